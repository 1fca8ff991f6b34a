//! Commands of our own, which stand beside AWS's services and never inside them.

mod accounts;
mod clock;
mod completions;
mod env;
mod events;
mod force;
mod generate;
mod key;
mod log;
mod man;
mod reset;
mod serve;
mod state;
mod status;
mod table;
mod tour;
mod whoami;

use std::io::{BufRead as _, IsTerminal as _};
use std::path::PathBuf;

use clap::{Command, CommandFactory as _, Parser, Subcommand};

use super::aws_files::Origin;
use super::complete;
use super::errors::{CliError, exit};
use super::help::{self, Subject};
use super::io::Io;
use super::profile::Source;
use super::suggest::close_matches;
use crate::api::Embedded;
use crate::base::config::Config;
use crate::base::environment::Environment;
use crate::base::interrupt;
use crate::model::names;
pub use serve::{Server, Serving};

/// What an own command works with.
pub struct Context<'a, 'io> {
    /// The variables and directories.
    pub environment: &'a Environment,
    /// `--state`
    pub state: Option<PathBuf>,
    /// Where it prints.
    pub io: &'a mut Io<'io>,
    /// What serves, if the program has it.
    pub server: Option<Server>,
}

/// AWS PrivateLink on one machine: a drop-in for the `aws ec2` VPC endpoint commands over a local state file.
#[derive(Debug, Parser)]
#[command(name = "vpce", disable_help_subcommand = true, max_term_width = 100)]
struct Line {
    /// The state file.
    #[arg(long, value_name = "FILE")]
    state: Option<PathBuf>,
    #[command(subcommand)]
    command: OwnCommand,
}

#[derive(Debug, Subcommand)]
enum OwnCommand {
    /// Play the whole story of connections between accounts, on a state file of its own.
    Tour(tour::Tour),
    /// Show accounts, services with their connections, and endpoints.
    Status,
    /// Show the state file: its path, size, version and whether it is sound; keep copies of it and put them back.
    State(state::State),
    /// Empty the state file.
    Reset(reset::Reset),
    /// Show the profiles that are known, add and remove our own, and map accounts' letters to zones.
    Accounts(accounts::Accounts),
    /// Print what makes a shell's commands act as a profile: eval "$(vpce env consumer)"
    Env(env::Env),
    /// Show what connection notifications told their topics, and what they could not tell and why. The newest 10,000 are
    /// kept.
    Events(events::Events),
    /// Put an endpoint, a service or a connection notification into a state that AWS alone gives it, so that scripts meet it.
    /// New ones fail by `[failures]` in the configuration.
    Force(force::Force),
    /// Answer AWS's APIs over HTTP from the state file, for every AWS client.
    Serve(serve::Serve),
    /// Show or set the state's clock, which may stand still or be ahead of the system's.
    Clock(clock::Clock),
    /// Show what was called: calls that changed something, and all that were refused. What was only read is not kept; of
    /// the rest the newest 10,000 are.
    Log(log::Log),
    /// Show which account, principal and region a command would act for, and what decided each.
    Whoami(whoami::Whoami),
    /// Print a shell's completions.
    Completions(completions::Completions),
    /// Write the man pages.
    Man(man::Man),
}

/// Runs a command of ours and gives its exit code; none if the line does not begin with one.
pub fn run(words: &[String], context: &mut Context<'_, '_>) -> Option<u8> {
    let first = words.first()?;
    if first == "--help" || first == "-h" {
        let shown = help::show(Subject::Overview(&[]), None, context.io);
        return Some(shown.map_or_else(|error| error.exit_code(), |()| exit::SUCCESS));
    }
    if first == complete::COMMAND {
        return Some(complete::run(&words[1..], context.environment, context.io));
    }
    if !OwnCommand::has_subcommand(first) {
        let meant = meant(first)?;
        context.io.complain(&format!("vpce: there is no command '{first}': did you mean `vpce {meant}`?\n"));
        return Some(exit::USAGE);
    }
    let line = match Line::try_parse_from(std::iter::once("vpce").chain(with_help(words))) {
        Ok(line) => line,
        Err(error) if error.use_stderr() => {
            context.io.complain(&error.to_string());
            return Some(exit::USAGE);
        }
        Err(help) => {
            return Some(context.io.print(&help.to_string()).map_or_else(|e| e.exit_code(), |()| exit::SUCCESS));
        }
    };
    interrupt::may_take_long();
    let done = match line.command {
        OwnCommand::Tour(tour) => tour.run(context),
        OwnCommand::Status => status::run(context),
        OwnCommand::State(state) => state.run(context),
        OwnCommand::Reset(reset) => reset.run(context),
        OwnCommand::Accounts(accounts) => accounts.run(context),
        OwnCommand::Env(env) => env.run(context),
        OwnCommand::Events(events) => events.run(context),
        OwnCommand::Force(force) => force.run(context),
        OwnCommand::Serve(serve) => serve.run(context),
        OwnCommand::Clock(clock) => clock.run(context),
        OwnCommand::Log(log) => log.run(context),
        OwnCommand::Whoami(whoami) => whoami.run(context),
        OwnCommand::Completions(completions) => completions.run(context),
        OwnCommand::Man(man) => man.run(context),
    };
    Some(done.map_or_else(|error| tell(&error, context.io), |()| exit::SUCCESS))
}

/// The command of ours that a word comes close to. One that is close to a command of AWS's is left to AWS CLI's words.
fn meant(word: &str) -> Option<String> {
    let aws = [names::SERVICES, &["help"]].concat();
    if word.starts_with('-') || aws.contains(&word) || !close_matches(word, &aws).is_empty() {
        return None;
    }
    let tree = command();
    let own: Vec<&str> = tree.get_subcommands().map(Command::get_name).collect();
    close_matches(word, &own).first().map(|&name| name.to_owned())
}

/// The words with `help` behind a command, or behind a command of one, as `--help`: so it is asked for everywhere else.
fn with_help(words: &[String]) -> impl Iterator<Item = &str> {
    let tree = command();
    let is_command = match words {
        [_, last] => last == "help",
        [first, second, last] if last == "help" => {
            tree.find_subcommand(first).is_some_and(|first| first.find_subcommand(second).is_some())
        }
        _ => false,
    };
    let help = is_command.then_some(words.len() - 1);
    words.iter().enumerate().map(move |(index, word)| if help == Some(index) { "--help" } else { word.as_str() })
}

/// Says in one line what went wrong and what it was done for, and gives the exit code.
fn tell(error: &anyhow::Error, io: &mut Io<'_>) -> u8 {
    let told = error.downcast_ref::<CliError>();
    if told != Some(&CliError::BrokenPipe) {
        io.complain(&format!("vpce: {error:#}\n"));
    }
    told.map_or(exit::GENERAL, CliError::exit_code)
}

/// The tree of our own commands.
pub fn command() -> Command {
    Line::command()
}

impl Context<'_, '_> {
    /// The service over the state file that this run means.
    fn embedded(&self) -> anyhow::Result<Embedded> {
        let config = Config::load(self.environment).map_err(anyhow::Error::msg)?;
        self.embedded_by(&config)
    }

    /// Asks at a terminal; elsewhere nobody could answer, and whoever wrote the line meant it.
    fn confirms(&mut self, question: &str) -> anyhow::Result<bool> {
        if self.io.terminal.is_none() || !std::io::stdin().is_terminal() {
            return Ok(true);
        }
        self.io.print(&format!("{question} [y/N] "))?;
        let mut answer = String::new();
        let read = std::io::stdin().lock().read_line(&mut answer);
        Ok(read.is_ok() && matches!(answer.trim(), "y" | "Y" | "yes"))
    }

    /// As [`Self::embedded`], by this configuration.
    fn embedded_by(&self, config: &Config) -> anyhow::Result<Embedded> {
        Embedded::of_environment(self.environment, config, self.state.as_deref()).map_err(anyhow::Error::msg)
    }
}

/// What decided a setting, in words.
fn described(source: &Source) -> String {
    match source {
        Source::Option(name) => (*name).to_owned(),
        Source::Variable(name) => name.clone(),
        Source::File(Origin::Config) => "AWS's config file".to_owned(),
        Source::File(Origin::Credentials) => "AWS's credentials file".to_owned(),
        Source::OwnConfig => "our config.toml".to_owned(),
        Source::BuiltIn => "built in".to_owned(),
        Source::Default => "default".to_owned(),
    }
}
