//! AWS's prefix lists: DescribePrefixLists, DescribeManagedPrefixLists (lab-behaviour.md §4.3). Nobody here makes others.

use serde::{Deserialize, Serialize};

use super::paging::{FilterInput, SmallestPage, check_largest, select, seq_to_token};
use super::tags::Tag;
use super::{Call, Failure};
use crate::domain::arn::Arn;
use crate::domain::aws_services::prefix_lists::{PrefixList, all};
use crate::domain::error::ApiError;
use crate::domain::ids::Kind;
use crate::store::listing::{Page, Selection};

/// Input of [`describe_prefix_lists`] and of [`describe_managed_prefix_lists`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DescribePrefixListsInput {
    filters: Vec<FilterInput>,
    max_results: Option<i64>,
    next_token: Option<String>,
    prefix_list_ids: Vec<String>,
}

/// Output of [`describe_prefix_lists`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribePrefixListsOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
    prefix_lists: Vec<ListWithRanges>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct ListWithRanges {
    cidrs: [String; 1],
    prefix_list_id: String,
    prefix_list_name: String,
}

/// Lists AWS's prefix lists with their ranges.
pub fn describe_prefix_lists(
    call: &mut Call<'_>,
    input: DescribePrefixListsInput,
) -> Result<DescribePrefixListsOutput, Failure> {
    let page = page(call, &input, SmallestPage::Five, |list, name| match name {
        "prefix-list-id" => Some(list.id.as_str()),
        "prefix-list-name" => Some(list.name.as_str()),
        _ => None,
    })?;
    if let Some(id) = page.unknown.into_iter().next() {
        return Err(ApiError::PrefixListNotFound { id }.into());
    }
    let shown =
        |list: PrefixList| ListWithRanges { cidrs: list.cidrs, prefix_list_id: list.id, prefix_list_name: list.name };
    Ok(DescribePrefixListsOutput {
        next_token: page.next.map(seq_to_token),
        prefix_lists: page.rows.into_iter().map(shown).collect(),
    })
}

/// Output of [`describe_managed_prefix_lists`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeManagedPrefixListsOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
    prefix_lists: Vec<ManagedPrefixList>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct ManagedPrefixList {
    prefix_list_id: String,
    address_family: &'static str,
    state: &'static str,
    prefix_list_arn: String,
    prefix_list_name: String,
    tags: Vec<Tag>,
    owner_id: &'static str,
}

/// Who owns them, as `OwnerId` and as an ARN says it.
const OWNER: (&str, &str) = ("AWS", "aws");

/// The most that `MaxResults` may be, which is not clamped (§1.4).
const LARGEST_MANAGED_PAGE: i64 = 100;

/// Lists AWS's prefix lists as things that are managed.
pub fn describe_managed_prefix_lists(
    call: &mut Call<'_>,
    input: DescribePrefixListsInput,
) -> Result<DescribeManagedPrefixListsOutput, Failure> {
    check_largest(input.max_results, LARGEST_MANAGED_PAGE)?;
    let page = page(call, &input, SmallestPage::One, |list, name| match name {
        "owner-id" => Some(OWNER.0),
        "prefix-list-id" => Some(list.id.as_str()),
        "prefix-list-name" => Some(list.name.as_str()),
        // AWS's have no tags.
        "tag-key" => Some(""),
        tag if tag.starts_with("tag:") => Some(""),
        _ => None,
    })?;
    if let Some(id) = page.unknown.into_iter().next() {
        return Err(ApiError::ManagedPrefixListNotFound { id }.into());
    }
    let region = call.region;
    let shown = |list: PrefixList| ManagedPrefixList {
        prefix_list_arn: Arn {
            partition: region.partition,
            service: "ec2",
            region: region.name,
            account: OWNER.1,
            resource: &format!("prefix-list/{}", list.id),
        }
        .to_string(),
        prefix_list_id: list.id,
        address_family: list.address_family,
        state: "create-complete",
        prefix_list_name: list.name,
        tags: Vec::new(),
        owner_id: OWNER.0,
    };
    Ok(DescribeManagedPrefixListsOutput {
        next_token: page.next.map(seq_to_token),
        prefix_lists: page.rows.into_iter().map(shown).collect(),
    })
}

/// The lists asked for, which are few and in no table; `value` tells what a filter of a name compares with.
fn page(
    call: &Call<'_>,
    input: &DescribePrefixListsInput,
    smallest: SmallestPage,
    value: impl for<'v> Fn(&'v PrefixList, &str) -> Option<&'v str>,
) -> Result<Page<PrefixList>, ApiError> {
    let ids = Some((Kind::PrefixList, input.prefix_list_ids.as_slice()));
    // Filters are looked at here: a selection's are for tables.
    let selection: Selection<'_> = select(ids, &[], &[], input.max_results, smallest, input.next_token.as_deref())?;
    let mut page = Page { rows: Vec::new(), next: None, unknown: selection.ids.to_vec() };
    let mut last = 0;
    for (seq, list) in (1..).zip(all(call.region)) {
        page.unknown.retain(|id| *id != list.id);
        let asked_for = selection.ids.is_empty() || selection.ids.contains(&list.id);
        let fits = FilterInput::all_fit(&input.filters, |filter| filter.fits(value(&list, filter.name())))?;
        if !asked_for || !fits || selection.after.is_some_and(|after| seq <= after) {
            continue;
        }
        if page.rows.len() < selection.limit as usize {
            page.rows.push(list);
            last = seq;
        } else {
            page.next = Some(last);
        }
    }
    Ok(page)
}
