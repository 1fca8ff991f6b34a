//! YAML in the style of libyaml's emitter, which AWS CLI uses through ruamel.yaml (aws-cli.md §13): block style, keys
//! sorted, lines folded at 80 columns.
//!
//! A list or map that a query selected more than once is written once, with an anchor (`&id001`), and then referred to
//! (`*id001`).

mod anchors;
mod scalar;

use serde_json::Value;

use super::json;
use crate::base::python;
use crate::query::{Shared, View};
use anchors::{Anchors, Mention};
use scalar::{Analysis, Style};

/// libyaml's `best_indent`.
const INDENT: usize = 2;
/// libyaml's `best_width`: a line is folded at the first blank after this column.
const WIDTH: usize = 80;
/// The longest key, in bytes, that stands on one line with its value.
const SIMPLE_KEY: usize = 128;

/// The text of a value; nothing at all for the empty map. A scalar is written as JSON: YAML would end it with `...`.
pub fn render(value: &Value) -> String {
    render_selected(&value.into())
}

/// The same for what a query selected.
pub fn render_selected(value: &Shared<'_>) -> String {
    match value.view() {
        View::Scalar(scalar) => json::render(scalar),
        View::Map(members) if members.is_empty() => String::new(),
        View::Map(_) | View::List(_) => document(value, |emitter| emitter.node(value, false)),
    }
}

/// The text of one page of `yaml-stream`: a list that has the page as its only item.
pub fn render_page(page: &Shared<'_>) -> String {
    document(page, |emitter| emitter.sequence(std::slice::from_ref(page), false))
}

fn document(value: &Shared<'_>, root: impl FnOnce(&mut Emitter)) -> String {
    let mut emitter = Emitter {
        text: String::new(),
        column: 0,
        indent: None,
        after_space: true,
        only_indicators: true,
        anchors: Anchors::of(value),
    };
    root(&mut emitter);
    emitter.new_line();
    emitter.text
}

/// Where the writing stands, in libyaml's terms.
struct Emitter {
    text: String,
    /// Characters written in this line.
    column: usize,
    /// Column at which the current node's lines begin; none at the root.
    indent: Option<usize>,
    /// Whether a blank (or nothing) stands before the column: libyaml's `whitespace`.
    after_space: bool,
    /// Whether the line so far is only blanks and indicators, so that a nested block may begin in it: libyaml's
    /// `indention`.
    only_indicators: bool,
    anchors: Anchors,
}

impl Emitter {
    /// `in_mapping`: the node is the value of a key.
    fn node(&mut self, value: &Shared<'_>, in_mapping: bool) {
        match self.anchors.mention(value) {
            Mention::Only => {}
            Mention::First(number) => self.indicator(&format!("&id{number:03}"), true, false),
            Mention::Again(number) => return self.indicator(&format!("*id{number:03}"), true, false),
        }
        match value.view() {
            View::List(items) if items.is_empty() => self.indicator("[]", true, false),
            View::Map(members) if members.is_empty() => self.indicator("{}", true, false),
            View::List(items) => self.sequence(&items, in_mapping),
            View::Map(members) => self.mapping(members),
            View::Scalar(Value::String(text)) => self.string(text, &Analysis::of(text), true),
            View::Scalar(Value::Null) => self.plain("null", true),
            View::Scalar(Value::Bool(flag)) => self.plain(if *flag { "true" } else { "false" }, true),
            View::Scalar(number) => self.plain(&python::repr(number), true),
        }
    }

    /// A list under a key has the key's own indent, unless it begins in the line of an indicator.
    fn sequence(&mut self, items: &[Shared<'_>], in_mapping: bool) {
        let outer = self.indent;
        self.indent = match outer {
            None => Some(0),
            Some(indent) if in_mapping && !self.only_indicators => Some(indent),
            Some(indent) => Some(indent + INDENT),
        };
        for item in items {
            self.new_line();
            self.indicator("-", true, true);
            self.node(item, false);
        }
        self.indent = outer;
    }

    fn mapping(&mut self, mut members: Vec<(&str, Shared<'_>)>) {
        let outer = self.indent;
        self.indent = Some(outer.map_or(0, |indent| indent + INDENT));
        members.sort_unstable_by_key(|&(key, _)| key);
        for (key, value) in members {
            self.new_line();
            self.key(key);
            self.node(&value, true);
        }
        self.indent = outer;
    }

    /// A key and the `:` after it. A long key or one of several lines gets a line (`? key`) of its own.
    fn key(&mut self, key: &str) {
        let analysis = Analysis::of(key);
        if analysis.multiline || key.len() > SIMPLE_KEY {
            self.indicator("?", true, true);
            self.string(key, &analysis, true);
            self.new_line();
            self.indicator(":", true, true);
        } else {
            self.string(key, &analysis, false);
            self.indicator(":", false, false);
        }
    }

    /// `may_fold`: whether the text may go on in a next line.
    fn string(&mut self, text: &str, analysis: &Analysis, may_fold: bool) {
        let outer = self.indent;
        self.indent = Some(outer.unwrap_or(0) + INDENT);
        match analysis.style {
            Style::Plain => self.plain(text, may_fold),
            Style::SingleQuoted => self.single_quoted(text, may_fold),
            Style::DoubleQuoted => self.double_quoted(text, may_fold),
        }
        self.indent = outer;
    }

    fn plain(&mut self, text: &str, may_fold: bool) {
        self.space();
        for (at, char) in text.char_indices() {
            if char == ' ' && may_fold && self.may_fold_at(text, at) {
                self.new_line();
            } else {
                self.put(char);
            }
        }
        self.after_content();
    }

    fn single_quoted(&mut self, text: &str, may_fold: bool) {
        self.indicator("'", true, false);
        let mut after_break = false;
        for (at, char) in text.char_indices() {
            if scalar::is_break(char) {
                // A line break alone would read as a blank.
                if !after_break && char == '\n' {
                    self.put('\n');
                }
                self.put(char);
                self.only_indicators = true;
                after_break = true;
                continue;
            }
            if after_break {
                self.new_line();
                after_break = false;
            }
            if char == ' ' && may_fold && is_inner(text, at) && self.may_fold_at(text, at) {
                self.new_line();
                continue;
            }
            if char == '\'' {
                self.put('\'');
            }
            self.put(char);
            self.only_indicators = false;
        }
        if after_break {
            self.new_line();
        }
        self.put('\'');
        self.after_content();
    }

    fn double_quoted(&mut self, text: &str, may_fold: bool) {
        self.indicator("\"", true, false);
        let mut after_space = false;
        for (at, char) in text.char_indices() {
            if char == ' ' {
                if may_fold && !after_space && self.column > WIDTH && is_inner(text, at) {
                    self.new_line();
                    if text[at + 1..].starts_with(' ') {
                        self.put('\\');
                    }
                } else {
                    self.put(' ');
                }
                after_space = true;
                continue;
            }
            after_space = false;
            match scalar::escape(char) {
                Some(escape) => escape.chars().for_each(|char| self.put(char)),
                None => self.put(char),
            }
        }
        self.put('"');
        self.after_content();
    }

    /// Whether the single blank at `at` may become a line break here.
    fn may_fold_at(&self, text: &str, at: usize) -> bool {
        self.column > WIDTH && !text[..at].ends_with(' ') && !text[at + 1..].starts_with(' ')
    }

    /// Goes to the indent of the current node: in this line if only blanks and indicators stand before it.
    fn new_line(&mut self) {
        let indent = self.indent.unwrap_or(0);
        if !self.only_indicators || self.column > indent || (self.column == indent && !self.after_space) {
            self.put('\n');
        }
        while self.column < indent {
            self.put(' ');
        }
        self.after_space = true;
        self.only_indicators = true;
    }

    /// `nests`: a block may begin right after it.
    fn indicator(&mut self, indicator: &str, spaced: bool, nests: bool) {
        if spaced {
            self.space();
        }
        indicator.chars().for_each(|char| self.put(char));
        self.after_space = false;
        self.only_indicators &= nests;
    }

    fn space(&mut self) {
        if !self.after_space {
            self.put(' ');
        }
    }

    fn after_content(&mut self) {
        self.after_space = false;
        self.only_indicators = false;
    }

    fn put(&mut self, char: char) {
        self.text.push(char);
        self.column = if scalar::is_break(char) { 0 } else { self.column + 1 };
    }
}

/// Whether the character of one byte at `at` is neither the first nor the last.
fn is_inner(text: &str, at: usize) -> bool {
    at > 0 && at + 1 < text.len()
}

#[cfg(test)]
mod tests;
