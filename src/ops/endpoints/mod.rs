//! The consumer's endpoints: CreateVpcEndpoint, DescribeVpcEndpoints, DeleteVpcEndpoints (aws-behaviour.md §5.2, §5.9,
//! §5.11; aws-behaviour-2.md table C).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::interfaces::{self, GroupIdentifier, Owner};
use super::paging::{FilterInput, SmallestPage, check_ids, select, seq_to_token};
use super::security_groups;
use super::services::{self, INTERFACE};
use super::tags::{self, Tag, TagSpecification};
use super::{Call, Failure, UnsuccessfulOutput, Unused, refuse_unsupported, required};
use crate::domain::dns;
use crate::domain::error::ApiError;
use crate::domain::ids::Kind;
use crate::domain::regions::Region;
use crate::domain::states;
use crate::domain::time::wire;
use crate::store;
use crate::store::endpoints::{Endpoint, FILTERS, Place};
use crate::store::services::{Parts, PrivateDns, Service};
use crate::store::state::Transition;
use crate::store::subnets::Subnet;
use crate::store::vpcs::Vpc;
use crate::store::{Scope, StoreError};

/// The policy of an endpoint that is given none, to the letter (§4.4).
const DEFAULT_POLICY: &str = "{\n  \"Statement\": [\n    {\n      \"Action\": \"*\", \n      \"Effect\": \"Allow\", \n      \
     \"Principal\": \"*\", \n      \"Resource\": \"*\"\n    }\n  ]\n}";

/// The most characters of a policy (§6.1).
const LONGEST_POLICY: usize = 20_480;

/// Zones from which services of other Regions cannot be reached (§5.2).
const ZONES_WITHOUT_REMOTE_ACCESS: &[&str] = &["use1-az3", "usw1-az2", "apne1-az3", "apne2-az2", "apne2-az4"];

/// Input of [`create_vpc_endpoint`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct CreateVpcEndpointInput {
    vpc_endpoint_type: Option<String>,
    vpc_id: String,
    service_name: Option<String>,
    policy_document: Option<String>,
    route_table_ids: Vec<String>,
    subnet_ids: Vec<String>,
    security_group_ids: Vec<String>,
    ip_address_type: Option<String>,
    dns_options: Option<DnsOptionsInput>,
    client_token: Option<String>,
    private_dns_enabled: Option<bool>,
    tag_specifications: Vec<TagSpecification>,
    subnet_configurations: Vec<SubnetConfiguration>,
    service_network_arn: Unused,
    resource_configuration_arn: Unused,
    service_region: Option<String>,
}

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

/// Output of [`create_vpc_endpoint`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateVpcEndpointOutput {
    vpc_endpoint: VpcEndpoint,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_token: Option<String>,
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
    route_table_ids: [(); 0],
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
    service_region: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct DnsOptions {
    dns_record_ip_type: String,
}

/// A name of an endpoint and the Route 53 zone that it is in.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DnsEntry {
    dns_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    hosted_zone_id: Option<&'static str>,
}

/// The public names of an interface endpoint: the Regional one, then a zonal one for each subnet; an endpoint of a
/// service in another Region has no zonal ones (aws-behaviour-2.md Q10). Routes lead to other endpoints, not names.
pub(super) fn dns_entries(endpoint: &Endpoint, places: &[Place]) -> Vec<DnsEntry> {
    if endpoint.kind != INTERFACE {
        return Vec::new();
    }
    let hosted_zone_id = Region::find(&endpoint.service_region).and_then(|region| region.endpoint_hosted_zone);
    let remote = endpoint.service_region != endpoint.region;
    let zones: Vec<String> = places.iter().filter(|_| !remote).map(|place| place.zone_name.clone()).collect();
    let names = dns::endpoint_names(&endpoint.id, &endpoint.dns_suffix, &zones, &endpoint.service_base_name);
    names.into_iter().map(|dns_name| DnsEntry { dns_name, hosted_zone_id }).collect()
}

/// Makes an endpoint, which waits for the provider if the service requires acceptance.
pub fn create_vpc_endpoint(
    call: &mut Call<'_>,
    input: CreateVpcEndpointInput,
) -> Result<CreateVpcEndpointOutput, Failure> {
    refuse_unsupported(&[
        ("ServiceNetworkArn", &input.service_network_arn),
        ("ResourceConfigurationArn", &input.resource_configuration_arn),
    ])?;
    Kind::Vpc.check(&input.vpc_id)?;
    let configured = input.subnet_configurations.iter().map(|subnet| &subnet.subnet_id);
    input.subnet_ids.iter().chain(configured).try_for_each(|id| Kind::Subnet.check(id))?;
    check_ids(Kind::SecurityGroup, &input.security_group_ids)?;
    let name = required(input.service_name.as_deref(), "ServiceName")?.to_owned();
    let tags = tags::of_specifications(Kind::Endpoint, &input.tag_specifications)?;
    let vpc = store::vpcs::find(&call.tx, call.scope(), &input.vpc_id)?
        .ok_or_else(|| ApiError::VpcNotFound { id: input.vpc_id.clone() })?;
    if let Some(region) = input.service_region.as_ref().filter(|region| Region::find(region).is_none()) {
        return Err(ApiError::RegionUnsupported { region: region.clone() }.into());
    }
    let (service, parts) = services::usable(call, &name, input.service_region.as_deref())?;
    check_type(&input, &service)?;
    let policy_document = policy(input.policy_document.as_deref())?;
    let (ip_address_type, dns_record_ip_type) = address_types(&input, &service, &parts)?;
    let subnets = subnets(call, &input, &vpc, &service, &parts)?;
    let groups = groups(call, &input.security_group_ids, &service, &vpc, &subnets)?;
    if input.private_dns_enabled == Some(true) {
        check_private_dns(&vpc, &service)?;
    }
    if store::endpoints::count_in_vpc(&call.tx, &vpc.id)? >= call.config.quotas.endpoints_per_vpc {
        return Err(ApiError::EndpointLimitExceeded.into());
    }

    let transition = if service.acceptance_required {
        Transition::settled(states::endpoint::PENDING_ACCEPTANCE)
    } else {
        let due = call.after(call.config.delays.endpoint_available);
        Transition::then(states::endpoint::PENDING, states::endpoint::AVAILABLE, due)
    };
    let endpoint = Endpoint {
        id: call.new_id(Kind::Endpoint),
        account: call.caller.account.clone(),
        region: call.region.name.to_owned(),
        vpc_id: vpc.id,
        kind: service.kind.clone(),
        service_base_name: services::base_name(&service),
        service_name: service.name,
        service_region: service.region.clone(),
        dns_suffix: call.random.lower(8),
        policy_document,
        ip_address_type,
        dns_record_ip_type,
        private_dns_enabled: input.private_dns_enabled.unwrap_or(false),
        created_at: call.now(),
        state: transition.state.to_owned(),
    };
    let places = take_places(call, &endpoint, &subnets, &groups, &input.subnet_configurations)?;
    store::endpoints::insert(&call.tx, &endpoint, &places, &groups, transition)?;
    let connection = call.new_id(Kind::EndpointConnection);
    let provider = Scope { account: &service.account, region: &service.region };
    store::connections::insert(&call.tx, provider, &connection, &service.id, &endpoint.id)?;
    let tags = tags::put_on_new(call, Kind::Endpoint, &endpoint.id, tags)?;
    // The create answer has no policy and no empty tags (§5.2).
    let shown = VpcEndpoint { tags, policy_document: None, ..answered(call, endpoint)? };
    Ok(CreateVpcEndpointOutput { vpc_endpoint: shown, client_token: input.client_token })
}

/// The type asked for, `Gateway` if none is, must be the service's.
fn check_type(input: &CreateVpcEndpointInput, service: &Service) -> Result<(), ApiError> {
    let wanted = input.vpc_endpoint_type.as_deref().unwrap_or("Gateway");
    if !matches!(wanted, "Interface" | "Gateway" | "GatewayLoadBalancer" | "Resource" | "ServiceNetwork") {
        return Err(ApiError::EndpointTypeUnknown { value: wanted.to_owned() });
    }
    if wanted != service.kind {
        return Err(ApiError::EndpointTypeMismatch { wanted: wanted.to_owned(), offered: service.kind.clone() });
    }
    if !input.route_table_ids.is_empty() {
        return Err(ApiError::RouteTablesForInterface);
    }
    Ok(())
}

/// A policy's text as it is kept: it must be a JSON object with statements.
fn policy(text: Option<&str>) -> Result<String, ApiError> {
    let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(DEFAULT_POLICY.to_owned()) };
    let parsed: Option<serde_json::Map<String, serde_json::Value>> = serde_json::from_str(text).ok();
    let sound = parsed.is_some_and(|policy| policy.contains_key("Statement"));
    if sound && text.chars().count() <= LONGEST_POLICY { Ok(text.to_owned()) } else { Err(ApiError::PolicyInvalid) }
}

/// The endpoint's address type and its records', which must go with the service's (§5.2).
fn address_types(
    input: &CreateVpcEndpointInput,
    service: &Service,
    parts: &Parts,
) -> Result<(String, String), ApiError> {
    let address_type = input.ip_address_type.as_deref().unwrap_or("ipv4");
    let needed: &[&str] = match address_type {
        "ipv4" => &["ipv4"],
        "ipv6" => &["ipv6"],
        "dualstack" => &["ipv4", "ipv6"],
        other => return Err(ApiError::IpAddressTypeUnknown { value: other.to_owned() }),
    };
    // Subnets here have no IPv6 addresses to give.
    if address_type != "ipv4" || !needed.iter().all(|needed| parts.address_types.iter().any(|has| has == needed)) {
        let (value, service) = (address_type.to_owned(), service.name.clone());
        return Err(ApiError::EndpointAddressType { value, service });
    }
    let options = input.dns_options.as_ref();
    if options.is_some_and(|options| options.private_dns_only_for_inbound_resolver_endpoint == Some(true)) {
        let what = "The parameter DnsOptions.PrivateDnsOnlyForInboundResolverEndpoint".to_owned();
        return Err(ApiError::Unsupported { what });
    }
    if let Some(options) = options {
        refuse_unsupported(&[
            ("DnsOptions.PrivateDnsPreference", &options.private_dns_preference),
            ("DnsOptions.PrivateDnsSpecifiedDomains", &options.private_dns_specified_domains),
        ])?;
    }
    let record_type = options.and_then(|options| options.dns_record_ip_type.as_deref()).unwrap_or(address_type);
    if matches!(record_type, "service-defined") || record_type == address_type {
        return Ok((address_type.to_owned(), record_type.to_owned()));
    }
    Err(ApiError::IpAddressTypeUnknown { value: record_type.to_owned() })
}

/// The subnets asked for: the VPC's, one a zone, in zones that the service has.
fn subnets(
    call: &Call<'_>,
    input: &CreateVpcEndpointInput,
    vpc: &Vpc,
    service: &Service,
    parts: &Parts,
) -> Result<Vec<Subnet>, Failure> {
    let configured = input.subnet_configurations.iter().map(|configuration| configuration.subnet_id.clone());
    let mut ids = input.subnet_ids.clone();
    ids.extend(configured.filter(|id| !input.subnet_ids.contains(id)));
    let mut zones = BTreeSet::new();
    let mut subnets = Vec::new();
    for id in ids {
        let found = store::subnets::find(&call.tx, call.scope(), &id)?;
        let subnet = found.ok_or(ApiError::SubnetNotFound { id })?;
        if subnet.vpc_id != vpc.id {
            return Err(ApiError::SubnetOfOtherVpc { subnet: subnet.id, vpc: vpc.id.clone() }.into());
        }
        if !zones.insert(subnet.zone_id.clone()) {
            return Err(ApiError::DuplicateZone { subnet: subnet.id }.into());
        }
        check_zone(call.region, &subnet, service, parts)?;
        subnets.push(subnet);
    }
    Ok(subnets)
}

/// A service of this Region must be in the subnet's zone; one of another Region must only be reachable from it.
fn check_zone(region: &Region, subnet: &Subnet, service: &Service, parts: &Parts) -> Result<(), ApiError> {
    if service.region == region.name {
        if parts.zones.contains(&subnet.zone_id) {
            return Ok(());
        }
        return Err(ApiError::ZoneUnsupported { service: service.name.clone(), subnet: subnet.id.clone() });
    }
    if !ZONES_WITHOUT_REMOTE_ACCESS.contains(&subnet.zone_id.as_str()) {
        return Ok(());
    }
    let ids = region.zones.iter().map(|zone| zone.id).filter(|id| !ZONES_WITHOUT_REMOTE_ACCESS.contains(id));
    Err(ApiError::RemoteZoneUnsupported { zones: ids.collect::<Vec<_>>().join(", ") })
}

/// The security groups asked for, or the VPC's default one; only interface endpoints have any.
fn groups(
    call: &Call<'_>,
    ids: &[String],
    service: &Service,
    vpc: &Vpc,
    subnets: &[Subnet],
) -> Result<Vec<String>, Failure> {
    if service.kind != INTERFACE {
        return if ids.is_empty() { Ok(Vec::new()) } else { Err(ApiError::GroupsForGatewayLoadBalancer.into()) };
    }
    security_groups::of_interface(call, ids, &vpc.id, subnets.first().map(|subnet| subnet.id.as_str()))
}

/// What `PrivateDnsEnabled` needs, in the order chosen in aws-behaviour-2.md Q7 [I].
fn check_private_dns(vpc: &Vpc, service: &Service) -> Result<(), ApiError> {
    let name = service.name.clone();
    match &service.private_dns {
        None => return Err(ApiError::PrivateDnsWithoutName { service: name }),
        Some(PrivateDns { state, .. }) if state != states::private_dns::VERIFIED => {
            return Err(ApiError::PrivateDnsNotVerified { service: name });
        }
        Some(_) => {}
    }
    if service.acceptance_required {
        return Err(ApiError::PrivateDnsNotAccepted { service: name });
    }
    if !(vpc.dns_support && vpc.dns_hostnames) {
        return Err(ApiError::PrivateDnsVpcAttributes { vpc: vpc.id.clone() });
    }
    Ok(())
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
        if let Some(configuration) = chosen {
            refuse_unsupported(&[("SubnetConfigurations.Ipv6", &configuration.ipv6)])?;
        }
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
            zone_name: subnet.zone_name.clone(),
        });
    }
    Ok(places)
}

/// Input of [`describe_vpc_endpoints`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DescribeVpcEndpointsInput {
    vpc_endpoint_ids: Vec<String>,
    filters: Vec<FilterInput>,
    max_results: Option<i64>,
    next_token: Option<String>,
}

/// Output of [`describe_vpc_endpoints`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeVpcEndpointsOutput {
    vpc_endpoints: Vec<VpcEndpoint>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
}

/// Lists the caller's endpoints.
pub fn describe_vpc_endpoints(
    call: &mut Call<'_>,
    input: DescribeVpcEndpointsInput,
) -> Result<DescribeVpcEndpointsOutput, Failure> {
    let DescribeVpcEndpointsInput { vpc_endpoint_ids: asked, filters, max_results, next_token } = &input;
    let ids = Some((Kind::Endpoint, asked.as_slice()));
    let selection = select(ids, FILTERS, filters, *max_results, SmallestPage::One, next_token.as_deref())?;
    let page = store::endpoints::page(&call.tx, call.scope(), &selection)?;
    if let Some(id) = page.unknown.into_iter().next() {
        return Err(ApiError::EndpointNotFound { id }.into());
    }
    let described = |endpoint: Endpoint| -> Result<VpcEndpoint, Failure> {
        let tags = Some(tags::of(call, &endpoint.id)?);
        Ok(VpcEndpoint { tags, ..answered(call, endpoint)? })
    };
    Ok(DescribeVpcEndpointsOutput {
        vpc_endpoints: page.rows.into_iter().map(described).collect::<Result<_, _>>()?,
        next_token: page.next.map(seq_to_token),
    })
}

/// An endpoint as answers show it, without its tags.
fn answered(call: &Call<'_>, endpoint: Endpoint) -> Result<VpcEndpoint, StoreError> {
    let places = store::endpoints::places_of(&call.tx, &endpoint.id)?;
    let groups = store::endpoints::groups_of(&call.tx, &endpoint.id)?;
    Ok(VpcEndpoint {
        dns_entries: dns_entries(&endpoint, &places),
        vpc_endpoint_id: endpoint.id,
        vpc_endpoint_type: endpoint.kind,
        vpc_id: endpoint.vpc_id,
        service_name: endpoint.service_name,
        state: endpoint.state,
        policy_document: Some(endpoint.policy_document),
        route_table_ids: [],
        subnet_ids: places.iter().map(|place| place.subnet_id.clone()).collect(),
        groups: groups.into_iter().map(GroupIdentifier::from).collect(),
        ip_address_type: endpoint.ip_address_type,
        dns_options: DnsOptions { dns_record_ip_type: endpoint.dns_record_ip_type },
        private_dns_enabled: endpoint.private_dns_enabled,
        requester_managed: false,
        network_interface_ids: places.into_iter().map(|place| place.interface_id).collect(),
        creation_timestamp: wire(endpoint.created_at),
        tags: None,
        owner_id: endpoint.account,
        service_region: endpoint.service_region,
    })
}

/// Input of [`delete_vpc_endpoints`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DeleteVpcEndpointsInput {
    vpc_endpoint_ids: Vec<String>,
}

/// Deletes endpoints of the caller in any state, with their interfaces.
pub fn delete_vpc_endpoints(
    call: &mut Call<'_>,
    input: DeleteVpcEndpointsInput,
) -> Result<UnsuccessfulOutput, Failure> {
    check_ids(Kind::Endpoint, &input.vpc_endpoint_ids)?;
    let gone_at = call.after(call.config.delays.endpoint_deleted);
    let transition = Transition::then(states::endpoint::DELETING, states::endpoint::DELETED, gone_at);
    UnsuccessfulOutput::of_each(&input.vpc_endpoint_ids, |id| {
        let found = store::endpoints::find(&call.tx, call.scope(), id)?;
        let endpoint = found.ok_or_else(|| ApiError::EndpointItemNotFound { id: id.to_owned() })?;
        // Asking again changes nothing: it is on its way out.
        if endpoint.state == states::endpoint::DELETING {
            return Ok(());
        }
        store::endpoints::set_state(&call.tx, id, transition)?;
        Ok(store::interfaces::release_of_endpoint(&call.tx, id, gone_at)?)
    })
}
