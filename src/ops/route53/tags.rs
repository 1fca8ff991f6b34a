//! Tags of hosted zones: ChangeTagsForResource, ListTagsForResource.

use serde::{Deserialize, Serialize};

use super::found;
use crate::domain::error::ApiError;
use crate::ops::tags::{self, Tag};
use crate::ops::{Call, Empty, Failure};
use crate::store;

/// The only kind of thing that has tags and is here.
const HOSTED_ZONE: &str = "hostedzone";

/// What a zone's tags are kept under, so that they are not EC2's.
pub(super) fn arn(zone_id: &str) -> String {
    format!("arn:aws:route53:::hostedzone/{zone_id}")
}

/// The ARN of a resource of the caller.
fn owned(call: &Call<'_>, resource_type: &str, id: &str) -> Result<String, Failure> {
    if resource_type != HOSTED_ZONE {
        return Err(ApiError::HealthCheckNotFound { id: id.to_owned() }.into());
    }
    found(call, id).map(|zone| arn(&zone.id))
}

/// Input of [`change_tags_for_resource`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct ChangeTagsForResourceInput {
    resource_type: String,
    resource_id: String,
    add_tags: Vec<Tag>,
    remove_tag_keys: Vec<String>,
}

/// Takes tags off a zone and puts others on it.
pub fn change_tags_for_resource(call: &mut Call<'_>, input: ChangeTagsForResourceInput) -> Result<Empty, Failure> {
    let arn = owned(call, &input.resource_type, &input.resource_id)?;
    // EC2's rules, in the code of this service [I].
    let in_own_words = |error: ApiError| ApiError::ZoneInputInvalid { fault: error.to_string() };
    tags::check(&input.add_tags).map_err(in_own_words)?;
    for key in &input.remove_tag_keys {
        store::tags::remove(&call.tx, call.scope(), &arn, key, None)?;
    }
    tags::put(call, &arn, HOSTED_ZONE, &input.add_tags).map_err(|failure| match failure {
        Failure::Refused(error) => in_own_words(error).into(),
        other => other,
    })?;
    Ok(Empty {})
}

/// Input of [`list_tags_for_resource`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct ListTagsForResourceInput {
    resource_type: String,
    resource_id: String,
}

/// Output of [`list_tags_for_resource`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListTagsForResourceOutput {
    resource_tag_set: ResourceTagSet,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct ResourceTagSet {
    resource_type: String,
    resource_id: String,
    tags: Vec<Tag>,
}

/// Lists the tags of a zone.
pub fn list_tags_for_resource(
    call: &mut Call<'_>,
    input: ListTagsForResourceInput,
) -> Result<ListTagsForResourceOutput, Failure> {
    let ListTagsForResourceInput { resource_type, resource_id } = input;
    let arn = owned(call, &resource_type, &resource_id)?;
    Ok(ListTagsForResourceOutput {
        resource_tag_set: ResourceTagSet { resource_type, resource_id, tags: tags::of(call, &arn)? },
    })
}
