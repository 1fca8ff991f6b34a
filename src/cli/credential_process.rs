//! Keys from a program of the user's: `credential_process` of a profile (botocore's `ProcessProvider`).

use std::process::Command;

use serde_json::Value;

use super::credentials::Keys;
use super::errors::CliError;
use super::profile::Source;
use super::shell_words;
use crate::base::python;

/// Runs the line, without a shell, and reads keys from what it prints.
///
/// # Errors
/// A program that cannot be run or fails, and output that holds no keys.
pub fn run(line: &str, source: Source) -> Result<Keys, CliError> {
    let words = shell_words::split(line).map_err(|error| CliError::General(error.to_owned()))?;
    let no_index = || CliError::General("list index out of range".to_owned());
    let (program, arguments) = words.split_first().ok_or_else(no_index)?;
    let missing = |_| CliError::General(format!("[Errno 2] No such file or directory: {}", python::str_repr(program)));
    let output = Command::new(program).args(arguments).output().map_err(missing)?;
    if !output.status.success() {
        return Err(failed(&String::from_utf8_lossy(&output.stderr)));
    }
    let parsed: Value = serde_json::from_slice(&output.stdout)
        .map_err(|error| CliError::General(format!("The output of credential_process is not JSON: {error}")))?;
    match parsed.get("Version") {
        Some(Value::Number(version)) if version.as_i64() == Some(1) => keys(&parsed, source),
        version => {
            let version = version.map_or_else(|| "<Version key not provided>".to_owned(), python::str);
            let supported = "supported versions: 1";
            Err(failed(&format!("Unsupported version '{version}' for credential process provider, {supported}")))
        }
    }
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
        run(line, Source::Default).map_or_else(|error| error.to_string(), |keys| keys.access_key_id)
    }

    #[test]
    fn a_program_gives_keys_or_a_reason() {
        assert_eq!(told(r#"echo '{"Version": 1, "AccessKeyId": "a", "SecretAccessKey": "s"}'"#), "a");
        let from = "Error when retrieving credentials from custom-process:";
        let lacking = told(r#"echo '{"Version": 1, "AccessKeyId": "a"}'"#);
        assert_eq!(lacking, format!("{from} Missing required key in response: 'SecretAccessKey'"));
        assert_eq!(told("sh -c 'echo no >&2; exit 1'"), format!("{from} no\n"));
        assert!(told("echo {}").contains("Unsupported version '<Version key not provided>'"));
    }
}
