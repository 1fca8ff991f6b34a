//! The provider's side of connections: DescribeVpcEndpointConnections, AcceptVpcEndpointConnections,
//! RejectVpcEndpointConnections (aws-behaviour.md §3.1, §5.12, §5.13; aws-behaviour-2.md table C).

use serde::{Deserialize, Serialize};

use super::deliveries::{self, Event};
use super::endpoints::{DnsEntry, Naming, dns_entries};
use super::paging::{FilterInput, SmallestPage, check_ids, select, seq_to_token};
use super::payers::{self, PayerResponsibilityEntry};
use super::services::changeable;
use super::tags::{self, Tag};
use super::{Call, Failure, UnsuccessfulOutput, mishaps};
use crate::domain::error::ApiError;
use crate::domain::ids::Kind;
use crate::domain::states::endpoint as states;
use crate::domain::time::wire;
use crate::store;
use crate::store::connections::{Connection, FILTERS};
use crate::store::services::Service;
use crate::store::state::Transition;

/// Input of [`accept_vpc_endpoint_connections`] and [`reject_vpc_endpoint_connections`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct ConnectionsInput {
    service_id: String,
    vpc_endpoint_ids: Vec<String>,
}

/// Lets endpoints use a service of the caller.
pub fn accept_vpc_endpoint_connections(
    call: &mut Call<'_>,
    input: ConnectionsInput,
) -> Result<UnsuccessfulOutput, Failure> {
    check_forms(&input)?;
    let service = changeable(call, &input.service_id)?;
    let due = call.after(call.config.delays.endpoint_available);
    let accepted = |id: &str| -> Result<Transition, Failure> {
        let Some(endpoint) = store::endpoints::find_of_anybody(&call.tx, call.scope(), id)? else {
            return Err(ApiError::EndpointNotFound { id: id.to_owned() }.into());
        };
        let places = store::endpoints::places_of(&call.tx, id)?;
        let subnets = places.iter().map(|place| place.subnet_id.as_str());
        let fate = mishaps::fate_of_endpoint(call, &endpoint.service_name, &endpoint.vpc_id, subnets);
        Ok(Transition::then(states::PENDING, fate, due))
    };
    decide(call, &input, &service, states::ACCEPTABLE, accepted, Event::Accept)
}

/// Refuses endpoints the use of a service of the caller, also those that were accepted before. They stay, interfaces and
/// names included, until their owner deletes them.
pub fn reject_vpc_endpoint_connections(
    call: &mut Call<'_>,
    input: ConnectionsInput,
) -> Result<UnsuccessfulOutput, Failure> {
    check_forms(&input)?;
    // Also of one that failed: it cannot be deleted while somebody is connected [I].
    let service = changeable(call, &input.service_id)?;
    let rejected = |_: &str| Ok(Transition::settled(states::REJECTED));
    decide(call, &input, &service, states::REJECTABLE, rejected, Event::Reject)
}

fn check_forms(input: &ConnectionsInput) -> Result<(), ApiError> {
    Kind::EndpointService.check(&input.service_id)?;
    check_ids(Kind::Endpoint, &input.vpc_endpoint_ids).map(drop)
}

/// Begins a transition of each endpoint that is in one of these states, and tells of it.
fn decide(
    call: &Call<'_>,
    input: &ConnectionsInput,
    service: &Service,
    from: &[&str],
    transition: impl Fn(&str) -> Result<Transition, Failure>,
    event: Event,
) -> Result<UnsuccessfulOutput, Failure> {
    UnsuccessfulOutput::of_each(&input.vpc_endpoint_ids, |id| {
        let Some(state) = store::connections::state_of(&call.tx, &service.id, id)? else {
            explain_absence(call, id)?;
            return Err(ApiError::EndpointNotFound { id: id.to_owned() }.into());
        };
        if !from.contains(&state.as_str()) {
            call.explain(format!("{id} is {state}, not {}", from.join(" or ")));
            return Err(ApiError::ConnectionState { id: id.to_owned() }.into());
        }
        store::endpoints::set_state(&call.tx, id, transition(id)?)?;
        deliveries::tell(call, event, id)
    })
}

/// Notes where an endpoint leads to that is not the service's.
fn explain_absence(call: &Call<'_>, id: &str) -> Result<(), Failure> {
    if let Some(serving) = store::connections::service_of(&call.tx, id)? {
        call.explain(format!("{id} is an endpoint of {}", serving.service_id));
    } else if let Some(endpoint) = store::endpoints::find_of_anybody(&call.tx, call.scope(), id)? {
        call.explain(format!("{id} is an endpoint of {}", endpoint.service_name));
    }
    Ok(())
}

/// Input of [`describe_vpc_endpoint_connections`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DescribeVpcEndpointConnectionsInput {
    filters: Vec<FilterInput>,
    max_results: Option<i64>,
    next_token: Option<String>,
}

/// Output of [`describe_vpc_endpoint_connections`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeVpcEndpointConnectionsOutput {
    vpc_endpoint_connections: Vec<VpcEndpointConnection>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct VpcEndpointConnection {
    service_id: String,
    vpc_endpoint_id: String,
    vpc_endpoint_owner: String,
    vpc_endpoint_state: String,
    creation_timestamp: String,
    dns_entries: Vec<DnsEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    network_load_balancer_arns: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gateway_load_balancer_arns: Option<Vec<String>>,
    ip_address_type: String,
    vpc_endpoint_connection_id: String,
    tags: Vec<Tag>,
    vpc_endpoint_region: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    payer_responsibilities: Option<[PayerResponsibilityEntry; 1]>,
}

/// Lists the connections of the caller's services.
pub fn describe_vpc_endpoint_connections(
    call: &mut Call<'_>,
    input: DescribeVpcEndpointConnectionsInput,
) -> Result<DescribeVpcEndpointConnectionsOutput, Failure> {
    let DescribeVpcEndpointConnectionsInput { filters, max_results, next_token } = &input;
    let selection = select(None, FILTERS, filters, *max_results, SmallestPage::Five, next_token.as_deref())?;
    let page = store::connections::page(&call.tx, call.scope(), &selection)?;
    Ok(DescribeVpcEndpointConnectionsOutput {
        vpc_endpoint_connections: page.rows.into_iter().map(|row| described(call, row)).collect::<Result<_, _>>()?,
        next_token: page.next.map(seq_to_token),
    })
}

fn described(call: &Call<'_>, row: Connection) -> Result<VpcEndpointConnection, Failure> {
    let Connection { id, service_id, endpoint, payer_responsibility } = row;
    let places = store::endpoints::places_of(&call.tx, &endpoint.id)?;
    // Of a service that is gone there are none any more.
    let arns = store::services::load_balancers_of(&call.tx, &service_id)?;
    let known = |arns: Vec<String>| Some(arns).filter(|arns| !arns.is_empty());
    let (network, gateway) = arns.into_iter().partition(|arn: &String| arn.contains(":loadbalancer/net/"));
    Ok(VpcEndpointConnection {
        dns_entries: dns_entries(&endpoint, &places, &Naming::of(&endpoint)),
        service_id,
        vpc_endpoint_id: endpoint.id,
        vpc_endpoint_owner: endpoint.account,
        vpc_endpoint_state: endpoint.state,
        creation_timestamp: wire(endpoint.created_at),
        network_load_balancer_arns: known(network),
        gateway_load_balancer_arns: known(gateway),
        ip_address_type: endpoint.ip_address_type,
        tags: tags::of(call, &id)?,
        vpc_endpoint_connection_id: id,
        vpc_endpoint_region: endpoint.region,
        payer_responsibilities: payer_responsibility.map(payers::entries),
    })
}
