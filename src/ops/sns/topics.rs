//! Topics: CreateTopic, DeleteTopic, GetTopicAttributes, ListTopics, SetTopicAttributes (lab-behaviour.md §13).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{attributes, check_access, check_topic_arn, permitted, selection, token};
use crate::domain::arn::Arn;
use crate::domain::error::ApiError;
use crate::ops::tags::{self, Tag};
use crate::ops::{Call, Empty, Failure, Unused, refuse_unsupported};
use crate::store;
use crate::store::topics::Topic;

/// Input of [`create_topic`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct CreateTopicInput {
    name: String,
    attributes: BTreeMap<String, String>,
    tags: Vec<Tag>,
    data_protection_policy: Unused,
}

/// Output of [`create_topic`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateTopicOutput {
    topic_arn: String,
}

/// Makes a topic; one of the same name that does not contradict what is asked for is as good.
pub fn create_topic(call: &mut Call<'_>, input: CreateTopicInput) -> Result<CreateTopicOutput, Failure> {
    refuse_unsupported(&[("DataProtectionPolicy", &input.data_protection_policy)])?;
    let is_fifo = input.attributes.get(attributes::FIFO).is_some_and(|value| value == "true");
    check_name(&input.name, is_fifo)?;
    attributes::check_created(call, is_fifo, &input.attributes)?;
    tags::check(&input.tags).map_err(in_own_words)?;
    let arn = Arn {
        partition: call.region.partition,
        service: "sns",
        region: call.region.name,
        account: &call.caller.account,
        resource: &input.name,
    };
    let topic_arn = arn.to_string();
    if let Some(topic) = store::topics::find_of_anybody(&call.tx, &topic_arn)? {
        check_same(call, &topic, &input)?;
        return Ok(CreateTopicOutput { topic_arn });
    }
    let account = call.caller.account.clone();
    let topic = Topic { arn: topic_arn.clone(), account, is_fifo, subscriptions_deleted: 0 };
    store::topics::insert(&call.tx, call.scope(), &topic)?;
    for (name, value) in input.attributes.iter().filter(|(name, _)| *name != attributes::FIFO) {
        store::topics::set_attribute(&call.tx, &topic_arn, name, value)?;
    }
    tags::put(call, &topic_arn, "topic", &input.tags)?;
    Ok(CreateTopicOutput { topic_arn })
}

/// Refuses a name that no such topic has: `.fifo` is for those that keep the order, and they must have it [I].
fn check_name(name: &str, is_fifo: bool) -> Result<(), ApiError> {
    let stem = if is_fifo { name.strip_suffix(".fifo") } else { Some(name) };
    let is_name_byte = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    let fits = |stem: &str| !stem.is_empty() && stem.bytes().all(is_name_byte);
    if name.len() <= 256 && stem.is_some_and(fits) { Ok(()) } else { Err(ApiError::TopicName) }
}

/// What EC2 says about tags, as this service would.
fn in_own_words(error: ApiError) -> ApiError {
    match error {
        ApiError::TagKeyDuplicate { .. } => ApiError::TopicTagDuplicate,
        ApiError::TagLimitExceeded => ApiError::TopicTooManyTags,
        other => other,
    }
}

/// Refuses to find a topic in place of one with other attributes or other tags; what is not asked for may be anything.
fn check_same(call: &Call<'_>, topic: &Topic, input: &CreateTopicInput) -> Result<(), Failure> {
    let there = shown(call, topic)?;
    // What is not set has no value, which is the same as an empty one.
    let is_there = |(name, value): (&String, &String)| {
        let there = there.get(name).map_or("", String::as_str);
        value.is_empty() || attributes::is_same(value, there)
    };
    if let Some((name, _)) = input.attributes.iter().find(|asked| !is_there(*asked)) {
        call.explain(format!("the topic has another {name}"));
        return Err(ApiError::TopicAttributesDiffer.into());
    }
    let tags = tags::of(call, &topic.arn)?;
    if input.tags.iter().all(|tag| tags.contains(tag)) { Ok(()) } else { Err(ApiError::TopicTagsDiffer.into()) }
}

fn shown(call: &Call<'_>, topic: &Topic) -> Result<BTreeMap<String, String>, Failure> {
    let set = store::topics::attributes_of(&call.tx, &topic.arn)?;
    let counts = store::subscriptions::counts(&call.tx, &topic.arn)?;
    Ok(attributes::shown(topic, set, counts))
}

/// Input of [`delete_topic`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DeleteTopicInput {
    topic_arn: String,
}

/// Deletes a topic with its subscriptions and tags; one that is not there is as good as deleted.
pub fn delete_topic(call: &mut Call<'_>, input: DeleteTopicInput) -> Result<Empty, Failure> {
    check_topic_arn(call, &input.topic_arn)?;
    if let Some(topic) = store::topics::find_of_anybody(&call.tx, &input.topic_arn)? {
        check_access(call, &topic, "SNS:DeleteTopic")?;
        store::topics::delete(&call.tx, &topic.arn)?;
        store::tags::delete_of(&call.tx, &topic.arn)?;
    }
    Ok(Empty {})
}

/// Input of [`get_topic_attributes`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct GetTopicAttributesInput {
    topic_arn: String,
}

/// Output of [`get_topic_attributes`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetTopicAttributesOutput {
    attributes: BTreeMap<String, String>,
}

/// Shows the attributes of a topic.
pub fn get_topic_attributes(
    call: &mut Call<'_>,
    input: GetTopicAttributesInput,
) -> Result<GetTopicAttributesOutput, Failure> {
    let topic = permitted(call, &input.topic_arn, "SNS:GetTopicAttributes")?;
    Ok(GetTopicAttributesOutput { attributes: shown(call, &topic)? })
}

/// Input of [`set_topic_attributes`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct SetTopicAttributesInput {
    topic_arn: String,
    attribute_name: String,
    attribute_value: Option<String>,
}

/// Sets an attribute of a topic; without a value it has its default again [I].
pub fn set_topic_attributes(call: &mut Call<'_>, input: SetTopicAttributesInput) -> Result<Empty, Failure> {
    let topic = permitted(call, &input.topic_arn, "SNS:SetTopicAttributes")?;
    let (name, value) = (&input.attribute_name, input.attribute_value.unwrap_or_default());
    attributes::check_set(call, topic.is_fifo, name, &value)?;
    store::topics::set_attribute(&call.tx, &topic.arn, name, &value)?;
    Ok(Empty {})
}

/// Input of [`list_topics`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct ListTopicsInput {
    next_token: Option<String>,
}

/// Output of [`list_topics`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListTopicsOutput {
    topics: Vec<ListedTopic>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct ListedTopic {
    topic_arn: String,
}

/// Lists the caller's topics.
pub fn list_topics(call: &mut Call<'_>, input: ListTopicsInput) -> Result<ListTopicsOutput, Failure> {
    let page = store::topics::page(&call.tx, call.scope(), &selection(&[], input.next_token.as_deref())?)?;
    Ok(ListTopicsOutput {
        topics: page.rows.into_iter().map(|row| ListedTopic { topic_arn: row.arn }).collect(),
        next_token: token(page.next),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        let longest = "a".repeat(256);
        assert!(check_name("a_B-1", false).is_ok() && check_name("a.fifo", true).is_ok());
        assert!(check_name(&longest, false).is_ok());
        for (bad, is_fifo) in
            [("", false), ("a.b", false), ("a.fifo", false), ("a", true), (".fifo", true), ("ä", false)]
        {
            assert!(check_name(bad, is_fifo).is_err(), "{bad}");
        }
        assert!(check_name(&format!("{longest}a"), false).is_err());
    }
}
