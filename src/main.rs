//! Hands the words of the command line to [`vpce::cli`] and returns its exit code.

use std::io::{self, IsTerminal as _};
use std::process::ExitCode;

use vpce::base::environment::Environment;
use vpce::cli::io::{Io, Terminal};

fn main() -> ExitCode {
    let (mut stdout, mut stderr) = (io::stdout(), io::stderr());
    let terminal = stdout.is_terminal().then(Terminal::of_stdout);
    let mut io = Io { stdout: &mut stdout, stderr: &mut stderr, terminal };
    ExitCode::from(vpce::cli::run_os(std::env::args_os(), &Environment::of_process(), &mut io))
}
