//! What the server checks before an operation runs, whatever the client did: members that the model requires, and that
//! there are no others than the model has.

use serde_json::Value;

use crate::domain::error::ApiError;
use crate::model::shape::Protocol;
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
