//! Changes of a load balancer that is there: SetSubnets, SetSecurityGroups, SetIpAddressType, DeleteLoadBalancer
//! (lab-behaviour.md §10.2, §10.6).

use serde::{Deserialize, Serialize};

use super::settings::{self, IP_ADDRESS_TYPE, Type, check_ip_address_type, one_vpc, places, zone_of};
use super::{AvailabilityZone, SubnetMapping, attributes, check_arn, existing, make_interface};
use crate::domain::error::ApiError;
use crate::ops::{Call, Empty, Failure, Unused, refuse_unsupported};
use crate::store;
use crate::store::load_balancers::{LoadBalancer, Zone};
use crate::store::subnets::Subnet;

/// Input of [`set_subnets`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct SetSubnetsInput {
    load_balancer_arn: String,
    subnets: Vec<String>,
    subnet_mappings: Vec<SubnetMapping>,
    ip_address_type: Option<String>,
    enable_prefix_for_ipv6_source_nat: Unused,
}

/// Output of [`set_subnets`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct SetSubnetsOutput {
    availability_zones: Vec<AvailabilityZone>,
    ip_address_type: String,
}

/// Has a load balancer serve the zones of these subnets and no others.
pub fn set_subnets(call: &mut Call<'_>, input: SetSubnetsInput) -> Result<SetSubnetsOutput, Failure> {
    refuse_unsupported(&[("EnablePrefixForIpv6SourceNat", &input.enable_prefix_for_ipv6_source_nat)])?;
    let row = existing(call, &input.load_balancer_arn)?;
    check_ip_address_type(input.ip_address_type.as_deref())?;
    let mut wanted = places(call, row.scheme.as_deref(), &input.subnets, &input.subnet_mappings)?;
    if wanted.iter().any(|(subnet, _)| subnet.vpc_id != row.vpc_id) {
        return Err(ApiError::LoadBalancerVpcs.into());
    }
    let before = store::load_balancers::zones_of(&call.tx, &row.arn)?;
    keep_addresses(call, &before, &mut wanted)?;
    one_vpc(&wanted)?;
    let zones: Vec<Zone> = wanted.iter().map(zone_of).collect();
    let removed: Vec<&Zone> =
        before.iter().filter(|zone| !zones.iter().any(|kept| kept.zone_id == zone.zone_id)).collect();
    check_removed(call, &row, &zones, &removed)?;

    for zone in removed {
        store::interfaces::release_of_load_balancer(&call.tx, &row.arn, Some(&zone.subnet_id), call.now())?;
    }
    store::load_balancers::set_zones(&call.tx, &row.arn, &zones)?;
    let groups = store::load_balancers::groups_of(&call.tx, &row.arn)?;
    for (subnet, address) in &wanted {
        if !before.iter().any(|zone| zone.subnet_id == subnet.id) {
            make_interface(call, &row, subnet, &groups, address.as_deref())?;
        }
    }
    Ok(SetSubnetsOutput {
        availability_zones: zones.into_iter().map(AvailabilityZone::from).collect(),
        ip_address_type: row.ip_address_type,
    })
}

/// Refuses other subnets of zones that are served already; a zone that stays keeps its address.
fn keep_addresses(call: &Call<'_>, before: &[Zone], wanted: &mut [(Subnet, Option<String>)]) -> Result<(), ApiError> {
    for (subnet, address) in wanted {
        let Some(served) = before.iter().find(|zone| zone.zone_id == subnet.zone_id) else { continue };
        let (zone, id) = (served.zone_name.clone(), subnet.id.clone());
        if served.subnet_id != subnet.id {
            return Err(ApiError::LoadBalancerZoneTaken { zone, subnet: id });
        }
        match address {
            Some(other) if served.chosen_address.as_ref() != Some(other) => {
                call.explain(format!("the load balancer keeps the address that it has in {zone}"));
                return Err(ApiError::LoadBalancerAddress { address: other.clone(), subnet: id });
            }
            _ => address.clone_from(&served.chosen_address),
        }
    }
    Ok(())
}

/// Refuses to remove zones that an endpoint service relies on, or any of a Gateway Load Balancer's.
fn check_removed(call: &Call<'_>, row: &LoadBalancer, zones: &[Zone], removed: &[&Zone]) -> Result<(), Failure> {
    if removed.is_empty() {
        return Ok(());
    }
    if let Some(service) = store::services::find_by_load_balancer(&call.tx, &row.arn)? {
        let relied_on = store::services::parts_of(&call.tx, &service)?.zones;
        let used: Vec<&str> = removed
            .iter()
            .filter(|zone| relied_on.contains(&zone.zone_id))
            .map(|zone| zone.zone_name.as_str())
            .collect();
        if !used.is_empty() {
            call.explain(format!("the endpoint service {service} has the load balancer and its zones"));
            let given: Vec<&str> = zones.iter().map(|zone| zone.zone_name.as_str()).collect();
            return Err(ApiError::LoadBalancerZonesInUse { given: given.join(", "), used: used.join(", ") }.into());
        }
    }
    if Type::of(row) == Type::Gateway { Err(ApiError::GatewayZoneRemoved.into()) } else { Ok(()) }
}

/// Input of [`set_security_groups`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct SetSecurityGroupsInput {
    load_balancer_arn: String,
    security_groups: Vec<String>,
    enforce_security_group_inbound_rules_on_private_link_traffic: Option<String>,
}

/// Output of [`set_security_groups`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct SetSecurityGroupsOutput {
    security_group_ids: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    enforce_security_group_inbound_rules_on_private_link_traffic: Option<String>,
}

/// Puts a Network Load Balancer and its interfaces into other security groups.
pub fn set_security_groups(
    call: &mut Call<'_>,
    input: SetSecurityGroupsInput,
) -> Result<SetSecurityGroupsOutput, Failure> {
    let row = existing(call, &input.load_balancer_arn)?;
    let enforced = input.enforce_security_group_inbound_rules_on_private_link_traffic;
    if let Some(enforced) = &enforced {
        let member = "enforceSecurityGroupInboundRulesOnPrivateLinkTraffic";
        ApiError::check_choice(enforced, member, &["on", "off"])?;
    }
    let groups = settings::groups(call, Type::of(&row), &row.vpc_id, &input.security_groups)?;
    if store::load_balancers::groups_of(&call.tx, &row.arn)?.is_empty() {
        return Err(ApiError::LoadBalancerWithoutGroups.into());
    }
    if groups.is_empty() {
        return Err(ApiError::SettingMissing { what: "At least one security group".to_owned() }.into());
    }
    store::load_balancers::set_groups(&call.tx, &row.arn, &groups)?;
    if let Some(enforced) = &enforced {
        store::load_balancers::set_enforce_inbound_rules(&call.tx, &row.arn, enforced)?;
    }
    Ok(SetSecurityGroupsOutput {
        security_group_ids: groups,
        enforce_security_group_inbound_rules_on_private_link_traffic: enforced.or(row.enforce_inbound_rules),
    })
}

/// Input of [`set_ip_address_type`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct SetIpAddressTypeInput {
    load_balancer_arn: String,
    ip_address_type: String,
}

/// Output of [`set_ip_address_type`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct SetIpAddressTypeOutput {
    ip_address_type: &'static str,
}

/// Leaves a load balancer with IPv4 addresses: others need subnets with IPv6.
pub fn set_ip_address_type(
    call: &mut Call<'_>,
    input: SetIpAddressTypeInput,
) -> Result<SetIpAddressTypeOutput, Failure> {
    existing(call, &input.load_balancer_arn)?;
    check_ip_address_type(Some(&input.ip_address_type))?;
    Ok(SetIpAddressTypeOutput { ip_address_type: IP_ADDRESS_TYPE })
}

/// Input of [`delete_load_balancer`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DeleteLoadBalancerInput {
    load_balancer_arn: String,
}

/// Deletes a load balancer with its listeners and interfaces, at once; target groups stay. One that is not there is no
/// error.
pub fn delete_load_balancer(call: &mut Call<'_>, input: DeleteLoadBalancerInput) -> Result<Empty, Failure> {
    let DeleteLoadBalancerInput { load_balancer_arn: arn } = input;
    check_arn(call, "load balancer", "loadbalancer", &arn)?;
    let Some(row) = store::load_balancers::find(&call.tx, call.scope(), &arn)? else { return Ok(Empty {}) };
    if attributes::is_protected(call, &row)? {
        return Err(ApiError::LoadBalancerProtected { arn }.into());
    }
    if let Some(service) = store::services::find_by_load_balancer(&call.tx, &arn)? {
        call.explain(format!("the endpoint service {service} has it"));
        return Err(ApiError::LoadBalancerInUse { arn }.into());
    }
    store::interfaces::release_of_load_balancer(&call.tx, &arn, None, call.now())?;
    store::load_balancers::delete(&call.tx, &arn)?;
    Ok(Empty {})
}
