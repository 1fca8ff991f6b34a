//! Ways to credentials that lead to AWS: IAM Identity Center (`sso_…`), web identities, `aws login`. They are read and
//! refused in AWS CLI's order and words as far as it goes without asking AWS; there it says that vpce goes no further.
//!
//! What does not belong here: keys, and roles that other credentials assume (`credentials.rs`).

use super::aws_files::{Section, Setting};
use super::credentials::not_ours;
use super::errors::CliError;
use super::paramfile;
use super::profile::{Profile, Session};
use crate::base::environment::Environment;
use crate::base::python;

/// Why a web identity gives no keys: at once for what is missing, inside for what shows when a request is signed. None if
/// there is no such identity. `reads_variables` tells whether the environment counts beside the profile.
///
/// # Errors
/// A token without a role.
pub fn web_identity(
    session: &Session<'_>,
    name: &str,
    profile: &Profile<'_>,
    reads_variables: bool,
) -> Result<Option<CliError>, CliError> {
    let setting = |variable: &str, setting: &str| {
        let variable = session.environment.var(variable).filter(|_| reads_variables).map(str::to_owned);
        let text = variable.or_else(|| profile.text(setting).map(|text| text.value));
        text.filter(|text| !text.is_empty())
    };
    let Some(path) = setting("AWS_WEB_IDENTITY_TOKEN_FILE", "web_identity_token_file") else { return Ok(None) };
    if setting("AWS_ROLE_ARN", "role_arn").is_none() {
        // The missing blank is AWS CLI's.
        let message = "The provided profile or the current environment is configured to assume role with web identity but \
                       has no role ARN configured. Ensure that the profile has the role_arnconfiguration set or the \
                       AWS_ROLE_ARN env var is set.";
        return Err(CliError::General(message.to_owned()));
    }
    Ok(Some(match std::fs::read_to_string(session.environment.resolve(&path)) {
        Ok(_) => not_ours(name, "has web_identity_token_file"),
        Err(error) => CliError::General(format!("{}: {}", paramfile::os_error(&error), python::str_repr(&path))),
    }))
}

/// What IAM Identity Center needs of a profile.
const SSO: [&str; 4] = ["sso_role_name", "sso_account_id", "sso_start_url", "sso_region"];

/// Why IAM Identity Center gives no keys, as [`web_identity`] does.
///
/// # Errors
/// A profile with some of its settings, but not all.
pub fn sso(session: &Session<'_>, name: &str, profile: &Profile<'_>) -> Result<Option<CliError>, CliError> {
    let of_profile = |setting: &str| profile.text(setting).map(|text| text.value);
    // The role or the account tells that it is meant; its address alone does not.
    if of_profile("sso_role_name").is_none() && of_profile("sso_account_id").is_none() {
        return Ok(None);
    }
    let shared_name = of_profile("sso_session");
    let shared = match &shared_name {
        None => &Section::default(),
        Some(shared) => session
            .files
            .subsection("sso-session", shared)
            .ok_or_else(|| CliError::General(format!("The specified sso-session does not exist: \"{shared}\"")))?,
    };
    for (setting, value) in shared {
        let shared = value.as_text().unwrap_or_default();
        if let Some(own) = of_profile(setting).filter(|own| own != shared) {
            return Err(CliError::General(format!(
                "The value for {setting} is inconsistent between profile ({own}) and sso-session ({shared})."
            )));
        }
    }
    let is_shared = |wanted: &str| shared.iter().any(|(setting, value)| setting == wanted && is_text(value));
    let missing: Vec<&str> =
        SSO.into_iter().filter(|setting| of_profile(setting).is_none() && !is_shared(setting)).collect();
    if !missing.is_empty() {
        return Err(CliError::General(format!(
            "The profile \"{name}\" is configured to use SSO but is missing required configuration: {}",
            missing.join(", ")
        )));
    }
    if has_kept(session.environment, "sso") {
        return Ok(Some(not_ours(name, "signs in to IAM Identity Center")));
    }
    let token = shared_name.or_else(|| of_profile("sso_start_url")).unwrap_or_default();
    Ok(Some(CliError::General(format!("Error loading SSO Token: Token for {token} does not exist"))))
}

/// Why `aws login` gives no keys, which AWS CLI tells at once. None if the profile does not ask for it.
pub fn login(session: &Session<'_>, name: &str, profile: &Profile<'_>) -> Option<CliError> {
    let login = profile.text("login_session")?.value;
    if has_kept(session.environment, "login") {
        return Some(not_ours(name, "has login_session"));
    }
    Some(CliError::General(format!(
        "Error loading login session token: Unable to load a existing login session for session {login}, Please \
         reauthenticate with 'aws login'."
    )))
}

fn is_text(setting: &Setting) -> bool {
    setting.as_text().is_some()
}

/// Whether AWS CLI has ever signed in so and kept what it got: then its complaint would not be true.
fn has_kept(environment: &Environment, kind: &str) -> bool {
    let directory = environment.expand(&format!("~/.aws/{kind}/cache"));
    std::fs::read_dir(environment.resolve(directory)).is_ok_and(|mut entries| entries.next().is_some())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::aws_files::AwsFiles;
    use super::super::credentials::{Credentials, find};
    use super::*;
    use crate::base::config::Config;

    /// What is said of profile `p`: at once, or when a request is signed.
    fn told(config: &str, variables: &[(&'static str, &'static str)]) -> (&'static str, String) {
        let environment =
            Environment::isolated(Path::new("/nowhere"), variables.iter().copied()).with("AWS_PROFILE", "p");
        let ours = Config::default();
        let files = AwsFiles::of_texts(&format!("[profile p]\n{config}"), "").unwrap();
        match find(&Session::new(&environment, &ours, files)) {
            Err(error) => ("at once", error.to_string()),
            Ok(Some(Credentials::Unobtainable(error))) => ("later", error.to_string()),
            Ok(_) => ("never", String::new()),
        }
    }

    #[test]
    fn identity_center_needs_all_its_settings() {
        let later = |text: &str| ("later", text.to_owned());
        let at_once = |text: &str| ("at once", text.to_owned());
        let full = "sso_start_url=https://x\nsso_region=r\nsso_account_id=1\nsso_role_name=r\n";
        assert_eq!(told(full, &[]), later("Error loading SSO Token: Token for https://x does not exist"));
        assert_eq!(told("sso_start_url=https://x\nsso_region=r\n", &[]).0, "never");
        let missing = "The profile \"p\" is configured to use SSO but is missing required configuration: ";
        assert_eq!(
            told("sso_account_id=1\n", &[]),
            at_once(&format!("{missing}sso_role_name, sso_start_url, sso_region"))
        );
        let shared = "sso_session=s\nsso_account_id=1\nsso_role_name=r\n";
        assert_eq!(told(shared, &[]), at_once("The specified sso-session does not exist: \"s\""));
        let section = "[sso-session s]\nsso_region=r\nsso_start_url=https://x\n";
        let token = "Error loading SSO Token: Token for s does not exist";
        assert_eq!(told(&format!("{shared}{section}"), &[]), later(token));
        let inconsistent = "The value for sso_region is inconsistent between profile (q) and sso-session (r).";
        assert_eq!(told(&format!("{shared}sso_region=q\n{section}"), &[]), at_once(inconsistent));
    }

    #[test]
    fn a_web_identity_needs_a_role_and_a_file() {
        let variables = [("AWS_WEB_IDENTITY_TOKEN_FILE", "/nowhere/t")];
        let (when, message) = told("", &variables);
        assert_eq!(when, "at once");
        assert!(message.contains("has no role ARN configured. Ensure that the profile has the role_arnconfiguration"));
        let missing = "[Errno 2] No such file or directory: '/nowhere/t'".to_owned();
        assert_eq!(told("role_arn=r\nweb_identity_token_file=/nowhere/t\n", &[]), ("later", missing.clone()));
        assert_eq!(told("", &[variables[0], ("AWS_ROLE_ARN", "r")]), ("later", missing));
    }

    #[test]
    fn a_login_is_told_at_once() {
        let (when, message) = told("login_session=arn:x\n", &[]);
        let expected = "Error loading login session token: Unable to load a existing login session for session arn:x, \
                        Please reauthenticate with 'aws login'.";
        assert_eq!((when, message.as_str()), ("at once", expected));
    }
}
