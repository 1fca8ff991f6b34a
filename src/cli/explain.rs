//! `VPCE_EXPLAIN=1`: the true reasons of what was refused, where AWS words a refusal vaguely, after everything else on
//! standard error. Any value but the empty one and 0 turns it on.
//!
//! What does not belong here: the reasons, which whatever answers the calls knows.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use super::io::Io;
use crate::base::document::Document;
use crate::base::environment::Environment;
use crate::domain::caller::Caller;
use crate::domain::service::{Request, Service, ServiceError};

/// The reasons of one run.
#[derive(Debug, Default)]
pub struct Explanations {
    /// None if nobody asks.
    reasons: Option<Rc<RefCell<Vec<String>>>>,
}

impl Explanations {
    /// Those of a run in this environment.
    pub fn of_environment(environment: &Environment) -> Self {
        let wanted = environment.non_empty_var("VPCE_EXPLAIN").is_some_and(|value| value != "0");
        Self { reasons: wanted.then(Rc::default) }
    }

    /// The service, listened to.
    pub fn of(&self, service: Box<dyn Service>) -> Box<dyn Service> {
        match &self.reasons {
            None => service,
            Some(reasons) => Box::new(Explained { service, reasons: Rc::clone(reasons) }),
        }
    }

    /// Tells the reasons that were heard.
    pub fn tell(&self, io: &mut Io<'_>) {
        for reason in self.reasons.iter().flat_map(|reasons| reasons.take()) {
            io.complain(&format!("vpce: {reason}\n"));
        }
    }
}

/// A service that is listened to.
struct Explained {
    service: Box<dyn Service>,
    reasons: Rc<RefCell<Vec<String>>>,
}

impl Service for Explained {
    fn call(&mut self, caller: &Caller, request: &Request<'_>) -> Result<Document, ServiceError> {
        let answer = self.service.call(caller, request);
        let mut reasons = self.reasons.borrow_mut();
        for reason in self.service.reasons() {
            // Whoever polls hears the same each time.
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
        answer
    }

    fn pause(&mut self, duration: Duration) -> Result<(), ServiceError> {
        self.service.pause(duration)
    }
}
