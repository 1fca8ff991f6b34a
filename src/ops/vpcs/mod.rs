//! VPCs: CreateVpc, DescribeVpcs, DeleteVpc (lab-behaviour.md §2).

mod attributes;
mod default_vpc;

pub use attributes::{describe_vpc_attribute, modify_vpc_attribute};
pub use default_vpc::create_default_vpc;

use serde::{Deserialize, Serialize};

use super::paging::{FilterInput, SmallestPage, select, seq_to_token};
use super::tags::{self, Tag, TagSpecification};
use super::{Call, Empty, Failure, Unused, refuse_unsupported, required, security_groups};
use crate::domain::cidr::Cidr;
use crate::domain::error::ApiError;
use crate::domain::ids::{self, Kind};
use crate::domain::states;
use crate::store;
use crate::store::state::Transition;

/// Input of [`create_vpc`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct CreateVpcInput {
    cidr_block: Option<String>,
    ipv6_pool: Unused,
    ipv6_cidr_block: Unused,
    ipv4_ipam_pool_id: Unused,
    ipv4_netmask_length: Unused,
    ipv6_ipam_pool_id: Unused,
    ipv6_netmask_length: Unused,
    ipv6_cidr_block_network_border_group: Unused,
    vpc_encryption_control: Unused,
    tag_specifications: Vec<TagSpecification>,
    instance_tenancy: Option<String>,
    amazon_provided_ipv6_cidr_block: Option<bool>,
}

/// Output of [`create_vpc`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateVpcOutput {
    vpc: Vpc,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Vpc {
    owner_id: String,
    instance_tenancy: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    ipv6_cidr_block_association_set: Option<[(); 0]>,
    cidr_block_association_set: Vec<CidrBlockAssociation>,
    is_default: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    tags: Option<Vec<Tag>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    block_public_access_states: Option<BlockPublicAccessStates>,
    vpc_id: String,
    state: String,
    cidr_block: String,
    dhcp_options_id: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct CidrBlockAssociation {
    association_id: String,
    cidr_block: String,
    cidr_block_state: CidrBlockState,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct CidrBlockState {
    state: &'static str,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct BlockPublicAccessStates {
    internet_gateway_block_mode: &'static str,
}

impl Vpc {
    fn new(row: store::vpcs::Vpc) -> Self {
        Self {
            owner_id: row.account,
            instance_tenancy: row.instance_tenancy,
            ipv6_cidr_block_association_set: None,
            cidr_block_association_set: vec![CidrBlockAssociation {
                association_id: row.cidr_association_id,
                cidr_block: row.cidr_block.clone(),
                cidr_block_state: CidrBlockState { state: "associated" },
            }],
            is_default: row.is_default,
            tags: None,
            block_public_access_states: None,
            vpc_id: row.id,
            state: row.state,
            cidr_block: row.cidr_block,
            dhcp_options_id: row.dhcp_options_id,
        }
    }

    /// As creating calls answer it: with an empty IPv6 list, where describes have none at all (§2.1).
    fn created(row: store::vpcs::Vpc, tags: Option<Vec<Tag>>) -> Self {
        Self { tags, ipv6_cidr_block_association_set: Some([]), ..Self::new(row) }
    }
}

/// What is told apart when a VPC is made.
struct Settings {
    cidr: Cidr,
    instance_tenancy: String,
    is_default: bool,
    dns_hostnames: bool,
}

/// Makes a VPC.
pub fn create_vpc(call: &mut Call<'_>, input: CreateVpcInput) -> Result<CreateVpcOutput, Failure> {
    refuse_unsupported(&[
        ("Ipv6Pool", &input.ipv6_pool),
        ("Ipv6CidrBlock", &input.ipv6_cidr_block),
        ("Ipv4IpamPoolId", &input.ipv4_ipam_pool_id),
        ("Ipv4NetmaskLength", &input.ipv4_netmask_length),
        ("Ipv6IpamPoolId", &input.ipv6_ipam_pool_id),
        ("Ipv6NetmaskLength", &input.ipv6_netmask_length),
        ("Ipv6CidrBlockNetworkBorderGroup", &input.ipv6_cidr_block_network_border_group),
        ("VpcEncryptionControl", &input.vpc_encryption_control),
    ])?;
    if input.amazon_provided_ipv6_cidr_block == Some(true) {
        return Err(ApiError::Unsupported { what: "The parameter AmazonProvidedIpv6CidrBlock".to_owned() }.into());
    }
    let text = required(input.cidr_block, "cidrBlock")?;
    let cidr = Cidr::parse(&text)
        .ok_or_else(|| ApiError::NotACidr { value: text.clone(), parameter: "cidrBlock".to_owned() })?;
    if !(16..=28).contains(&cidr.prefix()) {
        return Err(ApiError::VpcRange { cidr: text }.into());
    }
    let instance_tenancy = tenancy(input.instance_tenancy)?;
    let tags = tags::of_specifications(Kind::Vpc, &input.tag_specifications)?;
    let settings = Settings { cidr, instance_tenancy, is_default: false, dns_hostnames: false };
    let (row, _) = create(call, settings)?;
    let tags = tags::put_on_new(call, Kind::Vpc, &row.id, tags)?;
    Ok(CreateVpcOutput { vpc: Vpc::created(row, tags) })
}

/// Makes a VPC with what comes with it: a default security group and a main route table (§2.1), whose id it gives.
fn create(call: &mut Call<'_>, settings: Settings) -> Result<(store::vpcs::Vpc, String), Failure> {
    if !store::vpcs::are_fewer(&call.tx, call.scope(), call.config.quotas.vpcs_per_region)? {
        return Err(ApiError::VpcLimitExceeded.into());
    }
    let due = call.after(call.config.delays.vpc_available);
    let transition = Transition::then(states::vpc::PENDING, states::vpc::AVAILABLE, due);
    let new_options = format!("dopt-{}", ids::digits(call.random));
    let row = store::vpcs::Vpc {
        id: call.new_id(Kind::Vpc),
        account: call.caller.account.clone(),
        cidr_block: settings.cidr.to_string(),
        cidr_association_id: format!("vpc-cidr-assoc-{}", ids::digits(call.random)),
        instance_tenancy: settings.instance_tenancy,
        dhcp_options_id: store::vpcs::dhcp_options(&call.tx, call.scope(), &new_options)?,
        is_default: settings.is_default,
        dns_support: true,
        dns_hostnames: settings.dns_hostnames,
        usage_metrics: false,
        state: transition.state.to_owned(),
    };
    store::vpcs::insert(&call.tx, call.scope(), &row, transition)?;
    security_groups::create_default(call, &row.id)?;
    let (table, association) = (call.new_id(Kind::RouteTable), format!("rtbassoc-{}", ids::digits(call.random)));
    store::route_tables::insert_main(&call.tx, call.scope(), &row.id, &table, &association)?;
    Ok((row, table))
}

fn tenancy(wanted: Option<String>) -> Result<String, ApiError> {
    match wanted.as_deref() {
        None | Some("default") => Ok("default".to_owned()),
        Some("dedicated") => Ok("dedicated".to_owned()),
        Some(other) => {
            Err(ApiError::InvalidChoice { value: other.to_owned(), parameter: "instanceTenancy".to_owned() })
        }
    }
}

/// Input of [`describe_vpcs`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DescribeVpcsInput {
    filters: Vec<FilterInput>,
    vpc_ids: Vec<String>,
    next_token: Option<String>,
    max_results: Option<i64>,
}

/// Output of [`describe_vpcs`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeVpcsOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
    vpcs: Vec<Vpc>,
}

/// Lists the caller's VPCs.
pub fn describe_vpcs(call: &mut Call<'_>, input: DescribeVpcsInput) -> Result<DescribeVpcsOutput, Failure> {
    let DescribeVpcsInput { filters, vpc_ids, next_token, max_results } = &input;
    let ids = Some((Kind::Vpc, vpc_ids.as_slice()));
    let token = next_token.as_deref();
    let selection = select(ids, store::vpcs::FILTERS, filters, *max_results, SmallestPage::Five, token)?;
    let page = store::vpcs::page(&call.tx, call.scope(), &selection)?;
    not_found(&page.unknown)?;
    let described = |row: store::vpcs::Vpc| -> Result<Vpc, Failure> {
        let tags = Some(tags::of(call, &row.id)?);
        let block_public_access_states = Some(BlockPublicAccessStates { internet_gateway_block_mode: "off" });
        Ok(Vpc { tags, block_public_access_states, ..Vpc::new(row) })
    };
    Ok(DescribeVpcsOutput {
        next_token: page.next.map(seq_to_token),
        vpcs: page.rows.into_iter().map(described).collect::<Result<_, _>>()?,
    })
}

fn not_found(ids: &[String]) -> Result<(), ApiError> {
    match ids {
        [] => Ok(()),
        [id] => Err(ApiError::VpcNotFound { id: id.clone() }),
        several => Err(ApiError::VpcsNotFound { ids: several.join(", ") }),
    }
}

/// A VPC of the caller.
///
/// # Errors
/// That the id is of a wrong form, or that the caller has no such VPC.
pub fn found(call: &Call<'_>, id: String) -> Result<store::vpcs::Vpc, Failure> {
    Kind::Vpc.check(&id)?;
    Ok(store::vpcs::find(&call.tx, call.scope(), &id)?.ok_or(ApiError::VpcNotFound { id })?)
}

/// Input of [`delete_vpc`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DeleteVpcInput {
    vpc_id: String,
}

/// Deletes a VPC in which nothing is left but what came with it (§2.3). Its peering connections end [I].
pub fn delete_vpc(call: &mut Call<'_>, input: DeleteVpcInput) -> Result<Empty, Failure> {
    let vpc = found(call, input.vpc_id)?;
    let dependents = store::vpcs::dependents(&call.tx, &vpc.id)?;
    if !dependents.is_empty() {
        call.explain(format!("still in {}: {}", vpc.id, dependents.join(", ")));
        return Err(ApiError::VpcInUse { id: vpc.id }.into());
    }
    let gone_at = call.after(call.config.delays.peering_lingers);
    store::peering::end_of_vpc(&call.tx, &vpc.id, &call.caller.account, gone_at)?;
    store::vpcs::delete(&call.tx, &vpc.id)?;
    Ok(Empty {})
}
