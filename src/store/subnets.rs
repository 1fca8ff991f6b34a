//! Subnets.

use rusqlite::Row;

use super::listing::{Column, Filter, Page, Selection, Source, one};
use super::{Scope, StoreError, Tx};

/// A subnet.
#[derive(Clone, Debug)]
pub struct Subnet {
    /// `subnet-…`
    pub id: String,
    /// The owner.
    pub account: String,
    /// Where it is.
    pub region: String,
    /// `vpc-…`
    pub vpc_id: String,
    /// In canonical form.
    pub cidr_block: String,
    /// `use1-az6`
    pub zone_id: String,
    /// `us-east-1a`, by the owner's letters.
    pub zone_name: String,
    /// `available`
    pub state: String,
    /// Addresses that no interface has; of no effect on [`insert`].
    pub available_addresses: i64,
}

/// 2^(32 - prefix) - 5 - those of interfaces that are still there (lab-behaviour.md §3.1).
macro_rules! available_addresses {
    () => {
        "((1 << (32 - CAST(substr(t.cidr_block, instr(t.cidr_block, '/') + 1) AS INTEGER))) - 5 \
         - (SELECT count(*) FROM network_interfaces i WHERE i.subnet_id = t.id \
            AND (i.gone_at IS NULL OR i.gone_at > :now)) \
         - (SELECT count(*) FROM secondary_addresses a WHERE a.subnet_id = t.id))"
    };
}

const ARN: &str = "'arn:' || :partition || ':ec2:' || t.region || ':' || t.account || ':subnet/' || t.id";

/// What DescribeSubnets filters by (lab-behaviour.md §1.4).
pub static FILTERS: &[Filter] = &[
    Filter { name: "availability-zone", column: Column::Of("t.zone_name") },
    Filter { name: "availability-zone-id", column: Column::Of("t.zone_id") },
    Filter { name: "availabilityZone", column: Column::Of("t.zone_name") },
    Filter {
        name: "available-ip-address-count",
        column: Column::Of(concat!("CAST(", available_addresses!(), " AS TEXT)")),
    },
    Filter { name: "cidr", column: Column::Of("t.cidr_block") },
    Filter { name: "cidr-block", column: Column::Of("t.cidr_block") },
    Filter { name: "cidrBlock", column: Column::Of("t.cidr_block") },
    Filter { name: "customer-owned-ipv4-pool", column: Column::Never },
    Filter { name: "default-for-az", column: Column::Of("'false'") },
    Filter { name: "defaultForAz", column: Column::Of("'false'") },
    Filter { name: "enable-dns64", column: Column::Of("'false'") },
    Filter { name: "enable-lni-at-device-index", column: Column::Never },
    Filter { name: "ipv6-cidr-block-association.association-id", column: Column::Never },
    Filter { name: "ipv6-cidr-block-association.ipv6-cidr-block", column: Column::Never },
    Filter { name: "ipv6-cidr-block-association.state", column: Column::Never },
    Filter { name: "ipv6-native", column: Column::Of("'false'") },
    Filter { name: "map-customer-owned-ip-on-launch", column: Column::Of("'false'") },
    Filter { name: "map-public-ip-on-launch", column: Column::Of("'false'") },
    Filter { name: "outpost-arn", column: Column::Never },
    Filter { name: "owner-id", column: Column::Of("t.account") },
    Filter {
        name: "private-dns-name-options-on-launch.enable-resource-name-dns-a-record",
        column: Column::Of("'false'"),
    },
    Filter {
        name: "private-dns-name-options-on-launch.enable-resource-name-dns-aaaa-record",
        column: Column::Of("'false'"),
    },
    Filter { name: "private-dns-name-options-on-launch.hostname-type", column: Column::Of("'ip-name'") },
    Filter { name: "state", column: Column::Of("t.state") },
    Filter { name: "subnet-arn", column: Column::Of(ARN) },
    Filter { name: "subnet-id", column: Column::Of("t.id") },
    Filter { name: "tag", column: Column::Tag("t.id") },
    Filter { name: "tag-key", column: super::tags::KEY_OF_ID },
    Filter { name: "vpc-id", column: Column::Of("t.vpc_id") },
];

fn read(row: &Row<'_>) -> rusqlite::Result<Subnet> {
    Ok(Subnet {
        id: row.get("id")?,
        account: row.get("account")?,
        region: row.get("region")?,
        vpc_id: row.get("vpc_id")?,
        cidr_block: row.get("cidr_block")?,
        zone_id: row.get("zone_id")?,
        zone_name: row.get("zone_name")?,
        state: row.get("state")?,
        available_addresses: row.get("available_addresses")?,
    })
}

/// The caller's subnets.
pub fn page(tx: &Tx<'_>, scope: Scope<'_>, selection: &Selection<'_>) -> Result<Page<Subnet>, StoreError> {
    let source = Source {
        columns: concat!("t.*, ", available_addresses!(), " AS available_addresses").to_owned(),
        from: "subnets t",
        id: "t.id",
        seq: "t.seq",
        visible: "t.account = :account AND t.region = :region".to_owned(),
    };
    source.page(tx, scope, selection, read)
}

/// One subnet of the caller.
pub fn find(tx: &Tx<'_>, scope: Scope<'_>, id: &str) -> Result<Option<Subnet>, StoreError> {
    one(id, |selection| page(tx, scope, selection))
}

/// The CIDR blocks of a VPC's subnets.
pub fn cidr_blocks_of_vpc(tx: &Tx<'_>, vpc_id: &str) -> Result<Vec<String>, StoreError> {
    let mut statement = tx.connection.prepare_cached("SELECT cidr_block FROM subnets WHERE vpc_id = ?1")?;
    Ok(statement.query_map([vpc_id], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Keeps a new subnet.
pub fn insert(tx: &Tx<'_>, subnet: &Subnet) -> Result<(), StoreError> {
    tx.connection
        .prepare_cached(
            "INSERT INTO subnets (id, account, region, vpc_id, cidr_block, zone_id, zone_name, state) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute((
            &subnet.id,
            &subnet.account,
            &subnet.region,
            &subnet.vpc_id,
            &subnet.cidr_block,
            &subnet.zone_id,
            &subnet.zone_name,
            &subnet.state,
        ))?;
    Ok(())
}
