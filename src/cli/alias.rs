//! Aliases of `~/.aws/cli/alias`: short names for commands, or with `!` for shell lines (aws-cli.md §15). Section
//! `[toplevel]` has those of commands, `[command ec2]` those of a service's operations, `[command ec2 wait]` those of its
//! waiters, and `[command ec2 describe-vpcs]` those that stand behind an operation.
//!
//! What does not belong here: looking up the command that an alias stands for.

use std::process::{Command, ExitStatus};

use super::aws_files::{Blocks, Ini, Setting};
use super::errors::{CliError, exit};
use super::globals::{self, Globals, Rest};
use super::shell_words;
use crate::base::environment::Environment;

const FILE: &str = "~/.aws/cli/alias";

/// Aliases by name, in the file's order.
type ByName = Vec<(String, String)>;

/// The aliases of all sections.
#[derive(Debug, Default)]
pub struct Aliases {
    top: ByName,
    /// By the words of the command that they stand behind: `ec2`, `wait`.
    behind: Vec<(Vec<String>, ByName)>,
}

/// What an alias stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alias<'a> {
    /// A command with options.
    Command(&'a str),
    /// A line for a shell.
    Shell(&'a str),
}

impl Aliases {
    /// Reads the file, if there is one.
    ///
    /// # Errors
    /// AWS's `Unable to parse config file: <path>`.
    pub fn load(environment: &Environment) -> Result<Self, CliError> {
        let file = Ini::read(&environment.expand(FILE), environment, Blocks::Verbatim)?;
        let alias = |(name, value): &(String, Setting)| Some((name.clone(), value.as_text()?.trim().to_owned()));
        let by_name = |section: &[_]| section.iter().filter_map(alias).collect::<ByName>();
        let top = file.section("toplevel").map(|section| by_name(section)).unwrap_or_default();
        let behind = file.sections().filter_map(|(title, section)| {
            let command = title.strip_prefix("command ")?;
            Some((command.split_whitespace().map(str::to_owned).collect(), by_name(section)))
        });
        Ok(Self { top, behind: behind.collect() })
    }

    /// The names of those that stand for commands.
    pub fn names(&self) -> Vec<&str> {
        names(&self.top)
    }

    /// The names of those behind a command; none is in most files.
    pub fn names_behind(&self, command: &[&str]) -> Vec<&str> {
        names(self.section(command))
    }

    /// The alias of this name that stands for a command.
    pub fn find(&self, name: &str) -> Option<Alias<'_>> {
        find(&self.top, name)
    }

    /// The alias of this name behind a command.
    pub fn find_behind(&self, command: &[&str], name: &str) -> Option<Alias<'_>> {
        find(self.section(command), name)
    }

    fn section(&self, command: &[&str]) -> &[(String, String)] {
        let sections = self.behind.iter().rev();
        sections.into_iter().find(|(words, _)| words == command).map_or(&[], |(_, by_name)| by_name)
    }

    /// Reads the value of an alias that stands for a command: its globals go over those of the line, its other words before
    /// those of the line.
    ///
    /// # Errors
    /// A value that cannot be split, globals that an alias may not have, and whatever the words themselves give.
    pub fn expand(&self, name: &str, value: &str, globals: &mut Globals, words: &[String]) -> Result<Rest, CliError> {
        self.expand_for(None, name, value, globals, words)
    }

    /// As [`Self::expand`], for an alias behind this command word: its own words begin behind it.
    ///
    /// # Errors
    /// As there.
    pub fn expand_behind(
        &self,
        command: &str,
        name: &str,
        value: &str,
        globals: &mut Globals,
        words: &[String],
    ) -> Result<Vec<String>, CliError> {
        self.expand_for(Some(command), name, value, globals, words).map(|rest| rest.words)
    }

    fn expand_for(
        &self,
        command: Option<&str>,
        name: &str,
        value: &str,
        globals: &mut Globals,
        words: &[String],
    ) -> Result<Rest, CliError> {
        let parts = shell_words::split(value).map_err(|error| {
            CliError::General(format!(
                "Value of alias \"{name}\" could not be parsed. Received error: {error} when parsing:\n{value}"
            ))
        })?;
        let parts = parts.iter().map(|part| part.trim_matches('\n').to_owned());
        let parts: Vec<String> = command.map(str::to_owned).into_iter().chain(parts).collect();
        let (own, mut rest) = globals::parse(&parts, &self.names())?;
        let refused = |option| {
            CliError::General(format!(
                "Global parameter \"--{option}\" detected in alias \"{name}\" which is not supported in subcommand aliases."
            ))
        };
        if own.debug {
            return Err(refused("debug"));
        }
        if own.profile.is_some() {
            return Err(refused("profile"));
        }
        lay_over(globals, own);
        rest.words.extend_from_slice(words);
        Ok(rest)
    }
}

fn names(aliases: &[(String, String)]) -> Vec<&str> {
    aliases.iter().map(|(name, _)| name.as_str()).collect()
}

fn find<'a>(aliases: &'a [(String, String)], name: &str) -> Option<Alias<'a>> {
    let (_, value) = aliases.iter().find(|(alias, _)| alias == name)?;
    Some(value.strip_prefix('!').map_or(Alias::Command(value), Alias::Shell))
}

/// Whatever is given in `own` replaces what is in `globals`.
fn lay_over(globals: &mut Globals, own: Globals) {
    let replace = |target: &mut Option<String>, given: Option<String>| {
        if given.is_some() {
            *target = given;
        }
    };
    replace(&mut globals.endpoint_url, own.endpoint_url);
    replace(&mut globals.output, own.output);
    replace(&mut globals.query, own.query);
    replace(&mut globals.region, own.region);
    // Not the default: Python cannot tell it from none.
    replace(&mut globals.color, own.color.filter(|color| color != "auto"));
    replace(&mut globals.ca_bundle, own.ca_bundle);
    replace(&mut globals.read_timeout, own.read_timeout);
    replace(&mut globals.connect_timeout, own.connect_timeout);
    replace(&mut globals.binary_format, own.binary_format);
    replace(&mut globals.error_format, own.error_format);
    globals.verify_ssl &= own.verify_ssl;
    globals.paginate &= own.paginate;
    globals.sign_request &= own.sign_request;
    globals.pager &= own.pager;
    globals.version |= own.version;
}

/// Runs a shell line with further words behind it, and gives its exit code.
///
/// # Errors
/// When there is no shell.
pub fn run_shell(line: &str, words: &[String]) -> Result<u8, CliError> {
    let quoted = words.iter().map(|word| shell_words::quote(word));
    let line = std::iter::once(line.to_owned()).chain(quoted).collect::<Vec<_>>().join(" ");
    let status = Command::new("/bin/sh").arg("-c").arg(line).status();
    let status = status.map_err(|error| CliError::General(format!("Unable to run /bin/sh: {error}")))?;
    Ok(status.code().or_else(|| killed_by(status)).and_then(|code| u8::try_from(code).ok()).unwrap_or(exit::GENERAL))
}

/// A signal is a negative code to Python, of which the system keeps the last byte.
#[cfg(unix)]
fn killed_by(status: ExitStatus) -> Option<i32> {
    std::os::unix::process::ExitStatusExt::signal(&status).map(|signal| 256 - signal)
}

#[cfg(not(unix))]
fn killed_by(_: ExitStatus) -> Option<i32> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_alias_brings_options_and_words_of_its_own() {
        let top = vec![("who".to_owned(), "sts get-caller-identity --output text".to_owned())];
        let aliases = Aliases { top, behind: Vec::new() };
        let line = ["--output", "json", "who"].map(str::to_owned);
        let (mut globals, _) = globals::parse(&line, &aliases.names()).unwrap();
        let Some(Alias::Command(value)) = aliases.find("who") else { panic!("a command") };
        let rest = aliases.expand("who", value, &mut globals, &["--x".to_owned()]).unwrap();
        assert_eq!(rest.command.as_deref(), Some("sts"));
        assert_eq!(rest.words, ["get-caller-identity", "--x"]);
        assert_eq!(globals.output.as_deref(), Some("text"));
        let refused = aliases.expand("who", "sts x --profile p", &mut globals, &[]).unwrap_err().to_string();
        assert!(refused.starts_with("Global parameter \"--profile\" detected in alias \"who\""), "{refused}");
    }

    #[test]
    fn shell_lines_get_further_words_and_give_their_code() {
        assert_eq!(run_shell("f() { test \"$2\" = 'a b' && exit 7; }; f", &["x".to_owned(), "a b".to_owned()]), Ok(7));
        assert_eq!(run_shell("kill -9 $$;", &[]), Ok(247));
    }
}
