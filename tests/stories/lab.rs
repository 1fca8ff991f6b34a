//! A place in which stories are played: a home, a state, an `aws`, and a server if one is wanted.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

/// A home directory, a state, and `aws` first on the path.
pub struct Lab {
    directory: TempDir,
}

impl Lab {
    /// A lab whose `aws` is vpce.
    pub fn new() -> Self {
        Self::with(|aws| std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_vpce"), aws))
    }

    /// A lab whose `aws` is made by this.
    pub fn with(make: impl FnOnce(&Path) -> std::io::Result<()>) -> Self {
        let lab = Self { directory: tempfile::tempdir().unwrap() };
        for folder in ["bin", "home"] {
            fs::create_dir_all(lab.path(folder)).unwrap();
        }
        make(&lab.path("bin").join("aws")).unwrap();
        lab
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    /// A command that sees this lab and nothing else; its seed makes it print the same in every lab.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
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

    /// What a story tells, and how it ends.
    pub fn tell(&self, story: &Path, variables: &[(&str, &str)]) -> (Option<i32>, String) {
        let run = self.command("bash").arg(story).envs(variables.iter().copied()).output().unwrap();
        let told = format!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
        (run.status.code(), without_mktemp(&told))
    }
}

/// The text without what `mktemp` calls its files, which is another in every run.
pub fn without_mktemp(text: &str) -> String {
    let mut pieces = text.split("/tmp.");
    let first = pieces.next().unwrap_or_default().to_owned();
    let rest = pieces.map(|piece| piece.trim_start_matches(|c: char| c.is_ascii_alphanumeric()));
    rest.fold(first, |text, piece| format!("{text}/tmp.*{piece}"))
}

/// A server over a lab's state.
pub struct Server(Child);

impl Server {
    pub fn start(lab: &Lab) -> (Self, String) {
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

pub fn stories() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let numbered =
        |path: &PathBuf| path.file_name().unwrap().to_string_lossy().starts_with(|c: char| c.is_ascii_digit());
    let mut stories: Vec<PathBuf> = files.filter(numbered).collect();
    stories.sort();
    stories
}
