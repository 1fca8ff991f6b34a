//! ListResourceRecordSets.

use serde::{Deserialize, Serialize};

use super::{found, page_size};
use crate::domain::domain_name;
use crate::domain::error::ApiError;
use crate::domain::record_set::RecordSet;
use crate::ops::{Call, Failure};
use crate::store;
use crate::store::record_sets::Start;

/// The most record sets of a page.
const MOST_RECORD_SETS: usize = 300;

/// Input of [`list_resource_record_sets`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct ListResourceRecordSetsInput {
    hosted_zone_id: String,
    start_record_name: Option<String>,
    start_record_type: Option<String>,
    start_record_identifier: Option<String>,
    max_items: Option<String>,
}

/// Output of [`list_resource_record_sets`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListResourceRecordSetsOutput {
    resource_record_sets: Vec<RecordSet>,
    is_truncated: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_record_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_record_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_record_identifier: Option<String>,
    max_items: String,
}

/// Lists the record sets of a zone, by name from the last label to the first, then by type and identifier.
pub fn list_resource_record_sets(
    call: &mut Call<'_>,
    input: ListResourceRecordSetsInput,
) -> Result<ListResourceRecordSetsOutput, Failure> {
    let zone = found(call, &input.hosted_zone_id)?;
    let size = page_size(input.max_items.as_deref(), MOST_RECORD_SETS)?;
    let (kind, set_identifier) = (input.start_record_type.as_deref(), input.start_record_identifier.as_deref());
    let start_name = input.start_record_name.filter(|name| !name.is_empty());
    let without =
        [(start_name.is_none() && kind.is_some(), "name"), (kind.is_none() && set_identifier.is_some(), "type")];
    if let Some((_, what)) = without.into_iter().find(|(is_so, _)| *is_so) {
        let fault = format!("The parameter {what} is required where a later record set is named to start at.");
        return Err(ApiError::ZoneInputInvalid { fault }.into());
    }
    let name = start_name.map(|name| domain_name::normalized(&name)).transpose();
    let name = name.map_err(|fault| ApiError::ZoneInputInvalid { fault })?.unwrap_or_default();
    let start =
        Start { name: &name, kind: kind.unwrap_or_default(), set_identifier: set_identifier.unwrap_or_default() };
    let mut sets = store::record_sets::page(&call.tx, &zone.id, start, size + 1)?;
    let next = sets.split_off(sets.len().min(size)).into_iter().next();
    Ok(ListResourceRecordSetsOutput {
        resource_record_sets: sets,
        is_truncated: next.is_some(),
        next_record_name: next.as_ref().map(|set| set.name.clone()),
        next_record_type: next.as_ref().map(|set| set.r#type.clone()),
        next_record_identifier: next.and_then(|set| set.set_identifier),
        max_items: size.to_string(),
    })
}
