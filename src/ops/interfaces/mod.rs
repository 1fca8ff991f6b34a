//! Network interfaces: CreateNetworkInterface, DeleteNetworkInterface, DescribeNetworkInterfaces,
//! ModifyNetworkInterfaceAttribute, and making those that endpoints and load balancers have (lab-behaviour.md §5,
//! aws-behaviour.md §4.3).

mod create;
mod modify;

use serde::{Deserialize, Serialize};

use super::paging::{FilterInput, SmallestPage, select, seq_to_token};
use super::tags::{self, Tag};
use super::{Call, Empty, Failure, Unused};
use crate::domain::error::ApiError;
use crate::domain::ids::Kind;
use crate::store;

pub use self::create::{Owner, check_address, create_for, create_network_interface};
pub use self::modify::modify_network_interface_attribute;

/// Input of [`describe_network_interfaces`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DescribeNetworkInterfacesInput {
    next_token: Option<String>,
    max_results: Option<i64>,
    include_managed_resources: Unused,
    network_interface_ids: Vec<String>,
    filters: Vec<FilterInput>,
}

/// Output of [`describe_network_interfaces`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeNetworkInterfacesOutput {
    network_interfaces: Vec<NetworkInterface>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct NetworkInterface {
    #[serde(skip_serializing_if = "Option::is_none")]
    attachment: Option<Attachment>,
    availability_zone: String,
    description: String,
    groups: Vec<GroupIdentifier>,
    interface_type: String,
    ipv6_addresses: [(); 0],
    mac_address: String,
    network_interface_id: String,
    owner_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    private_dns_name: Option<String>,
    private_ip_address: String,
    private_ip_addresses: Vec<PrivateIpAddress>,
    requester_id: String,
    requester_managed: bool,
    source_dest_check: bool,
    status: String,
    subnet_id: String,
    tag_set: Vec<Tag>,
    vpc_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    operator: Option<Operator>,
    #[serde(skip_serializing_if = "Option::is_none")]
    availability_zone_id: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Attachment {
    attachment_id: String,
    delete_on_termination: bool,
    device_index: i32,
    instance_owner_id: &'static str,
    status: &'static str,
}

/// A security group as interfaces and endpoints name it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct GroupIdentifier {
    group_id: String,
    group_name: String,
}

impl From<(String, String)> for GroupIdentifier {
    fn from((group_id, group_name): (String, String)) -> Self {
        Self { group_id, group_name }
    }
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct PrivateIpAddress {
    primary: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    private_dns_name: Option<String>,
    private_ip_address: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Operator {
    managed: bool,
}

/// Lists the caller's interfaces.
pub fn describe_network_interfaces(
    call: &mut Call<'_>,
    input: DescribeNetworkInterfacesInput,
) -> Result<DescribeNetworkInterfacesOutput, Failure> {
    let DescribeNetworkInterfacesInput { next_token, max_results, network_interface_ids: asked, filters, .. } = &input;
    if !asked.is_empty() && (max_results.is_some() || next_token.is_some()) {
        return Err(ApiError::IdsWithMaxResults { parameter: "networkInterfaceIdSet".to_owned() }.into());
    }
    let ids = Some((Kind::NetworkInterface, asked.as_slice()));
    let token = next_token.as_deref();
    let selection = select(ids, store::interfaces::FILTERS, filters, *max_results, SmallestPage::Five, token)?;
    let page = store::interfaces::page(&call.tx, call.scope(), &selection)?;
    match &page.unknown[..] {
        [] => {}
        [id] => return Err(ApiError::InterfaceNotFound { id: id.clone() }.into()),
        several => return Err(ApiError::InterfacesNotFound { ids: several.join(", ") }.into()),
    }
    Ok(DescribeNetworkInterfacesOutput {
        network_interfaces: page.rows.into_iter().map(|row| described(call, row)).collect::<Result<_, _>>()?,
        next_token: page.next.map(seq_to_token),
    })
}

fn described(call: &Call<'_>, row: store::interfaces::Interface) -> Result<NetworkInterface, Failure> {
    let groups = store::interfaces::groups_of(&call.tx, &row.id)?;
    let first = (row.private_ip_address.clone(), row.private_dns_name.clone());
    let secondary = store::interfaces::secondary_addresses(&call.tx, &row.id)?;
    let private_ip_addresses = [first].into_iter().chain(secondary).enumerate();
    let private_ip_addresses = private_ip_addresses.map(|(index, (private_ip_address, private_dns_name))| {
        PrivateIpAddress { primary: index == 0, private_dns_name, private_ip_address }
    });
    Ok(NetworkInterface {
        attachment: row.attachment_id.map(|attachment_id| Attachment {
            attachment_id,
            delete_on_termination: false,
            device_index: 1,
            instance_owner_id: "amazon-aws",
            status: "attached",
        }),
        availability_zone: row.zone_name,
        description: row.description,
        groups: groups.into_iter().map(GroupIdentifier::from).collect(),
        interface_type: row.interface_type,
        ipv6_addresses: [],
        mac_address: row.mac_address,
        tag_set: tags::of(call, &row.id)?,
        network_interface_id: row.id,
        owner_id: row.account,
        private_dns_name: row.private_dns_name,
        private_ip_addresses: private_ip_addresses.collect(),
        private_ip_address: row.private_ip_address,
        requester_id: row.requester_id,
        requester_managed: row.requester_managed,
        source_dest_check: row.source_dest_check,
        status: row.state,
        subnet_id: row.subnet_id,
        vpc_id: row.vpc_id,
        operator: Some(Operator { managed: false }),
        availability_zone_id: Some(row.zone_id),
    })
}

/// Input of [`delete_network_interface`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DeleteNetworkInterfaceInput {
    network_interface_id: String,
}

/// Deletes an interface of the caller's own. Routes to it become black holes.
pub fn delete_network_interface(call: &mut Call<'_>, input: DeleteNetworkInterfaceInput) -> Result<Empty, Failure> {
    let interface = found(call, input.network_interface_id)?;
    if interface.attachment_id.is_some() {
        if let Some(owner) = interface.endpoint_id.or(interface.load_balancer_arn) {
            call.explain(format!("it is of {owner}, and goes with it"));
        }
        return Err(ApiError::InterfaceInUse { id: interface.id }.into());
    }
    store::interfaces::delete(&call.tx, &interface.id)?;
    Ok(Empty {})
}

/// An interface of the caller's by its id.
///
/// # Errors
/// That the id is of a wrong form, or that the caller has no such interface.
fn found(call: &Call<'_>, id: String) -> Result<store::interfaces::Interface, Failure> {
    Kind::NetworkInterface.check(&id)?;
    Ok(store::interfaces::find(&call.tx, call.scope(), &id)?.ok_or(ApiError::InterfaceNotFound { id })?)
}
