//! Tags of every resource.

use rusqlite::{OptionalExtension as _, named_params};

use super::children;
use super::listing::{Column, Filter, Page, Selection, Source};
use super::record::Record;
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
pub(super) const KEY_OF_ID: Column = Column::TagKey("resource_id", "t.id");

/// What DescribeTags filters by (lab-behaviour.md §1.4).
pub static FILTERS: &[Filter] = &[
    Filter { name: "key", column: Column::TagKey("seq", "t.seq") },
    Filter { name: "resource-id", column: Column::Key("t.resource_id") },
    Filter { name: "resource-type", column: Column::Of("t.resource_type") },
    Filter { name: "tag", column: Column::Tag("t.resource_id") },
    Filter { name: "value", column: Column::Of("t.value") },
];

fn read(row: &Record<'_>) -> rusqlite::Result<Tag> {
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

/// What has tags.
#[derive(Clone, Debug)]
pub struct Tagged {
    /// Where it stands in the order in which things got the first tag that they still have.
    pub seq: i64,
    /// An id, or an ARN but for EC2.
    pub resource_id: String,
    /// `vpc-endpoint`
    pub resource_type: String,
}

/// The service that the row `t` is of, as ARNs name it.
macro_rules! service {
    () => {
        "CASE WHEN t.resource_id NOT GLOB 'arn:*' THEN 'ec2' \
         WHEN t.resource_id GLOB 'arn:*:elasticloadbalancing:*' THEN 'elasticloadbalancing' \
         WHEN t.resource_id GLOB 'arn:*:route53:*' THEN 'route53' ELSE 'sns' END"
    };
}

/// What GetResources filters by.
pub static RESOURCE_FILTERS: &[Filter] = &[
    Filter {
        name: "resource-type",
        column: Column::Either(
            concat!("(", service!(), ")"),
            concat!("((", service!(), ") || ':' || t.resource_type)"),
        ),
    },
    Filter { name: "tag", column: Column::Tag("t.resource_id") },
    Filter { name: "tag-key", column: Column::TagKey("resource_id", "t.resource_id") },
];

/// Everything that the caller has put tags on.
pub fn resources(tx: &Tx<'_>, scope: Scope<'_>, selection: &Selection<'_>) -> Result<Page<Tagged>, StoreError> {
    let source = Source {
        columns: "t.resource_type".to_owned(),
        from: "tags t",
        id: "t.resource_id",
        seq: "t.seq",
        visible: format!(
            "t.account = :account AND t.region = :region AND t.resource_id NOT IN ({GONE}) AND NOT EXISTS \
             (SELECT 1 FROM tags e WHERE e.resource_id = t.resource_id AND e.account = :account AND e.seq < t.seq)"
        ),
    };
    source.page(tx, scope, selection, |row| {
        Ok(Tagged {
            seq: row.get("page_key")?,
            resource_id: row.get("page_id")?,
            resource_type: row.get("resource_type")?,
        })
    })
}

/// The keys of the caller's tags behind one, in order.
pub fn keys(tx: &Tx<'_>, scope: Scope<'_>, after: Option<&str>, most: usize) -> Result<Vec<String>, StoreError> {
    each_after(after, most, |compared, text| {
        let sql = format!(
            "SELECT key FROM tags WHERE account = :account AND region = :region AND key {compared} :text \
             AND resource_id NOT IN ({GONE}) ORDER BY key LIMIT 1"
        );
        let values = named_params! {
            ":account": scope.account, ":region": scope.region, ":text": text, ":now": tx.now_ms(),
        };
        tx.connection.prepare_cached(&sql)?.query_row(values, |row| row.get(0)).optional()
    })
}

/// The values behind one that the caller's tags of a key have, in order.
pub fn values(
    tx: &Tx<'_>,
    scope: Scope<'_>,
    key: &str,
    after: Option<&str>,
    most: usize,
) -> Result<Vec<String>, StoreError> {
    each_after(after, most, |compared, text| {
        let sql = format!(
            "SELECT value FROM tags WHERE account = :account AND region = :region AND key = :key \
             AND value {compared} :text AND resource_id NOT IN ({GONE}) ORDER BY value LIMIT 1"
        );
        let values = named_params! {
            ":account": scope.account, ":region": scope.region, ":key": key, ":text": text, ":now": tx.now_ms(),
        };
        tx.connection.prepare_cached(&sql)?.query_row(values, |row| row.get(0)).optional()
    })
}

/// Texts in order, each of which is found behind the one before it. That is one step in an index for each of them, and not for
/// each row that has it.
fn each_after(
    after: Option<&str>,
    most: usize,
    next: impl Fn(&str, &str) -> rusqlite::Result<Option<String>>,
) -> Result<Vec<String>, StoreError> {
    let mut found: Vec<String> = Vec::new();
    while found.len() < most {
        let one = match found.last().map(String::as_str).or(after) {
            Some(last) => next(">", last)?,
            None => next(">=", "")?,
        };
        let Some(one) = one else { break };
        found.push(one);
    }
    Ok(found)
}

/// The caller's tags of a resource, in the order in which their keys came.
pub fn of(tx: &Tx<'_>, scope: Scope<'_>, resource_id: &str) -> Result<Vec<(String, String)>, StoreError> {
    Ok(of_each(tx, scope, &[Some(resource_id)])?.pop().unwrap_or_default())
}

/// The caller's tags of each of these resources.
pub fn of_each(tx: &Tx<'_>, scope: Scope<'_>, ids: &[Option<&str>]) -> Result<Vec<Vec<(String, String)>>, StoreError> {
    let sql = "SELECT parent.at AS parent_at, t.seq AS child_at, t.key, t.value \
               FROM parent CROSS JOIN tags t ON t.resource_id = parent.id AND t.account = ?2";
    children::of_each(tx, ids, sql, &[&scope.account], |row| Ok((row.get("key")?, row.get("value")?)))
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
