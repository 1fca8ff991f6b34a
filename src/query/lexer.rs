//! Tokens. The whole text is read before the first one is parsed, so a bad character anywhere comes before any other
//! error.

use std::fmt;

use serde_json::Value;

use super::errors::CompileError;
use super::json::{self, JsonError};
use crate::base::python;

/// A token; its `Display` is the value that error texts show.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    Dot,
    Star,
    Lbracket,
    Rbracket,
    Flatten,
    Filter,
    Comma,
    Colon,
    Current,
    Lparen,
    Rparen,
    Lbrace,
    Rbrace,
    Pipe,
    Or,
    And,
    Expref,
    Not,
    Eq,
    Ne,
    Lt,
    Lte,
    Gt,
    Gte,
    UnquotedIdentifier(String),
    QuotedIdentifier(String),
    Number(i128),
    Literal(Value),
    Eof,
}

/// A token and where it starts, in characters.
#[derive(Debug, Clone)]
pub(super) struct Located {
    pub(super) token: Token,
    pub(super) start: usize,
}

impl Token {
    /// Its type's name in error texts, its value if that is always the same, and how strongly it binds what stands
    /// left of it.
    fn facts(&self) -> (&'static str, &'static str, u8) {
        match self {
            Self::Dot => ("dot", ".", 40),
            Self::Star => ("star", "*", 20),
            Self::Lbracket => ("lbracket", "[", 55),
            Self::Rbracket => ("rbracket", "]", 0),
            Self::Flatten => ("flatten", "[]", 9),
            Self::Filter => ("filter", "[?", 21),
            Self::Comma => ("comma", ",", 0),
            Self::Colon => ("colon", ":", 0),
            Self::Current => ("current", "@", 0),
            Self::Lparen => ("lparen", "(", 60),
            Self::Rparen => ("rparen", ")", 0),
            Self::Lbrace => ("lbrace", "{", 50),
            Self::Rbrace => ("rbrace", "}", 0),
            Self::Pipe => ("pipe", "|", 1),
            Self::Or => ("or", "||", 2),
            Self::And => ("and", "&&", 3),
            Self::Expref => ("expref", "&", 0),
            Self::Not => ("not", "!", 45),
            Self::Eq => ("eq", "==", 5),
            Self::Ne => ("ne", "!=", 5),
            Self::Lt => ("lt", "<", 5),
            Self::Lte => ("lte", "<=", 5),
            Self::Gt => ("gt", ">", 5),
            Self::Gte => ("gte", ">=", 5),
            Self::UnquotedIdentifier(_) => ("unquoted_identifier", "", 0),
            Self::QuotedIdentifier(_) => ("quoted_identifier", "", 0),
            Self::Number(_) => ("number", "", 0),
            Self::Literal(_) => ("literal", "", 0),
            Self::Eof => ("eof", "", 0),
        }
    }

    /// Its type's name in error texts.
    pub(super) fn name(&self) -> &'static str {
        self.facts().0
    }

    /// How strongly it binds what stands left of it; 0 ends an expression.
    pub(super) fn binding_power(&self) -> u8 {
        self.facts().2
    }
}

impl fmt::Display for Token {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnquotedIdentifier(name) | Self::QuotedIdentifier(name) => formatter.write_str(name),
            Self::Number(number) => number.fmt(formatter),
            Self::Literal(value) => formatter.write_str(&python::str(value)),
            other => formatter.write_str(other.facts().1),
        }
    }
}

/// All tokens of a text, with an `Eof` at the end.
pub(super) fn tokenize(expression: &str) -> Result<Vec<Located>, CompileError> {
    if expression.is_empty() {
        return Err(CompileError::Empty);
    }
    let mut lexer = Lexer { expression, characters: expression.chars().collect(), position: 0 };
    let mut tokens = Vec::new();
    while let Some(character) = lexer.peek() {
        let start = lexer.position;
        if matches!(character, ' ' | '\t' | '\n' | '\r') {
            lexer.position += 1;
        } else {
            let token = lexer.token(character)?;
            tokens.push(Located { token, start });
        }
    }
    tokens.push(Located { token: Token::Eof, start: lexer.position });
    Ok(tokens)
}

struct Lexer<'a> {
    expression: &'a str,
    characters: Vec<char>,
    position: usize,
}

impl Lexer<'_> {
    /// The token that starts with `first`, which is the character at the position.
    fn token(&mut self, first: char) -> Result<Token, CompileError> {
        let start = self.position;
        self.position += 1;
        Ok(match first {
            '.' => Token::Dot,
            '*' => Token::Star,
            ']' => Token::Rbracket,
            ',' => Token::Comma,
            ':' => Token::Colon,
            '@' => Token::Current,
            '(' => Token::Lparen,
            ')' => Token::Rparen,
            '{' => Token::Lbrace,
            '}' => Token::Rbrace,
            '[' if self.take(']') => Token::Flatten,
            '[' if self.take('?') => Token::Filter,
            '[' => Token::Lbracket,
            '|' => self.either('|', Token::Or, Token::Pipe),
            '&' => self.either('&', Token::And, Token::Expref),
            '<' => self.either('=', Token::Lte, Token::Lt),
            '>' => self.either('=', Token::Gte, Token::Gt),
            '!' => self.either('=', Token::Ne, Token::Not),
            '=' if self.take('=') => Token::Eq,
            '\'' => Token::Literal(Value::String(self.delimited('\'')?.replace("\\'", "'"))),
            '"' => self.quoted_identifier()?,
            '`' => self.literal()?,
            'a'..='z' | 'A'..='Z' | '_' => {
                self.skip_while(|character| character.is_ascii_alphanumeric() || character == '_');
                Token::UnquotedIdentifier(self.text_from(start))
            }
            '0'..='9' | '-' => {
                self.skip_while(|character| character.is_ascii_digit());
                match python::int(&self.text_from(start)) {
                    Some(number) => Token::Number(number),
                    None => return Err(self.error("Unknown token '-'".to_owned(), start)),
                }
            }
            '=' => return Err(self.error("Unknown token '='".to_owned(), start)),
            other => return Err(self.error(format!("Unknown token {other}"), start)),
        })
    }

    fn either(&mut self, second: char, doubled: Token, single: Token) -> Token {
        if self.take(second) { doubled } else { single }
    }

    fn quoted_identifier(&mut self) -> Result<Token, CompileError> {
        let start = self.position - 1;
        let quoted = format!("\"{}\"", self.delimited('"')?);
        match json::loads(&quoted) {
            Ok(name) => Ok(Token::QuotedIdentifier(python::str(&name))),
            Err(JsonError::Invalid(message)) => Err(self.error(message.to_owned(), start)),
            Err(JsonError::TooDeep) => Err(CompileError::TooDeep),
        }
    }

    /// JSON between back quotes, or by the language's old rule a string without its quotes.
    fn literal(&mut self) -> Result<Token, CompileError> {
        let start = self.position - 1;
        let text = self.delimited('`')?.replace("\\`", "`");
        let old_form = || json::loads(&format!("\"{}\"", text.trim_start_matches(python::is_space)));
        match json::loads(&text) {
            Ok(value) => Ok(Token::Literal(value)),
            Err(JsonError::TooDeep) => Err(CompileError::TooDeep),
            Err(JsonError::Invalid(_)) => match old_form() {
                Ok(value) => Ok(Token::Literal(value)),
                Err(_) => Err(self.error(format!("Bad token {text}"), start)),
            },
        }
    }

    /// The text up to an unescaped delimiter, which is stepped over; escapes are kept as they are.
    fn delimited(&mut self, delimiter: char) -> Result<String, CompileError> {
        let start = self.position - 1;
        let mut text = String::new();
        loop {
            match self.next() {
                Some(character) if character == delimiter => return Ok(text),
                Some('\\') => {
                    text.push('\\');
                    text.extend(self.next());
                }
                Some(character) => text.push(character),
                None => return Err(self.error(format!("Unclosed {delimiter} delimiter"), start)),
            }
        }
    }

    fn peek(&self) -> Option<char> {
        self.characters.get(self.position).copied()
    }

    fn next(&mut self) -> Option<char> {
        let next = self.peek();
        self.position += usize::from(next.is_some());
        next
    }

    /// Steps over a character if it stands here.
    fn take(&mut self, character: char) -> bool {
        let found = self.peek() == Some(character);
        self.position += usize::from(found);
        found
    }

    fn skip_while(&mut self, belongs: impl Fn(char) -> bool) {
        while self.peek().is_some_and(&belongs) {
            self.position += 1;
        }
    }

    fn text_from(&self, start: usize) -> String {
        self.characters[start..self.position].iter().collect()
    }

    fn error(&self, message: String, position: usize) -> CompileError {
        CompileError::Token { message, position, expression: self.expression.to_owned() }
    }
}
