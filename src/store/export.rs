//! A state as a document that people can read and other versions can take in: tables by name, rows as objects.
//!
//! JSON and TOML hold the same: the number of the schema, then each table that has rows, by name, its rows in the order of
//! their key, a column each; one that holds nothing is left out. The same state gives the same bytes. Rows are written as
//! they are read, so that a lab may be of any size.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use thiserror::Error;

use super::migrate::user_version;
use super::schema::{self, Table};
use super::{Access, DAMAGED, FileId, Store, StoreError, files_of};

/// The member that comes first: the number of the schema.
pub(super) const SCHEMA: &str = "vpce_state";

/// Tables whose rows are secrets, temporary ones: they stay where they are.
pub(super) const KEPT_BACK: &[&str] = &["session_keys"];

/// The form of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// An object of tables, a row a line.
    Json,
    /// An array of tables for each table.
    Toml,
}

impl Format {
    /// The form that a file's name says.
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?;
        [(Self::Json, "json"), (Self::Toml, "toml")]
            .into_iter()
            .find_map(|(format, name)| ending.eq_ignore_ascii_case(name).then_some(format))
    }
}

/// Why a state is not written as a document.
#[derive(Debug, Error)]
pub enum ExportError {
    /// There is nothing to write.
    #[error("there is no state at {} to export", .0.display())]
    NoState(PathBuf),
    /// The state cannot serve.
    #[error("Unable to use the state file {}: {error}", .file.display())]
    Store {
        /// The state.
        file: PathBuf,
        /// Why.
        error: StoreError,
    },
    /// A text is none.
    #[error("Unable to use the state file {}: {DAMAGED} ({problem})", .file.display())]
    Damaged {
        /// The state.
        file: PathBuf,
        /// Where.
        problem: String,
    },
    /// There is something where it should go.
    #[error("there is a file {} already: --force puts the export in its place", .0.display())]
    Exists(PathBuf),
    /// There is something that no export takes the place of.
    #[error("{} {reason}: name another file", .file.display())]
    InTheWay {
        /// Where it should go.
        file: PathBuf,
        /// What is there.
        reason: &'static str,
    },
    /// Where it should go takes no more.
    #[error("{0}")]
    Unwritten(#[from] io::Error),
}

/// What keeps a row from being written.
enum Stopped {
    Store(StoreError),
    Damaged(String),
    Unwritten(io::Error),
}

impl<E: Into<StoreError>> From<E> for Stopped {
    fn from(error: E) -> Self {
        Self::Store(error.into())
    }
}

/// Writes the state as it is at one moment.
///
/// # Errors
/// When there is no state, it cannot serve, or `out` takes no more.
pub fn export(state: &Path, format: Format, out: &mut dyn Write) -> Result<(), ExportError> {
    if state.try_exists().is_ok_and(|exists| !exists) {
        return Err(ExportError::NoState(state.to_owned()));
    }
    let file = state.to_owned();
    let mut store = match Store::open(state, Access::Read) {
        Ok(store) => store,
        Err(error) => return Err(ExportError::Store { file, error }),
    };
    let mut out = io::BufWriter::new(out);
    let written = store.connection.transaction().map_err(Stopped::from).and_then(|tx| write(&tx, format, &mut out));
    let written = written.and_then(|()| out.flush().map_err(Stopped::Unwritten));
    written.map_err(|stopped| match stopped {
        Stopped::Store(error) => ExportError::Store { file, error },
        Stopped::Damaged(problem) => ExportError::Damaged { file, problem },
        Stopped::Unwritten(error) => ExportError::Unwritten(error),
    })
}

/// Writes the state into a file that only its owner may read: all of it or nothing.
///
/// # Errors
/// As for [`export`], or when there is something that may not be replaced.
pub fn export_to_file(state: &Path, format: Format, file: &Path, replace: bool) -> Result<(), ExportError> {
    let in_the_way = |reason| Err(ExportError::InTheWay { file: file.to_owned(), reason });
    match file.metadata() {
        Ok(found) if !found.is_file() => return in_the_way("is no file"),
        Ok(_) if files_of(state).iter().any(|own| FileId::of(own) == FileId::of(file)) => {
            return in_the_way("is the state itself");
        }
        Ok(_) if !replace => return Err(ExportError::Exists(file.to_owned())),
        _ => {}
    }
    let directory = file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let new = tempfile::Builder::new().prefix(".new-").tempfile_in(directory);
    let mut new = new.map_err(|error| io::Error::from(error.kind()))?;
    export(state, format, new.as_file_mut())?;
    new.as_file().sync_all()?;
    let put = if replace { new.persist(file) } else { new.persist_noclobber(file) };
    match put {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Err(ExportError::Exists(file.to_owned())),
        Err(error) => Err(error.error.into()),
    }
}

fn write(connection: &Connection, format: Format, out: &mut dyn Write) -> Result<(), Stopped> {
    let version = user_version(connection)?;
    let begin = match format {
        Format::Json => format!("{{\n  \"{SCHEMA}\": {version}"),
        Format::Toml => format!("{SCHEMA} = {version}\n"),
    };
    out.write_all(begin.as_bytes()).map_err(Stopped::Unwritten)?;
    for table in schema::tables(connection)? {
        if !KEPT_BACK.contains(&table.name.as_str()) {
            write_table(connection, &table, format, out)?;
        }
    }
    let end = if format == Format::Json { "\n}\n" } else { "" };
    out.write_all(end.as_bytes()).map_err(Stopped::Unwritten)
}

fn write_table(connection: &Connection, table: &Table, format: Format, out: &mut dyn Write) -> Result<(), Stopped> {
    let columns = schema::listed(table.columns.iter().map(|column| column.name.as_str()));
    let order = schema::listed(table.key().iter().map(|column| column.name.as_str()));
    let sql = format!("SELECT {columns} FROM {} ORDER BY {order}", schema::quoted(&table.name));
    let mut statement = connection.prepare(&sql)?;
    let mut rows = statement.query([])?;
    let (mut text, mut any) = (String::new(), false);
    while let Some(row) = rows.next()? {
        text.clear();
        match format {
            Format::Json if any => text.push_str(",\n    {"),
            Format::Json => text.extend([",\n  \"", &table.name, "\": [\n    {"]),
            Format::Toml => text.extend(["\n[[", &table.name, "]]\n"]),
        }
        any = true;
        let mut first = true;
        for (index, column) in table.columns.iter().enumerate() {
            let value = row.get_ref(index)?;
            if value == ValueRef::Null {
                continue;
            }
            match format {
                Format::Json if first => text.extend(["\"", &column.name, "\": "]),
                Format::Json => text.extend([", \"", &column.name, "\": "]),
                Format::Toml => text.extend([&column.name, " = "]),
            }
            first = false;
            write_value(value, &mut text)
                .ok_or_else(|| Stopped::Damaged(format!("{}: {} is no text", table.name, column.name)))?;
            if format == Format::Toml {
                text.push('\n');
            }
        }
        if format == Format::Json {
            text.push('}');
        }
        out.write_all(text.as_bytes()).map_err(Stopped::Unwritten)?;
    }
    let end = if format == Format::Json && any { "\n  ]" } else { "" };
    out.write_all(end.as_bytes()).map_err(Stopped::Unwritten)
}

/// Writes a value as JSON and TOML both take it; none if it is of no type that a column has.
fn write_value(value: ValueRef<'_>, text: &mut String) -> Option<()> {
    match value {
        ValueRef::Integer(number) => text.push_str(&number.to_string()),
        ValueRef::Text(bytes) => {
            text.push('"');
            for char in std::str::from_utf8(bytes).ok()?.chars() {
                match char {
                    '"' | '\\' => text.extend(['\\', char]),
                    '\n' => text.push_str("\\n"),
                    '\r' => text.push_str("\\r"),
                    '\t' => text.push_str("\\t"),
                    '\0'..='\x1f' | '\x7f' => text.extend(["\\u", &format!("{:04x}", u32::from(char))]),
                    _ => text.push(char),
                }
            }
            text.push('"');
        }
        ValueRef::Null | ValueRef::Real(_) | ValueRef::Blob(_) => return None,
    }
    Some(())
}
