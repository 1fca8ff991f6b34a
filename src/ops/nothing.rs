//! Describes of what nobody can make here: lists that are truly empty, each with its own ids, filters and refusals
//! (lab-behaviour.md §1.2, §1.4). Clients look at them on their way to what there is.

use serde::ser::SerializeMap as _;
use serde::{Deserialize, Serialize, Serializer};

use super::paging::{FilterInput, SmallestPage, check_filters, select};
use super::{Call, Failure};
use crate::domain::error::ApiError;
use crate::domain::ids::Kind;

/// Input of all of them, each of which has its own name for the ids.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct NothingInput {
    #[serde(alias = "Filter")]
    filters: Vec<FilterInput>,
    #[serde(
        alias = "AllocationIds",
        alias = "CustomerGatewayIds",
        alias = "EgressOnlyInternetGatewayIds",
        alias = "FlowLogIds",
        alias = "TransitGatewayAttachmentIds",
        alias = "TransitGatewayIds",
        alias = "TransitGatewayRouteTableIds",
        alias = "VpnConnectionIds",
        alias = "VpnGatewayIds"
    )]
    ids: Vec<String>,
    public_ips: Vec<String>,
    next_token: Option<String>,
    max_results: Option<i64>,
}

/// An answer with an empty list of this name.
#[derive(Debug)]
pub struct Nothing(&'static str);

impl Serialize for Nothing {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry(self.0, &[(); 0])?;
        map.end()
    }
}

/// Makes a describe of each line: its function, the kind of its ids, the list that it answers and its filters besides those
/// of tags.
macro_rules! nothing {
    ($( $(#[$doc:meta])* $name:ident => $kind:ident, $list:literal, [$($filter:literal),*]; )+) => {
        $( $(#[$doc])*
        pub fn $name(_: &mut Call<'_>, input: NothingInput) -> Result<Nothing, Failure> {
            check(Kind::$kind, &[$($filter),*], &input)?;
            Ok(Nothing($list))
        } )+
    };
}

nothing! {
    /// Lists Elastic IP addresses.
    describe_addresses => Allocation, "Addresses", [
        "allocation-id", "association-id", "domain", "instance-id", "network-border-group", "network-interface-id",
        "network-interface-owner-id", "private-ip-address", "public-ip"
    ];
    /// Lists customer gateways.
    describe_customer_gateways => CustomerGateway, "CustomerGateways", [
        "bgp-asn", "customer-gateway-id", "ip-address", "state", "type"
    ];
    /// Lists egress-only internet gateways.
    describe_egress_only_internet_gateways => EgressOnlyInternetGateway, "EgressOnlyInternetGateways", [];
    /// Lists flow logs.
    describe_flow_logs => FlowLog, "FlowLogs", [
        "deliver-log-status", "flow-log-id", "log-destination-type", "log-group-name", "resource-id", "traffic-type"
    ];
    /// Lists the route tables of transit gateways.
    describe_transit_gateway_route_tables => TransitGatewayRouteTable, "TransitGatewayRouteTables", [
        "default-association-route-table", "default-propagation-route-table", "state", "transit-gateway-id",
        "transit-gateway-route-table-id"
    ];
    /// Lists the attachments of VPCs to transit gateways.
    describe_transit_gateway_vpc_attachments => TransitGatewayAttachment, "TransitGatewayVpcAttachments", [
        "state", "transit-gateway-attachment-id", "transit-gateway-id", "vpc-id"
    ];
    /// Lists transit gateways.
    describe_transit_gateways => TransitGateway, "TransitGateways", [
        "options.amazon-side-asn", "options.association-default-route-table-id", "options.auto-accept-shared-attachments",
        "options.default-route-table-association", "options.default-route-table-propagation", "options.dns-support",
        "options.propagation-default-route-table-id", "options.vpn-ecmp-support", "owner-id", "state",
        "transit-gateway-id"
    ];
    /// Lists VPN connections.
    describe_vpn_connections => VpnConnection, "VpnConnections", [
        "bgp-asn", "customer-gateway-configuration", "customer-gateway-id", "option.static-routes-only",
        "route.destination-cidr-block", "state", "transit-gateway-id", "type", "vpn-connection-id", "vpn-gateway-id"
    ];
    /// Lists virtual private gateways.
    describe_vpn_gateways => VpnGateway, "VpnGateways", [
        "amazon-side-asn", "attachment.state", "attachment.vpc-id", "availability-zone", "state", "type",
        "vpn-gateway-id"
    ];
}

/// Refuses what a describe that finds nothing refuses. The model has no bounds for the pages of flow logs.
fn check(kind: Kind, filters: &[&str], input: &NothingInput) -> Result<(), ApiError> {
    let NothingInput { filters: requested, ids, public_ips, next_token, max_results } = input;
    let smallest = if kind == Kind::FlowLog { SmallestPage::One } else { SmallestPage::Five };
    // Filters are looked at here: a selection's are for tables.
    select(Some((kind, ids)), &[], &[], *max_results, smallest, next_token.as_deref())?;
    check_filters(filters, requested)?;
    if let Some(address) = public_ips.first() {
        return Err(ApiError::AddressNotFound { address: address.clone() });
    }
    not_found(kind, ids).map_or(Ok(()), Err)
}

/// What is said of ids that there are none of; nothing of those that AWS's describe passes over (by the source of
/// gh:hashicorp/terraform-provider-aws, which expects no error for them).
pub(super) fn not_found(kind: Kind, ids: &[String]) -> Option<ApiError> {
    let (id, ids) = (ids.first()?.clone(), told(ids));
    Some(match kind {
        Kind::Allocation => ApiError::AllocationNotFound { ids },
        Kind::CustomerGateway => ApiError::CustomerGatewayNotFound { ids },
        Kind::TransitGateway => ApiError::TransitGatewayNotFound { id },
        Kind::TransitGatewayAttachment => ApiError::TransitAttachmentNotFound { id },
        Kind::TransitGatewayRouteTable => ApiError::TransitTableNotFound { id },
        Kind::VpnConnection => ApiError::VpnConnectionNotFound { ids },
        Kind::VpnGateway => ApiError::VpnGatewayNotFound { ids },
        _ => return None,
    })
}

/// Ids in a sentence that ends with `not exist`; several at once as lab-behaviour.md §1.2 has them [I].
pub(super) fn told(ids: &[String]) -> String {
    let verb = if ids.len() == 1 { ("ID", "does") } else { ("IDs", "do") };
    format!("{} '{}' {}", verb.0, ids.join(", "), verb.1)
}
