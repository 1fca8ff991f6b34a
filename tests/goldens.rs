//! Recordings of AWS CLI, replayed: `tests/goldens/<topic>.json` has what the real one printed, sent and left behind when a
//! stub answered it (`tests/goldens/README.md`). Our program is started as `aws` against a stub of our own, with a fixed
//! clock so that nothing sleeps, and all of that must be the same bytes.
//!
//! `GOLDEN=<name or topic> cargo test --test goldens` replays one.

#![cfg(unix)]
#![expect(unreachable_pub, reason = "a test has no outside")]
#![expect(clippy::unwrap_used, reason = "a test ends where something is not there")]

#[path = "goldens/case.rs"]
mod case;
#[path = "goldens/run.rs"]
mod run;
#[path = "goldens/stub.rs"]
mod stub;

use std::collections::BTreeSet;
use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use case::{Case, Outcome, folder};
use stub::Stub;

/// Recordings that do not come out the same, each with its reason. One that does must be taken off.
const DIFFERENT: &[(&str, &str)] = &[];

#[test]
fn recordings() {
    let all = case::all();
    let wanted = filter();
    let is_wanted = |case: &&Case| wanted.as_ref().is_none_or(|word| [&case.name, &case.topic].contains(&word));
    let cases: Vec<&Case> = all.iter().filter(is_wanted).collect();
    assert!(!cases.is_empty(), "no recording and no topic is called {}", wanted.unwrap_or_default());

    let next = AtomicUsize::new(0);
    let worker = || {
        let stub = Stub::start();
        let indices = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
        let cases = indices.map_while(|index| cases.get(index));
        cases.filter_map(|case| problem(case, &run::run(case, &stub))).collect::<Vec<_>>()
    };
    let mut problems: Vec<String> = thread::scope(|scope| {
        let workers = thread::available_parallelism().map_or(2, usize::from);
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    problems.sort();
    assert!(problems.is_empty(), "{}\n\n{} of {} differ", problems.join("\n\n"), problems.len(), cases.len());
}

#[test]
fn nothing_is_named_twice_or_forgotten() {
    let cases = case::all();
    let names: BTreeSet<&str> = cases.iter().map(|case| case.name.as_str()).collect();
    assert_eq!(names.len(), cases.len(), "two recordings have the same name");
    let unknown: Vec<_> = DIFFERENT.iter().filter(|(name, _)| !names.contains(name)).collect();
    assert!(unknown.is_empty(), "there are no such recordings: {unknown:?}");

    let used: BTreeSet<&str> = cases.iter().flat_map(Case::answers).collect();
    let entries = fs::read_dir(folder().join("answers")).unwrap();
    let there: BTreeSet<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(there.iter().map(String::as_str).collect::<BTreeSet<_>>(), used, "answers that no recording names");
}

/// What is wrong with a case, if anything is.
fn problem(case: &Case, got: &Outcome) -> Option<String> {
    let differences = case.expect.differences(got);
    let Case { name, purpose, argv, .. } = case;
    match (DIFFERENT.iter().find(|(listed, _)| listed == name), differences.as_slice()) {
        (None, []) | (Some(_), [_, ..]) => None,
        (Some((_, reason)), []) => Some(format!("{name} comes out the same: take it off the list ({reason})")),
        (None, differences) => Some(format!(
            "{name}: {purpose}\n$ aws {}\n{}\nalone: GOLDEN={name} cargo test --test goldens",
            argv.join(" "),
            differences.join("\n"),
        )),
    }
}

/// The name of a recording or a topic: all that is to be replayed.
#[expect(clippy::disallowed_methods, reason = "whoever runs the test says by it what to replay")]
fn filter() -> Option<String> {
    std::env::var("GOLDEN").ok()
}
