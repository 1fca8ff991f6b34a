//! Sessions of assumed roles. The session token itself says whose it is, so no edge has to look it up.

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

    /// The session that a token of ours stands for.
    pub fn of_token(token: &str) -> Option<Self> {
        let text = String::from_utf8(STANDARD.decode(token).ok()?).ok()?;
        let mut parts = text.splitn(4, ':');
        if parts.next() != Some(MARK) {
            return None;
        }
        let mut next = || parts.next().map(str::to_owned);
        Some(Self { account: next()?, role: next()?, name: next()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_says_whose_it_is() {
        let session = Session { account: "444455556666".into(), role: "Consumer".into(), name: "cli".into() };
        assert_eq!(Session::of_token(&session.token()), Some(session.clone()));
        assert_eq!(Session::of_principal(&session.principal()), Some(session));
        assert_eq!(Session::of_token("IQoJb3JpZ2luX2VjE"), None);
    }
}
