//! The schema as SQLite tells it. What checks, exports and imports goes by this, and names no table.

use std::collections::BTreeMap;

use rusqlite::Connection;
use rusqlite::types::ValueRef;

use super::StoreError;
use super::migrate::{APPLICATION_ID, MIGRATIONS};

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Table {
    /// `vpcs`
    pub(super) name: String,
    /// In their order.
    pub(super) columns: Vec<Column>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    /// `cidr_block`
    pub(super) name: String,
    /// What its values are.
    pub(super) holds: Holds,
    /// Whether every row has a value in it.
    pub(super) is_required: bool,
    /// Whether it is of the primary key.
    pub(super) is_key: bool,
}

/// What a column's values are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// Whole numbers of 64 bits.
    Integers,
    /// UTF-8.
    Texts,
    /// Whole numbers or texts: of a table of SQLite's own, which declares nothing.
    Either,
}

impl Table {
    /// The columns that tell a row from the others, in the order of which rows are listed: those of the primary key, or all
    /// of them.
    pub(super) fn key(&self) -> Vec<&Column> {
        let key: Vec<&Column> = self.columns.iter().filter(|column| column.is_key).collect();
        if key.is_empty() { self.columns.iter().collect() } else { key }
    }
}

/// All tables of a database that hold rows, by name; SQLite's own list of the last numbers among them.
pub(super) fn tables(connection: &Connection) -> Result<Vec<Table>, StoreError> {
    let names: Vec<String> = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let sql = "SELECT name, type, \"notnull\" OR pk > 0, pk > 0 FROM pragma_table_info(?1) ORDER BY cid";
    let mut statement = connection.prepare(sql)?;
    let mut tables = Vec::with_capacity(names.len());
    for name in names {
        let column = |row: &rusqlite::Row<'_>| {
            let kind: String = row.get(1)?;
            let holds = match kind.as_str() {
                "INTEGER" => Holds::Integers,
                "TEXT" => Holds::Texts,
                _ => Holds::Either,
            };
            Ok(Column { name: row.get(0)?, holds, is_required: row.get(2)?, is_key: row.get(3)? })
        };
        let columns = statement.query_map([&name], column)?.collect::<Result<_, _>>()?;
        tables.push(Table { name, columns });
    }
    Ok(tables)
}

/// Makes the tables of an older version, or of this one, in an empty database.
pub(super) fn build(connection: &Connection, version: i64) -> Result<(), StoreError> {
    for migration in MIGRATIONS.iter().take(usize::try_from(version).unwrap_or(0)) {
        connection.execute_batch(migration)?;
    }
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    Ok(connection.pragma_update(None, "user_version", version)?)
}

/// What tables and indexes there are, and the statements that made them: `table vpcs`.
pub(super) fn objects(connection: &Connection) -> Result<BTreeMap<String, String>, StoreError> {
    let sql =
        "SELECT type || ' ' || name, ifnull(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
    let mut statement = connection.prepare(sql)?;
    let read = |row: &rusqlite::Row<'_>| {
        let sql: String = row.get(1)?;
        // A table that was renamed is quoted; a state that was new has no comments.
        let code = sql.lines().flat_map(|line| line.split("--").next().unwrap_or_default().chars());
        Ok((row.get(0)?, code.filter(|character| !character.is_whitespace() && *character != '"').collect()))
    };
    Ok(statement.query_map([], read)?.collect::<Result<_, _>>()?)
}

/// Values that name no row of the table that they should, a line each, at most so many.
pub(super) fn broken_references(
    connection: &Connection,
    table: &Table,
    most: usize,
) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT \"table\", \"from\", \"to\" FROM pragma_foreign_key_list(?1) WHERE \"to\" IS NOT NULL ORDER BY id DESC, seq";
    let mut statement = connection.prepare(sql)?;
    let references = statement.query_map([&table.name], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let references: Vec<(String, String, String)> = references.collect::<Result<_, _>>()?;
    let key = table.key();
    let mut broken = Vec::new();
    for (other, from, to) in references {
        let shown = listed(key.iter().map(|column| column.name.as_str()));
        let order = shown.clone();
        let sql = format!(
            "SELECT {from}, {shown} FROM {name} t WHERE {from} IS NOT NULL \
             AND NOT EXISTS (SELECT 1 FROM {other} o WHERE o.{to} = t.{from}) ORDER BY {order} LIMIT {most}",
            from = quoted(&from),
            to = quoted(&to),
            name = quoted(&table.name),
            other = quoted(&other),
        );
        let mut statement = connection.prepare(&sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let values: Vec<ValueRef<'_>> =
                (1..=key.len()).map(|column| row.get_ref(column)).collect::<Result<_, _>>()?;
            let place = place(&table.name, key.iter().map(|column| column.name.as_str()).zip(values));
            broken.push(format!("{place}: {from} {} is no {to} of {other}", shown_value(row.get_ref(0)?)));
        }
    }
    broken.truncate(most);
    Ok(broken)
}

/// `subnets (seq 3)`
pub(super) fn place<'a>(table: &str, key: impl Iterator<Item = (&'a str, ValueRef<'a>)>) -> String {
    let key: Vec<String> = key.map(|(name, value)| format!("{name} {}", shown_value(value))).collect();
    format!("{table} ({})", key.join(", "))
}

/// A value in one line that is not too long.
pub(super) fn shown_value(value: ValueRef<'_>) -> String {
    const LONGEST: usize = 60;
    match value {
        ValueRef::Null => "nothing".to_owned(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Blob(bytes) => format!("{} bytes", bytes.len()),
        ValueRef::Text(bytes) => {
            let text = String::from_utf8_lossy(bytes);
            let short: String = text.chars().take(LONGEST).collect();
            let more = if short.len() < text.len() { "…" } else { "" };
            format!("'{}{more}'", short.escape_debug())
        }
    }
}

/// A name as SQL takes it, whatever it is.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// `"a", "b"`
pub(super) fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.map(quoted).collect::<Vec<_>>().join(", ")
}
