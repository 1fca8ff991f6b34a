//! `vpce state`: where the state file is and how it is.

use super::Context;
use crate::cli::errors::CliError;
use crate::domain::service::ServiceError;

pub(super) fn run(context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let embedded = context.embedded()?;
    let path = embedded.path().to_owned();
    let Ok(metadata) = path.metadata() else {
        let text = format!(
            "path       {}\nintegrity  there is no file yet: the first command that makes something makes it\n",
            path.display()
        );
        return context.io.print(&text);
    };
    let (version, problems) = embedded.check()?;
    let integrity = if problems.is_empty() { "ok" } else { "damaged" };
    context.io.print(&format!(
        "path       {}\nsize       {} bytes\nversion    {version}\nintegrity  {integrity}\n",
        path.display(),
        metadata.len()
    ))?;
    if problems.is_empty() {
        return Ok(());
    }
    Err(ServiceError::Unanswered(format!("{}: {}", path.display(), problems.join("; "))).into())
}
