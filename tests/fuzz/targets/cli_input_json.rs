//! `--cli-input-json`, and the check of what it gives.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vpce::cli::{python_json, validate};
use vpce::model::Service;

fuzz_target!(|text: &str| {
    let operation = Service::find("ec2").and_then(|ec2| ec2.operation("create-vpc-endpoint"));
    if let (Ok(value), Some(operation)) = (python_json::parse(text), operation) {
        let _ = validate::validate(operation.input, &value);
    }
});
