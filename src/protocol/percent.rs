//! Percent-encoding as Python's `urllib.parse` does it, which is what AWS CLI puts on the wire.

use std::fmt::Write;

/// Everything but unreserved characters (`A-Za-z0-9-._~`) as upper-case `%XX` of its UTF-8 bytes (Python: `quote`).
pub fn encode(text: &str) -> String {
    encode_keeping(text, b"")
}

/// The same for a form: a blank is `+` (Python: `quote_plus`).
pub fn encode_form(text: &str) -> String {
    encode_keeping(text, b" ").replace(' ', "+")
}

/// The same, and `/` stays: for a path that is encoded as a whole.
pub fn encode_path(path: &str) -> String {
    encode_keeping(path, b"/")
}

/// A name or a value of a query string as Signature Version 4 has it, whichever way it was written: `+` is a blank, and every
/// byte is encoded as [`encode`] does it.
pub fn rewrite(text: &str) -> String {
    encode_bytes(&decode_bytes(&text.replace('+', " ")), b"")
}

/// Whether nothing in it is escaped.
pub fn is_plain(text: &str) -> bool {
    !text.contains('%')
}

/// Whether every `%` starts an escape, and the bytes that the escapes stand for are UTF-8.
pub fn is_text(text: &str) -> bool {
    if is_plain(text) {
        return true;
    }
    let bytes = text.as_bytes();
    let is_escape = |at: usize| bytes.get(at + 1..at + 3).and_then(hex_byte).is_some();
    let is_written = (0..bytes.len()).filter(|at| bytes[*at] == b'%').all(is_escape);
    is_written && std::str::from_utf8(&decode_bytes(text)).is_ok()
}

/// `%XX` as bytes; a `%` without two hex digits stays, and bytes that are not UTF-8 become U+FFFD.
pub fn decode(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    String::from_utf8(decode_bytes(text)).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

fn decode_bytes(text: &str) -> Vec<u8> {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let escaped = (bytes[at] == b'%').then(|| bytes.get(at + 1..at + 3)).flatten().and_then(hex_byte);
        decoded.push(escaped.unwrap_or(bytes[at]));
        at += if escaped.is_some() { 3 } else { 1 };
    }
    decoded
}

/// The same for a form: `+` is a blank.
pub fn decode_form(text: &str) -> String {
    if text.contains('+') { decode(&text.replace('+', " ")) } else { decode(text) }
}

fn encode_keeping(text: &str, kept: &[u8]) -> String {
    encode_bytes(text.as_bytes(), kept)
}

fn encode_bytes(bytes: &[u8], kept: &[u8]) -> String {
    let mut encoded = String::with_capacity(bytes.len());
    for &byte in bytes {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || kept.contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

fn hex_byte(digits: &[u8]) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    Some(digit(*digits.first()?)? << 4 | digit(*digits.get(1)?)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodes_as_python_does() {
        assert_eq!(encode_form("a b*~:/é"), "a+b%2A~%3A%2F%C3%A9");
        assert_eq!(encode("/hostedzone/Z1 x"), "%2Fhostedzone%2FZ1%20x");
        assert_eq!(encode_path("/a b/%2F"), "/a%20b/%252F");
    }

    #[test]
    fn decodes_leniently() {
        assert_eq!(decode_form("x+y%C3%A9%2"), "x yé%2");
        assert_eq!(decode("100%zz%ff"), "100%zz\u{FFFD}");
    }

    #[test]
    fn knows_what_is_text_and_writes_it_in_one_way() {
        for (text, is_text_too) in [("a%20b", true), ("%c3%a9é+", true), ("%zz", false), ("%4", false), ("%ff", false)]
        {
            assert_eq!(is_text(text), is_text_too, "{text}");
        }
        assert_eq!(rewrite("a+b%2f%7e*%ff%4"), "a%20b%2F~%2A%FF%254");
    }
}
