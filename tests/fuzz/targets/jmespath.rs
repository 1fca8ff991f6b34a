//! `--query`: an expression, and behind a NUL the document that it is searched in.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vpce::query::Expression;

fuzz_target!(|text: &str| {
    let (expression, document) = text.split_once('\0').unwrap_or((text, r#"{"a":[{"b":1,"c":"x"},{"b":2}],"d":null}"#));
    if let (Ok(expression), Ok(document)) = (Expression::compile(expression), serde_json::from_str(document)) {
        let _ = expression.search(&document);
    }
});
