//! Subscriptions: what gets the messages of a topic.

use std::collections::BTreeMap;

use rusqlite::OptionalExtension as _;

use super::listing::{Page, Selection, Source};
use super::record::{Record, each};
use super::{Scope, StoreError, Tx};

/// A subscription.
#[derive(Clone, Debug)]
pub struct Subscription {
    /// The topic's ARN, a colon and a UUID.
    pub arn: String,
    /// `arn:aws:sns:…`
    pub topic_arn: String,
    /// Whoever subscribed.
    pub account: String,
    /// `sqs`
    pub protocol: String,
    /// An ARN, a URL, an address or a number.
    pub endpoint: String,
    /// Those that were given.
    pub attributes: BTreeMap<String, String>,
    /// Whether its endpoint has yet to say that it wants the messages.
    pub is_pending: bool,
}

fn read(row: &Record<'_>) -> rusqlite::Result<Subscription> {
    let attributes: String = row.get("attributes")?;
    Ok(Subscription {
        arn: row.get("arn")?,
        topic_arn: row.get("topic_arn")?,
        account: row.get("account")?,
        protocol: row.get("protocol")?,
        endpoint: row.get("endpoint")?,
        attributes: serde_json::from_str(&attributes).map_err(|error| {
            rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(error))
        })?,
        is_pending: row.get("is_pending")?,
    })
}

/// The caller's subscriptions, to whichever topics.
pub fn page(tx: &Tx<'_>, scope: Scope<'_>, selection: &Selection<'_>) -> Result<Page<Subscription>, StoreError> {
    let visible = "t.account = :account AND t.region = :region";
    source("t.arn", visible).page(tx, scope, selection, read)
}

/// The subscriptions to topics, whosever they are; the selection's ids are topics' ARNs.
pub fn page_of_topics(
    tx: &Tx<'_>,
    scope: Scope<'_>,
    selection: &Selection<'_>,
) -> Result<Page<Subscription>, StoreError> {
    source("t.topic_arn", "t.region = :region").page(tx, scope, selection, read)
}

fn source(id: &'static str, visible: &str) -> Source {
    Source { columns: "t.*".to_owned(), from: "subscriptions t", id, seq: "t.seq", visible: visible.to_owned() }
}

/// One subscription, whosever it is.
pub fn find_of_anybody(tx: &Tx<'_>, arn: &str) -> Result<Option<Subscription>, StoreError> {
    let mut statement = tx.connection.prepare_cached("SELECT * FROM subscriptions WHERE arn = ?1")?;
    Ok(statement.query_row([arn], each(read)).optional()?)
}

/// The subscription of an endpoint to a topic.
pub fn find_of_endpoint(
    tx: &Tx<'_>,
    topic_arn: &str,
    protocol: &str,
    endpoint: &str,
) -> Result<Option<Subscription>, StoreError> {
    let sql = "SELECT * FROM subscriptions WHERE topic_arn = ?1 AND protocol = ?2 AND endpoint = ?3";
    let mut statement = tx.connection.prepare_cached(sql)?;
    Ok(statement.query_row((topic_arn, protocol, endpoint), each(read)).optional()?)
}

/// How many subscriptions to a topic are confirmed, and how many are pending.
pub fn counts(tx: &Tx<'_>, topic_arn: &str) -> Result<(u32, u32), StoreError> {
    let sql = "SELECT count(*) FILTER (WHERE NOT is_pending), count(*) FILTER (WHERE is_pending) \
               FROM subscriptions WHERE topic_arn = ?1";
    let mut statement = tx.connection.prepare_cached(sql)?;
    Ok(statement.query_row([topic_arn], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// Keeps a new subscription.
pub fn insert(tx: &Tx<'_>, scope: Scope<'_>, subscription: &Subscription) -> Result<(), StoreError> {
    let attributes = serde_json::to_value(&subscription.attributes).unwrap_or_default().to_string();
    tx.connection
        .prepare_cached(
            "INSERT INTO subscriptions (arn, topic_arn, account, region, protocol, endpoint, attributes, is_pending) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute((
            &subscription.arn,
            &subscription.topic_arn,
            scope.account,
            scope.region,
            &subscription.protocol,
            &subscription.endpoint,
            attributes,
            subscription.is_pending,
        ))?;
    Ok(())
}

/// Removes a subscription.
pub fn delete(tx: &Tx<'_>, arn: &str) -> Result<(), StoreError> {
    tx.connection.prepare_cached("DELETE FROM subscriptions WHERE arn = ?1")?.execute([arn])?;
    Ok(())
}
