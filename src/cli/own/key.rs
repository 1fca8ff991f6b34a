//! Waiting for a key at a terminal.

use std::io::{IsTerminal as _, Read as _};

use anyhow::{Context as _, ensure};

use crate::cli::io::Io;

/// What was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// One that means to go on.
    Any,
    /// One that means to stop: `q`, Ctrl-C, Ctrl-D, Escape.
    Stop,
}

/// Makes sure that there is somebody to press keys.
pub(super) fn is_possible(io: &Io<'_>) -> anyhow::Result<()> {
    let possible = io.terminal.is_some() && std::io::stdin().is_terminal();
    ensure!(possible, "--step waits for keys, so it needs a terminal to read from and to print to");
    Ok(())
}

/// Waits for a key, with a word about it that is gone afterwards.
pub(super) fn wait(io: &mut Io<'_>) -> anyhow::Result<Key> {
    const WORD: &str = "-- any key goes on, q ends --";
    io.print(&format!("\n{WORD}"))?;
    let byte = raw(|| {
        let mut byte = [0];
        let read = std::io::stdin().read(&mut byte)?;
        Ok((read == 1).then_some(byte[0]))
    })
    .context("Unable to read from the terminal")?;
    io.print(&format!("\r{}\r", " ".repeat(WORD.len())))?;
    Ok(match byte {
        None | Some(b'q' | b'Q' | 0x03 | 0x04 | 0x1b) => Key::Stop,
        Some(_) => Key::Any,
    })
}

/// Does something while the terminal gives each key at once and shows none. Signals are keys, too, so that nothing ends us
/// before the terminal is as it was.
#[cfg(unix)]
fn raw<T>(read: impl FnOnce() -> std::io::Result<T>) -> std::io::Result<T> {
    use rustix::termios::{LocalModes, OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};
    let before = tcgetattr(std::io::stdin())?;
    let mut raw = before.clone();
    raw.local_modes.remove(LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG);
    raw.special_codes[SpecialCodeIndex::VMIN] = 1;
    raw.special_codes[SpecialCodeIndex::VTIME] = 0;
    tcsetattr(std::io::stdin(), OptionalActions::Flush, &raw)?;
    let read = read();
    tcsetattr(std::io::stdin(), OptionalActions::Now, &before)?;
    read
}

/// Elsewhere a line is waited for.
#[cfg(not(unix))]
fn raw<T>(read: impl FnOnce() -> std::io::Result<T>) -> std::io::Result<T> {
    read()
}
