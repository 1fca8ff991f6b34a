//! `vpce accounts`: the profiles that are known, and how an account's letters map to zones.

use anyhow::{Context as _, bail, ensure};
use clap::{Args, Subcommand};

use super::{Context, described, table};
use crate::base::config::{Config, Profile};
use crate::base::config_edit::ConfigFile;
use crate::cli::aws_files::AwsFiles;
use crate::cli::credentials::{self, Credentials, caller_of_account};
use crate::cli::profile::{BUILT_IN, OUR_REGION, Session};
use crate::domain::account::{self, is_account};
use crate::domain::arn::Arn;
use crate::domain::regions::{Region, ZoneMap};
use crate::store::{Scope, subnets};

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Accounts {
    #[command(subcommand)]
    command: Option<AccountsCommand>,
}

#[derive(Debug, Subcommand)]
enum AccountsCommand {
    /// Show the profiles that are known, and where each comes from.
    List,
    /// Add a profile to our config.toml.
    Add(Add),
    /// Remove a profile from our config.toml.
    Remove {
        /// The profile.
        name: String,
    },
    /// Show which zones the letters of accounts mean, or set them for an account that has no subnets yet.
    Zones(Zones),
}

#[derive(Debug, Args)]
struct Add {
    /// The profile.
    name: String,
    /// 12 digits.
    #[arg(long, value_name = "NUMBER")]
    account: String,
    /// Who acts in it: a user or a role of the account, if not its root.
    #[arg(long, value_name = "ARN")]
    principal: Option<String>,
    /// Where, if not in us-east-1.
    #[arg(long, value_name = "NAME")]
    region: Option<String>,
}

#[derive(Debug, Args)]
struct Zones {
    /// An account or a profile; without it, all that are known.
    account: Option<String>,
    /// The Region, if it is not the profile's.
    #[arg(long, value_name = "NAME")]
    region: Option<String>,
    /// The ids of its zones, in the order of the letters, nothing for one that it lacks: use1-az2,,use1-az1,…
    #[arg(long, value_name = "IDS", value_delimiter = ',', requires = "account", conflicts_with_all = ["shuffled", "default"])]
    set: Option<Vec<String>>,
    /// A map that follows from the account's number, in which `a` is another zone than by default.
    #[arg(long, requires = "account", conflicts_with = "default")]
    shuffled: bool,
    /// The map of all accounts that have none of their own.
    #[arg(long, requires = "account")]
    default: bool,
}

/// A profile as it is listed.
struct Known {
    name: String,
    account: Option<String>,
    principal: String,
    region: String,
    from: String,
}

impl Accounts {
    pub(super) fn run(self, context: &mut Context<'_, '_>) -> anyhow::Result<()> {
        match self.command {
            None | Some(AccountsCommand::List) => list(context),
            Some(AccountsCommand::Add(add)) => add.run(context),
            Some(AccountsCommand::Remove { name }) => remove(&name, context),
            Some(AccountsCommand::Zones(zones)) => zones.run(context),
        }
    }
}

fn list(context: &mut Context<'_, '_>) -> anyhow::Result<()> {
    let config = Config::load(context.environment).map_err(anyhow::Error::msg)?;
    let known = known(context, &config)?;
    let cells = |known: Known| {
        let account = known.account.unwrap_or_else(|| "unknown".to_owned());
        vec![known.name, account, known.principal, known.region, known.from]
    };
    let text = table::render(context.io, &["Profile", "Account", "Principal", "Region", "From"], known, cells);
    Ok(context.io.print(&text)?)
}

/// AWS's profiles, then ours, then those that are built in.
fn known(context: &Context<'_, '_>, config: &Config) -> anyhow::Result<Vec<Known>> {
    let mut session = Session::new(context.environment, config, AwsFiles::load(context.environment)?);
    let mut names = session.files.profile_names();
    let ours = config.profiles.keys().map(String::as_str).chain(BUILT_IN.iter().map(|(name, _)| *name));
    for name in ours {
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    Ok(names.into_iter().map(|name| known_as(name, &mut session, config)).collect())
}

fn known_as(name: String, session: &mut Session<'_>, config: &Config) -> Known {
    session.set_profile(Some(&name));
    let region = session.profile_region().unwrap_or_default();
    let unknown = |from: String| (None, String::new(), from);
    let text = |setting| session.find_profile(&name)?.text(setting);
    let (account, principal, from) = if let Some(role) = text("role_arn") {
        let account = Arn::parse(&role.value).map(|arn| arn.account.to_owned());
        (account, role.value, described(&role.source))
    } else if let Some(process) = text("credential_process") {
        // Nothing is run for a list.
        unknown(format!("credential_process in {}", described(&process.source)))
    } else {
        match credentials::find(session) {
            Ok(Some(Credentials::Keys(keys))) => {
                let caller = keys.caller(&region, config);
                (Some(caller.account), caller.principal, described(&keys.source))
            }
            Ok(Some(Credentials::Own(own))) => {
                let caller = caller_of_account(&own.account, own.principal.as_deref(), &region);
                (Some(caller.account), caller.principal, described(&own.source))
            }
            Ok(Some(Credentials::Role(role))) => unknown(described(&role.source)),
            Ok(Some(Credentials::Unobtainable(error))) | Err(error) => unknown(error.to_string()),
            Ok(None) => {
                let caller = caller_of_account(account::DEFAULT, None, &region);
                (Some(caller.account), caller.principal, "AWS's files, without keys".to_owned())
            }
        }
    };
    Known { name, account, principal, region, from }
}

impl Add {
    fn run(self, context: &mut Context<'_, '_>) -> anyhow::Result<()> {
        let Self { name, account, principal, region } = self;
        ensure!(
            !name.is_empty() && !name.starts_with('-') && !name.chars().any(char::is_control),
            "'{}' cannot be the name of a profile",
            name.escape_default()
        );
        ensure!(is_account(&account), "account '{account}' is not 12 digits");
        if let Some(principal) = &principal {
            let arn = Arn::parse(principal).filter(|arn| ["iam", "sts"].contains(&arn.service));
            let arn = arn.with_context(|| format!("principal '{principal}' is not the ARN of a user or a role"))?;
            ensure!(arn.account == account, "principal '{principal}' is not of the account {account}");
        }
        if let Some(region) = &region {
            ensure!(Region::find(region).is_some(), "there is no Region '{region}'");
        }
        // Ours would stand behind it, and have no effect.
        if AwsFiles::load(context.environment)?.profile(&name).is_some() {
            bail!(
                "AWS's files have a profile '{name}', which goes before ours: change it there, or choose another name"
            );
        }
        let mut file = ConfigFile::open(context.environment).map_err(anyhow::Error::msg)?;
        ensure!(
            !file.config.profiles.contains_key(&name),
            "there is a profile '{name}' already: `vpce accounts remove {name}` removes it"
        );
        file.set_profile(&name, &Profile { account, principal, region, policy: None }).map_err(anyhow::Error::msg)?;
        file.save().map_err(anyhow::Error::msg)
    }
}

fn remove(name: &str, context: &mut Context<'_, '_>) -> anyhow::Result<()> {
    let mut file = ConfigFile::open(context.environment).map_err(anyhow::Error::msg)?;
    if file.config.profiles.contains_key(name) {
        file.remove_profile(name);
        return file.save().map_err(anyhow::Error::msg);
    }
    if AwsFiles::load(context.environment)?.profile(name).is_some() {
        bail!("the profile '{name}' stands in AWS's files: remove it there");
    }
    ensure!(
        !BUILT_IN.iter().any(|(built_in, _)| *built_in == name),
        "the profile '{name}' is built in, and stays: another of that name goes before it, with `vpce accounts add`"
    );
    bail!("there is no profile '{name}'")
}

impl Zones {
    fn run(self, context: &mut Context<'_, '_>) -> anyhow::Result<()> {
        let config = Config::load(context.environment).or_else(|error| {
            // What is set may be the first thing in the file.
            ConfigFile::open(context.environment).map(|file| file.config).map_err(|_| anyhow::Error::msg(error))
        })?;
        let known = known(context, &config)?;
        let (accounts, region) = match &self.account {
            Some(number) if is_account(number) => (vec![number.clone()], OUR_REGION.to_owned()),
            Some(name) => {
                let found = known.into_iter().find(|known| known.name == *name);
                let found =
                    found.with_context(|| format!("'{name}' is neither a profile nor an account's 12 digits"))?;
                let account = found.account.with_context(|| format!("the account of '{name}' is not known"))?;
                (
                    vec![account],
                    Some(found.region).filter(|region| !region.is_empty()).unwrap_or_else(|| OUR_REGION.to_owned()),
                )
            }
            None => {
                let mut accounts: Vec<String> = known.into_iter().filter_map(|known| known.account).collect();
                accounts.extend(config.zone_maps.keys().cloned());
                accounts.sort();
                accounts.dedup();
                (accounts, OUR_REGION.to_owned())
            }
        };
        let name = self.region.clone().unwrap_or(region);
        let region = Region::find(&name).with_context(|| format!("there is no Region '{name}'"))?;
        let config = match accounts.first() {
            Some(account) if self.is_change() => self.change(context, account, region)?,
            _ => config,
        };
        print(context, &accounts, region, &config)
    }

    fn is_change(&self) -> bool {
        self.set.is_some() || self.shuffled || self.default
    }

    /// Changes an account's map, and gives the configuration with it.
    fn change(&self, context: &Context<'_, '_>, account: &str, region: &'static Region) -> anyhow::Result<Config> {
        let ids: Option<Vec<String>> = match &self.set {
            Some(ids) => Some(ids.iter().map(|id| id.trim().to_owned()).collect()),
            None if self.shuffled => {
                let ids = ZoneMap::shuffled(region, account).context("there is only one zone")?;
                Some(ids.into_iter().map(str::to_owned).collect())
            }
            None => None,
        };
        if let Some(ids) = &ids {
            ZoneMap::of_ids(region, ids).map_err(anyhow::Error::msg)?;
        }
        let mut file = ConfigFile::open(context.environment).map_err(anyhow::Error::msg)?;
        let of_account = file.config.zone_maps.get(account);
        if of_account.and_then(|maps| maps.get(region.name)) == ids.as_ref() {
            return Ok(file.config);
        }
        let mut embedded = context.embedded_by(&file.config)?;
        let scope = Scope { account, region: region.name };
        ensure!(
            !embedded.look(|tx| subnets::are_there(tx, scope))?,
            "{account} has subnets in {}, which keep the names of their zones: delete them first, or take another state",
            region.name
        );
        let ids: Option<Vec<&str>> = ids.as_ref().map(|ids| ids.iter().map(String::as_str).collect());
        file.set_zone_map(account, region.name, ids.as_deref()).map_err(anyhow::Error::msg)?;
        file.save().map_err(anyhow::Error::msg)?;
        Config::load(context.environment).map_err(anyhow::Error::msg)
    }
}

/// A line for each letter, a column for each account.
fn print(
    context: &mut Context<'_, '_>,
    accounts: &[String],
    region: &'static Region,
    config: &Config,
) -> anyhow::Result<()> {
    let map = |account: &String| match config.zone_maps.get(account).and_then(|maps| maps.get(region.name)) {
        Some(ids) => ZoneMap::of_ids(region, ids),
        None => Ok(ZoneMap::of_region(region)),
    };
    let maps: Vec<ZoneMap> = accounts.iter().map(map).collect::<Result<_, _>>().map_err(anyhow::Error::msg)?;
    let mut names: Vec<String> = maps.iter().flat_map(ZoneMap::names).collect();
    names.sort();
    names.dedup();
    let header: Vec<&str> = std::iter::once("Zone").chain(accounts.iter().map(String::as_str)).collect();
    let cells = |name: String| {
        let ids = maps.iter().map(|map| map.by_name(&name).map_or("", |zone| zone.id).to_owned());
        std::iter::once(name.clone()).chain(ids).collect()
    };
    let text = table::render(context.io, &header, names, cells);
    Ok(context.io.print(&text)?)
}
