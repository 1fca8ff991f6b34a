//! Answers to calls that carried a client token.

use rusqlite::OptionalExtension as _;

use super::{Scope, StoreError, Tx};

/// What the call with a token was, and what it was answered, both as JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The call's parameters.
    pub parameters: String,
    /// The answer.
    pub answer: String,
}

/// The call of this operation that carried this token.
pub fn find(tx: &Tx<'_>, scope: Scope<'_>, operation: &str, token: &str) -> Result<Option<Answered>, StoreError> {
    let sql = "SELECT parameters, answer FROM client_tokens WHERE account = ?1 AND region = ?2 AND operation = ?3 AND token = ?4";
    let mut statement = tx.connection.prepare_cached(sql)?;
    let answered = |row: &rusqlite::Row<'_>| Ok(Answered { parameters: row.get(0)?, answer: row.get(1)? });
    Ok(statement.query_row((scope.account, scope.region, operation, token), answered).optional()?)
}

/// Keeps a call and its answer.
pub fn insert(
    tx: &Tx<'_>,
    scope: Scope<'_>,
    operation: &str,
    token: &str,
    answered: &Answered,
) -> Result<(), StoreError> {
    tx.connection
        .prepare_cached(
            "INSERT INTO client_tokens (account, region, operation, token, parameters, answer) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute((scope.account, scope.region, operation, token, &answered.parameters, &answered.answer))?;
    Ok(())
}
