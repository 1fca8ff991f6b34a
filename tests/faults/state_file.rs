//! State paths that cannot serve. Whatever the file is, it is left as it was.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::home::{Home, Numbers, integrity};

/// One command that reads, one that writes, and our own ones that look at the file.
const LINES: [&str; 4] = ["ec2 describe-vpcs", "ec2 create-vpc --cidr-block 10.9.0.0/16", "status", "state"];

/// Every line must be refused, and the file stay as it is; so must `reset`, unless the file is ours.
#[track_caller]
fn refused(home: &Home, path: &Path, reset: bool) {
    let before = fs::read(path).ok();
    let lines = LINES.iter().copied().chain(reset.then_some("reset --yes"));
    for line in lines {
        let ran = home.run(&format!("--state {} {line}", path.display()));
        assert!(ran.is_about(path), "{line}: {ran:?}");
    }
    assert_eq!(fs::read(path).ok(), before, "{} was changed", path.display());
}

#[test]
fn what_is_no_file_is_refused() {
    let home = Home::new();
    fs::create_dir(home.path("folder")).unwrap();
    refused(&home, &home.path("folder"), true);
    refused(&home, Path::new("/dev/null"), true);
    fs::write(home.path("file"), "x").unwrap();
    refused(&home, &home.path("file/state.db"), true);
}

#[test]
fn files_of_other_programs_are_left_alone() {
    let home = Home::new();
    // SQLite takes one byte for none.
    for text in ["x", "not a database", &"long enough to be looked at ".repeat(400)] {
        fs::write(home.path("notes"), text).unwrap();
        refused(&home, &home.path("notes"), true);
    }
    let marks = ["CREATE TABLE t (x)", "PRAGMA user_version = 3", "PRAGMA application_id = 3"];
    for (number, sql) in marks.iter().enumerate() {
        let path = home.path(&format!("{number}.db"));
        Connection::open(&path).unwrap().execute_batch(sql).unwrap();
        refused(&home, &path, true);
    }
}

#[test]
fn a_newer_state_is_left_alone() {
    let home = Home::new();
    home.must("ec2 create-vpc --cidr-block 10.1.0.0/16");
    Connection::open(home.state()).unwrap().pragma_update(None, "user_version", 99).unwrap();
    refused(&home, &home.state(), false);
    assert!(home.run("ec2 describe-vpcs").stderr.contains("newer version of vpce"));
}

#[test]
fn a_state_that_was_cut_off_is_left_alone() {
    let (home, _) = Home::new().with_story();
    let whole = fs::read(home.state()).unwrap();
    let path = home.path("cut.db");
    for length in [15, 16, 50, 68, 72, 99, 100, 511, 512, 4095, 4096, 4097, 20_000, whole.len() / 2] {
        fs::write(&path, &whole[..length]).unwrap();
        refused(&home, &path, false);
    }
}

/// A flipped bit may be refused, or stand in a value and not be noticed. A refusal changes nothing.
#[test]
fn flipped_bits_are_survived() {
    let (home, story) = Home::new().with_story();
    let whole = fs::read(home.state()).unwrap();
    let used: Vec<usize> = (0..whole.len()).filter(|at| whole[*at] != 0).collect();
    let path = home.path("flipped.db");
    let mut numbers = Numbers::new(1);
    let mut refusals = 0;
    for round in 0..60 {
        // The first page's header, then anywhere.
        let at = if round < 20 { 16 + numbers.below(84) } else { used[numbers.below(used.len())] };
        let bit = 1 << numbers.below(8);
        let lines = [
            "ec2 describe-vpcs".to_owned(),
            "ec2 describe-vpc-endpoint-service-configurations".to_owned(),
            "--profile consumer ec2 describe-vpc-endpoints".to_owned(),
            "ec2 describe-vpc-endpoint-connections".to_owned(),
            "status".to_owned(),
            "state".to_owned(),
            format!("ec2 create-tags --resources {} --tags Key=k,Value=v", story.vpc),
            "ec2 create-vpc --cidr-block 10.9.0.0/16".to_owned(),
        ];
        for file in vpce::store::files_of(&path) {
            let _ = fs::remove_file(file);
        }
        let mut bytes = whole.clone();
        bytes[at] ^= bit;
        fs::write(&path, &bytes).unwrap();
        for line in lines {
            let before = fs::read(&path).unwrap();
            let ran = home.run(&format!("--state {} {line}", path.display()));
            assert!(ran.is_orderly(), "byte {at}, bit {bit}: {line}: {ran:?}");
            if ran.code == Some(255) {
                refusals += 1;
                assert!(ran.is_about(&path), "byte {at}, bit {bit}: {line}: {ran:?}");
                assert!(fs::read(&path).unwrap() == before, "byte {at}, bit {bit}: {line} changed the file");
            }
        }
    }
    assert!(refusals > 60, "only {refusals} lines noticed anything");
}

#[test]
fn a_damaged_state_of_ours_can_be_reset() {
    let (home, _) = Home::new().with_story();
    let mut bytes = fs::read(home.state()).unwrap();
    bytes[4096..20_000].fill(0xAB);
    fs::write(home.state(), bytes).unwrap();
    refused(&home, &home.state(), false);
    home.must("reset --yes");
    assert_eq!(home.must("ec2 describe-vpcs --output text"), "");
    home.must("ec2 create-vpc --cidr-block 10.1.0.0/16");
    assert_eq!(integrity(&home.state()), "ok");
}

#[test]
fn an_empty_file_and_a_missing_one_are_empty_states() {
    let home = Home::new();
    fs::write(home.path("empty.db"), "").unwrap();
    let paths = ["empty.db", "new.db", "new/folders/below/state.db"].map(|name| home.path(name));
    for path in &paths {
        let line = |line: &str| home.must(&format!("--state {} {line}", path.display()));
        let length = |path: &PathBuf| fs::metadata(path).ok().map(|metadata| metadata.len());
        let before = length(path);
        assert_eq!(line("ec2 describe-vpcs --output text"), "");
        assert_eq!(length(path), before, "reading made something of {}", path.display());
        line("ec2 create-vpc --cidr-block 10.1.0.0/16");
        assert_eq!(line("ec2 describe-vpcs --query length(Vpcs)"), "1");
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_a_state_that_is_not_there_yet_makes_it() {
    let home = Home::new();
    std::os::unix::fs::symlink(home.path("target.db"), home.state()).unwrap();
    home.must("ec2 create-vpc --cidr-block 10.1.0.0/16");
    assert!(home.path("target.db").is_file());
}

/// What a process that was killed leaves beside the file is not lost.
#[test]
fn a_log_that_was_left_over_is_taken_in() {
    let home = Home::new();
    home.must("ec2 create-vpc --cidr-block 10.1.0.0/16");
    // A copy made while a connection is open has its last writes in the log alone.
    let open = Connection::open(home.state()).unwrap();
    let _: i64 = open.query_row("SELECT count(*) FROM vpcs", [], |row| row.get(0)).unwrap();
    home.must("ec2 create-vpc --cidr-block 10.2.0.0/16");
    let copy = home.path("copy.db");
    for (from, to) in vpce::store::files_of(&home.state()).iter().zip(vpce::store::files_of(&copy)).take(2) {
        fs::copy(from, to).unwrap();
    }
    assert!(fs::metadata(&vpce::store::files_of(&copy)[1]).unwrap().len() > 0);
    let line = format!("--state {} ec2 describe-vpcs --query length(Vpcs)", copy.display());
    assert_eq!(home.must(&line), "2");
}

#[cfg(unix)]
#[test]
fn a_state_that_may_not_be_written_is_left_alone() {
    use std::os::unix::fs::PermissionsExt as _;

    let home = Home::new();
    fs::create_dir(home.path("locked")).unwrap();
    let path = home.path("locked/state.db");
    home.must(&format!("--state {} ec2 create-vpc --cidr-block 10.1.0.0/16", path.display()));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    fs::set_permissions(home.path("locked"), fs::Permissions::from_mode(0o555)).unwrap();
    // Root may write whatever the permissions say, and then there is nothing to be seen here.
    let may_write = fs::OpenOptions::new().append(true).open(&path).is_ok();
    if !may_write {
        refused(&home, &path, true);
        let new = home.path("locked/new.db");
        let ran = home.run(&format!("--state {} ec2 create-vpc --cidr-block 10.1.0.0/16", new.display()));
        assert!(ran.is_about(&new), "{ran:?}");
    }
    fs::set_permissions(home.path("locked"), fs::Permissions::from_mode(0o755)).unwrap();
}
