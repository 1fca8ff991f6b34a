//! The consumer's endpoints (aws-behaviour.md §5.2, §5.9, §5.10, §5.11; aws-behaviour-2.md table C). Here is what its
//! operations share: how an endpoint is answered, and what it may be given.

mod address_types;
mod create;
mod delete;
mod describe;
mod gateway;
mod modify;
mod policy;
mod private_dns;

pub use create::create_vpc_endpoint;
pub use delete::delete_vpc_endpoints;
pub use describe::describe_vpc_endpoints;
pub use modify::modify_vpc_endpoint;

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::interfaces::{self, GroupIdentifier, Owner};
use super::payers::{self, PayerResponsibilityEntry};
use super::services::INTERFACE;
use super::services::offered::Offered;
use super::tags::Tag;
use super::{Call, Failure, Unused, refuse_unsupported, required};
use crate::domain::aws_services;
use crate::domain::dns;
use crate::domain::error::ApiError;
use crate::domain::ids::Kind;
use crate::domain::regions::Region;
use crate::domain::states;
use crate::domain::time::wire;
use crate::store;
use crate::store::StoreError;
use crate::store::endpoints::{Endpoint, Parts, Place};
use crate::store::subnets::Subnet;

/// Zones from which services of other Regions cannot be reached (§5.2).
const ZONES_WITHOUT_REMOTE_ACCESS: &[&str] = &["use1-az3", "usw1-az2", "apne1-az3", "apne2-az2", "apne2-az4"];

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
struct DnsOptionsInput {
    dns_record_ip_type: Option<String>,
    private_dns_only_for_inbound_resolver_endpoint: Option<bool>,
    private_dns_preference: Unused,
    private_dns_specified_domains: Unused,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
struct SubnetConfiguration {
    subnet_id: String,
    ipv4: Option<String>,
    ipv6: Unused,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct VpcEndpoint {
    vpc_endpoint_id: String,
    vpc_endpoint_type: String,
    vpc_id: String,
    service_name: String,
    state: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    policy_document: Option<String>,
    route_table_ids: Vec<String>,
    subnet_ids: Vec<String>,
    groups: Vec<GroupIdentifier>,
    ip_address_type: String,
    dns_options: DnsOptions,
    private_dns_enabled: bool,
    requester_managed: bool,
    network_interface_ids: Vec<String>,
    dns_entries: Vec<DnsEntry>,
    creation_timestamp: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    tags: Option<Vec<Tag>>,
    owner_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_error: Option<LastError>,
    service_region: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    payer_responsibilities: Option<[PayerResponsibilityEntry; 1]>,
}

/// Why an endpoint failed. AWS's codes are not public: this one is ours (aws-behaviour-2.md table C) [I].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct LastError {
    message: &'static str,
    code: &'static str,
}

const INTERNAL_ERROR: LastError =
    LastError { message: "Internal error creating the VPC endpoint.", code: "InternalError" };

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct DnsOptions {
    dns_record_ip_type: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    private_dns_only_for_inbound_resolver_endpoint: Option<bool>,
}

/// A name of an endpoint and the Route 53 zone that it is in.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DnsEntry {
    dns_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    hosted_zone_id: Option<Cow<'static, str>>,
}

/// What the names of a service's endpoints have in common.
pub(super) struct Naming {
    service: (String, String),
    front: &'static str,
    hosted_zone_id: Option<&'static str>,
}

impl Naming {
    /// That of an endpoint.
    pub(super) fn of(endpoint: &Endpoint) -> Self {
        let region = Region::find(&endpoint.service_region);
        let offers = region.map_or_else(Vec::new, |region| aws_services::find(&endpoint.service_name, region));
        Self {
            service: (endpoint.service_name.clone(), endpoint.service_region.clone()),
            front: if offers.first().is_some_and(|offer| offer.service.wildcard) { "*." } else { "" },
            hosted_zone_id: region.and_then(|region| region.endpoint_hosted_zone),
        }
    }

    fn is_of(&self, endpoint: &Endpoint) -> bool {
        self.service.0 == endpoint.service_name && self.service.1 == endpoint.service_region
    }
}

/// The public names of an interface endpoint: the Regional one, then a zonal one for each subnet; an endpoint of a
/// service in another Region has no zonal ones (aws-behaviour-2.md Q10). Routes lead to other endpoints, not names.
pub(super) fn dns_entries(endpoint: &Endpoint, places: &[Place], naming: &Naming) -> Vec<DnsEntry> {
    if endpoint.kind != INTERFACE {
        return Vec::new();
    }
    let remote = endpoint.service_region != endpoint.region;
    let zones = places.iter().filter(|_| !remote).map(|place| place.zone_name.as_str());
    let names = dns::endpoint_names(&endpoint.id, &endpoint.dns_suffix, zones, &endpoint.service_base_name);
    let hosted_zone_id = naming.hosted_zone_id.map(Cow::Borrowed);
    let entry = |mut name: String| {
        name.insert_str(0, naming.front);
        DnsEntry { dns_name: name, hosted_zone_id: hosted_zone_id.clone() }
    };
    names.into_iter().map(entry).collect()
}

/// What stands for the zone of private names until there is one (§4.1).
const ZONE_PENDING: &str = "ZONEIDPENDING";

/// All names of an endpoint as its owner sees them: the private ones last.
fn all_dns_entries(
    call: &Call<'_>,
    endpoint: &Endpoint,
    places: &[Place],
    naming: &Naming,
    private: Vec<String>,
) -> Vec<DnsEntry> {
    let mut entries = dns_entries(endpoint, places, naming);
    if private.is_empty() {
        return entries;
    }
    let is_ready = endpoint.private_dns_ready_at.is_some_and(|at| at <= call.now());
    let zone = endpoint.private_dns_zone_id.as_deref().filter(|_| is_ready);
    let hosted_zone_id = Some(zone.map_or(Cow::Borrowed(ZONE_PENDING), |zone| Cow::Owned(zone.to_owned())));
    entries.extend(private.into_iter().map(|dns_name| DnsEntry { dns_name, hosted_zone_id: hosted_zone_id.clone() }));
    entries
}

/// Endpoints as answers show them, without their tags.
fn answered(call: &Call<'_>, endpoints: Vec<Endpoint>) -> Result<Vec<VpcEndpoint>, StoreError> {
    let parts = store::endpoints::parts_of_each(&call.tx, &endpoints)?;
    let mut naming: Option<Naming> = None;
    let shown = endpoints.into_iter().zip(parts).map(|(endpoint, parts)| {
        // Endpoints of one service often follow one another.
        let naming = match naming.take() {
            Some(same) if same.is_of(&endpoint) => naming.insert(same),
            _ => naming.insert(Naming::of(&endpoint)),
        };
        with_parts(call, endpoint, parts, naming)
    });
    Ok(shown.collect())
}

fn with_parts(call: &Call<'_>, endpoint: Endpoint, parts: Parts, naming: &Naming) -> VpcEndpoint {
    let Parts { places, groups, route_tables, private_names } = parts;
    let shows_policy = policy::is_shown(&endpoint.kind);
    VpcEndpoint {
        dns_entries: all_dns_entries(call, &endpoint, &places, naming, private_names),
        route_table_ids: route_tables,
        vpc_endpoint_id: endpoint.id,
        vpc_endpoint_type: endpoint.kind,
        vpc_id: endpoint.vpc_id,
        service_name: endpoint.service_name,
        last_error: (endpoint.state == states::endpoint::FAILED).then_some(INTERNAL_ERROR),
        state: endpoint.state,
        policy_document: Some(endpoint.policy_document).filter(|_| shows_policy),
        subnet_ids: places.iter().map(|place| place.subnet_id.clone()).collect(),
        groups: groups.into_iter().map(GroupIdentifier::from).collect(),
        ip_address_type: endpoint.ip_address_type,
        dns_options: DnsOptions {
            dns_record_ip_type: endpoint.dns_record_ip_type,
            private_dns_only_for_inbound_resolver_endpoint: endpoint.inbound_resolver_only,
        },
        private_dns_enabled: endpoint.private_dns_enabled,
        requester_managed: false,
        network_interface_ids: places.into_iter().map(|place| place.interface_id).collect(),
        creation_timestamp: wire(endpoint.created_at),
        tags: None,
        owner_id: endpoint.account,
        service_region: endpoint.service_region,
        payer_responsibilities: endpoint.payer_responsibility.map(payers::entries),
    }
}

/// The refusal of an id, with the true reason noted.
pub(super) fn not_found(call: &Call<'_>, id: &str) -> Result<Failure, StoreError> {
    explain_absence(call, id)?;
    Ok(ApiError::EndpointNotFound { id: id.to_owned() }.into())
}

fn explain_absence(call: &Call<'_>, id: &str) -> Result<(), StoreError> {
    call.explain(match store::endpoints::find_of_anybody(&call.tx, call.scope(), id)? {
        Some(endpoint) if endpoint.account == call.caller.account => format!("{id} is in {}", endpoint.region),
        Some(endpoint) => format!("{id} is of {}", endpoint.account),
        None => format!("there is no endpoint {id} in any account"),
    });
    Ok(())
}

fn explain_elsewhere(call: &Call<'_>, id: &str, vpc: &str) {
    call.explain(format!("{id} is in {vpc}"));
}

/// Refuses subnets and addresses of a wrong form, subnets without an address, which the model demands, and two addresses
/// in one of them, where an endpoint has one.
fn check_configurations(configurations: &[SubnetConfiguration]) -> Result<(), ApiError> {
    let mut seen = BTreeSet::new();
    for SubnetConfiguration { subnet_id, ipv4, ipv6 } in configurations {
        Kind::Subnet.check(subnet_id)?;
        refuse_unsupported(&[("SubnetConfigurations.Ipv6", ipv6)])?;
        interfaces::check_address(required(ipv4.as_deref(), "SubnetConfiguration.Ipv4")?)?;
        if !seen.insert(subnet_id) {
            return Err(ApiError::DuplicateZone { subnet: subnet_id.clone() });
        }
    }
    Ok(())
}

/// Refuses ids of what the caller does not have, before anything is said about what it has; gives the subnets.
fn find_named(
    call: &Call<'_>,
    subnets: &[String],
    groups: &[String],
    tables: &[String],
) -> Result<Vec<Subnet>, Failure> {
    let (tx, scope) = (&call.tx, call.scope());
    let mut found = Vec::with_capacity(subnets.len());
    for id in subnets {
        let subnet = store::subnets::find(tx, scope, id)?;
        found.push(subnet.ok_or_else(|| ApiError::SubnetNotFound { id: id.clone() })?);
    }
    for id in groups {
        if store::security_groups::find(tx, scope, id)?.is_none() {
            return Err(ApiError::GroupNotFound { id: id.clone() }.into());
        }
    }
    for id in tables {
        if !store::route_tables::exists(tx, scope, id)? {
            return Err(ApiError::RouteTableNotFound { id: id.clone() }.into());
        }
    }
    Ok(found)
}

/// Refuses subnets that an endpoint cannot be in: they must be the VPC's, one a zone and none in a zone that is taken, in
/// zones that the service has. An endpoint of a Gateway Load Balancer's service has one subnet only, by AWS's model.
fn check_subnets(
    call: &Call<'_>,
    subnets: &[Subnet],
    vpc_id: &str,
    service: &Offered,
    taken: &[String],
) -> Result<(), Failure> {
    if !service.is_interface() && taken.len() + subnets.len() > 1 {
        return Err(ApiError::SeveralSubnets.into());
    }
    let mut zones: BTreeSet<&str> = taken.iter().map(String::as_str).collect();
    for subnet in subnets {
        let id = || subnet.id.clone();
        if subnet.vpc_id != vpc_id {
            explain_elsewhere(call, &subnet.id, &subnet.vpc_id);
            return Err(ApiError::SubnetOfOtherVpc { subnet: id(), vpc: vpc_id.to_owned() }.into());
        }
        if !zones.insert(&subnet.zone_id) {
            return Err(ApiError::DuplicateZone { subnet: id() }.into());
        }
        check_zone(call, subnet, service)?;
    }
    Ok(())
}

/// A service of this Region must be in the subnet's zone; one of another Region must only be reachable from it.
fn check_zone(call: &Call<'_>, subnet: &Subnet, service: &Offered) -> Result<(), ApiError> {
    if service.region == call.region.name {
        if service.zones.contains(&subnet.zone_id) {
            return Ok(());
        }
        call.explain(format!("{} is in {}, the service in {}", subnet.id, subnet.zone_id, service.zones.join(", ")));
        return Err(ApiError::ZoneUnsupported { service: service.name.clone(), subnet: subnet.id.clone() });
    }
    if !ZONES_WITHOUT_REMOTE_ACCESS.contains(&subnet.zone_id.as_str()) {
        return Ok(());
    }
    let ids = call.zones.zones().map(|zone| zone.id).filter(|id| !ZONES_WITHOUT_REMOTE_ACCESS.contains(id));
    Err(ApiError::RemoteZoneUnsupported { zones: ids.collect::<Vec<_>>().join(", ") })
}

/// One interface in each subnet, at the address chosen for it if there is one.
fn take_places(
    call: &mut Call<'_>,
    endpoint: &Endpoint,
    subnets: &[Subnet],
    groups: &[String],
    configurations: &[SubnetConfiguration],
) -> Result<Vec<Place>, Failure> {
    let mut places = Vec::new();
    for subnet in subnets {
        let chosen = configurations.iter().find(|chosen| chosen.subnet_id == subnet.id);
        let address = chosen.and_then(|configuration| configuration.ipv4.as_deref());
        let owner = if endpoint.kind == INTERFACE {
            Owner::Endpoint(&endpoint.id)
        } else {
            Owner::GatewayLoadBalancerEndpoint(&endpoint.id)
        };
        let interface = interfaces::create_for(call, owner, subnet, groups, address)?;
        places.push(Place {
            subnet_id: subnet.id.clone(),
            interface_id: interface.id,
            zone_id: subnet.zone_id.clone(),
            zone_name: subnet.zone_name.clone(),
        });
    }
    Ok(places)
}

#[cfg(test)]
mod tests;
