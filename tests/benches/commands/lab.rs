//! The lab that the commands are measured on, ours and moto's.

use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

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

use super::VPCE;

/// The accounts of the built-in profiles `provider` and `consumer`.
const PROVIDER: &str = "111122223333";
pub const CONSUMER: &str = "444455556666";
pub const REGION: &str = "us-east-1";

/// As many VPCs as the quota of 50 endpoints in each asks for.
const VPCS: usize = 200;
const ENDPOINTS_PER_VPC: usize = 50;
pub const ENDPOINTS: usize = VPCS * ENDPOINTS_PER_VPC;

/// VPCs with a subnet and an endpoint each, for us and for moto.
pub const PLACES: usize = 10;

pub const CREATE_VPC: &str = "ec2 create-vpc --cidr-block 10.0.0.0/16";
const CREATE_SUBNET: &str = "ec2 create-subnet --cidr-block 10.0.0.0/24 --availability-zone us-east-1a --vpc-id";
pub const CREATE_ENDPOINT: &str = "ec2 create-vpc-endpoint --vpc-endpoint-type Interface --no-private-dns-enabled \
                               --service-name com.amazonaws.us-east-1.sqs";

/// The state that the commands are measured on: many endpoints of one consumer, made through the library.
pub struct Lab {
    /// A directory for this run alone; also the home of the measured processes.
    directory: PathBuf,
    /// This program.
    pub program: PathBuf,
    /// The state file.
    pub state: PathBuf,
    /// A state file with nothing in it.
    pub empty: PathBuf,
    /// The endpoints, in the order of creation.
    pub endpoints: Vec<String>,
    /// A state file with what moto has, too.
    pub small: PathBuf,
    /// What is in it.
    pub places: Vec<Place>,
    /// Nothing where `VPCE_BENCH_AWS` names nothing.
    pub moto: Option<Moto>,
}

impl Lab {
    pub fn new(directory: &Path) -> Self {
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

    pub fn places_of_moto(&self) -> &[Place] {
        self.moto.as_ref().map_or(&[], |moto| &moto.places)
    }

    /// A program with nobody's settings: both sides get the same few variables.
    #[expect(clippy::disallowed_methods, reason = "the shell is wherever the user has it")]
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.env_clear().env("HOME", &self.directory);
        command.envs(std::env::var_os("PATH").map(|path| ("PATH", path)));
        command
    }
}

/// A VPC with what is in it.
pub struct Place {
    pub vpc: String,
    pub subnet: String,
    pub endpoint: String,
}

impl Place {
    pub fn options(&self) -> [&str; 4] {
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

pub fn ids(places: &[Place]) -> Vec<&str> {
    places.iter().map(|place| place.vpc.as_str()).collect()
}

/// A `moto_server` on any free port, and AWS CLI v1 that asks it. It ends with this.
pub struct Moto {
    server: Child,
    aws: PathBuf,
    url: String,
    places: Vec<Place>,
}

impl Moto {
    pub fn start(programs: &Path, lab: &Lab) -> Result<Self, String> {
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

    pub fn command(&self, lab: &Lab) -> Command {
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

pub fn words(command: &str, more: &[&str]) -> Vec<String> {
    command.split(' ').chain(more.iter().copied()).map(str::to_owned).collect()
}
