//! The time, which a run may fix: `VPCE_CLOCK=T`, or `VPCE_CLOCK=T+1s` to let it tick with every writing call.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use super::environment::Environment;

/// Where the time comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// The system's clock.
    System,
    /// A fixed time, and how much later each writing call is than the last write.
    Fixed {
        /// The earliest time it shows.
        at: Timestamp,
        /// Added to the last write's time by a writing call.
        tick: SignedDuration,
    },
}

impl Clock {
    /// The clock that `VPCE_CLOCK` sets, else the system's.
    ///
    /// # Errors
    /// As for [`Clock::parse`].
    pub fn of_environment(environment: &Environment) -> Result<Self, String> {
        environment.non_empty_var("VPCE_CLOCK").map_or(Ok(Self::System), Self::parse)
    }

    /// Reads `VPCE_CLOCK`: an RFC 3339 time, alone or followed by `+` and a duration such as `1s`.
    ///
    /// # Errors
    /// One line that says what is expected.
    pub fn parse(text: &str) -> Result<Self, String> {
        if let Ok(at) = text.parse() {
            return Ok(Self::Fixed { at, tick: SignedDuration::ZERO });
        }
        let ticking = text.rsplit_once('+').and_then(|(at, tick)| {
            let tick = tick.parse().ok().filter(|tick: &SignedDuration| !tick.is_negative())?;
            Some(Self::Fixed { at: at.parse().ok()?, tick })
        });
        ticking.ok_or_else(|| {
            format!("VPCE_CLOCK is '{text}': expected a time such as 2026-01-01T00:00:00Z, or 2026-01-01T00:00:00Z+1s")
        })
    }

    /// The time of a call on a state whose last write was at `last_write`: never before it. Whole milliseconds.
    pub fn now(&self, last_write: Option<Timestamp>, writing: bool) -> Timestamp {
        let now = match (*self, last_write) {
            (Self::System, last) => last.map_or_else(system_now, |last| last.max(system_now())),
            (Self::Fixed { at, .. }, None) => at,
            (Self::Fixed { at, tick }, Some(last)) if writing => at.max(last.checked_add(tick).unwrap_or(last)),
            (Self::Fixed { at, .. }, Some(last)) => at.max(last),
        };
        Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now)
    }

    /// Whether time stands still by itself, so that nothing may sleep.
    pub fn is_fixed(&self) -> bool {
        matches!(self, Self::Fixed { .. })
    }
}

/// Sleeps: only for a clock that moves by itself.
#[expect(clippy::disallowed_methods, reason = "the one place that sleeps")]
pub fn sleep(duration: Duration) {
    std::thread::sleep(duration);
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the time")]
fn system_now() -> Timestamp {
    Timestamp::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_clock_ticks_with_writes_and_never_runs_back() {
        let clock = Clock::parse("2026-01-01T00:00:00Z+1s").unwrap();
        let start: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
        assert_eq!(clock.now(None, true), start);
        assert_eq!(clock.now(Some(start), true), start + SignedDuration::from_secs(1));
        assert_eq!(clock.now(Some(start), false), start);
        let later = start + SignedDuration::from_hours(1);
        assert_eq!(clock.now(Some(later), false), later);
    }

    #[test]
    fn an_offset_is_no_tick() {
        let fixed = Clock::parse("2026-01-01T00:00:00+00:00").unwrap();
        assert!(matches!(fixed, Clock::Fixed { tick: SignedDuration::ZERO, .. }));
        assert!(Clock::parse("tomorrow").is_err());
        assert!(Clock::parse("2026-01-01T00:00:00Z+-1s").is_err());
    }
}
