//! Hosted zones of Route 53, which belong to an account and to no Region.

use rusqlite::{OptionalExtension as _, Row};

use super::{StoreError, Tx};
use crate::domain::domain_name;

/// A hosted zone.
#[derive(Clone, Debug)]
pub struct HostedZone {
    /// `Z0123456ABCDEFGHIJKL`
    pub id: String,
    /// The owner.
    pub account: String,
    /// In Route 53's form: lower case, with a final dot.
    pub name: String,
    /// What its creator named the call.
    pub caller_reference: String,
    /// What its creator wrote to it.
    pub comment: Option<String>,
    /// Whether only its VPCs see it.
    pub private: bool,
    /// Without final dots.
    pub name_servers: Vec<String>,
    /// How many record sets it has; of no effect on [`insert`].
    pub record_sets: i64,
}

/// A VPC that sees a private zone.
#[derive(Clone, Debug)]
pub struct Vpc {
    /// `vpc-…`
    pub id: String,
    /// Where it is.
    pub region: String,
}

macro_rules! select {
    () => {
        "SELECT t.*, (SELECT count(*) FROM record_sets r WHERE r.zone_id = t.id) AS record_sets FROM hosted_zones t"
    };
}

fn read(row: &Row<'_>) -> rusqlite::Result<HostedZone> {
    let name_servers: String = row.get("name_servers")?;
    Ok(HostedZone {
        id: row.get("id")?,
        account: row.get("account")?,
        name: row.get("name")?,
        caller_reference: row.get("caller_reference")?,
        comment: row.get("comment")?,
        private: row.get("private")?,
        name_servers: name_servers.split(' ').map(str::to_owned).collect(),
        record_sets: row.get("record_sets")?,
    })
}

/// One zone of an account.
pub fn find(tx: &Tx<'_>, account: &str, id: &str) -> Result<Option<HostedZone>, StoreError> {
    let sql = concat!(select!(), " WHERE t.id = ?1 AND t.account = ?2");
    Ok(tx.connection.prepare_cached(sql)?.query_row((id, account), read).optional()?)
}

/// Whether there is a zone of this id, whosever it is.
pub fn is_anybodys(tx: &Tx<'_>, id: &str) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM hosted_zones WHERE id = ?1)";
    Ok(tx.connection.prepare_cached(sql)?.query_row([id], |row| row.get(0))?)
}

/// Up to `limit` zones of an account in the order of creation, the one of this id first; all of them or the private ones.
pub fn page(
    tx: &Tx<'_>,
    account: &str,
    first: Option<&str>,
    private_only: bool,
    limit: usize,
) -> Result<Vec<HostedZone>, StoreError> {
    let sql = concat!(
        select!(),
        " WHERE t.account = ?1 AND t.private >= ?2 \
         AND t.seq >= coalesce((SELECT seq FROM hosted_zones WHERE id = ?3), 0) ORDER BY t.seq LIMIT ?4"
    );
    let mut statement = tx.connection.prepare_cached(sql)?;
    let rows = statement.query_map((account, private_only, first, i64::try_from(limit).unwrap_or(i64::MAX)), read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Up to `limit` zones of an account by name and id, from this name on, and of this name from this id on.
pub fn page_by_name(
    tx: &Tx<'_>,
    account: &str,
    name: &str,
    id: &str,
    limit: usize,
) -> Result<Vec<HostedZone>, StoreError> {
    let sql = concat!(
        select!(),
        " WHERE t.account = ?1 AND (t.sort_key, t.id) >= (?2, ?3) ORDER BY t.sort_key, t.id LIMIT ?4"
    );
    let mut statement = tx.connection.prepare_cached(sql)?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = statement.query_map((account, domain_name::sort_key(name), id, limit), read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The public zones of a name, whosever they are.
pub fn public(tx: &Tx<'_>, name: &str) -> Result<Vec<HostedZone>, StoreError> {
    let sql = concat!(select!(), " WHERE t.name = ?1 AND t.private = 0 ORDER BY t.seq");
    let mut statement = tx.connection.prepare_cached(sql)?;
    Ok(statement.query_map([name], read)?.collect::<Result<_, _>>()?)
}

/// How many zones an account has.
pub fn count(tx: &Tx<'_>, account: &str) -> Result<u32, StoreError> {
    let sql = "SELECT count(*) FROM hosted_zones WHERE account = ?1";
    Ok(tx.connection.prepare_cached(sql)?.query_row([account], |row| row.get(0))?)
}

/// The private zones that a VPC sees, by id.
pub fn of_vpc(tx: &Tx<'_>, vpc_id: &str) -> Result<Vec<HostedZone>, StoreError> {
    let sql = concat!(select!(), " JOIN hosted_zone_vpcs v ON v.zone_id = t.id WHERE v.vpc_id = ?1 ORDER BY t.id");
    let mut statement = tx.connection.prepare_cached(sql)?;
    Ok(statement.query_map([vpc_id], read)?.collect::<Result<_, _>>()?)
}

/// The names of the private zones that a VPC sees, without final dots.
pub fn names_in(tx: &Tx<'_>, vpc_id: &str) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT rtrim(z.name, '.') FROM hosted_zone_vpcs v JOIN hosted_zones z ON z.id = v.zone_id \
               WHERE v.vpc_id = ?1";
    let mut statement = tx.connection.prepare_cached(sql)?;
    Ok(statement.query_map([vpc_id], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// The VPCs that see a private zone.
pub fn vpcs_of(tx: &Tx<'_>, id: &str) -> Result<Vec<Vpc>, StoreError> {
    let sql = "SELECT vpc_id, vpc_region FROM hosted_zone_vpcs WHERE zone_id = ?1 ORDER BY vpc_id";
    let mut statement = tx.connection.prepare_cached(sql)?;
    let vpc = |row: &Row<'_>| Ok(Vpc { id: row.get(0)?, region: row.get(1)? });
    Ok(statement.query_map([id], vpc)?.collect::<Result<_, _>>()?)
}

/// Takes a caller reference for good; whether the account had not used it before.
pub fn take_reference(tx: &Tx<'_>, account: &str, reference: &str) -> Result<bool, StoreError> {
    let sql = "INSERT OR IGNORE INTO hosted_zone_references (account, caller_reference) VALUES (?1, ?2)";
    Ok(tx.connection.prepare_cached(sql)?.execute((account, reference))? == 1)
}

/// Keeps a new zone, still without records.
pub fn insert(tx: &Tx<'_>, zone: &HostedZone, vpc: Option<&Vpc>) -> Result<(), StoreError> {
    tx.connection
        .prepare_cached(
            "INSERT INTO hosted_zones (id, account, name, sort_key, caller_reference, comment, private, name_servers) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute((
            &zone.id,
            &zone.account,
            &zone.name,
            domain_name::sort_key(&zone.name),
            &zone.caller_reference,
            &zone.comment,
            zone.private,
            zone.name_servers.join(" "),
        ))?;
    if let Some(vpc) = vpc {
        let sql = "INSERT INTO hosted_zone_vpcs (zone_id, vpc_id, vpc_region) VALUES (?1, ?2, ?3)";
        tx.connection.prepare_cached(sql)?.execute((&zone.id, &vpc.id, &vpc.region))?;
    }
    Ok(())
}

/// Removes a zone with its records.
pub fn delete(tx: &Tx<'_>, id: &str) -> Result<(), StoreError> {
    tx.connection.prepare_cached("DELETE FROM hosted_zones WHERE id = ?1")?.execute([id])?;
    Ok(())
}
