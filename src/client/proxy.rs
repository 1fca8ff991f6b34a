//! Which proxy a request goes through: what Python's `getproxies` and `proxy_bypass` make of `HTTP_PROXY`, `HTTPS_PROXY` and
//! `NO_PROXY`, in capitals or not.

use super::endpoint::Endpoint;

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
    fn who_asks_is_hidden_as_aws_cli_hides_it() {
        assert_eq!(masked("http://u:p@h:9"), "htt***://***:p@h:9");
        assert_eq!(masked("http://h:9"), "http://h:9");
    }
}
