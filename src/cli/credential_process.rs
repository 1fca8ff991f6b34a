//! Keys from a program of the user's: `credential_process` of a profile (botocore's `ProcessProvider`).

use std::process::Command;

use jiff::Timestamp;
use serde_json::Value;

use super::credentials::Keys;
use super::errors::CliError;
use super::profile::Source;
use super::{python_json, shell_words};
use crate::base::{interrupt, python};

/// Runs the line, without a shell, and reads keys from what it prints; `now` they must not have expired.
///
/// # Errors
/// A program that cannot be run or fails, and output that holds no keys.
pub fn run(line: &str, source: Source, now: Timestamp) -> Result<Keys, CliError> {
    let words = shell_words::split(line).map_err(|error| CliError::General(error.to_owned()))?;
    let no_index = || CliError::General("list index out of range".to_owned());
    let (program, arguments) = words.split_first().ok_or_else(no_index)?;
    let missing = |_| CliError::General(format!("[Errno 2] No such file or directory: {}", python::str_repr(program)));
    interrupt::may_take_long();
    let output = Command::new(program).args(arguments).output().map_err(missing)?;
    if !output.status.success() {
        return Err(failed(&String::from_utf8_lossy(&output.stderr)));
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let parsed = python_json::parse(&text).map_err(|error| CliError::General(error.to_string()))?;
    if !parsed.is_object() {
        let kind = python::type_name(&parsed);
        return Err(CliError::General(format!("'{kind}' object has no attribute 'get'")));
    }
    let keys = match parsed.get("Version") {
        Some(Value::Number(version)) if version.as_i64() == Some(1) => keys(&parsed, source),
        version => {
            let version = version.map_or_else(|| "<Version key not provided>".to_owned(), python::str);
            let supported = "supported versions: 1";
            Err(failed(&format!("Unsupported version '{version}' for credential process provider, {supported}")))
        }
    }?;
    let expiration = parsed.get("Expiration").and_then(Value::as_str).and_then(|text| text.parse().ok());
    if expiration.is_some_and(|expiration: Timestamp| expiration <= now) {
        let expired = "Credentials were refreshed, but the refreshed credentials are still expired.";
        return Err(CliError::General(expired.to_owned()));
    }
    Ok(keys)
}

fn keys(parsed: &Value, source: Source) -> Result<Keys, CliError> {
    let text = |name: &str| parsed.get(name).and_then(Value::as_str).map(str::to_owned);
    let missing = |name: &'static str| move || failed(&format!("Missing required key in response: '{name}'"));
    Ok(Keys {
        access_key_id: text("AccessKeyId").ok_or_else(missing("AccessKeyId"))?,
        secret_access_key: text("SecretAccessKey").ok_or_else(missing("SecretAccessKey"))?,
        session_token: text("SessionToken"),
        source,
    })
}

fn failed(reason: &str) -> CliError {
    CliError::General(format!("Error when retrieving credentials from custom-process: {reason}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(line: &str) -> String {
        let now = "2026-01-01T00:00:00Z".parse().unwrap();
        run(line, Source::Default, now).map_or_else(|error| error.to_string(), |keys| keys.access_key_id)
    }

    #[test]
    fn a_program_gives_keys_or_a_reason() {
        assert_eq!(told(r#"echo '{"Version": 1, "AccessKeyId": "a", "SecretAccessKey": "s"}'"#), "a");
        let from = "Error when retrieving credentials from custom-process:";
        let lacking = told(r#"echo '{"Version": 1, "AccessKeyId": "a"}'"#);
        assert_eq!(lacking, format!("{from} Missing required key in response: 'SecretAccessKey'"));
        assert_eq!(told("sh -c 'echo no >&2; exit 1'"), format!("{from} no\n"));
        assert_eq!(told("echo hi"), "Expecting value: line 1 column 1 (char 0)");
        assert_eq!(told("echo []"), "'list' object has no attribute 'get'");
        let expiring = |at: &str| {
            let keys = r#""AccessKeyId": "a", "SecretAccessKey": "s""#;
            told(&format!(r#"echo '{{"Version": 1, {keys}, "Expiration": "{at}"}}'"#))
        };
        assert_eq!(expiring("2026-01-01T00:00:01Z"), "a");
        assert!(expiring("2026-01-01T00:00:00+00:00").ends_with("the refreshed credentials are still expired."));
        assert!(told("echo {}").contains("Unsupported version '<Version key not provided>'"));
    }
}
