//! No room, and nothing that may be written: what was acknowledged is there, and nothing else is.
#![cfg(unix)]

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::os::unix::process::CommandExt as _;
use std::process::{Command, Output, Stdio};

use super::home::{Home, Ran, integrity};

/// Some other user than root.
const NOBODY: u32 = 65534;

/// A file may not grow beyond some size, as `ulimit -f` has it: the system then refuses writes as it does where a disk is full,
/// only with another number (EFBIG).
#[test]
fn a_state_that_cannot_grow_loses_nothing() {
    let mut refused = 0;
    // In blocks of 512 or of 1,024 bytes, as shells differ.
    for blocks in [0, 1, 4, 9, 20, 40, 70, 100, 200, 400, 700, 1000] {
        let home = Home::new();
        let mut acknowledged = 0;
        let mut run = |line: String, limit: u32| {
            let script = format!("ulimit -f {limit} 2>/dev/null || ulimit -f unlimited; trap '' XFSZ; exec \"$@\"");
            let program = home.program();
            let mut shell = Command::new("sh");
            shell.args(["-c", &script, "sh"]).arg(program.get_program()).args(line.split(' ')).env_clear();
            shell.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?)))).stdin(Stdio::null());
            let ran = Ran::from(shell.output().unwrap());
            assert!(ran.is_orderly(), "{blocks} blocks: {ran:?}");
            if ran.code == Some(255) {
                assert!(ran.is_about(&home.state()), "{blocks} blocks: {ran:?}");
                refused += 1;
            }
            acknowledged += usize::from(ran.code == Some(0));
        };
        for number in 0..3 {
            run(format!("ec2 create-vpc --cidr-block 10.{number}.0.0/16"), blocks);
        }
        run("ec2 create-vpc --cidr-block 10.8.0.0/16".to_owned(), 1_000_000);
        for number in 3..6 {
            run(format!("ec2 create-vpc --cidr-block 10.{number}.0.0/16"), blocks);
        }
        assert_eq!(home.must("ec2 describe-vpcs --query length(Vpcs)"), acknowledged.to_string(), "{blocks} blocks");
        assert_eq!(integrity(&home.state()), "ok");
        assert_eq!(home.must("state check"), "ok");
    }
    assert!(refused > 10, "only {refused} writes had no room");
}

/// In a small file system of its own, if the system lets us make one: full, with room again, and read-only.
#[test]
fn a_full_disk_and_a_read_only_one_lose_nothing() {
    let home = Home::new();
    fs::create_dir(home.path("disk")).unwrap();
    let script = r#"
        mount -t tmpfs -o size=3m none disk || exit 77
        export VPCE_STATE="$HOME/disk/state.db"
        run() { echo "== $*"; "$VPCE" "$@" 2>&1; echo "code $?"; }
        run ec2 create-vpc --cidr-block 10.1.0.0/16 --query Vpc.CidrBlock
        cat /dev/zero > disk/filler 2>/dev/null
        run ec2 create-vpc --cidr-block 10.2.0.0/16 --query Vpc.CidrBlock
        run state save copy
        run state export disk/lab.json
        run state import lab.json
        rm disk/filler
        run state check
        run state export lab.json
        run ec2 create-vpc --cidr-block 10.3.0.0/16 --query Vpc.CidrBlock
        mount -o remount,ro disk || exit 77
        run state check
        run ec2 create-vpc --cidr-block 10.4.0.0/16
        run state import lab.json
        run reset --yes
        run state export disk/other.json
        run state check
        ls -A disk
    "#;
    let mut shell = Command::new("unshare");
    shell.args(["-rm", "sh", "-c", script]).env_clear().env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    let program = home.program();
    shell.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
    shell.env("VPCE", program.get_program()).current_dir(home.path("")).stdin(Stdio::null());
    let Ok(output) = shell.output() else { return skipped("there is no `unshare`") };
    let Output { stdout, stderr, .. } = &output;
    if output.status.code() != Some(0) {
        return skipped(&String::from_utf8_lossy(stderr));
    }
    let said = String::from_utf8_lossy(stdout).into_owned();
    let of = |line: &str, number: usize| {
        let part = said.split("== ").filter(|part| part.starts_with(line)).nth(number);
        part.unwrap_or_else(|| panic!("{line} {number}: {said}")).lines().skip(1).collect::<Vec<_>>().join("\n")
    };
    let state = home.path("disk/state.db");
    let refused = |line: &str, number: usize, words: &str| {
        let text = of(line, number);
        let names_it = text.contains(&state.parent().unwrap().display().to_string()) || text.contains("disk/");
        assert!(text.ends_with("code 255") && text.lines().count() <= 3 && names_it, "{line}: {text}");
        assert!(text.contains(words), "{line}: {text}");
    };
    assert!(of("ec2 create-vpc", 0).ends_with("code 0"));
    refused("ec2 create-vpc", 1, "the disk is full: make room on it, nothing was changed");
    refused("state save", 0, "");
    refused("state export", 0, "");
    assert_eq!(of("state check", 0), "ok\ncode 0");
    assert!(of("state export", 1).ends_with("code 0"), "{said}");
    assert!(of("ec2 create-vpc", 2).ends_with("code 0"), "{said}");
    assert_eq!(of("state check", 1), "ok\ncode 0");
    for (line, number) in [("ec2 create-vpc", 3), ("state import", 1), ("reset", 0), ("state export", 2)] {
        refused(line, number, "");
    }
    assert_eq!(of("state check", 2).lines().take(2).collect::<Vec<_>>(), ["ok", "code 0"]);
    assert!(said.trim_end().ends_with("state.db") && !said.contains(".new-"), "{said}");
}

/// By somebody who may not write: neither the file nor beside it. Looking through it needs neither.
#[test]
fn what_may_not_be_written_is_left_alone() {
    let (home, _) = Home::new().with_story();
    let set = |name: &str, mode| fs::set_permissions(home.path(name), Permissions::from_mode(mode)).unwrap();
    fs::create_dir(home.path("locked")).unwrap();
    fs::rename(home.state(), home.path("locked/state.db")).unwrap();
    let state = home.path("locked/state.db");
    set("", 0o755);
    let before = fs::read(&state).unwrap();
    let is_root = fs::metadata(&state).unwrap().uid() == 0;
    let run = |line: &str| {
        let mut program = home.program();
        if is_root {
            program.uid(NOBODY).gid(NOBODY);
        }
        program.env("VPCE_STATE", &state).args(line.split(' '));
        program.output().ok().map(Ran::from)
    };
    for (directory, file) in [(0o555, 0o444), (0o777, 0o444), (0o555, 0o666)] {
        set("locked/state.db", file);
        set("locked", directory);
        let Some(checked) = run("state check") else { return skipped("nobody but root may run the program") };
        assert_eq!((checked.stdout.as_str(), checked.stderr.as_str()), ("ok\n", ""), "{directory:o} {file:o}");
        for line in ["ec2 create-vpc --cidr-block 10.9.0.0/16", "state import --yes /dev/null", "reset --yes"] {
            let ran = run(line).unwrap();
            let is_right = ran.is_about(&state) || line.starts_with("state import");
            assert!(ran.code == Some(255) && is_right, "{directory:o} {file:o}: {line}: {ran:?}");
        }
        for line in ["ec2 describe-vpcs", "status", "state"] {
            let ran = run(line).unwrap();
            assert!(ran.code == Some(0) || ran.is_about(&state), "{directory:o} {file:o}: {line}: {ran:?}");
        }
        assert!(fs::read(&state).unwrap() == before);
    }
    set("locked", 0o755);
    set("locked/state.db", 0o000);
    for line in ["state check", "ec2 describe-vpcs"] {
        let ran = run(line).unwrap();
        assert!(ran.is_about(&state), "{line}: {ran:?}");
    }
}

#[expect(clippy::print_stdout, reason = "what was not tried is said")]
fn skipped(why: &str) {
    println!("skipped: {}", why.trim());
}
