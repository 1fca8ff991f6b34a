//! One line on its way: from its words to what is printed, in AWS CLI's order (aws-cli.md §1).
//!
//! What does not belong here: what answers calls, and how an error is told (the module above).

use std::cell::Cell;

use serde_json::Value;

use super::Program;
use super::alias::{self, Alias, Aliases};
use super::codec::{Encoder, Encoding};
use super::command::{self, Call, Command, Scope, Shortened};
use super::configure;
use super::debug;
use super::errors::{CliError, exit};
use super::globals::{self, Globals};
use super::help::{self, Subject};
use super::invoke::{Client, Connect, Poller, Settings, Timeouts};
use super::io::{Io, Output};
use super::output::Format;
use super::output::table::{Colour, RESET};
use super::pager::Pager;
use super::paginate::Pages;
use super::profile::Session;
use super::report::{self, ErrorFormat};
use super::show::{Pagewise, Show};
use super::{skeleton, version, wait};
use crate::base::python;
use crate::client::Endpoint;
use crate::domain::service::{ServiceError, unknown_action};
use crate::model::{self, names};
use crate::query::Expression;

/// Aliases of aliases end here, as Python's stack does.
const DEEPEST_ALIAS: usize = 100;

/// A line on its way.
pub(super) struct Run<'a> {
    program: Program,
    session: Session<'a>,
    aliases: Aliases,
    /// Once they are read: errors are told as they say.
    globals: Option<Globals>,
    /// Whether a coloured table was begun.
    coloured: Cell<bool>,
    connect: &'a mut Connect<'a>,
}

/// The globals as a command gets them, and what they mean.
struct Options {
    globals: Globals,
    meaning: Meaning,
}

/// What the globals mean, once all of them are known to be good.
struct Meaning {
    query: Option<Expression>,
    timeouts: Timeouts,
}

impl<'a> Run<'a> {
    /// A line before its first word is read.
    pub(super) fn new(program: Program, session: Session<'a>, aliases: Aliases, connect: &'a mut Connect<'_>) -> Self {
        Self { program, session, aliases, globals: None, coloured: Cell::new(false), connect }
    }

    /// Reads the line and does what it says; the exit code of a command that has one of its own, else success.
    pub(super) fn line(&mut self, words: &[String], io: &mut Io<'_>) -> Result<u8, CliError> {
        let (globals, rest) = globals::parse(words, &self.aliases.names())?;
        if globals.version {
            io.print(&version::text(self.program, self.session.environment))?;
            return Ok(exit::SUCCESS);
        }
        let _listening = globals.debug.then(|| debug::listen(self.session.environment)).transpose()?;
        let version = || version::text(self.program, self.session.environment);
        tracing::debug!(target: "awscli.clidriver", "CLI version: {}", version().trim_end());
        tracing::debug!(target: "awscli.clidriver", "Arguments entered to CLI: {}", shown(words));
        self.globals = Some(globals.clone());
        let meaning = Meaning::of(&globals)?;
        self.session.set_profile(globals.profile.as_deref());
        Encoding::of_output(self.session.environment)?;
        self.session.timestamps()?;
        self.dispatch(&rest.command.unwrap_or_default(), &rest.words, Options { globals, meaning }, 0, io)
    }

    /// Runs a command, which may be an alias of another one.
    fn dispatch(
        &mut self,
        command: &str,
        words: &[String],
        mut options: Options,
        depth: usize,
        io: &mut Io<'_>,
    ) -> Result<u8, CliError> {
        if depth > DEEPEST_ALIAS {
            let message = "maximum recursion depth exceeded while calling a Python object";
            return Err(CliError::General(message.to_owned()));
        }
        let value = match self.aliases.find(command) {
            None => return self.command(command, words, options, io),
            Some(Alias::Shell(line)) => return alias::run_shell(line, words),
            Some(Alias::Command(value)) => value,
        };
        let rest = self.aliases.expand(command, value, &mut options.globals, words)?;
        if self.take_over(&mut options, io)? == Flow::Ended {
            return Ok(exit::SUCCESS);
        }
        let target = rest.command.unwrap_or_default();
        if target == command && names::SERVICES.contains(&command) {
            // An alias that is called like a service means that service by its name.
            return self.command(&target, &rest.words, options, io);
        }
        self.dispatch(&target, &rest.words, options, depth + 1, io)
    }

    fn command(&mut self, word: &str, words: &[String], mut options: Options, io: &mut Io<'_>) -> Result<u8, CliError> {
        if word == "help" {
            let Options { globals, meaning } = &options;
            let parts = Parts { session: &self.session, globals, meaning, coloured: &self.coloured };
            return help::show(Subject::Overview(words), parts.pager(io).ok().flatten(), io).map(|()| exit::SUCCESS);
        }
        if word == "configure" {
            return self.configure(words, options, io);
        }
        let service = command::service(word)?;
        let asking = if self.program == Program::Vpce { as_help(words) } else { None };
        let mut words = asking.unwrap_or_else(|| words.to_vec());
        let mut path = Vec::new();
        for _ in 0..DEEPEST_ALIAS {
            let (globals, environment) = (&options.globals, self.session.environment);
            let scope = Scope { globals, environment, aliases: &self.aliases };
            let shortened = match command::parse(service, &path, &words, scope)? {
                Command::Alias(shortened) => shortened,
                command => return self.carry_out(service, command, options, io).map(|()| exit::SUCCESS),
            };
            match self.lengthen(word, shortened, &mut options, io)? {
                Step::Ended(code) => return Ok(code),
                Step::Words(further, read) => (path, words) = (further, read),
            }
        }
        Err(endless())
    }

    fn configure(&mut self, words: &[String], mut options: Options, io: &mut Io<'_>) -> Result<u8, CliError> {
        let mut words = words.to_vec();
        for _ in 0..DEEPEST_ALIAS {
            let aliases = self.aliases.names_behind(&["configure"]);
            let (subcommand, rest) = configure::subcommand(&words, &aliases)?;
            let Some(name) = subcommand.clone().filter(|name| aliases.contains(&name.as_str())) else {
                return configure::run(subcommand.as_deref(), &rest, &self.session, &options.globals, io);
            };
            let stands_for = if configure::has(&name) { vec![name.clone()] } else { Vec::new() };
            let shortened = Shortened { behind: Vec::new(), stands_for, name, words: rest };
            match self.lengthen("configure", shortened, &mut options, io)? {
                Step::Ended(code) => return Ok(code),
                Step::Words(path, rest) => match path.first() {
                    Some(name) => return configure::run(Some(name), &rest, &self.session, &options.globals, io),
                    None => words = rest,
                },
            }
        }
        Err(endless())
    }

    /// Puts what an alias behind a command stands for in its place: where the line is read further, and its words from there.
    fn lengthen(
        &mut self,
        command: &str,
        shortened: Shortened,
        options: &mut Options,
        io: &mut Io<'_>,
    ) -> Result<Step, CliError> {
        let Shortened { behind, stands_for, name, words } = shortened;
        let path: Vec<&str> = [command].into_iter().chain(behind.iter().map(String::as_str)).collect();
        let value = match self.aliases.find_behind(&path, &name) {
            None => return Err(endless()),
            Some(Alias::Shell(line)) => return alias::run_shell(line, &words).map(Step::Ended),
            Some(Alias::Command(value)) => value,
        };
        let mut words = self.aliases.expand_behind(command, &name, value, &mut options.globals, &words)?;
        if self.take_over(options, io)? == Flow::Ended {
            return Ok(Step::Ended(exit::SUCCESS));
        }
        if stands_for.is_empty() {
            return Ok(Step::Words(behind, words));
        }
        words.drain(..words.len().min(1));
        Ok(Step::Words(stands_for, words))
    }

    /// Makes globals that an alias has changed count; with `--version` among them that is all.
    fn take_over(&mut self, options: &mut Options, io: &mut Io<'_>) -> Result<Flow, CliError> {
        self.globals = Some(options.globals.clone());
        if options.globals.version {
            io.print(&version::text(self.program, self.session.environment))?;
            return Ok(Flow::Ended);
        }
        options.meaning = Meaning::of(&options.globals)?;
        Ok(Flow::GoesOn)
    }

    /// Does what the words behind a service ask for.
    fn carry_out(
        &mut self,
        service: &'static model::Service,
        command: Command,
        options: Options,
        io: &mut Io<'_>,
    ) -> Result<(), CliError> {
        let Options { mut globals, meaning } = options;
        if globals.binary_format.is_none() {
            globals.binary_format = self.session.binary_format();
        }
        let (session, coloured) = (&self.session, &self.coloured);
        let parts = Parts { session, globals: &globals, meaning: &meaning, coloured };
        match command {
            Command::Help(topic) => help::show(Subject::Of(service, topic), parts.pager(io).ok().flatten(), io)?,
            Command::InputSkeleton(text) => io.print(&text)?,
            Command::Lacking(operation) => {
                parts.client(service, self.connect)?.caller()?;
                return Err(lacking_operation(service, operation));
            }
            Command::OutputSkeleton(call) => {
                let client = parts.client(service, self.connect)?;
                // The sample is checked before what it would be the answer to.
                skeleton::output(call.operation, skeleton::ISO_MOMENT)?;
                client.check(call.operation, &Value::Object(call.params))?;
                parts.show(call.operation, io, |show| {
                    let sample = skeleton::output(call.operation, show.moment())?;
                    show.sample(sample)
                })?;
            }
            Command::Call(call) => {
                call.warnings.iter().for_each(|warning| io.complain(warning));
                parts.call(call, self.connect, io)?;
            }
            // Replaced before.
            Command::Alias(_) => return Err(endless()),
        }
        Ok(())
    }

    /// Tells an error of this run. As long as the globals are not read, their option does not count, and what is wrong before
    /// they are is told in the default format.
    pub(super) fn tell(&self, error: &CliError, io: &mut Io<'_>) -> u8 {
        let mut format = ErrorFormat::Enhanced;
        if self.globals.is_some() || !matches!(error, CliError::ParamValidation(_)) {
            let option = self.globals.as_ref().and_then(|globals| globals.error_format.as_deref());
            let colour = match colour(self.globals.as_ref(), io) {
                // Standard error was not yet one of the streams whose colours are reset.
                Colour::Resets if !self.coloured.get() => Colour::Cells,
                colour => colour,
            };
            format = ErrorFormat::decide(option, &self.session, io.columns(), colour);
        }
        let text = report::render(error, format);
        io.complain(&if self.coloured.get() { report::with_resets(&text) } else { text });
        let is_coloured = matches!(format, ErrorFormat::Table { colour: Colour::Cells | Colour::Resets, .. });
        if is_coloured && error.code().is_some() && io.terminal.is_some() {
            // Output that takes no more is no other error.
            let _ = io.print(RESET);
        }
        error.exit_code()
    }
}

/// Whether a line goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Flow {
    GoesOn,
    Ended,
}

/// What an alias behind a command came to.
enum Step {
    /// It was a shell line: its exit code.
    Ended(u8),
    /// Where the line is read further, and its words from there.
    Words(Vec<String>, Vec<String>),
}

/// What Python says when an alias behind a command stands for itself.
fn endless() -> CliError {
    CliError::General("maximum recursion depth exceeded".to_owned())
}

impl Meaning {
    /// What the globals mean, checked in AWS CLI's order.
    fn of(globals: &Globals) -> Result<Self, CliError> {
        let compile = |text: &String| {
            Expression::compile(text)
                .map_err(|error| CliError::ParamValidation(format!("Bad value for --query {text}: {error}")))
        };
        let query = globals.query.as_ref().map(compile).transpose()?;
        if let Some(url) = &globals.endpoint_url
            && !Endpoint::has_scheme(url).map_err(|error| CliError::General(error.to_string()))?
        {
            return Err(CliError::ParamValidation(format!(
                "Bad value for --endpoint-url \"{url}\": scheme is missing.  Must be of the form http://<hostname>/ or \
                 https://<hostname>/"
            )));
        }
        Ok(Self { query, timeouts: Timeouts::of(globals)? })
    }
}

/// What a command is carried out with.
struct Parts<'r> {
    session: &'r Session<'r>,
    globals: &'r Globals,
    meaning: &'r Meaning,
    coloured: &'r Cell<bool>,
}

impl<'r> Parts<'r> {
    fn client(&self, service: &'static model::Service, connect: &'r mut Connect<'_>) -> Result<Client<'r>, CliError> {
        let Self { session, globals, meaning, .. } = *self;
        let timestamps = session.timestamps()?;
        Client::new(Settings { session, globals, timeouts: meaning.timeouts, timestamps }, service, connect)
    }

    /// Calls or polls an operation and shows what it answers.
    fn call(&self, call: Call, connect: &'r mut Connect<'_>, io: &mut Io<'_>) -> Result<(), CliError> {
        let Call { service, operation, waiter, params, paging, .. } = call;
        let mut client = self.client(service, connect)?;
        if let Some(waiter) = waiter {
            return wait::wait(waiter, params, &mut Poller { client: &mut client, operation });
        }
        if let Some(paginator) = operation.paginator.as_ref().filter(|_| paging.automatic) {
            let pages = Pages::new(paginator, params, &paging)?;
            let from = if client.is_remote() { Pagewise::Server } else { Pagewise::State };
            return self
                .show(operation, io, |show| show.pages(pages, from, &mut |params| client.call(operation, params)));
        }
        let answer = client.call(operation, &Value::Object(params))?;
        self.show(operation, io, |show| show.answer(answer))
    }

    /// Opens the output, lets `print` write to it, and closes it. An unknown format is found no earlier than here.
    fn show(
        &self,
        operation: &'static model::Operation,
        io: &mut Io<'_>,
        print: impl FnOnce(&mut Show<'_, '_, '_>) -> Result<(), CliError>,
    ) -> Result<(), CliError> {
        let name = self.session.output(self.globals.output.as_deref())?.value;
        let unknown = || CliError::General(format!("Unknown output type: {name}"));
        let format = Format::from_name(&name).ok_or_else(unknown)?;
        self.coloured.set(format == Format::Table && colour(Some(self.globals), io) != Colour::Off);
        let pager = self.pager(io).or_else(|error| self.reset(io).and(Err(error)))?;
        let colour = match colour(Some(self.globals), io) {
            Colour::Off => Colour::Off,
            _ if pager.is_some() => Colour::Cells,
            coloured => coloured,
        };
        let columns = io.columns();
        let encoder = Encoder::new(Encoding::of_output(self.session.environment)?);
        let mut output = pager.map_or_else(|| Output::Stdout(&mut *io, encoder), Output::Paged);
        let query = self.meaning.query.as_ref();
        let shown = print(&mut Show { title: operation.name, format, query, columns, colour, output: &mut output });
        drop(output);
        self.reset(io)?;
        shown
    }

    /// What a terminal gets at the end, once a coloured table was begun.
    fn reset(&self, io: &mut Io<'_>) -> Result<(), CliError> {
        if self.coloured.get() && io.terminal.is_some() { io.print(RESET) } else { Ok(()) }
    }

    fn pager(&self, io: &Io<'_>) -> Result<Option<Pager>, CliError> {
        if io.terminal.is_none() || !self.globals.pager {
            return Ok(None);
        }
        let command = self.session.pager()?.value;
        (!command.is_empty()).then(|| Pager::new(&command, self.session.environment)).transpose()
    }
}

/// How tables on standard output and standard error are coloured.
fn colour(globals: Option<&Globals>, io: &Io<'_>) -> Colour {
    match globals.and_then(|globals| globals.color.as_deref()) {
        Some("on") => Colour::Resets,
        Some("off") => Colour::Off,
        _ if io.terminal.is_some() => Colour::Resets,
        _ => Colour::Off,
    }
}

/// `--help` and `-h` behind a service, which are AWS CLI's `help`. Started as `aws` they are the errors that they are there.
fn as_help(words: &[String]) -> Option<Vec<String>> {
    let asks = words.iter().take_while(|word| *word != "--").any(|word| word == "--help" || word == "-h");
    let named = words.iter().take_while(|word| !word.starts_with('-'));
    asks.then(|| {
        let depth = if words.first().is_some_and(|word| word == "wait") { 2 } else { 1 };
        named.take(depth).cloned().chain(["help".to_owned()]).collect()
    })
}

/// Words as Python shows a list of them.
fn shown(words: &[String]) -> String {
    python::list_repr(&words.iter().map(String::as_str).collect::<Vec<_>>())
}

/// As a service answers that does not know an action.
fn lacking_operation(service: &model::Service, operation: String) -> CliError {
    let (code, message) = unknown_action(service, &operation);
    // A refusal names an operation of the tables, for ever; this one is in none, and the run is about to end.
    let operation = operation.leak();
    CliError::Service(ServiceError::Refused { code: code.to_owned(), message, status: 400, operation, retries: None })
}
