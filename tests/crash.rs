//! Writers that are killed, and many that work at once. What was acknowledged is there, of what was not there is all or
//! nothing, and the rules hold.
//!
//! The moments are exact and follow from a seed, not from the time: a call of the system that the program makes
//! (`crash/stop.rs`), a statement (`crash/statements.rs`), or how many calls have been answered (`crash/load.rs`). The set
//! that runs by itself is small; `CRASH_RUNS=500 CRASH_SEED=1 cargo test --test crash` kills that many times in each way.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test ends where something is not there")]

#[path = "crash/commands.rs"]
mod commands;
#[path = "crash/dump.rs"]
mod dump;
#[path = "crash/invariants.rs"]
mod invariants;
#[path = "crash/load.rs"]
mod load;
#[path = "crash/migrations.rs"]
mod migrations;
#[path = "crash/parallel.rs"]
mod parallel;
#[path = "crash/script.rs"]
mod script;
#[path = "crash/statements.rs"]
mod statements;
#[path = "crash/stop.rs"]
mod stop;

use vpce::base::random::Random;

#[expect(clippy::disallowed_methods, reason = "the test's own settings")]
fn setting(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// How many kills of a kind there are to be, `few` unless `CRASH_RUNS` says otherwise, and what they follow from.
fn runs(few: u64) -> (u64, u64) {
    (setting("CRASH_RUNS").unwrap_or(few), setting("CRASH_SEED").unwrap_or(1))
}

/// Numbers that follow from a seed and what it is used for.
fn numbers(seed: u64, of: &str) -> Random {
    Random::new(Some(&format!("{of} {seed}")))
}
