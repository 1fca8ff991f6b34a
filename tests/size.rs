//! What is done for a call does not depend on how much there is besides: the same calls in a small and in a larger lab,
//! counted in steps of SQLite's machine, which are exact.

#![expect(clippy::unwrap_used, reason = "a test ends where something is not there")]

use std::path::Path;
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use vpce::api::Embedded;
use vpce::api::registry;
use vpce::base::clock::Clock;
use vpce::base::config::Config;
use vpce::base::document::Document;
use vpce::base::random::Random;
use vpce::domain::arn::root_of;
use vpce::domain::caller::Caller;
use vpce::domain::regions::Region;
use vpce::ops::{Call, Failure};
use vpce::store::export::{Format, export};
use vpce::store::{Access, Store, Work, import};

const PROVIDER: &str = "111122223333";
const CONSUMER: &str = "444455556666";
const REGION: &str = "us-east-1";

/// Endpoints of the two labs.
const SMALL: u32 = 1000;
const LARGE: u32 = 6000;

/// The most steps that a call takes in the larger lab, in per cent of those in the small one.
const MOST: u32 = 130;

#[test]
fn the_same_seed_makes_the_same_lab_and_another_another() {
    let directory = tempfile::tempdir().unwrap();
    let lab = |name: &str, seed: &str| {
        let path = directory.path().join(name);
        let mut embedded = Embedded::new(path.clone(), Clock::System, Random::new(Some(name)), Config::default());
        let made = embedded.generate(200, 30, seed).unwrap();
        assert_eq!((made.endpoints, made.services, made.consumers, made.vpcs), (200, 1000, 30, 30));
        assert!(embedded.generate(1, 1, seed).unwrap_err().to_string().contains("has been used"));
        let mut whole = Vec::new();
        export(&path, Format::Json, &mut whole).unwrap();
        whole
    };
    let (one, same, other) = (lab("one", "x"), lab("same", "x"), lab("other", "y"));
    assert!(one == same, "the same seed makes two labs");
    assert!(one != other, "another seed makes the same lab");
}

/// An export in TOML is read in parts of a MiB: this one has several, and a text in which none may end.
#[test]
fn a_large_lab_comes_back_from_toml() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("lab.db");
    Embedded::new(path.clone(), Clock::System, Random::new(None), Config::default()).generate(200, 30, "x").unwrap();
    let whole = |path: &Path, format| {
        let mut whole = Vec::new();
        export(path, format, &mut whole).unwrap();
        String::from_utf8(whole).unwrap()
    };
    let moment = |kept| Clock::System.now(kept, false);
    let back = directory.path().join("back.db");
    let toml = whole(&path, Format::Toml);
    assert!(toml.len() > 4 << 20);
    import::read(Format::Toml, &mut toml.as_bytes(), &moment).unwrap().put(&back).unwrap();
    assert!(whole(&back, Format::Json) == whole(&path, Format::Json));

    let lines = "[[b]]\n".repeat(300_000);
    let long = toml.replacen("value = \"service-7\"", &format!("value = \"\"\"\n{lines}\"\"\""), 1);
    import::read(Format::Toml, &mut long.as_bytes(), &moment).unwrap().put(&back).unwrap();
    assert!(whole(&back, Format::Json).contains(&lines.replace('\n', "\\n")));

    let number = toml.lines().position(|line| line == "[[tags]]").unwrap() + 2;
    let broken = toml.replacen("[[tags]]\n", "[[tags]]\nseq == 1\n", 1);
    let error = import::read(Format::Toml, &mut broken.as_bytes(), &moment).unwrap_err().to_string();
    assert!(error.starts_with(&format!("line {number}: ")), "{error}, not line {number}");
}

/// What is shown of a lab at a glance has an end.
#[test]
fn status_shows_the_first_of_many() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("lab.db");
    Embedded::new(path.clone(), Clock::System, Random::new(None), Config::default()).generate(1500, 1, "x").unwrap();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_vpce"));
    let ran =
        command.env_clear().env("HOME", directory.path()).arg("--state").arg(path).arg("status").output().unwrap();
    let shown = String::from_utf8(ran.stdout).unwrap();
    assert!(shown.lines().count() < 150, "{shown}");
    for line in [
        "The first 50 of 1000 services: `vpce ec2 describe-vpc-endpoint-service-configurations` lists those of a profile's account.",
        "The first 50 of 1500 endpoints: `vpce ec2 describe-vpc-endpoints` lists those of a profile's account.",
    ] {
        assert!(shown.lines().any(|found| found == line), "{shown}");
    }
    let counts = shown.lines().find(|line| line.contains("444455556666")).unwrap();
    let counts: Vec<&str> = counts.split('┆').map(|cell| cell.trim_matches(['│', ' '])).collect();
    assert_eq!(counts, ["444455556666", "us-east-1", "30", "0", "0", "1500"]);
}

#[test]
fn a_call_costs_the_same_at_any_size() {
    let directory = tempfile::tempdir().unwrap();
    let (mut small, mut large) = (Lab::new(directory.path(), SMALL), Lab::new(directory.path(), LARGE));
    let mut wrong = Vec::new();
    for ((_, of_small), (name, of_large)) in small.costs().into_iter().zip(large.costs()) {
        assert_eq!((of_small.scanned, of_large.scanned), (0, 0), "{name} reads a whole table");
        if of_large.steps * 100 > of_small.steps * MOST {
            wrong.push(format!("{name}: {} steps among {SMALL}, {} among {LARGE}", of_small.steps, of_large.steps));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// How many pages are listed, of a thousand endpoints each.
#[cfg(target_os = "linux")]
const PAGES: u32 = 5;

/// A list of the state's is printed page by page: it takes as much memory as one page, and not as all.
#[cfg(target_os = "linux")]
#[test]
fn a_list_takes_the_memory_of_a_page() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("lab.db");
    let mut embedded = Embedded::new(path.clone(), Clock::System, Random::new(None), Config::default());
    embedded.generate(PAGES * 1000, 1, "size").unwrap();
    for format in ["json", "text"] {
        let peak = |more: &[&str]| peak(&path, &[&["--output", format], more].concat());
        let (page, all) = (peak(&["--max-items", "1000"]), peak(&[]));
        assert!(all * 100 < page * 125, "{format}: {page} kB for a page, {all} kB for {PAGES}");
    }
}

/// The most memory in kB that a list of endpoints took until all but the last of it was read.
#[cfg(target_os = "linux")]
fn peak(state: &Path, options: &[&str]) -> u64 {
    use std::io::Read as _;
    use std::process::{Command, Stdio};
    // More than a pipe holds: while so much is not read, the process is there and waits.
    const LAST: usize = 200_000;
    let list = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_vpce"));
        command.env_clear().env("HOME", state.parent().unwrap()).arg("--state").arg(state);
        command.args(["ec2", "describe-vpc-endpoints", "--profile", "consumer"]).args(options);
        command.stdout(Stdio::piped()).spawn().unwrap()
    };
    let whole = list().wait_with_output().unwrap();
    assert!(whole.status.success());
    let mut child = list();
    let mut read = vec![0; whole.stdout.len() - LAST];
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_exact(&mut read).unwrap();
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    let mut rest = Vec::new();
    stdout.read_to_end(&mut rest).unwrap();
    assert!(child.wait().unwrap().success() && [read, rest].concat() == whole.stdout);
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    peak.trim().trim_end_matches(" kB").parse().unwrap()
}

/// Endpoints of a VPC.
const PER_VPC: u32 = 50;

/// Quotas with room for all, and for so many gateway endpoints.
fn config(gateways: u32) -> Config {
    let mut config = Config::default();
    config.quotas.endpoints_per_vpc = PER_VPC;
    config.quotas.vpcs_per_region = 1000;
    config.quotas.gateway_endpoints_per_region = gateways;
    config
}

struct Lab {
    store: Store,
    random: Random,
    work: Arc<Mutex<Work>>,
}

impl Lab {
    fn new(directory: &Path, endpoints: u32) -> Self {
        let path = directory.join(format!("{endpoints}.db"));
        // All are of one account, and as full are the VPCs of both.
        let mut embedded = Embedded::new(path.clone(), Clock::System, Random::new(None), config(20));
        let made = embedded.generate(endpoints, 1, "size").unwrap();
        assert_eq!((made.endpoints, made.services, made.vpcs), (endpoints, 1000, endpoints / PER_VPC));
        drop(embedded);
        let mut store = Store::open(&path, Access::Write).unwrap();
        let work: Arc<Mutex<Work>> = Arc::default();
        let sum = Arc::clone(&work);
        store
            .trace_work(move |_, work| {
                let mut sum = sum.lock().unwrap();
                *sum = Work { steps: sum.steps + work.steps, scanned: sum.scanned + work.scanned };
            })
            .unwrap();
        Self { store, random: Random::new(Some("size")), work }
    }

    fn call(&mut self, account: &str, service: &str, operation: &str, params: &Value) -> Value {
        let entry = registry::all(service).unwrap().iter().find(|entry| entry.name == operation).unwrap();
        let caller =
            Caller { account: account.into(), principal: root_of(account), region: REGION.into(), ..Caller::default() };
        let (random, config, region) = (&mut self.random, &config(100), Region::find(REGION).unwrap());
        let clock = Clock::parse("2026-02-01T00:00:00Z").unwrap();
        let answer: Result<Document, Failure> = self.store.transaction(
            entry.access,
            |kept| clock.now(kept, false),
            |tx| (entry.run)(&mut Call::new(tx, &caller, region, random, config)?, params),
        );
        answer.unwrap_or_else(|failure| panic!("{operation} {params}: {failure}")).into()
    }

    fn ec2(&mut self, account: &str, operation: &str, params: &Value) -> Value {
        self.call(account, "ec2", operation, params)
    }

    /// What one call costs for each thing in its answer.
    fn cost(&mut self, account: &str, operation: &str, params: &Value) -> Work {
        *self.work.lock().unwrap() = Work::default();
        let service = if operation.starts_with("Get") { "resourcegroupstaggingapi" } else { "ec2" };
        let answer = self.call(account, service, operation, params);
        let Work { steps, scanned } = *self.work.lock().unwrap();
        let lists = answer.as_object().unwrap().values().filter_map(Value::as_array);
        let things = lists.map(Vec::len).max().unwrap_or(1).max(1);
        Work { steps: steps / u32::try_from(things).unwrap(), scanned }
    }

    /// What the commonest calls cost.
    #[expect(clippy::too_many_lines, reason = "it is a list")]
    fn costs(&mut self) -> Vec<(String, Work)> {
        let named = self.ec2(CONSUMER, "DescribeVpcEndpoints", &filtered("service-name", "*.vpce.*"));
        let endpoint = named["VpcEndpoints"][0].clone();
        let next = self.ec2(CONSUMER, "DescribeVpcEndpoints", &json!({ "MaxResults": 5 }))["NextToken"].clone();
        let connections = self.ec2(PROVIDER, "DescribeVpcEndpointConnections", &json!({}));
        let connection = connections["VpcEndpointConnections"][0].clone();
        let after =
            self.ec2(PROVIDER, "DescribeVpcEndpointConnections", &json!({ "MaxResults": 5 }))["NextToken"].clone();
        let of = |value: &Value, name: &str| value[name].as_str().unwrap().to_owned();
        let (id, vpc) = (of(&endpoint, "VpcEndpointId"), of(&endpoint, "VpcId"));
        let interface = endpoint["NetworkInterfaceIds"][0].as_str().unwrap();
        let subnet = endpoint["SubnetIds"][0].as_str().unwrap().to_owned();
        let name = endpoint["Tags"][0]["Value"].as_str().unwrap();
        let group = endpoint["Groups"][0]["GroupId"].as_str().unwrap();
        let other = &named["VpcEndpoints"][1];
        let of_type = json!({ "Name": "vpc-endpoint-type", "Values": ["Interface"] });
        let waiting = filtered("vpc-endpoint-state", "pendingAcceptance");
        let waiting = self.ec2(PROVIDER, "DescribeVpcEndpointConnections", &waiting)["VpcEndpointConnections"].clone();
        let [accepted, rejected] = [0, 1].map(|index: usize| {
            let Value::Object(of) = &waiting[index] else { panic!("nobody waits") };
            json!({ "ServiceId": of["ServiceId"], "VpcEndpointIds": [of["VpcEndpointId"]] })
        });
        let paged = |filter: &str, value: &str| {
            let mut params = filtered(filter, value);
            params["MaxResults"] = json!(5);
            params
        };
        let (endpoints, interfaces) = ("DescribeVpcEndpoints", "DescribeNetworkInterfaces");
        let of_service = "DescribeVpcEndpointConnections";
        let mut calls = vec![
            (CONSUMER, endpoints, json!({ "MaxResults": 5 })),
            (CONSUMER, endpoints, json!({ "MaxResults": 5, "NextToken": next })),
            (CONSUMER, endpoints, json!({ "VpcEndpointIds": [id] })),
            (CONSUMER, endpoints, json!({ "VpcEndpointIds": [id, other["VpcEndpointId"]] })),
            (CONSUMER, endpoints, json!({ "VpcEndpointIds": [id], "Filters": [of_type.clone()] })),
            (CONSUMER, endpoints, filtered("vpc-endpoint-id", &id)),
            (
                CONSUMER,
                endpoints,
                json!({ "Filters": [{ "Name": "vpc-endpoint-id", "Values": [id, other["VpcEndpointId"]] }, of_type] }),
            ),
            (CONSUMER, endpoints, paged("vpc-id", &vpc)),
            (CONSUMER, endpoints, paged("vpc-endpoint-type", "Interface")),
            (CONSUMER, endpoints, filtered("tag:Name", name)),
            (CONSUMER, endpoints, filtered("tag-key", "none")),
            (CONSUMER, endpoints, paged("tag-key", "environment")),
            (CONSUMER, endpoints, paged("service-name", &of(&endpoint, "ServiceName"))),
            (CONSUMER, interfaces, json!({ "NetworkInterfaceIds": [interface] })),
            (CONSUMER, interfaces, paged("vpc-id", &vpc)),
            (CONSUMER, interfaces, paged("subnet-id", &subnet)),
            (CONSUMER, interfaces, filtered("network-interface-id", interface)),
            (CONSUMER, interfaces, filtered("tag-key", "none")),
            (CONSUMER, interfaces, json!({ "MaxResults": 5 })),
            (CONSUMER, "DescribeSubnets", json!({ "MaxResults": 5 })),
            (CONSUMER, "DescribeSubnets", filtered("subnet-id", &subnet)),
            (CONSUMER, "DescribeSubnets", filtered("vpc-id", &vpc)),
            (CONSUMER, "DescribeSecurityGroups", json!({ "MaxResults": 5 })),
            (CONSUMER, "DescribeSecurityGroups", filtered("group-id", group)),
            (CONSUMER, "DescribeSecurityGroupRules", filtered("group-id", group)),
            (CONSUMER, "DescribeRouteTables", json!({ "MaxResults": 5 })),
            (CONSUMER, "DescribeVpcs", filtered("tag:Name", "vpc-1")),
            (CONSUMER, "DescribeVpcs", filtered("vpc-id", &vpc)),
            (CONSUMER, "DescribeSecurityGroups", filtered("vpc-id", &vpc)),
            (CONSUMER, "DescribeRouteTables", filtered("vpc-id", &vpc)),
            (CONSUMER, "DescribeVpcs", json!({ "VpcIds": [vpc] })),
            (CONSUMER, "DescribeVpcEndpointServices", json!({ "ServiceNames": [endpoint["ServiceName"]] })),
            (CONSUMER, "DescribeVpcEndpointServices", json!({ "MaxResults": 500 })),
            (CONSUMER, "DescribeTags", filtered("resource-id", &id)),
            (CONSUMER, "DescribeTags", paged("key", "Name")),
            (CONSUMER, "DescribeTags", filtered("key", "none")),
            (CONSUMER, "GetTagKeys", json!({})),
            (CONSUMER, "GetTagValues", json!({ "Key": "environment" })),
            (CONSUMER, "GetResources", json!({ "TagFilters": [{ "Key": "Name", "Values": [name] }] })),
            (PROVIDER, of_service, json!({ "MaxResults": 5 })),
            (PROVIDER, of_service, json!({ "MaxResults": 5, "NextToken": after })),
            (PROVIDER, of_service, paged("service-id", &of(&connection, "ServiceId"))),
            (PROVIDER, of_service, filtered("vpc-endpoint-id", &of(&connection, "VpcEndpointId"))),
            (PROVIDER, "DescribeVpcEndpointServiceConfigurations", json!({})),
            (PROVIDER, "DescribeVpcEndpointServicePermissions", json!({ "ServiceId": connection["ServiceId"] })),
            (PROVIDER, "AcceptVpcEndpointConnections", accepted),
            (PROVIDER, "RejectVpcEndpointConnections", rejected),
        ];
        let made = self.ec2(CONSUMER, "CreateVpc", &json!({ "CidrBlock": "10.0.0.0/16" }));
        let vpc = of(&made["Vpc"], "VpcId");
        let zone = json!({ "VpcId": vpc, "CidrBlock": "10.0.0.0/24", "AvailabilityZone": "us-east-1a" });
        let subnet = self.ec2(CONSUMER, "CreateSubnet", &zone)["Subnet"]["SubnetId"].clone();
        let tables = self.ec2(CONSUMER, "DescribeRouteTables", &filtered("vpc-id", &vpc));
        let table = tables["RouteTables"][0]["RouteTableId"].clone();
        let interface = json!({
            "VpcEndpointType": "Interface", "VpcId": vpc, "ServiceName": endpoint["ServiceName"], "SubnetIds": [subnet],
            "TagSpecifications": [{ "ResourceType": "vpc-endpoint", "Tags": [{ "Key": "Name", "Value": "new" }] }],
        });
        let gateway = json!({
            "VpcEndpointType": "Gateway", "VpcId": vpc, "ServiceName": "com.amazonaws.us-east-1.s3", "RouteTableIds": [table],
        });
        let existing = self.ec2(CONSUMER, "CreateVpcEndpoint", &interface)["VpcEndpoint"]["VpcEndpointId"].clone();
        let (tag, zone) = (json!({ "Key": "a", "Value": "b" }), json!({ "VpcId": vpc, "CidrBlock": "10.0.1.0/24" }));
        calls.extend([
            (CONSUMER, "CreateVpcEndpoint", interface),
            (CONSUMER, "CreateVpcEndpoint", gateway),
            (CONSUMER, "ModifyVpcEndpoint", json!({ "VpcEndpointId": existing, "ResetPolicy": true })),
            (CONSUMER, "CreateTags", json!({ "Resources": [existing], "Tags": [tag] })),
            (CONSUMER, "DeleteVpcEndpoints", json!({ "VpcEndpointIds": [existing] })),
            (CONSUMER, "CreateSubnet", zone),
            (CONSUMER, "DescribeVpcs", json!({ "MaxResults": 5, "Filters": [{ "Name": "vpc-id", "Values": [vpc] }] })),
        ]);
        let cost = |(account, operation, params): (&str, &str, Value)| {
            (format!("{operation} {params}").replace(&id, "ID"), self.cost(account, operation, &params))
        };
        calls.into_iter().map(cost).collect()
    }
}

fn filtered(name: &str, value: &str) -> Value {
    json!({ "Filters": [{ "Name": name, "Values": [value] }] })
}
