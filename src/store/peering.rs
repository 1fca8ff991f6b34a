//! Peering connections between VPCs.

use jiff::Timestamp;
use rusqlite::named_params;

use super::state::STATE_NOW;
use super::{StoreError, Tx};

/// Whether an active peering connection joins two VPCs, whichever of them asked for it.
pub fn is_active_between(tx: &Tx<'_>, one_vpc: &str, other_vpc: &str) -> Result<bool, StoreError> {
    let sql = format!(
        "SELECT 1 FROM vpc_peering_connections t WHERE {STATE_NOW} = 'active' \
         AND ((t.requester_vpc_id = :one AND t.accepter_vpc_id = :other) \
         OR (t.requester_vpc_id = :other AND t.accepter_vpc_id = :one))"
    );
    let mut statement = tx.connection.prepare_cached(&sql)?;
    Ok(statement.exists(named_params! { ":one": one_vpc, ":other": other_vpc, ":now": tx.now_ms() })?)
}

/// Ends the peering connections of a VPC that is deleted: they stay listed until `gone_at`. Those that have ended stay as
/// they are.
pub fn end_of_vpc(tx: &Tx<'_>, vpc_id: &str, ended_by: &str, gone_at: Timestamp) -> Result<(), StoreError> {
    let sql = format!(
        "UPDATE vpc_peering_connections AS t \
         SET state = 'deleted', next_state = NULL, due_at = NULL, ended_by = :ended_by, gone_at = :gone_at \
         WHERE (requester_vpc_id = :vpc OR accepter_vpc_id = :vpc) \
         AND {STATE_NOW} NOT IN ('deleted', 'rejected', 'failed', 'expired')"
    );
    let (now, gone_at) = (tx.now_ms(), gone_at.as_millisecond());
    tx.connection.prepare_cached(&sql)?.execute(rusqlite::named_params! {
        ":vpc": vpc_id,
        ":ended_by": ended_by,
        ":gone_at": gone_at,
        ":now": now,
    })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Access, Store, StoreError};

    #[test]
    fn a_deleted_vpc_ends_what_has_not_ended() {
        let mut store = Store::in_memory().unwrap();
        let now = Timestamp::from_second(1000).unwrap();
        let insert = "INSERT INTO vpc_peering_connections (id, requester_account, requester_region, requester_vpc_id, \
                      requester_cidr_block, accepter_account, accepter_region, accepter_vpc_id, expires_at, state, \
                      next_state, due_at) VALUES (?1, 'a', 'r', ?2, 'c', 'b', 'r', ?3, 0, ?4, 'expired', ?5)";
        let states = store
            .transaction(
                Access::Write,
                |_| now,
                |tx| -> Result<Vec<(String, Option<String>)>, StoreError> {
                    for (id, requester, accepter, state, due_at) in [
                        ("pcx-1", "vpc-1", "vpc-2", "active", None),
                        ("pcx-2", "vpc-2", "vpc-1", "pending-acceptance", Some(1_000_001)),
                        ("pcx-3", "vpc-2", "vpc-1", "pending-acceptance", Some(1_000_000)),
                        ("pcx-4", "vpc-1", "vpc-2", "rejected", None),
                        ("pcx-5", "vpc-2", "vpc-3", "active", None),
                    ] {
                        tx.connection.execute(insert, (id, requester, accepter, state, due_at))?;
                    }
                    end_of_vpc(&tx, "vpc-1", "b", now)?;
                    let sql = "SELECT state, ended_by FROM vpc_peering_connections ORDER BY id";
                    let mut statement = tx.connection.prepare(sql)?;
                    Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
                },
            )
            .unwrap();
        let states: Vec<_> = states.iter().map(|(state, by)| (state.as_str(), by.as_deref())).collect();
        let ended = ("deleted", Some("b"));
        assert_eq!(states, [ended, ended, ("pending-acceptance", None), ("rejected", None), ("active", None)]);
    }
}
