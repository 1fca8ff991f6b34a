//! The time, which a run may fix: `VPCE_CLOCK=T`, or `VPCE_CLOCK=T+1s` to let it tick with every writing call.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use super::environment::Environment;
use super::interrupt;

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

    /// The time of a call on a state that keeps this: never before its last write. Whole milliseconds.
    pub fn now(&self, kept: Kept, writing: bool) -> Timestamp {
        let Kept { last_write, fixed, ahead } = kept;
        // What the environment fixes goes before what the state fixes.
        let (at, tick) = match (*self, fixed) {
            (Self::Fixed { at, tick }, _) | (Self::System, Some((at, tick))) => (at, tick),
            (Self::System, None) => (later(system_now(), ahead), SignedDuration::ZERO),
        };
        let least = last_write.map(|last| if writing { later(last, tick) } else { last });
        let now = least.map_or(at, |least| at.max(least));
        Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now)
    }

    /// Whether time stands still by itself, so that nothing may sleep.
    pub fn is_fixed(&self) -> bool {
        matches!(self, Self::Fixed { .. })
    }

    /// Lets time go by: sleeps, unless the clock is fixed, which is put forward instead.
    pub fn pass(&mut self, duration: Duration) {
        match self {
            Self::System => sleep(duration),
            Self::Fixed { at, .. } => *at = at.saturating_add(duration).unwrap_or(*at),
        }
    }
}

/// What a state says about the time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// When it was last written: it is never earlier again.
    pub last_write: Option<Timestamp>,
    /// The time at which it stands still, and what each writing call adds to it.
    pub fixed: Option<(Timestamp, SignedDuration)>,
    /// How far it is ahead of the system's clock, unless it stands still.
    pub ahead: SignedDuration,
}

impl Kept {
    /// Whether time stands still by itself.
    pub fn is_fixed(&self) -> bool {
        self.fixed.is_some()
    }
}

/// A time so much later, as far as times go.
fn later(time: Timestamp, by: SignedDuration) -> Timestamp {
    time.checked_add(by).unwrap_or(time)
}

/// Sleeps: only for a clock that moves by itself.
#[expect(clippy::disallowed_methods, reason = "the one place that sleeps")]
pub fn sleep(duration: Duration) {
    interrupt::may_take_long();
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
        let now = |last_write, writing| clock.now(Kept { last_write, ..Kept::default() }, writing);
        assert_eq!(now(None, true), start);
        assert_eq!(now(Some(start), true), start + SignedDuration::from_secs(1));
        assert_eq!(now(Some(start), false), start);
        let later = start + SignedDuration::from_hours(1);
        assert_eq!(now(Some(later), false), later);
    }

    #[test]
    fn a_state_may_fix_its_clock_or_put_it_forward() {
        let at: Timestamp = "2040-01-01T00:00:00Z".parse().unwrap();
        let (hour, fixed) = (SignedDuration::from_hours(1), Some((at, SignedDuration::from_secs(1))));
        let kept = Kept { last_write: None, fixed, ahead: hour };
        assert_eq!(Clock::System.now(kept, false), at);
        assert_eq!(Clock::System.now(Kept { last_write: Some(at), ..kept }, true), at + SignedDuration::from_secs(1));
        let ahead = Clock::System.now(Kept { ahead: hour, ..Kept::default() }, false);
        assert!(ahead > system_now() + SignedDuration::from_mins(59));
        let other = Clock::parse("2041-01-01T00:00:00Z").unwrap();
        assert_eq!(other.now(kept, false), "2041-01-01T00:00:00Z".parse().unwrap());
    }

    #[test]
    fn an_offset_is_no_tick() {
        let fixed = Clock::parse("2026-01-01T00:00:00+00:00").unwrap();
        assert!(matches!(fixed, Clock::Fixed { tick: SignedDuration::ZERO, .. }));
        assert!(Clock::parse("tomorrow").is_err());
        assert!(Clock::parse("2026-01-01T00:00:00Z+-1s").is_err());
    }
}
