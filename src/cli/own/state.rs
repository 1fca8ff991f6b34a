//! `vpce state`: where the state file is and how it is.

use anyhow::bail;

use super::Context;
use crate::store::DAMAGED;

pub(super) fn run(context: &mut Context<'_, '_>) -> anyhow::Result<()> {
    let embedded = context.embedded()?;
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
