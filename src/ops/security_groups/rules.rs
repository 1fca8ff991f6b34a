//! Rules of security groups: AuthorizeSecurityGroupIngress (lab-behaviour.md §4.2, §4.4).

use std::net::Ipv6Addr;

use serde::{Deserialize, Serialize};

use super::super::tags::{self, Tag, TagSpecification};
use super::super::{Call, Failure};
use crate::domain::cidr::Cidr;
use crate::domain::error::ApiError;
use crate::domain::ids::Kind;
use crate::store;
use crate::store::security_groups::{Peer, Rule, SecurityGroup};

/// The most rules of a group in one direction for one family of addresses.
const MOST_RULES: usize = 60;

/// A permission as requests and answers have it: one protocol and port range, several peers.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub(super) struct IpPermission {
    #[serde(skip_serializing_if = "Option::is_none")]
    ip_protocol: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from_port: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to_port: Option<i64>,
    user_id_group_pairs: Vec<UserIdGroupPair>,
    ip_ranges: Vec<IpRange>,
    ipv6_ranges: Vec<Ipv6Range>,
    prefix_list_ids: Vec<PrefixListId>,
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
struct UserIdGroupPair {
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    user_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    group_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    group_id: Option<String>,
    #[serde(skip_serializing)]
    vpc_id: super::super::Unused,
    #[serde(skip_serializing)]
    vpc_peering_connection_id: super::super::Unused,
    #[serde(skip_serializing)]
    peering_status: super::super::Unused,
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
struct IpRange {
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    cidr_ip: String,
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
struct Ipv6Range {
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    cidr_ipv6: String,
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
struct PrefixListId {
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    prefix_list_id: String,
}

/// Rules of one direction as describes show them: those of equal protocol and ports in one permission (§4.2).
pub(super) fn merged(rules: Vec<Rule>) -> Vec<IpPermission> {
    let mut permissions: Vec<IpPermission> = Vec::new();
    for rule in rules {
        let all = rule.protocol == "-1";
        let (from_port, to_port) = (Some(rule.from_port).filter(|_| !all), Some(rule.to_port).filter(|_| !all));
        let same = |permission: &IpPermission| {
            permission.ip_protocol.as_ref() == Some(&rule.protocol)
                && (permission.from_port, permission.to_port) == (from_port, to_port)
        };
        let index = permissions.iter().position(same).unwrap_or_else(|| {
            let ip_protocol = Some(rule.protocol.clone());
            permissions.push(IpPermission { ip_protocol, from_port, to_port, ..IpPermission::default() });
            permissions.len() - 1
        });
        let (permission, description) = (&mut permissions[index], rule.description);
        match rule.peer {
            Peer::Ipv4(cidr_ip) => permission.ip_ranges.push(IpRange { description, cidr_ip }),
            Peer::Ipv6(cidr_ipv6) => permission.ipv6_ranges.push(Ipv6Range { description, cidr_ipv6 }),
            Peer::PrefixList(prefix_list_id) => {
                permission.prefix_list_ids.push(PrefixListId { description, prefix_list_id });
            }
            Peer::Group { id, account } => permission.user_id_group_pairs.push(UserIdGroupPair {
                description,
                user_id: Some(account),
                group_id: Some(id),
                ..UserIdGroupPair::default()
            }),
        }
    }
    permissions
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

/// Output of [`authorize_security_group_ingress`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct AuthorizeSecurityGroupIngressOutput {
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
    user_id: String,
}

/// Adds rules for traffic that comes in, all or none.
pub fn authorize_security_group_ingress(
    call: &mut Call<'_>,
    mut input: AuthorizeSecurityGroupIngressInput,
) -> Result<AuthorizeSecurityGroupIngressOutput, Failure> {
    let group = group_of(call, input.group_id.take(), input.group_name.take())?;
    let tags = tags::of_specifications(Kind::SecurityGroupRule, &input.tag_specifications)?;
    let mut rules = Vec::new();
    for permission in permissions(input)? {
        rules.extend(rules_of(call, &group, &permission)?);
    }
    let mut security_group_rules = Vec::new();
    for rule in rules {
        let text = duplicate_text(&rule);
        store::security_groups::insert_rule(&call.tx, &group.id, &rule).map_err(|error| {
            if error.is_duplicate() { Failure::from(ApiError::RuleDuplicate { rule: text }) } else { error.into() }
        })?;
        let tags = tags::put_on_new(call, Kind::SecurityGroupRule, &rule.id, tags.clone())?;
        security_group_rules.push(row(call, &group, rule, tags));
    }
    check_quota(&store::security_groups::rules_of(&call.tx, &group.id)?)?;
    Ok(AuthorizeSecurityGroupIngressOutput { r#return: true, security_group_rules })
}

/// Refuses too many rules of one direction: those for IPv4 and for IPv6 count apart, others as both (§4.2).
fn check_quota(rules: &[Rule]) -> Result<(), ApiError> {
    let ingress = || rules.iter().filter(|rule| !rule.is_egress);
    let ipv4 = ingress().filter(|rule| !matches!(rule.peer, Peer::Ipv6(_))).count();
    let ipv6 = ingress().filter(|rule| !matches!(rule.peer, Peer::Ipv4(_))).count();
    if ipv4.max(ipv6) > MOST_RULES { Err(ApiError::RulesLimitExceeded) } else { Ok(()) }
}

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

/// The permissions of a request: its list, or the one that the flat parameters make.
fn permissions(input: AuthorizeSecurityGroupIngressInput) -> Result<Vec<IpPermission>, ApiError> {
    let flat = input.ip_protocol.is_some() || input.cidr_ip.is_some() || input.source_security_group_name.is_some();
    if !flat {
        if input.ip_permissions.is_empty() {
            return Err(ApiError::MissingParameter { name: "ipPermissions".to_owned() });
        }
        return Ok(input.ip_permissions);
    }
    let named = input.source_security_group_name.map(|name| UserIdGroupPair {
        group_name: Some(name),
        user_id: input.source_security_group_owner_id,
        ..UserIdGroupPair::default()
    });
    let range = input.cidr_ip.map(|cidr_ip| IpRange { cidr_ip, ..IpRange::default() });
    let permission = IpPermission {
        ip_protocol: input.ip_protocol,
        from_port: input.from_port,
        to_port: input.to_port,
        user_id_group_pairs: named.into_iter().collect(),
        ip_ranges: range.into_iter().collect(),
        ..IpPermission::default()
    };
    Ok(input.ip_permissions.into_iter().chain([permission]).collect())
}

/// One rule for each peer of a permission.
fn rules_of(call: &mut Call<'_>, group: &SecurityGroup, permission: &IpPermission) -> Result<Vec<Rule>, Failure> {
    let protocol = protocol(permission.ip_protocol.as_deref())?;
    let (from_port, to_port) = ports(&protocol, permission.from_port, permission.to_port)?;
    let mut peers = Vec::new();
    for pair in &permission.user_id_group_pairs {
        peers.push((group_peer(call, group, pair)?, &pair.description));
    }
    for range in &permission.ip_ranges {
        let malformed = || ApiError::RuleCidrMalformed { cidr: range.cidr_ip.clone() };
        let cidr = Cidr::parse(&range.cidr_ip).ok_or_else(malformed)?;
        peers.push((Peer::Ipv4(cidr.to_string()), &range.description));
    }
    for range in &permission.ipv6_ranges {
        let malformed = || ApiError::RuleCidrMalformed { cidr: range.cidr_ipv6.clone() };
        peers.push((Peer::Ipv6(ipv6_network(&range.cidr_ipv6).ok_or_else(malformed)?), &range.description));
    }
    for list in &permission.prefix_list_ids {
        peers.push((Peer::PrefixList(list.prefix_list_id.clone()), &list.description));
    }
    if peers.is_empty() {
        return Err(ApiError::RuleSourceMissing.into());
    }
    let rule = |(peer, description): (Peer, &Option<String>)| Rule {
        id: call.new_id(Kind::SecurityGroupRule),
        is_egress: false,
        protocol: protocol.clone(),
        from_port,
        to_port,
        peer,
        description: description.clone(),
    };
    Ok(peers.into_iter().map(rule).collect())
}

/// The group that a pair refers to: one of the same VPC.
fn group_peer(call: &Call<'_>, group: &SecurityGroup, pair: &UserIdGroupPair) -> Result<Peer, Failure> {
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
    // Only groups of a peered VPC may be another account's, and nothing here peers VPCs.
    let is_own = pair.user_id.as_ref().is_none_or(|owner| *owner == group.account);
    let found = store::security_groups::find(&call.tx, call.scope(), &id)?.filter(|_| is_own);
    let peer = found.ok_or(ApiError::GroupNotFound { id })?;
    if peer.vpc_id != group.vpc_id {
        return Err(ApiError::DifferentNetworks.into());
    }
    Ok(Peer::Group { id: peer.id, account: peer.account })
}

/// A protocol as answers show it: a name where there is one, else a number (§4.2).
fn protocol(wanted: Option<&str>) -> Result<String, ApiError> {
    let wanted = wanted.ok_or(ApiError::RuleProtocolMissing)?;
    let lower = wanted.to_ascii_lowercase();
    match lower.as_str() {
        "tcp" | "udp" | "icmp" | "icmpv6" | "-1" => return Ok(lower),
        "all" => return Ok("-1".to_owned()),
        _ => {}
    }
    let is_number = lower.bytes().all(|byte| byte.is_ascii_digit());
    let number: Option<u8> = lower.parse().ok().filter(|_| is_number);
    Ok(match number.ok_or_else(|| ApiError::RuleProtocolUnknown { protocol: wanted.to_owned() })? {
        1 => "icmp".to_owned(),
        6 => "tcp".to_owned(),
        17 => "udp".to_owned(),
        58 => "icmpv6".to_owned(),
        other => other.to_string(),
    })
}

/// The ports of a rule; other protocols than these four open all of them (§4.2).
fn ports(protocol: &str, from: Option<i64>, to: Option<i64>) -> Result<(i64, i64), ApiError> {
    let limits = match protocol {
        "tcp" | "udp" => 0..=65535,
        "icmp" | "icmpv6" => -1..=255,
        _ => return Ok((-1, -1)),
    };
    let is_icmp = protocol.starts_with("icmp");
    match (from, to) {
        // Both -1 mean all, as `--port all` sends them.
        (Some(-1), Some(-1)) if !is_icmp => Ok((0, 65535)),
        (Some(from), Some(to)) if limits.contains(&from) && limits.contains(&to) && (is_icmp || from <= to) => {
            Ok((from, to))
        }
        (Some(from), Some(to)) => Err(ApiError::RulePortRange { from: from.to_string(), to: to.to_string() }),
        _ if is_icmp => Err(ApiError::RuleIcmpMissing),
        _ => Err(ApiError::RulePortsMissing),
    }
}

fn ipv6_network(text: &str) -> Option<String> {
    let (address, prefix) = text.split_once('/')?;
    let address: Ipv6Addr = address.parse().ok()?;
    let digits = prefix.bytes().all(|byte| byte.is_ascii_digit());
    let prefix: u32 = prefix.parse().ok().filter(|&prefix| digits && prefix <= 128)?;
    let mask = u128::MAX.checked_shl(128 - prefix).unwrap_or(0);
    Some(format!("{}/{prefix}", Ipv6Addr::from(u128::from(address) & mask)))
}

/// How the refusal of a duplicate names the rule (§4.4).
fn duplicate_text(rule: &Rule) -> String {
    let peer = match &rule.peer {
        Peer::Ipv4(peer) | Peer::Ipv6(peer) | Peer::PrefixList(peer) | Peer::Group { id: peer, .. } => peer,
    };
    let Rule { protocol, from_port, to_port, .. } = rule;
    let traffic = match protocol.as_str() {
        "-1" => "ALL".to_owned(),
        "tcp" | "udp" => format!("{}, from port: {from_port}, to port: {to_port}", protocol.to_uppercase()),
        "icmp" | "icmpv6" => format!("{}, type: {from_port}, code: {to_port}", protocol.to_uppercase()),
        number => format!("protocol: {number}"),
    };
    format!("peer: {peer}, {traffic}, ALLOW")
}

fn row(call: &Call<'_>, group: &SecurityGroup, rule: Rule, tags: Option<Vec<Tag>>) -> SecurityGroupRule {
    let (mut cidr_ipv4, mut cidr_ipv6, mut prefix_list_id, mut referenced_group_info) = (None, None, None, None);
    match rule.peer {
        Peer::Ipv4(cidr) => cidr_ipv4 = Some(cidr),
        Peer::Ipv6(cidr) => cidr_ipv6 = Some(cidr),
        Peer::PrefixList(id) => prefix_list_id = Some(id),
        Peer::Group { id, account } => {
            referenced_group_info = Some(ReferencedSecurityGroup { group_id: id, user_id: account });
        }
    }
    SecurityGroupRule {
        security_group_rule_arn: call.arn(Kind::SecurityGroupRule, &rule.id),
        security_group_rule_id: rule.id,
        group_id: group.id.clone(),
        group_owner_id: group.account.clone(),
        is_egress: rule.is_egress,
        ip_protocol: rule.protocol,
        from_port: rule.from_port,
        to_port: rule.to_port,
        cidr_ipv4,
        cidr_ipv6,
        prefix_list_id,
        referenced_group_info,
        description: rule.description,
        tags,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_of_addresses_count_apart() {
        let rule = |peer| Rule {
            id: String::new(),
            is_egress: false,
            protocol: "tcp".to_owned(),
            from_port: 1,
            to_port: 1,
            peer,
            description: None,
        };
        let mut rules = vec![rule(Peer::Ipv4(String::new())); 60];
        rules.extend(vec![rule(Peer::Ipv6(String::new())); 60]);
        assert_eq!(check_quota(&rules), Ok(()));
        rules.push(rule(Peer::PrefixList(String::new())));
        assert_eq!(check_quota(&rules), Err(ApiError::RulesLimitExceeded));
    }
}
