//! Security groups: CreateSecurityGroup, DescribeSecurityGroups, and the default one of every VPC (lab-behaviour.md §4).

mod rules;

use serde::{Deserialize, Serialize};

use self::rules::{IpPermission, merged};
use super::paging::{FilterInput, SmallestPage, check_count, select, seq_to_token};
use super::tags::{self, Tag, TagSpecification};
use super::{Call, Failure, required};
use crate::domain::error::ApiError;
use crate::domain::ids::Kind;
use crate::store;
use crate::store::security_groups::{FILTERS, Peer, Rule, SecurityGroup};

pub use self::rules::authorize_security_group_ingress;

/// Input of [`create_security_group`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct CreateSecurityGroupInput {
    description: Option<String>,
    group_name: Option<String>,
    vpc_id: Option<String>,
    tag_specifications: Vec<TagSpecification>,
}

/// Output of [`create_security_group`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateSecurityGroupOutput {
    group_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    tags: Option<Vec<Tag>>,
    security_group_arn: String,
}

/// Makes a group that lets everything out and nothing in.
pub fn create_security_group(
    call: &mut Call<'_>,
    input: CreateSecurityGroupInput,
) -> Result<CreateSecurityGroupOutput, Failure> {
    let description = required(input.description, "GroupDescription")?;
    let name = required(input.group_name, "GroupName")?.trim().to_owned();
    check_text(&name, "GroupName")?;
    check_text(&description, "GroupDescription")?;
    if name.starts_with("sg-") {
        return Err(ApiError::GroupNameLikeId { name }.into());
    }
    let tags = tags::of_specifications(Kind::SecurityGroup, &input.tag_specifications)?;
    let vpc_id = match input.vpc_id {
        Some(id) => {
            Kind::Vpc.check(&id)?;
            let vpc = store::vpcs::find(&call.tx, call.scope(), &id)?;
            vpc.ok_or(ApiError::VpcNotFound { id })?.id
        }
        None => store::vpcs::find_default(&call.tx, call.scope())?.ok_or(ApiError::NoDefaultVpc)?,
    };
    if store::security_groups::find_by_name(&call.tx, &vpc_id, &name)?.is_some() {
        return Err(ApiError::GroupDuplicate { name, vpc: vpc_id }.into());
    }
    let id = insert(call, &vpc_id, name, description)?;
    Ok(CreateSecurityGroupOutput {
        tags: tags::put_on_new(call, Kind::SecurityGroup, &id, tags)?,
        security_group_arn: call.arn(Kind::SecurityGroup, &id),
        group_id: id,
    })
}

/// Refuses names and descriptions that no group may have (§4.1).
fn check_text(text: &str, parameter: &str) -> Result<(), ApiError> {
    let (value, parameter) = (text.to_owned(), parameter.to_owned());
    if !text.is_ascii() {
        return Err(ApiError::GroupTextNotAscii { value, parameter });
    }
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b" ._-:/()#,@[]+=&;{}!$*".contains(&byte);
    if text.is_empty() || text.len() > 255 || !text.bytes().all(allowed) {
        return Err(ApiError::GroupTextInvalid { value, parameter });
    }
    Ok(())
}

/// Makes the default group of a new VPC, whose members may reach one another.
///
/// # Errors
/// That the state cannot serve.
pub fn create_default(call: &mut Call<'_>, vpc_id: &str) -> Result<(), Failure> {
    let id = insert(call, vpc_id, "default".to_owned(), "default VPC security group".to_owned())?;
    let account = call.caller.account.clone();
    let among_members = any_traffic(call, false, Peer::Group { id: id.clone(), account });
    store::security_groups::insert_rule(&call.tx, &id, &among_members)?;
    Ok(())
}

/// Keeps a new group with its egress rule.
fn insert(call: &mut Call<'_>, vpc_id: &str, name: String, description: String) -> Result<String, Failure> {
    let group = SecurityGroup {
        id: call.new_id(Kind::SecurityGroup),
        account: call.caller.account.clone(),
        region: call.region.name.to_owned(),
        vpc_id: vpc_id.to_owned(),
        name,
        description,
    };
    store::security_groups::insert(&call.tx, &group)?;
    let everything_out = any_traffic(call, true, Peer::Ipv4("0.0.0.0/0".to_owned()));
    store::security_groups::insert_rule(&call.tx, &group.id, &everything_out)?;
    Ok(group.id)
}

fn any_traffic(call: &mut Call<'_>, is_egress: bool, peer: Peer) -> Rule {
    let id = call.new_id(Kind::SecurityGroupRule);
    Rule { id, is_egress, protocol: "-1".to_owned(), from_port: -1, to_port: -1, peer, description: None }
}

/// Input of [`describe_security_groups`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DescribeSecurityGroupsInput {
    group_ids: Vec<String>,
    group_names: Vec<String>,
    next_token: Option<String>,
    max_results: Option<i64>,
    filters: Vec<FilterInput>,
}

/// Output of [`describe_security_groups`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeSecurityGroupsOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
    security_groups: Vec<Described>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Described {
    group_id: String,
    ip_permissions_egress: Vec<IpPermission>,
    tags: Vec<Tag>,
    vpc_id: String,
    security_group_arn: String,
    owner_id: String,
    group_name: String,
    description: String,
    ip_permissions: Vec<IpPermission>,
}

/// Lists the caller's groups. Names mean groups of the default VPC.
pub fn describe_security_groups(
    call: &mut Call<'_>,
    input: DescribeSecurityGroupsInput,
) -> Result<DescribeSecurityGroupsOutput, Failure> {
    let DescribeSecurityGroupsInput { group_ids, group_names, next_token, max_results, filters } = &input;
    // §1.2: a vpc-id that cannot be one is refused with just the filter's name.
    let is_vpc_id = |value: &String| value.contains(['*', '?']) || Kind::Vpc.fits(value);
    if filters.iter().any(|filter| filter.name() == "vpc-id" && !filter.values().iter().all(is_vpc_id)) {
        return Err(ApiError::VpcFilterNotAnId.into());
    }
    let ids = Some((Kind::SecurityGroup, group_ids.as_slice()));
    let mut selection = select(ids, FILTERS, filters, *max_results, SmallestPage::Five, next_token.as_deref())?;
    let named: Vec<String> = group_names.iter().map(|name| named(call, name)).collect::<Result<_, _>>()?;
    let ids = [group_ids.as_slice(), &named].concat();
    check_count(&ids)?;
    selection.ids = &ids;
    let page = store::security_groups::page(&call.tx, call.scope(), &selection)?;
    if let Some(id) = page.unknown.into_iter().next() {
        return Err(ApiError::GroupNotFound { id }.into());
    }
    Ok(DescribeSecurityGroupsOutput {
        next_token: page.next.map(seq_to_token),
        security_groups: page.rows.into_iter().map(|row| described(call, row)).collect::<Result<_, _>>()?,
    })
}

/// The id of a group of the default VPC, in which alone a name may stand for it (§4.4).
fn named(call: &Call<'_>, name: &str) -> Result<String, Failure> {
    let vpc = store::vpcs::find_default(&call.tx, call.scope())?;
    let vpc = vpc.ok_or_else(|| ApiError::GroupNotFound { id: name.to_owned() })?;
    let found = store::security_groups::find_by_name(&call.tx, &vpc, name)?;
    Ok(found.ok_or_else(|| ApiError::GroupNotFoundByName { name: name.to_owned(), vpc })?)
}

fn described(call: &Call<'_>, row: SecurityGroup) -> Result<Described, Failure> {
    let rules = store::security_groups::rules_of(&call.tx, &row.id)?;
    let (egress, ingress): (Vec<Rule>, Vec<Rule>) = rules.into_iter().partition(|rule| rule.is_egress);
    Ok(Described {
        ip_permissions_egress: merged(egress),
        tags: tags::of(call, &row.id)?,
        vpc_id: row.vpc_id,
        security_group_arn: call.arn(Kind::SecurityGroup, &row.id),
        group_id: row.id,
        owner_id: row.account,
        group_name: row.name,
        description: row.description,
        ip_permissions: merged(ingress),
    })
}
