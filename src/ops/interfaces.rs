//! Network interfaces: DescribeNetworkInterfaces, and making those that endpoints and load balancers have
//! (lab-behaviour.md §5, aws-behaviour.md §4.3).

use std::net::Ipv4Addr;

use serde::{Deserialize, Serialize};

use super::paging::{FilterInput, SmallestPage, select, seq_to_token};
use super::tags::{self, Tag};
use super::{Call, Failure};
use crate::domain::cidr::Cidr;
use crate::domain::error::ApiError;
use crate::domain::ids::Kind;
use crate::domain::states;
use crate::store;
use crate::store::state::Transition;
use crate::store::subnets::Subnet;

/// Whose an interface is.
#[derive(Clone, Copy, Debug)]
pub enum Owner<'a> {
    /// An interface endpoint, by its id.
    Endpoint(&'a str),
    /// A Gateway Load Balancer endpoint, by its id.
    GatewayLoadBalancerEndpoint(&'a str),
    /// A Network Load Balancer, by its ARN.
    NetworkLoadBalancer(&'a str),
    /// A Gateway Load Balancer, by its ARN.
    GatewayLoadBalancer(&'a str),
}

impl Owner<'_> {
    fn interface_type(self) -> &'static str {
        match self {
            Self::Endpoint(_) => "vpc_endpoint",
            Self::GatewayLoadBalancerEndpoint(_) => "gateway_load_balancer_endpoint",
            Self::NetworkLoadBalancer(_) => "network_load_balancer",
            Self::GatewayLoadBalancer(_) => "gateway_load_balancer",
        }
    }

    fn description(self) -> String {
        match self {
            Self::Endpoint(id) | Self::GatewayLoadBalancerEndpoint(id) => format!("VPC Endpoint Interface {id}"),
            Self::NetworkLoadBalancer(arn) | Self::GatewayLoadBalancer(arn) => {
                format!("ELB {}", arn.split_once(":loadbalancer/").map_or(arn, |(_, name)| name))
            }
        }
    }

    /// The account of AWS's own that asks for the interface: one seen in AWS's guide for endpoints, one recorded for
    /// load balancers (lab-behaviour.md §5.1).
    fn requester_id(self) -> &'static str {
        match self {
            Self::Endpoint(_) | Self::GatewayLoadBalancerEndpoint(_) => "727180483921",
            Self::NetworkLoadBalancer(_) | Self::GatewayLoadBalancer(_) => "066548406366",
        }
    }
}

/// Makes an interface in a subnet, at a chosen address or the lowest free one.
///
/// # Errors
/// What is wrong with the chosen address, or that the subnet has none left.
pub fn create_for(
    call: &mut Call<'_>,
    owner: Owner<'_>,
    subnet: &Subnet,
    groups: &[String],
    address: Option<&str>,
) -> Result<store::interfaces::Interface, Failure> {
    let private_ip_address = match address {
        Some(address) => chosen_address(call, subnet, address)?,
        None => free_address(call, subnet)?,
    };
    let (endpoint_id, load_balancer_arn) = match owner {
        Owner::Endpoint(id) | Owner::GatewayLoadBalancerEndpoint(id) => (Some(id.to_owned()), None),
        Owner::NetworkLoadBalancer(arn) | Owner::GatewayLoadBalancer(arn) => (None, Some(arn.to_owned())),
    };
    let interface = store::interfaces::Interface {
        id: call.new_id(Kind::NetworkInterface),
        account: subnet.account.clone(),
        region: subnet.region.clone(),
        vpc_id: subnet.vpc_id.clone(),
        subnet_id: subnet.id.clone(),
        interface_type: owner.interface_type().to_owned(),
        description: owner.description(),
        private_ip_address,
        mac_address: mac_address(call),
        requester_id: owner.requester_id().to_owned(),
        requester_managed: true,
        source_dest_check: endpoint_id.is_some(),
        attachment_id: Some(format!("ela-attach-{}", call.random.hex(8))),
        endpoint_id,
        load_balancer_arn,
        state: states::interface::IN_USE.to_owned(),
        zone_id: subnet.zone_id.clone(),
        zone_name: subnet.zone_name.clone(),
    };
    store::interfaces::insert(&call.tx, &interface, groups, Transition::settled(states::interface::IN_USE))?;
    Ok(interface)
}

fn free_address(call: &Call<'_>, subnet: &Subnet) -> Result<String, Failure> {
    let taken = store::interfaces::addresses_in(&call.tx, &subnet.id)?;
    let network = Cidr::parse(&subnet.cidr_block).ok_or(ApiError::SubnetFull)?;
    let free = network.usable().map(|address| address.to_string()).find(|address| !taken.contains(address));
    Ok(free.ok_or(ApiError::SubnetFull)?)
}

fn chosen_address(call: &Call<'_>, subnet: &Subnet, address: &str) -> Result<String, Failure> {
    let parsed: Ipv4Addr = address.parse().map_err(|_| ApiError::MalformedAddress { address: address.to_owned() })?;
    let network = Cidr::parse(&subnet.cidr_block).ok_or(ApiError::SubnetFull)?;
    if !network.is_usable(parsed) {
        return Err(ApiError::AddressOutsideSubnet { address: address.to_owned() }.into());
    }
    if store::interfaces::addresses_in(&call.tx, &subnet.id)?.contains(address) {
        return Err(ApiError::AddressInUse.into());
    }
    Ok(parsed.to_string())
}

/// A locally administered address.
fn mac_address(call: &mut Call<'_>) -> String {
    let digits = call.random.hex(10);
    let pairs: Vec<&str> = (0..5).map(|pair| &digits[2 * pair..2 * pair + 2]).collect();
    format!("02:{}", pairs.join(":"))
}

/// Input of [`describe_network_interfaces`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DescribeNetworkInterfacesInput {
    next_token: Option<String>,
    max_results: Option<i64>,
    include_managed_resources: super::Unused,
    network_interface_ids: Vec<String>,
    filters: Vec<FilterInput>,
}

/// Output of [`describe_network_interfaces`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeNetworkInterfacesOutput {
    network_interfaces: Vec<NetworkInterface>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct NetworkInterface {
    #[serde(skip_serializing_if = "Option::is_none")]
    attachment: Option<Attachment>,
    availability_zone: String,
    description: String,
    groups: Vec<GroupIdentifier>,
    interface_type: String,
    ipv6_addresses: [(); 0],
    mac_address: String,
    network_interface_id: String,
    owner_id: String,
    private_ip_address: String,
    private_ip_addresses: [PrivateIpAddress; 1],
    requester_id: String,
    requester_managed: bool,
    source_dest_check: bool,
    status: String,
    subnet_id: String,
    tag_set: Vec<Tag>,
    vpc_id: String,
    operator: Operator,
    availability_zone_id: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Attachment {
    attachment_id: String,
    delete_on_termination: bool,
    device_index: i32,
    instance_owner_id: &'static str,
    status: &'static str,
}

/// A security group as interfaces and endpoints name it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct GroupIdentifier {
    group_id: String,
    group_name: String,
}

impl From<(String, String)> for GroupIdentifier {
    fn from((group_id, group_name): (String, String)) -> Self {
        Self { group_id, group_name }
    }
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct PrivateIpAddress {
    primary: bool,
    private_ip_address: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Operator {
    managed: bool,
}

/// Lists the caller's interfaces.
pub fn describe_network_interfaces(
    call: &mut Call<'_>,
    input: DescribeNetworkInterfacesInput,
) -> Result<DescribeNetworkInterfacesOutput, Failure> {
    let DescribeNetworkInterfacesInput { next_token, max_results, network_interface_ids: asked, filters, .. } = &input;
    if !asked.is_empty() && (max_results.is_some() || next_token.is_some()) {
        return Err(ApiError::IdsWithMaxResults { parameter: "networkInterfaceIdSet".to_owned() }.into());
    }
    let ids = Some((Kind::NetworkInterface, asked.as_slice()));
    let token = next_token.as_deref();
    let selection = select(ids, store::interfaces::FILTERS, filters, *max_results, SmallestPage::Five, token)?;
    let page = store::interfaces::page(&call.tx, call.scope(), &selection)?;
    if let Some(id) = page.unknown.into_iter().next() {
        return Err(ApiError::InterfaceNotFound { id }.into());
    }
    Ok(DescribeNetworkInterfacesOutput {
        network_interfaces: page.rows.into_iter().map(|row| described(call, row)).collect::<Result<_, _>>()?,
        next_token: page.next.map(seq_to_token),
    })
}

fn described(call: &Call<'_>, row: store::interfaces::Interface) -> Result<NetworkInterface, Failure> {
    let groups = store::interfaces::groups_of(&call.tx, &row.id)?;
    Ok(NetworkInterface {
        attachment: row.attachment_id.map(|attachment_id| Attachment {
            attachment_id,
            delete_on_termination: false,
            device_index: 1,
            instance_owner_id: "amazon-aws",
            status: "attached",
        }),
        availability_zone: row.zone_name,
        description: row.description,
        groups: groups.into_iter().map(GroupIdentifier::from).collect(),
        interface_type: row.interface_type,
        ipv6_addresses: [],
        mac_address: row.mac_address,
        tag_set: tags::of(call, &row.id)?,
        network_interface_id: row.id,
        owner_id: row.account,
        private_ip_addresses: [PrivateIpAddress { primary: true, private_ip_address: row.private_ip_address.clone() }],
        private_ip_address: row.private_ip_address,
        requester_id: row.requester_id,
        requester_managed: row.requester_managed,
        source_dest_check: row.source_dest_check,
        status: row.state,
        subnet_id: row.subnet_id,
        vpc_id: row.vpc_id,
        operator: Operator { managed: false },
        availability_zone_id: row.zone_id,
    })
}
