//! `vpce reset`: an empty state.

use std::io::{BufRead as _, IsTerminal as _};

use clap::Args;

use super::Context;
use crate::cli::errors::CliError;

#[derive(Debug, Args)]
pub(super) struct Reset {
    /// Do not ask, not even at a terminal.
    #[arg(long)]
    yes: bool,
}

impl Reset {
    pub(super) fn run(self, context: &mut Context<'_, '_>) -> Result<(), CliError> {
        let mut embedded = context.embedded()?;
        let path = embedded.path().display().to_string();
        // Of a path that cannot be looked at, the state says what is wrong.
        if embedded.path().try_exists().is_ok_and(|exists| !exists) {
            return context.io.print(&format!("There is no state at {path}: nothing to do.\n"));
        }
        let asked = context.io.terminal.is_some() && std::io::stdin().is_terminal();
        if asked && !self.yes && !confirmed(context, &path)? {
            return Err(CliError::General("nothing was changed".to_owned()));
        }
        embedded.reset()?;
        context.io.print(&format!("The state {path} is empty now.\n"))
    }
}

fn confirmed(context: &mut Context<'_, '_>, path: &str) -> Result<bool, CliError> {
    context.io.print(&format!("Remove everything from {path}? [y/N] "))?;
    let mut answer = String::new();
    let read = std::io::stdin().lock().read_line(&mut answer);
    Ok(read.is_ok() && matches!(answer.trim(), "y" | "Y" | "yes"))
}
