//! Topics and the attributes that were set on them.

use rusqlite::OptionalExtension as _;

use super::listing::{Page, Selection, Source};
use super::record::{Record, each};
use super::{Scope, StoreError, Tx};

/// A topic.
#[derive(Clone, Debug)]
pub struct Topic {
    /// `arn:aws:sns:<region>:<account>:<name>`
    pub arn: String,
    /// The owner.
    pub account: String,
    /// Whether it keeps the order of messages.
    pub is_fifo: bool,
    /// How many confirmed subscriptions were ended; of no effect on [`insert`].
    pub subscriptions_deleted: u32,
}

fn read(row: &Record<'_>) -> rusqlite::Result<Topic> {
    Ok(Topic {
        arn: row.get("arn")?,
        account: row.get("account")?,
        is_fifo: row.get("is_fifo")?,
        subscriptions_deleted: row.get("subscriptions_deleted")?,
    })
}

/// The caller's topics.
pub fn page(tx: &Tx<'_>, scope: Scope<'_>, selection: &Selection<'_>) -> Result<Page<Topic>, StoreError> {
    let source = Source {
        columns: "t.*".to_owned(),
        from: "topics t",
        id: "t.arn",
        seq: "t.seq",
        visible: "t.account = :account AND t.region = :region".to_owned(),
    };
    source.page(tx, scope, selection, read)
}

/// One topic, whosever it is and wherever.
pub fn find_of_anybody(tx: &Tx<'_>, arn: &str) -> Result<Option<Topic>, StoreError> {
    let mut statement = tx.connection.prepare_cached("SELECT * FROM topics WHERE arn = ?1")?;
    Ok(statement.query_row([arn], each(read)).optional()?)
}

/// Keeps a new topic.
pub fn insert(tx: &Tx<'_>, scope: Scope<'_>, topic: &Topic) -> Result<(), StoreError> {
    tx.connection
        .prepare_cached("INSERT INTO topics (arn, account, region, is_fifo) VALUES (?1, ?2, ?3, ?4)")?
        .execute((&topic.arn, scope.account, scope.region, topic.is_fifo))?;
    Ok(())
}

/// The attributes that were set on a topic, by name.
pub fn attributes_of(tx: &Tx<'_>, arn: &str) -> Result<Vec<(String, String)>, StoreError> {
    let sql = "SELECT name, value FROM topic_attributes WHERE topic_arn = ?1 ORDER BY name";
    let mut statement = tx.connection.prepare_cached(sql)?;
    Ok(statement.query_map([arn], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}

/// Sets an attribute of a topic; an empty value takes it away.
pub fn set_attribute(tx: &Tx<'_>, arn: &str, name: &str, value: &str) -> Result<(), StoreError> {
    if value.is_empty() {
        let sql = "DELETE FROM topic_attributes WHERE topic_arn = ?1 AND name = ?2";
        tx.connection.prepare_cached(sql)?.execute((arn, name))?;
        return Ok(());
    }
    tx.connection
        .prepare_cached(
            "INSERT INTO topic_attributes (topic_arn, name, value) VALUES (?1, ?2, ?3) \
             ON CONFLICT (topic_arn, name) DO UPDATE SET value = excluded.value",
        )?
        .execute((arn, name, value))?;
    Ok(())
}

/// Counts a confirmed subscription that was ended.
pub fn count_deleted(tx: &Tx<'_>, arn: &str) -> Result<(), StoreError> {
    let sql = "UPDATE topics SET subscriptions_deleted = subscriptions_deleted + 1 WHERE arn = ?1";
    tx.connection.prepare_cached(sql)?.execute([arn])?;
    Ok(())
}

/// Removes a topic with its subscriptions.
pub fn delete(tx: &Tx<'_>, arn: &str) -> Result<(), StoreError> {
    tx.connection.prepare_cached("DELETE FROM topics WHERE arn = ?1")?.execute([arn])?;
    Ok(())
}
