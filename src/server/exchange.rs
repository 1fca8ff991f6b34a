//! One request and its answer, without a socket.

use std::future::Future as _;
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::time::Instant;

use serde_json::{Value, json};
use tokio::runtime::{Handle, RuntimeFlavor};
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::task::block_in_place;

use super::entry;
use super::pool::Pool;
use super::signed::Signed;
use super::{Auth, Settings, route};
use crate::api::{Embedded, Waiting, registry};
use crate::base::clock::{Clock, Kept};
use crate::base::document::Document;
use crate::base::random::Random;
use crate::client::REASON;
use crate::domain::service::ServiceError;
use crate::model::shape::Protocol;
use crate::model::{Operation, Service};
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
    /// Why, where AWS does not say it.
    reason: Option<String>,
}

impl Refused {
    pub(super) fn new(status: u16, code: &str, message: &str) -> Self {
        Self { status, refusal: Refusal { code: code.to_owned(), message: message.to_owned() }, reason: None }
    }

    /// The same, with the true reason beside it.
    pub(super) fn because(self, reason: &str) -> Self {
        Self { reason: Some(reason.to_owned()), ..self }
    }

    /// What every service refuses before it looks at the operation has other names in JSON, and one status.
    fn in_words_of(mut self, protocol: Protocol) -> Self {
        let code = match self.refusal.code.as_str() {
            "ExpiredToken" => "ExpiredTokenException",
            "IncompleteSignature" => "IncompleteSignatureException",
            "InvalidClientTokenId" => "UnrecognizedClientException",
            "MissingAuthenticationToken" => "MissingAuthenticationTokenException",
            "SignatureDoesNotMatch" => "InvalidSignatureException",
            _ => return self,
        };
        if protocol == Protocol::Json {
            (self.status, self.refusal.code) = (400, code.to_owned());
        }
        self
    }

    /// The state cannot be used at the moment.
    pub(super) fn unavailable(message: &str) -> Self {
        Self::new(503, "Unavailable", message)
    }

    /// We have a bug.
    fn internal(message: &str) -> Self {
        Self::new(500, "InternalError", message)
    }
}

impl From<ServiceError> for Refused {
    /// What kept a service from answering.
    fn from(error: ServiceError) -> Self {
        match error {
            ServiceError::Refused { code, message, status, .. } => {
                Self { status, refusal: Refusal { code, message }, reason: None }
            }
            ServiceError::Unanswered(message) => Self::unavailable(&message),
        }
    }
}

/// Answers requests.
pub struct Exchange {
    pool: Pool,
    auth: Auth,
    clock: Clock,
    /// Places for lists, which may be long: more at once than there are processors would take memory and be no faster.
    lists: Semaphore,
}

impl Exchange {
    /// Answers from the state of this service.
    pub fn new(settings: &Settings, service: Embedded) -> Self {
        let processors = thread::available_parallelism().map_or(1, NonZero::get);
        let (auth, clock, lists) = (settings.auth, settings.clock, Semaphore::new(processors));
        Self { pool: Pool::new(service), auth, clock, lists }
    }

    /// The answer to a request. It is one whatever the request is, and whatever happens on the way.
    pub fn answer(&self, request: &Received) -> HttpAnswer {
        let mut answer = pin!(self.answer_soon(request));
        let waker = Waker::from(Arc::new(Unpark(thread::current())));
        loop {
            if let Poll::Ready(answer) = answer.as_mut().poll(&mut Context::from_waker(&waker)) {
                return answer;
            }
            thread::park();
        }
    }

    /// The same, for a thread that has other things to do while the disk is waited for.
    pub(super) async fn answer_soon(&self, request: &Received) -> HttpAnswer {
        if request.path == HEALTH && (self.auth != Auth::Open || entry::no_browser(request).is_ok()) {
            return self.health();
        }
        let began = Instant::now();
        let mut told = Told::default();
        let answered = match guarded(|| self.ask(request, &mut told)) {
            Ok(call) => self.call(call, &mut told).await,
            Err(refused) => Err(refused),
        };
        let request_id = Random::new(None).uuid();
        let written = answered.and_then(|Answered { service, operation, document, _list }| {
            let written = || protocol::write_answer(service, operation, &document, &request_id);
            guarded(|| written().map_err(|error| Refused::internal(&error.to_string())))
        });
        let service = told.service.unwrap_or_else(|| route::service(request, None));
        let mut answer = written.unwrap_or_else(|refused| {
            let Refused { status, refusal, reason } = refused.in_words_of(service.protocol);
            told.reasons.extend(reason);
            errors::write(service, &refusal, status, &request_id)
        });
        answer.headers.extend(headers(service.protocol));
        if answer.header(REQUEST_ID).is_none() {
            answer.headers.push((REQUEST_ID.to_owned(), request_id));
        }
        answer.headers.extend(told.reasons.into_iter().map(|reason| (REASON.to_owned(), reason)));
        tracing::info!(
            target: "vpce::access",
            "{} {} {} {} {:.1} ms",
            service.command,
            told.operation.map_or("", |operation| operation.name),
            told.account,
            answer.status,
            began.elapsed().as_secs_f64() * 1000.0,
        );
        answer
    }

    /// Whether the state can be read.
    fn health(&self) -> HttpAnswer {
        let looked = self.pool.with(|service| service.look(|tx| state::clock(tx).map(drop)));
        let (status, text) = match looked.and_then(|looked| looked) {
            Ok(()) => (200, json!({ "status": "ok", "version": env!("CARGO_PKG_VERSION") })),
            // Whoever may ask without a key need not know where the state is.
            Err(_) if self.auth == Auth::SigV4 => (503, json!({ "status": "unavailable" })),
            Err(error) => (503, json!({ "status": "unavailable", "reason": error.to_string() })),
        };
        let headers = vec![("Content-Type".to_owned(), "application/json".to_owned())];
        HttpAnswer { status, headers, body: format!("{text}\n").into_bytes() }
    }

    /// The call that a request is.
    fn ask(&self, request: &Received, told: &mut Told) -> Result<Waiting, Refused> {
        if self.auth == Auth::Open {
            entry::no_browser(request)?;
        }
        let signed = Signed::of(request)?;
        let service = route::service(request, signed.as_ref().map(Signed::service));
        told.service = Some(service);
        let now = self.clock.now(Kept::default(), false);
        let caller = entry::caller(request, signed.as_ref(), service, (self.auth, &self.pool, now))?;
        told.account.clone_from(&caller.account);
        let route::Call { operation, params } = route::call(service, request)?;
        told.operation = Some(operation);
        Ok(Waiting { caller, service, operation, params: Value::Object(params), told: None })
    }

    /// The answer to a call.
    async fn call(&self, call: Waiting, told: &mut Told) -> Result<Answered<'_>, Refused> {
        let (service, operation) = (call.service, call.operation);
        let mut list = None;
        let done = if registry::find(call.service, call.operation.name).is_some_and(registry::Entry::writes) {
            self.pool.write(call).await?
        } else {
            let read = || guarded(|| Ok(self.pool.read(&call)?));
            let done = if names_something(&call) {
                read()
            } else {
                list = self.lists.acquire().await.ok();
                aside(read)
            }?;
            if done.is_refusal() { self.pool.write(Waiting { told: Some(done), ..call }).await? } else { done }
        };
        told.reasons = done.reasons;
        match done.answer {
            Ok(document) => Ok(Answered { service, operation, document, _list: list }),
            Err(error) => Err(error.into()),
        }
    }
}

/// Wakes a thread that waits for an answer.
struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Where to ask whether the server is well.
const HEALTH: &str = "/health";

/// What is known of a request on the way.
#[derive(Default)]
struct Told {
    service: Option<&'static Service>,
    operation: Option<&'static Operation>,
    account: String,
    reasons: Vec<String>,
}

struct Answered<'a> {
    service: &'static Service,
    operation: &'static Operation,
    document: Document,
    /// Held until the answer is written.
    _list: Option<SemaphorePermit<'a>>,
}

/// Members that only say which part of a list is meant: AWS's names of filters, of pages and of how long they are.
const OF_LISTS: &[&str] = &["DryRun", "Filters", "Marker", "MaxItems", "MaxResults", "NextToken", "PageSize"];

/// Whether a call that reads is about what it names, rather than about all that there is.
fn names_something(call: &Waiting) -> bool {
    call.params.as_object().is_some_and(|members| members.keys().any(|name| !OF_LISTS.contains(&name.as_str())))
}

/// Does what takes long, while another thread takes over what else this one had to do.
fn aside<T>(work: impl FnOnce() -> T) -> T {
    let runtime = Handle::try_current().map(|runtime| runtime.runtime_flavor());
    // Somebody else's runtime may have no other thread.
    if matches!(runtime, Ok(RuntimeFlavor::CurrentThread)) { work() } else { block_in_place(work) }
}

/// Does something that may have a bug, which must not end more than the request that met it.
fn guarded<T>(work: impl FnOnce() -> Result<T, Refused>) -> Result<T, Refused> {
    let internal = |_| Err(Refused::internal("An internal error has occurred"));
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(internal)
}

/// Every answer has it.
const REQUEST_ID: &str = "x-amzn-RequestId";

/// What else the answers of a protocol have (lab-behaviour.md §1.1).
fn headers(protocol: Protocol) -> Vec<(String, String)> {
    let own = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    match protocol {
        Protocol::Ec2 => vec![own("Cache-Control", "no-cache, no-store"), own("Server", "AmazonEC2")],
        Protocol::Query | Protocol::RestXml | Protocol::Json => Vec::new(),
    }
}
