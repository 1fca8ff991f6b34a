//! `--cli-input-yaml`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vpce::cli::yaml_input;

fuzz_target!(|text: &str| {
    let _ = yaml_input::parse(text);
});
