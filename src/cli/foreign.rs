//! Values that Python's readers give and JSON has no form for: bytes, dates, NaN and the infinities, ordered maps.
//!
//! The model has no place for them, so validation refuses them; but the report must show them. Until then they travel as
//! a map with a key that no member has.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::base::python;

/// A NUL cannot stand in a word of the command line.
const KEY: &str = "\u{0}python";

/// A value of this Python class that Python prints so.
pub fn value(class: &str, text: &str) -> Value {
    json!({ KEY: [class, text] })
}

/// A float, foreign if it is not finite.
pub fn float(number: f64) -> Value {
    serde_json::Number::from_f64(number).map_or_else(|| value("float", &python::float(number)), Value::Number)
}

/// Bytes, with their Python form.
pub fn bytes(bytes: &[u8]) -> Value {
    let mut text = String::new();
    for byte in bytes {
        match byte {
            b'\n' => text.push_str("\\n"),
            b'\r' => text.push_str("\\r"),
            b'\t' => text.push_str("\\t"),
            b'\\' => text.push_str("\\\\"),
            b' '..=b'~' => text.push(char::from(*byte)),
            _ => {
                // Writing into a String cannot fail.
                let _ = write!(text, "\\x{byte:02x}");
            }
        }
    }
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let text = if quote == '\'' { text.replace('\'', "\\'") } else { text };
    value("bytes", &format!("b{quote}{text}{quote}"))
}

/// A value whose maps are Python's `OrderedDict`, which shows only where it is printed.
pub fn ordered(read: &Value) -> Value {
    let class = if read.is_object() { "collections.OrderedDict" } else { python::type_name(read) };
    value(class, &repr(read, Maps::Ordered))
}

/// How maps are printed.
#[derive(Clone, Copy)]
enum Maps {
    Plain,
    Ordered,
}

/// Class and text of a foreign value.
fn of(value: &Value) -> Option<(&str, &str)> {
    let inside = value.as_object()?.get(KEY)?;
    Some((inside.get(0)?.as_str()?, inside.get(1)?.as_str()?))
}

/// Python's `str(value)`.
pub fn str(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        _ => repr(value, Maps::Plain),
    }
}

/// Python's `type(value)` as it prints: `<class 'int'>`.
pub fn class(value: &Value) -> String {
    let name = of(value).map_or_else(|| python::type_name(value), |(class, _)| class);
    format!("<class '{name}'>")
}

/// Whether this is a foreign value of the class.
pub fn is(value: &Value, class: &str) -> bool {
    of(value).is_some_and(|(name, _)| name == class)
}

/// Whether this is a foreign value of any class.
pub fn is_foreign(value: &Value) -> bool {
    of(value).is_some()
}

fn repr(value: &Value, maps: Maps) -> String {
    if let Some((_, text)) = of(value) {
        return text.to_owned();
    }
    match value {
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(|item| repr(item, maps)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(members) => {
            let members = members.iter().map(|(key, value)| (python::str_repr(key), repr(value, maps)));
            match maps {
                Maps::Plain => {
                    let pairs: Vec<_> = members.map(|(key, value)| format!("{key}: {value}")).collect();
                    format!("{{{}}}", pairs.join(", "))
                }
                Maps::Ordered => {
                    let pairs: Vec<_> = members.map(|(key, value)| format!("({key}, {value})")).collect();
                    let list = if pairs.is_empty() { String::new() } else { format!("[{}]", pairs.join(", ")) };
                    format!("OrderedDict({list})")
                }
            }
        }
        _ => python::repr(value),
    }
}
