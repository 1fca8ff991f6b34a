//! A service's description, rendered as a file of `src/model/tables`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

use crate::description::{Acceptor, Description, Operation, Paginator, Protocol, Reference, Shape, Waiter};
use crate::help::Help;
use crate::naming::{command, constant};

/// What a table may import, and how its use looks.
const VOCABULARY: [(&str, &str); 15] = [
    ("Acceptor", "Acceptor {"),
    ("Bounds", "Bounds"),
    ("Expected", "Expected::"),
    ("Kind", "Kind::"),
    ("Location", "Location::"),
    ("Matcher", "Matcher::"),
    ("Member", "Member {"),
    ("Operation", "[Operation]"),
    ("Paginator", "Paginator {"),
    ("Protocol", "Protocol::"),
    ("Service", "Service {"),
    ("Shape", "Shape {"),
    ("Waiter", "[Waiter]"),
    ("WaiterState", "WaiterState::"),
    ("TEXT", "TEXT"),
];

pub fn render(service: &str, description: &Description, help: &Help) -> String {
    Renderer { service, description, help }.file()
}

struct Renderer<'a> {
    service: &'a str,
    description: &'a Description,
    help: &'a Help,
}

impl Renderer<'_> {
    fn file(&self) -> String {
        let body = [self.service(), self.operations(), self.waiters(), self.shapes()].join("\n");
        let service = self.service;
        format!(
            "//! The service `{service}`.\n\
             // @generated from src/model/extract/{service}.json by `UPDATE=1 cargo test --test generated`\n\n\
             {}\n{body}",
            imports(&body)
        )
    }

    fn service(&self) -> String {
        let metadata = &self.description.metadata;
        let signing_name = metadata.signing_name.as_ref().unwrap_or(&metadata.endpoint_prefix);
        format!(
            "pub(super) static SERVICE: Service = Service {{\n    command: {:?},\n    service_id: {:?},\n    \
             api_version: {:?},\n    signing_name: {signing_name:?},\n    protocol: Protocol::{:?},\n    \
             xml_namespace: {:?},\n    target_prefix: {:?},\n    operations: OPERATIONS,\n    waiters: WAITERS,\n}};\n",
            self.service,
            metadata.service_id,
            metadata.api_version,
            metadata.protocol,
            metadata.xml_namespace,
            metadata.target_prefix,
        )
    }

    fn operations(&self) -> String {
        let operations = sorted_by_command(self.description.operations.iter());
        let rendered: String = operations.iter().map(|(command, (_, entry))| self.operation(command, entry)).collect();
        let table = format!("static OPERATIONS: &[Operation] = &[\n{rendered}];\n");
        if operations.values().any(|(_, operation)| operation.input.is_none()) {
            return format!("{table}\nstatic NO_INPUT: Shape = Shape {{ name: \"\", kind: Kind::Structure(&[]) }};\n");
        }
        table
    }

    fn operation(&self, command: &str, operation: &Operation) -> String {
        let Operation { name, http, input, output } = operation;
        let help = self.help.operation(self.service, name);
        let example = self.help.example(self.service, name);
        let paginator = self.description.pagination.get(name).map_or_else(|| "None".to_owned(), paginator);
        let input = input.as_ref().map_or_else(|| "NO_INPUT".to_owned(), |input| constant(&input.shape));
        let result_wrapper = output.as_ref().and_then(|output| output.result_wrapper.as_ref());
        let output = match output {
            Some(output) => format!("Some(&{})", constant(&output.shape)),
            None => "None".to_owned(),
        };
        format!(
            "    Operation {{\n        name: {name:?},\n        command: {command:?},\n        \
             http: ({:?}, {:?}),\n        status: {},\n        input: &{input},\n        output: {output},\n        \
             result_wrapper: {result_wrapper:?},\n        paginator: {paginator},\n        help: {help:?},\n        example: {example:?},\n    }},\n",
            http.method,
            http.request_uri,
            http.response_code.unwrap_or(200),
        )
    }

    fn waiters(&self) -> String {
        let waiters = sorted_by_command(self.description.waiters.iter());
        let rendered: String = waiters.iter().map(|(command, (name, entry))| waiter(command, name, entry)).collect();
        let open = if rendered.is_empty() { "" } else { "\n" };
        format!("static WAITERS: &[Waiter] = &[{open}{rendered}];\n")
    }

    fn shapes(&self) -> String {
        let mut names = BTreeMap::new();
        let mut out = String::new();
        for (name, shape) in self.description.reached_shapes() {
            let constant = constant(name);
            if let Some(other) = names.insert(constant.clone(), name) {
                panic!("{}: {name} and {other} would both be {constant}", self.service);
            }
            let kind = self.kind(name, shape);
            let _ = writeln!(out, "static {constant}: Shape = Shape {{ name: {name:?}, kind: {kind} }};");
        }
        out
    }

    fn kind(&self, name: &str, shape: &Shape) -> String {
        match shape {
            Shape::Structure { required, members } => {
                let members: String = members
                    .iter()
                    .map(|(member, reference)| self.member(name, member, reference, required.contains(member)))
                    .collect();
                let open = if members.is_empty() { "" } else { "\n" };
                format!("Kind::Structure(&[{open}{members}])")
            }
            Shape::List { member, flattened, min, max } => format!(
                "Kind::List {{ item: &{}, item_name: {:?}, flattened: {flattened}, bounds: {} }}",
                constant(&member.shape),
                member.location_name.as_deref().unwrap_or("member"),
                bounds(*min, *max),
            ),
            Shape::Map { key, value, min, max } => format!(
                "Kind::Map {{ key: &{}, value: &{}, names: ({:?}, {:?}), bounds: {} }}",
                constant(&key.shape),
                constant(&value.shape),
                key.location_name.as_deref().unwrap_or("key"),
                value.location_name.as_deref().unwrap_or("value"),
                bounds(*min, *max),
            ),
            Shape::String { choices, min: None, max: None } if choices.is_empty() => "TEXT".to_owned(),
            Shape::String { choices, min, max } => {
                format!("Kind::String {{ choices: &{choices:?}, bounds: {} }}", bounds(*min, *max))
            }
            Shape::Integer { min, max } => format!("Kind::Integer({})", bounds(*min, *max)),
            Shape::Long { min, max } => format!("Kind::Long({})", bounds(*min, *max)),
            Shape::Float => "Kind::Float".to_owned(),
            Shape::Double => "Kind::Double".to_owned(),
            Shape::Boolean => "Kind::Boolean".to_owned(),
            Shape::Timestamp => "Kind::Timestamp".to_owned(),
            Shape::Blob => "Kind::Blob".to_owned(),
        }
    }

    fn member(&self, structure: &str, name: &str, reference: &Reference, required: bool) -> String {
        let mut special = String::new();
        if required {
            special.push_str("required: true, ");
        }
        if let Some(location) = reference.location {
            let _ = write!(special, "location: Location::{location:?}, ");
        }
        if reference.idempotency_token {
            special.push_str("idempotency_token: true, ");
        }
        let help = self.member_help(structure, name);
        if !help.is_empty() {
            let _ = write!(special, "help: {help:?}, ");
        }
        let plain = format!(
            "member({name:?}, {:?}, &{}, {:?}, {:?})",
            reference.option.clone().unwrap_or_else(|| command(name)),
            constant(&reference.shape),
            request_name(self.description.metadata.protocol, name, reference),
            reference.location_name.as_deref().unwrap_or(name),
        );
        if special.is_empty() {
            return format!("    {plain},\n");
        }
        format!("    Member {{ {special}..{plain} }},\n")
    }

    /// Only an operation's own input has help by member, and no two operations share an input.
    fn member_help(&self, structure: &str, member: &str) -> &str {
        let takes_it = |operation: &Operation| operation.input.as_ref().is_some_and(|input| input.shape == structure);
        let mut operations = self.description.operations.iter().filter(|(_, operation)| takes_it(operation));
        let Some((operation, _)) = operations.next() else { return "" };
        assert!(operations.next().is_none(), "{structure} is the input of two operations");
        self.help.member(self.service, operation, member)
    }
}

/// EC2's dialect has a name of its own for requests, or makes one of the answer's name.
fn request_name(protocol: Protocol, name: &str, reference: &Reference) -> String {
    let location_name = reference.location_name.as_deref().unwrap_or(name);
    match (protocol, &reference.query_name, &reference.location_name) {
        (Protocol::Ec2, Some(query_name), _) => query_name.clone(),
        (Protocol::Ec2, None, Some(location_name)) => capitalized(location_name),
        _ => location_name.to_owned(),
    }
}

fn capitalized(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

fn paginator(paginator: &Paginator) -> String {
    format!(
        "Some(Paginator {{ input_tokens: &{:?}, output_tokens: &{:?}, limit_key: {:?}, result_keys: &{:?}, \
         more_results: {:?} }})",
        paginator.input_token.as_slice(),
        paginator.output_token.as_slice(),
        paginator.limit_key,
        paginator.result_key.as_slice(),
        paginator.more_results,
    )
}

fn waiter(command: &str, name: &str, waiter: &Waiter) -> String {
    let acceptors: String = waiter.acceptors.iter().map(acceptor).collect();
    format!(
        "    Waiter {{\n        name: {name:?},\n        command: {command:?},\n        operation: {:?},\n        \
         delay: {},\n        max_attempts: {},\n        acceptors: &[\n{acceptors}        ],\n    }},\n",
        waiter.operation, waiter.delay, waiter.max_attempts,
    )
}

fn acceptor(acceptor: &Acceptor) -> String {
    let Acceptor { state, matcher, expected, argument } = acceptor;
    let value = || match expected {
        Value::Bool(value) => format!("Expected::Boolean({value})"),
        Value::String(text) => format!("Expected::Text({text:?})"),
        other => panic!("no acceptor has expected {other} before"),
    };
    let matcher = match matcher.as_str() {
        "path" => format!("Path({argument:?}, {})", value()),
        "pathAll" => format!("PathAll({argument:?}, {})", value()),
        "pathAny" => format!("PathAny({argument:?}, {})", value()),
        "status" => format!("Status({expected})"),
        // A JSON text is also a Rust literal here: error codes are letters and dots.
        "error" => format!("Error({expected})"),
        other => panic!("there was no matcher {other} before"),
    };
    format!("            Acceptor {{ state: WaiterState::{state:?}, matcher: Matcher::{matcher} }},\n")
}

fn bounds(min: Option<i64>, max: Option<i64>) -> String {
    if min.is_none() && max.is_none() {
        return "Bounds::NONE".to_owned();
    }
    let bound = |bound: Option<i64>| match bound {
        Some(value) => format!("Some({})", grouped(value)),
        None => "None".to_owned(),
    };
    format!("Bounds {{ min: {}, max: {} }}", bound(min), bound(max))
}

/// A number with `_` between groups of three digits, as clippy wants it.
fn grouped(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut out = if value < 0 { "-".to_owned() } else { String::new() };
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push('_');
        }
        out.push(digit);
    }
    out
}

fn sorted_by_command<'a, T: 'a>(
    entries: impl Iterator<Item = &'a (String, T)>,
) -> BTreeMap<String, (&'a String, &'a T)> {
    entries.map(|(name, entry)| (command(name), (name, entry))).collect()
}

fn imports(body: &str) -> String {
    let used = |(name, sign): &(&'static str, &str)| body.contains(sign).then_some(*name);
    let names: Vec<&str> = VOCABULARY.iter().filter_map(used).collect();
    let (tables, shapes): (Vec<&str>, Vec<&str>) = names.iter().partition(|name| **name == "TEXT");
    let tables = [tables, vec!["member"]].concat().join(", ");
    format!("use super::{{{tables}}};\nuse crate::model::shape::{{{}}};\n", shapes.join(", "))
}
