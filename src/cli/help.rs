//! `help`: the command tree as clap holds it, own commands with derive, services and operations out of the tables. Texts are
//! our own. Man pages and completions are made of the same tree.
//!
//! The words of a line are not parsed by this tree but by `argparse.rs`, so that they mean what AWS CLI takes them for.

use std::fmt::Write as _;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command};

use super::command::Topic;
use super::errors::CliError;
use super::io::Io;
use super::own;
use crate::model::shape::Waiter;
use crate::model::{Kind, Member, Operation, SERVICES, Service};

/// What help is asked about.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'a> {
    /// Everything, with the words that stood behind `help`.
    Overview(&'a [String]),
    /// A service, or something of it.
    Of(&'static Service, Topic),
}

/// Prints help about a subject.
///
/// # Errors
/// When nobody reads it any more.
pub fn show(subject: Subject<'_>, io: &mut Io<'_>) -> Result<(), CliError> {
    let (command, path) = match subject {
        Subject::Overview(_) => (tree(), "vpce".to_owned()),
        Subject::Of(service, topic) => {
            let path = format!("vpce {}", service.command);
            match topic {
                Topic::Service => (of_service(service), path),
                Topic::Wait => (of_wait(service), format!("{path} wait")),
                Topic::Waiter(waiter) => {
                    (options(of_waiter(waiter), service, waiter.operation), format!("{path} wait {}", waiter.command))
                }
                Topic::Operation(operation) => {
                    let command = options(of_operation(operation), service, operation.name);
                    (command, format!("{path} {}", operation.command))
                }
            }
        }
    };
    let width = io.terminal.map_or(100, |terminal| terminal.columns.clamp(60, 140));
    let mut command = command.bin_name(path).term_width(width).disable_help_flag(true).disable_help_subcommand(true);
    io.print(&command.render_help().to_string())
}

/// The whole tree, without the options of operations.
pub fn tree() -> Command {
    own::command().subcommands(SERVICES.iter().map(|service| of_service(service)))
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
fn options(command: Command, service: &'static Service, operation: &str) -> Command {
    let members = service.operation_by_name(operation).map_or(&[][..], Operation::members);
    command.args(members.iter().map(option)).next_help_heading("Options of every operation").args(GLOBALS.map(global))
}

/// The options of every operation that people use most; the others are AWS CLI's too.
const GLOBALS: [(&str, &str, &str); 8] = [
    ("profile", "NAME", "Act for this profile; `provider` and `consumer` are built in"),
    ("region", "NAME", "Act in this Region"),
    ("query", "JMESPATH", "Print only what this expression selects"),
    ("output", "FORMAT", "json, text, table, yaml, yaml-stream or off"),
    ("cli-input-json", "TEXT", "Take input from JSON, or from file://…; other options win"),
    (
        "generate-cli-skeleton",
        "KIND",
        "Print a form of the input, or with `output` a sample of the answer, and do nothing",
    ),
    ("no-paginate", "", "Ask for one page only"),
    ("endpoint-url", "URL", "Send the call there instead of answering it from the state file"),
];

fn global((name, value, about): (&'static str, &'static str, &'static str)) -> Arg {
    let arg = Arg::new(name).long(name).help(about);
    if value.is_empty() { arg.action(ArgAction::SetTrue) } else { arg.value_name(value) }
}

fn option(member: &'static Member) -> Arg {
    let mut about = member.help.to_owned();
    if member.shape.is_boolean() {
        let _ = write!(about, "{}Or --no-{}", if about.is_empty() { "" } else { " " }, member.option);
    }
    let arg = Arg::new(member.option).long(member.option).help(about).required(member.required);
    match &member.shape.kind {
        Kind::Boolean => arg.action(ArgAction::SetTrue),
        Kind::Integer(_) | Kind::Long(_) | Kind::Float | Kind::Double => arg.value_name("NUMBER"),
        Kind::List { item, .. } if item.is_scalar() => arg.value_name("TEXT").num_args(0..),
        Kind::List { .. } => arg.value_name("KEY=VALUE,...").num_args(0..),
        Kind::Structure(_) | Kind::Map { .. } => arg.value_name("KEY=VALUE,..."),
        Kind::String { choices, .. } if !choices.is_empty() => {
            arg.value_name("TEXT").value_parser(PossibleValuesParser::new(*choices))
        }
        Kind::String { .. } | Kind::Timestamp | Kind::Blob => arg.value_name("TEXT"),
    }
}
