//! `vpce completions`: the few lines by which a shell asks `vpce __complete`.

use clap::{Args, ValueEnum};

use super::Context;

#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell.
    #[arg(value_enum)]
    shell: Shell,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Shell {
    Bash,
    Zsh,
    Fish,
    Elvish,
    Powershell,
}

impl Completions {
    pub(super) fn run(&self, context: &mut Context<'_, '_>) -> anyhow::Result<()> {
        Ok(context.io.print(match self.shell {
            Shell::Bash => include_str!("../../../completions/vpce.bash"),
            Shell::Zsh => include_str!("../../../completions/_vpce"),
            Shell::Fish => include_str!("../../../completions/vpce.fish"),
            Shell::Elvish => include_str!("../../../completions/vpce.elv"),
            Shell::Powershell => include_str!("../../../completions/vpce.ps1"),
        })?)
    }
}
