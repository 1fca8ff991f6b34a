//! Route tables.

use super::{Scope, StoreError, Tx};

/// Keeps the main route table of a new VPC.
pub fn insert_main(
    tx: &Tx<'_>,
    scope: Scope<'_>,
    vpc_id: &str,
    id: &str,
    association_id: &str,
) -> Result<(), StoreError> {
    tx.connection
        .prepare_cached(
            "INSERT INTO route_tables (id, account, region, vpc_id, main_association_id) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute((id, scope.account, scope.region, vpc_id, association_id))?;
    Ok(())
}

/// Whether the caller has this route table.
pub fn exists(tx: &Tx<'_>, scope: Scope<'_>, id: &str) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM route_tables WHERE id = ?1 AND account = ?2 AND region = ?3";
    Ok(tx.connection.prepare_cached(sql)?.exists((id, scope.account, scope.region))?)
}

/// Keeps a new route of a table; two of one destination are a duplicate ([`StoreError::is_duplicate`]).
pub fn insert_route(
    tx: &Tx<'_>,
    route_table_id: &str,
    destination: &str,
    destination_kind: &'static str,
    target: &str,
) -> Result<(), StoreError> {
    tx.connection
        .prepare_cached(
            "INSERT INTO routes (route_table_id, destination, destination_kind, target) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute((route_table_id, destination, destination_kind, target))?;
    Ok(())
}
