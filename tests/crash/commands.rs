//! Shells that are killed: each line of the script on the files as they are before it, again and again until it comes to
//! its end, with everything that a kill leaves behind still there.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rusqlite::Connection;
use vpce::base::random::Random;
use vpce::store::files_of;

use crate::dump::{copy, difference, look};
use crate::script::{Script, Step, copy_files, variables};
use crate::stop::{self, Ended, Stop};
use crate::{numbers, runs};

/// A line is killed no more often than this before it may end.
const KILLS: usize = 4;

/// How many were killed.
#[derive(Debug, Default)]
struct Totals {
    killed: u64,
    /// By the kind of place: before and after the line was done.
    places: BTreeMap<String, [u64; 2]>,
}

impl Totals {
    fn add(&mut self, stop: Stop, done: bool) {
        self.killed += 1;
        self.places.entry(stop.kind()).or_default()[usize::from(done)] += 1;
    }
}

#[test]
fn killed_shells_leave_all_or_nothing() {
    let (wanted, seed) = runs(100);
    let script = Script::played();
    let mut totals = Totals::default();
    for run in 0.. {
        if totals.killed >= wanted {
            break;
        }
        assert!(run < 4 * wanted, "too few are killed: {totals:?}");
        let mut numbers = numbers(seed, &format!("shells {run}"));
        // Now and then the file is not there yet.
        let last = script.steps.len() as u64;
        let first = usize::try_from(numbers.below(if run % 10 == 0 { 1 } else { last })).unwrap();
        let directory = tempfile::tempdir().unwrap();
        copy_files(&script.steps[first].files, directory.path());
        // What follows finds what this one left.
        for step in script.steps.iter().skip(first).take(2) {
            play(step, directory.path(), &mut numbers, &mut totals, &format!("CRASH_SEED={seed}, run {run}"));
        }
    }
    println!("{totals:?}");
    // Before and after it was done, and while the log was taken into the state.
    let mut places = vec![("bytes", 0), ("bytes", 1)];
    if stop::has_filters() {
        places.extend([("write 6", 0), ("sync 6", 0), ("sync 6", 1), ("answer", 1), ("write 5", 1), ("sync 5", 1)]);
    } else {
        println!("SKIPPED: no process may filter its calls here");
    }
    for (place, done) in places {
        assert!(totals.places.get(place).is_some_and(|killed| killed[done] > 0), "{place}: {totals:?}");
    }
}

/// Runs a line until it comes to its end.
fn play(step: &Step, directory: &Path, numbers: &mut Random, totals: &mut Totals, run: &str) {
    let state = directory.join("state.db");
    let variables = variables(directory);
    let length = |name: &str| fs::metadata(directory.join(name)).map_or(0, |metadata| metadata.len());
    for _ in 0..KILLS {
        if numbers.below(8) == 0 {
            lengthen_log(&state);
        }
        let place = Stop::any(numbers, length("state.db").max(4096), length("state.db-wal"));
        let mut ended = stop::run(place, &step.words, &variables);
        // Ours say where the state is.
        ended.stdout = ended.stdout.replace(directory.to_str().unwrap(), "~");
        let told = format!("{run}: {:?} stopped at {place}: {ended:?}", step.words);
        let done = is_done(step, &ended, &state, &told);
        if ended.code.is_none() {
            totals.add(place, done);
        }
        if done {
            return;
        }
    }
    let mut ended = stop::run_whole(&step.words, &variables);
    ended.stdout = ended.stdout.replace(directory.to_str().unwrap(), "~");
    assert!(is_done(step, &ended, &state, run) && ended.code.is_some(), "{run}: {:?}: {ended:?}", step.words);
}

/// Leaves so much in the log that the next writer takes it into the state before it answers, as a server's log may be after
/// a kill: the same rows, written again and again.
fn lengthen_log(state: &Path) {
    const LENGTH: u64 = 1_050 * 4_120;
    let log = &files_of(state)[1];
    let is_made = fs::metadata(state).is_ok_and(|metadata| metadata.len() > 100_000);
    if !is_made || fs::metadata(log).is_ok_and(|metadata| metadata.len() > LENGTH) {
        return;
    }
    let connection = Connection::open(state).unwrap();
    connection.pragma_update(None, "wal_autocheckpoint", 0).unwrap();
    connection.pragma_update(None, "synchronous", "OFF").unwrap();
    while fs::metadata(log).map_or(0, |metadata| metadata.len()) < LENGTH {
        connection.execute_batch("VACUUM").unwrap();
    }
    // Who closes it last would empty it.
    let aside = state.with_extension("aside");
    copy(state, &aside);
    drop(connection);
    copy(&aside, state);
}

/// Whether a line was done. It must be if it was acknowledged, and it is done altogether or not at all.
fn is_done(step: &Step, ended: &Ended, state: &Path, told: &str) -> bool {
    let found = look(state);
    let ends = ended.code.is_some();
    if ends {
        assert_eq!(ended.code, Some(step.code.into()), "{told}");
    }
    let answered = !step.stdout.is_empty() && ended.stdout.ends_with(&step.stdout);
    if ends || answered {
        assert!(answered || step.stdout.is_empty(), "{told}: not {}", step.stdout);
        assert!(found == step.after, "{told}: {}", difference(&step.after, &found));
        return true;
    }
    if found == step.after && step.before != step.after {
        return true;
    }
    // A file that has been made but not filled yet.
    let is_new = step.before.is_empty() && !found.iter().any(|line| line.starts_with("calls"));
    assert!(is_new || found == step.before, "{told}: {}", difference(&step.before, &found));
    false
}
