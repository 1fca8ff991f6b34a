//! A service in process, as a server has one, that kills itself between its statements: before a transaction begins, in the
//! middle of it, before its commit, and between that and the answer.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};

use rustix::process::{Signal, getpid, kill_process};
use serde_json::{Value, json};
use vpce::api::Embedded;
use vpce::base::clock::Clock;
use vpce::base::config::Config;
use vpce::base::random::Random;
use vpce::domain::caller::Caller;
use vpce::domain::service::{Request, Service as _, ServiceError};
use vpce::model::Service;
use vpce::store::{Access, Store};

use crate::dump::{difference, look};
use crate::script::Script;
use crate::{numbers, runs};

/// What tells the child its directory, with the state and the calls in it, and where it ends.
const DIRECTORY: &str = "VPCE_CRASH_DIRECTORY";
const PLACE: &str = "VPCE_CRASH_PLACE";

/// What a child says of each call that it has answered.
const ANSWERED: &str = "answered";

/// Where a child ends.
#[derive(Clone, Copy, Debug)]
enum Place {
    /// Before a statement, by its number.
    Statement(usize),
    /// After a call was committed and before it was answered, by its number.
    Answer(usize),
}

/// Makes all calls on one open state; each statement is told before it runs, each answer before it is given.
fn make_calls(state: &Path, calls: &Value, mut statement: impl FnMut(&str) + Send + 'static, mut answer: impl FnMut()) {
    let mut store = Store::open(state, Access::Write).unwrap();
    store.trace(move |sql| statement(&sql)).unwrap();
    let clock = Clock::parse("2026-01-01T00:00:00Z+1s").unwrap();
    let random = Random::new(Some("crash"));
    let mut service = Embedded::over(store, state.to_owned(), clock, random, Config::default());
    for call in calls.as_array().unwrap() {
        let word = |index: usize| call[index].as_str().unwrap();
        let key = if word(0) == "provider" { "111122223333" } else { "444455556666" };
        let caller = Caller::of_key(key, None, "us-east-1", &Config::default());
        let of = Service::find(word(1)).unwrap();
        let request = Request { service: of, operation: of.operation(word(2)).unwrap(), params: &call[3] };
        match service.call(&caller, &request) {
            Ok(_) | Err(ServiceError::Refused { .. }) => answer(),
            Err(error) => panic!("{call}: {error:?}"),
        }
    }
}

/// The calls of the script up to where its own commands come between.
fn calls() -> Value {
    let steps = Script::played().steps.iter();
    json!(steps.map_while(|step| step.call.clone()).collect::<Vec<_>>())
}

/// An empty state.
fn new_state(directory: &Path) -> std::path::PathBuf {
    let state = directory.join("state.db");
    drop(Store::open(&state, Access::Write).unwrap());
    state
}

#[test]
fn a_service_killed_between_statements_has_done_what_it_answered() {
    let (wanted, seed) = runs(60);
    let lab = tempfile::tempdir().unwrap();
    let (calls, state) = (calls(), new_state(lab.path()));
    let mut dumps = vec![look(&state)];
    let told: Arc<Mutex<Vec<bool>>> = Arc::default();
    let tell = Arc::clone(&told);
    make_calls(&state, &calls, move |sql| tell.lock().unwrap().push(sql == "COMMIT"), || dumps.push(look(&state)));
    let told = told.lock().unwrap();
    let commits: Vec<usize> = (0..told.len()).filter(|number| told[*number]).collect();

    let mut kept: BTreeMap<&str, [u64; 2]> = BTreeMap::new();
    for run in 0..wanted {
        let mut numbers = numbers(seed, &format!("statements {run}"));
        let mut any = |bound: usize| usize::try_from(numbers.below(bound as u64)).unwrap();
        let (place, kind) = match run % 3 {
            0 => (Place::Statement(any(told.len())), "anywhere"),
            1 => (Place::Statement(commits[any(commits.len())]), "before a commit"),
            _ => (Place::Answer(any(dumps.len() - 1)), "before an answer"),
        };
        let directory = tempfile::tempdir().unwrap();
        let state = new_state(directory.path());
        fs::write(directory.path().join("calls.json"), calls.to_string()).unwrap();
        let mut child = Command::new(std::env::current_exe().unwrap());
        child.args(["--exact", "statements::kills_itself", "--ignored", "--nocapture", "--quiet"]).env_clear();
        let number = match place {
            Place::Statement(number) => format!("statement {number}"),
            Place::Answer(number) => format!("answer {number}"),
        };
        child.env(DIRECTORY, directory.path()).env(PLACE, number);
        let output = child.stdin(Stdio::null()).output().unwrap();
        let told = format!("CRASH_SEED={seed}, run {run}, {place:?}, {kind}");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.signal(), Some(libc::SIGKILL), "{told}: {said}");
        let answered = said.lines().filter(|line| *line == ANSWERED).count();
        let found = look(&state);
        let (before, done) = (&dumps[answered], dumps.get(answered + 1) == Some(&found));
        assert!(done || found == *before, "{told}, {answered} answered: {}", difference(before, &found));
        kept.entry(kind).or_default()[usize::from(done)] += 1;
    }
    println!("killed before and after a call was done: {kept:?}");
}

#[test]
#[ignore = "only the other tests start it, as a child that kills itself"]
#[expect(clippy::disallowed_methods, reason = "what its parent tells it")]
fn kills_itself() {
    let Ok(directory) = std::env::var(DIRECTORY) else { return };
    let place = std::env::var(PLACE).unwrap();
    let (kind, number) = place.split_once(' ').unwrap();
    let number: usize = number.parse().unwrap();
    let place = if kind == "answer" { Place::Answer(number) } else { Place::Statement(number) };
    let directory = Path::new(&directory);
    let calls = fs::read_to_string(directory.join("calls.json")).unwrap();
    let (mut statements, mut answers) = (0, 0);
    let statement = move |_: &str| {
        if matches!(place, Place::Statement(number) if number == statements) {
            die();
        }
        statements += 1;
    };
    let answer = || {
        if matches!(place, Place::Answer(number) if number == answers) {
            die();
        }
        answers += 1;
        eprintln!("{ANSWERED}");
    };
    make_calls(&directory.join("state.db"), &serde_json::from_str(&calls).unwrap(), statement, answer);
}

fn die() {
    kill_process(getpid(), Signal::KILL).unwrap();
}
