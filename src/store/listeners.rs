//! Listeners: what a load balancer takes in, and the target group that it forwards to.

use rusqlite::Row;

use super::{StoreError, Tx};

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

fn read(row: &Row<'_>) -> rusqlite::Result<Listener> {
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

/// The listeners of a load balancer in the order of creation.
pub fn of_load_balancer(tx: &Tx<'_>, arn: &str) -> Result<Vec<Listener>, StoreError> {
    let sql = "SELECT * FROM listeners WHERE load_balancer_arn = ?1 ORDER BY seq";
    let mut statement = tx.connection.prepare_cached(sql)?;
    Ok(statement.query_map([arn], read)?.collect::<Result<_, _>>()?)
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
