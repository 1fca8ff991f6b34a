//! Forms, as the input of every operation that is asked for by one.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vpce::model::SERVICES;
use vpce::model::shape::Protocol;
use vpce::protocol::form;

fuzz_target!(|body: &[u8]| {
    let is_text = form::check(body).is_ok();
    let pairs = form::pairs(&String::from_utf8_lossy(body));
    for service in SERVICES.iter().filter(|service| matches!(service.protocol, Protocol::Ec2 | Protocol::Query)) {
        for operation in service.operations {
            if let (Ok(params), true) = (form::decode(service, operation, &pairs), is_text) {
                let _ = form::encode(service, operation, &params);
            }
        }
    }
});
