//! What goes wrong at AWS itself, and no operation asks for: endpoints and services that fail, requests that expire,
//! notifications that are switched off (aws-behaviour-2.md table C: from a lab hook only). `[failures]` of the configuration
//! has new things fail; [`force`] is what `vpce force` does to those that are there.

use thiserror::Error;

use super::Call;
use crate::base::config::Failures;
use crate::domain::arn::Arn;
use crate::domain::ids::Kind;
use crate::domain::pattern::Pattern;
use crate::domain::states::{Forced, endpoint, notification, service};
use crate::store::state::Transition;
use crate::store::{self, Scope, StoreError, Tx};

/// What an endpoint that has been let in becomes: `available`, or `failed` by the configuration.
pub(super) fn fate_of_endpoint<'a>(
    call: &Call<'_>,
    service_name: &'a str,
    vpc_id: &'a str,
    subnets: impl Iterator<Item = &'a str>,
) -> &'static str {
    let Failures { endpoints: patterns, .. } = &call.config.failures;
    let service_id = service_name.rsplit('.').next().unwrap_or_default();
    let fails = fits(patterns, [service_name, service_id, vpc_id].into_iter().chain(subnets));
    if fails { endpoint::FAILED } else { endpoint::AVAILABLE }
}

/// What a new service with these load balancers becomes: `Available`, or `Failed` by the configuration.
pub(super) fn fate_of_service(call: &Call<'_>, load_balancers: &[String]) -> &'static str {
    let name = |arn: &'_ String| Arn::parse(arn).and_then(|arn| arn.resource.split('/').nth(2).map(str::to_owned));
    let names: Vec<String> = load_balancers.iter().filter_map(name).collect();
    let fails = fits(&call.config.failures.services, load_balancers.iter().chain(&names).map(String::as_str));
    if fails { service::FAILED } else { service::AVAILABLE }
}

/// Whether one of the texts fits one of the patterns.
fn fits<'a>(patterns: &[String], mut texts: impl Iterator<Item = &'a str>) -> bool {
    !patterns.is_empty() && texts.any(|text| patterns.iter().any(|pattern| Pattern::parse(pattern).fits(text)))
}

/// Why something is not put into a state.
#[derive(Debug, Error)]
pub enum NotForced {
    /// There is nothing with this id in any account.
    #[error("there is no {0}")]
    Unknown(String),
    /// Things of this kind are never in that state.
    #[error("{id} cannot be {state}: {whose}")]
    Unfit {
        /// What was named.
        id: String,
        /// The state asked for.
        state: &'static str,
        /// What can be in it.
        whose: &'static str,
    },
    /// It is in a state from which it does not get there.
    #[error("{id} is {state}, and only {from} becomes {to}")]
    State {
        /// What was named.
        id: String,
        /// What it is.
        state: String,
        /// The states from which it gets there.
        from: String,
        /// The state asked for.
        to: &'static str,
    },
    /// The state file cannot serve.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What was put into a state.
#[derive(Debug)]
pub struct Done {
    /// The owner.
    pub account: String,
    /// Where it is.
    pub region: String,
    /// What it was.
    pub before: String,
    /// What it is now.
    pub now: &'static str,
}

/// For what is looked for everywhere.
const NOWHERE: Scope<'static> = Scope { account: "", region: "" };

/// Puts an endpoint, a service or a notification of anybody into a state at once. Nobody is told: the events are of what
/// people do.
///
/// # Errors
/// [`NotForced`].
pub fn force(tx: &Tx<'_>, forced: Forced, id: &str) -> Result<Done, NotForced> {
    match (Kind::of(id), forced) {
        (Some(Kind::Endpoint), Forced::Failed) => force_endpoint(tx, id, endpoint::ACTIVE, endpoint::FAILED),
        (Some(Kind::Endpoint), Forced::Expired) => {
            force_endpoint(tx, id, &[endpoint::PENDING_ACCEPTANCE], endpoint::EXPIRED)
        }
        (Some(Kind::EndpointService), Forced::Failed) => force_service(tx, id),
        (Some(Kind::ConnectionNotification), Forced::Disabled) => {
            force_notification(tx, id, notification::ENABLED, notification::DISABLED)
        }
        (Some(Kind::ConnectionNotification), Forced::Enabled) => {
            force_notification(tx, id, notification::DISABLED, notification::ENABLED)
        }
        _ => Err(NotForced::Unfit {
            id: id.to_owned(),
            state: match forced {
                Forced::Failed => "failed",
                Forced::Expired => "expired",
                Forced::Disabled => "disabled",
                Forced::Enabled => "enabled",
            },
            whose: match forced {
                Forced::Failed => "only endpoints (vpce-…) and services (vpce-svc-…) fail",
                Forced::Expired => "only endpoints (vpce-…) that wait for acceptance expire",
                Forced::Disabled | Forced::Enabled => {
                    "only connection notifications (vpce-nfn-…) are switched off and on"
                }
            },
        }),
    }
}

fn force_endpoint(tx: &Tx<'_>, id: &str, from: &[&str], to: &'static str) -> Result<Done, NotForced> {
    let found = store::endpoints::find_of_anybody(tx, NOWHERE, id)?;
    let found = found.ok_or_else(|| NotForced::Unknown(id.to_owned()))?;
    check(id, &found.state, from, to)?;
    store::endpoints::set_state(tx, id, Transition::settled(to))?;
    Ok(Done { account: found.account, region: found.region, before: found.state, now: to })
}

fn force_service(tx: &Tx<'_>, id: &str) -> Result<Done, NotForced> {
    let found = store::services::find_of_anybody(tx, NOWHERE, id)?;
    let found = found.ok_or_else(|| NotForced::Unknown(id.to_owned()))?;
    check(id, &found.state, &[service::PENDING, service::AVAILABLE], service::FAILED)?;
    store::services::set_state(tx, id, Transition::settled(service::FAILED))?;
    Ok(Done { account: found.account, region: found.region, before: found.state, now: service::FAILED })
}

fn force_notification(tx: &Tx<'_>, id: &str, from: &str, to: &'static str) -> Result<Done, NotForced> {
    let unknown = || NotForced::Unknown(id.to_owned());
    let (account, region) = store::notifications::place_of(tx, id)?.ok_or_else(unknown)?;
    let found = store::notifications::find(tx, Scope { account: &account, region: &region }, id)?;
    let before = found.ok_or_else(unknown)?.state;
    check(id, &before, &[from], to)?;
    store::notifications::set_state(tx, id, to)?;
    Ok(Done { account, region, before, now: to })
}

fn check(id: &str, state: &str, from: &[&str], to: &'static str) -> Result<(), NotForced> {
    if from.contains(&state) {
        return Ok(());
    }
    Err(NotForced::State { id: id.to_owned(), state: state.to_owned(), from: from.join(" or "), to })
}
