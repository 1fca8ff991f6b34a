//! Simple Notification Service: topics, their attributes and policies, and subscriptions (lab-behaviour.md §13). Nothing
//! is sent anywhere: what a topic gets is in the state, and `vpce events` shows it.

mod attributes;
pub mod subscriptions;
pub mod topics;

use super::paging::{seq_to_token, token_to_seq};
use super::{Call, Failure};
use crate::domain::arn::Arn;
use crate::domain::error::ApiError;
use crate::domain::policy::{self, Access, Context, Principal, Verdict};
use crate::domain::principal::organization_of;
use crate::store;
use crate::store::listing::Selection;
use crate::store::topics::Topic;

/// How many things a page holds.
const PAGE: u32 = 100;

/// Refuses what has fewer parts than an ARN.
fn check_elements(parameter: &str, text: &str) -> Result<(), ApiError> {
    let count = text.split(':').count();
    if count < 6 {
        return Err(ApiError::TooFewElements { parameter: parameter.to_owned(), count: count.to_string() });
    }
    Ok(())
}

/// Refuses what cannot be the ARN of a topic of this Region.
fn check_topic_arn(call: &Call<'_>, text: &str) -> Result<(), ApiError> {
    check_elements("TopicArn", text)?;
    let fits = Arn::parse(text).is_some_and(|arn| {
        let is_here = arn.partition == call.region.partition && arn.region == call.region.name;
        arn.service == "sns" && is_here && !arn.resource.contains(':')
    });
    if fits { Ok(()) } else { Err(ApiError::TopicArnInvalid) }
}

/// The topic of this ARN, if the caller may do this with it: its owner, and whoever its policy lets.
pub(super) fn permitted(call: &Call<'_>, arn: &str, action: &str) -> Result<Topic, Failure> {
    check_topic_arn(call, arn)?;
    let topic = store::topics::find_of_anybody(&call.tx, arn)?.ok_or(ApiError::TopicNotFound)?;
    check_access(call, &topic, action)?;
    Ok(topic)
}

/// Refuses a caller of another account whom the topic's policy does not let do this.
fn check_access(call: &Call<'_>, topic: &Topic, action: &str) -> Result<(), Failure> {
    let (account, principal) = (&call.caller.account, &call.caller.principal);
    if topic.account == *account {
        return Ok(());
    }
    let mut context =
        Context::of([("aws:PrincipalAccount", account), ("aws:PrincipalArn", principal), ("aws:SourceOwner", account)]);
    if let Some((organization, _)) = organization_of(account, &call.config.organizations) {
        context.set("aws:PrincipalOrgID", organization);
    }
    let access = Access {
        principal: Principal::Account { account, arn: principal },
        action,
        resource: &topic.arn,
        context: &context,
    };
    let (reason, why) = match policy::judge(&policy_of(call, topic)?, &access) {
        Verdict::Allowed => return Ok(()),
        Verdict::Denied(reason) => (reason, "with an explicit deny in a resource-based policy".to_owned()),
        Verdict::NotAllowed(reason) => (reason, format!("because no resource-based policy allows the {action} action")),
    };
    call.explain(format!("the policy of {}: {reason}", topic.arn));
    let (principal, action, resource) = (principal.clone(), action.to_owned(), topic.arn.clone());
    Err(ApiError::TopicDenied { principal, action, resource, why }.into())
}

/// The policy of a topic: the one that was set, or the one that every topic begins with.
///
/// # Errors
/// That the state cannot serve.
pub(super) fn policy_of(call: &Call<'_>, topic: &Topic) -> Result<String, Failure> {
    let set = store::topics::attributes_of(&call.tx, &topic.arn)?;
    let policy = set.into_iter().find(|(name, _)| name == attributes::POLICY);
    Ok(policy.map_or_else(|| attributes::default_policy(topic), |(_, policy)| policy))
}

/// A page after the one that gave this token.
fn selection<'a>(ids: &'a [String], token: Option<&str>) -> Result<Selection<'a>, ApiError> {
    let after = token.map(token_to_seq).transpose().map_err(|_| ApiError::ListTokenInvalid)?;
    Ok(Selection { ids, after, limit: PAGE, ..Selection::default() })
}

/// The token of the page after the row with this `seq`.
fn token(next: Option<i64>) -> Option<String> {
    next.map(seq_to_token)
}
