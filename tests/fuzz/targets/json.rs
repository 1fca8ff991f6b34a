//! Bodies of JSON requests, as the input of every operation that is asked for by one. What can be read is the same when it is
//! written and read again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vpce::model::SERVICES;
use vpce::model::shape::Protocol;
use vpce::protocol::{json, write_request};

fuzz_target!(|body: &[u8]| {
    for service in SERVICES.iter().filter(|service| service.protocol == Protocol::Json) {
        for operation in service.operations {
            let target = format!("{}.{}", service.target_prefix, operation.name);
            let Ok((_, params)) = json::read_request(service, &target, body) else { continue };
            let Ok(written) = write_request(service, operation, &params) else { continue };
            let read = json::read_request(service, &target, &written.body).map(|(_, params)| params);
            assert_eq!(read, Ok(params));
        }
    }
});
