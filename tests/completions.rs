//! Completions as people get them: each stub in its own shell, on a terminal where one can be had, and the man pages in
//! mandoc and man.

#![expect(clippy::unwrap_used, reason = "a test ends where something is not there")]

use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// A line before Tab and after it. `VPC` stands for the one VPC of the state, which is the provider's.
const TYPED: &[(&str, &str)] = &[
    ("vpce ec2 accept-vpc-e", "vpce ec2 accept-vpc-endpoint-connections "),
    ("vpce --outp", "vpce --output "),
    ("vpce --output=js", "vpce --output=json "),
    (
        "vpce --profile provider ec2 describe-vpcs --vpc-ids ",
        "vpce --profile provider ec2 describe-vpcs --vpc-ids VPC ",
    ),
    (
        "vpce ec2 create-vpc --cli-input-json file://FOLDER/inp",
        "vpce ec2 create-vpc --cli-input-json file://FOLDER/input.json ",
    ),
    ("vpce --state FOLDER/inp", "vpce --state FOLDER/input.json "),
];

#[test]
#[ignore = "needs bash and zsh"]
fn in_bash() {
    in_terminal("bash", TYPED);
    in_terminal("bash", &[("vpce ec2 create-tags --tags Ke", "vpce ec2 create-tags --tags Key=")]);
}

#[test]
#[ignore = "needs zsh"]
fn in_zsh() {
    in_terminal("zsh", TYPED);
    in_terminal("zsh", &[("vpce ec2 create-tags --tags Ke", "vpce ec2 create-tags --tags Key=")]);
}

/// Elvish quotes what has a `=` in it.
#[test]
#[ignore = "needs elvish and zsh"]
fn in_elvish() {
    let quoted = TYPED.iter().map(|(typed, completed)| (*typed, completed.replace("--output=json", "'--output=json'")));
    let quoted: Vec<(&str, String)> = quoted.collect();
    let typed: Vec<(&str, &str)> = quoted.iter().map(|(typed, completed)| (*typed, completed.as_str())).collect();
    in_terminal("elvish", &typed);
}

/// Fish tells what it would offer without a terminal.
#[test]
#[ignore = "needs fish"]
fn in_fish() {
    let lab = Lab::new();
    for (typed, completed) in TYPED {
        let (typed, completed) = (lab.filled(typed), lab.filled(completed));
        let script = format!("vpce completions fish | source; complete -C '{typed}'");
        let offered = lab.run(Command::new("fish").args(["--no-config", "-c", &script]));
        let last = completed.trim_end().rsplit(' ').next().unwrap();
        let words: Vec<&str> = offered.lines().map(|line| line.split('\t').next().unwrap_or_default()).collect();
        assert_eq!(words, [last], "{typed}");
    }
    let script = "vpce completions fish | source; complete -C 'vpce --profile provider ec2 describe-vpcs --vpc-ids '";
    let offered = lab.run(Command::new("fish").args(["--no-config", "-c", script]));
    assert_eq!(offered, format!("{}\torders, 10.1.0.0/16\n", lab.vpc));
}

#[test]
#[ignore = "needs mandoc and man"]
fn man_pages() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("man");
    let entries = std::fs::read_dir(folder).unwrap();
    let pages: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    assert!(pages.len() > 100, "the pages are not where they are looked for");
    let lint = Command::new("mandoc").arg("-Tlint").args(&pages).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&lint.stdout), "");
    for page in &pages {
        let shown = Command::new("man").args(["--warnings", "-Tutf8", "-l"]).arg(page).output().unwrap();
        assert!(shown.status.success() && !shown.stdout.is_empty(), "{}", page.display());
        assert_eq!(String::from_utf8_lossy(&shown.stderr), "", "{}", page.display());
    }
}

fn in_terminal(shell: &str, lines: &[(&str, &str)]) {
    let lab = Lab::new();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/completions/type.zsh");
    // The script runs in zsh whatever the shell is: a missing one must not look like one that completes nothing.
    lab.run(Command::new(shell).args(["-c", "echo"]));
    for (typed, completed) in lines {
        let printed = lab.run(Command::new("zsh").arg("-f").arg(&script).args([shell, &lab.filled(typed)]));
        assert_eq!(printed, format!("{}|\n", lab.filled(completed)), "{shell}: {typed}");
    }
}

/// A state with one VPC, a file, and vpce as a command.
struct Lab {
    folder: TempDir,
    vpc: String,
}

impl Lab {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("input.json"), "{}").unwrap();
        let mut lab = Self { folder, vpc: String::new() };
        let vpce = |words: &str| lab.run(Command::new(env!("CARGO_BIN_EXE_vpce")).args(words.split(' ')));
        let made = vpce("--profile provider ec2 create-vpc --cidr-block 10.1.0.0/16 --query Vpc.VpcId --output text");
        vpce(&format!("--profile provider ec2 create-tags --resources {} --tags Key=Name,Value=orders", made.trim()));
        made.trim().clone_into(&mut lab.vpc);
        lab
    }

    fn filled(&self, line: &str) -> String {
        line.replace("FOLDER", self.folder.path().to_str().unwrap()).replace("VPC", &self.vpc)
    }

    /// What a program prints, which must succeed.
    fn run(&self, command: &mut Command) -> String {
        let program = format!("{command:?}");
        let binary = Path::new(env!("CARGO_BIN_EXE_vpce")).parent().unwrap();
        let output = command
            .env_clear()
            .env("PATH", format!("{}:/usr/local/bin:/usr/bin:/bin", binary.display()))
            .env("HOME", self.folder.path())
            .env("TERM", "xterm")
            .env("LC_ALL", "C.UTF-8")
            .env("VPCE_STATE", self.folder.path().join("state.db"))
            .output()
            .unwrap_or_else(|error| panic!("{program}: {error}"));
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && complaint.is_empty(), "{program}: {complaint}");
        String::from_utf8(output.stdout).unwrap()
    }
}
