//! What a listener is to be: reading and checking what CreateListener and ModifyListener ask for (lab-behaviour.md §10.5).

use serde::Deserialize;

use super::CreateListenerInput;
use crate::domain::arn::Arn;
use crate::domain::error::ApiError;
use crate::ops::{Unused, refuse_unsupported};
use crate::store::listeners::{Settings, Tls};
use crate::store::load_balancers::LoadBalancer;
use crate::store::target_groups::TargetGroup;

/// What a TLS listener offers if nothing is said.
const DEFAULT_SSL_POLICY: &str = "ELBSecurityPolicy-2016-08";

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub(super) struct CertificateInput {
    certificate_arn: String,
    /// Said by answers only.
    is_default: Unused,
}

impl CertificateInput {
    pub(super) fn new(certificate_arn: String) -> Self {
        Self { certificate_arn, is_default: None }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub(super) struct ActionInput {
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

impl ActionInput {
    pub(super) fn forward(target_group_arn: String) -> Self {
        Self { kind: "forward".to_owned(), target_group_arn: Some(target_group_arn), ..Self::default() }
    }
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

/// Reads and checks what was asked for, as far as the type of the load balancer decides it.
pub(super) fn settings(load_balancer_type: &str, input: &CreateListenerInput) -> Result<Settings, ApiError> {
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
pub(super) fn check_fits(
    load_balancer: &LoadBalancer,
    settings: &Settings,
    group: &TargetGroup,
) -> Result<(), ApiError> {
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
