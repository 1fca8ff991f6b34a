//! Target groups: CreateTargetGroup, DescribeTargetGroups (lab-behaviour.md §10.3). Those of network and gateway load
//! balancers only.

mod attributes;
mod changes;
mod health_check;

pub use self::attributes::{describe_target_group_attributes, modify_target_group_attributes};
pub use self::changes::{delete_target_group, modify_target_group};

use serde::{Deserialize, Serialize};

use self::health_check::{Asked, MatcherInput};
use super::account_limits::{GENEVE_TARGET_GROUPS, TARGET_GROUPS};
use super::load_balancers::{check_arn, check_name, check_tags, new_arn, selection};
use super::paging::seq_to_token;
use super::tags::{self, Tag};
use super::{Call, Failure, Unused, load_balancers, refuse_unsupported};
use crate::domain::error::ApiError;
use crate::store;
use crate::store::listing::Wanted;
use crate::store::target_groups::{FILTERS, Key, Settings};

/// Where every target of a Gateway Load Balancer listens.
pub(super) const GENEVE_PORT: i64 = 6081;

/// Input of [`create_target_group`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct CreateTargetGroupInput {
    name: String,
    protocol: Option<String>,
    protocol_version: Unused,
    port: Option<i64>,
    vpc_id: Option<String>,
    health_check_protocol: Option<String>,
    health_check_port: Option<String>,
    health_check_enabled: Option<bool>,
    health_check_path: Option<String>,
    health_check_interval_seconds: Option<i64>,
    health_check_timeout_seconds: Option<i64>,
    healthy_threshold_count: Option<i64>,
    unhealthy_threshold_count: Option<i64>,
    matcher: Option<MatcherInput>,
    target_type: Option<String>,
    tags: Vec<Tag>,
    ip_address_type: Option<String>,
    target_control_port: Unused,
}

/// Output of [`create_target_group`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateTargetGroupOutput {
    target_groups: [TargetGroup; 1],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct TargetGroup {
    target_group_arn: String,
    target_group_name: String,
    protocol: String,
    port: i64,
    vpc_id: String,
    health_check_protocol: String,
    health_check_port: String,
    health_check_enabled: bool,
    health_check_interval_seconds: i64,
    health_check_timeout_seconds: i64,
    healthy_threshold_count: i64,
    unhealthy_threshold_count: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    health_check_path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    matcher: Option<Matcher>,
    load_balancer_arns: Vec<String>,
    target_type: String,
    ip_address_type: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Matcher {
    http_code: String,
}

/// Makes a target group, or answers one that has the same name and settings.
pub fn create_target_group(
    call: &mut Call<'_>,
    input: CreateTargetGroupInput,
) -> Result<CreateTargetGroupOutput, Failure> {
    refuse_unsupported(&[
        ("ProtocolVersion", &input.protocol_version),
        ("TargetControlPort", &input.target_control_port),
    ])?;
    check_name("Target group", &input.name)?;
    check_tags(&input.tags)?;
    let settings = settings(&input)?;
    if store::vpcs::find(&call.tx, call.scope(), &settings.vpc_id)?.is_none() {
        return Err(ApiError::TargetGroupVpcNotFound { id: settings.vpc_id }.into());
    }
    if let Some(existing) = store::target_groups::find_by_name(&call.tx, call.scope(), &input.name)? {
        if existing.settings == settings {
            return Ok(CreateTargetGroupOutput { target_groups: [described(call, existing)?] });
        }
        return Err(ApiError::TargetGroupDuplicate { name: input.name }.into());
    }
    let count = |protocol| store::target_groups::count(&call.tx, call.scope(), protocol);
    let is_full = |most, protocol| count(protocol).map(|count| count >= most);
    if is_full(TARGET_GROUPS, None)?
        || (settings.protocol == "GENEVE" && is_full(GENEVE_TARGET_GROUPS, Some("GENEVE"))?)
    {
        return Err(ApiError::TargetGroupLimitExceeded.into());
    }
    let digits = call.random.hex(16);
    let arn = new_arn(call, &format!("targetgroup/{}/{digits}", input.name));
    let row = store::target_groups::TargetGroup { arn, name: input.name, settings };
    store::target_groups::insert(&call.tx, call.scope(), &row)?;
    tags::put(call, &row.arn, "targetgroup", &input.tags)?;
    Ok(CreateTargetGroupOutput { target_groups: [described(call, row)?] })
}

/// Reads and checks what was asked for, with what is usual for its protocol where nothing was said.
fn settings(input: &CreateTargetGroupInput) -> Result<Settings, ApiError> {
    let target_type = target_type(input.target_type.as_deref())?;
    let protocol = protocol(input.protocol.as_deref(), target_type)?;
    let port = input.port.ok_or_else(|| missing("A port"))?;
    ApiError::check_value(port, "port", 1..=65535)?;
    if protocol == "GENEVE" && port != GENEVE_PORT {
        return Err(ApiError::GenevePort);
    }
    let vpc_id = input.vpc_id.clone().ok_or_else(|| missing("A VPC ID"))?;
    let ip_address_type = ip_address_type(input.ip_address_type.as_deref())?;
    Ok(Settings {
        protocol: protocol.to_owned(),
        port,
        vpc_id,
        target_type: target_type.to_owned(),
        ip_address_type: ip_address_type.to_owned(),
        health_check: Asked::from(input).of_new(protocol, target_type)?,
    })
}

impl<'a> From<&'a CreateTargetGroupInput> for Asked<'a> {
    fn from(input: &'a CreateTargetGroupInput) -> Self {
        Self {
            enabled: input.health_check_enabled,
            protocol: input.health_check_protocol.as_deref(),
            port: input.health_check_port.as_deref(),
            path: input.health_check_path.as_deref(),
            interval: input.health_check_interval_seconds,
            timeout: input.health_check_timeout_seconds,
            healthy_threshold: input.healthy_threshold_count,
            unhealthy_threshold: input.unhealthy_threshold_count,
            matcher: input.matcher.as_ref(),
        }
    }
}

fn missing(what: &str) -> ApiError {
    ApiError::SettingMissing { what: what.to_owned() }
}

fn target_type(wanted: Option<&str>) -> Result<&str, ApiError> {
    let target_type = wanted.unwrap_or("instance");
    ApiError::check_choice(target_type, "targetType", &["instance", "ip", "lambda", "alb"])?;
    if target_type == "lambda" {
        return Err(ApiError::Unsupported { what: "The target type lambda".to_owned() });
    }
    Ok(target_type)
}

fn protocol<'a>(wanted: Option<&'a str>, target_type: &str) -> Result<&'a str, ApiError> {
    const CHOICES: &[&str] = &["HTTP", "HTTPS", "TCP", "TLS", "UDP", "TCP_UDP", "GENEVE", "QUIC", "TCP_QUIC"];
    const OURS: &[&str] = &["TCP", "TLS", "UDP", "TCP_UDP", "GENEVE"];
    let protocol = wanted.ok_or_else(|| missing("A protocol"))?;
    ApiError::check_choice(protocol, "protocol", CHOICES)?;
    if target_type == "alb" && protocol != "TCP" {
        return Err(ApiError::not_one_of("Target group protocol", protocol, &["TCP"]));
    }
    if !OURS.contains(&protocol) {
        return Err(ApiError::Unsupported { what: format!("The protocol {protocol} of a target group") });
    }
    Ok(protocol)
}

fn ip_address_type(wanted: Option<&str>) -> Result<&str, ApiError> {
    let ip_address_type = wanted.unwrap_or("ipv4");
    ApiError::check_choice(ip_address_type, "ipAddressType", &["ipv4", "ipv6"])?;
    if ip_address_type == "ipv6" {
        return Err(ApiError::Unsupported { what: "The IP address type ipv6 of a target group".to_owned() });
    }
    Ok(ip_address_type)
}

/// The caller's target group of this ARN.
///
/// # Errors
/// `ValidationError` or `TargetGroupNotFound`.
pub(super) fn existing(call: &Call<'_>, arn: &str) -> Result<store::target_groups::TargetGroup, Failure> {
    check_arn(call, "target group", "targetgroup", arn)?;
    Ok(store::target_groups::find(&call.tx, call.scope(), arn)?.ok_or(ApiError::TargetGroupsNotFound)?)
}

/// Input of [`describe_target_groups`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DescribeTargetGroupsInput {
    load_balancer_arn: Option<String>,
    target_group_arns: Vec<String>,
    names: Vec<String>,
    marker: Option<String>,
    page_size: Option<i64>,
}

/// Output of [`describe_target_groups`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeTargetGroupsOutput {
    target_groups: Vec<TargetGroup>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_marker: Option<String>,
}

/// Lists the caller's target groups: all, those of a load balancer, or those of these ARNs or names.
pub fn describe_target_groups(
    call: &mut Call<'_>,
    input: DescribeTargetGroupsInput,
) -> Result<DescribeTargetGroupsOutput, Failure> {
    let DescribeTargetGroupsInput { load_balancer_arn, target_group_arns: arns, names, marker, page_size } = &input;
    let selectors = [load_balancer_arn.is_some(), !arns.is_empty(), !names.is_empty()];
    if selectors.into_iter().filter(|given| *given).count() > 1 {
        return Err(ApiError::TargetGroupSelectors.into());
    }
    let mut selection = selection(if names.is_empty() { arns } else { names }, marker.as_deref(), *page_size)?;
    if let Some(arn) = load_balancer_arn {
        load_balancers::existing(call, arn)?;
        selection.filters.push(Wanted::new(FILTERS, "load-balancer-arn", std::slice::from_ref(arn))?);
    }
    arns.iter().try_for_each(|arn| check_arn(call, "target group", "targetgroup", arn))?;
    let key = if names.is_empty() { Key::Arn } else { Key::Name };
    let page = store::target_groups::page(&call.tx, call.scope(), key, &selection)?;
    if !page.unknown.is_empty() {
        return Err(ApiError::TargetGroupsNotFound.into());
    }
    Ok(DescribeTargetGroupsOutput {
        target_groups: page.rows.into_iter().map(|row| described(call, row)).collect::<Result<_, _>>()?,
        next_marker: page.next.map(seq_to_token),
    })
}

fn described(call: &Call<'_>, row: store::target_groups::TargetGroup) -> Result<TargetGroup, Failure> {
    let store::target_groups::TargetGroup { arn, name, settings } = row;
    let check = settings.health_check;
    Ok(TargetGroup {
        load_balancer_arns: store::target_groups::load_balancers_of(&call.tx, &arn)?,
        target_group_arn: arn,
        target_group_name: name,
        protocol: settings.protocol,
        port: settings.port,
        vpc_id: settings.vpc_id,
        health_check_protocol: check.protocol,
        health_check_port: check.port,
        health_check_enabled: true,
        health_check_interval_seconds: check.interval,
        health_check_timeout_seconds: check.timeout,
        healthy_threshold_count: check.healthy_threshold,
        unhealthy_threshold_count: check.unhealthy_threshold,
        health_check_path: check.path,
        matcher: check.matcher.map(|http_code| Matcher { http_code }),
        target_type: settings.target_type,
        ip_address_type: settings.ip_address_type,
    })
}
