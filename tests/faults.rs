//! What happens when something is wrong: the state file, what is asked for, the words of the line, whoever reads the
//! output, or the moment at which a process ends. Never a panic, never a changed state behind a refusal, and never
//! "database is locked".

#![expect(clippy::unwrap_used, reason = "a test ends where something is not there")]
#![expect(unreachable_pub, reason = "a test has no outside")]

#[path = "faults/copies.rs"]
mod copies;
#[path = "faults/damage.rs"]
mod damage;
#[path = "faults/documents.rs"]
mod documents;
#[path = "faults/home.rs"]
mod home;
#[path = "faults/journal.rs"]
mod journal;
#[path = "faults/paths.rs"]
mod paths;
#[path = "faults/processes.rs"]
mod processes;
#[path = "faults/refusals.rs"]
mod refusals;
#[path = "faults/replaced.rs"]
mod replaced;
#[path = "faults/secrets.rs"]
mod secrets;
#[path = "faults/settings.rs"]
mod settings;
#[path = "faults/space.rs"]
mod space;
#[path = "faults/state_file.rs"]
mod state_file;
#[path = "faults/streams.rs"]
mod streams;
#[path = "faults/versions.rs"]
mod versions;
#[path = "faults/words.rs"]
mod words;
