//! Attributes of topics and subscriptions: names, defaults and the values that they take (lab-behaviour.md §13).

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::domain::error::ApiError;
use crate::domain::policy::{self, Flaw};
use crate::ops::Call;
use crate::store::topics::Topic;

/// Who may do what with a topic.
pub(super) const POLICY: &str = "Policy";
/// Whether a topic keeps the order of messages.
pub(super) const FIFO: &str = "FifoTopic";
const DEDUPLICATION: &str = "ContentBasedDeduplication";
const DELIVERY_POLICY: &str = "DeliveryPolicy";
const DISPLAY_NAME: &str = "DisplayName";

/// What a refusal says first where the attribute is one of a map.
pub(super) const IN_MAP: &str = "Attributes Reason: ";

/// What an attribute may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Values {
    Text,
    OneOf(&'static [&'static str]),
    Percentage,
    Json,
    Policy,
}

const BOOLEAN: Values = Values::OneOf(&["true", "false"]);

/// What SetTopicAttributes takes, by the model; whether a topic of one kind has it is not told for all [I].
fn of_topic(name: &str) -> Option<Values> {
    const ENDINGS: [(&str, Values); 3] = [
        ("SuccessFeedbackRoleArn", Values::Text),
        ("FailureFeedbackRoleArn", Values::Text),
        ("SuccessFeedbackSampleRate", Values::Percentage),
    ];
    match name {
        DISPLAY_NAME | "KmsMasterKeyId" => Some(Values::Text),
        POLICY => Some(Values::Policy),
        DELIVERY_POLICY | "ArchivePolicy" => Some(Values::Json),
        DEDUPLICATION => Some(BOOLEAN),
        "FifoThroughputScope" => Some(Values::OneOf(&["Topic", "MessageGroup"])),
        "SignatureVersion" => Some(Values::OneOf(&["1", "2"])),
        "TracingConfig" => Some(Values::OneOf(&["PassThrough", "Active"])),
        _ => ENDINGS.into_iter().find_map(|(ending, values)| {
            let protocol = name.strip_suffix(ending)?;
            matches!(protocol, "HTTP" | "Firehose" | "Lambda" | "Application" | "SQS").then_some(values)
        }),
    }
}

/// What Subscribe takes, by the model.
fn of_subscription(name: &str) -> Option<Values> {
    match name {
        "SubscriptionRoleArn" => Some(Values::Text),
        DELIVERY_POLICY | "FilterPolicy" | "RedrivePolicy" | "ReplayPolicy" => Some(Values::Json),
        "FilterPolicyScope" => Some(Values::OneOf(&["MessageAttributes", "MessageBody"])),
        "RawMessageDelivery" => Some(BOOLEAN),
        _ => None,
    }
}

/// Refuses an attribute that SetTopicAttributes does not set on such a topic. An empty value takes it away [I].
///
/// # Errors
/// `InvalidParameter`.
pub(super) fn check_set(call: &Call<'_>, is_fifo: bool, name: &str, value: &str) -> Result<(), ApiError> {
    let values = of_topic(name).ok_or(ApiError::AttributeName)?;
    check_of_topic(call, is_fifo, name, value, values, "")
}

/// Refuses attributes that CreateTopic does not give to such a topic.
///
/// # Errors
/// `InvalidParameter`.
pub(super) fn check_created(
    call: &Call<'_>,
    is_fifo: bool,
    attributes: &BTreeMap<String, String>,
) -> Result<(), ApiError> {
    for (name, value) in attributes {
        if name == FIFO {
            check_value(call, name, value, BOOLEAN, IN_MAP)?;
            continue;
        }
        let values = of_topic(name).ok_or_else(|| ApiError::AttributeUnknownName { name: name.clone() })?;
        check_of_topic(call, is_fifo, name, value, values, IN_MAP)?;
    }
    Ok(())
}

fn check_of_topic(
    call: &Call<'_>,
    is_fifo: bool,
    name: &str,
    value: &str,
    values: Values,
    place: &str,
) -> Result<(), ApiError> {
    if name == DEDUPLICATION && value == "true" && !is_fifo {
        return Err(ApiError::DeduplicationOfStandard { place: place.to_owned() });
    }
    check_value(call, name, value, values, place)
}

/// Refuses attributes that no subscription has.
///
/// # Errors
/// `InvalidParameter`.
pub(super) fn check_of_subscription(call: &Call<'_>, attributes: &BTreeMap<String, String>) -> Result<(), ApiError> {
    attributes.iter().try_for_each(|(name, value)| {
        let values = of_subscription(name).ok_or_else(|| ApiError::AttributeUnknownName { name: name.clone() })?;
        check_value(call, name, value, values, IN_MAP)
    })
}

fn check_value(call: &Call<'_>, name: &str, value: &str, values: Values, place: &str) -> Result<(), ApiError> {
    if value.is_empty() {
        return Ok(());
    }
    let (name, place) = (name.to_owned(), place.to_owned());
    match values {
        Values::OneOf(choices) if !choices.contains(&value) => {
            Err(ApiError::AttributeChoice { place, name, value: value.to_owned(), choices: choices.join(" or ") })
        }
        Values::Percentage if !value.parse().is_ok_and(|number: u8| number <= 100) => {
            Err(ApiError::AttributePercentage { place, name, value: value.to_owned() })
        }
        Values::Json if !serde_json::from_str(value).is_ok_and(|value: Value| value.is_object()) => {
            Err(ApiError::AttributeNoJson { place, name })
        }
        Values::Policy => policy::check(value, "sns:").map_err(|flaw| match flaw {
            Flaw::OutOfScope => ApiError::TopicPolicyScope { place },
            Flaw::Malformed(why) => {
                call.explain(why);
                ApiError::TopicPolicyInvalid { place }
            }
        }),
        _ => Ok(()),
    }
}

/// Whether two values of attributes mean the same: texts of JSON are compared as what they say.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    let parsed = |text: &str| serde_json::from_str::<Value>(text).ok();
    one == other || parsed(one).is_some_and(|value| value.is_object() && Some(value) == parsed(other))
}

/// The attributes of a topic, as set and by default, with the numbers of its confirmed and pending subscriptions; by name,
/// in the order of names [I].
pub(super) fn shown(
    topic: &Topic,
    set: Vec<(String, String)>,
    (confirmed, pending): (u32, u32),
) -> BTreeMap<String, String> {
    let mut all = BTreeMap::from(
        [
            (DISPLAY_NAME, String::new()),
            ("Owner", topic.account.clone()),
            (POLICY, default_policy(topic)),
            ("SubscriptionsConfirmed", confirmed.to_string()),
            ("SubscriptionsDeleted", topic.subscriptions_deleted.to_string()),
            ("SubscriptionsPending", pending.to_string()),
            ("TopicArn", topic.arn.clone()),
        ]
        .map(|(name, value)| (name.to_owned(), value)),
    );
    if topic.is_fifo {
        all.insert(FIFO.to_owned(), "true".to_owned());
        all.insert(DEDUPLICATION.to_owned(), "false".to_owned());
    }
    all.extend(set);
    all.insert("EffectiveDeliveryPolicy".to_owned(), effective_delivery(all.get(DELIVERY_POLICY)));
    all
}

/// The policy that a topic begins with: what its owner's account does.
pub(super) fn default_policy(topic: &Topic) -> String {
    let policy = json!({
        "Version": "2008-10-17",
        "Id": "__default_policy_ID",
        "Statement": [{
            "Sid": "__default_statement_ID",
            "Effect": "Allow",
            "Principal": { "AWS": "*" },
            "Action": [
                "SNS:GetTopicAttributes",
                "SNS:SetTopicAttributes",
                "SNS:AddPermission",
                "SNS:RemovePermission",
                "SNS:DeleteTopic",
                "SNS:Subscribe",
                "SNS:ListSubscriptionsByTopic",
                "SNS:Publish",
            ],
            "Resource": topic.arn,
            "Condition": { "StringEquals": { "AWS:SourceOwner": topic.account } },
        }],
    });
    policy.to_string()
}

/// How messages are retried: the default, with what a delivery policy says about HTTP in its place [I].
fn effective_delivery(given: Option<&String>) -> String {
    let mut policy = json!({
        "http": {
            "defaultHealthyRetryPolicy": {
                "minDelayTarget": 20,
                "maxDelayTarget": 20,
                "numRetries": 3,
                "numMaxDelayRetries": 0,
                "numNoDelayRetries": 0,
                "numMinDelayRetries": 0,
                "backoffFunction": "linear",
            },
            "disableSubscriptionOverrides": false,
            "defaultRequestPolicy": { "headerContentType": "text/plain; charset=UTF-8" },
        },
    });
    let given: Value = given.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    if let Some(http) = given["http"].as_object() {
        for (name, value) in http {
            match (policy["http"][name].as_object_mut(), value.as_object()) {
                (Some(default), Some(value)) => default.extend(value.clone()),
                _ => policy["http"][name] = value.clone(),
            }
        }
    }
    policy.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_delivery_policy_stands_in_for_the_default() {
        let given = r#"{"http":{"defaultHealthyRetryPolicy":{"numRetries":5},"disableSubscriptionOverrides":true}}"#;
        let effective: Value = serde_json::from_str(&effective_delivery(Some(&given.to_owned()))).unwrap();
        assert_eq!(effective["http"]["defaultHealthyRetryPolicy"]["numRetries"], 5);
        assert_eq!(effective["http"]["defaultHealthyRetryPolicy"]["minDelayTarget"], 20);
        assert_eq!(effective["http"]["disableSubscriptionOverrides"], true);
    }

    #[test]
    fn json_is_compared_by_what_it_says() {
        assert!(is_same("a", "a") && is_same(r#"{"a":1, "b":2}"#, r#"{"b":2,"a":1}"#));
        assert!(!is_same("1", "1.0") && !is_same("{}", r#"{"a":1}"#));
    }

    #[test]
    fn names() {
        assert_eq!(of_topic("SQSSuccessFeedbackSampleRate"), Some(Values::Percentage));
        assert!(of_topic(FIFO).is_none() && of_topic("SuccessFeedbackRoleArn").is_none());
    }
}
