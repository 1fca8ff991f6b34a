//! ModifyVpcEndpointServiceConfiguration (aws-behaviour.md §5.4; aws-behaviour-2.md table C).

use serde::Deserialize;

use super::parts::{
    RegionTransitions, change_address_types, change_regions, check_address_types, check_arns, check_crossing,
    check_regions, existing, zones_behind,
};
use super::private_dns::{check_form, check_name, new_private_dns};
use super::{GATEWAY_LOAD_BALANCER, INTERFACE, MOST_TOLD, changeable, explain_active};
use crate::domain::error::ApiError;
use crate::domain::ids::Kind;
use crate::domain::states::endpoint::ACTIVE;
use crate::ops::{Call, Failure, ReturnOutput};
use crate::store;
use crate::store::services::{Parts, Service};

/// Input of [`modify_vpc_endpoint_service_configuration`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct ModifyVpcEndpointServiceConfigurationInput {
    service_id: String,
    private_dns_name: Option<String>,
    remove_private_dns_name: Option<bool>,
    acceptance_required: Option<bool>,
    add_network_load_balancer_arns: Vec<String>,
    remove_network_load_balancer_arns: Vec<String>,
    add_gateway_load_balancer_arns: Vec<String>,
    remove_gateway_load_balancer_arns: Vec<String>,
    add_supported_ip_address_types: Vec<String>,
    remove_supported_ip_address_types: Vec<String>,
    add_supported_regions: Vec<String>,
    remove_supported_regions: Vec<String>,
}

/// Changes a service of the caller. In any case its zones are read anew from its load balancers; connections that are
/// there stay as they are.
pub fn modify_vpc_endpoint_service_configuration(
    call: &mut Call<'_>,
    input: ModifyVpcEndpointServiceConfigurationInput,
) -> Result<ReturnOutput, Failure> {
    Kind::EndpointService.check(&input.service_id)?;
    for (kind, lists) in [
        (INTERFACE, [&input.add_network_load_balancer_arns, &input.remove_network_load_balancer_arns]),
        (GATEWAY_LOAD_BALANCER, [&input.add_gateway_load_balancer_arns, &input.remove_gateway_load_balancer_arns]),
    ] {
        lists.into_iter().try_for_each(|arns| check_arns(kind, arns))?;
    }
    let (remove, add) = (&input.remove_supported_ip_address_types, &input.add_supported_ip_address_types);
    check_address_types(add.iter().chain(remove))?;
    check_regions(call.region, &input.add_supported_regions)?;
    check_name_change(&input)?;
    let mut service = changeable(call, &input.service_id)?;
    existing(call, &input.add_network_load_balancer_arns)?;
    existing(call, &input.add_gateway_load_balancer_arns)?;
    let mut parts = store::services::parts_of(&call.tx, &service.id)?;
    let name = NameChange::of(call, &service, &input)?;
    let zones_before = std::mem::take(&mut parts.zones);

    change_address_types(&mut parts.address_types, remove, add)?;
    let (remove, add) = (&input.remove_supported_regions, &input.add_supported_regions);
    check_crossing(call, &service.kind, add)?;
    change_regions(call.region, &mut parts.regions, remove, add, RegionTransitions::of(call))?;
    let removed = change_load_balancers(&service, &mut parts, &input)?;
    let load_balancers = existing(call, &parts.load_balancers)?;
    parts.zones = zones_behind(call, Some(&service.id), &load_balancers, &parts.address_types)?;
    if removed {
        check_zones_left(call, &service, &zones_before, &parts.zones)?;
    }
    match name {
        NameChange::Keep => {}
        NameChange::Set(name) => service.private_dns = Some(new_private_dns(call, name)),
        NameChange::Remove => {
            // Only without connections, by the user guide of 2020 [D]; what AWS answers is not known [I].
            let active = store::connections::in_states(&call.tx, &service.id, ACTIVE, MOST_TOLD)?;
            if !active.is_empty() {
                explain_active(call, &service.id, &active);
                return Err(ApiError::ServiceInUse.into());
            }
            service.private_dns = None;
        }
    }
    service.acceptance_required = input.acceptance_required.unwrap_or(service.acceptance_required);
    store::services::update(&call.tx, &service, &parts)?;
    Ok(ReturnOutput::DONE)
}

/// Refuses a name that none can be, and one that is both set and removed.
fn check_name_change(input: &ModifyVpcEndpointServiceConfigurationInput) -> Result<(), ApiError> {
    match input.private_dns_name.as_deref() {
        None | Some("") => Ok(()),
        Some(_) if input.remove_private_dns_name == Some(true) => Err(ApiError::PrivateDnsNameKeptAndRemoved),
        Some(name) => check_form(name),
    }
}

/// What becomes of the private name.
enum NameChange {
    Keep,
    /// To this one, which is to be verified. Endpoints that use the old one are not touched: they keep private DNS enabled,
    /// but no other can enable it until the new name is verified [I].
    Set(String),
    Remove,
}

impl NameChange {
    /// The same name again, or the removal of none, changes nothing [I]; the empty name removes (§5.4).
    fn of(
        call: &Call<'_>,
        service: &Service,
        input: &ModifyVpcEndpointServiceConfigurationInput,
    ) -> Result<Self, ApiError> {
        let removes = input.remove_private_dns_name == Some(true);
        let name = service.private_dns.as_ref().map(|dns| dns.name.as_str());
        match input.private_dns_name.as_deref() {
            Some(wanted) if !wanted.is_empty() => {
                check_name(call, &service.kind, wanted)?;
                Ok(if name == Some(wanted) { Self::Keep } else { Self::Set(wanted.to_owned()) })
            }
            empty => Ok(if name.is_some() && (removes || empty.is_some()) { Self::Remove } else { Self::Keep }),
        }
    }
}

/// Removes load balancers from a service, then adds others, which must be of its kind; says whether any was removed. One
/// that it has already is not added again [I].
fn change_load_balancers(
    service: &Service,
    parts: &mut Parts,
    input: &ModifyVpcEndpointServiceConfigurationInput,
) -> Result<bool, ApiError> {
    let network = (&input.add_network_load_balancer_arns, &input.remove_network_load_balancer_arns);
    let gateway = (&input.add_gateway_load_balancer_arns, &input.remove_gateway_load_balancer_arns);
    let (own, other) = if service.kind == INTERFACE { (network, gateway) } else { (gateway, network) };
    if !other.0.is_empty() {
        return Err(ApiError::LoadBalancerRequired);
    }
    if let Some(arn) = own.1.iter().chain(other.1).find(|arn| !parts.load_balancers.contains(arn)) {
        return Err(ApiError::LoadBalancerNotAttached { arn: arn.clone(), service: service.id.clone() });
    }
    let before = parts.load_balancers.len();
    parts.load_balancers.retain(|arn| !own.1.contains(arn));
    let removed = parts.load_balancers.len() < before;
    for arn in own.0 {
        if !parts.load_balancers.contains(arn) {
            parts.load_balancers.push(arn.clone());
        }
    }
    if parts.load_balancers.is_empty() { Err(ApiError::LoadBalancerRequired) } else { Ok(removed) }
}

/// Refuses to leave an active connection without a load balancer in a zone in which it had one.
fn check_zones_left(call: &Call<'_>, service: &Service, before: &[String], after: &[String]) -> Result<(), Failure> {
    for (endpoint, state) in store::connections::in_states(&call.tx, &service.id, ACTIVE, u32::MAX)? {
        let places = store::endpoints::places_of(&call.tx, &endpoint)?;
        let mut zones = places.iter().map(|place| &place.zone_id);
        if let Some(zone) = zones.find(|zone| before.contains(zone) && !after.contains(zone)) {
            call.explain(format!("{endpoint} ({state}) is in {zone}, where no load balancer would be left"));
            return Err(ApiError::ServiceInUse.into());
        }
    }
    Ok(())
}
