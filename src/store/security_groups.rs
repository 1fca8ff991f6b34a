//! Security groups and their rules.

use rusqlite::{OptionalExtension as _, Row};

use super::listing::{Column, Filter, Page, Selection, Source, one};
use super::{Scope, StoreError, Tx};

/// A security group.
#[derive(Clone, Debug)]
pub struct SecurityGroup {
    /// `sg-…`
    pub id: String,
    /// The owner.
    pub account: String,
    /// Where it is.
    pub region: String,
    /// `vpc-…`
    pub vpc_id: String,
    /// Unique in its VPC without regard to case.
    pub name: String,
    /// May not be changed.
    pub description: String,
}

/// A rule: one peer for one protocol and port range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// `sgr-…`
    pub id: String,
    /// Whether it is for traffic that leaves.
    pub is_egress: bool,
    /// `tcp`, `udp`, `icmp`, `icmpv6`, a number, or `-1` for all.
    pub protocol: String,
    /// The first port, or the ICMP type; -1 for all.
    pub from_port: i64,
    /// The last port, or the ICMP code; -1 for all.
    pub to_port: i64,
    /// Who is let through.
    pub peer: Peer,
    /// Free text.
    pub description: Option<String>,
}

/// Who a rule lets through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Peer {
    /// An IPv4 network.
    Ipv4(String),
    /// An IPv6 network.
    Ipv6(String),
    /// A prefix list by its id.
    PrefixList(String),
    /// The interfaces of a security group.
    Group {
        /// `sg-…`
        id: String,
        /// Whose it is.
        account: String,
    },
}

/// Rows of rules of the group `t`, one direction of them.
macro_rules! rules {
    ($direction:literal, $kind:literal) => {
        concat!(
            "security_group_rules r WHERE r.group_id = t.id AND r.is_egress = ",
            $direction,
            " AND r.source_kind = '",
            $kind,
            "'"
        )
    };
    ($direction:literal) => {
        concat!("security_group_rules r WHERE r.group_id = t.id AND r.is_egress = ", $direction)
    };
}

/// The name of the group that a rule refers to.
const PEER_NAME: &str = "(SELECT peer.name FROM security_groups peer WHERE peer.id = r.source)";

/// What DescribeSecurityGroups filters by (lab-behaviour.md §1.4).
pub static FILTERS: &[Filter] = &[
    Filter { name: "description", column: Column::Of("t.description") },
    Filter { name: "egress.ip-permission.cidr", column: Column::Among("r.source", rules!("1", "ipv4")) },
    Filter { name: "egress.ip-permission.from-port", column: Column::Among("CAST(r.from_port AS TEXT)", rules!("1")) },
    Filter { name: "egress.ip-permission.group-id", column: Column::Among("r.source", rules!("1", "group")) },
    Filter { name: "egress.ip-permission.group-name", column: Column::Among(PEER_NAME, rules!("1", "group")) },
    Filter { name: "egress.ip-permission.ipv6-cidr", column: Column::Among("r.source", rules!("1", "ipv6")) },
    Filter {
        name: "egress.ip-permission.prefix-list-id",
        column: Column::Among("r.source", rules!("1", "prefix-list")),
    },
    Filter { name: "egress.ip-permission.protocol", column: Column::Among("r.protocol", rules!("1")) },
    Filter { name: "egress.ip-permission.to-port", column: Column::Among("CAST(r.to_port AS TEXT)", rules!("1")) },
    Filter { name: "egress.ip-permission.user-id", column: Column::Among("r.source_account", rules!("1", "group")) },
    Filter { name: "group-id", column: Column::Of("t.id") },
    // The column compares without regard to case for the rule on names; filters do not.
    Filter { name: "group-name", column: Column::Of("(t.name COLLATE BINARY)") },
    Filter { name: "ip-permission.cidr", column: Column::Among("r.source", rules!("0", "ipv4")) },
    Filter { name: "ip-permission.from-port", column: Column::Among("CAST(r.from_port AS TEXT)", rules!("0")) },
    Filter { name: "ip-permission.group-id", column: Column::Among("r.source", rules!("0", "group")) },
    Filter { name: "ip-permission.group-name", column: Column::Among(PEER_NAME, rules!("0", "group")) },
    Filter { name: "ip-permission.ipv6-cidr", column: Column::Among("r.source", rules!("0", "ipv6")) },
    Filter { name: "ip-permission.prefix-list-id", column: Column::Among("r.source", rules!("0", "prefix-list")) },
    Filter { name: "ip-permission.protocol", column: Column::Among("r.protocol", rules!("0")) },
    Filter { name: "ip-permission.to-port", column: Column::Among("CAST(r.to_port AS TEXT)", rules!("0")) },
    Filter { name: "ip-permission.user-id", column: Column::Among("r.source_account", rules!("0", "group")) },
    Filter { name: "owner-id", column: Column::Of("t.account") },
    Filter { name: "tag", column: Column::Tag("t.id") },
    Filter { name: "tag-key", column: super::tags::KEY_OF_ID },
    Filter { name: "vpc-id", column: Column::Of("t.vpc_id") },
];

fn read(row: &Row<'_>) -> rusqlite::Result<SecurityGroup> {
    Ok(SecurityGroup {
        id: row.get("id")?,
        account: row.get("account")?,
        region: row.get("region")?,
        vpc_id: row.get("vpc_id")?,
        name: row.get("name")?,
        description: row.get("description")?,
    })
}

/// The caller's security groups.
pub fn page(tx: &Tx<'_>, scope: Scope<'_>, selection: &Selection<'_>) -> Result<Page<SecurityGroup>, StoreError> {
    let source = Source {
        columns: "t.*".to_owned(),
        from: "security_groups t",
        id: "t.id",
        seq: "t.seq",
        visible: "t.account = :account AND t.region = :region".to_owned(),
    };
    source.page(tx, scope, selection, read)
}

/// One security group of the caller.
pub fn find(tx: &Tx<'_>, scope: Scope<'_>, id: &str) -> Result<Option<SecurityGroup>, StoreError> {
    one(id, |selection| page(tx, scope, selection))
}

/// The group of this name in a VPC, without regard to case.
pub fn find_by_name(tx: &Tx<'_>, vpc_id: &str, name: &str) -> Result<Option<String>, StoreError> {
    let mut statement =
        tx.connection.prepare_cached("SELECT id FROM security_groups WHERE vpc_id = ?1 AND name = ?2")?;
    Ok(statement.query_row((vpc_id, name), |row| row.get(0)).optional()?)
}

/// Keeps a new group.
pub fn insert(tx: &Tx<'_>, group: &SecurityGroup) -> Result<(), StoreError> {
    tx.connection
        .prepare_cached(
            "INSERT INTO security_groups (id, account, region, vpc_id, name, description) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute((&group.id, &group.account, &group.region, &group.vpc_id, &group.name, &group.description))?;
    Ok(())
}

/// The rules of a group in the order of creation.
pub fn rules_of(tx: &Tx<'_>, group_id: &str) -> Result<Vec<Rule>, StoreError> {
    let sql = "SELECT * FROM security_group_rules WHERE group_id = ?1 ORDER BY seq";
    let mut statement = tx.connection.prepare_cached(sql)?;
    Ok(statement.query_map([group_id], read_rule)?.collect::<Result<_, _>>()?)
}

fn read_rule(row: &Row<'_>) -> rusqlite::Result<Rule> {
    let source: String = row.get("source")?;
    let kind: String = row.get("source_kind")?;
    let peer = match kind.as_str() {
        "ipv4" => Peer::Ipv4(source),
        "ipv6" => Peer::Ipv6(source),
        "prefix-list" => Peer::PrefixList(source),
        _ => Peer::Group { id: source, account: row.get("source_account")? },
    };
    Ok(Rule {
        id: row.get("id")?,
        is_egress: row.get("is_egress")?,
        protocol: row.get("protocol")?,
        from_port: row.get("from_port")?,
        to_port: row.get("to_port")?,
        peer,
        description: row.get("description")?,
    })
}

/// Keeps a new rule of a group. A rule that differs from none of the group's but in its description is a duplicate
/// ([`StoreError::is_duplicate`]).
pub fn insert_rule(tx: &Tx<'_>, group_id: &str, rule: &Rule) -> Result<(), StoreError> {
    let (kind, source, account) = match &rule.peer {
        Peer::Ipv4(cidr) => ("ipv4", cidr, None),
        Peer::Ipv6(cidr) => ("ipv6", cidr, None),
        Peer::PrefixList(id) => ("prefix-list", id, None),
        Peer::Group { id, account } => ("group", id, Some(account)),
    };
    tx.connection
        .prepare_cached(
            "INSERT INTO security_group_rules (id, group_id, is_egress, protocol, from_port, to_port, source, source_kind, \
             source_account, description) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?
        .execute((
            &rule.id,
            group_id,
            rule.is_egress,
            &rule.protocol,
            rule.from_port,
            rule.to_port,
            source,
            kind,
            account,
            &rule.description,
        ))?;
    Ok(())
}

/// Whether a group of the caller has this rule.
pub fn rule_exists(tx: &Tx<'_>, scope: Scope<'_>, id: &str) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM security_group_rules r JOIN security_groups t ON t.id = r.group_id \
               WHERE r.id = ?1 AND t.account = ?2 AND t.region = ?3";
    Ok(tx.connection.prepare_cached(sql)?.exists((id, scope.account, scope.region))?)
}
