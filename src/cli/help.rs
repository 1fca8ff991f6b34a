//! `help`: the command tree as clap holds it, own commands with derive, services and operations out of the tables. Texts are
//! our own. Man pages and completions say the same of options (`describe`).
//!
//! The words of a line are not parsed by this tree but by `argparse.rs`, so that they mean what AWS CLI takes them for.

use clap::{Arg, ArgAction, Command};

use super::command::Topic;
use super::describe::{self, Described, GLOBALS, Global};
use super::errors::CliError;
use super::io::Io;
use super::own;
use super::pager::Pager;
use crate::model::shape::Waiter;
use crate::model::{Operation, SERVICES, Service};

/// What help is asked about.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'a> {
    /// Everything, or what the words behind `help` name.
    Overview(&'a [String]),
    /// A service, or something of it.
    Of(&'static Service, Topic),
}

/// Prints help about a subject, through a pager if there is one: help needs no setting to be right.
///
/// # Errors
/// When there is no such command, or nobody reads it any more.
pub fn show(subject: Subject<'_>, pager: Option<Pager>, io: &mut Io<'_>) -> Result<(), CliError> {
    let width = io.terminal.map_or(100, |terminal| terminal.columns.clamp(60, 140));
    let (command, path) = command(subject)?;
    let mut command = command.bin_name(path).term_width(width).disable_help_flag(true).disable_help_subcommand(true);
    let text = command.render_help().to_string();
    let text: String = text.lines().flat_map(|line| [line.trim_end(), "\n"]).collect();
    // Help that no pager can show is shown without.
    match pager.map(|mut pager| pager.write(&text)) {
        None | Some(Err(CliError::Pager(_))) => io.print(&text),
        Some(written) => written,
    }
}

fn command(subject: Subject<'_>) -> Result<(Command, String), CliError> {
    match subject {
        Subject::Overview(words) => named(words),
        Subject::Of(service, topic) => Ok(of(service, topic)),
    }
}

fn of(service: &'static Service, topic: Topic) -> (Command, String) {
    let path = format!("vpce {}", service.command);
    match topic {
        Topic::Service => (of_service(service), path),
        Topic::Wait => (of_wait(service), format!("{path} wait")),
        Topic::Waiter(waiter) => {
            let polled = service.operation_by_name(waiter.operation);
            let options = polled.map(|operation| describe::of_operation(service, operation, true));
            let command = with_options(of_waiter(waiter), options.unwrap_or_default());
            (command, format!("{path} wait {}", waiter.command))
        }
        Topic::Operation(operation) => {
            let options = describe::of_operation(service, operation, false);
            let command = with_options(of_operation(operation), options);
            (command.after_help(example(operation)), format!("{path} {}", operation.command))
        }
    }
}

/// What the words behind `help` name: `help ec2 create-vpc` is `ec2 create-vpc help`.
fn named(words: &[String]) -> Result<(Command, String), CliError> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let Some((first, rest)) = words.split_first() else { return Ok((tree(), "vpce".to_owned())) };
    let unknown =
        || CliError::ParamValidation(format!("there is no command '{}': `vpce help` lists them", words.join(" ")));
    let Some(service) = Service::find(first) else {
        let mut found = tree();
        for word in &words {
            found = found.find_subcommand(word).cloned().ok_or_else(unknown)?;
        }
        return Ok((found, format!("vpce {}", words.join(" "))));
    };
    let topic = match rest {
        [] => Some(Topic::Service),
        ["wait"] => Some(Topic::Wait),
        ["wait", waiter, ..] => service.waiters.iter().find(|it| it.command == *waiter).map(Topic::Waiter),
        [operation, ..] => service.operation(operation).map(Topic::Operation),
    };
    topic.map(|topic| of(service, topic)).ok_or_else(unknown)
}

/// The whole tree, without the options of operations.
pub fn tree() -> Command {
    let configure = Command::new("configure").about("AWS's settings: list, get, set, list-profiles");
    own::command()
        .subcommands(SERVICES.iter().map(|service| of_service(service)))
        .subcommand(configure)
        .next_help_heading("Options of every operation")
        .args(GLOBALS.iter().map(global))
        .after_help(
            "`vpce ec2 help`, `vpce ec2 create-vpc-endpoint help` and `vpce tour --help` say more; `vpce man DIR` makes man \
             pages.\nExit codes: 252 usage, 253 configuration, 254 the service refused, 255 everything else.",
        )
}

fn of_service(service: &'static Service) -> Command {
    let about = format!("{} ({} operations)", service.service_id, service.operations.len());
    let wait = (!service.waiters.is_empty()).then(|| of_wait(service));
    Command::new(service.command)
        .about(about)
        .subcommand_value_name("OPERATION")
        .subcommand_help_heading("Operations")
        .subcommands(service.operations.iter().map(of_operation))
        .subcommands(wait)
}

fn of_wait(service: &'static Service) -> Command {
    let waiters = service.waiters.iter().map(of_waiter);
    Command::new("wait").about("Polls until something is so").subcommand_value_name("WHAT").subcommands(waiters)
}

fn of_waiter(waiter: &'static Waiter) -> Command {
    let Waiter { command, operation, delay, max_attempts, .. } = waiter;
    Command::new(command).about(format!("Polls {operation} every {delay} s, at most {max_attempts} times"))
}

fn of_operation(operation: &'static Operation) -> Command {
    Command::new(operation.command).about(operation.help)
}

/// A command with the options of an operation, and those that every operation has.
fn with_options(command: Command, options: Vec<Described>) -> Command {
    let most_used = GLOBALS.iter().take(9).map(global);
    command.args(options.iter().map(option)).next_help_heading("Options of every operation").args(most_used)
}

fn example(operation: &Operation) -> String {
    let lines = describe::on_lines(operation.example).replace('\n', "\n  ");
    if lines.is_empty() { lines } else { format!("Example:\n  {lines}") }
}

fn global(Global { name, value, about }: &'static Global) -> Arg {
    let arg = Arg::new(*name).long(name.trim_start_matches('-')).help(*about);
    if value.is_empty() { arg.action(ArgAction::SetTrue) } else { arg.value_name(*value) }
}

fn option(option: &Described) -> Arg {
    let arg = Arg::new(option.name).long(option.name).help(option.text()).required(option.required);
    match (option.value, option.is_many) {
        ("", _) => arg.action(ArgAction::SetTrue),
        (value, true) => arg.value_name(value).num_args(0..),
        (value, false) => arg.value_name(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::environment::Environment;
    use crate::cli::alias::Aliases;
    use crate::cli::command::{self, Command, Scope};
    use crate::cli::{globals, shell_words, validate};
    use crate::query::Expression;

    #[test]
    fn examples_are_commands() {
        let mut examples = 0;
        let (environment, aliases) = (Environment::default(), Aliases::default());
        for service in SERVICES {
            for operation in service.operations.iter().filter(|operation| !operation.example.is_empty()) {
                examples += 1;
                let words = shell_words::split(operation.example).unwrap();
                let (globals, rest) = globals::parse(&words[1..], &[]).unwrap();
                assert_eq!(rest.command.as_deref(), Some(service.command), "{}", operation.example);
                globals.query.iter().for_each(|query| assert!(Expression::compile(query).is_ok(), "{query}"));
                let scope = Scope { globals: &globals, environment: &environment, aliases: &aliases };
                match command::parse(service, &[], &rest.words, scope).unwrap() {
                    Command::Call(call) => {
                        assert_eq!(call.operation.name, operation.name);
                        validate::validate(operation.input, &call.params.into()).unwrap();
                    }
                    other => panic!("{}: {other:?}", operation.example),
                }
            }
        }
        assert_eq!(examples, 22, "one for each operation of PrivateLink");
    }

    #[test]
    fn words_behind_help_name_a_topic() {
        let found = |words: &str| named(&words.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
        let path = |words: &str| found(words).unwrap().1;
        assert_eq!(path(""), "vpce");
        assert_eq!(path("ec2"), "vpce ec2");
        assert_eq!(path("ec2 create-vpc"), "vpce ec2 create-vpc");
        assert_eq!(path("ec2 wait"), "vpce ec2 wait");
        assert_eq!(path("elbv2 wait load-balancer-exists"), "vpce elbv2 wait load-balancer-exists");
        assert_eq!(path("tour"), "vpce tour");
        assert_eq!(path("state save"), "vpce state save");
        assert!(["nope", "ec2 nope", "tour nope"].into_iter().all(|words| found(words).is_err()));
    }
}
