//! What a run writes to: standard output and standard error, whatever they are.

use std::io::{ErrorKind, Write};

use super::errors::{CliError, exit};
use super::pager::Pager;
use crate::base::environment::Environment;
use crate::base::python;

/// The streams of one run.
pub struct Io<'a> {
    /// What a command prints.
    pub stdout: &'a mut dyn Write,
    /// What goes wrong.
    pub stderr: &'a mut dyn Write,
    /// The terminal that standard output is, if it is one.
    pub terminal: Option<Terminal>,
}

/// A terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terminal {
    /// Its width; 0 if it does not say.
    pub columns: usize,
}

/// How wide output is that goes to no terminal, or to one that cannot be asked.
const COLUMNS: usize = 80;

impl Terminal {
    /// The terminal that this process's standard output is. `COLUMNS` of the environment does not count.
    pub fn of_stdout() -> Self {
        Self { columns: columns_of_stdout().unwrap_or(COLUMNS) }
    }
}

#[cfg(unix)]
fn columns_of_stdout() -> Option<usize> {
    rustix::termios::tcgetwinsize(std::io::stdout()).ok().map(|size| size.ws_col.into())
}

#[cfg(not(unix))]
fn columns_of_stdout() -> Option<usize> {
    None
}

/// From now on an interrupt (Ctrl-C) ends the process as it ends AWS CLI: a line end on standard output, nothing on
/// standard error, 130. What is under way is given up, a transaction with it. Where the process was started to ignore
/// interrupts, as shells start what runs in the background, it goes on ignoring them.
///
/// # Errors
/// When the system refuses.
#[cfg(unix)]
pub fn end_on_interrupt() -> std::io::Result<()> {
    if is_interrupt_ignored() {
        return Ok(());
    }
    let mut signals = signal_hook::iterator::Signals::new([signal_hook::consts::SIGINT])?;
    let end = move || {
        if signals.forever().next().is_some() {
            end_interrupted();
        }
    };
    std::thread::Builder::new().name("interrupt".to_owned()).spawn(end).map(|_| ())
}

/// As the system does it.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn end_on_interrupt() -> std::io::Result<()> {
    Ok(())
}

#[cfg(unix)]
#[expect(clippy::exit, reason = "whatever the other thread does, it ends with the process")]
fn end_interrupted() {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    // Not through `std`'s standard output: the other thread may hold it, writing to somebody who reads no more.
    let stdout = rustix::stdio::stdout();
    let mut wanted = [PollFd::from_borrowed_fd(stdout, PollFlags::OUT)];
    if poll(&mut wanted, Some(&Timespec { tv_sec: 0, tv_nsec: 0 })).is_ok_and(|ready| ready > 0) {
        // When it cannot be written there is nowhere left to say so.
        let _ = rustix::io::write(stdout, b"\n");
    }
    std::process::exit(exit::INTERRUPTED.into());
}

/// Whether bit 1 of the ignored signals is set, where the system says so.
#[cfg(unix)]
fn is_interrupt_ignored() -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| u64::from_str_radix(line.strip_prefix("SigIgn:")?.trim(), 16).ok());
    ignored.is_some_and(|ignored| ignored & 2 != 0)
}

impl Io<'_> {
    /// The width that tables go by.
    pub fn columns(&self) -> usize {
        self.terminal.map_or(COLUMNS, |terminal| terminal.columns)
    }

    /// Writes to standard output.
    ///
    /// # Errors
    /// `BrokenPipe` if nobody reads it any more, and what else keeps it from being written.
    pub fn print(&mut self, text: &str) -> Result<(), CliError> {
        self.print_bytes(text.as_bytes())
    }

    fn print_bytes(&mut self, bytes: &[u8]) -> Result<(), CliError> {
        self.stdout.write_all(bytes).and_then(|()| self.stdout.flush()).map_err(|error| match error.kind() {
            ErrorKind::BrokenPipe => CliError::BrokenPipe,
            _ => CliError::General(format!("Unable to write to standard output: {error}")),
        })
    }

    /// Writes to standard error. When that cannot be written there is nowhere left to say so.
    pub fn complain(&mut self, text: &str) {
        let _ = self.stderr.write_all(text.as_bytes()).and_then(|()| self.stderr.flush());
    }
}

/// Where a command's output goes.
pub enum Output<'a, 'io> {
    /// To standard output, in an encoding.
    Stdout(&'a mut Io<'io>, Encoding),
    /// Through a pager.
    Paged(Pager),
}

impl Output<'_, '_> {
    /// Writes a text.
    ///
    /// # Errors
    /// A pager that cannot be started, a character that the encoding lacks, a stream that takes no more.
    pub fn write(&mut self, text: &str) -> Result<(), CliError> {
        match self {
            Self::Stdout(io, Encoding::Utf8) => io.print(text),
            Self::Stdout(io, encoding) => io.print_bytes(&encoding.encode(text)?),
            Self::Paged(pager) => pager.write(text),
        }
    }
}

/// How text becomes bytes: `AWS_CLI_OUTPUT_ENCODING`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, the default.
    Utf8,
    /// ASCII alone.
    Ascii,
    /// ISO 8859-1.
    Latin1,
}

impl Encoding {
    /// The encoding that the environment names by one of Python's names for it. Python knows more encodings.
    ///
    /// # Errors
    /// AWS's `Unknown codec`.
    pub fn of(environment: &Environment) -> Result<Self, CliError> {
        const VARIABLE: &str = "AWS_CLI_OUTPUT_ENCODING";
        let Some(name) = environment.var(VARIABLE) else { return Ok(Self::Utf8) };
        match name.to_lowercase().replace(['-', ' '], "_").as_str() {
            "utf_8" | "utf8" | "u8" | "utf" | "utf8_ucs2" | "utf8_ucs4" | "cp65001" => Ok(Self::Utf8),
            "ascii" | "us_ascii" | "646" => Ok(Self::Ascii),
            "latin_1" | "latin1" | "iso_8859_1" | "iso8859_1" | "iso8859" | "8859" | "cp819" | "latin" | "l1" => {
                Ok(Self::Latin1)
            }
            _ => Err(CliError::General(format!("Unknown codec `{name}` specified for {VARIABLE}."))),
        }
    }

    fn encode(self, text: &str) -> Result<Vec<u8>, CliError> {
        let (codec, range) = match self {
            Self::Utf8 => return Ok(text.as_bytes().to_vec()),
            Self::Ascii => ("ascii", 0x80),
            Self::Latin1 => ("latin-1", 0x100),
        };
        let lacks = |character: char| u32::from(character) >= range;
        let Some(start) = text.chars().position(lacks) else {
            return Ok(text.chars().filter_map(|character| u8::try_from(character).ok()).collect());
        };
        let run: Vec<char> = text.chars().skip(start).take_while(|character| lacks(*character)).collect();
        let reason = format!("ordinal not in range({range})");
        Err(CliError::General(python::unencodable(codec, &run, start, &reason)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_that_an_encoding_lacks_is_told() {
        assert_eq!(Encoding::Latin1.encode("\u{e9}"), Ok(vec![0xe9]));
        let error = Encoding::Ascii.encode("a\u{e9}").map_err(|error| error.to_string());
        let expected = "'ascii' codec can't encode character '\\xe9' in position 1: ordinal not in range(128)";
        assert_eq!(error, Err(expected.to_owned()));
        let error = Encoding::Latin1.encode("\u{e9}\u{6771}\u{1f680}x").map_err(|error| error.to_string());
        let expected = "'latin-1' codec can't encode characters in position 1-2: ordinal not in range(256)";
        assert_eq!(error, Err(expected.to_owned()));
    }
}
