//! VPCs, and the DHCP options that an account's VPCs of a Region share.

use rusqlite::OptionalExtension as _;

use super::listing::{Column, Filter, Page, Selection, Source};
use super::record::Record;
use super::state::{STATE_NOW, Transition};
use super::{Scope, StoreError, Tx};

/// A VPC.
#[derive(Clone, Debug)]
pub struct Vpc {
    /// `vpc-…`
    pub id: String,
    /// The owner.
    pub account: String,
    /// In canonical form.
    pub cidr_block: String,
    /// `vpc-cidr-assoc-…`
    pub cidr_association_id: String,
    /// `default` or `dedicated`
    pub instance_tenancy: String,
    /// `dopt-…`
    pub dhcp_options_id: String,
    /// Whether it is the account's default VPC of the Region.
    pub is_default: bool,
    /// The attribute `enableDnsSupport`.
    pub dns_support: bool,
    /// The attribute `enableDnsHostnames`.
    pub dns_hostnames: bool,
    /// The attribute `enableNetworkAddressUsageMetrics`.
    pub usage_metrics: bool,
    /// `pending` or `available`
    pub state: String,
}

const IS_DEFAULT: &str = "iif(t.is_default, 'true', 'false')";

/// What DescribeVpcs filters by (lab-behaviour.md §1.4).
pub static FILTERS: &[Filter] = &[
    Filter { name: "cidr", column: Column::Of("t.cidr_block") },
    // [I] Not in AWS's list, but Ansible's modules filter by it.
    Filter { name: "cidr-block", column: Column::Of("t.cidr_block") },
    Filter { name: "cidr-block-association.association-id", column: Column::Of("t.cidr_association_id") },
    Filter { name: "cidr-block-association.cidr-block", column: Column::Of("t.cidr_block") },
    Filter { name: "cidr-block-association.state", column: Column::Of("'associated'") },
    Filter { name: "dhcp-options-id", column: Column::Of("t.dhcp_options_id") },
    Filter { name: "ipv6-cidr-block-association.association-id", column: Column::Never },
    Filter { name: "ipv6-cidr-block-association.ipv6-cidr-block", column: Column::Never },
    Filter { name: "ipv6-cidr-block-association.ipv6-pool", column: Column::Never },
    Filter { name: "ipv6-cidr-block-association.state", column: Column::Never },
    Filter { name: "is-default", column: Column::Of(IS_DEFAULT) },
    // As many scripts have it (gh:aws-samples/cfn101-workshop#81).
    Filter { name: "isDefault", column: Column::Of(IS_DEFAULT) },
    Filter { name: "owner-id", column: Column::Of("t.account") },
    Filter { name: "state", column: Column::Of(STATE_NOW) },
    Filter { name: "tag", column: Column::Tag("t.id") },
    Filter { name: "tag-key", column: super::tags::KEY_OF_ID },
    Filter { name: "vpc-id", column: Column::Key("t.id") },
];

fn source() -> Source {
    Source {
        columns: format!("t.*, {STATE_NOW} AS state_now"),
        from: "vpcs t",
        id: "t.id",
        seq: "t.seq",
        visible: "t.account = :account AND t.region = :region".to_owned(),
    }
}

fn read(row: &Record<'_>) -> rusqlite::Result<Vpc> {
    Ok(Vpc {
        id: row.get("id")?,
        account: row.get("account")?,
        cidr_block: row.get("cidr_block")?,
        cidr_association_id: row.get("cidr_association_id")?,
        instance_tenancy: row.get("instance_tenancy")?,
        dhcp_options_id: row.get("dhcp_options_id")?,
        is_default: row.get("is_default")?,
        dns_support: row.get("dns_support")?,
        dns_hostnames: row.get("dns_hostnames")?,
        usage_metrics: row.get("usage_metrics")?,
        state: row.get("state_now")?,
    })
}

/// The caller's VPCs.
pub fn page(tx: &Tx<'_>, scope: Scope<'_>, selection: &Selection<'_>) -> Result<Page<Vpc>, StoreError> {
    source().page(tx, scope, selection, read)
}

/// One VPC of the caller.
pub fn find(tx: &Tx<'_>, scope: Scope<'_>, id: &str) -> Result<Option<Vpc>, StoreError> {
    source().one(tx, scope, id, read)
}

/// The caller's default VPC of the Region.
pub fn find_default(tx: &Tx<'_>, scope: Scope<'_>) -> Result<Option<String>, StoreError> {
    let sql = "SELECT id FROM vpcs WHERE account = ?1 AND region = ?2 AND is_default";
    let mut statement = tx.connection.prepare_cached(sql)?;
    Ok(statement.query_row((scope.account, scope.region), |row| row.get(0)).optional()?)
}

/// Whether the caller has fewer than so many VPCs in the Region. They need not be counted where all accounts together never
/// had as many.
pub fn are_fewer(tx: &Tx<'_>, scope: Scope<'_>, quota: u32) -> Result<bool, StoreError> {
    let sql = "SELECT iif((SELECT ifnull(max(seq), 0) FROM vpcs) < ?3, 1, \
               (SELECT count(*) FROM vpcs WHERE account = ?1 AND region = ?2) < ?3)";
    Ok(tx.connection.prepare_cached(sql)?.query_row((scope.account, scope.region, quota), |row| row.get(0))?)
}

/// Keeps a new VPC.
pub fn insert(tx: &Tx<'_>, scope: Scope<'_>, vpc: &Vpc, transition: Transition) -> Result<(), StoreError> {
    let (next_state, due_at) = transition.columns();
    tx.connection
        .prepare_cached(
            "INSERT INTO vpcs (id, account, region, cidr_block, cidr_association_id, instance_tenancy, dhcp_options_id, \
             is_default, dns_support, dns_hostnames, usage_metrics, state, next_state, due_at) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        )?
        .execute((
            &vpc.id,
            scope.account,
            scope.region,
            &vpc.cidr_block,
            &vpc.cidr_association_id,
            &vpc.instance_tenancy,
            &vpc.dhcp_options_id,
            vpc.is_default,
            vpc.dns_support,
            vpc.dns_hostnames,
            vpc.usage_metrics,
            transition.state,
            next_state,
            due_at,
        ))?;
    Ok(())
}

/// Keeps a VPC's attributes.
pub fn set_attributes(tx: &Tx<'_>, vpc: &Vpc) -> Result<(), StoreError> {
    tx.connection
        .prepare_cached("UPDATE vpcs SET dns_support = ?2, dns_hostnames = ?3, usage_metrics = ?4 WHERE id = ?1")?
        .execute((&vpc.id, vpc.dns_support, vpc.dns_hostnames, vpc.usage_metrics))?;
    Ok(())
}

/// The ids of what keeps a VPC from being deleted: all that is in it but what came with it. Target groups do not.
pub fn dependents(tx: &Tx<'_>, id: &str) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT id FROM subnets WHERE vpc_id = ?1 \
               UNION ALL SELECT id FROM internet_gateways WHERE vpc_id = ?1 \
               UNION ALL SELECT id FROM network_interfaces WHERE vpc_id = ?1 \
               UNION ALL SELECT id FROM security_groups WHERE vpc_id = ?1 AND name <> 'default' \
               UNION ALL SELECT id FROM endpoints WHERE vpc_id = ?1 \
               UNION ALL SELECT arn FROM load_balancers WHERE vpc_id = ?1 \
               UNION ALL SELECT id FROM route_tables WHERE vpc_id = ?1 AND main_association_id IS NULL";
    let mut statement = tx.connection.prepare_cached(sql)?;
    Ok(statement.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Removes a VPC that nothing depends on, with what came with it, its default security group, its main route table and its
/// network ACL, and the tags of all that.
pub fn delete(tx: &Tx<'_>, id: &str) -> Result<(), StoreError> {
    for sql in [
        "DELETE FROM tags WHERE resource_id = ?1 OR resource_id = 'acl-' || substr(?1, 5) \
         OR resource_id IN (SELECT id FROM route_tables WHERE vpc_id = ?1) \
         OR resource_id IN (SELECT id FROM security_groups WHERE vpc_id = ?1) \
         OR resource_id IN (SELECT r.id FROM security_groups g JOIN security_group_rules r ON r.group_id = g.id \
                            WHERE g.vpc_id = ?1)",
        "DELETE FROM route_tables WHERE vpc_id = ?1",
        "DELETE FROM security_groups WHERE vpc_id = ?1",
        "DELETE FROM vpcs WHERE id = ?1",
    ] {
        tx.connection.prepare_cached(sql)?.execute([id])?;
    }
    Ok(())
}

/// The id of the DHCP options that the account's VPCs of the Region share; `new` becomes it if there is none yet.
pub fn dhcp_options(tx: &Tx<'_>, scope: Scope<'_>, new: &str) -> Result<String, StoreError> {
    tx.connection
        .prepare_cached("INSERT OR IGNORE INTO account_regions (account, region, dhcp_options_id) VALUES (?1, ?2, ?3)")?
        .execute((scope.account, scope.region, new))?;
    let sql = "SELECT dhcp_options_id FROM account_regions WHERE account = ?1 AND region = ?2";
    Ok(tx.connection.prepare_cached(sql)?.query_row((scope.account, scope.region), |row| row.get(0))?)
}

/// The id of the DHCP options that the account's VPCs of the Region share, if there has been one.
pub fn find_dhcp_options(tx: &Tx<'_>, scope: Scope<'_>) -> Result<Option<String>, StoreError> {
    let sql = "SELECT dhcp_options_id FROM account_regions WHERE account = ?1 AND region = ?2";
    let mut statement = tx.connection.prepare_cached(sql)?;
    Ok(statement.query_row((scope.account, scope.region), |row| row.get(0)).optional()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Access, Store};

    #[test]
    fn all_that_did_not_come_with_a_vpc_depends_on_it() {
        let mut store = Store::in_memory().unwrap();
        let rows = "
            INSERT INTO vpcs (id, account, region, cidr_block, cidr_association_id, instance_tenancy, dhcp_options_id, state)
              VALUES ('vpc-1', 'a', 'r', 'c', 'x', 'default', 'd', 'available');
            INSERT INTO security_groups (id, account, region, vpc_id, name, description)
              VALUES ('sg-1', 'a', 'r', 'vpc-1', 'default', 'd'), ('sg-2', 'a', 'r', 'vpc-1', 'web', 'd');
            INSERT INTO route_tables (id, account, region, vpc_id, main_association_id)
              VALUES ('rtb-1', 'a', 'r', 'vpc-1', 'rtbassoc-1'), ('rtb-2', 'a', 'r', 'vpc-1', NULL);
            INSERT INTO routes (route_table_id, destination, destination_kind, target)
              VALUES ('rtb-1', '0.0.0.0/0', 'ipv4', 'igw-1');
            INSERT INTO subnets (id, account, region, vpc_id, cidr_block, zone_id, zone_name, state)
              VALUES ('subnet-1', 'a', 'r', 'vpc-1', 'c', 'z', 'z', 'available');
            INSERT INTO network_interfaces (id, account, region, vpc_id, subnet_id, interface_type, description,
                private_ip_address, mac_address, requester_id, requester_managed, source_dest_check, state)
              VALUES ('eni-1', 'a', 'r', 'vpc-1', 'subnet-1', 'interface', '', 'i', 'm', 'a', 0, 1, 'available');
            INSERT INTO internet_gateways (id, account, region, vpc_id) VALUES ('igw-1', 'a', 'r', 'vpc-1');";
        let parted = "
            DELETE FROM network_interfaces; DELETE FROM subnets; DELETE FROM internet_gateways;
            DELETE FROM security_groups WHERE id = 'sg-2'; DELETE FROM route_tables WHERE id = 'rtb-2';";
        store
            .transaction(
                Access::Write,
                |_| jiff::Timestamp::UNIX_EPOCH,
                |tx| -> Result<(), StoreError> {
                    tx.connection.execute_batch(rows)?;
                    assert_eq!(dependents(&tx, "vpc-1")?, ["subnet-1", "igw-1", "eni-1", "sg-2", "rtb-2"]);
                    assert_eq!(crate::store::subnets::dependents(&tx, "subnet-1")?, ["eni-1"]);
                    tx.connection.execute_batch(parted)?;
                    assert!(dependents(&tx, "vpc-1")?.is_empty());
                    delete(&tx, "vpc-1")
                },
            )
            .unwrap();
    }
}
