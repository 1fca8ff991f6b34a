//! The log: calls that changed something, and calls that were refused.

use jiff::Timestamp;
use rusqlite::Row;

use super::{StoreError, Tx, moment};
use crate::domain::caller::Caller;

/// So many of the newest calls are kept.
const KEPT: i64 = 10_000;

/// Older ones are removed once in so many calls, so that most calls pay nothing for it.
const REMOVED_AT_ONCE: i64 = 100;

/// Longer parameters are not kept; the longest that AWS takes, policies, are a third of it.
const LONGEST_PARAMETERS: usize = 65_536;

/// A call that is to be kept.
#[derive(Clone, Copy, Debug)]
pub struct NewCall<'a> {
    /// Who called.
    pub caller: &'a Caller,
    /// `ec2`
    pub service: &'a str,
    /// `CreateVpc`
    pub operation: &'a str,
    /// JSON.
    pub parameters: &'a str,
    /// Code and text of a refused one.
    pub refusal: Option<(&'a str, &'a str)>,
    /// What AWS does not say about what was refused.
    pub reasons: &'a [String],
}

/// A call that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Called {
    /// The moment of the call.
    pub at: Timestamp,
    /// 12 digits.
    pub account: String,
    /// Who called.
    pub principal: String,
    /// `us-east-1`
    pub region: String,
    /// `ec2`
    pub service: String,
    /// `CreateVpc`
    pub operation: String,
    /// JSON; `null` if they were too long to be kept.
    pub parameters: String,
    /// Code and text of a refused one.
    pub refusal: Option<(String, String)>,
    /// What AWS does not say about what was refused.
    pub reasons: Vec<String>,
}

/// Which calls are asked for.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// At most so many, the newest.
    pub last: u32,
    /// Only those that were refused.
    pub refused: bool,
    /// Only this account's.
    pub account: Option<&'a str>,
}

/// Keeps a call, and drops those that are too old.
///
/// # Errors
/// When the state cannot be written.
pub fn insert(tx: &Tx<'_>, call: &NewCall<'_>) -> Result<(), StoreError> {
    let Caller { account, principal, region, .. } = call.caller;
    let parameters = Some(call.parameters).filter(|text| text.len() <= LONGEST_PARAMETERS).unwrap_or("null");
    let (code, message) = call.refusal.unzip();
    let reason = (!call.reasons.is_empty()).then(|| call.reasons.join("\n"));
    let sql = "INSERT INTO calls (at, account, principal, region, service, operation, parameters, code, message, reason) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    let seq = tx.connection.prepare_cached(sql)?.insert((
        tx.now_ms(),
        account,
        principal,
        region,
        call.service,
        call.operation,
        parameters,
        code,
        message,
        reason,
    ))?;
    if seq % REMOVED_AT_ONCE == 0 {
        tx.connection.prepare_cached("DELETE FROM calls WHERE seq <= ?1")?.execute([seq - KEPT])?;
    }
    Ok(())
}

/// The newest calls, in the order in which they were made.
///
/// # Errors
/// When the state cannot be read.
pub fn newest(tx: &Tx<'_>, asked: &Asked<'_>) -> Result<Vec<Called>, StoreError> {
    let sql = "SELECT at, account, principal, region, service, operation, parameters, code, message, reason FROM calls \
               WHERE (NOT ?1 OR code IS NOT NULL) AND (?2 IS NULL OR account = ?2) ORDER BY seq DESC LIMIT ?3";
    let mut statement = tx.connection.prepare(sql)?;
    let found = statement.query_map((asked.refused, asked.account, asked.last), read)?;
    let mut calls: Vec<Called> = found.collect::<Result<_, _>>()?;
    calls.reverse();
    Ok(calls)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Called> {
    let (code, message): (Option<String>, Option<String>) = (row.get("code")?, row.get("message")?);
    let reason: Option<String> = row.get("reason")?;
    Ok(Called {
        at: moment(row.get("at")?),
        account: row.get("account")?,
        principal: row.get("principal")?,
        region: row.get("region")?,
        service: row.get("service")?,
        operation: row.get("operation")?,
        parameters: row.get("parameters")?,
        refusal: code.map(|code| (code, message.unwrap_or_default())),
        reasons: reason.iter().flat_map(|reason| reason.lines()).map(str::to_owned).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Access, Store};

    #[test]
    fn the_newest_calls_are_kept() {
        let mut store = Store::in_memory().unwrap();
        let caller = Caller { account: "111122223333".to_owned(), ..Caller::default() };
        let kept: Result<(i64, Vec<Called>), StoreError> = store.transaction(
            Access::Write,
            |_| Timestamp::default(),
            |tx| {
                let long = "x".repeat(LONGEST_PARAMETERS + 1);
                for number in 0..10_250 {
                    let call = NewCall {
                        caller: &caller,
                        service: "ec2",
                        operation: "CreateVpc",
                        parameters: if number == 10_249 { &long } else { "{}" },
                        refusal: (number % 2 == 0).then_some(("Code", "Text")),
                        reasons: &[],
                    };
                    insert(&tx, &call)?;
                }
                let count = tx.connection.query_row("SELECT count(*) FROM calls", [], |row| row.get(0))?;
                Ok((count, newest(&tx, &Asked { last: 2, refused: false, account: Some("111122223333") })?))
            },
        );
        let (count, last) = kept.unwrap();
        assert_eq!(count, 10_050);
        let parameters: Vec<&str> = last.iter().map(|call| call.parameters.as_str()).collect();
        assert_eq!(parameters, ["{}", "null"]);
        assert_eq!(last[0].refusal, Some(("Code".to_owned(), "Text".to_owned())));
    }
}
