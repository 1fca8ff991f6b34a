//! Rows of a statement that gives many of them.

use std::cell::{Cell, RefCell};

use rusqlite::Row;
use rusqlite::types::FromSql;

/// Where the columns are that a statement's rows are read from, in the order in which they are asked for.
#[derive(Default)]
pub(super) struct Columns {
    found: RefCell<Vec<(&'static str, usize)>>,
    asked: Cell<usize>,
}

/// A row whose columns are looked for by their names in the first row only: all rows are read alike.
pub(super) struct Record<'a> {
    row: &'a Row<'a>,
    columns: &'a Columns,
}

impl Columns {
    /// The next row of the statement.
    pub(super) fn of<'a>(&'a self, row: &'a Row<'a>) -> Record<'a> {
        self.asked.set(0);
        Record { row, columns: self }
    }

    fn index(&self, row: &Row<'_>, name: &'static str) -> rusqlite::Result<usize> {
        let at = self.asked.replace(self.asked.get() + 1);
        let mut found = self.found.borrow_mut();
        match found.get(at) {
            // The same literal, so that its text need not be compared.
            Some((known, index)) if std::ptr::eq(*known, name) => Ok(*index),
            _ => {
                found.truncate(at);
                // Not by the names as rusqlite gives them, which panics where a damaged file has no UTF-8.
                let index = row.as_ref().column_index(name)?;
                found.push((name, index));
                Ok(index)
            }
        }
    }
}

impl Record<'_> {
    /// The value of the column of this name.
    pub(super) fn get<T: FromSql>(&self, name: &'static str) -> rusqlite::Result<T> {
        self.row.get(self.columns.index(self.row, name)?)
    }
}

/// Reads the rows of a statement that is no page, as a page's are read.
pub(super) fn each<T>(
    read: impl Fn(&Record<'_>) -> rusqlite::Result<T>,
) -> impl FnMut(&Row<'_>) -> rusqlite::Result<T> {
    let columns = Columns::default();
    move |row| read(&columns.of(row))
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::each;

    #[test]
    fn rows_that_are_read_in_different_orders_are_read_right() {
        let connection = Connection::open_in_memory().unwrap();
        let mut statement =
            connection.prepare("SELECT column1 AS a, column2 AS b FROM (VALUES (1, 2), (2, 3), (3, 4))").unwrap();
        let rows = statement.query_map(
            [],
            each(|row| {
                let a: i64 = row.get("a")?;
                if a == 2 { Ok((row.get("b")?, row.get("a")?)) } else { Ok((a, row.get("b")?)) }
            }),
        );
        assert_eq!(rows.unwrap().collect::<Result<Vec<(i64, i64)>, _>>().unwrap(), [(1, 2), (3, 2), (3, 4)]);
    }
}
