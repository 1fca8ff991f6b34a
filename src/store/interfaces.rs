//! Network interfaces: those of endpoints and of load balancers, and callers' own.

use std::collections::{BTreeSet, HashSet};
use std::net::Ipv4Addr;

use jiff::Timestamp;
use rusqlite::{named_params, params};

use super::listing::{Column, Filter, Page, Selection, Source, one};
use super::record::Record;
use super::state::{NOT_GONE, STATE_NOW, Transition};
use super::{Scope, StoreError, Tx};

/// A network interface.
#[derive(Clone, Debug)]
pub struct Interface {
    /// `eni-…`
    pub id: String,
    /// The owner of its VPC.
    pub account: String,
    /// Where it is.
    pub region: String,
    /// `vpc-…`
    pub vpc_id: String,
    /// `subnet-…`
    pub subnet_id: String,
    /// `interface`, `vpc_endpoint`, `network_load_balancer`, `gateway_load_balancer`
    pub interface_type: String,
    /// What its owner, or AWS, wrote into it.
    pub description: String,
    /// An address of its subnet.
    pub private_ip_address: String,
    /// `02:…`
    pub mac_address: String,
    /// Who asked for it: of the caller, or AWS's own account.
    pub requester_id: String,
    /// Whether traffic that is not its own is dropped.
    pub source_dest_check: bool,
    /// Whether AWS made it for something of the owner's.
    pub requester_managed: bool,
    /// `ela-attach-…`; none of an interface that is attached to nothing.
    pub attachment_id: Option<String>,
    /// The endpoint that it is of.
    pub endpoint_id: Option<String>,
    /// The load balancer that it is of.
    pub load_balancer_arn: Option<String>,
    /// `pending`, `available` or `in-use`
    pub state: String,
    /// The name of its first address, if its VPC gives names; of no effect on [`insert`].
    pub private_dns_name: Option<String>,
    /// Its zone by id, from its subnet; of no effect on [`insert`].
    pub zone_id: String,
    /// Its zone by the owner's letter, from its subnet; of no effect on [`insert`].
    pub zone_name: String,
}

/// The name of an address of the interface `t` in the VPC `v`, if that gives any (lab-behaviour.md §5.1).
macro_rules! private_dns_name {
    ($address:literal) => {
        concat!(
            "iif(v.dns_hostnames, 'ip-' || replace(",
            $address,
            ", '.', '-') || iif(t.region = 'us-east-1', '.ec2', '.' || t.region || '.compute') || '.internal', NULL)"
        )
    };
}

/// Any of an interface's addresses.
const ADDRESSES: Column = Column::AnyOf(&[
    Column::Of("t.private_ip_address"),
    Column::Among("a.private_ip_address", "secondary_addresses a WHERE a.interface_id = t.id"),
]);

const ATTACHED_FALSE: &str = "iif(t.attachment_id IS NULL, NULL, 'false')";
const GROUPS: &str = "network_interface_groups g WHERE g.interface_id = t.id";

/// What DescribeNetworkInterfaces filters by (lab-behaviour.md §1.4).
pub static FILTERS: &[Filter] = &[
    Filter { name: "addresses.association.owner-id", column: Column::Never },
    Filter { name: "addresses.association.public-ip", column: Column::Never },
    Filter {
        name: "addresses.primary",
        column: Column::AnyOf(&[
            Column::Of("'true'"),
            Column::Among("'false'", "secondary_addresses a WHERE a.interface_id = t.id"),
        ]),
    },
    Filter { name: "addresses.private-ip-address", column: ADDRESSES },
    Filter { name: "association.allocation-id", column: Column::Never },
    Filter { name: "association.association-id", column: Column::Never },
    Filter { name: "association.ip-owner-id", column: Column::Never },
    Filter { name: "association.public-dns-name", column: Column::Never },
    Filter { name: "association.public-ip", column: Column::Never },
    Filter { name: "attachment.attach-time", column: Column::Never },
    Filter { name: "attachment.attachment-id", column: Column::Of("t.attachment_id") },
    Filter { name: "attachment.delete-on-termination", column: Column::Of(ATTACHED_FALSE) },
    Filter { name: "attachment.device-index", column: Column::Of("iif(t.attachment_id IS NULL, NULL, '1')") },
    Filter { name: "attachment.instance-id", column: Column::Never },
    Filter {
        name: "attachment.instance-owner-id",
        column: Column::Of("iif(t.attachment_id IS NULL, NULL, 'amazon-aws')"),
    },
    Filter { name: "attachment.status", column: Column::Of("iif(t.attachment_id IS NULL, NULL, 'attached')") },
    Filter { name: "availability-zone", column: Column::Of("s.zone_name") },
    Filter { name: "availability-zone-id", column: Column::Of("s.zone_id") },
    Filter { name: "description", column: Column::Of("t.description") },
    Filter { name: "group-id", column: Column::Among("g.group_id", GROUPS) },
    Filter {
        name: "group-name",
        column: Column::Among(
            "(SELECT sg.name COLLATE BINARY FROM security_groups sg WHERE sg.id = g.group_id)",
            GROUPS,
        ),
    },
    Filter { name: "interface-type", column: Column::Of("t.interface_type") },
    Filter { name: "ipv6-addresses.ipv6-address", column: Column::Never },
    Filter { name: "mac-address", column: Column::Of("t.mac_address") },
    Filter { name: "network-interface-id", column: Column::Key("t.id") },
    Filter { name: "operator.managed", column: Column::Of("'false'") },
    Filter { name: "operator.principal", column: Column::Never },
    Filter { name: "owner-id", column: Column::Of("t.account") },
    Filter { name: "private-dns-name", column: Column::Of(private_dns_name!("t.private_ip_address")) },
    Filter { name: "private-ip-address", column: ADDRESSES },
    Filter { name: "requester-id", column: Column::Of("t.requester_id") },
    Filter { name: "requester-managed", column: Column::Of("iif(t.requester_managed, 'true', 'false')") },
    Filter { name: "source-dest-check", column: Column::Of("iif(t.source_dest_check, 'true', 'false')") },
    Filter { name: "status", column: Column::Of(STATE_NOW) },
    Filter { name: "subnet-id", column: Column::Key("t.subnet_id") },
    Filter { name: "tag", column: Column::Tag("t.id") },
    Filter { name: "tag-key", column: super::tags::KEY_OF_ID },
    Filter { name: "vpc-id", column: Column::Key("t.vpc_id") },
];

fn read(row: &Record<'_>) -> rusqlite::Result<Interface> {
    Ok(Interface {
        id: row.get("id")?,
        account: row.get("account")?,
        region: row.get("region")?,
        vpc_id: row.get("vpc_id")?,
        subnet_id: row.get("subnet_id")?,
        interface_type: row.get("interface_type")?,
        description: row.get("description")?,
        private_ip_address: row.get("private_ip_address")?,
        mac_address: row.get("mac_address")?,
        requester_id: row.get("requester_id")?,
        source_dest_check: row.get("source_dest_check")?,
        requester_managed: row.get("requester_managed")?,
        attachment_id: row.get("attachment_id")?,
        endpoint_id: row.get("endpoint_id")?,
        load_balancer_arn: row.get("load_balancer_arn")?,
        state: row.get("state_now")?,
        private_dns_name: row.get("private_dns_name")?,
        zone_id: row.get("zone_id")?,
        zone_name: row.get("zone_name")?,
    })
}

/// The caller's interfaces.
pub fn page(tx: &Tx<'_>, scope: Scope<'_>, selection: &Selection<'_>) -> Result<Page<Interface>, StoreError> {
    let source = Source {
        columns: format!(
            "t.*, {STATE_NOW} AS state_now, s.zone_id, s.zone_name, {} AS private_dns_name",
            private_dns_name!("t.private_ip_address")
        ),
        from: "network_interfaces t JOIN subnets s ON s.id = t.subnet_id JOIN vpcs v ON v.id = t.vpc_id",
        id: "t.id",
        seq: "t.seq",
        visible: format!("t.account = :account AND t.region = :region AND {NOT_GONE}"),
    };
    source.page(tx, scope, selection, read)
}

/// One interface of the caller.
pub fn find(tx: &Tx<'_>, scope: Scope<'_>, id: &str) -> Result<Option<Interface>, StoreError> {
    one(id, |selection| page(tx, scope, selection))
}

/// The ids and names of an interface's security groups.
pub fn groups_of(tx: &Tx<'_>, id: &str) -> Result<Vec<(String, String)>, StoreError> {
    let sql = "SELECT sg.id, sg.name FROM network_interface_groups g JOIN security_groups sg ON sg.id = g.group_id \
               WHERE g.interface_id = ?1 ORDER BY g.position";
    let mut statement = tx.connection.prepare_cached(sql)?;
    Ok(statement.query_map([id], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}

/// The addresses that a subnet's interfaces have.
pub fn addresses_in(tx: &Tx<'_>, subnet_id: &str) -> Result<BTreeSet<Ipv4Addr>, StoreError> {
    let sql = "SELECT private_ip_address FROM network_interfaces WHERE subnet_id = ?1 \
               UNION ALL SELECT private_ip_address FROM secondary_addresses WHERE subnet_id = ?1";
    let mut statement = tx.connection.prepare_cached(sql)?;
    let mut rows = statement.query([subnet_id])?;
    let mut addresses = BTreeSet::new();
    while let Some(row) = rows.next()? {
        addresses.extend(row.get_ref(0)?.as_str().ok().and_then(|text| text.parse::<Ipv4Addr>().ok()));
    }
    Ok(addresses)
}

/// The addresses that a VPC's load balancers have.
pub fn addresses_of_load_balancers(tx: &Tx<'_>, vpc_id: &str) -> Result<HashSet<String>, StoreError> {
    let sql = format!(
        "SELECT t.private_ip_address FROM network_interfaces t \
         WHERE t.vpc_id = :vpc AND t.load_balancer_arn IS NOT NULL AND {NOT_GONE}"
    );
    let mut statement = tx.connection.prepare_cached(&sql)?;
    let parameters = named_params! { ":vpc": vpc_id, ":now": tx.now_ms() };
    Ok(statement.query_map(parameters, |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// The interfaces of an endpoint or of a load balancer and their addresses, in the order of creation.
pub fn addresses_of(tx: &Tx<'_>, endpoint_or_load_balancer: &str) -> Result<Vec<(String, String)>, StoreError> {
    let sql = format!(
        "SELECT t.id, t.private_ip_address FROM network_interfaces t \
         WHERE (t.endpoint_id = :owner OR t.load_balancer_arn = :owner) AND {NOT_GONE} ORDER BY t.seq"
    );
    let mut statement = tx.connection.prepare_cached(&sql)?;
    let parameters = named_params! { ":owner": endpoint_or_load_balancer, ":now": tx.now_ms() };
    Ok(statement.query_map(parameters, |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}

/// Keeps a new interface in these security groups.
pub fn insert(tx: &Tx<'_>, interface: &Interface, groups: &[String], transition: Transition) -> Result<(), StoreError> {
    let (next_state, due_at) = transition.columns();
    tx.connection
        .prepare_cached(
            "INSERT INTO network_interfaces (id, account, region, vpc_id, subnet_id, interface_type, description, \
             private_ip_address, mac_address, requester_id, requester_managed, source_dest_check, attachment_id, \
             endpoint_id, load_balancer_arn, state, next_state, due_at) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)",
        )?
        .execute(params![
            &interface.id,
            &interface.account,
            &interface.region,
            &interface.vpc_id,
            &interface.subnet_id,
            &interface.interface_type,
            &interface.description,
            &interface.private_ip_address,
            &interface.mac_address,
            &interface.requester_id,
            interface.requester_managed,
            interface.source_dest_check,
            &interface.attachment_id,
            &interface.endpoint_id,
            &interface.load_balancer_arn,
            transition.state,
            next_state,
            due_at,
        ])?;
    insert_groups(tx, &interface.id, groups)
}

fn insert_groups(tx: &Tx<'_>, id: &str, groups: &[String]) -> Result<(), StoreError> {
    let sql = "INSERT INTO network_interface_groups (interface_id, position, group_id) VALUES (?1, ?2, ?3)";
    let mut statement = tx.connection.prepare_cached(sql)?;
    for (position, group) in (0_i64..).zip(groups) {
        statement.execute((id, position, group))?;
    }
    Ok(())
}

/// Gives a new interface more addresses of its subnet.
pub fn insert_secondary(tx: &Tx<'_>, interface: &Interface, addresses: &[String]) -> Result<(), StoreError> {
    let mut statement = tx.connection.prepare_cached(
        "INSERT INTO secondary_addresses (interface_id, position, subnet_id, private_ip_address) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (position, address) in (0_i64..).zip(addresses) {
        statement.execute((&interface.id, position, &interface.subnet_id, address))?;
    }
    Ok(())
}

/// An interface's further addresses, each with its name, if its VPC gives names.
pub fn secondary_addresses(tx: &Tx<'_>, id: &str) -> Result<Vec<(String, Option<String>)>, StoreError> {
    let sql = concat!(
        "SELECT a.private_ip_address, ",
        private_dns_name!("a.private_ip_address"),
        " FROM secondary_addresses a JOIN network_interfaces t ON t.id = a.interface_id JOIN vpcs v ON v.id = t.vpc_id \
         WHERE a.interface_id = ?1 ORDER BY a.position"
    );
    let mut statement = tx.connection.prepare_cached(sql)?;
    Ok(statement.query_map([id], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}

/// Removes an interface with its addresses and tags.
pub fn delete(tx: &Tx<'_>, id: &str) -> Result<(), StoreError> {
    super::tags::delete_of(tx, id)?;
    tx.connection.prepare_cached("DELETE FROM network_interfaces WHERE id = ?1")?.execute([id])?;
    Ok(())
}

/// Lets an endpoint's interfaces go at a moment.
pub fn release_of_endpoint(tx: &Tx<'_>, endpoint_id: &str, gone_at: Timestamp) -> Result<(), StoreError> {
    tx.connection
        .prepare_cached("UPDATE network_interfaces SET gone_at = ?2 WHERE endpoint_id = ?1")?
        .execute((endpoint_id, gone_at.as_millisecond()))?;
    Ok(())
}

/// Lets a load balancer's interfaces go at a moment: all of them, or those in one subnet.
pub fn release_of_load_balancer(
    tx: &Tx<'_>,
    arn: &str,
    subnet_id: Option<&str>,
    gone_at: Timestamp,
) -> Result<(), StoreError> {
    let sql =
        "UPDATE network_interfaces SET gone_at = ?3 WHERE load_balancer_arn = ?1 AND subnet_id = ifnull(?2, subnet_id)";
    tx.connection.prepare_cached(sql)?.execute((arn, subnet_id, gone_at.as_millisecond()))?;
    Ok(())
}

/// Keeps an interface's description, and whether it drops traffic that is not its own.
pub fn set_attributes(tx: &Tx<'_>, interface: &Interface) -> Result<(), StoreError> {
    tx.connection
        .prepare_cached("UPDATE network_interfaces SET description = ?2, source_dest_check = ?3 WHERE id = ?1")?
        .execute((&interface.id, &interface.description, interface.source_dest_check))?;
    Ok(())
}

/// Puts an interface into these security groups, and no others.
pub fn set_groups(tx: &Tx<'_>, id: &str, groups: &[String]) -> Result<(), StoreError> {
    tx.connection.prepare_cached("DELETE FROM network_interface_groups WHERE interface_id = ?1")?.execute([id])?;
    insert_groups(tx, id, groups)
}
