//! `file://` and `fileb://` in place of a value (aws-cli.md §7.1).

use std::io;
use std::path::PathBuf;

use super::codec::Encoding;
use crate::base::environment::Environment;
use crate::base::{files, interrupt, python};

/// What a file gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// `file://`: text.
    Text(String),
    /// `fileb://`: bytes.
    Bytes(Vec<u8>),
}

/// Why a file gave nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unloaded {
    /// AWS CLI's text, which stands alone in some places and behind the option's name in others.
    Told(String),
    /// Python's text, which always stands alone.
    Raised(String),
}

/// Reads the file that the word names; none if it names none.
pub fn load(word: &str, environment: &Environment) -> Option<Result<Content, Unloaded>> {
    let (path, is_text) = match (word.strip_prefix("file://"), word.strip_prefix("fileb://")) {
        (Some(path), _) => (path, true),
        (None, Some(path)) => (path, false),
        (None, None) => return None,
    };
    let path = environment.expand(path);
    // No path is no file, not the directory that paths start from.
    let place = if path.is_empty() { PathBuf::new() } else { environment.resolve(&path) };
    // It may be a pipe.
    interrupt::may_take_long();
    let bytes = match files::read(&place) {
        Ok(bytes) => bytes,
        Err(error) => {
            let reason = format!("{}: {}", os_error(&error), python::str_repr(&path));
            return Some(Err(Unloaded::Told(format!("Unable to load paramfile {word}: {reason}"))));
        }
    };
    if !is_text {
        return Some(Ok(Content::Bytes(bytes)));
    }
    let text = match Encoding::of_files(environment).and_then(|encoding| encoding.decode(bytes)) {
        Ok(text) => text,
        Err(message) => return Some(Err(Unloaded::Raised(message))),
    };
    Some(text.map(|text| Content::Text(universal_newlines(text))).ok_or_else(|| {
        Unloaded::Told(format!(
            "Unable to load paramfile ({path}), text contents could not be decoded.  If this is a binary file, please \
             use the fileb:// prefix instead of the file:// prefix."
        ))
    }))
}

/// Python's `[Errno 2] No such file or directory`.
pub(super) fn os_error(error: &io::Error) -> String {
    let text = error.to_string();
    match error.raw_os_error() {
        Some(number) => {
            let reason = text.strip_suffix(&format!(" (os error {number})")).unwrap_or(&text);
            format!("[Errno {number}] {reason}")
        }
        None => text,
    }
}

/// Python's text mode makes every line end a `\n`.
fn universal_newlines(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}
