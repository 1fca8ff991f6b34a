//! What size costs, as Markdown: the instructions of whole commands (callgrind) in a small and in a large lab, the time of a
//! long list against the `sqlite3` shell that makes the same objects, and the most memory that the list takes.
//!
//! `cargo bench --bench size` has 100,000 endpoints in the large one, `cargo bench --bench size -- 1000000` as many as there can
//! be. It needs `valgrind` and `sqlite3`.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

const VPCE: &str = env!("CARGO_BIN_EXE_vpce");
const SMALL: u32 = 1000;
const LARGE: u32 = 100_000;

/// The list of the consumer's endpoints, in SQL.
const LIST: &str = include_str!("size.sql");

/// How often a list is timed.
const ROUNDS: usize = 5;

/// Quotas that let one account have all endpoints.
const CONFIG: &str = "[quotas]\nvpcs_per_region = 100000\n";

type Error = Box<dyn std::error::Error>;

/// A lab, and what is asked for in it.
struct Lab {
    state: PathBuf,
    endpoint: Vec<String>,
    token: String,
    service: String,
}

impl Lab {
    fn new(directory: &Path, name: &str, endpoints: u32, consumers: u32) -> Result<Self, Error> {
        let state = directory.join(name);
        let (endpoints, consumers) = (endpoints.to_string(), consumers.to_string());
        let begun = Instant::now();
        run(&state, "state generate --endpoints", &[&endpoints, "--consumers", &consumers])?;
        let (seconds, bytes) = (begun.elapsed().as_secs(), state.metadata()?.len());
        writeln!(io::stdout(), "{endpoints} endpoints of {consumers} accounts: {seconds} s, {} MB", bytes / 1_000_000)?;
        let list = "--profile consumer ec2 describe-vpc-endpoints --output text";
        let query =
            "VpcEndpoints[?contains(ServiceName, '.vpce.')]|[0].[VpcEndpointId,VpcId,ServiceName,Tags[0].Value]";
        let endpoint = run(&state, list, &["--max-items", "9", "--query", query])?;
        let token = run(&state, list, &["--max-results", "5", "--query", "NextToken"])?;
        let services = "--profile provider ec2 describe-vpc-endpoint-connections --max-items 1 --output text --query";
        let service = run(&state, services, &["VpcEndpointConnections[0].ServiceId"])?;
        let service = service.lines().next().unwrap_or_default().to_owned();
        let endpoint = endpoint.lines().next().unwrap_or_default().split('\t').map(str::to_owned).collect();
        Ok(Self { state, endpoint, token: token.trim().to_owned(), service })
    }

    /// The instructions that each command takes.
    fn instructions(&self) -> Result<Vec<(&'static str, u64)>, Error> {
        let [id, vpc, name, tag] = self.endpoint.as_slice() else { return Err("an endpoint is missing".into()) };
        let list = "--profile consumer ec2 describe-vpc-endpoints --no-paginate --max-results 5";
        let of_provider = "--profile provider ec2 describe-vpc-endpoint-connections --no-paginate --max-results 5";
        let filter = |name: &str, value: &str| format!("Name={name},Values={value}");
        let count = |options: &[&str], line: &str| instructions(&self.state, line, options);
        Ok(vec![
            (
                "describe an endpoint by id",
                count(&["--vpc-endpoint-ids", id], "--profile consumer ec2 describe-vpc-endpoints")?,
            ),
            ("a page of endpoints", count(&[], list)?),
            ("a page further on", count(&["--next-token", &self.token], list)?),
            ("by `vpc-id`", count(&["--filters", &filter("vpc-id", vpc)], list)?),
            ("by `service-name`", count(&["--filters", &filter("service-name", name)], list)?),
            ("by `vpc-endpoint-type`", count(&["--filters", &filter("vpc-endpoint-type", "Interface")], list)?),
            ("by `tag:Name`", count(&["--filters", &filter("tag:Name", tag)], list)?),
            ("a provider's connections", count(&[], of_provider)?),
            ("those of a service", count(&["--filters", &filter("service-id", &self.service)], of_provider)?),
            (
                "a service as a consumer sees it",
                count(&["--service-names", name], "--profile consumer ec2 describe-vpc-endpoint-services")?,
            ),
            (
                "tags of an endpoint",
                count(&["--filters", &filter("resource-id", id)], "--profile consumer ec2 describe-tags")?,
            ),
            ("create a VPC", count(&["--cidr-block", "10.0.0.0/16"], "--profile consumer ec2 create-vpc")?),
            ("create an endpoint", self.create(name)?),
        ])
    }

    /// Makes an endpoint in a new VPC.
    fn create(&self, name: &str) -> Result<u64, Error> {
        let made = |line: &str, options: &[&str]| {
            run(&self.state, &format!("--profile consumer ec2 {line} --output text"), options)
        };
        let vpc = made("create-vpc --cidr-block 10.0.0.0/16 --query", &["Vpc.VpcId"])?;
        let zone = ["--availability-zone", "us-east-1a", "--vpc-id", vpc.trim(), "--query", "Subnet.SubnetId"];
        let subnet = made("create-subnet --cidr-block 10.0.0.0/24", &zone)?;
        let line = "--profile consumer ec2 create-vpc-endpoint --vpc-endpoint-type Interface";
        instructions(
            &self.state,
            line,
            &["--vpc-id", vpc.trim(), "--subnet-ids", subnet.trim(), "--service-name", name],
        )
    }
}

#[expect(clippy::disallowed_methods, reason = "programs are wherever the user has them")]
fn command(program: &str, state: &Path) -> Command {
    let mut command = Command::new(program);
    let home = state.with_file_name("");
    command.env_clear().envs(std::env::var_os("PATH").map(|path| ("PATH", path)));
    command.env("VPCE_CONFIG", home.join("config.toml")).env("HOME", home);
    command
}

/// What a command of ours prints.
fn run(state: &Path, line: &str, options: &[&str]) -> Result<String, Error> {
    let output = command(VPCE, state).arg("--state").arg(state).args(line.split(' ')).args(options).output()?;
    if output.status.success() {
        Ok(String::from_utf8(output.stdout)?)
    } else {
        Err(String::from_utf8(output.stderr)?.into())
    }
}

fn instructions(state: &Path, line: &str, options: &[&str]) -> Result<u64, Error> {
    let mut valgrind = command("valgrind", state);
    valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null", VPCE, "--state"]).arg(state);
    let output = valgrind.args(line.split(' ')).args(options).stdout(Stdio::null()).output()?;
    let told = String::from_utf8(output.stderr)?;
    let collected =
        told.lines().find_map(|line| line.split_once("Collected : ")).map(|(_, count)| count.trim().parse());
    if output.status.success() {
        collected.ok_or("valgrind counts nothing")?.map_err(Into::into)
    } else {
        Err(told.into())
    }
}

/// The list of all endpoints, once by us and once by the shell, in turns: the median of both in seconds and of their ratio,
/// and the most memory that ours took, in MB.
fn list(lab: &Lab) -> Result<[f64; 4], Error> {
    let mut rounds = [Vec::new(), Vec::new(), Vec::new()];
    let mut peak = 0.0;
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        let mut ours = command(VPCE, &lab.state);
        ours.arg("--state").arg(&lab.state).args(["--profile", "consumer", "ec2", "describe-vpc-endpoints"]);
        let mut child = ours.stdout(Stdio::null()).spawn()?;
        let status = PathBuf::from(format!("/proc/{}/status", child.id()));
        // The peak only grows, so what is seen last is the most.
        while child.try_wait()?.is_none() {
            let status = std::fs::read_to_string(&status).unwrap_or_default();
            let told = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB"));
            peak = told.and_then(|kilobytes| kilobytes.parse::<f64>().ok()).unwrap_or(peak).max(peak);
            std::thread::yield_now();
        }
        let ours = begun.elapsed().as_secs_f64();
        let begun = Instant::now();
        let shell = command("sqlite3", &lab.state).arg(&lab.state).arg(LIST).stdout(Stdio::null()).status()?;
        if !shell.success() {
            return Err("the shell fails".into());
        }
        let theirs = begun.elapsed().as_secs_f64();
        rounds[0].push(ours);
        rounds[1].push(theirs);
        rounds[2].push(ours / theirs);
    }
    let [ours, theirs, ratio] = rounds.map(|mut values| {
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    });
    Ok([ours, theirs, ratio, peak / 1000.0])
}

fn measure() -> Result<bool, Error> {
    let large: u32 = std::env::args().find_map(|word| word.parse().ok()).unwrap_or(LARGE);
    let directory = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    std::fs::write(directory.path().join("config.toml"), CONFIG)?;
    let (one, other) =
        (Lab::new(directory.path(), "small.db", SMALL, 100)?, Lab::new(directory.path(), "large.db", large, 100)?);
    let mut out = io::stdout();
    writeln!(out, "\n| instructions, in millions | {SMALL} endpoints | {large} | ratio |\n|---|---|---|---|")?;
    let mut within = true;
    for ((name, few), (_, many)) in one.instructions()?.into_iter().zip(other.instructions()?) {
        let [few, many] = [few, many].map(|count| u32::try_from(count / 1000).map_or(f64::NAN, f64::from) / 1e3);
        writeln!(out, "| {name} | {few:.2} | {many:.2} | {:.2} |", many / few)?;
        within &= many <= few * 1.3;
    }
    std::fs::remove_file(&other.state)?;
    let lab = Lab::new(directory.path(), "list.db", large, 1)?;
    let [ours, theirs, ratio, peak] = list(&lab)?;
    writeln!(out, "\n| {large} endpoints as JSON | `vpce` | `sqlite3` | ratio | memory |\n|---|---|---|---|---|")?;
    writeln!(out, "| | {ours:.2} s | {theirs:.2} s | {ratio:.2} | {peak:.0} MB |")?;
    Ok(within && peak < 100.0)
}

fn main() -> ExitCode {
    match measure() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => {
            let _ = writeln!(io::stderr(), "something costs more than it should");
            ExitCode::FAILURE
        }
        Err(error) => {
            let _ = writeln!(io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}
