//! The embedded service: an operation in, an answer out, over the state file, in one transaction.
//!
//! What an operation does belongs to `ops`; how it is asked for and shown, to the edges.

mod actions;
mod authorize;
pub mod generate;
mod input;
pub mod registry;
mod together;
mod validate;

pub use together::{Told, Waiting};

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Value, json};

use crate::base::clock::{self, Clock};
use crate::base::config::Config;
use crate::base::document::Document;
use crate::base::environment::Environment;
use crate::base::random::Random;
use crate::domain::caller::Caller;
use crate::domain::error::ApiError;
use crate::domain::regions::{self, Region};
use crate::domain::service::{Request, Service, ServiceError};
use crate::domain::states::Forced;
use crate::model::Operation;
use crate::model::shape::Protocol;
use crate::ops::mishaps::{self, Done, NotForced};
use crate::ops::{Call, Failure};
use crate::store::calls::{self, NewCall};
use crate::store::client_tokens::{self, Answered};
use crate::store::{Access, Patience, Store, StoreError, Tx, state};
use authorize::{Asked, Rules};
use registry::Entry;

/// Where a call of this service acts that names this Region; none if there is no such Region.
pub fn region(service: &crate::model::Service, name: &str) -> Option<&'static Region> {
    Region::find(regions::only_place(service.command).unwrap_or(name))
}

/// Who calls in the log when it is nobody of AWS's.
const FORCED_BY: &str = "vpce";

/// Stands for the path of a state that no file keeps, as SQLite has it.
const IN_MEMORY: &str = ":memory:";

/// AWS's services over one state file.
#[derive(Debug)]
pub struct Embedded {
    path: PathBuf,
    store: Option<Store>,
    clock: Clock,
    random: Random,
    config: Config,
    reasons: Vec<String>,
}

impl Embedded {
    /// A service over this file, which is opened by the first call.
    pub fn new(path: PathBuf, clock: Clock, random: Random, config: Config) -> Self {
        Self { path, store: None, clock, random, config, reasons: Vec::new() }
    }

    /// A service over a state that is open already, from the file at this path.
    pub fn over(store: Store, path: PathBuf, clock: Clock, random: Random, config: Config) -> Self {
        Self { path, store: Some(store), clock, random, config, reasons: Vec::new() }
    }

    /// A service over a state that lives as long as it does, and that no file keeps.
    ///
    /// # Errors
    /// When SQLite refuses.
    pub fn in_memory(clock: Clock, random: Random, config: Config) -> Result<Self, StoreError> {
        Ok(Self::over(Store::in_memory()?, PathBuf::from(IN_MEMORY), clock, random, config))
    }

    /// The service over the state file that the options, the environment and the configuration name, with the clock and
    /// the seed of the environment.
    ///
    /// # Errors
    /// One line about a setting that cannot work.
    pub fn of_environment(environment: &Environment, config: &Config, state: Option<&Path>) -> Result<Self, String> {
        let path = config.state_file(state, environment)?;
        let clock = Clock::of_environment(environment)?;
        let random = Random::new(environment.non_empty_var("VPCE_SEED"));
        Ok(Self::new(path, clock, random, config.clone()))
    }

    /// Makes services over the same file; none if no file keeps the state.
    pub fn twins(&self) -> Option<impl Fn() -> Self + Send + Sync + 'static> {
        let is_file = self.store.as_ref().is_none_or(Store::is_file);
        let (path, clock, random, config) = (self.path.clone(), self.clock, self.random.clone(), self.config.clone());
        is_file.then_some(move || Self::new(path.clone(), clock, random.clone(), config.clone()))
    }

    /// The configuration.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The schema's version, and what is wrong with the file.
    ///
    /// # Errors
    /// When the file cannot be read at all.
    pub fn check(&mut self) -> Result<(i64, Vec<String>), ServiceError> {
        self.with_store(Access::Read, |store| store.check()).map_err(|error| self.unusable(&error))
    }

    /// Makes the state empty.
    ///
    /// # Errors
    /// When the file is not ours or cannot be written.
    pub fn reset(&mut self) -> Result<(), ServiceError> {
        let emptied = match self.store.take() {
            Some(store) if !store.is_file() => Store::in_memory().map(Some),
            _ => Store::reset(&self.path).map(|()| None),
        };
        self.store = emptied.map_err(|error| self.unusable(&error))?;
        Ok(())
    }

    /// The state file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What tells the time, before what the state says about it.
    pub fn clock(&self) -> Clock {
        self.clock
    }

    /// Runs something on the state as it is now, outside any operation.
    ///
    /// # Errors
    /// One line that names the file and what is wrong with it.
    pub fn look<T>(&mut self, look: impl FnOnce(&Tx<'_>) -> Result<T, StoreError>) -> Result<T, ServiceError> {
        let looked = self.transaction(Access::Read, |tx, _, _| look(&tx));
        looked.map_err(|error: StoreError| self.unusable(&error))
    }

    /// One line about a state file that cannot serve.
    fn unusable(&self, error: &StoreError) -> ServiceError {
        ServiceError::Unanswered(format!("Unable to use the state file {}: {error}", self.path.display()))
    }

    /// Looks at a call as far as can be done without a state.
    fn checked<'a>(&self, caller: &'a Caller, request: &'a Request<'a>) -> Result<Checked<'a>, Failure> {
        let Request { service, operation, params } = request;
        let name = operation.name;
        let Some(entry) = registry::find(service, name) else {
            return Err(ApiError::UnknownAction { action: name.to_owned() }.into());
        };
        let Some(region) = region(service, &caller.region) else {
            let host = format!("{}.{}.amazonaws.com", service.signing_name, caller.region);
            return Err(Failure::Misconfigured(format!("Could not connect to the endpoint URL: \"https://{host}/\"")));
        };
        let rules = Rules::of(caller, &self.config)?;
        validate::known(operation, params)?;
        if service.protocol == Protocol::Json {
            validate::constraints(operation, params)?;
        }
        validate::required(service, operation, params)?;
        let mut stripped = None;
        if service.protocol == Protocol::RestXml {
            let mut members = params.as_object().cloned().unwrap_or_default();
            operation.strip_id_prefixes(&mut members);
            let params = stripped.insert(Value::Object(members));
            validate::bounds(operation, params)?;
        }
        Ok(Checked { caller, request, entry, region, rules, stripped })
    }

    /// Answers a call, in one transaction with the line that the log gets about a writing one.
    fn answer(&mut self, caller: &Caller, request: &Request<'_>) -> Result<Document, Failure> {
        let checked = self.checked(caller, request)?;
        let access = checked.entry.access;
        let reasons = RefCell::default();
        let work = |tx: Tx<'_>, random: &mut Random, config: &Config| checked.run(tx, random, config, &reasons);
        let answer = self.rehearse(access, work).and_then(|()| self.transaction(access, work));
        self.reasons = reasons.take();
        answer
    }

    fn transaction<T, E: From<StoreError>>(
        &mut self,
        access: Access,
        work: impl FnOnce(Tx<'_>, &mut Random, &Config) -> Result<T, E>,
    ) -> Result<T, E> {
        let (mut opened, stays) = self.opened(access)?;
        let (clock, random, config) = (self.clock, &mut self.random, &self.config);
        let now = |kept| clock.now(kept, access == Access::Write);
        let answer = opened.transaction(access, now, |tx| work(tx, random, config));
        if stays {
            self.store = Some(opened);
        }
        answer
    }

    /// The state, and whether it is to be put back for the next call: the empty one that stands for a missing file is not,
    /// as another shell may make the file.
    fn opened(&mut self, access: Access) -> Result<(Store, bool), StoreError> {
        if let Some(store) = self.store.take().filter(|store| !store.is_file() || store.is_at(&self.path)) {
            return Ok((store, true));
        }
        let store = Store::open(&self.path, access)?;
        let stays = store.is_file();
        Ok((store, stays))
    }

    fn with_store<T>(
        &mut self,
        access: Access,
        work: impl FnOnce(&mut Store) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let (mut store, stays) = self.opened(access)?;
        let done = work(&mut store);
        self.store = stays.then_some(store);
        done
    }

    /// Whether there is anything where the state file should be, be it a state or not.
    fn is_there(&self) -> bool {
        self.path.metadata().is_ok_and(|metadata| metadata.len() > 0 || !metadata.is_file())
    }

    /// Writes what is about the state and not of it, at the moment that its clock shows.
    ///
    /// # Errors
    /// One line that names the file and what is wrong with it.
    pub fn note<T>(&mut self, work: impl FnOnce(&Tx<'_>, &Clock) -> Result<T, StoreError>) -> Result<T, ServiceError> {
        let clock = self.clock;
        let noted =
            self.with_store(Access::Write, |store| store.note(|kept| clock.now(kept, false), |tx| work(&tx, &clock)));
        noted.map_err(|error| self.unusable(&error))
    }

    /// Puts things into a state that AWS alone gives them, all or none, with a line each in the log; says what each was and
    /// is.
    ///
    /// # Errors
    /// One line that says which cannot be, or what is wrong with the file.
    pub fn force(&mut self, forced: Forced, ids: &[String]) -> Result<Vec<Done>, ServiceError> {
        let work = |tx: Tx<'_>, _: &mut Random, _: &Config| {
            let mut done = Vec::new();
            for id in ids {
                let one = mishaps::force(&tx, forced, id)?;
                let (account, region) = (one.account.clone(), one.region.clone());
                let caller = Caller { account, region, principal: FORCED_BY.to_owned(), ..Caller::default() };
                let parameters = json!({ "Id": id, "State": one.now }).to_string();
                let (service, operation, reasons) = (FORCED_BY, "force", &[][..]);
                let call =
                    NewCall { caller: &caller, service, operation, parameters: &parameters, refusal: None, reasons };
                calls::insert(&tx, &call)?;
                done.push(one);
            }
            state::advance(&tx, tx.now())?;
            Ok(done)
        };
        // A missing file need not be made to find nothing in it.
        let access = if self.store.is_some() || self.is_there() { Access::Write } else { Access::Read };
        self.transaction(access, work).map_err(|error| match error {
            NotForced::Store(error) => self.unusable(&error),
            refused => ServiceError::Unanswered(refused.to_string()),
        })
    }

    /// As [`Service::call`], but the log is not told of a refusal, so that a call that reads never waits for one that writes.
    ///
    /// # Errors
    /// As there.
    pub fn call_unlogged(&mut self, caller: &Caller, request: &Request<'_>) -> Result<Document, ServiceError> {
        self.reasons.clear();
        self.answer(caller, request).map_err(|failure| self.told(failure, request))
    }

    /// A failure as edges are told it.
    fn told(&self, failure: Failure, request: &Request<'_>) -> ServiceError {
        match failure {
            Failure::Refused(error) => ServiceError::Refused {
                code: error.code().to_owned(),
                message: error.to_string(),
                status: error.status(),
                operation: request.operation.name,
                retries: None,
            },
            Failure::Misconfigured(message) => ServiceError::Unanswered(message),
            Failure::Store(error) => self.unusable(&error),
        }
    }

    /// Puts a refused call into the log of the state, if there is one. A refusal is told whatever becomes of that.
    fn log_refusal(&mut self, call: &NewCall<'_>) {
        if self.store.is_none() && !self.is_there() {
            return;
        }
        let clock = self.clock;
        let _ = self.with_store(Access::Read, |store| {
            store
                .set_patience(Patience::Short)
                .and_then(|()| store.note(|kept| clock.now(kept, false), |tx| calls::insert(&tx, call)))
                .and_then(|()| store.set_patience(Patience::Long))
        });
    }

    /// A refused call changes nothing, so it makes no state either: where there is none, a writing call is tried on one in
    /// memory first.
    fn rehearse<T>(
        &self,
        access: Access,
        work: impl FnOnce(Tx<'_>, &mut Random, &Config) -> Result<T, Failure>,
    ) -> Result<(), Failure> {
        if access == Access::Read || self.store.is_some() || self.is_there() {
            return Ok(());
        }
        let now = |kept| self.clock.now(kept, true);
        Store::in_memory()?.transaction(access, now, |tx| work(tx, &mut self.random.clone(), &self.config)).map(drop)
    }
}

impl Service for Embedded {
    fn call(&mut self, caller: &Caller, request: &Request<'_>) -> Result<Document, ServiceError> {
        let answer = self.call_unlogged(caller, request);
        if let Err(ServiceError::Refused { code, message, .. }) = &answer {
            let reasons = std::mem::take(&mut self.reasons);
            let parameters = request.params.to_string();
            self.log_refusal(&refused_call(caller, request, &parameters, (code, message), &reasons));
            self.reasons = reasons;
        }
        answer
    }

    fn reasons(&mut self) -> Vec<String> {
        std::mem::take(&mut self.reasons)
    }

    fn pause(&mut self, duration: Duration) -> Result<(), ServiceError> {
        // Without a file nothing could become due, and nothing fixes a clock.
        let is_there = self.store.is_some() || self.path.exists();
        let is_fixed = self.clock.is_fixed() || is_there && self.look(state::clock).is_ok_and(|kept| kept.is_fixed());
        if !is_fixed {
            clock::sleep(duration);
        }
        if !is_fixed || !is_there {
            return Ok(());
        }
        let advanced = self.transaction(Access::Write, |tx, _, _| {
            state::advance(&tx, tx.now().saturating_add(duration).unwrap_or(tx.now()))
        });
        advanced.map_err(|error: StoreError| self.unusable(&error))
    }
}

/// The log's line about a refused call.
fn refused_call<'a>(
    caller: &'a Caller,
    request: &Request<'_>,
    parameters: &'a str,
    refusal: (&'a str, &'a str),
    reasons: &'a [String],
) -> NewCall<'a> {
    let (service, operation) = (request.service.command, request.operation.name);
    NewCall { caller, service, operation, parameters, refusal: Some(refusal), reasons }
}

/// A call whose form is right, as far as that shows without a state.
struct Checked<'a> {
    caller: &'a Caller,
    request: &'a Request<'a>,
    entry: &'static Entry,
    region: &'static Region,
    rules: Option<Rules>,
    /// The parameters, where they are not as they were given.
    stripped: Option<Value>,
}

impl Checked<'_> {
    /// Does what is asked for, and what every writing call does besides. `told` gets the reasons of what is refused.
    fn run(
        &self,
        tx: Tx<'_>,
        random: &mut Random,
        config: &Config,
        told: &RefCell<Vec<String>>,
    ) -> Result<Document, Failure> {
        let Self { caller, request: Request { service, operation, params }, entry, .. } = *self;
        let params = self.stripped.as_ref().unwrap_or(params);
        random.resume(state::random_position(&tx)?);
        let mut call = Call::new(tx, caller, self.region, random, config)?;
        let asked = Asked { service, operation, access: entry.access, params };
        let allowed = self.rules.as_ref().map_or(Ok(()), |rules| rules.check(&call, &asked));
        let answer = allowed.and_then(|()| once(&mut call, operation, entry, params));
        told.replace(call.take_reasons());
        let answer = answer?;
        if entry.access == Access::Write {
            let (parameters, reasons) = (params.to_string(), &told.borrow());
            let call = NewCall {
                caller,
                service: service.command,
                operation: operation.name,
                parameters: &parameters,
                refusal: None,
                reasons,
            };
            calls::insert(&tx, &call)?;
            state::set_last_write(&tx, random.position())?;
        }
        debug_assert_eq!(
            operation.output.map_or(Ok(()), |shape| shape.admits(&answer.root().to_value())),
            Ok(()),
            "{}",
            operation.name
        );
        Ok(answer)
    }
}

/// The most characters of a client token.
const LONGEST_TOKEN: usize = 64;

/// Runs an operation; a client token that was used before gets the first answer again. With `DryRun` nothing of it stays.
fn once(call: &mut Call<'_>, operation: &Operation, entry: &Entry, params: &Value) -> Result<Document, Failure> {
    let mut params = params.clone();
    let dry_run = match params.as_object_mut().and_then(|params| params.shift_remove("DryRun")) {
        None => false,
        Some(Value::Bool(dry_run)) => dry_run,
        // What is no boolean may not be taken for "really do it".
        Some(other) => return Err(ApiError::MalformedParameter { reason: format!("DryRun is {other}") }.into()),
    };
    let token = params.get("ClientToken").and_then(Value::as_str).filter(|token| !token.is_empty());
    if token.is_some_and(|token| !token.is_ascii() || token.len() > LONGEST_TOKEN) {
        return Err(ApiError::ClientTokenInvalid.into());
    }
    let answer = if let Some(token) = token.filter(|_| entry.access == Access::Write).map(str::to_owned) {
        once_for_token(call, entry, &params, &token)?
    } else {
        if let Some(params) = params.as_object_mut() {
            // Clients fill them in themselves, and whether this one did makes no difference to what follows.
            let mut random = call.random.aside();
            operation.fill_idempotency_tokens(params, || random.uuid());
        }
        (entry.run)(call, &params)?
    };
    // An error undoes the transaction.
    if dry_run { Err(ApiError::DryRun.into()) } else { Ok(answer) }
}

/// The answer to the call that first carried this token, which must have been the same call (aws-behaviour-2.md table C).
fn once_for_token(call: &mut Call<'_>, entry: &Entry, params: &Value, token: &str) -> Result<Document, Failure> {
    let (tx, scope) = (call.tx, call.scope());
    if let Some(Answered { parameters, answer }) = client_tokens::find(&tx, scope, entry.name, token)? {
        // Compared as values: the order in which a caller writes members does not count.
        let first: Value = serde_json::from_str(&parameters).unwrap_or_default();
        if first == *params {
            return Ok(Document::from(serde_json::from_str::<Value>(&answer).unwrap_or_default()));
        }
        call.explain(format!("the first call with the client token {token:?} had other {}", differing(&first, params)));
        return Err(ApiError::TokenReused.into());
    }
    let parameters = params.to_string();
    let answer = (entry.run)(call, params)?;
    let answered = Answered { parameters, answer: answer.root().to_value().to_string() };
    client_tokens::insert(&tx, scope, entry.name, token, &answered)?;
    Ok(answer)
}

/// The names of the members that are not the same in both.
fn differing(first: &Value, second: &Value) -> String {
    let members = |value: &Value| value.as_object().cloned().unwrap_or_default();
    let (first, second) = (members(first), members(second));
    let differs = |name: &&String| first.get(*name) != second.get(*name);
    let names: BTreeSet<&String> = first.keys().chain(second.keys()).filter(differs).collect();
    names.into_iter().map(String::as_str).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests;
