//! A section of a table: a title, column headers and rows, as they are collected.

use crate::cli::errors::CliError;
use crate::cli::output::east_asian::width;

/// Blanks and bars that a column needs beside its text.
const PADDING: usize = 4;
/// The bars left and right of a section.
const BORDER: usize = 2;

/// One box.
#[derive(Debug)]
pub(super) struct Section<'a> {
    pub(super) title: Option<&'a str>,
    pub(super) headers: Vec<&'a str>,
    pub(super) rows: Vec<Vec<String>>,
    /// How many bars stand outside of it on each side.
    pub(super) indent: usize,
    /// How many cells a row has, once that is known.
    columns: Option<usize>,
    /// The widest text of each column.
    widths: Vec<usize>,
}

impl<'a> Section<'a> {
    pub(super) fn new(title: Option<&'a str>, indent: usize) -> Self {
        Self { title, headers: Vec::new(), rows: Vec::new(), indent, columns: None, widths: Vec::new() }
    }

    /// Sets the headers. A section that two lists share keeps the last ones, and the width of the first.
    pub(super) fn add_headers(&mut self, headers: Vec<&'a str>) -> Result<(), CliError> {
        self.widen(headers.iter().copied())?;
        self.columns.get_or_insert(headers.len());
        self.headers = headers;
        Ok(())
    }

    pub(super) fn add_row(&mut self, cells: impl IntoIterator<Item = String>) -> Result<(), CliError> {
        let row: Vec<String> = cells.into_iter().collect();
        let columns = *self.columns.get_or_insert(row.len());
        if row.len() != columns {
            let message = format!("Row should have {columns} elements, instead it has {}", row.len());
            return Err(CliError::General(message));
        }
        self.widen(row.iter().map(String::as_str))?;
        self.rows.push(row);
        Ok(())
    }

    /// Makes the columns wide enough for these texts. The error is Python's for a column that is not there.
    fn widen<'t>(&mut self, texts: impl Iterator<Item = &'t str>) -> Result<(), CliError> {
        if self.widths.is_empty() {
            self.widths = texts.map(width).collect();
            return Ok(());
        }
        for (at, text) in texts.enumerate() {
            let Some(widest) = self.widths.get_mut(at) else {
                return Err(CliError::General("list index out of range".to_owned()));
            };
            *widest = width(text).max(*widest);
        }
        Ok(())
    }

    /// Turns a section of headers and one row into rows of header and value.
    pub(super) fn turn_upright(&mut self) {
        let [row] = self.rows.as_mut_slice() else { return };
        if self.headers.is_empty() {
            return;
        }
        let values = std::mem::take(row);
        let widest = |texts: &mut dyn Iterator<Item = &str>| texts.map(width).max().unwrap_or(0);
        self.widths = vec![widest(&mut self.headers.iter().copied()), widest(&mut values.iter().map(String::as_str))];
        self.rows = self.headers.drain(..).zip(values).map(|(header, value)| vec![header.to_owned(), value]).collect();
        self.columns = Some(2);
    }

    /// The width that it needs, bars outside of it included. A missing title counts as Python's `None`.
    pub(super) fn needed_width(&self) -> usize {
        let title = self.title.map_or("None".len(), width);
        let columns: usize = self.widths.iter().map(|widest| widest + PADDING).sum();
        title.max(columns) + BORDER + 2 * self.indent
    }

    /// The widths of the columns, borders included, stretched so that they fill `total`.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        reason = "Python scales in floats, and no width comes near 2^52"
    )]
    pub(super) fn column_widths(&self, total: usize) -> Vec<usize> {
        if self.widths.is_empty() {
            return Vec::new();
        }
        let needed: Vec<usize> = self.widths.iter().map(|widest| widest + PADDING).collect();
        let scale = total as f64 / needed.iter().sum::<usize>() as f64;
        let mut scaled: Vec<usize> =
            needed.into_iter().map(|width| (scale * width as f64).round_ties_even() as usize).collect();
        let sum: usize = scaled.iter().sum();
        let columns = scaled.len();
        // What rounding has left over comes off the columns from the left, or goes onto them from the right.
        if let Some(surplus) = sum.checked_sub(total) {
            (0..surplus).for_each(|at| scaled[at % columns] -= 1);
        } else {
            (0..total - sum).for_each(|at| scaled[columns - 1 - at % columns] += 1);
        }
        scaled
    }
}
