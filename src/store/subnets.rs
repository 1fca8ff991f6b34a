//! Subnets.

use super::listing::{Column, Filter, Page, Selection, Source};
use super::record::Record;
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
    /// Whether it is its zone's subnet of the default VPC.
    pub default_for_az: bool,
    /// The attribute `mapPublicIpOnLaunch`.
    pub map_public_ip_on_launch: bool,
    /// The attribute `privateDnsHostnameTypeOnLaunch`: `ip-name` or `resource-name`
    pub hostname_type: String,
    /// The attribute `enableResourceNameDnsARecordOnLaunch`.
    pub resource_name_dns_a_record: bool,
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

const DEFAULT_FOR_AZ: &str = "iif(t.default_for_az, 'true', 'false')";

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
    Filter { name: "default-for-az", column: Column::Of(DEFAULT_FOR_AZ) },
    Filter { name: "defaultForAz", column: Column::Of(DEFAULT_FOR_AZ) },
    Filter { name: "enable-dns64", column: Column::Of("'false'") },
    Filter { name: "enable-lni-at-device-index", column: Column::Never },
    Filter { name: "ipv6-cidr-block-association.association-id", column: Column::Never },
    Filter { name: "ipv6-cidr-block-association.ipv6-cidr-block", column: Column::Never },
    Filter { name: "ipv6-cidr-block-association.state", column: Column::Never },
    Filter { name: "ipv6-native", column: Column::Of("'false'") },
    Filter { name: "map-customer-owned-ip-on-launch", column: Column::Of("'false'") },
    Filter { name: "map-public-ip-on-launch", column: Column::Of("iif(t.map_public_ip_on_launch, 'true', 'false')") },
    Filter { name: "outpost-arn", column: Column::Never },
    Filter { name: "owner-id", column: Column::Of("t.account") },
    Filter {
        name: "private-dns-name-options-on-launch.enable-resource-name-dns-a-record",
        column: Column::Of("iif(t.resource_name_dns_a_record, 'true', 'false')"),
    },
    Filter {
        name: "private-dns-name-options-on-launch.enable-resource-name-dns-aaaa-record",
        column: Column::Of("'false'"),
    },
    Filter { name: "private-dns-name-options-on-launch.hostname-type", column: Column::Of("t.hostname_type") },
    Filter { name: "state", column: Column::Of("t.state") },
    Filter { name: "subnet-arn", column: Column::Of(ARN) },
    Filter { name: "subnet-id", column: Column::Key("t.id") },
    Filter { name: "tag", column: Column::Tag("t.id") },
    Filter { name: "tag-key", column: super::tags::KEY_OF_ID },
    Filter { name: "vpc-id", column: Column::Key("t.vpc_id") },
];

fn read(row: &Record<'_>) -> rusqlite::Result<Subnet> {
    Ok(Subnet {
        id: row.get("id")?,
        account: row.get("account")?,
        region: row.get("region")?,
        vpc_id: row.get("vpc_id")?,
        cidr_block: row.get("cidr_block")?,
        zone_id: row.get("zone_id")?,
        zone_name: row.get("zone_name")?,
        state: row.get("state")?,
        default_for_az: row.get("default_for_az")?,
        map_public_ip_on_launch: row.get("map_public_ip_on_launch")?,
        hostname_type: row.get("hostname_type")?,
        resource_name_dns_a_record: row.get("resource_name_dns_a_record")?,
    })
}

fn source(columns: &str) -> Source {
    Source {
        columns: columns.to_owned(),
        from: "subnets t",
        id: "t.id",
        seq: "t.seq",
        visible: "t.account = :account AND t.region = :region".to_owned(),
    }
}

/// The caller's subnets, and how many addresses of each no interface has.
pub fn page(tx: &Tx<'_>, scope: Scope<'_>, selection: &Selection<'_>) -> Result<Page<(Subnet, i64)>, StoreError> {
    let source = source(concat!("t.*, ", available_addresses!(), " AS available_addresses"));
    source.page(tx, scope, selection, |row| Ok((read(row)?, row.get("available_addresses")?)))
}

/// One subnet of the caller.
pub fn find(tx: &Tx<'_>, scope: Scope<'_>, id: &str) -> Result<Option<Subnet>, StoreError> {
    source("t.*").one(tx, scope, id, read)
}

/// The CIDR blocks of a VPC's subnets.
pub fn cidr_blocks_of_vpc(tx: &Tx<'_>, vpc_id: &str) -> Result<Vec<String>, StoreError> {
    let mut statement = tx.connection.prepare_cached("SELECT cidr_block FROM subnets WHERE vpc_id = ?1")?;
    Ok(statement.query_map([vpc_id], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// The CIDR blocks of a VPC's subnets, and the zones that they are in by the owner's letters.
pub fn zones_of_vpc(tx: &Tx<'_>, vpc_id: &str) -> Result<Vec<(String, String)>, StoreError> {
    let mut statement = tx.connection.prepare_cached("SELECT cidr_block, zone_name FROM subnets WHERE vpc_id = ?1")?;
    Ok(statement.query_map([vpc_id], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}

/// Whether there is any.
pub fn are_there(tx: &Tx<'_>, scope: Scope<'_>) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM subnets WHERE account = ?1 AND region = ?2)";
    Ok(tx.connection.prepare_cached(sql)?.query_row((scope.account, scope.region), |row| row.get(0))?)
}

/// Keeps a new subnet.
pub fn insert(tx: &Tx<'_>, subnet: &Subnet) -> Result<(), StoreError> {
    tx.connection
        .prepare_cached(
            "INSERT INTO subnets (id, account, region, vpc_id, cidr_block, zone_id, zone_name, state, default_for_az, \
             map_public_ip_on_launch, hostname_type, resource_name_dns_a_record) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
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
            subnet.default_for_az,
            subnet.map_public_ip_on_launch,
            &subnet.hostname_type,
            subnet.resource_name_dns_a_record,
        ))?;
    Ok(())
}

/// Keeps a subnet's attributes.
pub fn set_attributes(tx: &Tx<'_>, subnet: &Subnet) -> Result<(), StoreError> {
    tx.connection
        .prepare_cached(
            "UPDATE subnets SET map_public_ip_on_launch = ?2, hostname_type = ?3, resource_name_dns_a_record = ?4 \
             WHERE id = ?1",
        )?
        .execute((
            &subnet.id,
            subnet.map_public_ip_on_launch,
            &subnet.hostname_type,
            subnet.resource_name_dns_a_record,
        ))?;
    Ok(())
}

/// The ids of what keeps a subnet from being deleted: what is in it.
pub fn dependents(tx: &Tx<'_>, id: &str) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT endpoint_id FROM endpoint_subnets WHERE subnet_id = ?1 \
               UNION SELECT load_balancer_arn FROM load_balancer_zones WHERE subnet_id = ?1 \
               UNION SELECT id FROM network_interfaces WHERE subnet_id = ?1 \
               UNION SELECT interface_id FROM secondary_addresses WHERE subnet_id = ?1";
    let mut statement = tx.connection.prepare_cached(sql)?;
    Ok(statement.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Removes a subnet that nothing depends on, with its tags and its association with a route table.
pub fn delete(tx: &Tx<'_>, id: &str) -> Result<(), StoreError> {
    super::tags::delete_of(tx, id)?;
    tx.connection.prepare_cached("DELETE FROM subnets WHERE id = ?1")?.execute([id])?;
    Ok(())
}
