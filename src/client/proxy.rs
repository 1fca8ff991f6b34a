//! Which proxy a request goes through: what Python's `getproxies` and `proxy_bypass` make of `HTTP_PROXY`, `HTTPS_PROXY` and
//! `NO_PROXY`, in capitals or not; and how a proxy is asked for what is not secret.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::endpoint::Endpoint;
use super::url::Url;
use crate::base::python;
use crate::protocol::percent;

/// The URL of the proxy for an endpoint, if there is one. `variable` gives the environment's variables.
pub fn proxy_for<'a>(endpoint: &Endpoint, variable: impl Fn(&str) -> Option<&'a str>) -> Option<String> {
    // In small letters it counts more: an empty one takes the other's effect away.
    let setting = |name: &str| {
        let found = variable(name).or_else(|| variable(&name.to_uppercase()));
        found.filter(|value| !value.is_empty())
    };
    let name = format!("{}_proxy", endpoint.scheme());
    // A server's `Proxy:` header arrives as HTTP_PROXY in its CGI scripts.
    if name == "http_proxy" && variable("REQUEST_METHOD").is_some() && variable(&name).is_none() {
        return None;
    }
    let proxy = setting(&name)?;
    if setting("no_proxy").is_some_and(|hosts| is_excepted(endpoint.authority(), hosts)) {
        return None;
    }
    Some(match proxy {
        proxy if proxy.starts_with("http:") || proxy.starts_with("https:") => proxy.to_owned(),
        proxy if proxy.starts_with("//") => format!("http:{proxy}"),
        proxy => format!("http://{proxy}"),
    })
}

/// Whether a host is in the list, or below a domain in it.
fn is_excepted(authority: &str, hosts: &str) -> bool {
    let authority = authority.to_lowercase();
    let (host, port) = authority.rsplit_once(':').unwrap_or((&authority, ""));
    let host = if port.bytes().all(|byte| byte.is_ascii_digit()) { host } else { &authority };
    let is_below = |name: &str| {
        let name = name.trim().trim_start_matches('.').to_lowercase();
        let below = format!(".{name}");
        !name.is_empty() && [host, &authority].into_iter().any(|host| host == name || host.ends_with(&below))
    };
    hosts == "*" || hosts.split(',').any(is_below)
}

/// A proxy that is asked for whole URLs, as it is for `http` endpoints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Forward {
    /// `http` or `https`.
    pub(super) scheme: String,
    /// Host and port.
    pub(super) authority: String,
    /// The Proxy-Authorization header, if user and password are known.
    pub(super) authorization: Option<String>,
}

impl Forward {
    /// Reads a proxy's URL. The error is urllib3's or Python's.
    pub(super) fn parse(proxy: &str) -> Result<Self, String> {
        let url = Url::split(proxy)?;
        if url.netloc.is_empty() {
            return Err("No host specified.".to_owned());
        }
        let authority = url.authority(None).ok_or_else(|| format!("Failed to parse: {proxy}"))?;
        let authorization = match url.user_info() {
            Some((user, Some(password))) if !user.is_empty() && !password.is_empty() => {
                let pair = format!("{}:{}", percent::decode(user), percent::decode(password));
                if let Some((position, character)) = pair.chars().enumerate().find(|(_, c)| !c.is_ascii()) {
                    return Err(python::unencodable("ascii", &[character], position, "ordinal not in range(128)"));
                }
                Some(format!("Basic {}", STANDARD.encode(pair)))
            }
            _ => None,
        };
        Ok(Self { scheme: url.scheme, authority, authorization })
    }
}

/// The URL as errors show it: user and password hidden where they first occur, wherever that is.
pub(super) fn masked(proxy: &str) -> String {
    let Some((user, password)) = proxy
        .split_once("://")
        .and_then(|(_, rest)| rest.split('/').next()?.rsplit_once('@'))
        .map(|(user, _)| user.split_once(':').unwrap_or((user, "")))
    else {
        return proxy.to_owned();
    };
    [user, password]
        .into_iter()
        .filter(|part| !part.is_empty())
        .fold(proxy.to_owned(), |url, part| url.replacen(part, "***", 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proxy(url: &str, variables: &[(&str, &str)]) -> Option<String> {
        let find = |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        proxy_for(&Endpoint::parse(url).unwrap(), find)
    }

    #[test]
    fn python_s_rules_for_proxies() {
        let (through, direct) = (Some("http://p:9".to_owned()), None);
        for (url, variables, expected) in [
            ("http://[::1]:9", &[("http_proxy", "p:9"), ("no_proxy", "::1")][..], &through),
            ("http://[::1]:9", &[("http_proxy", "p:9"), ("no_proxy", "[::1]")], &direct),
            ("http://h:1", &[("HTTP_PROXY", "http://p:9")][..], &through),
            ("http://h:1", &[("http_proxy", "p:9")], &through),
            ("http://h:1", &[("https_proxy", "p:9"), ("all_proxy", "p:9")], &direct),
            ("https://h:1", &[("HTTPS_PROXY", "//p:9")], &through),
            ("http://h:1", &[("HTTP_PROXY", "p:9"), ("http_proxy", "")], &direct),
            ("http://h:1", &[("HTTP_PROXY", "p:9"), ("REQUEST_METHOD", "GET")], &direct),
            ("http://h:1", &[("http_proxy", "p:9"), ("REQUEST_METHOD", "GET")], &through),
            ("http://a.H:1", &[("http_proxy", "p:9"), ("NO_PROXY", "x, .h")], &direct),
            ("http://a.h:1", &[("http_proxy", "p:9"), ("no_proxy", "a.h:1")], &direct),
            ("http://ah:1", &[("http_proxy", "p:9"), ("no_proxy", "h, ")], &through),
            ("http://h:1", &[("http_proxy", "p:9"), ("no_proxy", "*")], &direct),
            ("http://127.0.0.1:1", &[("http_proxy", "p:9"), ("no_proxy", "0.1")], &direct),
        ] {
            assert_eq!(&proxy(url, variables), expected, "{url} {variables:?}");
        }
    }

    #[test]
    fn a_proxy_that_forwards() {
        let proxy = Forward::parse("http://a%40b:c@h:9/x").unwrap();
        assert_eq!((proxy.authority.as_str(), proxy.authorization.as_deref()), ("h:9", Some("Basic YUBiOmM=")));
        assert_eq!(Forward::parse("http://u@h").unwrap().authorization, None);
        for (proxy, error) in [
            ("http://", "No host specified."),
            ("http://h:x", "Failed to parse: http://h:x"),
            ("http://[::1", "Invalid IPv6 URL"),
            (
                "http://u:\u{e9}@h",
                "'ascii' codec can't encode character '\\xe9' in position 2: ordinal not in range(128)",
            ),
        ] {
            assert_eq!(Forward::parse(proxy), Err(error.to_owned()));
        }
    }

    #[test]
    fn who_asks_is_hidden_as_aws_cli_hides_it() {
        assert_eq!(masked("http://u:p@h:9"), "htt***://***:p@h:9");
        assert_eq!(masked("http://h:9"), "http://h:9");
    }
}
