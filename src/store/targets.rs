//! Targets: what target groups send traffic to.

use jiff::Timestamp;
use rusqlite::{Row, named_params};

use super::state::{NOT_GONE, STATE_NOW, Transition};
use super::{StoreError, Tx};

/// A target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// `i-…` or an address.
    pub id: String,
    /// Where it listens.
    pub port: i64,
    /// A zone's name, or `all`, if the caller gave one.
    pub zone: Option<String>,
    /// `initial`, `healthy` or `draining`, whether or not anything uses the group; of no effect on [`put`].
    pub state: String,
}

/// The targets of a group in the order of registration, those that are draining too.
pub fn of_group(tx: &Tx<'_>, group_arn: &str) -> Result<Vec<Target>, StoreError> {
    let sql = format!(
        "SELECT t.target_id, t.port, t.zone, {STATE_NOW} AS state_now FROM targets t \
         WHERE t.target_group_arn = :group AND {NOT_GONE} ORDER BY t.seq"
    );
    let mut statement = tx.connection.prepare_cached(&sql)?;
    let read = |row: &Row<'_>| {
        Ok(Target {
            id: row.get("target_id")?,
            port: row.get("port")?,
            zone: row.get("zone")?,
            state: row.get("state_now")?,
        })
    };
    let parameters = named_params! { ":group": group_arn, ":now": tx.now_ms() };
    Ok(statement.query_map(parameters, read)?.collect::<Result<_, _>>()?)
}

/// Keeps a target. One that is there stays as it is, unless it is on its way out.
pub fn put(tx: &Tx<'_>, group_arn: &str, target: &Target, transition: Transition) -> Result<(), StoreError> {
    let (next_state, due_at) = transition.columns();
    tx.connection
        .prepare_cached(
            "INSERT INTO targets (target_group_arn, target_id, port, zone, state, next_state, due_at) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) \
             ON CONFLICT (target_group_arn, target_id, port) DO UPDATE SET zone = excluded.zone, \
             state = excluded.state, next_state = excluded.next_state, due_at = excluded.due_at, gone_at = NULL \
             WHERE gone_at IS NOT NULL",
        )?
        .execute((group_arn, &target.id, target.port, &target.zone, transition.state, next_state, due_at))?;
    Ok(())
}

/// Lets a target go at a moment, if it is there and not on its way out already.
pub fn release(
    tx: &Tx<'_>,
    group_arn: &str,
    id: &str,
    port: i64,
    state: &str,
    gone_at: Timestamp,
) -> Result<(), StoreError> {
    tx.connection
        .prepare_cached(
            "UPDATE targets SET state = ?4, next_state = NULL, due_at = NULL, gone_at = ?5 \
             WHERE target_group_arn = ?1 AND target_id = ?2 AND port = ?3 AND gone_at IS NULL",
        )?
        .execute((group_arn, id, port, state, gone_at.as_millisecond()))?;
    Ok(())
}

/// The names of the zones that the load balancers serve whose listeners forward to a group; none if no listener does.
pub fn zones_served(tx: &Tx<'_>, group_arn: &str) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT z.zone_name FROM listeners l JOIN load_balancer_zones z \
               ON z.load_balancer_arn = l.load_balancer_arn WHERE l.target_group_arn = ?1";
    let mut statement = tx.connection.prepare_cached(sql)?;
    Ok(statement.query_map([group_arn], |row| row.get(0))?.collect::<Result<_, _>>()?)
}
