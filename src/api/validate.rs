//! What the server checks before an operation runs, whatever the client did: members that the model requires.

use serde_json::Value;

use crate::domain::error::ApiError;
use crate::model::Operation;

/// Refuses a request without a member that the model requires.
///
/// # Errors
/// `MissingParameter` for the first one in the model's order.
pub(super) fn required(operation: &Operation, params: &Value) -> Result<(), ApiError> {
    let absent = |name: &str| params.get(name).is_none_or(Value::is_null);
    let missing = operation.members().iter().find(|member| member.required && absent(member.name));
    missing.map_or(Ok(()), |member| Err(ApiError::MissingParameter { name: member.name.to_owned() }))
}
