//! Places in a run of the program at which the system ends it, as suddenly as SIGKILL does: no handler runs, nothing is
//! flushed. The test's own binary starts itself again, sets the place, and becomes the program.
//!
//! A limit on the size of files ends a process in the middle of the write that passes it (SIGXFSZ): what is before the limit
//! is written, so pages are torn at any byte. A seccomp filter ends it before the first call of a kind on a file
//! (SIGSYS): before a page of a checkpoint, a sync, the removal of the log, the answer.

use std::collections::BTreeMap;
use std::fmt;
use std::os::unix::process::{CommandExt as _, ExitStatusExt as _};
use std::process::{Command, Stdio};

use rustix::process::{Resource, Rlimit, setrlimit};
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule,
    apply_filter,
};
use vpce::base::random::Random;

/// What tells the child its place.
const VARIABLE: &str = "VPCE_CRASH_STOP";

/// The program's files: SQLite opens the state, its log and its index in this order, after what standard streams and signals
/// take.
pub(crate) const STATE: u64 = 5;
pub(crate) const LOG: u64 = 6;
pub(crate) const INDEX: u64 = 7;

/// Where a process ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// In the first write that leaves a file longer than so many bytes, or changes what is beyond.
    Bytes(u64),
    /// Before the first write to a file at this byte or beyond it.
    Write(u64, u64),
    /// Before a file is synced.
    Sync(u64),
    /// Before a file is cut to its length.
    Cut(u64),
    /// Before a file is closed.
    Close(u64),
    /// Before anything is removed.
    Remove,
    /// Before it answers.
    Answer,
}

impl Stop {
    /// Any place in a run that adds to a log of this length, or takes it into a state of this length.
    pub(crate) fn any(numbers: &mut Random, state: u64, log: u64) -> Self {
        let mut any = |bound: u64| numbers.below(bound);
        // What a call adds to the log is far shorter than the state.
        match any(12) {
            0 | 1 => Self::Bytes(any(state + 8192)),
            2..=4 => Self::Bytes(log + any(60_000)),
            5 | 6 => Self::Write(LOG, log + any(60_000)),
            7 => Self::Write(STATE, any(state)),
            8 | 9 => Self::Sync([STATE, LOG, LOG][usize::try_from(any(3)).unwrap()]),
            10 => {
                [Self::Cut(STATE), Self::Close(LOG), Self::Close(INDEX), Self::Remove][usize::try_from(any(4)).unwrap()]
            }
            _ => Self::Answer,
        }
    }

    /// Its name, without its numbers but the file's.
    pub(crate) fn kind(self) -> String {
        let words = if matches!(self, Self::Bytes(_)) { 1 } else { 2 };
        self.to_string().split(' ').take(words).collect::<Vec<_>>().join(" ")
    }

    /// Its calls of the system: number, and which of their arguments is a file or an offset.
    fn filter(self) -> Option<(i64, Vec<SeccompCondition>)> {
        let is = |argument, value| {
            SeccompCondition::new(argument, SeccompCmpArgLen::Dword, SeccompCmpOp::Eq, value).unwrap()
        };
        let from = |argument, value| {
            SeccompCondition::new(argument, SeccompCmpArgLen::Qword, SeccompCmpOp::Ge, value).unwrap()
        };
        Some(match self {
            Self::Bytes(_) => return None,
            Self::Write(file, at) => (libc::SYS_pwrite64, vec![is(0, file), from(3, at)]),
            Self::Sync(file) => (libc::SYS_fdatasync, vec![is(0, file)]),
            Self::Cut(file) => (libc::SYS_ftruncate, vec![is(0, file)]),
            Self::Close(file) => (libc::SYS_close, vec![is(0, file)]),
            #[cfg(target_arch = "x86_64")]
            Self::Remove => (libc::SYS_unlink, Vec::new()),
            #[cfg(not(target_arch = "x86_64"))]
            Self::Remove => (libc::SYS_unlinkat, Vec::new()),
            Self::Answer => (libc::SYS_write, vec![is(0, 1)]),
        })
    }

    /// Holds for this process from now on, and for what it becomes.
    ///
    /// # Errors
    /// Where no process may filter its calls.
    fn set(self) -> Result<(), seccompiler::Error> {
        setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) }).unwrap();
        let Some((call, conditions)) = self.filter() else {
            if let Self::Bytes(bytes) = self {
                setrlimit(Resource::Fsize, Rlimit { current: Some(bytes), maximum: Some(bytes) }).unwrap();
            }
            return Ok(());
        };
        let rules = if conditions.is_empty() { Vec::new() } else { vec![SeccompRule::new(conditions).unwrap()] };
        let filter = SeccompFilter::new(
            BTreeMap::from([(call, rules)]),
            SeccompAction::Allow,
            SeccompAction::KillProcess,
            std::env::consts::ARCH.try_into().unwrap(),
        );
        let program: BpfProgram = filter.unwrap().try_into().unwrap();
        apply_filter(&program)
    }

    fn parse(text: &str) -> Self {
        let mut words = text.split(' ');
        let name = words.next().unwrap();
        let mut number = || words.next().unwrap().parse().unwrap();
        match name {
            "bytes" => Self::Bytes(number()),
            "write" => Self::Write(number(), number()),
            "sync" => Self::Sync(number()),
            "cut" => Self::Cut(number()),
            "close" => Self::Close(number()),
            "remove" => Self::Remove,
            "answer" => Self::Answer,
            other => panic!("no place: {other}"),
        }
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bytes(bytes) => write!(f, "bytes {bytes}"),
            Self::Write(file, at) => write!(f, "write {file} {at}"),
            Self::Sync(file) => write!(f, "sync {file}"),
            Self::Cut(file) => write!(f, "cut {file}"),
            Self::Close(file) => write!(f, "close {file}"),
            Self::Remove => f.write_str("remove"),
            Self::Answer => f.write_str("answer"),
        }
    }
}

/// What became of a run.
#[derive(Clone, Debug)]
pub(crate) struct Ended {
    /// Its exit code; none of one that was killed.
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// Runs the program with these words and variables until it ends or comes to the place.
pub(crate) fn run(stop: Stop, words: &[String], variables: &[(String, String)]) -> Ended {
    let mut child = Command::new(std::env::current_exe().unwrap());
    // The harness says what it runs on standard output, so the program's own comes after that.
    child.args(["--exact", "stop::becomes_the_program", "--ignored", "--nocapture", "--quiet"]);
    child.env_clear().envs(variables.iter().cloned()).env(VARIABLE, stop.to_string());
    child.env("VPCE_CRASH_WORDS", words.join("\n"));
    ended(child.stdin(Stdio::null()).output().unwrap())
}

/// As [`run`], to its end.
pub(crate) fn run_whole(words: &[String], variables: &[(String, String)]) -> Ended {
    let mut program = Command::new(env!("CARGO_BIN_EXE_vpce"));
    program.args(words).env_clear().envs(variables.iter().cloned()).stdin(Stdio::null());
    ended(program.output().unwrap())
}

fn ended(output: std::process::Output) -> Ended {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let (status, stdout, stderr) = (output.status, text(output.stdout), text(output.stderr));
    let expected = [None, Some(libc::SIGXFSZ), Some(libc::SIGSYS)];
    assert!(expected.contains(&status.signal()), "{status}: {stderr}");
    Ended { code: status.code(), stdout, stderr }
}

/// Whether a process may filter its calls here: in some containers none may, and then only the limits stop one.
pub(crate) fn has_filters() -> bool {
    run(Stop::Answer, &["--version".to_owned()], &[]).code.is_none()
}

#[test]
#[ignore = "only the other tests start it, as a child that becomes the program"]
#[expect(clippy::disallowed_methods, reason = "what its parent tells it")]
fn becomes_the_program() {
    let Ok(stop) = std::env::var(VARIABLE) else { return };
    let words = std::env::var("VPCE_CRASH_WORDS").unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_vpce"));
    program.args(words.split('\n')).env_remove(VARIABLE).env_remove("VPCE_CRASH_WORDS");
    if let Err(error) = Stop::parse(&stop).set() {
        eprintln!("{error}");
    }
    panic!("{}", program.exec());
}
