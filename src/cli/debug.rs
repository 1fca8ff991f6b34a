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
        let line = format!("{now} - MainThread - {} - {level} - {}\n", metadata.target(), redacted(&message.0));
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

/// What secrets stand behind, in whatever form: members of answers, settings, headers, parameters of signed URLs.
const SECRETS: &[&str] = &[
    "SecretAccessKey",
    "SessionToken",
    "aws_secret_access_key",
    "aws_session_token",
    "aws_security_token",
    "X-Amz-Security-Token",
    "Signature=",
];

/// A message without the secrets in it. AWS CLI shows them; whoever sends us what it logged need not.
fn redacted(message: &str) -> String {
    let mut redacted = String::with_capacity(message.len());
    let mut rest = message;
    while let Some((at, name)) = next_secret(rest) {
        let (before, after) = rest.split_at(at + name.len());
        let value = after.trim_start_matches(|c: char| c.is_whitespace() || "'\":=,>\\".contains(c));
        let end = value.find(|c: char| !(c.is_ascii_alphanumeric() || "+/=%._~-".contains(c))).unwrap_or(value.len());
        redacted.push_str(before);
        redacted.push_str(&after[..after.len() - value.len()]);
        if end > 0 {
            redacted.push_str("****");
        }
        rest = &value[end..];
    }
    redacted + rest
}

/// The first name in a text, in whatever letters, that a secret stands behind.
fn next_secret(text: &str) -> Option<(usize, &'static str)> {
    let found = |name: &&'static str| {
        let is_there = |at: &usize| text.as_bytes()[*at..at + name.len()].eq_ignore_ascii_case(name.as_bytes());
        Some(((0..=text.len().checked_sub(name.len())?).find(is_there)?, *name))
    };
    SECRETS.iter().filter_map(found).min()
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

#[cfg(test)]
mod tests {
    use super::redacted;

    #[test]
    fn secrets_are_not_told() {
        for (message, shown) in [
            ("{'SecretAccessKey': 'ab/c+d=', 'Expiration': 'x'}", "{'SecretAccessKey': '****', 'Expiration': 'x'}"),
            (
                "<SecretAccessKey>abc</SecretAccessKey>\n<SessionToken>d</SessionToken>",
                "<SecretAccessKey>****</SecretAccessKey>\n<SessionToken>****</SessionToken>",
            ),
            ("['set', 'aws_secret_access_key', 'wJalr/K7']", "['set', 'aws_secret_access_key', '****']"),
            ("GET /?x-amz-signature=0af&Action=A", "GET /?x-amz-signature=****&Action=A"),
            ("X-Amz-Security-Token: FwoG+/=", "X-Amz-Security-Token: ****"),
            ("no Signature Version 4 of \u{6771}", "no Signature Version 4 of \u{6771}"),
        ] {
            assert_eq!(redacted(message), shown);
        }
    }
}
