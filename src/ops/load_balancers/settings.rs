//! What a load balancer is to be: reading and checking what CreateLoadBalancer asks for (lab-behaviour.md §10.2).

use super::{CreateLoadBalancerInput, SubnetMapping};
use crate::domain::error::ApiError;
use crate::ops::account_limits;
use crate::ops::interfaces::Owner;
use crate::ops::{Call, Failure, refuse_unsupported};
use crate::store;
use crate::store::load_balancers::Zone;
use crate::store::subnets::Subnet;

/// The types of load balancers that we have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Network,
    Gateway,
}

impl Type {
    fn parse(text: Option<&str>) -> Result<Self, ApiError> {
        match text {
            Some("network") => Ok(Self::Network),
            Some("gateway") => Ok(Self::Gateway),
            None | Some("application") => Err(ApiError::ApplicationLoadBalancer),
            Some(other) => ApiError::check_choice(other, "type", &["application", "network", "gateway"])
                .and(Err(ApiError::ApplicationLoadBalancer)),
        }
    }

    /// The type that a row has.
    pub(super) fn of(load_balancer: &store::load_balancers::LoadBalancer) -> Self {
        if load_balancer.kind == Self::Gateway.as_str() { Self::Gateway } else { Self::Network }
    }

    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Network => "network",
            Self::Gateway => "gateway",
        }
    }

    /// The word in ARNs.
    pub(super) fn arn_word(self) -> &'static str {
        match self {
            Self::Network => "net",
            Self::Gateway => "gwy",
        }
    }

    /// How many an account may have in a Region (§10.6, quotas).
    pub(super) fn quota(self) -> u32 {
        match self {
            Self::Network => account_limits::NETWORK_LOAD_BALANCERS,
            Self::Gateway => account_limits::GATEWAY_LOAD_BALANCERS,
        }
    }

    pub(super) fn owner(self, arn: &str) -> Owner<'_> {
        match self {
            Self::Network => Owner::NetworkLoadBalancer(arn),
            Self::Gateway => Owner::GatewayLoadBalancer(arn),
        }
    }
}

/// What a load balancer is to be. A second one of the same name and settings is the first one (§10.2).
pub(super) struct Settings {
    pub(super) kind: Type,
    pub(super) scheme: Option<String>,
    pub(super) vpc_id: String,
    /// A subnet a zone, and the address chosen in it.
    pub(super) places: Vec<(Subnet, Option<String>)>,
    pub(super) groups: Vec<String>,
}

/// No subnet has IPv6 here, and all other types need it.
pub(super) const IP_ADDRESS_TYPE: &str = "ipv4";

impl Settings {
    /// Reads and checks what was asked for.
    pub(super) fn of(call: &Call<'_>, input: &CreateLoadBalancerInput) -> Result<Self, Failure> {
        let kind = Type::parse(input.kind.as_deref())?;
        let scheme = scheme(kind, input.scheme.as_deref())?;
        check_ip_address_type(input.ip_address_type.as_deref())?;
        let places = places(call, scheme, &input.subnets, &input.subnet_mappings)?;
        let vpc_id = one_vpc(&places)?;
        if scheme == Some("internet-facing") && store::internet_gateways::of_vpc(&call.tx, &vpc_id)?.is_none() {
            return Err(ApiError::LoadBalancerVpcWithoutGateway { vpc: vpc_id }.into());
        }
        let groups = groups(call, kind, &vpc_id, &input.security_groups)?;
        Ok(Self { kind, scheme: scheme.map(str::to_owned), vpc_id, places, groups })
    }

    pub(super) fn zones(&self) -> Vec<Zone> {
        self.places.iter().map(zone_of).collect()
    }

    /// Whether a load balancer is what was asked for; the order of zones and groups says nothing.
    pub(super) fn are_of(
        &self,
        call: &Call<'_>,
        existing: &store::load_balancers::LoadBalancer,
    ) -> Result<bool, Failure> {
        let zones = store::load_balancers::zones_of(&call.tx, &existing.arn)?;
        let groups = store::load_balancers::groups_of(&call.tx, &existing.arn)?;
        Ok(existing.kind == self.kind.as_str()
            && existing.scheme == self.scheme
            && same_items(&zones, &self.zones())
            && same_items(&groups, &self.groups))
    }
}

/// The zone that a load balancer serves from a subnet.
pub(super) fn zone_of((subnet, address): &(Subnet, Option<String>)) -> Zone {
    Zone {
        zone_id: subnet.zone_id.clone(),
        zone_name: subnet.zone_name.clone(),
        subnet_id: subnet.id.clone(),
        chosen_address: address.clone(),
    }
}

fn same_items<T: PartialEq>(left: &[T], right: &[T]) -> bool {
    left.len() == right.len() && left.iter().all(|item| right.contains(item))
}

fn scheme(kind: Type, wanted: Option<&str>) -> Result<Option<&str>, ApiError> {
    match (kind, wanted) {
        (Type::Gateway, None) => Ok(None),
        (Type::Gateway, Some(_)) => Err(ApiError::NotForGateway { what: "A scheme".to_owned() }),
        (Type::Network, None) => Ok(Some("internet-facing")),
        (Type::Network, Some(scheme)) => {
            ApiError::check_choice(scheme, "scheme", &["internet-facing", "internal"])?;
            Ok(Some(scheme))
        }
    }
}

/// Refuses types of addresses that need IPv6.
///
/// # Errors
/// `ValidationError`.
pub(super) fn check_ip_address_type(wanted: Option<&str>) -> Result<(), ApiError> {
    const CHOICES: &[&str] = &[IP_ADDRESS_TYPE, "dualstack", "dualstack-without-public-ipv4"];
    match wanted {
        None | Some(IP_ADDRESS_TYPE) => Ok(()),
        Some(other) => {
            ApiError::check_choice(other, "ipAddressType", CHOICES).and(Err(ApiError::LoadBalancerSubnetsWithoutIpv6))
        }
    }
}

/// The subnets that are asked for, and the addresses chosen in them.
pub(super) fn places(
    call: &Call<'_>,
    scheme: Option<&str>,
    subnets: &[String],
    mappings: &[SubnetMapping],
) -> Result<Vec<(Subnet, Option<String>)>, Failure> {
    let asked = asked_places(subnets, mappings)?;
    if asked.iter().any(|(_, address)| address.is_some()) {
        match scheme {
            Some("internal") => {}
            Some(_) => return Err(ApiError::LoadBalancerAddressPublic.into()),
            None => return Err(ApiError::NotForGateway { what: "A private IPv4 address".to_owned() }.into()),
        }
    }
    let mut places = Vec::new();
    for (id, address) in asked {
        let subnet = store::subnets::find(&call.tx, call.scope(), id)?;
        let subnet = subnet.ok_or_else(|| ApiError::LoadBalancerSubnetNotFound { id: id.to_owned() })?;
        places.push((subnet, address.map(str::to_owned)));
    }
    Ok(places)
}

fn asked_places<'a>(
    subnets: &'a [String],
    subnet_mappings: &'a [SubnetMapping],
) -> Result<Vec<(&'a str, Option<&'a str>)>, ApiError> {
    if !subnets.is_empty() && !subnet_mappings.is_empty() {
        return Err(ApiError::SubnetsWithMappings);
    }
    for mapping in subnet_mappings {
        refuse_unsupported(&[
            ("AllocationId", &mapping.allocation_id),
            ("IPv6Address", &mapping.ipv6_address),
            ("SourceNatIpv6Prefix", &mapping.source_nat_ipv6_prefix),
        ])?;
    }
    let mapped =
        subnet_mappings.iter().map(|mapping| (mapping.subnet_id.as_str(), mapping.private_ipv4_address.as_deref()));
    let places: Vec<_> = subnets.iter().map(|id| (id.as_str(), None)).chain(mapped).collect();
    if places.is_empty() {
        return Err(ApiError::SettingMissing { what: "At least one subnet".to_owned() });
    }
    Ok(places)
}

/// The VPC of all the subnets, which are in different zones.
pub(super) fn one_vpc(places: &[(Subnet, Option<String>)]) -> Result<String, ApiError> {
    let vpc_id = places.first().map(|(subnet, _)| subnet.vpc_id.clone()).unwrap_or_default();
    if places.iter().any(|(subnet, _)| subnet.vpc_id != vpc_id) {
        return Err(ApiError::LoadBalancerVpcs);
    }
    let zones = || places.iter().map(|(subnet, _)| &subnet.zone_id);
    if zones().enumerate().any(|(index, zone)| zones().take(index).any(|earlier| earlier == zone)) {
        return Err(ApiError::LoadBalancerSameZone);
    }
    Ok(vpc_id)
}

/// The security groups that are asked for, each once.
pub(super) fn groups(call: &Call<'_>, kind: Type, vpc_id: &str, asked: &[String]) -> Result<Vec<String>, Failure> {
    if kind == Type::Gateway && !asked.is_empty() {
        return Err(ApiError::NotForGateway { what: "Security groups".to_owned() }.into());
    }
    let mut groups: Vec<String> = Vec::new();
    for id in asked {
        let group = store::security_groups::find(&call.tx, call.scope(), id)?;
        let group = group.ok_or_else(|| ApiError::LoadBalancerGroupNotFound { id: id.clone() })?;
        if group.vpc_id != vpc_id {
            return Err(ApiError::LoadBalancerGroupsInvalid.into());
        }
        if !groups.contains(id) {
            groups.push(group.id);
        }
    }
    Ok(groups)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_must_be_said() {
        assert_eq!(Type::parse(Some("network")), Ok(Type::Network));
        assert_eq!(Type::parse(None), Err(ApiError::ApplicationLoadBalancer));
        assert_eq!(
            Type::parse(Some("nlb")).map_err(|error| error.to_string()),
            Err("1 validation error detected: Value 'nlb' at 'type' failed to satisfy constraint: \
                 Member must satisfy enum value set: [application, network, gateway]"
                .to_owned())
        );
    }

    #[test]
    fn schemes() {
        assert_eq!(scheme(Type::Network, None), Ok(Some("internet-facing")));
        assert_eq!(scheme(Type::Gateway, None), Ok(None));
        assert!(scheme(Type::Gateway, Some("internal")).is_err());
        assert!(scheme(Type::Network, Some("external")).is_err());
    }
}
