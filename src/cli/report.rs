//! How an error is told: on standard error, in one of AWS CLI's error formats (aws-cli.md §3).

use serde_json::{Value, json};

use super::errors::{CliError, USAGE};
use super::output::table::{self, Colour, RESET};
use super::output::{json as json_format, text, yaml};
use super::profile::Session;
use crate::domain::service::ServiceError;
use crate::model::SERVICES;
use crate::model::shape::Protocol;

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
    let structured = structured(error, code, &message);
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

/// An error as a map. That of a service is what its answer was read into: AWS CLI begins with the message for a REST
/// or JSON service, and has nothing (`null`) for an element that is empty.
fn structured(error: &CliError, code: &str, message: &str) -> Value {
    let CliError::Service(ServiceError::Refused { operation, .. }) = error else {
        return json!({"Code": code, "Message": message});
    };
    let value = |text: &str| if text == "None" { Value::Null } else { Value::from(text) };
    let mut fields = [("Code", value(code)), ("Message", value(message))];
    let mut services = SERVICES.iter().filter(|service| service.operation_by_name(operation).is_some());
    if services.next().is_some_and(|service| matches!(service.protocol, Protocol::RestXml | Protocol::Json)) {
        fields.reverse();
    }
    Value::Object(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

/// An error's text on a line whose output is a coloured table: from then on Python resets the colours behind each thing
/// that it writes.
pub fn with_resets(text: &str) -> String {
    match text.strip_prefix('\n').and_then(|text| text.strip_suffix('\n')) {
        Some(line) => format!("\n{RESET}{line}{RESET}\n{RESET}"),
        None => text.to_owned(),
    }
}

/// The form of all errors that no format changes.
pub fn plain(message: &str) -> String {
    if message.is_empty() {
        return "\naws: [ERROR]:\n".to_owned();
    }
    format!("\naws: [ERROR]: {}\n", message.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As AWS CLI 2.36.7 did, side by side.
    #[test]
    fn a_structured_error_is_what_the_answer_was_read_into() {
        let told = |operation, code: &str, message: &str| {
            let (code, message) = (code.to_owned(), message.to_owned());
            let refused = ServiceError::Refused { code, message, status: 400, operation, retries: None };
            render(&CliError::Service(refused), ErrorFormat::Json)
        };
        assert_eq!(told("DescribeVpcs", "X", "m"), "{\n    \"Code\": \"X\",\n    \"Message\": \"m\"\n}\n");
        assert_eq!(told("ListHostedZones", "X", "m"), "{\n    \"Message\": \"m\",\n    \"Code\": \"X\"\n}\n");
        assert_eq!(told("DescribeVpcs", "X", "None"), "{\n    \"Code\": \"X\",\n    \"Message\": null\n}\n");
    }

    #[test]
    fn behind_a_coloured_table_every_part_is_reset() {
        let reset = with_resets(&plain("no"));
        assert_eq!(reset, "\n\u{1b}[0maws: [ERROR]: no\u{1b}[0m\n\u{1b}[0m");
    }
}
