//! Files of every older version, brought up to this one by shells that are killed on the way, and by many at once.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use rusqlite::Connection;

use crate::dump::{Dump, copy, difference, look};
use crate::script::{Script, variables};
use crate::stop::{self, Stop};
use crate::{numbers, runs};

/// The schema's changes, oldest first.
pub(crate) fn migrations() -> &'static [String] {
    static MIGRATIONS: OnceLock<Vec<String>> = OnceLock::new();
    MIGRATIONS.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store/migrations");
        let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        files.iter().map(|file| fs::read_to_string(file).unwrap()).collect()
    })
}

/// Any line brings the file up, one that reads too.
const LINE: [&str; 4] = ["--profile", "consumer", "ec2", "describe-vpcs"];

/// An older file and what it holds, before and after.
struct Old {
    version: usize,
    directory: tempfile::TempDir,
    before: Dump,
    after: Dump,
    /// Of the file afterwards.
    length: u64,
}

impl Old {
    /// The script's lab as this version would have kept it; a large one does not fit into SQLite's cache, so that its
    /// changes are in the log long before they are committed.
    fn new(version: usize, large: bool) -> Self {
        let script = Script::played();
        let lab = &script.steps[script.position("create-network-interface")].files;
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("state.db");
        write(&path, &lab.join("state.db"), version, large);
        let before = look(&path);
        let after = directory.path().join("after.db");
        copy(&path, &after);
        drop(vpce::store::Store::open(&after, vpce::store::Access::Read).unwrap());
        let (after, length) = (look(&after), fs::metadata(&after).unwrap().len());
        assert_ne!(before, after);
        Self { version, directory, before, after, length }
    }

    fn words() -> Vec<String> {
        LINE.map(str::to_owned).to_vec()
    }

    /// Puts it into an empty directory.
    fn copy_to(&self, directory: &Path) {
        copy(&self.directory.path().join("state.db"), &directory.join("state.db"));
    }
}

/// Writes a file of an older version with the rows that a newer one has.
fn write(path: &Path, from: &Path, version: usize, large: bool) {
    let old = Connection::open(path).unwrap();
    old.pragma_update(None, "journal_mode", "WAL").unwrap();
    old.pragma_update(None, "synchronous", "OFF").unwrap();
    old.pragma_update(None, "foreign_keys", false).unwrap();
    for migration in &migrations()[..version] {
        old.execute_batch(migration).unwrap();
    }
    old.pragma_update(None, "application_id", 0x7670_6365).unwrap();
    old.pragma_update(None, "user_version", i64::try_from(version).unwrap()).unwrap();
    old.execute("ATTACH ?1 AS newer", [from.to_str().unwrap()]).unwrap();
    let names = |sql: &str| -> Vec<String> {
        let mut statement = old.prepare(sql).unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    for table in names("SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name <> 'sqlite_sequence'") {
        let columns = names(&format!("SELECT name FROM pragma_table_info('{table}', 'main')")).join(", ");
        let sql = format!(
            "DELETE FROM main.{table}; INSERT INTO main.{table} ({columns}) SELECT {columns} FROM newer.{table};"
        );
        old.execute_batch(&sql).unwrap();
    }
    if large {
        old.execute_batch(
            "INSERT INTO security_group_rules (id, group_id, is_egress, protocol, from_port, to_port, source, source_kind)
               WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 30000)
               SELECT printf('sgr-1%016x', n), id, 0, 'tcp', n, n, '10.0.0.0/8', 'ipv4'
               FROM n, (SELECT * FROM security_groups LIMIT 1)",
        )
        .unwrap();
    }
    assert_eq!(names("SELECT \"table\" FROM main.pragma_foreign_key_check"), Vec::<String>::new());
}

#[test]
fn a_killed_migration_is_done_by_the_next_one() {
    let (wanted, seed) = runs(50);
    let newest = migrations().len();
    let olds: Vec<Old> = (1..newest).map(|version| Old::new(version, false)).collect();
    let large = Old::new(1, true);
    let length = |directory: &Path, name: &str| fs::metadata(directory.join(name)).map_or(0, |metadata| metadata.len());
    let (mut killed, mut kept) = (0, [0, 0]);
    for run in 0.. {
        if killed >= wanted {
            break;
        }
        assert!(run < 10 * wanted, "too few are killed");
        let mut numbers = numbers(seed, &format!("migrations {run}"));
        let old = if run % 8 == 7 { &large } else { &olds[usize::try_from(run).unwrap() % olds.len()] };
        let directory = tempfile::tempdir().unwrap();
        let directory = directory.path();
        old.copy_to(directory);
        let state = directory.join("state.db");
        for _ in 0..4 {
            // What a migration writes is about as long as the file that it leaves.
            let log = length(directory, "state.db-wal");
            let stop = match numbers.below(3) {
                0 => Stop::any(&mut numbers, old.length, log),
                1 => Stop::Bytes(numbers.below(old.length)),
                _ => Stop::Write(stop::LOG, numbers.below(old.length)),
            };
            let ended = stop::run(stop, &Old::words(), &variables(directory));
            let told = format!("CRASH_SEED={seed}, run {run}, version {}, stopped at {stop}: {ended:?}", old.version);
            let found = look(&state);
            let done = found == old.after;
            assert!(done || found == old.before, "{told}: {}", difference(&old.after, &found));
            if ended.code.is_some() {
                assert!(done && ended.code == Some(0), "{told}");
                break;
            }
            killed += 1;
            kept[usize::from(done)] += 1;
        }
        let ended = stop::run_whole(&Old::words(), &variables(directory));
        assert_eq!((ended.code, ended.stderr.as_str()), (Some(0), ""), "run {run}");
        let found = look(&state);
        assert!(found == old.after, "run {run}: {}", difference(&old.after, &found));
    }
    println!("killed before and after the commit: {kept:?}");
    assert!(kept[0] > 0 && kept[1] > 0);
}

#[test]
fn many_may_migrate_at_once() {
    const SHELLS: usize = 16;
    for version in 1..migrations().len() {
        let old = Old::new(version, version == 1);
        let directory = tempfile::tempdir().unwrap();
        old.copy_to(directory.path());
        let start = |number: usize| {
            let line = match number % 4 {
                0 => "--profile consumer ec2 create-vpc --cidr-block 10.77.0.0/16",
                1 => "--profile consumer ec2 describe-vpc-endpoints",
                2 => "status",
                _ => "--profile provider ec2 create-vpc --cidr-block 10.78.0.0/16",
            };
            let mut program = Command::new(env!("CARGO_BIN_EXE_vpce"));
            program.args(line.split(' ')).env_clear().envs(variables(directory.path()));
            program.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
        };
        let shells: Vec<_> = (0..SHELLS).map(start).collect();
        for shell in shells {
            let ended = shell.wait_with_output().unwrap();
            let stderr = String::from_utf8_lossy(&ended.stderr);
            assert_eq!((ended.status.code(), stderr.as_ref()), (Some(0), ""), "version {version}");
        }
        let found = look(&directory.path().join("state.db"));
        let vpcs = |dump: &Dump| dump.iter().filter(|line| line.starts_with("vpcs ")).count();
        assert_eq!(vpcs(&found), vpcs(&old.after) + SHELLS / 2, "version {version}");
        // All that was there is there.
        let lost = old.after.iter().filter(|line| !line.starts_with("lab ") && !line.starts_with("sqlite_sequence"));
        let found: BTreeSet<String> = found.into_iter().collect();
        let lost: Vec<&String> = lost.filter(|line| !found.contains(*line)).collect();
        assert!(lost.is_empty(), "version {version}: {lost:#?}");
    }
}
