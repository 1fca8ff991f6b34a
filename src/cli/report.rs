//! How an error is told: on standard error, in one of AWS CLI's error formats (aws-cli.md §3).

use serde_json::{Value, json};

use super::errors::{CliError, USAGE};
use super::output::table::{self, Colour};
use super::output::{json as json_format, text, yaml};
use super::profile::Session;
use crate::domain::service::ServiceError;

/// How errors are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorFormat {
    /// The bare message.
    Legacy,
    /// The message with the error's code.
    Enhanced,
    /// Code and message as JSON.
    Json,
    /// As YAML.
    Yaml,
    /// As text.
    Text,
    /// As a table.
    Table {
        /// Columns of the terminal.
        width: usize,
        /// With colours.
        colour: Colour,
    },
}

impl ErrorFormat {
    /// The format that the option or the session names. An unknown name means `enhanced`; a profile that is not there makes
    /// AWS CLI stumble, and then `legacy` is what comes out.
    pub fn decide(option: Option<&str>, session: &Session<'_>, width: usize, colour: Colour) -> Self {
        let Ok(name) = session.error_format(option) else { return Self::Legacy };
        match name.value.to_lowercase().as_str() {
            "legacy" => Self::Legacy,
            "json" => Self::Json,
            "yaml" => Self::Yaml,
            "text" => Self::Text,
            "table" => Self::Table { width, colour },
            _ => Self::Enhanced,
        }
    }
}

/// What is written to standard error about an error.
pub fn render(error: &CliError, format: ErrorFormat) -> String {
    match (error, error.code()) {
        (CliError::BrokenPipe, _) => String::new(),
        (CliError::UnknownOptions(_), _) => format!("\nusage: {USAGE}\n{}", plain(&error.to_string())),
        (_, None) => plain(&error.to_string()),
        (_, Some(code)) => with_code(error, code, format).unwrap_or_else(|| plain(&error.to_string())),
    }
}

/// An error that has a code; `None` if the format cannot show it.
fn with_code(error: &CliError, code: &str, format: ErrorFormat) -> Option<String> {
    let message = match error {
        CliError::Service(ServiceError::Refused { message, .. }) => message.clone(),
        _ => error.to_string(),
    };
    let structured: Value = json!({"Code": code, "Message": message});
    match format {
        ErrorFormat::Legacy => None,
        // A service's own sentence has the code in it.
        ErrorFormat::Enhanced if matches!(error, CliError::Service(_)) => None,
        ErrorFormat::Enhanced => Some(plain(&format!("An error occurred ({code}): {message}"))),
        ErrorFormat::Json => Some(json_format::render(&structured)),
        ErrorFormat::Yaml => Some(yaml::render(&structured)),
        ErrorFormat::Text => text::render(&structured).ok(),
        ErrorFormat::Table { width, colour } => table::render(&structured, "error", width, colour).ok(),
    }
}

/// The form of all errors that no format changes.
pub fn plain(message: &str) -> String {
    if message.is_empty() {
        return "\naws: [ERROR]:\n".to_owned();
    }
    format!("\naws: [ERROR]: {}\n", message.trim())
}
