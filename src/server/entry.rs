//! Who may come in, and who it is.
//!
//! On a machine's own port any key may, but not a browser on behalf of a page: such a request names a foreign host or tells
//! where it comes from. Elsewhere only known keys may, with a signature (Signature Version 4) that is right and in date.

use std::net::{Ipv4Addr, Ipv6Addr};

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::Auth;
use super::exchange::{Received, Refused};
use super::pool::Pool;
use super::signed::{Credential, Place, Signed, incomplete};
use crate::api;
use crate::client::sign::{self, Scope, Signable};
use crate::domain::caller::Caller;
use crate::model::Service;
use crate::model::shape::Protocol;
use crate::store::session_keys;

/// How far a client's clock may be off.
const TOLERANCE_SECONDS: i64 = 15 * 60;

/// How long a signed URL may last: a week.
const LONGEST_SECONDS: i64 = 7 * 24 * 60 * 60;

/// Refuses what a browser might send for a page from elsewhere: with DNS in somebody's hand such a page can reach any port
/// of this machine. Each browser tells it in one of these headers, and no AWS client has any of them but the first.
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
    for header in ["origin", "referer"] {
        match request.header(header) {
            Some(page) if !is_loopback(host_of(page)) => return refuse(&format!("the {header} '{page}'")),
            _ => {}
        }
    }
    match request.header("sec-fetch-site") {
        None | Some("none" | "same-origin" | "same-site") => {}
        Some(site) => return refuse(&format!("a page that is {site}")),
    }
    // A page may ask first whether it may ask: it may not, wherever it is from.
    let asks = request.header("access-control-request-method").is_some();
    if asks { refuse("a page of another origin") } else { Ok(()) }
}

/// The host of a page's URL, without its port.
fn host_of(page: &str) -> &str {
    let rest = page.split_once("://").map_or("", |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    host_name(authority)
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
    let in_brackets = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    let is_address = match in_brackets {
        Some(address) => address.parse::<Ipv6Addr>().is_ok_and(|address| address.is_loopback()),
        None => host.parse::<Ipv4Addr>().is_ok_and(|address| address.is_loopback()),
    };
    let is_name = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte));
    is_address || host == "localhost" || host.strip_suffix(".localhost").is_some_and(is_name)
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
    let words = Words(service.protocol);
    let Some(signed) = signed else { return Err(words.unsigned()) };
    if auth == Auth::SigV4 {
        let time = in_scope(signed, service, now, words)?;
        let secret = secret(signed, pool, words)?;
        check(request, signed, time, &secret, words)?;
    }
    let Credential { access_key_id, region, .. } = &signed.credential;
    if api::region(service, region).is_none() {
        return Err(words.out_of_scope(&format!("Credential should be scoped to a valid region, not '{region}'.")));
    }
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
    let given = signed.token.as_deref().unwrap_or_default();
    let found = found.filter(|found| is_equal(&found.session_token, given));
    let found = found.ok_or_else(|| words.unknown_key())?;
    if found.is_expired { Err(words.expired_token()) } else { Ok(found.secret_access_key) }
}

/// When the request was signed, if that is not too long ago, and for what is asked for here. Faults are told in AWS's order:
/// what is not signed, the date, its age, the scope.
fn in_scope(signed: &Signed, service: &Service, now: Timestamp, words: Words) -> Result<Timestamp, Refused> {
    // What says where the request goes is always signed.
    if !signed.headers.iter().any(|name| name == "host") {
        return Err(words.wrong_signature("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."));
    }
    let Some(date) = &signed.date else {
        return Err(incomplete("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header."));
    };
    let time = DateTime::strptime("%Y%m%dT%H%M%SZ", date).ok().filter(|_| date.len() == "20260102T030405Z".len());
    let time = time.and_then(|time| time.to_zoned(TimeZone::UTC).ok()).map(|time| time.timestamp());
    let Some(time) = time else {
        return Err(incomplete(&format!(
            "Date must be in ISO-8601 'basic format'. Got '{date}'. See http://en.wikipedia.org/wiki/ISO_8601"
        )));
    };
    words.in_date(time, now, signed.place)?;
    let Credential { day, service: named, end, .. } = &signed.credential;
    let mut faults = Vec::new();
    if named != service.signing_name {
        faults.push(format!("Credential should be scoped to correct service: '{}'.", service.signing_name));
    }
    if end != "aws4_request" {
        faults.push(format!("Credential should be scoped with a valid terminator: 'aws4_request', not '{end}'."));
    }
    let today = date.get(..8).unwrap_or_default();
    if day != today {
        faults.push(format!(
            "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{day}' != \
             '{today}', from '{date}'."
        ));
    }
    if faults.is_empty() { Ok(time) } else { Err(words.out_of_scope(&faults.join(" "))) }
}

/// Whether the signature is right.
fn check(request: &Received, signed: &Signed, time: Timestamp, secret: &str, words: Words) -> Result<(), Refused> {
    let headers: Vec<(&str, &str)> =
        signed.headers.iter().map(|name| (name.as_str(), request.header(name).unwrap_or_default())).collect();
    let Credential { region, service, .. } = &signed.credential;
    let signable = Signable {
        method: &request.method,
        path: &request.path,
        query: &signed.query(&request.query),
        headers: &headers,
        body: &request.body,
    };
    let expected = sign::signature(&signable, &Scope { region, service, time }, secret);
    if is_equal(&expected, &signed.signature) { Ok(()) } else { Err(words.wrong_signature(WRONG_SIGNATURE)) }
}

/// Compares in the same time wherever they differ.
fn is_equal(expected: &str, given: &str) -> bool {
    let pairs = expected.bytes().zip(given.bytes());
    expected.len() == given.len() && pairs.fold(0, |differing, (a, b)| differing | (a ^ b)) == 0
}

/// How a service speaks of keys: EC2 has one refusal for most of what can be wrong, and the true reason goes beside it.
#[derive(Clone, Copy)]
struct Words(Protocol);

impl Words {
    fn is_ec2(self) -> bool {
        self.0 == Protocol::Ec2
    }

    /// EC2's refusal of keys that it does not like, also where it is the scope (gh:aws-sdk-java-v2#2981).
    fn not_validated(reason: &str) -> Refused {
        Refused::new(401, "AuthFailure", "AWS was not able to validate the provided access credentials").because(reason)
    }

    fn unsigned(self) -> Refused {
        if self.is_ec2() {
            // gh:kitchen-ec2#440
            let message = "The request must contain the parameter AWSAccessKeyId";
            return Refused::new(400, "MissingParameter", message);
        }
        Refused::new(403, "MissingAuthenticationToken", "Request is missing Authentication Token")
    }

    fn unknown_key(self) -> Refused {
        // lab-behaviour.md §11.
        const MESSAGE: &str = "The security token included in the request is invalid";
        if self.is_ec2() { Self::not_validated(MESSAGE) } else { Refused::new(403, "InvalidClientTokenId", MESSAGE) }
    }

    fn expired_token(self) -> Refused {
        const MESSAGE: &str = "The security token included in the request is expired";
        if self.is_ec2() { Self::expired(MESSAGE) } else { Refused::new(403, "ExpiredToken", MESSAGE) }
    }

    /// EC2's refusal of what is out of date, be it the signature, be it the keys.
    fn expired(reason: &str) -> Refused {
        Refused::new(400, "RequestExpired", "Request has expired.").because(reason)
    }

    fn wrong_signature(self, message: &str) -> Refused {
        if self.is_ec2() { Self::not_validated(message) } else { Refused::new(403, "SignatureDoesNotMatch", message) }
    }

    fn out_of_scope(self, message: &str) -> Refused {
        self.wrong_signature(message)
    }

    /// Whether a signature of that time is good now: a quarter of an hour from then, and at EC2 from when a signed URL
    /// expires. The other services do not look at that (gh:aws-iam-authenticator: the URLs of STS).
    fn in_date(self, time: Timestamp, now: Timestamp, place: Place) -> Result<(), Refused> {
        let lasts = match place {
            Place::Query { expires: Some(expires) } if self.is_ec2() => expires.clamp(0, LONGEST_SECONDS),
            _ => 0,
        };
        let text = |seconds: i64| {
            let time = Timestamp::from_second(seconds).unwrap_or(now);
            Scope { region: "", service: "", time }.amz_date()
        };
        let (time, now) = (time.as_second(), now.as_second());
        let (earliest, latest) = (now - TOLERANCE_SECONDS, now + TOLERANCE_SECONDS);
        let message = if time + lasts < earliest {
            format!(
                "Signature expired: {} is now earlier than {} ({} - 15 min.)",
                text(time),
                text(earliest),
                text(now)
            )
        } else if time > latest {
            format!(
                "Signature not yet current: {} is still later than {} ({} + 15 min.)",
                text(time),
                text(latest),
                text(now)
            )
        } else {
            return Ok(());
        };
        Err(if self.is_ec2() { Self::expired(&message) } else { self.wrong_signature(&message) })
    }
}

const WRONG_SIGNATURE: &str = "The request signature we calculated does not match the signature you provided. Check your AWS \
                               Secret Access Key and signing method. Consult the service documentation for details.";
