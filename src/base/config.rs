//! Our own configuration file, `config.toml`: its schema, where it is, and the only code that reads it.
//!
//! AWS's config and credentials files are the command line's matter (`cli/aws_files.rs`).

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::environment::Environment;
use super::files;

/// The whole file. Every key may be left out; unknown ones are refused.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The state file, unless `--state` or `VPCE_STATE` names another; relative to the configuration file.
    pub state: Option<PathBuf>,
    /// Profiles by name, for those that AWS's files do not have.
    pub profiles: BTreeMap<String, Profile>,
    /// Access keys by key id.
    pub keys: BTreeMap<String, Key>,
    /// The IAM policies of users, roles and roots by their ARNs: files, relative to the configuration file. Those of
    /// profiles are among them once the file is read.
    pub policies: BTreeMap<String, PathBuf>,
    /// Which zones the letters of an account mean, by account and Region: the ids of its zones from letter `a` on, an empty
    /// one for a letter that it lacks.
    pub zone_maps: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    /// Organizations of AWS Organizations by id (`o-…`): whom a grant to one, or to a unit of one, reaches.
    pub organizations: BTreeMap<String, Organization>,
    /// How long transitions take.
    pub delays: Delays,
    /// What is to fail.
    pub failures: Failures,
    /// How much of a thing there may be.
    pub quotas: Quotas,
}

/// A profile: an account, who acts in it, and a Region.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// 12 digits.
    pub account: String,
    /// An ARN; the account's root if absent.
    pub principal: Option<String>,
    /// `us-east-1` if absent.
    pub region: Option<String>,
    /// The file with the IAM policy of its principal. As AWS's roots have none, a profile that has one and names no
    /// principal is the user of its name [I].
    pub policy: Option<PathBuf>,
}

/// A registered access key.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// 12 digits.
    pub account: String,
    /// An ARN; the account's root if absent.
    pub principal: Option<String>,
    /// What requests are signed with, where signatures are looked at.
    pub secret: Option<String>,
}

/// An organization. An account is in one place of one organization at most.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organization {
    /// The management account, a member like others: 12 digits.
    pub management: String,
    /// The members that are in no unit; whether the management account is among them does not matter.
    #[serde(default)]
    pub accounts: Vec<String>,
    /// The units by id: `ou-…`.
    #[serde(default)]
    pub units: BTreeMap<String, Unit>,
}

/// A unit of an organization.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// The unit that it is in, if it is in one.
    pub parent: Option<String>,
    /// Its members.
    #[serde(default)]
    pub accounts: Vec<String>,
}

impl Organization {
    /// The ids of the units that an account is in, the innermost first; none if it is in no unit, or no member.
    pub fn units_of(&self, account: &str) -> Vec<&str> {
        let is_in = |(_, unit): &(&String, &Unit)| unit.accounts.iter().any(|member| member == account);
        let mut found: Vec<&str> = Vec::new();
        let mut next = self.units.iter().find(is_in).map(|(id, _)| id);
        while let Some(id) = next.filter(|id| !found.contains(&id.as_str())) {
            found.push(id);
            next = self.units.get(id).and_then(|unit| unit.parent.as_ref());
        }
        found
    }

    /// Every member, each place where it is named.
    fn members(&self) -> impl Iterator<Item = &String> {
        self.accounts.iter().chain(self.units.values().flat_map(|unit| &unit.accounts))
    }

    /// Whether an account is a member.
    pub fn has(&self, account: &str) -> bool {
        self.management == account || self.members().any(|member| member == account)
    }

    /// What is wrong with it, if anything is.
    fn fault(&self, id: &str) -> Option<String> {
        if !is_organizations_id(id, "o-") {
            return Some("its id does not begin with 'o-'".to_owned());
        }
        if let Some(other) = std::iter::once(&self.management).chain(self.members()).find(|member| !is_account(member))
        {
            return Some(format!("account '{other}' is not 12 digits"));
        }
        for (name, unit) in &self.units {
            if !is_organizations_id(name, "ou-") {
                return Some(format!("the unit '{name}' does not begin with 'ou-'"));
            }
            if let Some(parent) = unit.parent.as_ref().filter(|parent| !self.units.contains_key(*parent)) {
                return Some(format!("the unit '{name}' is in '{parent}', which there is not"));
            }
            let mut above = unit.parent.as_ref();
            for _ in 0..self.units.len() {
                above = above.and_then(|parent| self.units.get(parent)?.parent.as_ref());
            }
            if above.is_some() {
                return Some(format!("the unit '{name}' is in itself"));
            }
        }
        None
    }
}

/// What is to fail, so that scripts can be tried on it. `*` and `?` stand for anything and for one character.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Failures {
    /// New and newly accepted endpoints, by the id or the name of their service, their VPC or one of their subnets: `failed`
    /// where they would become `available`.
    pub endpoints: Vec<String>,
    /// New services, by the ARN or the name of one of their load balancers: `Failed` where they would become `Available`.
    pub services: Vec<String>,
}

/// Seconds that transitions take. All are 0 by default (the next call sees the settled state) but how long things linger.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Delays {
    /// A new VPC: `pending` to `available`.
    pub vpc_available: u32,
    /// A new network interface of a caller's own: `pending` to `available`.
    pub interface_available: u32,
    /// A new load balancer: `provisioning` to `active`.
    pub load_balancer_active: u32,
    /// A new target: `initial` to `healthy`.
    pub target_healthy: u32,
    /// A deregistered target: `draining` to gone. AWS takes the target group's `deregistration_delay.timeout_seconds`.
    pub target_drained: u32,
    /// An accepted endpoint: `pending` to `available`.
    pub endpoint_available: u32,
    /// A modified interface endpoint: `pending` to `available`, and until then no other change is taken.
    pub endpoint_modified: u32,
    /// A deleted endpoint: `deleting` to gone.
    pub endpoint_deleted: u32,
    /// A new service: `Pending` to `Available`.
    pub service_available: u32,
    /// A Region added to a service: `Pending` to `Available`.
    pub service_region_available: u32,
    /// A Region removed from a service: `Deleting` to `Closed`.
    pub service_region_closed: u32,
    /// A deleted service: `Deleting` to gone.
    pub service_deleted: u32,
    /// An endpoint that nobody accepts: `pendingAcceptance` to `expired`. AWS does not say after how long; 0 is never.
    pub connection_expires: u32,
    /// How long the connections of a deleted service stay listed.
    pub connection_lingers: u32,
    /// An accepted VPC peering connection: `provisioning` to `active`.
    pub peering_active: u32,
    /// How long a VPC peering connection that has ended stays listed.
    pub peering_lingers: u32,
    /// A change of a hosted zone: `PENDING` to `INSYNC`.
    pub change_insync: u32,
    /// A service's private DNS name whose record was found: `pendingVerification` to `verified`.
    pub private_dns_verified: u32,
    /// A service's private DNS name whose record was looked for and not found: `pendingVerification` to `failed`. AWS does
    /// not say how long it looks; for other domains it looks for 72 hours.
    pub private_dns_failed: u32,
    /// A service's verified private DNS name whose record was removed: `verified` to `failed`. Left out, it is missed only
    /// when the verification is started again. AWS does not say when it looks again.
    pub private_dns_lost: Option<u32>,
}

impl Default for Delays {
    fn default() -> Self {
        Self {
            vpc_available: 0,
            interface_available: 0,
            load_balancer_active: 0,
            target_healthy: 0,
            target_drained: 0,
            endpoint_available: 0,
            endpoint_modified: 0,
            endpoint_deleted: 0,
            service_available: 0,
            service_region_available: 0,
            service_region_closed: 0,
            service_deleted: 0,
            connection_expires: 0,
            connection_lingers: 3600,
            peering_active: 0,
            peering_lingers: 3600,
            change_insync: 0,
            private_dns_verified: 0,
            private_dns_failed: 259_200,
            private_dns_lost: None,
        }
    }
}

/// The most there may be of a thing.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Quotas {
    /// Interface and Gateway Load Balancer endpoints in a VPC (aws-behaviour.md §6.1: 50).
    pub endpoints_per_vpc: u32,
    /// Gateway endpoints of an account in a Region (aws-behaviour.md §6.1: 20).
    pub gateway_endpoints_per_region: u32,
    /// Gateway endpoints in a VPC, whatever the Region's quota is (aws-behaviour.md §6.1: 255).
    pub gateway_endpoints_per_vpc: u32,
    /// VPCs of an account in a Region. AWS's 5 is raised on request, and a lab's accounts have had it raised.
    pub vpcs_per_region: u32,
    /// Hosted zones of an account (Route 53's 500).
    pub hosted_zones: u32,
    /// Record sets of a hosted zone (Route 53's 10,000).
    pub record_sets_per_zone: u32,
}

impl Default for Quotas {
    fn default() -> Self {
        Self {
            endpoints_per_vpc: 50,
            gateway_endpoints_per_region: 20,
            gateway_endpoints_per_vpc: 255,
            vpcs_per_region: 1000,
            hosted_zones: 500,
            record_sets_per_zone: 10_000,
        }
    }
}

impl Config {
    /// Reads the file that `VPCE_CONFIG` names, else `vpce/config.toml` in the user's configuration directory; that one
    /// may be missing.
    ///
    /// # Errors
    /// One line that names the file, the line in it and what is wrong.
    pub fn load(environment: &Environment) -> Result<Self, String> {
        let Some(path) = Self::path(environment) else { return Ok(Self::default()) };
        let is_named = environment.non_empty_var("VPCE_CONFIG").is_some();
        let text = match files::read_settings(&path) {
            Ok(text) => text,
            // `HOME=/dev/null` says that there is no home, and so no file.
            Err(error) if !is_named && matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                return Ok(Self::default());
            }
            Err(error) => return Err(format!("Unable to read the configuration {}: {error}", path.display())),
        };
        Ok(Self::parse_file(&text, &path)?.resolved(&path, environment))
    }

    /// As the file of this name means it.
    pub(super) fn resolved(mut self, path: &Path, environment: &Environment) -> Self {
        let beside = |state: PathBuf| path.with_file_name("").join(environment.expand(&state.to_string_lossy()));
        for policy in self.policies.values_mut() {
            *policy = beside(std::mem::take(policy));
        }
        self.state = self.state.map(beside);
        self
    }

    /// Where the file is, or would be; none if nothing says where.
    pub(super) fn path(environment: &Environment) -> Option<PathBuf> {
        let named = environment.non_empty_var("VPCE_CONFIG").map(|path| environment.resolve(path));
        named.or_else(|| Some(environment.config_directory()?.join("vpce").join("config.toml")))
    }

    /// Reads the text of the file with this name.
    pub(super) fn parse_file(text: &str, path: &Path) -> Result<Self, String> {
        Self::parse(text).map_err(|error| {
            format!("Unable to read the configuration {}: {}", path.display(), error.replace('\n', " ").trim())
        })
    }

    fn parse(text: &str) -> Result<Self, String> {
        let mut config: Self = toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(0, |span| text[..span.start].matches('\n').count() + 1);
            format!("line {line}: {}", error.message())
        })?;
        let profiles = config.profiles.iter().map(|(name, profile)| ("profiles", name, &profile.account));
        let keys = config.keys.iter().map(|(name, key)| ("keys", name, &key.account));
        let maps = config.zone_maps.keys().map(|account| ("zone_maps", account, account));
        let wrong = profiles.chain(keys).chain(maps).find(|(_, _, account)| !is_account(account));
        if let Some((table, name, account)) = wrong {
            return Err(format!("{table}.{name}: account '{account}' is not 12 digits"));
        }
        config.bind_policies()?;
        let mut places = BTreeMap::new();
        for (id, organization) in &config.organizations {
            if let Some(fault) = organization.fault(id) {
                return Err(format!("organizations.{id}: {fault}"));
            }
            // The management account may be named besides, as it is a member in any case.
            let alone = organization.members().all(|member| *member != organization.management);
            for member in organization.members().chain(alone.then_some(&organization.management)) {
                if let Some(other) = places.insert(member, id) {
                    return Err(format!("organizations.{id}: account '{member}' is in {other} already"));
                }
            }
        }
        Ok(config)
    }

    /// Gives the policies of profiles to their principals, whichever profile or key acts as them.
    fn bind_policies(&mut self) -> Result<(), String> {
        if let Some(other) = self.policies.keys().find(|principal| Identity::of(principal).is_none()) {
            return Err(format!("policies: '{other}' is not the ARN of a user, a role or an account's root"));
        }
        for (name, profile) in &mut self.profiles {
            let Some(policy) = &profile.policy else { continue };
            let of_name = || format!("arn:aws:iam::{}:user/{name}", profile.account);
            let principal = profile.principal.get_or_insert_with(of_name);
            if Identity::of(principal).is_none() {
                return Err(format!(
                    "profiles.{name}: '{principal}' can have no policy: name a user or a role as principal"
                ));
            }
            let given = self.policies.insert(principal.clone(), policy.clone());
            if given.is_some_and(|given| given != *policy) {
                return Err(format!("profiles.{name}: {principal} has another policy too"));
            }
        }
        let mut identities = self.policies.keys().filter_map(|principal| Identity::of(principal)).collect::<Vec<_>>();
        identities.sort_unstable();
        match identities.windows(2).find(|pair| pair[0] == pair[1]) {
            Some(pair) => Err(format!("policies: the {} {} has two", pair[0].kind, pair[0].name)),
            None => Ok(()),
        }
    }

    /// The file with the policy of a principal: of a user or a root by its ARN, of a session of a role by the role's.
    pub fn policy_of(&self, principal: &str) -> Option<&Path> {
        if self.policies.is_empty() {
            return None;
        }
        let identity = Identity::of(principal)?;
        let found = self.policies.iter().find(|(principal, _)| Identity::of(principal).as_ref() == Some(&identity));
        found.map(|(_, policy)| policy.as_path())
    }

    /// The state file: `--state`, else `VPCE_STATE`, else `state` here, else in the user's data directory.
    ///
    /// # Errors
    /// When nothing says where.
    pub fn state_file(&self, option: Option<&Path>, environment: &Environment) -> Result<PathBuf, String> {
        let variable = || environment.non_empty_var("VPCE_STATE").map(Path::new);
        let named = option.or_else(variable).map(|path| environment.resolve(path));
        let default = || Some(environment.data_directory()?.join("vpce").join("state.db"));
        named.or_else(|| self.state.clone()).or_else(default).ok_or_else(|| {
            "There is no home directory to keep the state in: name a file with --state or VPCE_STATE".to_owned()
        })
    }
}

/// Who a principal's ARN means. Names of users and of roles are unique in an account, whatever path and partition the ARN has.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Identity<'a> {
    account: &'a str,
    kind: &'a str,
    name: &'a str,
}

impl<'a> Identity<'a> {
    fn of(principal: &'a str) -> Option<Self> {
        let parts: Vec<&str> = principal.splitn(6, ':').collect();
        let &["arn", _, service @ ("iam" | "sts"), "", account, resource] = &parts[..] else { return None };
        let (kind, rest) = resource.split_once('/').unwrap_or((resource, ""));
        let last = rest.rsplit('/').next().unwrap_or(rest);
        let (kind, name) = match (service, kind) {
            ("iam", "root") if rest.is_empty() => {
                return is_account(account).then_some(Self { account, kind, name: "" });
            }
            ("iam", "user" | "role") => (kind, last),
            ("sts", "assumed-role") => ("role", rest.split_once('/')?.0),
            _ => return None,
        };
        let is_name = |byte: u8| byte.is_ascii_alphanumeric() || b"_+=,.@-".contains(&byte);
        let fits = is_account(account) && !name.is_empty() && name.bytes().all(is_name);
        fits.then_some(Self { account, kind, name })
    }
}

/// Whether the text is the id of an organization (`o-…`) or of a unit (`ou-…`): the prefix, then lower-case letters, digits
/// and dashes.
pub fn is_organizations_id(text: &str, prefix: &str) -> bool {
    let rest = text.strip_prefix(prefix).unwrap_or_default();
    !rest.is_empty() && rest.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_keys_and_bad_accounts_are_refused() {
        let error = Config::parse("[delays]\nvpc_available = 1\nendpoint = 2\n").unwrap_err();
        assert!(error.starts_with("line 3: unknown field `endpoint`"), "{error}");
        let error = Config::parse("[profiles.a]\naccount = \"12\"\n").unwrap_err();
        assert_eq!(error, "profiles.a: account '12' is not 12 digits");
    }

    #[test]
    fn a_policy_is_its_principals() {
        let config = Config::parse(
            "[profiles.dev]\naccount = \"111122223333\"\npolicy = \"dev.json\"\n\
             [policies]\n\"arn:aws:iam::444455556666:role/team/Reader\" = \"reader.json\"\n",
        )
        .unwrap();
        let file = |principal: &str| config.policy_of(principal).map(|path| path.to_string_lossy().into_owned());
        assert_eq!(config.profiles["dev"].principal.as_deref(), Some("arn:aws:iam::111122223333:user/dev"));
        for (principal, expected) in [
            ("arn:aws:iam::111122223333:user/dev", Some("dev.json")),
            ("arn:aws:iam::111122223333:root", None),
            ("arn:aws:iam::111122223333:role/dev", None),
            ("arn:aws:iam::444455556666:role/Reader", Some("reader.json")),
            ("arn:aws:sts::444455556666:assumed-role/Reader/me", Some("reader.json")),
            ("arn:aws:sts::111122223333:assumed-role/Reader/me", None),
            ("arn:aws:iam::444455556666:user/Reader", None),
            ("me", None),
        ] {
            assert_eq!(file(principal).as_deref(), expected, "{principal}");
        }
    }

    #[test]
    fn policies_of_nobody_and_two_of_somebody_are_refused() {
        let refused = |text: &str| Config::parse(text).unwrap_err();
        assert_eq!(
            refused("[policies]\nme = \"p.json\"\n"),
            "policies: 'me' is not the ARN of a user, a role or an account's root"
        );
        let profile = "account = \"111122223333\"\npolicy = \"p.json\"\n";
        let refusal = refused(&format!("[profiles.\"it's me\"]\n{profile}"));
        assert!(
            refusal.starts_with("profiles.it's me: 'arn:aws:iam::111122223333:user/it's me' can have no"),
            "{refusal}"
        );
        let root = "principal = \"arn:aws:iam::111122223333:root\"\n";
        let other = "[policies]\n\"arn:aws:iam::111122223333:root\" = \"q.json\"\n";
        let refusal = refused(&format!("[profiles.a]\n{profile}{root}{other}"));
        assert_eq!(refusal, "profiles.a: arn:aws:iam::111122223333:root has another policy too");
        let roles = ["a/R", "R"].map(|role| format!("\"arn:aws:iam::111122223333:role/{role}\" = \"p.json\"\n"));
        assert_eq!(refused(&format!("[policies]\n{}", roles.concat())), "policies: the role R has two");
    }

    #[test]
    fn an_account_is_in_one_place_of_one_organization() {
        let error = |units: &str| {
            let text = format!("[organizations.o-a]\nmanagement = \"111122223333\"\n{units}");
            Config::parse(&text).map(drop).unwrap_err()
        };
        let wrong = |fault: &str| format!("organizations.o-a: {fault}");
        assert_eq!(error("accounts = [\"1\"]"), wrong("account '1' is not 12 digits"));
        assert_eq!(error("[organizations.o-a.units.a]"), wrong("the unit 'a' does not begin with 'ou-'"));
        assert_eq!(
            error("units.ou-a = { parent = \"ou-b\" }"),
            wrong("the unit 'ou-a' is in 'ou-b', which there is not")
        );
        assert_eq!(
            error("units.ou-a = { parent = \"ou-b\" }\nunits.ou-b = { parent = \"ou-a\" }"),
            wrong("the unit 'ou-a' is in itself")
        );
        assert_eq!(
            error("accounts = [\"444455556666\", \"444455556666\"]"),
            wrong("account '444455556666' is in o-a already")
        );
        assert_eq!(
            error("[organizations.o-b]\nmanagement = \"111122223333\""),
            "organizations.o-b: account '111122223333' is in o-a already"
        );
        let text = "[organizations.o-a]\nmanagement = \"111122223333\"\naccounts = [\"111122223333\"]\n\
                    units.ou-a = {}\nunits.ou-b = { parent = \"ou-a\", accounts = [\"444455556666\"] }";
        let organization = Config::parse(text).unwrap().organizations.remove("o-a").unwrap();
        assert_eq!(organization.units_of("444455556666"), ["ou-b", "ou-a"]);
        assert!(organization.has("111122223333") && organization.units_of("111122223333").is_empty());
        assert!(!organization.has("777788889999"));
    }

    #[test]
    fn what_is_left_out_has_its_default() {
        let config = Config::parse("[delays]\nendpoint_available = 30\n").unwrap();
        assert_eq!((config.delays.endpoint_available, config.delays.connection_lingers), (30, 3600));
        assert_eq!(config.quotas.endpoints_per_vpc, 50);
    }
}
