//! Making network interfaces: CreateNetworkInterface, and those of endpoints and load balancers.

use std::collections::BTreeSet;
use std::net::Ipv4Addr;

use serde::{Deserialize, Serialize};

use super::{NetworkInterface, described};
use crate::domain::cidr::Cidr;
use crate::domain::error::ApiError;
use crate::domain::ids::Kind;
use crate::domain::states;
use crate::ops::identity;
use crate::ops::paging::check_ids;
use crate::ops::security_groups;
use crate::ops::tags::{self, TagSpecification};
use crate::ops::{Call, Failure, Unused, refuse_unsupported, required};
use crate::store;
use crate::store::interfaces::Interface;
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

/// Makes an interface in a subnet, at a chosen address or the lowest free one: AWS takes any free one [I].
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
    let mut addresses = Addresses::of(call, subnet)?;
    let private_ip_address = match address {
        Some(address) => addresses.take(address)?,
        None => addresses.next()?,
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
        private_dns_name: None,
        zone_id: subnet.zone_id.clone(),
        zone_name: subnet.zone_name.clone(),
    };
    store::interfaces::insert(&call.tx, &interface, groups, Transition::settled(states::interface::IN_USE))?;
    Ok(interface)
}

/// Refuses what is no IPv4 address.
///
/// # Errors
/// `InvalidParameterValue`.
pub fn check_address(address: &str) -> Result<Ipv4Addr, ApiError> {
    address.parse().map_err(|_| ApiError::MalformedAddress { address: address.to_owned() })
}

/// The addresses of a subnet that no interface has.
struct Addresses {
    network: Cidr,
    taken: BTreeSet<Ipv4Addr>,
}

impl Addresses {
    fn of(call: &Call<'_>, subnet: &Subnet) -> Result<Self, Failure> {
        let network = Cidr::parse(&subnet.cidr_block).ok_or(ApiError::SubnetFull)?;
        Ok(Self { network, taken: store::interfaces::addresses_in(&call.tx, &subnet.id)? })
    }

    /// Takes a chosen one.
    fn take(&mut self, address: &str) -> Result<String, ApiError> {
        let parsed = check_address(address)?;
        if !self.network.is_usable(parsed) {
            return Err(ApiError::AddressOutsideSubnet { address: address.to_owned() });
        }
        if !self.taken.insert(parsed) {
            return Err(ApiError::AddressInUse);
        }
        Ok(parsed.to_string())
    }

    /// Takes the lowest one.
    fn next(&mut self) -> Result<String, ApiError> {
        self.lowest(1)?.pop().ok_or(ApiError::SubnetFull)
    }

    /// Takes so many, the lowest ones.
    fn lowest(&mut self, count: usize) -> Result<Vec<String>, ApiError> {
        let free = self.network.usable().filter(|address| !self.taken.contains(address));
        let lowest: Vec<_> = free.take(count).collect();
        if lowest.len() < count {
            return Err(ApiError::SubnetFull);
        }
        self.taken.extend(&lowest);
        Ok(lowest.iter().map(Ipv4Addr::to_string).collect())
    }
}

/// A locally administered address.
fn mac_address(call: &mut Call<'_>) -> String {
    let digits = call.random.hex(10);
    let pairs: Vec<&str> = (0..5).map(|pair| &digits[2 * pair..2 * pair + 2]).collect();
    format!("02:{}", pairs.join(":"))
}

/// Input of [`create_network_interface`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct CreateNetworkInterfaceInput {
    ipv4_prefixes: Unused,
    ipv4_prefix_count: Unused,
    ipv6_prefixes: Unused,
    ipv6_prefix_count: Unused,
    interface_type: Option<String>,
    tag_specifications: Vec<TagSpecification>,
    client_token: Option<String>,
    enable_primary_ipv6: Option<bool>,
    connection_tracking_specification: Unused,
    operator: Unused,
    subnet_id: String,
    description: Option<String>,
    private_ip_address: Option<String>,
    groups: Vec<String>,
    private_ip_addresses: Vec<AddressInput>,
    secondary_private_ip_address_count: Option<i64>,
    ipv6_addresses: Unused,
    ipv6_address_count: Unused,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
struct AddressInput {
    primary: bool,
    private_ip_address: Option<String>,
}

/// Output of [`create_network_interface`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateNetworkInterfaceOutput {
    network_interface: NetworkInterface,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_token: Option<String>,
}

/// Makes an interface of the caller's own, which nothing attaches.
pub fn create_network_interface(
    call: &mut Call<'_>,
    input: CreateNetworkInterfaceInput,
) -> Result<CreateNetworkInterfaceOutput, Failure> {
    check_supported(&input)?;
    Kind::Subnet.check(&input.subnet_id)?;
    check_ids(Kind::SecurityGroup, &input.groups)?;
    let tags = tags::of_specifications(Kind::NetworkInterface, &input.tag_specifications)?;
    let chosen = Chosen::of(&input)?;
    let found = store::subnets::find(&call.tx, call.scope(), &input.subnet_id)?;
    let subnet = found.ok_or(ApiError::SubnetNotFound { id: input.subnet_id })?;
    let groups = security_groups::of_interface(call, &input.groups, &subnet.vpc_id, Some(&subnet.id))?;
    let (private_ip_address, secondary) = chosen.among(&mut Addresses::of(call, &subnet)?)?;

    let interface = Interface {
        id: call.new_id(Kind::NetworkInterface),
        account: subnet.account,
        region: subnet.region,
        vpc_id: subnet.vpc_id,
        subnet_id: subnet.id,
        interface_type: INTERFACE.to_owned(),
        description: input.description.unwrap_or_default(),
        private_ip_address,
        mac_address: mac_address(call),
        requester_id: identity::unique_id(call.caller),
        requester_managed: false,
        source_dest_check: true,
        attachment_id: None,
        endpoint_id: None,
        load_balancer_arn: None,
        state: states::interface::PENDING.to_owned(),
        private_dns_name: None,
        zone_id: subnet.zone_id,
        zone_name: subnet.zone_name,
    };
    let due = call.after(call.config.delays.interface_available);
    let transition = Transition::then(states::interface::PENDING, states::interface::AVAILABLE, due);
    store::interfaces::insert(&call.tx, &interface, &groups, transition)?;
    store::interfaces::insert_secondary(&call.tx, &interface, &secondary)?;
    tags::put_on_new(call, Kind::NetworkInterface, &interface.id, tags)?;

    let kept = store::interfaces::find(&call.tx, call.scope(), &interface.id)?;
    let row = Interface { state: interface.state, ..kept.ok_or(ApiError::InterfaceNotFound { id: interface.id })? };
    // These two are in describes only (§5.1).
    let network_interface = NetworkInterface { operator: None, availability_zone_id: None, ..described(call, row)? };
    Ok(CreateNetworkInterfaceOutput { network_interface, client_token: input.client_token })
}

/// The type of interfaces that are a caller's own.
const INTERFACE: &str = "interface";

fn check_supported(input: &CreateNetworkInterfaceInput) -> Result<(), ApiError> {
    refuse_unsupported(&[
        ("Ipv4Prefixes", &input.ipv4_prefixes),
        ("Ipv4PrefixCount", &input.ipv4_prefix_count),
        ("Ipv6Prefixes", &input.ipv6_prefixes),
        ("Ipv6PrefixCount", &input.ipv6_prefix_count),
        ("ConnectionTrackingSpecification", &input.connection_tracking_specification),
        ("Operator", &input.operator),
        ("Ipv6Addresses", &input.ipv6_addresses),
        ("Ipv6AddressCount", &input.ipv6_address_count),
    ])?;
    if input.enable_primary_ipv6 == Some(true) {
        return Err(ApiError::Unsupported { what: "The parameter EnablePrimaryIpv6".to_owned() });
    }
    match input.interface_type.as_deref() {
        None | Some(INTERFACE) => Ok(()),
        Some(kind @ ("efa" | "efa-only" | "branch" | "trunk")) => {
            Err(ApiError::Unsupported { what: format!("The interface type {kind}") })
        }
        Some(other) => Err(ApiError::InvalidChoice { value: other.to_owned(), parameter: "interfaceType".to_owned() }),
    }
}

/// The addresses that a request names, and how many others it wants.
struct Chosen {
    primary: Option<String>,
    secondary: Vec<String>,
    more: usize,
}

impl Chosen {
    /// Without one that is designated as primary, the lowest free one becomes it [I].
    fn of(input: &CreateNetworkInterfaceInput) -> Result<Self, ApiError> {
        let count = input.secondary_private_ip_address_count;
        let refusal = |count: i64| ApiError::InvalidChoice {
            value: count.to_string(),
            parameter: "secondaryPrivateIpAddressCount".to_owned(),
        };
        let more = count.map_or(Ok(0), |count| usize::try_from(count).map_err(|_| refusal(count)))?;
        if count.is_some() && input.private_ip_addresses.len() > 1 {
            return Err(ApiError::SecondaryCountWithAddresses);
        }
        let mut chosen = Self { primary: input.private_ip_address.clone(), secondary: Vec::new(), more };
        for AddressInput { primary, private_ip_address } in &input.private_ip_addresses {
            let address = required(private_ip_address.clone(), "privateIpAddress")?;
            if !primary {
                chosen.secondary.push(address);
            } else if chosen.primary.replace(address).is_some() {
                return Err(ApiError::SeveralPrimaryAddresses);
            }
        }
        Ok(chosen)
    }

    /// The primary address and the others.
    fn among(self, addresses: &mut Addresses) -> Result<(String, Vec<String>), ApiError> {
        let primary = self.primary.map(|address| addresses.take(&address)).transpose()?;
        let named: Result<Vec<_>, _> = self.secondary.iter().map(|address| addresses.take(address)).collect();
        let mut secondary = named?;
        let primary = primary.map_or_else(|| addresses.next(), Ok)?;
        secondary.extend(addresses.lowest(self.more)?);
        Ok((primary, secondary))
    }
}
