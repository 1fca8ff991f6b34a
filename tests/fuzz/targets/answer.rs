//! What servers answer: any bytes, with any of three statuses.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vpce::model::SERVICES;
use vpce::protocol::{HttpAnswer, read_answer};

fuzz_target!(|body: &[u8]| {
    for service in SERVICES {
        let Some(operation) = service.operations.first() else { continue };
        for status in [200, 400, 503] {
            let answer = HttpAnswer { status, headers: Vec::new(), body: body.to_vec() };
            let _ = read_answer(service, operation, &answer);
        }
    }
});
