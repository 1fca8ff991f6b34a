//! Taking rules from security groups: RevokeSecurityGroupIngress, RevokeSecurityGroupEgress (lab-behaviour.md §4.2, §4.4).

use serde::{Deserialize, Serialize};

use super::group_of;
use super::permissions::{Flat, IpPermission, UserIdGroupPair, merged};
use super::rules::{Direction, paired_id, refuse_flat};
use crate::domain::error::ApiError;
use crate::domain::ids::Kind;
use crate::ops::paging::check_ids;
use crate::ops::{Call, Failure, Unused};
use crate::store;
use crate::store::security_group_rules::{Peer, Rule, Traffic};
use crate::store::security_groups::SecurityGroup;

/// Input of [`revoke_security_group_ingress`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct RevokeSecurityGroupIngressInput {
    cidr_ip: Option<String>,
    from_port: Option<i64>,
    group_id: Option<String>,
    group_name: Option<String>,
    ip_permissions: Vec<IpPermission>,
    ip_protocol: Option<String>,
    source_security_group_name: Option<String>,
    source_security_group_owner_id: Option<String>,
    to_port: Option<i64>,
    security_group_rule_ids: Vec<String>,
}

/// Input of [`revoke_security_group_egress`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct RevokeSecurityGroupEgressInput {
    security_group_rule_ids: Vec<String>,
    group_id: String,
    source_security_group_name: Unused,
    source_security_group_owner_id: Unused,
    ip_protocol: Unused,
    from_port: Unused,
    to_port: Unused,
    cidr_ip: Unused,
    ip_permissions: Vec<IpPermission>,
}

/// Output of both revocations. A list without items is absent.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct RevokeSecurityGroupOutput {
    r#return: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unknown_ip_permissions: Vec<IpPermission>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    revoked_security_group_rules: Vec<RevokedSecurityGroupRule>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct RevokedSecurityGroupRule {
    security_group_rule_id: String,
    group_id: String,
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
    referenced_group_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
}

impl From<Rule> for RevokedSecurityGroupRule {
    fn from(rule: Rule) -> Self {
        let Traffic { protocol, from_port, to_port, peer } = rule.traffic;
        let (mut cidr_ipv4, mut cidr_ipv6, mut prefix_list_id, mut referenced_group_id) = (None, None, None, None);
        match peer {
            Peer::Ipv4(cidr) => cidr_ipv4 = Some(cidr),
            Peer::Ipv6(cidr) => cidr_ipv6 = Some(cidr),
            Peer::PrefixList(id) => prefix_list_id = Some(id),
            Peer::Group { id, .. } => referenced_group_id = Some(id),
        }
        Self {
            security_group_rule_id: rule.id,
            group_id: rule.group_id,
            is_egress: rule.is_egress,
            ip_protocol: protocol,
            from_port,
            to_port,
            cidr_ipv4,
            cidr_ipv6,
            prefix_list_id,
            referenced_group_id,
            description: rule.description,
        }
    }
}

/// Removes rules for traffic that comes in, all or none.
pub fn revoke_security_group_ingress(
    call: &mut Call<'_>,
    input: RevokeSecurityGroupIngressInput,
) -> Result<RevokeSecurityGroupOutput, Failure> {
    let group = group_of(call, input.group_id, input.group_name)?;
    let flat = Flat {
        protocol: input.ip_protocol,
        from_port: input.from_port,
        to_port: input.to_port,
        cidr: input.cidr_ip,
        group_name: input.source_security_group_name,
        group_owner: input.source_security_group_owner_id,
    };
    let permissions = flat.added_to(input.ip_permissions);
    revoke(call, Direction::Ingress, &group, &permissions, &input.security_group_rule_ids)
}

/// Removes rules for traffic that leaves, all or none.
pub fn revoke_security_group_egress(
    call: &mut Call<'_>,
    input: RevokeSecurityGroupEgressInput,
) -> Result<RevokeSecurityGroupOutput, Failure> {
    refuse_flat(&[
        ("SourceSecurityGroupName", &input.source_security_group_name),
        ("SourceSecurityGroupOwnerId", &input.source_security_group_owner_id),
        ("IpProtocol", &input.ip_protocol),
        ("FromPort", &input.from_port),
        ("ToPort", &input.to_port),
        ("CidrIp", &input.cidr_ip),
    ])?;
    let group = group_of(call, Some(input.group_id), None)?;
    revoke(call, Direction::Egress, &group, &input.ip_permissions, &input.security_group_rule_ids)
}

fn revoke(
    call: &mut Call<'_>,
    direction: Direction,
    group: &SecurityGroup,
    permissions: &[IpPermission],
    ids: &[String],
) -> Result<RevokeSecurityGroupOutput, Failure> {
    let mut rules = store::security_group_rules::of_group(&call.tx, &group.id)?;
    rules.retain(|rule| rule.is_egress == (direction == Direction::Egress));
    let (revoked, unknown) = match (permissions, ids) {
        ([], []) => return Err(ApiError::NothingToRevoke.into()),
        ([], ids) => (by_id(call, &rules, ids)?, Vec::new()),
        (permissions, []) => by_traffic(call, group, &rules, permissions)?,
        _ => return Err(ApiError::RuleIdsWithPermissions.into()),
    };
    // Only the default VPC takes what is not there for done (§4.2).
    let is_in_default_vpc = || store::vpcs::find_default(&call.tx, call.scope());
    if !unknown.is_empty() && is_in_default_vpc()?.as_ref() != Some(&group.vpc_id) {
        return Err(ApiError::PermissionNotFound.into());
    }
    for rule in &revoked {
        store::security_group_rules::delete(&call.tx, &rule.id)?;
        store::tags::delete_of(&call.tx, &rule.id)?;
    }
    Ok(RevokeSecurityGroupOutput {
        r#return: true,
        unknown_ip_permissions: merged(call, &group.id, unknown)?,
        revoked_security_group_rules: revoked.into_iter().map(RevokedSecurityGroupRule::from).collect(),
    })
}

/// The rules with these ids, each once.
fn by_id(call: &Call<'_>, rules: &[Rule], ids: &[String]) -> Result<Vec<Rule>, Failure> {
    check_ids(Kind::SecurityGroupRule, ids)?;
    if let Some(id) = ids.iter().find(|id| rules.iter().all(|rule| rule.id != **id)) {
        if store::security_group_rules::find(&call.tx, call.scope(), id)?.is_some() {
            call.explain("it is a rule of another group, or for the other direction");
        }
        return Err(ApiError::RuleNotFound { id: id.clone() }.into());
    }
    Ok(rules.iter().filter(|rule| ids.contains(&rule.id)).cloned().collect())
}

/// Traffic that permissions ask for, and its descriptions.
type Wanted = Vec<(Traffic, Option<String>)>;

/// The rules for exactly the traffic that the permissions let through, and traffic for which there is none. Descriptions
/// do not count.
fn by_traffic(
    call: &Call<'_>,
    group: &SecurityGroup,
    rules: &[Rule],
    permissions: &[IpPermission],
) -> Result<(Vec<Rule>, Wanted), Failure> {
    let mut wanted = Vec::new();
    for permission in permissions {
        let traffic = permission.split(|pair| group_peer(call, group, rules, pair))?;
        if traffic.is_empty() {
            return Err(ApiError::RuleSourceMissing.into());
        }
        wanted.extend(traffic);
    }
    let is_wanted = |rule: &&Rule| wanted.iter().any(|(traffic, _)| *traffic == rule.traffic);
    let revoked = rules.iter().filter(is_wanted).cloned().collect();
    wanted.retain(|(traffic, _)| rules.iter().all(|rule| rule.traffic != *traffic));
    Ok((revoked, wanted))
}

/// The group that a pair refers to, which may be gone from a peered VPC: as the group's rules have it.
fn group_peer(call: &Call<'_>, group: &SecurityGroup, rules: &[Rule], pair: &UserIdGroupPair) -> Result<Peer, Failure> {
    let wanted = paired_id(call, group, pair)?;
    let fits = |peer: &&Peer| match peer {
        Peer::Group { id, account, .. } => *id == wanted && pair.user_id.as_ref().is_none_or(|owner| owner == account),
        _ => false,
    };
    let known = rules.iter().map(|rule| &rule.traffic.peer).find(fits).cloned();
    Ok(known.unwrap_or_else(|| Peer::Group {
        id: wanted.clone(),
        account: pair.user_id.clone().unwrap_or_else(|| group.account.clone()),
        vpc_id: None,
    }))
}
