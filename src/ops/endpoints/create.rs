//! CreateVpcEndpoint (aws-behaviour.md §5.2).

use serde::{Deserialize, Serialize};

use super::{
    DnsOptionsInput, Naming, SubnetConfiguration, VpcEndpoint, address_types, check_configurations, check_subnets,
    find_named, gateway, policy, private_dns, take_places, with_parts,
};
use crate::domain::aws_services::GATEWAY;
use crate::domain::error::ApiError;
use crate::domain::ids::Kind;
use crate::domain::regions::Region;
use crate::domain::states;
use crate::ops::deliveries::{self, Event};
use crate::ops::mishaps;
use crate::ops::paging::check_ids;
use crate::ops::security_groups;
use crate::ops::services::INTERFACE;
use crate::ops::services::offered::{self, Offered, Provider};
use crate::ops::tags::{self, TagSpecification};
use crate::ops::{Call, Failure, Unused, refuse_unsupported, required};
use crate::store;
use crate::store::Scope;
use crate::store::endpoints::{Endpoint, Parts};
use crate::store::state::Transition;
use crate::store::subnets::Subnet;
use crate::store::vpcs::Vpc;

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

/// Output of [`create_vpc_endpoint`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateVpcEndpointOutput {
    vpc_endpoint: VpcEndpoint,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_token: Option<String>,
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
    let kind = check_forms(&input)?;
    let given_policy = input.policy_document.as_deref().filter(|text| !text.is_empty());
    given_policy.map_or(Ok(()), |text| policy::check_form(call, text))?;
    let name = required(input.service_name.as_deref(), "ServiceName")?.to_owned();
    let tags = tags::of_specifications(Kind::Endpoint, &input.tag_specifications)?;
    let ip_address_type = input.ip_address_type.clone().unwrap_or_else(|| address_types::DEFAULT.to_owned());
    let record_type = address_types::record_type(input.dns_options.as_ref(), kind, &ip_address_type)?;
    check_members(&input, kind, &name)?;
    let vpc = store::vpcs::find(&call.tx, call.scope(), &input.vpc_id)?
        .ok_or_else(|| ApiError::VpcNotFound { id: input.vpc_id.clone() })?;
    if let Some(region) = input.service_region.as_ref().filter(|region| Region::find(region).is_none()) {
        return Err(ApiError::RegionUnsupported { region: region.clone() }.into());
    }
    let offers = offered::usable(call, &name, input.service_region.as_deref())?;
    let subnet_ids = subnet_ids(&input);
    let subnets = find_named(call, &subnet_ids, &input.security_group_ids, &input.route_table_ids)?;
    let service = of_type(kind, offers)?;
    given_policy.map_or(Ok(()), |text| policy::check_access(&service, text))?;
    let policy_document = given_policy.unwrap_or_else(|| policy::default_of(&service.kind)).to_owned();
    address_types::check_offered(&ip_address_type, &service)?;
    check_subnets(call, &subnets, &vpc.id, &service, &[])?;
    let groups = groups(call, &input.security_group_ids, &service, &vpc, &subnets)?;
    let private = input.private_dns_enabled.unwrap_or_else(|| private_dns::by_default(&service));
    if private {
        private_dns::check(call, &vpc, &service, !service.acceptance_required)?;
    } else if service.lost {
        return Err(ApiError::PrivateDnsNameLost { service: service.name }.into());
    }
    let options = input.dns_options.as_ref();
    let inbound_only = options.and_then(|options| options.private_dns_only_for_inbound_resolver_endpoint);
    let inbound_only = private_dns::inbound_only(call, &vpc.id, &service, private, inbound_only)?;
    check_quota(call, &vpc, &service)?;

    let transition = first_state(call, &service, &vpc.id, &subnets);
    let mut endpoint = Endpoint {
        id: call.new_id(Kind::Endpoint),
        account: call.caller.account.clone(),
        region: call.region.name.to_owned(),
        vpc_id: vpc.id,
        kind: service.kind.clone(),
        service_base_name: service.base_name.clone(),
        service_name: service.name.clone(),
        service_region: service.region.clone(),
        dns_suffix: call.random.lower(8),
        policy_document,
        dns_record_ip_type: record_type,
        ip_address_type,
        private_dns_enabled: false,
        private_dns_zone_id: None,
        private_dns_ready_at: None,
        inbound_resolver_only: inbound_only,
        payer_responsibility: None,
        modified_at: None,
        created_at: call.now(),
        state: transition.state.to_owned(),
    };
    store::endpoints::insert(&call.tx, &endpoint, transition)?;
    let places = take_places(call, &endpoint, &subnets, &groups, &input.subnet_configurations)?;
    store::endpoints::add_places(&call.tx, &endpoint.id, &places)?;
    store::endpoints::add_groups(&call.tx, &endpoint.id, &groups)?;
    let route_tables = gateway::add_routes(call, &endpoint, &service, &input.route_table_ids)?;
    store::endpoints::add_route_tables(&call.tx, &endpoint.id, &route_tables)?;
    if private {
        let ready_at = call.after(call.config.delays.endpoint_available);
        private_dns::enable(call, &mut endpoint, &service, ready_at)?;
        store::endpoints::update(&call.tx, &endpoint)?;
        // This answer never has the zone's id.
        endpoint.private_dns_ready_at = None;
    }
    if let Provider::Customer { account, service_id } = &service.provider {
        let connection = call.new_id(Kind::EndpointConnection);
        let provider = Scope { account, region: &service.region };
        store::connections::insert(&call.tx, provider, &connection, service_id, &endpoint.id)?;
        deliveries::tell(call, Event::Connect, &endpoint.id)?;
        if !service.acceptance_required {
            deliveries::tell(call, Event::Accept, &endpoint.id)?;
        }
    }
    let tags = tags::put_on_new(call, Kind::Endpoint, &endpoint.id, tags)?;
    // The create answer has no empty tags, and a policy for gateways only (§5.2, and a recorded answer of 2026).
    let groups = if groups.is_empty() { Vec::new() } else { store::endpoints::groups_of(&call.tx, &endpoint.id)? };
    let private_names = if private { service.private_names } else { Vec::new() };
    let parts = Parts { places, groups, route_tables, private_names };
    let naming = Naming::of(&endpoint);
    let mut shown = VpcEndpoint { tags, ..with_parts(call, endpoint, parts, &naming) };
    shown.policy_document = shown.policy_document.filter(|_| service.kind == GATEWAY);
    Ok(CreateVpcEndpointOutput { vpc_endpoint: shown, client_token: input.client_token })
}

/// Refuses what no endpoint could be made of, and says what type of endpoint is asked for.
fn check_forms(input: &CreateVpcEndpointInput) -> Result<&str, ApiError> {
    Kind::Vpc.check(&input.vpc_id)?;
    let types = ["Interface", "Gateway", "GatewayLoadBalancer", "Resource", "ServiceNetwork"];
    let kind = input.vpc_endpoint_type.as_deref().unwrap_or(GATEWAY);
    if !types.contains(&kind) {
        return Err(ApiError::EndpointTypeUnknown { value: kind.to_owned() });
    }
    check_ids(Kind::Subnet, &input.subnet_ids)?;
    check_configurations(&input.subnet_configurations)?;
    check_ids(Kind::SecurityGroup, &input.security_group_ids)?;
    check_ids(Kind::RouteTable, &input.route_table_ids)?;
    address_types::check_forms(input.ip_address_type.as_deref(), input.dns_options.as_ref())?;
    Ok(kind)
}

/// The service by the type of endpoint asked for.
fn of_type(wanted: &str, offers: Vec<Offered>) -> Result<Offered, ApiError> {
    let offered: Vec<String> = offers.iter().map(|offer| offer.kind.clone()).collect();
    let mismatch = || ApiError::EndpointTypeMismatch { wanted: wanted.to_owned(), offered: offered.join(", ") };
    offers.into_iter().find(|offer| offer.kind == wanted).ok_or_else(mismatch)
}

/// Refuses what endpoints of the type do not have. AWS looks at the type that is asked for before it looks whether the
/// service has it (gh:nanlabs/terraform-aws-starter#18).
fn check_members(input: &CreateVpcEndpointInput, kind: &str, service: &str) -> Result<(), ApiError> {
    private_dns::check_options(kind, input.dns_options.as_ref())?;
    if kind == GATEWAY {
        let subnets = !input.subnet_ids.is_empty() || !input.subnet_configurations.is_empty();
        return gateway::check_bare(subnets, !input.security_group_ids.is_empty(), input.private_dns_enabled, service);
    }
    if !input.route_table_ids.is_empty() {
        return Err(ApiError::RouteTablesForInterface);
    }
    if kind != INTERFACE && !input.security_group_ids.is_empty() {
        return Err(ApiError::GroupsForInterfaceOnly);
    }
    Ok(())
}

/// The subnets asked for, those that only an address is chosen in among them.
fn subnet_ids(input: &CreateVpcEndpointInput) -> Vec<String> {
    let configured = input.subnet_configurations.iter().map(|configuration| &configuration.subnet_id);
    let configured = configured.filter(|id| !input.subnet_ids.contains(id));
    input.subnet_ids.iter().chain(configured).cloned().collect()
}

/// The security groups asked for, or the VPC's default one; only interface endpoints have any.
fn groups(
    call: &Call<'_>,
    ids: &[String],
    service: &Offered,
    vpc: &Vpc,
    subnets: &[Subnet],
) -> Result<Vec<String>, Failure> {
    if !service.is_interface() {
        return Ok(Vec::new());
    }
    security_groups::of_interface(call, ids, &vpc.id, subnets.first().map(|subnet| subnet.id.as_str()))
}

fn check_quota(call: &Call<'_>, vpc: &Vpc, service: &Offered) -> Result<(), Failure> {
    let quotas = &call.config.quotas;
    let (tx, region, vpc) = (&call.tx, call.region.name, vpc.id.as_str());
    let bounds = if service.kind == GATEWAY {
        vec![
            (store::endpoints::count_gateways(tx, call.scope())?, quotas.gateway_endpoints_per_region, region),
            (store::endpoints::count_gateways_in_vpc(tx, vpc)?, quotas.gateway_endpoints_per_vpc, vpc),
        ]
    } else {
        // What no more than all of them fit need not be counted by type.
        let most = quotas.endpoints_per_vpc;
        if store::endpoints::count_all_in_vpc(tx, vpc)? < most {
            return Ok(());
        }
        vec![(store::endpoints::count_in_vpc(tx, vpc)?, most, vpc)]
    };
    match bounds.into_iter().find(|(there, most, _)| there >= most) {
        Some((there, most, place)) => {
            call.explain(format!("there are {there} of at most {most} in {place}"));
            Err(ApiError::EndpointLimitExceeded.into())
        }
        None => Ok(()),
    }
}

/// A gateway endpoint is there at once; others wait for the provider, some not for ever, or for AWS.
fn first_state(call: &Call<'_>, service: &Offered, vpc_id: &str, subnets: &[Subnet]) -> Transition {
    let delays = &call.config.delays;
    if service.acceptance_required {
        return match delays.connection_expires {
            0 => Transition::settled(states::endpoint::PENDING_ACCEPTANCE),
            wait => Transition::then(states::endpoint::PENDING_ACCEPTANCE, states::endpoint::EXPIRED, call.after(wait)),
        };
    }
    let subnets = subnets.iter().map(|subnet| subnet.id.as_str());
    let fate = mishaps::fate_of_endpoint(call, &service.name, vpc_id, subnets);
    if service.kind == GATEWAY && fate == states::endpoint::AVAILABLE {
        return Transition::settled(fate);
    }
    Transition::then(states::endpoint::PENDING, fate, call.after(delays.endpoint_available))
}
