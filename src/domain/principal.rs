//! Who may be granted a service, and which grants reach a caller (aws-behaviour.md §5.6, aws-behaviour-2.md Q8, table C).

use std::collections::BTreeMap;

use super::account::is_account;
use super::arn::Arn;
use super::caller::Caller;
use super::regions::Region;
use super::session::Session;
use crate::base::config::{Organization, is_organizations_id as is_id};

/// What kind of principal a grant names; the wire spelling is [`PrincipalType::as_str`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrincipalType {
    /// Everybody: `*`.
    All,
    /// An AWS service.
    Service,
    /// An organization or a unit of one.
    OrganizationUnit,
    /// An account.
    Account,
    /// A user.
    User,
    /// A role.
    Role,
}

impl PrincipalType {
    /// The type of a principal that may be granted a service in this partition; none if AWS refuses it. That of another
    /// partition could never call [I].
    pub fn of(principal: &str, partition: &str) -> Option<Self> {
        if principal == "*" {
            return Some(Self::All);
        }
        if is_account(principal) {
            return Some(Self::Account);
        }
        let Some(arn) = Arn::parse(principal) else {
            let label = principal.strip_suffix(".amazonaws.com")?;
            return is_label(label).then_some(Self::Service);
        };
        if arn.partition != partition || !arn.region.is_empty() {
            return None;
        }
        match (arn.service, arn.resource.split_once('/')) {
            ("iam", None) if arn.resource == "root" && is_account(arn.account) => Some(Self::Account),
            // A name with a path is not supported (§5.6).
            ("iam", Some(("user", name))) if is_account(arn.account) && is_name(name) => Some(Self::User),
            ("iam", Some(("role", name))) if is_account(arn.account) && is_name(name) => Some(Self::Role),
            // The enum has no organization of its own (aws-behaviour-2.md table C) [I].
            ("organizations", Some(("organization", id))) if is_account(arn.account) && is_id(id, "o-") => {
                Some(Self::OrganizationUnit)
            }
            ("organizations", Some(("ou", ids))) if is_account(arn.account) => {
                let (organization, unit) = ids.split_once('/')?;
                (is_id(organization, "o-") && is_id(unit, "ou-")).then_some(Self::OrganizationUnit)
            }
            _ => None,
        }
    }

    /// As `PrincipalType` on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::All => "All",
            Self::Service => "Service",
            Self::OrganizationUnit => "OrganizationUnit",
            Self::Account => "Account",
            Self::User => "User",
            Self::Role => "Role",
        }
    }
}

/// The principals of grants that reach this caller: everybody, its account, the user or role that it is, and the
/// organization and the units that its account is in, in the partition that it calls in. A session of an assumed role is the
/// role (lab-behaviour.md §11); a path is left out, as grants cannot have one (§5.6). A grant to a unit reaches the accounts
/// of the units in it, too [I].
pub fn grants_to(caller: &Caller, organizations: &BTreeMap<String, Organization>) -> Vec<String> {
    let partition = Region::find(&caller.region).map_or("aws", |region| region.partition);
    let iam = |account: &str, resource: &str| format!("arn:{partition}:iam::{account}:{resource}");
    let mut grants = vec!["*".to_owned(), caller.account.clone(), iam(&caller.account, "root")];
    if let Some(session) = Session::of_principal(&caller.principal) {
        grants.push(iam(&session.account, &format!("role/{}", session.role)));
    } else if let Some(arn) = Arn::parse(&caller.principal).filter(|arn| arn.service == "iam")
        && let Some((kind, name)) = arn.resource.split_once('/')
    {
        let name = name.rsplit('/').next().unwrap_or(name);
        grants.push(iam(arn.account, &format!("{kind}/{name}")));
    }
    if let Some((id, organization)) = organization_of(&caller.account, organizations) {
        let arn = |what: &str| format!("arn:{partition}:organizations::{}:{what}", organization.management);
        grants.push(arn(&format!("organization/{id}")));
        let units = organization.units_of(&caller.account);
        grants.extend(units.into_iter().map(|unit| arn(&format!("ou/{id}/{unit}"))));
    }
    grants
}

/// The organization that an account is in, with its id.
pub fn organization_of<'a>(
    account: &str,
    organizations: &'a BTreeMap<String, Organization>,
) -> Option<(&'a str, &'a Organization)> {
    let found = organizations.iter().find(|(_, organization)| organization.has(account));
    found.map(|(id, organization)| (id.as_str(), organization))
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+=,.@_-".contains(&byte))
}

fn is_label(label: &str) -> bool {
    !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::config::Unit;

    #[test]
    fn principals_that_may_be_granted() {
        let type_of = |text: &str| PrincipalType::of(text, "aws").map(PrincipalType::as_str);
        assert_eq!(type_of("*"), Some("All"));
        assert_eq!(type_of("arn:aws:iam::111122223333:root"), Some("Account"));
        assert_eq!(type_of("arn:aws:iam::111122223333:role/Consumer"), Some("Role"));
        assert_eq!(type_of("arn:aws:iam::111122223333:user/admin"), Some("User"));
        assert_eq!(type_of("macie.amazonaws.com"), Some("Service"));
        assert_eq!(type_of("arn:aws:organizations::111122223333:ou/o-a/ou-b-c1"), Some("OrganizationUnit"));
        assert_eq!(type_of("arn:aws:organizations::111122223333:organization/o-a"), Some("OrganizationUnit"));
        for refused in ["organization/a", "organization/o-", "ou/o-a", "ou/o-a/b", "ou/o-a/ou-b/ou-c", "root/o-a/r-b"] {
            assert_eq!(type_of(&format!("arn:aws:organizations::111122223333:{refused}")), None, "{refused}");
        }
        assert_eq!(type_of("arn:aws:organizations:::organization/o-a"), None);
        for refused in ["", "me", "arn:aws:iam::1:root", "arn:aws:iam::111122223333:role/path/Consumer"] {
            assert_eq!(type_of(refused), None, "{refused}");
        }
        assert_eq!(type_of("arn:aws:sts::111122223333:assumed-role/Consumer/me"), None);
        assert_eq!(type_of("arn:aws:iam:us-east-1:111122223333:root"), None);
        assert_eq!(type_of("arn:aws-cn:iam::111122223333:root"), None);
    }

    #[test]
    fn a_session_of_a_role_is_the_role() {
        let grants = |principal: &str, region: &str| {
            let (account, principal, region) = ("444455556666".to_owned(), principal.to_owned(), region.to_owned());
            grants_to(&Caller { account, principal, region, ..Caller::default() }, &BTreeMap::new()).join(" ")
        };
        let everybody = "* 444455556666 arn:aws:iam::444455556666:root";
        let role = format!("{everybody} arn:aws:iam::444455556666:role/Consumer");
        assert_eq!(grants("arn:aws:sts::444455556666:assumed-role/Consumer/me", "us-east-1"), role);
        assert_eq!(grants("arn:aws:iam::444455556666:role/path/Consumer", "us-east-1"), role);
        assert_eq!(grants("arn:aws:iam::444455556666:root", "us-east-1"), everybody);
        let government = "* 444455556666 arn:aws-us-gov:iam::444455556666:root";
        assert_eq!(grants("arn:aws:iam::444455556666:root", "us-gov-west-1"), government);
    }

    #[test]
    fn an_account_is_reached_through_its_organization() {
        let unit = |parent: Option<&str>, accounts: &[&str]| Unit {
            parent: parent.map(str::to_owned),
            accounts: accounts.iter().map(|&account| account.to_owned()).collect(),
        };
        let units = BTreeMap::from([
            ("ou-a".to_owned(), unit(None, &[])),
            ("ou-b".to_owned(), unit(Some("ou-a"), &["444455556666"])),
            ("ou-c".to_owned(), unit(None, &["777788889999"])),
        ]);
        let organization = Organization { management: "111122223333".to_owned(), accounts: Vec::new(), units };
        let organizations = BTreeMap::from([("o-a".to_owned(), organization)]);
        let grants = |account: &str| {
            let caller = Caller { account: account.to_owned(), region: "us-east-1".to_owned(), ..Caller::default() };
            grants_to(&caller, &organizations)
                .split_off(3)
                .join(" ")
                .replace("arn:aws:organizations::111122223333:", "")
        };
        assert_eq!(grants("444455556666"), "organization/o-a ou/o-a/ou-b ou/o-a/ou-a");
        assert_eq!(grants("111122223333"), "organization/o-a");
        assert_eq!(grants("222233334444"), "");
    }
}
