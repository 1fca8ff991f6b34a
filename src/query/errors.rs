//! What can be wrong with an expression, in jmespath.py's words (aws-cli.md §16).

use thiserror::Error;

use crate::base::python;

/// Why a text is not an expression.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CompileError {
    /// There is no text.
    #[error("Invalid JMESPath expression: cannot be empty.")]
    Empty,
    /// Characters that make no token; `position` counts characters from 0.
    #[error("Bad jmespath expression: {message}:\n{expression}\n{blanks}^", blanks = " ".repeat(*.position))]
    Token {
        /// What is wrong with them.
        message: String,
        /// Where they start.
        position: usize,
        /// The whole text.
        expression: String,
    },
    /// A token in the wrong place.
    #[error(
        "{message}: Parse error at column {position}, token \"{token}\" ({kind}), for expression:\n\
        \"{expression}\"\n{blanks}^",
        blanks = " ".repeat(*.position + 1)
    )]
    Syntax {
        /// What is wrong with it.
        message: String,
        /// Where it starts, in characters from 0.
        position: usize,
        /// Its value as Python prints it.
        token: String,
        /// Its type in upper case.
        kind: String,
        /// The whole text.
        expression: String,
    },
    /// The text ends too early.
    #[error(
        "Invalid jmespath expression: Incomplete expression:\n\"{expression}\"\n{blanks}^",
        blanks = " ".repeat(.expression.chars().count() + 1)
    )]
    Incomplete {
        /// The whole text.
        expression: String,
    },
    /// More levels than we follow. The text is ours: Python's stack ends at some other depth.
    #[error("Invalid jmespath expression: nested too deeply.")]
    TooDeep,
}

/// Why an expression cannot be run on a document.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RuntimeError {
    /// No such function.
    #[error("Unknown function: {0}()")]
    UnknownFunction(String),
    /// Too few or too many arguments.
    #[error(
        "Expected {least}{expected} argument{plural} for function {function}(), received {received}",
        least = if *.at_least { "at least " } else { "" },
        plural = if *.expected == 1 { "" } else { "s" }
    )]
    Arity {
        /// The function's name.
        function: &'static str,
        /// How many it takes.
        expected: usize,
        /// Whether it takes more, too.
        at_least: bool,
        /// How many it was given.
        received: usize,
    },
    /// A function's argument, an element of it, or what its expression gave for one, is of a type it cannot use.
    #[error(
        "In function {function}(), invalid type for value: {value}, expected one of: {types}, received: \"{received}\"",
        types = python::list_repr(.allowed)
    )]
    InvalidType {
        /// The function's name.
        function: &'static str,
        /// The value as Python prints it.
        value: String,
        /// The types it may have.
        allowed: &'static [&'static str],
        /// The type it has: JMESPath's name of it, but Python's for an array's element.
        received: &'static str,
    },
    /// A string and a number have no order.
    #[error("'{operator}' not supported between instances of '{left}' and '{right}'")]
    Unorderable {
        /// How they were compared.
        operator: &'static str,
        /// Python's name of the left one's type.
        left: &'static str,
        /// Python's name of the right one's type.
        right: &'static str,
    },
    /// `contains` was asked for something in a string that is not a string; holds its Python type.
    #[error("'in <string>' requires string as left operand, not {0}")]
    NotInString(&'static str),
    /// `merge` was given a scalar after its first argument; holds its Python type.
    #[error("'{0}' object is not iterable")]
    NotIterable(&'static str),
    /// `merge` was given a list with a scalar in it where pairs must be.
    #[error("cannot convert dictionary update sequence element #{0} to a sequence")]
    NotSequence(usize),
    /// `merge` was given a list or a string with something in it that is not a pair.
    #[error("dictionary update sequence element #{at} has length {length}; 2 is required")]
    NotPair {
        /// Where in the list it is.
        at: usize,
        /// How many items it has.
        length: usize,
    },
    /// `merge` was given a pair whose first half cannot be a key; holds its Python type.
    #[error("unhashable type: '{0}'")]
    NotKey(&'static str),
    /// A slice whose step is 0.
    #[error("slice step cannot be zero")]
    ZeroStep,
    /// `&expression` where a value is needed. The text is ours: in Python it is printed, or fails, by accident.
    #[error("An expression reference (&) is not a value: only functions such as sort_by() take one.")]
    MisplacedReference,
    /// The expression multiplies its input beyond reason. The text is ours.
    #[error("The query needs too much work: its result, or a step to it, is too large.")]
    TooLarge,
}
