//! Temporary keys that were given out.

use jiff::Timestamp;
use rusqlite::OptionalExtension as _;

use super::{StoreError, Tx};

/// A temporary key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionKey {
    /// What requests are signed with.
    pub secret_access_key: String,
    /// What has to come with them.
    pub session_token: String,
    /// Whether its time is over.
    pub is_expired: bool,
}

/// The key of this id; none if it was never given out, or has long expired.
pub fn find(tx: &Tx<'_>, access_key_id: &str) -> Result<Option<SessionKey>, StoreError> {
    let sql = "SELECT secret_access_key, session_token, expires_at <= ?2 FROM session_keys WHERE access_key_id = ?1";
    let read = |row: &rusqlite::Row<'_>| {
        Ok(SessionKey { secret_access_key: row.get(0)?, session_token: row.get(1)?, is_expired: row.get(2)? })
    };
    Ok(tx.connection.prepare_cached(sql)?.query_row((access_key_id, tx.now_ms()), read).optional()?)
}

/// Keeps a key until it expires, and forgets those that expired a day ago.
pub fn insert(
    tx: &Tx<'_>,
    access_key_id: &str,
    secret_access_key: &str,
    session_token: &str,
    expires_at: Timestamp,
) -> Result<(), StoreError> {
    const DAY_MS: i64 = 86_400_000;
    tx.connection.prepare_cached("DELETE FROM session_keys WHERE expires_at < ?1")?.execute([tx.now_ms() - DAY_MS])?;
    let sql = "INSERT INTO session_keys (access_key_id, secret_access_key, session_token, expires_at) VALUES (?1, ?2, ?3, ?4)";
    let row = (access_key_id, secret_access_key, session_token, expires_at.as_millisecond());
    tx.connection.prepare_cached(sql)?.execute(row)?;
    Ok(())
}
