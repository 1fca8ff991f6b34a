//! Permissions: several rules in one, as requests and DescribeSecurityGroups write them (lab-behaviour.md §4.2).

use std::net::Ipv6Addr;

use serde::{Deserialize, Serialize};

use crate::domain::cidr::Cidr;
use crate::domain::error::ApiError;
use crate::ops::{Call, Failure};
use crate::store;
use crate::store::security_group_rules::{Peer, Traffic};

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
pub(super) struct UserIdGroupPair {
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) user_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) group_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) group_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    vpc_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    vpc_peering_connection_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    peering_status: Option<String>,
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

/// What the rules of one direction of a group let through, and their descriptions, as describes show it: those of equal
/// protocol and ports in one permission (§4.2).
///
/// # Errors
/// That the state cannot serve.
pub(super) fn merged(
    call: &Call<'_>,
    group_id: &str,
    rules: impl IntoIterator<Item = (Traffic, Option<String>)>,
) -> Result<Vec<IpPermission>, Failure> {
    let mut permissions: Vec<IpPermission> = Vec::new();
    for (Traffic { protocol, from_port, to_port, peer }, description) in rules {
        let all = protocol == "-1";
        let (from_port, to_port) = (Some(from_port).filter(|_| !all), Some(to_port).filter(|_| !all));
        let same = |permission: &IpPermission| {
            permission.ip_protocol.as_ref() == Some(&protocol)
                && (permission.from_port, permission.to_port) == (from_port, to_port)
        };
        let index = permissions.iter().position(same).unwrap_or_else(|| {
            let ip_protocol = Some(protocol.clone());
            permissions.push(IpPermission { ip_protocol, from_port, to_port, ..IpPermission::default() });
            permissions.len() - 1
        });
        let permission = &mut permissions[index];
        match peer {
            Peer::Ipv4(cidr_ip) => permission.ip_ranges.push(IpRange { description, cidr_ip }),
            Peer::Ipv6(cidr_ipv6) => permission.ipv6_ranges.push(Ipv6Range { description, cidr_ipv6 }),
            Peer::PrefixList(prefix_list_id) => {
                permission.prefix_list_ids.push(PrefixListId { description, prefix_list_id });
            }
            Peer::Group { id, account, vpc_id } => {
                let (connection, status) = peering(call, group_id, vpc_id.as_deref())?.unzip();
                permission.user_id_group_pairs.push(UserIdGroupPair {
                    description,
                    user_id: Some(account),
                    group_name: None,
                    group_id: Some(id),
                    vpc_id,
                    vpc_peering_connection_id: connection,
                    peering_status: status,
                });
            }
        }
    }
    Ok(permissions)
}

/// The peering connection through which a rule refers to a group of another VPC, and its state.
///
/// # Errors
/// That the state cannot serve.
pub(super) fn peering(
    call: &Call<'_>,
    group_id: &str,
    peer_vpc: Option<&str>,
) -> Result<Option<(String, String)>, Failure> {
    Ok(match peer_vpc {
        Some(vpc) => store::security_group_rules::peering(&call.tx, group_id, vpc)?,
        None => None,
    })
}

/// The parameters for one rule that requests for rules that come in have beside their permissions.
#[derive(Debug)]
pub(super) struct Flat {
    pub(super) protocol: Option<String>,
    pub(super) from_port: Option<i64>,
    pub(super) to_port: Option<i64>,
    pub(super) cidr: Option<String>,
    pub(super) group_name: Option<String>,
    pub(super) group_owner: Option<String>,
}

impl Flat {
    /// The permissions of a request: its list, and the one that these parameters make.
    pub(super) fn added_to(self, mut permissions: Vec<IpPermission>) -> Vec<IpPermission> {
        if self.protocol.is_some() || self.cidr.is_some() || self.group_name.is_some() {
            let named = self.group_name.map(|name| UserIdGroupPair {
                group_name: Some(name),
                user_id: self.group_owner,
                ..UserIdGroupPair::default()
            });
            let range = self.cidr.map(|cidr_ip| IpRange { cidr_ip, ..IpRange::default() });
            permissions.push(IpPermission {
                ip_protocol: self.protocol,
                from_port: self.from_port,
                to_port: self.to_port,
                user_id_group_pairs: named.into_iter().collect(),
                ip_ranges: range.into_iter().collect(),
                ..IpPermission::default()
            });
        }
        permissions
    }
}

impl IpPermission {
    /// One rule's traffic and description for each peer; which group a pair refers to, `group_peer` tells.
    ///
    /// # Errors
    /// What is wrong with the permission.
    pub(super) fn split(
        &self,
        group_peer: impl Fn(&UserIdGroupPair) -> Result<Peer, Failure>,
    ) -> Result<Vec<(Traffic, Option<String>)>, Failure> {
        let protocol = protocol(self.ip_protocol.as_deref())?;
        let (from_port, to_port) = ports(&protocol, self.from_port, self.to_port)?;
        let mut peers = Vec::new();
        for pair in &self.user_id_group_pairs {
            peers.push((group_peer(pair)?, &pair.description));
        }
        for range in &self.ip_ranges {
            let malformed = || ApiError::RuleCidrMalformed { cidr: range.cidr_ip.clone() };
            let cidr = Cidr::parse(&range.cidr_ip).ok_or_else(malformed)?;
            peers.push((Peer::Ipv4(cidr.to_string()), &range.description));
        }
        for range in &self.ipv6_ranges {
            let malformed = || ApiError::RuleCidrMalformed { cidr: range.cidr_ipv6.clone() };
            peers.push((Peer::Ipv6(ipv6_network(&range.cidr_ipv6).ok_or_else(malformed)?), &range.description));
        }
        for list in &self.prefix_list_ids {
            peers.push((Peer::PrefixList(list.prefix_list_id.clone()), &list.description));
        }
        let traffic = |peer| Traffic { protocol: protocol.clone(), from_port, to_port, peer };
        Ok(peers.into_iter().map(|(peer, description)| (traffic(peer), description.clone())).collect())
    }
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
