//! Bytes ⇄ values: how requests and answers of the services are put on the wire and read back, interpreted from the
//! tables of `model`. A client writes requests and reads answers, a server reads requests and writes answers; both use
//! the functions here, so each direction is tested against the other.
//!
//! What does not belong here: any operation's name, sockets, signatures, retries, what an error means.

pub mod element;
pub mod errors;
pub mod form;
pub mod json;
pub mod percent;
pub mod rest;
#[cfg(test)]
mod sample;
mod xml_read;
mod xml_write;

pub use xml_read::{Unreadable, read_answer};
pub use xml_write::write_answer;

use serde_json::{Map, Value};
use thiserror::Error;

use crate::model::shape::Protocol;
use crate::model::{Member, Operation, Service};

/// How deep structures, lists and maps may nest in a request or an answer. AWS's deepest shapes have about ten levels.
const MAX_DEPTH: usize = 32;

/// A request as HTTP carries it, before it has a host and a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HttpRequest {
    /// `POST`
    pub method: &'static str,
    /// From the first `/` on, percent-encoded.
    pub path: String,
    /// Without the `?`, percent-encoded; empty if there is none.
    pub query: String,
    /// The Content-Type, if the protocol sends one.
    pub content_type: Option<&'static str>,
    /// `X-Amz-Target`, if the protocol sends one.
    pub target: Option<String>,
    /// The body.
    pub body: Vec<u8>,
}

/// An answer as HTTP carries it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HttpAnswer {
    /// The status.
    pub status: u16,
    /// Names and values, in the order they came.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl HttpAnswer {
    /// The value of the first header of this name, in any case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

/// What a service answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// The operation's output members.
    Given(Value),
    /// An error.
    Refused(Refusal),
}

/// The two members that every error of every service has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// AWS's code.
    pub code: String,
    /// AWS's text.
    pub message: String,
}

/// A value that nests deeper than any shape of AWS's does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the value nests deeper than {MAX_DEPTH} levels")]
pub struct TooDeep;

/// Which of a member's two wire names holds, and whose order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Direction {
    /// Members have their request names and stand in the order they were given.
    Request,
    /// Members have their answer names and stand in the model's order.
    Answer,
}

impl Direction {
    fn name(self, member: &Member) -> &'static str {
        match self {
            Self::Request => member.request_name,
            Self::Answer => member.response_name,
        }
    }
}

/// The request that asks for `operation` with these input members, in their order. What the model does not know is not
/// sent: parameters are validated before.
///
/// # Errors
/// When `params` nests too deep.
pub fn write_request(
    service: &Service,
    operation: &Operation,
    params: &Map<String, Value>,
) -> Result<HttpRequest, TooDeep> {
    match service.protocol {
        Protocol::Ec2 | Protocol::Query => Ok(HttpRequest {
            method: "POST",
            path: "/".to_owned(),
            query: String::new(),
            content_type: Some(form::CONTENT_TYPE),
            target: None,
            body: form::encode(service, operation, params)?.into_bytes(),
        }),
        Protocol::RestXml => rest::write_request(service, operation, params),
        Protocol::Json => json::write_request(service, operation, params),
    }
}

/// A scalar as all protocols write it; nothing for null and for what is no scalar.
fn scalar_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Number(number) => Some(number.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}
