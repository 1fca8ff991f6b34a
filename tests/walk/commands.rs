//! The commands of a walk: what they are, and how a seed chooses the next one.

use serde_json::{Value, json};
use vpce::base::random::Random;

use crate::lab::{ACCOUNTS, Place};
use crate::model::Model;

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

pub(crate) const PRINCIPALS: &[&str] = &[
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
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.random.below(bound as u64)).unwrap()
    }

    /// True once in so many times.
    pub(crate) fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub(crate) fn pick<T: Clone>(&mut self, of: &[T]) -> Option<T> {
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

    pub(crate) fn params(&mut self, operation: &str, at: Place) -> (Place, Value) {
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
    pub(crate) fn no_id(&mut self, prefix: &str) -> String {
        match self.below(4) {
            0 => "nonsense".to_owned(),
            1 => format!("{prefix}XYZ"),
            _ => format!("{prefix}#none"),
        }
    }

    /// A service: mostly of this place and there.
    pub(crate) fn service(&mut self, at: Place) -> String {
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
    pub(crate) fn service_at(&mut self, at: Place) -> (Place, String) {
        let there: Vec<Place> =
            self.model.services.iter().filter(|has| has.gone_at.is_none()).map(|has| has.place).collect();
        let at = if self.one_in(10) { at } else { self.pick(&there).unwrap_or(at) };
        let id = self.service(at);
        (at, id)
    }

    pub(crate) fn endpoint(&mut self, at: Place) -> String {
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

    pub(crate) fn endpoint_at(&mut self, at: Place) -> (Place, String) {
        let there = self.model.endpoints.iter().filter(|has| has.state(self.model.now) != "gone");
        let there: Vec<Place> = there.map(|has| has.place).collect();
        let at = if self.one_in(10) { at } else { self.pick(&there).unwrap_or(at) };
        let id = self.endpoint(at);
        (at, id)
    }

    pub(crate) fn notification_at(&mut self, at: Place) -> (Place, String) {
        let there: Vec<Place> = self.model.notifications.iter().map(|has| has.place).collect();
        let at = if self.one_in(10) { at } else { self.pick(&there).unwrap_or(at) };
        let all = self.one_in(10);
        let known: Vec<String> =
            self.model.notifications.iter().filter(|has| all || has.place == at).map(|has| has.id.clone()).collect();
        let id = if self.one_in(12) { None } else { self.pick(&known) };
        (at, id.unwrap_or_else(|| "vpce-nfn-#none".to_owned()))
    }

    pub(crate) fn principals(&mut self) -> Value {
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

    pub(crate) fn balancer(&mut self, at: Place, kind: &str) -> String {
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

    pub(crate) fn balancer_of(&mut self, at: Place, kind: &str) -> String {
        let form = format!("/{kind}/");
        let known = self.model.balancers.iter().filter(|(arn, balancer)| balancer.place == at && arn.contains(&form));
        let known: Vec<String> = known.map(|(arn, _)| arn.clone()).collect();
        self.pick(&known).unwrap()
    }

    /// A balancer that no service has, if there is one.
    pub(crate) fn free_balancer(&mut self, at: Place, kind: &str) -> String {
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

    pub(crate) fn tags(&mut self, params: &mut Value, kind: &str) {
        if self.one_in(6) {
            let kind = if self.one_in(10) { "vpc" } else { kind };
            let key = if self.one_in(15) { "aws:team" } else { "team" };
            let value = self.pick(&["blue", "red"]);
            params["TagSpecifications"] = json!([{ "ResourceType": kind, "Tags": [{ "Key": key, "Value": value }] }]);
        }
    }

    pub(crate) fn token(&mut self, params: &mut Value, operation: &'static str, at: Place) {
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
}
