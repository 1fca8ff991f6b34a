//! Subscriptions: Subscribe, Unsubscribe, ListSubscriptions, ListSubscriptionsByTopic (lab-behaviour.md §13).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{attributes, check_access, check_elements, permitted, selection, token};
use crate::domain::arn::Arn;
use crate::domain::error::ApiError;
use crate::ops::{Call, Empty, Failure};
use crate::store;
use crate::store::listing::Page;
use crate::store::subscriptions::Subscription;
use crate::store::topics::Topic;

/// Input of [`subscribe`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct SubscribeInput {
    topic_arn: String,
    protocol: String,
    endpoint: Option<String>,
    attributes: BTreeMap<String, String>,
    return_subscription_arn: bool,
}

/// Output of [`subscribe`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct SubscribeOutput {
    subscription_arn: String,
}

/// Has an endpoint get the messages of a topic; nothing confirms one that has to be.
pub fn subscribe(call: &mut Call<'_>, input: SubscribeInput) -> Result<SubscribeOutput, Failure> {
    let topic = permitted(call, &input.topic_arn, "SNS:Subscribe")?;
    let endpoint = input.endpoint.unwrap_or_default();
    check_endpoint(&topic, &input.protocol, &endpoint)?;
    attributes::check_of_subscription(call, &input.attributes)?;
    let found = store::subscriptions::find_of_endpoint(&call.tx, &topic.arn, &input.protocol, &endpoint)?;
    let subscription = if let Some(subscription) = found {
        check_same(call, &subscription, &input.attributes)?;
        subscription
    } else {
        let subscription = Subscription {
            arn: format!("{}:{}", topic.arn, call.random.uuid()),
            is_pending: is_pending(call, &input.protocol, &endpoint),
            topic_arn: topic.arn,
            account: call.caller.account.clone(),
            protocol: input.protocol,
            endpoint,
            attributes: input.attributes,
        };
        store::subscriptions::insert(&call.tx, call.scope(), &subscription)?;
        subscription
    };
    let is_told = !subscription.is_pending || input.return_subscription_arn;
    let subscription_arn = if is_told { subscription.arn } else { "pending confirmation".to_owned() };
    Ok(SubscribeOutput { subscription_arn })
}

/// Refuses an endpoint that is none of the protocol, or one that a topic of this kind does not have.
fn check_endpoint(topic: &Topic, protocol: &str, endpoint: &str) -> Result<(), ApiError> {
    let arn_of = |what: &str, service: &str| {
        let fits = Arn::parse(endpoint).is_some_and(|arn| arn.service == service);
        if fits { Ok(()) } else { Err(ApiError::EndpointArn { what: what.to_owned() }) }
    };
    match protocol {
        "http" | "https" => {
            let rest = endpoint.strip_prefix(protocol).and_then(|rest| rest.strip_prefix("://"));
            rest.filter(|rest| !rest.is_empty()).map(drop).ok_or(ApiError::EndpointScheme)
        }
        "email" | "email-json" => {
            let fits = endpoint.split_once('@').is_some_and(|(name, domain)| !name.is_empty() && !domain.is_empty());
            if fits { Ok(()) } else { Err(ApiError::EndpointMail) }
        }
        "sms" => {
            let digits = endpoint.strip_prefix('+').unwrap_or(endpoint);
            let fits = (1..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
            if fits { Ok(()) } else { Err(ApiError::EndpointNumber { endpoint: endpoint.to_owned() }) }
        }
        "sqs" => arn_of("SQS", "sqs"),
        "lambda" => arn_of("Lambda", "lambda"),
        "firehose" => arn_of("Firehose", "firehose"),
        "application" => arn_of("Application", "sns"),
        _ => Err(ApiError::ProtocolUnknown { protocol: protocol.to_owned() }),
    }?;
    if topic.is_fifo && protocol != "sqs" {
        return Err(ApiError::FifoTopicProtocol { protocol: protocol.to_owned() });
    }
    if !topic.is_fifo && protocol == "sqs" && endpoint.strip_suffix(".fifo").is_some() {
        return Err(ApiError::FifoQueueOfStandard);
    }
    Ok(())
}

/// Whether the endpoint has to say that it wants the messages. What is the caller's own need not [I].
fn is_pending(call: &Call<'_>, protocol: &str, endpoint: &str) -> bool {
    match protocol {
        "sms" => false,
        "http" | "https" | "email" | "email-json" => true,
        _ => Arn::parse(endpoint).is_some_and(|arn| arn.account != call.caller.account),
    }
}

/// Refuses to find a subscription in place of one with other attributes.
fn check_same(call: &Call<'_>, subscription: &Subscription, asked: &BTreeMap<String, String>) -> Result<(), ApiError> {
    let is_there = |(name, value): (&String, &String)| {
        let there = subscription.attributes.get(name).map_or("", String::as_str);
        attributes::is_same(value, there)
    };
    let Some((name, _)) = asked.iter().find(|asked| !is_there(*asked)) else { return Ok(()) };
    call.explain(format!("the subscription has another {name}"));
    Err(ApiError::SubscriptionAttributesDiffer)
}

/// Input of [`unsubscribe`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct UnsubscribeInput {
    subscription_arn: String,
}

/// Ends a subscription of the caller, or one to the caller's topic; one that is not there is as good as ended.
pub fn unsubscribe(call: &mut Call<'_>, input: UnsubscribeInput) -> Result<Empty, Failure> {
    let arn = &input.subscription_arn;
    if arn.is_empty() {
        return Err(ApiError::SubscriptionArnMissing.into());
    }
    check_elements("SubscriptionArn", arn)?;
    if arn.split(':').count() == 6 {
        return Err(ApiError::SubscriptionIdInvalid.into());
    }
    let Some(subscription) = store::subscriptions::find_of_anybody(&call.tx, arn)? else { return Ok(Empty {}) };
    let topic = store::topics::find_of_anybody(&call.tx, &subscription.topic_arn)?.ok_or(ApiError::TopicNotFound)?;
    if subscription.account != call.caller.account {
        check_access(call, &topic, "SNS:Unsubscribe")?;
    }
    store::subscriptions::delete(&call.tx, arn)?;
    if !subscription.is_pending {
        store::topics::count_deleted(&call.tx, &topic.arn)?;
    }
    Ok(Empty {})
}

/// Input of [`list_subscriptions`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct ListSubscriptionsInput {
    next_token: Option<String>,
}

/// Output of [`list_subscriptions`] and [`list_subscriptions_by_topic`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListSubscriptionsOutput {
    subscriptions: Vec<ListedSubscription>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct ListedSubscription {
    subscription_arn: String,
    owner: String,
    protocol: String,
    endpoint: String,
    topic_arn: String,
}

impl From<Page<Subscription>> for ListSubscriptionsOutput {
    fn from(page: Page<Subscription>) -> Self {
        let listed = |row: Subscription| ListedSubscription {
            subscription_arn: if row.is_pending { "PendingConfirmation".to_owned() } else { row.arn },
            owner: row.account,
            protocol: row.protocol,
            endpoint: row.endpoint,
            topic_arn: row.topic_arn,
        };
        Self { subscriptions: page.rows.into_iter().map(listed).collect(), next_token: token(page.next) }
    }
}

/// Lists the caller's subscriptions.
pub fn list_subscriptions(
    call: &mut Call<'_>,
    input: ListSubscriptionsInput,
) -> Result<ListSubscriptionsOutput, Failure> {
    let selection = selection(&[], input.next_token.as_deref())?;
    Ok(store::subscriptions::page(&call.tx, call.scope(), &selection)?.into())
}

/// Input of [`list_subscriptions_by_topic`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct ListSubscriptionsByTopicInput {
    topic_arn: String,
    next_token: Option<String>,
}

/// Lists the subscriptions to a topic, whosever they are.
pub fn list_subscriptions_by_topic(
    call: &mut Call<'_>,
    input: ListSubscriptionsByTopicInput,
) -> Result<ListSubscriptionsOutput, Failure> {
    let topic = [permitted(call, &input.topic_arn, "SNS:ListSubscriptionsByTopic")?.arn];
    let selection = selection(&topic, input.next_token.as_deref())?;
    Ok(store::subscriptions::page_of_topics(&call.tx, call.scope(), &selection)?.into())
}
