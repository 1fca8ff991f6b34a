//! What `--version` prints.

use super::Program;
use crate::base::environment::Environment;

/// The AWS CLI that we are like.
const AWS_CLI: &str = "2.36.7";

/// One line. As `aws` it has AWS CLI's form, which scripts look into; where that names Python and where the program comes
/// from, ours names itself (aws-cli.md §4).
pub fn text(program: Program, environment: &Environment) -> String {
    let version = env!("CARGO_PKG_VERSION");
    if program == Program::Vpce {
        return format!("vpce {version}\n");
    }
    let execution = environment.var("AWS_EXECUTION_ENV").map(|name| format!(" exec-env/{name}")).unwrap_or_default();
    let (system, release) = (system(), release());
    format!("aws-cli/{AWS_CLI} vpce/{version} {system}/{release}{execution} vpce/{}\n", std::env::consts::ARCH)
}

fn system() -> &'static str {
    match std::env::consts::OS {
        "linux" => "Linux",
        "macos" => "Darwin",
        "windows" => "Windows",
        other => other,
    }
}

/// The kernel's, where it can be read from a file.
fn release() -> String {
    let release = std::fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    if release.trim().is_empty() { "unknown".to_owned() } else { release.trim().to_owned() }
}
