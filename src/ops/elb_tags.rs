//! Tags of Elastic Load Balancing: its own AddTags, RemoveTags and DescribeTags, which name things by ARN
//! (lab-behaviour.md §10.2). Those of EC2 are in [`tags`](super::tags).

use serde::{Deserialize, Serialize};

use super::load_balancers::{check_tags, in_elb_words};
use super::tags::{self, Tag};
use super::{Call, Empty, Failure, listeners, load_balancers, target_groups};
use crate::domain::arn::Arn;
use crate::domain::error::ApiError;
use crate::store;

/// The most ARNs that DescribeTags takes.
const MOST_DESCRIBED: usize = 20;

/// The type of a resource by its ARN.
///
/// # Errors
/// `ValidationError`, or that the caller has no such resource, in that resource's own words.
pub(super) fn must_own(call: &Call<'_>, arn: &str) -> Result<&'static str, Failure> {
    let resource_type = Arn::parse(arn).and_then(|arn| Some(arn.resource.split_once('/')?.0)).unwrap_or_default();
    match resource_type {
        "loadbalancer" => load_balancers::existing(call, arn).map(|_| "loadbalancer"),
        "targetgroup" => target_groups::existing(call, arn).map(|_| "targetgroup"),
        "listener" => listeners::existing(call, arn).map(|_| "listener"),
        _ => Err(ApiError::NotAnArn { text: arn.to_owned(), what: "resource".to_owned() }.into()),
    }
}

/// Input of [`add_tags`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct AddTagsInput {
    resource_arns: Vec<String>,
    tags: Vec<Tag>,
}

/// Puts tags on resources of the caller, all or none.
pub fn add_tags(call: &mut Call<'_>, input: AddTagsInput) -> Result<Empty, Failure> {
    check_tags(&input.tags)?;
    for arn in &input.resource_arns {
        let resource_type = must_own(call, arn)?;
        tags::put(call, arn, resource_type, &input.tags).map_err(|failure| match failure {
            Failure::Refused(error) => in_elb_words(error).into(),
            other => other,
        })?;
    }
    Ok(Empty {})
}

/// Input of [`remove_tags`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct RemoveTagsInput {
    resource_arns: Vec<String>,
    tag_keys: Vec<String>,
}

/// Takes the tags of these keys off resources of the caller; those that are not there are no error.
pub fn remove_tags(call: &mut Call<'_>, input: RemoveTagsInput) -> Result<Empty, Failure> {
    for arn in &input.resource_arns {
        must_own(call, arn)?;
        for key in &input.tag_keys {
            store::tags::remove(&call.tx, call.scope(), arn, key, None)?;
        }
    }
    Ok(Empty {})
}

/// Input of [`describe_tags`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DescribeTagsInput {
    resource_arns: Vec<String>,
}

/// Output of [`describe_tags`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeTagsOutput {
    tag_descriptions: Vec<TagDescription>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct TagDescription {
    resource_arn: String,
    tags: Vec<Tag>,
}

/// Lists the tags of resources of the caller, in the order asked for.
pub fn describe_tags(call: &mut Call<'_>, input: DescribeTagsInput) -> Result<DescribeTagsOutput, Failure> {
    let arns = input.resource_arns;
    if arns.len() > MOST_DESCRIBED {
        let rule = format!("have length less than or equal to {MOST_DESCRIBED}");
        let value = format!("[{}]", arns.join(", "));
        return Err(ApiError::Constraint { value, member: "resourceArns".to_owned(), rule }.into());
    }
    let described = |arn: String| -> Result<TagDescription, Failure> {
        must_own(call, &arn)?;
        Ok(TagDescription { tags: tags::of(call, &arn)?, resource_arn: arn })
    };
    Ok(DescribeTagsOutput { tag_descriptions: arns.into_iter().map(described).collect::<Result<_, _>>()? })
}
