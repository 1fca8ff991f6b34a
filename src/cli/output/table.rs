//! The table format: boxes within boxes (aws-cli.md §13).
//!
//! A value is first laid out as a list of sections (`section`), which are then drawn, all to one width (`draw`).

mod draw;
mod section;

use serde_json::{Map, Value};

use crate::base::python;
use crate::cli::errors::CliError;
use section::Section;

/// What a table that was drawn in colour on a terminal is followed by when the process ends, pager or not.
pub const RESET: &str = "\x1b[0m";

/// Whether and how a table is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// Plain text.
    Off,
    /// Cells and bars have colours: what a pager is given.
    Cells,
    /// As `Cells`, and every write is followed by a reset: what standard output and standard error are given.
    Resets,
}

/// Draws a value under a title; nothing at all for what Python takes for false.
///
/// A table that is wider than the terminal has its sections of one row turned upright; it is never made to fit.
///
/// # Errors
/// A value whose rows do not go together. The words are Python's.
pub fn render(value: &Value, title: &str, terminal_width: usize, colour: Colour) -> Result<String, CliError> {
    if is_falsy(value) {
        return Ok(String::new());
    }
    let mut layout = Layout { done: Vec::new(), current: Section::new(Some(title), 0) };
    layout.fill(Some(title), value, 0)?;
    let mut sections = layout.done;
    sections.push(layout.current);
    if draw::width(&sections) > terminal_width {
        sections.iter_mut().for_each(Section::turn_upright);
    }
    Ok(draw::draw(&sections, colour))
}

/// Python's idea of what is false.
fn is_falsy(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Bool(flag) => !flag,
        Value::Number(number) => number.as_f64() == Some(0.0),
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
    }
}

/// The sections of a value, the last of them still open.
struct Layout<'a> {
    done: Vec<Section<'a>>,
    current: Section<'a>,
}

impl<'a> Layout<'a> {
    fn begin(&mut self, title: Option<&'a str>, indent: usize) {
        self.done.push(std::mem::replace(&mut self.current, Section::new(title, indent)));
    }

    /// A member of a map that is a list or a map: a section of its own, unless it is empty.
    fn member(&mut self, name: &'a str, value: &'a Value, indent: usize) -> Result<(), CliError> {
        if is_falsy(value) {
            return Ok(());
        }
        self.begin(Some(name), indent);
        self.fill(Some(name), value, indent)
    }

    /// A scalar (only at the top) is not shown.
    fn fill(&mut self, title: Option<&'a str>, value: &'a Value, indent: usize) -> Result<(), CliError> {
        match value {
            Value::Array(items) if items.first().is_some_and(Value::is_object) => self.maps(title, items, indent),
            Value::Array(items) => items.iter().try_for_each(|item| self.item(item)),
            Value::Object(members) => self.map(members, indent),
            _ => Ok(()),
        }
    }

    /// An item of a list that does not begin with a map.
    fn item(&mut self, item: &'a Value) -> Result<(), CliError> {
        match item {
            Value::Array(cells) if cells.iter().all(super::is_scalar) => {
                self.current.add_row(cells.iter().map(python::str))
            }
            // The list goes on in this section.
            Value::Array(_) => self.fill(None, item, 0),
            // Python walks a map's keys.
            Value::Object(members) => self.current.add_row(members.keys().cloned()),
            scalar => self.current.add_row([python::str(scalar)]),
        }
    }

    /// One scalar is a row of name and value; more are a header and a row.
    fn map(&mut self, members: &'a Map<String, Value>, indent: usize) -> Result<(), CliError> {
        let (scalars, rest) = split(members);
        match scalars.as_slice() {
            [] => {}
            [name] => self.current.add_row([(*name).to_owned(), cell(members, name)])?,
            names => {
                self.current.add_headers(names.to_vec())?;
                self.current.add_row(names.iter().map(|name| cell(members, name)))?;
            }
        }
        for name in rest {
            self.member(name, &members[name], indent + 1)?;
        }
        Ok(())
    }

    /// A list that begins with a map: the columns are the scalars of all elements. Elements share a section if none has
    /// anything but scalars.
    fn maps(&mut self, title: Option<&'a str>, items: &'a [Value], indent: usize) -> Result<(), CliError> {
        let elements = items.iter().map(element).collect::<Result<Vec<_>, _>>()?;
        let (columns, rest) = split(elements.iter().copied().flatten().flatten());
        self.current.add_headers(columns.clone())?;
        for (at, (item, members)) in items.iter().zip(elements).enumerate() {
            if at > 0 && !rest.is_empty() {
                self.begin(title, indent);
                self.current.add_headers(columns.clone())?;
            }
            let Some(members) = members else {
                self.empty_row(item, &columns)?;
                continue;
            };
            self.current.add_row(columns.iter().map(|column| cell(members, column)))?;
            for name in &rest {
                if let Some(value) = members.get(*name) {
                    self.member(name, value, indent + 1)?;
                }
            }
        }
        Ok(())
    }

    /// An empty list or text among maps has no cells; Python finds out when it asks for the first.
    fn empty_row(&mut self, item: &Value, columns: &[&str]) -> Result<(), CliError> {
        if columns.is_empty() {
            return self.current.add_row([]);
        }
        Err(CliError::General(format!("'{}' object has no attribute 'get'", python::type_name(item))))
    }
}

/// The members of an element of a list of maps; none for an empty list or text, which Python walks all the same.
fn element(item: &Value) -> Result<Option<&Map<String, Value>>, CliError> {
    let message = match item {
        Value::Object(members) => return Ok(Some(members)),
        Value::String(text) if text.is_empty() => return Ok(None),
        Value::String(_) => "string indices must be integers, not 'str'".to_owned(),
        Value::Array(items) => match items.first() {
            None => return Ok(None),
            // A whole number is an index, and so is a boolean.
            Some(Value::Bool(_)) => "list index out of range".to_owned(),
            Some(Value::Number(number)) if !number.is_f64() => "list index out of range".to_owned(),
            Some(first) => format!("list indices must be integers or slices, not {}", python::type_name(first)),
        },
        scalar => format!("'{}' object is not iterable", python::type_name(scalar)),
    };
    Err(CliError::General(message))
}

/// The names of the scalars and the names of the others, each sorted and once.
fn split<'a>(members: impl IntoIterator<Item = (&'a String, &'a Value)>) -> (Vec<&'a str>, Vec<&'a str>) {
    let (mut scalars, mut rest) = (Vec::new(), Vec::new());
    for (name, value) in members {
        if super::is_scalar(value) { &mut scalars } else { &mut rest }.push(name.as_str());
    }
    for names in [&mut scalars, &mut rest] {
        names.sort_unstable();
        names.dedup();
    }
    (scalars, rest)
}

/// The text in a cell; a member that an element lacks is empty.
fn cell(members: &Map<String, Value>, name: &str) -> String {
    members.get(name).map(python::str).unwrap_or_default()
}

#[cfg(test)]
mod tests;
