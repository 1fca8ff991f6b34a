//! Listeners: CreateListener (lab-behaviour.md §10.5). They forward to one target group and do nothing else.

use serde::{Deserialize, Serialize};

use super::load_balancers::{check_arn, check_tags, existing};
use super::tags::{self, Tag};
use super::{Call, Failure, Unused, refuse_unsupported};
use crate::domain::arn::Arn;
use crate::domain::error::ApiError;
use crate::store;
use crate::store::listeners::{Settings, Tls};
use crate::store::load_balancers::LoadBalancer;
use crate::store::target_groups::TargetGroup;

/// Listeners of a load balancer (§10.6, quotas).
const MOST_LISTENERS: usize = 50;

/// What a TLS listener offers if nothing is said.
const DEFAULT_SSL_POLICY: &str = "ELBSecurityPolicy-2016-08";

/// Input of [`create_listener`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct CreateListenerInput {
    load_balancer_arn: String,
    protocol: Option<String>,
    port: Option<i64>,
    ssl_policy: Option<String>,
    certificates: Vec<CertificateInput>,
    default_actions: Vec<ActionInput>,
    alpn_policy: Vec<String>,
    tags: Vec<Tag>,
    mutual_authentication: Unused,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
struct CertificateInput {
    certificate_arn: String,
    /// Said by answers only.
    is_default: Unused,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
struct ActionInput {
    #[serde(rename = "Type")]
    kind: String,
    target_group_arn: Option<String>,
    authenticate_oidc_config: Unused,
    authenticate_cognito_config: Unused,
    /// A lone action is the first one whatever its number.
    order: Unused,
    redirect_config: Unused,
    fixed_response_config: Unused,
    forward_config: Option<ForwardConfigInput>,
    jwt_validation_config: Unused,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
struct ForwardConfigInput {
    target_groups: Vec<TargetGroupTupleInput>,
    target_group_stickiness_config: Unused,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
struct TargetGroupTupleInput {
    target_group_arn: String,
    /// A lone target group gets everything whatever its weight.
    weight: Unused,
}

/// Output of [`create_listener`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateListenerOutput {
    listeners: [Listener; 1],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Listener {
    listener_arn: String,
    load_balancer_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    port: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    protocol: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    certificates: Option<[Certificate; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ssl_policy: Option<String>,
    default_actions: [Action; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    alpn_policy: Option<[String; 1]>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Certificate {
    certificate_arn: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Action {
    #[serde(rename = "Type")]
    kind: &'static str,
    target_group_arn: String,
    order: i32,
    forward_config: ForwardConfig,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct ForwardConfig {
    target_groups: [TargetGroupTuple; 1],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct TargetGroupTuple {
    target_group_arn: String,
}

impl From<store::listeners::Listener> for Listener {
    fn from(row: store::listeners::Listener) -> Self {
        let Settings { port, protocol, tls, target_group_arn } = row.settings;
        let (certificates, ssl_policy, alpn_policy) = match tls {
            Some(Tls { ssl_policy, certificate_arn, alpn_policy }) => {
                (Some([Certificate { certificate_arn }]), Some(ssl_policy), alpn_policy.map(|policy| [policy]))
            }
            None => (None, None, None),
        };
        let tuple = TargetGroupTuple { target_group_arn: target_group_arn.clone() };
        let forward_config = ForwardConfig { target_groups: [tuple] };
        Self {
            listener_arn: row.arn,
            load_balancer_arn: row.load_balancer_arn,
            port,
            protocol,
            certificates,
            ssl_policy,
            default_actions: [Action { kind: "forward", target_group_arn, order: 1, forward_config }],
            alpn_policy,
        }
    }
}

/// Makes a listener, or answers one that is the same.
pub fn create_listener(call: &mut Call<'_>, input: CreateListenerInput) -> Result<CreateListenerOutput, Failure> {
    refuse_unsupported(&[("MutualAuthentication", &input.mutual_authentication)])?;
    check_tags(&input.tags)?;
    let load_balancer = existing(call, &input.load_balancer_arn)?;
    let settings = settings(&load_balancer.kind, &input)?;
    let group = target_group(call, &settings.target_group_arn)?;
    check_fits(&load_balancer, &settings, &group)?;

    let listeners = store::listeners::of_load_balancer(&call.tx, &load_balancer.arn)?;
    // A gateway's has no port, so it is the only one.
    if let Some(same) = listeners.iter().find(|listener| listener.settings.port == settings.port) {
        if same.settings == settings {
            return Ok(CreateListenerOutput { listeners: [same.clone().into()] });
        }
        return Err(ApiError::ListenerDuplicate { arn: load_balancer.arn }.into());
    }
    if listeners.len() >= MOST_LISTENERS {
        return Err(ApiError::ListenerLimitExceeded.into());
    }
    let users = store::target_groups::load_balancers_of(&call.tx, &group.arn)?;
    if users.iter().any(|user| *user != load_balancer.arn) {
        return Err(ApiError::TargetGroupTaken { arn: group.arn }.into());
    }

    let arn = format!("{}/{}", load_balancer.arn.replacen(":loadbalancer/", ":listener/", 1), call.random.hex(16));
    let row = store::listeners::Listener { arn, load_balancer_arn: load_balancer.arn, settings };
    store::listeners::insert(&call.tx, &row)?;
    tags::put(call, &row.arn, "listener", &input.tags)?;
    Ok(CreateListenerOutput { listeners: [row.into()] })
}

fn target_group(call: &Call<'_>, arn: &str) -> Result<TargetGroup, Failure> {
    check_arn(call, "target group", "targetgroup", arn)?;
    let group = store::target_groups::find(&call.tx, call.scope(), arn)?;
    Ok(group.ok_or_else(|| ApiError::TargetGroupNotFound { arn: arn.to_owned() })?)
}

/// Reads and checks what was asked for, as far as the type of the load balancer decides it.
fn settings(load_balancer_type: &str, input: &CreateListenerInput) -> Result<Settings, ApiError> {
    let target_group_arn = forwarded_to(&input.default_actions)?.to_owned();
    if load_balancer_type == "gateway" {
        not_for_listeners("gateway", "A port", input.port.is_some())?;
        not_for_listeners("gateway", "A protocol", input.protocol.is_some())?;
        refuse_tls("gateway", input)?;
        return Ok(Settings { port: None, protocol: None, tls: None, target_group_arn });
    }
    let port = input.port.ok_or_else(|| ApiError::SettingMissing { what: "A listener port".to_owned() })?;
    ApiError::check_value(port, "port", 1..=65535)?;
    let protocol = protocol(input.protocol.as_deref())?;
    let tls = if protocol == "TLS" {
        Some(tls(input)?)
    } else {
        refuse_tls(protocol, input)?;
        None
    };
    Ok(Settings { port: Some(port), protocol: Some(protocol.to_owned()), tls, target_group_arn })
}

fn protocol(wanted: Option<&str>) -> Result<&str, ApiError> {
    const CHOICES: &[&str] = &["TLS", "TCP", "TCP_UDP", "UDP"];
    let protocol = wanted.ok_or_else(|| ApiError::SettingMissing { what: "A listener protocol".to_owned() })?;
    if !CHOICES.contains(&protocol) {
        return Err(ApiError::not_one_of("Listener protocol", protocol, CHOICES));
    }
    Ok(protocol)
}

fn not_for_listeners(listeners: &str, what: &str, given: bool) -> Result<(), ApiError> {
    if given {
        return Err(ApiError::NotForListeners { what: what.to_owned(), listeners: listeners.to_owned() });
    }
    Ok(())
}

fn refuse_tls(listeners: &str, input: &CreateListenerInput) -> Result<(), ApiError> {
    not_for_listeners(listeners, "A certificate", !input.certificates.is_empty())?;
    not_for_listeners(listeners, "An SSL policy", input.ssl_policy.is_some())?;
    not_for_listeners(listeners, "An ALPN policy", !input.alpn_policy.is_empty())
}

/// What a TLS listener shows. Certificates are not kept here, so any that has the form of one is taken.
fn tls(input: &CreateListenerInput) -> Result<Tls, ApiError> {
    const ALPN_POLICIES: &[&str] = &["HTTP1Only", "HTTP2Only", "HTTP2Optional", "HTTP2Preferred", "None"];
    let certificate = match &input.certificates[..] {
        [] => return Err(ApiError::CertificateMissing),
        [certificate] => certificate,
        _ => return Err(ApiError::TooManyCertificates),
    };
    let certificate_arn = certificate.certificate_arn.clone();
    if !Arn::parse(&certificate_arn).is_some_and(|arn| matches!(arn.service, "acm" | "iam")) {
        return Err(ApiError::NotAnArn { text: certificate_arn, what: "certificate".to_owned() });
    }
    let ssl_policy = input.ssl_policy.clone().unwrap_or_else(|| DEFAULT_SSL_POLICY.to_owned());
    if !ssl_policy.starts_with("ELBSecurityPolicy-") {
        return Err(ApiError::SslPolicyNotFound { name: ssl_policy });
    }
    let alpn_policy = input.alpn_policy.first().cloned();
    if let Some(policy) = input.alpn_policy.iter().find(|policy| !ALPN_POLICIES.contains(&policy.as_str())) {
        return Err(ApiError::not_one_of("ALPN policy", policy, ALPN_POLICIES));
    }
    Ok(Tls { ssl_policy, certificate_arn, alpn_policy })
}

/// The ARN of the one target group that the actions forward to, which is said in either of two ways or both.
fn forwarded_to(actions: &[ActionInput]) -> Result<&str, ApiError> {
    let [action] = actions else { return Err(ApiError::OneActionOnly) };
    if action.kind != "forward" {
        return Err(ApiError::not_one_of("Action type", &action.kind, &["forward"]));
    }
    refuse_unsupported(&[
        ("AuthenticateOidcConfig", &action.authenticate_oidc_config),
        ("AuthenticateCognitoConfig", &action.authenticate_cognito_config),
        ("RedirectConfig", &action.redirect_config),
        ("FixedResponseConfig", &action.fixed_response_config),
        ("JwtValidationConfig", &action.jwt_validation_config),
    ])?;
    let configured = action.forward_config.as_ref().map(configured).transpose()?.flatten();
    match (action.target_group_arn.as_deref(), configured) {
        (Some(direct), Some(configured)) if direct != configured => Err(ApiError::ForwardsDiffer),
        (direct, configured) => {
            let missing = || ApiError::SettingMissing { what: "A target group ARN".to_owned() };
            direct.or(configured).ok_or_else(missing)
        }
    }
}

fn configured(config: &ForwardConfigInput) -> Result<Option<&str>, ApiError> {
    refuse_unsupported(&[("TargetGroupStickinessConfig", &config.target_group_stickiness_config)])?;
    match &config.target_groups[..] {
        [] => Ok(None),
        [group] => Ok(Some(&group.target_group_arn)),
        _ => Err(ApiError::Unsupported { what: "Forwarding to more than one target group".to_owned() }),
    }
}

/// Refuses a target group that this listener cannot forward to.
fn check_fits(load_balancer: &LoadBalancer, settings: &Settings, group: &TargetGroup) -> Result<(), ApiError> {
    if !are_compatible(settings.protocol.as_deref(), &group.settings.protocol) {
        return Err(ApiError::IncompatibleProtocols { arn: group.arn.clone() });
    }
    if group.settings.vpc_id != load_balancer.vpc_id {
        return Err(ApiError::TargetGroupOtherVpc { arn: group.arn.clone() });
    }
    Ok(())
}

/// Whether a listener of this protocol, or a gateway's without one, forwards to target groups of that protocol (§10.5).
fn are_compatible(listener: Option<&str>, group: &str) -> bool {
    match listener {
        Some("TCP") => matches!(group, "TCP" | "TCP_UDP"),
        Some("UDP") => matches!(group, "UDP" | "TCP_UDP"),
        Some("TCP_UDP") => group == "TCP_UDP",
        Some("TLS") => matches!(group, "TCP" | "TLS"),
        Some(_) => false,
        None => group == "GENEVE",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forward(direct: Option<&str>, configured: &[&str]) -> ActionInput {
        let tuple = |arn: &&str| TargetGroupTupleInput { target_group_arn: (*arn).to_owned(), weight: None };
        let target_groups = configured.iter().map(tuple).collect();
        ActionInput {
            kind: "forward".to_owned(),
            target_group_arn: direct.map(str::to_owned),
            forward_config: Some(ForwardConfigInput { target_groups, target_group_stickiness_config: None }),
            ..ActionInput::default()
        }
    }

    #[test]
    fn a_target_group_is_said_in_either_way() {
        assert_eq!(forwarded_to(&[forward(Some("a"), &[])]), Ok("a"));
        assert_eq!(forwarded_to(&[forward(None, &["a"])]), Ok("a"));
        assert_eq!(forwarded_to(&[forward(Some("a"), &["a"])]), Ok("a"));
        assert_eq!(forwarded_to(&[forward(Some("a"), &["b"])]), Err(ApiError::ForwardsDiffer));
        assert!(forwarded_to(&[forward(None, &["a", "b"])]).is_err());
        assert!(forwarded_to(&[forward(None, &[])]).is_err());
        assert_eq!(forwarded_to(&[]), Err(ApiError::OneActionOnly));
    }

    #[test]
    fn a_gateway_listener_has_no_port() {
        let input = CreateListenerInput { default_actions: vec![forward(Some("a"), &[])], ..Default::default() };
        let with_port = CreateListenerInput {
            port: Some(80),
            default_actions: vec![forward(Some("a"), &[])],
            ..Default::default()
        };
        let refusal = |kind, input| settings(kind, input).err().map(|error| error.to_string());
        assert_eq!(refusal("gateway", &input), None);
        assert_eq!(refusal("gateway", &with_port), Some("A port cannot be specified for gateway listeners".to_owned()));
        assert_eq!(refusal("network", &input), Some("A listener port must be specified".to_owned()));
    }

    #[test]
    fn protocols_go_together() {
        assert!(are_compatible(Some("TLS"), "TCP") && are_compatible(None, "GENEVE"));
        assert!(!are_compatible(Some("TCP_UDP"), "TCP") && !are_compatible(Some("TCP"), "GENEVE"));
    }
}
