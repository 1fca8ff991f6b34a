//! Sessions: of assumed roles, and of users and roots. The session token itself says whose it is, so no edge has to look
//! it up.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::arn::Arn;

/// A role that somebody acts as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The role's account, 12 digits.
    pub account: String,
    /// The role's name without its path.
    pub role: String,
    /// The session's name.
    pub name: String,
}

/// What our tokens start with; AWS's own cannot be read.
const MARK: &str = "vpce-session";

/// What our tokens of users and roots start with.
const USER_MARK: &str = "vpce-user";

/// What stands in place of a token where a profile of ours tells a server of ours who it is.
const PROFILE_MARK: &str = "vpce-profile";

/// Tells a server of ours which principal a profile of ours acts as; the keys with it are no temporary ones.
pub fn profile_token(account: &str, principal: &str) -> String {
    STANDARD.encode(format!("{PROFILE_MARK}:{account}:{principal}"))
}

/// Whether a token is [`profile_token`]'s.
pub fn is_of_profile(token: &str) -> bool {
    STANDARD.decode(token).is_ok_and(|text| text.starts_with(PROFILE_MARK.as_bytes()))
}

/// The token that goes with temporary keys of a user or of an account's root.
pub fn user_token(account: &str, principal: &str) -> String {
    STANDARD.encode(format!("{USER_MARK}:{account}:{principal}"))
}

/// The account and the principal that a token of ours stands for.
pub fn holder(token: &str) -> Option<(String, String)> {
    let text = String::from_utf8(STANDARD.decode(token).ok()?).ok()?;
    let (mark, rest) = text.split_once(':')?;
    if mark == USER_MARK || mark == PROFILE_MARK {
        let (account, principal) = rest.split_once(':')?;
        return Some((account.to_owned(), principal.to_owned()));
    }
    let mut parts = rest.splitn(3, ':').map(str::to_owned).filter(|_| mark == MARK);
    let session = Session { account: parts.next()?, role: parts.next()?, name: parts.next()? };
    Some((session.account.clone(), session.principal()))
}

impl Session {
    /// The session of an assumed-role principal's ARN.
    pub fn of_principal(principal: &str) -> Option<Self> {
        let arn = Arn::parse(principal).filter(|arn| arn.service == "sts")?;
        let (role, name) = arn.resource.strip_prefix("assumed-role/")?.rsplit_once('/')?;
        Some(Self { account: arn.account.to_owned(), role: role.to_owned(), name: name.to_owned() })
    }

    /// `arn:aws:sts::<account>:assumed-role/<role>/<session>`
    pub fn principal(&self) -> String {
        format!("arn:aws:sts::{}:assumed-role/{}/{}", self.account, self.role, self.name)
    }

    /// The token that goes with the session's keys.
    pub fn token(&self) -> String {
        STANDARD.encode(format!("{MARK}:{}:{}:{}", self.account, self.role, self.name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_says_whose_it_is() {
        let session = Session { account: "444455556666".into(), role: "Consumer".into(), name: "cli".into() };
        let principal = session.principal();
        assert_eq!(holder(&session.token()), Some(("444455556666".into(), principal.clone())));
        assert_eq!(Session::of_principal(&principal), Some(session));
        assert_eq!(holder("IQoJb3JpZ2luX2VjE"), None);
        let (account, user) = ("444455556666", "arn:aws:iam::444455556666:user/a/ann");
        assert_eq!(holder(&user_token(account, user)), Some((account.to_owned(), user.to_owned())));
    }
}
