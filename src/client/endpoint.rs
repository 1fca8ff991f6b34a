//! The address that requests go to.

use thiserror::Error;

use super::url::{self, Url};

/// An endpoint: `http://localhost:4566`, `https://host/base`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint(Url);

/// An endpoint that cannot be one, in AWS CLI's words or Python's.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{0}")]
pub struct InvalidEndpoint(String);

impl Endpoint {
    /// Reads a URL. Only its host is looked at; what else is wrong shows when it is used.
    ///
    /// # Errors
    /// When the host is none (aws-cli.md §15).
    pub fn parse(text: &str) -> Result<Self, InvalidEndpoint> {
        let invalid = || InvalidEndpoint(format!("Invalid endpoint: {text}"));
        if text.contains(['\t', '\r', '\n']) {
            return Err(invalid());
        }
        let url = Url::split(text).map_err(InvalidEndpoint)?;
        let is_host = |host: &str| is_host_name(host) || url::is_ipv6(host);
        if url.host().is_some_and(|host| is_host(&host)) { Ok(Self(url)) } else { Err(invalid()) }
    }

    /// Whether a URL has a scheme: AWS CLI asks that before anything else.
    ///
    /// # Errors
    /// A URL that Python cannot take apart.
    pub fn has_scheme(text: &str) -> Result<bool, InvalidEndpoint> {
        Url::split(text).map(|url| !url.scheme.is_empty()).map_err(InvalidEndpoint)
    }

    /// `http`, `https`, or another that nothing can be sent to.
    pub fn scheme(&self) -> &str {
        &self.0.scheme
    }

    /// User, host and port as they were given.
    pub fn authority(&self) -> &str {
        &self.0.netloc
    }

    /// Whether the server must show a certificate.
    pub fn is_secure(&self) -> bool {
        self.0.scheme == "https"
    }

    fn own_port(&self) -> Option<u16> {
        match self.scheme() {
            "http" => Some(80),
            "https" => Some(443),
            _ => None,
        }
    }

    /// Host and port as they are signed: without the scheme's own port.
    ///
    /// # Errors
    /// A port that is none, in Python's words.
    pub fn host(&self) -> Result<String, String> {
        let host = self.0.host().unwrap_or_default();
        let host = if url::is_ipv6(&host) { format!("[{host}]") } else { host };
        let port = self.0.port()?.filter(|port| self.own_port() != Some(*port));
        Ok(host + &port.map(|port| format!(":{port}")).unwrap_or_default())
    }

    /// Host and port to connect to, without the scheme's own port.
    ///
    /// # Errors
    /// What a request to `url` cannot be sent to, in urllib3's words.
    pub fn connect_to(&self, url: &str) -> Result<String, String> {
        let authority = self.0.authority(self.own_port()).ok_or_else(|| format!("Failed to parse: {url}"))?;
        match self.own_port() {
            Some(_) => Ok(authority),
            None => Err(format!("Not supported URL scheme {}", self.scheme())),
        }
    }

    /// The path of a request whose own path is `path`: the endpoint's stays in front.
    pub fn path(&self, path: &str) -> String {
        match (self.0.path.as_str(), path) {
            ("", path) => path.to_owned(),
            (own, "/") => own.to_owned(),
            (own, path) => own.strip_suffix('/').unwrap_or(own).to_owned() + path,
        }
    }

    /// The query string of a request whose own is `query`.
    pub fn query(&self, query: &str) -> String {
        let both = [self.0.query.as_str(), query];
        both.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("&")
    }

    /// The whole URL of a request.
    pub fn url(&self, path: &str, query: &str) -> String {
        let mark = if query.is_empty() { "" } else { "?" };
        let fragment = if self.0.fragment.is_empty() { String::new() } else { format!("#{}", self.0.fragment) };
        format!("{}://{}{path}{mark}{query}{fragment}", self.scheme(), self.authority())
    }

    /// Path and query as the server is asked for them.
    pub fn target(path: &str, query: &str) -> String {
        // Python's `urlparse` takes the parameters off the last segment, and AWS CLI forgets them.
        let last = path.rfind('/').map_or(0, |slash| slash + 1);
        let path = path[last..].find(';').map_or(path, |semicolon| &path[..last + semicolon]);
        url::target(path, query)
    }

    /// User, host and port, and the URL without its fragment, as a proxy is asked for them.
    pub fn through_proxy(&self, path: &str, query: &str) -> (String, String) {
        let user = self.0.user_info().map(|_| self.authority().rsplit_once('@').map_or("", |(user, _)| user));
        let user = user.map(|user| format!("{user}@")).unwrap_or_default();
        let authority = user + &self.0.authority(None).unwrap_or_default();
        let url = format!("{}://{authority}{}", self.scheme(), url::target(&url::without_dots(path), query));
        (authority, url)
    }
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
        assert_eq!(url(" HTTP://u:p@h/#f", "/"), "http://u:p@h/?a=b#f");
        assert_eq!(Endpoint::target("/a;b/c;d", ""), "/a;b/c");
    }

    #[test]
    fn the_host_header_has_no_default_port() {
        let host = |url: &str| Endpoint::parse(url).unwrap().host();
        assert_eq!(host("http://H:80"), Ok("h".to_owned()));
        assert_eq!(host("https://u@[::1]:080/"), Ok("[::1]:80".to_owned()));
        assert_eq!(host("http://h:x"), Err("Port could not be cast to integer value as 'x'".to_owned()));
    }

    #[test]
    fn what_urllib3_refuses_to_connect_to() {
        let told = |url: &str| Endpoint::parse(url).unwrap().connect_to(url);
        assert_eq!(told("http://u@h:80"), Ok("h".to_owned()));
        assert_eq!(told("foo://x"), Err("Not supported URL scheme foo".to_owned()));
        assert_eq!(told("http://[::1]x:1"), Err("Failed to parse: http://[::1]x:1".to_owned()));
    }

    #[test]
    fn refuses_what_aws_cli_refuses() {
        for url in ["http://", "http://-a", "http://a_b", "http://:80", "h", "http://h\n"] {
            assert_eq!(Endpoint::parse(url).unwrap_err().to_string(), format!("Invalid endpoint: {url}"));
        }
        assert_eq!(Endpoint::parse("http://[::1").unwrap_err().to_string(), "Invalid IPv6 URL");
        for url in ["ftp://h", "http://h:x", "http://h/a b"] {
            assert!(Endpoint::parse(url).is_ok(), "{url}");
        }
    }
}
