//! Sixteen workers on one state file, half of them shells and half clients of a server, with or without kills in between.
//! Each keeps a journal of what it was told; afterwards the state must be what the journals say.
//!
//! Moments of kills are numbers of answers that have been given by then, not times. A call that was killed must have been
//! done altogether, its line in the log too, or not at all.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, RwLock};
use std::thread;

use rusqlite::Connection;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};
use vpce::api::Embedded;
use vpce::base::clock::Clock;
use vpce::base::config::Config;
use vpce::base::random::Random;
use vpce::client::{self, Certificates, Endpoint, Remote};
use vpce::domain::caller::Caller;
use vpce::domain::service::{Request, Service as _, ServiceError};
use vpce::model::Service;

use crate::dump::look;
use crate::script::variables;
use crate::stop::{self, Ended, Stop};
use crate::{numbers, runs};

const WORKERS: usize = 16;

/// Endpoints that fit into the VPC that all use: fewer than they want.
const QUOTA: u32 = 5;

const PROVIDER: &str = "provider";
const CONSUMER: &str = "consumer";

/// What all workers share.
struct Lab {
    directory: tempfile::TempDir,
    seed: u64,
    seeded: bool,
    group: Value,
    service: Value,
    vpc: Value,
    subnets: [Value; 2],
    /// With room for eleven addresses.
    small: Value,
    server: Mutex<Option<Child>>,
    url: RwLock<String>,
    /// The process that each worker waits for.
    running: Vec<Mutex<Option<Pid>>>,
    answers: AtomicU64,
    /// After so many answers something is killed.
    kills: BTreeSet<u64>,
    killed: AtomicU64,
}

/// What a call came to.
enum Outcome {
    Answered(Value),
    Refused(String),
    /// Nobody knows.
    Lost,
}

/// Something that a worker made: of these it knows whether it should be there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Thing {
    /// A resource, by the tag that it was made with.
    Marked(String),
    /// A tag of a VPC.
    Tag(String, String),
    /// A rule of the shared security group, by its port.
    Rule(i64),
    /// A permission of the shared service.
    Permission(String),
}

/// A call as its worker remembers it.
#[derive(Debug)]
struct Entry {
    operation: &'static str,
    /// Stands in its parameters and in no other call's of the operation.
    token: String,
    thing: Thing,
    makes: bool,
    /// Whether it was answered; a refused one has no entry.
    answered: bool,
    /// The id of what it made.
    id: Option<String>,
}

impl Lab {
    fn new(seed: u64, seeded: bool, kills: BTreeSet<u64>) -> Self {
        let directory = tempfile::tempdir().unwrap();
        fs::write(directory.path().join("config.toml"), format!("[quotas]\nendpoints_per_vpc = {QUOTA}\n")).unwrap();
        let random = Random::new(seeded.then_some("load"));
        let mut service = Embedded::new(directory.path().join("state.db"), Clock::System, random, Config::default());
        let mut must = |who: &str, of: &str, operation: &str, params: Value| {
            let of = Service::find(of).unwrap();
            let request = Request { service: of, operation: of.operation(operation).unwrap(), params: &params };
            Value::from(service.call(&caller(who), &request).unwrap_or_else(|error| panic!("{operation}: {error:?}")))
        };
        let mut network = |who: &str| {
            let vpc = must(who, "ec2", "create-vpc", json!({ "CidrBlock": "10.0.0.0/16" }))["Vpc"]["VpcId"].clone();
            let subnets = [("10.0.0.0/24", "a"), ("10.0.1.0/24", "b"), ("10.0.2.0/28", "a")].map(|(block, zone)| {
                let zone = format!("us-east-1{zone}");
                let subnet = json!({ "VpcId": vpc, "CidrBlock": block, "AvailabilityZone": zone });
                must(who, "ec2", "create-subnet", subnet)["Subnet"]["SubnetId"].clone()
            });
            (vpc, subnets)
        };
        let (_, [one, other, _]) = network(PROVIDER);
        let (vpc, [a, b, small]) = network(CONSUMER);
        let balancer = json!({ "Name": "nlb", "Type": "network", "Scheme": "internal", "Subnets": [one, other] });
        let balancer = must(PROVIDER, "elbv2", "create-load-balancer", balancer);
        let arn = &balancer["LoadBalancers"][0]["LoadBalancerArn"];
        let offered = json!({ "NetworkLoadBalancerArns": [arn], "AcceptanceRequired": false });
        let made = must(PROVIDER, "ec2", "create-vpc-endpoint-service-configuration", offered);
        let offered = made["ServiceConfiguration"]["ServiceId"].clone();
        let all = json!({ "ServiceId": offered, "AddAllowedPrincipals": ["*"] });
        must(PROVIDER, "ec2", "modify-vpc-endpoint-service-permissions", all);
        let group = json!({ "VpcId": vpc, "GroupName": "shared", "Description": "shared" });
        let group = must(CONSUMER, "ec2", "create-security-group", group)["GroupId"].clone();
        drop(service);
        let lab = Self {
            directory,
            seed,
            seeded,
            group,
            service: offered,
            vpc,
            subnets: [a, b],
            small,
            server: Mutex::default(),
            url: RwLock::default(),
            running: (0..WORKERS).map(|_| Mutex::default()).collect(),
            answers: AtomicU64::new(0),
            kills,
            killed: AtomicU64::new(0),
        };
        lab.serve();
        lab
    }

    fn state(&self) -> PathBuf {
        self.directory.path().join("state.db")
    }

    fn variables(&self) -> Vec<(String, String)> {
        let mut variables = variables(self.directory.path());
        // The time goes by, and only some labs have a seed.
        variables.retain(|(name, _)| name != "VPCE_CLOCK" && (self.seeded || name != "VPCE_SEED"));
        let config = self.directory.path().join("config.toml").to_string_lossy().into_owned();
        variables.push(("VPCE_CONFIG".to_owned(), config));
        variables
    }

    /// Starts a server, in place of the one that was killed.
    fn serve(&self) {
        let mut program = Command::new(env!("CARGO_BIN_EXE_vpce"));
        program.args(["serve", "--listen", "127.0.0.1:0"]).env_clear().envs(self.variables());
        let mut server = program.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let url = line.split_whitespace().find(|word| word.starts_with("http://")).unwrap();
        url.clone_into(&mut self.url.write().unwrap());
        *self.server.lock().unwrap() = Some(server);
    }

    /// Counts an answer, and kills what is to be killed after so many.
    fn answered(&self) {
        let number = self.answers.fetch_add(1, Ordering::Relaxed) + 1;
        if !self.kills.contains(&number) {
            return;
        }
        let mut numbers = numbers(self.seed, &format!("kill {number}"));
        if numbers.below(6) == 0 {
            let mut server = self.server.lock().unwrap();
            if let Some(mut server) = server.take() {
                server.kill().unwrap();
                server.wait().unwrap();
                self.killed.fetch_add(1, Ordering::Relaxed);
            }
            drop(server);
            self.serve();
            return;
        }
        let first = usize::try_from(numbers.below(WORKERS as u64)).unwrap();
        for slot in (0..WORKERS).map(|offset| &self.running[(first + offset) % WORKERS]) {
            // Whoever waits for it takes it out only under this lock, so the number is nobody else's yet.
            if let Some(pid) = *slot.lock().unwrap() {
                kill_process(pid, Signal::KILL).unwrap();
                self.killed.fetch_add(1, Ordering::Relaxed);
                return;
            }
        }
    }
}

fn caller(who: &str) -> Caller {
    let key = if who == PROVIDER { "111122223333" } else { "444455556666" };
    Caller { secret_access_key: "x".to_owned(), ..Caller::of_key(key, None, "us-east-1", &Config::default()) }
}

/// One of those who work at once, and what it remembers.
struct Worker<'a> {
    lab: &'a Lab,
    number: usize,
    numbers: Random,
    made: u64,
    journal: Vec<Entry>,
    /// What it has made and can do something with: ids, and what they are.
    own: Vec<(Thing, &'static str, String)>,
    refusals: BTreeMap<String, u64>,
    /// Whether some of its processes end at a place of their own.
    stops: bool,
}

impl Worker<'_> {
    fn call(&mut self, who: &'static str, operation: &'static str, params: &Value) -> Outcome {
        let outcome = if self.number.is_multiple_of(2) {
            self.shell(who, operation, params)
        } else {
            self.ask(who, operation, params)
        };
        match &outcome {
            Outcome::Lost => {}
            Outcome::Refused(code) => {
                *self.refusals.entry(code.clone()).or_default() += 1;
                self.lab.answered();
            }
            Outcome::Answered(_) => self.lab.answered(),
        }
        outcome
    }

    fn ask(&mut self, who: &str, operation: &str, params: &Value) -> Outcome {
        let settings = client::Settings {
            endpoint: Endpoint::parse(&self.lab.url.read().unwrap()).unwrap(),
            max_attempts: 1,
            connect_timeout: None,
            read_timeout: None,
            sign: true,
            certificates: Certificates::Public,
            proxy: None,
        };
        let ec2 = Service::find("ec2").unwrap();
        let request = Request { service: ec2, operation: ec2.operation(operation).unwrap(), params };
        match Remote::new(settings, Clock::System, Random::new(None)).call(&caller(who), &request) {
            Ok(answer) => Outcome::Answered(answer.into()),
            Err(ServiceError::Refused { code, message, .. }) => {
                assert!(!message.contains("lock") && code != "InternalError", "{operation}: {code}: {message}");
                Outcome::Refused(code)
            }
            Err(ServiceError::Unanswered(message)) => {
                assert!(!self.lab.kills.is_empty(), "{operation}: {message}");
                Outcome::Lost
            }
        }
    }

    fn shell(&mut self, who: &str, operation: &str, params: &Value) -> Outcome {
        let input = params.to_string();
        let words = ["--profile", who, "ec2", operation, "--cli-input-json", &input].map(str::to_owned);
        if self.stops && self.numbers.below(8) == 0 {
            let length = |file: &Path| fs::metadata(file).map_or(0, |metadata| metadata.len());
            let [state, log, _] = vpce::store::files_of(&self.lab.state());
            let place = Stop::any(&mut self.numbers, length(&state), length(&log));
            let ended = stop::run(place, &words, &self.lab.variables());
            if ended.code.is_none() {
                self.lab.killed.fetch_add(1, Ordering::Relaxed);
            }
            return outcome(operation, &ended);
        }
        let mut program = Command::new(env!("CARGO_BIN_EXE_vpce"));
        program.args(words).env_clear().envs(self.lab.variables());
        program.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let slot = &self.lab.running[self.number];
        let mut child = program.spawn().unwrap();
        *slot.lock().unwrap() = Some(Pid::from_child(&child));
        let (mut stdout, mut stderr) = (String::new(), String::new());
        child.stdout.take().unwrap().read_to_string(&mut stdout).unwrap();
        child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
        let mut slot = slot.lock().unwrap();
        let status = child.wait().unwrap();
        *slot = None;
        outcome(operation, &Ended { code: status.code(), stdout, stderr })
    }

    /// Makes something with a mark of its own.
    fn make(&mut self, who: &'static str, operation: &'static str, kind: &str, mut params: Value, id: &'static str) {
        let mark = self.token();
        params["TagSpecifications"] = json!([{ "ResourceType": kind, "Tags": [{ "Key": "mark", "Value": mark }] }]);
        let outcome = self.call(who, operation, &params);
        let thing = Thing::Marked(mark.clone());
        let made = match &outcome {
            Outcome::Answered(answer) => Some(answer.pointer(id).unwrap().as_str().unwrap().to_owned()),
            _ => None,
        };
        if let Some(id) = &made {
            self.own.push((thing.clone(), operation, id.clone()));
        }
        self.remember(operation, mark, thing, true, &outcome, made);
    }

    fn token(&mut self) -> String {
        self.made += 1;
        format!("mark-{}-{}-", self.number, self.made)
    }

    fn remember(
        &mut self,
        operation: &'static str,
        token: String,
        thing: Thing,
        makes: bool,
        outcome: &Outcome,
        id: Option<String>,
    ) {
        let answered = match outcome {
            Outcome::Refused(_) => return,
            Outcome::Answered(_) => true,
            Outcome::Lost => false,
        };
        self.journal.push(Entry { operation, token, thing, makes, answered, id });
    }

    /// Deletes something of its own.
    fn delete(&mut self) {
        if self.own.is_empty() {
            return;
        }
        let index = usize::try_from(self.numbers.below(self.own.len() as u64)).unwrap();
        let (thing, made_by, id) = self.own.swap_remove(index);
        let (operation, params) = match made_by {
            "create-vpc" => ("delete-vpc", json!({ "VpcId": id })),
            "create-vpc-endpoint" => ("delete-vpc-endpoints", json!({ "VpcEndpointIds": [id] })),
            "create-security-group" => ("delete-security-group", json!({ "GroupId": id })),
            _ => ("delete-network-interface", json!({ "NetworkInterfaceId": id })),
        };
        let outcome = self.call(CONSUMER, operation, &params);
        if let Outcome::Refused(code) = &outcome {
            panic!("{operation} {id}: {code}");
        }
        if operation == "delete-vpc" {
            // Its tags go with it.
            let tags: Vec<Thing> = self.journal.iter().map(|entry| entry.thing.clone()).collect();
            for tag in tags.into_iter().filter(|thing| matches!(thing, Thing::Tag(vpc, _) if *vpc == id)) {
                self.remember(operation, id.clone(), tag, false, &outcome, None);
            }
        }
        self.remember(operation, id, thing, false, &outcome, None);
    }

    fn step(&mut self) {
        let Lab { group, service, vpc, subnets, small, .. } = self.lab;
        match self.numbers.below(12) {
            0 => self.make(CONSUMER, "create-vpc", "vpc", json!({ "CidrBlock": "10.9.0.0/16" }), "/Vpc/VpcId"),
            1 | 2 => {
                let name = format!("com.amazonaws.vpce.us-east-1.{}", service.as_str().unwrap());
                let params = json!({
                    "VpcEndpointType": "Interface", "VpcId": vpc, "SubnetIds": subnets, "ServiceName": name,
                    "SecurityGroupIds": [group],
                });
                self.make(CONSUMER, "create-vpc-endpoint", "vpc-endpoint", params, "/VpcEndpoint/VpcEndpointId");
            }
            3 => {
                // All want the same few names.
                let name = format!("group-{}", self.numbers.below(4));
                let params = json!({ "VpcId": vpc, "GroupName": name, "Description": "x" });
                self.make(CONSUMER, "create-security-group", "security-group", params, "/GroupId");
            }
            4 => {
                let params = json!({ "SubnetId": small });
                let id = "/NetworkInterface/NetworkInterfaceId";
                self.make(CONSUMER, "create-network-interface", "network-interface", params, id);
            }
            5 | 6 => {
                let vpcs = self.own.iter().filter(|(_, made_by, _)| *made_by == "create-vpc");
                let Some(vpc) = vpcs.map(|(.., id)| id.clone()).next_back() else { return self.describe() };
                let token = self.token();
                let params = json!({ "Resources": [vpc], "Tags": [{ "Key": token, "Value": "x" }] });
                let outcome = self.call(CONSUMER, "create-tags", &params);
                self.remember("create-tags", token.clone(), Thing::Tag(vpc, token), true, &outcome, None);
            }
            7 => {
                let token = self.token();
                let port = i64::try_from(1000 + 1000 * self.number).unwrap() + i64::try_from(self.made).unwrap();
                let ranges = json!([{ "CidrIp": "10.0.0.0/8", "Description": token }]);
                let rule = json!([{ "IpProtocol": "tcp", "FromPort": port, "ToPort": port, "IpRanges": ranges }]);
                let params = json!({ "GroupId": group, "IpPermissions": rule });
                let outcome = self.call(CONSUMER, "authorize-security-group-ingress", &params);
                self.remember("authorize-security-group-ingress", token, Thing::Rule(port), true, &outcome, None);
            }
            8 => {
                self.made += 1;
                let principal = format!("arn:aws:iam::9{:02}{:09}:root", self.number, self.made);
                let params = json!({ "ServiceId": service, "AddAllowedPrincipals": [principal] });
                let operation = "modify-vpc-endpoint-service-permissions";
                let outcome = self.call(PROVIDER, operation, &params);
                let thing = Thing::Permission(principal.clone());
                self.remember(operation, principal, thing, true, &outcome, None);
            }
            9 => self.describe(),
            _ => self.delete(),
        }
    }

    fn describe(&mut self) {
        let operation = ["describe-vpc-endpoints", "describe-network-interfaces", "describe-tags", "describe-vpcs"]
            [usize::try_from(self.numbers.below(4)).unwrap()];
        if let Outcome::Refused(code) = self.call(CONSUMER, operation, &json!({})) {
            panic!("{operation}: {code}");
        }
    }
}

/// What a process that has ended came to.
fn outcome(operation: &str, ended: &Ended) -> Outcome {
    assert!(!ended.stderr.contains("lock"), "{operation}: {ended:?}");
    let text = ended.stdout.find('{').map_or("null", |start| &ended.stdout[start..]);
    match ended.code {
        Some(0) => Outcome::Answered(serde_json::from_str(text).unwrap()),
        Some(254) => {
            let code = ended.stderr.split_once('(').and_then(|(_, rest)| rest.split_once(')')).unwrap().0;
            Outcome::Refused(code.to_owned())
        }
        // What was printed was acknowledged, whatever came then.
        None => serde_json::from_str(text).ok().filter(Value::is_object).map_or(Outcome::Lost, Outcome::Answered),
        code => panic!("{operation}: {code:?}: {ended:?}"),
    }
}

/// What a play was like.
#[derive(Debug)]
#[expect(dead_code, reason = "it is only shown")]
struct Played {
    writes: usize,
    killed: u64,
    /// How often each code was given.
    refused: BTreeMap<String, u64>,
}

/// Plays so many commands and looks at everything.
fn play(commands: u64, seed: u64, seeded: bool, kills: BTreeSet<u64>) -> Played {
    let lab = Lab::new(seed, seeded, kills);
    let each = commands / WORKERS as u64;
    let work = |number: usize| {
        let numbers = numbers(seed, &format!("worker {number}"));
        let (journal, own, refusals) = Default::default();
        let stops = !lab.kills.is_empty();
        let mut worker = Worker { lab: &lab, number, numbers, made: 0, journal, own, refusals, stops };
        for _ in 0..each {
            worker.step();
        }
        (worker.journal, worker.refusals)
    };
    let worked: Vec<_> = thread::scope(|scope| {
        let workers: Vec<_> = (0..WORKERS).map(|number| scope.spawn(move || work(number))).collect();
        workers.into_iter().map(|worker| worker.join().unwrap()).collect()
    });
    if let Some(mut server) = lab.server.lock().unwrap().take() {
        kill_process(Pid::from_child(&server), Signal::TERM).unwrap();
        assert!(server.wait().unwrap().success());
    }
    let mut refused: BTreeMap<String, u64> = BTreeMap::new();
    for (code, count) in worked.iter().flat_map(|(_, refusals)| refusals) {
        *refused.entry(code.clone()).or_default() += count;
    }
    let journals: Vec<&Entry> = worked.iter().flat_map(|(journal, _)| journal).collect();
    // The next writer removes what has been deleted.
    let last = ["--profile", PROVIDER, "ec2", "create-vpc", "--cidr-block", "10.0.0.0/16"].map(str::to_owned);
    assert_eq!(stop::run_whole(&last, &lab.variables()).code, Some(0));
    look(&lab.state());
    check(&lab, &journals);
    // The limits were reached, so they were held.
    for code in ["VpcEndpointLimitExceeded", "InvalidGroup.Duplicate"] {
        assert!(refused.contains_key(code), "{refused:?}");
    }
    Played { writes: journals.len(), killed: lab.killed.into_inner(), refused }
}

/// Compares the state with what the workers were told.
fn check(lab: &Lab, journals: &[&Entry]) {
    let connection = Connection::open(lab.state()).unwrap();
    let texts = |sql: &str| -> Vec<String> {
        let mut statement = connection.prepare(sql).unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let logged = texts("SELECT operation || ' ' || parameters FROM calls WHERE code IS NULL");
    let mut things: BTreeSet<Thing> =
        texts("SELECT value FROM tags WHERE key = 'mark'").into_iter().map(Thing::Marked).collect();
    let tags = texts("SELECT resource_id || ' ' || key FROM tags WHERE key LIKE 'mark-%'");
    things.extend(tags.iter().map(|tag| {
        let (vpc, key) = tag.split_once(' ').unwrap();
        Thing::Tag(vpc.to_owned(), key.to_owned())
    }));
    let ports = texts("SELECT CAST(from_port AS TEXT) FROM security_group_rules WHERE protocol = 'tcp'");
    things.extend(ports.iter().map(|port| Thing::Rule(port.parse().unwrap())));
    let principals = texts("SELECT principal FROM service_permissions WHERE principal <> '*'");
    things.extend(principals.into_iter().map(Thing::Permission));

    let mut expected: BTreeSet<Thing> = BTreeSet::new();
    let mut ids = BTreeSet::new();
    for entry in journals {
        let ec2 = Service::find("ec2").unwrap();
        let operation = ec2.operation(entry.operation).unwrap().name;
        let is_it = |line: &&String| line.starts_with(&format!("{operation} ")) && line.contains(&entry.token);
        let lines = logged.iter().filter(is_it).count();
        assert!(lines <= 1 && (lines == 1 || !entry.answered), "{entry:?} is {lines} times in the log");
        if lines == 1 {
            if entry.makes {
                expected.insert(entry.thing.clone());
            } else {
                expected.remove(&entry.thing);
            }
        }
        if let Some(id) = &entry.id {
            assert!(ids.insert(id), "{id} was given to two");
            let marks = texts(&format!("SELECT value FROM tags WHERE resource_id = '{id}' AND key = 'mark'"));
            assert!(marks.iter().all(|mark| *mark == entry.token), "{entry:?}: {marks:?}");
        }
    }
    let lost: Vec<&Thing> = expected.difference(&things).collect();
    let unknown: Vec<&Thing> = things.difference(&expected).collect();
    assert!(lost.is_empty() && unknown.is_empty(), "lost: {lost:?}, nobody's: {unknown:?}");
    let most = texts("SELECT CAST(count(*) AS TEXT) FROM endpoints WHERE next_state IS NOT 'deleted'");
    assert!(most[0].parse::<u32>().unwrap() <= QUOTA, "{most:?} endpoints");
}

#[test]
fn what_was_acknowledged_before_a_kill_is_there() {
    let (wanted, seed) = runs(25);
    let (mut killed, mut rounds) = (0, 0);
    while killed < wanted {
        // One in eight answers, from some number on that is another in every round.
        let kills = (0..200).map(|number| 5 + rounds % 8 + number * 8).collect();
        let played = play(320, seed + rounds, rounds % 2 == 0, kills);
        println!("{played:?}");
        killed += played.killed;
        rounds += 1;
    }
}

#[test]
fn many_work_at_once() {
    let (wanted, seed) = runs(60);
    for seeded in [true, false] {
        // `CRASH_RUNS=500` is 5,000 commands.
        println!("{:?}", play(wanted * 5, seed, seeded, BTreeSet::new()));
    }
}
