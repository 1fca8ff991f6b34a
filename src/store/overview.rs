//! The whole lab at a glance, across accounts: what `vpce status` shows.

use super::endpoints::NOT_DELETED;
use super::services;
use super::state::STATE_NOW;
use super::{StoreError, Tx};

/// An account in a Region, and how much it has there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountSummary {
    /// 12 digits.
    pub account: String,
    /// `us-east-1`
    pub region: String,
    /// VPCs, load balancers, services, endpoints.
    pub counts: [u32; 4],
}

/// A service and how many connections it has, by state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceSummary {
    /// The provider.
    pub account: String,
    /// `us-east-1`
    pub region: String,
    /// `vpce-svc-…`
    pub id: String,
    /// Whether the provider accepts each endpoint.
    pub acceptance_required: bool,
    /// How many principals it is granted to.
    pub grants: u32,
    /// States and numbers of connections.
    pub connections: Vec<(String, u32)>,
}

/// An endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndpointSummary {
    /// The consumer.
    pub account: String,
    /// `us-east-1`
    pub region: String,
    /// `vpce-…`
    pub id: String,
    /// `vpc-…`
    pub vpc_id: String,
    /// The service that it leads to.
    pub service_name: String,
    /// What it is now.
    pub state: String,
}

/// Accounts by number and Region.
pub fn accounts(tx: &Tx<'_>) -> Result<Vec<AccountSummary>, StoreError> {
    let sql = format!(
        "SELECT account, region, sum(kind = 1), sum(kind = 2), sum(kind = 3), sum(kind = 4) FROM (\
           SELECT account, region, 1 AS kind FROM vpcs \
           UNION ALL SELECT account, region, 2 FROM load_balancers \
           UNION ALL SELECT account, region, 3 FROM services t WHERE {} \
           UNION ALL SELECT account, region, 4 FROM endpoints t WHERE {NOT_DELETED}\
         ) GROUP BY account, region ORDER BY account, region",
        services::NOT_DELETED
    );
    let mut statement = tx.connection.prepare(&sql)?;
    let summary = |row: &rusqlite::Row<'_>| {
        Ok(AccountSummary {
            account: row.get(0)?,
            region: row.get(1)?,
            counts: [row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?],
        })
    };
    Ok(statement.query_map(&[(":now", &tx.now_ms())], summary)?.collect::<Result<_, _>>()?)
}

/// Services in the order of creation.
pub fn services(tx: &Tx<'_>) -> Result<Vec<ServiceSummary>, StoreError> {
    let sql = format!(
        "SELECT account, region, id, acceptance_required, \
         (SELECT count(*) FROM service_permissions p WHERE p.service_id = t.id) \
         FROM services t WHERE {} ORDER BY seq",
        services::NOT_DELETED
    );
    let mut statement = tx.connection.prepare(&sql)?;
    let summary = |row: &rusqlite::Row<'_>| {
        Ok(ServiceSummary {
            account: row.get(0)?,
            region: row.get(1)?,
            id: row.get(2)?,
            acceptance_required: row.get(3)?,
            grants: row.get(4)?,
            connections: Vec::new(),
        })
    };
    let mut services: Vec<ServiceSummary> =
        statement.query_map(&[(":now", &tx.now_ms())], summary)?.collect::<Result<_, _>>()?;
    for service in &mut services {
        service.connections = connections_of(tx, &service.id)?;
    }
    Ok(services)
}

fn connections_of(tx: &Tx<'_>, service_id: &str) -> Result<Vec<(String, u32)>, StoreError> {
    let sql = format!(
        "SELECT {STATE_NOW} AS state_now, count(*) FROM connections c JOIN endpoints t ON t.id = c.endpoint_id \
         WHERE c.service_id = :service AND {NOT_DELETED} GROUP BY state_now ORDER BY state_now"
    );
    let parameters: &[(&str, &dyn rusqlite::ToSql)] = &[(":service", &service_id), (":now", &tx.now_ms())];
    let mut statement = tx.connection.prepare_cached(&sql)?;
    Ok(statement.query_map(parameters, |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}

/// Endpoints in the order of creation.
pub fn endpoints(tx: &Tx<'_>) -> Result<Vec<EndpointSummary>, StoreError> {
    let sql = format!(
        "SELECT account, region, id, vpc_id, service_name, {STATE_NOW} FROM endpoints t WHERE {NOT_DELETED} ORDER BY seq"
    );
    let summary = |row: &rusqlite::Row<'_>| {
        Ok(EndpointSummary {
            account: row.get(0)?,
            region: row.get(1)?,
            id: row.get(2)?,
            vpc_id: row.get(3)?,
            service_name: row.get(4)?,
            state: row.get(5)?,
        })
    };
    let mut statement = tx.connection.prepare(&sql)?;
    Ok(statement.query_map(&[(":now", &tx.now_ms())], summary)?.collect::<Result<_, _>>()?)
}
