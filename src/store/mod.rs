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
pub mod export;
pub mod hosted_zones;
pub mod import;
pub mod interfaces;
pub mod internet_gateways;
pub mod invariants;
pub mod listeners;
pub mod listing;
pub mod load_balancers;
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
pub mod topics;
mod values;
pub mod vpcs;

use std::collections::HashMap;
use std::fs::OpenOptions;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::config::DbConfig;
use rusqlite::trace::{TraceEvent, TraceEventCodes};
use rusqlite::{Connection, ErrorCode, OpenFlags, StatementStatus, Transaction, TransactionBehavior};
use thiserror::Error;

use crate::base::clock::{self, Kept};

/// In the file's header, so that other SQLite files are told apart: "vpce".
const APPLICATION_ID: i32 = 0x7670_6365;

/// Every schema change, oldest first. Append only: a released one is never edited.
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_lab.sql"),
    include_str!("migrations/0002_whole_lab.sql"),
    include_str!("migrations/0003_route53.sql"),
    include_str!("migrations/0004_sns.sql"),
    include_str!("migrations/0005_rules.sql"),
    include_str!("migrations/0006_session_keys.sql"),
    include_str!("migrations/0007_size.sql"),
];

/// What all of them make of nothing, with less work. SQLite reads what is in it at each start, so it has no word too many.
const SCHEMA: &str = include_str!("schema.sql");

/// Longer than any queue of shells that wait for one another.
const BUSY_TIMEOUT: Duration = Duration::from_secs(60);

/// Statements that a connection keeps prepared: as many as the calls of a busy server have. SQLite's parser takes longer than
/// most of them run.
const PREPARED: usize = 256;
/// From this length on SQLite's log is too long. Normally it is begun anew at a fourth of that, once nobody reads from it;
/// where somebody always does, as in a busy server, it would only grow.
const LONG_LOG: u64 = 16 << 20;

/// How long readers are waited for to shorten it. Nobody writes meanwhile, and a reader may stay for longer.
const READERS_TIMEOUT: Duration = Duration::from_secs(1);

/// How long a note waits that may as well be left out.
const SHORT_TIMEOUT: Duration = Duration::from_secs(2);

/// Why the state file cannot serve.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The path is a directory or a device.
    #[error("it is not a file: name another with --state or VPCE_STATE")]
    NotAFile,
    /// Neither empty nor made by us.
    #[error("it is not a state file of vpce, and is left alone: name another with --state or VPCE_STATE")]
    Foreign,
    /// Made by a newer version.
    #[error("it was written by a newer version of vpce (schema {0}, this one knows {known}): update vpce", known = MIGRATIONS.len())]
    Newer(i64),
    /// SQLite or the system refuses.
    #[error("{}", explain(.0))]
    Sqlite(#[from] rusqlite::Error),
    /// The file or its directory cannot be made or looked at.
    #[error("it cannot be used: name another with --state or VPCE_STATE ({0})")]
    Io(#[from] std::io::Error),
}

impl StoreError {
    /// Whether a uniqueness rule of the schema was broken, which some refusals rest on.
    pub fn is_duplicate(&self) -> bool {
        let Self::Sqlite(rusqlite::Error::SqliteFailure(error, _)) = self else { return false };
        error.extended_code == rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE
    }

    /// Whether it is what the file holds that is wrong, and not that somebody may not, or cannot, read or write it.
    fn is_about_contents(&self) -> bool {
        match self {
            Self::Newer(_) => true,
            Self::Sqlite(error) => !matches!(
                error.sqlite_error_code(),
                Some(
                    ErrorCode::ReadOnly
                        | ErrorCode::CannotOpen
                        | ErrorCode::PermissionDenied
                        | ErrorCode::DatabaseBusy
                        | ErrorCode::DatabaseLocked
                        | ErrorCode::DiskFull
                        | ErrorCode::SystemIoFailure
                        | ErrorCode::OutOfMemory
                )
            ),
            Self::NotAFile | Self::Foreign | Self::Io(_) => false,
        }
    }

    /// Whether what the file holds cannot be read, by us or by anybody.
    fn is_unreadable(&self) -> bool {
        let code = if let Self::Sqlite(error) = self { error.sqlite_error_code() } else { None };
        matches!(self, Self::Newer(_)) || matches!(code, Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt))
    }
}

/// What can be done about a file that SQLite has trouble with, in one line.
fn explain(error: &rusqlite::Error) -> String {
    let advice = match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => {
            "it is not a state file of vpce, and is left alone: name another with --state or VPCE_STATE"
        }
        Some(ErrorCode::ReadOnly) => {
            "it cannot be written: change its permissions and those of the files beside it, or name another with --state"
        }
        Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
            "it cannot be opened: look at its permissions and its directory's"
        }
        Some(ErrorCode::SystemIoFailure) if has_no_room(error) => FULL,
        Some(ErrorCode::DiskFull) => FULL,
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            "another process keeps it locked: wait for it or end it"
        }
        Some(ErrorCode::SystemIoFailure | ErrorCode::OutOfMemory) => {
            "the system cannot read or write it: look at its disk, or name another with --state"
        }
        // Our statements fit our tables and our rows are what we read, so whatever else is wrong, the file is.
        _ => DAMAGED,
    };
    // SQLite quotes what it cannot read, whatever stands in it.
    let error = error.to_string();
    format!("{advice} ({})", error.lines().next().unwrap_or_default())
}

/// Whether there is no room for the log's index, which SQLite does not call a full disk.
fn has_no_room(error: &rusqlite::Error) -> bool {
    error.sqlite_error().is_some_and(|error| error.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE)
}

/// What can be done about a full disk.
const FULL: &str = "the disk is full: make room on it, nothing was changed";

/// What can be done about a damaged file.
pub const DAMAGED: &str = "it is damaged: put back a copy, or start anew with another --state";

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

    /// Runs several writing calls in one transaction, which is kept only if `work` gives `Ok`: what any of them did is on the
    /// disk when this does.
    ///
    /// # Errors
    /// What `work` gives, or that the transaction cannot begin or be kept.
    pub fn together<T, E: From<StoreError>>(
        &mut self,
        undo: Undo,
        work: impl FnOnce(&mut Together<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        if undo == Undo::One {
            // What brings back the pages of a call that is undone is small and short-lived: no file need be made for it.
            self.connection.pragma_update(None, "temp_store", "MEMORY").map_err(StoreError::from)?;
        }
        let (done, before) = {
            let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate);
            let transaction = transaction.map_err(StoreError::from)?;
            let mut together = Together { transaction, undo, begun: None };
            let done = work(&mut together)?;
            let before = log_length(&together.transaction);
            together.transaction.commit().map_err(StoreError::from)?;
            (done, before)
        };
        self.shorten_log(before);
        Ok(done)
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

/// What is undone when one of several calls fails that has changed something by then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undo {
    /// What it did. All of them pay for that, by copies of what they change.
    One,
    /// What all of them did: see [`Together::is_spoiled`].
    All,
}

/// A transaction of several writing calls, one after the other.
pub struct Together<'a> {
    transaction: Transaction<'a>,
    undo: Undo,
    /// How many rows had been changed when the call began that has not ended well.
    begun: Option<u64>,
}

impl Together<'_> {
    /// As [`Store::transaction`], after what was called before. Unless `work` gives `Ok`, nothing of it stays, and all of what
    /// was done before does; with [`Undo::All`] as far as the transaction is not spoiled.
    ///
    /// # Errors
    /// What `work` gives, or that its changes cannot be told from others'.
    pub fn call<T, E: From<StoreError>>(
        &mut self,
        now: impl FnOnce(Kept) -> Timestamp,
        work: impl FnOnce(Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.undoing(|connection| one(connection, Access::Write, now, work))
    }

    /// As [`Store::note`].
    ///
    /// # Errors
    /// What `work` gives, or that its changes cannot be told from others'.
    pub fn note<T>(
        &mut self,
        now: impl FnOnce(Kept) -> Timestamp,
        work: impl FnOnce(Tx<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.undoing(|connection| work(Tx { connection, now: now(state::kept(connection)?) }))
    }

    /// Does something of which nothing stays unless it gives `Ok`.
    fn undoing<T, E: From<StoreError>>(&mut self, work: impl FnOnce(&Connection) -> Result<T, E>) -> Result<T, E> {
        if self.undo == Undo::All {
            self.begun = Some(self.transaction.total_changes());
            let done = work(&self.transaction)?;
            self.begun = None;
            return Ok(done);
        }
        let savepoint = self.transaction.savepoint().map_err(StoreError::from)?;
        let done = work(&savepoint)?;
        savepoint.commit().map_err(StoreError::from)?;
        Ok(done)
    }

    /// Whether the last call has failed, or panicked, and left changes behind: then nothing of the transaction may be kept.
    pub fn is_spoiled(&self) -> bool {
        self.begun.is_some_and(|begun| self.transaction.total_changes() != begun)
    }

    /// Whether nothing of it is left: on a full disk and other errors of the system, SQLite undoes a whole transaction.
    pub fn is_undone(&self) -> bool {
        self.transaction.is_autocommit()
    }
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

/// Whether the first page says that the file is ours, whatever the rest of it is like.
fn has_our_header(path: &Path) -> Result<bool, StoreError> {
    // The application id stands at byte 68 of an SQLite file, big-endian.
    let mut header = [0; 72];
    let read = std::io::Read::read_exact(&mut std::fs::File::open(path)?, &mut header);
    Ok(read.is_ok() && header.starts_with(b"SQLite format 3\0") && header[68..] == APPLICATION_ID.to_be_bytes())
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

/// Makes sure that the file is ours and of this version, bringing an older or empty one up to it.
fn prepare(connection: &mut Connection) -> Result<(), StoreError> {
    let version = user_version(connection)?;
    let application_id: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if application_id != APPLICATION_ID && !is_new_or_ours(connection)? {
        return Err(StoreError::Foreign);
    }
    let newest = newest_version();
    if version > newest {
        return Err(StoreError::Newer(version));
    }
    if version < newest {
        migrate(connection)?;
    }
    // Not by a pragma, which would be one more statement to parse.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true)?;
    // A plan follows from the statement alone: otherwise values, which are bound later, have it planned a second time.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(PREPARED);
    Ok(())
}

/// Looks at the whole mark of a file at one moment: another process may be writing it.
fn is_new_or_ours(connection: &mut Connection) -> Result<bool, StoreError> {
    let transaction = connection.transaction()?;
    let application_id: i32 = transaction.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let is_new = application_id == 0 && user_version(&transaction)? == 0 && is_empty(&transaction)?;
    Ok(is_new || application_id == APPLICATION_ID)
}

fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    keep_a_log(connection)?;
    // SQLite's default here is on, and then the rows that belong to a table go with the table that takes a new form.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, false)?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Asked again: another process may have migrated while this one waited.
    let done = usize::try_from(user_version(&transaction)?).unwrap_or(0);
    let statements = if done == 0 { &[SCHEMA][..] } else { MIGRATIONS.get(done..).unwrap_or_default() };
    for statements in statements {
        transaction.execute_batch(statements)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", newest_version())?;
    transaction.commit()?;
    Ok(())
}

/// Turns WAL on. For this alone SQLite does not wait until others are done, so it is asked again.
fn keep_a_log(connection: &Connection) -> Result<(), StoreError> {
    const PAUSE: Duration = Duration::from_millis(5);
    let mut waited = Duration::ZERO;
    loop {
        match connection.pragma_update(None, "journal_mode", "WAL") {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) && waited < BUSY_TIMEOUT => {
                clock::sleep(PAUSE);
                waited += PAUSE;
            }
            done => return Ok(done?),
        }
    }
}

fn newest_version() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)
}

fn user_version(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

fn is_empty(connection: &Connection) -> Result<bool, StoreError> {
    Ok(connection.query_row("SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema)", [], |row| row.get(0))?)
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

    #[test]
    fn an_older_file_keeps_its_rows() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("state.db");
        let first = Connection::open(&path).unwrap();
        first.execute_batch(MIGRATIONS[0]).unwrap();
        first
            .execute_batch(
                "PRAGMA application_id = 0x76706365;
                 PRAGMA user_version = 1;
                 INSERT INTO vpcs VALUES (1, 'vpc-1', 'a', 'r', 'c', 'x', 'default', 'd', 0, 1, 0, 'available', NULL, NULL);
                 INSERT INTO subnets VALUES (1, 'subnet-1', 'a', 'r', 'vpc-1', 'c', 'z', 'z', 'available');
                 INSERT INTO security_groups VALUES (1, 'sg-1', 'a', 'r', 'vpc-1', 'default', 'd');
                 INSERT INTO network_interfaces VALUES
                   (1, 'eni-1', 'a', 'r', 'vpc-1', 'subnet-1', 't', 'd', 'i', 'm', 'r', 1, 'x', NULL, NULL, NULL);
                 INSERT INTO network_interface_groups VALUES ('eni-1', 0, 'sg-1');
                 INSERT INTO load_balancers VALUES
                   (1, 'lb', 'a', 'r', 'n', 'network', NULL, 'vpc-1', NULL, NULL, 'ipv4', 0, 'active', NULL, NULL);
                 INSERT INTO target_groups VALUES
                   (1, 'tg', 'a', 'r', 'n', 'TCP', 80, 'vpc-1', 'ip', 'ipv4', 'TCP', '80', NULL, 1, 1, 1, 1, NULL);
                 INSERT INTO listeners VALUES (1, 'l', 'lb', 80, 'TCP', NULL, NULL, NULL, 'tg');",
            )
            .unwrap();
        drop(first);
        let store = Store::open(&path, Access::Write).unwrap();
        let count = |table: &str| -> i64 {
            store.connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
        };
        for table in ["network_interfaces", "network_interface_groups", "target_groups", "listeners"] {
            assert_eq!(count(table), 1, "{table}");
        }
        assert_eq!(count("pragma_foreign_key_check"), 0);
    }

    #[test]
    fn a_call_that_fails_or_panics_undoes_its_own_and_no_other() {
        let mut store = Store::in_memory().unwrap();
        let insert = |tx: Tx<'_>, id: &str| -> Result<(), StoreError> {
            let sql = "INSERT INTO session_keys VALUES (?1, 's', 't', 0)";
            Ok(tx.connection.prepare_cached(sql)?.execute([id]).map(drop)?)
        };
        let now = |_| Timestamp::default();
        let kept: Result<(), StoreError> = store.together(Undo::One, |together| {
            together.call(now, |tx| insert(tx, "a"))?;
            let refused = together.call(now, |tx| insert(tx, "b").and(Err(StoreError::Foreign)));
            assert!(matches!(refused, Err::<(), _>(StoreError::Foreign)));
            let panicking = std::panic::AssertUnwindSafe(|| {
                together.call(now, |tx| -> Result<(), StoreError> {
                    insert(tx, "c")?;
                    let mut statement = tx.connection.prepare_cached("SELECT 1 FROM session_keys")?;
                    let _rows = statement.query([])?;
                    panic!("a bug");
                })
            });
            assert!(std::panic::catch_unwind(panicking).is_err());
            assert!(!together.is_undone());
            together.call(now, |tx| insert(tx, "d"))
        });
        kept.unwrap();
        let spoiled: Result<(), StoreError> = store.together(Undo::All, |together| {
            together.call(now, |tx| insert(tx, "f"))?;
            let refused = together.call(now, |_| Err(StoreError::Foreign));
            assert!(matches!(refused, Err::<(), _>(StoreError::Foreign)) && !together.is_spoiled());
            let refused = together.call(now, |tx| insert(tx, "g").and(Err(StoreError::Foreign)));
            assert!(matches!(refused, Err::<(), _>(StoreError::Foreign)) && together.is_spoiled());
            Err(StoreError::Foreign)
        });
        assert!(spoiled.is_err());
        let ids = |store: &Store| -> String {
            let sql = "SELECT group_concat(access_key_id, ' ') FROM session_keys";
            store.connection.query_row(sql, [], |row| row.get(0)).unwrap()
        };
        assert_eq!(ids(&store), "a d");
        let refused = store
            .together(Undo::One, |together| together.call(now, |tx| insert(tx, "e")).and(Err(StoreError::Foreign)));
        assert!(matches!(refused, Err::<(), _>(StoreError::Foreign)));
        assert_eq!(ids(&store), "a d", "nothing is kept of what is not to be");
    }

    #[test]
    fn a_commit_that_fails_keeps_nothing_and_the_next_one_does() {
        let mut store = Store::in_memory().unwrap();
        let now = |_| Timestamp::default();
        // A rule that is looked at by the commit only.
        let homeless =
            "INSERT INTO service_permissions (id, service_id, principal, principal_type) VALUES ('p', 's', '*', 'All')";
        for undo in [Undo::All, Undo::One] {
            let failed: Result<(), StoreError> = store.together(undo, |together| {
                together.call(now, |tx| Ok::<_, StoreError>(state::set_last_write(&tx, 7)?))?;
                together.call(now, |tx| -> Result<(), StoreError> {
                    tx.connection.pragma_update(None, "defer_foreign_keys", true)?;
                    Ok(tx.connection.execute(homeless, []).map(drop)?)
                })
            });
            let code = |error: StoreError| {
                if let StoreError::Sqlite(error) = error { error.sqlite_error_code() } else { None }
            };
            assert_eq!(code(failed.unwrap_err()), Some(ErrorCode::ConstraintViolation));
            let position =
                |store: &mut Store| store.transaction(Access::Read, now, |tx| state::random_position(&tx)).unwrap();
            assert_eq!(position(&mut store), 0, "nothing is half done");
            let kept: Result<(), StoreError> =
                store.together(undo, |together| together.call(now, |tx| state::set_last_write(&tx, 7)));
            kept.unwrap();
            assert_eq!(position(&mut store), 7);
            store.note(now, |tx| state::set_last_write(&tx, 0)).unwrap();
        }
    }

    #[test]
    fn a_newer_file_is_left_alone() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("state.db");
        let store = Store::open(&path, Access::Write).unwrap();
        store.connection.pragma_update(None, "user_version", 99).unwrap();
        drop(store);
        assert!(matches!(Store::open(&path, Access::Read), Err(StoreError::Newer(99))));
    }
}
