//! `help`: the overview, a service, an operation, a waiter. Texts are our own and come with the tables.
//!
//! What does not belong here: help of our own commands, which clap writes (`own`).

use std::fmt::Write as _;

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
    let text = match subject {
        Subject::Overview(_) => overview(),
        Subject::Of(service, Topic::Service) => of_service(service),
        Subject::Of(service, Topic::Operation(operation)) => of_operation(service, operation),
        Subject::Of(service, Topic::Wait) => of_wait(service),
        Subject::Of(service, Topic::Waiter(waiter)) => of_waiter(service, waiter),
    };
    io.print(&text)
}

/// The overview of `vpce help`.
pub fn overview() -> String {
    let services = SERVICES.iter().map(|service| (service.command.to_owned(), operations_of(service)));
    format!(
        "vpce: AWS PrivateLink on one machine.\n\n\
         Usage:\n  vpce [--state FILE] <service> <operation> [options]\n  vpce [--state FILE] <command>\n\n\
         Services:\n{}\nCommands:\n{}\n\
         `vpce <service> help` lists operations, `vpce <service> <operation> help` options.\n",
        list(services),
        list(own::overview())
    )
}

fn operations_of(service: &Service) -> String {
    format!("{} operations of {}", service.operations.len(), service.service_id)
}

fn of_service(service: &Service) -> String {
    let operations =
        service.operations.iter().map(|operation| (operation.command.to_owned(), operation.help.to_owned()));
    let waiters = if service.waiters.is_empty() { "" } else { "  wait\n" };
    format!("vpce {} <operation> [options]\n\nOperations:\n{}{waiters}", service.command, list(operations))
}

fn of_wait(service: &Service) -> String {
    let waiters = service.waiters.iter().map(|waiter| (waiter.command.to_owned(), checks(waiter)));
    format!("vpce {} wait <what> [options]\n\nPolls until something is so:\n{}", service.command, list(waiters))
}

fn of_waiter(service: &Service, waiter: &Waiter) -> String {
    let polled = service.operation_by_name(waiter.operation).map_or_else(String::new, options);
    format!("vpce {} wait {}\n\n{}\n\nOptions:\n{polled}", service.command, waiter.command, checks(waiter))
}

fn checks(waiter: &Waiter) -> String {
    format!("Polls {} every {} s, at most {} times.", waiter.operation, waiter.delay, waiter.max_attempts)
}

fn of_operation(service: &Service, operation: &Operation) -> String {
    let required: String = operation
        .members()
        .iter()
        .filter(|member| member.required)
        .fold(String::new(), |line, member| line + " --" + member.option + &value(member));
    let (service, command) = (service.command, operation.command);
    format!("vpce {service} {command}{required} [options]\n\n{}\n\nOptions:\n{}", operation.help, options(operation))
}

fn options(operation: &Operation) -> String {
    let option = |member: &Member| {
        let mut about = member.help.to_owned();
        if let Kind::String { choices, .. } = member.shape.kind
            && !choices.is_empty()
        {
            let _ = write!(about, "{}One of: {}.", if about.is_empty() { "" } else { " " }, choices.join(", "));
        }
        if member.required {
            about.insert_str(0, if about.is_empty() { "Required." } else { "Required. " });
        }
        (format!("--{}{}", member.option, value(member)), about)
    };
    list(operation.members().iter().map(option))
}

/// What stands behind an option.
fn value(member: &Member) -> String {
    match member.shape.kind {
        Kind::Boolean => format!(" | --no-{}", member.option),
        Kind::Integer(_) | Kind::Long(_) | Kind::Float | Kind::Double => " NUMBER".to_owned(),
        Kind::List { item, .. } if item.is_scalar() => " TEXT ...".to_owned(),
        Kind::List { .. } => " KEY=VALUE,... ...".to_owned(),
        Kind::Structure(_) | Kind::Map { .. } => " KEY=VALUE,...".to_owned(),
        Kind::String { .. } | Kind::Timestamp | Kind::Blob => " TEXT".to_owned(),
    }
}

/// Names and a line each; a name that is too long has its line below it.
fn list(rows: impl IntoIterator<Item = (String, String)>) -> String {
    const WIDTH: usize = 30;
    let mut text = String::new();
    for (name, about) in rows {
        let _ = match (about.as_str(), name.len() < WIDTH) {
            ("", _) => writeln!(text, "  {name}"),
            (about, true) => writeln!(text, "  {name:<WIDTH$}{about}"),
            (about, false) => writeln!(text, "  {name}\n  {:<WIDTH$}{about}", ""),
        };
    }
    text
}
