//! What a command costs, as a ratio: a whole process of ours against a whole process of somebody else. The `sqlite3` shell or a
//! few lines of Rust do the same to the same file and nothing besides; AWS CLI v1 gives the same command to a `moto_server`.
//! The two take turns all the time, so that whatever else the machine does falls on both.
//!
//! `cargo bench --bench commands` reports each side and ends with the README's table of ratios. AWS CLI and moto are those of
//! the directory that `VPCE_BENCH_AWS` names, the `bin` of a virtual environment with `awscli` and `moto[server]`; without it
//! these pairs are left out, and the table says so.

use std::cell::RefCell;
use std::ffi::OsStr;
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use criterion::{Bencher, Criterion, SamplingMode};
use rusqlite::Connection;
use serde_json::{Value, json};
use vpce::api::Embedded;
use vpce::base::clock::Clock;
use vpce::base::config::Config;
use vpce::base::random::Random;
use vpce::domain::arn::root_of;
use vpce::domain::caller::Caller;
use vpce::domain::service::{Request, Service as _};
use vpce::model::Service;
use vpce::store::{Access, Store};

const VPCE: &str = env!("CARGO_BIN_EXE_vpce");
const SHELL: &str = "sqlite3";

/// As the first word it makes this program the other side: what follows are a file and a statement.
const SELECT: &str = "--select";

/// The accounts of the built-in profiles `provider` and `consumer`.
const PROVIDER: &str = "111122223333";
const CONSUMER: &str = "444455556666";
const REGION: &str = "us-east-1";

/// As many VPCs as the quota of 50 endpoints in each asks for.
const VPCS: usize = 200;
const ENDPOINTS_PER_VPC: usize = 50;
const ENDPOINTS: usize = VPCS * ENDPOINTS_PER_VPC;

/// VPCs with a subnet and an endpoint each, for us and for moto.
const PLACES: usize = 10;

const CREATE_VPC: &str = "ec2 create-vpc --cidr-block 10.0.0.0/16";
const CREATE_SUBNET: &str = "ec2 create-subnet --cidr-block 10.0.0.0/24 --availability-zone us-east-1a --vpc-id";
const CREATE_ENDPOINT: &str = "ec2 create-vpc-endpoint --vpc-endpoint-type Interface --no-private-dns-enabled \
                               --service-name com.amazonaws.us-east-1.sqs";

/// What is done, once by us and once by somebody else.
struct Pair {
    name: &'static str,
    /// Who else does it.
    rival: Rival,
    /// The most that our time may be of theirs.
    most: f64,
    /// The file.
    state: fn(&Lab) -> &Path,
    /// The words of our command line in the round of this number.
    ours: fn(&Lab, usize) -> Vec<String>,
    /// Their statement or command in the round of this number.
    theirs: fn(&Lab, usize) -> String,
}

/// Who carries out a statement.
#[derive(Clone, Copy)]
enum Rival {
    /// The `sqlite3` shell.
    Shell,
    /// This program, started again: it opens the file, prints what it selects, and ends.
    Program,
    /// AWS CLI v1 and a `moto_server` that runs all the time.
    Aws,
}

impl Rival {
    fn name(self) -> &'static str {
        match self {
            Self::Shell => SHELL,
            Self::Program => "a select",
            Self::Aws => "AWS CLI v1, moto",
        }
    }
}

const PAIRS: &[Pair] = &[
    Pair {
        name: "describe nothing",
        rival: Rival::Program,
        most: 1.3,
        state: |lab| &lab.empty,
        ours: |_, _| words("ec2 describe-vpc-endpoints", &[]),
        theirs: |_, _| {
            format!("SELECT * FROM endpoints WHERE account = '{CONSUMER}' AND region = '{REGION}' ORDER BY seq")
        },
    },
    Pair {
        name: "describe an endpoint by id",
        rival: Rival::Shell,
        most: 1.5,
        state: |lab| &lab.state,
        ours: |lab, _| words("ec2 describe-vpc-endpoints --vpc-endpoint-ids", &[middle(lab)]),
        theirs: |lab, _| format!("SELECT * FROM endpoints WHERE id = '{}'", middle(lab)),
    },
    Pair {
        name: "create a tag",
        rival: Rival::Shell,
        most: 1.5,
        state: |lab| &lab.state,
        ours: |lab, round| {
            let tag = format!("Key=k{round},Value=v");
            words("ec2 create-tags --resources", &[in_turn(lab, round), "--tags", &tag])
        },
        theirs: |lab, round| {
            format!(
                "INSERT INTO tags (account, region, resource_id, resource_type, key, value) \
                 VALUES ('{CONSUMER}', '{REGION}', '{}', 'vpc-endpoint', 's{round}', 'v')",
                in_turn(lab, round)
            )
        },
    },
    Pair {
        name: "create-vpc",
        rival: Rival::Aws,
        most: 0.1,
        state: |lab| &lab.small,
        ours: |_, _| words(CREATE_VPC, &[]),
        theirs: |_, _| CREATE_VPC.to_owned(),
    },
    Pair {
        name: "describe-vpcs, 10 of them",
        rival: Rival::Aws,
        most: 0.1,
        state: |lab| &lab.small,
        ours: |lab, _| words("ec2 describe-vpcs --vpc-ids", &ids(&lab.places)),
        theirs: |lab, _| words("ec2 describe-vpcs --vpc-ids", &ids(lab.places_of_moto())).join(" "),
    },
    Pair {
        name: "create-vpc-endpoint",
        rival: Rival::Aws,
        most: 0.1,
        state: |lab| &lab.small,
        ours: |lab, round| words(CREATE_ENDPOINT, &lab.places[round % PLACES].options()),
        theirs: |lab, round| words(CREATE_ENDPOINT, &lab.places_of_moto()[round % PLACES].options()).join(" "),
    },
    Pair {
        name: "describe-vpc-endpoints by id",
        rival: Rival::Aws,
        most: 0.1,
        state: |lab| &lab.small,
        ours: |lab, round| {
            words("ec2 describe-vpc-endpoints --vpc-endpoint-ids", &[&lab.places[round % PLACES].endpoint])
        },
        theirs: |lab, round| {
            let endpoint = &lab.places_of_moto()[round % PLACES].endpoint;
            format!("ec2 describe-vpc-endpoints --vpc-endpoint-ids {endpoint}")
        },
    },
    Pair {
        name: "create-tags",
        rival: Rival::Aws,
        most: 0.1,
        state: |lab| &lab.small,
        ours: |lab, round| {
            words("ec2 create-tags --tags Key=k,Value=v --resources", &[&lab.places[round % PLACES].vpc])
        },
        theirs: |lab, round| {
            let vpc = &lab.places_of_moto()[round % PLACES].vpc;
            format!("ec2 create-tags --tags Key=k,Value=v --resources {vpc}")
        },
    },
];

fn middle(lab: &Lab) -> &str {
    &lab.endpoints[ENDPOINTS / 2]
}

/// Another endpoint each round: one of them takes 50 tags.
fn in_turn(lab: &Lab, round: usize) -> &str {
    &lab.endpoints[round % ENDPOINTS]
}

fn words(command: &str, more: &[&str]) -> Vec<String> {
    command.split(' ').chain(more.iter().copied()).map(str::to_owned).collect()
}

/// How long both sides of a pair took, one after the other.
#[derive(Clone, Copy)]
struct Round {
    ours: Duration,
    theirs: Duration,
}

impl Pair {
    fn our_command(&self, lab: &Lab, round: usize) -> Command {
        let mut command = lab.command(VPCE);
        command.env("VPCE_STATE", (self.state)(lab));
        command.args((self.ours)(lab, round)).args(["--profile", "consumer"]);
        command
    }

    /// Journal and durability are the file's and the shell's defaults; [`check_shell`] holds that these are ours.
    fn their_command(&self, lab: &Lab, round: usize) -> Command {
        let mut command = match self.rival {
            Rival::Aws => {
                let mut command = lab.moto.as_ref().expect("the pair is left out without it").command(lab);
                command.args((self.theirs)(lab, round).split(' '));
                return command;
            }
            Rival::Shell => lab.command(SHELL),
            Rival::Program => {
                let mut command = lab.command(&lab.program);
                command.arg(SELECT);
                command
            }
        };
        command.arg((self.state)(lab)).arg((self.theirs)(lab, round));
        command
    }

    fn round(&self, lab: &Lab, round: usize) -> Round {
        let (mut ours, mut theirs) = (self.our_command(lab, round), self.their_command(lab, round));
        // Neither side always finds what the other has just left in the caches.
        if round.is_multiple_of(2) {
            let ours = time(&mut ours);
            Round { ours, theirs: time(&mut theirs) }
        } else {
            let theirs = time(&mut theirs);
            Round { ours: time(&mut ours), theirs }
        }
    }
}

fn time(command: &mut Command) -> Duration {
    command.stdin(Stdio::null()).stdout(Stdio::null());
    let start = Instant::now();
    let status = command.status();
    let elapsed = start.elapsed();
    assert!(status.is_ok_and(|status| status.success()), "{command:?} failed");
    elapsed
}

/// Measures both sides. Each report is of rounds of its own, in which the other side is run as well.
fn measure(criterion: &mut Criterion, pair: &Pair, lab: &Lab) -> Vec<Round> {
    let rounds = RefCell::new(Vec::new());
    let run = |bencher: &mut Bencher<'_>, side: fn(&Round) -> Duration| {
        bencher.iter_custom(|count| {
            let mut rounds = rounds.borrow_mut();
            let first = rounds.len();
            rounds.extend((first..).take(usize::try_from(count).unwrap_or(0)).map(|round| pair.round(lab, round)));
            rounds[first..].iter().map(side).sum()
        });
    };
    let mut group = criterion.benchmark_group(pair.name);
    // A round with AWS CLI takes half a second.
    let samples = if matches!(pair.rival, Rival::Aws) { 10 } else { 50 };
    group.sampling_mode(SamplingMode::Flat).sample_size(samples).measurement_time(Duration::from_secs(10));
    group.bench_function("vpce", |bencher| run(bencher, |round| round.ours));
    group.bench_function(pair.rival.name(), |bencher| run(bencher, |round| round.theirs));
    group.finish();
    rounds.into_inner()
}

/// The state that the commands are measured on: many endpoints of one consumer, made through the library.
struct Lab {
    /// A directory for this run alone; also the home of the measured processes.
    directory: PathBuf,
    /// This program.
    program: PathBuf,
    /// The state file.
    state: PathBuf,
    /// A state file with nothing in it.
    empty: PathBuf,
    /// The endpoints, in the order of creation.
    endpoints: Vec<String>,
    /// A state file with what moto has, too.
    small: PathBuf,
    /// What is in it.
    places: Vec<Place>,
    /// Nothing where `VPCE_BENCH_AWS` names nothing.
    moto: Option<Moto>,
}

impl Lab {
    fn new(directory: &Path) -> Self {
        let program = std::env::current_exe().expect("this program is a file");
        let (state, empty) = (directory.join("state.db"), directory.join("empty.db"));
        Store::open(&empty, Access::Write).expect("a state can be made");
        let mut service = Embedded::new(state.clone(), Clock::System, Random::new(Some("bench")), Config::default());
        let mut provider = Account { service: &mut service, account: PROVIDER };
        let (_, subnet) = provider.subnet();
        let balancer = json!({"Name": "nlb", "Type": "network", "Scheme": "internal", "Subnets": [subnet]});
        let balancer = provider.call("elbv2", "CreateLoadBalancer", balancer);
        let balancer = text(&balancer, "/LoadBalancers/0/LoadBalancerArn");
        let configuration = json!({"NetworkLoadBalancerArns": [balancer], "AcceptanceRequired": false});
        let configuration = provider.call("ec2", "CreateVpcEndpointServiceConfiguration", configuration);
        let id = text(&configuration, "/ServiceConfiguration/ServiceId");
        let everybody = json!({"ServiceId": id, "AddAllowedPrincipals": ["*"]});
        provider.call("ec2", "ModifyVpcEndpointServicePermissions", everybody);
        let name = text(&configuration, "/ServiceConfiguration/ServiceName");

        let mut consumer = Account { service: &mut service, account: CONSUMER };
        let mut endpoints = Vec::with_capacity(ENDPOINTS);
        for _ in 0..VPCS {
            let (vpc, subnet) = consumer.subnet();
            for _ in 0..ENDPOINTS_PER_VPC {
                let endpoint = consumer.call(
                    "ec2",
                    "CreateVpcEndpoint",
                    json!({
                        "VpcEndpointType": "Interface", "VpcId": vpc, "ServiceName": name, "SubnetIds": [subnet],
                    }),
                );
                endpoints.push(text(&endpoint, "/VpcEndpoint/VpcEndpointId"));
            }
        }
        let (directory, small) = (directory.to_owned(), directory.join("small.db"));
        let mut lab = Self { directory, program, state, empty, endpoints, small, places: Vec::new(), moto: None };
        lab.places = places(|| {
            let mut command = lab.command(VPCE);
            command.env("VPCE_STATE", &lab.small).args(["--profile", "consumer"]);
            command
        });
        lab
    }

    fn places_of_moto(&self) -> &[Place] {
        self.moto.as_ref().map_or(&[], |moto| &moto.places)
    }

    /// A program with nobody's settings: both sides get the same few variables.
    #[expect(clippy::disallowed_methods, reason = "the shell is wherever the user has it")]
    fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.env_clear().env("HOME", &self.directory);
        command.envs(std::env::var_os("PATH").map(|path| ("PATH", path)));
        command
    }
}

/// A VPC with what is in it.
struct Place {
    vpc: String,
    subnet: String,
    endpoint: String,
}

impl Place {
    fn options(&self) -> [&str; 4] {
        ["--vpc-id", &self.vpc, "--subnet-ids", &self.subnet]
    }
}

/// Makes them by a command line.
fn places(command: impl Fn() -> Command) -> Vec<Place> {
    let made = |line: &str, more: &[&str], query: &str| {
        let output = command().args(words(line, more)).args(["--query", query, "--output", "text"]).output();
        let output = output.expect("it was found before");
        assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    };
    let place = |_| {
        let vpc = made(CREATE_VPC, &[], "Vpc.VpcId");
        let subnet = made(CREATE_SUBNET, &[&vpc], "Subnet.SubnetId");
        let mut place = Place { vpc, subnet, endpoint: String::new() };
        place.endpoint = made(CREATE_ENDPOINT, &place.options(), "VpcEndpoint.VpcEndpointId");
        place
    };
    (0..PLACES).map(place).collect()
}

fn ids(places: &[Place]) -> Vec<&str> {
    places.iter().map(|place| place.vpc.as_str()).collect()
}

/// A `moto_server` on any free port, and AWS CLI v1 that asks it. It ends with this.
struct Moto {
    server: Child,
    aws: PathBuf,
    url: String,
    places: Vec<Place>,
}

impl Moto {
    fn start(programs: &Path, lab: &Lab) -> Result<Self, String> {
        let mut server = lab.command(programs.join("moto_server"));
        server.args(["-p", "0"]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        let server = server.spawn().map_err(|error| format!("no moto_server in {}: {error}", programs.display()))?;
        let mut moto = Self { server, aws: programs.join("aws"), url: String::new(), places: Vec::new() };
        let mut log = BufReader::new(moto.server.stderr.take().ok_or("moto_server has no log")?).lines();
        let url = log.by_ref().map_while(Result::ok).find_map(|line| {
            line.split_whitespace().find_map(|word| word.starts_with("http://127.0.0.1:").then(|| word.to_owned()))
        });
        moto.url = url.ok_or("moto_server does not say where it listens")?;
        // Somebody must read what it says of each request, or it stands still.
        std::thread::spawn(move || log.for_each(drop));
        let version = moto.command(lab).arg("--version").output();
        let version = version.map_err(|error| format!("no aws in {}: {error}", programs.display()))?;
        if !version.stdout.starts_with(b"aws-cli/1.") {
            return Err(format!("{} is no AWS CLI v1", moto.aws.display()));
        }
        moto.places = places(|| moto.command(lab));
        Ok(moto)
    }

    fn command(&self, lab: &Lab) -> Command {
        let mut command = lab.command(&self.aws);
        let key = [("AWS_ACCESS_KEY_ID", "test"), ("AWS_SECRET_ACCESS_KEY", "test"), ("AWS_DEFAULT_REGION", REGION)];
        command.envs(key).env("AWS_ENDPOINT_URL", &self.url).env("AWS_PAGER", "");
        command
    }
}

impl Drop for Moto {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.server.kill().and_then(|()| self.server.wait());
    }
}

/// Somebody who calls.
struct Account<'a> {
    service: &'a mut Embedded,
    account: &'static str,
}

impl Account<'_> {
    fn call(&mut self, service: &str, operation: &str, params: Value) -> Value {
        let service = Service::find(service).expect("a service of the tables");
        let operation = service.operation_by_name(operation).expect("an operation of the tables");
        let caller = Caller {
            account: self.account.to_owned(),
            principal: root_of(self.account),
            region: REGION.to_owned(),
            ..Caller::default()
        };
        let request = Request { service, operation, params: &params };
        Value::from(self.service.call(&caller, &request).expect("the lab can be made"))
    }

    /// A new VPC with one subnet.
    fn subnet(&mut self) -> (String, String) {
        let vpc = self.call("ec2", "CreateVpc", json!({"CidrBlock": "10.0.0.0/16"}));
        let vpc = text(&vpc, "/Vpc/VpcId");
        let zone = json!({"VpcId": vpc, "CidrBlock": "10.0.0.0/24", "AvailabilityZone": "us-east-1a"});
        let subnet = self.call("ec2", "CreateSubnet", zone);
        (vpc, text(&subnet, "/Subnet/SubnetId"))
    }
}

fn text(answer: &Value, pointer: &str) -> String {
    answer.pointer(pointer).and_then(Value::as_str).expect("the answer has it").to_owned()
}

/// That the shell is there and as careful as we are: every commit is synchronized. That there is a write-ahead log is
/// written in the file.
fn check_shell() -> Result<(), String> {
    let output = Command::new(SHELL).args([":memory:", "PRAGMA synchronous"]).output();
    let output = output.map_err(|error| format!("these benches need the {SHELL} shell on PATH: {error}"))?;
    let full = output.stdout.trim_ascii() == b"2";
    if full { Ok(()) } else { Err(format!("this {SHELL} shell does not synchronize every commit by default")) }
}

/// The table of ratios; whether all of them are as they should be.
fn report(measured: &[(&Pair, Vec<Round>)], without_moto: Option<&str>) -> io::Result<bool> {
    let mut out = io::stdout().lock();
    writeln!(out, "\nMedians of whole processes in turns; a state of {ENDPOINTS} endpoints.\n")?;
    writeln!(out, "| | rounds | vpce | the other | ratio | at most |\n|---|---|---|---|---|---|")?;
    let mut within = true;
    for (Pair { name, rival, most, .. }, rounds) in measured {
        let of = |value: fn(&Round) -> f64| median(rounds.iter().map(value).collect());
        let ours = of(|round| round.ours.as_secs_f64() * 1e3);
        let theirs = of(|round| round.theirs.as_secs_f64() * 1e3);
        let ratio = of(|round| round.ours.as_secs_f64() / round.theirs.as_secs_f64());
        let (count, rival) = (rounds.len(), rival.name());
        writeln!(out, "| {name} | {count} | {ours:.2} ms | {theirs:.2} ms ({rival}) | {ratio:.3} | {most} |")?;
        within &= ratio <= *most;
    }
    if let Some(why) = without_moto {
        writeln!(out, "\nNOT MEASURED against AWS CLI v1 with moto_server: {why}")?;
    }
    Ok(within)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// The other side of a pair with [`Rival::Program`].
fn select(file: &str, statement: &str) -> Result<(), rusqlite::Error> {
    let connection = Connection::open(file)?;
    let mut statement = connection.prepare(statement)?;
    let columns = statement.column_count();
    let mut rows = statement.query(())?;
    let mut out = io::stdout().lock();
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            // Nobody reads it.
            let _ = writeln!(out, "{:?}", row.get_ref(column)?);
        }
    }
    Ok(())
}

fn run() -> Result<bool, String> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let [first, file, statement] = words.as_slice()
        && first == SELECT
    {
        return select(file, statement).map(|()| true).map_err(|error| error.to_string());
    }
    check_shell()?;
    // Beside the binaries, not among the system's temporary files: those may be in memory, where durability costs nothing.
    let directory = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).map_err(|error| error.to_string())?;
    let mut lab = Lab::new(directory.path());
    #[expect(clippy::disallowed_methods, reason = "where AWS CLI is, only who runs this knows")]
    let programs = std::env::var_os("VPCE_BENCH_AWS").ok_or("VPCE_BENCH_AWS names no directory with both");
    let moto = programs.map_err(str::to_owned).and_then(|programs| Moto::start(Path::new(&programs), &lab));
    let without_moto = moto.as_ref().err().cloned();
    lab.moto = moto.ok();
    let mut criterion = Criterion::default().configure_from_args();
    let pairs = PAIRS.iter().filter(|pair| lab.moto.is_some() || !matches!(pair.rival, Rival::Aws));
    let measured = pairs.map(|pair| (pair, measure(&mut criterion, pair, &lab)));
    // A filter on the command line leaves pairs out.
    let measured: Vec<_> = measured.filter(|(_, rounds)| !rounds.is_empty()).collect();
    criterion.final_summary();
    report(&measured, without_moto.as_deref()).map_err(|error| error.to_string())
}

fn main() -> ExitCode {
    let failed = |text: &str| {
        let _ = writeln!(io::stderr(), "{text}");
        ExitCode::FAILURE
    };
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => failed("a ratio is more than it should be"),
        Err(message) => failed(&message),
    }
}
