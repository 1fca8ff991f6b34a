//! What the server checks before an operation runs, whatever the client did: members that the model requires, and that
//! there are no others than the model has.

use serde_json::Value;

use crate::domain::error::ApiError;
use crate::model::shape::{Bounds, Location, Protocol};
use crate::model::{Kind, Operation, Service, Shape};

/// Refuses a request without a member that the model requires.
///
/// # Errors
/// `MissingParameter` for the first one in the model's order.
pub(super) fn required(service: &Service, operation: &Operation, params: &Value) -> Result<(), ApiError> {
    // EC2's protocol has no way to write a list without items.
    let unwritten = |value: &Value| service.protocol == Protocol::Ec2 && value.as_array().is_some_and(Vec::is_empty);
    let absent = |name: &str| params.get(name).is_none_or(|value| value.is_null() || unwritten(value));
    let missing = operation.members().iter().find(|member| member.required && absent(member.name));
    missing.map_or(Ok(()), |member| Err(ApiError::MissingParameter { name: told(member.request_name).to_owned() }))
}

/// What the refusal calls a parameter. That of the tagged ones has a name of its own (gh:fog/fog#591).
fn told(request_name: &str) -> &str {
    if request_name == "ResourceId" { "resourceIdSet" } else { request_name }
}

/// Refuses a request with a member that the model does not have, at any depth.
///
/// # Errors
/// `UnknownParameter` for the first one.
pub(super) fn known(operation: &Operation, params: &Value) -> Result<(), ApiError> {
    unknown(operation.input, params).map_or(Ok(()), |name| Err(ApiError::UnknownParameter { name: name.to_owned() }))
}

fn unknown<'a>(shape: &Shape, value: &'a Value) -> Option<&'a str> {
    match (&shape.kind, value) {
        (Kind::Structure(members), Value::Object(map)) => map.iter().find_map(|(name, value)| {
            let member = members.iter().find(|member| member.name == name);
            member.map_or(Some(name.as_str()), |member| unknown(member.shape, value))
        }),
        (Kind::List { item, .. }, Value::Array(values)) => values.iter().find_map(|value| unknown(item, value)),
        _ => None,
    }
}

/// Refuses a value outside the model's bounds, in the words of Route 53: what comes in the path or the query string is
/// checked value by value, the body against a schema (lab-behaviour.md §12.3).
///
/// # Errors
/// `InvalidInput` for the first one in the model's order.
pub(super) fn bounds(operation: &Operation, params: &Value) -> Result<(), ApiError> {
    for member in operation.members() {
        let Some(value) = params.get(member.name) else { continue };
        if member.location == Location::Body {
            if let Some(fault) = schema_fault(member.shape, value) {
                return Err(ApiError::SchemaFault { fault });
            }
        } else if let Some((value, rule)) = broken_rule(member.shape, value) {
            let mut name = member.shape.name.to_owned();
            name[..1].make_ascii_lowercase();
            return Err(ApiError::ZoneConstraint { value, member: name, rule });
        }
    }
    Ok(())
}

/// Refuses values that break the model's constraints, all at once as AWS's JSON services do; what the model requires is one
/// of them [I].
///
/// # Errors
/// `ValidationException` that names them in the model's order.
pub(super) fn constraints(operation: &Operation, params: &Value) -> Result<(), ApiError> {
    let mut faults = Vec::new();
    add_faults(operation.input, params, "", &mut faults);
    if faults.is_empty() {
        return Ok(());
    }
    let plural = if faults.len() == 1 { "" } else { "s" };
    let faults = format!("{} validation error{plural} detected: {}", faults.len(), faults.join("; "));
    Err(ApiError::ConstraintsBroken { faults })
}

fn add_faults(shape: &Shape, value: &Value, path: &str, faults: &mut Vec<String>) {
    let mut add = |shown: &str, rule: String| {
        faults.push(format!("Value {shown} at '{path}' failed to satisfy constraint: Member must {rule}"));
    };
    let quoted = |text: &str| format!("'{text}'");
    let below = |path: &str, name: &str| {
        let mut name = name.to_owned();
        name.get_mut(..1).unwrap_or_default().make_ascii_lowercase();
        if path.is_empty() { name } else { format!("{path}.{name}") }
    };
    match (&shape.kind, value) {
        (Kind::Structure(members), Value::Object(map)) => {
            for member in *members {
                let path = below(path, member.name);
                match map.get(member.name).filter(|value| !value.is_null()) {
                    Some(value) => add_faults(member.shape, value, &path, faults),
                    None if member.required => faults
                        .push(format!("Value null at '{path}' failed to satisfy constraint: Member must not be null")),
                    None => {}
                }
            }
        }
        (Kind::List { item, bounds, .. }, Value::Array(values)) => {
            if let Some(rule) = length_rule(values.len(), bounds) {
                add(&quoted(&shown(value)), rule);
            }
            for (number, value) in (1..).zip(values) {
                add_faults(item, value, &format!("{path}.{number}.member"), faults);
            }
        }
        (Kind::Map { key, value: shape, bounds, .. }, Value::Object(map)) => {
            if let Some(rule) = length_rule(map.len(), bounds) {
                add(&quoted(&shown(value)), rule);
            }
            for (name, value) in map {
                add_faults(key, &Value::from(name.as_str()), &format!("{path}.key"), faults);
                add_faults(shape, value, &format!("{path}.{name}.member"), faults);
            }
        }
        (Kind::String { choices, bounds }, Value::String(text)) => {
            if let Some(rule) = length_rule(text.chars().count(), bounds) {
                add(&quoted(text), rule);
            } else if !choices.is_empty() && !choices.contains(&text.as_str()) {
                add(&quoted(text), format!("satisfy enum value set: [{}]", choices.join(", ")));
            }
        }
        (Kind::Integer(bounds) | Kind::Long(bounds), Value::Number(number)) => {
            let edge = number.as_i64().and_then(|number| outside(number, bounds));
            if let Some(edge) = edge {
                add(&quoted(&number.to_string()), edge.rule("value"));
            }
        }
        _ => {}
    }
}

/// A list or map as Java shows it.
fn shown(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(shown).collect::<Vec<_>>().join(", ")),
        Value::Object(map) => {
            let entries: Vec<_> = map.iter().map(|(key, value)| format!("{key}={}", shown(value))).collect();
            format!("{{{}}}", entries.join(", "))
        }
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn length_rule(length: usize, bounds: &Bounds) -> Option<String> {
    outside(i64::try_from(length).unwrap_or(i64::MAX), bounds).map(|edge| edge.rule("length"))
}

/// The value and the rule of the model that it breaks.
fn broken_rule(shape: &Shape, value: &Value) -> Option<(String, String)> {
    let (Kind::String { choices, bounds }, Value::String(text)) = (&shape.kind, value) else { return None };
    let rule = match outside(length(text), bounds) {
        Some(edge) => edge.rule("length"),
        None if !choices.is_empty() && !choices.contains(&text.as_str()) => {
            format!("satisfy enum value set: [{}]", choices.join(", "))
        }
        None => return None,
    };
    Some((text.clone(), rule))
}

/// What a reader of XML schemas says to the first value that does not fit.
fn schema_fault(shape: &Shape, value: &Value) -> Option<String> {
    let facet = |kind: &str, value: &str, facet: &str, bound: i64| {
        let (with, name) = (format!("Value '{value}'"), shape.name);
        Some(format!("cvc-{kind}-valid: {with}{facet} '{bound}' for type '{name}'."))
    };
    match (&shape.kind, value) {
        (Kind::Structure(members), Value::Object(map)) => {
            members.iter().find_map(|member| map.get(member.name).and_then(|value| schema_fault(member.shape, value)))
        }
        (Kind::List { item, .. }, Value::Array(values)) => values.iter().find_map(|value| schema_fault(item, value)),
        (Kind::String { choices, bounds }, Value::String(text)) => {
            let length = length(text);
            let not_valid = |what: &str| format!(" with length = '{length}' is not facet-valid with respect to {what}");
            match outside(length, bounds) {
                Some(Edge::Below(least)) => facet("minLength", text, &not_valid("minLength"), least),
                Some(Edge::Above(most)) => facet("maxLength", text, &not_valid("maxLength"), most),
                None if choices.is_empty() || choices.contains(&text.as_str()) => None,
                None => Some(format!(
                    "cvc-enumeration-valid: Value '{text}' is not facet-valid with respect to enumeration '[{}]'. It \
                     must be a value from the enumeration.",
                    choices.join(", ")
                )),
            }
        }
        (Kind::Integer(bounds) | Kind::Long(bounds), Value::Number(number)) => {
            let not_valid = |what: &str| format!(" is not facet-valid with respect to {what}");
            let text = number.to_string();
            match outside(number.as_i64()?, bounds)? {
                Edge::Below(least) => facet("minInclusive", &text, &not_valid("minInclusive"), least),
                Edge::Above(most) => facet("maxInclusive", &text, &not_valid("maxInclusive"), most),
            }
        }
        _ => None,
    }
}

/// In characters.
fn length(text: &str) -> i64 {
    i64::try_from(text.chars().count()).unwrap_or(i64::MAX)
}

/// The bound that a number does not keep.
enum Edge {
    Below(i64),
    Above(i64),
}

impl Edge {
    /// What would keep it, of a `length` or a `value`.
    fn rule(&self, what: &str) -> String {
        match self {
            Self::Below(least) => format!("have {what} greater than or equal to {least}"),
            Self::Above(most) => format!("have {what} less than or equal to {most}"),
        }
    }
}

fn outside(number: i64, bounds: &Bounds) -> Option<Edge> {
    let below = bounds.min.filter(|least| number < *least).map(Edge::Below);
    below.or_else(|| bounds.max.filter(|most| number > *most).map(Edge::Above))
}
