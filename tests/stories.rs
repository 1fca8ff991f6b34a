//! Shell scripts as people write them against AWS CLI, run with `aws` a symlink to us: each asserts for itself.

#![expect(clippy::unwrap_used, reason = "a test ends where something is not there")]

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

/// A home directory, a state, and `aws` first on the path.
struct Lab {
    directory: TempDir,
}

impl Lab {
    fn new() -> Self {
        let lab = Self { directory: tempfile::tempdir().unwrap() };
        for folder in ["bin", "home"] {
            fs::create_dir_all(lab.path(folder)).unwrap();
        }
        std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_vpce"), lab.path("bin").join("aws")).unwrap();
        lab
    }

    fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    /// A command that sees this lab and nothing else; its seed makes it print the same in every lab.
    fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command
            .env_clear()
            .env("PATH", format!("{}:/usr/local/bin:/usr/bin:/bin", self.path("bin").display()))
            .env("HOME", self.path("home"))
            .env("VPCE_STATE", self.path("state.db"))
            .env("VPCE_SEED", "story")
            .env("VPCE_CLOCK", "2026-01-01T00:00:00Z+1s");
        command
    }

    /// What a story tells.
    fn told(&self, story: &Path, variables: &[(&str, &str)]) -> String {
        let run = self.command("bash").arg(story).envs(variables.iter().copied()).output().unwrap();
        let told = format!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
        // 77 would mean that the story cannot be told here, which is not so.
        assert_eq!(run.status.code(), Some(0), "{}:\n{told}", story.display());
        assert!(told.contains("PASS") && !told.contains("FAIL"), "{}:\n{told}", story.display());
        without_mktemp(&told)
    }
}

/// The text without what `mktemp` calls its files, which is another in every run.
fn without_mktemp(text: &str) -> String {
    let mut pieces = text.split("/tmp.");
    let first = pieces.next().unwrap_or_default().to_owned();
    let rest = pieces.map(|piece| piece.trim_start_matches(|c: char| c.is_ascii_alphanumeric()));
    rest.fold(first, |text, piece| format!("{text}/tmp.*{piece}"))
}

/// A server over a lab's state.
struct Server(Child);

impl Server {
    fn start(lab: &Lab) -> (Self, String) {
        let mut command = lab.command(env!("CARGO_BIN_EXE_vpce"));
        let mut child = command.args(["serve", "--listen", "127.0.0.1:0"]).stdout(Stdio::piped()).spawn().unwrap();
        let mut url = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut url).unwrap();
        (Self(child), url.trim_end().to_owned())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

#[test]
#[ignore = "needs bash, jq and awk"]
fn scripts_for_aws_run_unchanged_and_alike_over_http() {
    let stories = stories();
    assert!(!stories.is_empty(), "there are no stories");
    for story in stories {
        let embedded = Lab::new().told(&story, &[]);
        let lab = Lab::new();
        let (_server, url) = Server::start(&lab);
        let served = lab.told(&story, &[("AWS_ENDPOINT_URL", &url)]);
        assert_eq!(embedded, served, "{}", story.display());
    }
}

fn stories() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let numbered =
        |path: &PathBuf| path.file_name().unwrap().to_string_lossy().starts_with(|c: char| c.is_ascii_digit());
    let mut stories: Vec<PathBuf> = files.filter(numbered).collect();
    stories.sort();
    stories
}
