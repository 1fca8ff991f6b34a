//! One request and its answer, without a socket.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use serde_json::{Map, Value, json};

use super::entry::{self, Signed};
use super::pool::Pool;
use super::{Auth, Settings, route};
use crate::api::{Embedded, registry};
use crate::base::clock::{Clock, Kept};
use crate::base::random::Random;
use crate::client::REASON;
use crate::domain::service::{Request, Service as _, ServiceError};
use crate::model::Service;
use crate::model::shape::Protocol;
use crate::protocol::{self, HttpAnswer, Refusal, errors};
use crate::store::state;

/// A request as it came.
#[derive(Clone, Debug, Default)]
pub struct Received {
    /// `POST`
    pub method: String,
    /// From the first `/` on, as it was sent.
    pub path: String,
    /// Without the `?`, as it was sent.
    pub query: String,
    /// Names in lower case, and values; what is no text in them is replaced.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Received {
    /// The value of a header, which is named in lower case; several are joined as if they had been one.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Why a request is not answered as it wants to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refused {
    status: u16,
    refusal: Refusal,
}

impl Refused {
    pub(super) fn new(status: u16, code: &str, message: &str) -> Self {
        Self { status, refusal: Refusal { code: code.to_owned(), message: message.to_owned() } }
    }

    /// The state cannot be used at the moment.
    pub(super) fn unavailable(message: &str) -> Self {
        Self::new(503, "Unavailable", message)
    }
}

/// Answers requests.
pub struct Exchange {
    pool: Pool,
    auth: Auth,
    random: Mutex<Random>,
}

impl Exchange {
    /// Answers from the state of this service.
    pub fn new(settings: &Settings, service: Embedded) -> Self {
        Self { pool: Pool::new(service), auth: settings.auth, random: Mutex::new(Random::new(None)) }
    }

    /// The answer to a request. It is one whatever the request is, and whatever happens on the way.
    pub fn answer(&self, request: &Received) -> HttpAnswer {
        if request.path == HEALTH {
            return self.health();
        }
        let began = Instant::now();
        let mut told = Told::default();
        let answered = catch_unwind(AssertUnwindSafe(|| self.answer_or_refuse(request, &mut told)));
        let request_id = self.random.lock().unwrap_or_else(PoisonError::into_inner).uuid();
        let refused = match answered {
            Ok(Ok(answer)) => protocol::write_answer(answer.service, answer.operation, &answer.members, &request_id)
                .map_err(|error| Refused::new(500, "InternalError", &error.to_string())),
            Ok(Err(refused)) => Err(refused),
            Err(_) => Err(Refused::new(500, "InternalError", "An internal error has occurred")),
        };
        let service = told.service.unwrap_or_else(|| route::service(request, None));
        let mut answer =
            refused.unwrap_or_else(|Refused { status, refusal }| errors::write(service, &refusal, status, &request_id));
        answer.headers.extend(headers(service.protocol));
        if answer.header(REQUEST_ID).is_none() {
            answer.headers.push((REQUEST_ID.to_owned(), request_id));
        }
        answer.headers.extend(told.reasons.into_iter().map(|reason| (REASON.to_owned(), reason)));
        let (operation, account) = (told.operation, &told.account);
        tracing::info!(
            target: "vpce::access",
            "{} {operation} {account} {} {:.1} ms",
            service.command,
            answer.status,
            began.elapsed().as_secs_f64() * 1000.0,
        );
        answer
    }

    /// Whether the state can be read.
    fn health(&self) -> HttpAnswer {
        let looked = self.pool.with(false, |service| service.look(|tx| state::clock(tx).map(drop)));
        let (status, text) = match looked.and_then(|looked| looked) {
            Ok(()) => (200, json!({ "status": "ok", "version": env!("CARGO_PKG_VERSION") })),
            Err(error) => (503, json!({ "status": "unavailable", "reason": error.to_string() })),
        };
        let headers = vec![("Content-Type".to_owned(), "application/json".to_owned())];
        HttpAnswer { status, headers, body: format!("{text}\n").into_bytes() }
    }

    fn answer_or_refuse(&self, request: &Received, told: &mut Told) -> Result<Answered, Refused> {
        if self.auth == Auth::Open {
            entry::no_browser(request)?;
        }
        let signed = Signed::of(request)?;
        let service = route::service(request, signed.as_ref().map(Signed::service));
        told.service = Some(service);
        let now = Clock::System.now(Kept::default(), false);
        let caller = entry::caller(request, signed.as_ref(), service, (self.auth, &self.pool, now))?;
        told.account.clone_from(&caller.account);
        let call = route::call(service, request)?;
        told.operation = call.operation.name;
        let writes = registry::find(service, call.operation.name).is_some_and(registry::Entry::writes);
        let params = Value::Object(call.params);
        let asked = Request { service, operation: call.operation, params: &params };
        let answered = self.pool.with(writes, |service| {
            let answer = service.call(&caller, &asked);
            (answer, service.reasons())
        });
        let (answer, reasons) = answered.map_err(|error| Refused::unavailable(&error.to_string()))?;
        told.reasons = reasons;
        match answer {
            Ok(Value::Object(members)) => Ok(Answered { service, operation: call.operation, members }),
            Ok(_) => Ok(Answered { service, operation: call.operation, members: Map::new() }),
            Err(ServiceError::Refused { code, message, status, .. }) => {
                Err(Refused { status, refusal: Refusal { code, message } })
            }
            Err(error @ ServiceError::Unanswered(_)) => Err(Refused::unavailable(&error.to_string())),
        }
    }
}

/// Where to ask whether the server is well.
const HEALTH: &str = "/health";

/// What is known of a request on the way.
#[derive(Default)]
struct Told {
    service: Option<&'static Service>,
    operation: &'static str,
    account: String,
    reasons: Vec<String>,
}

struct Answered {
    service: &'static Service,
    operation: &'static crate::model::Operation,
    members: Map<String, Value>,
}

/// Every answer has it.
const REQUEST_ID: &str = "x-amzn-RequestId";

/// What else the answers of a protocol have (lab-behaviour.md §1.1).
fn headers(protocol: Protocol) -> Vec<(String, String)> {
    let own = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    match protocol {
        Protocol::Ec2 => vec![own("Cache-Control", "no-cache, no-store"), own("Server", "AmazonEC2")],
        Protocol::Query | Protocol::RestXml => Vec::new(),
    }
}
