//! Whose keys a call is made with: AWS CLI's order of looking for them, as far as files and the environment go
//! (aws-cli.md §15, aws-cli-2.md §20).
//!
//! What does not belong here: asking a service for a role's keys (`invoke.rs`).

use super::aws_files::{Origin, Section, option};
use super::credential_process;
use super::errors::CliError;
use super::profile::{OwnProfile, Profile, Session, Source};
use super::sign_in;
use crate::base::config::Config;
use crate::base::python;
use crate::domain::arn::root_of;
use crate::domain::caller::Caller;

/// What a call is made with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Credentials {
    /// Keys.
    Keys(Keys),
    /// A role, whose keys are asked for when they are needed.
    Role(Box<Role>),
    /// A profile of ours, which needs no keys.
    Own(OwnProfile),
    /// Keys that cannot be had, for a reason that shows when a request is signed.
    Unobtainable(CliError),
}

/// An access key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys {
    /// `AKIA…`, or an account's 12 digits.
    pub access_key_id: String,
    /// What requests are signed with.
    pub secret_access_key: String,
    /// Temporary keys have one.
    pub session_token: Option<String>,
    /// Where they were found.
    pub source: Source,
}

/// A role to be assumed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// `role_arn`
    pub role_arn: String,
    /// `role_session_name`
    pub session_name: Option<String>,
    /// `external_id`
    pub external_id: Option<String>,
    /// `duration_seconds`
    pub duration_seconds: Option<i64>,
    /// Who assumes it.
    pub assumed_by: Credentials,
    /// Where it was found.
    pub source: Source,
}

/// Looks for credentials: in the environment unless `--profile` is given, then in the profile.
///
/// # Errors
/// Keys without their secrets, roles that lead nowhere, and ways to credentials that only AWS has.
pub fn find(session: &Session<'_>) -> Result<Option<Credentials>, CliError> {
    let profile = session.profile()?;
    let name = session.profile_name_or_default();
    if !session.is_profile_option()
        && let Some(keys) = of_environment(session)?
    {
        return Ok(Some(Credentials::Keys(keys)));
    }
    Roles { session, visited: vec![name.clone()] }.of_profile(&name, &profile)
}

fn of_environment(session: &Session<'_>) -> Result<Option<Keys>, CliError> {
    let variable = |name| session.environment.non_empty_var(name).map(str::to_owned);
    let Some(access_key_id) = variable("AWS_ACCESS_KEY_ID") else { return Ok(None) };
    Ok(Some(Keys {
        access_key_id,
        secret_access_key: variable("AWS_SECRET_ACCESS_KEY").ok_or_else(|| partial("env", "AWS_SECRET_ACCESS_KEY"))?,
        session_token: variable("AWS_SECURITY_TOKEN").or_else(|| variable("AWS_SESSION_TOKEN")),
        source: Source::Variable("AWS_ACCESS_KEY_ID".to_owned()),
    }))
}

/// The keys of one file's section.
fn of_section(section: Option<&Section>, origin: Origin) -> Result<Option<Keys>, CliError> {
    let provider = match origin {
        Origin::Config => "config-file",
        Origin::Credentials => "shared-credentials-file",
    };
    let Some(section) = section else { return Ok(None) };
    let text = |name| option(section, name)?.as_text().map(str::to_owned);
    let Some(access_key_id) = text("aws_access_key_id") else { return Ok(None) };
    let secret_access_key = text("aws_secret_access_key").ok_or_else(|| partial(provider, "aws_secret_access_key"))?;
    let session_token = text("aws_security_token").or_else(|| text("aws_session_token"));
    Ok(Some(Keys { access_key_id, secret_access_key, session_token, source: Source::File(origin) }))
}

/// The walk along `source_profile`.
struct Roles<'s> {
    session: &'s Session<'s>,
    /// Names of the profiles on the way.
    visited: Vec<String>,
}

impl Roles<'_> {
    fn of_profile(&mut self, name: &str, profile: &Profile<'_>) -> Result<Option<Credentials>, CliError> {
        if is_role(profile) { self.role(name, profile).map(Some) } else { self.of_profile_itself(name, profile) }
    }

    fn role(&mut self, name: &str, profile: &Profile<'_>) -> Result<Credentials, CliError> {
        let text = |setting| profile.text(setting).map(|setting| setting.value);
        let assumed_by = match (text("source_profile"), text("credential_source")) {
            (Some(_), Some(_)) => {
                let both = "contains both source_profile and credential_source.";
                return Err(CliError::General(format!("The profile \"{name}\" {both}")));
            }
            (None, None) => return Err(partial("assume-role", "source_profile or credential_source")),
            (Some(source), None) => self.of_source_profile(name, &source)?,
            (None, Some(source)) => self.of_credential_source(name, &source)?,
        };
        if let Some(serial) = text("mfa_serial") {
            return Err(not_ours(name, &format!("asks for the code of the device {serial}")));
        }
        let role_arn = profile.text("role_arn");
        Ok(Credentials::Role(Box::new(Role {
            source: role_arn.as_ref().map_or(Source::Default, |setting| setting.source.clone()),
            role_arn: role_arn.map(|setting| setting.value).unwrap_or_default(),
            session_name: text("role_session_name"),
            external_id: text("external_id"),
            // One that is no number is left out, as botocore does.
            duration_seconds: text("duration_seconds").and_then(|text| i64::try_from(python::int(&text)?).ok()),
            assumed_by,
        })))
    }

    fn of_source_profile(&mut self, parent: &str, name: &str) -> Result<Credentials, CliError> {
        let profile = self.session.find_profile(name).ok_or_else(|| {
            let message =
                format!("The source_profile \"{name}\" referenced in the profile \"{parent}\" does not exist.");
            CliError::General(message)
        })?;
        // A profile may be its own source, if it has keys; every other way back has no end.
        if self.visited.iter().any(|visited| visited == name) && (name != parent || !has_keys(&profile)) {
            let visited: Vec<&str> = self.visited.iter().map(String::as_str).collect();
            return Err(CliError::General(format!(
                "Infinite loop in credential configuration detected. Attempting to load from profile {name} which has \
                 already been visited. Visited profiles: {}",
                python::list_repr(&visited)
            )));
        }
        self.visited.push(name.to_owned());
        let found =
            if has_keys(&profile) { self.of_profile_itself(name, &profile) } else { self.of_profile(name, &profile) };
        found?.ok_or_else(|| CliError::General(format!("The source profile \"{name}\" must have credentials.")))
    }

    fn of_credential_source(&self, name: &str, source: &str) -> Result<Credentials, CliError> {
        let none = || {
            CliError::General(format!(
                "Error when retrieving credentials from {source}: No credentials found in credential_source referenced in \
                 profile {name}"
            ))
        };
        match source.to_lowercase().as_str() {
            "environment" => of_environment(self.session)?.map(Credentials::Keys).ok_or_else(none),
            // Neither is ever asked.
            "ec2instancemetadata" | "ecscontainer" => Err(none()),
            _ => Err(CliError::General(format!(
                "The credential source \"{source}\" referenced in profile \"{name}\" is not valid."
            ))),
        }
    }

    /// What a profile has without assuming a role: an identity elsewhere, keys in the credentials file, then in the config
    /// file, then our own.
    fn of_profile_itself(&self, name: &str, profile: &Profile<'_>) -> Result<Option<Credentials>, CliError> {
        // The environment's identity is that of the profile that the line is run with.
        let reads_variables = self.visited.len() == 1 && !self.session.is_profile_option();
        let elsewhere = match sign_in::web_identity(self.session, name, profile, reads_variables)? {
            None => sign_in::sso(self.session, name, profile)?,
            found => found,
        };
        if let Some(error) = elsewhere {
            return Ok(Some(Credentials::Unobtainable(error)));
        }
        let section = |origin| {
            profile.files.and_then(|files| match origin {
                Origin::Credentials => files.credentials,
                Origin::Config => files.config,
            })
        };
        if let Some(keys) = of_section(section(Origin::Credentials), Origin::Credentials)? {
            return Ok(Some(Credentials::Keys(keys)));
        }
        if let Some(error) = sign_in::login(self.session, name, profile) {
            return Err(error);
        }
        if let Some(line) = profile.text("credential_process") {
            let keys = credential_process::run(&line.value, line.source, self.session.now()?)?;
            return Ok(Some(Credentials::Keys(keys)));
        }
        if let Some(keys) = of_section(section(Origin::Config), Origin::Config)? {
            return Ok(Some(Credentials::Keys(keys)));
        }
        Ok(profile.own.clone().map(Credentials::Own))
    }
}

fn is_role(profile: &Profile<'_>) -> bool {
    let has = |setting| profile.files.is_some_and(|files| files.setting(setting).is_some());
    has("role_arn") && !has("web_identity_token_file")
}

/// A profile of ours needs none, which is as good.
fn has_keys(profile: &Profile<'_>) -> bool {
    let has = |setting| profile.files.is_some_and(|files| files.setting(setting).is_some());
    has("aws_access_key_id") || has("aws_secret_access_key") || (profile.own.is_some() && !is_role(profile))
}

fn partial(provider: &str, missing: &str) -> CliError {
    CliError::General(format!("Partial credentials found in {provider}, missing: {missing}"))
}

/// AWS CLI would go on; we say why we do not.
pub(super) fn not_ours(profile: &str, what: &str) -> CliError {
    CliError::General(format!(
        "The profile \"{profile}\" {what}, which vpce does not support: use keys, or role_arn with source_profile."
    ))
}

impl Keys {
    /// Who calls with these keys.
    pub fn caller(&self, region: &str, config: &Config) -> Caller {
        let caller = Caller::of_key(&self.access_key_id, self.session_token.as_deref(), region, config);
        Caller { secret_access_key: self.secret_access_key.clone(), ..caller }
    }
}

/// Who calls as a profile of ours. A server knows the account by the key id, which is its 12 digits.
pub fn caller_of_account(account: &str, principal: Option<&str>, region: &str) -> Caller {
    Caller {
        account: account.to_owned(),
        principal: principal.map_or_else(|| root_of(account), str::to_owned),
        region: region.to_owned(),
        access_key_id: account.to_owned(),
        secret_access_key: account.to_owned(),
        session_token: None,
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::aws_files::AwsFiles;
    use super::*;
    use crate::base::environment::Environment;

    /// What is found with this config file, these variables, and `AWS_PROFILE` set to `profile`.
    fn found(
        config: &str,
        variables: &[(&'static str, &'static str)],
        profile: &str,
    ) -> Result<Option<Credentials>, String> {
        let environment = Environment::isolated(Path::new("/"), variables.iter().copied()).with("AWS_PROFILE", profile);
        let ours = Config::default();
        let session = Session::new(&environment, &ours, AwsFiles::of_texts(config, "").unwrap());
        find(&session).map_err(|error| error.to_string())
    }

    #[test]
    fn keys_need_their_secret() {
        let error = found("[default]\naws_access_key_id=a\n", &[], "default").unwrap_err();
        assert_eq!(error, "Partial credentials found in config-file, missing: aws_secret_access_key");
        let error = found("[default]\n", &[("AWS_ACCESS_KEY_ID", "a")], "default").unwrap_err();
        assert_eq!(error, "Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY");
        assert_eq!(found("[default]\n", &[], "default"), Ok(None));
    }

    #[test]
    fn built_in_profiles_need_no_file() {
        let Ok(Some(Credentials::Own(own))) = found("", &[], "consumer") else { panic!("built in") };
        assert_eq!((own.account.as_str(), own.source), ("444455556666", Source::BuiltIn));
        assert_eq!(found("", &[], "nope").unwrap_err(), "The config profile (nope) could not be found");
    }

    #[test]
    fn roles_lead_to_their_source() {
        let config = "[profile r]\nrole_arn=arn:r\nsource_profile=base\n\
                      [profile base]\naws_access_key_id=k\naws_secret_access_key=s\n";
        let Ok(Some(Credentials::Role(role))) = found(config, &[], "r") else { panic!("a role") };
        assert!(matches!(role.assumed_by, Credentials::Keys(Keys { access_key_id, .. }) if access_key_id == "k"));
        let looped = "[profile a]\nrole_arn=r\nsource_profile=b\n[profile b]\nrole_arn=r\nsource_profile=a\n";
        let error = found(looped, &[], "a").unwrap_err();
        assert!(error.ends_with("Visited profiles: ['a', 'b']"), "{error}");
        let error = found("[profile a]\nrole_arn=r\nsource_profile=z\n", &[], "a").unwrap_err();
        assert_eq!(error, "The source_profile \"z\" referenced in the profile \"a\" does not exist.");
        let Ok(Some(Credentials::Role(role))) = found("[profile a]\nrole_arn=r\nsource_profile=provider\n", &[], "a")
        else {
            panic!("a role")
        };
        assert!(matches!(role.assumed_by, Credentials::Own(_)));
    }
}
