//! A random walk: sequences of all PrivateLink operations by three accounts in two Regions, against a small model of the
//! rules (`walk/model.rs`), which was written from the facts and shares nothing with the program.
//!
//! The seeds are fixed, so that each run is the same. `WALK=2000000` walks farther, `WALK_SEED=17` replays one sequence.

#![expect(clippy::unwrap_used, reason = "a test ends where something is not there")]

#[path = "walk/arguments.rs"]
mod arguments;
#[path = "walk/checks.rs"]
mod checks;
#[path = "walk/commands.rs"]
mod commands;
#[path = "walk/endpoints.rs"]
mod endpoints;
#[path = "walk/lab.rs"]
mod lab;
#[path = "walk/model.rs"]
mod model;
#[path = "walk/notifications.rs"]
mod notifications;
#[path = "walk/services.rs"]
mod services;
#[path = "walk/shrink.rs"]
mod shrink;
#[path = "walk/views.rs"]
mod views;

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use jiff::Timestamp;
use serde_json::{Value, json};
use vpce::api::Embedded;
use vpce::base::config::Delays;
use vpce::base::document::Document;
use vpce::base::random::Random;
use vpce::domain::caller::Caller;
use vpce::domain::service::{Request, Service, ServiceError};
use vpce::store::export::{self, Format};
use vpce::store::{check, import, invariants};

use checks::{Difference, Look, Walk};
use commands::{Chooser, Command, PASS};
use lab::{Lab, Settings};

/// Commands of a sequence.
const LENGTH: u32 = 1000;

/// Operations of a walk, unless `WALK` says otherwise.
const OPERATIONS: u64 = 200_000;

/// What a seed is played with: with and without delays, with a small and the usual quota.
fn settings(seed: u64) -> Settings {
    let delays = match seed % 3 {
        0 => Delays::default(),
        1 => Delays {
            endpoint_available: 30,
            endpoint_deleted: 60,
            service_deleted: 20,
            connection_lingers: 100,
            ..Delays::default()
        },
        _ => Delays { endpoint_available: 10, endpoint_deleted: 10, connection_lingers: 0, ..Delays::default() },
    };
    Settings { delays, quota: if seed % 4 == 3 { 3 } else { 50 } }
}

/// Puts something between the walk and the service.
type Wrap<'a> = &'a (dyn Fn(Embedded) -> Box<dyn Service> + Sync);

fn plain(embedded: Embedded) -> Box<dyn Service> {
    Box::new(Sound { embedded, calls: 0 })
}

/// A service whose state is looked at now and then: rows that do not fit together are an answer that nothing expects.
struct Sound {
    embedded: Embedded,
    calls: u32,
}

impl Service for Sound {
    fn call(&mut self, caller: &Caller, request: &Request<'_>) -> Result<Document, ServiceError> {
        let answer = self.embedded.call(caller, request);
        self.calls += 1;
        let is_describe = request.operation.name.starts_with("Describe");
        if is_describe || self.calls > 20 && !self.calls.is_multiple_of(100) {
            return answer;
        }
        let broken = self.embedded.look(invariants::broken)?;
        if broken.is_empty() { answer } else { Err(ServiceError::Unanswered(broken.join(", "))) }
    }

    fn pause(&mut self, duration: Duration) -> Result<(), ServiceError> {
        self.embedded.pause(duration)
    }
}

/// A lab of this seed, set up.
fn begin(seed: u64, wrap: Wrap<'_>) -> Walk {
    let settings = settings(seed);
    let mut lab = Lab::new(seed, &settings, wrap);
    let model = lab.set_up(&settings);
    Walk::new(lab, model)
}

/// Plays the sequence of a seed; what was played comes back with the difference.
fn play(seed: u64, wrap: Wrap<'_>) -> (Walk, Vec<Command>, Option<Difference>) {
    let mut walk = begin(seed, wrap);
    let mut random = Random::new(Some(&format!("walk {seed}")));
    let mut commands = Vec::new();
    for number in 0..LENGTH {
        let command = Chooser { random: &mut random, model: &walk.model }.next(number);
        let look = if number % 200 == 199 || random.below(300) == 0 { Look::Everywhere } else { Look::Near };
        commands.push(command);
        if let Err(difference) = walk.step(&commands[commands.len() - 1], look) {
            return (walk, commands, Some(difference));
        }
    }
    (walk, commands, None)
}

/// Plays these commands again, with a look at everything at the end, and after each if there are few.
fn replay(seed: u64, commands: &[Command], wrap: Wrap<'_>) -> Option<(usize, Difference)> {
    let mut walk = begin(seed, wrap);
    for (index, command) in commands.iter().enumerate() {
        let look = if commands.len() <= 30 || index + 1 == commands.len() { Look::Everywhere } else { Look::Near };
        if let Err(difference) = walk.step(command, look) {
            return Some((index, difference));
        }
    }
    None
}

/// The story of a failure: the seed, the fewest commands, and what came instead of what.
fn story(seed: u64, commands: Vec<Command>, difference: Difference, wrap: Wrap<'_>) -> (Vec<Command>, String) {
    let most = setting("WALK_REPLAYS").unwrap_or(120);
    let (commands, difference) =
        shrink::shrink(commands, difference, most, &mut |commands| replay(seed, commands, wrap));
    let lines: Vec<String> = commands.iter().map(ToString::to_string).collect();
    let Difference { what, expected, got, rule } = difference;
    let text = format!(
        "seed {seed} (WALK_SEED={seed} replays it), {:?}\n{}\n{what}\n  expected {expected}\n  got      {got}\n  rule     {rule}\n",
        settings(seed),
        lines.join("\n")
    );
    (commands, text)
}

#[expect(clippy::disallowed_methods, reason = "the test's own settings")]
fn setting(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// What a run of walks was like.
#[derive(Debug, Default)]
struct Totals {
    /// How often each operation was answered and refused.
    operations: BTreeMap<&'static str, (u64, u64)>,
    /// How often each code was given.
    codes: BTreeMap<String, u64>,
    /// Calls, with those that only look.
    calls: u64,
}

#[test]
fn the_service_keeps_the_rules() {
    let (only, wanted) = (setting("WALK_SEED"), setting("WALK").unwrap_or(OPERATIONS));
    let (next, done, failed) = (AtomicU64::new(only.unwrap_or(1)), AtomicU64::new(0), AtomicBool::new(false));
    let failures: Mutex<Vec<String>> = Mutex::new(Vec::new());
    let totals: Mutex<Totals> = Mutex::default();
    let work = || {
        while !failed.load(Ordering::Relaxed) && done.load(Ordering::Relaxed) < wanted {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if only.is_some_and(|only| only != seed) {
                return;
            }
            let (walk, commands, difference) = play(seed, &plain);
            let calls = commands.iter().filter(|command| command.operation != PASS).count();
            done.fetch_add(calls as u64, Ordering::Relaxed);
            {
                let mut totals = totals.lock().unwrap();
                for (operation, (answered, refused)) in walk.counts {
                    let total = totals.operations.entry(operation).or_default();
                    *total = (total.0 + answered, total.1 + refused);
                }
                for (code, count) in walk.codes {
                    *totals.codes.entry(code).or_default() += count;
                }
                totals.calls += walk.lab.calls;
            }
            if let Some(difference) = difference {
                failed.store(true, Ordering::Relaxed);
                failures.lock().unwrap().push(story(seed, commands, difference, &plain).1);
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(work);
        }
    });
    println!("{} operations\n{:#?}", done.into_inner(), totals.into_inner().unwrap());
    let failures = failures.into_inner().unwrap();
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

/// Random labs are sound, and are the same after an export and an import, in either form.
#[test]
fn labs_are_carried_over() {
    for seed in 1..=6 {
        let home = tempfile::tempdir().unwrap();
        let path = |name: &str| home.path().join(name);
        let in_a_file = |embedded: Embedded| -> Box<dyn Service> {
            let random = Random::new(Some(&seed.to_string()));
            Box::new(Embedded::new(path("lab.db"), embedded.clock(), random, embedded.config().clone()))
        };
        let mut walk = begin(seed, &in_a_file);
        let mut random = Random::new(Some(&format!("walk {seed}")));
        for number in 0..200 {
            let command = Chooser { random: &mut random, model: &walk.model }.next(number);
            assert!(walk.step(&command, Look::Near).is_ok(), "seed {seed}: {command}");
        }
        let now = |_| Timestamp::default();
        assert_eq!(check::check(&path("lab.db"), &now).unwrap(), [""; 0], "seed {seed}");
        let exported = |name: &str, format| {
            let mut bytes = Vec::new();
            export::export(&path(name), format, &mut bytes).unwrap();
            String::from_utf8(bytes).unwrap()
        };
        for format in [Format::Json, Format::Toml] {
            let first = exported("lab.db", format);
            let imported = import::read(format, &mut first.as_bytes(), &now).unwrap();
            imported.put(&path("other.db")).unwrap();
            assert!(exported("other.db", format) == first, "seed {seed}: {format:?} comes back otherwise");
        }
        assert!(exported("other.db", Format::Json) == exported("lab.db", Format::Json), "seed {seed}");
    }
}

/// A service that lies in one place.
struct Liar {
    truth: Embedded,
    lie: Lie,
}

#[derive(Clone, Copy, Debug)]
enum Lie {
    /// The last of three endpoints is not listed.
    DropsAnEndpoint,
    /// A service with connections is said to be deleted.
    DeletesWhatIsUsed,
    /// A rejection does not happen, though the answer says so.
    ForgetsToReject,
    /// A refused call leaves something behind.
    RefusesAndActs,
}

impl Service for Liar {
    fn call(&mut self, caller: &Caller, request: &Request<'_>) -> Result<Document, ServiceError> {
        let name = request.operation.name;
        let dry_run = request.params["DryRun"] == true;
        if matches!(self.lie, Lie::ForgetsToReject) && name == "RejectVpcEndpointConnections" && !dry_run {
            let mut params = request.params.clone();
            params["DryRun"] = json!(true);
            let refused = self.truth.call(caller, &Request { params: &params, ..*request });
            let is_fine = matches!(&refused, Err(ServiceError::Refused { code, .. }) if code == "DryRunOperation");
            return if is_fine { Ok(json!({ "Unsuccessful": [] }).into()) } else { refused };
        }
        if matches!(self.lie, Lie::RefusesAndActs) && name == "DeleteVpcEndpoints" && dry_run {
            let mut params = request.params.clone();
            params["DryRun"] = json!(false);
            self.truth.call(caller, &Request { params: &params, ..*request })?;
        }
        let mut answer = Value::from(self.truth.call(caller, request)?);
        if let (Lie::DropsAnEndpoint, Some(Value::Array(endpoints))) = (self.lie, answer.get_mut("VpcEndpoints"))
            && endpoints.len() == 3
        {
            endpoints.pop();
        }
        if let (Lie::DeletesWhatIsUsed, "DeleteVpcEndpointServiceConfigurations") = (self.lie, name) {
            let items = answer["Unsuccessful"].as_array_mut().unwrap();
            items.retain(|item| item["Error"]["Code"] != "ExistingVpcEndpointConnections");
        }
        Ok(answer.into())
    }

    fn pause(&mut self, duration: Duration) -> Result<(), ServiceError> {
        self.truth.pause(duration)
    }
}

/// The walk finds what is wrong, and tells it in a few commands.
#[test]
fn lies_are_found() {
    for lie in [Lie::DropsAnEndpoint, Lie::DeletesWhatIsUsed, Lie::ForgetsToReject, Lie::RefusesAndActs] {
        let wrap = move |truth: Embedded| -> Box<dyn Service> { Box::new(Liar { truth, lie }) };
        let found = (1..=20).find_map(|seed| {
            let (_, commands, difference) = play(seed, &wrap);
            difference.map(|difference| story(seed, commands, difference, &wrap))
        });
        let (commands, text) = found.unwrap_or_else(|| panic!("{lie:?} is not found"));
        println!("{lie:?}\n{text}");
        assert!(commands.len() <= 5, "{lie:?} is told in {} commands\n{text}", commands.len());
    }
}
