//! Gateway endpoints: a route to a prefix list in each of their route tables (lab-behaviour.md §6.1).

use super::explain_elsewhere;
use crate::domain::aws_services::GATEWAY;
use crate::domain::aws_services::prefix_lists::{self, PrefixList};
use crate::domain::error::ApiError;
use crate::ops::services::offered::{Offered, Provider};
use crate::ops::{Call, Failure};
use crate::store;
use crate::store::endpoints::Endpoint;
use crate::store::route_tables::PREFIX_LIST;

/// The policy of an endpoint that is given none (aws-behaviour.md §4.4).
pub(super) const DEFAULT_POLICY: &str = "{\"Version\":\"2008-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\
     \"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

/// What is answered for its DNS records, of which it has none: seen in a create answer of 2026.
pub(super) const RECORD_TYPE: &str = "service-defined";

/// Refuses what only endpoints with interfaces have.
pub(super) fn check_bare(
    subnets: bool,
    groups: bool,
    private_dns: Option<bool>,
    service: &str,
) -> Result<(), ApiError> {
    if subnets {
        return Err(ApiError::SubnetsForGateway);
    }
    if groups {
        return Err(ApiError::GroupsForInterfaceOnly);
    }
    // What AWS says is not known; a gateway service has no private name [I].
    if private_dns == Some(true) {
        return Err(ApiError::PrivateDnsWithoutName { service: service.to_owned() });
    }
    Ok(())
}

fn prefix_list(service: &Offered) -> Option<PrefixList> {
    let Provider::Aws(offer) = &service.provider else { return None };
    prefix_lists::of_gateway(offer)
}

/// Lets these route tables lead to the endpoint no more.
pub(super) fn remove_routes(call: &Call<'_>, service: &Offered, ids: &[String]) -> Result<(), Failure> {
    let Some(list) = prefix_list(service) else { return Ok(()) };
    for id in ids {
        store::route_tables::remove_route(&call.tx, id, &list.id)?;
    }
    Ok(())
}

/// Lets these route tables of the endpoint's VPC lead to it.
pub(super) fn add_routes(
    call: &Call<'_>,
    endpoint: &Endpoint,
    service: &Offered,
    ids: &[String],
) -> Result<Vec<String>, Failure> {
    let Some(list) = prefix_list(service) else { return Ok(Vec::new()) };
    let mut tables: Vec<String> = Vec::new();
    for id in ids {
        if tables.contains(id) {
            continue;
        }
        let found = store::route_tables::find(&call.tx, call.scope(), id)?;
        let vpc = found.ok_or_else(|| ApiError::RouteTableNotFound { id: id.clone() })?.vpc_id;
        if vpc != endpoint.vpc_id {
            explain_elsewhere(call, id, &vpc);
            return Err(ApiError::RouteTableOfOtherVpc { table: id.clone(), vpc: endpoint.vpc_id.clone() }.into());
        }
        store::route_tables::insert_route(&call.tx, id, &list.id, PREFIX_LIST, &endpoint.id).map_err(|error| {
            let taken = || ApiError::EndpointRouteExists { table: id.clone(), list: list.id.clone() };
            if error.is_duplicate() { Failure::from(taken()) } else { error.into() }
        })?;
        tables.push(id.clone());
    }
    Ok(tables)
}

/// Refuses `PrivateDnsOnlyForInboundResolverEndpoint` where the VPC's own traffic would have no way to the service.
pub(super) fn must_be_there(call: &Call<'_>, vpc: &str, service: &Offered) -> Result<(), Failure> {
    if store::endpoints::has_gateway(&call.tx, vpc, &service.name)? {
        return Ok(());
    }
    call.explain(format!("{vpc} has no available {GATEWAY} endpoint of {}", service.name));
    Err(ApiError::InboundResolverGateway { vpc: vpc.to_owned() }.into())
}
