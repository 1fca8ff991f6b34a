//! Internet gateways.

use rusqlite::OptionalExtension as _;

use super::listing::{Column, Filter, Page, Selection, Source, one};
use super::record::Record;
use super::{Scope, StoreError, Tx};

/// An internet gateway.
#[derive(Clone, Debug)]
pub struct InternetGateway {
    /// `igw-…`
    pub id: String,
    /// The owner.
    pub account: String,
    /// The VPC that it is attached to: `vpc-…`
    pub vpc_id: Option<String>,
}

/// What DescribeInternetGateways filters by. One that is not attached has no state of attachment.
pub static FILTERS: &[Filter] = &[
    Filter { name: "attachment.state", column: Column::Of("iif(t.vpc_id IS NULL, NULL, 'available')") },
    Filter { name: "attachment.vpc-id", column: Column::Key("t.vpc_id") },
    Filter { name: "internet-gateway-id", column: Column::Key("t.id") },
    Filter { name: "owner-id", column: Column::Of("t.account") },
    Filter { name: "tag", column: Column::Tag("t.id") },
    Filter { name: "tag-key", column: super::tags::KEY_OF_ID },
];

fn read(row: &Record<'_>) -> rusqlite::Result<InternetGateway> {
    Ok(InternetGateway { id: row.get("id")?, account: row.get("account")?, vpc_id: row.get("vpc_id")? })
}

/// The caller's internet gateways.
pub fn page(tx: &Tx<'_>, scope: Scope<'_>, selection: &Selection<'_>) -> Result<Page<InternetGateway>, StoreError> {
    let source = Source {
        columns: "t.*".to_owned(),
        from: "internet_gateways t",
        id: "t.id",
        seq: "t.seq",
        visible: "t.account = :account AND t.region = :region".to_owned(),
    };
    source.page(tx, scope, selection, read)
}

/// One internet gateway of the caller.
pub fn find(tx: &Tx<'_>, scope: Scope<'_>, id: &str) -> Result<Option<InternetGateway>, StoreError> {
    one(id, |selection| page(tx, scope, selection))
}

/// The internet gateway that is attached to a VPC.
pub fn of_vpc(tx: &Tx<'_>, vpc_id: &str) -> Result<Option<String>, StoreError> {
    let mut statement = tx.connection.prepare_cached("SELECT id FROM internet_gateways WHERE vpc_id = ?1")?;
    Ok(statement.query_row([vpc_id], |row| row.get(0)).optional()?)
}

/// Keeps a new internet gateway.
pub fn insert(tx: &Tx<'_>, scope: Scope<'_>, gateway: &InternetGateway) -> Result<(), StoreError> {
    tx.connection
        .prepare_cached("INSERT INTO internet_gateways (id, account, region, vpc_id) VALUES (?1, ?2, ?3, ?4)")?
        .execute((&gateway.id, &gateway.account, scope.region, &gateway.vpc_id))?;
    Ok(())
}

/// Attaches an internet gateway to a VPC that has none, or to none.
pub fn set_vpc(tx: &Tx<'_>, id: &str, vpc_id: Option<&str>) -> Result<(), StoreError> {
    tx.connection.prepare_cached("UPDATE internet_gateways SET vpc_id = ?2 WHERE id = ?1")?.execute((id, vpc_id))?;
    Ok(())
}

/// The internet-facing load balancers of a VPC, which have public addresses.
pub fn public_load_balancers(tx: &Tx<'_>, vpc_id: &str) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT arn FROM load_balancers WHERE vpc_id = ?1 AND scheme = 'internet-facing' ORDER BY seq";
    let mut statement = tx.connection.prepare_cached(sql)?;
    Ok(statement.query_map([vpc_id], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Removes an internet gateway with its tags. Routes to it stay, as black holes.
pub fn delete(tx: &Tx<'_>, id: &str) -> Result<(), StoreError> {
    super::tags::delete_of(tx, id)?;
    tx.connection.prepare_cached("DELETE FROM internet_gateways WHERE id = ?1")?.execute([id])?;
    Ok(())
}
