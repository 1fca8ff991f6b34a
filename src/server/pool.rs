//! The services that answer: several over a state file, each with a connection of its own, so that calls that read do not
//! wait for one another; one over a state in memory.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::api::Embedded;
use crate::base::config::Config;
use crate::domain::service::ServiceError;

/// Services that wait for calls.
pub(super) struct Pool {
    config: Config,
    services: Services,
}

enum Services {
    Many {
        twin: Box<dyn Fn() -> Embedded + Send + Sync>,
        idle: Mutex<Vec<Embedded>>,
        /// Held by whoever writes. SQLite lets writers wait as well, but each by sleeping and trying again.
        writing: Mutex<()>,
    },
    /// None after a panic in it, which took the state along.
    One(Mutex<Option<Box<Embedded>>>),
}

/// How many that have nothing to do are kept.
const KEPT: usize = 32;

impl Pool {
    /// Services over the state of this one.
    pub(super) fn new(service: Embedded) -> Self {
        let config = service.config().clone();
        let services = match service.twins() {
            Some(twin) => {
                Services::Many { twin: Box::new(twin), idle: Mutex::new(vec![service]), writing: Mutex::default() }
            }
            None => Services::One(Mutex::new(Some(Box::new(service)))),
        };
        Self { config, services }
    }

    /// The configuration that the services have.
    pub(super) fn config(&self) -> &Config {
        &self.config
    }

    /// Does something with a service. One that `work` panics with is not used again.
    ///
    /// # Errors
    /// When there is none left.
    pub(super) fn with<T>(&self, writes: bool, work: impl FnOnce(&mut Embedded) -> T) -> Result<T, ServiceError> {
        match &self.services {
            Services::One(one) => {
                let mut one = lock(one);
                let gone = || ServiceError::Unanswered("The state in memory was lost by an error before.".to_owned());
                let mut service = one.take().ok_or_else(gone)?;
                let done = work(&mut service);
                *one = Some(service);
                Ok(done)
            }
            Services::Many { twin, idle, writing } => {
                let _writing = writes.then(|| lock(writing));
                let taken = lock(idle).pop();
                let mut service = taken.unwrap_or_else(twin);
                let done = work(&mut service);
                let mut idle = lock(idle);
                if idle.len() < KEPT {
                    idle.push(service);
                }
                Ok(done)
            }
        }
    }
}

/// A panic leaves nothing half done behind these locks: what they guard changes in one step.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
