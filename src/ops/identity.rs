//! Who somebody is: GetCallerIdentity, GetAccessKeyInfo, AssumeRole, GetSessionToken (lab-behaviour.md §11).

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Call, Failure, Unused, refuse_unsupported};
use crate::base::random::Random;
use crate::domain::account::{BASE32, is_account, of_key, session_key};
use crate::domain::arn::Arn;
use crate::domain::caller::Caller;
use crate::domain::error::ApiError;
use crate::domain::session::{Session, user_token};
use crate::store::session_keys;

/// Input of [`get_caller_identity`]: it has no members.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct GetCallerIdentityInput {}

/// Output of [`get_caller_identity`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetCallerIdentityOutput {
    user_id: String,
    account: String,
    arn: String,
}

/// Says who calls.
pub fn get_caller_identity(
    call: &mut Call<'_>,
    _input: GetCallerIdentityInput,
) -> Result<GetCallerIdentityOutput, Failure> {
    let (account, arn) = (call.caller.account.clone(), acting_principal(&call.caller.principal));
    Ok(GetCallerIdentityOutput { user_id: unique_id(call.caller), account, arn })
}

/// The unique id of who calls, as GetCallerIdentity tells it.
pub fn unique_id(caller: &Caller) -> String {
    user_id(&caller.account, &acting_principal(&caller.principal))
}

/// A principal as it calls: a role itself never does, only a session of it [I].
pub fn acting_principal(principal: &str) -> String {
    let session = role_of(principal).map(|(account, role)| Session { account, role, name: "vpce".to_owned() });
    session.map_or_else(|| principal.to_owned(), |session| session.principal())
}

/// The account and the name without its path of the role that an ARN names.
fn role_of(arn: &str) -> Option<(String, String)> {
    let arn = Arn::parse(arn).filter(|arn| arn.service == "iam" && arn.region.is_empty() && is_account(arn.account))?;
    let role = arn.resource.strip_prefix("role/")?.rsplit('/').next()?;
    ((1..=64).contains(&role.len()) && is_word(role)).then(|| (arn.account.to_owned(), role.to_owned()))
}

/// The unique id of a principal: the account for its root, `AROA…:<session>` for a session, else `AIDA…`.
fn user_id(account: &str, principal: &str) -> String {
    if let Some(session) = Session::of_principal(principal) {
        return assumed_role_id(&session);
    }
    if principal.ends_with(":root") {
        return account.to_owned();
    }
    format!("AIDA{}", unique_digits(principal))
}

fn assumed_role_id(session: &Session) -> String {
    let role = format!("arn:aws:iam::{}:role/{}", session.account, session.role);
    format!("AROA{}:{}", unique_digits(&role), session.name)
}

/// The 17 characters after the prefix of an IAM id. They follow from the ARN, so that nothing has to be kept.
fn unique_digits(arn: &str) -> String {
    let mut digits = Random::new(Some(arn));
    (0..17).map(|_| char::from(BASE32[(digits.next_u64() % 32) as usize])).collect()
}

/// Input of [`assume_role`]. What IAM would decide by the unused members is not decided here.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct AssumeRoleInput {
    role_arn: String,
    role_session_name: String,
    policy_arns: Unused,
    policy: Unused,
    duration_seconds: Option<i64>,
    tags: Unused,
    transitive_tag_keys: Unused,
    external_id: Unused,
    serial_number: Unused,
    token_code: Unused,
    source_identity: Option<String>,
    provided_contexts: Unused,
    minimum_session_token_size: Unused,
}

/// Output of [`assume_role`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct AssumeRoleOutput {
    credentials: Credentials,
    assumed_role_user: AssumedRoleUser,
    #[serde(skip_serializing_if = "Option::is_none")]
    source_identity: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Credentials {
    access_key_id: String,
    secret_access_key: String,
    session_token: String,
    expiration: String,
}

impl Credentials {
    /// New keys of an account that last so many seconds.
    fn new(call: &mut Call<'_>, account: &str, session_token: String, seconds: i64) -> Result<Self, Failure> {
        let access_key_id = session_key(account, call.random.next_u64());
        let secret_access_key = call.random.mixed(40);
        let end = after(call.now(), seconds);
        session_keys::insert(&call.tx, &access_key_id, &secret_access_key, &session_token, end)?;
        // To the second (recording lab-sts-assume-text).
        Ok(Self { access_key_id, secret_access_key, session_token, expiration: format!("{end:.0}") })
    }
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct AssumedRoleUser {
    assumed_role_id: String,
    arn: String,
}

/// An hour: how long a session lasts if nothing is said, and at most if a session begins it.
const HOUR: i64 = 3600;

/// Gives temporary keys for a session of a role. Every role exists here and trusts everybody, even the root users that
/// AWS would refuse [I].
pub fn assume_role(call: &mut Call<'_>, input: AssumeRoleInput) -> Result<AssumeRoleOutput, Failure> {
    refuse_unsupported(&[("MinimumSessionTokenSize", &input.minimum_session_token_size)])?;
    ApiError::check_length(&input.role_arn, "roleArn", 20..=2048)?;
    check_word(&input.role_session_name, "roleSessionName")?;
    if let Some(identity) = &input.source_identity {
        check_word(identity, "sourceIdentity")?;
    }
    let seconds = input.duration_seconds.unwrap_or(HOUR);
    ApiError::check_value(seconds, "durationSeconds", 900..=43200)?;
    let (account, role) = role_of(&input.role_arn).ok_or(ApiError::RoleArnInvalid)?;
    if seconds > HOUR && Session::of_principal(&call.caller.principal).is_some() {
        return Err(ApiError::ChainedSessionTooLong.into());
    }
    let session = Session { account, role, name: input.role_session_name };
    Ok(AssumeRoleOutput {
        credentials: Credentials::new(call, &session.account, session.token(), seconds)?,
        assumed_role_user: AssumedRoleUser { assumed_role_id: assumed_role_id(&session), arn: session.principal() },
        source_identity: input.source_identity,
    })
}

/// Input of [`get_session_token`]. Nobody here has a device whose code would have to be right.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct GetSessionTokenInput {
    duration_seconds: Option<i64>,
    serial_number: Option<String>,
    token_code: Option<String>,
    minimum_session_token_size: Unused,
}

/// Output of [`get_session_token`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetSessionTokenOutput {
    credentials: Credentials,
}

/// Gives temporary keys of the user or root that calls: for 12 hours, a root's for one at most, by the model.
pub fn get_session_token(call: &mut Call<'_>, input: GetSessionTokenInput) -> Result<GetSessionTokenOutput, Failure> {
    refuse_unsupported(&[("MinimumSessionTokenSize", &input.minimum_session_token_size)])?;
    let seconds = input.duration_seconds.unwrap_or(12 * HOUR);
    ApiError::check_value(seconds, "durationSeconds", 900..=36 * HOUR)?;
    if let Some(number) = &input.serial_number {
        ApiError::check_length(number, "serialNumber", 9..=256)?;
    }
    if let Some(code) = &input.token_code {
        ApiError::check_length(code, "tokenCode", 6..=6)?;
    }
    let (account, principal) = (&call.caller.account, acting_principal(&call.caller.principal));
    if call.caller.session_token.is_some() || Session::of_principal(&principal).is_some() {
        return Err(ApiError::SessionOfSession.into());
    }
    let is_root = principal.ends_with(":root");
    let seconds = if is_root { seconds.min(HOUR) } else { seconds };
    let token = user_token(account, &principal);
    Ok(GetSessionTokenOutput { credentials: Credentials::new(call, account, token, seconds)? })
}

/// Input of [`get_access_key_info`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct GetAccessKeyInfoInput {
    access_key_id: String,
}

/// Output of [`get_access_key_info`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetAccessKeyInfoOutput {
    account: String,
}

/// Tells the account that a key acts for, of whomever it is.
pub fn get_access_key_info(
    call: &mut Call<'_>,
    input: GetAccessKeyInfoInput,
) -> Result<GetAccessKeyInfoOutput, Failure> {
    let key = input.access_key_id;
    ApiError::check_length(&key, "accessKeyId", 16..=128)?;
    if !key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
        let rule = r"satisfy regular expression pattern: [\w]*".to_owned();
        return Err(ApiError::Constraint { value: key, member: "accessKeyId".to_owned(), rule }.into());
    }
    let registered = |key: &str| call.config.keys.get(key).map(|key| key.account.clone());
    Ok(GetAccessKeyInfoOutput { account: of_key(&key, registered) })
}

/// A moment so many seconds from another.
fn after(moment: Timestamp, seconds: i64) -> Timestamp {
    moment.checked_add(SignedDuration::from_secs(seconds)).unwrap_or(moment)
}

/// Refuses what is not 2 to 64 letters, digits and signs of the model's pattern.
fn check_word(value: &str, member: &str) -> Result<(), ApiError> {
    ApiError::check_length(value, member, 2..=64)?;
    if is_word(value) {
        return Ok(());
    }
    let rule = r"satisfy regular expression pattern: [\w+=,.@-]*".to_owned();
    Err(ApiError::Constraint { value: value.to_owned(), member: member.to_owned(), rule })
}

fn is_word(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_+=,.@-".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_follow_from_who_it_is() {
        let id = |principal| user_id("111122223333", principal);
        assert_eq!(id("arn:aws:iam::111122223333:root"), "111122223333");
        let user = id("arn:aws:iam::111122223333:user/path/admin");
        assert!(
            user.starts_with("AIDA") && user.len() == 21 && user == id("arn:aws:iam::111122223333:user/path/admin")
        );
        let session = id("arn:aws:sts::111122223333:assumed-role/Consumer/me");
        let other = id("arn:aws:sts::111122223333:assumed-role/Consumer/you");
        assert!(session.starts_with("AROA") && session.ends_with(":me"));
        assert_eq!(session.split(':').next(), other.split(':').next());
    }

    #[test]
    fn the_path_of_a_role_is_dropped() {
        let role = Some(("111122223333".to_owned(), "Consumer".to_owned()));
        assert_eq!(role_of("arn:aws:iam::111122223333:role/a/b/Consumer"), role);
        for bad in ["arn:aws:iam::111122223333:user/me", "arn:aws:iam::1:role/me", "arn:aws:iam::111122223333:role/"] {
            assert_eq!(role_of(bad), None, "{bad}");
        }
    }

    #[test]
    fn keys_expire_to_the_second() {
        let now = Timestamp::from_millisecond(1_709_622_489_500).unwrap_or_default();
        assert_eq!(format!("{:.0}", after(now, 900)), "2024-03-05T07:23:09Z");
    }
}
