//! `vpce serve`: AWS's APIs over HTTP, from the same state file. What serves is not of this edge: `main` hands it in.

use std::net::{SocketAddr, ToSocketAddrs as _};
use std::path::PathBuf;

use anyhow::{Context as _, anyhow, bail};
use clap::{Args, ValueEnum};

use super::Context;
use crate::api::Embedded;
use crate::base::config::Config;
use crate::cli::debug;
use crate::cli::errors::CliError;

#[derive(Debug, Args)]
pub(super) struct Serve {
    /// Where to listen; port 0 is any that is free.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8723")]
    listen: String,
    /// Whose requests to answer: by default anybody's on this machine alone, and elsewhere those that are signed with a
    /// registered key.
    #[arg(long, value_enum)]
    auth: Option<Auth>,
    /// A file that gets the URL once requests are answered.
    #[arg(long, value_name = "FILE")]
    ready_file: Option<PathBuf>,
    /// Write a line for each request to standard error.
    #[arg(long)]
    log: bool,
    /// Serve nothing, but print what points AWS clients at a server: eval "$(vpce serve --env)"
    #[arg(long, conflicts_with_all = ["auth", "log"])]
    env: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Auth {
    /// Any key's.
    Open,
    /// Registered keys', and those that AssumeRole gave out, if the signature is right.
    Sigv4,
}

/// What is to be served, and how.
pub struct Serving<'a> {
    /// Where to listen.
    pub address: SocketAddr,
    /// Whether only what is signed rightly is answered.
    pub verifies: bool,
    /// What answers the calls.
    pub service: Embedded,
    /// Tells the URL, once requests are answered.
    pub announce: &'a mut dyn FnMut(&str) -> Result<(), CliError>,
}

/// Serves until somebody ends it.
pub type Server = fn(Serving<'_>) -> anyhow::Result<()>;

impl Serve {
    pub(super) fn run(self, context: &mut Context<'_, '_>) -> anyhow::Result<()> {
        if self.env {
            return self.print_env(context);
        }
        let server = context.server.ok_or_else(|| anyhow!("There is no server in this program."))?;
        let environment = context.environment;
        let address = self.address()?;
        let config = Config::load(environment).map_err(anyhow::Error::msg)?;
        let verifies = match self.auth {
            Some(Auth::Open) if !address.ip().is_loopback() => {
                bail!("--auth open is for addresses of this machine alone, and {} is not one", address.ip())
            }
            Some(auth) => auth == Auth::Sigv4,
            None => !address.ip().is_loopback(),
        };
        if verifies && config.keys.values().all(|key| key.secret.is_none()) {
            bail!(
                "No key with a secret is registered, so nobody could sign a request: add [keys.ID] to the configuration"
            );
        }
        let service = context.embedded_by(&config)?;
        let _listening = self.log.then(|| debug::listen_for_all(environment)).transpose()?;
        let io = &mut *context.io;
        let ready_file = self.ready_file.map(|path| environment.resolve(path));
        let mut announce = |url: &str| {
            io.print(&format!("{url}\n"))?;
            let Some(path) = &ready_file else { return Ok(()) };
            let written = std::fs::write(path, format!("{url}\n"));
            written.map_err(|error| CliError::General(format!("Unable to write {}: {error}", path.display())))
        };
        server(Serving { address, verifies, service, announce: &mut announce })
    }

    fn address(&self) -> anyhow::Result<SocketAddr> {
        let expected = || format!("--listen is '{}': expected an address such as 127.0.0.1:8723", self.listen);
        self.listen.to_socket_addrs().with_context(expected)?.next().with_context(expected)
    }

    /// The server's URL as AWS clients take it, which also keeps them from asking what they are running on.
    fn print_env(&self, context: &mut Context<'_, '_>) -> anyhow::Result<()> {
        let url = match &self.ready_file {
            None => format!("http://{}", self.address()?),
            Some(path) => {
                let text = std::fs::read_to_string(context.environment.resolve(path));
                let text = text.with_context(|| format!("Unable to read {}", path.display()))?;
                text.trim_end().to_owned()
            }
        };
        let lines = format!("export AWS_ENDPOINT_URL={url}\nexport AWS_EC2_METADATA_DISABLED=true\n");
        Ok(context.io.print(&lines)?)
    }
}
