//! The pager that takes what a command prints on a terminal (aws-cli.md §14).
//!
//! What does not belong here: whether standard output is a terminal. Errors are never paged.

use std::io::Write as _;
use std::process::{Child, Command, Stdio};

use crate::base::environment::Environment;
use crate::base::{interrupt, python};
use crate::cli::errors::CliError;
use crate::cli::shell_words;

/// What `less` is told if `LESS` is not set: leave if it fits one screen, pass colours on, do not clear the screen.
const LESS_FLAGS: &str = "FRX";

/// A pager that starts when it is first written to.
#[derive(Debug)]
pub struct Pager {
    words: Vec<String>,
    sets_less: bool,
    process: Process,
}

#[derive(Debug)]
enum Process {
    Waiting,
    Running(Child),
    Gone,
}

impl Pager {
    /// A pager of this command line. It is split when the answer is there, before anything is written.
    ///
    /// # Errors
    /// A command line that a shell could not split.
    pub fn new(command: &str, environment: &Environment) -> Result<Self, CliError> {
        let words = shell_words::split(command).map_err(|message| CliError::General(message.to_owned()))?;
        Ok(Self { words, sets_less: environment.var("LESS").is_none(), process: Process::Waiting })
    }

    /// Writes a text, and starts the pager if that has not been done.
    ///
    /// # Errors
    /// `Pager` if there is no such program. `BrokenPipe` if it reads no more, or cannot be run for another reason, about
    /// which AWS CLI says nothing either.
    pub fn write(&mut self, text: &str) -> Result<(), CliError> {
        if text.is_empty() {
            return Ok(());
        }
        if matches!(self.process, Process::Waiting) {
            self.process = Process::Gone;
            self.process = Process::Running(self.start()?);
        }
        let input = match &mut self.process {
            Process::Running(child) => child.stdin.as_mut(),
            Process::Waiting | Process::Gone => None,
        };
        let written = input.map(|input| input.write_all(text.as_bytes()).and_then(|()| input.flush()));
        if matches!(written, Some(Ok(()))) { Ok(()) } else { Err(CliError::BrokenPipe) }
    }

    /// Ends the input and waits until the pager has ended, whatever its exit code. Dropping the pager does the same.
    pub fn finish(&mut self) {
        if let Process::Running(mut child) = std::mem::replace(&mut self.process, Process::Gone) {
            // `wait` closes the input first. A pager that cannot be waited for has ended.
            let _ = child.wait();
        }
    }

    fn start(&self) -> Result<Child, CliError> {
        let Some((program, arguments)) = self.words.split_first() else {
            // Python's Popen, given no word.
            return Err(CliError::General("list index out of range".to_owned()));
        };
        let mut command = Command::new(program);
        command.args(arguments).stdin(Stdio::piped());
        if self.sets_less {
            command.env("LESS", LESS_FLAGS);
        }
        interrupt::may_take_long();
        command.spawn().map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => not_found(program),
            _ => CliError::BrokenPipe,
        })
    }
}

impl Drop for Pager {
    fn drop(&mut self) {
        self.finish();
    }
}

fn not_found(program: &str) -> CliError {
    CliError::Pager(format!(
        "Unable to redirect output to pager. Received the following error when opening pager:\n\
         [Errno 2] No such file or directory: {}\n\n\
         Learn more about configuring the output pager by running \"aws help config-vars\".",
        python::str_repr(program)
    ))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::Pager;
    use crate::base::environment::Environment;
    use crate::cli::errors::CliError;

    fn environment(variables: &[(&'static str, &'static str)]) -> Environment {
        Environment::isolated(Path::new("/"), variables.iter().copied())
    }

    #[test]
    fn a_pager_starts_at_the_first_write() {
        let mut pager = Pager::new("vpce-test-no-such-pager -x", &environment(&[])).expect("a command");
        assert_eq!(pager.write(""), Ok(()));
        let Err(CliError::Pager(message)) = pager.write("text") else { panic!("no such program") };
        assert_eq!(
            message,
            "Unable to redirect output to pager. Received the following error when opening pager:\n\
             [Errno 2] No such file or directory: 'vpce-test-no-such-pager'\n\n\
             Learn more about configuring the output pager by running \"aws help config-vars\"."
        );
    }

    #[test]
    fn a_pager_that_ends_early_is_no_error_to_speak_of() {
        let mut pager = Pager::new("true", &environment(&[])).expect("a command");
        let text = "x".repeat(1 << 20);
        let ended = (0..100).any(|_| pager.write(&text) == Err(CliError::BrokenPipe));
        assert!(ended);
        pager.finish();
    }
}
