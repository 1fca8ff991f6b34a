//! `vpce state`: where the state file is and how it is, and copies of it beside it.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail, ensure};
use clap::{Args, Subcommand, ValueEnum};

use super::{Context, table};
use crate::api::Embedded;
use crate::cli::errors::CliError;
use crate::store::copies::Copies;
use crate::store::export::{self, ExportError, Format};
use crate::store::import::{self, ImportError};
use crate::store::{DAMAGED, StoreError, check};

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct State {
    #[command(subcommand)]
    command: Option<StateCommand>,
}

#[derive(Debug, Subcommand)]
enum StateCommand {
    /// Keep a copy of the state beside it.
    Save {
        /// The copy.
        name: String,
        /// In place of a copy of this name.
        #[arg(long)]
        force: bool,
    },
    /// Put a copy back in place of all that is in the state.
    Restore {
        /// The copy.
        name: String,
        /// Do not ask, not even at a terminal.
        #[arg(long)]
        yes: bool,
    },
    /// Show the copies.
    List,
    /// Make a lab of many endpoints in an empty state, to see how things go at that size.
    Generate(super::generate::Generate),
    /// Remove a copy.
    Remove {
        /// The copy.
        name: String,
    },
    /// Look for damage in the state, or in a copy: in the file, its tables, references and values. Nothing is changed.
    Check {
        /// The copy.
        name: Option<String>,
    },
    /// Write all of the state as a document, for another file or version, or to look at. Secrets of temporary keys stay
    /// behind.
    Export {
        /// By default as the file's name ends, else JSON.
        #[arg(long, value_enum)]
        format: Option<Form>,
        /// In place of a file that is there.
        #[arg(long)]
        force: bool,
        /// Where to, by default standard output, as - is.
        file: Option<PathBuf>,
    },
    /// Put what was exported, by this version or an older one, in place of all that is in the state.
    Import {
        /// By default as the file's name ends, else JSON.
        #[arg(long, value_enum)]
        format: Option<Form>,
        /// Do not ask, not even at a terminal.
        #[arg(long)]
        yes: bool,
        /// Where from, by default standard input, as - is.
        file: Option<PathBuf>,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// The faster one to read back.
    Json,
    /// The one to look through and change by hand.
    Toml,
}

impl State {
    pub(super) fn run(self, context: &mut Context<'_, '_>) -> anyhow::Result<()> {
        let Some(command) = self.command else { return show(context) };
        let embedded = context.embedded()?;
        let path = embedded.path().to_owned();
        let copies = Copies::of(&path);
        match command {
            StateCommand::Save { name, force } => copies.save(&name, force)?,
            StateCommand::Restore { name, yes } => {
                // What cannot be put back need not be asked about.
                copies.last_write(&name)?;
                let is_there = path.try_exists().is_ok_and(|exists| exists);
                let question = format!("Put {name} in place of everything in {}?", path.display());
                ensure!(yes || !is_there || context.confirms(&question)?, "nothing was changed");
                copies.restore(&name)?;
            }
            StateCommand::List => {
                let names = copies.names()?;
                let cells = |name: String| match copies.last_write(&name) {
                    Ok(time) => vec![name, time.map_or_else(|| "never written".to_owned(), |time| time.to_string())],
                    Err(error) => vec![name, error.to_string()],
                };
                let text = if names.is_empty() {
                    "There are no copies of this state. `vpce state save NAME` makes one.\n".to_owned()
                } else {
                    table::render(context.io, &["Copy", "Last write"], names, cells)
                };
                context.io.print(&text)?;
            }
            StateCommand::Generate(generate) => generate.run(context)?,
            StateCommand::Remove { name } => copies.remove(&name)?,
            StateCommand::Check { name } => {
                let file = name.map_or_else(|| Ok(path), |name| copies.file(&name))?;
                look_through(&file, &embedded, context)?;
            }
            StateCommand::Export { format, force, file } => {
                let file = file.filter(|file| file.as_os_str() != "-").map(|file| context.environment.resolve(file));
                export(&path, form(format, file.as_deref()), file.as_deref(), force, context)?;
            }
            StateCommand::Import { format, yes, file } => {
                let file = file.filter(|file| file.as_os_str() != "-");
                let format = form(format, file.as_deref());
                import(file.as_deref(), format, yes, &embedded, context)?;
            }
        }
        Ok(())
    }
}

fn show(context: &mut Context<'_, '_>) -> anyhow::Result<()> {
    let mut embedded = context.embedded()?;
    let path = embedded.path().to_owned();
    // Of a path that cannot be looked at, the state says what is wrong.
    if path.try_exists().is_ok_and(|exists| !exists) {
        let text = format!(
            "path       {}\nintegrity  there is no file yet: the first command that makes something makes it\n",
            path.display()
        );
        return Ok(context.io.print(&text)?);
    }
    let (version, problems) = embedded.check()?;
    let integrity = if problems.is_empty() { "ok" } else { "damaged" };
    context.io.print(&format!(
        "path       {}\nsize       {} bytes\nversion    {version}\nintegrity  {integrity}\n",
        path.display(),
        path.metadata().map_or(0, |metadata| metadata.len())
    ))?;
    let Some((first, rest)) = problems.split_first() else { return Ok(()) };
    let more = if rest.is_empty() { String::new() } else { format!(", and {} more", rest.len()) };
    bail!("Unable to use the state file {}: {DAMAGED} ({first}{more})", path.display())
}

/// The form that is asked for, or that the name says.
fn form(given: Option<Form>, file: Option<&Path>) -> Format {
    match given {
        Some(Form::Json) => Format::Json,
        Some(Form::Toml) => Format::Toml,
        None => file.and_then(Format::of).unwrap_or(Format::Json),
    }
}

fn look_through(file: &Path, embedded: &Embedded, context: &mut Context<'_, '_>) -> anyhow::Result<()> {
    let unusable = |error: StoreError| anyhow::anyhow!("Unable to use the state file {}: {error}", file.display());
    ensure!(
        file.try_exists().map_err(|error| unusable(error.into()))?,
        "there is no state at {} to check",
        file.display()
    );
    let clock = embedded.clock();
    let problems = check::check(file, &|kept| clock.now(kept, false)).map_err(unusable)?;
    if problems.is_empty() {
        return Ok(context.io.print("ok\n")?);
    }
    context.io.print(&(problems.join("\n") + "\n"))?;
    let count = if problems.len() == 1 { "1 problem".to_owned() } else { format!("{} problems", problems.len()) };
    bail!("Unable to use the state file {}: {DAMAGED} ({count})", file.display())
}

fn export(
    state: &Path,
    format: Format,
    file: Option<&Path>,
    force: bool,
    context: &mut Context<'_, '_>,
) -> anyhow::Result<()> {
    let Some(file) = file else {
        return export::export(state, format, context.io.stdout).map_err(|error| match error {
            ExportError::Unwritten(error) if error.kind() == ErrorKind::BrokenPipe => CliError::BrokenPipe.into(),
            ExportError::Unwritten(error) => anyhow::anyhow!("Unable to write to standard output: {error}"),
            error => error.into(),
        });
    };
    export::export_to_file(state, format, file, force).map_err(|error| match error {
        ExportError::Unwritten(error) => anyhow::anyhow!("Unable to write {}: {error}", file.display()),
        error => error.into(),
    })
}

fn import(
    file: Option<&Path>,
    format: Format,
    yes: bool,
    embedded: &Embedded,
    context: &mut Context<'_, '_>,
) -> anyhow::Result<()> {
    let name = file.map_or_else(|| "standard input".to_owned(), |file| file.display().to_string());
    let unreadable = || format!("Unable to read {name}");
    let mut from: Box<dyn Read> = match file {
        None => Box::new(std::io::stdin().lock()),
        Some(file) => Box::new(File::open(context.environment.resolve(file)).with_context(unreadable)?),
    };
    let clock = embedded.clock();
    // What cannot be put in place need not be asked about.
    let imported = import::read(format, &mut from, &|kept| clock.now(kept, false)).map_err(|error| match error {
        ImportError::Refused { problem } => anyhow::anyhow!("Unable to import {name}: {problem}"),
        error @ ImportError::Store { .. } => error.into(),
    })?;
    let state = embedded.path();
    let is_there = state.try_exists().is_ok_and(|exists| exists);
    let question = format!("Put {name} in place of everything in {}?", state.display());
    ensure!(yes || !is_there || context.confirms(&question)?, "nothing was changed");
    Ok(imported.put(state)?)
}
