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
    /// Whether it has more connections than were counted.
    pub has_more: bool,
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

/// So many services and endpoints are listed.
pub const LISTED: u32 = 50;

/// So many connections of a service are counted, and one more to know whether there is one.
const COUNTED: u32 = 1000;

/// Accounts by number and Region. What they have is counted in indexes.
pub fn accounts(tx: &Tx<'_>) -> Result<Vec<AccountSummary>, StoreError> {
    let sql = "SELECT account, region, sum(vpcs), sum(balancers), sum(services), sum(endpoints) FROM (\
           SELECT account, region, count(*) AS vpcs, 0 AS balancers, 0 AS services, 0 AS endpoints FROM vpcs \
             GROUP BY account, region \
           UNION ALL SELECT account, region, 0, count(*), 0, 0 FROM load_balancers GROUP BY account, region \
           UNION ALL SELECT account, region, 0, 0, count(*), 0 FROM services GROUP BY account, region \
           UNION ALL SELECT account, region, 0, 0, -1, 0 FROM services WHERE next_state = 'Deleted' AND due_at <= :now \
           UNION ALL SELECT account, region, 0, 0, 0, count(*) FROM endpoints GROUP BY account, region \
           UNION ALL SELECT account, region, 0, 0, 0, -1 FROM endpoints WHERE next_state = 'deleted' AND due_at <= :now\
         ) GROUP BY account, region ORDER BY account, region";
    let mut statement = tx.connection.prepare(sql)?;
    let summary = |row: &rusqlite::Row<'_>| {
        Ok(AccountSummary {
            account: row.get(0)?,
            region: row.get(1)?,
            counts: [row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?],
        })
    };
    Ok(statement.query_map(&[(":now", &tx.now_ms())], summary)?.collect::<Result<_, _>>()?)
}

/// The first [`LISTED`] services in the order of creation.
pub fn services(tx: &Tx<'_>) -> Result<Vec<ServiceSummary>, StoreError> {
    let sql = format!(
        "SELECT account, region, id, acceptance_required, \
         (SELECT count(*) FROM service_permissions p WHERE p.service_id = t.id) \
         FROM services t WHERE {} ORDER BY seq LIMIT {LISTED}",
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
            has_more: false,
        })
    };
    let mut services: Vec<ServiceSummary> =
        statement.query_map(&[(":now", &tx.now_ms())], summary)?.collect::<Result<_, _>>()?;
    for service in &mut services {
        service.connections = connections_of(tx, &service.id)?;
        service.has_more = service.connections.iter().map(|(_, count)| count).sum::<u32>() > COUNTED;
    }
    Ok(services)
}

fn connections_of(tx: &Tx<'_>, service_id: &str) -> Result<Vec<(String, u32)>, StoreError> {
    let sql = format!(
        "SELECT state_now, count(*) FROM (\
           SELECT {STATE_NOW} AS state_now FROM connections c JOIN endpoints t ON t.id = c.endpoint_id \
           WHERE c.service_id = :service AND {NOT_DELETED} LIMIT {COUNTED} + 1\
         ) GROUP BY state_now ORDER BY state_now"
    );
    let parameters: &[(&str, &dyn rusqlite::ToSql)] = &[(":service", &service_id), (":now", &tx.now_ms())];
    let mut statement = tx.connection.prepare_cached(&sql)?;
    Ok(statement.query_map(parameters, |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}

/// The first [`LISTED`] endpoints in the order of creation.
pub fn endpoints(tx: &Tx<'_>) -> Result<Vec<EndpointSummary>, StoreError> {
    let sql = format!(
        "SELECT account, region, id, vpc_id, service_name, {STATE_NOW} FROM endpoints t WHERE {NOT_DELETED} \
         ORDER BY seq LIMIT {LISTED}"
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
