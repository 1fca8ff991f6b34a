//! What holds for the whole state: transitions that are due, the last write, the place in the random sequence.

use jiff::{SignedDuration, Timestamp};
use rusqlite::Connection;

use super::{StoreError, Tx, moment};
use crate::base::clock::Kept;

/// A state, and the one that follows it at a moment that was fixed when the transition began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Transition {
    /// What it is until then.
    pub state: &'static str,
    /// What it is from then on.
    pub next: Option<(&'static str, Timestamp)>,
}

impl Transition {
    /// A state that stays.
    pub fn settled(state: &'static str) -> Self {
        Self { state, next: None }
    }

    /// A state that becomes another at a moment.
    pub fn then(state: &'static str, next: &'static str, due: Timestamp) -> Self {
        Self { state, next: Some((next, due)) }
    }

    /// The state that `state` becomes after some time, or is at once if that takes none: for what AWS has been seen to
    /// answer settled.
    pub fn after(state: &'static str, next: &'static str, begun: Timestamp, due: Timestamp) -> Self {
        if due > begun { Self::then(state, next, due) } else { Self::settled(next) }
    }

    /// `next_state` and `due_at` as the tables keep them.
    pub(super) fn columns(&self) -> (Option<&'static str>, Option<i64>) {
        (self.next.map(|(state, _)| state), self.next.map(|(_, due)| due.as_millisecond()))
    }
}

/// [`STATE_NOW`], for expressions that are put together when this is compiled.
macro_rules! state_now {
    () => {
        "(CASE WHEN t.due_at <= :now THEN t.next_state ELSE t.state END)"
    };
}

/// [`NOT_GONE`], likewise.
macro_rules! not_gone {
    () => {
        "(t.gone_at IS NULL OR t.gone_at > :now)"
    };
}

pub(super) use {not_gone, state_now};

/// The state of a row of table `t` at `:now`. Every query uses this one expression, so that a transition needs no
/// background job.
pub(super) const STATE_NOW: &str = state_now!();

/// Whether a row of table `t` with a `gone_at` is still there at `:now`.
pub(super) const NOT_GONE: &str = not_gone!();

/// [`GONE`], likewise.
macro_rules! gone {
    () => {
        "SELECT id FROM endpoints WHERE next_state = 'deleted' AND due_at <= :now \
     UNION ALL SELECT id FROM services WHERE next_state = 'Deleted' AND due_at <= :now \
     UNION ALL SELECT id FROM network_interfaces WHERE gone_at <= :now \
     UNION ALL SELECT id FROM connections WHERE gone_at <= :now \
     UNION ALL SELECT id FROM vpc_peering_connections WHERE gone_at <= :now \
     UNION ALL SELECT c.id FROM endpoints e JOIN connections c ON c.endpoint_id = e.id \
     WHERE e.next_state = 'deleted' AND e.due_at <= :now \
     UNION ALL SELECT p.id FROM services s JOIN service_permissions p ON p.service_id = s.id \
     WHERE s.next_state = 'Deleted' AND s.due_at <= :now"
    };
}

/// The ids of everything that has gone by `:now` and has not been swept yet. There are never many.
pub(super) const GONE: &str = gone!();

/// Whether there is anything to sweep.
const ANYTHING_GONE: &str =
    concat!("SELECT EXISTS (", gone!(), ") OR EXISTS (SELECT 1 FROM targets WHERE gone_at <= :now)");

/// What the state says about the time.
pub(super) fn kept(connection: &Connection) -> Result<Kept, StoreError> {
    let mut statement = connection.prepare_cached("SELECT last_write, clock_at, clock_tick, clock_ahead FROM lab")?;
    Ok(statement.query_row([], |row| {
        let last_write: Option<i64> = row.get(0)?;
        let at: Option<i64> = row.get(1)?;
        let tick = SignedDuration::from_millis(row.get(2)?);
        let ahead = SignedDuration::from_millis(row.get(3)?);
        Ok(Kept { last_write: last_write.map(moment), fixed: at.map(|at| (moment(at), tick)), ahead })
    })?)
}

/// As [`Store::transaction`](super::Store::transaction) is told.
///
/// # Errors
/// When the state cannot be read.
pub fn clock(tx: &Tx<'_>) -> Result<Kept, StoreError> {
    kept(tx.connection)
}

/// Fixes the state's clock, puts it forward, or, with neither, leaves it to the system's.
///
/// # Errors
/// When the state cannot be written.
pub fn set_clock(
    tx: &Tx<'_>,
    fixed: Option<(Timestamp, SignedDuration)>,
    ahead: SignedDuration,
) -> Result<(), StoreError> {
    let milliseconds = |duration: SignedDuration| i64::try_from(duration.as_millis()).unwrap_or(i64::MAX);
    let (at, tick) = fixed.map_or((None, SignedDuration::ZERO), |(at, tick)| (Some(at.as_millisecond()), tick));
    tx.connection.prepare_cached("UPDATE lab SET clock_at = ?1, clock_tick = ?2, clock_ahead = ?3")?.execute((
        at,
        milliseconds(tick),
        milliseconds(ahead),
    ))?;
    Ok(())
}

/// How far the random sequence has been used.
///
/// # Errors
/// When the state cannot be read.
pub fn random_position(tx: &Tx<'_>) -> Result<u64, StoreError> {
    let mut statement = tx.connection.prepare_cached("SELECT random_position FROM lab")?;
    let position: i64 = statement.query_row([], |row| row.get(0))?;
    Ok(position.cast_unsigned())
}

/// Keeps the moment and the place in the random sequence, at the end of a writing call.
///
/// # Errors
/// When the state cannot be written.
pub fn set_last_write(tx: &Tx<'_>, random_position: u64) -> Result<(), StoreError> {
    let mut statement = tx.connection.prepare_cached("UPDATE lab SET last_write = ?1, random_position = ?2")?;
    statement.execute((tx.now_ms(), random_position.cast_signed()))?;
    Ok(())
}

/// Moves the clock on, as far as a fixed clock lets itself be moved: it is never before the last write.
///
/// # Errors
/// When the state cannot be written.
pub fn advance(tx: &Tx<'_>, to: Timestamp) -> Result<(), StoreError> {
    tx.connection.prepare_cached("UPDATE lab SET last_write = ?1")?.execute([to.as_millisecond()])?;
    Ok(())
}

/// Removes what has gone by now: its side effects have held from the moment that it was due, and every writing call makes
/// them durable before it begins.
///
/// # Errors
/// When the state cannot be written.
pub(super) fn sweep(tx: &Tx<'_>) -> Result<(), StoreError> {
    let now = tx.now_ms();
    let execute = |sql: &str| tx.connection.prepare_cached(sql)?.execute(&[(":now", &now)]);
    let gone: bool = tx.connection.prepare_cached(ANYTHING_GONE)?.query_row(&[(":now", &now)], |row| row.get(0))?;
    if !gone {
        return Ok(());
    }
    execute(&format!("DELETE FROM tags WHERE resource_id IN ({GONE})"))?;
    execute("DELETE FROM connections WHERE gone_at <= :now")?;
    execute("DELETE FROM network_interfaces WHERE gone_at <= :now")?;
    execute("DELETE FROM vpc_peering_connections WHERE gone_at <= :now")?;
    execute("DELETE FROM targets WHERE gone_at <= :now")?;
    // What belongs to these goes with them: connections, places, zones, permissions.
    execute("DELETE FROM endpoints WHERE next_state = 'deleted' AND due_at <= :now")?;
    execute("DELETE FROM services WHERE next_state = 'Deleted' AND due_at <= :now")?;
    Ok(())
}
