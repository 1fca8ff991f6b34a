//! One HTTP exchange: connect, send, read the whole answer. No redirects, cookies or compression.

use std::io;
use std::time::Duration;

use thiserror::Error;
use ureq::tls::{PemItem, RootCerts, TlsConfig, parse_pem};
use ureq::{Agent, Proxy, Timeout, http};

use super::proxy;
use crate::protocol::HttpAnswer;

/// The largest answer that is read: far more than the largest page of any operation.
const MAX_ANSWER: u64 = 64 * 1024 * 1024;

/// Which servers' certificates are believed.
#[derive(Clone, Debug)]
pub enum Certificates {
    /// Those of the public authorities that browsers trust.
    Public,
    /// Those that these authorities signed.
    Of(Vec<ureq::tls::Certificate<'static>>),
    /// Any: `--no-verify-ssl`.
    Any,
}

/// A bundle of certificates that holds none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the bundle holds no certificate in PEM form")]
pub struct InvalidCertificates;

impl Certificates {
    /// Reads a bundle in PEM form: `--ca-bundle`.
    ///
    /// # Errors
    /// When no certificate is in it.
    pub fn from_pem(pem: &[u8]) -> Result<Self, InvalidCertificates> {
        let certificate = |item| match item {
            Ok(PemItem::Certificate(certificate)) => Some(certificate),
            _ => None,
        };
        let certificates: Vec<_> = parse_pem(pem).filter_map(certificate).collect();
        if certificates.is_empty() { Err(InvalidCertificates) } else { Ok(Self::Of(certificates)) }
    }
}

/// Why there is no answer, in AWS CLI's words; each holds the request's URL.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub(super) enum NoAnswer {
    #[error("Could not connect to the endpoint URL: \"{0}\"")]
    NotConnected(String),
    #[error("Connect timeout on endpoint URL: \"{0}\"")]
    ConnectTimeout(String),
    #[error("Read timeout on endpoint URL: \"{0}\"")]
    ReadTimeout(String),
    #[error("Connection was closed before we received a valid response from endpoint URL: \"{0}\".")]
    Closed(String),
    #[error("SSL validation failed for {0} {1}")]
    Tls(String, String),
    #[error("Failed to connect to proxy URL: \"{0}\"")]
    Proxy(String),
    #[error("An HTTP Client raised an unhandled exception: {1}")]
    Other(String, String),
}

/// Sends requests; keeps connections open between them.
#[derive(Debug)]
pub(super) struct Transport {
    agent: Agent,
    proxy: Option<String>,
}

impl Transport {
    pub(super) fn new(
        certificates: Certificates,
        connect: Option<Duration>,
        read: Option<Duration>,
        proxy: Option<String>,
    ) -> Self {
        let tls = TlsConfig::builder();
        let tls = match certificates {
            Certificates::Public => tls,
            Certificates::Of(certificates) => tls.root_certs(RootCerts::from(certificates)),
            Certificates::Any => tls.disable_verification(true),
        };
        let config = Agent::config_builder()
            .tls_config(tls.build())
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .proxy(proxy.as_deref().and_then(|url| Proxy::new(url).ok()))
            .user_agent(concat!("vpce/", env!("CARGO_PKG_VERSION")))
            .accept_encoding("identity")
            .timeout_connect(connect)
            .timeout_per_read(read)
            .build();
        Self { agent: Agent::new_with_config(config), proxy }
    }

    /// Sends a request; an empty body is none at all.
    pub(super) fn send(
        &self,
        method: &str,
        url: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Result<HttpAnswer, NoAnswer> {
        let no_proxy = |proxy: &String| NoAnswer::Proxy(proxy::masked(proxy));
        if let Some(proxy) = self.proxy.as_ref().filter(|url| Proxy::new(url).is_err()) {
            return Err(no_proxy(proxy));
        }
        self.exchange(method, url, headers, body).map_err(|error| match (no_answer(&error, url), &self.proxy) {
            (NoAnswer::NotConnected(_), Some(proxy)) => no_proxy(proxy),
            (error, _) => error,
        })
    }

    fn exchange(
        &self,
        method: &str,
        url: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Result<HttpAnswer, ureq::Error> {
        let mut request = http::Request::builder().method(method).uri(url);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut answer = match body {
            [] => self.agent.run(request.body(())?)?,
            body => self.agent.run(request.body(body)?)?,
        };
        let text = |value: &http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
        let headers = answer.headers().iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect();
        let body = answer.body_mut().with_config().limit(MAX_ANSWER).read_to_vec()?;
        Ok(HttpAnswer { status: answer.status().as_u16(), headers, body })
    }
}

fn no_answer(error: &ureq::Error, url: &str) -> NoAnswer {
    use io::ErrorKind as Kind;
    let url = url.to_owned();
    match error {
        ureq::Error::Timeout(Timeout::Resolve | Timeout::Connect) => NoAnswer::ConnectTimeout(url),
        ureq::Error::Timeout(_) => NoAnswer::ReadTimeout(url),
        ureq::Error::HostNotFound | ureq::Error::ConnectionFailed | ureq::Error::ConnectProxyFailed(_) => {
            NoAnswer::NotConnected(url)
        }
        ureq::Error::Protocol(_) => NoAnswer::Closed(url),
        ureq::Error::Tls(_) | ureq::Error::Rustls(_) => NoAnswer::Tls(url, error.to_string()),
        ureq::Error::Io(error) => match error.kind() {
            Kind::ConnectionReset | Kind::ConnectionAborted | Kind::BrokenPipe | Kind::UnexpectedEof => {
                NoAnswer::Closed(url)
            }
            Kind::TimedOut => NoAnswer::ReadTimeout(url),
            // rustls's complaints arrive as errors of the stream.
            Kind::InvalidData => NoAnswer::Tls(url, error.to_string()),
            // Refused, no route, no such name: the last has no kind of its own.
            _ => NoAnswer::NotConnected(url),
        },
        _ => NoAnswer::Other(url, error.to_string()),
    }
}
