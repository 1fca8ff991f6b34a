//! VPC peering connections: one row for both sides.

use jiff::Timestamp;
use rusqlite::{ToSql, params};

use super::listing::{Column, Filter, Page, Selection, Source, one};
use super::record::Record;
use super::state::{NOT_GONE, STATE_NOW, Transition, state_now};
use super::{Scope, StoreError, Tx, moment};
use crate::domain::states::peering::{ACTIVE, FAILED};

/// One of the two VPCs.
#[derive(Clone, Debug)]
pub struct Side {
    /// The owner.
    pub account: String,
    /// Where it is.
    pub region: String,
    /// `vpc-…`
    pub vpc_id: String,
    /// Of the accepter known when it has accepted.
    pub cidr_block: Option<String>,
    /// The option `AllowDnsResolutionFromRemoteVpc`.
    pub dns_resolution: bool,
}

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Who asked.
    Requester,
    /// Who is asked.
    Accepter,
}

/// A VPC peering connection.
#[derive(Clone, Debug)]
pub struct Peering {
    /// `pcx-…`
    pub id: String,
    /// Who asked.
    pub requester: Side,
    /// Who is asked.
    pub accepter: Side,
    /// When nobody can accept it any more.
    pub expires_at: Timestamp,
    /// What it is now.
    pub state: String,
    /// That in words; of no effect on [`insert`].
    pub message: String,
}

/// What a state is called in `Status` (lab-behaviour.md §7.1). The wordings of `rejected` and `deleted` are by analogy, that
/// of `expired` is ours [I].
macro_rules! message {
    () => {
        concat!(
            "(CASE ",
            state_now!(),
            " WHEN 'pending-acceptance' THEN 'Pending Acceptance by ' || t.accepter_account \
             WHEN 'provisioning' THEN 'Provisioning' \
             WHEN 'active' THEN 'Active' \
             WHEN 'rejected' THEN 'Rejected by ' || t.ended_by \
             WHEN 'deleted' THEN 'Deleted by ' || t.ended_by \
             WHEN 'expired' THEN 'Expired' \
             ELSE 'Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range' END)"
        )
    };
}

/// As answers write it; an accepted one has none.
const EXPIRATION_TIME: &str = "iif(t.accepter_cidr_block IS NULL, \
     strftime('%Y-%m-%dT%H:%M:%S.', t.expires_at / 1000, 'unixepoch') || printf('%03dZ', t.expires_at % 1000), NULL)";

/// What DescribeVpcPeeringConnections filters by (lab-behaviour.md §1.4).
pub static FILTERS: &[Filter] = &[
    Filter { name: "accepter-vpc-info.cidr-block", column: Column::Of("t.accepter_cidr_block") },
    Filter { name: "accepter-vpc-info.owner-id", column: Column::Of("t.accepter_account") },
    Filter { name: "accepter-vpc-info.vpc-id", column: Column::Of("t.accepter_vpc_id") },
    Filter { name: "expiration-time", column: Column::Of(EXPIRATION_TIME) },
    Filter { name: "requester-vpc-info.cidr-block", column: Column::Of("t.requester_cidr_block") },
    Filter { name: "requester-vpc-info.owner-id", column: Column::Of("t.requester_account") },
    Filter { name: "requester-vpc-info.vpc-id", column: Column::Of("t.requester_vpc_id") },
    Filter { name: "status-code", column: Column::Of(STATE_NOW) },
    Filter { name: "status-message", column: Column::Of(message!()) },
    Filter { name: "tag", column: Column::Tag("t.id") },
    Filter { name: "tag-key", column: super::tags::KEY_OF_ID },
    Filter { name: "vpc-peering-connection-id", column: Column::Key("t.id") },
];

fn read(row: &Record<'_>) -> rusqlite::Result<Peering> {
    let requester = Side {
        account: row.get("requester_account")?,
        region: row.get("requester_region")?,
        vpc_id: row.get("requester_vpc_id")?,
        cidr_block: row.get("requester_cidr_block")?,
        dns_resolution: row.get("requester_dns_resolution")?,
    };
    let accepter = Side {
        account: row.get("accepter_account")?,
        region: row.get("accepter_region")?,
        vpc_id: row.get("accepter_vpc_id")?,
        cidr_block: row.get("accepter_cidr_block")?,
        dns_resolution: row.get("accepter_dns_resolution")?,
    };
    Ok(Peering {
        id: row.get("id")?,
        requester,
        accepter,
        expires_at: moment(row.get("expires_at")?),
        state: row.get("state_now")?,
        message: row.get("message")?,
    })
}

/// The peering connections that have a side at the caller's, ended ones for a while.
pub fn page(tx: &Tx<'_>, scope: Scope<'_>, selection: &Selection<'_>) -> Result<Page<Peering>, StoreError> {
    let source = Source {
        columns: concat!("t.*, ", state_now!(), " AS state_now, ", message!(), " AS message").to_owned(),
        from: "vpc_peering_sides side JOIN vpc_peering_connections t ON t.seq = side.peering_seq",
        id: "t.id",
        seq: "side.peering_seq",
        visible: format!("side.account = :account AND side.region = :region AND {NOT_GONE}"),
    };
    source.page(tx, scope, selection, read)
}

/// One peering connection that has a side at the caller's.
pub fn find(tx: &Tx<'_>, scope: Scope<'_>, id: &str) -> Result<Option<Peering>, StoreError> {
    one(id, |selection| page(tx, scope, selection))
}

/// The accounts and Regions where a peering connection is seen, whoever asks.
pub fn places(tx: &Tx<'_>, id: &str) -> Result<Vec<(String, String)>, StoreError> {
    let sql = format!(
        "SELECT side.account, side.region FROM vpc_peering_connections t \
         JOIN vpc_peering_sides side ON side.peering_seq = t.seq WHERE t.id = :id AND {NOT_GONE}"
    );
    let parameters: &[(&str, &dyn ToSql)] = &[(":id", &id), (":now", &tx.now_ms())];
    let mut statement = tx.connection.prepare_cached(&sql)?;
    Ok(statement.query_map(parameters, |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}

/// The one of a requester's and an accepter's VPC that is in one of these states.
pub fn between(tx: &Tx<'_>, requester: &str, accepter: &str, states: &[&str]) -> Result<Option<String>, StoreError> {
    let sql = format!(
        "SELECT t.id, {STATE_NOW} FROM vpc_peering_connections t \
         WHERE t.requester_vpc_id = :requester AND t.accepter_vpc_id = :accepter ORDER BY t.seq"
    );
    let parameters: &[(&str, &dyn ToSql)] =
        &[(":requester", &requester), (":accepter", &accepter), (":now", &tx.now_ms())];
    let mut statement = tx.connection.prepare_cached(&sql)?;
    let mut rows = statement.query(parameters)?;
    while let Some(row) = rows.next()? {
        let state: String = row.get(1)?;
        if states.contains(&state.as_str()) {
            return Ok(Some(row.get(0)?));
        }
    }
    Ok(None)
}

/// Whether two VPCs are connected, whoever of them asked; the Regions are not looked at.
pub fn is_active_between(tx: &Tx<'_>, vpc_a: &str, vpc_b: &str) -> Result<bool, StoreError> {
    let either = [between(tx, vpc_a, vpc_b, &[ACTIVE])?, between(tx, vpc_b, vpc_a, &[ACTIVE])?];
    Ok(either.iter().any(Option::is_some))
}

/// Keeps a new peering connection, which is listed until `gone_at`.
pub fn insert(tx: &Tx<'_>, peering: &Peering, transition: Transition, gone_at: Timestamp) -> Result<(), StoreError> {
    let (next_state, due_at) = transition.columns();
    let Peering { id, requester, accepter, expires_at, .. } = peering;
    let seq: i64 = tx
        .connection
        .prepare_cached(
            "INSERT INTO vpc_peering_connections (id, requester_account, requester_region, requester_vpc_id, \
             requester_cidr_block, accepter_account, accepter_region, accepter_vpc_id, expires_at, state, next_state, \
             due_at, gone_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) RETURNING seq",
        )?
        .query_row(
            params![
                id,
                requester.account,
                requester.region,
                requester.vpc_id,
                requester.cidr_block,
                accepter.account,
                accepter.region,
                accepter.vpc_id,
                expires_at.as_millisecond(),
                transition.state,
                next_state,
                due_at,
                gone_at.as_millisecond()
            ],
            |row| row.get(0),
        )?;
    let sql = "INSERT OR IGNORE INTO vpc_peering_sides (account, region, peering_seq) VALUES (?1, ?2, ?3)";
    let mut statement = tx.connection.prepare_cached(sql)?;
    statement.execute((&requester.account, &requester.region, seq))?;
    // One that has failed never reaches the other [I].
    if transition.state != FAILED {
        statement.execute((&accepter.account, &accepter.region, seq))?;
    }
    Ok(())
}

/// Accepts a peering connection: it has the CIDR block of the accepter's VPC from now on, and no end.
pub fn accept(tx: &Tx<'_>, id: &str, cidr_block: &str, transition: Transition) -> Result<(), StoreError> {
    let (next_state, due_at) = transition.columns();
    tx.connection
        .prepare_cached(
            "UPDATE vpc_peering_connections \
             SET accepter_cidr_block = ?2, state = ?3, next_state = ?4, due_at = ?5, gone_at = NULL WHERE id = ?1",
        )?
        .execute((id, cidr_block, transition.state, next_state, due_at))?;
    Ok(())
}

/// Ends a peering connection in this state, by an account; it is listed until `gone_at`.
pub fn end(tx: &Tx<'_>, id: &str, state: &'static str, account: &str, gone_at: Timestamp) -> Result<(), StoreError> {
    tx.connection
        .prepare_cached(
            "UPDATE vpc_peering_connections \
             SET state = ?2, next_state = NULL, due_at = NULL, ended_by = ?3, gone_at = ?4 WHERE id = ?1",
        )?
        .execute((id, state, account, gone_at.as_millisecond()))?;
    Ok(())
}

/// Lets the other VPC's resolver see this side's private addresses, or not.
pub fn set_dns_resolution(tx: &Tx<'_>, id: &str, role: Role, allowed: bool) -> Result<(), StoreError> {
    let column = match role {
        Role::Requester => "requester_dns_resolution",
        Role::Accepter => "accepter_dns_resolution",
    };
    let sql = format!("UPDATE vpc_peering_connections SET {column} = ?2 WHERE id = ?1");
    tx.connection.prepare_cached(&sql)?.execute((id, allowed))?;
    Ok(())
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
