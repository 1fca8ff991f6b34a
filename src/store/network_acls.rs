//! Network ACLs: each VPC has the one that came with it, which holds all of its subnets. Nothing of that is kept: the ids
//! have the VPC's and the subnets' digits, so they are as stable and as unique as those.

use super::listing::{Column, Filter, Page, Selection, Source};
use super::{Scope, StoreError, Tx};

/// What is put before a VPC's digits.
const PREFIX: &str = "acl-";
/// What is put before a subnet's digits.
const ASSOCIATION_PREFIX: &str = "aclassoc-";

/// The ACL of the VPC of the row `t`.
const ID: &str = "('acl-' || substr(t.id, 5))";
const SUBNETS: &str = "subnets s WHERE s.vpc_id = t.id";

/// What DescribeNetworkAcls filters by, over the entries that each of them has.
pub static FILTERS: &[Filter] = &[
    Filter { name: "association.association-id", column: Column::Among("('aclassoc-' || substr(s.id, 8))", SUBNETS) },
    Filter { name: "association.network-acl-id", column: Column::Among(ID, SUBNETS) },
    Filter { name: "association.subnet-id", column: Column::Among("s.id", SUBNETS) },
    Filter { name: "default", column: Column::Of("'true'") },
    Filter { name: "entry.cidr", column: Column::Of("'0.0.0.0/0'") },
    Filter { name: "entry.egress", column: Column::Either("'true'", "'false'") },
    Filter { name: "entry.icmp.code", column: Column::Never },
    Filter { name: "entry.icmp.type", column: Column::Never },
    Filter { name: "entry.ipv6-cidr", column: Column::Never },
    Filter { name: "entry.port-range.from", column: Column::Never },
    Filter { name: "entry.port-range.to", column: Column::Never },
    Filter { name: "entry.protocol", column: Column::Of("'-1'") },
    Filter { name: "entry.rule-action", column: Column::Either("'allow'", "'deny'") },
    Filter { name: "entry.rule-number", column: Column::Either("'100'", "'32767'") },
    Filter { name: "network-acl-id", column: Column::Of(ID) },
    Filter { name: "owner-id", column: Column::Of("t.account") },
    Filter { name: "tag", column: Column::Tag(ID) },
    Filter {
        name: "tag-key",
        column: Column::Among(
            "tag.key",
            "tags tag WHERE tag.resource_id = ('acl-' || substr(t.id, 5)) AND tag.account = :account",
        ),
    },
    Filter { name: "vpc-id", column: Column::Of("t.id") },
];

/// A network ACL.
#[derive(Clone, Debug)]
pub struct NetworkAcl {
    /// `acl-…`
    pub id: String,
    /// The owner.
    pub account: String,
    /// The VPC that it came with.
    pub vpc_id: String,
}

/// The VPC whose ACL has this id, if it has the form of one.
pub fn vpc_of(id: &str) -> String {
    format!("vpc-{}", id.strip_prefix(PREFIX).unwrap_or_default())
}

/// The ACL of a VPC.
pub fn of_vpc(vpc_id: &str) -> String {
    format!("{PREFIX}{}", vpc_id.strip_prefix("vpc-").unwrap_or_default())
}

/// The caller's network ACLs. The ids of the selection, and those that the page calls unknown, are those of their VPCs.
pub fn page(tx: &Tx<'_>, scope: Scope<'_>, selection: &Selection<'_>) -> Result<Page<NetworkAcl>, StoreError> {
    let source = Source {
        columns: "t.account".to_owned(),
        from: "vpcs t",
        id: "t.id",
        seq: "t.seq",
        visible: "t.account = :account AND t.region = :region".to_owned(),
    };
    source.page(tx, scope, selection, |row| {
        let vpc_id: String = row.get("page_id")?;
        Ok(NetworkAcl { id: of_vpc(&vpc_id), account: row.get("account")?, vpc_id })
    })
}

/// The subnets that an ACL of a VPC holds, each with the id of its association, in the order in which they were made.
pub fn associations(tx: &Tx<'_>, vpc_id: &str) -> Result<Vec<(String, String)>, StoreError> {
    let mut statement = tx.connection.prepare_cached("SELECT id FROM subnets WHERE vpc_id = ?1 ORDER BY seq")?;
    let associated = |id: String| {
        let digits = id.strip_prefix("subnet-").unwrap_or_default();
        (format!("{ASSOCIATION_PREFIX}{digits}"), id)
    };
    Ok(statement.query_map([vpc_id], |row| row.get(0).map(associated))?.collect::<Result<_, _>>()?)
}
