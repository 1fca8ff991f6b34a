//! The address that requests go to.

use thiserror::Error;

/// An endpoint: `http://localhost:4566`, `https://host/base`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    scheme: &'static str,
    authority: String,
    path: String,
    query: String,
}

/// An endpoint that cannot be one, in AWS CLI's words.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("Invalid endpoint: {0}")]
pub struct InvalidEndpoint(String);

impl Endpoint {
    /// Reads a URL with scheme, host, and perhaps port and path.
    ///
    /// # Errors
    /// When the scheme is neither `http` nor `https`, or the host is none (aws-cli.md §15).
    pub fn parse(url: &str) -> Result<Self, InvalidEndpoint> {
        let invalid = || InvalidEndpoint(url.to_owned());
        let (scheme, rest) = url.split_once("://").ok_or_else(invalid)?;
        let scheme = ["http", "https"].into_iter().find(|known| scheme.eq_ignore_ascii_case(known));
        let (rest, _fragment) = rest.split_once('#').unwrap_or((rest, ""));
        let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        if !is_authority(authority) || !path.bytes().chain(query.bytes()).all(|byte| byte.is_ascii_graphic()) {
            return Err(invalid());
        }
        let [authority, path, query] = [authority, path, query].map(str::to_owned);
        Ok(Self { scheme: scheme.ok_or_else(invalid)?, authority, path, query })
    }

    /// `http` or `https`.
    pub fn scheme(&self) -> &'static str {
        self.scheme
    }

    /// Host and port as they were given.
    pub fn authority(&self) -> &str {
        &self.authority
    }

    /// Whether the server must show a certificate.
    pub fn is_secure(&self) -> bool {
        self.scheme == "https"
    }

    /// Host and port as a Host header has them: without the scheme's own port.
    pub fn host(&self) -> &str {
        let own_port = if self.scheme == "http" { ":80" } else { ":443" };
        self.authority.strip_suffix(own_port).unwrap_or(&self.authority)
    }

    /// The path of a request whose own path is `path`: the endpoint's stays in front.
    pub fn path(&self, path: &str) -> String {
        match (self.path.as_str(), path) {
            ("", path) => path.to_owned(),
            (own, "/") => own.to_owned(),
            (own, path) => own.strip_suffix('/').unwrap_or(own).to_owned() + path,
        }
    }

    /// The query string of a request whose own is `query`.
    pub fn query(&self, query: &str) -> String {
        let both = [self.query.as_str(), query];
        both.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("&")
    }

    /// The whole URL of a request.
    pub fn url(&self, path: &str, query: &str) -> String {
        let mark = if query.is_empty() { "" } else { "?" };
        format!("{}://{}{path}{mark}{query}", self.scheme, self.authority)
    }
}

fn is_authority(authority: &str) -> bool {
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, port),
        _ => (authority, ""),
    };
    let is_port = port.bytes().all(|byte| byte.is_ascii_digit()) && (port.is_empty() || port.parse::<u16>().is_ok());
    let address = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    is_port && address.map_or_else(|| is_host_name(host), |address| address.parse::<std::net::Ipv6Addr>().is_ok())
}

/// Labels of letters, digits and inner hyphens, as AWS CLI wants them; also IPv4 addresses.
fn is_host_name(host: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    host.len() <= 255 && host.strip_suffix('.').unwrap_or(host).split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(endpoint: &str, path: &str) -> String {
        let endpoint = Endpoint::parse(endpoint).unwrap();
        endpoint.url(&endpoint.path(path), &endpoint.query("a=b"))
    }

    #[test]
    fn the_endpoints_path_stays() {
        assert_eq!(url("http://localhost:4566", "/"), "http://localhost:4566/?a=b");
        assert_eq!(url("https://h/base", "/"), "https://h/base?a=b");
        assert_eq!(url("http://h/base/?x", "/2013-04-01/change"), "http://h/base/2013-04-01/change?x&a=b");
    }

    #[test]
    fn the_host_header_has_no_default_port() {
        assert_eq!(Endpoint::parse("http://h:80").unwrap().host(), "h");
        assert_eq!(Endpoint::parse("https://[::1]:80/").unwrap().host(), "[::1]:80");
    }

    #[test]
    fn refuses_what_aws_cli_refuses() {
        for url in ["http://", "ftp://h", "http://-a", "http://a_b", "http://h:x", "http://h/a b", "h"] {
            assert_eq!(Endpoint::parse(url).unwrap_err().to_string(), format!("Invalid endpoint: {url}"));
        }
    }
}
