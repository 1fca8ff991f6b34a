//! The first stage of the command line: the global options and the command word, read from the whole line
//! (aws-cli.md §1.2, §4).
//!
//! What does not belong here: what the globals do, and everything behind the command word.

use super::argparse::{self, Check, Given, Line, OptionRow, Positional, Takes};
use super::errors::CliError;
use crate::model::names;

/// The global options as given, `None` where they were not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Globals {
    /// `--debug`
    pub debug: bool,
    /// `--endpoint-url`
    pub endpoint_url: Option<String>,
    /// False with `--no-verify-ssl`.
    pub verify_ssl: bool,
    /// False with `--no-paginate`.
    pub paginate: bool,
    /// `--output`, one of its names.
    pub output: Option<String>,
    /// `--query`, not compiled.
    pub query: Option<String>,
    /// `--profile`
    pub profile: Option<String>,
    /// `--region`, also if it is empty.
    pub region: Option<String>,
    /// `--version`: nothing behind it was read, and there may be no command.
    pub version: bool,
    /// `--color`: `on`, `off` or `auto`.
    pub color: Option<String>,
    /// False with `--no-sign-request`.
    pub sign_request: bool,
    /// `--ca-bundle`
    pub ca_bundle: Option<String>,
    /// `--cli-read-timeout`, not yet a number.
    pub read_timeout: Option<String>,
    /// `--cli-connect-timeout`, not yet a number.
    pub connect_timeout: Option<String>,
    /// `--cli-binary-format`
    pub binary_format: Option<String>,
    /// False with `--no-cli-pager`.
    pub pager: bool,
    /// `--cli-error-format`
    pub error_format: Option<String>,
}

impl Globals {
    /// The globals of a line that was read by [`TABLE`].
    pub(super) fn of(line: &Line) -> Self {
        Self::from(Lookup { table: TABLE, line })
    }
}

/// What the first stage leaves to the second.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rest {
    /// The command word: a service or `help`. None only with `--version`.
    pub command: Option<String>,
    /// All words that are no globals, in argparse's order.
    pub words: Vec<String>,
}

/// How many words a global takes and which it may be, in AWS CLI's order, which shows where a prefix fits several.
pub(super) const TABLE: &[OptionRow<'static>] = &[
    flag("--debug"),
    word("--endpoint-url"),
    flag("--no-verify-ssl"),
    flag("--no-paginate"),
    choice("--output", &["json", "text", "table", "yaml", "yaml-stream", "off"]),
    word("--query"),
    word("--profile"),
    word("--region"),
    choice("--color", &["on", "off", "auto"]),
    flag("--no-sign-request"),
    word("--ca-bundle"),
    word("--cli-read-timeout"),
    word("--cli-connect-timeout"),
    choice("--cli-binary-format", &["base64", "raw-in-base64-out"]),
    flag("--no-cli-pager"),
    flag("--cli-auto-prompt"),
    flag("--no-cli-auto-prompt"),
    choice("--cli-error-format", &["legacy", "json", "yaml", "text", "table", "enhanced"]),
    row("--version", Takes::Stop, Check::Anything),
];

/// What AWS CLI looks for before it reads the line in earnest. Of what is found only the errors are needed.
const EARLY_TABLE: &[OptionRow<'static>] = &[word("--profile"), flag("--debug")];
/// The first look has a usage of its own.
const EARLY_USAGE: &str = "usage: aws [--profile PROFILE] [--debug]";

const fn row(name: &'static str, takes: Takes, check: Check<'static>) -> OptionRow<'static> {
    OptionRow { name, takes, check, required: false }
}

const fn flag(name: &'static str) -> OptionRow<'static> {
    row(name, Takes::Nothing, Check::Anything)
}

const fn word(name: &'static str) -> OptionRow<'static> {
    row(name, Takes::One, Check::Anything)
}

const fn choice(name: &'static str, choices: &'static [&'static str]) -> OptionRow<'static> {
    row(name, Takes::One, Check::OneOf(choices))
}

/// Reads the globals and the command word, which may be an alias, out of the whole line.
///
/// # Errors
/// In argparse's order: an ambiguous prefix, then the first word that is wrong, then the missing command.
pub fn parse(words: &[String], aliases: &[&str]) -> Result<(Globals, Rest), CliError> {
    check_early(words)?;
    let commands = [names::SERVICES, &["help"], aliases].concat();
    let command = Positional { name: "command", choices: &commands, required: true };
    let line = argparse::read(words, TABLE, Some(command))?;
    let globals = Globals::of(&line);
    Ok((globals, Rest { command: line.positional, words: line.leftovers }))
}

/// What AWS CLI refuses before it reads the line in earnest.
fn check_early(words: &[String]) -> Result<(), CliError> {
    if let Err(CliError::Usage(message)) = argparse::read(words, EARLY_TABLE, None) {
        return Err(CliError::ParamValidation(format!("{message}\n\n{EARLY_USAGE}")));
    }
    let has = |name: &str| words.iter().any(|word| word == name);
    if has("--cli-auto-prompt") && has("--no-cli-auto-prompt") {
        let message = "Both --cli-auto-prompt and --no-cli-auto-prompt cannot be specified at the same time.";
        return Err(CliError::ParamValidation(message.to_owned()));
    }
    Ok(())
}

/// A line read by a table, asked by option name.
#[derive(Clone, Copy)]
struct Lookup<'a> {
    table: &'a [OptionRow<'a>],
    line: &'a Line,
}

impl<'a> Lookup<'a> {
    fn last(self, name: &str) -> Option<&'a Given> {
        let index = self.table.iter().position(|option| option.name == name)?;
        self.line.last(index)
    }

    fn flag(self, name: &str) -> bool {
        self.last(name).is_some()
    }

    fn word(self, name: &str) -> Option<String> {
        match self.last(name)? {
            Given::Word(word) => Some(word.clone()),
            Given::Bare | Given::Words(_) => None,
        }
    }
}

impl From<Lookup<'_>> for Globals {
    fn from(given: Lookup<'_>) -> Self {
        Self {
            debug: given.flag("--debug"),
            endpoint_url: given.word("--endpoint-url"),
            verify_ssl: !given.flag("--no-verify-ssl"),
            paginate: !given.flag("--no-paginate"),
            output: given.word("--output"),
            query: given.word("--query"),
            profile: given.word("--profile"),
            region: given.word("--region"),
            version: given.line.stopped,
            color: given.word("--color"),
            sign_request: !given.flag("--no-sign-request"),
            ca_bundle: given.word("--ca-bundle"),
            read_timeout: given.word("--cli-read-timeout"),
            connect_timeout: given.word("--cli-connect-timeout"),
            binary_format: given.word("--cli-binary-format"),
            pager: !given.flag("--no-cli-pager"),
            error_format: given.word("--cli-error-format"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<String> {
        line.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn globals_stand_anywhere_and_prefixes_are_theirs_first() {
        let (globals, rest) =
            parse(&words("--reg eu-west-1 ec2 describe-vpcs --out text --no-s --nope x"), &[]).unwrap();
        assert_eq!(globals.region.as_deref(), Some("eu-west-1"));
        assert_eq!(globals.output.as_deref(), Some("text"));
        assert!(!globals.sign_request && globals.paginate);
        assert_eq!(rest, Rest { command: Some("ec2".to_owned()), words: words("describe-vpcs --nope x") });
    }

    #[test]
    fn what_is_refused_first() {
        let refused = |line: &str| parse(&words(line), &[]).unwrap_err().to_string();
        assert!(refused("--output xml zzzzz").starts_with("argument --output: Found invalid choice 'xml'\n\n\nusage:"));
        assert!(refused("").starts_with("the following arguments are required: command\n"));
        assert!(
            refused("ec2 --profile").ends_with("expected one argument\n\nusage: aws [--profile PROFILE] [--debug]")
        );
        assert!(refused("ec2 --cli x").starts_with("ambiguous option: --cli could match --cli-read-timeout, "));
    }

    #[test]
    fn version_needs_no_command_and_ends_the_line() {
        let (globals, rest) = parse(&words("--version --output"), &[]).unwrap();
        assert!(globals.version && rest.command.is_none());
    }
}
