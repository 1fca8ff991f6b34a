//! The Resource Groups Tagging API: the tags that the services here keep, looked at and changed in one place, by ARN.
//!
//! What never had a tag, or has none any more, is not listed: nothing tells the two apart here [I].

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use serde::{Deserialize, Serialize};

use super::load_balancers::{check_tags, in_elb_words};
use super::paging::{seq_to_token, token_to_seq};
use super::tags::{self, Tag};
use super::{Call, Failure, elb_tags, route53, sns};
use crate::domain::arn::Arn;
use crate::domain::error::ApiError;
use crate::domain::ids::Kind;
use crate::store;
use crate::store::listing::{Selection, Wanted};
use crate::store::tags::Tagged;

/// How many resources a page has if nothing is said [I], and at most.
const RESOURCES: (u32, i64) = (50, 100);

/// Where the tags of hosted zones are.
const PLACE_OF_ZONES: &str = "us-east-1";

/// Keeps resources that have this key, with one of these values if there are any.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
struct TagFilter {
    key: Option<String>,
    values: Vec<String>,
}

/// Input of [`get_resources`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct GetResourcesInput {
    pagination_token: Option<String>,
    tag_filters: Vec<TagFilter>,
    resources_per_page: Option<i64>,
    tags_per_page: Option<i64>,
    resource_type_filters: Vec<String>,
    include_compliance_details: bool,
    exclude_compliant_resources: bool,
    #[serde(rename = "ResourceARNList")]
    resource_arn_list: Vec<String>,
}

/// Output of [`get_resources`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetResourcesOutput {
    /// Empty on the last page.
    pagination_token: String,
    resource_tag_mapping_list: Vec<ResourceTagMapping>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct ResourceTagMapping {
    #[serde(rename = "ResourceARN")]
    resource_arn: String,
    tags: Vec<Tag>,
    #[serde(skip_serializing_if = "Option::is_none")]
    compliance_details: Option<ComplianceDetails>,
}

/// There is no tag policy here, so everything complies with it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct ComplianceDetails {
    noncompliant_keys: [(); 0],
    keys_with_noncompliant_values: [(); 0],
    compliance_status: bool,
}

const COMPLIANT: ComplianceDetails =
    ComplianceDetails { noncompliant_keys: [], keys_with_noncompliant_values: [], compliance_status: true };

/// Lists what the caller has tagged in the Region.
pub fn get_resources(call: &mut Call<'_>, input: GetResourcesInput) -> Result<GetResourcesOutput, Failure> {
    check_get(&input)?;
    let after = page_after(input.pagination_token.as_deref())?;
    let limit = input.resources_per_page.and_then(|most| u32::try_from(most).ok()).unwrap_or(RESOURCES.0);
    let ids = input.resource_arn_list.iter().map(|arn| kept_as(call, arn)).collect::<Result<Vec<_>, _>>()?;
    let mut named: Vec<(String, Vec<String>)> = Vec::new();
    for TagFilter { key, values } in &input.tag_filters {
        let key = key.as_ref().ok_or(ApiError::TagFilterWithoutKey)?;
        named.push(match values[..] {
            [] => ("tag-key".to_owned(), vec![literal(key)]),
            _ => (format!("tag:{key}"), values.iter().map(|value| literal(value)).collect()),
        });
    }
    if !input.resource_type_filters.is_empty() {
        let types = input.resource_type_filters.iter().map(|value| literal(value)).collect();
        named.push(("resource-type".to_owned(), types));
    }
    let filters = named.iter().map(|(name, values)| Wanted::new(store::tags::RESOURCE_FILTERS, name, values));
    let filters = filters.collect::<Result<_, _>>()?;
    let limit = if ids.is_empty() { limit } else { u32::try_from(ids.len()).unwrap_or(limit) };
    let page = store::tags::resources(&call.tx, call.scope(), &Selection { ids: &ids, filters, after, limit })?;

    let (mut next, mut last, mut tag_count) = (page.next, None, 0);
    let mut mappings = Vec::new();
    for Tagged { seq, resource_id, resource_type } in page.rows {
        let tags = tags::of(call, &resource_id)?;
        tag_count += tags.len();
        // A resource is not parted from its tags, so the first one fits whatever it has.
        if last.is_some()
            && input.tags_per_page.is_some_and(|most| usize::try_from(most).is_ok_and(|most| tag_count > most))
        {
            next = last;
            break;
        }
        last = Some(seq);
        mappings.push(ResourceTagMapping {
            resource_arn: arn_of(call, resource_id, &resource_type),
            tags,
            compliance_details: input.include_compliance_details.then_some(COMPLIANT),
        });
    }
    if input.exclude_compliant_resources {
        mappings.clear();
    }
    let pagination_token = next.map(seq_to_token).unwrap_or_default();
    Ok(GetResourcesOutput { pagination_token, resource_tag_mapping_list: mappings })
}

/// Refuses members that do not go together, by the model's description, and numbers outside the bounds that it names.
fn check_get(input: &GetResourcesInput) -> Result<(), ApiError> {
    let has_token = input.pagination_token.as_ref().is_some_and(|token| !token.is_empty());
    let others = [
        ("TagFilters", !input.tag_filters.is_empty()),
        ("ResourceTypeFilters", !input.resource_type_filters.is_empty()),
        ("ResourcesPerPage", input.resources_per_page.is_some()),
        ("TagsPerPage", input.tags_per_page.is_some()),
        ("PaginationToken", has_token),
    ];
    let with = others.iter().find(|(_, given)| *given && !input.resource_arn_list.is_empty());
    if let Some((name, _)) = with {
        return Err(ApiError::ArnsWithOthers { name: (*name).to_owned() });
    }
    if input.exclude_compliant_resources && !input.include_compliance_details {
        return Err(ApiError::ExcludedWithoutDetails);
    }
    let pages = [
        ("ResourcesPerPage", input.resources_per_page, 1, RESOURCES.1),
        ("TagsPerPage", input.tags_per_page, 100, 500),
    ];
    for (name, given, least, most) in pages {
        if given.is_some_and(|given| !(least..=most).contains(&given)) {
            let (name, least, most) = (name.to_owned(), least.to_string(), most.to_string());
            return Err(ApiError::TaggedPageSize { name, least, most });
        }
    }
    let is_type = |text: &str| {
        let mut parts = text.split(':');
        let named = |part: Option<&str>| part.is_none_or(|part| !part.is_empty());
        parts.next().is_some_and(|service| !service.is_empty()) && named(parts.next()) && parts.next().is_none()
    };
    match input.resource_type_filters.iter().find(|text| !is_type(text)) {
        Some(value) => Err(ApiError::TaggedTypeInvalid { value: value.clone() }),
        None => Ok(()),
    }
}

/// A filter's value that is equal to this text: nothing is a wildcard to this API.
fn literal(text: &str) -> String {
    text.chars()
        .flat_map(|character| matches!(character, '*' | '?' | '\\').then_some('\\').into_iter().chain([character]))
        .collect()
}

fn page_after(token: Option<&str>) -> Result<Option<i64>, ApiError> {
    let given = token.filter(|token| !token.is_empty());
    given.map(token_to_seq).transpose().map_err(|_| ApiError::TaggedTokenInvalid)
}

/// The ARN of a tagged resource, by what its tags are kept under.
fn arn_of(call: &Call<'_>, resource_id: String, resource_type: &str) -> String {
    if resource_id.starts_with("arn:") {
        return resource_id;
    }
    let (partition, region, account) = (call.region.partition, call.region.name, &call.caller.account);
    format!("arn:{partition}:ec2:{region}:{account}:{resource_type}/{resource_id}")
}

/// What the tags of the resource with this ARN are kept under: EC2's by id, if it is the caller's in this Region.
fn kept_as(call: &Call<'_>, text: &str) -> Result<String, ApiError> {
    let arn = parse(text)?;
    let is_own = arn.region == call.region.name && arn.account == call.caller.account;
    let id = arn.resource.split_once('/').filter(|_| arn.service == "ec2" && is_own);
    Ok(id.map_or(text, |(_, id)| id).to_owned())
}

fn parse(text: &str) -> Result<Arn<'_>, ApiError> {
    Arn::parse(text).ok_or_else(|| ApiError::TaggedNoArn { arn: text.to_owned() })
}

/// Input of [`get_tag_keys`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct GetTagKeysInput {
    pagination_token: Option<String>,
}

/// Output of [`get_tag_keys`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetTagKeysOutput {
    pagination_token: String,
    tag_keys: Vec<String>,
}

/// Lists the keys of the caller's tags in the Region, in order.
pub fn get_tag_keys(call: &mut Call<'_>, input: GetTagKeysInput) -> Result<GetTagKeysOutput, Failure> {
    let after = text_after(input.pagination_token.as_deref())?;
    let mut tag_keys = store::tags::keys(&call.tx, call.scope(), after.as_deref(), TEXTS + 1)?;
    Ok(GetTagKeysOutput { pagination_token: token_behind(&mut tag_keys), tag_keys })
}

/// Input of [`get_tag_values`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct GetTagValuesInput {
    pagination_token: Option<String>,
    key: String,
}

/// Output of [`get_tag_values`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetTagValuesOutput {
    pagination_token: String,
    tag_values: Vec<String>,
}

/// Lists the values that the caller's tags of a key have in the Region, in order.
pub fn get_tag_values(call: &mut Call<'_>, input: GetTagValuesInput) -> Result<GetTagValuesOutput, Failure> {
    let after = text_after(input.pagination_token.as_deref())?;
    let mut tag_values = store::tags::values(&call.tx, call.scope(), &input.key, after.as_deref(), TEXTS + 1)?;
    Ok(GetTagValuesOutput { pagination_token: token_behind(&mut tag_values), tag_values })
}

/// How many keys or values a page has [I].
const TEXTS: usize = 1000;

/// What a token of keys or values starts with when it is decoded.
const MARK: &str = "vpce-tags:";

/// The token of the page behind these, of which there may be one too many to tell that there is one; empty if there is none.
fn token_behind(texts: &mut Vec<String>) -> String {
    if texts.len() <= TEXTS {
        return String::new();
    }
    texts.truncate(TEXTS);
    texts.last().map(|last| STANDARD_NO_PAD.encode(format!("{MARK}{last}"))).unwrap_or_default()
}

fn text_after(token: Option<&str>) -> Result<Option<String>, ApiError> {
    let Some(token) = token.filter(|token| !token.is_empty()) else { return Ok(None) };
    let decoded = STANDARD_NO_PAD.decode(token).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let after = decoded.and_then(|text| text.strip_prefix(MARK).map(str::to_owned));
    after.map(Some).ok_or(ApiError::TaggedTokenInvalid)
}

/// Input of [`tag_resources`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct TagResourcesInput {
    #[serde(rename = "ResourceARNList")]
    resource_arn_list: Vec<String>,
    tags: BTreeMap<String, String>,
}

/// Input of [`untag_resources`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct UntagResourcesInput {
    #[serde(rename = "ResourceARNList")]
    resource_arn_list: Vec<String>,
    tag_keys: Vec<String>,
}

/// Output of [`tag_resources`] and [`untag_resources`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct FailedResourcesOutput {
    failed_resources_map: BTreeMap<String, FailureInfo>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct FailureInfo {
    status_code: u16,
    error_code: &'static str,
    error_message: String,
}

impl FailedResourcesOutput {
    /// Does something with each resource; one that is refused does not keep the others from being done. What is no ARN at
    /// all refuses the call.
    fn of_each(arns: Vec<String>, mut work: impl FnMut(&str) -> Result<(), Failure>) -> Result<Self, Failure> {
        arns.iter().try_for_each(|arn| parse(arn).map(drop))?;
        let mut failed_resources_map = BTreeMap::new();
        for arn in arns.into_iter().collect::<BTreeSet<_>>() {
            match work(&arn) {
                Ok(()) => {}
                Err(Failure::Refused(error)) => {
                    let info = FailureInfo {
                        status_code: error.status(),
                        error_code: error.code(),
                        error_message: error.to_string(),
                    };
                    failed_resources_map.insert(arn, info);
                }
                Err(failure) => return Err(failure),
            }
        }
        Ok(Self { failed_resources_map })
    }
}

/// Puts tags on resources of the caller.
pub fn tag_resources(call: &mut Call<'_>, input: TagResourcesInput) -> Result<FailedResourcesOutput, Failure> {
    let tags: Vec<Tag> = input.tags.into_iter().map(|(key, value)| Tag::new(key, value)).collect();
    FailedResourcesOutput::of_each(input.resource_arn_list, |arn| {
        let owned = Owned::find(call, arn)?;
        owned.check(&tags)?;
        owned.told(tags::put(call, &owned.id, owned.resource_type, &tags))
    })
}

/// Takes the tags of these keys off resources of the caller; those that are not there are no error.
pub fn untag_resources(call: &mut Call<'_>, input: UntagResourcesInput) -> Result<FailedResourcesOutput, Failure> {
    FailedResourcesOutput::of_each(input.resource_arn_list, |arn| {
        let owned = Owned::find(call, arn)?;
        for key in &input.tag_keys {
            store::tags::remove(&call.tx, call.scope(), &owned.id, key, None)?;
        }
        Ok(())
    })
}

/// A resource of the caller.
struct Owned {
    /// What its tags are kept under.
    id: String,
    /// What they are kept with.
    resource_type: &'static str,
    /// Whether its service has its own words for tags that no resource may have.
    is_of_elb: bool,
}

impl Owned {
    /// The resource of this ARN.
    ///
    /// # Errors
    /// That the caller has no such resource, in its service's words, or that there are none of its type here.
    fn find(call: &Call<'_>, text: &str) -> Result<Self, Failure> {
        let arn = parse(text)?;
        let of_arn = |resource_type, is_of_elb| Self { id: text.to_owned(), resource_type, is_of_elb };
        let is_own = arn.region == call.region.name && arn.account == call.caller.account;
        match (arn.service, arn.resource.split_once('/')) {
            ("ec2", Some((resource_type, id))) if is_own => {
                let unknown = || ApiError::TaggedKindUnknown { kind: resource_type.to_owned() };
                let kind = Kind::of(id).filter(|kind| kind.resource_type() == resource_type).ok_or_else(unknown)?;
                tags::must_own(call, kind, id)?;
                Ok(Self { id: id.to_owned(), resource_type: kind.resource_type(), is_of_elb: false })
            }
            ("elasticloadbalancing", _) if is_own => Ok(of_arn(elb_tags::must_own(call, text)?, true)),
            ("route53", Some(("hostedzone", id))) if call.region.name == PLACE_OF_ZONES => {
                route53::found(call, id)?;
                Ok(of_arn("hostedzone", false))
            }
            ("sns", _) if is_own => {
                sns::permitted(call, text, "SNS:TagResource")?;
                Ok(of_arn("topic", false))
            }
            ("ec2" | "elasticloadbalancing" | "route53" | "sns", _) => {
                Err(ApiError::TaggedElsewhere { arn: text.to_owned() }.into())
            }
            _ => Err(ApiError::TaggedUnsupported { arn: text.to_owned() }.into()),
        }
    }

    /// Refuses tags that it may not have: EC2's rules but for Elastic Load Balancing [I].
    fn check(&self, tags: &[Tag]) -> Result<(), ApiError> {
        if self.is_of_elb { check_tags(tags) } else { tags::check(tags) }
    }

    /// What was refused, in the words of its service.
    fn told(&self, done: Result<(), Failure>) -> Result<(), Failure> {
        done.map_err(|failure| match failure {
            Failure::Refused(error) if self.is_of_elb => in_elb_words(error).into(),
            other => other,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_a_wildcard() {
        assert_eq!(literal(r"a*b?c\d"), r"a\*b\?c\\d");
    }

    #[test]
    fn a_token_stands_for_the_last_text() {
        let mut texts: Vec<String> = (0..=TEXTS).map(|number| format!("{number:04}")).collect();
        let token = token_behind(&mut texts);
        assert_eq!((texts.len(), text_after(Some(&token))), (TEXTS, Ok(Some("0999".to_owned()))));
        assert_eq!((token_behind(&mut texts), text_after(Some(""))), (String::new(), Ok(None)));
        assert!(text_after(Some("x")).is_err());
    }
}
