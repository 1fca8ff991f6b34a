//! [`Retried`]: a service in this process that is asked again as one behind an endpoint is.

use std::time::Duration;

use super::retry;
use crate::base::document::Document;
use crate::base::random::Random;
use crate::domain::caller::Caller;
use crate::domain::service::{Request, Service, ServiceError};

/// A service whose passing errors are waited for.
#[derive(Debug)]
pub struct Retried<S> {
    service: S,
    max_attempts: u32,
    random: Random,
}

impl<S: Service> Retried<S> {
    /// Asks `service` up to so many times; `random` says how long it waits in between.
    pub fn new(service: S, max_attempts: u32, random: Random) -> Self {
        Self { service, max_attempts, random }
    }
}

impl<S: Service> Service for Retried<S> {
    fn call(&mut self, caller: &Caller, request: &Request<'_>) -> Result<Document, ServiceError> {
        let mut attempts = 0;
        loop {
            let mut outcome = self.service.call(caller, request);
            attempts += 1;
            match &mut outcome {
                Err(ServiceError::Refused { code, status, retries, .. }) if retry::is_passing(*status, code) => {
                    if attempts >= self.max_attempts {
                        *retries = Some(attempts - 1);
                        return outcome;
                    }
                }
                _ => return outcome,
            }
            let wait = retry::backoff(attempts, retry::chance(&mut self.random));
            self.pause(wait)?;
        }
    }

    fn pause(&mut self, duration: Duration) -> Result<(), ServiceError> {
        self.service.pause(duration)
    }

    fn reasons(&mut self) -> Vec<String> {
        self.service.reasons()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::SERVICES;

    /// Refuses so many calls with this status, then answers; counts pauses.
    struct Late {
        refusals: u32,
        status: u16,
        pauses: u32,
    }

    impl Service for Late {
        fn call(&mut self, _: &Caller, request: &Request<'_>) -> Result<Document, ServiceError> {
            if self.refusals == 0 {
                return Ok(json!({}).into());
            }
            self.refusals -= 1;
            let (code, operation) = ("Unavailable".to_owned(), request.operation.name);
            Err(ServiceError::Refused { code, message: String::new(), status: self.status, operation, retries: None })
        }

        fn pause(&mut self, _: Duration) -> Result<(), ServiceError> {
            self.pauses += 1;
            Ok(())
        }
    }

    #[test]
    fn only_what_passes_is_waited_for() {
        let service = &SERVICES[0];
        let request = Request { service, operation: &service.operations[0], params: &json!({}) };
        let asked = |refusals, status| {
            let mut retried = Retried::new(Late { refusals, status, pauses: 0 }, 3, Random::new(Some("1")));
            let told = match retried.call(&Caller::default(), &request) {
                Ok(_) => None,
                Err(ServiceError::Refused { retries, .. }) => Some(retries),
                Err(ServiceError::Unanswered(message)) => panic!("{message}"),
            };
            (told, retried.service.pauses)
        };
        assert_eq!(asked(2, 503), (None, 2));
        assert_eq!(asked(3, 503), (Some(Some(2)), 2));
        assert_eq!(asked(1, 400), (Some(None), 0));
    }
}
