//! What an endpoint lets through: its policy (aws-behaviour.md §4.4).

use serde_json::{Map, Value};

use super::gateway;
use crate::domain::aws_services::GATEWAY;
use crate::domain::error::ApiError;
use crate::domain::policy::{self as resource_policy, Flaw};
use crate::ops::Call;
use crate::ops::services::GATEWAY_LOAD_BALANCER;
use crate::ops::services::offered::Offered;

/// The policy of an endpoint with interfaces that is given none, to the letter.
const DEFAULT: &str = "{\n  \"Statement\": [\n    {\n      \"Action\": \"*\", \n      \"Effect\": \"Allow\", \n      \
     \"Principal\": \"*\", \n      \"Resource\": \"*\"\n    }\n  ]\n}";

/// The most characters of a policy (§6.1).
const LONGEST: usize = 20_480;

/// Whether endpoints of the type show a policy: those of Gateway Load Balancers have none (the model, and AWS CLI's example
/// of DescribeVpcEndpoints).
pub(super) fn is_shown(kind: &str) -> bool {
    kind != GATEWAY_LOAD_BALANCER
}

/// The policy of an endpoint of this type that is given none.
pub(super) fn default_of(kind: &str) -> &'static str {
    if kind == GATEWAY { gateway::DEFAULT_POLICY } else { DEFAULT }
}

/// Refuses a text that is no policy of a resource, and one that is too long. AWS says where it stopped reading; where that
/// is in a document that is JSON and no policy is not known, so the beginning is named [I].
///
/// # Errors
/// `InvalidPolicyDocument`.
pub(super) fn check_form(call: &Call<'_>, text: &str) -> Result<(), ApiError> {
    let refused =
        |line: usize, column: usize| ApiError::PolicyInvalid { line: line.to_string(), column: column.to_string() };
    if let Err(error) = serde_json::from_str::<Map<String, Value>>(text) {
        call.explain(error.to_string());
        return Err(refused(error.line(), error.column().max(1)));
    }
    // Actions of every service: each endpoint leads to another one.
    if let Err(Flaw::Malformed(why)) = resource_policy::check(text, "") {
        call.explain(why);
        return Err(refused(1, 1));
    }
    let length = text.chars().count();
    if length > LONGEST {
        call.explain(format!("it has {length} characters"));
        return Err(ApiError::PolicyTooLong { most: LONGEST.to_string() });
    }
    Ok(())
}

/// Refuses a policy that is not for everything where the service heeds none (aws-behaviour-2.md Q6).
///
/// # Errors
/// `InvalidParameter`.
pub(super) fn check_access(service: &Offered, text: &str) -> Result<(), ApiError> {
    if service.heeds_policies || is_full_access(text) {
        return Ok(());
    }
    Err(ApiError::PolicyNotFullAccess { service: service.name.clone() })
}

/// Whether each statement allows everybody everything.
fn is_full_access(text: &str) -> bool {
    let policy: Value = serde_json::from_str(text).unwrap_or_default();
    let statements = match &policy["Statement"] {
        Value::Array(statements) => statements.as_slice(),
        one => std::slice::from_ref(one),
    };
    let is_all = |value: &Value| value == "*" || value.as_array().is_some_and(|values| values.iter().any(|v| v == "*"));
    let is_full = |statement: &Value| {
        let everybody = is_all(&statement["Principal"]) || is_all(&statement["Principal"]["AWS"]);
        let everything = is_all(&statement["Action"]) && is_all(&statement["Resource"]);
        statement["Effect"] == "Allow" && everybody && everything && statement.get("Condition").is_none()
    };
    !statements.is_empty() && statements.iter().all(is_full)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_access_is_known_however_it_is_written() {
        assert!(is_full_access(DEFAULT) && is_full_access(gateway::DEFAULT_POLICY));
        let one = |statement: &str| is_full_access(&format!("{{\"Statement\":{statement}}}"));
        assert!(one(r#"{"Effect":"Allow","Principal":{"AWS":["*"]},"Action":["*"],"Resource":"*","Sid":"all"}"#));
        assert!(!one("[]") && !one("1"));
        assert!(!one(r#"{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}"#));
        assert!(!one(r#"{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"}"#));
        assert!(!one(r#"{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*","Condition":{}}"#));
    }
}
