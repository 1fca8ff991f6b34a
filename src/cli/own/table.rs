//! Tables of our own commands: as wide as they are, or as the terminal is.

use comfy_table::{ContentArrangement, Table, presets};

use crate::cli::io::Io;

/// A table; no text without rows.
pub(super) fn render<T>(io: &Io<'_>, header: &[&str], rows: Vec<T>, cells: impl Fn(T) -> Vec<String>) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let mut table = Table::new();
    table.load_style(presets::UTF8_FULL_CONDENSED).set_header(header.to_vec());
    let width = io.terminal.and_then(|terminal| u16::try_from(terminal.columns).ok());
    if let Some(width) = width.filter(|width| *width > 0) {
        table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    }
    table.add_rows(rows.into_iter().map(cells));
    format!("{table}\n")
}
