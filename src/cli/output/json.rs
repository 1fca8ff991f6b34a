//! JSON as Python's `json.dump(value, indent=4, ensure_ascii=False)` writes it (aws-cli.md §13).

use std::fmt::Write as _;

use serde_json::{Map, Value};

use crate::base::python;

/// The text of a value with a line end; nothing at all for the empty map.
pub fn render(value: &Value) -> String {
    let mut text = String::new();
    if !super::is_empty_map(value) {
        node(&mut text, value, 0);
        text.push('\n');
    }
    text
}

fn node(out: &mut String, value: &Value, depth: usize) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(flag) => out.push_str(if *flag { "true" } else { "false" }),
        // Python's `json` writes a float as `repr` does.
        Value::Number(_) => out.push_str(&python::repr(value)),
        Value::String(text) => string(out, text),
        Value::Array(items) => list(out, items, depth),
        Value::Object(members) => map(out, members, depth),
    }
}

fn list(out: &mut String, items: &[Value], depth: usize) {
    if items.is_empty() {
        out.push_str("[]");
        return;
    }
    out.push('[');
    for (at, item) in items.iter().enumerate() {
        separator(out, at, depth + 1);
        node(out, item, depth + 1);
    }
    new_line(out, depth);
    out.push(']');
}

fn map(out: &mut String, members: &Map<String, Value>, depth: usize) {
    if members.is_empty() {
        out.push_str("{}");
        return;
    }
    out.push('{');
    for (at, (name, value)) in members.iter().enumerate() {
        separator(out, at, depth + 1);
        string(out, name);
        out.push_str(": ");
        node(out, value, depth + 1);
    }
    new_line(out, depth);
    out.push('}');
}

/// What stands before the item at `at`.
fn separator(out: &mut String, at: usize, depth: usize) {
    if at > 0 {
        out.push(',');
    }
    new_line(out, depth);
}

fn new_line(out: &mut String, depth: usize) {
    out.push('\n');
    (0..depth).for_each(|_| out.push_str("    "));
}

/// Only quotes, backslashes and control characters below U+0020 are escaped.
fn string(out: &mut String, text: &str) {
    out.push('"');
    let mut written = 0;
    for (at, byte) in text.bytes().enumerate() {
        if byte >= b' ' && byte != b'"' && byte != b'\\' {
            continue;
        }
        out.push_str(&text[written..at]);
        written = at + 1;
        match byte {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            0x08 => out.push_str("\\b"),
            0x0c => out.push_str("\\f"),
            control => {
                // Writing into a String cannot fail.
                let _ = write!(out, "\\u{control:04x}");
            }
        }
    }
    out.push_str(&text[written..]);
    out.push('"');
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::render;

    #[test]
    fn members_keep_their_order_and_empty_ones_stay_on_their_line() {
        let value = json!({"Vpcs": [{"VpcId": "vpc-1", "Tags": [], "Options": {}}], "Count": 1});
        let expected = r#"{
    "Vpcs": [
        {
            "VpcId": "vpc-1",
            "Tags": [],
            "Options": {}
        }
    ],
    "Count": 1
}
"#;
        assert_eq!(render(&value), expected);
    }

    #[test]
    fn only_the_empty_map_prints_nothing() {
        assert_eq!(render(&json!({})), "");
        for (value, text) in [
            (json!([]), "[]\n"),
            (json!(""), "\"\"\n"),
            (Value::Null, "null\n"),
            (json!(false), "false\n"),
            (json!(0), "0\n"),
        ] {
            assert_eq!(render(&value), text);
        }
    }

    #[test]
    fn only_what_must_be_is_escaped() {
        let value = json!("a\"b\\c/\n\r\t\u{8}\u{c}\u{1}\u{1f}\u{7f}\u{2028}é東🚀");
        assert_eq!(render(&value), "\"a\\\"b\\\\c/\\n\\r\\t\\b\\f\\u0001\\u001f\u{7f}\u{2028}é東🚀\"\n");
    }

    #[test]
    fn numbers_are_pythons() {
        // query-number-forms
        let value = json!([1.0, 1000.0, 1.5e-7, 12_345_678_901_234_567_890_u64, -5, 1e20]);
        assert_eq!(
            render(&value),
            "[\n    1.0,\n    1000.0,\n    1.5e-07,\n    12345678901234567890,\n    -5,\n    1e+20\n]\n"
        );
    }
}
