//! What the server checks before an operation runs, whatever the client did: members that the model requires.

use serde_json::Value;

use crate::domain::error::ApiError;
use crate::model::shape::Protocol;
use crate::model::{Operation, Service};

/// Refuses a request without a member that the model requires.
///
/// # Errors
/// `MissingParameter` for the first one in the model's order.
pub(super) fn required(service: &Service, operation: &Operation, params: &Value) -> Result<(), ApiError> {
    // EC2's protocol has no way to write a list without items.
    let unwritten = |value: &Value| service.protocol == Protocol::Ec2 && value.as_array().is_some_and(Vec::is_empty);
    let absent = |name: &str| params.get(name).is_none_or(|value| value.is_null() || unwritten(value));
    let missing = operation.members().iter().find(|member| member.required && absent(member.name));
    missing.map_or(Ok(()), |member| Err(ApiError::MissingParameter { name: member.request_name.to_owned() }))
}
