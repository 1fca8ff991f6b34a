//! `vpce env`: what makes everything that is called like AWS CLI act as a profile, as assignments for a shell.
//!
//! Keys do that everywhere, also for programs that do not know our profiles. A profile with a principal of its own, or with
//! settings in AWS's files, is named instead: keys alone would not say all of it.

use clap::{Args, ValueEnum};

use super::Context;
use crate::base::config::Config;
use crate::cli::aws_files::AwsFiles;
use crate::cli::credentials::{Keys, caller_of_account};
use crate::cli::profile::{Session, Source};
use crate::cli::shell_words;

#[derive(Debug, Args)]
pub(super) struct Env {
    /// The profile.
    #[arg(required_unless_present = "unset", conflicts_with = "unset")]
    profile: Option<String>,
    /// For this shell.
    #[arg(long, value_enum, default_value_t = Shell::Bash)]
    shell: Shell,
    /// Take back what it sets.
    #[arg(long)]
    unset: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Shell {
    /// Any shell of POSIX: eval "$(vpce env consumer)"
    Bash,
    /// vpce env consumer --shell elvish | eval (slurp)
    Elvish,
    /// vpce env consumer --shell fish | source
    Fish,
    /// vpce env consumer --shell powershell | Out-String | Invoke-Expression
    Powershell,
    /// eval "$(vpce env consumer)"
    Zsh,
}

const KEY: &str = "AWS_ACCESS_KEY_ID";
const SECRET: &str = "AWS_SECRET_ACCESS_KEY";
const PROFILE: &str = "AWS_PROFILE";
const REGIONS: [&str; 2] = ["AWS_REGION", "AWS_DEFAULT_REGION"];

/// What would say otherwise who calls.
const OTHERS: [&str; 3] = ["AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN", "AWS_DEFAULT_PROFILE"];

impl Env {
    pub(super) fn run(self, context: &mut Context<'_, '_>) -> anyhow::Result<()> {
        let mut settings = match &self.profile {
            Some(name) => settings_of(name, context)?,
            None => [KEY, SECRET, PROFILE].iter().chain(&REGIONS).chain(&OTHERS).map(|name| (*name, None)).collect(),
        };
        // The state that was named goes with it.
        if let Some(state) = &context.state {
            let state = context.environment.resolve(state).to_string_lossy().into_owned();
            settings.push(("VPCE_STATE", Some(state).filter(|_| !self.unset)));
        }
        let lines: Vec<String> = settings
            .iter()
            .map(|(name, value)| {
                value.as_ref().map_or_else(|| self.shell.unset(name), |value| self.shell.set(name, value))
            })
            .collect();
        Ok(context.io.print(&lines.concat())?)
    }
}

/// Variables and their values; those without one are to be unset.
fn settings_of(name: &str, context: &Context<'_, '_>) -> anyhow::Result<Vec<(&'static str, Option<String>)>> {
    let config = Config::load(context.environment).map_err(anyhow::Error::msg)?;
    let mut session = Session::new(context.environment, &config, AwsFiles::load(context.environment)?);
    session.set_profile(Some(name));
    let profile = session.profile()?;
    let mut settings = match profile.own.as_ref().filter(|_| profile.files.is_none()) {
        Some(own) if says_all(&own.account, own.principal.as_deref(), &config) => {
            vec![(KEY, Some(own.account.clone())), (SECRET, Some(own.account.clone())), (PROFILE, None)]
        }
        _ => vec![(PROFILE, Some(name.to_owned())), (KEY, None), (SECRET, None)],
    };
    settings.extend(OTHERS.map(|name| (name, None)));
    let region = session.profile_region();
    settings.extend(REGIONS.iter().filter(|_| region.is_some()).map(|name| (*name, region.clone())));
    let server = context.environment.non_empty_var("AWS_ENDPOINT_URL");
    settings.extend(server.map(|url| ("AWS_ENDPOINT_URL", Some(url.to_owned()))));
    Ok(settings)
}

/// Whether a key that is the account's number means this principal of it: one may be registered as another's.
fn says_all(account: &str, principal: Option<&str>, config: &Config) -> bool {
    let keys = Keys {
        access_key_id: account.to_owned(),
        secret_access_key: account.to_owned(),
        session_token: None,
        source: Source::Default,
    };
    let (by_key, by_profile) = (keys.caller("", config), caller_of_account(account, principal, ""));
    (by_key.account, by_key.principal) == (by_profile.account, by_profile.principal)
}

impl Shell {
    fn set(self, name: &str, value: &str) -> String {
        let doubled = || value.replace('\'', "''");
        match self {
            Self::Bash | Self::Zsh => format!("export {name}={}\n", shell_words::quote(value)),
            Self::Fish => {
                format!("set -gx {name} '{}';\n", value.replace('\\', "\\\\").replace('\'', "\\'"))
            }
            Self::Elvish => format!("set-env {name} '{}'\n", doubled()),
            Self::Powershell => format!("$Env:{name} = '{}'\n", doubled()),
        }
    }

    fn unset(self, name: &str) -> String {
        match self {
            Self::Bash | Self::Zsh => format!("unset {name}\n"),
            Self::Fish => format!("set -e {name};\n"),
            Self::Elvish => format!("unset-env {name}\n"),
            Self::Powershell => format!("Remove-Item -ErrorAction SilentlyContinue Env:{name}\n"),
        }
    }
}
