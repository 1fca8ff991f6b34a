//! The tokens of `--starting-token` and of a result that `--max-items` cut: base64 of what Python's `json.dumps` makes of
//! the service's tokens and of the index to go on from (aws-cli.md §12).
//!
//! What does not belong here: when a result is cut (`paginate.rs`).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};

use super::errors::CliError;
use crate::base::python;

/// The member that holds the index.
pub const TRUNCATE: &str = "boto_truncate_amount";

/// Where paging starts.
#[derive(Debug, PartialEq)]
pub struct Start {
    /// The service's tokens by input member; null for none.
    pub tokens: Map<String, Value>,
    /// How many items of the first page are left out; below zero they count from its end.
    pub index: i64,
}

/// Packs tokens, and an index if there is one.
pub fn encode(tokens: &Map<String, Value>) -> String {
    STANDARD.encode(python::json_dumps(&Value::Object(tokens.clone()), ", ", ": "))
}

/// Unpacks a token of either form for an operation with these input members.
///
/// # Errors
/// A token that makes AWS CLI stumble.
pub fn decode(token: &str, inputs: &[&str]) -> Result<Start, CliError> {
    match unpack(token) {
        Some(Value::Object(mut tokens)) => {
            tokens.shift_remove("boto_encoded_keys");
            let index = tokens.shift_remove(TRUNCATE).map_or(Ok(0), |index| as_index(&index))?;
            Ok(Start { tokens, index })
        }
        // A list's `pop` takes other arguments, which AWS CLI takes for an old token; what has no `pop` ends it.
        None | Some(Value::Array(_)) => decode_old(token, inputs),
        Some(other) => {
            let kind = python::type_name(&other);
            Err(CliError::General(format!("'{kind}' object has no attribute 'pop'")))
        }
    }
}

fn unpack(token: &str) -> Option<Value> {
    serde_json::from_slice(&unbase64(token.as_bytes())?).ok()
}

fn as_index(value: &Value) -> Result<i64, CliError> {
    let no_index =
        || CliError::General("slice indices must be integers or None or have an __index__ method".to_owned());
    match value {
        Value::Null => Ok(0),
        Value::Bool(flag) => Ok(i64::from(*flag)),
        _ => value.as_i64().ok_or_else(no_index),
    }
}

/// The form of old releases: the service's tokens and an index, joined by `___`.
fn decode_old(token: &str, inputs: &[&str]) -> Result<Start, CliError> {
    let mut parts: Vec<&str> = token.split("___").collect();
    let mut index = 0;
    if parts.len() == inputs.len() + 1 {
        match parts.pop().and_then(|last| i64::try_from(python::int(last)?).ok()) {
            Some(number) => index = number,
            None => parts = vec![token],
        }
    }
    if parts.len() > inputs.len() {
        return Err(CliError::General(format!("Bad starting token: {token}")));
    }
    let value = |part: Option<&&str>| match part {
        None | Some(&"None") => Value::Null,
        Some(part) => Value::from(*part),
    };
    let tokens = inputs.iter().enumerate().map(|(at, input)| ((*input).to_owned(), value(parts.get(at)))).collect();
    Ok(Start { tokens, index })
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// As Python's `b64decode`: what is not of the alphabet is skipped, the padding must be right, and what follows it is not
/// looked at.
fn unbase64(text: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (mut bits, mut digits, mut pads) = (0_usize, 0_usize, 0_usize);
    for byte in text {
        if *byte == b'=' {
            pads += usize::from(digits % 4 >= 2);
            if digits % 4 >= 2 && digits % 4 + pads >= 4 {
                return Some(bytes);
            }
            continue;
        }
        let Some(digit) = ALPHABET.iter().position(|known| known == byte) else { continue };
        bits = (bits << 6 | digit) & 0xff_ffff;
        digits += 1;
        pads = 0;
        // Of 2, 3 and 4 digits of a group, the last whole byte stands 4, 2 and 0 bits up.
        match digits % 4 {
            2 => bytes.push(low_byte(bits >> 4)),
            3 => bytes.push(low_byte(bits >> 2)),
            0 => bytes.push(low_byte(bits)),
            _ => {}
        }
    }
    (digits % 4 == 0).then_some(bytes)
}

fn low_byte(bits: usize) -> u8 {
    u8::try_from(bits & 0xff).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn start(tokens: Value, index: i64) -> Start {
        let Value::Object(tokens) = tokens else { unreachable!() };
        Start { tokens, index }
    }

    #[test]
    fn tokens_are_packed_as_python_does() {
        let Value::Object(tokens) = json!({"NextToken": null, TRUNCATE: 1}) else { unreachable!() };
        assert_eq!(encode(&tokens), "eyJOZXh0VG9rZW4iOiBudWxsLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAxfQ==");
    }

    #[test]
    fn tokens_of_either_form_are_unpacked() {
        let one = |token| decode(token, &["NextToken"]);
        assert_eq!(one("eyJOZXh0VG9rZW4iOiAidG9rQSJ9").unwrap(), start(json!({"NextToken": "tokA"}), 0));
        assert_eq!(one("None___2").unwrap(), start(json!({"NextToken": null}), 2));
        assert_eq!(one("tokA___1").unwrap(), start(json!({"NextToken": "tokA"}), 1));
        for raw in ["!!!", "WzEsMl0=", "a___b", "tokA"] {
            assert_eq!(one(raw).unwrap(), start(json!({"NextToken": raw}), 0));
        }
        assert_eq!(one("a___b___c").unwrap_err().to_string(), "Bad starting token: a___b___c");
        assert_eq!(one("MTIz").unwrap_err().to_string(), "'int' object has no attribute 'pop'");
    }

    #[test]
    fn base64_goes_both_ways() {
        for text in ["", "a", "ab", "abc", "abcd"] {
            assert_eq!(unbase64(STANDARD.encode(text).as_bytes()).unwrap(), text.as_bytes());
        }
        assert_eq!(unbase64(b"YQ"), None);
        assert_eq!(unbase64(b"Y-Q==junk").unwrap(), b"a");
    }
}
