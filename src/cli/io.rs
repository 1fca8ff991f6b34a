//! What a run writes to: standard output and standard error, whatever they are.

use std::io::{ErrorKind, Write};
#[cfg(unix)]
use std::sync::atomic::{AtomicBool, Ordering};

use super::codec::Encoder;
use super::errors::{CliError, exit};
use super::pager::Pager;

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
        if signals.forever().any(|_| !IS_END_AWAITED.load(Ordering::Relaxed)) {
            end_interrupted();
        }
    };
    std::thread::Builder::new().name("interrupt".to_owned()).spawn(end).map(|_| ())
}

/// Whether somebody waits for the end, and sees to it.
#[cfg(unix)]
static IS_END_AWAITED: AtomicBool = AtomicBool::new(false);

/// Waits until the process is asked to end: by an interrupt or a termination, which from then on do not end it.
///
/// # Errors
/// When the system refuses.
#[cfg(unix)]
pub fn wait_for_end() -> std::io::Result<()> {
    use signal_hook::consts::{SIGINT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGINT, SIGTERM])?;
    IS_END_AWAITED.store(true, Ordering::Relaxed);
    signals.forever().next();
    Ok(())
}

/// Waits for ever: an end comes unasked.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn wait_for_end() -> std::io::Result<()> {
    loop {
        std::thread::park();
    }
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
    Stdout(&'a mut Io<'io>, Encoder),
    /// Through a pager.
    Paged(Pager),
}

impl Output<'_, '_> {
    /// Whether there is no character that it cannot write.
    pub fn takes_all(&self) -> bool {
        match self {
            Self::Stdout(_, encoder) => encoder.is_utf8(),
            Self::Paged(_) => true,
        }
    }

    /// Writes a text.
    ///
    /// # Errors
    /// A pager that cannot be started, a character that the encoding lacks, a stream that takes no more.
    pub fn write(&mut self, text: &str) -> Result<(), CliError> {
        match self {
            Self::Stdout(io, encoding) => io.print_bytes(&encoding.encode(text)?),
            Self::Paged(pager) => pager.write(text),
        }
    }
}
