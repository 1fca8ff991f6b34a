//! A state from a document that [`export`](super::export) wrote, this version or an older one. Its rows go into a new
//! database of the schema that it names, which is then brought up to this version and looked through; only what is sound in
//! all takes the place of a state.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{BufRead as _, BufReader, Read};
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::config::DbConfig;
use rusqlite::types::Value;
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use thiserror::Error;
use toml_edit::{DocumentMut, Item, TableLike};

use super::StoreError;
use super::check::{self, Now};
use super::copies::{keep_in_memory, put_in_place};
use super::export::{Format, SCHEMA};
use super::migrate::{newest_version, prepare};
use super::schema::{self, Holds, Table};

/// About how many bytes of a document in TOML are read at once.
const PART_OF_TOML: usize = 1 << 20;

/// The most that are, if it cannot be taken apart before.
const LONGEST_PART: usize = 8 << 20;

/// Where SQLite keeps how far each table has counted. Its rows come from the rows of the others unless a document says more.
const COUNTERS: &str = "sqlite_sequence";

/// Why a document is not taken in: it is then as if it had never been read.
#[derive(Debug, Error)]
pub enum ImportError {
    /// It is no export, or one that cannot be a state.
    #[error("{problem}")]
    Refused {
        /// What is wrong with it, and where.
        problem: String,
    },
    /// The state cannot be written.
    #[error("Unable to use the state file {}: {error}", .file.display())]
    Store {
        /// The state.
        file: PathBuf,
        /// Why.
        error: StoreError,
    },
}

/// A state that was read and is sound, and that no file keeps yet.
#[derive(Debug)]
pub struct Imported {
    whole: Connection,
}

/// Reads a document.
///
/// # Errors
/// One line that says what is wrong, and where.
pub fn read(format: Format, from: &mut dyn Read, now: Now<'_>) -> Result<Imported, ImportError> {
    let refused = |problem| ImportError::Refused { problem };
    let mut loader = Loader { connection: None, tables: Vec::new(), counters: BTreeMap::new() };
    match format {
        Format::Json => read_json(from, &mut loader),
        Format::Toml => read_toml(from, &mut loader),
    }
    .and_then(|()| loader.finish(now))
    .map(|whole| Imported { whole })
    .map_err(|problem| refused(problem.replace('\n', " ")))
}

impl Imported {
    /// Puts it in place of all that is in the state's file, in one transaction.
    ///
    /// # Errors
    /// When that cannot be written: it is then as it was.
    pub fn put(&self, state: &Path) -> Result<(), ImportError> {
        put_in_place(&self.whole, state).map_err(|error| ImportError::Store { file: state.to_owned(), error })
    }
}

/// What a document has for a column.
enum Cell {
    Nothing,
    Integer(i64),
    Text(String),
}

/// The new database while rows come. Every error is one line.
struct Loader {
    connection: Option<Connection>,
    tables: Vec<Table>,
    counters: BTreeMap<String, i64>,
}

impl Loader {
    /// Makes the tables of the schema that the document names.
    fn begin(&mut self, version: i64) -> Result<(), String> {
        if version > newest_version() {
            return Err(StoreError::Newer(version).to_string());
        }
        if version < 1 {
            return Err(format!("there is no schema {version}"));
        }
        let make = || -> Result<_, StoreError> {
            // SQLite's own temporary file: it is used if memory is short, and is gone in the end.
            let connection = Connection::open("")?;
            connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, false)?;
            connection.pragma_update(None, "journal_mode", "OFF")?;
            keep_in_memory(&connection)?;
            connection.execute_batch("BEGIN")?;
            schema::build(&connection, version)?;
            let tables = schema::tables(&connection)?;
            for table in &tables {
                connection.execute_batch(&format!("DELETE FROM {}", schema::quoted(&table.name)))?;
            }
            Ok((connection, tables))
        };
        let (connection, tables) = make().map_err(|error| error.to_string())?;
        (self.connection, self.tables) = (Some(connection), tables);
        Ok(())
    }

    fn table(&self, name: &str) -> Result<&Table, String> {
        let found = self.tables.iter().find(|table| table.name == name);
        found.ok_or_else(|| format!("there is no table {name:?} in this schema"))
    }

    /// Puts in a row; `number` counts from 1.
    fn row(&mut self, table: &str, number: usize, cells: Vec<(String, Cell)>) -> Result<(), String> {
        let wrong = |what: String| format!("{table}, row {number}: {what}");
        let found = self.table(table)?;
        let mut values = vec![None; found.columns.len()];
        for (name, cell) in cells {
            let Some(index) = found.columns.iter().position(|column| column.name == name) else {
                return Err(wrong(format!("there is no column {name:?}")));
            };
            let value = match (cell, found.columns[index].holds) {
                (Cell::Nothing, _) => Value::Null,
                (Cell::Integer(number), Holds::Integers | Holds::Either) => Value::Integer(number),
                (Cell::Text(text), Holds::Texts | Holds::Either) => Value::Text(text),
                (Cell::Integer(_), Holds::Texts) => return Err(wrong(format!("{name} is a number, not a text"))),
                (Cell::Text(_), Holds::Integers) => return Err(wrong(format!("{name} is a text, not a number"))),
            };
            if values[index].replace(value).is_some() {
                return Err(wrong(format!("{name} is there twice")));
            }
        }
        let values: Vec<Value> = values.into_iter().map(|value| value.unwrap_or(Value::Null)).collect();
        let lacks =
            found.columns.iter().zip(&values).find(|(column, value)| column.is_required && **value == Value::Null);
        if let Some((column, _)) = lacks {
            return Err(wrong(format!("{} is missing", column.name)));
        }
        if table == COUNTERS {
            let [Value::Text(name), Value::Integer(last)] = &values[..] else {
                return Err(wrong("it wants a name and a number".to_owned()));
            };
            let known = self.tables.iter().any(|table| table.name == *name);
            if !known || self.counters.insert(name.clone(), *last).is_some() {
                return Err(wrong(format!("{name:?} is no table, or is there twice")));
            }
            return Ok(());
        }
        let columns = schema::listed(found.columns.iter().map(|column| column.name.as_str()));
        let places = vec!["?"; values.len()].join(", ");
        let sql = format!("INSERT INTO {} ({columns}) VALUES ({places})", schema::quoted(table));
        let Some(connection) = &self.connection else { return Err(NO_EXPORT.to_owned()) };
        let inserted = connection
            .prepare_cached(&sql)
            .and_then(|mut statement| statement.execute(rusqlite::params_from_iter(values)));
        inserted.map_err(|error| wrong(told(&error)))?;
        Ok(())
    }

    /// The database, brought up to this version and looked through.
    fn finish(self, now: Now<'_>) -> Result<Connection, String> {
        let Self { connection, tables, counters } = self;
        let mut connection = connection.ok_or(NO_EXPORT)?;
        let text = |error: StoreError| error.to_string();
        for table in &tables {
            let broken = schema::broken_references(&connection, table, 1).map_err(text)?;
            if let Some(broken) = broken.into_iter().next() {
                return Err(broken);
            }
        }
        for (name, last) in counters {
            let counted = connection.execute("DELETE FROM sqlite_sequence WHERE name = ?1", [&name]).and_then(|_| {
                connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?1, ?2)", (&name, last))
            });
            counted.map_err(|error| told(&error))?;
        }
        let committed = connection.execute_batch("COMMIT").map_err(StoreError::from);
        committed.and_then(|()| prepare(&mut connection)).map_err(text)?;
        match check::problems(&mut connection, now).map_err(text)?.into_iter().next() {
            None => Ok(connection),
            Some(problem) => Err(problem),
        }
    }
}

/// Of a document of another kind.
const NO_EXPORT: &str = "it is no export of a state of vpce, which begins with vpce_state, the number of its schema";

/// What SQLite says of a row that it does not take.
fn told(error: &rusqlite::Error) -> String {
    match error {
        rusqlite::Error::SqliteFailure(_, Some(text)) => text.clone(),
        other => other.to_string(),
    }
}

fn read_json(from: &mut dyn Read, loader: &mut Loader) -> Result<(), String> {
    let mut reader = serde_json::Deserializer::from_reader(BufReader::new(from));
    let read = Document(loader).deserialize(&mut reader).and_then(|()| reader.end());
    read.map_err(|error| {
        let (line, column, text) = (error.line(), error.column(), error.to_string());
        let what = text.strip_suffix(&format!(" at line {line} column {column}")).unwrap_or(&text);
        format!("line {line}, column {column}: {what}")
    })
}

/// The whole document.
struct Document<'a>(&'a mut Loader);

/// The rows of a table.
struct Rows<'a>(&'a mut Loader, String);

/// One row.
struct Row;

impl<'de> DeserializeSeed<'de> for Document<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Document<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an export of a state of vpce")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        if map.next_key::<String>()?.as_deref() != Some(SCHEMA) {
            return Err(A::Error::custom(NO_EXPORT));
        }
        self.0.begin(map.next_value()?).map_err(A::Error::custom)?;
        let mut seen = Vec::new();
        while let Some(name) = map.next_key::<String>()? {
            self.0.table(&name).map_err(A::Error::custom)?;
            if seen.contains(&name) {
                return Err(A::Error::custom(format!("the table {name:?} is there twice")));
            }
            seen.push(name.clone());
            map.next_value_seed(Rows(self.0, name))?;
        }
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Rows<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Rows<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "a list of the rows of {}", self.1)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<(), A::Error> {
        let mut number = 0;
        while let Some(cells) = rows.next_element_seed(Row)? {
            number += 1;
            self.0.row(&self.1, number, cells).map_err(A::Error::custom)?;
        }
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Row {
    type Value = Vec<(String, Cell)>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Row {
    type Value = Vec<(String, Cell)>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a row, an object of its columns")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut cells = Vec::new();
        while let Some(name) = map.next_key()? {
            cells.push((name, map.next_value()?));
        }
        Ok(cells)
    }
}

impl<'de> serde::Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyCell)
    }
}

struct AnyCell;

impl Visitor<'_> for AnyCell {
    type Value = Cell;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a whole number of 64 bits, a text or null")
    }

    fn visit_unit<E>(self) -> Result<Cell, E> {
        Ok(Cell::Nothing)
    }

    fn visit_i64<E>(self, number: i64) -> Result<Cell, E> {
        Ok(Cell::Integer(number))
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Cell, E> {
        let whole = i64::try_from(number).map(Cell::Integer);
        whole.map_err(|_| E::custom(format!("{number} is no number of 64 bits with a sign")))
    }

    fn visit_str<E>(self, text: &str) -> Result<Cell, E> {
        Ok(Cell::Text(text.to_owned()))
    }
}

/// Reads it part by part, as each takes many times its length in memory: a part ends before a line that begins a row.
fn read_toml(from: &mut dyn Read, loader: &mut Loader) -> Result<(), String> {
    let mut from = BufReader::new(from);
    let mut read = TomlParts { loader, rows: BTreeMap::new(), lines: 0 };
    let (mut part, mut wanted) = (String::new(), PART_OF_TOML);
    loop {
        let before = part.len();
        let room = (LONGEST_PART + 1).saturating_sub(before) as u64;
        let more = from.by_ref().take(room).read_line(&mut part).map_err(|error| error.to_string())? > 0;
        let begins_a_row = part[before..].starts_with("[[");
        if more && !(begins_a_row && before >= wanted) {
            if part.len() > LONGEST_PART {
                return Err(format!("line {}: no row is so long", read.lines + 1));
            }
            continue;
        }
        let next = part.split_off(before);
        match part.parse() {
            Ok(document) => {
                read.take(&document)?;
                read.lines += part.matches('\n').count();
                (part, wanted) = (next, PART_OF_TOML);
            }
            // That line may be one of a text.
            Err(_) if more && before < LONGEST_PART / 2 => {
                part.push_str(&next);
                wanted = before * 2;
            }
            Err(error) => {
                let before = error.span().map_or(0, |span| part[..span.start].matches('\n').count());
                return Err(format!("line {}: {}", read.lines + before + 1, error.message()));
            }
        }
        if !more {
            return read.loader.connection.is_some().then_some(()).ok_or_else(|| NO_EXPORT.to_owned());
        }
    }
}

/// The parts of a document in TOML.
struct TomlParts<'a> {
    loader: &'a mut Loader,
    /// How many of each table there have been.
    rows: BTreeMap<String, usize>,
    /// Lines of the parts before.
    lines: usize,
}

impl TomlParts<'_> {
    fn take(&mut self, document: &DocumentMut) -> Result<(), String> {
        if self.loader.connection.is_none() {
            self.loader.begin(document.get(SCHEMA).and_then(Item::as_integer).ok_or(NO_EXPORT)?)?;
        }
        for (name, item) in document.iter().filter(|(name, _)| *name != SCHEMA) {
            self.loader.table(name)?;
            let number = self.rows.entry(name.to_owned()).or_default();
            let expected = || format!("{name} is no list of rows");
            let rows: Vec<&dyn TableLike> = if let Some(rows) = item.as_array_of_tables() {
                rows.iter().map(|row| row as &dyn TableLike).collect()
            } else {
                let rows = item.as_array().ok_or_else(expected)?.iter();
                let rows = rows.map(|row| row.as_inline_table().map(|row| row as &dyn TableLike));
                rows.collect::<Option<_>>().ok_or_else(expected)?
            };
            for row in rows {
                *number += 1;
                self.loader.row(name, *number, cells(name, *number, row)?)?;
            }
        }
        Ok(())
    }
}

fn cells(table: &str, number: usize, row: &dyn TableLike) -> Result<Vec<(String, Cell)>, String> {
    let cell = |(name, item): (&str, &Item)| {
        let integer = item.as_integer().map(Cell::Integer);
        let cell = integer.or_else(|| item.as_str().map(|text| Cell::Text(text.to_owned())));
        let cell = cell.ok_or_else(|| format!("{table}, row {number}: {name} is no whole number and no text"))?;
        Ok((name.to_owned(), cell))
    };
    row.iter().map(cell).collect()
}
