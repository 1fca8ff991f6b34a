//! Writing calls of many that are kept by one commit: the disk takes as long for one as for many.
//!
//! Each is as if it were alone and the one before it done: at a moment of its own, with its own line in the log. Nobody is
//! told anything before all of it is on the disk. Most calls are done or refused before they change anything; where one of
//! them fails later, nothing of all is kept, and they are done once more, each so that it can be undone by itself.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};

use serde_json::Value;

use super::{Embedded, refused_call};
use crate::base::document::Document;
use crate::domain::caller::Caller;
use crate::domain::service::{Request, Service as _, ServiceError};
use crate::model::{Operation, Service};
use crate::ops::Failure;
use crate::store::{Access, Patience, Store, StoreError, Together, Undo, calls};

/// How many calls share a commit at most: other processes wait as long.
const MOST: usize = 64;

/// A call that waits for its turn.
#[derive(Debug)]
pub struct Waiting {
    /// Who calls.
    pub caller: Caller,
    /// The service that the operation is of.
    pub service: &'static Service,
    /// The operation.
    pub operation: &'static Operation,
    /// Its input members by name.
    pub params: Value,
    /// What a call that only reads has been told: the log alone is to know of it still.
    pub told: Option<Told>,
}

/// What a call is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The answer, as [`Service::call`](crate::domain::service::Service::call) gives it.
    pub answer: Result<Document, ServiceError>,
    /// What AWS does not say about what was refused.
    pub reasons: Vec<String>,
}

impl Told {
    /// Whether the call was refused, of which the log is to know.
    pub fn is_refusal(&self) -> bool {
        matches!(self.answer, Err(ServiceError::Refused { .. }))
    }

    /// That there is no answer.
    pub fn error(error: ServiceError) -> Self {
        Self { answer: Err(error), reasons: Vec::new() }
    }
}

impl AsRef<Self> for Waiting {
    fn as_ref(&self) -> &Self {
        self
    }
}

impl Waiting {
    /// What is asked for.
    pub fn request(&self) -> Request<'_> {
        Request { service: self.service, operation: self.operation, params: &self.params }
    }
}

impl Embedded {
    /// Answers writing calls: the first one, and what `next` gives, which is what has come by then. What they are told is on
    /// the disk. A call that is refused, or that panics, leaves the others as they are; what keeps all of it from being kept is
    /// told to all.
    pub fn together<J: AsRef<Waiting>>(&mut self, first: J, mut next: impl FnMut() -> Option<J>) -> Vec<(J, Told)> {
        if self.store.is_none() && !self.is_there() {
            let told = self.alone(first.as_ref());
            return vec![(first, told)];
        }
        let is_note = first.as_ref().told.is_some();
        let (mut waiting, mut done) = (VecDeque::from([first]), Vec::new());
        let kept = self.opened(Access::Write).and_then(|(mut store, stays)| {
            store.set_patience(if is_note { Patience::Short } else { Patience::Long })?;
            let mut kept = self.in_one(&mut store, Undo::All, &mut done, || waiting.pop_front().or_else(&mut next));
            if let Err(Unkept::Spoiled) = kept {
                waiting = done.drain(..).map(|(job, _)| job).collect();
                kept = self.in_one(&mut store, Undo::One, &mut done, || waiting.pop_front().or_else(&mut next));
            }
            if stays {
                self.store = Some(store);
            }
            kept.map_err(Unkept::into_error)
        });
        if let Err(error) = kept {
            let error = Told::error(self.unusable(&error));
            done.extend(waiting.into_iter().map(|job| (job, error.clone())));
            for (job, told) in &mut done {
                // A refusal is told whatever becomes of its line in the log.
                *told = job.as_ref().told.clone().unwrap_or_else(|| error.clone());
            }
        }
        done
    }

    /// One transaction of what `next` gives.
    ///
    /// # Errors
    /// Why nothing of it is kept.
    fn in_one<J: AsRef<Waiting>>(
        &mut self,
        store: &mut Store,
        undo: Undo,
        done: &mut Vec<(J, Told)>,
        mut next: impl FnMut() -> Option<J>,
    ) -> Result<(), Unkept> {
        self.random.begin_alike();
        store.together(undo, |together| {
            while done.len() < MOST
                && let Some(job) = next()
            {
                let told = self.in_turn(together, job.as_ref());
                let (told, unkept) = match told {
                    Ok(told) => (told, Ok(())),
                    Err(error) => (Told::error(self.unusable(&error)), Err(Unkept::Failed(error))),
                };
                done.push((job, told));
                unkept?;
                if together.is_spoiled() {
                    return Err(Unkept::Spoiled);
                }
            }
            Ok(())
        })
    }

    /// The first call of all, which makes a file unless it is refused.
    fn alone(&mut self, call: &Waiting) -> Told {
        call.told.clone().unwrap_or_else(|| {
            let answered = catch_unwind(AssertUnwindSafe(|| self.call(&call.caller, &call.request())));
            let answer = answered.unwrap_or_else(|_| Err(internal_error(call.operation)));
            Told { answer, reasons: self.reasons() }
        })
    }

    /// One call of several.
    ///
    /// # Errors
    /// What has undone all of them.
    fn in_turn(&mut self, together: &mut Together<'_>, call: &Waiting) -> Result<Told, StoreError> {
        let request = call.request();
        let reasons = RefCell::default();
        let told = if let Some(told) = &call.told {
            told.clone()
        } else {
            let answered = catch_unwind(AssertUnwindSafe(|| {
                let checked = self.checked(&call.caller, &request)?;
                let (clock, random, config) = (self.clock, &mut self.random, &self.config);
                together.call(|kept| clock.now(kept, true), |tx| checked.run(tx, random, config, &reasons))
            }));
            let answer = match answered {
                Ok(Err(Failure::Store(error))) if together.is_undone() => return Err(error),
                Ok(answer) => answer.map_err(|failure| self.told(failure, &request)),
                Err(_) => Err(internal_error(call.operation)),
            };
            Told { answer, reasons: reasons.take() }
        };
        if !together.is_spoiled()
            && let Err(ServiceError::Refused { code, message, .. }) = &told.answer
        {
            let parameters = call.params.to_string();
            let line = refused_call(&call.caller, &request, &parameters, (code, message), &told.reasons);
            let noted = together.note(|kept| self.clock.now(kept, false), |tx| calls::insert(&tx, &line));
            // Without it the call is refused all the same.
            noted.or_else(|error| if together.is_undone() { Err(error) } else { Ok(()) })?;
        }
        Ok(told)
    }
}

/// Why calls are not kept.
enum Unkept {
    /// One of them failed and left changes behind, which cannot be told from others'.
    Spoiled,
    /// The state cannot serve.
    Failed(StoreError),
}

impl Unkept {
    /// Calls that are undone by themselves spoil nothing.
    fn into_error(self) -> StoreError {
        match self {
            Self::Spoiled => StoreError::Io(std::io::Error::other("a call could not be undone")),
            Self::Failed(error) => error,
        }
    }
}

impl From<StoreError> for Unkept {
    fn from(error: StoreError) -> Self {
        Self::Failed(error)
    }
}

/// What a call is told that a bug of ours ended.
fn internal_error(operation: &Operation) -> ServiceError {
    ServiceError::Refused {
        code: "InternalError".to_owned(),
        message: "An internal error has occurred".to_owned(),
        status: 500,
        operation: operation.name,
        retries: None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::base::clock::Clock;
    use crate::base::config::Config;
    use crate::base::random::Random;
    use crate::store::calls::{Asked, Called, newest};

    fn embedded() -> Embedded {
        let clock = Clock::parse("2026-01-01T00:00:00Z+1s").unwrap();
        Embedded::in_memory(clock, Random::new(Some("1")), Config::default()).unwrap()
    }

    fn call(operation: &str, params: Value) -> Waiting {
        let service = Service::find("ec2").unwrap();
        let (account, region) = ("111122223333".to_owned(), "us-east-1".to_owned());
        let caller = Caller { principal: crate::domain::arn::root_of(&account), account, region, ..Caller::default() };
        Waiting { caller, service, operation: service.operation_by_name(operation).unwrap(), params, told: None }
    }

    fn some_calls() -> Vec<Waiting> {
        let vpc = |size| call("CreateVpc", json!({ "CidrBlock": format!("10.0.0.0/{size}") }));
        let dry = call("CreateVpc", json!({ "CidrBlock": "10.0.0.0/16", "DryRun": true }));
        let token = || call("CreateVpcEndpoint", json!({ "VpcId": "vpc-1", "ServiceName": "s", "ClientToken": "t" }));
        vec![vpc(16), vpc(8), dry, vpc(17), token(), call("CreateVpc", json!({ "Nonsense": 1 })), token(), vpc(18)]
    }

    fn log(service: &mut Embedded) -> Vec<Called> {
        service.look(|tx| newest(tx, &Asked { last: 1000, refused: false, account: None })).unwrap()
    }

    #[test]
    fn each_is_as_if_it_were_alone() {
        let (mut one, mut all) = (embedded(), embedded());
        let alone: Vec<Told> = some_calls().iter().map(|call| one.alone(call)).collect();
        let mut rest = some_calls().into_iter();
        let first = rest.next().unwrap();
        let told: Vec<Told> = all.together(first, || rest.next()).into_iter().map(|(_, told)| told).collect();
        assert_eq!(told, alone);
        assert_eq!(
            told.iter().map(|told| told.answer.is_ok()).collect::<Vec<_>>(),
            [true, false, false, true, false, false, false, true]
        );
        assert_eq!(log(&mut all), log(&mut one));
        let seconds = |called: &Called| (called.at.as_second() - 1_767_225_600, called.refusal.is_none());
        let made: Vec<_> = log(&mut all).iter().map(seconds).filter(|(_, made)| *made).collect();
        assert_eq!(made, [(0, true), (1, true), (2, true)], "the clock ticks once for each");
    }

    #[test]
    fn a_refusal_of_a_read_is_only_logged() {
        let mut service = embedded();
        service
            .call(
                &call("CreateVpc", Value::Null).caller,
                &call("CreateVpc", json!({ "CidrBlock": "10.0.0.0/16" })).request(),
            )
            .unwrap();
        let mut read = call("DescribeVpcs", json!({ "VpcIds": ["vpc-00000000"] }));
        let answer = service.call_unlogged(&read.caller, &read.request());
        assert_eq!(log(&mut service).len(), 1);
        read.told = Some(Told { answer, reasons: service.reasons() });
        let told = read.told.clone().unwrap();
        assert!(told.is_refusal());
        assert_eq!(service.together(read, || None).pop().unwrap().1, told);
        let logged = log(&mut service);
        assert_eq!(logged[1].refusal.as_ref().unwrap().0, "InvalidVpcID.NotFound");
        assert_eq!((logged[1].at, &logged[1].reasons), (logged[0].at, &told.reasons));
    }
}
