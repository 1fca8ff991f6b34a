//! A file that is opened becomes one of this version: a new one by the schema, an older one by the migrations that it lacks.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, TransactionBehavior};

use super::{BUSY_TIMEOUT, StoreError};
use crate::base::clock;

/// In the file's header, so that other SQLite files are told apart: "vpce".
pub(super) const APPLICATION_ID: i32 = 0x7670_6365;

/// Every schema change, oldest first. Append only: a released one is never edited.
pub(super) const MIGRATIONS: &[&str] = &[
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

/// Statements that a connection keeps prepared: as many as the calls of a busy server have. SQLite's parser takes longer than
/// most of them run.
const PREPARED: usize = 256;

/// Makes sure that the file is ours and of this version, bringing an older or empty one up to it.
pub(super) fn prepare(connection: &mut Connection) -> Result<(), StoreError> {
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

pub(super) fn newest_version() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)
}

pub(super) fn user_version(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

fn is_empty(connection: &Connection) -> Result<bool, StoreError> {
    Ok(connection.query_row("SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema)", [], |row| row.get(0))?)
}

/// Whether the first page says that the file is ours, whatever the rest of it is like.
pub(super) fn has_our_header(path: &Path) -> Result<bool, StoreError> {
    // The application id stands at byte 68 of an SQLite file, big-endian.
    let mut header = [0; 72];
    let read = std::io::Read::read_exact(&mut std::fs::File::open(path)?, &mut header);
    Ok(read.is_ok() && header.starts_with(b"SQLite format 3\0") && header[68..] == APPLICATION_ID.to_be_bytes())
}

#[cfg(test)]
mod tests {
    use super::super::{Access, Store};
    use super::*;

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
    fn a_newer_file_is_left_alone() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("state.db");
        let store = Store::open(&path, Access::Write).unwrap();
        store.connection.pragma_update(None, "user_version", 99).unwrap();
        drop(store);
        assert!(matches!(Store::open(&path, Access::Read), Err(StoreError::Newer(99))));
    }
}
