//! Rules of security groups.

use rusqlite::{OptionalExtension as _, named_params};

use super::listing::{Column, Filter, Page, Selection, Source, one};
use super::record::{Record, each};
use super::state::{NOT_GONE, STATE_NOW};
use super::{Scope, StoreError, Tx};

/// A rule of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// `sgr-…`
    pub id: String,
    /// `sg-…`
    pub group_id: String,
    /// Whether it is for traffic that leaves.
    pub is_egress: bool,
    /// What it lets through.
    pub traffic: Traffic,
    /// Free text.
    pub description: Option<String>,
}

/// What a rule lets through: one peer for one protocol and port range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Traffic {
    /// `tcp`, `udp`, `icmp`, `icmpv6`, a number, or `-1` for all.
    pub protocol: String,
    /// The first port, or the ICMP type; -1 for all.
    pub from_port: i64,
    /// The last port, or the ICMP code; -1 for all.
    pub to_port: i64,
    /// Who is let through.
    pub peer: Peer,
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
        /// `vpc-…` if it is of a peered VPC.
        vpc_id: Option<String>,
    },
}

/// What DescribeSecurityGroupRules filters by (lab-behaviour.md §1.4).
pub static FILTERS: &[Filter] = &[
    Filter { name: "group-id", column: Column::Key("t.group_id") },
    Filter { name: "security-group-rule-id", column: Column::Key("t.id") },
    Filter { name: "tag", column: Column::Tag("t.id") },
    Filter { name: "tag-key", column: super::tags::KEY_OF_ID },
];

fn read(row: &Record<'_>) -> rusqlite::Result<Rule> {
    let source: String = row.get("source")?;
    let kind: String = row.get("source_kind")?;
    let peer = match kind.as_str() {
        "ipv4" => Peer::Ipv4(source),
        "ipv6" => Peer::Ipv6(source),
        "prefix-list" => Peer::PrefixList(source),
        _ => Peer::Group { id: source, account: row.get("source_account")?, vpc_id: row.get("source_vpc_id")? },
    };
    Ok(Rule {
        id: row.get("id")?,
        group_id: row.get("group_id")?,
        is_egress: row.get("is_egress")?,
        traffic: Traffic {
            protocol: row.get("protocol")?,
            from_port: row.get("from_port")?,
            to_port: row.get("to_port")?,
            peer,
        },
        description: row.get("description")?,
    })
}

/// The rules of the caller's groups.
pub fn page(tx: &Tx<'_>, scope: Scope<'_>, selection: &Selection<'_>) -> Result<Page<Rule>, StoreError> {
    let source = Source {
        columns: "t.*".to_owned(),
        from: "security_group_rules t",
        id: "t.id",
        seq: "t.seq",
        visible: "t.account = :account AND t.region = :region".to_owned(),
    };
    source.page(tx, scope, selection, read)
}

/// One rule of the caller's groups.
pub fn find(tx: &Tx<'_>, scope: Scope<'_>, id: &str) -> Result<Option<Rule>, StoreError> {
    one(id, |selection| page(tx, scope, selection))
}

/// The rules of a group in the order of creation.
pub fn of_group(tx: &Tx<'_>, group_id: &str) -> Result<Vec<Rule>, StoreError> {
    let sql = "SELECT * FROM security_group_rules WHERE group_id = ?1 ORDER BY seq";
    let mut statement = tx.connection.prepare_cached(sql)?;
    Ok(statement.query_map([group_id], each(read))?.collect::<Result<_, _>>()?)
}

/// Keeps a new rule of a group that is there. A rule that differs from none of the group's but in its description is a
/// duplicate ([`StoreError::is_duplicate`]).
pub fn insert(tx: &Tx<'_>, rule: &Rule) -> Result<(), StoreError> {
    let Traffic { protocol, from_port, to_port, peer } = &rule.traffic;
    let (kind, source, account, vpc_id) = match peer {
        Peer::Ipv4(cidr) => ("ipv4", cidr, None, None),
        Peer::Ipv6(cidr) => ("ipv6", cidr, None, None),
        Peer::PrefixList(id) => ("prefix-list", id, None, None),
        Peer::Group { id, account, vpc_id } => ("group", id, Some(account), vpc_id.as_ref()),
    };
    tx.connection
        .prepare_cached(
            "INSERT INTO security_group_rules (id, group_id, account, region, is_egress, protocol, from_port, to_port, \
             source, source_kind, source_account, source_vpc_id, description) \
             SELECT ?1, g.id, g.account, g.region, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11 \
             FROM security_groups g WHERE g.id = ?2",
        )?
        .execute((
            &rule.id,
            &rule.group_id,
            rule.is_egress,
            protocol,
            from_port,
            to_port,
            source,
            kind,
            account,
            vpc_id,
            &rule.description,
        ))?;
    Ok(())
}

/// Removes a rule.
pub fn delete(tx: &Tx<'_>, id: &str) -> Result<(), StoreError> {
    tx.connection.prepare_cached("DELETE FROM security_group_rules WHERE id = ?1")?.execute([id])?;
    Ok(())
}

/// The peering connection between a group's VPC and another one, and its state: an active one, else the latest of those
/// that were accepted and are still listed.
pub fn peering(tx: &Tx<'_>, group_id: &str, peer_vpc: &str) -> Result<Option<(String, String)>, StoreError> {
    let sql = format!(
        "SELECT t.id, {STATE_NOW} AS state_now FROM security_groups g JOIN vpc_peering_connections t \
         ON (t.requester_vpc_id = g.vpc_id AND t.accepter_vpc_id = :peer) \
         OR (t.requester_vpc_id = :peer AND t.accepter_vpc_id = g.vpc_id) \
         WHERE g.id = :group AND t.accepter_cidr_block IS NOT NULL AND {NOT_GONE} ORDER BY state_now = 'active' DESC, t.seq DESC LIMIT 1"
    );
    let mut statement = tx.connection.prepare_cached(&sql)?;
    let params = named_params! { ":group": group_id, ":peer": peer_vpc, ":now": tx.now_ms() };
    Ok(statement.query_row(params, |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}
