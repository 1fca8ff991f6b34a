//! `vpce __complete`: what may stand at the cursor of a line, for the stubs in `completions/`.
//!
//! The line is read as a run would read it, by [`argparse`] and the same tables, with a mark in the place of the word at the
//! cursor: where the mark ends up says what is wanted there. So abbreviated options, `--option=value`, `--` and options that
//! take many words mean what they will mean. What an option may be is said by its table row, its shape and [`ids`].
//!
//! A completion is no place for errors: whatever goes wrong, nothing is printed.

pub mod ids;
mod own;
mod values;

use std::fmt::Write as _;
use std::path::PathBuf;

use super::alias::Aliases;
use super::argparse::{self, Check, Given, OptionRow, Positional, Takes};
use super::errors::exit;
use super::globals;
use super::io::Io;
use super::options::{self, Entry};
use super::own as own_commands;
use super::{Program, shell_words};
use crate::base::environment::Environment;
use crate::model::shape::Waiter;
use crate::model::{Operation, SERVICES, Service};

/// The word that asks for completions. It is in no help: stubs write it, not people.
pub const COMMAND: &str = "__complete";

/// What stands at the cursor in place of a value. No word of a command line has such a character.
const VALUE_MARK: &str = "\0";
/// What stands at the cursor in place of an option's name.
const NAME_MARK: &str = "--\0";

/// One word that may stand at the cursor, and what it is, if that can be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The whole word.
    pub word: String,
    /// A few words about it; possibly empty.
    pub about: String,
}

impl Candidate {
    fn new(word: impl Into<String>, about: impl Into<String>) -> Self {
        Self { word: word.into(), about: about.into() }
    }

    fn bare(word: impl Into<String>) -> Self {
        Self::new(word, "")
    }
}

/// What may stand at the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// One of these.
    Words(Vec<Candidate>),
    /// A file, behind this text: the shell knows files best.
    Files(String),
}

impl Answer {
    /// Nothing.
    pub const NONE: Self = Self::Words(Vec::new());
}

/// Answers the words behind `__complete`: the cursor's word by its number in the line, then the line's words as they are
/// typed, the program first. Always succeeds.
///
/// A line of output is a candidate, a tab and what it is; or `:files`, a tab and the text that stands before the file.
pub fn run(words: &[String], environment: &Environment, io: &mut Io<'_>) -> u8 {
    let mut text = String::new();
    match answer(words, environment).unwrap_or(Answer::NONE) {
        Answer::Files(before) => {
            let _ = writeln!(text, ":files\t{before}");
        }
        Answer::Words(candidates) => {
            for Candidate { word, about } in candidates {
                // Both are one line; a Name tag need not be.
                let about: String = about.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
                let _ = writeln!(text, "{word}\t{about}");
            }
        }
    }
    // Nobody is there to be told.
    let _ = io.print(&text);
    exit::SUCCESS
}

/// What may stand at the cursor; none if the line cannot be made sense of.
fn answer(words: &[String], environment: &Environment) -> Option<Answer> {
    let (index, words) = words.split_first()?;
    let index: usize = index.parse().ok()?;
    let (program, words) = words.split_first()?;
    let at = index.checked_sub(1)?;
    let typed = words.get(at).map_or("", String::as_str);
    let current = typed.trim_start_matches(['"', '\'']);
    let (before, after) = words.split_at(at.min(words.len()));
    let plain = |word: &String| environment.expand(&unquoted(word));
    let cursor = Cursor {
        environment,
        program: Program::of(&unquoted(program)),
        state: None,
        before: before.iter().map(plain).collect(),
        current,
        after: after.iter().skip(1).map(plain).collect(),
    };
    let answer = cursor.answer()?;
    Some(match answer {
        Answer::Words(mut candidates) => {
            candidates.retain(|candidate| candidate.word.starts_with(current) && candidate.word != "--");
            Answer::Words(candidates)
        }
        files @ Answer::Files(_) => files,
    })
}

/// A word without its quotes; one that is not finished stays as it is.
fn unquoted(word: &str) -> String {
    match shell_words::split(word).as_deref() {
        Ok([plain]) => plain.clone(),
        _ => word.to_owned(),
    }
}

/// A line with a cursor in it. Words are without quotes.
struct Cursor<'a> {
    environment: &'a Environment,
    program: Program,
    /// `--state`
    state: Option<PathBuf>,
    before: Vec<String>,
    /// The word at the cursor.
    current: &'a str,
    after: Vec<String>,
}

/// Where the mark ended up.
enum Place {
    /// In the place of the one word that is no option.
    Positional,
    /// Among the words of the option with this number.
    Option(usize),
    /// It is for the next stage.
    Beyond,
}

/// What the words behind an operation or a waiter are read for.
#[derive(Clone, Copy)]
struct Target {
    service: &'static Service,
    operation: &'static Operation,
    is_waiter: bool,
}

/// What is known of a line once it is read: enough to ask the state for ids.
struct Known<'a> {
    cursor: &'a Cursor<'a>,
    globals: globals::Globals,
    target: Target,
    table: &'a [Entry],
    line: &'a argparse::Line,
}

impl Cursor<'_> {
    fn answer(mut self) -> Option<Answer> {
        if self.program == Program::Vpce {
            if let Some(files) = self.take_state() {
                return Some(files);
            }
            if let Some(command) = self.before.first().and_then(|word| own::find(word)) {
                return Some(own::answer(&command, &self.before[1..], self.current));
            }
        }
        self.first_stage()
    }

    /// Takes `--state FILE` from the line's start, and answers if the cursor is in it.
    fn take_state(&mut self) -> Option<Answer> {
        let Some(first) = self.before.first() else {
            return self.current.starts_with("--state=").then(|| Answer::Files("--state=".to_owned()));
        };
        let taken = if let Some(path) = first.strip_prefix("--state=") {
            self.state = Some(PathBuf::from(path));
            1
        } else if first == "--state" {
            let Some(path) = self.before.get(1) else { return Some(Answer::Files(String::new())) };
            self.state = Some(PathBuf::from(path));
            2
        } else {
            return None;
        };
        self.before.drain(..taken);
        None
    }

    /// What stands for the word at the cursor when the line is read.
    fn mark(&self) -> String {
        match self.current.split_once('=') {
            Some((name, _)) if name.starts_with("--") => format!("{name}={VALUE_MARK}"),
            _ if self.current.starts_with('-') => NAME_MARK.to_owned(),
            _ => VALUE_MARK.to_owned(),
        }
    }

    /// `--option=` if that is how the word at the cursor begins.
    fn explicit(&self) -> &str {
        match self.current.split_once('=') {
            Some((name, _)) if name.starts_with("--") => &self.current[..=name.len()],
            _ => "",
        }
    }

    /// Globals and the command word.
    fn first_stage(&self) -> Option<Answer> {
        let rows = relaxed(globals::TABLE.iter().cloned());
        let mark = self.mark();
        let words = [&self.before[..], std::slice::from_ref(&mark), &self.after[..]].concat();
        let command = Positional { name: "command", choices: &[], required: false };
        let (line, place) = read(&words, &rows, Some(command))?;
        let globals = globals::Globals::of(&line);
        match (place, line.positional.as_deref()) {
            (Place::Positional, _) => Some(Answer::Words(self.commands())),
            (Place::Option(index), _) => Some(values::of_global(&globals::TABLE[index], self)),
            (Place::Beyond, None) => Some(Answer::Words(self.global_names(&line))),
            (Place::Beyond, Some("configure")) => Some(self.configure(&line)),
            (Place::Beyond, Some(word)) => self.operation(Service::find(word)?, &line, globals),
        }
    }

    /// Own commands, services, aliases and, as nothing else stands here yet, global options.
    fn commands(&self) -> Vec<Candidate> {
        let mut candidates = Vec::new();
        if self.program == Program::Vpce && self.before.is_empty() {
            candidates.extend(own::commands());
        }
        let about = |service: &Service| format!("{} operations of {}", service.operations.len(), service.service_id);
        candidates.extend(SERVICES.iter().map(|service| Candidate::new(service.command, about(service))));
        candidates.push(Candidate::new("configure", "AWS's settings: list, get, set, list-profiles"));
        candidates.push(Candidate::new("help", "What there is"));
        if let Ok(aliases) = Aliases::load(self.environment) {
            candidates.extend(aliases.names().into_iter().map(|name| Candidate::new(name, "Your alias")));
        }
        candidates
    }

    fn configure(&self, line: &argparse::Line) -> Answer {
        let wants_name = self.current.starts_with('-');
        let is_first = line.leftovers.first().is_some_and(|word| word == VALUE_MARK);
        match (wants_name, is_first) {
            (true, _) => Answer::Words(self.global_names(line)),
            (false, true) => Answer::Words(["list", "get", "set", "list-profiles"].map(Candidate::bare).to_vec()),
            (false, false) => Answer::NONE,
        }
    }

    /// The names of global options that are not on the line yet.
    fn global_names(&self, line: &argparse::Line) -> Vec<Candidate> {
        let free = globals::TABLE.iter().enumerate().filter(|(index, _)| line.last(*index).is_none());
        let mut names: Vec<Candidate> =
            free.map(|(_, row)| Candidate::new(row.name, super::describe::about_global(row.name))).collect();
        if self.program == Program::Vpce && self.before.is_empty() && self.state.is_none() {
            names.push(Candidate::new("--state", "The state file"));
        }
        names
    }

    /// The operation's word, or what stands behind it.
    fn operation(
        &self,
        service: &'static Service,
        first: &argparse::Line,
        globals: globals::Globals,
    ) -> Option<Answer> {
        let operation = Positional { name: "operation", choices: &[], required: false };
        let (line, place) = read(&first.leftovers, &[], Some(operation))?;
        let Some(word) = line.positional.as_deref().filter(|_| !matches!(place, Place::Positional)) else {
            let names = matches!(place, Place::Beyond).then(|| self.global_names(first));
            return Some(Answer::Words(names.unwrap_or_else(|| operations(service))));
        };
        if word != "wait" {
            let operation = service.operation(word)?;
            return self.options(Target { service, operation, is_waiter: false }, &line.leftovers, first, globals);
        }
        let waiter = Positional { name: "subcommand", choices: &[], required: false };
        let (rest, place) = read(&line.leftovers, &[], Some(waiter))?;
        let Some(word) = rest.positional.as_deref().filter(|_| !matches!(place, Place::Positional)) else {
            let names = matches!(place, Place::Beyond).then(|| self.global_names(first));
            return Some(Answer::Words(names.unwrap_or_else(|| waiters(service))));
        };
        let waiter = service.waiters.iter().find(|waiter| waiter.command == word)?;
        let operation = service.operation_by_name(waiter.operation)?;
        self.options(Target { service, operation, is_waiter: true }, &rest.leftovers, first, globals)
    }

    /// What stands behind an operation: names of its options and of globals, and values.
    fn options(
        &self,
        target: Target,
        words: &[String],
        first: &argparse::Line,
        globals: globals::Globals,
    ) -> Option<Answer> {
        let table = options::table(target.service, target.operation, target.is_waiter);
        let rows = relaxed(table.iter().map(Entry::row));
        let help = Positional { name: "help", choices: &[], required: false };
        let (line, place) = read(words, &rows, Some(help))?;
        let names = || {
            let mut names = values::option_names(&table, &line);
            names.extend(self.global_names(first));
            names
        };
        let Place::Option(index) = place else {
            let mut names = if self.current.is_empty() || self.current.starts_with('-') { names() } else { Vec::new() };
            if words.len() == 1 {
                names.push(Candidate::new("help", "What it does, and its options"));
            }
            return Some(Answer::Words(names));
        };
        let known = Known { cursor: self, globals, target, table: &table, line: &line };
        let answer = values::of_option(&known, index);
        // An option that has what it needs may be followed by another one.
        let is_content = match line.last(index) {
            Some(Given::Words(words)) => words.len() > 1,
            _ => table[index].takes == Takes::Optional,
        };
        Some(match answer {
            Answer::Words(found) if self.current.is_empty() && is_content && found.is_empty() => Answer::Words(names()),
            answer => answer,
        })
    }
}

fn operations(service: &'static Service) -> Vec<Candidate> {
    let mut words: Vec<Candidate> =
        service.operations.iter().map(|operation| Candidate::new(operation.command, operation.help)).collect();
    if !service.waiters.is_empty() {
        words.push(Candidate::new("wait", "Polls until something is so"));
    }
    words.push(Candidate::new("help", "What there is"));
    words
}

fn waiters(service: &'static Service) -> Vec<Candidate> {
    let about = |waiter: &Waiter| format!("Polls {}", waiter.operation);
    let mut words: Vec<Candidate> =
        service.waiters.iter().map(|waiter| Candidate::new(waiter.command, about(waiter))).collect();
    words.push(Candidate::new("help", "What there is"));
    words
}

/// Rows for a line that is not finished: nothing is checked and nothing is missed.
fn relaxed<'a>(rows: impl Iterator<Item = OptionRow<'a>>) -> Vec<OptionRow<'a>> {
    rows.map(|row| OptionRow { check: Check::Anything, required: false, ..row }).collect()
}

/// Reads words and finds the mark.
fn read(
    words: &[String],
    rows: &[OptionRow<'_>],
    positional: Option<Positional<'_>>,
) -> Option<(argparse::Line, Place)> {
    let line = argparse::read(words, rows, positional).ok()?;
    let is_mark = |word: &String| word == VALUE_MARK;
    let holds = |given: &Given| match given {
        Given::Bare => false,
        Given::Word(word) => is_mark(word),
        Given::Words(words) => words.iter().any(is_mark),
    };
    let place = if line.positional.as_ref().is_some_and(is_mark) {
        Place::Positional
    } else if let Some((index, _)) = line.given.iter().find(|(_, given)| holds(given)) {
        Place::Option(*index)
    } else {
        Place::Beyond
    };
    Some((line, place))
}

#[cfg(test)]
mod tests;
