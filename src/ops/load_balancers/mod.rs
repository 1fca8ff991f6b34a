//! Load balancers: CreateLoadBalancer, DescribeLoadBalancers (lab-behaviour.md §10.2), and what Elastic Load Balancing
//! asks of every name, ARN, tag and page. Network and gateway ones only.

mod attributes;
mod changes;
mod settings;

pub use self::attributes::{describe_load_balancer_attributes, modify_load_balancer_attributes};
pub use self::changes::{delete_load_balancer, set_ip_address_type, set_security_groups, set_subnets};

use serde::{Deserialize, Serialize};

use self::settings::{IP_ADDRESS_TYPE, Settings, Type};
use super::interfaces;
use super::paging::{check_count, seq_to_token, token_to_seq};
use super::tags::{self, Tag};
use super::{Call, Failure, Unused, refuse_unsupported};
use crate::domain::arn::Arn;
use crate::domain::error::ApiError;
use crate::domain::{states, time};
use crate::store;
use crate::store::listing::Selection;
use crate::store::load_balancers::{Key, Zone};
use crate::store::state::Transition;
use crate::store::subnets::Subnet;

/// Input of [`create_load_balancer`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct CreateLoadBalancerInput {
    name: String,
    subnets: Vec<String>,
    subnet_mappings: Vec<SubnetMapping>,
    security_groups: Vec<String>,
    scheme: Option<String>,
    tags: Vec<Tag>,
    #[serde(rename = "Type")]
    kind: Option<String>,
    ip_address_type: Option<String>,
    customer_owned_ipv4_pool: Unused,
    enable_prefix_for_ipv6_source_nat: Unused,
    ipam_pools: Unused,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
struct SubnetMapping {
    subnet_id: String,
    allocation_id: Unused,
    #[serde(rename = "PrivateIPv4Address")]
    private_ipv4_address: Option<String>,
    #[serde(rename = "IPv6Address")]
    ipv6_address: Unused,
    source_nat_ipv6_prefix: Unused,
}

/// Output of [`create_load_balancer`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateLoadBalancerOutput {
    load_balancers: [LoadBalancer; 1],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct LoadBalancer {
    load_balancer_arn: String,
    #[serde(rename = "DNSName", skip_serializing_if = "Option::is_none")]
    dns_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    canonical_hosted_zone_id: Option<String>,
    created_time: String,
    load_balancer_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    scheme: Option<String>,
    vpc_id: String,
    state: State,
    #[serde(rename = "Type")]
    kind: String,
    availability_zones: Vec<AvailabilityZone>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    security_groups: Vec<String>,
    ip_address_type: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    enforce_security_group_inbound_rules_on_private_link_traffic: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct State {
    code: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct AvailabilityZone {
    zone_name: String,
    subnet_id: String,
    /// Only addresses that were chosen (§10.2).
    load_balancer_addresses: Vec<LoadBalancerAddress>,
}

#[derive(Debug, Serialize)]
struct LoadBalancerAddress {
    #[serde(rename = "PrivateIPv4Address")]
    private_ipv4_address: String,
}

impl From<Zone> for AvailabilityZone {
    fn from(zone: Zone) -> Self {
        let address = |private_ipv4_address| LoadBalancerAddress { private_ipv4_address };
        Self {
            zone_name: zone.zone_name,
            subnet_id: zone.subnet_id,
            load_balancer_addresses: zone.chosen_address.map(address).into_iter().collect(),
        }
    }
}

/// Makes a load balancer with an interface in each of its subnets.
pub fn create_load_balancer(
    call: &mut Call<'_>,
    input: CreateLoadBalancerInput,
) -> Result<CreateLoadBalancerOutput, Failure> {
    refuse_unsupported(&[
        ("CustomerOwnedIpv4Pool", &input.customer_owned_ipv4_pool),
        ("EnablePrefixForIpv6SourceNat", &input.enable_prefix_for_ipv6_source_nat),
        ("IpamPools", &input.ipam_pools),
    ])?;
    check_name("Load balancer", &input.name)?;
    if input.name.starts_with("internal-") {
        return Err(ApiError::NameReserved { name: input.name }.into());
    }
    check_tags(&input.tags)?;
    let settings = Settings::of(call, &input)?;
    if let Some(existing) = store::load_balancers::find_by_name(&call.tx, call.scope(), &input.name)? {
        if settings.are_of(call, &existing)? {
            return Ok(CreateLoadBalancerOutput { load_balancers: [described(call, existing)?] });
        }
        return Err(ApiError::LoadBalancerDuplicate { name: input.name }.into());
    }
    let kind = settings.kind;
    if store::load_balancers::count(&call.tx, call.scope(), kind.as_str())? >= kind.quota() {
        return Err(ApiError::LoadBalancerLimitExceeded.into());
    }
    let row = make(call, input.name, &settings)?;
    tags::put(call, &row.arn, "loadbalancer", &input.tags)?;
    Ok(CreateLoadBalancerOutput { load_balancers: [described(call, row)?] })
}

fn make(
    call: &mut Call<'_>,
    name: String,
    settings: &Settings,
) -> Result<store::load_balancers::LoadBalancer, Failure> {
    let kind = settings.kind;
    let digits = call.random.hex(16);
    let region = call.region;
    let named = kind == Type::Network;
    let due = call.after(call.config.delays.load_balancer_active);
    let transition = Transition::then(states::load_balancer::PROVISIONING, states::load_balancer::ACTIVE, due);
    let row = store::load_balancers::LoadBalancer {
        arn: new_arn(call, &format!("loadbalancer/{}/{name}/{digits}", kind.arn_word())),
        account: call.caller.account.clone(),
        kind: kind.as_str().to_owned(),
        scheme: settings.scheme.clone(),
        vpc_id: settings.vpc_id.clone(),
        dns_name: named.then(|| format!("{name}-{digits}.elb.{}.{}", region.name, region.dns_suffix())),
        hosted_zone_id: region.load_balancer_hosted_zone.filter(|_| named).map(str::to_owned),
        ip_address_type: IP_ADDRESS_TYPE.to_owned(),
        enforce_inbound_rules: None,
        created_at: call.now(),
        state: transition.state.to_owned(),
        name,
    };
    store::load_balancers::insert(&call.tx, call.scope(), &row, transition, &settings.zones(), &settings.groups)?;
    for (subnet, address) in &settings.places {
        make_interface(call, &row, subnet, &settings.groups, address.as_deref())?;
    }
    Ok(row)
}

/// Makes the interface that a load balancer has in one of its subnets.
fn make_interface(
    call: &mut Call<'_>,
    row: &store::load_balancers::LoadBalancer,
    subnet: &Subnet,
    groups: &[String],
    address: Option<&str>,
) -> Result<(), Failure> {
    let made = interfaces::create_for(call, Type::of(row).owner(&row.arn), subnet, groups, address);
    made.map(drop).map_err(|failure| in_own_words(failure, subnet, address))
}

/// What EC2 says about an interface, as Elastic Load Balancing would.
fn in_own_words(failure: Failure, subnet: &Subnet, address: Option<&str>) -> Failure {
    match failure {
        Failure::Refused(ApiError::SubnetFull) => ApiError::LoadBalancerSubnetFull { id: subnet.id.clone() }.into(),
        Failure::Refused(_) => {
            let address = address.unwrap_or_default().to_owned();
            ApiError::LoadBalancerAddress { address, subnet: subnet.id.clone() }.into()
        }
        Failure::Misconfigured(_) | Failure::Store(_) => failure,
    }
}

/// Refuses a name that no resource of Elastic Load Balancing may have.
///
/// # Errors
/// `ValidationError`.
pub(super) fn check_name(what: &str, name: &str) -> Result<(), ApiError> {
    let (what, name) = (what.to_owned(), name.to_owned());
    if name.is_empty() {
        return Err(ApiError::SettingMissing { what: format!("A {} name", what.to_lowercase()) });
    }
    if name.chars().count() > 32 {
        return Err(ApiError::NameTooLong { what, name });
    }
    if !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
        return Err(ApiError::NameCharacters { what, name });
    }
    if name.starts_with('-') || name.ends_with('-') {
        return Err(ApiError::NameHyphen { what, name });
    }
    Ok(())
}

/// Refuses tags that no resource may have.
///
/// # Errors
/// What is wrong with the first bad one, in the words of Elastic Load Balancing where it has its own.
pub(super) fn check_tags(tags: &[Tag]) -> Result<(), ApiError> {
    let check_one = |index: usize, key: &str, value: &str| {
        let member = |name| format!("tags.{}.member.{name}", index + 1);
        ApiError::check_length(key, &member("key"), 1..=128)?;
        ApiError::check_length(value, &member("value"), 0..=256)?;
        tags::check_key(key)
    };
    tags::check_each(tags, check_one).map_err(in_elb_words)
}

/// What EC2 says about tags, as Elastic Load Balancing would.
pub(super) fn in_elb_words(error: ApiError) -> ApiError {
    match error {
        ApiError::TagKeyDuplicate { key } => ApiError::DuplicateTagKeys { key },
        ApiError::TagLimitExceeded => ApiError::TooManyTags,
        other => other,
    }
}

/// The ARN of a resource of the caller: `arn:aws:elasticloadbalancing:<region>:<account>:<resource>`.
pub(super) fn new_arn(call: &Call<'_>, resource: &str) -> String {
    let arn = Arn {
        partition: call.region.partition,
        service: "elasticloadbalancing",
        region: call.region.name,
        account: &call.caller.account,
        resource,
    };
    arn.to_string()
}

/// Refuses an ARN that cannot be one of the caller's: malformed, of another type, account, Region or partition (§10.6).
///
/// # Errors
/// `ValidationError`.
pub(super) fn check_arn(call: &Call<'_>, what: &str, resource_type: &str, text: &str) -> Result<(), ApiError> {
    let fits = Arn::parse(text).is_some_and(|arn| {
        arn.partition == call.region.partition
            && arn.service == "elasticloadbalancing"
            && arn.region == call.region.name
            && arn.account == call.caller.account
            && arn.resource.split_once('/').is_some_and(|(kind, _)| kind == resource_type)
    });
    if fits { Ok(()) } else { Err(ApiError::NotAnArn { text: text.to_owned(), what: what.to_owned() }) }
}

/// The caller's load balancer of this ARN.
///
/// # Errors
/// `ValidationError` or `LoadBalancerNotFound`.
pub(super) fn existing(call: &Call<'_>, arn: &str) -> Result<store::load_balancers::LoadBalancer, Failure> {
    check_arn(call, "load balancer", "loadbalancer", arn)?;
    Ok(store::load_balancers::find(&call.tx, call.scope(), arn)?.ok_or(ApiError::LoadBalancerNotFound)?)
}

/// Input of [`describe_load_balancers`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DescribeLoadBalancersInput {
    load_balancer_arns: Vec<String>,
    names: Vec<String>,
    marker: Option<String>,
    page_size: Option<i64>,
}

/// Output of [`describe_load_balancers`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeLoadBalancersOutput {
    load_balancers: Vec<LoadBalancer>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_marker: Option<String>,
}

/// Lists the caller's load balancers.
pub fn describe_load_balancers(
    call: &mut Call<'_>,
    input: DescribeLoadBalancersInput,
) -> Result<DescribeLoadBalancersOutput, Failure> {
    let DescribeLoadBalancersInput { load_balancer_arns: arns, names, marker, page_size } = &input;
    if !arns.is_empty() && !names.is_empty() {
        return Err(ApiError::NamesWithArns.into());
    }
    let selection = selection(if names.is_empty() { arns } else { names }, marker.as_deref(), *page_size)?;
    arns.iter().try_for_each(|arn| check_arn(call, "load balancer", "loadbalancer", arn))?;
    let key = if names.is_empty() { Key::Arn } else { Key::Name };
    let page = store::load_balancers::page(&call.tx, call.scope(), key, &selection)?;
    if !page.unknown.is_empty() {
        let by_name = || ApiError::LoadBalancerNotFoundByName { name: page.unknown.join(", ") };
        return Err(if names.is_empty() { ApiError::LoadBalancerNotFound } else { by_name() }.into());
    }
    Ok(DescribeLoadBalancersOutput {
        load_balancers: page.rows.into_iter().map(|row| described(call, row)).collect::<Result<_, _>>()?,
        next_marker: page.next.map(seq_to_token),
    })
}

/// Makes a selection of what a describe of Elastic Load Balancing was asked for; ids are ARNs or names.
///
/// # Errors
/// `InvalidParameterValue` for the number of ids, `ValidationError` for the marker or the page's size.
pub(super) fn selection<'a>(
    ids: &'a [String],
    marker: Option<&str>,
    page_size: Option<i64>,
) -> Result<Selection<'a>, ApiError> {
    check_count(ids)?;
    let after = marker.map(after).transpose()?;
    Ok(Selection { ids, after, limit: page_limit(page_size)?, ..Selection::default() })
}

/// The place after which a marker's page begins.
///
/// # Errors
/// `ValidationError` if we never gave it.
pub(super) fn after(marker: &str) -> Result<i64, ApiError> {
    token_to_seq(marker).map_err(|_| ApiError::InvalidMarker { marker: marker.to_owned() })
}

/// How many things a page holds: the model's most if nothing is said.
///
/// # Errors
/// `ValidationError` outside the model's bounds.
pub(super) fn page_limit(page_size: Option<i64>) -> Result<u32, ApiError> {
    const LARGEST_PAGE: u32 = 400;
    let Some(size) = page_size else { return Ok(LARGEST_PAGE) };
    ApiError::check_value(size, "pageSize", 1..=LARGEST_PAGE.into())?;
    Ok(u32::try_from(size).unwrap_or(LARGEST_PAGE))
}

fn described(call: &Call<'_>, row: store::load_balancers::LoadBalancer) -> Result<LoadBalancer, Failure> {
    let zones = store::load_balancers::zones_of(&call.tx, &row.arn)?;
    Ok(LoadBalancer {
        dns_name: row.dns_name,
        canonical_hosted_zone_id: row.hosted_zone_id,
        created_time: time::wire(row.created_at),
        load_balancer_name: row.name,
        scheme: row.scheme,
        vpc_id: row.vpc_id,
        state: State { code: row.state },
        kind: row.kind,
        availability_zones: zones.into_iter().map(AvailabilityZone::from).collect(),
        security_groups: store::load_balancers::groups_of(&call.tx, &row.arn)?,
        ip_address_type: row.ip_address_type,
        enforce_security_group_inbound_rules_on_private_link_traffic: row.enforce_inbound_rules,
        load_balancer_arn: row.arn,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        let refusal = |name| check_name("Load balancer", name).err().map(|error| error.to_string());
        assert_eq!(refusal("a-1"), None);
        assert_eq!(refusal(""), Some("A load balancer name must be specified".to_owned()));
        let long = "a".repeat(33);
        assert_eq!(refusal(&long), Some(format!("Load balancer name '{long}' cannot be longer than '32' characters")));
        for bad in ["-a", "a-", "a_b", "ä"] {
            assert!(refusal(bad).is_some(), "{bad}");
        }
    }
}
