//! Shell scripts as people write them against AWS CLI, run with `aws` a symlink to us: each asserts for itself.

#![expect(clippy::unwrap_used, reason = "a test ends where something is not there")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

#[test]
#[ignore = "needs bash, jq and awk"]
fn scripts_for_aws_run_unchanged() {
    let stories = stories();
    assert!(!stories.is_empty(), "there are no stories");
    for story in stories {
        let lab = tempfile::tempdir().unwrap();
        let (commands, home) = (lab.path().join("bin"), lab.path().join("home"));
        fs::create_dir_all(&commands).unwrap();
        fs::create_dir_all(&home).unwrap();
        std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_vpce"), commands.join("aws")).unwrap();
        let run = Command::new("bash")
            .arg(&story)
            .env_clear()
            .env("PATH", format!("{}:/usr/local/bin:/usr/bin:/bin", commands.display()))
            .env("HOME", &home)
            .env("VPCE_STATE", lab.path().join("state.db"))
            .output()
            .unwrap();
        let told = format!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
        // 77 would mean that the story cannot be told here, which is not so.
        assert_eq!(run.status.code(), Some(0), "{}:\n{told}", story.display());
        assert!(told.contains("PASS") && !told.contains("FAIL"), "{}:\n{told}", story.display());
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
