//! What happens when something is wrong: the state file, what is asked for, the words of the line, whoever reads the
//! output, or the moment at which a process ends. Never a panic, never a changed state behind a refusal, and never
//! "database is locked".

#![expect(clippy::unwrap_used, reason = "a test ends where something is not there")]
#![expect(unreachable_pub, reason = "a test has no outside")]

#[path = "faults/copies.rs"]
mod copies;
#[path = "faults/home.rs"]
mod home;
#[path = "faults/processes.rs"]
mod processes;
#[path = "faults/refusals.rs"]
mod refusals;
#[path = "faults/settings.rs"]
mod settings;
#[path = "faults/state_file.rs"]
mod state_file;
#[path = "faults/streams.rs"]
mod streams;
#[path = "faults/words.rs"]
mod words;
