//! `--starting-token`, for operations with one token and with three.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vpce::cli::page_token;

fuzz_target!(|text: &str| {
    let _ = page_token::decode(text, &["NextToken"]);
    let _ = page_token::decode(text, &["Name", "Type", "Identifier"]);
});
