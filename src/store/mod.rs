//! The state file: SQLite, opened once a run. The only place with SQL.
//!
//! One file a resource family, each with its rows and the statements over them. What AWS would say about a row does not
//! belong here: a statement finds nothing, and `ops` decides what that means.

pub mod calls;
pub mod check;
mod children;
pub mod client_tokens;
pub mod connections;
pub mod copies;
pub mod deliveries;
pub mod endpoints;
mod error;
pub mod export;
pub mod hosted_zones;
pub mod import;
pub mod interfaces;
pub mod internet_gateways;
pub mod invariants;
pub mod listeners;
pub mod listing;
pub mod load_balancers;
mod migrate;
pub mod network_acls;
pub mod notifications;
pub mod overview;
pub mod peering;
pub mod permissions;
mod record;
pub mod record_sets;
pub mod route_tables;
mod schema;
pub mod security_group_rules;
pub mod security_groups;
pub mod services;
pub mod session_keys;
pub mod state;
pub mod subnets;
pub mod subscriptions;
pub mod tags;
pub mod target_groups;
pub mod targets;
mod together;
pub mod topics;
mod values;
pub mod vpcs;

pub use error::{DAMAGED, StoreError};
pub use together::{Together, Undo};

use std::collections::HashMap;
use std::fs::OpenOptions;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::trace::{TraceEvent, TraceEventCodes};
use rusqlite::{Connection, OpenFlags, StatementStatus, TransactionBehavior};

use crate::base::clock::Kept;
use migrate::{has_our_header, prepare, user_version};

/// Longer than any queue of shells that wait for one another.
const BUSY_TIMEOUT: Duration = Duration::from_secs(60);

/// From this length on SQLite's log is too long. Normally it is begun anew at a fourth of that, once nobody reads from it;
/// where somebody always does, as in a busy server, it would only grow.
const LONG_LOG: u64 = 16 << 20;

/// How long readers are waited for to shorten it. Nobody writes meanwhile, and a reader may stay for longer.
const READERS_TIMEOUT: Duration = Duration::from_secs(1);

/// How long a note waits that may as well be left out.
const SHORT_TIMEOUT: Duration = Duration::from_secs(2);

/// An open state.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    file: Option<FileId>,
}

/// What tells a file from every other, whatever it is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct FileId(u64, u64);

impl FileId {
    #[cfg(unix)]
    fn of(path: &Path) -> Option<Self> {
        use std::os::unix::fs::MetadataExt as _;
        path.metadata().ok().map(|metadata| Self(metadata.dev(), metadata.ino()))
    }

    /// Where an open file cannot be removed, it is the same as long as there is one.
    #[cfg(not(unix))]
    fn of(path: &Path) -> Option<Self> {
        path.exists().then_some(Self(0, 0))
    }
}

/// What a statement does in SQLite.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Steps of its machine.
    pub steps: u32,
    /// Those that went from one row of a whole table to the next.
    pub scanned: u32,
}

/// What a call may do to the state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Only look.
    Read,
    /// Change it.
    Write,
}

/// How long to wait for another process that writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Patience {
    /// As long as any queue of shells takes.
    Long,
    /// For what may as well be left out.
    Short,
}

impl Store {
    /// Opens the file. A missing one is an empty state, which only [`Access::Write`] makes a file of.
    ///
    /// # Errors
    /// When the path is no state file of ours, or the system refuses.
    pub fn open(path: &Path, access: Access) -> Result<Self, StoreError> {
        let length = match path.metadata() {
            // SQLite would take a single byte for no bytes, and write over it.
            Ok(metadata) if metadata.is_file() && metadata.len() == 1 => return Err(StoreError::Foreign),
            Ok(metadata) if metadata.is_file() => metadata.len(),
            Ok(_) => return Err(StoreError::NotAFile),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                if access == Access::Read {
                    return Self::in_memory();
                }
                create(path)?;
                0
            }
            Err(error) => return Err(error.into()),
        };
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(BUSY_TIMEOUT)?;
        if length == 0 && access == Access::Read {
            return Self::in_memory();
        }
        prepare(&mut connection)?;
        Ok(Self { connection, file: FileId::of(path) })
    }

    /// Whether the file at this path is the one that was opened: it may have been removed, or another put in its place.
    pub fn is_at(&self, path: &Path) -> bool {
        self.file.is_some() && self.file == FileId::of(path)
    }

    /// An empty state that no file keeps.
    ///
    /// # Errors
    /// When SQLite refuses.
    pub fn in_memory() -> Result<Self, StoreError> {
        let mut connection = Connection::open_in_memory()?;
        prepare(&mut connection)?;
        Ok(Self { connection, file: None })
    }

    /// Makes the state of this file empty: by removing every row, or, if it is ours but damaged or of a newer version, the
    /// file itself.
    ///
    /// # Errors
    /// When the file is not ours, or cannot be written.
    pub fn reset(path: &Path) -> Result<(), StoreError> {
        match Self::open(path, Access::Write).and_then(|mut store| store.clear()) {
            Err(error) if error.is_about_contents() && has_our_header(path)? => {
                for file in files_of(path) {
                    match std::fs::remove_file(file) {
                        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
                        _ => {}
                    }
                }
                Ok(())
            }
            other => other,
        }
    }

    fn clear(&mut self) -> Result<(), StoreError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.pragma_update(None, "defer_foreign_keys", true)?;
        let tables: Vec<String> = transaction
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('lab')")?
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        for table in tables {
            transaction.execute(&format!("DELETE FROM \"{table}\""), [])?;
        }
        transaction.execute(
            "UPDATE lab SET last_write = NULL, random_position = 0, clock_at = NULL, clock_tick = 0, clock_ahead = 0",
            [],
        )?;
        Ok(transaction.commit()?)
    }

    /// Tells every statement as it is run, its values left open; for tests of query plans.
    ///
    /// # Errors
    /// When SQLite refuses.
    pub fn trace(&mut self, mut tell: impl FnMut(String) + Send + 'static) -> Result<(), StoreError> {
        let told = move |event: TraceEvent<'_>| {
            if let TraceEvent::Stmt(statement, _) = event {
                tell(statement.sql().into_owned());
            }
        };
        Ok(self.connection.trace_v2(TraceEventCodes::SQLITE_TRACE_STMT, Some(told))?)
    }

    /// Tells of every statement that has run how many steps of SQLite's machine that took, and how many of them read a table
    /// from end to end; for tests of what is done at any size.
    ///
    /// # Errors
    /// When SQLite refuses.
    pub fn trace_work(&mut self, mut tell: impl FnMut(String, Work) + Send + 'static) -> Result<(), StoreError> {
        // SQLite counts on as long as a statement stays prepared.
        let mut before: HashMap<String, Work> = HashMap::new();
        let told = move |event: TraceEvent<'_>| {
            if let TraceEvent::Profile(statement, _) = event {
                let count = |status| u32::try_from(statement.get_status(status)).unwrap_or(0);
                let steps = count(StatementStatus::VmStep);
                let sum = Work { steps, scanned: count(StatementStatus::FullscanStep) };
                let sql = statement.sql().into_owned();
                let last = before.insert(sql.clone(), sum).filter(|last| last.steps < steps).unwrap_or_default();
                tell(sql, Work { steps: sum.steps - last.steps, scanned: sum.scanned.saturating_sub(last.scanned) });
            }
        };
        Ok(self.connection.trace_v2(TraceEventCodes::SQLITE_TRACE_PROFILE, Some(told))?)
    }

    /// Whether a file keeps this state.
    pub fn is_file(&self) -> bool {
        self.connection.path().is_some_and(|path| !path.is_empty())
    }

    /// Runs one call in one transaction, which is kept only if `work` gives `Ok`. `now` tells the moment of the call from
    /// what the state says about the time. What is due by then has happened before a writing call begins.
    ///
    /// # Errors
    /// What `work` gives, or that the transaction cannot begin or be kept.
    pub fn transaction<T, E: From<StoreError>>(
        &mut self,
        access: Access,
        now: impl FnOnce(Kept) -> Timestamp,
        work: impl FnOnce(Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let behavior = match access {
            Access::Read => TransactionBehavior::Deferred,
            Access::Write => TransactionBehavior::Immediate,
        };
        let transaction = self.connection.transaction_with_behavior(behavior).map_err(StoreError::from)?;
        let answer = one(&transaction, access, now, work)?;
        let before = if access == Access::Write { log_length(&transaction) } else { 0 };
        transaction.commit().map_err(StoreError::from)?;
        if access == Access::Write {
            self.shorten_log(before);
        }
        Ok(answer)
    }

    /// Takes a log that the last commit has made too long into the file, and begins it anew. What was committed is safe
    /// either way, so nothing hangs on whether that can be done now; if not, it is tried again at twice the length.
    fn shorten_log(&self, before: u64) {
        let after = log_length(&self.connection);
        if after < LONG_LOG || before.max(1).ilog2() == after.ilog2() {
            return;
        }
        let _ = self.connection.busy_timeout(READERS_TIMEOUT);
        let _ = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        let _ = self.connection.busy_timeout(BUSY_TIMEOUT);
    }

    /// Writes what is about the lab and not of it, a line of the log or the clock, at the moment that `now` tells. It is no
    /// call: nothing that is due happens by it.
    ///
    /// # Errors
    /// What `work` gives, or that the transaction cannot begin or be kept.
    pub fn note<T>(
        &mut self,
        now: impl FnOnce(Kept) -> Timestamp,
        work: impl FnOnce(Tx<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let noted = work(Tx { connection: &transaction, now: now(state::kept(&transaction)?) })?;
        transaction.commit()?;
        Ok(noted)
    }

    /// How long to wait for another process that writes.
    ///
    /// # Errors
    /// When SQLite refuses.
    pub fn set_patience(&self, patience: Patience) -> Result<(), StoreError> {
        Ok(self.connection.busy_timeout(match patience {
            Patience::Long => BUSY_TIMEOUT,
            Patience::Short => SHORT_TIMEOUT,
        })?)
    }

    /// The schema's version and what SQLite finds wrong with the file, one line each; none if it is sound.
    ///
    /// # Errors
    /// When the file cannot be read at all.
    pub fn check(&self) -> Result<(i64, Vec<String>), StoreError> {
        Ok((user_version(&self.connection)?, integrity(&self.connection)?))
    }
}

/// What SQLite finds wrong with a database, one line each.
fn integrity(connection: &Connection) -> Result<Vec<String>, StoreError> {
    copies::keep_in_memory(connection)?;
    let mut statement = connection.prepare("PRAGMA integrity_check")?;
    let answers: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let problems = answers.iter().flat_map(|answer| answer.lines());
    let problems = problems.filter(|line| *line != "ok" && !line.starts_with("*** in database"));
    Ok(problems.map(str::to_owned).collect())
}

/// A call in a transaction that has begun.
fn one<T, E: From<StoreError>>(
    connection: &Connection,
    access: Access,
    now: impl FnOnce(Kept) -> Timestamp,
    work: impl FnOnce(Tx<'_>) -> Result<T, E>,
) -> Result<T, E> {
    let tx = Tx { connection, now: now(state::kept(connection)?) };
    if access == Access::Write {
        state::sweep(&tx)?;
    }
    work(tx)
}

/// A call's view of the state: a transaction and the moment at which it happens.
#[derive(Clone, Copy)]
pub struct Tx<'a> {
    connection: &'a Connection,
    now: Timestamp,
}

impl Tx<'_> {
    /// The moment of the call.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// The moment as the tables keep it.
    fn now_ms(&self) -> i64 {
        self.now.as_millisecond()
    }
}

/// Where a caller's things are.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    /// 12 digits.
    pub account: &'a str,
    /// `us-east-1`
    pub region: &'a str,
}

/// The files that SQLite keeps beside a state file.
pub fn files_of(path: &Path) -> [PathBuf; 3] {
    let beside = |ending: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    };
    [path.to_owned(), beside("-wal"), beside("-shm")]
}

/// How long SQLite's log of an open file is.
fn log_length(connection: &Connection) -> u64 {
    let path = connection.path().filter(|path| !path.is_empty());
    path.and_then(|path| std::fs::metadata(format!("{path}-wal")).ok()).map_or(0, |metadata| metadata.len())
}

fn moment(milliseconds: i64) -> Timestamp {
    Timestamp::from_millisecond(milliseconds).unwrap_or_default()
}

/// Makes an empty file that only its owner may read.
fn create(path: &Path) -> Result<(), StoreError> {
    if let Some(directory) = path.parent() {
        std::fs::create_dir_all(directory)?;
    }
    let mut options = OpenOptions::new();
    // Another shell may be faster.
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_a_missing_file_makes_none() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("new").join("state.db");
        Store::open(&path, Access::Read).unwrap();
        assert!(!path.exists() && !path.parent().unwrap().exists());
        Store::open(&path, Access::Write).unwrap();
        assert!(path.exists());
    }

    #[test]
    fn files_that_are_not_ours_are_left_alone() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("notes.txt");
        std::fs::write(
            &path,
            "not a database, and longer than a hundred bytes so that SQLite looks at its header: ".repeat(3),
        )
        .unwrap();
        let before = std::fs::read(&path).unwrap();
        assert!(Store::open(&path, Access::Write).unwrap_err().to_string().contains("not a state file of vpce"));
        assert_eq!(std::fs::read(&path).unwrap(), before);

        let other = directory.path().join("other.db");
        Connection::open(&other).unwrap().execute_batch("CREATE TABLE t (x)").unwrap();
        assert!(matches!(Store::open(&other, Access::Write), Err(StoreError::Foreign)));
        assert!(matches!(Store::open(directory.path(), Access::Write), Err(StoreError::NotAFile)));
    }
}
