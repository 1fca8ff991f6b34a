//! The records of hosted zones, and the changes that were made of them.

use jiff::Timestamp;
use rusqlite::{OptionalExtension as _, Row};

use super::{StoreError, Tx, moment};
use crate::domain::domain_name;
use crate::domain::record_set::RecordSet;

/// Where a page of records begins: a name in Route 53's form, a type and a set identifier, each of which may be empty.
#[derive(Clone, Copy, Debug, Default)]
pub struct Start<'a> {
    /// The name.
    pub name: &'a str,
    /// Of this name, this type and those after it.
    pub kind: &'a str,
    /// Of this name and type, this identifier and those after it.
    pub set_identifier: &'a str,
}

/// The text of a row; what we wrote ourselves can be read.
fn read(row: &Row<'_>) -> rusqlite::Result<RecordSet> {
    let text: String = row.get(0)?;
    serde_json::from_str(&text)
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, error.into()))
}

/// Up to `limit` record sets of a zone by name, type and set identifier.
pub fn page(tx: &Tx<'_>, zone_id: &str, start: Start<'_>, limit: usize) -> Result<Vec<RecordSet>, StoreError> {
    let sql = "SELECT record_set FROM record_sets WHERE zone_id = ?1 AND (sort_key, type, set_identifier) >= (?2, ?3, ?4) \
               ORDER BY sort_key, type, set_identifier LIMIT ?5";
    let mut statement = tx.connection.prepare_cached(sql)?;
    let (key, limit) = (domain_name::sort_key(start.name), i64::try_from(limit).unwrap_or(i64::MAX));
    let rows = statement.query_map((zone_id, key, start.kind, start.set_identifier, limit), read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The record sets of a name in a zone, by type and set identifier.
pub fn of_name(tx: &Tx<'_>, zone_id: &str, name: &str) -> Result<Vec<RecordSet>, StoreError> {
    let sql = "SELECT record_set FROM record_sets WHERE zone_id = ?1 AND sort_key = ?2 ORDER BY type, set_identifier";
    let mut statement = tx.connection.prepare_cached(sql)?;
    Ok(statement.query_map((zone_id, domain_name::sort_key(name)), read)?.collect::<Result<_, _>>()?)
}

/// Whether a zone has any records below a name.
pub fn are_below(tx: &Tx<'_>, zone_id: &str, name: &str) -> Result<bool, StoreError> {
    let key = domain_name::sort_key(name);
    // What is below starts with the name's labels and a space; what follows all of that, with the next character.
    let sql = "SELECT EXISTS (SELECT 1 FROM record_sets WHERE zone_id = ?1 AND sort_key > ?2 || ' ' AND sort_key < ?2 || '!')";
    Ok(tx.connection.prepare_cached(sql)?.query_row((zone_id, key), |row| row.get(0))?)
}

/// How many record sets a zone has.
pub fn count(tx: &Tx<'_>, zone_id: &str) -> Result<i64, StoreError> {
    let sql = "SELECT count(*) FROM record_sets WHERE zone_id = ?1";
    Ok(tx.connection.prepare_cached(sql)?.query_row([zone_id], |row| row.get(0))?)
}

/// Keeps a record set, in place of one of the same name, type and set identifier.
pub fn put(tx: &Tx<'_>, zone_id: &str, set: &RecordSet) -> Result<(), StoreError> {
    let sql = "INSERT OR REPLACE INTO record_sets (zone_id, sort_key, type, set_identifier, name, record_set) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    // A record set has text keys and no numbers that JSON lacks, so it always serializes.
    let text = serde_json::to_string(set).unwrap_or_default();
    tx.connection.prepare_cached(sql)?.execute((
        zone_id,
        domain_name::sort_key(&set.name),
        &set.r#type,
        set.set_identifier.as_deref().unwrap_or_default(),
        &set.name,
        text,
    ))?;
    Ok(())
}

/// Removes the record set of this one's name, type and set identifier.
pub fn remove(tx: &Tx<'_>, zone_id: &str, set: &RecordSet) -> Result<(), StoreError> {
    tx.connection
        .prepare_cached(
            "DELETE FROM record_sets WHERE zone_id = ?1 AND sort_key = ?2 AND type = ?3 AND set_identifier = ?4",
        )?
        .execute((
            zone_id,
            domain_name::sort_key(&set.name),
            &set.r#type,
            set.set_identifier.as_deref().unwrap_or_default(),
        ))?;
    Ok(())
}

/// A change that was submitted.
#[derive(Clone, Debug)]
pub struct Change {
    /// `C0123456ABCDEFGHIJKL`
    pub id: String,
    /// What its submitter wrote to it.
    pub comment: Option<String>,
    /// When it was submitted.
    pub submitted_at: Timestamp,
    /// From when on all name servers have it.
    pub insync_at: Timestamp,
}

/// A change that an account submitted.
pub fn find_change(tx: &Tx<'_>, account: &str, id: &str) -> Result<Option<Change>, StoreError> {
    let sql = "SELECT id, comment, submitted_at, insync_at FROM record_changes WHERE id = ?1 AND account = ?2";
    let read = |row: &Row<'_>| {
        Ok(Change {
            id: row.get(0)?,
            comment: row.get(1)?,
            submitted_at: moment(row.get(2)?),
            insync_at: moment(row.get(3)?),
        })
    };
    Ok(tx.connection.prepare_cached(sql)?.query_row((id, account), read).optional()?)
}

/// Keeps a change.
pub fn insert_change(tx: &Tx<'_>, account: &str, change: &Change) -> Result<(), StoreError> {
    tx.connection
        .prepare_cached(
            "INSERT INTO record_changes (id, account, comment, submitted_at, insync_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute((
            &change.id,
            account,
            &change.comment,
            change.submitted_at.as_millisecond(),
            change.insync_at.as_millisecond(),
        ))?;
    Ok(())
}
