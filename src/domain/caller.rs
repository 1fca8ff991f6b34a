//! Who calls, and from which Region.

use super::account;
use super::arn::root_of;
use super::session;
use crate::base::config::Config;

/// The caller of an operation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caller {
    /// 12 digits.
    pub account: String,
    /// The ARN of the account's root, a user, a role or an assumed role's session.
    pub principal: String,
    /// `us-east-1`
    pub region: String,
    /// The access key id that the call is made with, empty if none.
    pub access_key_id: String,
    /// The secret that goes with it; only a remote service needs it.
    pub secret_access_key: String,
    /// The session token of temporary keys.
    pub session_token: Option<String>,
}

impl Caller {
    /// Who calls with a key: what its session token says, else the key's account as the principal that it is registered
    /// for, or as its root. One rule, used by every edge.
    pub fn of_key(access_key_id: &str, session_token: Option<&str>, region: &str, config: &Config) -> Self {
        let of_session = session_token.and_then(session::holder);
        let (account, principal) = of_session.unwrap_or_else(|| {
            let registered = |key: &str| config.keys.get(key);
            let account = account::of_key(access_key_id, |key| Some(registered(key)?.account.clone()));
            let principal = registered(access_key_id).and_then(|key| key.principal.clone());
            let principal = principal.unwrap_or_else(|| root_of(&account));
            (account, principal)
        });
        Self {
            account,
            principal,
            region: region.to_owned(),
            access_key_id: access_key_id.to_owned(),
            secret_access_key: String::new(),
            session_token: session_token.filter(|token| !session::is_of_profile(token)).map(str::to_owned),
        }
    }
}
