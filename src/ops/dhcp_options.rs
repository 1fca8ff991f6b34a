//! DHCP options: DescribeDhcpOptions of the set that an account's VPCs of a Region share (lab-behaviour.md §2.1). AWS makes
//! it with the account; here it is there from the first VPC on.

use serde::{Deserialize, Serialize};

use super::nothing::told;
use super::paging::{FilterInput, SmallestPage, check_filters, select};
use super::tags::{self, Tag};
use super::{Call, Failure};
use crate::domain::error::ApiError;
use crate::domain::ids::Kind;
use crate::domain::regions::Region;
use crate::store;

/// Input of [`describe_dhcp_options`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DescribeDhcpOptionsInput {
    dhcp_options_ids: Vec<String>,
    next_token: Option<String>,
    max_results: Option<i64>,
    filters: Vec<FilterInput>,
}

/// Output of [`describe_dhcp_options`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeDhcpOptionsOutput {
    dhcp_options: Vec<DhcpOptions>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct DhcpOptions {
    owner_id: String,
    tags: Vec<Tag>,
    dhcp_options_id: String,
    dhcp_configurations: Vec<DhcpConfiguration>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct DhcpConfiguration {
    key: &'static str,
    values: [AttributeValue; 1],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct AttributeValue {
    value: String,
}

/// The options of the set that AWS makes, by its guide: the Region's own domain and its name server.
fn options(region: &Region) -> [(&'static str, String); 2] {
    let domain = match region.name {
        "us-east-1" => "ec2.internal".to_owned(),
        name => format!("{name}.compute.internal"),
    };
    [("domain-name", domain), ("domain-name-servers", "AmazonProvidedDNS".to_owned())]
}

/// Lists the caller's sets of DHCP options.
pub fn describe_dhcp_options(
    call: &mut Call<'_>,
    input: DescribeDhcpOptionsInput,
) -> Result<DescribeDhcpOptionsOutput, Failure> {
    let DescribeDhcpOptionsInput { dhcp_options_ids: ids, next_token, max_results, filters } = &input;
    // Filters are looked at here: a selection's are for tables.
    let (kind, token) = (Kind::DhcpOptions, next_token.as_deref());
    let selection = select(Some((kind, ids)), &[], &[], *max_results, SmallestPage::Five, token)?;
    check_filters(&["dhcp-options-id", "key", "owner-id", "value"], filters)?;
    let found = store::vpcs::find_dhcp_options(&call.tx, call.scope())?;
    let unknown: Vec<String> = ids.iter().filter(|id| Some(*id) != found.as_ref()).cloned().collect();
    if !unknown.is_empty() {
        return Err(not_found(&unknown).into());
    }
    let Some(id) = found.filter(|_| selection.after.is_none()) else {
        return Ok(DescribeDhcpOptionsOutput { dhcp_options: Vec::new() });
    };
    let (tags, options) = (tags::of(call, &id)?, options(call.region));
    let fits = |filter: &FilterInput| -> Result<bool, ApiError> {
        let values: Vec<&str> = match filter.name() {
            "dhcp-options-id" => vec![&id],
            "key" => options.iter().map(|(key, _)| *key).collect(),
            "owner-id" => vec![&call.caller.account],
            "value" => options.iter().map(|(_, value)| value.as_str()).collect(),
            "tag-key" => tags.iter().map(Tag::key).collect(),
            name => {
                let key = name.strip_prefix("tag:").unwrap_or(name);
                tags.iter().filter(|tag| tag.key() == key).map(Tag::value).collect()
            }
        };
        values.iter().try_fold(false, |any, value| Ok(filter.fits(Some(value))? || any))
    };
    if !FilterInput::all_fit(filters, fits)? {
        return Ok(DescribeDhcpOptionsOutput { dhcp_options: Vec::new() });
    }
    let shown = |(key, value)| DhcpConfiguration { key, values: [AttributeValue { value }] };
    let dhcp_configurations = options.clone().into_iter().map(shown).collect();
    let owner_id = call.caller.account.clone();
    let options = DhcpOptions { owner_id, tags, dhcp_options_id: id, dhcp_configurations };
    Ok(DescribeDhcpOptionsOutput { dhcp_options: vec![options] })
}

/// What is said of ids that there are none of.
pub(super) fn not_found(ids: &[String]) -> ApiError {
    ApiError::DhcpOptionsNotFound { ids: told(ids) }
}
