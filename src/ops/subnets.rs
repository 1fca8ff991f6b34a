//! Subnets: CreateSubnet, DescribeSubnets, ModifySubnetAttribute, DeleteSubnet (lab-behaviour.md §3).

use serde::{Deserialize, Serialize};

use super::attributes::{Switch, exactly_one};
use super::paging::{FilterInput, SmallestPage, select, seq_to_token};
use super::tags::{self, Tag, TagSpecification};
use super::{Call, Empty, Failure, Unused, refuse_unsupported, required, vpcs};
use crate::domain::arn::Arn;
use crate::domain::cidr::Cidr;
use crate::domain::error::ApiError;
use crate::domain::ids::Kind;
use crate::domain::regions::{Region, Zone, ZoneMap};
use crate::domain::states;
use crate::store;

/// What the names of a subnet's instances are made of; a new subnet has the first.
const HOSTNAME_TYPES: [&str; 2] = ["ip-name", "resource-name"];

/// Input of [`create_subnet`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct CreateSubnetInput {
    tag_specifications: Vec<TagSpecification>,
    availability_zone: Option<String>,
    availability_zone_id: Option<String>,
    cidr_block: Option<String>,
    ipv6_cidr_block: Unused,
    outpost_arn: Unused,
    vpc_id: String,
    ipv6_native: Option<bool>,
    ipv4_ipam_pool_id: Unused,
    ipv4_netmask_length: Unused,
    ipv6_ipam_pool_id: Unused,
    ipv6_netmask_length: Unused,
}

/// Output of [`create_subnet`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateSubnetOutput {
    subnet: Subnet,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Subnet {
    availability_zone_id: String,
    map_customer_owned_ip_on_launch: bool,
    owner_id: String,
    assign_ipv6_address_on_creation: bool,
    ipv6_cidr_block_association_set: [(); 0],
    #[serde(skip_serializing_if = "Option::is_none")]
    tags: Option<Vec<Tag>>,
    subnet_arn: String,
    enable_dns64: bool,
    ipv6_native: bool,
    private_dns_name_options_on_launch: PrivateDnsNameOptionsOnLaunch,
    subnet_id: String,
    state: String,
    vpc_id: String,
    cidr_block: String,
    available_ip_address_count: i64,
    availability_zone: String,
    default_for_az: bool,
    map_public_ip_on_launch: bool,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct PrivateDnsNameOptionsOnLaunch {
    hostname_type: String,
    enable_resource_name_dns_a_record: bool,
    #[serde(rename = "EnableResourceNameDnsAAAARecord")]
    enable_resource_name_dns_aaaa_record: bool,
}

impl Subnet {
    fn new(region: &Region, row: store::subnets::Subnet, available: i64, tags: Option<Vec<Tag>>) -> Self {
        let subnet_arn = Arn {
            partition: region.partition,
            service: "ec2",
            region: region.name,
            account: &row.account,
            resource: &format!("subnet/{}", row.id),
        }
        .to_string();
        Self {
            availability_zone_id: row.zone_id,
            map_customer_owned_ip_on_launch: false,
            owner_id: row.account,
            assign_ipv6_address_on_creation: false,
            ipv6_cidr_block_association_set: [],
            tags,
            subnet_arn,
            enable_dns64: false,
            ipv6_native: false,
            private_dns_name_options_on_launch: PrivateDnsNameOptionsOnLaunch {
                hostname_type: row.hostname_type,
                enable_resource_name_dns_a_record: row.resource_name_dns_a_record,
                enable_resource_name_dns_aaaa_record: false,
            },
            subnet_id: row.id,
            state: row.state,
            vpc_id: row.vpc_id,
            cidr_block: row.cidr_block,
            available_ip_address_count: available,
            availability_zone: row.zone_name,
            default_for_az: row.default_for_az,
            map_public_ip_on_launch: row.map_public_ip_on_launch,
        }
    }
}

/// Makes a subnet in a zone of the Region: the one asked for, else the first.
pub fn create_subnet(call: &mut Call<'_>, input: CreateSubnetInput) -> Result<CreateSubnetOutput, Failure> {
    refuse_unsupported(&[
        ("Ipv6CidrBlock", &input.ipv6_cidr_block),
        ("OutpostArn", &input.outpost_arn),
        ("Ipv4IpamPoolId", &input.ipv4_ipam_pool_id),
        ("Ipv4NetmaskLength", &input.ipv4_netmask_length),
        ("Ipv6IpamPoolId", &input.ipv6_ipam_pool_id),
        ("Ipv6NetmaskLength", &input.ipv6_netmask_length),
    ])?;
    if input.ipv6_native == Some(true) {
        // Those that would fit are not supported (§3.2).
        let has_ipv4 = input.cidr_block.is_some();
        return Err(if has_ipv4 { ApiError::NativeWithIpv4 } else { ApiError::NativeWithoutIpv6 }.into());
    }
    Kind::Vpc.check(&input.vpc_id)?;
    let text = required(input.cidr_block, "cidrBlock")?;
    let cidr = Cidr::parse(&text)
        .ok_or_else(|| ApiError::NotACidr { value: text.clone(), parameter: "cidrBlock".to_owned() })?;
    let tags = tags::of_specifications(Kind::Subnet, &input.tag_specifications)?;
    let zone = zone(&call.zones, input.availability_zone.as_deref(), input.availability_zone_id.as_deref())?;
    let vpc = vpcs::found(call, input.vpc_id)?;

    let within = Cidr::parse(&vpc.cidr_block).is_some_and(|vpc| vpc.contains(cidr));
    if !within || !(16..=28).contains(&cidr.prefix()) {
        return Err(ApiError::SubnetRange { cidr: text }.into());
    }
    let others = store::subnets::cidr_blocks_of_vpc(&call.tx, &vpc.id)?;
    if others.iter().filter_map(|other| Cidr::parse(other)).any(|other| other.overlaps(cidr)) {
        return Err(ApiError::SubnetConflict { cidr: text }.into());
    }

    let row = new_row(call, &vpc, cidr, zone);
    store::subnets::insert(&call.tx, &row)?;
    let tags = tags::put_on_new(call, Kind::Subnet, &row.id, tags)?;
    Ok(CreateSubnetOutput { subnet: Subnet::new(call.region, row, cidr.usable_count(), tags) })
}

/// A new subnet of a VPC as it is kept, with the attributes that a subnet of one's own has.
pub fn new_row(call: &mut Call<'_>, vpc: &store::vpcs::Vpc, cidr: Cidr, zone: Zone) -> store::subnets::Subnet {
    store::subnets::Subnet {
        id: call.new_id(Kind::Subnet),
        account: vpc.account.clone(),
        region: call.region.name.to_owned(),
        vpc_id: vpc.id.clone(),
        cidr_block: cidr.to_string(),
        zone_id: zone.id.to_owned(),
        zone_name: call.zones.name(zone),
        state: states::vpc::AVAILABLE.to_owned(),
        default_for_az: false,
        map_public_ip_on_launch: false,
        hostname_type: HOSTNAME_TYPES[0].to_owned(),
        resource_name_dns_a_record: false,
    }
}

fn zone(map: &ZoneMap, name: Option<&str>, id: Option<&str>) -> Result<Zone, ApiError> {
    let known = |found: Option<Zone>, asked: &str| {
        found.ok_or_else(|| ApiError::SubnetZone { zone: asked.to_owned(), zones: map.names().join(", ") })
    };
    // Terraform sends an empty name with an id (gh:localstack/localstack#2788).
    let given = |text: Option<&str>| text.filter(|text| !text.is_empty()).map(str::to_owned);
    match (given(name), given(id)) {
        (None, None) => known(map.zones().next(), ""),
        (Some(name), None) => known(map.by_name(&name), &name),
        (None, Some(id)) => known(map.by_id(&id), &id),
        (Some(name), Some(id)) => {
            let zone = known(map.by_name(&name), &name)?;
            if known(map.by_id(&id), &id)? == zone { Ok(zone) } else { Err(ApiError::SubnetZones) }
        }
    }
}

/// Input of [`describe_subnets`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DescribeSubnetsInput {
    filters: Vec<FilterInput>,
    subnet_ids: Vec<String>,
    next_token: Option<String>,
    max_results: Option<i64>,
}

/// Output of [`describe_subnets`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeSubnetsOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
    subnets: Vec<Subnet>,
}

/// Lists the caller's subnets.
pub fn describe_subnets(call: &mut Call<'_>, input: DescribeSubnetsInput) -> Result<DescribeSubnetsOutput, Failure> {
    let DescribeSubnetsInput { filters, subnet_ids, next_token, max_results } = &input;
    let ids = Some((Kind::Subnet, subnet_ids.as_slice()));
    let token = next_token.as_deref();
    let selection = select(ids, store::subnets::FILTERS, filters, *max_results, SmallestPage::Five, token)?;
    let page = store::subnets::page(&call.tx, call.scope(), &selection)?;
    not_found(&page.unknown)?;
    let described = |(row, available): (store::subnets::Subnet, i64)| -> Result<Subnet, Failure> {
        let tags = Some(tags::of(call, &row.id)?);
        Ok(Subnet::new(call.region, row, available, tags))
    };
    Ok(DescribeSubnetsOutput {
        next_token: page.next.map(seq_to_token),
        subnets: page.rows.into_iter().map(described).collect::<Result<_, _>>()?,
    })
}

fn not_found(ids: &[String]) -> Result<(), ApiError> {
    match ids {
        [] => Ok(()),
        [id] => Err(ApiError::SubnetNotFound { id: id.clone() }),
        several => Err(ApiError::SubnetsNotFound { ids: several.join(", ") }),
    }
}

/// A subnet of the caller.
///
/// # Errors
/// That the id is of a wrong form, or that the caller has no such subnet.
fn found(call: &Call<'_>, id: String) -> Result<store::subnets::Subnet, Failure> {
    Kind::Subnet.check(&id)?;
    Ok(store::subnets::find(&call.tx, call.scope(), &id)?.ok_or(ApiError::SubnetNotFound { id })?)
}

/// Input of [`modify_subnet_attribute`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct ModifySubnetAttributeInput {
    assign_ipv6_address_on_creation: Option<Switch>,
    map_public_ip_on_launch: Option<Switch>,
    subnet_id: String,
    map_customer_owned_ip_on_launch: Unused,
    customer_owned_ipv4_pool: Unused,
    enable_dns64: Option<Switch>,
    private_dns_hostname_type_on_launch: Option<String>,
    enable_resource_name_dns_a_record_on_launch: Option<Switch>,
    #[serde(rename = "EnableResourceNameDnsAAAARecordOnLaunch")]
    enable_resource_name_dns_aaaa_record_on_launch: Option<Switch>,
    enable_lni_at_device_index: Unused,
    disable_lni_at_device_index: Unused,
}

/// Changes one attribute of a subnet (§3.2). Those for IPv6 are off, and may be turned off.
pub fn modify_subnet_attribute(call: &mut Call<'_>, input: ModifySubnetAttributeInput) -> Result<Empty, Failure> {
    refuse_unsupported(&[
        ("MapCustomerOwnedIpOnLaunch", &input.map_customer_owned_ip_on_launch),
        ("CustomerOwnedIpv4Pool", &input.customer_owned_ipv4_pool),
        ("EnableLniAtDeviceIndex", &input.enable_lni_at_device_index),
        ("DisableLniAtDeviceIndex", &input.disable_lni_at_device_index),
    ])?;
    let for_ipv6 = [
        ("AssignIpv6AddressOnCreation", Switch::wanted(input.assign_ipv6_address_on_creation)),
        ("EnableDns64", Switch::wanted(input.enable_dns64)),
        (
            "EnableResourceNameDnsAAAARecordOnLaunch",
            Switch::wanted(input.enable_resource_name_dns_aaaa_record_on_launch),
        ),
    ];
    if let Some((name, _)) = for_ipv6.iter().find(|(_, wanted)| *wanted == Some(true)) {
        return Err(ApiError::Unsupported { what: format!("The parameter {name}") }.into());
    }
    let [assign_ipv6, dns64, aaaa_record] = for_ipv6.map(|(_, wanted)| wanted.is_some());
    let map_public_ip = Switch::wanted(input.map_public_ip_on_launch);
    let a_record = Switch::wanted(input.enable_resource_name_dns_a_record_on_launch);
    let hostname_type = input.private_dns_hostname_type_on_launch;
    exactly_one(&[
        ("assignIpv6AddressOnCreation", assign_ipv6),
        ("mapPublicIpOnLaunch", map_public_ip.is_some()),
        ("enableDns64", dns64),
        ("privateDnsHostnameTypeOnLaunch", hostname_type.is_some()),
        ("enableResourceNameDnsARecordOnLaunch", a_record.is_some()),
        ("enableResourceNameDnsAAAARecordOnLaunch", aaaa_record),
    ])?;
    let mut subnet = found(call, input.subnet_id)?;
    if let Some(unknown) = hostname_type.as_ref().filter(|wanted| !HOSTNAME_TYPES.contains(&wanted.as_str())) {
        let parameter = "privateDnsHostnameTypeOnLaunch".to_owned();
        return Err(ApiError::InvalidChoice { value: unknown.clone(), parameter }.into());
    }
    subnet.map_public_ip_on_launch = map_public_ip.unwrap_or(subnet.map_public_ip_on_launch);
    subnet.hostname_type = hostname_type.unwrap_or(subnet.hostname_type);
    subnet.resource_name_dns_a_record = a_record.unwrap_or(subnet.resource_name_dns_a_record);
    store::subnets::set_attributes(&call.tx, &subnet)?;
    Ok(Empty {})
}

/// Input of [`delete_subnet`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DeleteSubnetInput {
    subnet_id: String,
}

/// Deletes a subnet in which nothing is (§3.2).
pub fn delete_subnet(call: &mut Call<'_>, input: DeleteSubnetInput) -> Result<Empty, Failure> {
    let subnet = found(call, input.subnet_id)?;
    let dependents = store::subnets::dependents(&call.tx, &subnet.id)?;
    if !dependents.is_empty() {
        call.explain(format!("still in {}: {}", subnet.id, dependents.join(", ")));
        return Err(ApiError::SubnetInUse { id: subnet.id }.into());
    }
    store::subnets::delete(&call.tx, &subnet.id)?;
    Ok(Empty {})
}
