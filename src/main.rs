//! Hands the words of the command line to [`vpce::cli`] and returns its exit code.

use std::io::{self, IsTerminal as _};
use std::process::ExitCode;

use vpce::base::environment::Environment;
use vpce::cli::io::{Io, Terminal, end_on_interrupt};

fn main() -> ExitCode {
    // Without it an interrupt ends the process all the same, only not in AWS CLI's way.
    let _ = end_on_interrupt();
    let (mut stdout, mut stderr) = (io::stdout(), io::stderr());
    let terminal = stdout.is_terminal().then(Terminal::of_stdout);
    let mut io = Io { stdout: &mut stdout, stderr: &mut stderr, terminal };
    ExitCode::from(vpce::cli::run_os(std::env::args_os(), &Environment::of_process(), &mut io))
}
