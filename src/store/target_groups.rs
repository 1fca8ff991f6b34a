//! Target groups: what listeners forward to.

use super::listing::{Column, Filter, Page, Selection, Source, one};
use super::record::Record;
use super::{Scope, StoreError, Tx};

/// A target group.
#[derive(Clone, Debug)]
pub struct TargetGroup {
    /// `arn:aws:elasticloadbalancing:…:targetgroup/<name>/<16 hex digits>`
    pub arn: String,
    /// Unique in the owner's Region.
    pub name: String,
    /// What may be chosen when it is made.
    pub settings: Settings,
}

/// What may be chosen for a target group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// `TCP`, `TLS`, `UDP`, `TCP_UDP` or `GENEVE`
    pub protocol: String,
    /// Where targets listen.
    pub port: i64,
    /// `vpc-…`
    pub vpc_id: String,
    /// `instance`, `ip` or `alb`
    pub target_type: String,
    /// `ipv4`
    pub ip_address_type: String,
    /// How targets are checked.
    pub health_check: HealthCheck,
}

/// How the targets of a group are checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HealthCheck {
    /// `TCP`, `HTTP` or `HTTPS`
    pub protocol: String,
    /// A number, or `traffic-port`.
    pub port: String,
    /// Of an HTTP check.
    pub path: Option<String>,
    /// Seconds between two checks.
    pub interval: i64,
    /// Seconds until a check has failed.
    pub timeout: i64,
    /// Good checks in a row that make a target healthy.
    pub healthy_threshold: i64,
    /// Failed checks in a row that make a target unhealthy.
    pub unhealthy_threshold: i64,
    /// The answers to an HTTP check that are good: `200-399`.
    pub matcher: Option<String>,
}

fn read(row: &Record<'_>) -> rusqlite::Result<TargetGroup> {
    let health_check = HealthCheck {
        protocol: row.get("health_check_protocol")?,
        port: row.get("health_check_port")?,
        path: row.get("health_check_path")?,
        interval: row.get("health_check_interval")?,
        timeout: row.get("health_check_timeout")?,
        healthy_threshold: row.get("healthy_threshold")?,
        unhealthy_threshold: row.get("unhealthy_threshold")?,
        matcher: row.get("matcher")?,
    };
    Ok(TargetGroup {
        arn: row.get("arn")?,
        name: row.get("name")?,
        settings: Settings {
            protocol: row.get("protocol")?,
            port: row.get("port")?,
            vpc_id: row.get("vpc_id")?,
            target_type: row.get("target_type")?,
            ip_address_type: row.get("ip_address_type")?,
            health_check,
        },
    })
}

/// What a caller names target groups by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Their ARNs.
    Arn,
    /// Their names.
    Name,
}

/// What DescribeTargetGroups narrows its list by: members of its own, as it takes no filters.
pub static FILTERS: &[Filter] = &[Filter {
    name: "load-balancer-arn",
    column: Column::Among("l.load_balancer_arn", "listeners l WHERE l.target_group_arn = t.arn"),
}];

/// The caller's target groups; the selection's ids are keys of this kind.
pub fn page(
    tx: &Tx<'_>,
    scope: Scope<'_>,
    key: Key,
    selection: &Selection<'_>,
) -> Result<Page<TargetGroup>, StoreError> {
    let source = Source {
        columns: "t.*".to_owned(),
        from: "target_groups t",
        id: match key {
            Key::Arn => "t.arn",
            Key::Name => "t.name",
        },
        seq: "t.seq",
        visible: "t.account = :account AND t.region = :region".to_owned(),
    };
    source.page(tx, scope, selection, read)
}

/// One target group of the caller.
pub fn find(tx: &Tx<'_>, scope: Scope<'_>, arn: &str) -> Result<Option<TargetGroup>, StoreError> {
    one(arn, |selection| page(tx, scope, Key::Arn, selection))
}

/// The target group of the caller that has this name.
pub fn find_by_name(tx: &Tx<'_>, scope: Scope<'_>, name: &str) -> Result<Option<TargetGroup>, StoreError> {
    one(name, |selection| page(tx, scope, Key::Name, selection))
}

/// How many target groups the caller has in the Region: all, or those of a protocol.
pub fn count(tx: &Tx<'_>, scope: Scope<'_>, protocol: Option<&str>) -> Result<u32, StoreError> {
    let sql = "SELECT count(*) FROM target_groups WHERE account = ?1 AND region = ?2 AND (?3 IS NULL OR protocol = ?3)";
    let mut statement = tx.connection.prepare_cached(sql)?;
    Ok(statement.query_row((scope.account, scope.region, protocol), |row| row.get(0))?)
}

/// The ARNs of the load balancers whose listeners forward to a target group, each once.
pub fn load_balancers_of(tx: &Tx<'_>, arn: &str) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT load_balancer_arn FROM listeners WHERE target_group_arn = ?1 \
               GROUP BY load_balancer_arn ORDER BY min(seq)";
    let mut statement = tx.connection.prepare_cached(sql)?;
    Ok(statement.query_map([arn], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Keeps a new target group.
pub fn insert(tx: &Tx<'_>, scope: Scope<'_>, group: &TargetGroup) -> Result<(), StoreError> {
    let TargetGroup { arn, name, settings } = group;
    let check = &settings.health_check;
    tx.connection
        .prepare_cached(
            "INSERT INTO target_groups (arn, account, region, name, protocol, port, vpc_id, target_type, \
             ip_address_type, health_check_protocol, health_check_port, health_check_path, health_check_interval, \
             health_check_timeout, healthy_threshold, unhealthy_threshold, matcher) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
        )?
        .execute(rusqlite::params![
            arn,
            scope.account,
            scope.region,
            name,
            settings.protocol,
            settings.port,
            settings.vpc_id,
            settings.target_type,
            settings.ip_address_type,
            check.protocol,
            check.port,
            check.path,
            check.interval,
            check.timeout,
            check.healthy_threshold,
            check.unhealthy_threshold,
            check.matcher,
        ])?;
    Ok(())
}

/// Has the targets of a group checked in another way.
pub fn set_health_check(tx: &Tx<'_>, arn: &str, check: &HealthCheck) -> Result<(), StoreError> {
    tx.connection
        .prepare_cached(
            "UPDATE target_groups SET health_check_protocol = ?2, health_check_port = ?3, health_check_path = ?4, \
             health_check_interval = ?5, health_check_timeout = ?6, healthy_threshold = ?7, unhealthy_threshold = ?8, \
             matcher = ?9 WHERE arn = ?1",
        )?
        .execute((
            arn,
            &check.protocol,
            &check.port,
            &check.path,
            check.interval,
            check.timeout,
            check.healthy_threshold,
            check.unhealthy_threshold,
            &check.matcher,
        ))?;
    Ok(())
}

/// The attributes of a target group that have been set: keys and values.
pub fn attributes_of(tx: &Tx<'_>, arn: &str) -> Result<Vec<(String, String)>, StoreError> {
    let sql = "SELECT key, value FROM target_group_attributes WHERE target_group_arn = ?1";
    let mut statement = tx.connection.prepare_cached(sql)?;
    Ok(statement.query_map([arn], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}

/// Sets an attribute of a target group.
pub fn set_attribute(tx: &Tx<'_>, arn: &str, key: &str, value: &str) -> Result<(), StoreError> {
    tx.connection
        .prepare_cached(
            "INSERT INTO target_group_attributes (target_group_arn, key, value) VALUES (?1, ?2, ?3) \
             ON CONFLICT (target_group_arn, key) DO UPDATE SET value = excluded.value",
        )?
        .execute((arn, key, value))?;
    Ok(())
}

/// Removes a target group that no listener uses, and with it its targets, attributes and tags.
pub fn delete(tx: &Tx<'_>, arn: &str) -> Result<(), StoreError> {
    super::tags::delete_of(tx, arn)?;
    tx.connection.prepare_cached("DELETE FROM target_groups WHERE arn = ?1")?.execute([arn])?;
    Ok(())
}
