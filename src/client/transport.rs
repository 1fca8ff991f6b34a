//! One HTTP exchange: connect, send, read the whole answer. No redirects, cookies or compression.

use std::io;
use std::time::Duration;

use thiserror::Error;
use ureq::tls::{PemItem, RootCerts, TlsConfig, parse_pem};
use ureq::unversioned::resolver::DefaultResolver;
use ureq::unversioned::transport::{
    Buffers, ConnectionDetails, Connector, DefaultConnector, NextTimeout, Transport as Stream,
};
use ureq::{Agent, Proxy, Timeout, http};

use super::endpoint::Endpoint;
use super::proxy::{self, Forward};
use crate::base::interrupt;
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

/// One request.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sent<'a> {
    /// `POST`
    pub(super) method: &'a str,
    /// To whom.
    pub(super) endpoint: &'a Endpoint,
    /// With the endpoint's own path in front.
    pub(super) path: &'a str,
    /// With the endpoint's own query in front.
    pub(super) query: &'a str,
    /// Names and values, without the host.
    pub(super) headers: &'a [(&'a str, &'a str)],
    /// An empty one is none at all.
    pub(super) body: &'a [u8],
}

/// Where a request goes, and what the server there reads.
struct Route {
    scheme: String,
    authority: String,
    /// A path; for a proxy that forwards a slash and the whole URL, see [`WholeUrls`].
    target: String,
    host: String,
    authorization: Option<String>,
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
        is_secure: bool,
    ) -> Self {
        // What is secret goes through the proxy unread; for the rest the proxy is asked itself.
        let tunnel = proxy.as_deref().filter(|_| is_secure).and_then(|url| Proxy::new(url).ok());
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
            .proxy(tunnel)
            .user_agent(concat!("vpce/", env!("CARGO_PKG_VERSION")))
            .accept_encoding("identity")
            .timeout_connect(connect)
            .timeout_per_read(read)
            .build();
        let agent = if proxy.is_some() && !is_secure {
            let connector = DefaultConnector::new().chain(WholeUrls);
            Agent::with_parts(config, connector, DefaultResolver::default())
        } else {
            Agent::new_with_config(config)
        };
        Self { agent, proxy }
    }

    /// Sends a request and reads the whole answer.
    pub(super) fn send(&self, sent: &Sent<'_>) -> Result<HttpAnswer, NoAnswer> {
        let url = sent.endpoint.url(sent.path, sent.query);
        let no_proxy = |proxy: &String| NoAnswer::Proxy(proxy::masked(proxy));
        let route = self.route(sent, &url).map_err(|reason| NoAnswer::Other(url.clone(), reason))?;
        if let Some(proxy) = self.proxy.as_ref().filter(|proxy| sent.endpoint.is_secure() && Proxy::new(proxy).is_err())
        {
            return Err(no_proxy(proxy));
        }
        interrupt::may_take_long();
        self.exchange(&route, sent).map_err(|error| match (no_answer(&error, &url), &self.proxy) {
            (NoAnswer::NotConnected(_) | NoAnswer::ConnectTimeout(_), Some(proxy)) => no_proxy(proxy),
            // Only of a tunnel does AWS CLI know that the proxy itself answered.
            (NoAnswer::Closed(_) | NoAnswer::ReadTimeout(_), Some(proxy)) if !sent.endpoint.is_secure() => {
                no_proxy(proxy)
            }
            (error, _) => error,
        })
    }

    /// The error is urllib3's, about a URL that it cannot use.
    fn route(&self, sent: &Sent<'_>, url: &str) -> Result<Route, String> {
        let Sent { endpoint, path, query, .. } = *sent;
        let proxy = self.proxy.as_deref().map(Forward::parse).transpose()?;
        let scheme = endpoint.scheme().to_owned();
        if let Some(Forward { scheme, authority, authorization }) = proxy.filter(|_| scheme != "https") {
            let (host, url) = endpoint.through_proxy(path, query);
            return Ok(Route { scheme, authority, target: format!("/{url}"), host, authorization });
        }
        let authority = endpoint.connect_to(url)?;
        let target = Endpoint::target(path, query);
        Ok(Route { scheme, host: authority.clone(), authority, target, authorization: None })
    }

    fn exchange(&self, route: &Route, sent: &Sent<'_>) -> Result<HttpAnswer, ureq::Error> {
        let uri = http::Uri::builder().scheme(route.scheme.as_str()).authority(route.authority.as_str());
        let uri = uri.path_and_query(route.target.as_str()).build()?;
        let mut request = http::Request::builder().method(sent.method).uri(uri).header("host", &route.host);
        let authorization = route.authorization.as_deref().map(|text| ("proxy-authorization", text));
        for (name, value) in sent.headers.iter().copied().chain(authorization) {
            request = request.header(name, value);
        }
        let mut answer = match sent.body {
            [] => self.agent.run(request.body(())?)?,
            body => self.agent.run(request.body(body)?)?,
        };
        let text = |value: &http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
        let headers = answer.headers().iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect();
        let body = answer.body_mut().with_config().limit(MAX_ANSWER).read_to_vec()?;
        Ok(HttpAnswer { status: answer.status().as_u16(), headers, body })
    }
}

/// The library takes no target that is a whole URL. It is given one behind a slash, and the slash is taken away when the
/// request's first line is sent.
#[derive(Debug)]
struct WholeUrls;

impl<In: Stream> Connector<In> for WholeUrls {
    type Out = Forwarded<In>;

    fn connect(&self, _: &ConnectionDetails<'_>, chained: Option<In>) -> Result<Option<Self::Out>, ureq::Error> {
        Ok(chained.map(Forwarded))
    }
}

#[derive(Debug)]
struct Forwarded<In>(In);

impl<In: Stream> Stream for Forwarded<In> {
    fn buffers(&mut self) -> &mut dyn Buffers {
        self.0.buffers()
    }

    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), ureq::Error> {
        let output = &mut self.0.buffers().output()[..amount];
        let method = output.iter().take_while(|byte| byte.is_ascii_uppercase()).count();
        let is_first_line = method > 0 && output[method..].starts_with(b" /http");
        if is_first_line {
            output.copy_within(method + 2.., method + 1);
        }
        self.0.transmit_output(amount - usize::from(is_first_line), timeout)
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, ureq::Error> {
        self.0.await_input(timeout)
    }

    fn is_open(&mut self) -> bool {
        self.0.is_open()
    }

    fn is_tls(&self) -> bool {
        self.0.is_tls()
    }
}

fn no_answer(error: &ureq::Error, url: &str) -> NoAnswer {
    use io::ErrorKind as Kind;
    let url = url.to_owned();
    match error {
        ureq::Error::Timeout(Timeout::Resolve | Timeout::Connect) => NoAnswer::ConnectTimeout(url),
        ureq::Error::Timeout(_) => NoAnswer::ReadTimeout(url),
        // An authority that the library cannot read, such as an address with a zone.
        ureq::Error::Http(_)
        | ureq::Error::BadUri(_)
        | ureq::Error::HostNotFound
        | ureq::Error::ConnectionFailed
        | ureq::Error::ConnectProxyFailed(_) => NoAnswer::NotConnected(url),
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
