//! The seam between the typed core and the wire: a service that passes every call on and sends its request and its answer
//! over the wire and back on the way, which must change neither.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;
use std::time::Duration;

use serde_json::{Map, Value};
use vpce::base::document::Document;
use vpce::domain::caller::Caller;
use vpce::domain::service::{Request, Service, ServiceError};
use vpce::model::shape::Protocol;
use vpce::protocol::{self, Answer, HttpRequest, Refusal, errors, form, json, rest};

const REQUEST_ID: &str = "2ef5d28a-0000-4000-8000-000000000000";

/// What has been played by all transcripts.
#[derive(Clone, Default)]
pub struct Played {
    record: Rc<RefCell<Record>>,
}

#[derive(Default)]
struct Record {
    /// Operations that were answered.
    answered: BTreeSet<&'static str>,
    /// Operations, codes and texts that were refused, also those inside answers.
    refused: BTreeSet<(&'static str, String, String)>,
    problems: BTreeSet<String>,
}

impl Played {
    /// Whether an operation was answered.
    pub fn was_answered(&self, operation: &str) -> bool {
        self.record.borrow().answered.contains(operation)
    }

    /// What was refused: operations, codes, texts.
    pub fn refused(&self) -> BTreeSet<(&'static str, String, String)> {
        self.record.borrow().refused.clone()
    }

    /// Keeps what else is wrong.
    pub fn add_problems(&self, problems: impl IntoIterator<Item = String>) {
        self.record.borrow_mut().problems.extend(problems);
    }

    /// What did not come back from the wire as it went, and what else is wrong.
    pub fn problems(&self) -> Vec<String> {
        self.record.borrow().problems.iter().cloned().collect()
    }
}

/// A service whose calls are checked.
pub struct Checked<S> {
    inner: S,
    played: Played,
}

impl<S> Checked<S> {
    /// Checks the calls of a service.
    pub fn new(inner: S, played: Played) -> Self {
        Self { inner, played }
    }
}

impl<S: Service> Service for Checked<S> {
    fn call(&mut self, caller: &Caller, request: &Request<'_>) -> Result<Document, ServiceError> {
        let answer = self.inner.call(caller, request);
        let record = &mut *self.played.record.borrow_mut();
        let name = request.operation.name;
        let differs = |what: &str, went: &dyn std::fmt::Debug, came: &dyn std::fmt::Debug| {
            format!("{what} of {name} does not survive the wire\nwent: {went:?}\ncame: {came:?}")
        };
        // A refused one may hold what is not of the tables, which has no one way back.
        if answer.is_ok() || request.operation.input.admits(request.params).is_ok() {
            let (went, came) = (writable(request), request_over_the_wire(request));
            if came.as_ref() != Ok(&went) {
                record.problems.insert(differs("a request", &went, &came));
            }
        }
        let came = answer_over_the_wire(request, &answer);
        let went = match &answer {
            Ok(document) => Some(Answer::Given(document.root().to_value())),
            Err(ServiceError::Refused { code, message, .. }) => {
                record.refused.insert((name, code.clone(), message.clone()));
                Some(Answer::Refused(Refusal { code: code.clone(), message: message.clone() }))
            }
            Err(ServiceError::Unanswered(_)) => None,
        };
        if let (Some(went), Some(came)) = (went, came)
            && Ok(&went) != came.as_ref()
        {
            record.problems.insert(differs("an answer", &went, &came));
        }
        if let Ok(document) = &answer {
            record.answered.insert(name);
            record
                .refused
                .extend(unsuccessful(&document.root().to_value()).map(|(code, message)| (name, code, message)));
        }
        answer
    }

    fn pause(&mut self, duration: Duration) -> Result<(), ServiceError> {
        self.inner.pause(duration)
    }

    fn reasons(&mut self) -> Vec<String> {
        self.inner.reasons()
    }
}

/// What of a request can be written: EC2's protocol has no way to write a list without items (aws-behaviour.md §1).
fn writable(request: &Request<'_>) -> Value {
    let mut params = request.params.clone();
    if let (Protocol::Ec2, Some(members)) = (request.service.protocol, params.as_object_mut()) {
        members.retain(|_, value| value.as_array().is_none_or(|items| !items.is_empty()));
    }
    params
}

fn request_over_the_wire(request: &Request<'_>) -> Result<Value, String> {
    let Request { service, operation, params } = request;
    let empty = Map::new();
    let params = params.as_object().unwrap_or(&empty);
    let HttpRequest { method, path, query, target, body, .. } =
        protocol::write_request(service, operation, params).map_err(|error| error.to_string())?;
    if service.protocol == Protocol::RestXml {
        let read = rest::read_request(service, method, &path, &query, &body).map_err(|error| error.to_string())?;
        return Ok(Value::Object(read.1));
    }
    if let Some(target) = target {
        let read = json::read_request(service, &target, &body).map_err(|error| error.to_string())?;
        return Ok(Value::Object(read.1));
    }
    let body = String::from_utf8(body).map_err(|error| error.to_string())?;
    form::decode(service, operation, &form::pairs(&body)).map(Value::Object).map_err(|error| error.to_string())
}

/// The answer as a client reads it; none where there is none to write.
fn answer_over_the_wire(
    request: &Request<'_>,
    answer: &Result<Document, ServiceError>,
) -> Option<Result<Answer, String>> {
    let Request { service, operation, .. } = request;
    let written = match answer {
        Ok(document) => {
            protocol::write_answer(service, operation, document, REQUEST_ID).map_err(|error| error.to_string())
        }
        Err(ServiceError::Refused { code, message, status, .. }) => {
            let refusal = Refusal { code: code.clone(), message: message.clone() };
            Ok(errors::write(service, &refusal, *status, REQUEST_ID))
        }
        Err(ServiceError::Unanswered(_)) => return None,
    };
    Some(
        written
            .and_then(|answer| protocol::read_answer(service, operation, &answer).map_err(|error| error.to_string())),
    )
}

/// What an answer says that it could not do.
fn unsuccessful(answer: &Value) -> impl Iterator<Item = (String, String)> {
    let items = answer.get("Unsuccessful").and_then(Value::as_array).into_iter().flatten();
    let items = items.map(|item| (&item["Error"]["Code"], &item["Error"]["Message"]));
    let failed = answer.get("FailedResourcesMap").and_then(Value::as_object).into_iter().flatten();
    let failed = failed.map(|(_, failure)| (&failure["ErrorCode"], &failure["ErrorMessage"]));
    items.chain(failed).filter_map(|(code, message)| Some((code.as_str()?.to_owned(), message.as_str()?.to_owned())))
}
