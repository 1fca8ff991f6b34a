//! Security groups: CreateSecurityGroup, DeleteSecurityGroup, DescribeSecurityGroups, and the default one of every VPC
//! (lab-behaviour.md §4).

mod permissions;
mod revoke;
mod rules;

use serde::{Deserialize, Serialize};

use self::permissions::{IpPermission, merged};
use super::paging::{FilterInput, SmallestPage, check_count, select, seq_to_token};
use super::tags::{self, Tag, TagSpecification};
use super::{Call, Failure, required};
use crate::domain::error::ApiError;
use crate::domain::ids::Kind;
use crate::store;
use crate::store::security_group_rules::{Peer, Rule, Traffic};
use crate::store::security_groups::{FILTERS, SecurityGroup};

pub use self::revoke::{revoke_security_group_egress, revoke_security_group_ingress};
pub use self::rules::{
    authorize_security_group_egress, authorize_security_group_ingress, describe_security_group_rules,
};

/// The most groups of an interface (§4.2).
const MOST_OF_INTERFACE: usize = 5;

/// What the default group of every VPC is called.
const DEFAULT: &str = "default";

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
    if name == DEFAULT {
        return Err(ApiError::GroupNameReserved { name }.into());
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
    let id = insert(call, vpc_id, DEFAULT.to_owned(), "default VPC security group".to_owned())?;
    let account = call.caller.account.clone();
    let members = Peer::Group { id: id.clone(), account, vpc_id: None };
    allow_any(call, id, false, members)
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
    allow_any(call, group.id.clone(), true, Peer::Ipv4("0.0.0.0/0".to_owned()))?;
    Ok(group.id)
}

/// Gives a new group a rule for any traffic.
fn allow_any(call: &mut Call<'_>, group_id: String, is_egress: bool, peer: Peer) -> Result<(), Failure> {
    let id = call.new_id(Kind::SecurityGroupRule);
    let traffic = Traffic { protocol: "-1".to_owned(), from_port: -1, to_port: -1, peer };
    let rule = Rule { id, group_id, is_egress, traffic, description: None };
    Ok(store::security_group_rules::insert(&call.tx, &rule)?)
}

/// Input of [`delete_security_group`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DeleteSecurityGroupInput {
    group_id: Option<String>,
    group_name: Option<String>,
}

/// Output of [`delete_security_group`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteSecurityGroupOutput {
    r#return: bool,
    group_id: String,
}

/// Deletes a group that nothing uses, with its rules. Rules of groups in peered VPCs that refer to it stay.
pub fn delete_security_group(
    call: &mut Call<'_>,
    input: DeleteSecurityGroupInput,
) -> Result<DeleteSecurityGroupOutput, Failure> {
    let group = group_of(call, input.group_id, input.group_name)?;
    if group.name.eq_ignore_ascii_case(DEFAULT) {
        return Err(ApiError::DefaultGroup { id: group.id }.into());
    }
    if let Some(user) = store::security_groups::user_of(&call.tx, &group)? {
        let verb = if Kind::SecurityGroup.fits(&user) { "has a rule that refers to it" } else { "uses it" };
        call.explain(format!("{user} {verb}"));
        return Err(ApiError::GroupInUse { id: group.id }.into());
    }
    for rule in store::security_group_rules::of_group(&call.tx, &group.id)? {
        store::tags::delete_of(&call.tx, &rule.id)?;
    }
    store::tags::delete_of(&call.tx, &group.id)?;
    store::security_groups::delete(&call.tx, &group.id)?;
    Ok(DeleteSecurityGroupOutput { r#return: true, group_id: group.id })
}

/// The caller's group that a request names: by its id, or, in the default VPC, by its name.
fn group_of(call: &Call<'_>, id: Option<String>, name: Option<String>) -> Result<SecurityGroup, Failure> {
    let id = match (id, name) {
        (Some(id), _) if id.is_empty() => return Err(ApiError::EmptyId { parameter: "groupId".to_owned() }.into()),
        (Some(id), _) => id,
        (None, Some(name)) => {
            let vpc = store::vpcs::find_default(&call.tx, call.scope())?;
            let vpc = vpc.ok_or_else(|| ApiError::GroupByName { name: name.clone() })?;
            let found = store::security_groups::find_by_name(&call.tx, &vpc, &name)?;
            found.ok_or(ApiError::GroupNotFoundByName { name, vpc })?
        }
        (None, None) => return Err(ApiError::MissingParameter { name: "groupName or groupId".to_owned() }.into()),
    };
    Kind::SecurityGroup.check(&id)?;
    let found = store::security_groups::find(&call.tx, call.scope(), &id)?;
    Ok(found.ok_or(ApiError::GroupNotFound { id })?)
}

/// The groups that an interface in a subnet of this VPC gets: those asked for, each once, else the VPC's default one.
///
/// # Errors
/// That one is not there, or is of another VPC, or that they are too many.
pub fn of_interface(
    call: &Call<'_>,
    ids: &[String],
    vpc_id: &str,
    subnet_id: Option<&str>,
) -> Result<Vec<String>, Failure> {
    if ids.is_empty() {
        return Ok(store::security_groups::find_by_name(&call.tx, vpc_id, DEFAULT)?.into_iter().collect());
    }
    let groups = of_vpc(call, ids, vpc_id, subnet_id)?;
    check_most(&groups)?;
    Ok(groups)
}

/// Refuses more groups than an interface may have.
///
/// # Errors
/// That they are too many.
pub fn check_most(groups: &[String]) -> Result<(), ApiError> {
    if groups.len() > MOST_OF_INTERFACE { Err(ApiError::InterfaceGroupLimit) } else { Ok(()) }
}

/// The groups asked for, each once, which must be the VPC's.
///
/// # Errors
/// That one is not there, or is of another VPC.
pub fn of_vpc(call: &Call<'_>, ids: &[String], vpc_id: &str, subnet_id: Option<&str>) -> Result<Vec<String>, Failure> {
    let mut groups = Vec::new();
    for id in ids {
        let found = store::security_groups::find(&call.tx, call.scope(), id)?;
        let group = found.ok_or_else(|| ApiError::GroupNotFound { id: id.clone() })?;
        if group.vpc_id != vpc_id {
            call.explain(format!("{id} is in {}", group.vpc_id));
            let refusal = |subnet: &str| ApiError::GroupOfOtherVpc { group: group.id, subnet: subnet.to_owned() };
            return Err(subnet_id.map_or(ApiError::DifferentNetworks, refusal).into());
        }
        if !groups.contains(&group.id) {
            groups.push(group.id);
        }
    }
    Ok(groups)
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
    let rules = store::security_group_rules::of_group(&call.tx, &row.id)?;
    let (egress, ingress): (Vec<Rule>, Vec<Rule>) = rules.into_iter().partition(|rule| rule.is_egress);
    let merged =
        |rules: Vec<Rule>| merged(call, &row.id, rules.into_iter().map(|rule| (rule.traffic, rule.description)));
    Ok(Described {
        ip_permissions_egress: merged(egress)?,
        ip_permissions: merged(ingress)?,
        tags: tags::of(call, &row.id)?,
        vpc_id: row.vpc_id,
        security_group_arn: call.arn(Kind::SecurityGroup, &row.id),
        group_id: row.id,
        owner_id: row.account,
        group_name: row.name,
        description: row.description,
    })
}
