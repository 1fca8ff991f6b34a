//! ModifyNetworkInterfaceAttribute.

use serde::Deserialize;

use super::found;
use crate::domain::error::ApiError;
use crate::domain::ids::Kind;
use crate::ops::attributes::{Switch, exactly_one};
use crate::ops::paging::check_ids;
use crate::ops::security_groups;
use crate::ops::{Call, Empty, Failure, Unused, refuse_unsupported, required};
use crate::store;

/// Input of [`modify_network_interface_attribute`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct ModifyNetworkInterfaceAttributeInput {
    ena_srd_specification: Unused,
    enable_primary_ipv6: Unused,
    connection_tracking_specification: Unused,
    associate_public_ip_address: Unused,
    associated_subnet_ids: Unused,
    network_interface_id: String,
    description: Option<Text>,
    source_dest_check: Option<Switch>,
    groups: Vec<String>,
    attachment: Option<AttachmentChanges>,
}

/// `{"Value": "…"}`
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
struct Text {
    value: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
struct AttachmentChanges {
    default_ena_queue_count: Unused,
    ena_queue_count: Unused,
    attachment_id: Option<String>,
    delete_on_termination: Option<bool>,
}

/// Changes one attribute of an interface of the caller's own.
pub fn modify_network_interface_attribute(
    call: &mut Call<'_>,
    input: ModifyNetworkInterfaceAttributeInput,
) -> Result<Empty, Failure> {
    check_supported(&input)?;
    let description = input.description.and_then(|text| text.value);
    let source_dest_check = Switch::wanted(input.source_dest_check);
    let is_said =
        |changes: &AttachmentChanges| changes.attachment_id.is_some() || changes.delete_on_termination.is_some();
    let attachment = input.attachment.filter(is_said);
    exactly_one(&[
        ("description", description.is_some()),
        ("sourceDestCheck", source_dest_check.is_some()),
        ("groupSet", !input.groups.is_empty()),
        ("attachment", attachment.is_some()),
    ])?;
    check_ids(Kind::SecurityGroup, &input.groups)?;

    let mut interface = found(call, input.network_interface_id)?;
    if let Some(changes) = attachment {
        return Err(refused_attachment(changes)?.into());
    }
    if interface.requester_managed {
        if let Some(owner) = interface.endpoint_id.or(interface.load_balancer_arn) {
            call.explain(format!("it is of {owner}, and changes with it"));
        }
        return Err(ApiError::InterfaceOfRequester.into());
    }
    if input.groups.is_empty() {
        interface.description = description.unwrap_or(interface.description);
        interface.source_dest_check = source_dest_check.unwrap_or(interface.source_dest_check);
        store::interfaces::set_attributes(&call.tx, &interface)?;
    } else {
        let subnet = Some(interface.subnet_id.as_str());
        let groups = security_groups::of_interface(call, &input.groups, &interface.vpc_id, subnet)?;
        store::interfaces::set_groups(&call.tx, &interface.id, &groups)?;
    }
    Ok(Empty {})
}

fn check_supported(input: &ModifyNetworkInterfaceAttributeInput) -> Result<(), ApiError> {
    refuse_unsupported(&[
        ("EnaSrdSpecification", &input.ena_srd_specification),
        ("EnablePrimaryIpv6", &input.enable_primary_ipv6),
        ("ConnectionTrackingSpecification", &input.connection_tracking_specification),
        ("AssociatePublicIpAddress", &input.associate_public_ip_address),
        ("AssociatedSubnetIds", &input.associated_subnet_ids),
    ])?;
    let Some(changes) = &input.attachment else { return Ok(()) };
    refuse_unsupported(&[
        ("DefaultEnaQueueCount", &changes.default_ena_queue_count),
        ("EnaQueueCount", &changes.ena_queue_count),
    ])
}

/// Why an attachment does not change: there are no instances here, and those of AWS's own are nobody else's.
///
/// # Errors
/// That one of the two members is not given.
fn refused_attachment(changes: AttachmentChanges) -> Result<ApiError, ApiError> {
    let id = required(changes.attachment_id, "attachment.attachmentId")?;
    required(changes.delete_on_termination, "attachment.deleteOnTermination")?;
    let is_managed = id.starts_with("ela-attach-");
    Ok(if is_managed { ApiError::AttachmentOfRequester } else { ApiError::AttachmentNotFound { id } })
}
