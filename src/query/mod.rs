//! JMESPath, the language of `--query`, as jmespath.py 1.0.1 reads and runs it, with its error texts (aws-cli.md §16).
//!
//! An expression is compiled once and run on any number of documents: `lexer` makes tokens, `parser` a tree
//! (`ast`), `evaluate` runs it, with `functions` for the built-in ones, `shared` for the values on the way, `compare` and `numbers` for what
//! is equal or greater in Python, and `json` for literals. Nothing here knows a command or an output format.
//!
//! Where Python's values do not fit a [`Value`]: whole numbers beyond 64 bits become floats, and infinities, NaN and
//! unpaired surrogates have no form.

mod ast;
mod compare;
mod errors;
mod evaluate;
mod functions;
mod json;
mod lexer;
mod numbers;
mod parser;
mod shared;

use serde_json::Value;

pub use errors::{CompileError, RuntimeError};
pub use shared::{Shared, View};

/// A compiled expression.
#[derive(Debug)]
pub struct Expression {
    root: ast::Node,
}

impl Expression {
    /// Reads an expression. The error's text is what follows `Bad value for --query <text>: `.
    pub fn compile(text: &str) -> Result<Self, CompileError> {
        Ok(Self { root: parser::parse(text)? })
    }

    /// What the expression selects from a document; null if nothing.
    pub fn search(&self, document: &Value) -> Result<Value, RuntimeError> {
        evaluate::search(&self.root, document)
    }

    /// The same without a copy, so that it shows what was selected more than once.
    pub fn select<'a>(&'a self, document: &'a Value) -> Result<Shared<'a>, RuntimeError> {
        evaluate::select(&self.root, document)
    }
}
