//! Targets and their health: RegisterTargets, DeregisterTargets, DescribeTargetHealth (lab-behaviour.md §10.4).
//!
//! Instances are not simulated: any id of the right form is of a running instance in the VPC, in a zone that is served [I].

use std::collections::HashSet;
use std::net::Ipv4Addr;

use serde::{Deserialize, Serialize};

use super::account_limits::TARGETS;
use super::target_groups::{GENEVE_PORT, existing};
use super::{Call, Empty, Failure, Unused, refuse_unsupported};
use crate::domain::arn::Arn;
use crate::domain::cidr::Cidr;
use crate::domain::error::ApiError;
use crate::domain::states::target as states;
use crate::store;
use crate::store::state::Transition;
use crate::store::target_groups::{Settings, TargetGroup};
use crate::store::targets::Target;

/// In place of a zone: all that are enabled.
const ALL_ZONES: &str = "all";

/// What may be a target without being in the VPC (the model's RegisterTargets).
const PRIVATE: &[&str] = &["10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16"];

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
struct TargetInput {
    id: String,
    port: Option<i64>,
    availability_zone: Option<String>,
    quic_server_id: Unused,
}

/// Input of [`register_targets`] and [`deregister_targets`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct TargetsInput {
    target_group_arn: String,
    targets: Vec<TargetInput>,
}

/// Registers targets with a group; those that are registered stay as they are.
pub fn register_targets(call: &mut Call<'_>, input: TargetsInput) -> Result<Empty, Failure> {
    let group = existing(call, &input.target_group_arn)?;
    let places = Places::of(call, &group.settings)?;
    let healthy = call.after(call.config.delays.target_healthy);
    for (number, asked) in (1..).zip(input.targets) {
        refuse_unsupported(&[("QuicServerId", &asked.quic_server_id)])?;
        let (id, port) = identity(call, &group.settings, number, &asked)?;
        check_zone(call, &group.settings, &places, &asked)?;
        let target = Target { id, port, zone: asked.availability_zone, state: states::INITIAL.to_owned() };
        let transition = Transition::then(states::INITIAL, states::HEALTHY, healthy);
        store::targets::put(&call.tx, &group.arn, &target, transition)?;
    }
    if store::targets::of_group(&call.tx, &group.arn)?.len() > TARGETS as usize {
        return Err(ApiError::TargetLimitExceeded.into());
    }
    Ok(Empty {})
}

/// Deregisters targets from a group; those that are not registered are no error.
pub fn deregister_targets(call: &mut Call<'_>, input: TargetsInput) -> Result<Empty, Failure> {
    let group = existing(call, &input.target_group_arn)?;
    let drained = call.after(call.config.delays.target_drained);
    for (number, asked) in (1..).zip(&input.targets) {
        refuse_unsupported(&[("QuicServerId", &asked.quic_server_id)])?;
        let (id, port) = identity(call, &group.settings, number, asked)?;
        store::targets::release(&call.tx, &group.arn, &id, port, states::DRAINING, drained)?;
    }
    Ok(Empty {})
}

/// Which target is asked for: its id, and its port or else the group's.
fn identity(
    call: &Call<'_>,
    settings: &Settings,
    number: usize,
    asked: &TargetInput,
) -> Result<(String, i64), ApiError> {
    let port = asked.port.unwrap_or(settings.port);
    ApiError::check_value(port, &format!("targets.{number}.member.port"), 1..=65535)?;
    if settings.protocol == "GENEVE" && port != GENEVE_PORT {
        return Err(ApiError::GenevePort);
    }
    let id = asked.id.clone();
    match settings.target_type.as_str() {
        "ip" => match id.parse::<Ipv4Addr>() {
            Ok(address) => Ok((address.to_string(), port)),
            Err(_) => Err(ApiError::TargetAddress { address: id }),
        },
        "alb" if is_alb_arn(&id) => {
            call.explain("there are no Application Load Balancers here");
            Err(ApiError::LoadBalancerNotFound)
        }
        "alb" => Err(ApiError::NotAnArn { text: id, what: "load balancer".to_owned() }),
        _ if is_instance_id(&id) => Ok((id, port)),
        _ => Err(ApiError::TargetInstanceId { id }),
    }
}

/// `i-` and the 8 hex digits of old, or the 17 of today.
fn is_instance_id(id: &str) -> bool {
    let digits = id.strip_prefix("i-").unwrap_or_default();
    matches!(digits.len(), 8 | 17) && digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn is_alb_arn(id: &str) -> bool {
    Arn::parse(id)
        .is_some_and(|arn| arn.service == "elasticloadbalancing" && arn.resource.starts_with("loadbalancer/app/"))
}

/// Where in a VPC addresses are.
struct Places {
    vpc: Option<Cidr>,
    /// Subnets and the names of their zones.
    subnets: Vec<(Cidr, String)>,
}

impl Places {
    fn of(call: &Call<'_>, settings: &Settings) -> Result<Self, Failure> {
        let vpc = store::vpcs::find(&call.tx, call.scope(), &settings.vpc_id)?;
        let subnets = store::subnets::zones_of_vpc(&call.tx, &settings.vpc_id)?;
        Ok(Self {
            vpc: vpc.and_then(|vpc| Cidr::parse(&vpc.cidr_block)),
            subnets: subnets.into_iter().filter_map(|(cidr, zone)| Some((Cidr::parse(&cidr)?, zone))).collect(),
        })
    }

    fn in_vpc(&self, address: Cidr) -> bool {
        self.vpc.is_some_and(|vpc| vpc.contains(address))
    }

    /// The zone of the subnet that an address is in, if one holds it.
    fn zone_of(&self, address: Cidr) -> Option<&str> {
        self.subnets.iter().find(|(subnet, _)| subnet.contains(address)).map(|(_, zone)| zone.as_str())
    }
}

fn network_of(address: &str) -> Option<Cidr> {
    Cidr::parse(&format!("{address}/32"))
}

/// Refuses a zone that does not go with a target, or a target that needs one and has none (§10.6). An address of the VPC
/// that no subnet holds may be said to be in any [I].
fn check_zone(call: &Call<'_>, settings: &Settings, places: &Places, asked: &TargetInput) -> Result<(), ApiError> {
    let zone = asked.availability_zone.as_deref();
    let is_zone = |zone: &str| zone == ALL_ZONES || call.zones.by_name(zone).is_some();
    if settings.target_type != "ip" {
        let target_type = settings.target_type.clone();
        return if zone.is_some() { Err(ApiError::TargetZoneOfType { target_type }) } else { Ok(()) };
    }
    let Some(network) = network_of(&asked.id) else { return Ok(()) };
    let address = asked.id.clone();
    if places.in_vpc(network) {
        return match (zone, places.zone_of(network)) {
            (Some(zone), Some(actual)) if zone != actual => {
                let (zone, actual) = (zone.to_owned(), actual.to_owned());
                Err(ApiError::TargetZoneOverridden { address, zone, actual })
            }
            (Some(zone), None) if !is_zone(zone) => Err(ApiError::TargetZoneInvalid { address }),
            _ => Ok(()),
        };
    }
    if !PRIVATE.iter().filter_map(|cidr| Cidr::parse(cidr)).any(|cidr| cidr.contains(network)) {
        return Err(ApiError::TargetAddressPublic { address });
    }
    match zone {
        None => Err(ApiError::TargetZoneMissing { address }),
        Some(zone) if !is_zone(zone) => Err(ApiError::TargetZoneInvalid { address }),
        Some(_) => Ok(()),
    }
}

/// Input of [`describe_target_health`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DescribeTargetHealthInput {
    target_group_arn: String,
    targets: Vec<TargetInput>,
    /// Anomalies are looked for among targets of HTTP only.
    include: Unused,
}

/// Output of [`describe_target_health`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeTargetHealthOutput {
    target_health_descriptions: Vec<TargetHealthDescription>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct TargetHealthDescription {
    target: TargetDescription,
    health_check_port: String,
    target_health: TargetHealth,
    #[serde(skip_serializing_if = "Option::is_none")]
    administrative_override: Option<AdministrativeOverride>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct TargetDescription {
    id: String,
    port: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    availability_zone: Option<String>,
}

#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
struct TargetHealth {
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'static str>,
}

impl TargetHealth {
    const HEALTHY: Self = Self { state: states::HEALTHY, reason: None, description: None };

    fn new(state: &'static str, reason: &'static str, description: &'static str) -> Self {
        Self { state, reason: Some(reason), description: Some(description) }
    }

    /// How a registered target is, which depends on whether anything sends traffic to it.
    fn of(target: &Target, zone: Option<&str>, served: &[String], reserved: &HashSet<String>) -> Self {
        let reaches = |zone: &str| zone == ALL_ZONES || served.iter().any(|served| served == zone);
        if target.state == states::DRAINING {
            return Self::new(
                states::DRAINING,
                "Target.DeregistrationInProgress",
                "Target deregistration is in progress",
            );
        }
        if served.is_empty() {
            let description = "Target group is not configured to receive traffic from the load balancer";
            return Self::new(states::UNUSED, "Target.NotInUse", description);
        }
        // This description and the next one are ours [I].
        if reserved.contains(&target.id) {
            let description = "Target IP address is reserved for use by a load balancer";
            return Self::new(states::UNUSED, "Target.IpUnusable", description);
        }
        if zone.is_some_and(|zone| !reaches(zone)) {
            let description = "Target is in an Availability Zone that is not enabled for the load balancer";
            return Self::new(states::UNUSED, "Target.NotInUse", description);
        }
        if target.state == states::INITIAL {
            return Self::new(states::INITIAL, "Elb.RegistrationInProgress", "Target registration is in progress");
        }
        Self::HEALTHY
    }
}

/// Seen for every target of today's load balancers, for unregistered ones not.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct AdministrativeOverride {
    state: &'static str,
    reason: &'static str,
    description: &'static str,
}

const NO_OVERRIDE: AdministrativeOverride = AdministrativeOverride {
    state: "no_override",
    reason: "AdministrativeOverride.NoOverride",
    description: "No override is currently active on target",
};

/// Tells how the targets of a group are: all of them, or these.
pub fn describe_target_health(
    call: &mut Call<'_>,
    input: DescribeTargetHealthInput,
) -> Result<DescribeTargetHealthOutput, Failure> {
    let group = existing(call, &input.target_group_arn)?;
    let registered = store::targets::of_group(&call.tx, &group.arn)?;
    let served = store::targets::zones_served(&call.tx, &group.arn)?;
    let reserved = store::interfaces::addresses_of_load_balancers(&call.tx, &group.settings.vpc_id)?;
    let places = Places::of(call, &group.settings)?;
    let described = |target: &Target| {
        let found = network_of(&target.id).and_then(|network| places.zone_of(network)).map(str::to_owned);
        let zone = target.zone.clone().or(found);
        let health = TargetHealth::of(target, zone.as_deref(), &served, &reserved);
        description(&group, target.id.clone(), target.port, zone, health, Some(NO_OVERRIDE))
    };
    if input.targets.is_empty() {
        let target_health_descriptions = registered.iter().map(described).collect();
        return Ok(DescribeTargetHealthOutput { target_health_descriptions });
    }
    let mut target_health_descriptions = Vec::new();
    for (number, asked) in (1..).zip(&input.targets) {
        let (id, port) = identity(call, &group.settings, number, asked)?;
        let found = registered.iter().find(|target| target.id == id && target.port == port);
        let unregistered = || {
            let text = "Target is not registered to the target group";
            let health = TargetHealth::new(states::UNUSED, "Target.NotRegistered", text);
            description(&group, id.clone(), port, None, health, None)
        };
        target_health_descriptions.push(found.map_or_else(unregistered, described));
    }
    Ok(DescribeTargetHealthOutput { target_health_descriptions })
}

fn description(
    group: &TargetGroup,
    id: String,
    port: i64,
    availability_zone: Option<String>,
    target_health: TargetHealth,
    administrative_override: Option<AdministrativeOverride>,
) -> TargetHealthDescription {
    let checked = &group.settings.health_check.port;
    TargetHealthDescription {
        target: TargetDescription { id, port, availability_zone },
        health_check_port: if checked == "traffic-port" { port.to_string() } else { checked.clone() },
        target_health,
        administrative_override,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_instances() {
        assert!(is_instance_id("i-0123456789abcdef0") && is_instance_id("i-0123abcd"));
        for bad in ["", "i-", "i-0123456789ABCDEF0", "i-0123", "10.0.0.1", "vpc-0123abcd", "i-0123456789abcdefg"] {
            assert!(!is_instance_id(bad), "{bad}");
        }
    }

    #[test]
    fn health_depends_on_who_uses_the_group() {
        let target = |state: &str| Target { id: "10.0.0.9".into(), port: 80, zone: None, state: state.into() };
        let reason = |state, zone, served: &[&str]| {
            let served: Vec<String> = served.iter().map(|&zone| zone.to_owned()).collect();
            let health = TargetHealth::of(&target(state), zone, &served, &HashSet::from(["10.0.0.4".into()]));
            (health.state, health.reason)
        };
        let (a, b) = ("us-east-1a", "us-east-1b");
        assert_eq!(reason("healthy", Some(a), &[]), ("unused", Some("Target.NotInUse")));
        assert_eq!(reason("healthy", Some(a), &[b]), ("unused", Some("Target.NotInUse")));
        assert_eq!(reason("healthy", Some("all"), &[b]), ("healthy", None));
        assert_eq!(reason("healthy", None, &[b]), ("healthy", None));
        assert_eq!(reason("initial", Some(b), &[a, b]), ("initial", Some("Elb.RegistrationInProgress")));
        assert_eq!(reason("draining", Some(a), &[]), ("draining", Some("Target.DeregistrationInProgress")));
    }
}
