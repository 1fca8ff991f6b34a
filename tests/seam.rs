//! The seam between AWS's description and our functions, which the compiler does not see: every operation of the tables has
//! a function, and every input that the description allows reaches it.

#![expect(clippy::unwrap_used, reason = "a test ends where something is not there")]

use serde_json::{Map, Value, json};
use vpce::api::registry::{self, Entry};
use vpce::base::clock::Clock;
use vpce::base::config::Config;
use vpce::base::document::Document;
use vpce::base::random::Random;
use vpce::domain::caller::Caller;
use vpce::domain::error::ApiError;
use vpce::domain::regions::Region;
use vpce::model::{Kind, Operation, SERVICES, Shape};
use vpce::ops::{Call, Failure};
use vpce::store::Store;

#[test]
fn every_operation_has_a_function() {
    for service in SERVICES {
        let entries = registry::all(service.command).unwrap_or_else(|| panic!("{} has no functions", service.command));
        let mut described: Vec<&str> = service.operations.iter().map(|operation| operation.name).collect();
        described.sort_unstable();
        let written: Vec<&str> = entries.iter().map(|entry| entry.name).collect();
        assert_eq!(written, described, "{}: the registry is not sorted, or differs from the tables", service.command);
    }
}

#[test]
fn every_described_input_reaches_its_function() {
    for service in SERVICES {
        for operation in service.operations {
            let entry = registry::find(service, operation.name).unwrap();
            for (kind, required_only) in [("the least", true), ("the most", false)] {
                let input = sample(operation.input, required_only, 0);
                if let Err(Failure::Refused(ApiError::MalformedParameter { reason })) = run(entry, operation, &input) {
                    panic!(
                        "{}: {kind} that the description allows is not understood: {reason}\n{input:#}",
                        operation.name
                    );
                }
            }
        }
    }
}

/// A member that the description does not have is refused, so that the two cannot drift apart.
#[test]
fn other_members_are_refused() {
    for service in SERVICES {
        for operation in service.operations {
            let entry = registry::find(service, operation.name).unwrap();
            let mut input = sample(operation.input, true, 0);
            input["NoSuchMember"] = json!("x");
            let refused = run(entry, operation, &input);
            let is_refused = matches!(refused, Err(Failure::Refused(ApiError::MalformedParameter { .. })));
            assert!(is_refused, "{} takes a member that its description lacks", operation.name);
        }
    }
}

/// Runs an operation on an empty state, as the embedded service does: `DryRun` is not a matter of operations.
fn run(entry: &Entry, operation: &Operation, input: &Value) -> Result<Document, Failure> {
    let mut input = input.clone();
    if operation.member("DryRun").is_some() {
        input.as_object_mut().unwrap().shift_remove("DryRun");
    }
    let caller = Caller { account: "111122223333".into(), region: "us-east-1".into(), ..Caller::default() };
    let (clock, config) = (Clock::parse("2026-01-01T00:00:00Z").unwrap(), Config::default());
    let (mut random, region) = (Random::new(Some("seam")), Region::find("us-east-1").unwrap());
    Store::in_memory().unwrap().transaction(
        entry.access,
        |last| clock.now(last, false),
        |tx| {
            let mut call = Call::new(tx, &caller, region, &mut random, &config)?;
            (entry.run)(&mut call, &input)
        },
    )
}

/// A value of a shape: everything that it may hold, or only what it must.
fn sample(shape: &Shape, required_only: bool, depth: usize) -> Value {
    match &shape.kind {
        Kind::Structure(members) => {
            let wanted = members.iter().filter(|member| (member.required || !required_only) && depth < 8);
            let pairs = wanted.map(|member| (member.name.to_owned(), sample(member.shape, required_only, depth + 1)));
            Value::Object(pairs.collect::<Map<_, _>>())
        }
        Kind::List { item, .. } => json!([sample(item, required_only, depth + 1)]),
        Kind::Map { value, .. } => json!({ "key": sample(value, required_only, depth + 1) }),
        Kind::String { choices, .. } => json!(choices.first().unwrap_or(&"text")),
        Kind::Integer(_) | Kind::Long(_) => json!(7),
        Kind::Float | Kind::Double => json!(1.5),
        Kind::Boolean => json!(true),
        Kind::Timestamp => json!("2026-01-01T00:00:00Z"),
        Kind::Blob => json!("dGV4dA=="),
    }
}
