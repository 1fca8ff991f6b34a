//! Listeners: CreateListener, DescribeListeners, ModifyListener, DeleteListener (lab-behaviour.md §10.5). They forward to
//! one target group and do nothing else.

mod settings;

use serde::{Deserialize, Serialize};

use self::settings::{ActionInput, CertificateInput, check_fits, settings};
use super::account_limits::LISTENERS;
use super::load_balancers::{self, check_arn, check_tags, selection};
use super::paging::seq_to_token;
use super::tags::{self, Tag};
use super::{Call, Empty, Failure, Unused, refuse_unsupported};
use crate::domain::error::ApiError;
use crate::store;
use crate::store::listeners::{FILTERS, Settings, Tls};
use crate::store::listing::Wanted;
use crate::store::load_balancers::LoadBalancer;
use crate::store::target_groups::TargetGroup;

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

/// Output of [`create_listener`] and [`modify_listener`].
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
    let load_balancer = load_balancers::existing(call, &input.load_balancer_arn)?;
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
    if listeners.len() >= LISTENERS as usize {
        return Err(ApiError::ListenerLimitExceeded.into());
    }
    check_free(call, &load_balancer, group)?;

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

/// Refuses a target group that another load balancer uses.
fn check_free(call: &Call<'_>, load_balancer: &LoadBalancer, group: TargetGroup) -> Result<(), Failure> {
    let users = store::target_groups::load_balancers_of(&call.tx, &group.arn)?;
    if let Some(user) = users.iter().find(|user| **user != load_balancer.arn) {
        call.explain(format!("a listener of {user} forwards to it"));
        return Err(ApiError::TargetGroupTaken { arn: group.arn }.into());
    }
    Ok(())
}

/// The caller's listener of this ARN.
///
/// # Errors
/// `ValidationError` or `ListenerNotFound`.
pub(super) fn existing(call: &Call<'_>, arn: &str) -> Result<store::listeners::Listener, Failure> {
    check_arn(call, "listener", "listener", arn)?;
    Ok(store::listeners::find(&call.tx, call.scope(), arn)?.ok_or(ApiError::ListenerNotFound)?)
}

/// Input of [`describe_listeners`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DescribeListenersInput {
    load_balancer_arn: Option<String>,
    listener_arns: Vec<String>,
    marker: Option<String>,
    page_size: Option<i64>,
}

/// Output of [`describe_listeners`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeListenersOutput {
    listeners: Vec<Listener>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_marker: Option<String>,
}

/// Lists the listeners of a load balancer, or those of these ARNs.
pub fn describe_listeners(
    call: &mut Call<'_>,
    input: DescribeListenersInput,
) -> Result<DescribeListenersOutput, Failure> {
    let DescribeListenersInput { load_balancer_arn, listener_arns: arns, marker, page_size } = &input;
    if load_balancer_arn.is_some() != arns.is_empty() {
        return Err(ApiError::ListenerSelectors.into());
    }
    let mut selection = selection(arns, marker.as_deref(), *page_size)?;
    if let Some(arn) = load_balancer_arn {
        load_balancers::existing(call, arn)?;
        selection.filters.push(Wanted::new(FILTERS, "load-balancer-arn", std::slice::from_ref(arn))?);
    }
    arns.iter().try_for_each(|arn| check_arn(call, "listener", "listener", arn))?;
    let page = store::listeners::page(&call.tx, call.scope(), &selection)?;
    if !page.unknown.is_empty() {
        return Err(ApiError::ListenerNotFound.into());
    }
    Ok(DescribeListenersOutput {
        listeners: page.rows.into_iter().map(Listener::from).collect(),
        next_marker: page.next.map(seq_to_token),
    })
}

/// Input of [`modify_listener`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct ModifyListenerInput {
    listener_arn: String,
    port: Option<i64>,
    protocol: Option<String>,
    ssl_policy: Option<String>,
    certificates: Vec<CertificateInput>,
    default_actions: Vec<ActionInput>,
    alpn_policy: Vec<String>,
    mutual_authentication: Unused,
}

impl ModifyListenerInput {
    /// What CreateListener would be asked for to make the listener that is wanted. What is of TLS stays only with it.
    fn over(self, existing: &store::listeners::Listener) -> CreateListenerInput {
        let Settings { port, protocol, tls, target_group_arn } = existing.settings.clone();
        let protocol = self.protocol.or(protocol);
        let tls = tls.filter(|_| protocol.as_deref() == Some("TLS"));
        let (mut ssl_policy, mut certificates, mut alpn_policy) =
            (self.ssl_policy, self.certificates, self.alpn_policy);
        if let Some(Tls { ssl_policy: kept_policy, certificate_arn, alpn_policy: kept_alpn }) = tls {
            ssl_policy = ssl_policy.or(Some(kept_policy));
            if certificates.is_empty() {
                certificates = vec![CertificateInput::new(certificate_arn)];
            }
            if alpn_policy.is_empty() {
                alpn_policy.extend(kept_alpn);
            }
        }
        let mut default_actions = self.default_actions;
        if default_actions.is_empty() {
            default_actions = vec![ActionInput::forward(target_group_arn)];
        }
        let port = self.port.or(port);
        let load_balancer_arn = existing.load_balancer_arn.clone();
        CreateListenerInput {
            load_balancer_arn,
            protocol,
            port,
            ssl_policy,
            certificates,
            default_actions,
            alpn_policy,
            ..CreateListenerInput::default()
        }
    }
}

/// Gives a listener other settings; what is not said stays.
pub fn modify_listener(call: &mut Call<'_>, input: ModifyListenerInput) -> Result<CreateListenerOutput, Failure> {
    refuse_unsupported(&[("MutualAuthentication", &input.mutual_authentication)])?;
    let mut row = existing(call, &input.listener_arn)?;
    let load_balancer = load_balancers::existing(call, &row.load_balancer_arn)?;
    let settings = settings(&load_balancer.kind, &input.over(&row))?;
    let group = target_group(call, &settings.target_group_arn)?;
    check_fits(&load_balancer, &settings, &group)?;
    let others = store::listeners::of_load_balancer(&call.tx, &load_balancer.arn)?;
    if others.iter().any(|other| other.arn != row.arn && other.settings.port == settings.port) {
        let port = settings.port.map(|port| port.to_string()).unwrap_or_default();
        return Err(ApiError::ListenerPortTaken { port }.into());
    }
    check_free(call, &load_balancer, group)?;
    row.settings = settings;
    store::listeners::update(&call.tx, &row)?;
    Ok(CreateListenerOutput { listeners: [row.into()] })
}

/// Input of [`delete_listener`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DeleteListenerInput {
    listener_arn: String,
}

/// Deletes a listener; its target group stays.
pub fn delete_listener(call: &mut Call<'_>, input: DeleteListenerInput) -> Result<Empty, Failure> {
    let row = existing(call, &input.listener_arn)?;
    store::listeners::delete(&call.tx, &row.arn)?;
    Ok(Empty {})
}
