//! Who calls, and from which Region.

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
