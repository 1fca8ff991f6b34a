//! JSON as Python's `json.dump(value, indent=4, ensure_ascii=False)` writes it (aws-cli.md §13).

use std::fmt;
use std::io;
use std::io::Write as _;

use serde_json::{Map, Number, Value};

use crate::base::python;

/// Enough for nearly all answers to be one write.
const BUFFER: usize = 64 * 1024;

/// The text of a value with a line end; nothing at all for the empty map.
pub fn render(value: &Value) -> String {
    let mut text = String::new();
    let written = document(&mut text, value);
    debug_assert!(written.is_ok(), "a String takes everything");
    text
}

/// Writes what `render` gives, without holding all of it.
pub fn write(value: &Value, out: &mut dyn io::Write) -> io::Result<()> {
    let mut buffered = io::BufWriter::with_capacity(BUFFER, out);
    write!(buffered, "{}", Document(value))?;
    buffered.flush()
}

/// Lets a value be formatted into an `io::Write`, which keeps the writer's own error.
struct Document<'a>(&'a Value);

impl fmt::Display for Document<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        document(formatter, self.0)
    }
}

fn document<W: fmt::Write>(out: &mut W, value: &Value) -> fmt::Result {
    if super::is_empty_map(value) {
        return Ok(());
    }
    node(out, value, 0)?;
    out.write_char('\n')
}

fn node<W: fmt::Write>(out: &mut W, value: &Value, depth: usize) -> fmt::Result {
    match value {
        Value::Null => out.write_str("null"),
        Value::Bool(true) => out.write_str("true"),
        Value::Bool(false) => out.write_str("false"),
        Value::Number(number) => self::number(out, number),
        Value::String(text) => string(out, text),
        Value::Array(items) => list(out, items, depth),
        Value::Object(members) => map(out, members, depth),
    }
}

fn list<W: fmt::Write>(out: &mut W, items: &[Value], depth: usize) -> fmt::Result {
    if items.is_empty() {
        return out.write_str("[]");
    }
    out.write_char('[')?;
    for (at, item) in items.iter().enumerate() {
        separator(out, at, depth + 1)?;
        node(out, item, depth + 1)?;
    }
    new_line(out, depth)?;
    out.write_char(']')
}

fn map<W: fmt::Write>(out: &mut W, members: &Map<String, Value>, depth: usize) -> fmt::Result {
    if members.is_empty() {
        return out.write_str("{}");
    }
    out.write_char('{')?;
    for (at, (name, value)) in members.iter().enumerate() {
        separator(out, at, depth + 1)?;
        string(out, name)?;
        out.write_str(": ")?;
        node(out, value, depth + 1)?;
    }
    new_line(out, depth)?;
    out.write_char('}')
}

/// What stands before the item at `at`.
fn separator<W: fmt::Write>(out: &mut W, at: usize, depth: usize) -> fmt::Result {
    if at > 0 {
        out.write_char(',')?;
    }
    new_line(out, depth)
}

fn new_line<W: fmt::Write>(out: &mut W, depth: usize) -> fmt::Result {
    out.write_char('\n')?;
    (0..depth).try_for_each(|_| out.write_str("    "))
}

/// Whole numbers as they are, floats as Python's `repr`.
pub(super) fn number<W: fmt::Write>(out: &mut W, number: &Number) -> fmt::Result {
    match number.as_f64() {
        Some(float) if number.is_f64() => out.write_str(&python::float(float)),
        _ => write!(out, "{number}"),
    }
}

/// Only quotes, backslashes and control characters below U+0020 are escaped.
fn string<W: fmt::Write>(out: &mut W, text: &str) -> fmt::Result {
    out.write_char('"')?;
    let mut written = 0;
    for (at, byte) in text.bytes().enumerate() {
        if byte >= b' ' && byte != b'"' && byte != b'\\' {
            continue;
        }
        out.write_str(&text[written..at])?;
        written = at + 1;
        match byte {
            b'"' => out.write_str("\\\""),
            b'\\' => out.write_str("\\\\"),
            b'\n' => out.write_str("\\n"),
            b'\r' => out.write_str("\\r"),
            b'\t' => out.write_str("\\t"),
            0x08 => out.write_str("\\b"),
            0x0c => out.write_str("\\f"),
            control => write!(out, "\\u{control:04x}"),
        }?;
    }
    out.write_str(&text[written..])?;
    out.write_char('"')
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{render, write};

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
        let mut bytes = Vec::new();
        assert!(write(&value, &mut bytes).is_ok());
        assert_eq!(bytes, expected.as_bytes());
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
