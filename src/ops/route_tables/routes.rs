//! Routes: CreateRoute, ReplaceRoute, DeleteRoute (lab-behaviour.md §6).

use serde::{Deserialize, Serialize};

use super::super::{Call, Empty, Failure, ReturnOutput, Unused, refuse_unsupported, required};
use super::find;
use crate::domain::cidr::Cidr;
use crate::domain::error::ApiError;
use crate::domain::ids::Kind;
use crate::domain::states::peering;
use crate::store;
use crate::store::route_tables::{IPV4, LOCAL, PREFIX_LIST, RouteTable};

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Route {
    #[serde(skip_serializing_if = "Option::is_none")]
    destination_cidr_block: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    destination_prefix_list_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gateway_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    network_interface_id: Option<String>,
    origin: &'static str,
    state: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    vpc_peering_connection_id: Option<String>,
}

impl From<store::route_tables::Route> for Route {
    /// The member of a target follows from what it is (§6.1).
    fn from(row: store::route_tables::Route) -> Self {
        let is_list = row.destination_kind == PREFIX_LIST;
        let (list, network) = if is_list { (Some(row.destination), None) } else { (None, Some(row.destination)) };
        let origin = if row.target == LOCAL { "CreateRouteTable" } else { "CreateRoute" };
        let (gateway_id, network_interface_id, vpc_peering_connection_id) = match Kind::of(&row.target) {
            Some(Kind::NetworkInterface) => (None, Some(row.target), None),
            Some(Kind::VpcPeeringConnection) => (None, None, Some(row.target)),
            _ => (Some(row.target), None, None),
        };
        Self {
            destination_cidr_block: network,
            destination_prefix_list_id: list,
            gateway_id,
            network_interface_id,
            origin,
            state: row.state,
            vpc_peering_connection_id,
        }
    }
}

/// Input of [`create_route`] and of [`replace_route`], which alone has `LocalTarget`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct RouteInput {
    destination_prefix_list_id: Option<String>,
    vpc_endpoint_id: Option<String>,
    local_target: Option<bool>,
    transit_gateway_id: Unused,
    local_gateway_id: Unused,
    carrier_gateway_id: Unused,
    core_network_arn: Unused,
    odb_network_arn: Unused,
    route_table_id: String,
    destination_cidr_block: Option<String>,
    gateway_id: Option<String>,
    destination_ipv6_cidr_block: Unused,
    egress_only_internet_gateway_id: Unused,
    instance_id: Unused,
    network_interface_id: Option<String>,
    vpc_peering_connection_id: Option<String>,
    nat_gateway_id: Unused,
}

impl RouteInput {
    fn refuse_unsupported(&self) -> Result<(), ApiError> {
        // The lab's networks are IPv4 [I].
        refuse_unsupported(&[
            ("DestinationIpv6CidrBlock", &self.destination_ipv6_cidr_block),
            ("TransitGatewayId", &self.transit_gateway_id),
            ("LocalGatewayId", &self.local_gateway_id),
            ("CarrierGatewayId", &self.carrier_gateway_id),
            ("CoreNetworkArn", &self.core_network_arn),
            ("OdbNetworkArn", &self.odb_network_arn),
            ("EgressOnlyInternetGatewayId", &self.egress_only_internet_gateway_id),
            ("InstanceId", &self.instance_id),
            ("NatGatewayId", &self.nat_gateway_id),
        ])?;
        if self.local_target == Some(true) {
            return Err(ApiError::Unsupported { what: "The parameter LocalTarget".to_owned() });
        }
        Ok(())
    }

    /// The one target that is named.
    fn target(&self) -> Result<Target<'_>, ApiError> {
        let given = [
            self.gateway_id.as_deref().map(Target::Gateway),
            self.network_interface_id.as_deref().map(Target::Interface),
            self.vpc_peering_connection_id.as_deref().map(Target::Peering),
            self.vpc_endpoint_id.as_deref().map(Target::Endpoint),
        ];
        let names = || "gatewayId, networkInterfaceId, vpcPeeringConnectionId, or vpcEndpointId".to_owned();
        let mut given = given.into_iter().flatten();
        let target = given.next().ok_or_else(|| ApiError::RouteTargetMissing { names: names() })?;
        if given.next().is_some() {
            return Err(ApiError::RouteTargetsSeveral { names: names() });
        }
        Ok(match target {
            // An endpoint may be named as a gateway, as routes show it [I].
            Target::Gateway(id) if Kind::Endpoint.fits(id) => Target::Endpoint(id),
            target => target,
        })
    }
}

/// A target by the member that names it.
#[derive(Clone, Copy, Debug)]
enum Target<'a> {
    Gateway(&'a str),
    Interface(&'a str),
    Peering(&'a str),
    Endpoint(&'a str),
}

impl<'a> Target<'a> {
    fn id(self) -> &'a str {
        match self {
            Self::Gateway(id) | Self::Interface(id) | Self::Peering(id) | Self::Endpoint(id) => id,
        }
    }

    /// Refuses a target that is not there, is not of the table's VPC, or is none.
    fn check(self, call: &Call<'_>, table: &RouteTable) -> Result<(), Failure> {
        let (tx, scope, owned) = (&call.tx, call.scope(), self.id().to_owned());
        let in_vpc = match self {
            // What is no gateway at all is not found either (§6.2).
            Self::Gateway(id) => {
                let gateway = store::internet_gateways::find(tx, scope, id)?;
                let attached = gateway.ok_or(ApiError::GatewayNotFound { id: owned })?.vpc_id;
                if attached.is_none() {
                    call.explain(format!("{id} is not attached to a VPC"));
                }
                attached.as_ref() == Some(&table.vpc_id)
            }
            Self::Interface(id) => {
                Kind::NetworkInterface.check(id)?;
                let interface = store::interfaces::find(tx, scope, id)?;
                interface.ok_or(ApiError::InterfaceNotFound { id: owned })?.vpc_id == table.vpc_id
            }
            // One that is not accepted yet is a black hole until it is; one that has ended is not found [I].
            Self::Peering(id) => {
                Kind::VpcPeeringConnection.check(id)?;
                let found = store::peering::find(tx, scope, id)?;
                if let Some(ended) = found.as_ref().filter(|found| !peering::LIVE.contains(&found.state.as_str())) {
                    call.explain(format!("{id} is {}", ended.state));
                }
                let found = found.filter(|found| peering::LIVE.contains(&found.state.as_str()));
                let found = found.ok_or(ApiError::PeeringNotFound { id: owned })?;
                [&found.requester.vpc_id, &found.accepter.vpc_id].contains(&&table.vpc_id)
            }
            Self::Endpoint(id) => {
                Kind::Endpoint.check(id)?;
                let endpoint = store::endpoints::find(tx, scope, id)?;
                let endpoint = endpoint.ok_or(ApiError::EndpointNotFound { id: owned.clone() })?;
                if endpoint.kind != "GatewayLoadBalancer" {
                    call.explain(format!("{id} is of the type {}", endpoint.kind));
                    return Err(ApiError::RouteTargetUnsupported { id: owned }.into());
                }
                endpoint.vpc_id == table.vpc_id
            }
        };
        if in_vpc {
            return Ok(());
        }
        let what = if matches!(self, Self::Interface(_)) { "interface" } else { "network gateway" };
        let (table, id) = (table.id.clone(), self.id().to_owned());
        Err(ApiError::RouteTableOtherVpc { table, what: what.to_owned(), id }.into())
    }

    /// Inside their VPC, networks may be led only to what is an interface in it (§6.2).
    fn check_inside(self, call: &Call<'_>, table: &RouteTable, destination: Cidr) -> Result<(), Failure> {
        if matches!(self, Self::Interface(_) | Self::Endpoint(_)) {
            return Ok(());
        }
        let vpc = store::vpcs::find(&call.tx, call.scope(), &table.vpc_id)?;
        let vpc = vpc.and_then(|vpc| Cidr::parse(&vpc.cidr_block));
        if vpc.is_some_and(|vpc| vpc.contains(destination)) {
            return Err(ApiError::RouteInsideVpc.into());
        }
        Ok(())
    }
}

/// A network in canonical form; host bits are cleared.
fn network(text: Option<String>) -> Result<Cidr, ApiError> {
    let value = required(text, "destinationCidrBlock")?;
    Cidr::parse(&value).ok_or_else(|| ApiError::NotACidr { value, parameter: "destinationCidrBlock".to_owned() })
}

/// The network or prefix list of a route that may be there.
fn destination(network_text: Option<String>, prefix_list: Option<String>) -> Result<(&'static str, String), ApiError> {
    match (network_text, prefix_list) {
        (Some(_), Some(_)) => {
            let names = "destinationCidrBlock or destinationPrefixListId".to_owned();
            Err(ApiError::RouteTargetsSeveral { names })
        }
        (None, Some(list)) => {
            Kind::PrefixList.check(&list)?;
            Ok(("destination-prefix-list-id", list))
        }
        (text, None) => Ok(("destination-cidr-block", network(text)?.to_string())),
    }
}

fn route_of(
    call: &Call<'_>,
    table: &RouteTable,
    destination: &str,
) -> Result<Option<store::route_tables::Route>, Failure> {
    let mut routes = store::route_tables::routes_of(&call.tx, &table.id)?.into_iter();
    Ok(routes.find(|route| route.destination == destination))
}

/// Adds a route to a table.
pub fn create_route(call: &mut Call<'_>, input: RouteInput) -> Result<ReturnOutput, Failure> {
    input.refuse_unsupported()?;
    if input.destination_prefix_list_id.is_some() {
        // AWS takes lists of a customer's own, which are not here; its own lists are for gateway endpoints.
        return Err(ApiError::Unsupported { what: "The parameter DestinationPrefixListId".to_owned() }.into());
    }
    let network = network(input.destination_cidr_block.clone())?;
    let target = input.target()?;
    let table = find(call, &input.route_table_id)?;
    target.check(call, &table)?;
    target.check_inside(call, &table, network)?;
    let destination = network.to_string();
    if route_of(call, &table, &destination)?.is_some() {
        return Err(ApiError::RouteExists { destination }.into());
    }
    store::route_tables::insert_route(&call.tx, &table.id, &destination, IPV4, target.id())?;
    Ok(ReturnOutput::DONE)
}

/// Leads the destination of a route elsewhere.
pub fn replace_route(call: &mut Call<'_>, input: RouteInput) -> Result<Empty, Failure> {
    input.refuse_unsupported()?;
    let (_, destination) = destination(input.destination_cidr_block.clone(), input.destination_prefix_list_id.clone())?;
    let target = input.target()?;
    let table = find(call, &input.route_table_id)?;
    let Some(route) = route_of(call, &table, &destination)? else {
        return Err(ApiError::RouteUndefined { destination }.into());
    };
    if route.target == LOCAL {
        // AWS lets local routes be led to interfaces [I].
        return Err(ApiError::Unsupported { what: "A local route with another target".to_owned() }.into());
    }
    must_not_be_of_endpoint(&table, &route, "replace")?;
    target.check(call, &table)?;
    if let Some(network) = Cidr::parse(&destination) {
        target.check_inside(call, &table, network)?;
    }
    store::route_tables::replace_route(&call.tx, &table.id, &destination, target.id())?;
    Ok(Empty {})
}

/// A gateway endpoint's routes come and go with it (§6.1).
fn must_not_be_of_endpoint(table: &RouteTable, route: &store::route_tables::Route, verb: &str) -> Result<(), ApiError> {
    if route.destination_kind != PREFIX_LIST {
        return Ok(());
    }
    Err(ApiError::RouteKept {
        verb: verb.to_owned(),
        what: "VPC endpoint".to_owned(),
        destination: route.destination.clone(),
        table: table.id.clone(),
    })
}

/// Input of [`delete_route`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DeleteRouteInput {
    destination_prefix_list_id: Option<String>,
    route_table_id: String,
    destination_cidr_block: Option<String>,
    destination_ipv6_cidr_block: Unused,
}

/// Removes a route from a table.
pub fn delete_route(call: &mut Call<'_>, input: DeleteRouteInput) -> Result<Empty, Failure> {
    refuse_unsupported(&[("DestinationIpv6CidrBlock", &input.destination_ipv6_cidr_block)])?;
    let (what, destination) = destination(input.destination_cidr_block, input.destination_prefix_list_id)?;
    let table = find(call, &input.route_table_id)?;
    let Some(route) = route_of(call, &table, &destination)? else {
        return Err(ApiError::RouteNotFound { what: what.to_owned(), destination, table: table.id }.into());
    };
    if route.target == LOCAL {
        let (verb, what) = ("remove".to_owned(), "local".to_owned());
        return Err(ApiError::RouteKept { verb, what, destination, table: table.id }.into());
    }
    must_not_be_of_endpoint(&table, &route, "remove")?;
    store::route_tables::remove_route(&call.tx, &table.id, &destination)?;
    Ok(Empty {})
}
