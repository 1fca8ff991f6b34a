//! Attributes of a resource, of which a Modify…Attribute call changes one (lab-behaviour.md §2.2, §3.2).

use serde::{Deserialize, Serialize};

use crate::domain::error::ApiError;

/// `{"Value": true}`, as EC2 has attributes that are on or off.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct Switch {
    value: Option<bool>,
}

impl Switch {
    /// As an answer has it.
    pub fn new(value: bool) -> Self {
        Self { value: Some(value) }
    }

    /// What a request says. An empty structure says nothing: it would not even be sent.
    pub fn wanted(request: Option<Self>) -> Option<bool> {
        request?.value
    }
}

/// Refuses a request that changes no attribute or more than one: names as on the wire, and whether each is given.
///
/// # Errors
/// `InvalidParameterCombination`.
pub fn exactly_one(attributes: &[(&str, bool)]) -> Result<(), ApiError> {
    let given: Vec<&str> = attributes.iter().filter(|(_, is_given)| *is_given).map(|(name, _)| *name).collect();
    match given.as_slice() {
        [] => Err(ApiError::NoAttribute),
        [_] => Ok(()),
        several => Err(ApiError::SeveralAttributes { names: several.join(", ") }),
    }
}
