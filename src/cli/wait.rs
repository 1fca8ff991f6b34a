//! `wait`: polls an operation until an acceptor of the waiter decides (aws-cli-2.md §18).
//!
//! What does not belong here: the waiters (`model`), and how time passes (`Service::pause`).

use std::time::Duration;

use serde_json::{Map, Value};

use super::errors::CliError;
use crate::base::python;
use crate::domain::service::ServiceError;
use crate::model::shape::{Acceptor, Expected, Matcher, Waiter, WaiterState};
use crate::query::Expression;

/// What a waiter needs of the world.
pub trait Polled {
    /// Calls the operation once.
    ///
    /// # Errors
    /// A refusal is looked at by the acceptors, every other error ends the wait.
    fn poll(&mut self, params: &Value) -> Result<Value, CliError>;

    /// Lets time pass.
    ///
    /// # Errors
    /// When it cannot.
    fn pause(&mut self, duration: Duration) -> Result<(), CliError>;
}

/// Polls until the waiter's success state. `params` may hold a `WaiterConfig`, which changes delay and number of checks.
///
/// # Errors
/// When the wait is in vain, or cannot go on.
pub fn wait(waiter: &Waiter, mut params: Map<String, Value>, polled: &mut dyn Polled) -> Result<(), CliError> {
    let pace = Pace::of(waiter, params.shift_remove("WaiterConfig"))?;
    let params = Value::Object(params);
    let acceptors = waiter.acceptors.iter().map(Compiled::of).collect::<Result<Vec<_>, _>>()?;
    let failed = |reason: String| CliError::General(format!("Waiter {} failed: {reason}", waiter.name));
    // A round that no acceptor matches leaves the state as the rounds before have left it.
    let mut state = WaiterState::Retry;
    let mut accepted = false;
    for check in 1_u64.. {
        let answer = Answer::of(polled.poll(&params))?;
        let mut looked_at = None;
        let mut hit = false;
        for acceptor in &acceptors {
            looked_at = Some(acceptor);
            hit = acceptor.matches(&answer)?;
            if hit {
                state = acceptor.state;
                break;
            }
        }
        accepted |= hit;
        if !hit && let Answer::Refused { code, message, .. } = &answer {
            return Err(failed(format!("An error occurred ({code}): {message}")));
        }
        let explanation = looked_at.map(Compiled::explanation).unwrap_or_default();
        match state {
            WaiterState::Success => return Ok(()),
            WaiterState::Failure => {
                return Err(failed(format!("Waiter encountered a terminal failure state: {explanation}")));
            }
            WaiterState::Retry if !pace.goes_on_after(check)? => {
                // AWS CLI names the acceptor that it looked at last, which need not be the one that matched.
                let previously =
                    if accepted { format!(". Previously accepted state: {explanation}") } else { String::new() };
                return Err(failed(format!("Max attempts exceeded{previously}")));
            }
            WaiterState::Retry => polled.pause(pace.delay()?)?,
        }
    }
    Ok(())
}

/// How often is checked, and how long between two checks, as given: what cannot be a number only counts when it is needed.
struct Pace {
    delay: Value,
    checks: Value,
}

impl Pace {
    /// The waiter's own, unless its `WaiterConfig` says otherwise.
    fn of(waiter: &Waiter, config: Option<Value>) -> Result<Self, CliError> {
        let mut config = match config {
            None => Map::new(),
            Some(Value::Object(config)) => config,
            Some(other) => {
                let kind = python::type_name(&other);
                return Err(CliError::General(format!("'{kind}' object has no attribute 'get'")));
            }
        };
        let mut setting = |name: &str, own: u32| config.shift_remove(name).unwrap_or_else(|| Value::from(own));
        Ok(Self { delay: setting("Delay", waiter.delay), checks: setting("MaxAttempts", waiter.max_attempts) })
    }

    #[expect(clippy::cast_precision_loss, reason = "no wait makes 2^53 checks")]
    fn goes_on_after(&self, check: u64) -> Result<bool, CliError> {
        let wrong = |kind| format!("'>=' not supported between instances of 'int' and '{kind}'");
        number(&self.checks).map(|checks| (check as f64) < checks).map_err(|kind| CliError::General(wrong(kind)))
    }

    fn delay(&self) -> Result<Duration, CliError> {
        let wrong = |kind| format!("'{kind}' object cannot be interpreted as an integer");
        let seconds = number(&self.delay).map_err(|kind| CliError::General(wrong(kind)))?;
        Duration::try_from_secs_f64(seconds)
            .map_err(|_| CliError::General("sleep length must be non-negative".to_owned()))
    }
}

/// A number to Python, else the name of the value's type. Booleans are numbers.
fn number(value: &Value) -> Result<f64, &'static str> {
    let number = value.as_bool().map(|flag| f64::from(u8::from(flag))).or_else(|| value.as_f64());
    number.ok_or_else(|| python::type_name(value))
}

/// What a poll gave.
enum Answer {
    Given(Value),
    Refused { code: String, message: String, status: u16 },
}

impl Answer {
    fn of(polled: Result<Value, CliError>) -> Result<Self, CliError> {
        match polled {
            Ok(answer) => Ok(Self::Given(answer)),
            Err(CliError::Service(ServiceError::Refused { code, message, status, .. })) => {
                Ok(Self::Refused { code, message, status })
            }
            Err(other) => Err(other),
        }
    }
}

/// An acceptor whose path is ready to be searched.
struct Compiled {
    state: WaiterState,
    matcher: Matcher,
    path: Option<Expression>,
}

impl Compiled {
    fn of(acceptor: &Acceptor) -> Result<Self, CliError> {
        let path = match acceptor.matcher {
            Matcher::Path(path, _) | Matcher::PathAll(path, _) | Matcher::PathAny(path, _) => {
                Some(Expression::compile(path).map_err(|error| CliError::General(error.to_string()))?)
            }
            Matcher::Status(_) | Matcher::Error(_) => None,
        };
        Ok(Self { state: acceptor.state, matcher: acceptor.matcher, path })
    }

    /// Paths never match a refusal.
    fn matches(&self, answer: &Answer) -> Result<bool, CliError> {
        let given = match (self.matcher, answer) {
            (Matcher::Status(expected), Answer::Refused { status, .. }) => return Ok(expected == *status),
            (Matcher::Status(expected), Answer::Given(_)) => return Ok(expected == 200),
            (Matcher::Error(expected), Answer::Refused { code, .. }) => return Ok(expected == code),
            (Matcher::Error(_), Answer::Given(_)) | (_, Answer::Refused { .. }) => return Ok(false),
            (_, Answer::Given(given)) => given,
        };
        let Some(path) = &self.path else { return Ok(false) };
        let found = path.search(given).map_err(|error| CliError::General(error.to_string()))?;
        Ok(match self.matcher {
            Matcher::Path(_, expected) => is(&found, expected),
            Matcher::PathAll(_, expected) => {
                non_empty(&found).is_some_and(|all| all.iter().all(|one| is(one, expected)))
            }
            Matcher::PathAny(_, expected) => {
                non_empty(&found).is_some_and(|all| all.iter().any(|one| is(one, expected)))
            }
            Matcher::Status(_) | Matcher::Error(_) => false,
        })
    }

    /// Botocore's words for a match; `excepted` is its spelling.
    fn explanation(&self) -> String {
        match self.matcher {
            Matcher::Path(path, expected) => {
                format!("For expression \"{path}\" we matched expected path: \"{}\"", text(expected))
            }
            Matcher::PathAll(path, expected) => {
                format!("For expression \"{path}\" all members matched excepted path: \"{}\"", text(expected))
            }
            Matcher::PathAny(path, expected) => {
                format!("For expression \"{path}\" we matched expected path: \"{}\" at least once", text(expected))
            }
            Matcher::Status(status) => format!("Matched expected HTTP status code: {status}"),
            Matcher::Error(code) => format!("Matched expected service error code: {code}"),
        }
    }
}

fn is(value: &Value, expected: Expected) -> bool {
    match expected {
        Expected::Text(text) => value == text,
        Expected::Boolean(flag) => value == flag,
    }
}

fn non_empty(value: &Value) -> Option<&Vec<Value>> {
    value.as_array().filter(|items| !items.is_empty())
}

fn text(expected: Expected) -> &'static str {
    match expected {
        Expected::Text(text) => text,
        Expected::Boolean(true) => "True",
        Expected::Boolean(false) => "False",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    static WAITER: Waiter = Waiter {
        name: "ThingAvailable",
        command: "thing-available",
        operation: "Describe",
        delay: 15,
        max_attempts: 4,
        acceptors: &[],
    };

    /// As AWS CLI 2.36.7 did, side by side: it polls before it looks.
    #[test]
    fn a_pace_that_cannot_be_kept_is_told_as_python_does_and_no_earlier() {
        struct Empty(usize);
        impl Polled for Empty {
            fn poll(&mut self, _: &Value) -> Result<Value, CliError> {
                self.0 += 1;
                Ok(json!({}))
            }
            fn pause(&mut self, _: Duration) -> Result<(), CliError> {
                Ok(())
            }
        }
        let exceeded = "Waiter ThingAvailable failed: Max attempts exceeded";
        for (config, polls, expected) in [
            (json!([]), 0, "'list' object has no attribute 'get'"),
            (json!(null), 0, "'NoneType' object has no attribute 'get'"),
            (json!({"Delay": "1"}), 1, "'str' object cannot be interpreted as an integer"),
            (json!({"Delay": null}), 1, "'NoneType' object cannot be interpreted as an integer"),
            (json!({"Delay": -1}), 1, "sleep length must be non-negative"),
            (json!({"Delay": "1", "MaxAttempts": 1}), 1, exceeded),
            (json!({"MaxAttempts": "1"}), 1, "'>=' not supported between instances of 'int' and 'str'"),
            (json!({"MaxAttempts": true}), 1, exceeded),
            (json!({"MaxAttempts": 2.5}), 3, exceeded),
        ] {
            let mut polled = Empty(0);
            let params = Map::from_iter([("WaiterConfig".to_owned(), config)]);
            let refused = wait(&WAITER, params, &mut polled).unwrap_err().to_string();
            assert_eq!((refused.as_str(), polled.0), (expected, polls));
        }
    }
}
