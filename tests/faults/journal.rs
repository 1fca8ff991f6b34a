//! The log that SQLite keeps beside a state file: missing, cut off, of another file, and its index full of rubbish.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::home::{Home, Numbers, integrity};

/// A file and its log, as a killed process leaves them: three VPCs are in the file and five more in the log.
fn left_over(home: &Home, name: &str, block: u8) -> PathBuf {
    let state = home.path(&format!("{name}.db"));
    let create = |number: u8| {
        home.must(&format!("--state {} ec2 create-vpc --cidr-block 10.{}.0.0/16", state.display(), block + number));
    };
    (0..3).for_each(create);
    let open = Connection::open(&state).unwrap();
    let _: i64 = open.query_row("SELECT count(*) FROM vpcs", [], |row| row.get(0)).unwrap();
    (3..8).for_each(create);
    fs::create_dir_all(home.path(&format!("{name}-left"))).unwrap();
    let left = home.path(&format!("{name}-left/state.db"));
    for (from, to) in vpce::store::files_of(&state).iter().zip(vpce::store::files_of(&left)).take(2) {
        fs::copy(from, to).unwrap();
    }
    left
}

fn vpcs(home: &Home, path: &Path) -> usize {
    let line = format!("--state {} ec2 describe-vpcs --query length(Vpcs)", path.display());
    home.must(&line).parse().unwrap()
}

#[test]
fn without_its_log_a_file_is_what_it_was() {
    let home = Home::new();
    let path = left_over(&home, "lab", 1);
    fs::remove_file(&vpce::store::files_of(&path)[1]).unwrap();
    assert_eq!(home.must(&format!("--state {} state check", path.display())), "ok");
    assert_eq!(vpcs(&home, &path), 3);
}

/// What is whole of a log counts, to the last whole call.
#[test]
fn a_log_that_was_cut_off_counts_as_far_as_it_is_whole() {
    let home = Home::new();
    let path = left_over(&home, "lab", 1);
    let [file, log, index] = vpce::store::files_of(&path);
    let (bytes, whole) = (fs::read(&file).unwrap(), fs::read(&log).unwrap());
    let mut numbers = Numbers::new(5);
    let mut lengths: Vec<usize> = (0..20).map(|_| numbers.below(whole.len())).collect();
    lengths.sort_unstable();
    let mut before = 3;
    for length in lengths {
        fs::write(&file, &bytes).unwrap();
        fs::write(&log, &whole[..length]).unwrap();
        let _ = fs::remove_file(&index);
        assert_eq!(home.must(&format!("--state {} state check", path.display())), "ok", "{length} bytes");
        let found = vpcs(&home, &path);
        assert!((before..=8).contains(&found), "{length} bytes: {found} VPCs");
        assert_eq!(integrity(&path), "ok");
        before = found;
    }
}

/// Bytes of a log that are not as they were written end it; what stands before them counts.
#[test]
fn a_log_with_flipped_bytes_counts_as_far_as_it_is_whole() {
    let home = Home::new();
    let path = left_over(&home, "lab", 1);
    let [file, log, index] = vpce::store::files_of(&path);
    let (bytes, whole) = (fs::read(&file).unwrap(), fs::read(&log).unwrap());
    let mut numbers = Numbers::new(6);
    for _ in 0..30 {
        let mut flipped = whole.clone();
        let at = numbers.below(whole.len());
        flipped[at] ^= u8::try_from(1 + numbers.below(255)).unwrap();
        fs::write(&file, &bytes).unwrap();
        fs::write(&log, &flipped).unwrap();
        let _ = fs::remove_file(&index);
        let found = vpcs(&home, &path);
        assert!((3..=8).contains(&found), "byte {at}: {found} VPCs");
        assert_eq!(integrity(&path), "ok", "byte {at}");
    }
}

/// The index is made anew by whoever comes first.
#[test]
fn rubbish_in_the_index_does_no_harm() {
    let home = Home::new();
    let path = left_over(&home, "lab", 1);
    for rubbish in [&b""[..], b"x", &[0xAB; 10_000], &[0xFF; 100]] {
        fs::write(&vpce::store::files_of(&path)[2], rubbish).unwrap();
        assert_eq!(vpcs(&home, &path), 8);
    }
}

/// SQLite takes the log of another file for its own. The pages do not fit together then, which the check tells before anything
/// is written.
#[test]
fn the_log_of_another_file_is_told() {
    let home = Home::new();
    let path = left_over(&home, "lab", 1);
    let (other, story) = Home::new().with_story();
    let open = Connection::open(other.state()).unwrap();
    let _: i64 = open.query_row("SELECT count(*) FROM vpcs", [], |row| row.get(0)).unwrap();
    other.must(&format!("ec2 create-subnet --vpc-id {} --cidr-block 10.1.9.0/24", story.vpc));
    let [file, log, _] = vpce::store::files_of(&path);
    fs::copy(&vpce::store::files_of(&other.state())[1], &log).unwrap();
    let before = (fs::read(&file).unwrap(), fs::read(&log).unwrap());
    let ran = home.run(&format!("--state {} state check", path.display()));
    assert!(ran.is_about(&path), "{ran:?}");
    assert!((fs::read(&file).unwrap(), fs::read(&log).unwrap()) == before);
    for line in ["ec2 describe-vpcs", "ec2 create-vpc --cidr-block 10.9.0.0/16"] {
        let ran = home.run(&format!("--state {} {line}", path.display()));
        assert!(ran.is_orderly(), "{line}: {ran:?}");
    }
}
