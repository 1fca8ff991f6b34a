//! The embedded service: an operation in, an answer out, over the state file, in one transaction.
//!
//! What an operation does belongs to `ops`; how it is asked for and shown, to the edges.

pub mod registry;
mod validate;

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::Value;

use crate::base::clock::{self, Clock};
use crate::base::config::Config;
use crate::base::environment::Environment;
use crate::base::random::Random;
use crate::domain::caller::Caller;
use crate::domain::error::ApiError;
use crate::domain::regions::Region;
use crate::domain::service::{Request, Service, ServiceError};
use crate::model::Operation;
use crate::ops::{Call, Failure};
use crate::store::client_tokens::{self, Answered};
use crate::store::{Access, Store, StoreError, Tx, state};
use registry::Entry;

/// AWS's services over one state file.
pub struct Embedded {
    path: PathBuf,
    store: Option<Store>,
    clock: Clock,
    random: Random,
    config: Config,
}

impl Embedded {
    /// A service over this file, which is opened by the first call.
    pub fn new(path: PathBuf, clock: Clock, random: Random, config: Config) -> Self {
        Self { path, store: None, clock, random, config }
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

    /// The schema's version, and what is wrong with the file.
    ///
    /// # Errors
    /// When the file cannot be read at all.
    pub fn check(&self) -> Result<(i64, Vec<String>), ServiceError> {
        let checked = Store::open(&self.path, Access::Read).and_then(|store| store.check());
        checked.map_err(|error| self.unusable(&error))
    }

    /// Makes the state empty.
    ///
    /// # Errors
    /// When the file is not ours or cannot be written.
    pub fn reset(&mut self) -> Result<(), ServiceError> {
        self.store = None;
        Store::reset(&self.path).map_err(|error| self.unusable(&error))
    }

    /// The state file.
    pub fn path(&self) -> &Path {
        &self.path
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

    fn transaction<T, E: From<StoreError>>(
        &mut self,
        access: Access,
        work: impl FnOnce(Tx<'_>, &mut Random, &Config) -> Result<T, E>,
    ) -> Result<T, E> {
        // The empty state that stands for a missing file is not kept: another shell may make the file.
        let mut opened = match self.store.take() {
            Some(store) => store,
            None => Store::open(&self.path, access)?,
        };
        let (clock, random, config) = (self.clock, &mut self.random, &self.config);
        let now = |kept| clock.now(kept, access == Access::Write);
        let answer = opened.transaction(access, now, |tx| work(tx, random, config));
        if opened.is_file() {
            self.store = Some(opened);
        }
        answer
    }

    /// A refused call changes nothing, so it makes no state either: where there is none, a writing call is tried on one in
    /// memory first.
    fn rehearse<T>(
        &self,
        access: Access,
        work: impl FnOnce(Tx<'_>, &mut Random, &Config) -> Result<T, Failure>,
    ) -> Result<(), Failure> {
        let there = || self.path.metadata().is_ok_and(|metadata| metadata.len() > 0 || !metadata.is_file());
        if access == Access::Read || self.store.is_some() || there() {
            return Ok(());
        }
        let now = |kept| self.clock.now(kept, true);
        Store::in_memory()?.transaction(access, now, |tx| work(tx, &mut self.random.clone(), &self.config)).map(drop)
    }
}

impl Service for Embedded {
    fn call(&mut self, caller: &Caller, request: &Request<'_>) -> Result<Value, ServiceError> {
        let Request { service, operation, params } = request;
        let name = operation.name;
        let refused = |error: &ApiError| ServiceError::Refused {
            code: error.code().to_owned(),
            message: error.to_string(),
            status: error.status(),
            operation: name,
            retries: None,
        };
        let Some(entry) = registry::find(service, name) else {
            return Err(refused(&ApiError::UnknownAction { action: name.to_owned() }));
        };
        let Some(region) = Region::find(&caller.region) else {
            let host = format!("{}.{}.amazonaws.com", service.signing_name, caller.region);
            return Err(ServiceError::Unanswered(format!(
                "Could not connect to the endpoint URL: \"https://{host}/\""
            )));
        };
        let sound = validate::known(operation, params).and_then(|()| validate::required(service, operation, params));
        sound.map_err(|error| refused(&error))?;
        let work = |tx: Tx<'_>, random: &mut Random, config: &Config| {
            random.resume(state::random_position(&tx)?);
            let mut call = Call::new(tx, caller, region, random, config)?;
            let answer = once(&mut call, operation, entry, params)?;
            if entry.access == Access::Write {
                state::set_last_write(&tx, random.position())?;
            }
            Ok(answer)
        };
        match self.rehearse(entry.access, work).and_then(|()| self.transaction(entry.access, work)) {
            Ok(answer) => {
                debug_assert_eq!(operation.output.map_or(Ok(()), |shape| shape.admits(&answer)), Ok(()), "{name}");
                Ok(answer)
            }
            Err(Failure::Refused(error)) => Err(refused(&error)),
            Err(Failure::Misconfigured(message)) => Err(ServiceError::Unanswered(message)),
            Err(Failure::Store(error)) => Err(self.unusable(&error)),
        }
    }

    fn pause(&mut self, duration: Duration) -> Result<(), ServiceError> {
        // Without a file nothing could become due, and nothing fixes a clock.
        let is_there = self.path.exists();
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

/// Runs an operation; a client token that was used before gets the first answer again. With `DryRun` nothing of it stays.
fn once(call: &mut Call<'_>, operation: &Operation, entry: &Entry, params: &Value) -> Result<Value, Failure> {
    let mut params = params.clone();
    let dry_run = match params.as_object_mut().and_then(|params| params.shift_remove("DryRun")) {
        None => false,
        Some(Value::Bool(dry_run)) => dry_run,
        // What is no boolean may not be taken for "really do it".
        Some(other) => return Err(ApiError::MalformedParameter { reason: format!("DryRun is {other}") }.into()),
    };
    let token = params.get("ClientToken").and_then(Value::as_str).filter(|token| !token.is_empty());
    let answer = if let Some(token) = token.filter(|_| entry.access == Access::Write).map(str::to_owned) {
        once_for_token(call, entry, params, &token)?
    } else {
        if let Some(params) = params.as_object_mut() {
            operation.fill_idempotency_tokens(params, || call.random.uuid());
        }
        (entry.run)(call, params)?
    };
    // An error undoes the transaction.
    if dry_run { Err(ApiError::DryRun.into()) } else { Ok(answer) }
}

/// The answer to the call that first carried this token, which must have been the same call (aws-behaviour-2.md table C).
fn once_for_token(call: &mut Call<'_>, entry: &Entry, params: Value, token: &str) -> Result<Value, Failure> {
    let (tx, scope) = (call.tx, call.scope());
    if let Some(Answered { parameters, answer }) = client_tokens::find(&tx, scope, entry.name, token)? {
        // Compared as values: the order in which a caller writes members does not count.
        let same = serde_json::from_str(&parameters).is_ok_and(|first: Value| first == params);
        return if same {
            Ok(serde_json::from_str(&answer).unwrap_or_default())
        } else {
            Err(ApiError::TokenReused.into())
        };
    }
    let parameters = params.to_string();
    let answer = (entry.run)(call, params)?;
    let answered = Answered { parameters, answer: answer.to_string() };
    client_tokens::insert(&tx, scope, entry.name, token, &answered)?;
    Ok(answer)
}

#[cfg(test)]
mod tests;
