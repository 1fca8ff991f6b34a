//! The HTTP edge: AWS's APIs on a port, answered from the same state file as the command line's, so that any AWS client can
//! be pointed at it.
//!
//! A request goes through `http` (connections and their limits), `entry` (may it come in, and who is it), `route` (which
//! service, which operation, which input) and `exchange` (the call, and its answer on the wire). All but the first
//! know no socket. Requests and answers are interpreted from the tables of `model`.
//!
//! What does not belong here: any operation's name, what an operation does, printing.

mod entry;
mod exchange;
mod http;
mod patient;
mod pool;
mod route;
mod signed;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::api::Embedded;
use crate::base::clock::Clock;
use crate::base::config::Config;
use crate::base::random::Random;

pub use exchange::{Exchange, Received};

/// How a server takes requests.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where it listens; port 0 is any that is free.
    pub address: SocketAddr,
    /// Whose requests it answers.
    pub auth: Auth,
    /// How much it takes from a client.
    pub limits: Limits,
    /// By which signatures are in date or not. It is not the state's: clients sign by the world's.
    pub clock: Clock,
}

impl Default for Settings {
    /// Any free port of this machine alone, for whoever is on it.
    fn default() -> Self {
        Self {
            address: SocketAddr::from(([127, 0, 0, 1], 0)),
            auth: Auth::Open,
            limits: Limits::default(),
            clock: Clock::System,
        }
    }
}

/// Whose requests are answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Auth {
    /// Any key's, if the request cannot come from a browser that somebody else's page runs in.
    Open,
    /// Registered keys', and those that a state gave out, if the signature is right and in date.
    SigV4,
}

/// How much a server takes from a client before it lets go of it.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Connections at once; more wait to be taken.
    pub connections: usize,
    /// Bytes of a request line and its headers.
    pub head_bytes: usize,
    /// Headers of a request.
    pub headers: usize,
    /// Bytes of a body.
    pub body_bytes: usize,
    /// From one request's end to the end of the next one's headers.
    pub head_time: Duration,
    /// From the end of the headers to the end of the body.
    pub body_time: Duration,
    /// How long a client may leave an answer unread.
    pub write_time: Duration,
    /// How long a stop waits for answers that are under way.
    pub stop_time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 1024,
            head_bytes: 64 * 1024,
            headers: 100,
            body_bytes: 1024 * 1024,
            head_time: Duration::from_secs(60),
            body_time: Duration::from_secs(20),
            write_time: Duration::from_secs(20),
            stop_time: Duration::from_secs(10),
        }
    }
}

/// A server that runs, in threads of its own, until it is stopped or dropped.
///
/// A test that wants AWS's APIs for itself needs one line; any AWS client is then pointed at its URL, with any key:
///
/// ```
/// let server = vpce::Server::in_memory()?;
/// let endpoint = server.url(); // for AWS_ENDPOINT_URL, or the `endpoint_url` of a client's configuration
/// assert_eq!(ureq::get(format!("{endpoint}/health")).call().unwrap().status(), 200);
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    running: http::Running,
}

impl Server {
    /// Serves a state that is empty at first, that no file keeps, and that ends with the server: at any free port of this
    /// machine, to whoever is on it.
    ///
    /// # Errors
    /// When there is no port, or no thread can be made.
    pub fn in_memory() -> std::io::Result<Self> {
        let (random, config) = (Random::new(None), Config::default());
        let service = Embedded::in_memory(Clock::System, random, config).map_err(std::io::Error::other)?;
        Self::start(&Settings::default(), service)
    }

    /// Serves the state in this file, which is made by the first call that writes, in the same way. Other servers and shells
    /// may use it too.
    ///
    /// # Errors
    /// When there is no port, or no thread can be made.
    pub fn of_file(path: impl Into<PathBuf>) -> std::io::Result<Self> {
        let (random, config) = (Random::new(None), Config::default());
        Self::start(&Settings::default(), Embedded::new(path.into(), Clock::System, random, config))
    }

    /// Listens, and answers from the state of this service.
    ///
    /// # Errors
    /// When the address cannot be listened at, or a thread cannot be made; or when others than this machine could reach it
    /// and no signature were asked for.
    pub fn start(settings: &Settings, service: Embedded) -> std::io::Result<Self> {
        if settings.auth == Auth::Open && !settings.address.ip().is_loopback() {
            let message =
                format!("{} is no address of this machine alone, so it has to ask for signatures", settings.address);
            return Err(std::io::Error::new(std::io::ErrorKind::InvalidInput, message));
        }
        let exchange = Arc::new(Exchange::new(settings, service));
        let running = http::Running::start(settings, exchange)?;
        Ok(Self { address: running.address(), running })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What clients are pointed at: `http://127.0.0.1:8723`.
    pub fn url(&self) -> String {
        url(self.address)
    }

    /// Takes no more requests, waits for the answers under way, and ends.
    pub fn stop(self) {
        drop(self.running);
    }
}

/// The URL of an address. One that stands for all of a machine's is that of the machine itself.
pub fn url(address: SocketAddr) -> String {
    let mut reached = address;
    if address.ip().is_unspecified() {
        reached.set_ip(match address {
            SocketAddr::V4(_) => std::net::Ipv4Addr::LOCALHOST.into(),
            SocketAddr::V6(_) => std::net::Ipv6Addr::LOCALHOST.into(),
        });
    }
    format!("http://{reached}")
}
