//! Why the state file cannot serve, and what to do about it.

use rusqlite::ErrorCode;
use thiserror::Error;

use super::migrate::MIGRATIONS;

/// Why the state file cannot serve.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The path is a directory or a device.
    #[error("it is not a file: name another with --state or VPCE_STATE")]
    NotAFile,
    /// Neither empty nor made by us.
    #[error("it is not a state file of vpce, and is left alone: name another with --state or VPCE_STATE")]
    Foreign,
    /// Made by a newer version.
    #[error("it was written by a newer version of vpce (schema {0}, this one knows {known}): update vpce", known = MIGRATIONS.len())]
    Newer(i64),
    /// SQLite or the system refuses.
    #[error("{}", explain(.0))]
    Sqlite(#[from] rusqlite::Error),
    /// The file or its directory cannot be made or looked at.
    #[error("it cannot be used: name another with --state or VPCE_STATE ({0})")]
    Io(#[from] std::io::Error),
}

impl StoreError {
    /// Whether a uniqueness rule of the schema was broken, which some refusals rest on.
    pub fn is_duplicate(&self) -> bool {
        let Self::Sqlite(rusqlite::Error::SqliteFailure(error, _)) = self else { return false };
        error.extended_code == rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE
    }

    /// Whether it is what the file holds that is wrong, and not that somebody may not, or cannot, read or write it.
    pub(super) fn is_about_contents(&self) -> bool {
        match self {
            Self::Newer(_) => true,
            Self::Sqlite(error) => !matches!(
                error.sqlite_error_code(),
                Some(
                    ErrorCode::ReadOnly
                        | ErrorCode::CannotOpen
                        | ErrorCode::PermissionDenied
                        | ErrorCode::DatabaseBusy
                        | ErrorCode::DatabaseLocked
                        | ErrorCode::DiskFull
                        | ErrorCode::SystemIoFailure
                        | ErrorCode::OutOfMemory
                )
            ),
            Self::NotAFile | Self::Foreign | Self::Io(_) => false,
        }
    }

    /// Whether what the file holds cannot be read, by us or by anybody.
    pub(super) fn is_unreadable(&self) -> bool {
        let code = if let Self::Sqlite(error) = self { error.sqlite_error_code() } else { None };
        matches!(self, Self::Newer(_)) || matches!(code, Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt))
    }
}

/// What can be done about a file that SQLite has trouble with, in one line.
fn explain(error: &rusqlite::Error) -> String {
    let advice = match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => {
            "it is not a state file of vpce, and is left alone: name another with --state or VPCE_STATE"
        }
        Some(ErrorCode::ReadOnly) => {
            "it cannot be written: change its permissions and those of the files beside it, or name another with --state"
        }
        Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
            "it cannot be opened: look at its permissions and its directory's"
        }
        Some(ErrorCode::SystemIoFailure) if has_no_room(error) => FULL,
        Some(ErrorCode::DiskFull) => FULL,
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            "another process keeps it locked: wait for it or end it"
        }
        Some(ErrorCode::SystemIoFailure | ErrorCode::OutOfMemory) => {
            "the system cannot read or write it: look at its disk, or name another with --state"
        }
        // Our statements fit our tables and our rows are what we read, so whatever else is wrong, the file is.
        _ => DAMAGED,
    };
    // SQLite quotes what it cannot read, whatever stands in it.
    let error = error.to_string();
    format!("{advice} ({})", error.lines().next().unwrap_or_default())
}

/// Whether there is no room for the log's index, which SQLite does not call a full disk.
fn has_no_room(error: &rusqlite::Error) -> bool {
    error.sqlite_error().is_some_and(|error| error.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE)
}

/// What can be done about a full disk.
const FULL: &str = "the disk is full: make room on it, nothing was changed";

/// What can be done about a damaged file.
pub const DAMAGED: &str = "it is damaged: put back a copy, or start anew with another --state";
