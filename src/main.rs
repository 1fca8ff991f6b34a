//! Hands the words of the command line to [`vpce::cli`] and returns its exit code; gives it [`vpce::server`] to serve with.

use std::io::{self, IsTerminal as _};
use std::process::ExitCode;

use vpce::base::environment::Environment;
use vpce::base::interrupt;
use vpce::cli::io::{Io, Terminal, end_on_interrupt, wait_for_end};
use vpce::cli::own::Serving;
use vpce::server::{Auth, Server, Settings};

fn main() -> ExitCode {
    // Where that fails an interrupt ends the process all the same, only not in AWS CLI's way.
    interrupt::looked_after_by(|| drop(end_on_interrupt()));
    let (mut stdout, mut stderr) = (io::stdout(), io::stderr());
    let terminal = stdout.is_terminal().then(Terminal::of_stdout);
    let mut io = Io { stdout: &mut stdout, stderr: &mut stderr, terminal };
    ExitCode::from(vpce::cli::run_os(std::env::args_os(), &Environment::of_process(), &mut io, serve))
}

/// Serves until the process is asked to end.
fn serve(serving: Serving<'_>) -> anyhow::Result<()> {
    let auth = if serving.verifies { Auth::SigV4 } else { Auth::Open };
    let settings = Settings { address: serving.address, auth, ..Settings::default() };
    let server = Server::start(&settings, serving.service)
        .map_err(|error| anyhow::anyhow!("Unable to listen at {}: {error}", serving.address))?;
    (serving.announce)(&server.url())?;
    wait_for_end()?;
    server.stop();
    Ok(())
}
