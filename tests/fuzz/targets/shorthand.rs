//! Shorthand, and what the model makes of it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vpce::base::environment::Environment;
use vpce::cli::shorthand;
use vpce::model::Service;

fuzz_target!(|text: &str| {
    let operation = Service::find("ec2").and_then(|ec2| ec2.operation("create-vpc-endpoint"));
    if let (Ok(mut value), Some(operation)) = (shorthand::parse(text, &Environment::default()), operation) {
        let _ = shorthand::apply_model(&mut value, operation.input);
    }
});
