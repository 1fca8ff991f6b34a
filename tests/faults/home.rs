//! A home of its own for each test, in which lines are run: in process, or by the built program where only a process
//! shows what is tested.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use rusqlite::Connection;
use rusqlite::types::Value;
use tempfile::TempDir;
use vpce::base::environment::Environment;
use vpce::cli::io::Io;

/// How every line is started that does not say otherwise: by the provider, with ids and times that are always the same.
const SETTINGS: [(&str, &str); 4] = [
    ("AWS_ACCESS_KEY_ID", "111122223333"),
    ("AWS_SECRET_ACCESS_KEY", "x"),
    ("AWS_REGION", "us-east-1"),
    ("VPCE_SEED", "faults"),
];

/// A directory with nothing in it but what a test puts there.
pub struct Home {
    directory: TempDir,
}

/// What a line gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ran {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Home {
    pub fn new() -> Self {
        Self { directory: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    pub fn state(&self) -> PathBuf {
        self.path("state.db")
    }

    /// Runs a line in process: words that blanks part.
    pub fn run(&self, line: &str) -> Ran {
        self.run_words(&line.split_whitespace().collect::<Vec<_>>(), &[])
    }

    /// As [`Home::run`], with words that may hold anything, and settings that come before ours.
    pub fn run_words(&self, words: &[&str], settings: &[(&str, &str)]) -> Ran {
        let state = self.state().to_string_lossy().into_owned();
        let home = self.directory.path().to_string_lossy().into_owned();
        let clock = [("VPCE_STATE", state.as_str()), ("HOME", &home), ("VPCE_CLOCK", "2026-01-01T00:00:00Z+1s")];
        let all = SETTINGS.into_iter().chain(clock).chain(settings.iter().copied());
        let environment = Environment::isolated(self.directory.path(), all);
        let words: Vec<String> = ["vpce"].iter().chain(words).map(|word| (*word).to_owned()).collect();
        let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
        let mut io = Io { stdout: &mut stdout, stderr: &mut stderr, terminal: None };
        let code = vpce::cli::run(&words, &environment, &mut io);
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ran { code: Some(code.into()), stdout: text(stdout), stderr: text(stderr) }
    }

    /// Runs a line that must succeed, and gives what it printed.
    pub fn must(&self, line: &str) -> String {
        let ran = self.run(line);
        assert_eq!(ran.code, Some(0), "{line}: {}", ran.stderr);
        ran.stdout.trim().to_owned()
    }

    /// The built program, with nothing of this process's environment.
    pub fn program(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_vpce"));
        command.env_clear().envs(SETTINGS).env("HOME", self.directory.path()).env("VPCE_STATE", self.state());
        command.current_dir(self.directory.path()).stdin(Stdio::null());
        command
    }

    /// Makes the state of one story: a service that the consumer may use, an endpoint that waits, and one that was
    /// accepted.
    pub fn with_story(self) -> (Self, Story) {
        let id = |line: &str, query: &str| self.must(&format!("{line} --output text --query {query}"));
        let vpc = id("ec2 create-vpc --cidr-block 10.1.0.0/16", "Vpc.VpcId");
        let subnet = id(
            &format!("ec2 create-subnet --vpc-id {vpc} --cidr-block 10.1.1.0/24 --availability-zone us-east-1a"),
            "Subnet.SubnetId",
        );
        let load_balancer = id(
            &format!("elbv2 create-load-balancer --name orders --type network --scheme internal --subnets {subnet}"),
            "LoadBalancers[0].LoadBalancerArn",
        );
        let service = id(
            &format!(
                "ec2 create-vpc-endpoint-service-configuration --network-load-balancer-arns {load_balancer} \
                 --acceptance-required"
            ),
            "ServiceConfiguration.ServiceId",
        );
        self.must(&format!(
            "ec2 modify-vpc-endpoint-service-permissions --service-id {service} \
             --add-allowed-principals arn:aws:iam::444455556666:root"
        ));
        let of_consumer = |line: &str, query: &str| id(&format!("--profile consumer {line}"), query);
        let consumer_vpc = of_consumer("ec2 create-vpc --cidr-block 10.2.0.0/16", "Vpc.VpcId");
        let consumer_subnet = of_consumer(
            &format!(
                "ec2 create-subnet --vpc-id {consumer_vpc} --cidr-block 10.2.1.0/24 --availability-zone us-east-1a"
            ),
            "Subnet.SubnetId",
        );
        let endpoint = || {
            of_consumer(
                &format!(
                    "ec2 create-vpc-endpoint --vpc-id {consumer_vpc} --vpc-endpoint-type Interface --service-name \
                     com.amazonaws.vpce.us-east-1.{service} --subnet-ids {consumer_subnet}"
                ),
                "VpcEndpoint.VpcEndpointId",
            )
        };
        let (accepted, waiting) = (endpoint(), endpoint());
        self.must(&format!("ec2 accept-vpc-endpoint-connections --service-id {service} --vpc-endpoint-ids {accepted}"));
        let story =
            Story { vpc, subnet, load_balancer, service, consumer_vpc, consumer_subnet, endpoint: accepted, waiting };
        (self, story)
    }
}

/// The ids of a story.
pub struct Story {
    pub vpc: String,
    pub subnet: String,
    pub load_balancer: String,
    pub service: String,
    pub consumer_vpc: String,
    pub consumer_subnet: String,
    pub endpoint: String,
    pub waiting: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        Self { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }
}

impl Ran {
    /// Whether it ended as a program may: with one of AWS CLI's exit codes, and without a panic or a lock.
    pub fn is_orderly(&self) -> bool {
        let said = |word| self.stderr.contains(word);
        matches!(self.code, Some(0 | 252..=255)) && !said("panicked") && !said("locked") && !said("overflow")
    }

    /// Whether it ended with one line about a file that it could not use.
    pub fn is_about(&self, file: &Path) -> bool {
        let lines: Vec<&str> = self.stderr.lines().filter(|line| !line.is_empty()).collect();
        let [line] = lines[..] else { return false };
        let says_what_to_do =
            [": make room", ": put back", ": name another", ": update vpce", ": change its", "look at its"];
        self.code == Some(255)
            && line.contains(&file.display().to_string())
            && says_what_to_do.iter().any(|words| line.contains(words))
    }
}

/// Everything in a state file but its log, row by row: the table's name, then its values.
pub fn dump(path: &Path) -> Vec<String> {
    let connection = Connection::open(path).unwrap();
    let mut names = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").unwrap();
    let names: Vec<String> = names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut dump = Vec::new();
    for name in names {
        let mut statement = connection.prepare(&format!("SELECT * FROM \"{name}\"")).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let values: Vec<Value> = (0..columns).map(|column| row.get(column).unwrap()).collect();
            let is_log = name == "calls" || name == "sqlite_sequence" && values[0] == Value::Text("calls".to_owned());
            if !is_log {
                dump.push(format!("{name} {values:?}"));
            }
        }
    }
    dump
}

/// What SQLite finds wrong with a state file; `ok` if nothing.
pub fn integrity(path: &Path) -> String {
    let connection = Connection::open(path).unwrap();
    connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap()
}

/// Numbers that follow from a seed: the same places, choices and moments in every run.
pub struct Numbers(u64);

impl Numbers {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `bound` (SplitMix64).
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed >> 33) % bound as u64).unwrap()
    }
}
