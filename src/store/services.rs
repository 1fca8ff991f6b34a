//! Endpoint services: their configurations, and what their consumers see.

use jiff::Timestamp;
use rusqlite::{OptionalExtension as _, Row};

use super::listing::{Column, Filter, Page, Selection, Source, one};
use super::record::Record;
use super::state::{STATE_NOW, Transition};
use super::{Scope, StoreError, Tx, moment};

/// An endpoint service.
#[derive(Clone, Debug)]
pub struct Service {
    /// `vpce-svc-…`
    pub id: String,
    /// The provider.
    pub account: String,
    /// Where it is hosted.
    pub region: String,
    /// `com.amazonaws.vpce.<region>.<id>`
    pub name: String,
    /// `Interface` or `GatewayLoadBalancer`
    pub kind: String,
    /// Whether the provider accepts each endpoint.
    pub acceptance_required: bool,
    /// The name that consumers may use privately, and its verification.
    pub private_dns: Option<PrivateDns>,
    /// `ServiceOwner` once the provider has taken over the endpoints' costs; of no effect on [`insert`].
    pub payer_responsibility: Option<String>,
    /// `Pending`, `Available`, `Failed` or `Deleting` now; of no effect on [`insert`].
    pub state: String,
}

/// A service's private DNS name and the TXT record that verifies it.
#[derive(Clone, Debug)]
pub struct PrivateDns {
    /// The name itself.
    pub name: String,
    /// `pendingVerification`, `verified` or `failed` now.
    pub state: String,
    /// What it is to become; of no effect on [`insert`] and [`update`].
    pub next_state: Option<String>,
    /// Whether it was verified and is not any more; likewise.
    pub lost: bool,
    /// The record's name under the domain.
    pub record_name: String,
    /// The record's value.
    pub record_value: String,
}

const ADDRESS_TYPES: &str = "service_address_types a WHERE a.service_id = t.id";

/// What DescribeVpcEndpointServiceConfigurations filters by (aws-behaviour.md §7.1).
pub static CONFIGURATION_FILTERS: &[Filter] = &[
    Filter { name: "service-id", column: Column::Key("t.id") },
    Filter { name: "service-name", column: Column::Key("t.name") },
    Filter { name: "service-state", column: Column::Of(STATE_NOW) },
    Filter { name: "supported-ip-address-types", column: Column::Among("a.address_type", ADDRESS_TYPES) },
    Filter { name: "tag", column: Column::Tag("t.id") },
    Filter { name: "tag-key", column: super::tags::KEY_OF_ID },
];

/// What DescribeVpcEndpointServices filters by (aws-behaviour.md §7.1).
pub static CONSUMER_FILTERS: &[Filter] = &[
    Filter { name: "owner", column: Column::Of("t.account") },
    Filter { name: "service-name", column: Column::Key("t.name") },
    Filter { name: "service-region", column: Column::Of("t.region") },
    Filter { name: "service-type", column: Column::Of("t.type") },
    Filter { name: "supported-ip-address-types", column: Column::Among("a.address_type", ADDRESS_TYPES) },
    Filter { name: "tag", column: Column::Tag("t.id") },
    Filter { name: "tag-key", column: super::tags::KEY_OF_ID },
];

/// A deleted service is gone from the moment that it is due.
pub(super) const NOT_DELETED: &str = "NOT (t.next_state IS 'Deleted' AND t.due_at <= :now)";

fn read(row: &Record<'_>) -> rusqlite::Result<Service> {
    let name: Option<String> = row.get("private_dns_name")?;
    let private_dns = match name {
        Some(name) => Some(PrivateDns {
            name,
            state: row.get("private_dns_state_now")?,
            next_state: row.get("private_dns_next_state")?,
            lost: row.get("private_dns_lost")?,
            record_name: row.get("private_dns_record_name")?,
            record_value: row.get("private_dns_record_value")?,
        }),
        None => None,
    };
    Ok(Service {
        id: row.get("id")?,
        account: row.get("account")?,
        region: row.get("region")?,
        name: row.get("name")?,
        kind: row.get("type")?,
        acceptance_required: row.get("acceptance_required")?,
        private_dns,
        payer_responsibility: row.get("payer_responsibility")?,
        state: row.get("state_now")?,
    })
}

/// For what is looked for everywhere.
const NOWHERE: Scope<'static> = Scope { account: "", region: "" };

/// The state of the private name, which has a transition of its own.
const PRIVATE_DNS_STATE_NOW: &str =
    "(CASE WHEN t.private_dns_due_at <= :now THEN t.private_dns_next_state ELSE t.private_dns_state END)";

/// Whether the private name was verified before, by what is kept of its past and by the state that its transition began in.
const WAS_VERIFIED: &str = "(t.private_dns_was_verified OR t.private_dns_state IS 'verified')";

/// The state of a Region of a service, in a row of table `r`.
const REGION_STATE_NOW: &str = "(CASE WHEN r.due_at <= :now THEN r.next_state ELSE r.state END)";

fn source(id: &'static str, visible: String) -> Source {
    let columns = format!(
        "t.*, {STATE_NOW} AS state_now, {PRIVATE_DNS_STATE_NOW} AS private_dns_state_now, \
         ({WAS_VERIFIED} AND {PRIVATE_DNS_STATE_NOW} <> 'verified') AS private_dns_lost"
    );
    Source { columns, from: "services t", id, seq: "t.seq", visible }
}

/// The caller's own services.
pub fn page(tx: &Tx<'_>, scope: Scope<'_>, selection: &Selection<'_>) -> Result<Page<Service>, StoreError> {
    let visible = format!("t.account = :account AND t.region = :region AND {NOT_DELETED}");
    source("t.id", visible).page(tx, scope, selection, read)
}

/// The services that a consumer may use, or soon may, by name: its own and those that a grant to one of `principals` opens
/// to it. In another Region only those that support the caller's.
pub fn page_for_consumer(
    tx: &Tx<'_>,
    scope: Scope<'_>,
    principals: &[String],
    regions: &[String],
    selection: &Selection<'_>,
) -> Result<Page<Service>, StoreError> {
    let (principals, regions) = (quoted(principals), quoted(regions));
    let visible = format!(
        "t.region IN ({regions}) AND {STATE_NOW} IN ('Pending', 'Available') \
         AND (t.account = :account OR EXISTS (SELECT 1 FROM service_permissions p \
              WHERE p.service_id = t.id AND p.principal IN ({principals}))) \
         AND (t.region = :region OR EXISTS (SELECT 1 FROM service_regions r \
              WHERE r.service_id = t.id AND r.region = :region AND {REGION_STATE_NOW} = 'Available'))"
    );
    source("t.name", visible).page(tx, scope, selection, read)
}

/// Texts as a list of SQL literals; in the list of none is nothing.
fn quoted(texts: &[String]) -> String {
    if texts.is_empty() {
        return "NULL".to_owned();
    }
    let literals: Vec<String> = texts.iter().map(|text| format!("'{}'", text.replace('\'', "''"))).collect();
    literals.join(", ")
}

/// One service of the caller.
pub fn find(tx: &Tx<'_>, scope: Scope<'_>, id: &str) -> Result<Option<Service>, StoreError> {
    one(id, |selection| page(tx, scope, selection))
}

/// One service, whosever it is and wherever.
pub fn find_of_anybody(tx: &Tx<'_>, scope: Scope<'_>, id: &str) -> Result<Option<Service>, StoreError> {
    one(id, |selection| source("t.id", NOT_DELETED.to_owned()).page(tx, scope, selection, read))
}

/// The service of this name, whoever owns it and whether or not it is being deleted.
pub fn find_by_name(tx: &Tx<'_>, name: &str) -> Result<Option<Service>, StoreError> {
    one(name, |selection| source("t.name", NOT_DELETED.to_owned()).page(tx, NOWHERE, selection, read))
}

/// The service whose private name a record of this value verifies, whosever it is.
pub fn find_by_record_value(tx: &Tx<'_>, value: &str) -> Result<Option<Service>, StoreError> {
    let visible = NOT_DELETED.to_owned();
    one(value, |selection| source("t.private_dns_record_value", visible).page(tx, NOWHERE, selection, read))
}

/// What belongs to a service besides its row.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// ARNs, in the order given.
    pub load_balancers: Vec<String>,
    /// Zone ids, sorted.
    pub zones: Vec<String>,
    /// `ipv4`, `ipv6`, sorted.
    pub address_types: Vec<String>,
    /// Regions that consumers may be in, and those that they no longer may; the host Region first.
    pub regions: Vec<SupportedRegion>,
}

/// A Region of a service's consumers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupportedRegion {
    /// `eu-west-1`
    pub name: String,
    /// `Pending`, `Available`, `Deleting` or `Closed` now.
    pub state: String,
    /// What it is still to become, and when.
    pub next: Option<(String, Timestamp)>,
}

impl SupportedRegion {
    /// A Region in which a transition begins.
    pub fn new(name: &str, transition: Transition) -> Self {
        let next = transition.next.map(|(state, due)| (state.to_owned(), due));
        Self { name: name.to_owned(), state: transition.state.to_owned(), next }
    }
}

/// The parts of a service.
pub fn parts_of(tx: &Tx<'_>, id: &str) -> Result<Parts, StoreError> {
    let texts = |sql: &str| -> Result<Vec<String>, StoreError> {
        let mut statement = tx.connection.prepare_cached(sql)?;
        Ok(statement.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?)
    };
    Ok(Parts {
        load_balancers: load_balancers_of(tx, id)?,
        zones: texts("SELECT zone_id FROM service_zones WHERE service_id = ?1 ORDER BY zone_id")?,
        address_types: texts(
            "SELECT address_type FROM service_address_types WHERE service_id = ?1 ORDER BY address_type",
        )?,
        regions: regions_of(tx, id)?,
    })
}

fn regions_of(tx: &Tx<'_>, id: &str) -> Result<Vec<SupportedRegion>, StoreError> {
    let sql = format!(
        "SELECT r.region, {REGION_STATE_NOW}, iif(r.due_at > :now, r.next_state, NULL), r.due_at \
         FROM service_regions r WHERE r.service_id = :id ORDER BY r.position"
    );
    let read = |row: &Row<'_>| {
        let (state, due): (Option<String>, Option<i64>) = (row.get(2)?, row.get(3)?);
        Ok(SupportedRegion { name: row.get(0)?, state: row.get(1)?, next: state.zip(due.map(moment)) })
    };
    let mut statement = tx.connection.prepare_cached(&sql)?;
    let parameters: &[(&str, &dyn rusqlite::ToSql)] = &[(":id", &id), (":now", &tx.now_ms())];
    Ok(statement.query_map(parameters, read)?.collect::<Result<_, _>>()?)
}

/// Keeps a new service. No other may have its load balancers.
pub fn insert(tx: &Tx<'_>, service: &Service, transition: Transition, parts: &Parts) -> Result<(), StoreError> {
    let (next_state, due_at) = transition.columns();
    let private_dns = service.private_dns.as_ref();
    tx.connection
        .prepare_cached(
            "INSERT INTO services (id, account, region, name, type, acceptance_required, private_dns_name, \
             private_dns_state, private_dns_record_name, private_dns_record_value, state, next_state, due_at) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        )?
        .execute((
            &service.id,
            &service.account,
            &service.region,
            &service.name,
            &service.kind,
            service.acceptance_required,
            private_dns.map(|dns| &dns.name),
            private_dns.map(|dns| &dns.state),
            private_dns.map(|dns| &dns.record_name),
            private_dns.map(|dns| &dns.record_value),
            transition.state,
            next_state,
            due_at,
        ))?;
    insert_parts(tx, &service.id, parts)
}

/// Keeps whether a service requires acceptance, its private name and its parts as they are now. A transition of the name's
/// state goes on unless the name has another record now.
pub fn update(tx: &Tx<'_>, service: &Service, parts: &Parts) -> Result<(), StoreError> {
    let private_dns = service.private_dns.as_ref();
    let sql = format!(
        "UPDATE services AS t SET acceptance_required = ?2, private_dns_name = ?3, private_dns_state = ?4, \
         private_dns_record_name = ?5, private_dns_record_value = ?6, \
         private_dns_next_state = iif(private_dns_record_value IS ?6, private_dns_next_state, NULL), \
         private_dns_due_at = iif(private_dns_record_value IS ?6, private_dns_due_at, NULL), \
         private_dns_was_verified = iif(private_dns_record_value IS ?6, {WAS_VERIFIED}, FALSE) WHERE id = ?1"
    );
    tx.connection.prepare_cached(&sql)?.execute((
        &service.id,
        service.acceptance_required,
        private_dns.map(|dns| &dns.name),
        private_dns.map(|dns| &dns.state),
        private_dns.map(|dns| &dns.record_name),
        private_dns.map(|dns| &dns.record_value),
    ))?;
    for table in ["service_load_balancers", "service_zones", "service_address_types", "service_regions"] {
        let sql = format!("DELETE FROM {table} WHERE service_id = ?1");
        tx.connection.prepare_cached(&sql)?.execute([&service.id])?;
    }
    insert_parts(tx, &service.id, parts)
}

fn insert_parts(tx: &Tx<'_>, id: &str, parts: &Parts) -> Result<(), StoreError> {
    let mut statement = tx.connection.prepare_cached(
        "INSERT INTO service_load_balancers (service_id, position, load_balancer_arn) VALUES (?1, ?2, ?3)",
    )?;
    for (position, arn) in (0_i64..).zip(&parts.load_balancers) {
        statement.execute((id, position, arn))?;
    }
    let mut statement =
        tx.connection.prepare_cached("INSERT OR IGNORE INTO service_zones (service_id, zone_id) VALUES (?1, ?2)")?;
    for zone in &parts.zones {
        statement.execute((id, zone))?;
    }
    let mut statement = tx
        .connection
        .prepare_cached("INSERT OR IGNORE INTO service_address_types (service_id, address_type) VALUES (?1, ?2)")?;
    for address_type in &parts.address_types {
        statement.execute((id, address_type))?;
    }
    let mut statement = tx.connection.prepare_cached(
        "INSERT OR IGNORE INTO service_regions (service_id, position, region, state, next_state, due_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for (position, region) in (0_i64..).zip(&parts.regions) {
        let (next_state, due) = region.next.clone().unzip();
        let due_at = due.map(Timestamp::as_millisecond);
        statement.execute((id, position, &region.name, &region.state, next_state, due_at))?;
    }
    Ok(())
}

/// Begins a transition of the state of a service's private name; of no effect on a service without one.
pub fn set_private_dns_state(tx: &Tx<'_>, id: &str, transition: Transition) -> Result<(), StoreError> {
    let (next_state, due_at) = transition.columns();
    let sql = format!(
        "UPDATE services AS t SET private_dns_state = :state, private_dns_next_state = :next, private_dns_due_at = :due, \
         private_dns_was_verified = {WAS_VERIFIED} OR {PRIVATE_DNS_STATE_NOW} = 'verified' \
         WHERE id = :id AND private_dns_name IS NOT NULL"
    );
    let parameters: &[(&str, &dyn rusqlite::ToSql)] = &[
        (":id", &id),
        (":state", &transition.state),
        (":next", &next_state),
        (":due", &due_at),
        (":now", &tx.now_ms()),
    ];
    tx.connection.prepare_cached(&sql)?.execute(parameters)?;
    Ok(())
}

/// Keeps who pays for a service's endpoints.
pub fn set_payer_responsibility(tx: &Tx<'_>, id: &str, payer: &str) -> Result<(), StoreError> {
    tx.connection
        .prepare_cached("UPDATE services SET payer_responsibility = ?2 WHERE id = ?1")?
        .execute((id, payer))?;
    Ok(())
}

/// Begins a transition of a service.
pub fn set_state(tx: &Tx<'_>, id: &str, transition: Transition) -> Result<(), StoreError> {
    let (next_state, due_at) = transition.columns();
    tx.connection
        .prepare_cached("UPDATE services SET state = ?2, next_state = ?3, due_at = ?4 WHERE id = ?1")?
        .execute((id, transition.state, next_state, due_at))?;
    Ok(())
}

/// The load balancers of a service that is still there, in the order given.
pub fn load_balancers_of(tx: &Tx<'_>, id: &str) -> Result<Vec<String>, StoreError> {
    let sql = format!(
        "SELECT b.load_balancer_arn FROM service_load_balancers b JOIN services t ON t.id = b.service_id \
         WHERE b.service_id = :id AND {NOT_DELETED} ORDER BY b.position"
    );
    let mut statement = tx.connection.prepare_cached(&sql)?;
    let parameters: &[(&str, &dyn rusqlite::ToSql)] = &[(":id", &id), (":now", &tx.now_ms())];
    Ok(statement.query_map(parameters, |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// The id of the service that has a load balancer.
pub fn find_by_load_balancer(tx: &Tx<'_>, arn: &str) -> Result<Option<String>, StoreError> {
    let sql = format!(
        "SELECT t.id FROM service_load_balancers b JOIN services t ON t.id = b.service_id \
         WHERE b.load_balancer_arn = :arn AND {NOT_DELETED}"
    );
    let mut statement = tx.connection.prepare_cached(&sql)?;
    let parameters: &[(&str, &dyn rusqlite::ToSql)] = &[(":arn", &arn), (":now", &tx.now_ms())];
    Ok(statement.query_row(parameters, |row| row.get(0)).optional()?)
}
