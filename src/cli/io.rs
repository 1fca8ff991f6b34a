//! What a run writes to: standard output and standard error, whatever they are.

use std::io::{ErrorKind, Write};

use super::errors::CliError;
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
        let byte = |(position, character): (usize, char)| {
            u8::try_from(u32::from(character)).ok().filter(|byte| u32::from(*byte) < range).ok_or_else(|| {
                let shown = python::json_dumps(&character.to_string().into(), ", ", ": ").replace('"', "'");
                CliError::General(format!(
                    "'{codec}' codec can't encode character {shown} in position {position}: ordinal not in range({range})"
                ))
            })
        };
        text.chars().enumerate().map(byte).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_that_an_encoding_lacks_is_told() {
        assert_eq!(Encoding::Latin1.encode("\u{e9}"), Ok(vec![0xe9]));
        let error = Encoding::Ascii.encode("a\u{e9}").map_err(|error| error.to_string());
        let expected = "'ascii' codec can't encode character '\\u00e9' in position 1: ordinal not in range(128)";
        assert_eq!(error, Err(expected.to_owned()));
    }
}
