//! Files of every older version, migrations that were interrupted, and clocks that jump back.

use std::fs;
use std::path::Path;

use rusqlite::Connection;

use super::home::{Home, Numbers, dump, integrity};

/// What made each version out of the one before, oldest first.
fn migrations() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store/migrations");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| fs::read_to_string(file).unwrap()).collect()
}

const ROWS: &str = "INSERT INTO account_regions VALUES ('111122223333', 'us-east-1', 'dopt-0');
  INSERT INTO vpcs
    (seq, id, account, region, cidr_block, cidr_association_id, instance_tenancy, dhcp_options_id, state)
    VALUES (7, 'vpc-0123', '111122223333', 'us-east-1', '10.7.0.0/16', 'vpc-cidr-assoc-0', 'default', 'dopt-0', 'available');
  INSERT INTO route_tables (seq, id, account, region, vpc_id, main_association_id)
    VALUES (1, 'rtb-0', '111122223333', 'us-east-1', 'vpc-0123', 'rtbassoc-0');
  INSERT INTO security_groups (seq, id, account, region, vpc_id, name, description)
    VALUES (2, 'sg-0', '111122223333', 'us-east-1', 'vpc-0123', 'default', 'default VPC security group');
  INSERT INTO tags (seq, account, region, resource_id, resource_type, key, value)
    VALUES (4, '111122223333', 'us-east-1', 'vpc-0123', 'vpc', 'Name', 'old');";

/// Makes a file as this version left it.
fn make(path: &Path, version: usize) {
    let file = Connection::open(path).unwrap();
    file.pragma_update(None, "journal_mode", "WAL").unwrap();
    for sql in &migrations()[..version] {
        file.execute_batch(sql).unwrap();
    }
    file.execute_batch(&format!("PRAGMA application_id = 0x76706365; PRAGMA user_version = {version}; {ROWS}"))
        .unwrap();
}

#[test]
fn every_older_version_is_brought_up() {
    let newest = migrations().len();
    for version in 1..=newest {
        let home = Home::new();
        make(&home.state(), version);
        let before = fs::read(home.state()).unwrap();
        // Looking is not bringing up.
        assert_eq!(home.must("state check"), "ok", "version {version}");
        assert!(fs::read(home.state()).unwrap() == before);
        let seen = home.must("ec2 describe-vpcs --query Vpcs[].[VpcId,Tags[0].Value] --output text");
        assert_eq!(seen, "vpc-0123\told", "version {version}");
        assert!(home.must("state").contains(&format!("version    {newest}")));
        assert_eq!(home.must("state check"), "ok", "version {version}");
        home.must("ec2 create-vpc --cidr-block 10.8.0.0/16");
        assert_eq!(integrity(&home.state()), "ok");
    }
}

/// A process that is killed in the middle of a migration leaves pages in the log that no commit follows.
#[test]
fn a_migration_that_was_interrupted_is_made_anew() {
    let mut numbers = Numbers::new(7);
    for version in 1..migrations().len() {
        let home = Home::new();
        make(&home.path("old.db"), version);
        let file = Connection::open(home.path("old.db")).unwrap();
        // Pages go to the log before the commit if they may not stay in memory.
        file.execute_batch("PRAGMA cache_size = 1; BEGIN IMMEDIATE").unwrap();
        let sql: String = migrations()[version..].concat();
        let statements: Vec<&str> = sql.split_inclusive(";\n").collect();
        for statement in &statements[..=numbers.below(statements.len())] {
            file.execute_batch(statement).unwrap();
        }
        for (from, to) in vpce::store::files_of(&home.path("old.db")).iter().zip(vpce::store::files_of(&home.state())) {
            if from.exists() {
                fs::copy(from, to).unwrap();
            }
        }
        assert_eq!(home.must("ec2 describe-vpcs --query Vpcs[].VpcId --output text"), "vpc-0123", "version {version}");
        assert_eq!(home.must("state check"), "ok", "version {version}");
        file.execute_batch("ROLLBACK").unwrap();
        let before = dump(&home.path("old.db"));
        assert_eq!(before.iter().filter(|row| row.starts_with("vpcs ")).count(), 1);
    }
}

/// Whatever the clock says, no call is before the last one that wrote.
#[test]
fn a_clock_that_jumps_back_is_not_followed() {
    let home = Home::new();
    let at = |clock: &str, line: &str| {
        let words: Vec<&str> = line.split(' ').collect();
        let ran = home.run_words(&words, &[("VPCE_CLOCK", clock)]);
        assert_eq!(ran.code, Some(0), "{line}: {}", ran.stderr);
        ran.stdout
    };
    for (number, clock) in ["2030-01-01T00:00:00Z", "2020-01-01T00:00:00Z", "1970-01-01T00:00:00Z"].iter().enumerate() {
        at(clock, &format!("ec2 create-vpc --cidr-block 10.{number}.0.0/16"));
    }
    let log = at("2020-01-01T00:00:00Z", "log");
    assert_eq!(log.matches("2030-01-01T00:00:00Z").count(), 3, "{log}");
    let states = at("2000-01-01T00:00:00Z", "ec2 describe-vpcs --query Vpcs[].State --output text");
    assert_eq!(states.trim(), "available\tavailable\tavailable");
    assert_eq!(home.must("state check"), "ok");
}
