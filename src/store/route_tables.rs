//! Route tables, their associations with subnets, and their routes.

use rusqlite::{OptionalExtension as _, Row, ToSql};

use super::listing::{Column, Filter, Page, Selection, Source, one};
use super::record::Record;
use super::state::{not_gone, state_now};
use super::{Scope, StoreError, Tx};

/// A route table.
#[derive(Clone, Debug)]
pub struct RouteTable {
    /// `rtb-…`
    pub id: String,
    /// The owner.
    pub account: String,
    /// `vpc-…`
    pub vpc_id: String,
    /// `rtbassoc-…` of a VPC's main table.
    pub main_association_id: Option<String>,
}

/// What makes a route table that of a subnet, or of the subnets that have none.
#[derive(Clone, Debug)]
pub struct Association {
    /// `rtbassoc-…`
    pub id: String,
    /// `rtb-…`
    pub route_table_id: String,
    /// `subnet-…`; none of a main table.
    pub subnet_id: Option<String>,
}

/// A route.
#[derive(Clone, Debug)]
pub struct Route {
    /// Where to: a network in canonical form, or a prefix list.
    pub destination: String,
    /// `ipv4` or `prefix-list`
    pub destination_kind: String,
    /// By what: `local`, `igw-…`, `vpce-…`, `pcx-…`, `eni-…`
    pub target: String,
    /// `active` or `blackhole`
    pub state: String,
}

/// [`Route::destination_kind`] of a network.
pub const IPV4: &str = "ipv4";
/// [`Route::destination_kind`] of a prefix list, which only a gateway endpoint's routes lead to.
pub const PREFIX_LIST: &str = "prefix-list";
/// The target of the routes that every table of a VPC has, one for each of its networks.
pub const LOCAL: &str = "local";

/// The state of a row `r` of `routes`: active while its target is there and leads somewhere (lab-behaviour.md §6.1).
macro_rules! state {
    () => {
        concat!(
            "iif(EXISTS (SELECT 1 FROM internet_gateways g WHERE g.id = r.target \
             AND g.vpc_id = (SELECT m.vpc_id FROM route_tables m WHERE m.id = r.route_table_id)) \
             OR EXISTS (SELECT 1 FROM vpc_peering_connections t WHERE t.id = r.target AND ",
            state_now!(),
            " = 'active') OR EXISTS (SELECT 1 FROM network_interfaces t WHERE t.id = r.target AND ",
            not_gone!(),
            ") OR EXISTS (SELECT 1 FROM endpoints t WHERE t.id = r.target AND ",
            state_now!(),
            " = 'available'), 'active', 'blackhole')"
        )
    };
}

const ROUTES: &str = "routes r WHERE r.route_table_id = t.id";
const ASSOCIATIONS: &str = "route_table_associations a WHERE a.route_table_id = t.id";

/// What DescribeRouteTables filters by (lab-behaviour.md §1.4). The local route is in no row, a main association in the
/// table's.
pub static FILTERS: &[Filter] = &[
    Filter { name: "association.gateway-id", column: Column::Never },
    Filter {
        name: "association.main",
        column: Column::AnyOf(&[
            Column::Of("iif(t.main_association_id IS NULL, NULL, 'true')"),
            Column::Among("'false'", ASSOCIATIONS),
        ]),
    },
    Filter {
        name: "association.route-table-association-id",
        column: Column::AnyOf(&[Column::Of("t.main_association_id"), Column::Among("a.id", ASSOCIATIONS)]),
    },
    Filter {
        name: "association.route-table-id",
        column: Column::AnyOf(&[
            Column::Of("iif(t.main_association_id IS NULL, NULL, t.id)"),
            Column::Among("t.id", ASSOCIATIONS),
        ]),
    },
    Filter { name: "association.subnet-id", column: Column::Among("a.subnet_id", ASSOCIATIONS) },
    Filter { name: "owner-id", column: Column::Of("t.account") },
    Filter { name: "route-table-id", column: Column::Key("t.id") },
    Filter {
        name: "route.destination-cidr-block",
        column: Column::AnyOf(&[
            Column::Of("(SELECT v.cidr_block FROM vpcs v WHERE v.id = t.vpc_id)"),
            Column::Among("iif(r.destination_kind = 'ipv4', r.destination, NULL)", ROUTES),
        ]),
    },
    Filter { name: "route.destination-ipv6-cidr-block", column: Column::Never },
    Filter {
        name: "route.destination-prefix-list-id",
        column: Column::Among("iif(r.destination_kind = 'prefix-list', r.destination, NULL)", ROUTES),
    },
    Filter { name: "route.egress-only-internet-gateway-id", column: Column::Never },
    Filter {
        name: "route.gateway-id",
        column: Column::AnyOf(&[
            Column::Of("'local'"),
            Column::Among("iif(r.target GLOB 'pcx-*' OR r.target GLOB 'eni-*', NULL, r.target)", ROUTES),
        ]),
    },
    Filter { name: "route.instance-id", column: Column::Never },
    Filter { name: "route.nat-gateway-id", column: Column::Never },
    Filter {
        name: "route.origin",
        column: Column::AnyOf(&[Column::Of("'CreateRouteTable'"), Column::Among("'CreateRoute'", ROUTES)]),
    },
    Filter { name: "route.state", column: Column::AnyOf(&[Column::Of("'active'"), Column::Among(state!(), ROUTES)]) },
    Filter { name: "route.transit-gateway-id", column: Column::Never },
    Filter {
        name: "route.vpc-peering-connection-id",
        column: Column::Among("iif(r.target GLOB 'pcx-*', r.target, NULL)", ROUTES),
    },
    Filter { name: "tag", column: Column::Tag("t.id") },
    Filter { name: "tag-key", column: super::tags::KEY_OF_ID },
    Filter { name: "vpc-id", column: Column::Key("t.vpc_id") },
];

fn read(row: &Record<'_>) -> rusqlite::Result<RouteTable> {
    Ok(RouteTable {
        id: row.get("id")?,
        account: row.get("account")?,
        vpc_id: row.get("vpc_id")?,
        main_association_id: row.get("main_association_id")?,
    })
}

/// The caller's route tables.
pub fn page(tx: &Tx<'_>, scope: Scope<'_>, selection: &Selection<'_>) -> Result<Page<RouteTable>, StoreError> {
    let source = Source {
        columns: "t.*".to_owned(),
        from: "route_tables t",
        id: "t.id",
        seq: "t.seq",
        visible: "t.account = :account AND t.region = :region".to_owned(),
    };
    source.page(tx, scope, selection, read)
}

/// One route table of the caller.
pub fn find(tx: &Tx<'_>, scope: Scope<'_>, id: &str) -> Result<Option<RouteTable>, StoreError> {
    one(id, |selection| page(tx, scope, selection))
}

/// Whether the caller has this route table.
pub fn exists(tx: &Tx<'_>, scope: Scope<'_>, id: &str) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM route_tables WHERE id = ?1 AND account = ?2 AND region = ?3";
    Ok(tx.connection.prepare_cached(sql)?.exists((id, scope.account, scope.region))?)
}

/// Keeps the main route table of a new VPC.
pub fn insert_main(
    tx: &Tx<'_>,
    scope: Scope<'_>,
    vpc_id: &str,
    id: &str,
    association_id: &str,
) -> Result<(), StoreError> {
    tx.connection
        .prepare_cached(
            "INSERT INTO route_tables (id, account, region, vpc_id, main_association_id) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute((id, scope.account, scope.region, vpc_id, association_id))?;
    Ok(())
}

/// Keeps a new route table that nothing uses yet.
pub fn insert(tx: &Tx<'_>, scope: Scope<'_>, vpc_id: &str, id: &str) -> Result<(), StoreError> {
    tx.connection
        .prepare_cached("INSERT INTO route_tables (id, account, region, vpc_id) VALUES (?1, ?2, ?3, ?4)")?
        .execute((id, scope.account, scope.region, vpc_id))?;
    Ok(())
}

/// Removes a route table that no subnet has, with its routes and tags.
pub fn remove(tx: &Tx<'_>, id: &str) -> Result<(), StoreError> {
    super::tags::delete_of(tx, id)?;
    tx.connection.prepare_cached("DELETE FROM route_tables WHERE id = ?1")?.execute([id])?;
    Ok(())
}

fn read_association(row: &Row<'_>) -> rusqlite::Result<Association> {
    Ok(Association { id: row.get(0)?, route_table_id: row.get(1)?, subnet_id: row.get(2)? })
}

/// The associations of a table, the main one first.
pub fn associations_of(tx: &Tx<'_>, id: &str) -> Result<Vec<Association>, StoreError> {
    let sql = "SELECT main_association_id, id, NULL, 0 FROM route_tables \
               WHERE id = ?1 AND main_association_id IS NOT NULL \
               UNION ALL SELECT id, route_table_id, subnet_id, seq FROM route_table_associations \
               WHERE route_table_id = ?1 ORDER BY 4";
    let mut statement = tx.connection.prepare_cached(sql)?;
    Ok(statement.query_map([id], read_association)?.collect::<Result<_, _>>()?)
}

/// One association of a table of the caller.
pub fn find_association(tx: &Tx<'_>, scope: Scope<'_>, id: &str) -> Result<Option<Association>, StoreError> {
    let sql = "SELECT main_association_id, id, NULL FROM route_tables \
               WHERE main_association_id = ?1 AND account = ?2 AND region = ?3 \
               UNION ALL SELECT a.id, a.route_table_id, a.subnet_id FROM route_table_associations a \
               JOIN route_tables t ON t.id = a.route_table_id WHERE a.id = ?1 AND t.account = ?2 AND t.region = ?3";
    let mut statement = tx.connection.prepare_cached(sql)?;
    Ok(statement.query_row((id, scope.account, scope.region), read_association).optional()?)
}

/// The association of a subnet that has a table of its own.
pub fn association_of_subnet(tx: &Tx<'_>, subnet_id: &str) -> Result<Option<Association>, StoreError> {
    let sql = "SELECT id, route_table_id, subnet_id FROM route_table_associations WHERE subnet_id = ?1";
    Ok(tx.connection.prepare_cached(sql)?.query_row([subnet_id], read_association).optional()?)
}

/// Keeps a new association of a subnet.
pub fn associate(tx: &Tx<'_>, id: &str, route_table_id: &str, subnet_id: &str) -> Result<(), StoreError> {
    tx.connection
        .prepare_cached("INSERT INTO route_table_associations (id, route_table_id, subnet_id) VALUES (?1, ?2, ?3)")?
        .execute((id, route_table_id, subnet_id))?;
    Ok(())
}

/// Removes an association of a subnet.
pub fn disassociate(tx: &Tx<'_>, id: &str) -> Result<(), StoreError> {
    tx.connection.prepare_cached("DELETE FROM route_table_associations WHERE id = ?1")?.execute([id])?;
    Ok(())
}

/// The routes of a table, the local ones first.
pub fn routes_of(tx: &Tx<'_>, id: &str) -> Result<Vec<Route>, StoreError> {
    let sql = concat!(
        "SELECT v.cidr_block, 'ipv4', 'local', 'active', 0 FROM route_tables m JOIN vpcs v ON v.id = m.vpc_id \
         WHERE m.id = :id UNION ALL SELECT r.destination, r.destination_kind, r.target, ",
        state!(),
        ", r.seq FROM routes r WHERE r.route_table_id = :id ORDER BY 5"
    );
    let read = |row: &Row<'_>| {
        Ok(Route { destination: row.get(0)?, destination_kind: row.get(1)?, target: row.get(2)?, state: row.get(3)? })
    };
    let parameters: &[(&str, &dyn ToSql)] = &[(":id", &id), (":now", &tx.now_ms())];
    let mut statement = tx.connection.prepare_cached(sql)?;
    Ok(statement.query_map(parameters, read)?.collect::<Result<_, _>>()?)
}

/// Keeps a new route of a table; two of one destination are a duplicate ([`StoreError::is_duplicate`]).
pub fn insert_route(
    tx: &Tx<'_>,
    route_table_id: &str,
    destination: &str,
    destination_kind: &'static str,
    target: &str,
) -> Result<(), StoreError> {
    tx.connection
        .prepare_cached(
            "INSERT INTO routes (route_table_id, destination, destination_kind, target) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute((route_table_id, destination, destination_kind, target))?;
    Ok(())
}

/// Leads a destination to another target.
pub fn replace_route(tx: &Tx<'_>, route_table_id: &str, destination: &str, target: &str) -> Result<(), StoreError> {
    tx.connection
        .prepare_cached("UPDATE routes SET target = ?3 WHERE route_table_id = ?1 AND destination = ?2")?
        .execute((route_table_id, destination, target))?;
    Ok(())
}

/// Removes the route of a destination.
pub fn remove_route(tx: &Tx<'_>, route_table_id: &str, destination: &str) -> Result<(), StoreError> {
    tx.connection
        .prepare_cached("DELETE FROM routes WHERE route_table_id = ?1 AND destination = ?2")?
        .execute((route_table_id, destination))?;
    Ok(())
}

/// The tables with a route by a target.
pub fn leading_to(tx: &Tx<'_>, target: &str) -> Result<Vec<String>, StoreError> {
    let mut statement =
        tx.connection.prepare_cached("SELECT DISTINCT route_table_id FROM routes WHERE target = ?1 ORDER BY seq")?;
    Ok(statement.query_map([target], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Removes the routes by a target, in every table.
pub fn remove_routes_to(tx: &Tx<'_>, target: &str) -> Result<(), StoreError> {
    tx.connection.prepare_cached("DELETE FROM routes WHERE target = ?1")?.execute([target])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::store::{Access, Store};

    #[test]
    fn a_route_is_active_while_its_target_is_there() {
        let mut store = Store::in_memory().unwrap();
        let states = store.transaction(
            Access::Write,
            |_| Timestamp::UNIX_EPOCH,
            |tx| {
                tx.connection.execute_batch(
                    "INSERT INTO vpcs (id, account, region, cidr_block, cidr_association_id, instance_tenancy, \
                     dhcp_options_id, state) VALUES ('vpc-1', '1', 'r', '10.0.0.0/16', 'a', 'default', 'd', 'available'), \
                     ('vpc-2', '1', 'r', '10.0.0.0/16', 'b', 'default', 'd', 'available'); \
                     INSERT INTO route_tables (id, account, region, vpc_id) VALUES ('rtb-1', '1', 'r', 'vpc-1'); \
                     INSERT INTO internet_gateways (id, account, region, vpc_id) VALUES ('igw-1', '1', 'r', 'vpc-1')",
                )?;
                insert_route(&tx, "rtb-1", "0.0.0.0/0", IPV4, "igw-1")?;
                let mut states = Vec::new();
                for elsewhere in ["'vpc-1'", "'vpc-2'", "NULL"] {
                    tx.connection.execute(&format!("UPDATE internet_gateways SET vpc_id = {elsewhere}"), [])?;
                    states.extend(routes_of(&tx, "rtb-1")?.into_iter().map(|route| route.state));
                }
                Ok::<_, StoreError>(states)
            },
        );
        assert_eq!(states.unwrap(), ["active", "active", "active", "blackhole", "active", "blackhole"]);
    }
}
