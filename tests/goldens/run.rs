//! Runs a recording's command as the recording was made, and says what became of it.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::os::fd::OwnedFd;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use jiff::civil::DateTime;
use rustix::fs::{Mode, OFlags};
use rustix::pty::OpenptFlags;
use rustix::termios::{OptionalActions, Winsize};

use super::case::{Case, Outcome, Sent, Text};
use super::stub::{Request, Stub};

/// What every recording was made with.
const ENVIRONMENT: &[(&str, &str)] = &[
    ("PATH", "/usr/local/bin:/usr/bin:/bin"),
    ("LANG", "C.UTF-8"),
    ("LC_ALL", "C.UTF-8"),
    ("TERM", "xterm"),
    ("AWS_ACCESS_KEY_ID", "x"),
    ("AWS_SECRET_ACCESS_KEY", "y"),
    ("AWS_DEFAULT_REGION", "us-east-1"),
    ("AWS_PAGER", ""),
    ("AWS_EC2_METADATA_DISABLED", "true"),
    ("AWS_CONFIG_FILE", "{CWD}/aws-config"),
    ("AWS_SHARED_CREDENTIALS_FILE", "{CWD}/aws-credentials"),
    ("HOME", "{CWD}/home"),
    // Not the recordings': so that nothing sleeps.
    ("VPCE_CLOCK", "2026-01-01T00:00:00Z"),
];

/// Runs a case against the stub.
pub fn run(case: &Case, stub: &Stub) -> Outcome {
    let temporary = tempfile::tempdir().unwrap();
    // By the name that the program itself will see.
    let directory = temporary.path().canonicalize().unwrap();
    let (path, endpoint) = (directory.to_str().unwrap(), stub.url());
    let filled = |text: &str| text.replace("{ENDPOINT}", &endpoint).replace("{CWD}", path);
    let shown =
        |bytes: &[u8]| Text(String::from_utf8_lossy(bytes).replace(&endpoint, "{ENDPOINT}").replace(path, "{CWD}"));
    prepare(case, &directory);
    stub.play(&case.responses);

    let mut command = Command::new(env!("CARGO_BIN_EXE_vpce"));
    command.arg0("aws").args(case.argv.iter().map(|word| filled(word)));
    command.env_clear().envs(environment(case).into_iter().map(|(name, value)| (name, filled(value))));
    command.current_dir(&directory).stdin(Stdio::null());
    let (exit_code, stdout, stderr) = match case.columns {
        None => {
            let output = command.output().unwrap();
            (output.status.code(), output.stdout, output.stderr)
        }
        Some(columns) => on_terminal(command, columns).unwrap(),
    };

    let requests = stub.requests();
    let content = |name: &String| fs::read(directory.join(name)).ok().map(|bytes| shown(&bytes));
    Outcome {
        exit_code,
        stdout: shown(&stdout),
        stderr: shown(&stderr),
        sleeps: Some(sleeps(&requests)),
        requests: requests.into_iter().map(Sent::from).collect(),
        files: case.expect.files.keys().map(|name| (name.clone(), content(name))).collect(),
    }
}

fn prepare(case: &Case, directory: &Path) {
    fs::create_dir(directory.join("home")).unwrap();
    for (name, content) in &case.files {
        let path = directory.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, &content.0).unwrap();
    }
}

fn environment(case: &Case) -> BTreeMap<&str, &str> {
    let mut variables: BTreeMap<&str, &str> = ENVIRONMENT.iter().copied().collect();
    for (name, value) in &case.env {
        match value {
            Some(value) => variables.insert(name, value),
            None => variables.remove(name.as_str()),
        };
    }
    variables
}

/// Runs a command whose standard output is a terminal: its exit code and what it writes. The terminal is raw, so that
/// bytes come as they are written.
fn on_terminal(mut command: Command, columns: u16) -> io::Result<(Option<i32>, Vec<u8>, Vec<u8>)> {
    let (ours, theirs) = open_terminal(columns)?;
    let child = command.stdout(theirs).stderr(Stdio::piped()).spawn()?;
    // With the last copy of the other side closed ours comes to its end.
    drop(command);
    let read = move || {
        let mut written = Vec::new();
        // The end is an error on Linux.
        let _ = File::from(ours).read_to_end(&mut written);
        written
    };
    let reader = thread::spawn(read);
    let output = child.wait_with_output()?;
    Ok((output.status.code(), reader.join().unwrap(), output.stderr))
}

fn open_terminal(columns: u16) -> io::Result<(OwnedFd, OwnedFd)> {
    let ours = rustix::pty::openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY)?;
    rustix::pty::grantpt(&ours)?;
    rustix::pty::unlockpt(&ours)?;
    let name = rustix::pty::ptsname(&ours, Vec::new())?;
    let theirs = rustix::fs::open(name, OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC, Mode::empty())?;
    let mut settings = rustix::termios::tcgetattr(&theirs)?;
    settings.make_raw();
    rustix::termios::tcsetattr(&theirs, OptionalActions::Now, &settings)?;
    rustix::termios::tcsetwinsize(&theirs, Winsize { ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 })?;
    Ok((ours, theirs))
}

/// How far a clock that stands still was put forward between one request and the next: what would have been slept.
fn sleeps(requests: &[Request]) -> Vec<i64> {
    let date = |request: &Request| DateTime::strptime("%Y%m%dT%H%M%SZ", request.headers.get("x-amz-date")?).ok();
    let dates: Vec<DateTime> = requests.iter().filter_map(date).collect();
    dates.windows(2).map(|pair| pair[1].duration_since(pair[0]).as_secs()).collect()
}

impl From<Request> for Sent {
    fn from(request: Request) -> Self {
        let Request { method, path, headers, body } = request;
        let signature = headers.get("authorization");
        // Credential=<key>/<day>/<Region>/<service>/aws4_request
        let signed_for = signature.and_then(|text| {
            let scope = text.split_once("Credential=")?.1.split(',').next()?;
            let parts: Vec<&str> = scope.split('/').collect();
            Some(parts.get(2..4)?.join("/"))
        });
        let content_type = headers.get("content-type").cloned();
        Self { method, path, content_type, signed_for, body: without_uuids(&body) }
    }
}

/// The text with `{UUID}` for each random id, which differs from run to run.
fn without_uuids(text: &str) -> String {
    const LENGTH: usize = 36;
    let is_uuid = |word: &str| {
        let groups: Vec<&str> = word.split('-').collect();
        let is_hex = |c: u8| matches!(c, b'0'..=b'9' | b'a'..=b'f');
        groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12])
            && groups.iter().all(|group| group.bytes().all(is_hex))
    };
    let mut out = String::new();
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let length = match rest.get(..LENGTH) {
            Some(word) if is_uuid(word) => LENGTH,
            _ => next.len_utf8(),
        };
        out.push_str(if length == LENGTH { "{UUID}" } else { &rest[..length] });
        rest = &rest[length..];
    }
    out
}
