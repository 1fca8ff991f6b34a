//! Which service, operation and input a request is: told apart by the scope of its signature, else by its target, its path
//! and the `Version` parameter, and decoded by the tables.

use serde_json::{Map, Value};

use super::exchange::{Received, Refused};
use crate::domain::service::unknown_action;
use crate::model::shape::Protocol;
use crate::model::{Operation, SERVICES, Service};
use crate::protocol::form::{self, FormError};
use crate::protocol::json::{self, JsonError, TARGET};
use crate::protocol::rest::{self, RestError};

/// A request that is one of an operation.
#[derive(Debug)]
pub(super) struct Call {
    pub(super) operation: &'static Operation,
    pub(super) params: Map<String, Value>,
}

/// The service that a request is for: that of its signature's scope, else of its target, of its path, of its version. Whoever
/// it was meant for, EC2's words are known by most; those of any JSON service by who names a target.
pub(super) fn service(request: &Received, scope: Option<&str>) -> &'static Service {
    let find = |fits: &dyn Fn(&Service) -> bool| SERVICES.iter().copied().find(|service| fits(service));
    let in_path = request.path.split('/').nth(1);
    let is_rest = |service: &Service| service.protocol == Protocol::RestXml;
    let is_json = |service: &Service| service.protocol == Protocol::Json;
    let target = request.header(TARGET).map(|target| target.split('.').next().unwrap_or_default());
    scope
        .and_then(|name| find(&|service| service.signing_name == name))
        .or_else(|| find(&|service| is_json(service) && target == Some(service.target_prefix)))
        .or_else(|| find(&|service| is_json(service) && target.is_some()))
        .or_else(|| find(&|service| is_rest(service) && in_path == Some(service.api_version)))
        .or_else(|| {
            let pairs = pairs(request);
            let version = value_of(&pairs, "Version");
            find(&|service| !is_rest(service) && !is_json(service) && version == Some(service.api_version))
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
            // No sample of it is known [I].
            RestError::NoOperation => Refused::new(404, "UnknownOperationException", "There is no such operation."),
            // gh:erlcloud#592, gh:awscli#152
            RestError::NoXml | RestError::Root { .. } => Refused::new(400, "MalformedInput", &error.to_string()),
            RestError::Query => Refused::new(400, "MalformedQueryString", UNREADABLE),
            // lab-behaviour.md §12
            RestError::Value(fault) => Refused::new(400, "InvalidInput", &format!("Invalid XML ; {fault}")),
        })?;
        return Ok(Call { operation, params });
    }
    if service.protocol == Protocol::Json {
        let read = json::read_request(service, request.header(TARGET).unwrap_or_default(), &request.body);
        let (operation, params) = read.map_err(|error| {
            let code = match error {
                JsonError::NoOperation => return unknown(service, ""),
                JsonError::Unreadable(_) => "SerializationException",
                JsonError::Unknown(_) => "ValidationException",
            };
            Refused::new(400, code, &error.to_string())
        })?;
        return Ok(Call { operation, params });
    }
    if request.method != "GET" && request.method != "POST" {
        // No sample of it is known [I].
        let message = "The specified method is not allowed against this resource.";
        return Err(Refused::new(405, "MethodNotAllowed", message));
    }
    if form::check(request.query.as_bytes()).is_err() || has_form(request) && form::check(&request.body).is_err() {
        return Err(Refused::new(400, "MalformedQueryString", UNREADABLE));
    }
    let pairs = pairs(request);
    let Some(action) = value_of(&pairs, "Action") else {
        return Err(Refused::new(
            400,
            "MissingAction",
            "The request names no action of a service that is served here.",
        ));
    };
    let is_ec2 = service.protocol == Protocol::Ec2;
    let version = value_of(&pairs, "Version").unwrap_or(service.api_version);
    let operation = service.operation_by_name(action).filter(|_| version == service.api_version);
    let Some(operation) = operation else {
        return Err(if version == service.api_version {
            unknown(service, action)
        } else if is_ec2 {
            // gh:ansible#37267
            let message =
                format!("The requested version ({version}) of service Amazon{} does not exist", service.service_id);
            Refused::new(400, "NoSuchVersion", &message)
        } else {
            // gh:awscli#37
            let message = format!("Could not find operation {action} for version {version}");
            Refused::new(400, "InvalidAction", &message)
        });
    };
    let params = form::decode(service, operation, &pairs);
    let params = params.map_err(|error| {
        let (code, message) = if is_ec2 { words_of_ec2(&error) } else { words_of_others(&error) };
        Refused::new(400, code, &message)
    })?;
    Ok(Call { operation, params })
}

/// What is said of an operation that the service does not have.
fn unknown(service: &Service, action: &str) -> Refused {
    let (code, message) = unknown_action(service, action);
    Refused::new(400, code, &message)
}

/// What is said of parameters that are no text [I].
const UNREADABLE: &str =
    "The query string contains a syntax error: it is not written in UTF-8, or has a % that starts no escape.";

fn value_of<'p>(pairs: &'p [(String, String)], name: &str) -> Option<&'p str> {
    pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

/// Whether the body is a form.
fn has_form(request: &Received) -> bool {
    let form = "application/x-www-form-urlencoded";
    let is_form = |kind: &str| kind.get(..form.len()).is_some_and(|start| start.eq_ignore_ascii_case(form));
    request.header("content-type").is_none_or(is_form)
}

/// The parameters of a form, wherever they are.
fn pairs(request: &Received) -> Vec<(String, String)> {
    let body = String::from_utf8_lossy(&request.body);
    let mut pairs = form::pairs(&request.query);
    // What signs a query string is no parameter of the operation.
    pairs.retain(|(name, _)| !name.starts_with("X-Amz-"));
    if has_form(request) {
        pairs.extend(form::pairs(&body));
    }
    pairs
}

/// EC2's words (aws-behaviour-2.md A16).
fn words_of_ec2(error: &FormError) -> (&'static str, String) {
    match error {
        FormError::Unknown(name) | FormError::NoValue(name) | FormError::NoItems(name) => {
            ("UnknownParameter", format!("The parameter {name} is not recognized"))
        }
        FormError::BadValue { .. } => ("InvalidParameterValue", bad_value(error)),
        FormError::Repeated(_) => ("InvalidParameterValue", format!("The request cannot be read: {error}.")),
        FormError::TooMany | FormError::TooDeep(_) | FormError::NoParts(_) | FormError::NoText => {
            ("MalformedQueryString", format!("The request cannot be read: {error}."))
        }
    }
}

/// The words of the services of the Query protocol (gh:amazonka#209, gh:aws-elixir#199, gh:boto#872). Of an unknown name, of
/// a number that is none, and of one given twice, no sample is known [I].
fn words_of_others(error: &FormError) -> (&'static str, String) {
    match error {
        FormError::Unknown(name) => ("UnknownParameter", format!("The parameter {name} is not recognized")),
        FormError::NoValue(_) => ("MalformedInput", "Start of list found where not expected".to_owned()),
        FormError::NoItems(_) => ("MalformedInput", "Top level element may not be treated as a list".to_owned()),
        FormError::NoParts(_) => ("MalformedInput", "Unexpected list element termination".to_owned()),
        FormError::BadValue { .. } => ("MalformedInput", bad_value(error)),
        FormError::Repeated(_) => ("MalformedInput", format!("The request cannot be read: {error}.")),
        FormError::TooMany | FormError::TooDeep(_) | FormError::NoText => {
            ("MalformedQueryString", format!("The request cannot be read: {error}."))
        }
    }
}

fn bad_value(error: &FormError) -> String {
    match error {
        FormError::BadValue { name, value, expected } => {
            format!("Value ({value}) for parameter {name} is invalid. It is no {expected}.")
        }
        other => other.to_string(),
    }
}
