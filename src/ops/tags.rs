//! Tags: CreateTags, DeleteTags, DescribeTags, and tags given to a resource when it is made (lab-behaviour.md §9).
//! Elastic Load Balancing has operations of its own for its tags: [`elb_tags`](super::elb_tags).

use serde::{Deserialize, Serialize};

use super::paging::{FilterInput, SmallestPage, check_count, select, seq_to_token};
use super::{Call, Empty, Failure, dhcp_options, network_acls, nothing};
use crate::domain::error::ApiError;
use crate::domain::ids::Kind;
use crate::store;

/// The most tags of a resource.
const MOST_TAGS: usize = 50;

/// A tag as requests and answers have it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct Tag {
    key: String,
    value: String,
}

impl Tag {
    /// A tag.
    pub fn new(key: String, value: String) -> Self {
        Self { key, value }
    }

    /// Its key.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Its value.
    pub fn value(&self) -> &str {
        &self.value
    }
}

/// Tags for one type of the resources that a call makes.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct TagSpecification {
    resource_type: Option<String>,
    tags: Vec<Tag>,
}

/// The tags that a creating call gives to what it makes.
///
/// # Errors
/// `InvalidParameter` for another resource type, or what is wrong with the tags.
pub fn of_specifications(kind: Kind, specifications: &[TagSpecification]) -> Result<Vec<Tag>, ApiError> {
    let resource_type = |specification: &TagSpecification| specification.resource_type.clone().unwrap_or_default();
    let other = specifications.iter().map(resource_type).find(|resource_type| resource_type != kind.resource_type());
    if let Some(resource_type) = other {
        return Err(ApiError::TagType { resource_type });
    }
    let tags: Vec<Tag> = specifications.iter().flat_map(|specification| specification.tags.clone()).collect();
    check(&tags)?;
    Ok(tags)
}

/// Refuses tags that no resource may have.
///
/// # Errors
/// What is wrong with the first bad one.
pub fn check(tags: &[Tag]) -> Result<(), ApiError> {
    check_each(tags, |_, key, value| {
        check_key(key)?;
        if key.chars().count() > 127 {
            return Err(ApiError::TagKeyTooLong { key: key.to_owned() });
        }
        if value.chars().count() > 256 {
            return Err(ApiError::TagValueTooLong { key: key.to_owned() });
        }
        Ok(())
    })
}

/// Refuses tags of which there are too many or that have the same key, or one that `check_one` refuses, which gets each
/// one's number from 0 on, its key and its value.
///
/// # Errors
/// What is wrong with the first bad one.
pub fn check_each(tags: &[Tag], check_one: impl Fn(usize, &str, &str) -> Result<(), ApiError>) -> Result<(), ApiError> {
    for (index, Tag { key, value }) in tags.iter().enumerate() {
        check_one(index, key, value)?;
        if tags[..index].iter().any(|earlier| earlier.key == *key) {
            return Err(ApiError::TagKeyDuplicate { key: key.clone() });
        }
    }
    if tags.len() > MOST_TAGS { Err(ApiError::TagLimitExceeded) } else { Ok(()) }
}

/// Refuses a key that no user's tag has.
pub fn check_key(key: &str) -> Result<(), ApiError> {
    if key.is_empty() {
        return Err(ApiError::TagKeyEmpty);
    }
    if key.starts_with("aws:") { Err(ApiError::TagKeyReserved) } else { Ok(()) }
}

/// Puts checked tags on a resource, all or none.
///
/// # Errors
/// `TagLimitExceeded`, or that the state cannot serve.
pub fn put(call: &Call<'_>, resource_id: &str, resource_type: &str, tags: &[Tag]) -> Result<(), Failure> {
    if !tags.is_empty() {
        let kept = store::tags::of(&call.tx, call.scope(), resource_id)?;
        let added = tags.iter().filter(|tag| kept.iter().all(|(key, _)| *key != tag.key));
        if kept.len() + added.count() > MOST_TAGS {
            return Err(ApiError::TagLimitExceeded.into());
        }
    }
    for Tag { key, value } in tags {
        let tag = store::tags::Tag {
            resource_id: resource_id.to_owned(),
            resource_type: resource_type.to_owned(),
            key: key.clone(),
            value: value.clone(),
        };
        store::tags::put(&call.tx, call.scope(), &tag)?;
    }
    Ok(())
}

/// Puts checked tags on a new resource of EC2; gives them as creating calls answer them: absent when there are none
/// (lab-behaviour.md §1.1).
///
/// # Errors
/// As [`put`].
pub fn put_on_new(call: &Call<'_>, kind: Kind, id: &str, tags: Vec<Tag>) -> Result<Option<Vec<Tag>>, Failure> {
    put(call, id, kind.resource_type(), &tags)?;
    Ok(Some(tags).filter(|tags| !tags.is_empty()))
}

/// The tags of a resource as describes answer them: always there.
///
/// # Errors
/// That the state cannot serve.
pub fn of(call: &Call<'_>, resource_id: &str) -> Result<Vec<Tag>, Failure> {
    Ok(of_each(call, [resource_id])?.pop().unwrap_or_default())
}

/// The tags of each of these resources, in their order, as [`of`] gives them.
///
/// # Errors
/// That the state cannot serve.
pub fn of_each<'a>(call: &Call<'_>, ids: impl IntoIterator<Item = &'a str>) -> Result<Vec<Vec<Tag>>, Failure> {
    let ids: Vec<_> = ids.into_iter().map(Some).collect();
    let all = store::tags::of_each(&call.tx, call.scope(), &ids)?.into_iter();
    Ok(all.map(|tags| tags.into_iter().map(|(key, value)| Tag { key, value }).collect()).collect())
}

/// Input of [`create_tags`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct CreateTagsInput {
    resources: Vec<String>,
    tags: Vec<Tag>,
}

/// Puts tags on resources of the caller, all or none.
pub fn create_tags(call: &mut Call<'_>, input: CreateTagsInput) -> Result<Empty, Failure> {
    check_count(&input.resources)?;
    check(&input.tags)?;
    for id in &input.resources {
        let kind = Kind::of(id).ok_or_else(|| ApiError::InvalidId { id: id.clone() })?;
        must_own(call, kind, id)?;
        put(call, id, kind.resource_type(), &input.tags)?;
    }
    Ok(Empty {})
}

/// Input of [`delete_tags`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DeleteTagsInput {
    resources: Vec<String>,
    tags: Vec<DeletedTag>,
}

/// A tag to take away: with a value only where it has that one.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
struct DeletedTag {
    key: String,
    value: Option<String>,
}

/// Takes tags from resources of the caller, all or none; without any tag all that they have. A tag that is not there is no
/// error.
pub fn delete_tags(call: &mut Call<'_>, input: DeleteTagsInput) -> Result<Empty, Failure> {
    check_count(&input.resources)?;
    for DeletedTag { key, .. } in &input.tags {
        check_key(key)?;
    }
    for id in &input.resources {
        let kind = Kind::of(id).ok_or_else(|| ApiError::InvalidId { id: id.clone() })?;
        must_own(call, kind, id)?;
        if input.tags.is_empty() {
            store::tags::remove_all(&call.tx, call.scope(), id)?;
        }
        for DeletedTag { key, value } in &input.tags {
            store::tags::remove(&call.tx, call.scope(), id, key, value.as_deref())?;
        }
    }
    Ok(Empty {})
}

/// Refuses a resource that the caller does not have, in that resource's own words.
pub(super) fn must_own(call: &Call<'_>, kind: Kind, id: &str) -> Result<(), Failure> {
    let (tx, scope) = (&call.tx, call.scope());
    let id = id.to_owned();
    let (found, refusal) = match kind {
        Kind::Vpc => (store::vpcs::find(tx, scope, &id)?.is_some(), ApiError::VpcNotFound { id }),
        Kind::Subnet => (store::subnets::find(tx, scope, &id)?.is_some(), ApiError::SubnetNotFound { id }),
        Kind::SecurityGroup => {
            (store::security_groups::find(tx, scope, &id)?.is_some(), ApiError::GroupNotFound { id })
        }
        Kind::NetworkInterface => {
            (store::interfaces::find(tx, scope, &id)?.is_some(), ApiError::InterfaceNotFound { id })
        }
        Kind::EndpointService => (store::services::find(tx, scope, &id)?.is_some(), ApiError::ServiceIdNotFound { id }),
        Kind::Endpoint => (store::endpoints::find(tx, scope, &id)?.is_some(), ApiError::EndpointNotFound { id }),
        Kind::SecurityGroupRule => {
            (store::security_group_rules::find(tx, scope, &id)?.is_some(), ApiError::RuleNotFound { id })
        }
        Kind::RouteTable => (store::route_tables::exists(tx, scope, &id)?, ApiError::RouteTableNotFound { id }),
        Kind::InternetGateway => {
            (store::internet_gateways::find(tx, scope, &id)?.is_some(), ApiError::InternetGatewayNotFound { id })
        }
        Kind::VpcPeeringConnection => {
            (store::peering::find(tx, scope, &id)?.is_some(), ApiError::PeeringNotFound { id })
        }
        Kind::NetworkAcl => (network_acls::exists(call, &id)?, network_acls::not_found(&[id])),
        Kind::DhcpOptions => {
            (store::vpcs::find_dhcp_options(tx, scope)?.as_ref() == Some(&id), dhcp_options::not_found(&[id]))
        }
        Kind::Allocation
        | Kind::CustomerGateway
        | Kind::EgressOnlyInternetGateway
        | Kind::FlowLog
        | Kind::TransitGateway
        | Kind::TransitGatewayAttachment
        | Kind::TransitGatewayRouteTable
        | Kind::VpnConnection
        | Kind::VpnGateway => {
            (false, nothing::not_found(kind, std::slice::from_ref(&id)).unwrap_or(ApiError::InvalidId { id }))
        }
        // What AWS says about these is not known.
        Kind::ServicePermission => (store::permissions::exists(tx, scope, &id)?, ApiError::InvalidId { id }),
        Kind::EndpointConnection => (store::connections::exists(tx, scope, &id)?, ApiError::InvalidId { id }),
        Kind::ConnectionNotification | Kind::RouteTableAssociation | Kind::PrefixList => {
            (false, ApiError::InvalidId { id })
        }
    };
    if found { Ok(()) } else { Err(refusal.into()) }
}

/// Input of [`describe_tags`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DescribeTagsInput {
    filters: Vec<FilterInput>,
    max_results: Option<i64>,
    next_token: Option<String>,
}

/// Output of [`describe_tags`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeTagsOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
    tags: Vec<TagDescription>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct TagDescription {
    key: String,
    resource_id: String,
    resource_type: String,
    value: String,
}

/// Lists tags with what they are on.
pub fn describe_tags(call: &mut Call<'_>, input: DescribeTagsInput) -> Result<DescribeTagsOutput, Failure> {
    let DescribeTagsInput { filters, max_results, next_token } = &input;
    let token = next_token.as_deref();
    let selection = select(None, store::tags::FILTERS, filters, *max_results, SmallestPage::Five, token)?;
    let page = store::tags::page(&call.tx, call.scope(), &selection)?;
    let described = |tag: store::tags::Tag| {
        let store::tags::Tag { resource_id, resource_type, key, value } = tag;
        TagDescription { key, resource_id, resource_type, value }
    };
    Ok(DescribeTagsOutput {
        next_token: page.next.map(seq_to_token),
        tags: page.rows.into_iter().map(described).collect(),
    })
}
