//! What connection notifications told their topics, or could not tell.

use jiff::Timestamp;
use rusqlite::Row;

use super::{StoreError, Tx, moment};

/// So many of the newest deliveries are kept.
const KEPT: i64 = 10_000;

/// Something that a notification told, or could not tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// When; of no effect on [`insert`], as the next one.
    pub at: Timestamp,
    /// Later ones have a larger one.
    pub seq: i64,
    /// `vpce-nfn-…`
    pub notification_id: String,
    /// `Connect`
    pub event: String,
    /// Id and owner of the service; none for AWS's own.
    pub service: Option<(String, String)>,
    /// `vpce-…`
    pub endpoint_id: String,
    /// The endpoint's owner.
    pub endpoint_account: String,
    /// `arn:aws:sns:…`
    pub topic_arn: String,
    /// JSON.
    pub message: String,
    /// Why the topic did not get it, if it did not.
    pub refusal: Option<String>,
}

fn read(row: &Row<'_>) -> rusqlite::Result<Delivery> {
    let service_id: Option<String> = row.get("service_id")?;
    let service_account: Option<String> = row.get("service_account")?;
    let (delivered, reason): (bool, Option<String>) = (row.get("delivered")?, row.get("reason")?);
    Ok(Delivery {
        at: moment(row.get("at")?),
        seq: row.get("seq")?,
        notification_id: row.get("notification_id")?,
        event: row.get("event")?,
        service: service_id.zip(service_account),
        endpoint_id: row.get("endpoint_id")?,
        endpoint_account: row.get("endpoint_account")?,
        topic_arn: row.get("topic_arn")?,
        message: row.get("message")?,
        refusal: if delivered { None } else { Some(reason.unwrap_or_default()) },
    })
}

/// Keeps a delivery of this moment, and drops those that are too old.
pub fn insert(tx: &Tx<'_>, delivery: &Delivery) -> Result<(), StoreError> {
    let (service_id, service_account) = delivery.service.as_ref().map(|(id, account)| (id, account)).unzip();
    let sql = "INSERT INTO notification_deliveries (at, notification_id, event, service_id, service_account, endpoint_id, \
               endpoint_account, topic_arn, message, delivered, reason) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
    let seq = tx.connection.prepare_cached(sql)?.insert((
        tx.now_ms(),
        &delivery.notification_id,
        &delivery.event,
        service_id,
        service_account,
        &delivery.endpoint_id,
        &delivery.endpoint_account,
        &delivery.topic_arn,
        &delivery.message,
        delivery.refusal.is_none(),
        &delivery.refusal,
    ))?;
    tx.connection.prepare_cached("DELETE FROM notification_deliveries WHERE seq <= ?1")?.execute([seq - KEPT])?;
    Ok(())
}

/// The newest deliveries after one, in the order in which they were made.
///
/// # Errors
/// When the state cannot be read.
pub fn newest(tx: &Tx<'_>, after: i64, last: u32) -> Result<Vec<Delivery>, StoreError> {
    let sql = "SELECT * FROM notification_deliveries WHERE seq > ?1 ORDER BY seq DESC LIMIT ?2";
    let mut statement = tx.connection.prepare_cached(sql)?;
    let mut found: Vec<Delivery> = statement.query_map((after, last), read)?.collect::<Result<_, _>>()?;
    found.reverse();
    Ok(found)
}
