//! `vpce clock`: the state's own clock, which may stand still or be ahead of the system's.

use anyhow::{Context as _, ensure};
use clap::{Args, Subcommand};
use jiff::{SignedDuration, Span, SpanRelativeTo, Timestamp};

use super::Context;
use crate::base::clock::{Clock as TimeSource, Kept};
use crate::store::{StoreError, Tx, state};

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Clock {
    #[command(subcommand)]
    command: Option<ClockCommand>,
}

#[derive(Debug, Subcommand)]
enum ClockCommand {
    /// Let the time stand still, so that nothing sleeps: `wait` moves it on instead.
    Fix {
        /// 2026-01-01T00:00:00Z
        #[arg(value_parser = moment)]
        time: Timestamp,
        /// How much later each writing call is than the last write: 1s.
        #[arg(long, value_name = "DURATION", default_value = "0s", value_parser = duration)]
        tick: SignedDuration,
    },
    /// Move a clock on that stands still, or put a running one ahead.
    Advance {
        /// 90s, 2h30m, 7d
        #[arg(value_parser = duration)]
        duration: SignedDuration,
    },
    /// Leave the time to the system's clock again.
    Release,
}

impl Clock {
    pub(super) fn run(self, context: &mut Context<'_, '_>) -> anyhow::Result<()> {
        let mut embedded = context.embedded()?;
        let was_fixed = matches!(self.command, Some(ClockCommand::Fix { .. }));
        match self.command {
            None => {}
            Some(ClockCommand::Fix { time, tick }) => {
                embedded.note(|tx, _| state::set_clock(tx, Some((time, tick)), SignedDuration::ZERO))?;
            }
            Some(ClockCommand::Advance { duration }) => {
                let far = || format!("{duration:#} from now there is no time");
                let reached = embedded.note(|tx, clock| {
                    let Ok(to) = tx.now().checked_add(duration) else { return Ok(None) };
                    advance(tx, *clock, to, duration).map(Some)
                })?;
                ensure!(reached.is_some(), far());
            }
            // A missing state has no clock of its own, and need not be made for that.
            Some(ClockCommand::Release) if embedded.path().try_exists().is_ok_and(|exists| !exists) => {}
            Some(ClockCommand::Release) => {
                embedded.note(|tx, _| state::set_clock(tx, None, SignedDuration::ZERO))?;
            }
        }
        let clock = embedded.clock();
        let kept = embedded.look(state::clock)?;
        Ok(context.io.print(&shown(clock, kept, was_fixed))?)
    }
}

/// Makes it so much later than now, which is `to`.
fn advance(tx: &Tx<'_>, clock: TimeSource, to: Timestamp, by: SignedDuration) -> Result<(), StoreError> {
    if clock.is_fixed() {
        // The environment's clock does not move, but it is never before the last write.
        return state::advance(tx, to);
    }
    let kept = state::clock(tx)?;
    match kept.fixed {
        Some((_, tick)) => state::set_clock(tx, Some((to, tick)), SignedDuration::ZERO),
        // A last write in the system's future holds the clock, which must be put ahead of that.
        None if kept.last_write == Some(tx.now()) => {
            state::set_clock(tx, None, to.duration_since(clock.now(Kept::default(), false)))
        }
        None => state::set_clock(tx, None, kept.ahead.saturating_add(by)),
    }
}

/// What the clock shows and why, one line each.
fn shown(clock: TimeSource, kept: Kept, was_fixed: bool) -> String {
    let now = clock.now(kept, false);
    let own = match kept.fixed {
        Some((at, tick)) => fixed(at, tick),
        None if kept.ahead.is_zero() => "the system's".to_owned(),
        None => format!("{:#} ahead of the system's", kept.ahead),
    };
    let own = match clock {
        TimeSource::System => own,
        TimeSource::Fixed { at, tick } => {
            format!("{}, by VPCE_CLOCK, which goes before the state's own ({own})", fixed(at, tick))
        }
    };
    let last_write = kept.last_write.map_or_else(|| "none".to_owned(), |time| time.to_string());
    let is_held = clock.now(Kept { last_write: None, ..kept }, false) < now;
    let why = match (clock, kept.fixed) {
        _ if !is_held => "",
        (TimeSource::System, None) => " (time never runs back: it stands here until the clock is past it)",
        // One that ticks is there in the ordinary course of things.
        (TimeSource::Fixed { tick, .. }, _) | (_, Some((_, tick))) if !was_fixed && !tick.is_zero() => "",
        _ => " (time never runs back: it stands here)",
    };
    format!("now         {now}\nclock       {own}\nlast write  {last_write}{why}\n")
}

fn fixed(at: Timestamp, tick: SignedDuration) -> String {
    let ticking = if tick.is_zero() { String::new() } else { format!(", {tick:#} later with each writing call") };
    format!("fixed at {at}{ticking}")
}

fn moment(text: &str) -> anyhow::Result<Timestamp> {
    text.parse().ok().context("expected a time such as 2026-01-01T00:00:00Z")
}

/// A length of time that is not negative; a day has 24 hours.
fn duration(text: &str) -> anyhow::Result<SignedDuration> {
    let span: Span = text.parse().ok().context("expected a duration such as 90s, 2h30m or 7d")?;
    let duration =
        span.to_duration(SpanRelativeTo::days_are_24_hours()).ok().context("months and years have no length")?;
    ensure!(!duration.is_negative(), "time never runs back");
    Ok(duration)
}
