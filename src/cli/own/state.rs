//! `vpce state`: where the state file is and how it is, and copies of it beside it.

use anyhow::{bail, ensure};
use clap::{Args, Subcommand};

use super::{Context, table};
use crate::store::DAMAGED;
use crate::store::copies::Copies;

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
    /// Remove a copy.
    Remove {
        /// The copy.
        name: String,
    },
}

impl State {
    pub(super) fn run(self, context: &mut Context<'_, '_>) -> anyhow::Result<()> {
        let Some(command) = self.command else { return show(context) };
        let path = context.embedded()?.path().to_owned();
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
            StateCommand::Remove { name } => copies.remove(&name)?,
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
