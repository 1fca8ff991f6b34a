//! Load balancers, network and gateway ones, with their zones and security groups.

use jiff::Timestamp;
use rusqlite::{OptionalExtension as _, Row};

use super::listing::{Page, Selection, Source, one};
use super::record::Record;
use super::state::{STATE_NOW, Transition};
use super::{Scope, StoreError, Tx, moment};

/// A load balancer.
#[derive(Clone, Debug)]
pub struct LoadBalancer {
    /// `arn:aws:elasticloadbalancing:…:loadbalancer/net/<name>/<16 hex digits>`
    pub arn: String,
    /// The owner.
    pub account: String,
    /// Unique in the owner's Region.
    pub name: String,
    /// `network` or `gateway`
    pub kind: String,
    /// `internal` or `internet-facing`; a Gateway Load Balancer has none.
    pub scheme: Option<String>,
    /// `vpc-…`
    pub vpc_id: String,
    /// `<name>-<16 hex digits>.elb.<region>.amazonaws.com`; a Gateway Load Balancer has none.
    pub dns_name: Option<String>,
    /// The Route 53 zone of its name.
    pub hosted_zone_id: Option<String>,
    /// `ipv4`
    pub ip_address_type: String,
    /// `on` or `off`, once it has been set; of no effect on [`insert`].
    pub enforce_inbound_rules: Option<String>,
    /// When it was made.
    pub created_at: Timestamp,
    /// `provisioning` or `active`
    pub state: String,
}

/// A zone that a load balancer serves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    /// `use1-az6`
    pub zone_id: String,
    /// `us-east-1a`, by the owner's letters.
    pub zone_name: String,
    /// `subnet-…`
    pub subnet_id: String,
    /// A private address that a subnet mapping asked for.
    pub chosen_address: Option<String>,
}

/// What a caller names load balancers by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Their ARNs.
    Arn,
    /// Their names.
    Name,
}

fn read(row: &Record<'_>) -> rusqlite::Result<LoadBalancer> {
    Ok(LoadBalancer {
        arn: row.get("arn")?,
        account: row.get("account")?,
        name: row.get("name")?,
        kind: row.get("type")?,
        scheme: row.get("scheme")?,
        vpc_id: row.get("vpc_id")?,
        dns_name: row.get("dns_name")?,
        hosted_zone_id: row.get("hosted_zone_id")?,
        ip_address_type: row.get("ip_address_type")?,
        enforce_inbound_rules: row.get("enforce_inbound_rules")?,
        created_at: moment(row.get("created_at")?),
        state: row.get("state_now")?,
    })
}

/// The caller's load balancers; the selection's ids are keys of this kind.
pub fn page(
    tx: &Tx<'_>,
    scope: Scope<'_>,
    key: Key,
    selection: &Selection<'_>,
) -> Result<Page<LoadBalancer>, StoreError> {
    let source = Source {
        columns: format!("t.*, {STATE_NOW} AS state_now"),
        from: "load_balancers t",
        id: match key {
            Key::Arn => "t.arn",
            Key::Name => "t.name",
        },
        seq: "t.seq",
        visible: "t.account = :account AND t.region = :region".to_owned(),
    };
    source.page(tx, scope, selection, read)
}

/// One load balancer of the caller.
pub fn find(tx: &Tx<'_>, scope: Scope<'_>, arn: &str) -> Result<Option<LoadBalancer>, StoreError> {
    find_by(tx, scope, Key::Arn, arn)
}

/// The load balancer of the caller that has this name.
pub fn find_by_name(tx: &Tx<'_>, scope: Scope<'_>, name: &str) -> Result<Option<LoadBalancer>, StoreError> {
    find_by(tx, scope, Key::Name, name)
}

/// The ARN of the load balancer that has this DNS name, whosever it is.
pub fn find_by_dns_name(tx: &Tx<'_>, dns_name: &str) -> Result<Option<String>, StoreError> {
    let sql = "SELECT arn FROM load_balancers WHERE dns_name = ?1";
    Ok(tx.connection.prepare_cached(sql)?.query_row([dns_name], |row| row.get(0)).optional()?)
}

fn find_by(tx: &Tx<'_>, scope: Scope<'_>, key: Key, value: &str) -> Result<Option<LoadBalancer>, StoreError> {
    one(value, |selection| page(tx, scope, key, selection))
}

/// How many load balancers of this type the caller has in the Region.
pub fn count(tx: &Tx<'_>, scope: Scope<'_>, kind: &str) -> Result<u32, StoreError> {
    let sql = "SELECT count(*) FROM load_balancers WHERE account = ?1 AND region = ?2 AND type = ?3";
    let mut statement = tx.connection.prepare_cached(sql)?;
    Ok(statement.query_row((scope.account, scope.region, kind), |row| row.get(0))?)
}

/// The zones of a load balancer, as they were given.
pub fn zones_of(tx: &Tx<'_>, arn: &str) -> Result<Vec<Zone>, StoreError> {
    let sql = "SELECT zone_id, zone_name, subnet_id, chosen_address FROM load_balancer_zones \
               WHERE load_balancer_arn = ?1 ORDER BY position";
    let mut statement = tx.connection.prepare_cached(sql)?;
    let read = |row: &Row<'_>| {
        Ok(Zone {
            zone_id: row.get("zone_id")?,
            zone_name: row.get("zone_name")?,
            subnet_id: row.get("subnet_id")?,
            chosen_address: row.get("chosen_address")?,
        })
    };
    Ok(statement.query_map([arn], read)?.collect::<Result<_, _>>()?)
}

/// The ids of a load balancer's security groups, as they were given.
pub fn groups_of(tx: &Tx<'_>, arn: &str) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT group_id FROM load_balancer_groups WHERE load_balancer_arn = ?1 ORDER BY position";
    let mut statement = tx.connection.prepare_cached(sql)?;
    Ok(statement.query_map([arn], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Keeps a new load balancer with its zones and security groups.
pub fn insert(
    tx: &Tx<'_>,
    scope: Scope<'_>,
    load_balancer: &LoadBalancer,
    transition: Transition,
    zones: &[Zone],
    groups: &[String],
) -> Result<(), StoreError> {
    let (next_state, due_at) = transition.columns();
    tx.connection
        .prepare_cached(
            "INSERT INTO load_balancers (arn, account, region, name, type, scheme, vpc_id, dns_name, hosted_zone_id, \
             ip_address_type, created_at, state, next_state, due_at) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        )?
        .execute((
            &load_balancer.arn,
            scope.account,
            scope.region,
            &load_balancer.name,
            &load_balancer.kind,
            &load_balancer.scheme,
            &load_balancer.vpc_id,
            &load_balancer.dns_name,
            &load_balancer.hosted_zone_id,
            &load_balancer.ip_address_type,
            load_balancer.created_at.as_millisecond(),
            transition.state,
            next_state,
            due_at,
        ))?;
    insert_zones(tx, &load_balancer.arn, zones)?;
    insert_groups(tx, &load_balancer.arn, groups)
}

fn insert_zones(tx: &Tx<'_>, arn: &str, zones: &[Zone]) -> Result<(), StoreError> {
    let mut statement = tx.connection.prepare_cached(
        "INSERT INTO load_balancer_zones (load_balancer_arn, position, zone_id, zone_name, subnet_id, chosen_address) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for (position, zone) in (0_i64..).zip(zones) {
        let Zone { zone_id, zone_name, subnet_id, chosen_address } = zone;
        statement.execute((arn, position, zone_id, zone_name, subnet_id, chosen_address))?;
    }
    Ok(())
}

fn insert_groups(tx: &Tx<'_>, arn: &str, groups: &[String]) -> Result<(), StoreError> {
    let sql = "INSERT INTO load_balancer_groups (load_balancer_arn, position, group_id) VALUES (?1, ?2, ?3)";
    let mut statement = tx.connection.prepare_cached(sql)?;
    for (position, group) in (0_i64..).zip(groups) {
        statement.execute((arn, position, group))?;
    }
    Ok(())
}

/// Gives a load balancer other zones.
pub fn set_zones(tx: &Tx<'_>, arn: &str, zones: &[Zone]) -> Result<(), StoreError> {
    tx.connection.prepare_cached("DELETE FROM load_balancer_zones WHERE load_balancer_arn = ?1")?.execute([arn])?;
    insert_zones(tx, arn, zones)
}

/// Gives a load balancer and its interfaces other security groups.
pub fn set_groups(tx: &Tx<'_>, arn: &str, groups: &[String]) -> Result<(), StoreError> {
    tx.connection.prepare_cached("DELETE FROM load_balancer_groups WHERE load_balancer_arn = ?1")?.execute([arn])?;
    insert_groups(tx, arn, groups)?;
    tx.connection
        .prepare_cached(
            "DELETE FROM network_interface_groups \
             WHERE interface_id IN (SELECT id FROM network_interfaces WHERE load_balancer_arn = ?1)",
        )?
        .execute([arn])?;
    tx.connection
        .prepare_cached(
            "INSERT INTO network_interface_groups (interface_id, position, group_id) \
             SELECT i.id, g.position, g.group_id FROM network_interfaces i \
             JOIN load_balancer_groups g ON g.load_balancer_arn = i.load_balancer_arn WHERE i.load_balancer_arn = ?1",
        )?
        .execute([arn])?;
    Ok(())
}

/// Sets whether traffic from endpoints has to pass a load balancer's inbound rules: `on` or `off`.
pub fn set_enforce_inbound_rules(tx: &Tx<'_>, arn: &str, value: &str) -> Result<(), StoreError> {
    let sql = "UPDATE load_balancers SET enforce_inbound_rules = ?2 WHERE arn = ?1";
    tx.connection.prepare_cached(sql)?.execute((arn, value))?;
    Ok(())
}

/// The attributes of a load balancer that have been set: keys and values.
pub fn attributes_of(tx: &Tx<'_>, arn: &str) -> Result<Vec<(String, String)>, StoreError> {
    let sql = "SELECT key, value FROM load_balancer_attributes WHERE load_balancer_arn = ?1";
    let mut statement = tx.connection.prepare_cached(sql)?;
    Ok(statement.query_map([arn], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}

/// Sets an attribute of a load balancer.
pub fn set_attribute(tx: &Tx<'_>, arn: &str, key: &str, value: &str) -> Result<(), StoreError> {
    tx.connection
        .prepare_cached(
            "INSERT INTO load_balancer_attributes (load_balancer_arn, key, value) VALUES (?1, ?2, ?3) \
             ON CONFLICT (load_balancer_arn, key) DO UPDATE SET value = excluded.value",
        )?
        .execute((arn, key, value))?;
    Ok(())
}

/// Removes a load balancer that no service has, and with it its zones, attributes, listeners and their tags. Its interfaces
/// are released apart.
pub fn delete(tx: &Tx<'_>, arn: &str) -> Result<(), StoreError> {
    let sql = "DELETE FROM tags WHERE resource_id IN (\
               SELECT ?1 UNION ALL SELECT arn FROM listeners WHERE load_balancer_arn = ?1)";
    tx.connection.prepare_cached(sql)?.execute([arn])?;
    tx.connection.prepare_cached("DELETE FROM load_balancers WHERE arn = ?1")?.execute([arn])?;
    Ok(())
}
