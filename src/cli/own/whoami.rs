//! `vpce whoami`: for whom a command would act, and what decided it.

use clap::Args;

use super::{Context, described};
use crate::base::config::Config;
use crate::cli::aws_files::AwsFiles;
use crate::cli::credentials::{self, Credentials, caller_of_account};
use crate::cli::profile::{Session, Source};
use crate::domain::account;

#[derive(Debug, Args)]
pub(super) struct Whoami {
    /// Use this profile.
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
    /// Use this region.
    #[arg(long, value_name = "NAME")]
    region: Option<String>,
}

impl Whoami {
    pub(super) fn run(self, context: &mut Context<'_, '_>) -> anyhow::Result<()> {
        let config = Config::load(context.environment).map_err(anyhow::Error::msg)?;
        let mut session = Session::new(context.environment, &config, AwsFiles::load(context.environment)?);
        session.set_profile(self.profile.as_deref());
        session.profile()?;
        let profile = session.profile_name();
        let region = session.region(self.region.as_deref())?;
        let name = region.as_ref().map_or("", |region| region.value.as_str());
        let (account, principal, source) = match credentials::find(&session)? {
            Some(Credentials::Keys(keys)) => {
                let caller = keys.caller(name, &config);
                (caller.account, caller.principal, described(&keys.source))
            }
            Some(Credentials::Own(own)) => {
                let caller = caller_of_account(&own.account, own.principal.as_deref(), name);
                (caller.account, caller.principal, described(&own.source))
            }
            Some(Credentials::Role(role)) => {
                (String::new(), role.role_arn.clone(), format!("a role to be assumed, {}", described(&role.source)))
            }
            Some(Credentials::Unobtainable(error)) => return Err(error.into()),
            None => {
                let caller = caller_of_account(account::DEFAULT, None, name);
                (caller.account, caller.principal, "there are no credentials anywhere".to_owned())
            }
        };
        let mut rows = Vec::new();
        if let Some(profile) = profile {
            rows.push(("profile", profile.value, described(&profile.source)));
        }
        let policy = config.policy_of(&principal).map(|path| path.file_name().unwrap_or(path.as_os_str()));
        rows.push(("account", account, source.clone()));
        rows.push(("principal", principal, source));
        rows.extend(policy.map(|name| ("policy", name.to_string_lossy().into_owned(), described(&Source::OwnConfig))));
        match region {
            Some(region) => rows.push(("region", region.value, described(&region.source))),
            None => rows.push(("region", "none".to_owned(), "set AWS_REGION or use --region".to_owned())),
        }
        let width = rows.iter().map(|(_, value, _)| value.len()).max().unwrap_or(0);
        let lines = rows.iter().filter(|(_, value, _)| !value.is_empty());
        for (name, value, by) in lines {
            context.io.print(&format!("{name:<10} {value:<width$}  ({by})\n"))?;
        }
        Ok(())
    }
}
