//! Python's text forms. AWS CLI is a Python program, and its messages show values the way Python prints them.
//!
//! Only what Python itself does to a value: the texts around them belong to whoever raises the error.

use std::fmt::Write;

use serde_json::Value;

/// `str(value)`: a string as it is, everything else as `repr`.
pub fn str(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => repr(other),
    }
}

/// `repr(value)`: `None`, `True`, `'x'`, `[1, 'a']`, `{'k': 1.0}`.
pub fn repr(value: &Value) -> String {
    match value {
        Value::Null => "None".to_owned(),
        Value::Bool(true) => "True".to_owned(),
        Value::Bool(false) => "False".to_owned(),
        Value::Number(number) => number_repr(number),
        Value::String(text) => str_repr(text),
        Value::Array(items) => format!("[{}]", comma_separated(items.iter().map(repr))),
        Value::Object(members) => {
            let pairs = members.iter().map(|(key, value)| format!("{}: {}", str_repr(key), repr(value)));
            format!("{{{}}}", comma_separated(pairs))
        }
    }
}

/// `repr` of a string: in single quotes unless it holds some and no double ones; what cannot be printed is escaped.
pub fn str_repr(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push(quote);
    for character in text.chars() {
        match character {
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            _ if character == quote => quoted.extend(['\\', quote]),
            _ if is_printable(character) => quoted.push(character),
            _ => push_escape(&mut quoted, character),
        }
    }
    quoted.push(quote);
    quoted
}

/// `repr` of a list of strings: `['a', 'b']`.
pub fn list_repr(texts: &[&str]) -> String {
    format!("[{}]", comma_separated(texts.iter().map(|text| str_repr(text))))
}

/// `repr` of a float: the shortest digits that read back, with an exponent below 1e-4 and from 1e16.
pub fn float(number: f64) -> String {
    if number.is_nan() {
        return "nan".to_owned();
    }
    if number.is_infinite() {
        return if number > 0.0 { "inf".to_owned() } else { "-inf".to_owned() };
    }
    if number == 0.0 || (1e-4..1e16).contains(&number.abs()) {
        let shortest = format!("{number:?}");
        return ties_to_even(number, format!("{number:.*}", fraction_digits(&shortest)), shortest);
    }
    let shortest = format!("{number:e}");
    let text = ties_to_even(number, format!("{number:.*e}", fraction_digits(&shortest)), shortest);
    match text.split_once('e') {
        Some((digits, exponent)) if exponent.starts_with('-') => format!("{digits}e-{:0>2}", &exponent[1..]),
        Some((digits, exponent)) => format!("{digits}e+{exponent:0>2}"),
        None => text,
    }
}

/// Of two shortest texts that are equally near, Python takes the one with an even last digit, Rust the greater one.
/// Rounding to a count of digits goes to even, but may miss the number at powers of two.
fn ties_to_even(number: f64, rounded: String, shortest: String) -> String {
    if rounded.parse() == Ok(number) { rounded } else { shortest }
}

fn fraction_digits(text: &str) -> usize {
    let (_, fraction) = text.split_once('.').unwrap_or_default();
    fraction.bytes().take_while(u8::is_ascii_digit).count()
}

/// `int(text)`: blanks around, a sign, `_` between digits. Beyond 128 bits the value is held at the bound.
pub fn int(text: &str) -> Option<i128> {
    let (negative, digits) = signed(text.trim());
    let digits = without_underscores(digits)?;
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let bound = if negative { i128::MIN } else { i128::MAX };
    let sign = if negative { "-" } else { "" };
    Some(format!("{sign}{digits}").parse().unwrap_or(bound))
}

/// What `int(text)` raises where [`int`] gives nothing.
pub fn no_int(text: &str) -> String {
    format!("invalid literal for int() with base 10: {}", str_repr(text))
}

/// `float(text)`: as [`int`], with a fraction or an exponent, or the words for infinity and NaN.
pub fn parse_float(text: &str) -> Option<f64> {
    without_underscores(text.trim())?.parse().ok()
}

/// What an encoding raises over a run of characters that it lacks, the first of them at `start`.
pub fn unencodable(codec: &str, run: &[char], start: usize, reason: &str) -> String {
    let what = match run {
        [character] => {
            format!("character '{}' in position {start}", escape(*character))
        }
        _ => format!("characters in position {start}-{}", start + run.len().saturating_sub(1)),
    };
    format!("'{codec}' codec can't encode {what}: {reason}")
}

/// `json.dumps(value, separators=(between_items, after_keys))`: everything that is not ASCII escaped.
pub fn json_dumps(value: &Value, between_items: &str, after_keys: &str) -> String {
    match value {
        Value::Null | Value::Bool(_) => value.to_string(),
        Value::Number(number) => number_repr(number),
        Value::String(text) => json_string(text),
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(|item| json_dumps(item, between_items, after_keys)).collect();
            format!("[{}]", items.join(between_items))
        }
        Value::Object(members) => {
            let pairs = members.iter().map(|(key, value)| {
                format!("{}{after_keys}{}", json_string(key), json_dumps(value, between_items, after_keys))
            });
            format!("{{{}}}", pairs.collect::<Vec<_>>().join(between_items))
        }
    }
}

/// `type(value).__name__`.
pub fn type_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "NoneType",
        Value::Bool(_) => "bool",
        Value::Number(number) if number.is_f64() => "float",
        Value::Number(_) => "int",
        Value::String(_) => "str",
        Value::Array(_) => "list",
        Value::Object(_) => "dict",
    }
}

/// `character.isspace()`: Unicode's white space, and the four separators of ASCII.
pub fn is_space(character: char) -> bool {
    character.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&character)
}

/// `repr` of a number.
pub fn number_repr(number: &serde_json::Number) -> String {
    match number.as_f64() {
        Some(value) if number.is_f64() => float(value),
        _ => number.to_string(),
    }
}

fn comma_separated(texts: impl Iterator<Item = String>) -> String {
    texts.collect::<Vec<_>>().join(", ")
}

/// Rust's `escape_debug` leaves alone exactly what Python calls printable, save for its `\'`-style escapes, which are
/// ASCII, and for marks that combine with the character before them, which it escapes only at the start of a text.
fn is_printable(character: char) -> bool {
    if character.is_ascii() {
        return !character.is_ascii_control();
    }
    let mut text = String::from("x");
    text.push(character);
    text.escape_debug().eq(text.chars())
}

/// A character's escape: `\\xe9`, `\\u6771`, `\\U0001f680`.
pub fn escape(character: char) -> String {
    let mut text = String::new();
    push_escape(&mut text, character);
    text
}

fn push_escape(text: &mut String, character: char) {
    let code = u32::from(character);
    // Writing to a String cannot fail.
    let _ = match code {
        0..=0xff => write!(text, "\\x{code:02x}"),
        0x100..=0xffff => write!(text, "\\u{code:04x}"),
        _ => write!(text, "\\U{code:08x}"),
    };
}

fn json_string(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            '\u{8}' => quoted.push_str("\\b"),
            '\u{c}' => quoted.push_str("\\f"),
            ' '..='~' => quoted.push(character),
            _ => {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    // Writing to a String cannot fail.
                    let _ = write!(quoted, "\\u{unit:04x}");
                }
            }
        }
    }
    quoted.push('"');
    quoted
}

/// Whether a number's text is negative, and the text after its sign.
fn signed(text: &str) -> (bool, &str) {
    match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    }
}

/// The text of a number without its underscores, which must stand alone between digits.
fn without_underscores(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let misplaced = |(at, _)| at == 0 || !is_digit(at - 1) || !is_digit(at + 1);
    if text.match_indices('_').any(misplaced) { None } else { Some(text.replace('_', "")) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn values_read_as_python_prints_them() {
        let value = json!({"a": [null, true, 1, 1.0, "it's"], "b": {}});
        assert_eq!(repr(&value), r#"{'a': [None, True, 1, 1.0, "it's"], 'b': {}}"#);
        assert_eq!(str(&json!("it's")), "it's");
    }

    #[test]
    fn strings_are_quoted_and_escaped() {
        assert_eq!(str_repr("plain é東🚀"), "'plain é東🚀'");
        assert_eq!(str_repr("both ' and \""), r#"'both \' and "'"#);
        assert_eq!(str_repr("\\\t\n\r\0\x7f"), r"'\\\t\n\r\x00\x7f'");
        assert_eq!(str_repr("\u{a0}\u{2028}\u{e000}\u{10ffff}"), r"'\xa0\u2028\ue000\U0010ffff'");
        assert_eq!(str_repr("\u{301}e\u{301}"), "'\u{301}e\u{301}'");
    }

    #[test]
    fn floats_are_shortest() {
        let cases = [
            (0.1, "0.1"),
            (-0.0, "-0.0"),
            (1e15, "1000000000000000.0"),
            (1e16, "1e+16"),
            (1.5e-7, "1.5e-07"),
            (0.0001, "0.0001"),
            (0.000_012_3, "1.23e-05"),
            (-1e300, "-1e+300"),
            (f64::MAX, "1.7976931348623157e+308"),
            (0.25 + 759_370_401_206_283.0, "759370401206283.2"),
            (5e-324, "5e-324"),
            (9_007_199_254_740_992.0, "9007199254740992.0"),
        ];
        for (number, text) in cases {
            assert_eq!(float(number), text);
        }
    }

    #[test]
    fn ints_and_floats_are_parsed() {
        assert_eq!(int(" -1_000\n"), Some(-1000));
        assert_eq!(int("+007"), Some(7));
        assert_eq!(int("9".repeat(60).as_str()), Some(i128::MAX));
        for bad in ["", "-", "1__0", "_1", "1_", "1.0", "0x1", "- 1", "--1"] {
            assert_eq!(int(bad), None, "{bad:?}");
        }
        assert_eq!(parse_float(" 1_0.5e0 "), Some(10.5));
        assert_eq!(parse_float("1._5"), None);
    }

    #[test]
    fn json_is_ascii() {
        assert_eq!(
            json_dumps(&json!({"é": ["🚀", 1e20, null]}), ",", ":"),
            r#"{"\u00e9":["\ud83d\ude80",1e+20,null]}"#
        );
        assert_eq!(json_dumps(&json!("\u{7f}\u{1}/"), ", ", ": "), r#""\u007f\u0001/""#);
    }
}
