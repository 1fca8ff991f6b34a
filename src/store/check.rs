//! Whether a state file, or a copy, is sound: to SQLite, in its schema, its references and its values. Nothing is written,
//! neither to the file nor beside it, and it need not be writable.

use std::fs;
use std::path::Path;

use jiff::Timestamp;
use rusqlite::Connection;
use rusqlite::config::DbConfig;

use super::copies::open_copy;
use super::migrate::{newest_version, user_version};
use super::{BUSY_TIMEOUT, StoreError, Tx, files_of, integrity, invariants, schema, state, values};
use crate::base::clock::Kept;

/// So many problems of one kind are told.
const MOST: usize = 100;

/// The bytes of a page: SQLite's default, which we leave.
const PAGE: u64 = 4096;

/// Tells the moment from what the state says about the time.
pub type Now<'a> = &'a dyn Fn(Kept) -> Timestamp;

/// A way to find problems.
type Look = fn(&Tx<'_>) -> Result<Vec<String>, StoreError>;

/// What is looked at in a file of any version.
const OF_FILES: &[Look] = &[of_schema, of_references, of_values];

/// What is looked at in a file of this version besides.
const OF_LABS: &[Look] = &[of_lab, invariants::broken];

/// What is wrong with a file that is there, a line each; none if it is sound. An empty file is an empty state.
///
/// # Errors
/// When it is not ours, newer, or cannot be read at all.
pub fn check(path: &Path, now: Now<'_>) -> Result<Vec<String>, StoreError> {
    let [file, log, _] = files_of(path);
    let metadata = file.metadata()?;
    if metadata.is_file() && metadata.len() == 0 && !log.exists() {
        return Ok(Vec::new());
    }
    let look = |options| open_copy(path, options).and_then(|mut connection| problems(&mut connection, now));
    if log.exists() {
        return look("");
    }
    // Nobody has it open, so it need not be locked, for which SQLite would make files.
    let before = stamp(path);
    let found = look("?immutable=1").map(|mut problems| {
        if metadata.len() % PAGE != 0 {
            problems.push("the file ends in the middle of a page".to_owned());
        }
        problems
    });
    let is_sound = found.as_ref().is_ok_and(Vec::is_empty);
    // If somebody has opened it meanwhile, what was seen may be half of one moment and half of another.
    if !is_sound && (log.exists() || stamp(path) != before) { look("") } else { found }
}

/// What changes when a file is written.
fn stamp(path: &Path) -> Option<impl PartialEq> {
    let metadata = fs::metadata(path).ok()?;
    Some((metadata.len(), metadata.modified().ok()?))
}

/// What is wrong with a database of ours, at one moment.
pub(super) fn problems(connection: &mut Connection, now: Now<'_>) -> Result<Vec<String>, StoreError> {
    connection.busy_timeout(BUSY_TIMEOUT)?;
    // What a process that was killed left in the log stays there.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    let transaction = connection.transaction()?;
    let mut problems = integrity(&transaction)?;
    let is_newest = user_version(&transaction)? == newest_version();
    let of_labs = if is_newest { OF_LABS } else { &[] };
    let moment = state::kept(&transaction).map_or_else(|_| Timestamp::default(), now);
    let tx = Tx { connection: &transaction, now: moment };
    for look in OF_FILES.iter().chain(of_labs) {
        match look(&tx) {
            Ok(found) => problems.extend(found),
            // Where something is wrong already, not all can be read.
            Err(_) if !problems.is_empty() => break,
            Err(error) => return Err(error),
        }
    }
    Ok(problems)
}

/// Tables and indexes that are not as this version, or the older one that wrote the file, makes them.
fn of_schema(tx: &Tx<'_>) -> Result<Vec<String>, StoreError> {
    let sound = Connection::open_in_memory()?;
    schema::build(&sound, user_version(tx.connection)?)?;
    let (expected, found) = (schema::objects(&sound)?, schema::objects(tx.connection)?);
    let mut problems = Vec::new();
    for (what, sql) in &expected {
        match found.get(what) {
            None => problems.push(format!("{what} is missing")),
            Some(other) if other != sql => problems.push(format!("{what} is not as vpce makes it")),
            Some(_) => {}
        }
    }
    let foreign = found.keys().filter(|what| !expected.contains_key(*what));
    problems.extend(foreign.map(|what| format!("{what} is none of vpce's")));
    Ok(problems)
}

fn of_references(tx: &Tx<'_>) -> Result<Vec<String>, StoreError> {
    let mut problems = Vec::new();
    for table in schema::tables(tx.connection)? {
        problems.extend(schema::broken_references(tx.connection, &table, MOST)?);
    }
    Ok(problems)
}

fn of_values(tx: &Tx<'_>) -> Result<Vec<String>, StoreError> {
    let mut problems = Vec::new();
    for table in schema::tables(tx.connection)? {
        problems.extend(values::malformed(tx.connection, &table, MOST)?);
    }
    Ok(problems)
}

/// The one row that says what holds for the whole lab.
fn of_lab(tx: &Tx<'_>) -> Result<Vec<String>, StoreError> {
    let rows: i64 = tx.connection.query_row("SELECT count(*) FROM lab", [], |row| row.get(0))?;
    Ok(if rows == 1 { Vec::new() } else { vec![format!("lab has {rows} rows instead of one")] })
}
