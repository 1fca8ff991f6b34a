//! What a service is made of, as its provider names it: load balancers and their zones, address types, Regions
//! (aws-behaviour.md §5.1, §5.4).

use super::{GATEWAY_LOAD_BALANCER, INTERFACE};
use crate::domain::arn::Arn;
use crate::domain::error::ApiError;
use crate::domain::regions::Region;
use crate::domain::states::{load_balancer, service_region};
use crate::ops::{Call, Failure};
use crate::store;
use crate::store::load_balancers::LoadBalancer;
use crate::store::services::SupportedRegion;
use crate::store::state::Transition;

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

/// These load balancers, which must be the caller's.
///
/// # Errors
/// `InvalidNetworkLoadBalancerArn.NotFound`.
pub(super) fn existing(call: &Call<'_>, arns: &[String]) -> Result<Vec<LoadBalancer>, Failure> {
    let one = |arn: &String| -> Result<LoadBalancer, Failure> {
        store::load_balancers::find(&call.tx, call.scope(), arn)?.ok_or_else(|| {
            explain_foreign(call, arn);
            ApiError::LoadBalancerArnNotFound { arn: arn.clone() }.into()
        })
    };
    arns.iter().map(one).collect()
}

/// The zones of load balancers, which must be no other service's than this one, able to serve these address types, and
/// usable. What is not allowed is refused before what is only not yet so [I].
///
/// # Errors
/// `InvalidParameter`.
pub(super) fn zones_behind(
    call: &Call<'_>,
    service: Option<&str>,
    load_balancers: &[LoadBalancer],
    types: &[String],
) -> Result<Vec<String>, Failure> {
    for (index, LoadBalancer { arn, .. }) in load_balancers.iter().enumerate() {
        if load_balancers[..index].iter().any(|earlier| earlier.arn == *arn) {
            call.explain(format!("{arn} is given twice"));
            return Err(ApiError::LoadBalancerTaken.into());
        }
        let user = store::services::find_by_load_balancer(&call.tx, arn)?;
        if let Some(user) = user.filter(|user| Some(user.as_str()) != service) {
            call.explain(format!("{arn} is associated with {user}"));
            return Err(ApiError::LoadBalancerTaken.into());
        }
    }
    let lacks_ipv6 = |load_balancer: &&LoadBalancer| load_balancer.ip_address_type != "dualstack";
    if types.iter().any(|wanted| wanted == "ipv6")
        && let Some(LoadBalancer { arn, .. }) = load_balancers.iter().find(lacks_ipv6)
    {
        return Err(ApiError::LoadBalancerWithoutIpv6 { arn: arn.clone() }.into());
    }
    let mut zones = Vec::new();
    for LoadBalancer { arn, state, .. } in load_balancers {
        if ![load_balancer::ACTIVE, load_balancer::ACTIVE_IMPAIRED].contains(&state.as_str()) {
            call.explain(format!("{arn} is {state}"));
            return Err(ApiError::LoadBalancerNotActive.into());
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

/// Refuses what is no address type of a service.
///
/// # Errors
/// `InvalidParameter`.
pub(super) fn check_address_types<'a>(mut types: impl Iterator<Item = &'a String>) -> Result<(), ApiError> {
    let unknown = types.find(|value| !matches!(value.as_str(), "ipv4" | "ipv6"));
    unknown.map_or(Ok(()), |value| Err(ApiError::IpAddressTypeUnknown { value: value.clone() }))
}

/// Changes the address types of a service; those both removed and added stay [I].
///
/// # Errors
/// `InvalidParameter` if none would be left.
pub(super) fn change_address_types(types: &mut Vec<String>, remove: &[String], add: &[String]) -> Result<(), ApiError> {
    // To remove one that is not there changes nothing [I].
    types.retain(|value| !remove.contains(value));
    types.extend_from_slice(add);
    types.sort();
    types.dedup();
    if types.is_empty() { Err(ApiError::LastAddressType) } else { Ok(()) }
}

/// Refuses to support what is no Region of the host's partition.
///
/// # Errors
/// `InvalidParameter`.
pub(super) fn check_regions(host: &Region, add: &[String]) -> Result<(), ApiError> {
    let foreign = |name: &&String| Region::find(name).is_none_or(|found| found.partition != host.partition);
    add.iter().find(foreign).map_or(Ok(()), |name| Err(ApiError::RegionUnsupported { region: name.clone() }))
}

/// Refuses other Regions than its own to a service behind Gateway Load Balancers: what crosses Regions is interface
/// endpoints, by the announcement of that; what AWS answers is not known [I].
///
/// # Errors
/// `InvalidParameter`.
pub(super) fn check_crossing(call: &Call<'_>, kind: &str, add: &[String]) -> Result<(), ApiError> {
    match add.iter().find(|name| *name != call.region.name) {
        Some(name) if kind != INTERFACE => {
            call.explain("a service behind Gateway Load Balancers is for its own Region only");
            Err(ApiError::RegionUnsupported { region: name.clone() })
        }
        _ => Ok(()),
    }
}

/// What becomes of a Region that is added to a service, and of one that is removed.
#[derive(Clone, Copy, Debug)]
pub(super) struct RegionTransitions {
    opens: Transition,
    closes: Transition,
}

impl RegionTransitions {
    /// As the configuration delays them. Without a delay a Region is open in the answer that adds it, as a new service is
    /// [I].
    pub(super) fn of(call: &Call<'_>) -> Self {
        let delays = &call.config.delays;
        let (opened, closed) = (call.after(delays.service_region_available), call.after(delays.service_region_closed));
        Self {
            opens: Transition::after(service_region::PENDING, service_region::AVAILABLE, call.now(), opened),
            closes: Transition::after(service_region::DELETING, service_region::CLOSED, call.now(), closed),
        }
    }
}

/// Changes the Regions that consumers may be in. One that is removed stays listed as closed, and can be added again; the
/// host Region is implicit (aws-behaviour-2.md "Supported Regions lifecycle"). Those both removed and added stay [I].
///
/// # Errors
/// `InvalidParameter` for a Region that cannot be removed.
pub(super) fn change_regions(
    host: &Region,
    regions: &mut Vec<SupportedRegion>,
    remove: &[String],
    add: &[String],
    transitions: RegionTransitions,
) -> Result<(), ApiError> {
    let is_open = |region: &SupportedRegion| service_region::OPEN.contains(&region.state.as_str());
    for name in remove {
        if name == host.name {
            return Err(ApiError::HostRegionNotRemovable { region: name.clone() });
        }
        let open = regions.iter_mut().find(|region| region.name == *name && is_open(region));
        let region = open.ok_or_else(|| ApiError::RegionNotRemovable { region: name.clone() })?;
        if !add.contains(name) {
            *region = SupportedRegion::new(name, transitions.closes);
        }
    }
    for name in add {
        match regions.iter_mut().find(|region| region.name == *name) {
            Some(region) if is_open(region) => {}
            Some(region) => *region = SupportedRegion::new(name, transitions.opens),
            None => regions.push(SupportedRegion::new(name, transitions.opens)),
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
        let transitions =
            RegionTransitions { opens: Transition::settled("Available"), closes: Transition::settled("Closed") };
        let mut regions = vec![SupportedRegion::new("us-east-1", transitions.opens)];
        let mut change = |remove: &[&str], add: &[&str]| {
            let changed = change_regions(host, &mut regions, &texts(remove), &texts(add), transitions);
            let listed: Vec<_> = regions.iter().map(|region| format!("{} {}", region.name, region.state)).collect();
            changed.map(|()| listed.join(", ")).map_err(|error| error.to_string())
        };
        let open = Ok("us-east-1 Available, eu-west-1 Available".to_owned());
        assert_eq!(change(&[], &["eu-west-1", "us-east-1"]), open);
        assert_eq!(change(&["eu-west-1"], &[]), Ok("us-east-1 Available, eu-west-1 Closed".to_owned()));
        assert!(change(&["eu-west-1"], &[]).is_err_and(|error| error.starts_with("Cannot remove region eu-west-1")));
        assert_eq!(change(&[], &["eu-west-1"]), open);
        assert_eq!(change(&["eu-west-1"], &["eu-west-1"]), open);
        assert!(check_regions(host, &texts(&["us-west-2"])).is_ok());
        assert!(check_regions(host, &texts(&["us-west-2", "cn-north-1"])).is_err());
    }
}
