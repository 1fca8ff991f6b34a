//! What size costs, as Markdown: how long labs take to make, the instructions of whole commands (callgrind) in a small and in a
//! large one whose endpoints are all of one account, the most memory that lists and copies take, and the time of a long list
//! against the `sqlite3` shell that makes the same objects, byte for byte but for white space.
//!
//! `cargo bench --bench size` has 100,000 endpoints in the large one, `cargo bench --bench size -- 1000000` as many as there can
//! be; a directory behind that keeps the labs for the next run. It needs `valgrind` and `sqlite3`.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader, Read as _, Write as _};
use std::iter::Peekable;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

const VPCE: &str = env!("CARGO_BIN_EXE_vpce");
const SMALL: u32 = 1000;
const LARGE: u32 = 100_000;

/// How many endpoints the shell is asked for at most: it makes one text of them, which may have 1,000,000,000 bytes.
const SHELL: u32 = 100_000;

/// The list of the consumer's endpoints, in SQL.
const LIST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/benches/size.sql");

/// How often a list is timed.
const ROUNDS: usize = 5;

/// Quotas that let one account have all endpoints, and then more gateway endpoints than the lab has.
const CONFIG: &str = "[quotas]\nvpcs_per_region = 100000\n";
const MORE: &str = "gateway_endpoints_per_region = 100\n";

/// What is looked up in a lab, and by whose command: the values that one line of text has, by the names of the commands below.
const FACTS: &[(&[&str], &str)] = &[
    (
        &["endpoint", "vpc", "name", "tag", "subnet", "interface", "group"],
        "consumer describe-vpc-endpoints --max-items 60 --query VpcEndpoints[?contains(ServiceName,'.vpce.')]|[0].\
         [VpcEndpointId,VpcId,ServiceName,Tags[0].Value,SubnetIds[0],NetworkInterfaceIds[0],Groups[0].GroupId]",
    ),
    (&["token"], "consumer describe-vpc-endpoints --max-results 5 --query NextToken"),
    (
        &["service", "connected"],
        "provider describe-vpc-endpoint-connections --max-items 1 \
         --query VpcEndpointConnections[0].[ServiceId,VpcEndpointId]",
    ),
    (&["after"], "provider describe-vpc-endpoint-connections --max-results 5 --query NextToken"),
    (
        &["service1", "waiting1", "service2", "waiting2"],
        "provider describe-vpc-endpoint-connections --filters Name=vpc-endpoint-state,Values=pendingAcceptance \
         --max-items 2 --query VpcEndpointConnections[].[ServiceId,VpcEndpointId][]",
    ),
    (&["new"], "consumer create-vpc --cidr-block 10.0.0.0/16 --query Vpc.VpcId"),
    (
        &["place"],
        "consumer create-subnet --vpc-id {new} --cidr-block 10.0.0.0/24 --availability-zone us-east-1a \
         --query Subnet.SubnetId",
    ),
    (
        &["table"],
        "consumer describe-route-tables --filters Name=vpc-id,Values={new} --query RouteTables[0].RouteTableId",
    ),
    (
        &["mine"],
        "consumer create-vpc-endpoint --vpc-endpoint-type Interface --vpc-id {new} --subnet-ids {place} \
         --service-name {name} --query VpcEndpoint.VpcEndpointId",
    ),
];

/// Commands that cost the same at any size. A page has five things.
const COMMANDS: &[(&str, &str)] = &[
    ("an endpoint by id", "consumer describe-vpc-endpoints --vpc-endpoint-ids {endpoint}"),
    ("endpoints: a page", "consumer describe-vpc-endpoints {page}"),
    ("a page further on", "consumer describe-vpc-endpoints {page} --next-token {token}"),
    ("by `vpc-endpoint-id`", "consumer describe-vpc-endpoints {page} {by} Name=vpc-endpoint-id,Values={endpoint}"),
    ("by `vpc-id`", "consumer describe-vpc-endpoints {page} {by} Name=vpc-id,Values={vpc}"),
    ("by `service-name`", "consumer describe-vpc-endpoints {page} {by} Name=service-name,Values={name}"),
    ("by `vpc-endpoint-type`", "consumer describe-vpc-endpoints {page} {by} Name=vpc-endpoint-type,Values=Gateway"),
    ("by `tag:Name`", "consumer describe-vpc-endpoints {page} {by} Name=tag:Name,Values={tag}"),
    ("by `tag:environment`", "consumer describe-vpc-endpoints {page} {by} Name=tag:environment,Values=test"),
    ("by `tag-key`, of none", "consumer describe-vpc-endpoints {page} {by} Name=tag-key,Values=none"),
    ("connections: a page", "provider describe-vpc-endpoint-connections {page}"),
    ("a page further on", "provider describe-vpc-endpoint-connections {page} --next-token {after}"),
    ("by `service-id`", "provider describe-vpc-endpoint-connections {page} {by} Name=service-id,Values={service}"),
    (
        "by `vpc-endpoint-id`",
        "provider describe-vpc-endpoint-connections {page} {by} Name=vpc-endpoint-id,Values={connected}",
    ),
    ("services as consumers see them: a page", "consumer describe-vpc-endpoint-services {page}"),
    ("by name", "consumer describe-vpc-endpoint-services --service-names {name}"),
    ("own services: a page", "provider describe-vpc-endpoint-service-configurations {page}"),
    ("by id", "provider describe-vpc-endpoint-service-configurations --service-ids {service}"),
    ("a service's permissions", "provider describe-vpc-endpoint-service-permissions --service-id {service}"),
    ("network interfaces: a page", "consumer describe-network-interfaces {page}"),
    ("by id", "consumer describe-network-interfaces --network-interface-ids {interface}"),
    ("by `subnet-id`", "consumer describe-network-interfaces {page} {by} Name=subnet-id,Values={subnet}"),
    ("by `vpc-id`", "consumer describe-network-interfaces {page} {by} Name=vpc-id,Values={vpc}"),
    ("security groups: a page", "consumer describe-security-groups {page}"),
    ("by `group-id`", "consumer describe-security-groups {page} {by} Name=group-id,Values={group}"),
    ("by `vpc-id`", "consumer describe-security-groups {page} {by} Name=vpc-id,Values={vpc}"),
    ("rules by `group-id`", "consumer describe-security-group-rules {page} {by} Name=group-id,Values={group}"),
    ("VPCs: a page", "consumer describe-vpcs {page}"),
    ("by `vpc-id`", "consumer describe-vpcs {page} {by} Name=vpc-id,Values={vpc}"),
    ("by `tag:Name`", "consumer describe-vpcs {page} {by} Name=tag:Name,Values=vpc-1"),
    ("subnets: a page", "consumer describe-subnets {page}"),
    ("by `subnet-id`", "consumer describe-subnets {page} {by} Name=subnet-id,Values={subnet}"),
    ("by `vpc-id`", "consumer describe-subnets {page} {by} Name=vpc-id,Values={vpc}"),
    ("route tables by `vpc-id`", "consumer describe-route-tables {page} {by} Name=vpc-id,Values={vpc}"),
    ("tags: a page", "consumer describe-tags {page}"),
    ("by `resource-id`", "consumer describe-tags {page} {by} Name=resource-id,Values={endpoint}"),
    ("by `key`", "consumer describe-tags {page} {by} Name=key,Values=Name"),
    ("by `key`, of none", "consumer describe-tags {page} {by} Name=key,Values=none"),
    ("create a VPC", "consumer create-vpc --cidr-block 10.0.0.0/16"),
    ("a subnet", "consumer create-subnet --vpc-id {new} --cidr-block 10.0.1.0/24"),
    ("a security group", "consumer create-security-group --vpc-id {new} --group-name new --description new"),
    (
        "an interface endpoint",
        "consumer create-vpc-endpoint --vpc-endpoint-type Interface --vpc-id {new} --subnet-ids {place} \
         --service-name {name}",
    ),
    (
        "a gateway endpoint",
        "consumer create-vpc-endpoint --vpc-id {new} --route-table-ids {table} \
         --service-name com.amazonaws.us-east-1.s3",
    ),
    ("a tag", "consumer create-tags --resources {mine} --tags Key=a,Value=b"),
    ("modify an endpoint", "consumer modify-vpc-endpoint --vpc-endpoint-id {mine} --reset-policy"),
    ("accept one", "provider accept-vpc-endpoint-connections --service-id {service1} --vpc-endpoint-ids {waiting1}"),
    ("reject one", "provider reject-vpc-endpoint-connections --service-id {service2} --vpc-endpoint-ids {waiting2}"),
    ("delete one", "consumer delete-vpc-endpoints --vpc-endpoint-ids {mine}"),
];

type Error = Box<dyn std::error::Error>;

/// A lab, and what is asked for in it.
struct Lab {
    state: PathBuf,
    facts: BTreeMap<&'static str, String>,
}

impl Lab {
    /// A lab of one account's endpoints, unless the directory has it already.
    fn new(directory: &Path, endpoints: u32) -> Result<Self, Error> {
        let state = directory.join(format!("{endpoints}.db"));
        let lab = Self { state: state.clone(), facts: BTreeMap::new() };
        if state.exists() {
            return Ok(lab);
        }
        let config = directory.join("config.toml");
        std::fs::write(&config, CONFIG)?;
        let line = format!("state generate --consumers 1 --endpoints {endpoints}");
        let (seconds, peak) = watched(vpce(&state, &line))?;
        let megabytes = state.metadata()?.len() / 1_000_000;
        writeln!(io::stdout(), "| make {endpoints} endpoints, {megabytes} MB | {seconds:.1} s | {peak:.0} MB |")?;
        std::fs::write(&config, [CONFIG, MORE].concat())?;
        Ok(lab)
    }

    fn look_up(&mut self) -> Result<(), Error> {
        for (names, line) in FACTS {
            let mut command = vpce(&self.state, &self.line(line));
            let told = output(command.args(["--output", "text"]))?;
            let values: Vec<&str> = told.split_whitespace().filter(|value| *value != "None").collect();
            if values.len() < names.len() {
                return Err(format!("{line}: only {values:?}").into());
            }
            self.facts.extend(names.iter().copied().zip(values.into_iter().map(str::to_owned)));
        }
        Ok(())
    }

    /// A command with what it asks for.
    fn line(&self, line: &str) -> String {
        let (profile, line) = line.split_once(' ').unwrap_or_default();
        let line = line.replace("{page}", "--no-paginate --max-results 5").replace("{by}", "--filters");
        let line = self.facts.iter().fold(line, |line, (name, value)| line.replace(&format!("{{{name}}}"), value));
        format!("--profile {profile} ec2 {line}")
    }

    fn instructions(&self, line: &str) -> Result<f64, Error> {
        let mut valgrind = command("valgrind", &self.state);
        valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null", VPCE, "--state"]).arg(&self.state);
        let output = valgrind.args(self.line(line).split(' ')).stdout(Stdio::null()).output()?;
        let told = String::from_utf8(output.stderr)?;
        let collected = told.lines().find_map(|line| line.split_once("Collected : "));
        match collected {
            Some((_, count)) if output.status.success() => Ok(count.trim().parse()?),
            _ => Err(format!("{line}: {told}").into()),
        }
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

fn vpce(state: &Path, line: &str) -> Command {
    let mut command = command(VPCE, state);
    command.arg("--state").arg(state).args(line.split(' '));
    command
}

/// The shell that prints the same list.
fn shell(state: &Path) -> Result<Command, Error> {
    let mut command = command("sqlite3", state);
    command.arg("-readonly").arg(state).stdin(File::open(LIST)?);
    Ok(command)
}

/// What a command prints.
fn output(command: &mut Command) -> Result<String, Error> {
    let output = command.output()?;
    if output.status.success() {
        Ok(String::from_utf8(output.stdout)?)
    } else {
        Err(format!("{command:?}: {}", String::from_utf8_lossy(&output.stderr)).into())
    }
}

/// How many seconds a command takes.
fn seconds(mut command: Command) -> Result<f64, Error> {
    let begun = Instant::now();
    if command.stdout(Stdio::null()).status()?.success() {
        Ok(begun.elapsed().as_secs_f64())
    } else {
        Err(format!("{command:?} fails").into())
    }
}

/// How many seconds a command takes, nearly, and how many MB of memory at its peak.
#[expect(clippy::disallowed_methods, reason = "what is measured is another process, which has no clock of ours")]
fn watched(mut command: Command) -> Result<(f64, f64), Error> {
    const PAUSE: Duration = Duration::from_millis(10);
    let begun = Instant::now();
    let mut child = command.stdout(Stdio::null()).spawn()?;
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut peak = 0.0;
    // The peak only grows, so what is seen last is the most.
    let ended = loop {
        if let Some(ended) = child.try_wait()? {
            break ended;
        }
        let status = std::fs::read_to_string(&status).unwrap_or_default();
        let told = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB"));
        peak = told.and_then(|kilobytes| kilobytes.parse::<f64>().ok()).unwrap_or(peak).max(peak);
        std::thread::sleep(PAUSE);
    };
    if ended.success() {
        Ok((begun.elapsed().as_secs_f64(), peak / 1000.0))
    } else {
        Err(format!("{command:?} fails").into())
    }
}

/// The list of all endpoints, once by us and once by the shell, in turns: the median of both in seconds and of their ratio.
fn race(lab: &Lab) -> Result<[f64; 3], Error> {
    let mut rounds = [Vec::new(), Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        let ours = seconds(vpce(&lab.state, &lab.line("consumer describe-vpc-endpoints")))?;
        let theirs = seconds(shell(&lab.state)?)?;
        for (values, value) in rounds.iter_mut().zip([ours, theirs, ours / theirs]) {
            values.push(value);
        }
    }
    Ok(rounds.map(|mut values| {
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    }))
}

/// How many bytes both print, if they are the same but for white space between the parts of JSON.
fn same(lab: &Lab) -> Result<u64, Error> {
    let printed = |mut command: Command| -> Result<_, Error> {
        let stdout = command.stdout(Stdio::piped()).spawn()?.stdout.ok_or("nothing is printed")?;
        let bytes = BufReader::with_capacity(1 << 20, stdout).bytes().map(Result::unwrap_or_default);
        Ok(Compact { bytes: bytes.peekable(), in_text: false, is_escaped: false })
    };
    let mut ours = printed(vpce(&lab.state, &lab.line("consumer describe-vpc-endpoints")))?;
    let mut theirs = printed(shell(&lab.state)?)?;
    let mut count = 0;
    loop {
        match (ours.next(), theirs.next()) {
            (None, None) => return Ok(count),
            (one, other) if one == other => count += 1,
            _ => return Err(format!("what both print differs from byte {count} on").into()),
        }
    }
}

/// JSON without the white space between its parts.
struct Compact<B: Iterator<Item = u8>> {
    bytes: Peekable<B>,
    in_text: bool,
    is_escaped: bool,
}

impl<B: Iterator<Item = u8>> Iterator for Compact<B> {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        while self.bytes.next_if(|byte| !self.in_text && byte.is_ascii_whitespace()).is_some() {}
        let byte = self.bytes.next()?;
        if byte == b'"' && !self.is_escaped {
            self.in_text = !self.in_text;
        }
        self.is_escaped = byte == b'\\' && !self.is_escaped;
        Some(byte)
    }
}

fn measure() -> Result<bool, Error> {
    let large: u32 = std::env::args().find_map(|word| word.parse().ok()).unwrap_or(LARGE);
    let temporary = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let kept = std::env::args().skip_while(|word| word.parse::<u32>().is_err()).nth(1);
    let kept = kept.filter(|word| !word.starts_with('-')).map(PathBuf::from);
    let directory = kept.as_deref().unwrap_or(temporary.path());
    std::fs::create_dir_all(directory)?;
    let mut out = io::stdout();
    writeln!(out, "| | time | memory |\n|---|---|---|")?;
    let mut one = Lab::new(directory, SMALL)?;
    let mut other = Lab::new(directory, large)?;
    let mut within = true;
    for format in ["json", "text"] {
        let line = format!("consumer describe-vpc-endpoints --output {format}");
        let (seconds, peak) = watched(vpce(&other.state, &other.line(&line)))?;
        writeln!(out, "| list {large} endpoints as {format} | {seconds:.1} s | {peak:.0} MB |")?;
        within &= peak < 100.0;
    }
    let mut listed = None;
    if large > SHELL {
        listed = Some(Lab::new(directory, SHELL)?);
    }
    let listed = listed.as_ref().unwrap_or(&other);
    let count = same(listed)?;
    let [ours, theirs, ratio] = race(listed)?;
    let shown = large.min(SHELL);
    writeln!(out, "\n| {shown} endpoints as JSON, {count} bytes | `vpce` | `sqlite3` | ratio |\n|---|---|---|---|")?;
    writeln!(out, "| | {ours:.2} s | {theirs:.2} s | {ratio:.2} |")?;
    writeln!(out, "\n| instructions, in millions | {SMALL} endpoints | {large} | ratio |\n|---|---|---|---|")?;
    one.look_up()?;
    other.look_up()?;
    for (name, line) in COMMANDS {
        let (few, many) = (one.instructions(line)?, other.instructions(line)?);
        writeln!(out, "| {name} | {:.2} | {:.2} | {:.2} |", few / 1e6, many / 1e6, many / few)?;
        within &= many <= few * 1.3;
    }
    writeln!(out, "\n| | time | memory |\n|---|---|---|")?;
    let export = directory.join("export.json");
    let path = export.to_str().unwrap_or_default();
    for (state, line) in [
        (&other.state, "status".to_owned()),
        (&other.state, "state check".to_owned()),
        (&other.state, format!("state export {path}")),
        (&directory.join("copy.db"), format!("state import {path}")),
    ] {
        let (seconds, peak) = watched(vpce(state, &line))?;
        let name = line.trim_end_matches(path).trim();
        writeln!(out, "| `vpce {name}` of {large} | {seconds:.1} s | {peak:.0} MB |")?;
    }
    std::fs::remove_file(&export)?;
    std::fs::remove_file(directory.join("copy.db"))?;
    Ok(within && ratio <= 1.5)
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
