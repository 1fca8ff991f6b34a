//! Several writing calls in one transaction.

use jiff::Timestamp;
use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::{Access, Store, StoreError, Tx, log_length, one, state};
use crate::base::clock::Kept;

impl Store {
    /// Runs several writing calls in one transaction, which is kept only if `work` gives `Ok`: what any of them did is on the
    /// disk when this does.
    ///
    /// # Errors
    /// What `work` gives, or that the transaction cannot begin or be kept.
    pub fn together<T, E: From<StoreError>>(
        &mut self,
        undo: Undo,
        work: impl FnOnce(&mut Together<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        if undo == Undo::One {
            // What brings back the pages of a call that is undone is small and short-lived: no file need be made for it.
            self.connection.pragma_update(None, "temp_store", "MEMORY").map_err(StoreError::from)?;
        }
        let (done, before) = {
            let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate);
            let transaction = transaction.map_err(StoreError::from)?;
            let mut together = Together { transaction, undo, begun: None };
            let done = work(&mut together)?;
            let before = log_length(&together.transaction);
            together.transaction.commit().map_err(StoreError::from)?;
            (done, before)
        };
        self.shorten_log(before);
        Ok(done)
    }
}

/// What is undone when one of several calls fails that has changed something by then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undo {
    /// What it did. All of them pay for that, by copies of what they change.
    One,
    /// What all of them did: see [`Together::is_spoiled`].
    All,
}

/// A transaction of several writing calls, one after the other.
pub struct Together<'a> {
    transaction: Transaction<'a>,
    undo: Undo,
    /// How many rows had been changed when the call began that has not ended well.
    begun: Option<u64>,
}

impl Together<'_> {
    /// As [`Store::transaction`], after what was called before. Unless `work` gives `Ok`, nothing of it stays, and all of what
    /// was done before does; with [`Undo::All`] as far as the transaction is not spoiled.
    ///
    /// # Errors
    /// What `work` gives, or that its changes cannot be told from others'.
    pub fn call<T, E: From<StoreError>>(
        &mut self,
        now: impl FnOnce(Kept) -> Timestamp,
        work: impl FnOnce(Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.undoing(|connection| one(connection, Access::Write, now, work))
    }

    /// As [`Store::note`].
    ///
    /// # Errors
    /// What `work` gives, or that its changes cannot be told from others'.
    pub fn note<T>(
        &mut self,
        now: impl FnOnce(Kept) -> Timestamp,
        work: impl FnOnce(Tx<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.undoing(|connection| work(Tx { connection, now: now(state::kept(connection)?) }))
    }

    /// Does something of which nothing stays unless it gives `Ok`.
    fn undoing<T, E: From<StoreError>>(&mut self, work: impl FnOnce(&Connection) -> Result<T, E>) -> Result<T, E> {
        if self.undo == Undo::All {
            self.begun = Some(self.transaction.total_changes());
            let done = work(&self.transaction)?;
            self.begun = None;
            return Ok(done);
        }
        let savepoint = self.transaction.savepoint().map_err(StoreError::from)?;
        let done = work(&savepoint)?;
        savepoint.commit().map_err(StoreError::from)?;
        Ok(done)
    }

    /// Whether the last call has failed, or panicked, and left changes behind: then nothing of the transaction may be kept.
    pub fn is_spoiled(&self) -> bool {
        self.begun.is_some_and(|begun| self.transaction.total_changes() != begun)
    }

    /// Whether nothing of it is left: on a full disk and other errors of the system, SQLite undoes a whole transaction.
    pub fn is_undone(&self) -> bool {
        self.transaction.is_autocommit()
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::ErrorCode;

    use super::*;

    #[test]
    fn a_call_that_fails_or_panics_undoes_its_own_and_no_other() {
        let mut store = Store::in_memory().unwrap();
        let insert = |tx: Tx<'_>, id: &str| -> Result<(), StoreError> {
            let sql = "INSERT INTO session_keys VALUES (?1, 's', 't', 0)";
            Ok(tx.connection.prepare_cached(sql)?.execute([id]).map(drop)?)
        };
        let now = |_| Timestamp::default();
        let kept: Result<(), StoreError> = store.together(Undo::One, |together| {
            together.call(now, |tx| insert(tx, "a"))?;
            let refused = together.call(now, |tx| insert(tx, "b").and(Err(StoreError::Foreign)));
            assert!(matches!(refused, Err::<(), _>(StoreError::Foreign)));
            let panicking = std::panic::AssertUnwindSafe(|| {
                together.call(now, |tx| -> Result<(), StoreError> {
                    insert(tx, "c")?;
                    let mut statement = tx.connection.prepare_cached("SELECT 1 FROM session_keys")?;
                    let _rows = statement.query([])?;
                    panic!("a bug");
                })
            });
            assert!(std::panic::catch_unwind(panicking).is_err());
            assert!(!together.is_undone());
            together.call(now, |tx| insert(tx, "d"))
        });
        kept.unwrap();
        let spoiled: Result<(), StoreError> = store.together(Undo::All, |together| {
            together.call(now, |tx| insert(tx, "f"))?;
            let refused = together.call(now, |_| Err(StoreError::Foreign));
            assert!(matches!(refused, Err::<(), _>(StoreError::Foreign)) && !together.is_spoiled());
            let refused = together.call(now, |tx| insert(tx, "g").and(Err(StoreError::Foreign)));
            assert!(matches!(refused, Err::<(), _>(StoreError::Foreign)) && together.is_spoiled());
            Err(StoreError::Foreign)
        });
        assert!(spoiled.is_err());
        let ids = |store: &Store| -> String {
            let sql = "SELECT group_concat(access_key_id, ' ') FROM session_keys";
            store.connection.query_row(sql, [], |row| row.get(0)).unwrap()
        };
        assert_eq!(ids(&store), "a d");
        let refused = store
            .together(Undo::One, |together| together.call(now, |tx| insert(tx, "e")).and(Err(StoreError::Foreign)));
        assert!(matches!(refused, Err::<(), _>(StoreError::Foreign)));
        assert_eq!(ids(&store), "a d", "nothing is kept of what is not to be");
    }

    #[test]
    fn a_commit_that_fails_keeps_nothing_and_the_next_one_does() {
        let mut store = Store::in_memory().unwrap();
        let now = |_| Timestamp::default();
        // A rule that is looked at by the commit only.
        let homeless =
            "INSERT INTO service_permissions (id, service_id, principal, principal_type) VALUES ('p', 's', '*', 'All')";
        for undo in [Undo::All, Undo::One] {
            let failed: Result<(), StoreError> = store.together(undo, |together| {
                together.call(now, |tx| state::set_last_write(&tx, 7))?;
                together.call(now, |tx| -> Result<(), StoreError> {
                    tx.connection.pragma_update(None, "defer_foreign_keys", true)?;
                    Ok(tx.connection.execute(homeless, []).map(drop)?)
                })
            });
            let code = |error: StoreError| {
                if let StoreError::Sqlite(error) = error { error.sqlite_error_code() } else { None }
            };
            assert_eq!(code(failed.unwrap_err()), Some(ErrorCode::ConstraintViolation));
            let position =
                |store: &mut Store| store.transaction(Access::Read, now, |tx| state::random_position(&tx)).unwrap();
            assert_eq!(position(&mut store), 0, "nothing is half done");
            let kept: Result<(), StoreError> =
                store.together(undo, |together| together.call(now, |tx| state::set_last_write(&tx, 7)));
            kept.unwrap();
            assert_eq!(position(&mut store), 7);
            store.note(now, |tx| state::set_last_write(&tx, 0)).unwrap();
        }
    }
}
