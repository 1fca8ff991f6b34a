//! AWS CLI's shorthand: `Key=a,Values=b,c`, `Tags=[{Key=a,Value=b}]` (aws-cli.md §7, Shorthand grammar).
//!
//! What does not belong here: when a word is shorthand and when it is JSON (`input`).

use serde_json::{Map, Value};
use thiserror::Error;

use super::foreign;
use super::paramfile::{self, Content, Unloaded};
use crate::base::environment::Environment;
use crate::base::python;
use crate::model::{Kind, Shape};

/// Python gives up at about this many brackets inside each other.
const DEEPEST: usize = 480;

/// Why a text is no shorthand.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ShorthandError {
    /// The text breaks the grammar.
    #[error("{0}")]
    Syntax(String),
    /// A key stands twice.
    #[error("{0}")]
    DuplicateKey(String),
    /// A file that cannot be read, a number that is none: errors that AWS CLI does not put down to the option.
    #[error("{0}")]
    Other(String),
}

/// Why a parser stops. What it goes back from is never told, so a syntax error's text is made at the end.
enum Stop {
    Syntax { expected: String, received: String, at: usize },
    Told(ShorthandError),
}

impl From<ShorthandError> for Stop {
    fn from(error: ShorthandError) -> Self {
        Self::Told(error)
    }
}

type Parsed<T> = Result<T, Stop>;

/// Reads one text, always to a map. Every scalar is text until [`apply_model`] has seen it.
///
/// # Errors
/// Where the text breaks the grammar.
pub fn parse(text: &str, environment: &Environment) -> Result<Value, ShorthandError> {
    let mut parser = Parser { text: text.chars().collect(), at: 0, reads_files: false, depth: 0, environment };
    parser.parameter().map(Value::Object).map_err(|stop| match stop {
        Stop::Told(error) => error,
        Stop::Syntax { expected, received, at } => {
            let place = parser.pointed_at(at);
            ShorthandError::Syntax(format!("Expected: '{expected}', received: '{received}' for input:\n {place}"))
        }
    })
}

struct Parser<'a> {
    text: Vec<char>,
    /// Where the next character stands, counted in characters.
    at: usize,
    /// Whether the value being read stands behind `@=`.
    reads_files: bool,
    depth: usize,
    environment: &'a Environment,
}

impl Parser<'_> {
    fn parameter(&mut self) -> Parsed<Map<String, Value>> {
        let mut members = Map::new();
        let (key, value) = self.key_and_value()?;
        members.insert(key, value);
        while !self.at_end() {
            let end = self.at;
            self.expect_between_blanks(',')?;
            let (key, value) = self.key_and_value()?;
            if members.contains_key(&key) {
                return Err(self.duplicate(&key, end + 1).into());
            }
            members.insert(key, value);
        }
        Ok(members)
    }

    fn key_and_value(&mut self) -> Parsed<(String, Value)> {
        let key = self.key_and_equals()?;
        let value = match self.peek() {
            None => Value::from(""),
            Some('[') => self.nested(Self::explicit_list)?,
            Some('{') => self.nested(Self::hash)?,
            Some(_) => self.csv()?,
        };
        Ok((key, value))
    }

    fn key_and_equals(&mut self) -> Parsed<String> {
        let is_key = |c: &char| c.is_ascii_alphanumeric() || "-_.#/:".contains(*c);
        let length = self.text[self.at..].iter().take_while(|c| is_key(c)).count();
        let key = self.take(length);
        self.skip_blanks();
        self.reads_files = self.peek() == Some('@');
        if self.reads_files {
            self.at += 1;
        }
        self.expect_between_blanks('=')?;
        Ok(key)
    }

    /// One value, or several with commas between, which are a list. Where after a comma the text turns out to be the
    /// next key, that comma ends the list.
    fn csv(&mut self) -> Parsed<Value> {
        let first = self.first_value()?;
        self.skip_blanks();
        if self.peek() != Some(',') {
            return Ok(first);
        }
        self.expect_between_blanks(',')?;
        let mut items = vec![first];
        loop {
            match self.next_in_csv() {
                Ok((item, more)) => {
                    items.push(item);
                    if !more {
                        break;
                    }
                }
                // AWS CLI goes back character by character: a comma inside quotes ends its way, too.
                Err(Stop::Syntax { .. }) if !self.at_end() => {
                    self.at = self.text[..=self.at].iter().rposition(|c| *c == ',').unwrap_or(0);
                    break;
                }
                Err(error) => return Err(error),
            }
        }
        Ok(if items.len() == 1 { items.swap_remove(0) } else { Value::Array(items) })
    }

    /// The next value of a list, and whether a comma follows it; without one the text must end.
    fn next_in_csv(&mut self) -> Parsed<(Value, bool)> {
        let item = self.second_value()?;
        self.skip_blanks();
        let more = !self.at_end();
        if more {
            self.expect_between_blanks(',')?;
        }
        Ok((item, more))
    }

    fn nested(&mut self, read: fn(&mut Self) -> Parsed<Value>) -> Parsed<Value> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(ShorthandError::Other("maximum recursion depth exceeded".to_owned()).into());
        }
        self.at += 1;
        self.skip_blanks();
        let value = read(self)?;
        self.depth -= 1;
        Ok(value)
    }

    fn explicit_list(&mut self) -> Parsed<Value> {
        let mut items = Vec::new();
        while self.peek() != Some(']') {
            items.push(self.item()?);
            self.end_item(']')?;
        }
        self.at += 1;
        Ok(Value::Array(items))
    }

    fn hash(&mut self) -> Parsed<Value> {
        let mut members = Map::new();
        while self.peek() != Some('}') {
            let key = self.key_and_equals()?;
            let value = self.item()?;
            self.end_item('}')?;
            members.insert(key, value);
        }
        self.at += 1;
        Ok(Value::Object(members))
    }

    fn item(&mut self) -> Parsed<Value> {
        match self.peek() {
            Some('[') => self.nested(Self::explicit_list),
            Some('{') => self.nested(Self::hash),
            _ => self.first_value(),
        }
    }

    /// A comma behind an item, unless its brackets close.
    fn end_item(&mut self, close: char) -> Parsed<()> {
        self.skip_blanks();
        if self.peek() != Some(close) {
            self.expect(',')?;
            self.skip_blanks();
        }
        Ok(())
    }

    /// A value that may be nothing at all.
    fn first_value(&mut self) -> Parsed<Value> {
        if let Some(quoted) = self.quoted()? {
            return Ok(quoted);
        }
        match self.unquoted(continues_first) {
            Some(value) => value,
            None => Ok(Value::from("")),
        }
    }

    /// A value behind a comma, which must be something.
    fn second_value(&mut self) -> Parsed<Value> {
        if let Some(quoted) = self.quoted()? {
            return Ok(quoted);
        }
        self.unquoted(continues_second).unwrap_or_else(|| Err(self.syntax_error("<second>", "<none>")))
    }

    fn unquoted(&mut self, continues: fn(char) -> bool) -> Option<Parsed<Value>> {
        let escaped_comma = |at: usize| self.text[at..].starts_with(&['\\', ',']);
        let mut end = match self.peek()? {
            _ if escaped_comma(self.at) => self.at + 2,
            c if starts_word(c) => self.at + 1,
            _ => return None,
        };
        while let Some(c) = self.text.get(end) {
            end += match *c {
                _ if escaped_comma(end) => 2,
                c if continues(c) => 1,
                _ => break,
            };
        }
        let word = self.take(end - self.at).replace("\\,", ",");
        Some(self.resolve(word.trim_end_matches(python::is_space)))
    }

    fn quoted(&mut self) -> Parsed<Option<Value>> {
        let (quote, name) = match self.peek() {
            Some('\'') => ('\'', "<singled quoted>"),
            Some('"') => ('"', "<double quoted>"),
            _ => return Ok(None),
        };
        let Some(end) = self.closing(quote) else { return Err(self.syntax_error(name, "<none>")) };
        let word = self.take(end + 1 - self.at);
        let inside = &word[1..word.len() - 1];
        let plain = inside.replace(&format!("\\{quote}"), &quote.to_string()).replace("\\\\", "\\");
        self.resolve(&plain).map(Some)
    }

    /// Where the quote closes: at the first that has no backslash before it, else at the last that has one, because
    /// AWS CLI's expression goes back to that.
    fn closing(&self, quote: char) -> Option<usize> {
        let mut escaped = None;
        let mut at = self.at + 1;
        while let Some(c) = self.text.get(at) {
            if *c == quote {
                return Some(at);
            }
            if *c == '\\' && self.text.get(at + 1) == Some(&quote) {
                at += 1;
                escaped = Some(at);
            }
            at += 1;
        }
        escaped
    }

    fn resolve(&self, word: &str) -> Parsed<Value> {
        let content = if self.reads_files { paramfile::load(word, self.environment) } else { None };
        match content {
            None => Ok(Value::from(word)),
            Some(Ok(Content::Text(text))) => Ok(Value::from(text)),
            Some(Ok(Content::Bytes(bytes))) => Ok(foreign::bytes(&bytes)),
            Some(Err(Unloaded::Told(message) | Unloaded::Raised(message))) => {
                Err(ShorthandError::Other(message).into())
            }
        }
    }

    fn peek(&self) -> Option<char> {
        self.text.get(self.at).copied()
    }

    fn at_end(&self) -> bool {
        self.at >= self.text.len()
    }

    fn take(&mut self, length: usize) -> String {
        let taken = self.text[self.at..self.at + length].iter().collect();
        self.at += length;
        taken
    }

    /// Python's `string.whitespace`, which is ASCII.
    fn skip_blanks(&mut self) {
        while matches!(self.peek(), Some(' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}')) {
            self.at += 1;
        }
    }

    fn expect(&mut self, wanted: char) -> Parsed<()> {
        match self.peek() {
            Some(found) if found == wanted => {
                self.at += 1;
                Ok(())
            }
            Some(found) => Err(self.syntax_error(&wanted.to_string(), &found.to_string())),
            None => Err(self.syntax_error(&wanted.to_string(), "EOF")),
        }
    }

    fn expect_between_blanks(&mut self, wanted: char) -> Parsed<()> {
        self.skip_blanks();
        self.expect(wanted)?;
        self.skip_blanks();
        Ok(())
    }

    fn syntax_error(&self, expected: &str, received: &str) -> Stop {
        Stop::Syntax { expected: expected.to_owned(), received: received.to_owned(), at: self.at }
    }

    fn duplicate(&self, key: &str, at: usize) -> ShorthandError {
        ShorthandError::DuplicateKey(format!(
            "Second instance of key \"{key}\" encountered for input:\n{}\n\
             This is often because there is a preceding \",\" instead of a space.",
            self.pointed_at(at)
        ))
    }

    /// The text with a caret below this place; what follows the place's line comes after the caret.
    fn pointed_at(&self, at: usize) -> String {
        let at = at.min(self.text.len());
        let column = self.text[..at].iter().rev().take_while(|c| **c != '\n').count();
        let line_end = self.text[at..].iter().position(|c| *c == '\n').map_or(self.text.len(), |rest| at + rest);
        let (before, after) = self.text.split_at(line_end);
        let text = |part: &[char]| part.iter().collect::<String>();
        format!("{}\n{}^{}", text(before), " ".repeat(column), text(after))
    }
}

/// `]`, `}` and `~` may start a value; characters beyond U+FFFF may not stand in one outside quotes.
fn starts_word(c: char) -> bool {
    matches!(c, '!'..='\u{ffff}') && !matches!(c, '"' | '\'' | ',' | '=' | '[' | '{')
}

fn continues_first(c: char) -> bool {
    python::is_space(c) || matches!(c, '!'..='\u{ffff}') && !matches!(c, '"' | '\'' | ',' | ']' | '}')
}

fn continues_second(c: char) -> bool {
    python::is_space(c) || matches!(c, '!'..='\u{ffff}') && !matches!(c, '"' | '\'' | ',' | '=')
}

/// Makes what was read fit the shape where that can be done: a scalar where a list is wanted becomes a list, text
/// becomes a number or a boolean. Whatever else does not fit is left for validation.
///
/// # Errors
/// Text that is no number.
pub fn apply_model(value: &mut Value, shape: &Shape) -> Result<(), ShorthandError> {
    match (&shape.kind, &mut *value) {
        (Kind::Structure(members), Value::Object(given)) => {
            for member in *members {
                if let Some(value) = given.get_mut(member.name) {
                    apply_model(value, member.shape)?;
                }
            }
        }
        (Kind::Map { value: shape, .. }, Value::Object(given)) => {
            for value in given.values_mut() {
                apply_model(value, shape)?;
            }
        }
        (Kind::List { item, .. }, Value::Array(items)) => {
            for value in items {
                apply_model(value, item)?;
            }
        }
        (Kind::List { .. }, single) => *value = Value::Array(vec![single.take()]),
        (Kind::Structure(_) | Kind::Map { .. }, _) => {}
        (_, scalar) if foreign::is_foreign(scalar) => {}
        (Kind::Integer(_) | Kind::Long(_), scalar) => *value = integer(scalar)?,
        (Kind::Float | Kind::Double, scalar) => *value = number(scalar)?,
        (Kind::Boolean, Value::String(text)) => match text.to_lowercase().as_str() {
            "true" => *value = Value::Bool(true),
            "false" => *value = Value::Bool(false),
            _ => {}
        },
        (Kind::Boolean, other) => {
            let message = format!("'{}' object has no attribute 'lower'", python::type_name(other));
            return Err(ShorthandError::Other(message));
        }
        (Kind::String { .. } | Kind::Timestamp | Kind::Blob, _) => {}
    }
    Ok(())
}

fn integer(value: &Value) -> Result<Value, ShorthandError> {
    super::input::integer(value).map_err(ShorthandError::Other)
}

fn number(value: &Value) -> Result<Value, ShorthandError> {
    super::input::number(value).map_err(ShorthandError::Other)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn refused(text: &str) -> String {
        parse(text, &Environment::default()).unwrap_err().to_string()
    }

    #[test]
    fn values_lists_and_maps() {
        let parsed = |text: &str| parse(text, &Environment::default()).unwrap();
        assert_eq!(parsed("Name=a,Values=b,c,Other=d"), json!({"Name": "a", "Values": ["b", "c"], "Other": "d"}));
        assert_eq!(parsed("T=[{K=a, V=b c },{K=d}],E="), json!({"T": [{"K": "a", "V": "b c"}, {"K": "d"}], "E": ""}));
        assert_eq!(parsed(r#"a='x, y',b="q\"",c=d\,e"#), json!({"a": "x, y", "b": "q\"", "c": "d,e"}));
    }

    #[test]
    fn errors_point_at_the_place() {
        assert_eq!(refused("Nope"), "Expected: '=', received: 'EOF' for input:\n Nope\n    ^");
        assert_eq!(refused("a=b\n,c==d\ne"), "Expected: ',', received: '=' for input:\n a=b\n,c==d\n   ^\ne");
        assert_eq!(refused("T=[{K=東🚀}]"), "Expected: ',', received: '🚀' for input:\n T=[{K=東🚀}]\n       ^");
        assert!(
            refused("a=b,c=d,a=e").starts_with("Second instance of key \"a\" encountered for input:\na=b,c=d,a=e\n")
        );
        assert!(refused(&format!("a={}", "[".repeat(100_000))).starts_with("maximum recursion depth"));
    }
}
