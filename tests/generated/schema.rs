//! The schema of a new state: what the migrations leave behind, each object by one statement, without comments.

#![expect(clippy::unwrap_used, reason = "a test ends where something is not there")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use rusqlite::Connection;

/// What makes an empty database what these migrations make of it.
pub fn render(migrations: &Path) -> String {
    let database = Connection::open_in_memory().unwrap();
    let mut files: Vec<_> = fs::read_dir(migrations).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in files {
        let migration = fs::read_to_string(&file).unwrap();
        database.execute_batch(&migration).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    }
    let own = "name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
    let texts = |sql: &str| -> Vec<String> {
        let mut statement = database.prepare(sql).unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let mut schema = String::from(
        "-- @generated from the migrations by `UPDATE=1 cargo test --test generated`; do not edit. What they make of nothing.\n",
    );
    for statement in texts(&format!("SELECT sql FROM sqlite_schema WHERE {own} ORDER BY rowid")) {
        writeln!(schema, "{};", terse(&statement)).unwrap();
    }
    for table in texts(&format!("SELECT name FROM sqlite_schema WHERE type = 'table' AND {own} ORDER BY rowid")) {
        let columns = texts(&format!("SELECT name FROM pragma_table_info('{table}') ORDER BY cid"));
        let quoted: Vec<String> = columns.iter().map(|column| format!("quote({column})")).collect();
        for values in texts(&format!("SELECT {} FROM {table}", quoted.join(" || ', ' || "))) {
            writeln!(schema, "INSERT INTO {table} ({}) VALUES ({values});", columns.join(", ")).unwrap();
        }
    }
    schema
}

/// A statement on one line, which SQLite keeps, and reads whenever it opens a state: no comments in it, no more blanks than
/// it takes, and no quotes, which it puts around a name that it changed.
fn terse(statement: &str) -> String {
    let code = |line: &str| line.split("--").next().unwrap_or_default().replace('"', "");
    let lines: Vec<String> = statement.lines().map(code).collect();
    let words: Vec<&str> = lines.iter().flat_map(|line| line.split_whitespace()).collect();
    let text = words.join(" ");
    assert!(text.split('\'').skip(1).step_by(2).all(|literal| !literal.contains(' ')), "{text}: a blank may matter");
    text.replace("( ", "(").replace(" )", ")").replace(" (", "(").replace(", ", ",").replace(" ,", ",")
}
