//! Who may come in, and who it is.
//!
//! On a machine's own port any key may, but not a browser on behalf of a page: such a request names a foreign host or tells
//! where it comes from. Elsewhere only known keys may, with a signature (Signature Version 4) that is right and in date.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::Auth;
use super::exchange::{Received, Refused};
use super::pool::Pool;
use crate::client::sign::{self, Scope, Signable};
use crate::domain::caller::Caller;
use crate::model::Service;
use crate::model::shape::Protocol;
use crate::protocol::percent;
use crate::store::session_keys;

/// How far a client's clock may be off.
const TOLERANCE_SECONDS: i64 = 15 * 60;

/// Refuses what a browser might send for a page from elsewhere: with DNS in somebody's hand such a page can reach any port
/// of this machine.
///
/// # Errors
/// Which header says so.
pub(super) fn no_browser(request: &Received) -> Result<(), Refused> {
    let refuse = |what: &str| {
        let message = format!("This server answers requests of its own machine; {what} is none of it.");
        Err(Refused::new(403, "AccessDenied", &message))
    };
    let host = request.header("host").unwrap_or_default();
    if !is_loopback(host_name(host)) {
        return refuse(&format!("the host '{host}'"));
    }
    let origin = request.header("origin").map(|origin| (origin, origin.split_once("://").map_or("", |(_, host)| host)));
    match origin {
        Some((origin, host)) if !is_loopback(host_name(host)) => refuse(&format!("the origin '{origin}'")),
        _ => Ok(()),
    }
}

/// A host without its port.
fn host_name(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    }
}

fn is_loopback(host: &str) -> bool {
    let host = host.to_ascii_lowercase();
    let address = host.trim_start_matches('[').trim_end_matches(']');
    let is_address = address.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback());
    is_address || host == "localhost" || host.ends_with(".localhost")
}

/// What a request says about who signed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Signed {
    credential: Credential,
    /// In lower case, as they stand.
    headers: Vec<String>,
    signature: String,
    token: Option<String>,
    /// `20260102T030405Z`
    date: String,
    /// For how many seconds from then a signed URL is good.
    lasts: Option<i64>,
}

/// `KEY/20260102/us-east-1/ec2/aws4_request`
#[derive(Clone, Debug, PartialEq, Eq)]
struct Credential {
    access_key_id: String,
    day: String,
    region: String,
    service: String,
}

impl Credential {
    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.rsplitn(5, '/').map(str::to_owned);
        let (end, service, region, day) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let access_key_id = parts.next().filter(|key| !key.is_empty() && end == "aws4_request")?;
        Some(Self { access_key_id, day, region, service })
    }
}

impl Signed {
    /// Reads the Authorization header, or the query string of a signed URL; nothing if there is neither.
    ///
    /// # Errors
    /// One that is not of Signature Version 4.
    pub(super) fn of(request: &Received) -> Result<Option<Self>, Refused> {
        let signed = if let Some(header) = request.header("authorization") {
            let incomplete = || {
                let message = format!("Authorization header is not of Signature Version 4: '{header}'");
                Refused::new(400, "IncompleteSignature", &message)
            };
            Self::of_header(request, header).ok_or_else(incomplete)?
        } else if request.query.contains("X-Amz-Signature=") {
            let incomplete =
                || Refused::new(400, "IncompleteSignature", "The query string is not signed by Signature Version 4.");
            Self::of_query(&request.query).ok_or_else(incomplete)?
        } else {
            return Ok(None);
        };
        Ok(Some(signed))
    }

    fn of_header(request: &Received, header: &str) -> Option<Self> {
        let rest = header.strip_prefix(sign::ALGORITHM)?.strip_prefix(' ')?;
        let part = |name: &str| {
            let parts = rest.split(',').filter_map(|part| part.trim().split_once('='));
            parts.into_iter().find(|(key, _)| *key == name).map(|(_, value)| value)
        };
        Some(Self {
            credential: Credential::parse(part("Credential")?)?,
            headers: part("SignedHeaders")?.split(';').map(str::to_owned).collect(),
            signature: part("Signature")?.to_owned(),
            token: request.header("x-amz-security-token").map(str::to_owned),
            date: request.header("x-amz-date").unwrap_or_default().to_owned(),
            lasts: None,
        })
    }

    fn of_query(query: &str) -> Option<Self> {
        let part = |name: &str| {
            let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            pairs.into_iter().find(|(key, _)| *key == name).map(|(_, value)| percent::decode(value))
        };
        Some(Self {
            credential: Credential::parse(&part("X-Amz-Credential")?)?,
            headers: part("X-Amz-SignedHeaders")?.split(';').map(str::to_owned).collect(),
            signature: part("X-Amz-Signature")?,
            token: part("X-Amz-Security-Token"),
            date: part("X-Amz-Date")?,
            lasts: Some(part("X-Amz-Expires")?.parse().ok()?),
        })
    }

    /// The signing name of the service in the scope.
    pub(super) fn service(&self) -> &str {
        &self.credential.service
    }
}

/// Who calls.
///
/// # Errors
/// What AWS says of keys and signatures that it does not take.
pub(super) fn caller(
    request: &Received,
    signed: Option<&Signed>,
    service: &Service,
    (auth, pool, now): (Auth, &Pool, Timestamp),
) -> Result<Caller, Refused> {
    let Some(signed) = signed else {
        let message = "Request is missing Authentication Token";
        return Err(Refused::new(403, "MissingAuthenticationToken", message));
    };
    let words = Words(service.protocol);
    if auth == Auth::SigV4 {
        let secret = secret(signed, pool, words)?;
        check(request, signed, &secret, now, words)?;
    }
    let Credential { access_key_id, region, .. } = &signed.credential;
    Ok(Caller::of_key(access_key_id, signed.token.as_deref(), region, pool.config()))
}

/// The secret of a key that is registered, or that the state gave out with this token.
fn secret(signed: &Signed, pool: &Pool, words: Words) -> Result<String, Refused> {
    let key = &signed.credential.access_key_id;
    let registered = pool.config().keys.get(key).and_then(|key| key.secret.clone());
    if let Some(secret) = registered.filter(|_| signed.token.is_none()) {
        return Ok(secret);
    }
    let found = pool.with(|service| service.look(|tx| session_keys::find(tx, key)));
    let found = found.and_then(|found| found).map_err(|error| Refused::unavailable(&error.to_string()))?;
    let found = found.filter(|found| signed.token.as_deref() == Some(found.session_token.as_str()));
    let found = found.ok_or_else(|| words.unknown_key())?;
    if found.is_expired { Err(words.expired_token()) } else { Ok(found.secret_access_key) }
}

/// Whether the signature is right and in date.
fn check(request: &Received, signed: &Signed, secret: &str, now: Timestamp, words: Words) -> Result<(), Refused> {
    let time = DateTime::strptime("%Y%m%dT%H%M%SZ", &signed.date);
    let time = time.ok().and_then(|time| time.to_zoned(TimeZone::UTC).ok()).map(|time| time.timestamp());
    let Some(time) = time.filter(|_| signed.date.starts_with(&signed.credential.day)) else {
        return Err(Refused::new(400, "IncompleteSignature", "The date of the request and that of its scope differ."));
    };
    let age = now.as_second() - time.as_second();
    if age < -TOLERANCE_SECONDS || age > signed.lasts.unwrap_or(TOLERANCE_SECONDS) {
        return Err(words.out_of_date(&signed.date));
    }
    // What says where the request goes is always signed.
    if !signed.headers.iter().any(|name| name == "host") {
        return Err(words.wrong_signature());
    }
    let headers: Vec<(&str, &str)> =
        signed.headers.iter().map(|name| (name.as_str(), request.header(name).unwrap_or_default())).collect();
    let query = request.query.split('&').filter(|pair| !pair.starts_with("X-Amz-Signature="));
    let query = query.collect::<Vec<_>>().join("&");
    let Credential { region, service, .. } = &signed.credential;
    let signable = Signable {
        method: &request.method,
        path: &request.path,
        query: &query,
        headers: &headers,
        body: &request.body,
    };
    let expected = sign::signature(&signable, &Scope { region, service, time }, secret);
    if is_equal(&expected, &signed.signature) { Ok(()) } else { Err(words.wrong_signature()) }
}

/// Compares in the same time wherever they differ.
fn is_equal(expected: &str, given: &str) -> bool {
    let pairs = expected.bytes().zip(given.bytes());
    expected.len() == given.len() && pairs.fold(0, |differing, (a, b)| differing | (a ^ b)) == 0
}

/// How a service speaks of keys: EC2 has one refusal for most of what can be wrong.
#[derive(Clone, Copy)]
struct Words(Protocol);

impl Words {
    fn refused(self, of_ec2: (u16, &str, &str), of_others: (u16, &str, &str)) -> Refused {
        let (status, code, message) = if self.0 == Protocol::Ec2 { of_ec2 } else { of_others };
        Refused::new(status, code, message)
    }

    fn unknown_key(self) -> Refused {
        // lab-behaviour.md §11.
        self.refused(
            NOT_VALIDATED,
            (403, "InvalidClientTokenId", "The security token included in the request is invalid"),
        )
    }

    fn expired_token(self) -> Refused {
        const MESSAGE: &str = "The security token included in the request is expired";
        self.refused((400, "RequestExpired", "Request has expired."), (403, "ExpiredToken", MESSAGE))
    }

    fn out_of_date(self, date: &str) -> Refused {
        let message = format!("Signature not in date: {date}");
        self.refused((400, "RequestExpired", "Request has expired."), (403, "SignatureDoesNotMatch", &message))
    }

    fn wrong_signature(self) -> Refused {
        const MESSAGE: &str = "The request signature does not match the one that was calculated from it.";
        self.refused(NOT_VALIDATED, (403, "SignatureDoesNotMatch", MESSAGE))
    }
}

const NOT_VALIDATED: (u16, &str, &str) =
    (401, "AuthFailure", "AWS was not able to validate the provided access credentials");
