//! Endpoint services: the provider's configurations (aws-behaviour.md §5.1, §5.3, §5.5), and in [`offered`] what consumers
//! see of them.

pub mod offered;

mod modify;
mod parts;
mod private_dns;

pub use self::modify::modify_vpc_endpoint_service_configuration;
pub(super) use self::private_dns::records_changed;
pub use self::private_dns::start_vpc_endpoint_service_private_dns_verification;

use serde::{Deserialize, Serialize};

use self::parts::{
    RegionTransitions, change_address_types, change_regions, check_address_types, check_crossing, check_regions,
    existing, one_kind, zones_behind,
};
use self::private_dns::{check_form, check_name, new_private_dns};
use super::paging::{FilterInput, SmallestPage, check_ids, select, seq_to_token};
use super::tags::{self, Tag, TagSpecification};
use super::{Call, Failure, UnsuccessfulOutput, mishaps};
use crate::domain::dns;
use crate::domain::error::ApiError;
use crate::domain::ids::Kind;
use crate::domain::regions::{Region, ZoneMap};
use crate::domain::states;
use crate::store;
use crate::store::services::{CONFIGURATION_FILTERS, Parts, PrivateDns, Service, SupportedRegion};
use crate::store::state::Transition;

/// Input of [`create_vpc_endpoint_service_configuration`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct CreateVpcEndpointServiceConfigurationInput {
    acceptance_required: Option<bool>,
    private_dns_name: Option<String>,
    network_load_balancer_arns: Vec<String>,
    gateway_load_balancer_arns: Vec<String>,
    supported_ip_address_types: Vec<String>,
    supported_regions: Vec<String>,
    client_token: Option<String>,
    tag_specifications: Vec<TagSpecification>,
}

/// Output of [`create_vpc_endpoint_service_configuration`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateVpcEndpointServiceConfigurationOutput {
    service_configuration: ServiceConfiguration,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_token: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct ServiceConfiguration {
    service_type: [ServiceTypeDetail; 1],
    service_id: String,
    service_name: String,
    service_state: String,
    availability_zone_ids: Vec<String>,
    availability_zones: Vec<String>,
    acceptance_required: bool,
    manages_vpc_endpoints: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    network_load_balancer_arns: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gateway_load_balancer_arns: Option<Vec<String>>,
    supported_ip_address_types: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    base_endpoint_dns_names: Option<[String; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    private_dns_name: Option<String>,
    private_dns_name_configuration: PrivateDnsNameConfiguration,
    #[serde(skip_serializing_if = "Option::is_none")]
    payer_responsibility: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tags: Option<Vec<Tag>>,
    supported_regions: Vec<SupportedRegionDetail>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct ServiceTypeDetail {
    service_type: String,
}

/// Empty without a private name, never absent (§1).
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "PascalCase")]
struct PrivateDnsNameConfiguration {
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    r#type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct SupportedRegionDetail {
    region: String,
    service_state: String,
}

pub(super) const INTERFACE: &str = "Interface";
pub(super) const GATEWAY_LOAD_BALANCER: &str = "GatewayLoadBalancer";

/// Offers a service behind load balancers.
pub fn create_vpc_endpoint_service_configuration(
    call: &mut Call<'_>,
    input: CreateVpcEndpointServiceConfigurationInput,
) -> Result<CreateVpcEndpointServiceConfigurationOutput, Failure> {
    let tags = tags::of_specifications(Kind::EndpointService, &input.tag_specifications)?;
    let (kind, arns) = one_kind(input.network_load_balancer_arns, input.gateway_load_balancer_arns)?;
    // Without any it is IPv4 (§5.1).
    let mut address_types = vec!["ipv4".to_owned()];
    if !input.supported_ip_address_types.is_empty() {
        address_types.clear();
    }
    check_address_types(input.supported_ip_address_types.iter())?;
    change_address_types(&mut address_types, &[], &input.supported_ip_address_types)?;
    check_regions(call.region, &input.supported_regions)?;
    let host = Transition::settled(states::service_region::AVAILABLE);
    let mut regions = vec![SupportedRegion::new(call.region.name, host)];
    change_regions(call.region, &mut regions, &[], &input.supported_regions, RegionTransitions::of(call))?;
    let private_dns_name = input.private_dns_name.filter(|name| !name.is_empty());
    private_dns_name.as_deref().map_or(Ok(()), check_form)?;
    let load_balancers = existing(call, &arns)?;
    private_dns_name.as_ref().map_or(Ok(()), |name| check_name(call, kind, name))?;
    check_crossing(call, kind, &input.supported_regions)?;
    let zones = zones_behind(call, None, &load_balancers, &address_types)?;

    let private_dns = private_dns_name.map(|name| new_private_dns(call, name));
    let id = call.new_id(Kind::EndpointService);
    let transition = first_state(call, &arns);
    let service = Service {
        name: dns::service_name(call.region.name, &id),
        account: call.caller.account.clone(),
        region: call.region.name.to_owned(),
        kind: kind.to_owned(),
        // "By default, connection requests must be accepted" (§5.1) [I] for the API.
        acceptance_required: input.acceptance_required.unwrap_or(true),
        private_dns,
        payer_responsibility: None,
        state: transition.state.to_owned(),
        id,
    };
    let parts = Parts { load_balancers: arns, zones, address_types, regions };
    store::services::insert(&call.tx, &service, transition, &parts)?;
    let tags = tags::put_on_new(call, Kind::EndpointService, &service.id, tags)?;
    Ok(CreateVpcEndpointServiceConfigurationOutput {
        service_configuration: configuration(&call.zones, service, parts, tags),
        client_token: input.client_token,
    })
}

/// What becomes of a new service: it is seen available at once in every real answer (§3.2), unless the configuration says
/// otherwise.
fn first_state(call: &Call<'_>, load_balancers: &[String]) -> Transition {
    let (pending, fate) = (states::service::PENDING, mishaps::fate_of_service(call, load_balancers));
    let due = call.after(call.config.delays.service_available);
    if fate == states::service::AVAILABLE {
        Transition::after(pending, fate, call.now(), due)
    } else {
        Transition::then(pending, fate, due)
    }
}

/// A service of the caller that can be changed: one on its way out counts as gone (§3.1), one that failed can be changed,
/// to no avail [I].
///
/// # Errors
/// `InvalidVpcEndpointServiceId.Malformed`, `InvalidVpcEndpointServiceId.NotFound`.
pub(super) fn changeable(call: &Call<'_>, id: &str) -> Result<Service, Failure> {
    Kind::EndpointService.check(id)?;
    let found = store::services::find(&call.tx, call.scope(), id)?;
    if let Some(service) = found.filter(|service| service.state != states::service::DELETING) {
        return Ok(service);
    }
    explain_absence(call, id)?;
    Err(ApiError::ServiceIdNotFound { id: id.to_owned() }.into())
}

/// Notes why a service that is there does not exist for the caller.
pub(super) fn explain_absence(call: &Call<'_>, id: &str) -> Result<(), Failure> {
    if let Some(service) = store::services::find_of_anybody(&call.tx, call.scope(), id)? {
        let Service { account, region, state, .. } = service;
        call.explain(if account != call.caller.account {
            format!("{id} is a service of account {account}")
        } else if region != call.region.name {
            format!("{id} is a service in {region}")
        } else {
            format!("{id} is {state}")
        });
    }
    Ok(())
}

/// Notes which endpoints, and in which states, keep a service from something.
fn explain_active(call: &Call<'_>, service: &str, active: &[(String, String)]) {
    let each: Vec<_> = active.iter().map(|(endpoint, state)| format!("{endpoint} ({state})")).collect();
    let more = if active.len() < MOST_TOLD as usize { "" } else { ", and maybe more" };
    call.explain(format!("{service} has connections with {}{more}", each.join(", ")));
}

/// So many of a service's connections are told that are in the way of something.
const MOST_TOLD: u32 = 10;

/// Zone ids and the names that an account knows the zones by, in the order of the names, without those that it lacks (§5.8).
fn zones_as_seen(map: &ZoneMap, mut ids: Vec<String>) -> (Vec<String>, Vec<String>) {
    let name = |id: &String| map.by_id(id).map(|zone| map.name(zone));
    ids.retain(|id| map.by_id(id).is_some());
    ids.sort_by_key(name);
    ids.dedup();
    let names = ids.iter().filter_map(name).collect();
    (ids, names)
}

/// What the names of a service's endpoints end with; Gateway Load Balancer services have none (§5.1).
fn base_name(service: &Service) -> String {
    let suffix = Region::find(&service.region).map_or("amazonaws.com", Region::dns_suffix);
    dns::base_endpoint_name(&service.id, &service.region, suffix)
}

fn base_names(service: &Service) -> Option<[String; 1]> {
    (service.kind == INTERFACE).then(|| [base_name(service)])
}

fn configuration(map: &ZoneMap, service: Service, parts: Parts, tags: Option<Vec<Tag>>) -> ServiceConfiguration {
    let (availability_zone_ids, availability_zones) = zones_as_seen(map, parts.zones);
    let is_interface = service.kind == INTERFACE;
    let supported =
        |region: SupportedRegion| SupportedRegionDetail { region: region.name, service_state: region.state };
    ServiceConfiguration {
        base_endpoint_dns_names: base_names(&service),
        service_type: [ServiceTypeDetail { service_type: service.kind }],
        service_id: service.id,
        service_name: service.name,
        service_state: service.state,
        availability_zone_ids,
        availability_zones,
        acceptance_required: service.acceptance_required,
        manages_vpc_endpoints: false,
        network_load_balancer_arns: is_interface.then(|| parts.load_balancers.clone()),
        gateway_load_balancer_arns: (!is_interface).then_some(parts.load_balancers),
        supported_ip_address_types: parts.address_types,
        private_dns_name: service.private_dns.as_ref().map(|dns| dns.name.clone()),
        private_dns_name_configuration: service.private_dns.map(verification).unwrap_or_default(),
        payer_responsibility: service.payer_responsibility,
        tags,
        supported_regions: parts.regions.into_iter().map(supported).collect(),
    }
}

fn verification(dns: PrivateDns) -> PrivateDnsNameConfiguration {
    PrivateDnsNameConfiguration {
        state: Some(dns.state),
        r#type: Some("TXT"),
        value: Some(dns.record_value),
        name: Some(dns.record_name),
    }
}

/// Input of [`describe_vpc_endpoint_service_configurations`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DescribeVpcEndpointServiceConfigurationsInput {
    service_ids: Vec<String>,
    filters: Vec<FilterInput>,
    max_results: Option<i64>,
    next_token: Option<String>,
}

/// Output of [`describe_vpc_endpoint_service_configurations`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeVpcEndpointServiceConfigurationsOutput {
    service_configurations: Vec<ServiceConfiguration>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
}

/// Lists the caller's own services.
pub fn describe_vpc_endpoint_service_configurations(
    call: &mut Call<'_>,
    input: DescribeVpcEndpointServiceConfigurationsInput,
) -> Result<DescribeVpcEndpointServiceConfigurationsOutput, Failure> {
    let DescribeVpcEndpointServiceConfigurationsInput { service_ids, filters, max_results, next_token } = &input;
    let ids = Some((Kind::EndpointService, service_ids.as_slice()));
    let token = next_token.as_deref();
    let selection = select(ids, CONFIGURATION_FILTERS, filters, *max_results, SmallestPage::Five, token)?;
    let page = store::services::page(&call.tx, call.scope(), &selection)?;
    if let Some(id) = page.unknown.into_iter().next() {
        explain_absence(call, &id)?;
        return Err(ApiError::ServiceIdNotFound { id }.into());
    }
    let described = |service: Service| -> Result<ServiceConfiguration, Failure> {
        let parts = store::services::parts_of(&call.tx, &service.id)?;
        let tags = Some(tags::of(call, &service.id)?);
        Ok(configuration(&call.zones, service, parts, tags))
    };
    Ok(DescribeVpcEndpointServiceConfigurationsOutput {
        service_configurations: page.rows.into_iter().map(described).collect::<Result<_, _>>()?,
        next_token: page.next.map(seq_to_token),
    })
}

/// Input of [`delete_vpc_endpoint_service_configurations`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DeleteVpcEndpointServiceConfigurationsInput {
    service_ids: Vec<String>,
}

/// Withdraws services that have no active connection (§3.2, aws-behaviour-2.md A12).
pub fn delete_vpc_endpoint_service_configurations(
    call: &mut Call<'_>,
    input: DeleteVpcEndpointServiceConfigurationsInput,
) -> Result<UnsuccessfulOutput, Failure> {
    check_ids(Kind::EndpointService, &input.service_ids)?;
    UnsuccessfulOutput::of_each(&input.service_ids, |id| delete(call, id))
}

fn delete(call: &Call<'_>, id: &str) -> Result<(), Failure> {
    let Some(service) = store::services::find(&call.tx, call.scope(), id)? else {
        explain_absence(call, id)?;
        return Err(ApiError::ServiceItemNotFound { id: id.to_owned() }.into());
    };
    // Asking again changes nothing: it is on its way out.
    if service.state == states::service::DELETING {
        return Ok(());
    }
    let active = store::connections::in_states(&call.tx, &service.id, states::endpoint::ACTIVE, MOST_TOLD)?;
    if !active.is_empty() {
        explain_active(call, id, &active);
        return Err(ApiError::ServiceInUse.into());
    }
    let delays = &call.config.delays;
    let gone_at = call.after(delays.service_deleted);
    let transition = Transition::then(states::service::DELETING, states::service::DELETED, gone_at);
    store::services::set_state(&call.tx, id, transition)?;
    // Its rejected connections stay listed for a while (§3.1).
    let unlisted_at = call.after(delays.service_deleted.saturating_add(delays.connection_lingers));
    Ok(store::connections::release_of_service(&call.tx, id, unlisted_at)?)
}

#[cfg(test)]
mod tests;
