//! Connection notifications: CreateVpcEndpointConnectionNotification, DescribeVpcEndpointConnectionNotifications,
//! ModifyVpcEndpointConnectionNotification, DeleteVpcEndpointConnectionNotifications (aws-behaviour.md §3.4, §5.14;
//! aws-behaviour-2.md Q5, table C).

use serde::{Deserialize, Serialize};

use super::endpoints;
use super::paging::{FilterInput, SmallestPage, check_count, select, seq_to_token};
use super::services::changeable;
use super::{Call, Failure, ReturnValueOutput, UnsuccessfulOutput};
use crate::domain::account::is_account;
use crate::domain::arn::Arn;
use crate::domain::error::ApiError;
use crate::domain::ids::Kind;
use crate::domain::regions::Region;
use crate::domain::states::{endpoint as endpoint_states, notification as states};
use crate::store;
use crate::store::endpoints::Endpoint;
use crate::store::notifications::{FILTERS, Notification};

/// What can happen to a connection, sorted.
const EVENTS: &[&str] = &["Accept", "Connect", "Delete", "Reject"];

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct ConnectionNotification {
    connection_notification_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    service_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    vpc_endpoint_id: Option<String>,
    connection_notification_type: &'static str,
    connection_notification_arn: String,
    connection_events: Vec<String>,
    connection_notification_state: String,
    service_region: String,
}

impl From<Notification> for ConnectionNotification {
    fn from(row: Notification) -> Self {
        Self {
            connection_notification_id: row.id,
            service_id: row.service_id,
            vpc_endpoint_id: row.endpoint_id,
            connection_notification_type: "Topic",
            connection_notification_arn: row.topic_arn,
            connection_events: row.events,
            connection_notification_state: row.state,
            // Always there, as in newer answers of CreateVpcEndpoint [I].
            service_region: row.service_region,
        }
    }
}

/// Input of [`create_vpc_endpoint_connection_notification`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct CreateVpcEndpointConnectionNotificationInput {
    service_id: Option<String>,
    vpc_endpoint_id: Option<String>,
    connection_notification_arn: String,
    connection_events: Vec<String>,
    client_token: Option<String>,
}

/// Output of [`create_vpc_endpoint_connection_notification`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateVpcEndpointConnectionNotificationOutput {
    connection_notification: ConnectionNotification,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_token: Option<String>,
}

/// Has a topic told of the connections of a service, or of that of an endpoint, of the caller.
pub fn create_vpc_endpoint_connection_notification(
    call: &mut Call<'_>,
    input: CreateVpcEndpointConnectionNotificationInput,
) -> Result<CreateVpcEndpointConnectionNotificationOutput, Failure> {
    match (&input.service_id, &input.vpc_endpoint_id) {
        (Some(id), None) => Kind::EndpointService.check(id)?,
        (None, Some(id)) => Kind::Endpoint.check(id)?,
        _ => return Err(ApiError::NotificationTarget.into()),
    }
    check_topic(call.region, &input.connection_notification_arn)?;
    let events = sorted(input.connection_events)?;
    let on_service = input.service_id.as_ref().map(|id| changeable(call, id)).transpose()?;
    let on_endpoint = input.vpc_endpoint_id.as_ref().map(|id| endpoint(call, id)).transpose()?;
    let service_region = on_service.map(|service| service.region);
    let service_region = service_region.or(on_endpoint.map(|endpoint| endpoint.service_region)).unwrap_or_default();
    let notification = Notification {
        events,
        id: call.new_id(Kind::ConnectionNotification),
        service_id: input.service_id,
        endpoint_id: input.vpc_endpoint_id,
        service_region,
        topic_arn: input.connection_notification_arn,
        state: states::ENABLED.to_owned(),
    };
    store::notifications::insert(&call.tx, call.scope(), &notification)?;
    Ok(CreateVpcEndpointConnectionNotificationOutput {
        connection_notification: notification.into(),
        client_token: input.client_token,
    })
}

/// An endpoint of the caller that is not on its way out.
fn endpoint(call: &Call<'_>, id: &str) -> Result<Endpoint, Failure> {
    let Some(endpoint) = store::endpoints::find(&call.tx, call.scope(), id)? else {
        return Err(endpoints::not_found(call, id)?);
    };
    if endpoint.state == endpoint_states::DELETING {
        call.explain(format!("{id} is {}", endpoint.state));
        return Err(ApiError::EndpointNotFound { id: id.to_owned() }.into());
    }
    Ok(endpoint)
}

/// Refuses what cannot be the ARN of a topic of the partition.
fn check_topic(region: &Region, arn: &str) -> Result<(), ApiError> {
    let is_topic = Arn::parse(arn).is_some_and(|topic| {
        let in_partition = Region::find(topic.region).is_some_and(|found| found.partition == topic.partition);
        let name = topic.resource.strip_suffix(".fifo").unwrap_or(topic.resource);
        let is_name_byte = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        let is_name = !name.is_empty() && topic.resource.len() <= 256 && name.bytes().all(is_name_byte);
        topic.service == "sns"
            && topic.partition == region.partition
            && in_partition
            && is_name
            && is_account(topic.account)
    });
    if is_topic { Ok(()) } else { Err(ApiError::NotificationArn { arn: arn.to_owned() }) }
}

/// Events as they are kept and shown: in the order of their names, each once.
fn sorted(mut events: Vec<String>) -> Result<Vec<String>, ApiError> {
    if let Some(event) = events.iter().find(|event| !EVENTS.contains(&event.as_str())) {
        return Err(ApiError::NotificationEvent { event: event.clone() });
    }
    events.sort();
    events.dedup();
    Ok(events)
}

/// Input of [`describe_vpc_endpoint_connection_notifications`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DescribeVpcEndpointConnectionNotificationsInput {
    connection_notification_id: Option<String>,
    filters: Vec<FilterInput>,
    max_results: Option<i64>,
    next_token: Option<String>,
}

/// Output of [`describe_vpc_endpoint_connection_notifications`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeVpcEndpointConnectionNotificationsOutput {
    connection_notification_set: Vec<ConnectionNotification>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
}

/// Lists the caller's notifications.
pub fn describe_vpc_endpoint_connection_notifications(
    call: &mut Call<'_>,
    input: DescribeVpcEndpointConnectionNotificationsInput,
) -> Result<DescribeVpcEndpointConnectionNotificationsOutput, Failure> {
    let DescribeVpcEndpointConnectionNotificationsInput {
        connection_notification_id,
        filters,
        max_results,
        next_token,
    } = &input;
    let mut selection = select(None, FILTERS, filters, *max_results, SmallestPage::One, next_token.as_deref())?;
    // Of an id of a wrong form no other refusal is known either [I].
    selection.ids = connection_notification_id.as_slice();
    let page = store::notifications::page(&call.tx, call.scope(), &selection)?;
    if let Some(id) = page.unknown.into_iter().next() {
        return Err(not_found(call, id)?);
    }
    Ok(DescribeVpcEndpointConnectionNotificationsOutput {
        connection_notification_set: page.rows.into_iter().map(ConnectionNotification::from).collect(),
        next_token: page.next.map(seq_to_token),
    })
}

/// Input of [`modify_vpc_endpoint_connection_notification`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct ModifyVpcEndpointConnectionNotificationInput {
    connection_notification_id: String,
    connection_notification_arn: Option<String>,
    connection_events: Vec<String>,
}

/// Has another topic told, or of other events.
pub fn modify_vpc_endpoint_connection_notification(
    call: &mut Call<'_>,
    input: ModifyVpcEndpointConnectionNotificationInput,
) -> Result<ReturnValueOutput, Failure> {
    input.connection_notification_arn.as_deref().map_or(Ok(()), |arn| check_topic(call.region, arn))?;
    let events = sorted(input.connection_events)?;
    let mut notification = found(call, &input.connection_notification_id)?;
    notification.topic_arn = input.connection_notification_arn.unwrap_or(notification.topic_arn);
    if !events.is_empty() {
        notification.events = events;
    }
    store::notifications::update(&call.tx, &notification)?;
    Ok(ReturnValueOutput::DONE)
}

fn found(call: &Call<'_>, id: &str) -> Result<Notification, Failure> {
    match store::notifications::find(&call.tx, call.scope(), id)? {
        Some(notification) => Ok(notification),
        None => Err(not_found(call, id.to_owned())?),
    }
}

/// The refusal of an id, with the true reason noted.
fn not_found(call: &Call<'_>, id: String) -> Result<Failure, Failure> {
    if let Some((account, region)) = store::notifications::place_of(&call.tx, &id)?
        && (account != call.caller.account || region != call.region.name)
    {
        call.explain(format!("{id} is a notification of account {account} in {region}"));
    }
    Ok(ApiError::NotificationNotFound { id }.into())
}

/// Input of [`delete_vpc_endpoint_connection_notifications`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DeleteVpcEndpointConnectionNotificationsInput {
    connection_notification_ids: Vec<String>,
}

/// Deletes notifications, all or none: one that is not there is the refusal of the whole call, not of an item (§2.3).
pub fn delete_vpc_endpoint_connection_notifications(
    call: &mut Call<'_>,
    input: DeleteVpcEndpointConnectionNotificationsInput,
) -> Result<UnsuccessfulOutput, Failure> {
    let ids = &input.connection_notification_ids;
    check_count(ids)?;
    ids.iter().try_for_each(|id| found(call, id).map(drop))?;
    UnsuccessfulOutput::of_each(ids, |id| Ok(store::notifications::delete(&call.tx, id)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn topics_are_known_by_their_form() {
        let region = Region::find("us-east-1").unwrap();
        for good in ["arn:aws:sns:us-east-1:111122223333:orders", "arn:aws:sns:eu-west-1:444455556666:a_b-C.fifo"] {
            assert_eq!(check_topic(region, good), Ok(()));
        }
        for bad in [
            "",
            "orders",
            "arn:aws:sqs:us-east-1:111122223333:orders",
            "arn:aws:sns:moon-east-1:111122223333:orders",
            "arn:aws-cn:sns:us-east-1:111122223333:orders",
            "arn:aws-cn:sns:cn-north-1:111122223333:orders",
            "arn:aws:sns:us-east-1:1:orders",
            "arn:aws:sns:us-east-1:111122223333:orders:0123",
            "arn:aws:sns:us-east-1:111122223333:.fifo",
        ] {
            assert!(check_topic(region, bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn events_are_sorted_and_told_once() {
        let events = |names: &[&str]| sorted(names.iter().map(|&name| name.to_owned()).collect());
        let names = |names: &[&str]| Ok(names.iter().map(|&name| name.to_owned()).collect());
        assert_eq!(events(&["Reject", "Accept", "Connect", "Accept"]), names(&["Accept", "Connect", "Reject"]));
        assert!(events(&["accept"]).is_err());
    }
}
