//! `vpce reset`: an empty state.

use anyhow::ensure;
use clap::Args;

use super::Context;

#[derive(Debug, Args)]
pub(super) struct Reset {
    /// Do not ask, not even at a terminal.
    #[arg(long)]
    yes: bool,
}

impl Reset {
    pub(super) fn run(self, context: &mut Context<'_, '_>) -> anyhow::Result<()> {
        let mut embedded = context.embedded()?;
        let path = embedded.path().display().to_string();
        // Of a path that cannot be looked at, the state says what is wrong.
        if embedded.path().try_exists().is_ok_and(|exists| !exists) {
            return Ok(context.io.print(&format!("There is no state at {path}: nothing to do.\n"))?);
        }
        ensure!(self.yes || context.confirms(&format!("Remove everything from {path}?"))?, "nothing was changed");
        embedded.reset()?;
        Ok(context.io.print(&format!("The state {path} is empty now.\n"))?)
    }
}
