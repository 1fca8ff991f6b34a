//! All that a state file holds, to be compared, and whether it is sound.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use rusqlite::Connection;
use rusqlite::types::Value;
use vpce::api::Embedded;
use vpce::base::clock::Clock;
use vpce::base::config::Config;
use vpce::base::random::Random;
use vpce::store::{files_of, invariants};

use crate::migrations::migrations;

/// Every row of every table, the log and the counters among them, and the schema.
pub(crate) type Dump = Vec<String>;

/// Puts a state and its log at another path. Its index is not taken along: the next one to open it makes it anew, as after
/// a loss of power.
pub(crate) fn copy(from: &Path, to: &Path) {
    for (from, to) in files_of(from).iter().zip(files_of(to)).take(2) {
        let _ = fs::remove_file(&to);
        if from.exists() {
            fs::copy(from, to).unwrap();
        }
    }
    let _ = fs::remove_file(&files_of(to)[2]);
}

/// What is in a state, which is looked at in a copy so that what a killed process left stays as it is; it must be sound.
pub(crate) fn look(path: &Path) -> Dump {
    let directory = tempfile::tempdir().unwrap();
    let there = directory.path().join("state.db");
    copy(path, &there);
    dump(&there)
}

/// What breaks the rules between rows in a state.
pub(crate) fn broken(path: &Path) -> Vec<String> {
    let mut service = Embedded::new(path.to_owned(), Clock::System, Random::new(None), Config::default());
    service.look(invariants::broken).unwrap()
}

fn dump(path: &Path) -> Dump {
    if !path.exists() {
        return Vec::new();
    }
    let connection = Connection::open(path).unwrap();
    let lines = |sql: &str| -> Dump {
        let mut statement = connection.prepare(sql).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        let mut lines = Vec::new();
        while let Some(row) = rows.next().unwrap() {
            let values: Vec<Value> = (0..columns).map(|column| row.get(column).unwrap()).collect();
            lines.push(format!("{values:?}"));
        }
        lines.sort();
        lines
    };
    assert_eq!(lines("PRAGMA integrity_check"), [r#"[Text("ok")]"#], "{}", path.display());
    assert_eq!(lines("PRAGMA foreign_key_check"), Dump::new(), "{}", path.display());
    let mut dump = lines("SELECT name, sql FROM sqlite_schema");
    // An older file may lack what the rules are about.
    if lines("PRAGMA user_version") == [format!("[Integer({})]", migrations().len())] {
        assert_eq!(broken(path), Dump::new(), "{}", path.display());
    }
    let mut names = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").unwrap();
    let names: Vec<String> = names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    for name in names {
        dump.extend(lines(&format!("SELECT * FROM \"{name}\"")).into_iter().map(|row| format!("{name} {row}")));
    }
    dump
}

/// Where two dumps part, for a message.
pub(crate) fn difference(one: &Dump, other: &Dump) -> String {
    let [one, other] = [one, other].map(|dump| dump.iter().collect::<BTreeSet<_>>());
    let missing: Vec<_> = one.difference(&other).take(5).collect();
    let more: Vec<_> = other.difference(&one).take(5).collect();
    format!("missing {missing:#?}, more {more:#?}")
}
