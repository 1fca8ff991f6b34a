//! From tokens to the tree: a Pratt parser. Each token has a binding power; an expression goes on as long as the next
//! token binds more strongly than what the expression is part of.

use super::ast::{Comparator, Kind, Node};
use super::errors::CompileError;
use super::lexer::{Located, Token, tokenize};

/// How deep an expression may nest, as text and as a tree; what follows the tree then needs no limit of its own.
const MAX_DEPTH: usize = 150;

/// What binds more weakly than this ends a projection.
const PROJECTION_STOP: u8 = 10;

const IDENTIFIERS: &str = "['quoted_identifier', 'unquoted_identifier']";
const DOT_OPERANDS: &str = "['quoted_identifier', 'unquoted_identifier', 'lbracket', 'lbrace']";

/// The tree of a text.
pub(super) fn parse(expression: &str) -> Result<Node, CompileError> {
    let mut parser = Parser { expression, tokens: tokenize(expression)?, position: 0, depth: 0 };
    let root = parser.expression(0)?;
    match parser.current() {
        Token::Eof => Ok(root),
        token => Err(parser.error(&format!("Unexpected token: {token}"))),
    }
}

struct Parser<'a> {
    expression: &'a str,
    tokens: Vec<Located>,
    position: usize,
    depth: usize,
}

impl Parser<'_> {
    fn expression(&mut self, binding_power: u8) -> Result<Node, CompileError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(CompileError::TooDeep);
        }
        let mut left = self.prefix()?;
        while left.height() <= MAX_DEPTH && binding_power < self.current().binding_power() {
            left = self.infix(left)?;
        }
        if left.height() > MAX_DEPTH {
            return Err(CompileError::TooDeep);
        }
        self.depth -= 1;
        Ok(left)
    }

    /// What a token begins.
    fn prefix(&mut self) -> Result<Node, CompileError> {
        let at = self.position;
        let token = self.advance();
        Ok(Node::from(match token {
            Token::Literal(value) => Kind::Literal(value),
            Token::UnquotedIdentifier(name) => Kind::Field(name),
            Token::QuotedIdentifier(name) => return self.quoted_identifier(name),
            Token::Current => Kind::Identity,
            Token::Star => return self.wildcard(),
            Token::Filter => return self.filter(Kind::Identity.into()),
            Token::Flatten => return self.flatten(Kind::Identity.into()),
            Token::Lbrace => return self.multi_select_hash(),
            Token::Lbracket => return self.bracket(),
            Token::Lparen => {
                let inner = self.expression(0)?;
                self.expect(&Token::Rparen)?;
                return Ok(inner);
            }
            Token::Not => Kind::Not(self.operand(&Token::Not)?),
            Token::Expref => Kind::Reference(self.operand(&Token::Expref)?),
            Token::Eof => return Err(self.incomplete()),
            _ => return Err(self.error_at(at, "invalid token")),
        }))
    }

    /// What a token after an expression makes of it.
    fn infix(&mut self, left: Node) -> Result<Node, CompileError> {
        let at = self.position;
        let token = self.advance();
        let comparator = match token {
            Token::Dot => return self.dot(left),
            Token::Pipe => return Ok(Kind::Then(left.into(), self.operand(&token)?).into()),
            Token::Or | Token::And => {
                let right = self.expression(token.binding_power())?;
                return Ok(if token == Token::Or { left.or(right) } else { left.and(right) });
            }
            Token::Lparen => return self.call(left),
            Token::Filter => return self.filter(left),
            Token::Flatten => return self.flatten(left),
            Token::Lbracket => return self.subscript(left),
            Token::Eq => Comparator::Equal,
            Token::Ne => Comparator::NotEqual,
            Token::Lt => Comparator::Less,
            Token::Lte => Comparator::LessOrEqual,
            Token::Gt => Comparator::Greater,
            Token::Gte => Comparator::GreaterOrEqual,
            _ => return Err(self.error_at(at, "invalid token")),
        };
        Ok(Kind::Comparison(comparator, left.into(), self.operand(&token)?).into())
    }

    /// What stands right of an operator.
    fn operand(&mut self, operator: &Token) -> Result<Box<Node>, CompileError> {
        self.expression(operator.binding_power()).map(Box::new)
    }

    fn quoted_identifier(&mut self, name: String) -> Result<Node, CompileError> {
        match self.current() {
            // jmespath.py says column 0 here wherever it is.
            Token::Lparen => {
                let message = "Quoted identifier not allowed for function names.".to_owned();
                Err(self.syntax_error(message, 0, &Token::Lparen))
            }
            _ => Ok(Kind::Field(name).into()),
        }
    }

    /// `*` at the start of an expression.
    fn wildcard(&mut self) -> Result<Node, CompileError> {
        let each = match self.current() {
            Token::Rbracket => Kind::Identity.into(),
            _ => self.projected(Token::Star.binding_power())?,
        };
        Ok(Kind::ValueProjection(Node::from(Kind::Identity).into(), each.into()).into())
    }

    /// `[` at the start of an expression: an index, a slice, `[*]` or a multiselect list.
    fn bracket(&mut self) -> Result<Node, CompileError> {
        match (self.current(), self.token_at(self.position + 1)) {
            (Token::Number(_) | Token::Colon, _) => self.index_or_slice(Kind::Identity.into()),
            (Token::Star, Token::Rbracket) => self.list_wildcard(Kind::Identity.into()),
            _ => self.multi_select_list(),
        }
    }

    /// `[` after an expression: an index, a slice or `[*]`.
    fn subscript(&mut self, left: Node) -> Result<Node, CompileError> {
        match self.current() {
            Token::Number(_) | Token::Colon => self.index_or_slice(left),
            _ => self.list_wildcard(left),
        }
    }

    fn list_wildcard(&mut self, source: Node) -> Result<Node, CompileError> {
        self.expect(&Token::Star)?;
        self.expect(&Token::Rbracket)?;
        let each = self.projected(Token::Star.binding_power())?;
        Ok(Kind::Projection(source.into(), each.into()).into())
    }

    fn index_or_slice(&mut self, source: Node) -> Result<Node, CompileError> {
        let after_index = matches!(source.kind, Kind::Indexed(..));
        let is_slice = matches!(self.current(), Token::Colon) || *self.token_at(self.position + 1) == Token::Colon;
        let step = if is_slice { self.slice()? } else { self.index()? };
        let indexed = Kind::Indexed(source.into(), Node::from(step).into()).into();
        // jmespath.py projects a slice, but not one that directly follows an index: `a[0][:2].b` is null.
        if is_slice && !after_index {
            let each = self.projected(Token::Star.binding_power())?;
            return Ok(Kind::Projection(Box::new(indexed), each.into()).into());
        }
        Ok(indexed)
    }

    fn index(&mut self) -> Result<Kind, CompileError> {
        let Token::Number(number) = self.advance() else { return Err(self.incomplete()) };
        self.expect(&Token::Rbracket)?;
        Ok(Kind::Index(held_to_64_bits(number)))
    }

    fn slice(&mut self) -> Result<Kind, CompileError> {
        let mut parts = [None; 3];
        let mut part = 0;
        while *self.current() != Token::Rbracket {
            match *self.current() {
                Token::Colon if part < 2 => part += 1,
                Token::Number(number) => parts[part] = Some(held_to_64_bits(number)),
                _ => return Err(self.error("syntax error")),
            }
            self.advance();
        }
        self.expect(&Token::Rbracket)?;
        let [start, end, step] = parts;
        Ok(Kind::Slice { start, end, step })
    }

    fn dot(&mut self, left: Node) -> Result<Node, CompileError> {
        if *self.current() == Token::Star {
            self.advance();
            let each = self.projected(Token::Dot.binding_power())?;
            return Ok(Kind::ValueProjection(left.into(), each.into()).into());
        }
        let right = self.dot_operand(Token::Dot.binding_power())?;
        Ok(Kind::Then(left.into(), right.into()).into())
    }

    /// A function's arguments. jmespath.py takes a comma after the last one, and does without any between them.
    fn call(&mut self, name: Node) -> Result<Node, CompileError> {
        let Kind::Field(name) = name.kind else {
            let before = self.position.saturating_sub(2);
            return Err(self.error_at(before, &format!("Invalid function name '{}'", self.token_at(before))));
        };
        let mut arguments = Vec::new();
        while *self.current() != Token::Rparen {
            arguments.push(self.expression(0)?);
            self.skip(&Token::Comma);
        }
        self.expect(&Token::Rparen)?;
        Ok(Kind::Call(name, arguments).into())
    }

    fn filter(&mut self, source: Node) -> Result<Node, CompileError> {
        let condition = self.expression(0)?;
        self.expect(&Token::Rbracket)?;
        let each = self.projected(Token::Filter.binding_power())?;
        Ok(Kind::FilterProjection { source: source.into(), condition: condition.into(), each: each.into() }.into())
    }

    fn flatten(&mut self, source: Node) -> Result<Node, CompileError> {
        let flat = Node::from(Kind::Flatten(source.into()));
        let each = self.projected(Token::Flatten.binding_power())?;
        Ok(Kind::Projection(flat.into(), each.into()).into())
    }

    fn multi_select_list(&mut self) -> Result<Node, CompileError> {
        let mut nodes = vec![self.expression(0)?];
        while *self.current() != Token::Rbracket {
            self.expect(&Token::Comma)?;
            nodes.push(self.expression(0)?);
        }
        self.expect(&Token::Rbracket)?;
        Ok(Kind::MultiSelectList(nodes).into())
    }

    /// What stands in braces. jmespath.py does without commas, but takes none after the last pair.
    fn multi_select_hash(&mut self) -> Result<Node, CompileError> {
        let mut pairs = Vec::new();
        loop {
            let key = match self.current() {
                Token::UnquotedIdentifier(key) | Token::QuotedIdentifier(key) => key.clone(),
                _ => return Err(self.unmatched(IDENTIFIERS)),
            };
            self.advance();
            self.expect(&Token::Colon)?;
            pairs.push((key, self.expression(0)?));
            if !self.skip(&Token::Comma) && self.skip(&Token::Rbrace) {
                return Ok(Kind::MultiSelectHash(pairs).into());
            }
        }
    }

    /// What is applied to each item of a projection: all that follows, up to what ends a projection.
    fn projected(&mut self, binding_power: u8) -> Result<Node, CompileError> {
        match self.current() {
            token if token.binding_power() < PROJECTION_STOP => Ok(Kind::Identity.into()),
            Token::Lbracket | Token::Filter => self.expression(binding_power),
            Token::Dot => {
                self.advance();
                self.dot_operand(binding_power)
            }
            _ => Err(self.error("syntax error")),
        }
    }

    fn dot_operand(&mut self, binding_power: u8) -> Result<Node, CompileError> {
        match self.current() {
            Token::QuotedIdentifier(_) | Token::UnquotedIdentifier(_) | Token::Star => self.expression(binding_power),
            Token::Lbracket => {
                self.advance();
                self.multi_select_list()
            }
            Token::Lbrace => {
                self.advance();
                self.multi_select_hash()
            }
            other => Err(self.error(&format!("Expecting: {DOT_OPERANDS}, got: {}", other.name()))),
        }
    }

    fn token_at(&self, position: usize) -> &Token {
        self.tokens.get(position).map_or(&Token::Eof, |located| &located.token)
    }

    fn current(&self) -> &Token {
        self.token_at(self.position)
    }

    fn advance(&mut self) -> Token {
        let token = self.current().clone();
        self.position += 1;
        token
    }

    /// Steps over a token if it stands here.
    fn skip(&mut self, token: &Token) -> bool {
        let found = self.current() == token;
        self.position += usize::from(found);
        found
    }

    fn expect(&mut self, token: &Token) -> Result<(), CompileError> {
        if self.skip(token) { Ok(()) } else { Err(self.unmatched(token.name())) }
    }

    fn unmatched(&self, expected: &str) -> CompileError {
        match self.current() {
            Token::Eof => self.incomplete(),
            other => self.error(&format!("Expecting: {expected}, got: {}", other.name())),
        }
    }

    fn incomplete(&self) -> CompileError {
        CompileError::Incomplete { expression: self.expression.to_owned() }
    }

    fn error(&self, message: &str) -> CompileError {
        self.error_at(self.position, message)
    }

    fn error_at(&self, position: usize, message: &str) -> CompileError {
        let start = self.tokens.get(position).map_or(0, |located| located.start);
        self.syntax_error(message.to_owned(), start, self.token_at(position))
    }

    fn syntax_error(&self, message: String, position: usize, token: &Token) -> CompileError {
        let (token, kind) = (token.to_string(), token.name().to_uppercase());
        CompileError::Syntax { message, position, token, kind, expression: self.expression.to_owned() }
    }
}

/// No list is long enough for the difference to be seen.
fn held_to_64_bits(number: i128) -> i64 {
    i64::try_from(number).unwrap_or(if number < 0 { i64::MIN } else { i64::MAX })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alternatives_are_not_deep() {
        assert!(parse(&vec!["Id == 'x'"; 10_000].join(" || ")).is_ok_and(|root| root.height() == 3));
    }
}
