//! Rules of security groups: AuthorizeSecurityGroupIngress, AuthorizeSecurityGroupEgress, DescribeSecurityGroupRules
//! (lab-behaviour.md §4.2, §4.4).

use serde::{Deserialize, Serialize};

use super::group_of;
use super::permissions::{Flat, IpPermission, UserIdGroupPair, peering};
use crate::domain::aws_services::prefix_lists;
use crate::domain::error::ApiError;
use crate::domain::ids::Kind;
use crate::ops::paging::{FilterInput, SmallestPage, select, seq_to_token};
use crate::ops::tags::{self, Tag, TagSpecification};
use crate::ops::{Call, Failure, Unused};
use crate::store;
use crate::store::Scope;
use crate::store::security_group_rules::{FILTERS, Peer, Rule, Traffic};
use crate::store::security_groups::SecurityGroup;

/// The most rules of a group in one direction for one family of addresses.
const MOST_RULES: usize = 60;

/// Which way the traffic of a rule goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// To the group's members.
    Ingress,
    /// From them.
    Egress,
}

/// Input of [`authorize_security_group_ingress`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct AuthorizeSecurityGroupIngressInput {
    cidr_ip: Option<String>,
    from_port: Option<i64>,
    group_id: Option<String>,
    group_name: Option<String>,
    ip_permissions: Vec<IpPermission>,
    ip_protocol: Option<String>,
    source_security_group_name: Option<String>,
    source_security_group_owner_id: Option<String>,
    to_port: Option<i64>,
    tag_specifications: Vec<TagSpecification>,
}

/// Input of [`authorize_security_group_egress`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct AuthorizeSecurityGroupEgressInput {
    tag_specifications: Vec<TagSpecification>,
    group_id: String,
    source_security_group_name: Unused,
    source_security_group_owner_id: Unused,
    ip_protocol: Unused,
    from_port: Unused,
    to_port: Unused,
    cidr_ip: Unused,
    ip_permissions: Vec<IpPermission>,
}

/// Output of both authorizations.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct AuthorizeSecurityGroupOutput {
    r#return: bool,
    security_group_rules: Vec<SecurityGroupRule>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct SecurityGroupRule {
    security_group_rule_id: String,
    group_id: String,
    group_owner_id: String,
    is_egress: bool,
    ip_protocol: String,
    from_port: i64,
    to_port: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    cidr_ipv4: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cidr_ipv6: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    prefix_list_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    referenced_group_info: Option<ReferencedSecurityGroup>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tags: Option<Vec<Tag>>,
    security_group_rule_arn: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct ReferencedSecurityGroup {
    group_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    peering_status: Option<String>,
    user_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    vpc_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    vpc_peering_connection_id: Option<String>,
}

/// Adds rules for traffic that comes in, all or none.
pub fn authorize_security_group_ingress(
    call: &mut Call<'_>,
    input: AuthorizeSecurityGroupIngressInput,
) -> Result<AuthorizeSecurityGroupOutput, Failure> {
    let group = group_of(call, input.group_id, input.group_name)?;
    let flat = Flat {
        protocol: input.ip_protocol,
        from_port: input.from_port,
        to_port: input.to_port,
        cidr: input.cidr_ip,
        group_name: input.source_security_group_name,
        group_owner: input.source_security_group_owner_id,
    };
    authorize(call, Direction::Ingress, &group, &flat.added_to(input.ip_permissions), &input.tag_specifications)
}

/// Adds rules for traffic that leaves, all or none.
pub fn authorize_security_group_egress(
    call: &mut Call<'_>,
    input: AuthorizeSecurityGroupEgressInput,
) -> Result<AuthorizeSecurityGroupOutput, Failure> {
    refuse_flat(&[
        ("SourceSecurityGroupName", &input.source_security_group_name),
        ("SourceSecurityGroupOwnerId", &input.source_security_group_owner_id),
        ("IpProtocol", &input.ip_protocol),
        ("FromPort", &input.from_port),
        ("ToPort", &input.to_port),
        ("CidrIp", &input.cidr_ip),
    ])?;
    let group = group_of(call, Some(input.group_id), None)?;
    authorize(call, Direction::Egress, &group, &input.ip_permissions, &input.tag_specifications)
}

/// Refuses what the model has for egress although the service knows it for ingress only (gh:boto/boto3#790, #526).
///
/// # Errors
/// `UnknownParameter` that names the first one given.
pub(super) fn refuse_flat(given: &[(&str, &Unused)]) -> Result<(), ApiError> {
    let refused = given.iter().find(|(_, value)| value.is_some());
    refused.map_or(Ok(()), |(name, _)| Err(ApiError::UnknownParameter { name: (*name).to_owned() }))
}

fn authorize(
    call: &mut Call<'_>,
    direction: Direction,
    group: &SecurityGroup,
    permissions: &[IpPermission],
    specifications: &[TagSpecification],
) -> Result<AuthorizeSecurityGroupOutput, Failure> {
    let tags = tags::of_specifications(Kind::SecurityGroupRule, specifications)?;
    if permissions.is_empty() {
        return Err(ApiError::MissingParameter { name: "ipPermissions".to_owned() }.into());
    }
    let mut wanted = Vec::new();
    for permission in permissions {
        let traffic = permission.split(|pair| group_peer(call, group, pair))?;
        // For egress such a permission is answered and adds nothing (gh:aws/aws-cli#7069).
        if traffic.is_empty() && direction == Direction::Ingress {
            return Err(ApiError::RuleSourceMissing.into());
        }
        wanted.extend(traffic);
    }
    for (traffic, _) in &wanted {
        check_prefix_list(call, &traffic.peer)?;
    }
    let mut security_group_rules = Vec::new();
    for (traffic, description) in wanted {
        let rule = Rule {
            id: call.new_id(Kind::SecurityGroupRule),
            group_id: group.id.clone(),
            is_egress: direction == Direction::Egress,
            traffic,
            description,
        };
        store::security_group_rules::insert(&call.tx, &rule).map_err(|error| {
            let duplicate = || ApiError::RuleDuplicate { rule: duplicate_text(&rule.traffic) };
            if error.is_duplicate() { Failure::from(duplicate()) } else { error.into() }
        })?;
        let tags = tags::put_on_new(call, Kind::SecurityGroupRule, &rule.id, tags.clone())?;
        security_group_rules.push(row(call, rule, tags)?);
    }
    check_quota(&store::security_group_rules::of_group(&call.tx, &group.id)?, direction)?;
    Ok(AuthorizeSecurityGroupOutput { r#return: true, security_group_rules })
}

/// Refuses a prefix list that is not there (gh:aws-cloudformation/rain#308).
fn check_prefix_list(call: &Call<'_>, peer: &Peer) -> Result<(), ApiError> {
    let Peer::PrefixList(id) = peer else { return Ok(()) };
    Kind::PrefixList.check(id)?;
    if prefix_lists::all(call.region).iter().any(|list| list.id == *id) {
        return Ok(());
    }
    Err(ApiError::ManagedPrefixListNotFound { id: id.clone() })
}

/// Refuses too many rules of one direction: those for IPv4 and for IPv6 count apart, others as both (§4.2).
fn check_quota(rules: &[Rule], direction: Direction) -> Result<(), ApiError> {
    let peers = || {
        let rules = rules.iter().filter(|rule| rule.is_egress == (direction == Direction::Egress));
        rules.map(|rule| &rule.traffic.peer)
    };
    let ipv4 = peers().filter(|peer| !matches!(peer, Peer::Ipv6(_))).count();
    let ipv6 = peers().filter(|peer| !matches!(peer, Peer::Ipv4(_))).count();
    if ipv4.max(ipv6) > MOST_RULES { Err(ApiError::RulesLimitExceeded) } else { Ok(()) }
}

/// The group that a pair refers to: one of the same VPC or of an actively peered one in the Region. One of another account
/// is found only by its owner's number.
fn group_peer(call: &Call<'_>, group: &SecurityGroup, pair: &UserIdGroupPair) -> Result<Peer, Failure> {
    let id = paired_id(call, group, pair)?;
    let scope = Scope { account: pair.user_id.as_deref().unwrap_or(&group.account), region: call.region.name };
    let found = store::security_groups::find(&call.tx, scope, &id)?;
    let peer = found.ok_or_else(|| ApiError::GroupNotFound { id: id.clone() })?;
    let is_near = peer.vpc_id == group.vpc_id;
    if !is_near && !store::peering::is_active_between(&call.tx, &group.vpc_id, &peer.vpc_id)? {
        call.explain(format!("no active peering connection joins its {} and {}", peer.vpc_id, group.vpc_id));
        // Of other accounts' groups no more is told than of those that are not there.
        let is_own = peer.account == group.account;
        return Err(if is_own { ApiError::DifferentNetworks } else { ApiError::GroupNotFound { id } }.into());
    }
    Ok(Peer::Group { id: peer.id, account: peer.account, vpc_id: Some(peer.vpc_id).filter(|_| !is_near) })
}

/// The id that a pair names, or that of the group whose name it has: one of the default VPC.
///
/// # Errors
/// That there is neither, or what is wrong with it.
pub(super) fn paired_id(call: &Call<'_>, group: &SecurityGroup, pair: &UserIdGroupPair) -> Result<String, Failure> {
    let id = match (&pair.group_id, &pair.group_name) {
        (Some(id), _) => id.clone(),
        (None, Some(name)) => {
            let default_vpc = store::vpcs::find_default(&call.tx, call.scope())?;
            let vpc = default_vpc.filter(|vpc| *vpc == group.vpc_id);
            let vpc = vpc.ok_or_else(|| ApiError::GroupByName { name: name.clone() })?;
            let found = store::security_groups::find_by_name(&call.tx, &vpc, name)?;
            found.ok_or_else(|| ApiError::GroupNotFoundByName { name: name.clone(), vpc })?
        }
        (None, None) => return Err(ApiError::SourceGroupMissing.into()),
    };
    Kind::SecurityGroup.check(&id)?;
    Ok(id)
}

/// How the refusal of a duplicate names the rule (§4.4; for ICMP gh:timkay/aws#103).
fn duplicate_text(traffic: &Traffic) -> String {
    let Traffic { protocol, from_port, to_port, peer } = traffic;
    let (Peer::Ipv4(peer) | Peer::Ipv6(peer) | Peer::PrefixList(peer) | Peer::Group { id: peer, .. }) = peer;
    let number = |number: i64| if number == -1 { "ALL".to_owned() } else { number.to_string() };
    let traffic = match protocol.as_str() {
        "-1" => "ALL".to_owned(),
        "tcp" | "udp" => format!("{}, from port: {from_port}, to port: {to_port}", protocol.to_uppercase()),
        "icmp" | "icmpv6" => {
            format!("{}, type: {}, code: {}", protocol.to_uppercase(), number(*from_port), number(*to_port))
        }
        number => format!("protocol: {number}"),
    };
    format!("peer: {peer}, {traffic}, ALLOW")
}

/// A rule of a group of the caller's.
fn row(call: &Call<'_>, rule: Rule, tags: Option<Vec<Tag>>) -> Result<SecurityGroupRule, Failure> {
    let Traffic { protocol, from_port, to_port, peer } = rule.traffic;
    let (mut cidr_ipv4, mut cidr_ipv6, mut prefix_list_id, mut referenced_group_info) = (None, None, None, None);
    match peer {
        Peer::Ipv4(cidr) => cidr_ipv4 = Some(cidr),
        Peer::Ipv6(cidr) => cidr_ipv6 = Some(cidr),
        Peer::PrefixList(id) => prefix_list_id = Some(id),
        Peer::Group { id, account, vpc_id } => {
            let (connection, status) = peering(call, &rule.group_id, vpc_id.as_deref())?.unzip();
            referenced_group_info = Some(ReferencedSecurityGroup {
                group_id: id,
                peering_status: status,
                user_id: account,
                vpc_id,
                vpc_peering_connection_id: connection,
            });
        }
    }
    Ok(SecurityGroupRule {
        security_group_rule_arn: call.arn(Kind::SecurityGroupRule, &rule.id),
        security_group_rule_id: rule.id,
        group_id: rule.group_id,
        group_owner_id: call.caller.account.clone(),
        is_egress: rule.is_egress,
        ip_protocol: protocol,
        from_port,
        to_port,
        cidr_ipv4,
        cidr_ipv6,
        prefix_list_id,
        referenced_group_info,
        description: rule.description,
        tags,
    })
}

/// Input of [`describe_security_group_rules`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DescribeSecurityGroupRulesInput {
    filters: Vec<FilterInput>,
    security_group_rule_ids: Vec<String>,
    next_token: Option<String>,
    max_results: Option<i64>,
}

/// Output of [`describe_security_group_rules`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeSecurityGroupRulesOutput {
    security_group_rules: Vec<SecurityGroupRule>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
}

/// Lists the rules of the caller's groups, one row a peer.
pub fn describe_security_group_rules(
    call: &mut Call<'_>,
    input: DescribeSecurityGroupRulesInput,
) -> Result<DescribeSecurityGroupRulesOutput, Failure> {
    let DescribeSecurityGroupRulesInput { filters, security_group_rule_ids, next_token, max_results } = &input;
    let ids = Some((Kind::SecurityGroupRule, security_group_rule_ids.as_slice()));
    let selection = select(ids, FILTERS, filters, *max_results, SmallestPage::Five, next_token.as_deref())?;
    // §1.2. A group that is not there is no error.
    let is_group_id = |value: &&String| value.contains(['*', '?']) || Kind::SecurityGroup.fits(value);
    let group_ids = filters.iter().filter(|filter| filter.name() == "group-id").flat_map(FilterInput::values);
    if let Some(id) = group_ids.into_iter().find(|value| !is_group_id(value)) {
        return Err(ApiError::GroupFilterNotAnId { id: id.clone() }.into());
    }
    let page = store::security_group_rules::page(&call.tx, call.scope(), &selection)?;
    if let Some(id) = page.unknown.into_iter().next() {
        return Err(ApiError::RuleNotFound { id }.into());
    }
    let described = |rule: Rule| -> Result<SecurityGroupRule, Failure> {
        let tags = Some(tags::of(call, &rule.id)?);
        row(call, rule, tags)
    };
    Ok(DescribeSecurityGroupRulesOutput {
        security_group_rules: page.rows.into_iter().map(described).collect::<Result<_, _>>()?,
        next_token: page.next.map(seq_to_token),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_of_addresses_and_directions_count_apart() {
        let rule = |is_egress, peer| Rule {
            id: String::new(),
            group_id: String::new(),
            is_egress,
            traffic: Traffic { protocol: "tcp".to_owned(), from_port: 1, to_port: 1, peer },
            description: None,
        };
        let mut rules = vec![rule(false, Peer::Ipv4(String::new())); 60];
        rules.extend(vec![rule(false, Peer::Ipv6(String::new())); 60]);
        rules.push(rule(true, Peer::Ipv4(String::new())));
        assert_eq!(check_quota(&rules, Direction::Ingress), Ok(()));
        rules.push(rule(false, Peer::PrefixList(String::new())));
        assert_eq!(check_quota(&rules, Direction::Ingress), Err(ApiError::RulesLimitExceeded));
        assert_eq!(check_quota(&rules, Direction::Egress), Ok(()));
    }
}
