//! What goes on for long beside what is short: a reader whose output nobody takes, one that keeps its view, and commands that
//! replace the whole state, while others write.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;

use rusqlite::Connection;
use serde_json::{Value, json};
use vpce::api::Embedded;
use vpce::base::clock::Clock;
use vpce::base::config::Config;
use vpce::base::random::Random;
use vpce::domain::caller::Caller;
use vpce::domain::service::{Request, Service as _};
use vpce::model::Service;
use vpce::store::files_of;

use crate::dump::look;
use crate::script::variables;
use crate::{numbers, runs};

/// SQLite takes the log into the state once it has so many pages; of a transaction that passes this, all are in it.
const LONGEST_LOG: u64 = (1_000 + 200) * 4_120;

fn program(directory: &Path, line: &str) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_vpce"));
    // The time goes by, and nothing is seeded.
    let settings =
        variables(directory).into_iter().filter(|(name, _)| !["VPCE_CLOCK", "VPCE_SEED"].contains(&name.as_str()));
    program.args(["--profile", "provider"].into_iter().filter(|_| line.starts_with("ec2 ")));
    program.args(line.split(' ')).env_clear().envs(settings);
    program.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    program
}

/// Runs a line that must succeed; what it printed.
fn must(directory: &Path, line: &str) -> String {
    let output = program(directory, line).output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""), "{line}");
    String::from_utf8(output.stdout).unwrap()
}

/// A state with so many VPCs.
fn large(rows: u64) -> tempfile::TempDir {
    let directory = tempfile::tempdir().unwrap();
    must(directory.path(), "ec2 create-vpc --cidr-block 10.0.0.0/16");
    let connection = Connection::open(directory.path().join("state.db")).unwrap();
    connection
        .execute_batch(&format!(
            "INSERT INTO vpcs (id, account, region, cidr_block, cidr_association_id, instance_tenancy, dhcp_options_id, state)
               WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < {rows})
               SELECT printf('vpc-1%016x', n), account, region, cidr_block, 'vpc-cidr-assoc-' || n, 'default',
                 dhcp_options_id, state FROM n, (SELECT * FROM vpcs LIMIT 1)"
        ))
        .unwrap();
    directory
}

/// Adds and removes tags, one process after the other; gives the longest that the log was.
fn write_often(directory: &Path, times: u64) -> u64 {
    let vpc = must(directory, "ec2 describe-vpcs --max-items 1 --query Vpcs[0].VpcId --output text");
    let vpc = vpc.lines().next().unwrap();
    let log = &files_of(&directory.join("state.db"))[1];
    let mut longest = 0;
    for number in 0..times {
        let tags = (0..20).map(|tag| format!("Key=k{tag},Value={number}")).collect::<Vec<_>>().join(" ");
        must(directory, &format!("ec2 create-tags --resources {vpc} --tags {tags}"));
        longest = longest.max(fs::metadata(log).map_or(0, |metadata| metadata.len()));
    }
    longest
}

#[test]
fn a_reader_that_nobody_reads_stops_nobody() {
    let (many, _) = runs(60);
    // `CRASH_RUNS=500` lists 100,000.
    let rows = many * 200;
    let directory = large(rows);
    let directory = directory.path();
    for output in ["text", "json", "yaml-stream"] {
        let mut reader: Child = program(directory, &format!("ec2 describe-vpcs --output {output}")).spawn().unwrap();
        let mut taken = BufReader::new(reader.stdout.take().unwrap());
        let mut first = [0];
        taken.read_exact(&mut first).unwrap();
        // The pipe is full by and by, and more is to come.
        let longest = write_often(directory, many);
        println!("{output}: the log was {longest} bytes long at most");
        assert!(longest < LONGEST_LOG, "{output}: the log grows to {longest}");
        assert!(reader.try_wait().unwrap().is_none(), "{output}: it did not wait");
        let found = taken.lines().filter(|line| line.as_ref().unwrap().contains("vpc-1")).count();
        assert_eq!(reader.wait().unwrap().code(), Some(0), "{output}");
        assert!(found as u64 >= rows, "{output}: {found}");
    }
}

/// Whoever has the file open and keeps an old view of it, with `sqlite3` say, stops nobody: only the log grows meanwhile.
#[test]
fn an_old_view_stops_nobody() {
    let directory = large(10);
    let directory = directory.path();
    let viewer = Connection::open(directory.join("state.db")).unwrap();
    let tags = || viewer.query_row("SELECT count(*) FROM tags", [], |row| row.get::<_, i64>(0)).unwrap();
    viewer.execute_batch("BEGIN").unwrap();
    assert_eq!(tags(), 0);
    let longest = write_often(directory, 20);
    assert!(longest > 0 && tags() == 0);
    viewer.execute_batch("COMMIT").unwrap();
    assert_eq!(tags(), 20);
    drop(viewer);
    must(directory, "status");
    assert!(!files_of(&directory.join("state.db"))[1].exists(), "whoever leaves last takes the log in");
}

/// Readers of whom one always reads, so that the log is never left alone, and a writer.
#[test]
fn readers_that_never_pause_do_not_make_the_log_endless() {
    let (many, _) = runs(60);
    let directory = large(200);
    let state = directory.path().join("state.db");
    let log = &files_of(&state)[1];
    let open = || Embedded::new(state.clone(), Clock::System, Random::new(None), Config::default());
    let caller = Caller::of_key("111122223333", None, "us-east-1", &Config::default());
    let ec2 = Service::find("ec2").unwrap();
    let call = |service: &mut Embedded, operation: &str, params: Value| {
        let request = Request { service: ec2, operation: ec2.operation(operation).unwrap(), params: &params };
        Value::from(service.call(&caller, &request).unwrap())
    };
    let vpc = call(&mut open(), "describe-vpcs", json!({}))["Vpcs"][0]["VpcId"].clone();
    let (done, reads) = (AtomicBool::new(false), AtomicU64::new(0));
    let (mut longest, mut was_shortened) = (0, false);
    thread::scope(|scope| {
        for _ in 0..6 {
            scope.spawn(|| {
                let mut service = open();
                while !done.load(Ordering::Relaxed) {
                    call(&mut service, "describe-vpcs", json!({}));
                    reads.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        let mut service = open();
        for number in 0..many * 10 {
            let value = format!("{number} {}", "x".repeat(240));
            let tags: Vec<Value> = (0..50).map(|key| json!({ "Key": format!("k{key}"), "Value": value })).collect();
            call(&mut service, "create-tags", json!({ "Resources": [vpc], "Tags": tags }));
            let length = fs::metadata(log).map_or(0, |metadata| metadata.len());
            was_shortened |= length < longest;
            longest = longest.max(length);
        }
        done.store(true, Ordering::Relaxed);
    });
    println!("beside {reads:?} reads the log was {longest} bytes long at most");
    assert!(was_shortened, "the log grows to {longest}");
}

/// Some save, restore and reset the state, the others work on what they find, two servers among them.
#[test]
fn the_state_is_replaced_while_others_work() {
    let (wanted, seed) = runs(60);
    let directory = tempfile::tempdir().unwrap();
    let directory = directory.path();
    must(directory, "ec2 create-vpc --cidr-block 10.0.0.0/16");
    must(directory, "state save kept");
    let servers: Vec<(Child, String)> = (0..2)
        .map(|_| {
            let mut server = program(directory, "serve --listen 127.0.0.1:0").stderr(Stdio::null()).spawn().unwrap();
            let mut url = String::new();
            BufReader::new(server.stdout.take().unwrap()).read_line(&mut url).unwrap();
            (server, url.trim().to_owned())
        })
        .collect();
    let work = |number: usize| {
        let mut numbers = numbers(seed, &format!("replaced {number}"));
        let mut vpc = "vpc-00000000000000000".to_owned();
        for _ in 0..wanted / 6 {
            let line = match (number, numbers.below(4)) {
                (0, 0) => "reset --yes".to_owned(),
                (0, 1) => "state save kept --force".to_owned(),
                (0 | 1, 2) => "state restore kept --yes".to_owned(),
                (0 | 1, _) => "status".to_owned(),
                (_, 0 | 1) => "ec2 create-vpc --cidr-block 10.0.0.0/16 --query Vpc.VpcId --output text".to_owned(),
                (_, 2) => format!("ec2 create-tags --resources {vpc} --tags Key=k,Value=v"),
                _ => format!("ec2 describe-vpcs --vpc-ids {vpc} --query Vpcs[].VpcId --output text"),
            };
            let mut program = program(directory, &line);
            if number >= 10 && line.starts_with("ec2 ") {
                program.env("AWS_ENDPOINT_URL", &servers[number % 2].1).env("AWS_MAX_ATTEMPTS", "1");
            }
            let output = program.output().unwrap();
            let (stdout, stderr) =
                (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
            match output.status.code() {
                Some(0) if line.contains("create-vpc") => stdout.trim().clone_into(&mut vpc),
                Some(0) => {}
                // It may have been there before the state was replaced.
                Some(254) => assert!(stderr.contains("InvalidVpcID.NotFound"), "{line}: {stderr}"),
                code => panic!("{line}: {code:?}: {stderr}"),
            }
        }
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..16).map(|number| scope.spawn(move || work(number))).collect();
        for worker in workers {
            worker.join().unwrap();
        }
    });
    for (mut server, _) in servers {
        server.kill().unwrap();
        server.wait().unwrap();
    }
    look(&directory.join("state.db"));
    look(&directory.join("state.db.saved/kept.db"));
}
