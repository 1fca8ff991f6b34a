//! AWS CLI, as `.ci/clients` has it, kept loaded for the many commands of a test.

use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde::Deserialize;
use tempfile::TempDir;

use super::lab::{Lab, Server};

/// The Python of Debian, for which its AWS CLI is made.
pub const PYTHON: &str = "/usr/bin/python3";

/// Which AWS CLI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// PyPI's.
    V1,
    /// Debian's.
    V2,
}

impl Version {
    fn modules(self) -> PathBuf {
        installed(match self {
            Self::V1 => "aws-cli-1",
            Self::V2 => "aws-cli-2/usr/lib/python3/dist-packages",
        })
    }

    fn program(self) -> PathBuf {
        installed(match self {
            Self::V1 => "aws-cli-1/bin/aws",
            Self::V2 => "aws-cli-2/usr/bin/aws",
        })
    }

    /// The formats that it prints and that the rule book has.
    pub fn formats(self) -> &'static [&'static str] {
        match self {
            Self::V1 => &["json", "text", "table"],
            Self::V2 => &["json", "text", "table", "yaml"],
        }
    }
}

/// An AWS CLI that is kept loaded.
pub struct AwsCli {
    version: Version,
    directory: TempDir,
    child: Child,
}

impl AwsCli {
    /// Loads it, with the models of today.
    pub fn load(version: Version) -> Self {
        let directory = tempfile::tempdir().unwrap();
        let operations = [
            "ec2.describe-vpcs",
            "elbv2.describe-load-balancers",
            "route53.list-hosted-zones",
            "sns.list-topics",
            "sts.get-caller-identity",
        ];
        let mut child = Command::new(PYTHON)
            .arg(script("awscli_kept.py"))
            .arg(directory.path().join("socket"))
            .args(operations)
            .env_clear()
            .env("PATH", "/usr/bin:/bin")
            .env("HOME", directory.path())
            .env("PYTHONPATH", version.modules())
            .env("PYTHONUTF8", "1")
            .env("AWS_DATA_PATH", installed("models"))
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert_eq!(line, "ready\n", "AWS CLI is not there: has .ci/clients been run?");
        Self { version, directory, child }
    }

    /// A lab whose `aws` this is. Version 1 shows times as they come, unless it is told to show them as version 2 does.
    pub fn lab(&self) -> Lab {
        let lab = lab();
        if self.version == Version::V1 {
            std::fs::create_dir(lab.path("home/.aws")).unwrap();
            std::fs::write(lab.path("home/.aws/config"), "[default]\ncli_timestamp_format = iso8601\n").unwrap();
        }
        lab
    }

    /// What a command in such a lab needs besides, to reach this AWS CLI, the server and vpce.
    pub fn variables(&self, lab: &Lab, url: &str) -> Vec<(&'static str, String)> {
        let path = |path: PathBuf| path.to_string_lossy().into_owned();
        let mut variables = recording(lab);
        variables.push(("LAB_KEPT", path(self.directory.path().join("socket"))));
        variables.push(("AWS_ENDPOINT_URL", url.to_owned()));
        match self.version {
            Version::V1 => variables.push(("LAB_STATUS", "v1".to_owned())),
            Version::V2 => variables.push(("LAB_ENDPOINT", "option".to_owned())),
        }
        variables
    }

    /// The program itself, as anybody starts it.
    pub fn start(&self, lab: &Lab, variables: &[(&str, &str)]) -> Command {
        let mut command = lab.command(PYTHON);
        command.arg(self.version.program()).envs(variables.iter().copied());
        command.env("PYTHONPATH", self.version.modules()).env("AWS_DATA_PATH", installed("models"));
        if self.version == Version::V2 {
            let (_, url) = variables.iter().find(|(name, _)| *name == "AWS_ENDPOINT_URL").unwrap();
            command.args(["--endpoint-url", url]);
        }
        command
    }

    /// Plays something in a lab of its own, with a server over its state.
    pub fn play<T>(&self, play: impl FnOnce(&Lab, &[(&str, &str)]) -> T) -> T {
        let lab = self.lab();
        let (_server, url) = Server::start(&lab);
        let variables = self.variables(&lab, &url);
        let variables: Vec<_> = variables.iter().map(|(name, value)| (*name, value.as_str())).collect();
        play(&lab, &variables)
    }
}

impl Drop for AwsCli {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// A lab whose `aws` notes what it is asked and what it answers.
pub fn lab() -> Lab {
    let text = format!("#!/bin/sh\nexec {PYTHON} -IS '{}' \"$@\"\n", script("aws.py").display());
    Lab::with(|aws| {
        std::fs::write(aws, text)?;
        std::fs::set_permissions(aws, std::fs::Permissions::from_mode(0o755))
    })
}

/// What a command in such a lab needs to reach vpce and to be noted.
pub fn recording(lab: &Lab) -> Vec<(&'static str, String)> {
    let record = lab.path("record").to_string_lossy().into_owned();
    vec![("LAB_VPCE", env!("CARGO_BIN_EXE_vpce").to_owned()), ("LAB_RECORD", record)]
}

/// What has been noted in a lab.
pub fn recorded(lab: &Lab) -> Vec<Recorded> {
    let text = std::fs::read_to_string(lab.path("record")).unwrap_or_default();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A command and its answer.
#[derive(Clone, Debug, Deserialize)]
pub struct Recorded {
    /// What was typed behind `aws`.
    pub words: Vec<String>,
    /// What came of it.
    pub answer: Answer,
    /// The same, asked of both sides.
    pub twins: Vec<Twin>,
}

/// A command that was asked of both sides.
#[derive(Clone, Debug, Deserialize)]
pub struct Twin {
    /// What was typed behind `aws`.
    pub words: Vec<String>,
    /// What AWS CLI answers through the server.
    pub theirs: Answer,
    /// What vpce answers on the state file.
    pub ours: Answer,
}

/// What came of a command.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Answer {
    /// The exit status.
    pub status: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

/// What `.ci/clients` has put somewhere.
pub fn installed(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/clients").join(name);
    assert!(path.exists(), "{} is not there: run .ci/clients", path.display());
    path
}

/// A file that runs inside a client.
pub fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients").join(name)
}
