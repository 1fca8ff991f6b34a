//! URLs as Python's `urllib.parse` and urllib3 take them apart: what AWS CLI says of an address that is none shows who
//! looked at it.

use std::fmt::Write as _;
use std::net::IpAddr;

/// The parts of a URL, by Python's `urlsplit`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Url {
    /// In small letters; empty if there is none.
    pub(super) scheme: String,
    /// User, host and port, as they were given.
    pub(super) netloc: String,
    /// As it was given.
    pub(super) path: String,
    /// Without `?`.
    pub(super) query: String,
    /// Without `#`.
    pub(super) fragment: String,
}

impl Url {
    /// Takes a text apart. The error is Python's, about the brackets of an IPv6 address.
    pub(super) fn split(text: &str) -> Result<Self, String> {
        let text: String = text.trim_start_matches(|c: char| c <= ' ').replace(['\t', '\r', '\n'], "");
        let (scheme, rest) = scheme(&text).map_or(("", text.as_str()), |scheme| (scheme, &text[scheme.len() + 1..]));
        let (netloc, rest) = match rest.strip_prefix("//") {
            Some(rest) => rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len())),
            None => ("", rest),
        };
        check_brackets(netloc)?;
        let (rest, fragment) = rest.split_once('#').unwrap_or((rest, ""));
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let [netloc, path, query, fragment] = [netloc, path, query, fragment].map(str::to_owned);
        Ok(Self { scheme: scheme.to_lowercase(), netloc, path, query, fragment })
    }

    /// User and password, if there is an `@`.
    pub(super) fn user_info(&self) -> Option<(&str, Option<&str>)> {
        let (user_info, _) = self.netloc.rsplit_once('@')?;
        Some(user_info.split_once(':').map_or((user_info, None), |(user, password)| (user, Some(password))))
    }

    fn host_and_port(&self) -> (&str, &str) {
        let netloc = self.netloc.rsplit_once('@').map_or(self.netloc.as_str(), |(_, host)| host);
        match netloc.split_once('[') {
            Some((_, bracketed)) => {
                let (host, rest) = bracketed.split_once(']').unwrap_or((bracketed, ""));
                (host, rest.split_once(':').map_or("", |(_, port)| port))
            }
            None => netloc.split_once(':').unwrap_or((netloc, "")),
        }
    }

    /// The host in small letters and without brackets, if there is one.
    pub(super) fn host(&self) -> Option<String> {
        let (host, _) = self.host_and_port();
        (!host.is_empty()).then(|| host.to_lowercase())
    }

    /// The port, if there is one. The error is Python's, for what cannot be one.
    pub(super) fn port(&self) -> Result<Option<u16>, String> {
        let (_, port) = self.host_and_port();
        if port.is_empty() {
            return Ok(None);
        }
        if !port.bytes().all(|byte| byte.is_ascii_digit()) {
            let port = crate::base::python::str_repr(port);
            return Err(format!("Port could not be cast to integer value as {port}"));
        }
        let digits = port.trim_start_matches('0');
        let number = if digits.is_empty() { Ok(0) } else { digits.parse() };
        number.map(Some).map_err(|_| "Port out of range 0-65535".to_owned())
    }

    /// The host, in brackets if it is an IPv6 address, and the port unless it is `own_port`, as urllib3 reads them; none if
    /// it cannot.
    pub(super) fn authority(&self, own_port: Option<u16>) -> Option<String> {
        let netloc = self.netloc.rsplit_once('@').map_or(self.netloc.as_str(), |(_, host)| host);
        let (host, port) = match netloc.rsplit_once(':') {
            Some((host, port)) if !port.contains(']') => (host, port),
            _ => (netloc, ""),
        };
        let address = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
        let is_host = address.map_or_else(|| !host.contains(['[', ']', ':', '%']), is_ipv6);
        if !is_host || !port.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let port = self.port().ok()?.filter(|port| own_port != Some(*port));
        Some(host.to_lowercase() + &port.map(|port| format!(":{port}")).unwrap_or_default())
    }
}

/// The text before the first colon, if it can be a scheme.
fn scheme(text: &str) -> Option<&str> {
    let (scheme, _) = text.split_once(':')?;
    let is_part = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
    (scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(is_part)).then_some(scheme)
}

fn check_brackets(netloc: &str) -> Result<(), String> {
    if netloc.contains('[') != netloc.contains(']') {
        return Err("Invalid IPv6 URL".to_owned());
    }
    let Some((_, bracketed)) = netloc.split_once('[') else { return Ok(()) };
    let host = bracketed.split_once(']').map_or("", |(host, _)| host);
    if let Some(future) = host.strip_prefix('v') {
        let is_future = future.split_once('.').is_some_and(|(version, rest)| {
            !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_hexdigit()) && !rest.is_empty()
        });
        return if is_future { Ok(()) } else { Err("IPvFuture address is invalid".to_owned()) };
    }
    match host.split_once('%').map_or(host, |(address, _)| address).parse() {
        Ok(IpAddr::V6(_)) => Ok(()),
        Ok(IpAddr::V4(_)) => Err("An IPv4 address cannot be in brackets".to_owned()),
        Err(_) => Err(format!("{} does not appear to be an IPv4 or IPv6 address", crate::base::python::str_repr(host))),
    }
}

/// Whether a text is an IPv6 address, perhaps with a zone.
pub(super) fn is_ipv6(host: &str) -> bool {
    let (address, zone) = host.split_once('%').map_or((host, None), |(address, zone)| (address, Some(zone)));
    let is_zone =
        |zone: &str| !zone.is_empty() && zone.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-~%".contains(&b));
    address.parse::<std::net::Ipv6Addr>().is_ok() && zone.is_none_or(is_zone)
}

/// What may stand in a path as it is.
const PATH: &[u8] = b"._-~!$&'()*+,;=:@/";
/// What may stand in a query as it is.
const QUERY: &[u8] = b"._-~!$&'()*+,;=:@/?";

/// Path and query as urllib3 sends them: what cannot stand there is encoded, and encoded bytes are in capitals, unless one
/// `%` is none of them.
pub(super) fn target(path: &str, query: &str) -> String {
    let query = if query.is_empty() { String::new() } else { format!("?{}", encode(query, QUERY)) };
    encode(path, PATH) + &query
}

fn encode(text: &str, allowed: &[u8]) -> String {
    let bytes = text.as_bytes();
    let is_escape =
        |at: usize| bytes.get(at + 1..at + 3).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit));
    let is_encoded = (0..bytes.len()).filter(|at| bytes[*at] == b'%').all(is_escape);
    let mut encoded = String::with_capacity(text.len());
    let mut digits = 0_u8;
    for (at, &byte) in bytes.iter().enumerate() {
        let capital = digits > 0;
        digits = if byte == b'%' && is_escape(at) { 2 } else { digits.saturating_sub(1) };
        if byte.is_ascii_alphanumeric() || allowed.contains(&byte) || (byte == b'%' && is_encoded) {
            encoded.push(char::from(if capital { byte.to_ascii_uppercase() } else { byte }));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// A path without its `.` and `..`, as urllib3 writes it into a whole URL.
pub(super) fn without_dots(path: &str) -> String {
    let mut kept = Vec::new();
    for segment in path.split('/') {
        match segment {
            "." => {}
            ".." => {
                kept.pop();
            }
            segment => kept.push(segment),
        }
    }
    if path.starts_with('/') && kept.first().is_none_or(|first| !first.is_empty()) {
        kept.insert(0, "");
    }
    if path.ends_with("/.") || path.ends_with("/..") {
        kept.push("");
    }
    kept.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn python_s_parts() {
        let url = Url::split("\u{1} HTTP://u:p:q@[FE80::1]:080/a;b?c#d?e").unwrap();
        assert_eq!((url.scheme.as_str(), url.host().as_deref(), url.port()), ("http", Some("fe80::1"), Ok(Some(80))));
        assert_eq!((url.path.as_str(), url.query.as_str(), url.fragment.as_str()), ("/a;b", "c", "d?e"));
        assert_eq!(url.user_info(), Some(("u", Some("p:q"))));
        assert_eq!(Url::split("1x://h").unwrap().scheme, "");
        let port = |text: &str| Url::split(text).unwrap().port();
        assert_eq!(port("http://h:1 "), Err("Port could not be cast to integer value as '1 '".to_owned()));
        assert_eq!(port("http://h:99999"), Err("Port out of range 0-65535".to_owned()));
        assert_eq!(port("http://h:"), Ok(None));
    }

    #[test]
    fn what_brackets_hold() {
        let told = |host: &str| Url::split(&format!("http://{host}:1")).err();
        assert_eq!(told("[::1%25lo]"), None);
        assert_eq!(told("[v1.a]"), None);
        assert_eq!(told("[::1").as_deref(), Some("Invalid IPv6 URL"));
        assert_eq!(told("[zz]").as_deref(), Some("'zz' does not appear to be an IPv4 or IPv6 address"));
        assert_eq!(told("[127.0.0.1]").as_deref(), Some("An IPv4 address cannot be in brackets"));
        assert_eq!(told("[v]").as_deref(), Some("IPvFuture address is invalid"));
    }

    #[test]
    fn urllib3_s_way_to_write_it() {
        let authority = |text: &str| Url::split(text).unwrap().authority(Some(80));
        assert_eq!(authority("http://u@H.:00000080").as_deref(), Some("h."));
        assert_eq!(authority("http://[::1]:81").as_deref(), Some("[::1]:81"));
        for unread in ["http://h:x", "http://h:99999", "http://[::1]x:1", "http://[v1.a]:1"] {
            assert_eq!(authority(unread), None, "{unread}");
        }
        assert_eq!(target("/a b%2fé", "x=%2f|"), "/a%20b%2F%C3%A9?x=%2F%7C");
        assert_eq!(target("/%zz%2f", ""), "/%25zz%252F");
        for (path, without) in [("/a/../b", "/b"), ("/..", "/"), ("/p/./q/", "/p/q/"), ("/a/.", "/a/"), ("//x", "//x")]
        {
            assert_eq!(without_dots(path), without, "{path}");
        }
    }
}
