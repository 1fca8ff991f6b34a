//! A lab that two accounts build, use and take down, a line at a time, with everything that is kept after each line. Seed
//! and clock are fixed, so the same line on the same state always leaves the same rows.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use serde_json::{Value, json};
use tempfile::TempDir;
use vpce::base::environment::Environment;
use vpce::cli::io::Io;

use crate::dump::{Dump, look};

const PROVIDER: &str = "provider";
const CONSUMER: &str = "consumer";

/// A line, and what it does.
#[derive(Debug)]
pub(crate) struct Step {
    /// Behind the program's name.
    pub(crate) words: Vec<String>,
    /// What it prints, `~` for its directory.
    pub(crate) stdout: String,
    /// Its exit code.
    pub(crate) code: u8,
    /// The account, service, operation and input of a call; our own commands have none.
    pub(crate) call: Option<(&'static str, &'static str, &'static str, Value)>,
    /// The files before it, in a directory.
    pub(crate) files: PathBuf,
    /// What the state holds before it.
    pub(crate) before: Dump,
    /// What it holds after it.
    pub(crate) after: Dump,
}

/// The whole of it, and where its files are.
#[derive(Debug)]
pub(crate) struct Script {
    directory: TempDir,
    pub(crate) steps: Vec<Step>,
}

/// The variables that a line runs with, on the state in this directory.
pub(crate) fn variables(directory: &Path) -> Vec<(String, String)> {
    let state = directory.join("state.db").to_string_lossy().into_owned();
    let home = directory.to_string_lossy().into_owned();
    let variables = [
        ("AWS_REGION", "us-east-1"),
        ("HOME", &home),
        ("VPCE_CLOCK", "2026-01-01T00:00:00Z+1s"),
        ("VPCE_SEED", "crash"),
        ("VPCE_STATE", &state),
    ];
    variables.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec()
}

/// Puts a state, its log and its copies into an empty directory.
pub(crate) fn copy_files(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir_all(&target).unwrap();
            copy_files(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

impl Script {
    /// The script, which is played once a process.
    pub(crate) fn played() -> &'static Self {
        static PLAYED: OnceLock<Script> = OnceLock::new();
        PLAYED.get_or_init(|| {
            let mut script = Self { directory: tempfile::tempdir().unwrap(), steps: Vec::new() };
            fs::create_dir(script.now()).unwrap();
            script.play();
            script
        })
    }

    /// The step that a call of this operation is.
    pub(crate) fn position(&self, operation: &str) -> usize {
        self.steps.iter().position(|step| step.call.as_ref().is_some_and(|call| call.2 == operation)).unwrap()
    }

    fn now(&self) -> PathBuf {
        self.directory.path().join("now")
    }

    fn run(&mut self, words: Vec<String>, call: Option<(&'static str, &'static str, &'static str, Value)>) -> String {
        let variables = variables(&self.now());
        let variables = variables.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let environment = Environment::isolated(&self.now(), variables);
        let files = self.directory.path().join(self.steps.len().to_string());
        fs::create_dir(&files).unwrap();
        copy_files(&self.now(), &files);
        let before = self.steps.last().map_or_else(Dump::new, |step| step.after.clone());
        let all: Vec<String> = std::iter::once(&"vpce".to_owned()).chain(&words).cloned().collect();
        let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
        let mut io = Io { stdout: &mut stdout, stderr: &mut stderr, terminal: None };
        let code = vpce::cli::run(&all, &environment, &mut io);
        let stdout = String::from_utf8(stdout).unwrap();
        assert!([0, 254].contains(&code), "{words:?}: {}", String::from_utf8_lossy(&stderr));
        let after = look(&self.now().join("state.db"));
        let printed = stdout.replace(self.now().to_str().unwrap(), "~");
        self.steps.push(Step { words, stdout: printed, code, call, files, before, after });
        stdout
    }

    /// One of our own commands.
    fn own(&mut self, line: &str) {
        self.run(line.split(' ').map(str::to_owned).collect(), None);
        assert_eq!(self.steps.last().unwrap().code, 0, "{line}");
    }

    fn call(&mut self, who: &'static str, service: &'static str, operation: &'static str, params: Value) -> Value {
        let input = params.to_string();
        let words = ["--profile", who, service, operation, "--cli-input-json", &input].map(str::to_owned);
        let answer = self.run(words.to_vec(), Some((who, service, operation, params)));
        serde_json::from_str(&answer).unwrap_or_default()
    }

    /// A call that is answered.
    fn ec2(&mut self, who: &'static str, operation: &'static str, params: Value) -> Value {
        let answer = self.call(who, "ec2", operation, params);
        assert_eq!(self.steps.last().unwrap().code, 0, "{operation}");
        answer
    }

    /// A call that is refused, of which only the log tells.
    fn refused(&mut self, who: &'static str, operation: &'static str, params: Value) {
        self.call(who, "ec2", operation, params);
        assert_eq!(self.steps.last().unwrap().code, 254, "{operation}");
    }

    fn network(&mut self, who: &'static str, number: u32) -> Network {
        let tags = json!([{ "ResourceType": "vpc", "Tags": [{ "Key": "Name", "Value": who }] }]);
        let vpc = json!({ "CidrBlock": format!("10.{number}.0.0/16"), "TagSpecifications": tags });
        let vpc = self.ec2(who, "create-vpc", vpc)["Vpc"]["VpcId"].clone();
        self.ec2(who, "modify-vpc-attribute", json!({ "VpcId": vpc, "EnableDnsHostnames": { "Value": true } }));
        let subnets = ["a", "b"].map(|zone| {
            let block = format!("10.{number}.{}.0/24", u8::from(zone == "b"));
            let zone = format!("us-east-1{zone}");
            let subnet = json!({ "VpcId": vpc, "CidrBlock": block, "AvailabilityZone": zone });
            self.ec2(who, "create-subnet", subnet)["Subnet"]["SubnetId"].clone()
        });
        let group = json!({ "VpcId": vpc, "GroupName": "web", "Description": "web" });
        let group = self.ec2(who, "create-security-group", group)["GroupId"].clone();
        let open =
            json!([{ "IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "IpRanges": [{ "CidrIp": "10.0.0.0/8" }] }]);
        self.ec2(who, "authorize-security-group-ingress", json!({ "GroupId": group, "IpPermissions": open }));
        Network { vpc, subnets: json!(subnets), group }
    }

    /// A load balancer with a listener and targets; gives its ARN.
    fn load_balancer(&mut self, network: &Network) -> Value {
        let elb = |script: &mut Self, operation, params| script.call(PROVIDER, "elbv2", operation, params);
        let balancer = json!({ "Name": "orders", "Type": "network", "Scheme": "internal", "Subnets": network.subnets });
        let balancer = &elb(self, "create-load-balancer", balancer)["LoadBalancers"][0]["LoadBalancerArn"];
        let targets =
            json!({ "Name": "orders", "Protocol": "TCP", "Port": 443, "VpcId": network.vpc, "TargetType": "ip" });
        let targets = &elb(self, "create-target-group", targets)["TargetGroups"][0]["TargetGroupArn"];
        let actions = json!([{ "Type": "forward", "TargetGroupArn": targets }]);
        let listener =
            json!({ "LoadBalancerArn": balancer, "Protocol": "TCP", "Port": 443, "DefaultActions": actions });
        elb(self, "create-listener", listener);
        let instances = json!([{ "Id": "10.1.0.20" }, { "Id": "10.1.1.20" }]);
        elb(self, "register-targets", json!({ "TargetGroupArn": targets, "Targets": instances }));
        balancer.clone()
    }

    /// A service with a verified private name, which the consumer may use; gives its id.
    fn service(&mut self, network: &Network) -> Value {
        let balancer = self.load_balancer(network);
        let tags = json!([{ "ResourceType": "vpc-endpoint-service", "Tags": [{ "Key": "team", "Value": "orders" }] }]);
        let service = json!({
            "NetworkLoadBalancerArns": [balancer], "AcceptanceRequired": true, "PrivateDnsName": "api.example.com",
            "TagSpecifications": tags,
        });
        let made = &self.ec2(PROVIDER, "create-vpc-endpoint-service-configuration", service)["ServiceConfiguration"];
        let (service, record) = (made["ServiceId"].clone(), &made["PrivateDnsNameConfiguration"]);
        let zone = json!({ "Name": "example.com", "CallerReference": "1" });
        let zone = &self.call(PROVIDER, "route53", "create-hosted-zone", zone)["HostedZone"]["Id"];
        let name = format!("{}.api.example.com", record["Name"].as_str().unwrap());
        let value = format!("{:?}", record["Value"].as_str().unwrap());
        let set = json!({ "Name": name, "Type": "TXT", "TTL": 300, "ResourceRecords": [{ "Value": value }] });
        let changes = json!({ "Changes": [{ "Action": "CREATE", "ResourceRecordSet": set }] });
        let change = json!({ "HostedZoneId": zone, "ChangeBatch": changes });
        self.call(PROVIDER, "route53", "change-resource-record-sets", change);
        self.ec2(PROVIDER, "start-vpc-endpoint-service-private-dns-verification", json!({ "ServiceId": service }));
        let all = json!(["arn:aws:iam::444455556666:root", "arn:aws:iam::777788889999:user/dora"]);
        let permissions = json!({ "ServiceId": service, "AddAllowedPrincipals": all });
        self.ec2(PROVIDER, "modify-vpc-endpoint-service-permissions", permissions);
        let topic = &self.call(PROVIDER, "sns", "create-topic", json!({ "Name": "connections" }))["TopicArn"];
        let subscription = json!({ "TopicArn": topic, "Protocol": "email", "Endpoint": "a@example.com" });
        self.call(PROVIDER, "sns", "subscribe", subscription);
        let notification = json!({
            "ServiceId": service, "ConnectionNotificationArn": topic, "ConnectionEvents": ["Connect", "Accept", "Delete"],
        });
        self.ec2(PROVIDER, "create-vpc-endpoint-connection-notification", notification);
        service
    }

    fn play(&mut self) {
        let provider = self.network(PROVIDER, 1);
        self.ec2(PROVIDER, "create-default-vpc", json!({}));
        let service = self.service(&provider);
        let consumer = self.network(CONSUMER, 2);
        let endpoints = ["first", "second"].map(|name| {
            let tags = json!([{ "ResourceType": "vpc-endpoint", "Tags": [{ "Key": "Name", "Value": name }] }]);
            let params = json!({
                "VpcEndpointType": "Interface", "VpcId": consumer.vpc, "SubnetIds": consumer.subnets,
                "ServiceName": format!("com.amazonaws.vpce.us-east-1.{}", service.as_str().unwrap()),
                "SecurityGroupIds": [consumer.group], "TagSpecifications": tags, "ClientToken": name,
            });
            self.ec2(CONSUMER, "create-vpc-endpoint", params)["VpcEndpoint"]["VpcEndpointId"].clone()
        });
        let [first, second] = &endpoints;
        let those = |endpoint: &Value| json!({ "ServiceId": service, "VpcEndpointIds": [endpoint] });
        self.ec2(PROVIDER, "accept-vpc-endpoint-connections", those(first));
        self.ec2(PROVIDER, "reject-vpc-endpoint-connections", those(second));
        self.refused(CONSUMER, "delete-vpc", json!({ "VpcId": consumer.vpc }));
        self.ec2(CONSUMER, "modify-vpc-endpoint", json!({ "VpcEndpointId": first, "PrivateDnsEnabled": true }));
        let tables = json!({ "Filters": [{ "Name": "vpc-id", "Values": [consumer.vpc] }] });
        let table = self.ec2(CONSUMER, "describe-route-tables", tables)["RouteTables"][0]["RouteTableId"].clone();
        let gateway =
            json!({ "VpcId": consumer.vpc, "ServiceName": "com.amazonaws.us-east-1.s3", "RouteTableIds": [table] });
        self.ec2(CONSUMER, "create-vpc-endpoint", gateway);
        let peering = json!({ "VpcId": consumer.vpc, "PeerVpcId": provider.vpc, "PeerOwnerId": "111122223333" });
        let peering = self.ec2(CONSUMER, "create-vpc-peering-connection", peering)["VpcPeeringConnection"]
            ["VpcPeeringConnectionId"]
            .clone();
        let peering = json!({ "VpcPeeringConnectionId": peering });
        self.ec2(PROVIDER, "accept-vpc-peering-connection", peering.clone());
        let route = json!({
            "RouteTableId": table, "DestinationCidrBlock": "10.1.0.0/16",
            "VpcPeeringConnectionId": peering["VpcPeeringConnectionId"],
        });
        self.ec2(CONSUMER, "create-route", route);
        let tags = json!({ "Resources": endpoints, "Tags": [{ "Key": "cost", "Value": "1" }, { "Key": "Name", "Value": "x" }] });
        self.ec2(CONSUMER, "create-tags", tags);
        self.own("state save whole --force");
        self.ec2(CONSUMER, "create-network-interface", json!({ "SubnetId": consumer.subnets[0] }));
        self.ec2(CONSUMER, "delete-tags", json!({ "Resources": endpoints, "Tags": [{ "Key": "cost" }] }));
        self.ec2(PROVIDER, "delete-vpc-peering-connection", peering);
        self.ec2(CONSUMER, "delete-vpc-endpoints", json!({ "VpcEndpointIds": endpoints }));
        self.own("clock advance 1h");
        self.ec2(PROVIDER, "delete-vpc-endpoint-service-configurations", json!({ "ServiceIds": [service] }));
        self.own("state restore whole --yes");
        self.own(&format!("force failed {}", first.as_str().unwrap()));
        self.ec2(CONSUMER, "describe-vpc-endpoints", json!({}));
        self.own("reset --yes");
        self.ec2(PROVIDER, "create-vpc", json!({ "CidrBlock": "10.3.0.0/16" }));
    }
}

/// What a caller's things are in.
struct Network {
    vpc: Value,
    subnets: Value,
    group: Value,
}
