//! The one trait between the edges and what answers them: the embedded service over a state file, or a remote one.
//!
//! What does not belong here: how either of them answers.

use std::time::Duration;

use serde_json::Value;
use thiserror::Error;

use super::caller::Caller;
use crate::base::document::Document;
use crate::model;
use crate::model::shape::Protocol;

/// Something that answers operations: the state file (`api`) or a server elsewhere (`client`).
pub trait Service {
    /// Answers one operation. `params` is a map of the model's input members; so is the answer, of output members:
    /// absent, `[]`, `{}` and `""` stay distinct, timestamps are wire text.
    ///
    /// # Errors
    /// What the service refuses, or what kept it from answering.
    fn call(&mut self, caller: &Caller, request: &Request<'_>) -> Result<Document, ServiceError>;

    /// Lets time pass between two calls. With a fixed clock nothing sleeps: the clock is advanced instead.
    ///
    /// # Errors
    /// When the advanced clock cannot be kept.
    fn pause(&mut self, duration: Duration) -> Result<(), ServiceError>;

    /// The true reasons of what the last call refused, all of it or items of it, where AWS words a refusal vaguely; one
    /// line each, told once. A service that knows none tells none.
    fn reasons(&mut self) -> Vec<String> {
        Vec::new()
    }
}

/// One call of an operation.
#[derive(Debug)]
pub struct Request<'a> {
    /// The service that the operation is of.
    pub service: &'static model::Service,
    /// The operation.
    pub operation: &'static model::Operation,
    /// Its input members by name.
    pub params: &'a Value,
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ServiceError {
    /// The service answered with an error.
    #[error("An error occurred ({code}) when calling the {operation} operation{}: {message}", reached(*.retries))]
    Refused {
        /// AWS's code: `InvalidVpcID.NotFound`.
        code: String,
        /// AWS's text.
        message: String,
        /// The HTTP status that it comes with.
        status: u16,
        /// The operation's API name.
        operation: &'static str,
        /// How often it had been tried before, if this was the last try allowed.
        retries: Option<u32>,
    },
    /// The service could not answer: a damaged state file, no connection, an answer that cannot be read.
    #[error("{0}")]
    Unanswered(String),
}

/// The code and the message for an action that a service does not know.
pub fn unknown_action(service: &model::Service, action: &str) -> (&'static str, String) {
    match service.protocol {
        Protocol::Json => ("UnknownOperationException", String::new()),
        _ => ("InvalidAction", format!("The action {action} is not valid for this web service.")),
    }
}

fn reached(retries: Option<u32>) -> String {
    retries.map(|count| format!(" (reached max retries: {count})")).unwrap_or_default()
}
