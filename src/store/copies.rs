//! Copies of a state, kept beside it: `<state>.saved/<name>.db`, each a file of its own. Made and put back by SQLite's backup,
//! page by page as they are, while others use the state.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};
use thiserror::Error;

use super::migrate::{APPLICATION_ID, newest_version, prepare, user_version};
use super::{Access, BUSY_TIMEOUT, DAMAGED, Store, StoreError, state};
use crate::base::clock;

/// The copies of one state.
#[derive(Clone, Debug)]
pub struct Copies {
    state: PathBuf,
    directory: PathBuf,
}

/// Why a copy is not made or not put back.
#[derive(Debug, Error)]
pub enum CopyError {
    /// There is no such copy.
    #[error("there is no copy '{0}'")]
    Missing(String),
    /// There is a copy of this name.
    #[error("there is a copy '{0}' already: --force puts the new one in its place")]
    Exists(String),
    /// It has another form than a name.
    #[error("'{}' cannot be the name of a copy: at most 64 letters, digits, '-', '_' and '.' can, the first of them a letter, a digit or '_'", .0.escape_default())]
    NoName(String),
    /// There is nothing to copy.
    #[error("there is no state at {} to save", .0.display())]
    NoState(PathBuf),
    /// The state, or a copy, cannot serve.
    #[error("Unable to use the state file {}: {error}", .file.display())]
    Store {
        /// Which of them.
        file: PathBuf,
        /// Why.
        error: StoreError,
    },
    /// It is damaged.
    #[error("Unable to use the state file {}: {DAMAGED} ({problem})", .file.display())]
    Damaged {
        /// The state, or the copy.
        file: PathBuf,
        /// The first thing that is wrong with it.
        problem: String,
    },
}

impl Copies {
    /// The copies of this state.
    pub fn of(state: &Path) -> Self {
        let mut directory = state.as_os_str().to_owned();
        directory.push(".saved");
        Self { state: state.to_owned(), directory: directory.into() }
    }

    /// The names of all copies, sorted.
    ///
    /// # Errors
    /// When they cannot be looked for.
    pub fn names(&self) -> Result<Vec<String>, CopyError> {
        let entries = match std::fs::read_dir(&self.directory) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(failed(&self.directory, error)),
        };
        let names =
            entries.filter_map(|entry| entry.ok()?.file_name().to_str()?.strip_suffix(".db").map(str::to_owned));
        let mut names: Vec<String> = names.filter(|name| is_name(name)).collect();
        names.sort();
        Ok(names)
    }

    /// Copies the state as it is at one moment.
    ///
    /// # Errors
    /// When there is no state, it is damaged, there is a copy of this name that may not be replaced, or the system refuses.
    pub fn save(&self, name: &str, replace: bool) -> Result<(), CopyError> {
        let path = self.path(name)?;
        if self.state.try_exists().is_ok_and(|exists| !exists) {
            return Err(CopyError::NoState(self.state.clone()));
        }
        if !replace && path.exists() {
            return Err(CopyError::Exists(name.to_owned()));
        }
        let store = Store::open(&self.state, Access::Read).map_err(|error| failed(&self.state, error))?;
        std::fs::create_dir_all(&self.directory).map_err(|error| failed(&self.directory, error))?;
        let new = tempfile::Builder::new().prefix(".new-").tempfile_in(&self.directory);
        let new = new.map_err(|error| failed(&self.directory, error))?;
        let mut copy = Connection::open(new.path()).map_err(|error| failed(&path, error))?;
        transfer(&store.connection, &mut copy).map_err(|error| failed(&path, error))?;
        // One file alone, which nothing beside it belongs to.
        copy.pragma_update(None, "journal_mode", "DELETE").map_err(|error| failed(&path, error))?;
        sound(copy, &self.state)?;
        if replace {
            new.persist(&path).map_err(|error| failed(&path, error.error))?;
            return Ok(());
        }
        match new.persist_noclobber(&path) {
            Ok(_) => Ok(()),
            // Another shell was faster.
            Err(error) if error.error.kind() == ErrorKind::AlreadyExists => Err(CopyError::Exists(name.to_owned())),
            Err(error) => Err(failed(&path, error.error)),
        }
    }

    /// Puts a copy into the state's file, in one transaction. A copy of an older version is brought up to this one first.
    ///
    /// # Errors
    /// When there is no such copy, it is not ours, newer or damaged, or the state cannot be written: it is then as it was.
    pub fn restore(&self, name: &str) -> Result<(), CopyError> {
        let path = self.file(name)?;
        // SQLite's own temporary file, of which as much as can be stays in memory.
        let mut whole = Connection::open("").map_err(|error| failed(&path, error))?;
        let read = open_copy(&path, "").and_then(|copy| {
            transfer(&copy, &mut whole)?;
            prepare(&mut whole)
        });
        read.map_err(|error| failed(&path, error))?;
        let whole = sound(whole, &path)?;
        put_in_place(&whole, &self.state).map_err(|error| failed(&self.state, error))
    }

    /// Removes a copy.
    ///
    /// # Errors
    /// When there is none, or the system refuses.
    pub fn remove(&self, name: &str) -> Result<(), CopyError> {
        let path = self.file(name)?;
        std::fs::remove_file(&path).map_err(|error| failed(&path, error))
    }

    /// When the state was last written before it was copied.
    ///
    /// # Errors
    /// When the copy cannot serve.
    pub fn last_write(&self, name: &str) -> Result<Option<Timestamp>, CopyError> {
        let path = self.file(name)?;
        let kept = open_copy(&path, "").and_then(|copy| {
            if user_version(&copy)? == newest_version() {
                return state::kept(&copy);
            }
            let mut whole = Connection::open("")?;
            transfer(&copy, &mut whole)?;
            prepare(&mut whole)?;
            state::kept(&whole)
        });
        Ok(kept.map_err(|error| failed(&path, error))?.last_write)
    }

    /// The file of a copy.
    ///
    /// # Errors
    /// When there is none.
    pub fn file(&self, name: &str) -> Result<PathBuf, CopyError> {
        let path = self.path(name)?;
        if path.try_exists().is_ok_and(|exists| !exists) { Err(CopyError::Missing(name.to_owned())) } else { Ok(path) }
    }

    fn path(&self, name: &str) -> Result<PathBuf, CopyError> {
        let path = is_name(name).then(|| self.directory.join(format!("{name}.db")));
        path.ok_or_else(|| CopyError::NoName(name.to_owned()))
    }
}

fn is_name(name: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    (1..=64).contains(&name.len()) && name.bytes().all(fits) && !name.starts_with(['-', '.'])
}

fn failed(file: &Path, error: impl Into<StoreError>) -> CopyError {
    CopyError::Store { file: file.to_owned(), error: error.into() }
}

/// Opens a copy to look at. Unlike a state, it may not be new. `options` are SQLite's, as `?immutable=1`.
pub(super) fn open_copy(path: &Path, options: &str) -> Result<Connection, StoreError> {
    if !path.metadata()?.is_file() {
        return Err(StoreError::NotAFile);
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let copy = Connection::open_with_flags(format!("{}{options}", uri(path)), flags)?;
    let application_id: i32 = copy.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let version = user_version(&copy)?;
    match application_id {
        APPLICATION_ID if version > newest_version() => Err(StoreError::Newer(version)),
        APPLICATION_ID => Ok(copy),
        _ => Err(StoreError::Foreign),
    }
}

/// A path as SQLite takes it where options follow.
fn uri(path: &Path) -> String {
    let escaped = path.as_os_str().as_encoded_bytes().iter().map(|&byte| {
        let is_plain = byte.is_ascii_alphanumeric() || b"/._-".contains(&byte);
        if is_plain { char::from(byte).to_string() } else { format!("%{byte:02x}") }
    });
    std::iter::once(if path.has_root() { "file://" } else { "file:" }.to_owned()).chain(escaped).collect()
}

/// Puts a whole state in place of all that is in a state's file, in one transaction. A file of ours that cannot be read is
/// made anew: what is lost by that cannot be had anyway.
pub(super) fn put_in_place(whole: &Connection, state: &Path) -> Result<(), StoreError> {
    let mut store = match Store::open(state, Access::Write) {
        Err(error) if error.is_unreadable() => Store::reset(state).and_then(|()| Store::open(state, Access::Write))?,
        opened => opened?,
    };
    transfer(whole, &mut store.connection)
}

/// Keeps so much of a database in memory that going through all of it, or writing all of it, seldom reads a page twice.
pub(super) fn keep_in_memory(connection: &Connection) -> Result<(), StoreError> {
    const KIBIBYTES: i64 = 48 << 10;
    Ok(connection.pragma_update(None, "cache_size", -KIBIBYTES)?)
}

/// A copy of a state for a great many changes, which are not safe before [`put_draft`]: it is in a temporary file of SQLite's,
/// of which nothing stays, and has no log, so that what fails cannot be undone there.
///
/// # Errors
/// When the state cannot serve, or there can be no such file.
pub fn draft(state: &Path) -> Result<Store, StoreError> {
    let whole = Store::open(state, Access::Read)?;
    let mut draft = Connection::open("")?;
    transfer(&whole.connection, &mut draft)?;
    prepare(&mut draft)?;
    draft.pragma_update(None, "journal_mode", "OFF")?;
    keep_in_memory(&draft)?;
    Ok(Store { connection: draft, file: None })
}

/// Puts a draft in place of all that is in the state, in one transaction.
///
/// # Errors
/// When the state cannot be written: it is then as it was.
pub fn put_draft(draft: &Store, state: &Path) -> Result<(), StoreError> {
    put_in_place(&draft.connection, state)
}

/// Puts the pages of one database in the place of another's, in one transaction.
fn transfer(from: &Connection, to: &mut Connection) -> Result<(), StoreError> {
    const PAUSE: Duration = Duration::from_millis(5);
    let backup = Backup::new(from, to)?;
    let mut waited = Duration::ZERO;
    while backup.step(-1)? != StepResult::Done {
        if waited >= BUSY_TIMEOUT {
            let busy = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_BUSY);
            return Err(rusqlite::Error::SqliteFailure(busy, None).into());
        }
        clock::sleep(PAUSE);
        waited += PAUSE;
    }
    Ok(())
}

/// The database, if nothing is wrong with it.
fn sound(connection: Connection, file: &Path) -> Result<Connection, CopyError> {
    let store = Store { connection, file: None };
    let (_, problems) = store.check().map_err(|error| failed(file, error))?;
    match problems.into_iter().next() {
        None => Ok(store.connection),
        Some(problem) => Err(CopyError::Damaged { file: file.to_owned(), problem }),
    }
}
