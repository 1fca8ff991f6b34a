//! `vpce force`: states that AWS alone gives to things, so that scripts meet them.

use clap::{Args, ValueEnum};

use super::Context;
use crate::domain::states::Forced;

#[derive(Debug, Args)]
pub(super) struct Force {
    /// The state.
    #[arg(value_enum)]
    state: State,
    /// vpce-…, vpce-svc-…, vpce-nfn-…, of any account.
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum State {
    /// An endpoint that AWS could not make, or a service.
    Failed,
    /// An endpoint that nobody accepted in time.
    Expired,
    /// A connection notification that tells nothing.
    Disabled,
    /// A connection notification that tells again.
    Enabled,
}

impl Force {
    pub(super) fn run(self, context: &mut Context<'_, '_>) -> anyhow::Result<()> {
        let mut embedded = context.embedded()?;
        let forced = match self.state {
            State::Failed => Forced::Failed,
            State::Expired => Forced::Expired,
            State::Disabled => Forced::Disabled,
            State::Enabled => Forced::Enabled,
        };
        let done = embedded.force(forced, &self.ids)?;
        for (id, done) in self.ids.iter().zip(done) {
            context.io.print(&format!("{id} of {} is {} now; it was {}\n", done.account, done.now, done.before))?;
        }
        Ok(())
    }
}
