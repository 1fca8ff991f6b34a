//! Listeners: what a load balancer takes in, and the target group that it forwards to.

use super::listing::{Column, Filter, Page, Selection, Source, one};
use super::record::{Record, each};
use super::{Scope, StoreError, Tx};

/// A listener.
#[derive(Clone, Debug)]
pub struct Listener {
    /// `arn:aws:elasticloadbalancing:…:listener/net/<name>/<load balancer's digits>/<16 hex digits>`
    pub arn: String,
    /// Whose it is.
    pub load_balancer_arn: String,
    /// What may be chosen when it is made.
    pub settings: Settings,
}

/// What may be chosen for a listener.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// None for a Gateway Load Balancer.
    pub port: Option<i64>,
    /// `TCP`, `TLS`, `UDP` or `TCP_UDP`; none for a Gateway Load Balancer.
    pub protocol: Option<String>,
    /// Of a TLS listener.
    pub tls: Option<Tls>,
    /// Where it forwards to.
    pub target_group_arn: String,
}

/// What a TLS listener shows its clients.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tls {
    /// `ELBSecurityPolicy-…`
    pub ssl_policy: String,
    /// The certificate's ARN.
    pub certificate_arn: String,
    /// `HTTP2Preferred`, if one was chosen.
    pub alpn_policy: Option<String>,
}

/// What DescribeListeners narrows its list by: members of its own, as it takes no filters.
pub static FILTERS: &[Filter] = &[Filter { name: "load-balancer-arn", column: Column::Of("t.load_balancer_arn") }];

fn read(row: &Record<'_>) -> rusqlite::Result<Listener> {
    let (ssl_policy, certificate_arn) = (row.get("ssl_policy")?, row.get("certificate_arn")?);
    let alpn_policy = row.get("alpn_policy")?;
    let tls = Option::zip(ssl_policy, certificate_arn).map(|(ssl_policy, certificate_arn)| Tls {
        ssl_policy,
        certificate_arn,
        alpn_policy,
    });
    Ok(Listener {
        arn: row.get("arn")?,
        load_balancer_arn: row.get("load_balancer_arn")?,
        settings: Settings {
            port: row.get("port")?,
            protocol: row.get("protocol")?,
            tls,
            target_group_arn: row.get("target_group_arn")?,
        },
    })
}

/// The listeners of the caller's load balancers.
pub fn page(tx: &Tx<'_>, scope: Scope<'_>, selection: &Selection<'_>) -> Result<Page<Listener>, StoreError> {
    let source = Source {
        columns: "t.*".to_owned(),
        from: "listeners t JOIN load_balancers b ON b.arn = t.load_balancer_arn",
        id: "t.arn",
        seq: "t.seq",
        visible: "b.account = :account AND b.region = :region".to_owned(),
    };
    source.page(tx, scope, selection, read)
}

/// One listener of the caller.
pub fn find(tx: &Tx<'_>, scope: Scope<'_>, arn: &str) -> Result<Option<Listener>, StoreError> {
    one(arn, |selection| page(tx, scope, selection))
}

/// The listeners of a load balancer in the order of creation.
pub fn of_load_balancer(tx: &Tx<'_>, arn: &str) -> Result<Vec<Listener>, StoreError> {
    let sql = "SELECT * FROM listeners WHERE load_balancer_arn = ?1 ORDER BY seq";
    let mut statement = tx.connection.prepare_cached(sql)?;
    Ok(statement.query_map([arn], each(read))?.collect::<Result<_, _>>()?)
}

/// Keeps a new listener.
pub fn insert(tx: &Tx<'_>, listener: &Listener) -> Result<(), StoreError> {
    let Listener { arn, load_balancer_arn, settings } = listener;
    let tls = settings.tls.as_ref();
    tx.connection
        .prepare_cached(
            "INSERT INTO listeners (arn, load_balancer_arn, port, protocol, ssl_policy, certificate_arn, alpn_policy, \
             target_group_arn) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute((
            arn,
            load_balancer_arn,
            settings.port,
            &settings.protocol,
            tls.map(|tls| &tls.ssl_policy),
            tls.map(|tls| &tls.certificate_arn),
            tls.and_then(|tls| tls.alpn_policy.as_ref()),
            &settings.target_group_arn,
        ))?;
    Ok(())
}

/// Gives a listener other settings.
pub fn update(tx: &Tx<'_>, listener: &Listener) -> Result<(), StoreError> {
    let Listener { arn, settings, .. } = listener;
    let tls = settings.tls.as_ref();
    tx.connection
        .prepare_cached(
            "UPDATE listeners SET port = ?2, protocol = ?3, ssl_policy = ?4, certificate_arn = ?5, alpn_policy = ?6, \
             target_group_arn = ?7 WHERE arn = ?1",
        )?
        .execute((
            arn,
            settings.port,
            &settings.protocol,
            tls.map(|tls| &tls.ssl_policy),
            tls.map(|tls| &tls.certificate_arn),
            tls.and_then(|tls| tls.alpn_policy.as_ref()),
            &settings.target_group_arn,
        ))?;
    Ok(())
}

/// Removes a listener and its tags.
pub fn delete(tx: &Tx<'_>, arn: &str) -> Result<(), StoreError> {
    super::tags::delete_of(tx, arn)?;
    tx.connection.prepare_cached("DELETE FROM listeners WHERE arn = ?1")?.execute([arn])?;
    Ok(())
}
