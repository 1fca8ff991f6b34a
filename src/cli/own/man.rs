//! `vpce man`: the man pages as files.

use std::path::PathBuf;

use anyhow::Context as _;
use clap::{Args, ValueHint};

use super::Context;
use crate::cli::man;

#[derive(Debug, Args)]
pub(super) struct Man {
    /// The folder to write them to; it is made if it is not there.
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    directory: PathBuf,
}

impl Man {
    pub(super) fn run(&self, context: &mut Context<'_, '_>) -> anyhow::Result<()> {
        let directory = context.environment.resolve(&self.directory);
        std::fs::create_dir_all(&directory).with_context(|| directory.display().to_string())?;
        let pages = man::pages();
        for page in &pages {
            let path = directory.join(page.file());
            std::fs::write(&path, &page.text).with_context(|| path.display().to_string())?;
        }
        Ok(context.io.print(&format!("{} pages are in {}.\n", pages.len(), directory.display()))?)
    }
}
