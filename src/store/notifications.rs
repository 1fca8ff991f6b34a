//! Connection notifications: which topic is told of what happens to a service's or an endpoint's connections.

use rusqlite::{OptionalExtension as _, Row};

use super::listing::{Column, Filter, Page, Selection, Source, one};
use super::record::Record;
use super::{Scope, StoreError, Tx};

/// A connection notification.
#[derive(Clone, Debug)]
pub struct Notification {
    /// `vpce-nfn-…`
    pub id: String,
    /// `vpce-svc-…`, if it is a service's.
    pub service_id: Option<String>,
    /// `vpce-…`, if it is an endpoint's.
    pub endpoint_id: Option<String>,
    /// Where the service is that its connections are with; of no effect on [`insert`].
    pub service_region: String,
    /// `arn:aws:sns:…`
    pub topic_arn: String,
    /// `Accept`, `Connect`, `Delete`, `Reject`: sorted, each at most once.
    pub events: Vec<String>,
    /// `Enabled`
    pub state: String,
}

/// A notification that is to tell an event.
#[derive(Clone, Debug)]
pub struct Listener {
    /// `vpce-nfn-…`
    pub id: String,
    /// The owner.
    pub account: String,
    /// Where it is.
    pub region: String,
    /// Whether it is an endpoint's and not a service's.
    pub is_of_endpoint: bool,
    /// `arn:aws:sns:…`
    pub topic_arn: String,
}

/// What DescribeVpcEndpointConnectionNotifications filters by (aws-behaviour.md §7.1).
pub static FILTERS: &[Filter] = &[
    Filter { name: "connection-notification-arn", column: Column::Of("t.topic_arn") },
    Filter { name: "connection-notification-id", column: Column::Key("t.id") },
    Filter { name: "connection-notification-state", column: Column::Of("t.state") },
    Filter { name: "connection-notification-type", column: Column::Of("'Topic'") },
    Filter { name: "service-id", column: Column::Key("t.service_id") },
    Filter { name: "vpc-endpoint-id", column: Column::Key("t.endpoint_id") },
];

fn read(row: &Record<'_>) -> rusqlite::Result<Notification> {
    let events: String = row.get("events")?;
    Ok(Notification {
        id: row.get("id")?,
        service_id: row.get("service_id")?,
        endpoint_id: row.get("endpoint_id")?,
        service_region: row.get("service_region")?,
        topic_arn: row.get("topic_arn")?,
        events: serde_json::from_str(&events).map_err(|error| {
            rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(error))
        })?,
        state: row.get("state")?,
    })
}

/// The caller's notifications. They go with their service or endpoint.
pub fn page(tx: &Tx<'_>, scope: Scope<'_>, selection: &Selection<'_>) -> Result<Page<Notification>, StoreError> {
    let source = Source {
        columns: "t.*, coalesce(e.service_region, t.region) AS service_region".to_owned(),
        from: "connection_notifications t LEFT JOIN services s ON s.id = t.service_id \
               LEFT JOIN endpoints e ON e.id = t.endpoint_id",
        id: "t.id",
        seq: "t.seq",
        visible: "t.account = :account AND t.region = :region \
                  AND NOT (s.next_state IS 'Deleted' AND s.due_at <= :now) \
                  AND NOT (e.next_state IS 'deleted' AND e.due_at <= :now)"
            .to_owned(),
    };
    source.page(tx, scope, selection, read)
}

/// One notification of the caller.
pub fn find(tx: &Tx<'_>, scope: Scope<'_>, id: &str) -> Result<Option<Notification>, StoreError> {
    one(id, |selection| page(tx, scope, selection))
}

/// The account and the Region of a notification.
pub fn place_of(tx: &Tx<'_>, id: &str) -> Result<Option<(String, String)>, StoreError> {
    let sql = "SELECT account, region FROM connection_notifications WHERE id = ?1";
    let mut statement = tx.connection.prepare_cached(sql)?;
    Ok(statement.query_row([id], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

/// The notifications of anybody that tell this event of a service or of an endpoint.
pub fn listeners(
    tx: &Tx<'_>,
    service_id: Option<&str>,
    endpoint_id: &str,
    event: &str,
) -> Result<Vec<Listener>, StoreError> {
    let sql = "SELECT id, account, region, endpoint_id IS NOT NULL AS is_of_endpoint, topic_arn \
               FROM connection_notifications WHERE (service_id = ?1 OR endpoint_id = ?2) AND state = 'Enabled' \
               AND EXISTS (SELECT 1 FROM json_each(events) WHERE value = ?3) ORDER BY seq";
    let mut statement = tx.connection.prepare_cached(sql)?;
    let read = |row: &Row<'_>| {
        Ok(Listener {
            id: row.get("id")?,
            account: row.get("account")?,
            region: row.get("region")?,
            is_of_endpoint: row.get("is_of_endpoint")?,
            topic_arn: row.get("topic_arn")?,
        })
    };
    Ok(statement.query_map((service_id, endpoint_id, event), read)?.collect::<Result<_, _>>()?)
}

/// Keeps a new notification.
pub fn insert(tx: &Tx<'_>, scope: Scope<'_>, notification: &Notification) -> Result<(), StoreError> {
    tx.connection
        .prepare_cached(
            "INSERT INTO connection_notifications (id, account, region, service_id, endpoint_id, topic_arn, events, state) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute((
            &notification.id,
            scope.account,
            scope.region,
            &notification.service_id,
            &notification.endpoint_id,
            &notification.topic_arn,
            json(&notification.events),
            &notification.state,
        ))?;
    Ok(())
}

/// Keeps a notification's topic and events as they are now.
pub fn update(tx: &Tx<'_>, notification: &Notification) -> Result<(), StoreError> {
    tx.connection
        .prepare_cached("UPDATE connection_notifications SET topic_arn = ?2, events = ?3 WHERE id = ?1")?
        .execute((&notification.id, &notification.topic_arn, json(&notification.events)))?;
    Ok(())
}

/// Switches a notification on or off.
pub fn set_state(tx: &Tx<'_>, id: &str, state: &str) -> Result<(), StoreError> {
    tx.connection
        .prepare_cached("UPDATE connection_notifications SET state = ?2 WHERE id = ?1")?
        .execute((id, state))?;
    Ok(())
}

fn json(events: &[String]) -> String {
    serde_json::Value::from(events).to_string()
}

/// Removes a notification.
pub fn delete(tx: &Tx<'_>, id: &str) -> Result<(), StoreError> {
    tx.connection.prepare_cached("DELETE FROM connection_notifications WHERE id = ?1")?.execute([id])?;
    Ok(())
}
