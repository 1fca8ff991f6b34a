//! Which service, operation and input a request is: told apart by the scope of its signature, else by its path and the
//! `Version` parameter, and decoded by the tables.

use serde_json::{Map, Value};

use super::exchange::{Received, Refused};
use crate::model::shape::Protocol;
use crate::model::{Operation, SERVICES, Service};
use crate::protocol::form::{self, FormError};
use crate::protocol::rest::{self, RestError};

/// A request that is one of an operation.
#[derive(Debug)]
pub(super) struct Call {
    pub(super) operation: &'static Operation,
    pub(super) params: Map<String, Value>,
}

/// The service that a request is for: that of its signature's scope, else of its path, else of its version. Whoever it was
/// meant for, EC2's words are known by most.
pub(super) fn service(request: &Received, scope: Option<&str>) -> &'static Service {
    let find = |fits: &dyn Fn(&Service) -> bool| SERVICES.iter().copied().find(|service| fits(service));
    let in_path = request.path.split('/').nth(1);
    let is_rest = |service: &Service| service.protocol == Protocol::RestXml;
    scope
        .and_then(|name| find(&|service| service.signing_name == name))
        .or_else(|| find(&|service| is_rest(service) && in_path == Some(service.api_version)))
        .or_else(|| {
            let pairs = pairs(request);
            let version = value_of(&pairs, "Version");
            find(&|service| !is_rest(service) && version == Some(service.api_version))
        })
        .or_else(|| Service::find("ec2"))
        .unwrap_or(SERVICES[0])
}

/// The operation of the service and its input.
///
/// # Errors
/// What AWS says of requests that are none of the service's.
pub(super) fn call(service: &'static Service, request: &Received) -> Result<Call, Refused> {
    if service.protocol == Protocol::RestXml {
        let read = rest::read_request(service, &request.method, &request.path, &request.query, &request.body);
        let (operation, params) = read.map_err(|error| match error {
            RestError::NoOperation => Refused::new(404, "UnknownOperationException", "There is no such operation."),
            RestError::Body(error) => Refused::new(400, "MalformedInput", &error.to_string()),
        })?;
        return Ok(Call { operation, params });
    }
    let pairs = pairs(request);
    let Some(action) = value_of(&pairs, "Action") else {
        return Err(Refused::new(
            400,
            "MissingAction",
            "The request names no action of a service that is served here.",
        ));
    };
    if let Some(version) = value_of(&pairs, "Version").filter(|version| *version != service.api_version) {
        let message = format!("The requested version ({version}) of service {} does not exist", service.service_id);
        return Err(Refused::new(400, "NoSuchVersion", &message));
    }
    let Some(operation) = service.operation_by_name(action) else {
        let message = format!("The action {action} is not valid for this web service.");
        return Err(Refused::new(400, "InvalidAction", &message));
    };
    let params = form::decode(service, operation, &pairs);
    let params = params.map_err(|error| Refused::new(400, code_of(&error), &message_of(&error)))?;
    Ok(Call { operation, params })
}

fn value_of<'p>(pairs: &'p [(String, String)], name: &str) -> Option<&'p str> {
    pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

/// The parameters of a form, wherever they are.
fn pairs(request: &Received) -> Vec<(String, String)> {
    let body = String::from_utf8_lossy(&request.body);
    let is_form =
        request.header("content-type").is_none_or(|kind| kind.starts_with("application/x-www-form-urlencoded"));
    let mut pairs = form::pairs(&request.query);
    // What signs a query string is no parameter of the operation.
    pairs.retain(|(name, _)| !name.starts_with("X-Amz-"));
    if is_form {
        pairs.extend(form::pairs(&body));
    }
    pairs
}

/// EC2's words (aws-behaviour-2.md A16); the other services have their own, of which no sample is known [I].
fn code_of(error: &FormError) -> &'static str {
    match error {
        FormError::Unknown(_) => "UnknownParameter",
        FormError::TooMany | FormError::TooDeep(_) | FormError::NoParts(_) => "MalformedQueryString",
        FormError::Repeated(_) | FormError::BadValue { .. } => "InvalidParameterValue",
    }
}

fn message_of(error: &FormError) -> String {
    match error {
        FormError::Unknown(name) => format!("The parameter {name} is not recognized"),
        FormError::BadValue { name, value, expected } => {
            format!("Value ({value}) for parameter {name} is invalid. It is no {expected}.")
        }
        other => format!("The request cannot be read: {other}."),
    }
}
