//! What belongs to the rows of a page, which one statement reads for all of them.

use rusqlite::ToSql;

use super::record::{Columns, Record};
use super::{StoreError, Tx};

/// The children of each parent, in the order of the parents' ids and of their own places; a parent without an id has none.
///
/// `sql` is what follows `WITH`: a `SELECT` of `parent_at`, which is `parent.at`, of `child_at`, which tells the order, and of
/// what is read, `FROM parent CROSS JOIN` the children's table by `parent.id`. `?1` is taken, `more` is bound from `?2` on.
pub(super) fn of_each<T>(
    tx: &Tx<'_>,
    parents: &[Option<&str>],
    sql: &str,
    more: &[&dyn ToSql],
    read: impl Fn(&Record<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<Vec<T>>, StoreError> {
    // To prepare the statement takes longer than to find nothing by it.
    if parents.iter().all(Option::is_none) {
        return Ok(parents.iter().map(|_| Vec::new()).collect());
    }
    let mut found: Vec<Vec<(i64, T)>> = Vec::new();
    found.resize_with(parents.len(), Vec::new);
    let ids = serde_json::to_string(parents).unwrap_or_default();
    // It goes through the parents one after the other, each of which leads to its children by an index.
    let sql = format!("WITH parent (at, id) AS (SELECT key, value FROM json_each(?1)) {sql}");
    let mut statement = tx.connection.prepare_cached(&sql)?;
    statement.raw_bind_parameter(1, ids)?;
    for (at, value) in (2..).zip(more) {
        statement.raw_bind_parameter(at, value)?;
    }
    let columns = Columns::default();
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next()? {
        let row = columns.of(row);
        let parent_at = usize::try_from(row.get::<u32>("parent_at")?).unwrap_or(usize::MAX);
        if let Some(children) = found.get_mut(parent_at) {
            children.push((row.get("child_at")?, read(&row)?));
        }
    }
    let in_order = |mut children: Vec<(i64, T)>| {
        children.sort_by_key(|(at, _)| *at);
        children.into_iter().map(|(_, child)| child).collect()
    };
    Ok(found.into_iter().map(in_order).collect())
}
