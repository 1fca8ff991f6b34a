//! ModifyVpcEndpoint (aws-behaviour.md §5.10). AWS takes a while for it; here all of it is seen at once, and only the state
//! says for so long as is configured that it is being applied.

use serde::Deserialize;

use super::{
    DnsOptionsInput, SubnetConfiguration, address_types, check_configurations, check_subnets, find_named, gateway,
    not_found, policy, private_dns, take_places,
};
use crate::domain::aws_services::GATEWAY;
use crate::domain::error::ApiError;
use crate::domain::ids::Kind;
use crate::domain::states;
use crate::domain::time::wire;
use crate::ops::paging::check_ids;
use crate::ops::security_groups;
use crate::ops::services::INTERFACE;
use crate::ops::services::offered::{self, Offered};
use crate::ops::{Call, Failure, ReturnOutput};
use crate::store;
use crate::store::endpoints::{Endpoint, Place};

/// Input of [`modify_vpc_endpoint`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct ModifyVpcEndpointInput {
    vpc_endpoint_id: String,
    reset_policy: Option<bool>,
    policy_document: Option<String>,
    add_route_table_ids: Vec<String>,
    remove_route_table_ids: Vec<String>,
    add_subnet_ids: Vec<String>,
    remove_subnet_ids: Vec<String>,
    add_security_group_ids: Vec<String>,
    remove_security_group_ids: Vec<String>,
    ip_address_type: Option<String>,
    dns_options: Option<DnsOptionsInput>,
    private_dns_enabled: Option<bool>,
    subnet_configurations: Vec<SubnetConfiguration>,
}

impl ModifyVpcEndpointInput {
    /// Every subnet that it names.
    fn subnets(&self) -> Vec<String> {
        let configured = self.subnet_configurations.iter().map(|configuration| &configuration.subnet_id);
        self.add_subnet_ids.iter().chain(&self.remove_subnet_ids).chain(configured).cloned().collect()
    }

    /// Every security group that it names.
    fn groups(&self) -> Vec<String> {
        [&self.add_security_group_ids[..], &self.remove_security_group_ids].concat()
    }

    /// Every route table that it names.
    fn route_tables(&self) -> Vec<String> {
        [&self.add_route_table_ids[..], &self.remove_route_table_ids].concat()
    }
}

/// Changes an endpoint of the caller that is not rejected or on its way out [I].
pub fn modify_vpc_endpoint(call: &mut Call<'_>, input: ModifyVpcEndpointInput) -> Result<ReturnOutput, Failure> {
    check_forms(call, &input)?;
    let id = &input.vpc_endpoint_id;
    let Some(mut endpoint) = store::endpoints::find(&call.tx, call.scope(), id)? else {
        return Err(not_found(call, id)?);
    };
    find_named(call, &input.subnets(), &input.groups(), &input.route_tables())?;
    check_members(&input, &endpoint)?;
    if !states::endpoint::ACTIVE.contains(&endpoint.state.as_str()) {
        call.explain(format!("{id} is {}", endpoint.state));
        return Err(ApiError::ConnectionState { id: id.clone() }.into());
    }
    if let Some(until) = endpoint.modified_at.filter(|until| *until > call.now()) {
        call.explain(format!("the last change of {id} is being applied until {}", wire(until)));
        return Err(ApiError::EndpointBusy.into());
    }
    let Some(service) = offered::of_endpoint(call, &endpoint)? else {
        call.explain(format!("{} is gone", endpoint.service_name));
        return Err(ApiError::ConnectionState { id: id.clone() }.into());
    };
    change_policy(&mut endpoint, &service, &input)?;
    if let Some(wanted) = &input.ip_address_type {
        address_types::check_offered(wanted, &service)?;
    }
    if input.dns_options.as_ref().is_some_and(|options| options.dns_record_ip_type.is_some()) {
        let options = input.dns_options.as_ref();
        endpoint.dns_record_ip_type = address_types::record_type(options, &endpoint.kind, &endpoint.ip_address_type)?;
    }
    change_routes(call, &endpoint, &service, &input)?;
    let groups = change_groups(call, &endpoint, &input)?;
    change_places(call, &endpoint, &service, &groups, &input)?;
    change_private_dns(call, &mut endpoint, &service, &input)?;
    store::endpoints::update(&call.tx, &endpoint)?;
    // Routes lead to other endpoints, and go on leading there [I].
    let delay = call.config.delays.endpoint_modified;
    if delay > 0 && endpoint.kind == INTERFACE {
        store::endpoints::set_modified(&call.tx, &endpoint, call.after(delay))?;
    }
    Ok(ReturnOutput::DONE)
}

fn check_forms(call: &Call<'_>, input: &ModifyVpcEndpointInput) -> Result<(), ApiError> {
    Kind::Endpoint.check(&input.vpc_endpoint_id)?;
    check_ids(Kind::RouteTable, &input.add_route_table_ids)?;
    check_ids(Kind::RouteTable, &input.remove_route_table_ids)?;
    check_ids(Kind::Subnet, &input.add_subnet_ids)?;
    check_ids(Kind::Subnet, &input.remove_subnet_ids)?;
    check_configurations(&input.subnet_configurations)?;
    check_ids(Kind::SecurityGroup, &input.add_security_group_ids)?;
    check_ids(Kind::SecurityGroup, &input.remove_security_group_ids)?;
    address_types::check_forms(input.ip_address_type.as_deref(), input.dns_options.as_ref())?;
    if input.reset_policy == Some(true) && input.policy_document.is_some() {
        return Err(ApiError::PolicyTwice);
    }
    input.policy_document.as_deref().map_or(Ok(()), |text| policy::check_form(call, text))
}

/// Refuses what endpoints of the type do not have.
fn check_members(input: &ModifyVpcEndpointInput, endpoint: &Endpoint) -> Result<(), ApiError> {
    private_dns::check_options(&endpoint.kind, input.dns_options.as_ref())?;
    let groups = !input.groups().is_empty();
    if endpoint.kind == GATEWAY {
        let subnets = !input.subnets().is_empty();
        return gateway::check_bare(subnets, groups, input.private_dns_enabled, &endpoint.service_name);
    }
    if !input.route_tables().is_empty() {
        return Err(ApiError::RouteTablesForInterface);
    }
    if endpoint.kind == INTERFACE {
        return Ok(());
    }
    if groups {
        return Err(ApiError::GroupsForInterfaceOnly);
    }
    if input.remove_subnet_ids.is_empty() { Ok(()) } else { Err(ApiError::SubnetRemovedFromInterfaceOnly) }
}

fn change_policy(endpoint: &mut Endpoint, service: &Offered, input: &ModifyVpcEndpointInput) -> Result<(), ApiError> {
    if input.reset_policy == Some(true) {
        policy::default_of(&endpoint.kind).clone_into(&mut endpoint.policy_document);
    } else if let Some(text) = &input.policy_document {
        policy::check_access(service, text)?;
        endpoint.policy_document.clone_from(text);
    }
    Ok(())
}

/// Refuses to take something away that an endpoint does not have.
fn must_have(endpoint: &Endpoint, what: &str, there: &[String], removed: &[String]) -> Result<(), ApiError> {
    match removed.iter().find(|id| !there.contains(id)) {
        Some(id) => {
            Err(ApiError::NotOfEndpoint { what: what.to_owned(), id: id.clone(), endpoint: endpoint.id.clone() })
        }
        None => Ok(()),
    }
}

fn change_routes(
    call: &Call<'_>,
    endpoint: &Endpoint,
    service: &Offered,
    input: &ModifyVpcEndpointInput,
) -> Result<(), Failure> {
    let mut tables = store::endpoints::route_tables_of(&call.tx, &endpoint.id)?;
    must_have(endpoint, "route table", &tables, &input.remove_route_table_ids)?;
    gateway::remove_routes(call, service, &input.remove_route_table_ids)?;
    tables.retain(|id| !input.remove_route_table_ids.contains(id));
    tables.extend(gateway::add_routes(call, endpoint, service, &input.add_route_table_ids)?);
    Ok(store::endpoints::set_route_tables(&call.tx, &endpoint.id, &tables)?)
}

/// The groups from now on, of the interfaces that are there too. One at least is left.
fn change_groups(call: &Call<'_>, endpoint: &Endpoint, input: &ModifyVpcEndpointInput) -> Result<Vec<String>, Failure> {
    let there = store::endpoints::groups_of(&call.tx, &endpoint.id)?;
    let mut groups: Vec<String> = there.into_iter().map(|(id, _)| id).collect();
    if input.add_security_group_ids.is_empty() && input.remove_security_group_ids.is_empty() {
        return Ok(groups);
    }
    let places = store::endpoints::places_of(&call.tx, &endpoint.id)?;
    let subnet = places.first().map(|place| place.subnet_id.as_str());
    let added = security_groups::of_vpc(call, &input.add_security_group_ids, &endpoint.vpc_id, subnet)?;
    must_have(endpoint, "security group", &groups, &input.remove_security_group_ids)?;
    groups.retain(|id| !input.remove_security_group_ids.contains(id));
    for id in added {
        if !groups.contains(&id) {
            groups.push(id);
        }
    }
    if groups.is_empty() {
        return Err(ApiError::LastGroup.into());
    }
    security_groups::check_most(&groups)?;
    store::endpoints::set_groups(&call.tx, &endpoint.id, &groups)?;
    for place in places {
        store::interfaces::set_groups(&call.tx, &place.interface_id, &groups)?;
    }
    Ok(groups)
}

/// Lets interfaces go and makes others, in subnets that were not there or at other addresses.
fn change_places(
    call: &mut Call<'_>,
    endpoint: &Endpoint,
    service: &Offered,
    groups: &[String],
    input: &ModifyVpcEndpointInput,
) -> Result<(), Failure> {
    let places = store::endpoints::places_of(&call.tx, &endpoint.id)?;
    let there: Vec<String> = places.iter().map(|place| place.subnet_id.clone()).collect();
    must_have(endpoint, "subnet", &there, &input.remove_subnet_ids)?;
    let configured: Vec<String> = input.subnet_configurations.iter().map(|subnet| subnet.subnet_id.clone()).collect();
    let reachable: Vec<String> = there.iter().chain(&input.add_subnet_ids).cloned().collect();
    must_have(endpoint, "subnet", &reachable, &configured)?;

    let mut moved = Vec::new();
    for place in &places {
        let interface = store::interfaces::find(&call.tx, call.scope(), &place.interface_id)?;
        let address = interface.map(|interface| interface.private_ip_address);
        let mut chosen = input.subnet_configurations.iter().filter(|chosen| chosen.subnet_id == place.subnet_id);
        // The address that it has already is no other interface.
        if chosen.any(|chosen| chosen.ipv4.is_some() && chosen.ipv4 != address) {
            moved.push(place.subnet_id.clone());
        }
    }
    let (freed, kept): (Vec<Place>, Vec<Place>) = places
        .into_iter()
        .partition(|place| input.remove_subnet_ids.contains(&place.subnet_id) || moved.contains(&place.subnet_id));
    for place in &freed {
        store::interfaces::delete(&call.tx, &place.interface_id)?;
    }
    let mut wanted = moved;
    wanted.retain(|id| !input.remove_subnet_ids.contains(id));
    wanted.extend(input.add_subnet_ids.iter().cloned());
    let taken: Vec<String> = kept.iter().map(|place| place.zone_id.clone()).collect();
    let subnets = find_named(call, &wanted, &[], &[])?;
    check_subnets(call, &subnets, &endpoint.vpc_id, service, &taken)?;
    let mut made = take_places(call, endpoint, &subnets, groups, &input.subnet_configurations)?;
    made.extend(kept);
    // Those that were there keep their order, others follow in the order given.
    made.sort_by_key(|place| there.iter().position(|id| *id == place.subnet_id).unwrap_or(there.len()));
    Ok(store::endpoints::set_places(&call.tx, &endpoint.id, &made)?)
}

fn change_private_dns(
    call: &mut Call<'_>,
    endpoint: &mut Endpoint,
    service: &Offered,
    input: &ModifyVpcEndpointInput,
) -> Result<(), Failure> {
    let wanted = input.private_dns_enabled.unwrap_or(endpoint.private_dns_enabled);
    let options = input.dns_options.as_ref();
    let inbound_only = options.and_then(|options| options.private_dns_only_for_inbound_resolver_endpoint);
    // Options that say nothing of it leave it as it is.
    if wanted != endpoint.private_dns_enabled || inbound_only.is_some() {
        endpoint.inbound_resolver_only =
            private_dns::inbound_only(call, &endpoint.vpc_id, service, wanted, inbound_only)?;
    }
    if wanted == endpoint.private_dns_enabled {
        return Ok(());
    }
    if !wanted {
        return private_dns::disable(call, endpoint);
    }
    let found = store::vpcs::find(&call.tx, call.scope(), &endpoint.vpc_id)?;
    let vpc = found.ok_or_else(|| ApiError::VpcNotFound { id: endpoint.vpc_id.clone() })?;
    private_dns::check(call, &vpc, service, endpoint.state != states::endpoint::PENDING_ACCEPTANCE)?;
    let ready_at = call.after(call.config.delays.endpoint_modified);
    private_dns::enable(call, endpoint, service, ready_at)
}
