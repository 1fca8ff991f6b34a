//! What can go wrong on the command line, with AWS CLI's texts and exit codes (aws-cli.md §2, §3).

use thiserror::Error;

use crate::domain::service::ServiceError;

/// Exit codes, as AWS CLI documents them.
pub mod exit {
    /// The call succeeded.
    pub const SUCCESS: u8 = 0;
    /// Interrupted: 128 and the signal's number.
    pub const INTERRUPTED: u8 = 130;
    /// Wrong usage or parameters that cannot be valid.
    pub const USAGE: u8 = 252;
    /// No region, no credentials, a configuration that cannot work.
    pub const CONFIGURATION: u8 = 253;
    /// The service answered with an error.
    pub const SERVICE: u8 = 254;
    /// Everything else.
    pub const GENERAL: u8 = 255;
}

/// The usage that argparse errors carry.
pub const USAGE: &str = "aws [options] <command> <subcommand> [<subcommand> ...] [parameters]\n\
To see help text, you can run:\n\n  aws help\n  aws <command> help\n  aws <command> <subcommand> help\n";

/// Why a command ends without doing its work.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CliError {
    /// A word that argparse refuses; the usage follows the message.
    #[error("{0}\n\nusage: {USAGE}")]
    Usage(String),
    /// Words that no parser knows; the usage stands before the message, and no error format changes it.
    #[error("Unknown options: {}", .0.join(", "))]
    UnknownOptions(Vec<String>),
    /// Options or parameters that cannot be valid.
    #[error("{0}")]
    ParamValidation(String),
    /// A setting that cannot work.
    #[error("{0}")]
    Configuration(String),
    /// No region anywhere.
    #[error("You must specify a region. You can also configure your region by running \"aws configure\".")]
    NoRegion,
    /// No credentials anywhere.
    #[error("Unable to locate credentials. You can configure credentials by running \"aws login\".")]
    NoCredentials,
    /// The pager cannot be started.
    #[error("{0}")]
    Pager(String),
    /// The service answered with an error, or could not answer.
    #[error("{0}")]
    Service(#[from] ServiceError),
    /// Everything else: no code, no error format.
    #[error("{0}")]
    General(String),
    /// Whoever read our output has gone: nothing is said, the exit code is success.
    #[error("")]
    BrokenPipe,
}

impl CliError {
    /// The exit code.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Usage(_) | Self::UnknownOptions(_) | Self::ParamValidation(_) => exit::USAGE,
            Self::Configuration(_) | Self::NoRegion | Self::NoCredentials | Self::Pager(_) => exit::CONFIGURATION,
            Self::Service(ServiceError::Refused { .. }) => exit::SERVICE,
            Self::Service(ServiceError::Unanswered(_)) | Self::General(_) => exit::GENERAL,
            Self::BrokenPipe => exit::SUCCESS,
        }
    }

    /// The code in `An error occurred (<code>)`, for those errors that have one.
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Usage(_) | Self::ParamValidation(_) => Some("ParamValidation"),
            Self::Configuration(_) => Some("Configuration"),
            Self::NoRegion => Some("NoRegion"),
            Self::NoCredentials => Some("NoCredentials"),
            Self::Pager(_) => Some("Pager"),
            Self::Service(ServiceError::Refused { code, .. }) => Some(code),
            Self::UnknownOptions(_)
            | Self::Service(ServiceError::Unanswered(_))
            | Self::General(_)
            | Self::BrokenPipe => None,
        }
    }
}
