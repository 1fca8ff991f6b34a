//! The lab that a walk runs in: the service under test, three accounts in two Regions with networks, load balancers and
//! topics that real calls made, and the names that things have in commands and in the model.
//!
//! Commands and the model never hold a real id. The thing that command 17 made is `#17` behind its prefix
//! (`vpce-svc-#17`), what the lab was set up with is `#` and a word (`subnet-#p0v0a`), and a name that nothing has is an
//! id that nothing has. So a sequence without some of its commands still means the same.

use std::collections::HashMap;
use std::time::Duration;

use jiff::Timestamp;
use serde_json::{Value, json};
use vpce::api::Embedded;
use vpce::base::clock::Clock;
use vpce::base::config::{Config, Delays};
use vpce::base::random::Random;
use vpce::domain::caller::Caller;
use vpce::domain::service::{Request, Service, ServiceError};
use vpce::model;

use crate::model::{Balancer, Model, Subnet, Vpc};

/// When a walk begins.
const START: &str = "2026-01-01T00:00:00Z";

/// The letter that names an account in a walk, its number, and who calls in it.
pub(crate) const ACCOUNTS: [(&str, &str, &str); 3] = [
    ("p", "111122223333", "arn:aws:iam::111122223333:root"),
    ("c", "444455556666", "arn:aws:iam::444455556666:root"),
    ("d", "777788889999", "arn:aws:iam::777788889999:user/dora"),
];

/// The Regions, which `0` and `1` name in a walk.
pub(crate) const REGIONS: [&str; 2] = ["us-east-1", "eu-west-1"];

/// An account in a Region: what a call is made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Place {
    /// Of [`ACCOUNTS`].
    pub(crate) account: usize,
    /// Of [`REGIONS`].
    pub(crate) region: usize,
}

impl Place {
    /// All six.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        (0..ACCOUNTS.len()).flat_map(|account| (0..REGIONS.len()).map(move |region| Self { account, region }))
    }

    /// 12 digits.
    pub(crate) fn owner(self) -> &'static str {
        ACCOUNTS[self.account].1
    }

    /// `us-east-1`
    pub(crate) fn region(self) -> &'static str {
        REGIONS[self.region]
    }

    /// The ARN of who calls.
    pub(crate) fn principal(self) -> &'static str {
        ACCOUNTS[self.account].2
    }

    /// The word for it in names: `p0`.
    pub(crate) fn word(self) -> String {
        format!("{}{}", ACCOUNTS[self.account].0, self.region)
    }
}

/// What a service answers: the answer, or the code and the text of a refusal; all ids are names.
pub(crate) type Answer = Result<Value, (String, String)>;

/// The settings that a seed chooses.
#[derive(Clone, Debug, Default)]
pub(crate) struct Settings {
    /// How long transitions take.
    pub(crate) delays: Delays,
    /// Endpoints in a VPC.
    pub(crate) quota: u32,
}

/// The service under test, and what is called how.
pub(crate) struct Lab {
    service: Box<dyn Service>,
    callers: Vec<Caller>,
    real: HashMap<String, String>,
    names: HashMap<String, String>,
    /// How many calls it has answered.
    pub(crate) calls: u64,
}

impl Lab {
    /// An empty lab, seeded; `wrap` may put something between it and the service.
    pub(crate) fn new(seed: u64, settings: &Settings, wrap: &dyn Fn(Embedded) -> Box<dyn Service>) -> Self {
        let clock = Clock::parse(START).unwrap();
        let mut config = Config { delays: settings.delays, ..Config::default() };
        config.quotas.endpoints_per_vpc = settings.quota;
        // The consumer's letters mean other zones than the others' (§5.8).
        let zones =
            ["use1-az1", "use1-az6", "use1-az4", "use1-az2", "use1-az3", "use1-az5"].map(str::to_owned).to_vec();
        config.zone_maps.insert(ACCOUNTS[1].1.to_owned(), [(REGIONS[0].to_owned(), zones)].into());
        let embedded = Embedded::in_memory(clock, Random::new(Some(&seed.to_string())), config).unwrap();
        let callers = Place::all().map(|place| Caller {
            account: place.owner().into(),
            principal: place.principal().into(),
            region: place.region().into(),
            ..Caller::default()
        });
        Self {
            service: wrap(embedded),
            callers: callers.collect(),
            real: HashMap::new(),
            names: HashMap::new(),
            calls: 0,
        }
    }

    /// Makes the networks, load balancers and topics of every place, and the model's picture of them.
    pub(crate) fn set_up(&mut self, settings: &Settings) -> Model {
        let mut model = Model::new(settings);
        for place in Place::all() {
            self.set_up_place(place, &mut model);
        }
        model
    }

    fn set_up_place(&mut self, place: Place, model: &mut Model) {
        let (owner, region) = (place.owner(), place.region());
        let word = place.word();
        let zones = self.set("ec2", place, "DescribeAvailabilityZones", json!({}));
        let zones: HashMap<String, String> = zones["AvailabilityZones"]
            .as_array()
            .unwrap()
            .iter()
            .map(|zone| {
                let text = |key: &str| zone[key].as_str().unwrap().to_owned();
                (text("ZoneId"), text("ZoneName"))
            })
            .collect();
        model.zone_names.insert(place, zones.clone());
        let id_of = |name: &str| zones.iter().find(|(_, has)| *has == name).unwrap().0.clone();
        for (number, letters) in [(0, "abca"), (1, "ab")] {
            let made = self.set("ec2", place, "CreateVpc", json!({ "CidrBlock": format!("10.{number}.0.0/16") }));
            let vpc = format!("vpc-#{word}v{number}");
            self.name(&made["Vpc"]["VpcId"], &vpc);
            if number == 0 {
                let on = json!({ "VpcId": vpc, "EnableDnsHostnames": { "Value": true } });
                self.set("ec2", place, "ModifyVpcAttribute", on);
            }
            model.vpcs.insert(vpc.clone(), Vpc { place });
            for (index, letter) in letters.chars().enumerate() {
                let zone = format!("{region}{letter}");
                let made = self.set(
                    "ec2",
                    place,
                    "CreateSubnet",
                    json!({
                        "VpcId": vpc, "CidrBlock": format!("10.{number}.{index}.0/24"), "AvailabilityZone": zone,
                    }),
                );
                let subnet = format!("subnet-#{word}v{number}s{index}");
                self.name(&made["Subnet"]["SubnetId"], &subnet);
                model.subnets.insert(subnet, Subnet { vpc: vpc.clone(), zone: id_of(&zone) });
            }
            let groups = self.set(
                "ec2",
                place,
                "DescribeSecurityGroups",
                json!({
                    "Filters": [{ "Name": "vpc-id", "Values": [vpc] }],
                }),
            );
            let group = format!("sg-#{word}v{number}d");
            self.name(&groups["SecurityGroups"][0]["GroupId"], &group);
            model.groups.insert(group, (vpc.clone(), "default".to_owned()));
            let made = self.set(
                "ec2",
                place,
                "CreateSecurityGroup",
                json!({
                    "VpcId": vpc, "GroupName": "web", "Description": "web",
                }),
            );
            let group = format!("sg-#{word}v{number}w");
            self.name(&made["GroupId"], &group);
            model.groups.insert(group, (vpc.clone(), "web".to_owned()));
        }
        for (number, kind, subnets) in
            [(0, "net", "01"), (1, "net", "0"), (2, "net", "12"), (3, "net", "012"), (4, "gwy", "01")]
        {
            let subnets: Vec<String> = subnets.chars().map(|index| format!("subnet-#{word}v0s{index}")).collect();
            let mut params = json!({
                "Name": format!("{word}l{number}"), "Type": if kind == "net" { "network" } else { "gateway" }, "Subnets": subnets,
            });
            if kind == "net" {
                params["Scheme"] = json!("internal");
            }
            let made = self.set("elbv2", place, "CreateLoadBalancer", params);
            let arn = format!(
                "arn:aws:elasticloadbalancing:{region}:{owner}:loadbalancer/{kind}/{word}l{number}/#{word}l{number}"
            );
            self.name(&made["LoadBalancers"][0]["LoadBalancerArn"], &arn);
            let zones = subnets.iter().map(|subnet| model.subnets[subnet].zone.clone()).collect();
            model.balancers.insert(arn, Balancer { place, zones });
        }
        for number in 0..2 {
            let made = self.set("sns", place, "CreateTopic", json!({ "Name": format!("{word}t{number}") }));
            model.topics.push(made["TopicArn"].as_str().unwrap().to_owned());
        }
    }

    /// A call that must succeed.
    fn set(&mut self, service: &str, place: Place, operation: &str, params: Value) -> Value {
        self.call_of(service, place, operation, &params)
            .unwrap_or_else(|error| panic!("{operation} {params}: {error:?}"))
    }

    /// An operation of EC2.
    pub(crate) fn call(&mut self, place: Place, operation: &str, params: &Value) -> Answer {
        self.calls += 1;
        self.call_of("ec2", place, operation, params)
    }

    /// An operation of any service; ids in the answer are names again as far as they are known.
    pub(crate) fn call_of(&mut self, service: &str, place: Place, operation: &str, params: &Value) -> Answer {
        let service = model::Service::find(service).unwrap();
        let operation = service.operation_by_name(operation).unwrap_or_else(|| panic!("no operation {operation}"));
        let params = self.with_ids(params);
        let caller = &self.callers[place.account * REGIONS.len() + place.region];
        match self.service.call(caller, &Request { service, operation, params: &params }) {
            Ok(answer) => {
                let mut answer = Value::from(answer);
                self.to_names(&mut answer, "");
                Ok(answer)
            }
            Err(ServiceError::Refused { code, mut message, .. }) => {
                self.names_in(&mut message);
                Err((code, message))
            }
            Err(ServiceError::Unanswered(message)) => Err(("(no answer)".to_owned(), message)),
        }
    }

    /// Lets seconds go by.
    pub(crate) fn pass(&mut self, seconds: u64) {
        self.service.pause(Duration::from_secs(seconds)).unwrap();
    }

    /// Gives a thing its name.
    pub(crate) fn name(&mut self, id: &Value, name: &str) {
        let id = id.as_str().unwrap_or_else(|| panic!("{name} has no id")).to_owned();
        self.names.insert(id.clone(), name.to_owned());
        self.real.insert(name.to_owned(), id);
    }

    /// The parameters as the service knows them.
    fn with_ids(&mut self, value: &Value) -> Value {
        match value {
            Value::String(text) if text.contains('#') => Value::String(self.real_in(text)),
            Value::Array(items) => Value::Array(items.iter().map(|item| self.with_ids(item)).collect()),
            Value::Object(members) => {
                Value::Object(members.iter().map(|(name, value)| (name.clone(), self.with_ids(value))).collect())
            }
            other => other.clone(),
        }
    }

    fn real_in(&mut self, text: &str) -> String {
        let is_balancer = text.starts_with("arn:aws:elasticloadbalancing");
        let hash = text.find('#').unwrap_or_default();
        let start = text[..hash].rfind(|c: char| !(c.is_ascii_lowercase() || c == '-')).map_or(0, |index| index + 1);
        let start = if is_balancer { 0 } else { start };
        let length = text[hash + 1..].find(|c: char| !c.is_ascii_alphanumeric());
        let end = length.map_or(text.len(), |length| hash + 1 + length);
        let name = &text[start..end];
        if !self.real.contains_key(name) {
            // What nothing has made has an id that nothing has.
            let digest = name.bytes().fold(7_u64, |digest, byte| digest.wrapping_mul(1_000_003) ^ u64::from(byte));
            let prefix = &text[start..hash];
            let id = if is_balancer { format!("{prefix}{digest:016x}") } else { format!("{prefix}0{digest:016x}") };
            self.name(&Value::String(id), name);
        }
        format!("{}{}{}", &text[..start], self.real[name], &text[end..])
    }

    /// Names instead of ids, times as seconds since the beginning, what is random as `~`.
    pub(crate) fn to_names(&self, value: &mut Value, member: &str) {
        match value {
            Value::String(text) if member == "CreationTimestamp" => {
                let start: Timestamp = START.parse().unwrap();
                *value =
                    text.parse::<Timestamp>().map_or(Value::Null, |time| json!(time.duration_since(start).as_secs()));
            }
            Value::String(text) => self.names_in(text),
            Value::Array(items) => {
                if member == "ServiceNames" && !items.is_sorted_by_key(|name| name.as_str()) {
                    // They come in the order of the alphabet (§5.8).
                    items.push(json!("(not sorted)"));
                }
                for item in items.iter_mut() {
                    self.to_names(item, "");
                }
                if member == "DnsEntries" && items.len() > 2 {
                    // The Regional name first, then zonal ones in no defined order (§4.1).
                    items[1..].sort_by_cached_key(ToString::to_string);
                }
            }
            Value::Object(members) => members.iter_mut().for_each(|(member, value)| self.to_names(value, member)),
            _ => (),
        }
    }

    fn names_in(&self, text: &mut String) {
        if let Some(name) = self.names.get(text.as_str()) {
            name.clone_into(text);
            return;
        }
        let bytes = text.as_bytes();
        let mut named = String::new();
        let mut copied = 0;
        let mut at = 0;
        while let Some(index) = text[at..].find("-0").map(|index| at + index) {
            at = index + 1;
            let end = index + 18;
            let is_id = bytes.len() >= end && bytes[index + 1..end].iter().all(u8::is_ascii_hexdigit);
            let start =
                bytes[..index].iter().rposition(|c| !(c.is_ascii_lowercase() || *c == b'-')).map_or(0, |at| at + 1);
            let Some(name) = self.names.get(&text[start..end.min(text.len())]).filter(|_| is_id && start >= copied)
            else {
                continue;
            };
            named.push_str(&text[copied..start]);
            named.push_str(name);
            copied = end;
            // The random part of an endpoint's DNS names (§4.1).
            if bytes.get(end) == Some(&b'-') && name.starts_with("vpce-#") {
                named.push_str("-~");
                copied = end + 9;
            }
            at = copied;
        }
        if copied > 0 {
            named.push_str(&text[copied..]);
            *text = named;
        }
        if let Some((start, arn)) = text.find("arn:aws:elasticloadbalancing").map(|start| (start, &text[start..])) {
            let arn = &arn[..arn.find('\'').unwrap_or(arn.len())];
            if let Some(name) = self.names.get(arn) {
                *text = format!("{}{name}{}", &text[..start], &text[start + arn.len()..]);
            }
        }
    }
}
