//! Endpoints.

use jiff::Timestamp;
use rusqlite::params;

use super::children;
use super::listing::{Column, Filter, Page, Selection, Source, one};
use super::record::Record;
use super::state::{STATE_NOW, Transition};
use super::{Scope, StoreError, Tx, moment};
use crate::domain::aws_services::GATEWAY;
use crate::domain::states::endpoint::{AVAILABLE, PENDING};

/// An endpoint.
#[derive(Clone, Debug)]
pub struct Endpoint {
    /// `vpce-…`
    pub id: String,
    /// The consumer.
    pub account: String,
    /// Where it is.
    pub region: String,
    /// `vpc-…`
    pub vpc_id: String,
    /// `Interface`, `Gateway`, `GatewayLoadBalancer`
    pub kind: String,
    /// The service that it leads to.
    pub service_name: String,
    /// Where the service is.
    pub service_region: String,
    /// What its DNS names end with.
    pub service_base_name: String,
    /// What makes its DNS names its own: 8 characters.
    pub dns_suffix: String,
    /// The policy's text as it was given.
    pub policy_document: String,
    /// `ipv4`, `ipv6`, `dualstack`
    pub ip_address_type: String,
    /// `ipv4`, `ipv6`, `dualstack`, `service-defined`
    pub dns_record_ip_type: String,
    /// Whether the service's private name leads to it in its VPC.
    pub private_dns_enabled: bool,
    /// The Route 53 zone with its private names, while they lead to it.
    pub private_dns_zone_id: Option<String>,
    /// From when the zone has its id.
    pub private_dns_ready_at: Option<Timestamp>,
    /// Whether they do for inbound resolvers only; of services that have gateway endpoints too.
    pub inbound_resolver_only: Option<bool>,
    /// Who pays, once it has been said; of no effect on [`insert`] and [`update`].
    pub payer_responsibility: Option<String>,
    /// Until when its last change is being applied; of no effect on [`insert`] and [`update`].
    pub modified_at: Option<Timestamp>,
    /// When it was made.
    pub created_at: Timestamp,
    /// What it is now.
    pub state: String,
}

/// What DescribeVpcEndpoints filters by (aws-behaviour.md §7.1).
pub static FILTERS: &[Filter] = &[
    Filter { name: "ip-address-type", column: Column::Of("t.ip_address_type") },
    Filter { name: "service-name", column: Column::KeyOfCaller("t.service_name") },
    Filter { name: "service-region", column: Column::Of("t.service_region") },
    Filter { name: "tag", column: Column::Tag("t.id") },
    Filter { name: "tag-key", column: super::tags::KEY_OF_ID },
    Filter { name: "vpc-endpoint-id", column: Column::Key("t.id") },
    Filter { name: "vpc-endpoint-state", column: Column::Of(STATE_NOW) },
    Filter { name: "vpc-endpoint-type", column: Column::Of("t.type") },
    Filter { name: "vpc-id", column: Column::Key("t.vpc_id") },
];

/// A deleted endpoint is gone from the moment that it is due.
pub(super) const NOT_DELETED: &str = "NOT (t.next_state IS 'deleted' AND t.due_at <= :now)";

pub(super) fn read(row: &Record<'_>) -> rusqlite::Result<Endpoint> {
    // In the order of the columns.
    Ok(Endpoint {
        id: row.get("id")?,
        account: row.get("account")?,
        region: row.get("region")?,
        vpc_id: row.get("vpc_id")?,
        kind: row.get("type")?,
        service_name: row.get("service_name")?,
        service_region: row.get("service_region")?,
        service_base_name: row.get("service_base_name")?,
        dns_suffix: row.get("dns_suffix")?,
        policy_document: row.get("policy_document")?,
        ip_address_type: row.get("ip_address_type")?,
        dns_record_ip_type: row.get("dns_record_ip_type")?,
        private_dns_enabled: row.get("private_dns_enabled")?,
        created_at: moment(row.get("created_at")?),
        payer_responsibility: row.get("payer_responsibility")?,
        private_dns_zone_id: row.get("private_dns_zone_id")?,
        inbound_resolver_only: row.get("inbound_resolver_only")?,
        modified_at: row.get::<Option<i64>>("modified_at")?.map(moment),
        private_dns_ready_at: row.get::<Option<i64>>("private_dns_ready_at")?.map(moment),
        state: row.get("state_now")?,
    })
}

/// The caller's endpoints.
pub fn page(tx: &Tx<'_>, scope: Scope<'_>, selection: &Selection<'_>) -> Result<Page<Endpoint>, StoreError> {
    let source = Source {
        columns: format!("t.*, {STATE_NOW} AS state_now"),
        from: "endpoints t",
        id: "t.id",
        seq: "t.seq",
        visible: format!("t.account = :account AND t.region = :region AND {NOT_DELETED}"),
    };
    source.page(tx, scope, selection, read)
}

/// One endpoint of the caller.
pub fn find(tx: &Tx<'_>, scope: Scope<'_>, id: &str) -> Result<Option<Endpoint>, StoreError> {
    one(id, |selection| page(tx, scope, selection))
}

/// One endpoint, whosever it is and wherever.
pub fn find_of_anybody(tx: &Tx<'_>, scope: Scope<'_>, id: &str) -> Result<Option<Endpoint>, StoreError> {
    let source = Source {
        columns: format!("t.*, {STATE_NOW} AS state_now"),
        from: "endpoints t",
        id: "t.id",
        seq: "t.seq",
        visible: NOT_DELETED.to_owned(),
    };
    one(id, |selection| source.page(tx, scope, selection, read))
}

/// A place of an endpoint in a subnet.
#[derive(Clone, Debug)]
pub struct Place {
    /// `subnet-…`
    pub subnet_id: String,
    /// `eni-…`
    pub interface_id: String,
    /// The id of the subnet's zone; of no effect on [`set_places`].
    pub zone_id: String,
    /// The zone by its owner's letter; likewise.
    pub zone_name: String,
}

/// Where an endpoint is, in the order of its subnets.
pub fn places_of(tx: &Tx<'_>, id: &str) -> Result<Vec<Place>, StoreError> {
    Ok(places_of_each(tx, &[Some(id)])?.pop().unwrap_or_default())
}

fn places_of_each(tx: &Tx<'_>, ids: &[Option<&str>]) -> Result<Vec<Vec<Place>>, StoreError> {
    let sql = "SELECT parent.at AS parent_at, e.position AS child_at, e.subnet_id, e.interface_id, s.zone_id, s.zone_name \
               FROM parent CROSS JOIN endpoint_subnets e ON e.endpoint_id = parent.id \
               CROSS JOIN subnets s ON s.id = e.subnet_id";
    children::of_each(tx, ids, sql, &[], |row| {
        Ok(Place {
            subnet_id: row.get("subnet_id")?,
            interface_id: row.get("interface_id")?,
            zone_id: row.get("zone_id")?,
            zone_name: row.get("zone_name")?,
        })
    })
}

/// The ids and names of an endpoint's security groups.
pub fn groups_of(tx: &Tx<'_>, id: &str) -> Result<Vec<(String, String)>, StoreError> {
    Ok(groups_of_each(tx, &[Some(id)])?.pop().unwrap_or_default())
}

fn groups_of_each(tx: &Tx<'_>, ids: &[Option<&str>]) -> Result<Vec<Vec<(String, String)>>, StoreError> {
    let sql = "SELECT parent.at AS parent_at, g.position AS child_at, sg.id, sg.name \
               FROM parent CROSS JOIN endpoint_groups g ON g.endpoint_id = parent.id \
               CROSS JOIN security_groups sg ON sg.id = g.group_id";
    children::of_each(tx, ids, sql, &[], |row| Ok((row.get("id")?, row.get("name")?)))
}

/// The names that lead to endpoints in their VPCs.
fn private_names_of_each(tx: &Tx<'_>, ids: &[Option<&str>]) -> Result<Vec<Vec<String>>, StoreError> {
    let sql = "SELECT parent.at AS parent_at, n.position AS child_at, n.name \
               FROM parent CROSS JOIN endpoint_private_names n ON n.endpoint_id = parent.id";
    children::of_each(tx, ids, sql, &[], |row| row.get("name"))
}

/// The route tables that lead to a gateway endpoint.
pub fn route_tables_of(tx: &Tx<'_>, id: &str) -> Result<Vec<String>, StoreError> {
    Ok(route_tables_of_each(tx, &[Some(id)])?.pop().unwrap_or_default())
}

fn route_tables_of_each(tx: &Tx<'_>, ids: &[Option<&str>]) -> Result<Vec<Vec<String>>, StoreError> {
    let sql = "SELECT parent.at AS parent_at, r.position AS child_at, r.route_table_id \
               FROM parent CROSS JOIN endpoint_route_tables r ON r.endpoint_id = parent.id";
    children::of_each(tx, ids, sql, &[], |row| row.get("route_table_id"))
}

/// What belongs to an endpoint; what its type has none of is empty.
#[derive(Debug, Default)]
pub struct Parts {
    /// Where it is, in the order of its subnets.
    pub places: Vec<Place>,
    /// The ids and names of its security groups.
    pub groups: Vec<(String, String)>,
    /// The route tables that lead to it.
    pub route_tables: Vec<String>,
    /// The names that lead to it in its VPC, while private DNS is enabled.
    pub private_names: Vec<String>,
}

/// What belongs to each of these endpoints.
pub fn parts_of_each(tx: &Tx<'_>, endpoints: &[Endpoint]) -> Result<Vec<Parts>, StoreError> {
    let ids = |has: fn(&Endpoint) -> bool| -> Vec<_> {
        endpoints.iter().map(|endpoint| has(endpoint).then_some(endpoint.id.as_str())).collect()
    };
    let (others, gateways) = (ids(|endpoint| endpoint.kind != GATEWAY), ids(|endpoint| endpoint.kind == GATEWAY));
    let places = places_of_each(tx, &others)?.into_iter();
    let groups = groups_of_each(tx, &others)?.into_iter();
    let tables = route_tables_of_each(tx, &gateways)?.into_iter();
    let names = private_names_of_each(tx, &ids(|endpoint| endpoint.private_dns_enabled))?.into_iter();
    let parts = places.zip(groups).zip(tables).zip(names);
    let parts = parts.map(|(((places, groups), route_tables), private_names)| Parts {
        places,
        groups,
        route_tables,
        private_names,
    });
    Ok(parts.collect())
}

/// The private names that lead to endpoints of a VPC.
pub fn private_names_in(tx: &Tx<'_>, vpc_id: &str) -> Result<Vec<String>, StoreError> {
    let sql = format!(
        "SELECT n.name FROM endpoints t JOIN endpoint_private_names n ON n.endpoint_id = t.id \
         WHERE t.vpc_id = :vpc AND {NOT_DELETED}"
    );
    let mut statement = tx.connection.prepare_cached(&sql)?;
    let parameters: &[(&str, &dyn rusqlite::ToSql)] = &[(":vpc", &vpc_id), (":now", &tx.now_ms())];
    Ok(statement.query_map(parameters, |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// The zones with private names of a VPC's endpoints, and the names.
pub fn private_zones_in(tx: &Tx<'_>, vpc_id: &str) -> Result<Vec<(String, String)>, StoreError> {
    let sql = format!(
        "SELECT t.private_dns_zone_id, n.name FROM endpoints t JOIN endpoint_private_names n ON n.endpoint_id = t.id \
         WHERE t.vpc_id = :vpc AND t.private_dns_zone_id IS NOT NULL AND {NOT_DELETED} ORDER BY t.seq, n.position"
    );
    let mut statement = tx.connection.prepare_cached(&sql)?;
    let parameters: &[(&str, &dyn rusqlite::ToSql)] = &[(":vpc", &vpc_id), (":now", &tx.now_ms())];
    Ok(statement.query_map(parameters, |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}

/// How many endpoints a VPC has, of all types.
pub fn count_all_in_vpc(tx: &Tx<'_>, vpc_id: &str) -> Result<u32, StoreError> {
    let sql = "SELECT count(*) FROM endpoints WHERE vpc_id = ?1";
    Ok(tx.connection.prepare_cached(sql)?.query_row([vpc_id], |row| row.get(0))?)
}

/// How many endpoints with interfaces a VPC has.
pub fn count_in_vpc(tx: &Tx<'_>, vpc_id: &str) -> Result<u32, StoreError> {
    let sql = "SELECT count(*) FROM endpoints WHERE vpc_id = ?1 AND type <> 'Gateway'";
    Ok(tx.connection.prepare_cached(sql)?.query_row([vpc_id], |row| row.get(0))?)
}

/// How many gateway endpoints the caller has in the Region.
pub fn count_gateways(tx: &Tx<'_>, scope: Scope<'_>) -> Result<u32, StoreError> {
    let sql = "SELECT count(*) FROM endpoints WHERE account = ?1 AND region = ?2 AND type = 'Gateway'";
    Ok(tx.connection.prepare_cached(sql)?.query_row((scope.account, scope.region), |row| row.get(0))?)
}

/// How many gateway endpoints a VPC has.
pub fn count_gateways_in_vpc(tx: &Tx<'_>, vpc_id: &str) -> Result<u32, StoreError> {
    let sql = "SELECT count(*) FROM endpoints WHERE vpc_id = ?1 AND type = 'Gateway'";
    Ok(tx.connection.prepare_cached(sql)?.query_row([vpc_id], |row| row.get(0))?)
}

/// Whether a VPC has a gateway endpoint of a service that is not on its way out.
pub fn has_gateway(tx: &Tx<'_>, vpc_id: &str, service_name: &str) -> Result<bool, StoreError> {
    let sql =
        "SELECT 1 FROM endpoints WHERE vpc_id = ?1 AND service_name = ?2 AND type = 'Gateway' AND state = 'available'";
    Ok(tx.connection.prepare_cached(sql)?.exists((vpc_id, service_name))?)
}

/// Keeps a new endpoint, as yet without places, groups, names and routes.
pub fn insert(tx: &Tx<'_>, endpoint: &Endpoint, transition: Transition) -> Result<(), StoreError> {
    let (next_state, due_at) = transition.columns();
    tx.connection
        .prepare_cached(
            "INSERT INTO endpoints (id, account, region, vpc_id, type, service_name, service_region, service_base_name, \
             dns_suffix, policy_document, ip_address_type, dns_record_ip_type, private_dns_enabled, \
             private_dns_zone_id, inbound_resolver_only, created_at, state, next_state, due_at) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)",
        )?
        .execute(params![
            &endpoint.id,
            &endpoint.account,
            &endpoint.region,
            &endpoint.vpc_id,
            &endpoint.kind,
            &endpoint.service_name,
            &endpoint.service_region,
            &endpoint.service_base_name,
            &endpoint.dns_suffix,
            &endpoint.policy_document,
            &endpoint.ip_address_type,
            &endpoint.dns_record_ip_type,
            endpoint.private_dns_enabled,
            &endpoint.private_dns_zone_id,
            endpoint.inbound_resolver_only,
            endpoint.created_at.as_millisecond(),
            transition.state,
            next_state,
            due_at,
        ])?;
    Ok(())
}

/// Keeps what may change of an endpoint: its policy and what its names are like.
pub fn update(tx: &Tx<'_>, endpoint: &Endpoint) -> Result<(), StoreError> {
    tx.connection
        .prepare_cached(
            "UPDATE endpoints SET policy_document = ?2, dns_record_ip_type = ?3, private_dns_enabled = ?4, \
             private_dns_zone_id = ?5, private_dns_ready_at = ?6, inbound_resolver_only = ?7 WHERE id = ?1",
        )?
        .execute((
            &endpoint.id,
            &endpoint.policy_document,
            &endpoint.dns_record_ip_type,
            endpoint.private_dns_enabled,
            &endpoint.private_dns_zone_id,
            endpoint.private_dns_ready_at.map(Timestamp::as_millisecond),
            endpoint.inbound_resolver_only,
        ))?;
    Ok(())
}

/// Puts an endpoint where it is from now on.
pub fn set_places(tx: &Tx<'_>, id: &str, places: &[Place]) -> Result<(), StoreError> {
    tx.connection.prepare_cached("DELETE FROM endpoint_subnets WHERE endpoint_id = ?1")?.execute([id])?;
    add_places(tx, id, places)
}

/// Puts an endpoint that is nowhere yet into its places.
pub fn add_places(tx: &Tx<'_>, id: &str, places: &[Place]) -> Result<(), StoreError> {
    let sql = "INSERT INTO endpoint_subnets (endpoint_id, position, subnet_id, interface_id) VALUES (?1, ?2, ?3, ?4)";
    let mut statement = tx.connection.prepare_cached(sql)?;
    for (position, place) in (0_i64..).zip(places) {
        statement.execute((id, position, &place.subnet_id, &place.interface_id))?;
    }
    Ok(())
}

/// Puts an endpoint into these security groups, and no others.
pub fn set_groups(tx: &Tx<'_>, id: &str, groups: &[String]) -> Result<(), StoreError> {
    tx.connection.prepare_cached("DELETE FROM endpoint_groups WHERE endpoint_id = ?1")?.execute([id])?;
    add_groups(tx, id, groups)
}

/// Puts an endpoint that is in none yet into these security groups.
pub fn add_groups(tx: &Tx<'_>, id: &str, groups: &[String]) -> Result<(), StoreError> {
    let sql = "INSERT INTO endpoint_groups (endpoint_id, position, group_id) VALUES (?1, ?2, ?3)";
    set_list(tx, sql, id, groups)
}

/// Lets these names, and no others, lead to an endpoint in its VPC.
pub fn set_private_names(tx: &Tx<'_>, id: &str, names: &[String]) -> Result<(), StoreError> {
    tx.connection.prepare_cached("DELETE FROM endpoint_private_names WHERE endpoint_id = ?1")?.execute([id])?;
    let sql = "INSERT INTO endpoint_private_names (endpoint_id, position, name) VALUES (?1, ?2, ?3)";
    set_list(tx, sql, id, names)
}

/// Says which route tables lead to a gateway endpoint; their routes are a matter of [`super::route_tables`].
pub fn set_route_tables(tx: &Tx<'_>, id: &str, tables: &[String]) -> Result<(), StoreError> {
    tx.connection.prepare_cached("DELETE FROM endpoint_route_tables WHERE endpoint_id = ?1")?.execute([id])?;
    add_route_tables(tx, id, tables)
}

/// Says which route tables lead to a gateway endpoint that none leads to yet.
pub fn add_route_tables(tx: &Tx<'_>, id: &str, tables: &[String]) -> Result<(), StoreError> {
    let sql = "INSERT INTO endpoint_route_tables (endpoint_id, position, route_table_id) VALUES (?1, ?2, ?3)";
    set_list(tx, sql, id, tables)
}

fn set_list(tx: &Tx<'_>, sql: &str, id: &str, items: &[String]) -> Result<(), StoreError> {
    if items.is_empty() {
        return Ok(());
    }
    let mut statement = tx.connection.prepare_cached(sql)?;
    for (position, item) in (0_i64..).zip(items) {
        statement.execute((id, position, item))?;
    }
    Ok(())
}

/// Begins a transition of an endpoint, and so of its connection.
pub fn set_state(tx: &Tx<'_>, id: &str, transition: Transition) -> Result<(), StoreError> {
    let (next_state, due_at) = transition.columns();
    tx.connection
        .prepare_cached("UPDATE endpoints SET state = ?2, next_state = ?3, due_at = ?4 WHERE id = ?1")?
        .execute((id, transition.state, next_state, due_at))?;
    Ok(())
}

/// Lets a change of an endpoint be applied until a moment: one that is usable, or about to be, is `pending` until then.
pub fn set_modified(tx: &Tx<'_>, endpoint: &Endpoint, until: Timestamp) -> Result<(), StoreError> {
    let until = until.as_millisecond();
    let sql = "UPDATE endpoints SET modified_at = ?2 WHERE id = ?1";
    tx.connection.prepare_cached(sql)?.execute((&endpoint.id, until))?;
    if endpoint.state == AVAILABLE || endpoint.state == PENDING {
        let sql = "UPDATE endpoints SET state = ?3, next_state = ?4, due_at = max(ifnull(due_at, 0), ?2) WHERE id = ?1";
        tx.connection.prepare_cached(sql)?.execute((&endpoint.id, until, PENDING, AVAILABLE))?;
    }
    Ok(())
}

/// Keeps which account pays for an endpoint.
pub fn set_payer_responsibility(tx: &Tx<'_>, id: &str, payer: &str) -> Result<(), StoreError> {
    tx.connection
        .prepare_cached("UPDATE endpoints SET payer_responsibility = ?2 WHERE id = ?1")?
        .execute((id, payer))?;
    Ok(())
}
