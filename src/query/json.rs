//! JSON as Python's `json.loads` reads it, for literals and quoted identifiers. `serde_json` differs: it has no texts
//! of Python's, and reads `-0` as a float.

use serde_json::{Map, Number, Value};

/// How deep a text may be nested.
const MAX_DEPTH: usize = 128;

/// Why a text is not JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum JsonError {
    /// Python's message without the position.
    Invalid(&'static str),
    /// More levels than we follow.
    TooDeep,
}

/// The value of a text.
pub(super) fn loads(text: &str) -> Result<Value, JsonError> {
    let mut reader = Reader { rest: text, depth: 0 };
    reader.skip_blanks();
    let value = reader.value()?;
    reader.skip_blanks();
    if reader.rest.is_empty() { Ok(value) } else { Err(JsonError::Invalid("Extra data")) }
}

struct Reader<'a> {
    rest: &'a str,
    depth: usize,
}

impl Reader<'_> {
    fn value(&mut self) -> Result<Value, JsonError> {
        const WORDS: [(&str, Value); 3] =
            [("null", Value::Null), ("true", Value::Bool(true)), ("false", Value::Bool(false))];
        if let Some((_, value)) = WORDS.into_iter().find(|(word, _)| self.take(word)) {
            return Ok(value);
        }
        match self.rest.as_bytes().first() {
            Some(b'"') => self.string().map(Value::String),
            Some(b'[') => self.nested(Self::array),
            Some(b'{') => self.nested(Self::object),
            _ => self.number().map(Value::Number).ok_or(JsonError::Invalid("Expecting value")),
        }
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<Value, JsonError>) -> Result<Value, JsonError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(JsonError::TooDeep);
        }
        let value = read(self)?;
        self.depth -= 1;
        Ok(value)
    }

    fn array(&mut self) -> Result<Value, JsonError> {
        let mut items = Vec::new();
        self.take("[");
        self.skip_blanks();
        if self.take("]") {
            return Ok(Value::Array(items));
        }
        loop {
            items.push(self.value()?);
            self.skip_blanks();
            if self.take("]") {
                return Ok(Value::Array(items));
            }
            self.expect(",", "Expecting ',' delimiter")?;
        }
    }

    fn object(&mut self) -> Result<Value, JsonError> {
        let mut members = Map::new();
        self.take("{");
        self.skip_blanks();
        if self.take("}") {
            return Ok(Value::Object(members));
        }
        loop {
            if !self.rest.starts_with('"') {
                return Err(JsonError::Invalid("Expecting property name enclosed in double quotes"));
            }
            let key = self.string()?;
            self.skip_blanks();
            self.expect(":", "Expecting ':' delimiter")?;
            members.insert(key, self.value()?);
            self.skip_blanks();
            if self.take("}") {
                return Ok(Value::Object(members));
            }
            self.expect(",", "Expecting ',' delimiter")?;
        }
    }

    /// A number, unless the text has none here or it is none that a Value can hold (`1e999`).
    fn number(&mut self) -> Option<Number> {
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let text = self.rest;
        let sign = usize::from(text.starts_with('-'));
        let whole = if text[sign..].starts_with('0') { 1 } else { digits(&text[sign..]) };
        if whole == 0 {
            return None;
        }
        let integer = sign + whole;
        let fraction = text[integer..].strip_prefix('.').map_or(0, digits);
        let mut end = if fraction > 0 { integer + 1 + fraction } else { integer };
        if let Some(tail) = text[end..].strip_prefix(['e', 'E']) {
            let sign = usize::from(tail.starts_with(['-', '+']));
            let exponent = digits(&tail[sign..]);
            end += if exponent > 0 { 1 + sign + exponent } else { 0 };
        }
        self.rest = &text[end..];
        let text = &text[..end];
        let exact = if end == integer { whole_number(text) } else { None };
        exact.or_else(|| text.parse().ok().and_then(Number::from_f64))
    }

    fn string(&mut self) -> Result<String, JsonError> {
        const UNTERMINATED: JsonError = JsonError::Invalid("Unterminated string starting at");
        let mut text = String::new();
        self.take("\"");
        loop {
            match self.next().ok_or(UNTERMINATED)? {
                '"' => return Ok(text),
                '\\' => match self.next().ok_or(UNTERMINATED)? {
                    plain @ ('"' | '\\' | '/') => text.push(plain),
                    'b' => text.push('\u{8}'),
                    'f' => text.push('\u{c}'),
                    'n' => text.push('\n'),
                    'r' => text.push('\r'),
                    't' => text.push('\t'),
                    'u' => text.push(self.unicode_escape()?),
                    _ => return Err(JsonError::Invalid("Invalid \\escape")),
                },
                '\0'..='\u{1f}' => return Err(JsonError::Invalid("Invalid control character at")),
                plain => text.push(plain),
            }
        }
    }

    /// What `\uXXXX` stands for, or `\uXXXX\uXXXX` of two surrogates; an unpaired one, which Python keeps, cannot be
    /// in a Rust string.
    fn unicode_escape(&mut self) -> Result<char, JsonError> {
        let high = self.four_hex_digits()?;
        let unpaired = char::from_u32(high).unwrap_or(char::REPLACEMENT_CHARACTER);
        if !(0xd800..0xdc00).contains(&high) || !self.rest.starts_with("\\u") {
            return Ok(unpaired);
        }
        let after_high = self.rest;
        self.take("\\u");
        let low = self.four_hex_digits()?;
        if (0xdc00..0xe000).contains(&low) {
            let code = 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
            return Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        self.rest = after_high;
        Ok(unpaired)
    }

    fn four_hex_digits(&mut self) -> Result<u32, JsonError> {
        let digits = self.rest.get(..4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let code = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let code = code.ok_or(JsonError::Invalid("Invalid \\uXXXX escape"))?;
        self.rest = &self.rest[4..];
        Ok(code)
    }

    fn expect(&mut self, mark: &str, message: &'static str) -> Result<(), JsonError> {
        if !self.take(mark) {
            return Err(JsonError::Invalid(message));
        }
        self.skip_blanks();
        Ok(())
    }

    /// Steps over a word if it stands here.
    fn take(&mut self, word: &str) -> bool {
        let tail = self.rest.strip_prefix(word);
        self.rest = tail.unwrap_or(self.rest);
        tail.is_some()
    }

    fn next(&mut self) -> Option<char> {
        let mut characters = self.rest.chars();
        let next = characters.next();
        self.rest = characters.as_str();
        next
    }

    fn skip_blanks(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }
}

fn whole_number(text: &str) -> Option<Number> {
    text.parse::<i64>().map(Number::from).ok().or_else(|| text.parse::<u64>().map(Number::from).ok())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn numbers_keep_their_kind() {
        let text = " [0, -0, -0.0, 1e3, 18446744073709551615, 1.5E-7] ";
        let Ok(Value::Array(numbers)) = loads(text) else { panic!("{text}") };
        let texts: Vec<_> = numbers.iter().map(Value::to_string).collect();
        assert_eq!(texts, ["0", "0", "-0.0", "1000.0", "18446744073709551615", "1.5e-7"]);
    }

    #[test]
    fn strings_are_unescaped() {
        assert_eq!(loads(r#""\u00e9\ud83d\ude80\/\n""#), Ok(json!("é🚀/\n")));
        assert_eq!(loads(r#""\ud83dx\ud83d\u0041""#), Ok(json!("\u{fffd}x\u{fffd}A")));
        assert_eq!(loads(r#"{"a": 1, "b": 2, "a": 3}"#).map(|value| value.to_string()), Ok(r#"{"a":3,"b":2}"#.into()));
    }

    #[test]
    fn errors_are_pythons() {
        let cases = [
            ("", "Expecting value"),
            ("[1,]", "Expecting value"),
            ("-", "Expecting value"),
            ("01", "Extra data"),
            ("1.", "Extra data"),
            ("{a", "Expecting property name enclosed in double quotes"),
            ("{\"a\" 1}", "Expecting ':' delimiter"),
            ("[1 2]", "Expecting ',' delimiter"),
            ("\"a", "Unterminated string starting at"),
            ("\"\n\"", "Invalid control character at"),
            ("\"\\x\"", "Invalid \\escape"),
            ("\"\\u12é4\"", "Invalid \\uXXXX escape"),
        ];
        for (text, message) in cases {
            assert_eq!(loads(text), Err(JsonError::Invalid(message)), "{text}");
        }
        assert_eq!(loads(&"[".repeat(100_000)), Err(JsonError::TooDeep));
    }
}
