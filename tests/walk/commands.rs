//! The commands of a walk: what they are, and how a seed chooses the next one.

use serde_json::{Value, json};
use vpce::base::random::Random;

use crate::lab::{ACCOUNTS, Place, REGIONS};
use crate::model::{Model, service_name};
use crate::views::LISTS;

/// Time goes by instead of a call.
pub(crate) const PASS: &str = "(seconds go by)";

/// One step of a walk. Ids in it are names of things (see `lab.rs`).
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Command {
    /// What it makes has this number in its name.
    pub(crate) number: u32,
    pub(crate) at: Place,
    pub(crate) operation: &'static str,
    pub(crate) params: Value,
}

impl std::fmt::Display for Command {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{:<4} {} {} {}", self.number, self.at.word(), self.operation, self.params)
    }
}

/// Chooses commands.
pub(crate) struct Chooser<'a> {
    pub(crate) random: &'a mut Random,
    pub(crate) model: &'a Model,
}

const PRINCIPALS: &[&str] = &[
    "*",
    "arn:aws:iam::111122223333:root",
    "arn:aws:iam::444455556666:root",
    "arn:aws:iam::444455556666:root",
    "arn:aws:iam::777788889999:root",
    "arn:aws:iam::777788889999:user/dora",
    "arn:aws:iam::777788889999:user/other",
    "arn:aws:iam::777788889999:role/dora",
    "444455556666",
    "logs.amazonaws.com",
];

const BAD_PRINCIPALS: &[&str] = &["arn:aws:sts::444455556666:assumed-role/a/b", "nobody", "arn:aws:iam::4444:root", ""];

/// Operations and how often they are chosen.
const WEIGHTS: &[(&str, u64)] = &[
    ("CreateVpcEndpointServiceConfiguration", 8),
    ("ModifyVpcEndpointServiceConfiguration", 6),
    ("DeleteVpcEndpointServiceConfigurations", 4),
    ("ModifyVpcEndpointServicePermissions", 7),
    ("ModifyVpcEndpointServicePayerResponsibility", 2),
    ("StartVpcEndpointServicePrivateDnsVerification", 2),
    ("CreateVpcEndpoint", 16),
    ("ModifyVpcEndpoint", 8),
    ("DeleteVpcEndpoints", 7),
    ("ModifyVpcEndpointPayerResponsibility", 2),
    ("AcceptVpcEndpointConnections", 9),
    ("RejectVpcEndpointConnections", 6),
    ("CreateVpcEndpointConnectionNotification", 4),
    ("ModifyVpcEndpointConnectionNotification", 3),
    ("DeleteVpcEndpointConnectionNotifications", 2),
    ("DescribeVpcEndpointServiceConfigurations", 5),
    ("DescribeVpcEndpointServices", 5),
    ("DescribeVpcEndpoints", 7),
    ("DescribeVpcEndpointConnections", 7),
    ("DescribeVpcEndpointServicePermissions", 4),
    ("DescribeVpcEndpointConnectionNotifications", 4),
    ("DescribeVpcEndpointAssociations", 1),
    (PASS, 6),
];

impl Chooser<'_> {
    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.random.below(bound as u64)).unwrap()
    }

    /// True once in so many times.
    fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    fn pick<T: Clone>(&mut self, of: &[T]) -> Option<T> {
        if of.is_empty() { None } else { Some(of[self.below(of.len())].clone()) }
    }

    /// The next command.
    pub(crate) fn next(&mut self, number: u32) -> Command {
        let mut dice = self.random.below(WEIGHTS.iter().map(|(_, weight)| weight).sum());
        let operation = WEIGHTS.iter().find(|(_, weight)| {
            let is_it = dice < *weight;
            dice = dice.saturating_sub(*weight);
            is_it
        });
        let operation = operation.unwrap().0;
        // Providers are mostly the first account, consumers the others, and the first Region has most of it.
        let is_provider = operation.contains("Service") || operation.contains("Connections");
        let account = if self.one_in(4) {
            self.below(3)
        } else if is_provider {
            0
        } else {
            1 + self.below(2)
        };
        let at = Place { account, region: usize::from(self.one_in(5)) };
        let (at, mut params) = self.params(operation, at);
        if operation != PASS && self.one_in(25) {
            params["DryRun"] = json!(!self.one_in(4));
        }
        Command { number, at, operation, params }
    }

    #[expect(clippy::too_many_lines, reason = "a table of operations")]
    fn params(&mut self, operation: &str, at: Place) -> (Place, Value) {
        match operation {
            PASS => {
                let seconds = self.pick(&[1, 10, 20, 29, 30, 31, 60, 100, 4000]).unwrap();
                (at, json!({ "Seconds": seconds }))
            }
            "CreateVpcEndpointServiceConfiguration" => (at, self.new_service(at)),
            "CreateVpcEndpoint" => self.new_endpoint(at),
            "CreateVpcEndpointConnectionNotification" => self.new_notification(at),
            "ModifyVpcEndpointServiceConfiguration" => {
                let (at, id) = self.service_at(at);
                (at, self.changed_service(at, &id))
            }
            "DeleteVpcEndpointServiceConfigurations" => {
                let (at, id) = self.service_at(at);
                let mut ids = vec![id];
                while self.one_in(4) {
                    let id = self.service(at);
                    if !ids.contains(&id) {
                        ids.push(id);
                    }
                }
                (at, json!({ "ServiceIds": ids }))
            }
            "ModifyVpcEndpointServicePermissions" => {
                let (at, id) = self.service_at(at);
                let mut params = json!({ "ServiceId": id });
                if !self.one_in(4) {
                    params["AddAllowedPrincipals"] = self.principals();
                }
                if self.one_in(3) {
                    params["RemoveAllowedPrincipals"] = self.principals();
                }
                (at, params)
            }
            "ModifyVpcEndpointServicePayerResponsibility" => {
                let (at, id) = self.service_at(at);
                (at, json!({ "ServiceId": id, "PayerResponsibility": "ServiceOwner" }))
            }
            "StartVpcEndpointServicePrivateDnsVerification" => {
                let (at, id) = self.service_at(at);
                (at, json!({ "ServiceId": id }))
            }
            "ModifyVpcEndpoint" => self.changed_endpoint(at),
            "DeleteVpcEndpoints" => {
                let (at, id) = self.endpoint_at(at);
                let mut ids = vec![id];
                while self.one_in(4) {
                    let id = self.endpoint(at);
                    if !ids.contains(&id) {
                        ids.push(id);
                    }
                }
                (at, json!({ "VpcEndpointIds": ids }))
            }
            "ModifyVpcEndpointPayerResponsibility" => {
                let (at, id) = self.endpoint_at(at);
                let (at, service) =
                    match self.model.endpoints.iter().find(|has| has.id == id && self.random.below(2) == 0) {
                        Some(endpoint) => {
                            let service = self.model.services.iter().find(|has| has.id == endpoint.service);
                            (service.map_or(at, |service| service.place), Some(endpoint.service.clone()))
                        }
                        None => (at, None),
                    };
                let id = if crate::is_known("payer of another Region") && self.is_of_other_region(at, &id) {
                    "vpce-#none".to_owned()
                } else {
                    id
                };
                let payer = self.pick(&["vpc-endpoint-account", "vpc-endpoint-service-account"]);
                let mut params =
                    json!({ "VpcEndpointId": id, "PayerResponsibility": payer, "Scope": "vpc-endpoint-charges" });
                if let Some(service) = service.filter(|_| self.one_in(2)) {
                    params["ServiceId"] = json!(service);
                }
                (at, params)
            }
            "AcceptVpcEndpointConnections" | "RejectVpcEndpointConnections" => self.judged(at),
            "ModifyVpcEndpointConnectionNotification" => {
                let (at, id) = self.notification_at(at);
                let mut params = json!({ "ConnectionNotificationId": id });
                if !self.one_in(3) {
                    params["ConnectionEvents"] = self.events();
                }
                if self.one_in(2) {
                    params["ConnectionNotificationArn"] = self.topic(at);
                }
                (at, params)
            }
            "DeleteVpcEndpointConnectionNotifications" => {
                let (at, id) = self.notification_at(at);
                let mut ids = vec![id];
                if self.one_in(3) {
                    let (_, id) = self.notification_at(at);
                    if !ids.contains(&id) {
                        ids.push(id);
                    }
                }
                (at, json!({ "ConnectionNotificationIds": ids }))
            }
            other => self.described(other, at),
        }
    }

    /// An id that is malformed, or that nothing has.
    fn no_id(&mut self, prefix: &str) -> String {
        match self.below(4) {
            0 => "nonsense".to_owned(),
            1 => format!("{prefix}XYZ"),
            _ => format!("{prefix}#none"),
        }
    }

    /// Whether an endpoint, or its service, is of this account in another Region.
    fn is_of_other_region(&self, at: Place, id: &str) -> bool {
        let Some(endpoint) = self.model.endpoints.iter().find(|has| has.id == id) else { return false };
        let service = self.model.services.iter().find(|has| has.id == endpoint.service).unwrap();
        [endpoint.place, service.place].iter().any(|place| *place != at && place.owner() == at.owner())
    }

    /// A service: mostly of this place and there.
    fn service(&mut self, at: Place) -> String {
        if self.one_in(12) {
            return self.no_id("vpce-svc-");
        }
        let all = self.one_in(10);
        let known: Vec<String> = self
            .model
            .services
            .iter()
            .filter(|service| all || service.place == at && service.gone_at.is_none())
            .map(|service| service.id.clone())
            .collect();
        self.pick(&known).unwrap_or_else(|| "vpce-svc-#none".to_owned())
    }

    /// A service and mostly the place that it is in.
    fn service_at(&mut self, at: Place) -> (Place, String) {
        let there: Vec<Place> =
            self.model.services.iter().filter(|has| has.gone_at.is_none()).map(|has| has.place).collect();
        let at = if self.one_in(10) { at } else { self.pick(&there).unwrap_or(at) };
        let id = self.service(at);
        (at, id)
    }

    fn endpoint(&mut self, at: Place) -> String {
        if self.one_in(12) {
            return self.no_id("vpce-");
        }
        let all = self.one_in(10);
        let known: Vec<String> = self
            .model
            .endpoints
            .iter()
            .filter(|endpoint| all || endpoint.place == at && endpoint.state(self.model.now) != "gone")
            .map(|endpoint| endpoint.id.clone())
            .collect();
        self.pick(&known).unwrap_or_else(|| "vpce-#none".to_owned())
    }

    fn endpoint_at(&mut self, at: Place) -> (Place, String) {
        let there = self.model.endpoints.iter().filter(|has| has.state(self.model.now) != "gone");
        let there: Vec<Place> = there.map(|has| has.place).collect();
        let at = if self.one_in(10) { at } else { self.pick(&there).unwrap_or(at) };
        let id = self.endpoint(at);
        (at, id)
    }

    fn notification_at(&mut self, at: Place) -> (Place, String) {
        let there: Vec<Place> = self.model.notifications.iter().map(|has| has.place).collect();
        let at = if self.one_in(10) { at } else { self.pick(&there).unwrap_or(at) };
        let all = self.one_in(10);
        let known: Vec<String> =
            self.model.notifications.iter().filter(|has| all || has.place == at).map(|has| has.id.clone()).collect();
        let id = if self.one_in(12) { None } else { self.pick(&known) };
        (at, id.unwrap_or_else(|| "vpce-nfn-#none".to_owned()))
    }

    fn principals(&mut self) -> Value {
        let mut principals = Vec::new();
        for _ in 0..=self.below(3) {
            let of = if self.one_in(20) { BAD_PRINCIPALS } else { PRINCIPALS };
            let principal = self.pick(of).unwrap();
            if !principals.contains(&principal) {
                principals.push(principal);
            }
        }
        json!(principals)
    }

    fn balancer(&mut self, at: Place, kind: &str) -> String {
        if self.one_in(15) {
            return match self.below(4) {
                0 => "nonsense".to_owned(),
                1 => format!(
                    "arn:aws:elasticloadbalancing:{}:{}:loadbalancer/app/x/0123456789abcdef",
                    at.region(),
                    at.owner()
                ),
                2 => {
                    let other = Place { account: (at.account + 1) % ACCOUNTS.len(), ..at };
                    self.balancer_of(other, kind)
                }
                _ => format!(
                    "arn:aws:elasticloadbalancing:{}:{}:loadbalancer/{kind}/none/#none",
                    at.region(),
                    at.owner()
                ),
            };
        }
        self.balancer_of(at, kind)
    }

    fn balancer_of(&mut self, at: Place, kind: &str) -> String {
        let form = format!("/{kind}/");
        let known = self.model.balancers.iter().filter(|(arn, balancer)| balancer.place == at && arn.contains(&form));
        let known: Vec<String> = known.map(|(arn, _)| arn.clone()).collect();
        self.pick(&known).unwrap()
    }

    /// A balancer that no service has, if there is one.
    fn free_balancer(&mut self, at: Place, kind: &str) -> String {
        for _ in 0..4 {
            let arn = self.balancer(at, kind);
            let is_used =
                |service: &crate::model::Service| !self.model.is_gone(service) && service.balancers.contains(&arn);
            if !self.model.services.iter().any(is_used) {
                return arn;
            }
        }
        self.balancer(at, kind)
    }

    fn tags(&mut self, params: &mut Value, kind: &str) {
        if self.one_in(6) {
            let kind = if self.one_in(10) { "vpc" } else { kind };
            let key = if self.one_in(15) { "aws:team" } else { "team" };
            let value = self.pick(&["blue", "red"]);
            params["TagSpecifications"] = json!([{ "ResourceType": kind, "Tags": [{ "Key": key, "Value": value }] }]);
        }
    }

    fn token(&mut self, params: &mut Value, operation: &'static str, at: Place) {
        if !self.one_in(6) {
            return;
        }
        // The same call again, the same token with other arguments, or a new token.
        let mut known: Vec<_> = self.model.tokens.iter().filter(|(key, _)| key.0 == at && key.1 == operation).collect();
        known.sort_by_key(|(key, _)| key.2.clone());
        let known: Vec<(String, Value)> =
            known.into_iter().map(|(key, (first, _))| (key.2.clone(), first.clone())).collect();
        match self.pick(&known) {
            Some((_, first)) if self.one_in(3) => *params = first,
            Some((token, _)) if self.one_in(3) => params["ClientToken"] = json!(token),
            _ => params["ClientToken"] = json!(format!("token{}", self.below(100_000))),
        }
    }

    fn new_service(&mut self, at: Place) -> Value {
        let mut params = json!({});
        let is_gateway = self.one_in(10);
        let (member, kind) =
            if is_gateway { ("GatewayLoadBalancerArns", "gwy") } else { ("NetworkLoadBalancerArns", "net") };
        let mut balancers = vec![self.free_balancer(at, kind)];
        if !is_gateway && self.one_in(5) {
            let other = self.free_balancer(at, kind);
            if !balancers.contains(&other) {
                balancers.push(other);
            }
        }
        match self.below(40) {
            0 => (),
            1 => {
                params["NetworkLoadBalancerArns"] = json!([self.balancer_of(at, "net")]);
                params["GatewayLoadBalancerArns"] = json!([self.balancer_of(at, "gwy")]);
            }
            _ => params[member] = json!(balancers),
        }
        if !self.one_in(4) {
            params["AcceptanceRequired"] = json!(self.one_in(2));
        }
        if self.one_in(6) {
            params["PrivateDnsName"] = json!(self.pick(&["a.example.com", "b.example.com", "*.example.com"]));
        }
        if self.one_in(4) {
            params["SupportedRegions"] =
                self.pick(&[json!(REGIONS), json!(["eu-west-1"]), json!(["us-east-1"]), json!(["mars-1"])]).unwrap();
        }
        if self.one_in(10) {
            params["SupportedIpAddressTypes"] =
                self.pick(&[json!(["ipv4"]), json!(["ipv4"]), json!(["ipv4", "ipv6"])]).unwrap();
        }
        self.tags(&mut params, "vpc-endpoint-service");
        self.token(&mut params, "CreateVpcEndpointServiceConfiguration", at);
        params
    }

    fn changed_service(&mut self, at: Place, id: &str) -> Value {
        let mut params = json!({ "ServiceId": id });
        let service = self.model.services.iter().find(|service| service.id == id);
        let is_gateway = service.is_some_and(|service| service.is_gateway);
        let own = service.map(|service| service.balancers.clone()).unwrap_or_default();
        let (kind, word) = if is_gateway { ("gwy", "Gateway") } else { ("net", "Network") };
        if self.one_in(3) {
            params[format!("Add{word}LoadBalancerArns")] = json!([self.free_balancer(at, kind)]);
        }
        if self.one_in(3) {
            let arn = if self.one_in(5) {
                self.balancer(at, kind)
            } else {
                self.pick(&own).unwrap_or_else(|| "none".to_owned())
            };
            params[format!("Remove{word}LoadBalancerArns")] = json!([arn]);
        }
        if self.one_in(3) {
            params["AcceptanceRequired"] = json!(self.one_in(2));
        }
        match self.below(10) {
            0 => params["PrivateDnsName"] = json!(self.pick(&["a.example.com", "b.example.com", ""])),
            1 => params["RemovePrivateDnsName"] = json!(true),
            2 => params["AddSupportedRegions"] = json!([self.pick(&["us-east-1", "eu-west-1", "mars-1"])]),
            3 => params["RemoveSupportedRegions"] = json!([self.pick(&["us-east-1", "eu-west-1", "mars-1"])]),
            4 => params["AddSupportedIpAddressTypes"] = json!([self.pick(&["ipv4", "ipv6"])]),
            _ => (),
        }
        params
    }

    /// An endpoint, mostly to a service that its place may use, with subnets that mostly fit.
    fn new_endpoint(&mut self, at: Place) -> (Place, Value) {
        let services: Vec<usize> =
            (0..self.model.services.len()).filter(|index| self.model.services[*index].gone_at.is_none()).collect();
        let mut at = at;
        let mut params = json!({});
        let service = self.pick(&services).map(|index| self.model.services[index].clone());
        if let Some(service) = &service {
            let places: Vec<Place> = Place::all()
                .filter(|place| Model::is_permitted(service, *place) && place.region == service.place.region)
                .collect();
            if !self.one_in(8) {
                at = self.pick(&places).unwrap_or(at);
            }
            if at.region != service.place.region && !self.one_in(4) || self.one_in(20) {
                params["ServiceRegion"] = json!(service.place.region());
            }
            if self.one_in(6) && service.regions.len() > 1 {
                at.region = 1 - service.place.region;
                params["ServiceRegion"] = json!(service.place.region());
            }
        }
        let vpc = usize::from(self.one_in(5));
        let name =
            service.as_ref().map_or_else(|| "com.amazonaws.vpce.us-east-1.vpce-svc-#none".to_owned(), service_name);
        params["ServiceName"] = json!(if self.one_in(30) { "com.amazonaws.nothing".to_owned() } else { name });
        params["VpcId"] = match self.below(40) {
            0 => json!("nonsense"),
            1 => json!("vpc-#none"),
            2 => json!(format!("vpc-#{}v0", Place { account: (at.account + 1) % 3, ..at }.word())),
            _ => json!(format!("vpc-#{}v{vpc}", at.word())),
        };
        let kind = service.as_ref().map_or("Interface", crate::model::service_type);
        match self.below(20) {
            0 => (),
            1 => params["VpcEndpointType"] = json!("GatewayLoadBalancer"),
            _ => params["VpcEndpointType"] = json!(kind),
        }
        let subnets = self.subnets(at, vpc, service.as_ref());
        if !subnets.is_empty() {
            params["SubnetIds"] = json!(subnets);
        }
        if kind == "Interface" && self.one_in(4) {
            params["SecurityGroupIds"] = json!(self.security_groups(at, vpc));
        }
        match self.below(30) {
            0 => params["IpAddressType"] = json!("dualstack"),
            1 | 2 => params["IpAddressType"] = json!("ipv4"),
            3 => params["PrivateDnsEnabled"] = json!(true),
            4 => params["PrivateDnsEnabled"] = json!(false),
            _ => (),
        }
        self.tags(&mut params, "vpc-endpoint");
        self.token(&mut params, "CreateVpcEndpoint", at);
        (at, params)
    }

    fn subnets(&mut self, at: Place, vpc: usize, service: Option<&crate::model::Service>) -> Vec<String> {
        let mut chosen: Vec<String> = Vec::new();
        let fits_only = !self.one_in(6);
        let start = format!("subnet-#{}v{vpc}s", at.word());
        let model = self.model;
        for (id, subnet) in model.subnets.iter().filter(|(id, _)| id.starts_with(&start)) {
            let is_crossing = service.is_some_and(|service| service.place.region != at.region);
            let fits = (is_crossing || service.is_some_and(|service| service.zones.contains(&subnet.zone)))
                && !chosen.iter().any(|has| model.subnets[has].zone == subnet.zone);
            if (fits || !fits_only) && self.one_in(2) {
                chosen.push(id.clone());
            }
        }
        match self.below(40) {
            0 => chosen.push("subnet-#none".to_owned()),
            1 => chosen.push("subnet".to_owned()),
            2 => chosen.push(format!("subnet-#{}v{}s0", at.word(), 1 - vpc)),
            3 => chosen.push(format!("subnet-#{}v{vpc}s0", Place { account: (at.account + 1) % 3, ..at }.word())),
            _ => (),
        }
        // What GatewayLoadBalancer endpoints take at most.
        if service.is_some_and(|service| service.is_gateway) {
            chosen.truncate(1);
        }
        chosen
    }

    fn security_groups(&mut self, at: Place, vpc: usize) -> Vec<String> {
        let word = at.word();
        let mut groups = vec![format!("sg-#{word}v{vpc}{}", self.pick(&["w", "w", "d"]).unwrap())];
        match self.below(12) {
            0 => groups.push("sg-#none".to_owned()),
            1 => groups.push(format!("sg-#{word}v{}w", 1 - vpc)),
            2 => groups.push(format!("sg-#{}v{vpc}w", Place { account: (at.account + 1) % 3, ..at }.word())),
            3 if groups[0].ends_with('w') => groups.push(format!("sg-#{word}v{vpc}d")),
            _ => (),
        }
        groups
    }

    fn changed_endpoint(&mut self, at: Place) -> (Place, Value) {
        let (at, id) = self.endpoint_at(at);
        let mut params = json!({ "VpcEndpointId": id });
        let Some(endpoint) = self.model.endpoints.iter().find(|endpoint| endpoint.id == id).cloned() else {
            return (at, params);
        };
        let vpc = usize::from(endpoint.vpc.ends_with('1'));
        if endpoint.is_gateway {
            return (at, params);
        }
        let service = self.model.services.iter().find(|service| service.id == endpoint.service).cloned();
        match self.below(6) {
            0 | 1 => {
                let subnets = self.subnets(at, vpc, service.as_ref());
                let subnets: Vec<String> =
                    subnets.into_iter().filter(|subnet| !endpoint.subnets.contains(subnet)).collect();
                if !subnets.is_empty() {
                    params["AddSubnetIds"] = json!(subnets);
                }
                if self.one_in(3) && !endpoint.subnets.is_empty() {
                    params["RemoveSubnetIds"] = json!([self.pick(&endpoint.subnets)]);
                }
            }
            2 => {
                if let Some(subnet) = self.pick(&endpoint.subnets) {
                    params["RemoveSubnetIds"] = json!([subnet]);
                }
            }
            3 => {
                let groups = self.security_groups(at, vpc);
                params["AddSecurityGroupIds"] = json!(groups);
            }
            4 => {
                if endpoint.groups.len() > 1 {
                    params["RemoveSecurityGroupIds"] = json!([self.pick(&endpoint.groups)]);
                }
            }
            _ => {
                if self.one_in(3) {
                    params["PrivateDnsEnabled"] = json!(self.one_in(2));
                }
            }
        }
        (at, params)
    }

    /// Endpoints to accept or reject: mostly of the service, and mostly some that are there.
    fn judged(&mut self, at: Place) -> (Place, Value) {
        let now = self.model.now;
        let live: Vec<_> = self.model.endpoints.iter().filter(|has| has.state(now) != "gone").cloned().collect();
        let Some(endpoint) = self.pick(&live).filter(|_| !self.one_in(10)) else {
            let (at, id) = self.service_at(at);
            return (at, json!({ "ServiceId": id, "VpcEndpointIds": [self.endpoint(at)] }));
        };
        let service = self.model.services.iter().find(|service| service.id == endpoint.service).unwrap();
        let (at, id) = (service.place, service.id.clone());
        let mut ids = vec![endpoint.id];
        while self.one_in(4) {
            let id = self.pick(&live).unwrap().id;
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        if self.one_in(15) {
            ids.push(self.no_id("vpce-"));
        }
        let id = if self.one_in(15) { self.no_id("vpce-svc-") } else { id };
        (at, json!({ "ServiceId": id, "VpcEndpointIds": ids }))
    }

    fn topic(&mut self, at: Place) -> Value {
        let start = format!(":{}:{}:", at.region(), at.owner());
        let own: Vec<String> = self.model.topics.iter().filter(|topic| topic.contains(&start)).cloned().collect();
        match self.below(12) {
            0 => json!("nonsense"),
            1 => json!(format!("arn:aws:sns{start}none")),
            _ => json!(self.pick(&own)),
        }
    }

    fn events(&mut self) -> Value {
        let mut events: Vec<&str> = Vec::new();
        for _ in 0..=self.below(3) {
            events.push(self.pick(&["Accept", "Connect", "Delete", "Reject"]).unwrap());
        }
        if self.one_in(20) {
            events.push("Explode");
        }
        json!(events)
    }

    fn new_notification(&mut self, at: Place) -> (Place, Value) {
        let is_service = self.one_in(2);
        let (at, id) = if is_service { self.service_at(at) } else { self.endpoint_at(at) };
        let mut params = json!({ "ConnectionNotificationArn": self.topic(at), "ConnectionEvents": self.events() });
        params[if is_service { "ServiceId" } else { "VpcEndpointId" }] = json!(id);
        match self.below(30) {
            0 => params["VpcEndpointId"] = json!("vpce-#none"),
            1 => params = json!({ "ConnectionNotificationArn": self.topic(at), "ConnectionEvents": ["Accept"] }),
            _ => (),
        }
        self.token(&mut params, "CreateVpcEndpointConnectionNotification", at);
        (at, params)
    }

    /// A describe: whole, by ids, by filters, in pages.
    fn described(&mut self, operation: &str, at: Place) -> (Place, Value) {
        let mut at = at;
        let mut params = json!({});
        match operation {
            "DescribeVpcEndpointServicePermissions" => {
                let (place, id) = self.service_at(at);
                at = place;
                params["ServiceId"] = json!(id);
            }
            "DescribeVpcEndpointServiceConfigurations" if self.one_in(2) => {
                let (place, id) = self.service_at(at);
                at = place;
                params["ServiceIds"] = json!([id]);
            }
            "DescribeVpcEndpointServices" => {
                let names: Vec<String> = self.model.services.iter().map(service_name).collect();
                if self.one_in(2) {
                    params["ServiceNames"] = json!([self.pick(&names).unwrap_or_else(|| "nothing".to_owned())]);
                } else {
                    let owners: Vec<&str> = ACCOUNTS.iter().map(|(_, owner, _)| *owner).collect();
                    params["Filters"] = json!([{ "Name": "owner", "Values": owners }]);
                }
                if self.one_in(4) {
                    params["ServiceRegions"] =
                        self.pick(&[json!(REGIONS), json!(["eu-west-1"]), json!(["us-east-1"])]).unwrap();
                }
            }
            "DescribeVpcEndpoints" if self.one_in(2) => {
                let (place, id) = self.endpoint_at(at);
                at = place;
                params["VpcEndpointIds"] = json!([id]);
            }
            "DescribeVpcEndpointConnections" => {
                let (place, _) = self.service_at(at);
                at = place;
            }
            "DescribeVpcEndpointConnectionNotifications" => {
                let (place, id) = self.notification_at(at);
                at = place;
                if self.one_in(3) {
                    params["ConnectionNotificationId"] = json!(id);
                }
            }
            _ => (),
        }
        if let Some(list) = LISTS.iter().find(|list| list.operation == operation) {
            while self.one_in(3) {
                let (name, _) = self.pick(list.filters).unwrap();
                let filter = self.filter(name, at);
                if params["Filters"].is_null() {
                    params["Filters"] = json!([]);
                }
                params["Filters"].as_array_mut().unwrap().push(filter);
            }
            if self.one_in(3) {
                params["MaxResults"] = json!(self.pick(&[1, 2, 3, 4, 5, 5, 6, 7, 1000, 2000]));
            }
            if self.one_in(40) {
                params["NextToken"] = json!("nonsense");
            }
        }
        (at, params)
    }

    fn filter(&mut self, name: &str, at: Place) -> Value {
        if self.one_in(20) {
            return json!({ "Name": "no-such-filter", "Values": ["x"] });
        }
        let model = self.model;
        let values: Vec<String> = match name {
            "service-name" => model.services.iter().map(service_name).chain(["com.*".to_owned()]).collect(),
            "service-id" => model.services.iter().map(|has| has.id.clone()).chain(["vpce-svc-*".to_owned()]).collect(),
            "vpc-endpoint-id" => {
                model.endpoints.iter().map(|has| has.id.clone()).chain(["vpce-*".to_owned()]).collect()
            }
            "connection-notification-id" => model.notifications.iter().map(|has| has.id.clone()).collect(),
            "connection-notification-arn" => model.topics.clone(),
            "vpc-id" => model.vpcs.iter().filter(|(_, vpc)| vpc.place == at).map(|(id, _)| id.clone()).collect(),
            "vpc-endpoint-region" => ["us-east-1", "eu-west-1", "cross-region", "*-1"].map(str::to_owned).to_vec(),
            "service-region" => ["us-east-1", "eu-west-1", "us-*"].map(str::to_owned).to_vec(),
            "vpc-endpoint-owner" | "owner" => {
                ["111122223333", "444455556666", "4*", "7???????9999"].map(str::to_owned).to_vec()
            }
            "vpc-endpoint-state" => {
                ["pendingAcceptance", "pending", "available", "rejected", "deleting", "p*", "Available"]
                    .map(str::to_owned)
                    .to_vec()
            }
            "service-state" => ["Available", "Deleting", "available", "*ing"].map(str::to_owned).to_vec(),
            "service-type" | "vpc-endpoint-type" => {
                ["Interface", "GatewayLoadBalancer", "Gate*", "interface"].map(str::to_owned).to_vec()
            }
            "supported-ip-address-types" | "ip-address-type" => ["ipv4", "ipv6", "ipv?"].map(str::to_owned).to_vec(),
            "principal" => PRINCIPALS.iter().filter(|has| **has != "*").map(|has| (*has).to_owned()).collect(),
            "principal-type" => ["All", "Account", "User", "Role", "Service"].map(str::to_owned).to_vec(),
            "tag:team" => ["blue", "red", "*"].map(str::to_owned).to_vec(),
            "tag-key" => ["team", "t?am", "other"].map(str::to_owned).to_vec(),
            "connection-notification-state" => ["Enabled", "Disabled"].map(str::to_owned).to_vec(),
            _ => ["Topic", "x"].map(str::to_owned).to_vec(),
        };
        let mut chosen = Vec::new();
        for _ in 0..=self.below(2) {
            chosen.push(self.pick(&values).unwrap_or_else(|| "x".to_owned()));
        }
        json!({ "Name": name, "Values": chosen })
    }
}
