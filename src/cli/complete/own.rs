//! Words of our own commands, which clap knows.

use clap::{Arg, Command, ValueHint};

use super::{Answer, Candidate, own_commands};

/// The own commands and what they do.
pub(super) fn commands() -> Vec<Candidate> {
    subcommands(&own_commands::command())
}

/// The own command of this name.
pub(super) fn find(name: &str) -> Option<Command> {
    own_commands::command().get_subcommands().find(|command| command.get_name() == name).cloned()
}

/// What may stand behind these words of a command.
pub(super) fn answer(command: &Command, before: &[String], current: &str) -> Answer {
    let Some((first, rest)) = before.split_first() else { return at_start(command, before, current) };
    match command.find_subcommand(first) {
        Some(found) => answer(found, rest, current),
        None => at_start(command, before, current),
    }
}

fn at_start(command: &Command, before: &[String], current: &str) -> Answer {
    let named = |word: &str| {
        let long = word.strip_prefix("--")?;
        command.get_arguments().find(|arg| arg.get_long() == Some(long) && arg.get_action().takes_values())
    };
    if let Some((name, _)) = current.split_once('=') {
        return named(name).map_or(Answer::NONE, |arg| values(arg, &format!("{name}=")));
    }
    if let Some(arg) = before.last().and_then(|word| named(word)) {
        return values(arg, "");
    }
    if current.starts_with('-') {
        let is_free = |arg: &&Arg| arg.get_long().is_some_and(|long| !before.contains(&format!("--{long}")));
        let name =
            |arg: &Arg| Candidate::new(format!("--{}", arg.get_long().unwrap_or_default()), about(arg.get_help()));
        return Answer::Words(command.get_arguments().filter(is_free).map(name).collect());
    }
    let subcommands = subcommands(command);
    if !subcommands.is_empty() {
        return Answer::Words(subcommands);
    }
    let taken = before.iter().filter(|word| !word.starts_with('-')).count();
    command.get_positionals().nth(taken).map_or(Answer::NONE, |arg| values(arg, ""))
}

fn values(arg: &Arg, before: &str) -> Answer {
    let choices = arg.get_possible_values();
    if choices.is_empty() {
        return match arg.get_value_hint() {
            ValueHint::FilePath | ValueHint::DirPath | ValueHint::AnyPath => Answer::Files(before.to_owned()),
            _ => Answer::NONE,
        };
    }
    let candidate = |value: clap::builder::PossibleValue| {
        Candidate::new(format!("{before}{}", value.get_name()), about(value.get_help()))
    };
    Answer::Words(choices.into_iter().map(candidate).collect())
}

fn subcommands(command: &Command) -> Vec<Candidate> {
    let shown = command.get_subcommands().filter(|command| !command.is_hide_set());
    shown.map(|command| Candidate::new(command.get_name(), about(command.get_about()))).collect()
}

fn about(text: Option<&clap::builder::StyledStr>) -> String {
    text.map(ToString::to_string).unwrap_or_default()
}
