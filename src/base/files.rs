//! Files that somebody names: read to their end, but not for ever.

use std::fs::File;
use std::io::{Error, ErrorKind, Read as _, Result};
use std::path::Path;

/// The most bytes that are read: nothing that belongs into a setting or a parameter comes near it.
const MOST: u64 = 64 << 20;

/// Reads a file, or a pipe, whole.
///
/// # Errors
/// What the system says, or that there is no end to it.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MOST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST {
        let message = format!("it has more than {} MiB", MOST >> 20);
        return Err(Error::new(ErrorKind::FileTooLarge, message));
    }
    Ok(bytes)
}

/// Reads a text of settings. Unlike a parameter's it may be read more than once, so it is no pipe, which would be waited
/// for.
///
/// # Errors
/// As for [`read`], or that it is no UTF-8.
pub fn read_settings(path: &Path) -> Result<String> {
    if is_pipe(path) {
        return Err(Error::new(ErrorKind::InvalidInput, "it is a pipe, not a file"));
    }
    String::from_utf8(read(path)?).map_err(|_| Error::new(ErrorKind::InvalidData, "stream did not contain valid UTF-8"))
}

#[cfg(unix)]
fn is_pipe(path: &Path) -> bool {
    use std::os::unix::fs::FileTypeExt as _;
    path.metadata().is_ok_and(|metadata| metadata.file_type().is_fifo())
}

#[cfg(not(unix))]
fn is_pipe(_: &Path) -> bool {
    false
}
