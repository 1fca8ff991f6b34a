//! What a command costs, as a ratio: a whole process of ours against a whole process of somebody else. The `sqlite3` shell or a
//! few lines of Rust do the same to the same file and nothing besides; AWS CLI v1 gives the same command to a `moto_server`.
//! The two take turns all the time, so that whatever else the machine does falls on both.
//!
//! `cargo bench --bench commands` reports each side and ends with the README's table of ratios. AWS CLI and moto are those of
//! the directory that `VPCE_BENCH_AWS` names, the `bin` of a virtual environment with `awscli` and `moto[server]`; without it
//! these pairs are left out, and the table says so.

#![expect(unreachable_pub, reason = "a bench has no outside")]

#[path = "commands/lab.rs"]
mod lab;

use std::cell::RefCell;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use criterion::{Bencher, Criterion, SamplingMode};
use rusqlite::Connection;

use lab::{CONSUMER, CREATE_ENDPOINT, CREATE_VPC, ENDPOINTS, Lab, Moto, PLACES, REGION, ids, words};

const VPCE: &str = env!("CARGO_BIN_EXE_vpce");
const SHELL: &str = "sqlite3";

/// As the first word it makes this program the other side: what follows are a file and a statement.
const SELECT: &str = "--select";

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
