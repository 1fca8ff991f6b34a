//! Target groups: CreateTargetGroup (lab-behaviour.md §10.3). Those of network and gateway load balancers only.

use serde::{Deserialize, Serialize};

use super::load_balancers::{check_name, check_tags, new_arn};
use super::tags::{self, Tag};
use super::{Call, Failure, Unused, refuse_unsupported};
use crate::domain::error::ApiError;
use crate::store;
use crate::store::target_groups::{HealthCheck, Settings};

/// Target groups of an account in a Region (§10.6, quotas).
const MOST_TARGET_GROUPS: u32 = 3000;

/// Where every target of a Gateway Load Balancer listens.
const GENEVE_PORT: i64 = 6081;

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

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
struct MatcherInput {
    http_code: Option<String>,
    grpc_code: Unused,
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
    if store::target_groups::count(&call.tx, call.scope())? >= MOST_TARGET_GROUPS {
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
        health_check: health_check(protocol, target_type, input)?,
    })
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

/// How targets are checked: what was asked for, else the defaults of the protocol (§10.3).
fn health_check(protocol: &str, target_type: &str, input: &CreateTargetGroupInput) -> Result<HealthCheck, ApiError> {
    if input.health_check_enabled == Some(false) {
        return Err(ApiError::HealthCheckDisabled { target_type: target_type.to_owned() });
    }
    let (geneve, alb) = (protocol == "GENEVE", target_type == "alb");
    let usual_protocol = if alb { "HTTP" } else { "TCP" };
    let check_protocol = input.health_check_protocol.as_deref().unwrap_or(usual_protocol);
    let choices: &[&str] = if alb { &["HTTP", "HTTPS"] } else { &["HTTP", "HTTPS", "TCP"] };
    if !choices.contains(&check_protocol) {
        return Err(ApiError::not_one_of("Health check protocol", check_protocol, choices));
    }
    let usual_timeout = match check_protocol {
        _ if geneve => 5,
        "HTTP" => 6,
        _ => 10,
    };
    let interval = input.health_check_interval_seconds.unwrap_or(if geneve { 10 } else { 30 });
    let timeout = input.health_check_timeout_seconds.unwrap_or(usual_timeout);
    let healthy_threshold = input.healthy_threshold_count.unwrap_or(5);
    let unhealthy_threshold = input.unhealthy_threshold_count.unwrap_or(2);
    ApiError::check_value(interval, "healthCheckIntervalSeconds", 5..=300)?;
    ApiError::check_value(timeout, "healthCheckTimeoutSeconds", 2..=120)?;
    ApiError::check_value(healthy_threshold, "healthyThresholdCount", 2..=10)?;
    ApiError::check_value(unhealthy_threshold, "unhealthyThresholdCount", 2..=10)?;
    if timeout > interval {
        return Err(ApiError::HealthCheckTimeout { timeout: timeout.to_string(), interval: interval.to_string() });
    }
    let usual_port = if geneve { "80" } else { "traffic-port" };
    let matcher = matcher(check_protocol, input.matcher.as_ref())?;
    let path = path(check_protocol, input.health_check_path.as_deref())?;
    let port = port(input.health_check_port.as_deref().unwrap_or(usual_port))?;
    let protocol = check_protocol.to_owned();
    Ok(HealthCheck { protocol, port, path, interval, timeout, healthy_threshold, unhealthy_threshold, matcher })
}

fn port(wanted: &str) -> Result<String, ApiError> {
    let is_number = wanted.parse::<u16>().is_ok_and(|number| number > 0) && !wanted.starts_with('+');
    if wanted == "traffic-port" || is_number {
        return Ok(wanted.to_owned());
    }
    Err(ApiError::HealthCheckPort { port: wanted.to_owned() })
}

fn path(check_protocol: &str, wanted: Option<&str>) -> Result<Option<String>, ApiError> {
    match (check_protocol, wanted) {
        ("TCP", None) => Ok(None),
        ("TCP", Some(_)) => Err(ApiError::HealthCheckUnsupported { what: "paths".to_owned() }),
        (_, None) => Ok(Some("/".to_owned())),
        (_, Some(path)) => {
            ApiError::check_length(path, "healthCheckPath", 1..=1024)?;
            if !path.starts_with('/') {
                return Err(ApiError::HealthCheckPath { path: path.to_owned() });
            }
            Ok(Some(path.to_owned()))
        }
    }
}

fn matcher(check_protocol: &str, wanted: Option<&MatcherInput>) -> Result<Option<String>, ApiError> {
    if let Some(matcher) = wanted {
        refuse_unsupported(&[("Matcher.GrpcCode", &matcher.grpc_code)])?;
    }
    match (check_protocol, wanted) {
        ("TCP", None) => Ok(None),
        ("TCP", Some(_)) => Err(ApiError::HealthCheckUnsupported { what: "matchers".to_owned() }),
        (_, wanted) => {
            let codes = wanted.and_then(|matcher| matcher.http_code.as_deref()).unwrap_or("200-399");
            if !codes.split(',').all(is_code_range) {
                return Err(ApiError::HealthCheckMatcher { matcher: codes.to_owned() });
            }
            Ok(Some(codes.to_owned()))
        }
    }
}

/// Whether a text is an HTTP code that targets may answer, or a range of them: `200`, `200-399`.
fn is_code_range(text: &str) -> bool {
    let code = |text: &str| text.parse::<u16>().ok().filter(|code| text.len() == 3 && (200..=599).contains(code));
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    code(first).zip(code(last)).is_some_and(|(first, last)| first <= last)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(protocol: &str, target_type: &str, input: &CreateTargetGroupInput) -> Result<HealthCheck, String> {
        health_check(protocol, target_type, input).map_err(|error| error.to_string())
    }

    #[test]
    fn defaults_follow_from_the_protocol() {
        let usual = |protocol, target_type| {
            let check = check(protocol, target_type, &CreateTargetGroupInput::default());
            check.map(|check| (check.protocol, check.port, check.interval, check.timeout, check.path, check.matcher))
        };
        let tcp =
            |port: &str, interval, timeout| Ok(("TCP".to_owned(), port.to_owned(), interval, timeout, None, None));
        assert_eq!(usual("TLS", "instance"), tcp("traffic-port", 30, 10));
        assert_eq!(usual("GENEVE", "instance"), tcp("80", 10, 5));
        let (path, matcher) = (Some("/".to_owned()), Some("200-399".to_owned()));
        let http = Ok(("HTTP".to_owned(), "traffic-port".to_owned(), 30, 6, path, matcher));
        assert_eq!(usual("TCP", "alb"), http);
        let input = CreateTargetGroupInput { health_check_protocol: Some("HTTPS".to_owned()), ..Default::default() };
        assert_eq!(check("TCP", "ip", &input).map(|check| check.timeout), Ok(10));
    }

    #[test]
    fn a_tcp_check_takes_nothing_of_http() {
        let input = CreateTargetGroupInput { health_check_path: Some("/".to_owned()), ..Default::default() };
        let refusal = Err("Health check paths are not supported for TCP health checks".to_owned());
        assert_eq!(check("TCP", "ip", &input), refusal);
    }

    #[test]
    fn a_check_ends_before_the_next_one() {
        let input = CreateTargetGroupInput {
            health_check_interval_seconds: Some(5),
            health_check_timeout_seconds: Some(6),
            ..Default::default()
        };
        let refusal = Err("Health check timeout '6' must be smaller than or equal to the interval '5'".to_owned());
        assert_eq!(check("TCP", "ip", &input), refusal);
    }

    #[test]
    fn http_codes() {
        assert!(["200", "200-399", "599"].into_iter().all(is_code_range));
        assert!(!["", "99", "200-", "300-200", "200-600", "+20"].into_iter().any(is_code_range));
    }
}
