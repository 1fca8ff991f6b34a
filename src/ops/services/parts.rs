//! What a service is made of, as its provider names it: load balancers and their zones, address types, Regions
//! (aws-behaviour.md §5.1, §5.4).

use super::{GATEWAY_LOAD_BALANCER, INTERFACE};
use crate::domain::arn::Arn;
use crate::domain::error::ApiError;
use crate::domain::regions::Region;
use crate::domain::states::{load_balancer, service_region};
use crate::ops::{Call, Failure};
use crate::store;

/// Refuses ARNs that are not those of load balancers for this kind of service.
///
/// # Errors
/// `InvalidNetworkLoadBalancerArn.Malformed`.
pub(super) fn check_arns(kind: &str, arns: &[String]) -> Result<(), ApiError> {
    let form = if kind == GATEWAY_LOAD_BALANCER { "loadbalancer/gwy/" } else { "loadbalancer/net/" };
    let fits = |arn: &&String| {
        let parsed = Arn::parse(arn).filter(|arn| arn.service == "elasticloadbalancing");
        parsed.is_some_and(|arn| arn.resource.starts_with(form))
    };
    let other = arns.iter().find(|arn| !fits(arn));
    other.map_or(Ok(()), |arn| Err(ApiError::LoadBalancerArnMalformed { arn: arn.clone() }))
}

/// The zones of load balancers, which must be the caller's, usable, able to serve these address types, and no other
/// service's than this one.
///
/// # Errors
/// `InvalidNetworkLoadBalancerArn.NotFound`, `InvalidParameter`.
pub(super) fn zones_behind(
    call: &Call<'_>,
    service: Option<&str>,
    arns: &[String],
    types: &[String],
) -> Result<Vec<String>, Failure> {
    let mut zones = Vec::new();
    for (index, arn) in arns.iter().enumerate() {
        if arns[..index].contains(arn) {
            call.explain(format!("{arn} is given twice"));
            return Err(ApiError::LoadBalancerTaken.into());
        }
        let Some(load_balancer) = store::load_balancers::find(&call.tx, call.scope(), arn)? else {
            explain_foreign(call, arn);
            return Err(ApiError::LoadBalancerArnNotFound { arn: arn.clone() }.into());
        };
        if ![load_balancer::ACTIVE, load_balancer::ACTIVE_IMPAIRED].contains(&load_balancer.state.as_str()) {
            call.explain(format!("{arn} is {}", load_balancer.state));
            return Err(ApiError::LoadBalancerNotActive.into());
        }
        if types.iter().any(|wanted| wanted == "ipv6") && load_balancer.ip_address_type != "dualstack" {
            return Err(ApiError::LoadBalancerWithoutIpv6 { arn: arn.clone() }.into());
        }
        let user = store::services::find_by_load_balancer(&call.tx, arn)?;
        if let Some(user) = user.filter(|user| Some(user.as_str()) != service) {
            call.explain(format!("{arn} is associated with {user}"));
            return Err(ApiError::LoadBalancerTaken.into());
        }
        zones.extend(store::load_balancers::zones_of(&call.tx, arn)?.into_iter().map(|zone| zone.zone_id));
    }
    Ok(zones)
}

/// Notes that a load balancer is not where the caller looks for it.
fn explain_foreign(call: &Call<'_>, arn: &str) {
    let (account, region) = (&call.caller.account, call.region.name);
    if Arn::parse(arn).is_some_and(|arn| arn.account != account || arn.region != region) {
        call.explain(format!("the load balancers of a service are of its own account and Region: {account}, {region}"));
    }
}

/// Changes the address types of a service; those both removed and added stay [I].
///
/// # Errors
/// `InvalidParameter` for an unknown type, or if none would be left.
pub(super) fn change_address_types(types: &mut Vec<String>, remove: &[String], add: &[String]) -> Result<(), ApiError> {
    let unknown = add.iter().chain(remove).find(|value| !matches!(value.as_str(), "ipv4" | "ipv6"));
    if let Some(value) = unknown {
        return Err(ApiError::IpAddressTypeUnknown { value: value.clone() });
    }
    // To remove one that is not there changes nothing [I].
    types.retain(|value| !remove.contains(value));
    types.extend_from_slice(add);
    types.sort();
    types.dedup();
    if types.is_empty() { Err(ApiError::LastAddressType) } else { Ok(()) }
}

/// Changes the Regions that consumers may be in. One that is removed stays listed as closed, and can be added again; the
/// host Region is implicit (aws-behaviour-2.md "Supported Regions lifecycle"). Those both removed and added stay [I].
///
/// # Errors
/// `InvalidParameter` for a Region that cannot be removed, or that is none of the partition.
pub(super) fn change_regions(
    host: &Region,
    regions: &mut Vec<(String, String)>,
    remove: &[String],
    add: &[String],
) -> Result<(), ApiError> {
    for region in remove {
        if region == host.name {
            return Err(ApiError::HostRegionNotRemovable { region: region.clone() });
        }
        let open = regions.iter_mut().find(|(name, state)| name == region && state == service_region::AVAILABLE);
        let (_, state) = open.ok_or_else(|| ApiError::RegionNotRemovable { region: region.clone() })?;
        service_region::CLOSED.clone_into(state);
    }
    for region in add {
        if Region::find(region).is_none_or(|found| found.partition != host.partition) {
            return Err(ApiError::RegionUnsupported { region: region.clone() });
        }
        match regions.iter_mut().find(|(name, _)| name == region) {
            Some((_, state)) => service_region::AVAILABLE.clone_into(state),
            None => regions.push((region.clone(), service_region::AVAILABLE.to_owned())),
        }
    }
    Ok(())
}

/// The kind of a service behind these load balancers, and their ARNs.
///
/// # Errors
/// `InvalidParameter` unless there are some of one kind only.
pub(super) fn one_kind(network: Vec<String>, gateway: Vec<String>) -> Result<(&'static str, Vec<String>), ApiError> {
    let (kind, arns) = match (network.is_empty(), gateway.is_empty()) {
        (false, true) => (INTERFACE, network),
        (true, false) => (GATEWAY_LOAD_BALANCER, gateway),
        _ => return Err(ApiError::LoadBalancerRequired),
    };
    check_arns(kind, &arns)?;
    Ok((kind, arns))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|&text| text.to_owned()).collect()
    }

    #[test]
    fn one_address_type_stays() {
        let changed = |from: &[&str], remove: &[&str], add: &[&str]| {
            let mut types = texts(from);
            change_address_types(&mut types, &texts(remove), &texts(add)).map(|()| types.join(" "))
        };
        assert_eq!(changed(&["ipv4"], &[], &["ipv6", "ipv6"]), Ok("ipv4 ipv6".to_owned()));
        assert_eq!(changed(&["ipv4"], &["ipv4"], &["ipv6"]), Ok("ipv6".to_owned()));
        assert_eq!(changed(&["ipv4"], &["ipv6"], &[]), Ok("ipv4".to_owned()));
        assert_eq!(changed(&["ipv4"], &["ipv4"], &[]), Err(ApiError::LastAddressType));
    }

    #[test]
    fn a_removed_region_is_closed_until_it_is_added_again() {
        let host = Region::find("us-east-1").unwrap();
        let mut regions = vec![("us-east-1".to_owned(), "Available".to_owned())];
        let mut change = |remove: &[&str], add: &[&str]| {
            let changed = change_regions(host, &mut regions, &texts(remove), &texts(add));
            let listed: Vec<_> = regions.iter().map(|(region, state)| format!("{region} {state}")).collect();
            changed.map(|()| listed.join(", ")).map_err(|error| error.to_string())
        };
        let open = Ok("us-east-1 Available, eu-west-1 Available".to_owned());
        assert_eq!(change(&[], &["eu-west-1", "us-east-1"]), open);
        assert_eq!(change(&["eu-west-1"], &[]), Ok("us-east-1 Available, eu-west-1 Closed".to_owned()));
        assert!(change(&["eu-west-1"], &[]).is_err_and(|error| error.starts_with("Cannot remove region eu-west-1")));
        assert_eq!(change(&[], &["eu-west-1"]), open);
        assert!(change(&[], &["cn-north-1"]).is_err());
    }
}
