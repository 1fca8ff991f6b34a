//! What `vpce serve` bears, as ratios: against `moto_server`, which gets the same endpoints by the same requests, and against
//! what SQLite commits in the same directory. All of it is one run on one machine, and the sides take turns, so that
//! whatever else the machine does falls on each.
//!
//! `VPCE_BENCH_MOTO=<path of moto_server> cargo bench --bench load` prints the table; the README says how to get that program.

use std::collections::VecDeque;
use std::ffi::{OsStr, OsString};
use std::io::{self, BufRead as _, BufReader, ErrorKind, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use rusqlite::Connection;
use rustix::event::{PollFd, PollFlags, Timespec, poll};

const VPCE: &str = env!("CARGO_BIN_EXE_vpce");

/// Where `moto_server` is.
const MOTO: &str = "VPCE_BENCH_MOTO";

/// The version that the figures in the README are against.
const MOTO_VERSION: &str = "5.2.5";

/// As many VPCs as the quota of 50 endpoints in each asks for.
const VPCS: usize = 200;
const ENDPOINTS_PER_VPC: usize = 50;

/// The most endpoints on a page.
const PAGE: usize = 1000;

/// Of each measurement of a rate.
const ROUNDS: usize = 3;
const ROUND: Duration = Duration::from_millis(1500);

/// Of a measurement of latencies.
const OPEN_LOOP: Duration = Duration::from_secs(6);

/// Kept alive all the time.
const CONNECTIONS: usize = 16;

/// After this time without a request, servers may let go of a connection.
const IDLE: Duration = Duration::from_secs(20);

const STARTS: usize = 21;

type Outcome<T> = Result<T, String>;

/// A server that is measured.
struct Subject {
    child: Child,
    connections: Vec<Line>,
}

impl Drop for Subject {
    fn drop(&mut self) {
        // One that has ended by itself is as well.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Subject {
    /// The server, and how long it took from the start to the first answer to this request.
    fn vpce(directory: &Path, first: &[u8]) -> Outcome<(Self, Duration)> {
        let mut command = command(directory, VPCE);
        command.arg("--state").arg(directory.join("state.db")).args(["serve", "--listen", "127.0.0.1:0"]);
        let start = Instant::now();
        let mut child = command.stdout(Stdio::piped()).spawn().map_err(text)?;
        let mut url = String::new();
        BufReader::new(child.stdout.take().ok_or("no output")?).read_line(&mut url).map_err(text)?;
        let address = url.trim().strip_prefix("http://").and_then(|address| address.parse().ok());
        let address = address.ok_or_else(|| format!("vpce serve said {url:?}"))?;
        let mut subject = Self { child, connections: vec![Line::open(address)?] };
        subject.ask(first)?;
        let took = start.elapsed();
        subject.open(address)?;
        Ok((subject, took))
    }

    fn moto(directory: &Path, program: &OsStr) -> Outcome<Self> {
        // One that is free now.
        let address = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).map_err(text)?;
        let mut command = command(directory, program);
        command.args(["-p", &address.port().to_string()]).stdout(Stdio::null()).stderr(Stdio::null());
        let child = command.spawn().map_err(|error| format!("{}: {error}", program.display()))?;
        let mut subject = Self { child, connections: Vec::new() };
        while TcpStream::connect(address).is_err() {
            if let Some(status) = subject.child.try_wait().map_err(text)? {
                return Err(format!("{} ended with {status}", program.display()));
            }
            std::thread::yield_now();
        }
        subject.open(address)?;
        Ok(subject)
    }

    fn open(&mut self, address: SocketAddr) -> Outcome<()> {
        while self.connections.len() < CONNECTIONS {
            self.connections.push(Line::open(address)?);
        }
        Ok(())
    }

    /// The answer to one request.
    fn ask(&mut self, request: &[u8]) -> Outcome<String> {
        let line = &mut self.connections[0];
        line.send(request, Instant::now())?;
        while line.receive()?.is_none() {
            poll(&mut [PollFd::new(&line.stream, PollFlags::IN)], None).map_err(text)?;
        }
        Ok(String::from_utf8_lossy(&line.answer).into_owned())
    }

    /// Keeps all connections asking, each as soon as it is answered; stops after some time, or when there are no more
    /// requests. Requests answered in a second.
    fn highest_rate<'r>(&mut self, requests: &mut impl Iterator<Item = &'r [u8]>, time: Duration) -> Outcome<f64> {
        let start = Instant::now();
        let took = self.load(requests, |now, _| (now - start < time).then_some(now))?;
        Ok(per_second(took.len(), start))
    }

    /// Asks at a steady rate, whether or not what came before is answered. How long each answer took from the moment when
    /// its request should have been sent, in ascending order.
    fn latencies<'r>(
        &mut self,
        requests: &mut impl Iterator<Item = &'r [u8]>,
        rate: f64,
        time: Duration,
    ) -> Outcome<Vec<Duration>> {
        let start = Instant::now();
        let mut took = self.load(requests, |_, sent| {
            let due = Duration::from_secs_f64(f64::from(sent) / rate);
            (due < time).then_some(start + due)
        })?;
        took.sort_unstable();
        Ok(took)
    }

    /// Sends requests when `due` says, from the time and how many were sent, until it says no more; on any connection that
    /// is free.
    fn load<'r>(
        &mut self,
        requests: &mut impl Iterator<Item = &'r [u8]>,
        due: impl Fn(Instant, u32) -> Option<Instant>,
    ) -> Outcome<Vec<Duration>> {
        let mut took = Vec::new();
        let mut free: VecDeque<usize> = (0..self.connections.len()).collect();
        let (mut sent, mut is_over) = (0, false);
        loop {
            let now = Instant::now();
            let mut wait = None;
            while !is_over && !free.is_empty() {
                match due(now, sent) {
                    Some(at) if at > now => {
                        wait = Some(at - now);
                        break;
                    }
                    Some(at) => match requests.next() {
                        Some(request) => {
                            let line = free.pop_front().ok_or("no connection")?;
                            self.connections[line].send(request, at)?;
                            sent += 1;
                        }
                        None => is_over = true,
                    },
                    None => is_over = true,
                }
            }
            if is_over && free.len() == self.connections.len() {
                return Ok(took);
            }
            let asked: Vec<usize> = (0..self.connections.len()).filter(|line| !free.contains(line)).collect();
            let watch = |line: &usize| PollFd::new(&self.connections[*line].stream, PollFlags::IN);
            let mut watched: Vec<_> = asked.iter().map(watch).collect();
            let wait = wait.map(|wait| Timespec { tv_sec: 0, tv_nsec: wait.as_nanos().min(999_999_999) as _ });
            poll(&mut watched, wait.as_ref()).map_err(text)?;
            let ready: Vec<bool> = watched.iter().map(|watched| !watched.revents().is_empty()).collect();
            for (line, _) in asked.into_iter().zip(ready).filter(|(_, ready)| *ready) {
                if let Some(latency) = self.connections[line].receive()? {
                    took.push(latency);
                    free.push_back(line);
                }
            }
        }
    }

    /// The most memory that it has had, in MB.
    fn peak_memory(&self) -> Option<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        Some(line.trim().strip_suffix(" kB")?.parse::<f64>().ok()? / 1024.0)
    }

    /// Requests that each make an endpoint, 50 in each of so many new VPCs.
    fn creations(&mut self, vpcs: usize) -> Outcome<Vec<Vec<u8>>> {
        let mut requests = Vec::with_capacity(vpcs * ENDPOINTS_PER_VPC);
        for _ in 0..vpcs {
            let vpc = self.ask(&request("CreateVpc&CidrBlock=10.0.0.0/16"))?;
            let vpc = element(&vpc, "vpcId")?;
            let subnet = format!("CreateSubnet&VpcId={vpc}&CidrBlock=10.0.0.0/24&AvailabilityZone=us-east-1a");
            let subnet = self.ask(&request(&subnet))?;
            let subnet = element(&subnet, "subnetId")?;
            let create = request(&format!(
                "CreateVpcEndpoint&VpcEndpointType=Interface&VpcId={vpc}&ServiceName=com.amazonaws.us-east-1.sqs\
                 &SubnetId.1={subnet}&PrivateDnsEnabled=false"
            ));
            requests.extend(std::iter::repeat_n(create, ENDPOINTS_PER_VPC));
        }
        Ok(requests)
    }

    /// Requests that each ask for one endpoint, for all endpoints in no particular order.
    fn descriptions(&mut self) -> Outcome<Vec<Vec<u8>>> {
        let mut ids: Vec<String> = Vec::new();
        let mut token = String::new();
        loop {
            let page = self.ask(&request(&format!("DescribeVpcEndpoints&MaxResults={PAGE}{token}")))?;
            ids.extend(
                page.split("<vpcEndpointId>").skip(1).filter_map(|rest| rest.split('<').next()).map(str::to_owned),
            );
            match element(&page, "nextToken") {
                Ok(next) if !next.is_empty() => {
                    token = format!("&NextToken={}", next.replace('=', "%3D").replace('+', "%2B").replace('/', "%2F"));
                }
                _ => break,
            }
        }
        if ids.len() < VPCS * ENDPOINTS_PER_VPC {
            return Err(format!("there are {} endpoints only", ids.len()));
        }
        // A number without a common divisor with the count leads past all of them.
        let scattered = (0..ids.len()).map(|number| &ids[number * 7919 % ids.len()]);
        Ok(scattered.map(|id| request(&format!("DescribeVpcEndpoints&VpcEndpointId.1={id}"))).collect())
    }
}

/// A connection that is kept alive, as far as the server does.
struct Line {
    address: SocketAddr,
    stream: TcpStream,
    /// Whether the server has closed it, as moto does after each answer.
    is_closed: bool,
    /// When the request was due that is under way.
    due: Instant,
    answer: Vec<u8>,
    /// How long the answer is, once its headers are there.
    length: Option<usize>,
}

impl Line {
    fn open(address: SocketAddr) -> Outcome<Self> {
        let stream = TcpStream::connect(address).map_err(text)?;
        stream.set_nodelay(true).and_then(|()| stream.set_nonblocking(true)).map_err(text)?;
        Ok(Self { address, stream, is_closed: false, due: Instant::now(), answer: Vec::new(), length: None })
    }

    fn send(&mut self, request: &[u8], due: Instant) -> Outcome<()> {
        if self.is_closed || self.due.elapsed() > IDLE {
            *self = Self::open(self.address)?;
        }
        self.due = due;
        self.answer.clear();
        self.length = None;
        // Small enough for any socket's buffer, which is empty.
        self.stream.write_all(request).map_err(text)
    }

    /// How long the answer took, once it is whole.
    fn receive(&mut self) -> Outcome<Option<Duration>> {
        let mut part = [0; 16_384];
        loop {
            match self.stream.read(&mut part) {
                Ok(0) => return Err("a server closed a connection".to_owned()),
                Ok(length) => self.answer.extend_from_slice(&part[..length]),
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(None),
                Err(error) => return Err(error.to_string()),
            }
            if self.length.is_none()
                && let Some((length, closes)) = whole_length(&self.answer)?
            {
                (self.length, self.is_closed) = (Some(length), closes);
            }
            if self.length.is_some_and(|length| self.answer.len() >= length) {
                return Ok(Some(self.due.elapsed()));
            }
        }
    }
}

/// The length of an answer with its headers, if they are there, and whether it is the last of its connection.
fn whole_length(answer: &[u8]) -> Outcome<Option<(usize, bool)>> {
    let Some(end) = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n") else { return Ok(None) };
    let head = String::from_utf8_lossy(&answer[..end]).to_ascii_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length:")?.trim().parse::<usize>().ok());
    match length {
        Some(length) if head.starts_with("http/1.1 200") => {
            Ok(Some((end + 4 + length, head.contains("connection: close"))))
        }
        _ => Err(format!("a server answered {}", String::from_utf8_lossy(answer))),
    }
}

fn request(action: &str) -> Vec<u8> {
    let body = format!("Version=2016-11-15&Action={action}");
    format!(
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded; charset=utf-8\r\n\
         X-Amz-Date: 20260101T000000Z\r\nAuthorization: AWS4-HMAC-SHA256 \
         Credential=111122223333/20260101/us-east-1/ec2/aws4_request, SignedHeaders=host, Signature=0\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

fn element<'a>(answer: &'a str, name: &str) -> Outcome<&'a str> {
    let rest = answer.split_once(&format!("<{name}>")).map(|(_, rest)| rest);
    rest.and_then(|rest| rest.split('<').next()).ok_or_else(|| format!("no {name} in {answer}"))
}

/// A program with nobody's settings.
#[expect(clippy::disallowed_methods, reason = "programs are wherever the user has them")]
fn command(home: &Path, program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.env_clear().env("HOME", home).current_dir(home);
    command.envs(std::env::var_os("PATH").map(|path| ("PATH", path)));
    command
}

/// SQLite with our durability: a write-ahead log, of which each commit is on the disk when it returns.
struct Commits(Connection);

impl Commits {
    fn new(directory: &Path) -> rusqlite::Result<Self> {
        let connection = Connection::open(directory.join("commits.db"))?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.execute("CREATE TABLE rows (id INTEGER PRIMARY KEY, text TEXT)", [])?;
        Ok(Self(connection))
    }

    /// Commits of one row each in a second.
    fn rate(&self, count: usize) -> rusqlite::Result<f64> {
        let mut statement = self.0.prepare("INSERT INTO rows (text) VALUES (?1)")?;
        let start = Instant::now();
        for _ in 0..count {
            statement.execute([
                "a row of a hundred bytes, more or less, which is about what a small thing takes to be kept",
            ])?;
        }
        Ok(per_second(count, start))
    }
}

/// Ours, theirs and the ratio: of each the median of the rounds.
struct Compared {
    ours: f64,
    theirs: f64,
    ratio: f64,
}

impl Compared {
    fn of(rounds: &[(f64, f64)]) -> Self {
        let median = |value: fn(&(f64, f64)) -> f64| median(rounds.iter().map(value).collect());
        Self {
            ours: median(|round| round.0),
            theirs: median(|round| round.1),
            ratio: median(|round| round.0 / round.1),
        }
    }

    fn row(&self, what: &str, other: &str, least: f64) -> String {
        let Self { ours, theirs, ratio } = self;
        format!("| {what} | {} | {other}: {} | {ratio:.2} | at least {least} |", rate(*ours), rate(*theirs))
    }
}

fn per_second(count: usize, start: Instant) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX)) / start.elapsed().as_secs_f64()
}

fn rate(per_second: f64) -> String {
    if per_second < 100.0 { format!("{per_second:.1}/s") } else { format!("{per_second:.0}/s") }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn cycle(requests: &[Vec<u8>]) -> impl Iterator<Item = &[u8]> {
    requests.iter().map(Vec::as_slice).cycle()
}

/// The rates of both, in turns.
fn compare(ours: (&mut Subject, &[Vec<u8>]), theirs: (&mut Subject, &[Vec<u8>])) -> Outcome<Compared> {
    let (mut our_requests, mut their_requests) = (cycle(ours.1), cycle(theirs.1));
    let mut rounds = Vec::new();
    for _ in 0..ROUNDS {
        let one = ours.0.highest_rate(&mut our_requests, ROUND)?;
        rounds.push((one, theirs.0.highest_rate(&mut their_requests, ROUND)?));
    }
    Ok(Compared::of(&rounds))
}

fn latency_row(what: &str, rate_asked: f64, took: &[Duration]) -> Outcome<String> {
    let at = |hundredths| took.get(took.len() * hundredths / 100).map(Duration::as_secs_f64);
    let (median, p99) = at(50).zip(at(99)).ok_or("nothing was answered")?;
    let (half, ratio) = (rate(rate_asked), p99 / median);
    Ok(format!(
        "| {what} at {half}: p99 and median | {:.3} ms | median: {:.3} ms | {ratio:.2} | at most 10 |",
        p99 * 1e3,
        median * 1e3
    ))
}

/// `moto_server`, in turns with ours: with 1,000 endpoints, all of which it answers whatever is asked for as a page; then with
/// as many as ours.
fn against_moto(ours: &mut Subject, our_ids: &[Vec<u8>], directory: &Path) -> Outcome<Vec<String>> {
    let Some(program) = moto() else {
        let text = format!(
            "No comparison with moto: python3 -m venv moto && moto/bin/pip install 'moto[server]=={MOTO_VERSION}', and its whole \
             path to {MOTO}=.../moto/bin/moto_server"
        );
        writeln!(io::stderr(), "{text}").map_err(self::text)?;
        return Ok(Vec::new());
    };
    let mut theirs = Subject::moto(directory, &program)?;
    let make = |theirs: &mut Subject, vpcs| -> Outcome<()> {
        theirs.creations(vpcs)?.iter().try_for_each(|request| theirs.ask(request).map(drop))
    };
    let vpcs_of_page = PAGE / ENDPOINTS_PER_VPC;
    make(&mut theirs, vpcs_of_page)?;
    let page = [request(&format!("DescribeVpcEndpoints&MaxResults={PAGE}"))];
    let pages = compare((ours, &page), (&mut theirs, &page))?;
    make(&mut theirs, VPCS - vpcs_of_page)?;
    let their_ids = theirs.descriptions()?;
    let by_id = compare((ours, our_ids), (&mut theirs, &their_ids))?;
    Ok(vec![
        by_id.row("DescribeVpcEndpoints by id", "moto", 60.0),
        pages.row("DescribeVpcEndpoints, 1,000 a page", "moto", 30.0),
    ])
}

#[expect(clippy::disallowed_methods, reason = "it is wherever the user has it")]
fn moto() -> Option<OsString> {
    std::env::var_os(MOTO).filter(|path| !path.is_empty())
}

fn run() -> Outcome<()> {
    // Beside the binaries, not among the system's temporary files: those may be in memory, where durability costs nothing.
    let directory = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).map_err(text)?;
    let directory = directory.path();
    let before = machine_load();
    let (mut ours, _) = Subject::vpce(directory, &request("DescribeVpcs"))?;
    let commits = Commits::new(directory).map_err(text)?;
    let creations = ours.creations(VPCS)?;
    let mut rounds = Vec::new();
    for part in creations.chunks(creations.len() / 10) {
        let created = ours.highest_rate(&mut part.iter().map(Vec::as_slice), Duration::MAX)?;
        rounds.push((created, commits.rate(part.len()).map_err(text)?));
    }
    let created = Compared::of(&rounds);
    let our_ids = ours.descriptions()?;
    let mut rows = against_moto(&mut ours, &our_ids, directory)?;
    rows.push(created.row("CreateVpcEndpoint", "SQLite's commits", 0.5));

    let half = ours.highest_rate(&mut cycle(&our_ids), ROUND)? / 2.0;
    let took = ours.latencies(&mut cycle(&our_ids), half, OPEN_LOOP)?;
    rows.push(latency_row("DescribeVpcEndpoints by id", half, &took)?);
    let half = created.ours / 2.0;
    let creations = ours.creations(VPCS)?;
    let took = ours.latencies(&mut creations.iter().map(Vec::as_slice), half, OPEN_LOOP)?;
    rows.push(latency_row("CreateVpcEndpoint", half, &took)?);
    let peak = ours.peak_memory().map_or_else(|| "unknown".to_owned(), |peak| format!("{peak:.1} MB"));
    rows.push(format!("| Memory, at its peak | {peak} | | | under 64 MB |"));
    drop(ours);

    let starts: Outcome<Vec<f64>> =
        (0..STARTS).map(|_| Subject::vpce(directory, &our_ids[0]).map(|(_, took)| took.as_secs_f64() * 1e3)).collect();
    rows.push(format!("| From start to first answer | {:.1} ms | | | under 20 ms |", median(starts?)));
    let mut out = io::stdout().lock();
    writeln!(
        out,
        "{} endpoints, {CONNECTIONS} connections, medians of rounds in turns; load of the machine {before} before, {} after\n\n\
         | | vpce | | ratio | asked for |\n|---|---|---|---|---|\n{}",
        VPCS * ENDPOINTS_PER_VPC,
        machine_load(),
        rows.join("\n")
    )
    .map_err(text)
}

/// Of the last minute, as far as the system tells.
fn machine_load() -> String {
    let loads = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    loads.split(' ').next().unwrap_or("?").to_owned()
}

fn text(error: impl std::fmt::Display) -> String {
    error.to_string()
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            let _ = writeln!(io::stderr(), "{message}");
            ExitCode::FAILURE
        }
    }
}
