//! A state file that fares badly while it is served: each call gets an answer, what was answered stays, and once the file is
//! well again so are the answers.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;

use rustix::process::{Pid, Resource, Rlimit, Signal, kill_process, prlimit};
use serde_json::{Value, json};
use vpce::api::Embedded;
use vpce::base::clock::Clock;
use vpce::base::config::Config;
use vpce::base::random::Random;
use vpce::client::Remote;
use vpce::domain::service::{Request, Service as _, ServiceError};
use vpce::model::Service;
use vpce::server::{Server, Settings};
use vpce::store::files_of;

use super::{PROVIDER, client, keys};

/// One client of what is at this URL, which keeps its connection.
struct Client(Remote);

impl Client {
    fn new(url: &str) -> Self {
        Self(client(url))
    }

    fn call(&mut self, command: &str, params: &Value) -> Result<Value, ServiceError> {
        let service = Service::find("ec2").unwrap();
        let request = Request { service, operation: service.operation(command).unwrap(), params };
        self.0.call(&keys(PROVIDER, "x"), &request).map(Value::from)
    }

    fn create(&mut self) -> Result<String, ServiceError> {
        let vpc = self.call("create-vpc", &json!({ "CidrBlock": "10.0.0.0/16" }))?;
        Ok(vpc["Vpc"]["VpcId"].as_str().unwrap().to_owned())
    }

    /// The ids of all VPCs.
    fn ids(&mut self) -> Result<Vec<String>, ServiceError> {
        let vpcs = self.call("describe-vpcs", &json!({}))?;
        let ids = vpcs["Vpcs"].as_array().unwrap().iter().map(|vpc| vpc["VpcId"].as_str().unwrap().to_owned());
        Ok(ids.collect())
    }
}

fn is_unavailable<T: std::fmt::Debug>(called: Result<T, ServiceError>) -> bool {
    match called {
        Err(ServiceError::Refused { status, code, message, .. }) => {
            status == 503 && code == "Unavailable" && message.starts_with("Unable to use the state file ")
        }
        _ => false,
    }
}

fn serve(file: &Path) -> Server {
    let embedded = Embedded::new(file.to_owned(), Clock::System, Random::new(None), Config::default());
    Server::start(&Settings::default(), embedded).unwrap()
}

fn remove(file: &Path) {
    for file in files_of(file) {
        let _ = fs::remove_file(file);
    }
}

#[test]
fn a_file_that_is_replaced_is_the_state_from_then_on() {
    let directory = tempfile::tempdir().unwrap();
    let (file, other) = (directory.path().join("s.db"), directory.path().join("other.db"));
    let (server, elsewhere) = (serve(&file), serve(&other));
    let (mut client, mut witness) = (Client::new(&server.url()), Client::new(&server.url()));
    let first = client.create().unwrap();
    assert_eq!(witness.ids().unwrap(), [first]);
    let second = Client::new(&elsewhere.url()).create().unwrap();
    elsewhere.stop();
    // Another state by the same name, in one step, as an editor or a restored copy would do it.
    remove(&file);
    fs::rename(&other, &file).unwrap();
    for file in files_of(&other).iter().skip(1) {
        assert!(!file.exists(), "a server that stopped leaves one file");
    }
    assert_eq!((witness.ids().unwrap(), client.ids().unwrap()), (vec![second.clone()], vec![second.clone()]));
    let third = client.create().unwrap();
    assert_eq!(witness.ids().unwrap(), [second, third]);
}

#[test]
fn a_file_that_is_none_is_told_until_it_is_one_again() {
    let directory = tempfile::tempdir().unwrap();
    let (file, kept) = (directory.path().join("s.db"), directory.path().join("kept.db"));
    let server = serve(&file);
    let mut client = Client::new(&server.url());
    let id = client.create().unwrap();
    // All of it in one file, as a copy.
    let mut copy = Embedded::new(file.clone(), Clock::System, Random::new(None), Config::default());
    copy.check().unwrap();
    drop(copy);
    server.stop();
    fs::copy(&file, &kept).unwrap();
    let server = serve(&file);
    let (mut client, mut witness) = (Client::new(&server.url()), Client::new(&server.url()));
    for garbage in [&b"no state at all, and not of SQLite either"[..], &[0; 8192], b"SQLite format 3\0 and no more"] {
        assert_eq!(witness.ids().unwrap(), std::slice::from_ref(&id));
        remove(&file);
        fs::write(&file, garbage).unwrap();
        assert!(is_unavailable(client.ids()), "{garbage:?}");
        assert!(is_unavailable(client.create()));
        assert!(is_unavailable(witness.ids()));
        assert_eq!(fs::read(&file).unwrap(), garbage, "what is not ours is left alone");
        fs::remove_file(&file).unwrap();
        // A folder in its place is no better.
        fs::create_dir(&file).unwrap();
        assert!(is_unavailable(witness.create()));
        fs::remove_dir(&file).unwrap();
        remove(&file);
        fs::copy(&kept, &file).unwrap();
    }
    assert_eq!(client.ids().unwrap(), [id]);
    witness.create().unwrap();
    assert_eq!(client.ids().unwrap().len(), 2);
}

#[test]
fn a_folder_that_goes_away_takes_the_state_along_and_nothing_else() {
    let directory = tempfile::tempdir().unwrap();
    let folder = directory.path().join("gone");
    fs::create_dir(&folder).unwrap();
    let server = serve(&folder.join("s.db"));
    let mut client = Client::new(&server.url());
    client.create().unwrap();
    fs::remove_dir_all(&folder).unwrap();
    assert_eq!(client.ids().unwrap(), [""; 0]);
    // It is made again, as it would have been made by the first call.
    let id = client.create().unwrap();
    assert_eq!(client.ids().unwrap(), [id]);
}

#[cfg(unix)]
#[test]
fn a_file_that_may_only_be_read_is_read() {
    use std::os::unix::fs::PermissionsExt as _;

    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("s.db");
    serve_once(&file);
    let permit = |file: u32, folder: u32| {
        fs::set_permissions(directory.path().join("s.db"), fs::Permissions::from_mode(file)).unwrap();
        fs::set_permissions(directory.path(), fs::Permissions::from_mode(folder)).unwrap();
    };
    permit(0o444, 0o555);
    // Root may write whatever the permissions say, and then there is nothing to be seen here.
    if fs::OpenOptions::new().append(true).open(&file).is_err() {
        let server = serve(&file);
        let (mut client, mut witness) = (Client::new(&server.url()), Client::new(&server.url()));
        assert!(is_unavailable(client.create()));
        assert!(matches!(witness.ids(), Ok(ids) if ids.len() == 1) || is_unavailable(witness.ids()));
        permit(0o644, 0o755);
        client.create().unwrap();
        assert_eq!(witness.ids().unwrap().len(), 2);
    }
    permit(0o644, 0o755);
}

/// Makes a state with one VPC in it.
#[cfg(unix)]
fn serve_once(file: &Path) {
    let server = serve(file);
    Client::new(&server.url()).create().unwrap();
    server.stop();
}

/// A server of its own process.
struct Process {
    child: Child,
    url: String,
}

impl Process {
    /// Signals that a file may not grow would end a process that does not expect them; a full disk sends none.
    fn start(file: &Path) -> Self {
        let program = env!("CARGO_BIN_EXE_vpce");
        let line = format!("trap '' XFSZ; exec {program} --state {} serve --listen 127.0.0.1:0", file.display());
        let mut child = Command::new("sh");
        let child = child.args(["-c", &line]).env_clear().stdin(Stdio::null()).stdout(Stdio::piped());
        let mut child = child.env("HOME", file.parent().unwrap()).spawn().unwrap();
        let mut url = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut url).unwrap();
        Self { child, url: url.trim_end().to_owned() }
    }

    fn pid(&self) -> Pid {
        Pid::from_child(&self.child)
    }

    /// Lets its files grow to this size and no further, as far as it goes.
    fn limit(&self, bytes: Option<u64>) {
        let now = rustix::process::getrlimit(Resource::Fsize);
        prlimit(Some(self.pid()), Resource::Fsize, Rlimit { current: bytes.or(now.maximum), maximum: now.maximum })
            .unwrap();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = kill_process(self.pid(), Signal::TERM);
        let _ = self.child.wait();
    }
}

#[test]
fn a_disk_that_fills_loses_nothing_that_was_answered() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("s.db");
    let process = Process::start(&file);
    let (mut client, mut witness) = (Client::new(&process.url), Client::new(&process.url));
    let mut answered = vec![client.create().unwrap()];
    let size = |file: &Path| fs::metadata(file).map_or(0, |metadata| metadata.len());
    let most = files_of(&file).iter().map(|file| size(file)).max().unwrap();
    process.limit(Some(most + 100_000));
    // Until no more can be written, and then some.
    let mut refused = 0;
    while refused < 5 {
        match client.create() {
            Ok(id) => answered.push(id),
            refusal => {
                assert!(is_unavailable(refusal.clone()), "{refusal:?}");
                refused += 1;
                // Whoever reads notices nothing, and what was answered is there.
                assert_eq!(witness.ids().unwrap(), answered);
            }
        }
        assert!(answered.len() < 5000, "the disk was never full");
    }
    // What frees room may well be refused too, but not half of it be done.
    let deleted = client.call("delete-vpc", &json!({ "VpcId": answered[0] }));
    if deleted.is_ok() {
        answered.remove(0);
    }
    assert_eq!(witness.ids().unwrap(), answered);
    // Room again.
    process.limit(None);
    answered.push(client.create().unwrap());
    assert_eq!(witness.ids().unwrap(), answered);
    drop(process);
    let server = serve(&file);
    assert_eq!(Client::new(&server.url()).ids().unwrap(), answered);
    let mut checked = Embedded::new(file, Clock::System, Random::new(None), Config::default());
    assert_eq!(checked.check().unwrap().1, [""; 0]);
}

/// Calls that share a commit share what becomes of it.
#[test]
fn all_who_wait_for_a_commit_that_finds_no_room_are_told() {
    const CLIENTS: usize = 12;
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("s.db");
    let process = Process::start(&file);
    let mut witness = Client::new(&process.url);
    let first = witness.create().unwrap();
    let size = |file: &Path| fs::metadata(file).map_or(0, |metadata| metadata.len());
    let most = files_of(&file).iter().map(|file| size(file)).max().unwrap();
    process.limit(Some(most + 300_000));
    let until_refused = || {
        let (mut client, mut answered, mut refused) = (Client::new(&process.url), Vec::new(), 0);
        while refused < 3 {
            match client.create() {
                Ok(id) => answered.push(id),
                refusal => {
                    assert!(is_unavailable(refusal.clone()), "{refusal:?}");
                    refused += 1;
                }
            }
        }
        answered
    };
    let mut answered = vec![first];
    thread::scope(|scope| {
        let clients: Vec<_> = (0..CLIENTS).map(|_| scope.spawn(until_refused)).collect();
        for client in clients {
            answered.extend(client.join().unwrap());
        }
    });
    let sorted = |mut ids: Vec<String>| {
        ids.sort();
        ids
    };
    assert_eq!(sorted(witness.ids().unwrap()), sorted(answered.clone()));
    process.limit(None);
    answered.push(witness.create().unwrap());
    drop(process);
    let server = serve(&file);
    assert_eq!(sorted(Client::new(&server.url()).ids().unwrap()), sorted(answered));
    let mut checked = Embedded::new(file, Clock::System, Random::new(None), Config::default());
    assert_eq!(checked.check().unwrap().1, [""; 0]);
}
