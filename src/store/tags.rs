//! Tags of every resource.

use rusqlite::Row;

use super::listing::{Column, Filter, Page, Selection, Source};
use super::state::GONE;
use super::{Scope, StoreError, Tx};

/// A tag and what it is on.
#[derive(Clone, Debug)]
pub struct Tag {
    /// An id, or an ARN for Elastic Load Balancing.
    pub resource_id: String,
    /// `vpc-endpoint`
    pub resource_type: String,
    /// Case-sensitive.
    pub key: String,
    /// May be empty.
    pub value: String,
}

/// The keys of the caller's tags on the row `t`.
pub(super) const KEY_OF_ID: Column =
    Column::Among("tag.key", "tags tag WHERE tag.resource_id = t.id AND tag.account = :account");

/// What DescribeTags filters by (lab-behaviour.md §1.4).
pub static FILTERS: &[Filter] = &[
    Filter { name: "key", column: Column::Of("t.key") },
    Filter { name: "resource-id", column: Column::Key("t.resource_id") },
    Filter { name: "resource-type", column: Column::Of("t.resource_type") },
    Filter { name: "tag", column: Column::Tag("t.resource_id") },
    Filter { name: "value", column: Column::Of("t.value") },
];

fn read(row: &Row<'_>) -> rusqlite::Result<Tag> {
    Ok(Tag {
        resource_id: row.get("resource_id")?,
        resource_type: row.get("resource_type")?,
        key: row.get("key")?,
        value: row.get("value")?,
    })
}

/// The tags that the caller put on EC2's resources.
pub fn page(tx: &Tx<'_>, scope: Scope<'_>, selection: &Selection<'_>) -> Result<Page<Tag>, StoreError> {
    let source = Source {
        columns: "t.*".to_owned(),
        from: "tags t",
        id: "t.resource_id",
        seq: "t.seq",
        // Elastic Load Balancing has an operation of its own for its tags.
        visible: format!(
            "t.account = :account AND t.region = :region AND t.resource_id NOT GLOB 'arn:*' \
             AND t.resource_id NOT IN ({GONE})"
        ),
    };
    source.page(tx, scope, selection, read)
}

/// The caller's tags of a resource, in the order in which their keys came.
pub fn of(tx: &Tx<'_>, scope: Scope<'_>, resource_id: &str) -> Result<Vec<(String, String)>, StoreError> {
    let mut statement = tx
        .connection
        .prepare_cached("SELECT key, value FROM tags WHERE resource_id = ?1 AND account = ?2 ORDER BY seq")?;
    Ok(statement
        .query_map((resource_id, scope.account), |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?)
}

/// Puts a tag on a resource; one of the same key gets the new value.
pub fn put(tx: &Tx<'_>, scope: Scope<'_>, tag: &Tag) -> Result<(), StoreError> {
    tx.connection
        .prepare_cached(
            "INSERT INTO tags (account, region, resource_id, resource_type, key, value) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
             ON CONFLICT (resource_id, account, key) DO UPDATE SET value = excluded.value",
        )?
        .execute((scope.account, scope.region, &tag.resource_id, &tag.resource_type, &tag.key, &tag.value))?;
    Ok(())
}

/// Removes every account's tags of a resource that is deleted.
pub fn delete_of(tx: &Tx<'_>, resource_id: &str) -> Result<(), StoreError> {
    tx.connection.prepare_cached("DELETE FROM tags WHERE resource_id = ?1")?.execute([resource_id])?;
    Ok(())
}

/// How many tags the caller has on a resource.
pub fn count(tx: &Tx<'_>, scope: Scope<'_>, resource_id: &str) -> Result<usize, StoreError> {
    let mut statement =
        tx.connection.prepare_cached("SELECT count(*) FROM tags WHERE resource_id = ?1 AND account = ?2")?;
    let count: i64 = statement.query_row((resource_id, scope.account), |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or(0))
}

/// Takes a tag of the caller's from a resource, with a value only if it has that one.
pub fn remove(
    tx: &Tx<'_>,
    scope: Scope<'_>,
    resource_id: &str,
    key: &str,
    value: Option<&str>,
) -> Result<(), StoreError> {
    tx.connection
        .prepare_cached(
            "DELETE FROM tags WHERE resource_id = ?1 AND account = ?2 AND key = ?3 AND value = coalesce(?4, value)",
        )?
        .execute((resource_id, scope.account, key, value))?;
    Ok(())
}

/// Takes all of the caller's tags from a resource.
pub fn remove_all(tx: &Tx<'_>, scope: Scope<'_>, resource_id: &str) -> Result<(), StoreError> {
    tx.connection
        .prepare_cached("DELETE FROM tags WHERE resource_id = ?1 AND account = ?2")?
        .execute((resource_id, scope.account))?;
    Ok(())
}
