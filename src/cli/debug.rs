//! `--debug`: what a run does, as lines on standard error in the form of AWS CLI's (aws-cli.md §4). Whoever has something
//! to tell tells it to `tracing`, under the name of the logger that AWS CLI would use; without `--debug` nobody listens.

use std::fmt::{self, Write as _};
use std::io::Write as _;

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::DefaultGuard;
use tracing::{Event, Level, Metadata, Subscriber};

use super::errors::CliError;
use crate::base::clock::{Clock, Kept};
use crate::base::environment::Environment;

/// Listens until the guard is dropped.
///
/// # Errors
/// A clock that cannot be read.
pub fn listen(environment: &Environment) -> Result<DefaultGuard, CliError> {
    let clock = Clock::of_environment(environment).map_err(CliError::General)?;
    Ok(tracing::subscriber::set_default(Lines { clock }))
}

/// Listens for as long as the process lives, to all its threads.
///
/// # Errors
/// A clock that cannot be read.
pub fn listen_for_all(environment: &Environment) -> Result<(), CliError> {
    let clock = Clock::of_environment(environment).map_err(CliError::General)?;
    // Whoever listens already goes on.
    let _ = tracing::subscriber::set_global_default(Lines { clock });
    Ok(())
}

/// Writes a line for each event; spans are nothing to it.
struct Lines {
    clock: Clock,
}

impl Subscriber for Lines {
    /// Only what is ours: libraries log bodies and headers of their own accord.
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        ["awscli.", "botocore.", "vpce"].iter().any(|ours| metadata.target().starts_with(ours))
    }

    fn event(&self, event: &Event<'_>) {
        let metadata = event.metadata();
        let level = if *metadata.level() == Level::WARN { "WARNING" } else { metadata.level().as_str() };
        let now = self.clock.now(Kept::default(), false);
        let now = now.strftime("%Y-%m-%d %H:%M:%S,%3f");
        let mut message = Message(String::new());
        event.record(&mut message);
        // One write a line, and when it cannot be written there is nowhere left to say so.
        let line = format!("{now} - MainThread - {} - {level} - {}\n", metadata.target(), message.0);
        let _ = std::io::stderr().write_all(line.as_bytes());
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

/// An event's message.
struct Message(String);

impl Visit for Message {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        if field.name() == "message" {
            // Writing into a String cannot fail.
            let _ = write!(self.0, "{value:?}");
        }
    }
}
