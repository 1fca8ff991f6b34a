//! Draws the sections of a table, all to one width.

use super::section::Section;
use super::{Colour, RESET};
use crate::cli::output::east_asian::width as text_width;

/// Bold and blue.
const CELL: &str = "\x1b[1m\x1b[34m";
/// A dim yellow bar.
const COLOURED_BAR: &str = "\x1b[2m\x1b[33m|\x1b[0m";
/// Blanks before the text of a cell, if there is room.
const PADDING: usize = 2;

/// The width of the whole table.
pub(super) fn width(sections: &[Section<'_>]) -> usize {
    sections.iter().map(Section::needed_width).max().unwrap_or(0)
}

/// The lines of the table.
pub(super) fn draw(sections: &[Section<'_>], colour: Colour) -> String {
    let width = width(sections);
    let mut canvas = Canvas { text: "-".repeat(width), colour };
    canvas.text.push('\n');
    canvas.end_write();
    for section in sections {
        canvas.section(section, width - 2 * section.indent);
    }
    canvas.text
}

struct Canvas {
    text: String,
    colour: Colour,
}

impl Canvas {
    fn section(&mut self, section: &Section<'_>, width: usize) {
        let indent = section.indent;
        if let Some(title) = section.title.filter(|title| !title.is_empty()) {
            self.line(indent, &centred(title, width, "|"));
            if section.headers.is_empty() && section.rows.is_empty() {
                self.line(indent, &rule(&[width]));
            }
        }
        let widths = section.column_widths(width);
        if !section.headers.is_empty() {
            self.line(indent, &rule(&widths));
            let headers = widths.iter().zip(&section.headers).zip(left_edges());
            let line: String = headers.map(|((width, header), edge)| centred(header, *width, edge)).collect();
            self.line(indent, &line);
        }
        if !section.rows.is_empty() && !widths.is_empty() {
            self.line(indent, &rule(&widths));
            for row in &section.rows {
                let cells = widths.iter().zip(row).zip(left_edges());
                let line: String = cells.map(|((width, cell), edge)| self.cell(cell, *width, edge)).collect();
                self.line(indent, &line);
            }
            self.line(indent, &rule(&widths));
        }
    }

    /// A cell's text at the left, in its colour; the blanks around it have none.
    fn cell(&self, text: &str, width: usize, left_edge: &str) -> String {
        let used = text_width(text) + left_edge.len() + 1;
        let padding = if width < used + PADDING { 0 } else { PADDING };
        let rest = width.saturating_sub(used + padding);
        let (on, off) = if self.colour == Colour::Off { ("", "") } else { (CELL, RESET) };
        format!("{left_edge}{}{on}{text}{off}{}|", " ".repeat(padding), " ".repeat(rest))
    }

    /// A line between the bars of the sections around it, which AWS CLI prints in four writes.
    fn line(&mut self, indent: usize, line: &str) {
        let bar = if self.colour == Colour::Off { "|" } else { COLOURED_BAR };
        let bars = bar.repeat(indent);
        for part in [&bars, line, &bars, "\n"] {
            self.text.push_str(part);
            self.end_write();
        }
    }

    /// colorama resets the colours after every write to a stream that it has wrapped.
    fn end_write(&mut self) {
        if self.colour == Colour::Resets {
            self.text.push_str(RESET);
        }
    }
}

/// The first column has a left edge of its own, the others have their neighbour's.
fn left_edges() -> impl Iterator<Item = &'static str> {
    std::iter::once("|").chain(std::iter::repeat(""))
}

fn centred(text: &str, width: usize, left_edge: &str) -> String {
    let text_width = text_width(text);
    let before = (width / 2).saturating_sub(text_width / 2 + 1);
    let after = width.saturating_sub(left_edge.len() + before + text_width + 1);
    format!("{left_edge}{}{text}{}|", " ".repeat(before), " ".repeat(after))
}

/// `+-----+----+`
fn rule(widths: &[usize]) -> String {
    let mut line = String::new();
    for (width, edge) in widths.iter().zip(left_edges()) {
        let corner = if edge.is_empty() { "" } else { "+" };
        line.push_str(corner);
        line.push_str(&"-".repeat(width.saturating_sub(1 + corner.len())));
        line.push('+');
    }
    line
}
