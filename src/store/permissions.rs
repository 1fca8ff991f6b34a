//! Grants: which principals may use a service.

use super::listing::{Column, Filter, Page, Selection, Source};
use super::record::Record;
use super::{Scope, StoreError, Tx};

/// A grant.
#[derive(Clone, Debug)]
pub struct Permission {
    /// `vpce-svc-perm-…`
    pub id: String,
    /// `vpce-svc-…`
    pub service_id: String,
    /// An ARN, an account, a service, or `*`.
    pub principal: String,
    /// `Account`
    pub principal_type: String,
}

/// What DescribeVpcEndpointServicePermissions filters by (aws-behaviour.md §7.1).
pub static FILTERS: &[Filter] = &[
    Filter { name: "permission-type", column: Column::Of("'vpc-endpoint'") },
    Filter { name: "principal", column: Column::Of("t.principal") },
    Filter { name: "principal-type", column: Column::Of("t.principal_type") },
];

fn read(row: &Record<'_>) -> rusqlite::Result<Permission> {
    Ok(Permission {
        id: row.get("id")?,
        service_id: row.get("service_id")?,
        principal: row.get("principal")?,
        principal_type: row.get("principal_type")?,
    })
}

/// The grants of the services that `selection.ids` names.
pub fn page(tx: &Tx<'_>, scope: Scope<'_>, selection: &Selection<'_>) -> Result<Page<Permission>, StoreError> {
    let source = Source {
        columns: "t.*".to_owned(),
        from: "service_permissions t",
        id: "t.service_id",
        seq: "t.seq",
        visible: "TRUE".to_owned(),
    };
    source.page(tx, scope, selection, read)
}

/// Keeps a new grant; false if the principal has one already.
pub fn insert(tx: &Tx<'_>, permission: &Permission) -> Result<bool, StoreError> {
    let inserted = tx
        .connection
        .prepare_cached(
            "INSERT OR IGNORE INTO service_permissions (id, service_id, principal, principal_type) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute((&permission.id, &permission.service_id, &permission.principal, &permission.principal_type))?;
    Ok(inserted > 0)
}

/// Takes a grant back, if there is one.
pub fn delete(tx: &Tx<'_>, service_id: &str, principal: &str) -> Result<(), StoreError> {
    let which = "SELECT id FROM service_permissions WHERE service_id = ?1 AND principal = ?2";
    tx.connection
        .prepare_cached(&format!("DELETE FROM tags WHERE resource_id IN ({which})"))?
        .execute((service_id, principal))?;
    tx.connection
        .prepare_cached("DELETE FROM service_permissions WHERE service_id = ?1 AND principal = ?2")?
        .execute((service_id, principal))?;
    Ok(())
}

/// Whether a service of the caller has this grant.
pub fn exists(tx: &Tx<'_>, scope: Scope<'_>, id: &str) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM service_permissions p JOIN services t ON t.id = p.service_id \
               WHERE p.id = ?1 AND t.account = ?2 AND t.region = ?3";
    Ok(tx.connection.prepare_cached(sql)?.exists((id, scope.account, scope.region))?)
}
