//! Security groups and their rules.

use rusqlite::OptionalExtension as _;

use super::listing::{Column, Filter, Page, Selection, Source, one};
use super::record::Record;
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
    Filter { name: "group-id", column: Column::Key("t.id") },
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
    Filter { name: "vpc-id", column: Column::Key("t.vpc_id") },
];

fn read(row: &Record<'_>) -> rusqlite::Result<SecurityGroup> {
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

/// Whatever keeps a group from being deleted, by its id or ARN: an interface, a load balancer or an endpoint in it, or
/// another group of its VPC with a rule that refers to it (lab-behaviour.md §4.2).
pub fn user_of(tx: &Tx<'_>, group: &SecurityGroup) -> Result<Option<String>, StoreError> {
    let sql = "SELECT endpoint_id FROM endpoint_groups WHERE group_id = ?1 \
               UNION ALL SELECT load_balancer_arn FROM load_balancer_groups WHERE group_id = ?1 \
               UNION ALL SELECT interface_id FROM network_interface_groups WHERE group_id = ?1 \
               UNION ALL SELECT g.id FROM security_group_rules r JOIN security_groups g ON g.id = r.group_id \
               WHERE r.source = ?1 AND g.id <> ?1 AND g.vpc_id = ?2 LIMIT 1";
    Ok(tx.connection.prepare_cached(sql)?.query_row((&group.id, &group.vpc_id), |row| row.get(0)).optional()?)
}

/// Removes a group with its rules.
pub fn delete(tx: &Tx<'_>, id: &str) -> Result<(), StoreError> {
    tx.connection.prepare_cached("DELETE FROM security_groups WHERE id = ?1")?.execute([id])?;
    Ok(())
}
