//! What connection notifications tell: an event of a connection, to the topic of each notification that wants it
//! (aws-behaviour.md §5.14).

use serde::Serialize;

use super::{Call, Failure, sns};
use crate::domain::ids::Kind;
use crate::domain::policy::{self, Access, Context, Principal, Verdict};
use crate::domain::principal::organization_of;
use crate::domain::time::wire;
use crate::store;
use crate::store::deliveries::Delivery;
use crate::store::notifications::Listener;

/// Who publishes to topics.
const PUBLISHER: &str = "vpce.amazonaws.com";

/// What happens to a connection. An endpoint of a service that requires no acceptance is accepted as it is made [I].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The provider lets the endpoint use the service.
    Accept,
    /// The consumer makes an endpoint.
    Connect,
    /// The consumer deletes it.
    Delete,
    /// The provider refuses it.
    Reject,
}

impl Event {
    fn name(self) -> &'static str {
        match self {
            Self::Accept => "Accept",
            Self::Connect => "Connect",
            Self::Delete => "Delete",
            Self::Reject => "Reject",
        }
    }
}

/// What a topic gets. AWS's own message is not public: this one is ours [I].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Message<'a> {
    event: &'static str,
    timestamp: String,
    connection_notification_id: &'a str,
    service_name: &'a str,
    /// Of a customer's service, as is its owner.
    #[serde(skip_serializing_if = "Option::is_none")]
    service_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    service_owner: Option<&'a str>,
    vpc_endpoint_id: &'a str,
    vpc_endpoint_owner: &'a str,
}

/// Tells an event of an endpoint's connection to those that listen for it: the notifications of the endpoint and of its
/// service. What cannot be told is kept with the reason, and never refuses the call.
///
/// # Errors
/// That the state cannot serve.
pub fn tell(call: &Call<'_>, event: Event, endpoint_id: &str) -> Result<(), Failure> {
    let service = store::connections::service_of(&call.tx, endpoint_id)?;
    let service_id = service.as_ref().map(|service| service.service_id.as_str());
    let listeners = store::notifications::listeners(&call.tx, service_id, endpoint_id, event.name())?;
    if listeners.is_empty() {
        return Ok(());
    }
    let Some(endpoint) = store::endpoints::find_of_anybody(&call.tx, call.scope(), endpoint_id)? else { return Ok(()) };
    for listener in listeners {
        let message = Message {
            event: event.name(),
            timestamp: wire(call.now()),
            connection_notification_id: &listener.id,
            service_name: &endpoint.service_name,
            service_id,
            service_owner: service.as_ref().map(|service| service.account.as_str()),
            vpc_endpoint_id: endpoint_id,
            vpc_endpoint_owner: &endpoint.account,
        };
        let delivery = Delivery {
            at: call.now(),
            seq: 0,
            event: event.name().to_owned(),
            service: service.as_ref().map(|service| (service.service_id.clone(), service.account.clone())),
            endpoint_id: endpoint_id.to_owned(),
            endpoint_account: endpoint.account.clone(),
            message: serde_json::to_value(message).unwrap_or_default().to_string(),
            refusal: refusal(call, &listener, service_id, endpoint_id)?,
            topic_arn: listener.topic_arn,
            notification_id: listener.id,
        };
        store::deliveries::insert(&call.tx, &delivery)?;
    }
    Ok(())
}

/// Why a topic does not get what a notification tells; none if it does.
fn refusal(
    call: &Call<'_>,
    listener: &Listener,
    service_id: Option<&str>,
    endpoint_id: &str,
) -> Result<Option<String>, Failure> {
    let Some(topic) = store::topics::find_of_anybody(&call.tx, &listener.topic_arn)? else {
        return Ok(Some("there is no such topic".to_owned()));
    };
    // SNS takes no message for such a topic without a group; PrivateLink is not known to give any [I].
    if topic.is_fifo {
        return Ok(Some("it is a FIFO topic, which takes messages of a group only".to_owned()));
    }
    // The notification's own service or endpoint.
    let (kind, id) = match service_id.filter(|_| !listener.is_of_endpoint) {
        Some(id) => (Kind::EndpointService, id),
        None => (Kind::Endpoint, endpoint_id),
    };
    let (partition, region, account) = (call.region.partition, &listener.region, &listener.account);
    let source = format!("arn:{partition}:ec2:{region}:{account}:{}/{id}", kind.resource_type());
    let mut context = Context::of([
        ("aws:SourceArn", &source),
        ("aws:SourceAccount", account),
        ("aws:PrincipalIsAWSService", "true"),
        ("aws:SecureTransport", "true"),
    ]);
    if let Some((organization, _)) = organization_of(account, &call.config.organizations) {
        context.set("aws:SourceOrgID", organization);
    }
    let access = Access {
        principal: Principal::Service(PUBLISHER),
        action: "SNS:Publish",
        resource: &topic.arn,
        context: &context,
    };
    Ok(match policy::judge(&sns::policy_of(call, &topic)?, &access) {
        Verdict::Allowed => None,
        Verdict::Denied(why) | Verdict::NotAllowed(why) => Some(format!("the topic's policy: {why}")),
    })
}
