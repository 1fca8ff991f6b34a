//! JSON as Python 3.11's `json.loads` reads it, down to its error texts, which AWS CLI shows (aws-cli.md §7).
//!
//! Unlike `serde_json` it takes `NaN` and the infinities, counts positions in characters, and looks at one thing after
//! the other in Python's order. Whole numbers beyond 64 bits are held at the bound; a lone surrogate becomes U+FFFD.

use serde_json::{Map, Value};
use thiserror::Error;

use super::foreign;

/// Python gives up near a thousand levels; so do we, but before the smallest stack ends that we may run on.
const DEEPEST: usize = 400;

/// Why a text is no JSON.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum JsonError {
    /// Python's `JSONDecodeError`.
    #[error("{0}")]
    Syntax(String),
    /// Python's `RecursionError`.
    #[error("maximum recursion depth exceeded while decoding a JSON {0} from a unicode string")]
    TooDeep(&'static str),
}

/// Reads one JSON value and nothing behind it.
///
/// # Errors
/// The first thing that Python stumbles over.
pub fn parse(text: &str) -> Result<Value, JsonError> {
    let mut reader = Reader { text: text.chars().collect(), at: 0, depth: 0 };
    if reader.peek() == Some('\u{feff}') {
        return Err(reader.error("Unexpected UTF-8 BOM (decode using utf-8-sig)", 0));
    }
    reader.skip_blanks();
    let value = reader.value()?;
    reader.skip_blanks();
    if reader.at < reader.text.len() { Err(reader.error("Extra data", reader.at)) } else { Ok(value) }
}

struct Reader {
    text: Vec<char>,
    at: usize,
    depth: usize,
}

impl Reader {
    fn peek(&self) -> Option<char> {
        self.text.get(self.at).copied()
    }

    fn skip_blanks(&mut self) {
        while matches!(self.peek(), Some(' ' | '\t' | '\n' | '\r')) {
            self.at += 1;
        }
    }

    fn error(&self, message: &str, at: usize) -> JsonError {
        let before = &self.text[..at.min(self.text.len())];
        let line = before.iter().filter(|c| **c == '\n').count() + 1;
        let column = before.iter().rev().take_while(|c| **c != '\n').count() + 1;
        JsonError::Syntax(format!("{message}: line {line} column {column} (char {at})"))
    }

    fn take_word(&mut self, word: &str) -> bool {
        let end = self.at + word.len();
        let fits = self.text.get(self.at..end).is_some_and(|found| found.iter().copied().eq(word.chars()));
        if fits {
            self.at = end;
        }
        fits
    }

    fn value(&mut self) -> Result<Value, JsonError> {
        let start = self.at;
        match self.peek() {
            Some('"') => self.string().map(Value::String),
            Some('{') => self.nested("object", Self::object),
            Some('[') => self.nested("array", Self::array),
            Some('n') if self.take_word("null") => Ok(Value::Null),
            Some('t') if self.take_word("true") => Ok(Value::Bool(true)),
            Some('f') if self.take_word("false") => Ok(Value::Bool(false)),
            Some('N') if self.take_word("NaN") => Ok(foreign::float(f64::NAN)),
            Some('I') if self.take_word("Infinity") => Ok(foreign::float(f64::INFINITY)),
            Some('-') if self.take_word("-Infinity") => Ok(foreign::float(f64::NEG_INFINITY)),
            _ => self.number().ok_or_else(|| self.error("Expecting value", start)),
        }
    }

    fn nested(
        &mut self,
        what: &'static str,
        read: fn(&mut Self) -> Result<Value, JsonError>,
    ) -> Result<Value, JsonError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(JsonError::TooDeep(what));
        }
        self.at += 1;
        self.skip_blanks();
        let value = read(self)?;
        self.depth -= 1;
        Ok(value)
    }

    fn object(&mut self) -> Result<Value, JsonError> {
        let mut members = Map::new();
        if self.take_word("}") {
            return Ok(Value::Object(members));
        }
        loop {
            if self.peek() != Some('"') {
                return Err(self.error("Expecting property name enclosed in double quotes", self.at));
            }
            let key = self.string()?;
            self.skip_blanks();
            if !self.take_word(":") {
                return Err(self.error("Expecting ':' delimiter", self.at));
            }
            self.skip_blanks();
            let value = self.value()?;
            members.insert(key, value);
            if self.ends_with("}")? {
                return Ok(Value::Object(members));
            }
        }
    }

    fn array(&mut self) -> Result<Value, JsonError> {
        let mut items = Vec::new();
        if self.take_word("]") {
            return Ok(Value::Array(items));
        }
        loop {
            items.push(self.value()?);
            if self.ends_with("]")? {
                return Ok(Value::Array(items));
            }
        }
    }

    /// After an item: its container's end, or a comma and whatever blanks follow.
    fn ends_with(&mut self, close: &str) -> Result<bool, JsonError> {
        self.skip_blanks();
        if self.take_word(close) {
            return Ok(true);
        }
        if !self.take_word(",") {
            return Err(self.error("Expecting ',' delimiter", self.at));
        }
        self.skip_blanks();
        Ok(false)
    }

    fn string(&mut self) -> Result<String, JsonError> {
        let begin = self.at;
        let mut text = String::new();
        self.at += 1;
        loop {
            match self.peek() {
                None => return Err(self.error("Unterminated string starting at", begin)),
                Some('"') => {
                    self.at += 1;
                    return Ok(text);
                }
                Some('\\') => {
                    self.at += 1;
                    text.push(self.escape(begin)?);
                    continue;
                }
                Some(c) if c <= '\u{1f}' => return Err(self.error("Invalid control character at", self.at)),
                Some(c) => text.push(c),
            }
            self.at += 1;
        }
    }

    /// What stands behind a backslash.
    fn escape(&mut self, begin: usize) -> Result<char, JsonError> {
        let backslash = self.at - 1;
        let Some(letter) = self.peek() else {
            return Err(self.error("Unterminated string starting at", begin));
        };
        self.at += 1;
        Ok(match letter {
            '"' | '\\' | '/' => letter,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => return self.unicode_escape(),
            _ => return Err(self.error("Invalid \\escape", backslash)),
        })
    }

    /// The four digits behind `\u`, and those of a second surrogate if it completes the first.
    fn unicode_escape(&mut self) -> Result<char, JsonError> {
        let high = self.four_digits(self.at)?;
        self.at += 4;
        let is_high = (0xd800..0xdc00).contains(&high);
        let continues = self.text.get(self.at..self.at + 2).is_some_and(|next| next == ['\\', 'u']);
        if is_high && continues && self.at + 6 < self.text.len() {
            let low = self.four_digits(self.at + 2)?;
            if (0xdc00..0xe000).contains(&low) {
                self.at += 6;
                let joined = 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
                return Ok(char::from_u32(joined).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
        }
        Ok(char::from_u32(high).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn four_digits(&self, start: usize) -> Result<u32, JsonError> {
        // Python wants one more character behind the digits, if only the quote.
        let digits = self.text.get(start..start + 4).filter(|_| start + 4 < self.text.len());
        let number = digits
            .and_then(|digits| digits.iter().try_fold(0, |number, digit| Some(number * 16 + digit.to_digit(16)?)));
        number.ok_or_else(|| self.error("Invalid \\uXXXX escape", start - 1))
    }

    fn digits(&self, from: usize) -> usize {
        self.text.iter().skip(from).take_while(|c| c.is_ascii_digit()).count()
    }

    fn number(&mut self) -> Option<Value> {
        let mut end = self.at + usize::from(self.peek() == Some('-'));
        end += match self.text.get(end)? {
            '0' => 1,
            '1'..='9' => self.digits(end),
            _ => return None,
        };
        let whole = end;
        if self.text.get(end) == Some(&'.') && self.digits(end + 1) > 0 {
            end += 1 + self.digits(end + 1);
        }
        if matches!(self.text.get(end), Some('e' | 'E')) {
            let sign = usize::from(matches!(self.text.get(end + 1), Some('+' | '-')));
            let digits = self.digits(end + 1 + sign);
            end += if digits > 0 { 1 + sign + digits } else { 0 };
        }
        let text: String = self.text[self.at..end].iter().collect();
        self.at = end;
        Some(if end == whole { integer(&text) } else { foreign::float(text.parse().ok()?) })
    }
}

fn integer(text: &str) -> Value {
    let bound = || if text.starts_with('-') { Value::from(i64::MIN) } else { Value::from(u64::MAX) };
    text.parse::<i64>().map(Value::from).or_else(|_| text.parse::<u64>().map(Value::from)).unwrap_or_else(|_| bound())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn python_s_words_for_what_is_wrong() {
        let cases = [
            ("", "Expecting value: line 1 column 1 (char 0)"),
            ("[\"v1\",", "Expecting value: line 1 column 7 (char 6)"),
            ("{'a':1}", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
            ("{\"a\"\n 1}", "Expecting ':' delimiter: line 2 column 2 (char 6)"),
            ("{\"a\":1 \"b\"}", "Expecting ',' delimiter: line 1 column 8 (char 7)"),
            ("{} x", "Extra data: line 1 column 4 (char 3)"),
            ("\"é", "Unterminated string starting at: line 1 column 1 (char 0)"),
            ("[\"a\\q\"]", "Invalid \\escape: line 1 column 4 (char 3)"),
            ("\"\\u12\"", "Invalid \\uXXXX escape: line 1 column 3 (char 2)"),
            ("\"\\u12xy\"", "Invalid \\uXXXX escape: line 1 column 3 (char 2)"),
            ("01", "Extra data: line 1 column 2 (char 1)"),
        ];
        for (text, message) in cases {
            assert_eq!(parse(text), Err(JsonError::Syntax(message.to_owned())), "{text}");
        }
    }

    #[test]
    fn values() {
        assert_eq!(parse(" {\"a\":1,\"b\":2,\"a\":3} "), Ok(serde_json::json!({"a": 3, "b": 2})));
        assert_eq!(parse("[1.0, -0, 1e2, \"\\ud83d\\ude80\"]"), Ok(serde_json::json!([1.0, 0, 100.0, "🚀"])));
        assert_eq!(parse("NaN").map(|value| foreign::str(&value)), Ok("nan".to_owned()));
        assert!(matches!(parse(&"[".repeat(5000)), Err(JsonError::TooDeep("array"))));
        assert!(parse(&format!("{}{}", "[".repeat(400), "]".repeat(400))).is_ok());
    }
}
