//! Connections: what a provider sees of the endpoints that lead to its services.

use jiff::Timestamp;
use rusqlite::OptionalExtension as _;

use super::endpoints::{self, Endpoint, NOT_DELETED};
use super::listing::{Column, Filter, Page, Selection, Source};
use super::record::Record;
use super::state::STATE_NOW;
use super::{Scope, StoreError, Tx};

/// A connection: one service and one endpoint, whose state is the connection's.
#[derive(Clone, Debug)]
pub struct Connection {
    /// `vpce-con-…`
    pub id: String,
    /// `vpce-svc-…`, which may be gone.
    pub service_id: String,
    /// The endpoint.
    pub endpoint: Endpoint,
    /// Which account pays for the endpoint, once that has been set.
    pub payer_responsibility: Option<String>,
}

/// What DescribeVpcEndpointConnections filters by (aws-behaviour.md §7.1). The row `t` is the endpoint's, so that its state
/// is read as everywhere.
pub static FILTERS: &[Filter] = &[
    Filter { name: "ip-address-type", column: Column::Of("t.ip_address_type") },
    Filter { name: "service-id", column: Column::Key("c.service_id") },
    Filter { name: "transit-gateway-attachment-id", column: Column::Never },
    Filter { name: "vpc-endpoint-id", column: Column::Key("t.id") },
    Filter { name: "vpc-endpoint-owner", column: Column::Of("t.account") },
    Filter {
        name: "vpc-endpoint-region",
        column: Column::Either("t.region", "iif(t.region = c.region, NULL, 'cross-region')"),
    },
    Filter { name: "vpc-endpoint-state", column: Column::Of(STATE_NOW) },
];

fn read(row: &Record<'_>) -> rusqlite::Result<Connection> {
    Ok(Connection {
        id: row.get("connection_id")?,
        service_id: row.get("service_id")?,
        endpoint: endpoints::read(row)?,
        payer_responsibility: row.get("payer_responsibility")?,
    })
}

/// The connections of the caller's services.
pub fn page(tx: &Tx<'_>, scope: Scope<'_>, selection: &Selection<'_>) -> Result<Page<Connection>, StoreError> {
    let source = Source {
        columns: format!("t.*, c.id AS connection_id, c.service_id, {STATE_NOW} AS state_now"),
        from: "connections c JOIN endpoints t ON t.id = c.endpoint_id",
        id: "c.id",
        seq: "c.seq",
        visible: format!(
            "c.account = :account AND c.region = :region AND {NOT_DELETED} AND (c.gone_at IS NULL OR c.gone_at > :now)"
        ),
    };
    source.page(tx, scope, selection, read)
}

/// The state of the endpoint that a service of the caller has a connection with.
pub fn state_of(tx: &Tx<'_>, service_id: &str, endpoint_id: &str) -> Result<Option<String>, StoreError> {
    let sql = format!(
        "SELECT {STATE_NOW} FROM connections c JOIN endpoints t ON t.id = c.endpoint_id \
         WHERE c.service_id = :service AND c.endpoint_id = :endpoint AND {NOT_DELETED}"
    );
    let parameters: &[(&str, &dyn rusqlite::ToSql)] =
        &[(":service", &service_id), (":endpoint", &endpoint_id), (":now", &tx.now_ms())];
    Ok(tx.connection.prepare_cached(&sql)?.query_row(parameters, |row| row.get(0)).optional()?)
}

/// The endpoints that a service has connections with in some of these states, and the state of each: at most so many.
pub fn in_states(
    tx: &Tx<'_>,
    service_id: &str,
    states: &[&str],
    most: u32,
) -> Result<Vec<(String, String)>, StoreError> {
    let sql = format!(
        "SELECT t.id, {STATE_NOW} FROM connections c JOIN endpoints t ON t.id = c.endpoint_id \
         WHERE c.service_id = :service AND {NOT_DELETED} AND {STATE_NOW} IN ('{}') ORDER BY c.seq LIMIT :most",
        states.join("', '")
    );
    let parameters: &[(&str, &dyn rusqlite::ToSql)] =
        &[(":service", &service_id), (":now", &tx.now_ms()), (":most", &most)];
    let mut statement = tx.connection.prepare_cached(&sql)?;
    Ok(statement.query_map(parameters, |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}

/// The service that an endpoint has a connection with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Serving {
    /// `vpce-svc-…`
    pub service_id: String,
    /// The service's owner.
    pub account: String,
    /// Where the service is.
    pub region: String,
}

/// The service that an endpoint has a connection with; none for endpoints of AWS's.
pub fn service_of(tx: &Tx<'_>, endpoint_id: &str) -> Result<Option<Serving>, StoreError> {
    let sql = "SELECT service_id, account, region FROM connections WHERE endpoint_id = ?1";
    let read =
        |row: &rusqlite::Row<'_>| Ok(Serving { service_id: row.get(0)?, account: row.get(1)?, region: row.get(2)? });
    Ok(tx.connection.prepare_cached(sql)?.query_row([endpoint_id], read).optional()?)
}

/// Keeps a new connection of a service that another account may own.
pub fn insert(
    tx: &Tx<'_>,
    provider: Scope<'_>,
    id: &str,
    service_id: &str,
    endpoint_id: &str,
) -> Result<(), StoreError> {
    tx.connection
        .prepare_cached(
            "INSERT INTO connections (id, account, region, service_id, endpoint_id) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute((id, provider.account, provider.region, service_id, endpoint_id))?;
    Ok(())
}

/// Lets the connections of a service go at a moment.
pub fn release_of_service(tx: &Tx<'_>, service_id: &str, gone_at: Timestamp) -> Result<(), StoreError> {
    tx.connection
        .prepare_cached("UPDATE connections SET gone_at = ?2 WHERE service_id = ?1")?
        .execute((service_id, gone_at.as_millisecond()))?;
    Ok(())
}

/// Whether a service of the caller has, or not long ago had, this connection.
pub fn exists(tx: &Tx<'_>, scope: Scope<'_>, id: &str) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM connections WHERE id = ?1 AND account = ?2 AND region = ?3";
    Ok(tx.connection.prepare_cached(sql)?.exists((id, scope.account, scope.region))?)
}
