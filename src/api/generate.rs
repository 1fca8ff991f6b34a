//! A lab of any size for tests of size: made by the operations themselves, so that it keeps every rule, and the same for the
//! same seed.
//!
//! Twenty accounts offer fifty services each, as many as they may have load balancers; up to a hundred accounts, those twenty
//! among them, make endpoints in as many VPCs as the quota asks for. Delays and failures of the configuration do not count:
//! everything is settled.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::{Embedded, registry};
use crate::base::clock::{Clock, Kept};
use crate::base::config::{Config, Quotas};
use crate::base::random::Random;
use crate::domain::arn::root_of;
use crate::domain::caller::Caller;
use crate::domain::regions::Region;
use crate::domain::service::ServiceError;
use crate::ops::{Call, Failure};
use crate::store::{Access, Store, Tx, copies, state};

/// The most endpoints that are made.
pub const MOST_ENDPOINTS: u32 = 1_000_000;

/// The most accounts that make endpoints.
pub const ACCOUNTS: u32 = 100;
const PROVIDERS: u32 = 20;
const SERVICES_PER_PROVIDER: u32 = 50;

/// The accounts of the built-in profiles are the first provider and the first that only consumes.
const BUILT_IN: [(u32, &str); 2] = [(0, "111122223333"), (PROVIDERS, "444455556666")];

/// How many accounts a service is granted to that is not granted to everybody.
const GRANTS: u32 = 10;

const REGION: &str = "us-east-1";

/// Zones of a VPC.
const ZONES: usize = 3;

/// What a subnet of a generated VPC has room for, however many endpoints the quota allows.
const MOST_PER_VPC: u32 = 4000;

/// AWS's services with private names, of which a VPC has one endpoint each at most.
const AWS_SERVICES: [&str; 4] = ["sqs", "sns", "kms", "secretsmanager"];

/// Unless the clock stands still, labs are made at a moment of their own, so that they are the same every time.
const MOMENT: &str = "2026-01-01T00:00:00Z";

/// VPCs, with all that is in them, that one transaction makes.
const VPCS_AT_ONCE: u32 = 40;

/// What was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Generated {
    /// Accounts that have endpoints.
    pub consumers: u32,
    /// Services.
    pub services: u32,
    /// The consumers' VPCs.
    pub vpcs: u32,
    /// Endpoints.
    pub endpoints: u32,
}

impl Embedded {
    /// Makes a lab of so many endpoints, at most [`MOST_ENDPOINTS`], of so many accounts, at most [`ACCOUNTS`], in a state that
    /// holds nothing. The file has all of it or, of a run that is ended too early, nothing.
    ///
    /// # Errors
    /// One line: a state that was used before, quotas without room for it, a file that cannot serve.
    pub fn generate(&mut self, endpoints: u32, consumers: u32, seed: &str) -> Result<Generated, ServiceError> {
        let plan = Plan::new(endpoints, consumers, self.config.quotas).map_err(ServiceError::Unanswered)?;
        let kept = self.unused()?;
        let made = if self.store.as_ref().is_none_or(Store::is_file) {
            self.generate_in_draft(&plan, kept, seed)
        } else {
            self.generate_by(&plan, kept, seed)
        };
        made.map_err(|failure| match failure {
            Failure::Store(error) => self.unusable(&error),
            other => ServiceError::Unanswered(other.to_string()),
        })?;
        let Plan { endpoints, consumers, vpcs, .. } = plan;
        Ok(Generated { consumers, services: PROVIDERS * SERVICES_PER_PROVIDER, vpcs, endpoints })
    }

    /// What the state says about the time, if it holds nothing.
    fn unused(&mut self) -> Result<Kept, ServiceError> {
        let kept = self.look(state::clock)?;
        if kept.last_write.is_some() {
            let path = self.path.display();
            let advice = "`vpce reset` empties it, and --state names another";
            return Err(ServiceError::Unanswered(format!("The state {path} has been used: {advice}")));
        }
        Ok(kept)
    }

    /// Ids lie all over the indexes, so that each transaction changes pages all over the file. By way of the file's log that
    /// would be written many times over.
    fn generate_in_draft(&mut self, plan: &Plan, kept: Kept, seed: &str) -> Result<(), Failure> {
        let draft = copies::draft(&self.path)?;
        let mut made = Self::over(draft, self.path.clone(), self.clock, self.random.clone(), self.config.clone());
        made.generate_by(plan, kept, seed)?;
        // That took its time.
        self.unused().map_err(|error| Failure::Misconfigured(error.to_string()))?;
        self.store = None;
        made.with_store(Access::Read, |draft| copies::put_draft(draft, &self.path)).map_err(Failure::Store)
    }

    fn generate_by(&mut self, plan: &Plan, kept: Kept, seed: &str) -> Result<(), Failure> {
        let (clock, random) = (self.clock, std::mem::replace(&mut self.random, Random::new(Some(seed))));
        if !clock.is_fixed() && !kept.is_fixed() {
            self.clock = Clock::parse(MOMENT).map_err(Failure::Misconfigured)?;
        }
        let made = self.make_all(plan);
        (self.clock, self.random) = (clock, random);
        made
    }

    fn make_all(&mut self, plan: &Plan) -> Result<(), Failure> {
        let config = Config { quotas: self.config.quotas, ..Config::default() };
        let mut services = Vec::new();
        for provider in 0..PROVIDERS {
            services.extend(self.make(&config, |maker| maker.provider(provider))?);
        }
        let usable: Vec<_> = (0..ACCOUNTS).map(|account| usable_by(account, &services)).collect();
        for first in (0..plan.vpcs).step_by(VPCS_AT_ONCE as usize) {
            self.make(&config, |maker| {
                (first..plan.vpcs.min(first + VPCS_AT_ONCE)).try_for_each(|vpc| {
                    let account = plan.account_of(vpc);
                    maker.vpc(plan, vpc, &usable[account as usize])
                })
            })?;
        }
        Ok(())
    }

    /// Makes things in one transaction.
    fn make<T>(
        &mut self,
        config: &Config,
        work: impl FnOnce(&mut Maker<'_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let region = Region::find(REGION).ok_or_else(|| Failure::Misconfigured(format!("There is no {REGION}")))?;
        self.transaction(Access::Write, |tx, random, _| {
            let made = work(&mut Maker { tx, random: &mut *random, config, region })?;
            state::set_last_write(&tx, random.position())?;
            Ok(made)
        })
    }
}

/// How many of what there are to be.
#[derive(Debug)]
struct Plan {
    endpoints: u32,
    consumers: u32,
    vpcs: u32,
    /// Gateway endpoints that an account may have.
    gateways_per_account: u32,
}

impl Plan {
    fn new(endpoints: u32, consumers: u32, quotas: Quotas) -> Result<Self, String> {
        let most = quotas.endpoints_per_vpc.min(MOST_PER_VPC);
        // A provider has one more VPC, with its load balancers.
        let vpcs_per_account = quotas.vpcs_per_region.saturating_sub(1);
        let room = u64::from(most) * u64::from(vpcs_per_account) * u64::from(consumers);
        if u64::from(endpoints) > room {
            return Err(format!("The quotas have room for {room} endpoints of {consumers} accounts: raise [quotas]"));
        }
        let gateways_per_account =
            quotas.gateway_endpoints_per_region.min(quotas.gateway_endpoints_per_vpc * vpcs_per_account);
        let vpcs = endpoints.div_ceil(most.max(1)).max(consumers);
        Ok(Self { endpoints, consumers, vpcs, gateways_per_account })
    }

    /// How many endpoints the VPC of this number has: as many as any other, or one more.
    fn endpoints_of(&self, vpc: u32) -> u32 {
        self.endpoints / self.vpcs + u32::from(vpc < self.endpoints % self.vpcs)
    }

    /// The number of the account that the VPC of this number is of. Those that only consume come first.
    fn account_of(&self, vpc: u32) -> u32 {
        (PROVIDERS + vpc % self.consumers) % ACCOUNTS
    }

    /// Whether the VPC of this number has a gateway endpoint.
    fn has_gateway(&self, vpc: u32) -> bool {
        self.endpoints_of(vpc) > 2 && vpc / self.consumers < self.gateways_per_account
    }
}

/// A service of a provider.
#[derive(Clone, Debug)]
struct Offer {
    id: String,
    name: String,
    account: String,
    acceptance_required: bool,
    /// The numbers of the accounts that it is granted to; none for everybody.
    granted_to: Option<BTreeSet<u32>>,
}

fn usable_by(account: u32, offers: &[Offer]) -> Vec<&Offer> {
    let is_granted = |offer: &&Offer| offer.granted_to.as_ref().is_none_or(|granted| granted.contains(&account));
    offers.iter().filter(is_granted).collect()
}

/// The account of this number: 12 digits.
fn account_id(number: u32) -> String {
    let built_in = BUILT_IN.iter().find(|(index, _)| *index == number);
    built_in.map_or_else(|| (200_000_000_000 + u64::from(number)).to_string(), |(_, account)| (*account).to_owned())
}

/// Calls operations in one transaction.
struct Maker<'t> {
    tx: Tx<'t>,
    random: &'t mut Random,
    config: &'t Config,
    region: &'static Region,
}

impl Maker<'_> {
    /// Calls an operation for an account.
    fn call(&mut self, account: &str, service: &str, operation: &str, params: Value) -> Result<Value, Failure> {
        let entries = registry::all(service).unwrap_or_default();
        let entry = entries.iter().find(|entry| entry.name == operation);
        let entry = entry.ok_or_else(|| Failure::Misconfigured(format!("There is no {operation}")))?;
        let caller = Caller {
            account: account.to_owned(),
            principal: root_of(account),
            region: self.region.name.to_owned(),
            ..Caller::default()
        };
        let mut call = Call::new(self.tx, &caller, self.region, &mut *self.random, self.config)?;
        (entry.run)(&mut call, &params).map(Value::from)
    }

    fn ec2(&mut self, account: &str, operation: &str, params: Value) -> Result<Value, Failure> {
        self.call(account, "ec2", operation, params)
    }

    /// Whether something holds that does so many times in a hundred.
    fn happens(&mut self, percent: u64) -> bool {
        self.random.below(100) < percent
    }

    /// One of several.
    fn one_of<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        let index = self.random.below(all.len() as u64);
        all.get(usize::try_from(index).unwrap_or(0)).copied()
    }

    /// A new VPC with a subnet in each of three zones.
    fn network(&mut self, account: &str, name: &str) -> Result<(String, Vec<String>), Failure> {
        let block = self.random.below(200);
        let vpc =
            json!({ "CidrBlock": format!("10.{block}.0.0/16"), "TagSpecifications": tagged("vpc", &[("Name", name)]) });
        let vpc = text(&self.ec2(account, "CreateVpc", vpc)?, "/Vpc/VpcId");
        let mut subnets = Vec::new();
        for (index, zone) in self.region.zones.iter().take(ZONES).enumerate() {
            let block = format!("10.{block}.{}.0/20", 16 * index);
            let subnet = json!({ "VpcId": vpc, "CidrBlock": block, "AvailabilityZoneId": zone.id });
            subnets.push(text(&self.ec2(account, "CreateSubnet", subnet)?, "/Subnet/SubnetId"));
        }
        Ok((vpc, subnets))
    }

    /// A provider's VPC, and its services with a load balancer each.
    fn provider(&mut self, number: u32) -> Result<Vec<Offer>, Failure> {
        let account = account_id(number);
        let (_, subnets) = self.network(&account, "services")?;
        let mut offers = Vec::new();
        for index in 0..SERVICES_PER_PROVIDER {
            let name = format!("service-{}", number * SERVICES_PER_PROVIDER + index);
            let balancer = json!({ "Name": name, "Type": "network", "Scheme": "internal", "Subnets": subnets });
            let balancer = self.call(&account, "elbv2", "CreateLoadBalancer", balancer)?;
            let acceptance_required = self.happens(50);
            let made = json!({
                "NetworkLoadBalancerArns": [text(&balancer, "/LoadBalancers/0/LoadBalancerArn")],
                "AcceptanceRequired": acceptance_required,
                "TagSpecifications": tagged("vpc-endpoint-service", &[("Name", &name)]),
            });
            let made = self.ec2(&account, "CreateVpcEndpointServiceConfiguration", made)?;
            let (id, name) = ("/ServiceConfiguration/ServiceId", "/ServiceConfiguration/ServiceName");
            let (id, name) = (text(&made, id), text(&made, name));
            let granted_to = (!self.happens(30)).then(|| {
                let first = u32::try_from(self.random.below(ACCOUNTS.into())).unwrap_or(0);
                (0..GRANTS).map(|step| (first + 7 * step) % ACCOUNTS).collect::<BTreeSet<u32>>()
            });
            let everybody = || vec!["*".to_owned()];
            let principals = granted_to.as_ref().map_or_else(everybody, |granted| {
                granted.iter().map(|account| root_of(&account_id(*account))).collect()
            });
            let grants = json!({ "ServiceId": id, "AddAllowedPrincipals": principals });
            self.ec2(&account, "ModifyVpcEndpointServicePermissions", grants)?;
            offers.push(Offer { id, name, account: account.clone(), acceptance_required, granted_to });
        }
        Ok(offers)
    }

    /// A consumer's VPC with its endpoints, and what their providers make of them.
    fn vpc(&mut self, plan: &Plan, number: u32, offers: &[&Offer]) -> Result<(), Failure> {
        let account = account_id(plan.account_of(number));
        let (id, subnets) = self.network(&account, &format!("vpc-{number}"))?;
        let vpc = Vpc { groups: self.groups(&account, &id, number)?, id, account, subnets };
        let count = plan.endpoints_of(number);
        let mut waiting: BTreeMap<(&str, &str, &'static str), Vec<String>> = BTreeMap::new();
        for index in 0..count {
            let name = format!("endpoint-{number}-{index}");
            if index == 0 && plan.has_gateway(number) {
                self.gateway(&vpc, &name)?;
            } else if index == 1 && count > 2 {
                self.of_aws(&vpc, &name, number)?;
            } else if let Some(offer) = self.one_of(offers) {
                let endpoint = self.endpoint(&vpc, &name, json!({ "ServiceName": offer.name }))?;
                if let Some(verdict) = self.verdict().filter(|_| offer.acceptance_required) {
                    waiting.entry((&offer.account, &offer.id, verdict)).or_default().push(endpoint);
                }
            }
        }
        for ((account, service, operation), endpoints) in waiting {
            self.ec2(account, operation, json!({ "ServiceId": service, "VpcEndpointIds": endpoints }))?;
        }
        Ok(())
    }

    /// What a provider does about an endpoint that waits for it, if it does anything.
    fn verdict(&mut self) -> Option<&'static str> {
        match self.random.below(8) {
            0 => Some("RejectVpcEndpointConnections"),
            1 | 2 => None,
            _ => Some("AcceptVpcEndpointConnections"),
        }
    }

    /// A security group of its own for the endpoints of every third VPC; others have the VPC's default one.
    fn groups(&mut self, account: &str, vpc: &str, number: u32) -> Result<Vec<String>, Failure> {
        if !number.is_multiple_of(3) {
            return Ok(Vec::new());
        }
        let group = json!({ "GroupName": "endpoints", "Description": "Who may use the endpoints", "VpcId": vpc });
        let group = text(&self.ec2(account, "CreateSecurityGroup", group)?, "/GroupId");
        let rule = json!({
            "GroupId": group,
            "IpPermissions": [
                { "IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "IpRanges": [{ "CidrIp": "10.0.0.0/8" }] },
            ],
        });
        self.ec2(account, "AuthorizeSecurityGroupIngress", rule)?;
        Ok(vec![group])
    }

    /// A gateway endpoint with a route in the VPC's main table.
    fn gateway(&mut self, vpc: &Vpc, name: &str) -> Result<(), Failure> {
        let of_vpc = json!({ "Filters": [{ "Name": "vpc-id", "Values": [vpc.id] }] });
        let tables = self.ec2(&vpc.account, "DescribeRouteTables", of_vpc)?;
        let gateway = json!({
            "VpcId": vpc.id,
            "VpcEndpointType": "Gateway",
            "ServiceName": format!("com.amazonaws.{REGION}.s3"),
            "RouteTableIds": [text(&tables, "/RouteTables/0/RouteTableId")],
            "TagSpecifications": tagged("vpc-endpoint", &[("Name", name)]),
        });
        self.ec2(&vpc.account, "CreateVpcEndpoint", gateway).map(drop)
    }

    /// An endpoint of a service of AWS's, by its private name.
    fn of_aws(&mut self, vpc: &Vpc, name: &str, number: u32) -> Result<(), Failure> {
        let names = json!({ "VpcId": vpc.id, "EnableDnsHostnames": { "Value": true } });
        self.ec2(&vpc.account, "ModifyVpcAttribute", names)?;
        let service = AWS_SERVICES[number as usize % AWS_SERVICES.len()];
        let name_of_service = format!("com.amazonaws.{REGION}.{service}");
        self.endpoint(vpc, name, json!({ "ServiceName": name_of_service, "PrivateDnsEnabled": true })).map(drop)
    }

    /// An interface endpoint in one to three zones; its id.
    fn endpoint(&mut self, vpc: &Vpc, name: &str, more: Value) -> Result<String, Failure> {
        let zones = 1 + usize::try_from(self.random.below(ZONES as u64)).unwrap_or(0);
        let mut tags = vec![("Name", name)];
        if self.happens(50) {
            tags.extend(self.one_of(&["production", "staging", "test"]).map(|value| ("environment", value)));
        }
        let mut params = json!({
            "VpcId": vpc.id,
            "VpcEndpointType": "Interface",
            "SubnetIds": vpc.subnets[..zones],
            "SecurityGroupIds": vpc.groups,
            "TagSpecifications": tagged("vpc-endpoint", &tags),
        });
        if let (Value::Object(params), Value::Object(more)) = (&mut params, more) {
            params.extend(more);
        }
        Ok(text(&self.ec2(&vpc.account, "CreateVpcEndpoint", params)?, "/VpcEndpoint/VpcEndpointId"))
    }
}

/// A consumer's VPC.
struct Vpc {
    id: String,
    account: String,
    subnets: Vec<String>,
    groups: Vec<String>,
}

/// A `TagSpecifications` with these tags.
fn tagged(kind: &str, tags: &[(&str, &str)]) -> Value {
    let tags: Vec<Value> = tags.iter().map(|(key, value)| json!({ "Key": key, "Value": value })).collect();
    json!([{ "ResourceType": kind, "Tags": tags }])
}

/// A text in an answer, which has it.
fn text(answer: &Value, pointer: &str) -> String {
    answer.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned()
}
