//! The rules of PrivateLink as a small model, from the facts alone: what each operation does to services, permissions,
//! endpoints, connections and notifications, and why it is refused. What lists show is in `views.rs`.
//!
//! Sections are those of aws-behaviour.md; "A1" and "C" are its amendments in aws-behaviour-2.md, "Q1" its questions.
//! `[I]`: the facts are silent, and the model has what is implemented.
//!
//! Where a call has several faults the facts do not say which is told: any of them will do.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Value, json};
use vpce::base::config::Delays;

use crate::commands::Command;
use crate::lab::{Place, Settings};

/// Why a call may be refused: one of these.
#[derive(Clone, Debug, Default)]
pub(crate) struct Refusals(pub Vec<Refusal>);

/// A code, its text if the facts give it, and where they do.
#[derive(Clone, Debug)]
pub(crate) struct Refusal {
    /// `InvalidServiceName`
    pub(crate) code: &'static str,
    /// The whole text, or none if only the code is known.
    pub(crate) text: Option<String>,
    /// Section of the facts.
    pub(crate) rule: &'static str,
}

impl Refusals {
    pub(crate) fn add(&mut self, code: &'static str, text: impl Into<String>, rule: &'static str) {
        self.0.push(Refusal { code, text: Some(text.into()), rule });
    }

    pub(crate) fn add_code(&mut self, code: &'static str, rule: &'static str) {
        self.0.push(Refusal { code, text: None, rule });
    }

    /// These, or some of those as well.
    pub(crate) fn or(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }

    pub(crate) fn none(self) -> Result<(), Self> {
        if self.0.is_empty() { Ok(()) } else { Err(self) }
    }

    pub(crate) fn one(code: &'static str, text: impl Into<String>, rule: &'static str) -> Self {
        let mut refusals = Self::default();
        refusals.add(code, text, rule);
        refusals
    }
}

/// What a call gives: an answer with exactly these members (`"~"` is any value, a number any list so long), or a refusal.
pub(crate) type Expected = Result<Value, Refusals>;

/// A VPC of the lab.
#[derive(Clone, Debug)]
pub(crate) struct Vpc {
    pub(crate) place: Place,
}

/// A subnet of the lab.
#[derive(Clone, Debug)]
pub(crate) struct Subnet {
    pub(crate) vpc: String,
    /// A zone's id.
    pub(crate) zone: String,
}

/// A load balancer of the lab.
#[derive(Clone, Debug)]
pub(crate) struct Balancer {
    pub(crate) place: Place,
    /// Ids of zones.
    pub(crate) zones: Vec<String>,
}

/// An endpoint service.
#[derive(Clone, Debug)]
pub(crate) struct Service {
    pub(crate) id: String,
    pub(crate) place: Place,
    pub(crate) balancers: Vec<String>,
    pub(crate) is_gateway: bool,
    pub(crate) needs_acceptance: bool,
    pub(crate) private_name: Option<String>,
    /// Ids of zones, as they were when it was made or last modified (§5.1, §5.4).
    pub(crate) zones: Vec<String>,
    /// Supported Regions and their states.
    pub(crate) regions: Vec<(String, &'static str)>,
    pub(crate) owner_pays: bool,
    pub(crate) tags: Vec<(String, String)>,
    /// Principals and their types, in the order in which they were added (Q8).
    pub(crate) permissions: Vec<(String, &'static str)>,
    /// When it is or was gone, if it was deleted.
    pub(crate) gone_at: Option<i64>,
    /// When its connections are not listed any more.
    pub(crate) forgotten_at: i64,
}

/// An endpoint, and its connection.
#[derive(Clone, Debug)]
pub(crate) struct Endpoint {
    pub(crate) id: String,
    pub(crate) place: Place,
    pub(crate) vpc: String,
    /// The service's id.
    pub(crate) service: String,
    pub(crate) state: &'static str,
    /// The state that follows, and when; `gone` is none.
    pub(crate) next: Option<(&'static str, i64)>,
    pub(crate) subnets: Vec<String>,
    pub(crate) groups: Vec<String>,
    pub(crate) created: i64,
    pub(crate) tags: Vec<(String, String)>,
    /// Who pays, once somebody said so.
    pub(crate) payer: Option<String>,
    pub(crate) is_gateway: bool,
}

impl Endpoint {
    /// `available`; `gone` if there is none any more.
    pub(crate) fn state(&self, now: i64) -> &'static str {
        self.next.filter(|(_, due)| *due <= now).map_or(self.state, |(state, _)| state)
    }

    pub(crate) fn go(&mut self, state: &'static str, next: &'static str, due: i64) {
        (self.state, self.next) = (state, Some((next, due)));
    }
}

/// A connection notification.
#[derive(Clone, Debug)]
pub(crate) struct Notification {
    pub(crate) id: String,
    pub(crate) place: Place,
    /// `ServiceId` or `VpcEndpointId`, and which.
    pub(crate) about: (&'static str, String),
    pub(crate) topic: String,
    pub(crate) events: Vec<String>,
}

/// Everything.
#[derive(Clone, Debug)]
pub(crate) struct Model {
    /// Seconds since the walk began.
    pub(crate) now: i64,
    pub(crate) delays: Delays,
    pub(crate) quota: u32,
    /// Names of zones by their ids, for each place.
    pub(crate) zone_names: BTreeMap<Place, HashMap<String, String>>,
    pub(crate) vpcs: BTreeMap<String, Vpc>,
    pub(crate) subnets: BTreeMap<String, Subnet>,
    /// The VPC and the name of each security group.
    pub(crate) groups: BTreeMap<String, (String, String)>,
    pub(crate) balancers: BTreeMap<String, Balancer>,
    pub(crate) topics: Vec<String>,
    pub(crate) services: Vec<Service>,
    pub(crate) endpoints: Vec<Endpoint>,
    pub(crate) notifications: Vec<Notification>,
    /// Arguments and answers of calls with client tokens.
    pub(crate) tokens: HashMap<(Place, &'static str, String), (Value, Value)>,
}

/// A call as the rules see it.
pub(crate) struct Call<'a> {
    pub(crate) at: Place,
    /// The name of what it makes.
    pub(crate) label: String,
    pub(crate) params: &'a Value,
}

impl Call<'_> {
    pub(crate) fn text(&self, member: &str) -> Option<&str> {
        self.params[member].as_str()
    }

    pub(crate) fn flag(&self, member: &str) -> Option<bool> {
        self.params[member].as_bool()
    }

    pub(crate) fn list(&self, member: &str) -> Vec<String> {
        let items = self.params[member].as_array().map(Vec::as_slice).unwrap_or_default();
        items.iter().filter_map(Value::as_str).map(str::to_owned).collect()
    }

    /// Tags of this type, and what refuses another type (Q6).
    pub(crate) fn tags(&self, kind: &str, no: &mut Refusals) -> Vec<(String, String)> {
        let mut tags = Vec::new();
        for specification in self.params["TagSpecifications"].as_array().into_iter().flatten() {
            let given = specification["ResourceType"].as_str().unwrap_or_default();
            if given != kind {
                let text = format!("'{given}' is not a valid taggable resource type for this operation.");
                no.add("InvalidParameter", text, "Q6, C");
            }
            for tag in specification["Tags"].as_array().into_iter().flatten() {
                let text = |member: &str| tag[member].as_str().unwrap_or_default().to_owned();
                if text("Key").starts_with("aws:") {
                    no.add(
                        "InvalidParameterValue",
                        "Tag keys starting with 'aws:' are reserved for internal use",
                        "§2.1",
                    );
                }
                tags.push((text("Key"), text("Value")));
            }
        }
        tags.sort();
        tags
    }
}

/// Whether it has the form of an id with this prefix: a name of a walk has.
pub(crate) fn is_formed(id: &str, prefix: &str) -> bool {
    id.strip_prefix(prefix).is_some_and(|rest| rest.starts_with('#'))
}

/// Whether it has the form of such a load balancer's ARN.
pub(crate) fn is_balancer(arn: &str, is_gateway: bool) -> bool {
    let form = if is_gateway { ":loadbalancer/gwy/" } else { ":loadbalancer/net/" };
    arn.starts_with("arn:aws:elasticloadbalancing:") && arn.contains(form)
}

/// The text about an id of another form (A1, A2).
pub(crate) fn malformed(id: &str, prefix: &str) -> String {
    format!(
        "Invalid Id: '{id}' (expecting '{prefix}...; the Id may only contain lowercase alphanumeric characters and a single dash')"
    )
}

/// The one of its kind for subnets (§2.1).
pub(crate) fn malformed_subnet(id: &str) -> String {
    format!(
        "Invalid Subnet Id: '{id}' (expecting 'subnet-...; the Id may only contain lowercase alphanumeric characters and a single dash')"
    )
}

pub(crate) fn another_in_zone(id: &str) -> String {
    format!(
        "Found another VPC endpoint subnet in the availability zone of {id}. VPC endpoint subnets should be in different availability zones supported by the VPC endpoint service."
    )
}

pub(crate) fn no_service(id: &str) -> String {
    format!("The VpcEndpointService Id '{id}' does not exist")
}

pub(crate) fn no_endpoint(id: &str) -> String {
    format!("The Vpc Endpoint Id '{id}' does not exist")
}

pub(crate) fn no_notification(id: &str) -> Refusals {
    let text = format!("The connection notification '{id}' does not exist");
    Refusals::one("InvalidConnectionNotification", text, "Q5, C")
}

pub(crate) fn item(id: &str, code: &str, text: &str) -> Value {
    json!({ "ResourceId": id, "Error": { "Code": code, "Message": text } })
}

pub(crate) const LAST_OR_BOTH: &str =
    "exactly one of network_load_balancer_arn or gateway_load_balancer_arn is a required member";
pub(crate) const HAS_CONNECTIONS: &str = "Service has existing active VPC Endpoint connections!";

/// States in which an endpoint keeps its service from being deleted (A12).
pub(crate) const ACTIVE: [&str; 3] = ["pendingAcceptance", "pending", "available"];

impl Model {
    pub(crate) fn new(settings: &Settings) -> Self {
        Self {
            now: 0,
            delays: settings.delays,
            quota: settings.quota,
            zone_names: BTreeMap::new(),
            vpcs: BTreeMap::new(),
            subnets: BTreeMap::new(),
            groups: BTreeMap::new(),
            balancers: BTreeMap::new(),
            topics: Vec::new(),
            services: Vec::new(),
            endpoints: Vec::new(),
            notifications: Vec::new(),
            tokens: HashMap::new(),
        }
    }

    /// What a command gives, and the model after it.
    pub(crate) fn run(&mut self, command: &Command) -> Expected {
        let mut params = command.params.clone();
        let dry_run = params.as_object_mut().and_then(|params| params.remove("DryRun")) == Some(json!(true));
        let before = dry_run.then(|| self.clone());
        let answer = self.run_once(command, &params);
        if let Some(before) = before {
            *self = before;
            // After all other checks, and nothing stays (§2.1, Q11).
            answer?;
            return Err(Refusals::one(
                "DryRunOperation",
                "Request would have succeeded, but DryRun flag is set.",
                "A7, Q11",
            ));
        }
        answer
    }

    /// A client token that was used before gives the first answer again, if all arguments are the same (table C).
    pub(crate) fn run_once(&mut self, command: &Command, params: &Value) -> Expected {
        let call = Call { at: command.at, label: format!("#{}", command.number), params };
        let Some(token) = call.text("ClientToken").filter(|token| !token.is_empty()) else {
            return self.dispatch(command.operation, &call);
        };
        let key = (command.at, command.operation, token.to_owned());
        match self.tokens.get(&key) {
            Some((first, answer)) if first == params => Ok(answer.clone()),
            Some(_) => {
                let text =
                    "Arguments on this idempotent request are inconsistent with arguments used in previous request(s).";
                let mut no = Refusals::one("IdempotentParameterMismatch", text, "A6, C");
                if let Err(others) = self.clone().dispatch(command.operation, &call) {
                    no.0.extend(others.0);
                }
                Err(no)
            }
            None => {
                let answer = self.dispatch(command.operation, &call)?;
                self.tokens.insert(key, (params.clone(), answer.clone()));
                Ok(answer)
            }
        }
    }

    pub(crate) fn dispatch(&mut self, operation: &str, call: &Call<'_>) -> Expected {
        match operation {
            "CreateVpcEndpointServiceConfiguration" => self.create_service(call),
            "ModifyVpcEndpointServiceConfiguration" => self.modify_service(call),
            "DeleteVpcEndpointServiceConfigurations" => self.delete_services(call),
            "ModifyVpcEndpointServicePermissions" => self.modify_permissions(call),
            "ModifyVpcEndpointServicePayerResponsibility" => self.pay_for_service(call),
            "StartVpcEndpointServicePrivateDnsVerification" => self.start_verification(call),
            "CreateVpcEndpoint" => self.create_endpoint(call),
            "ModifyVpcEndpoint" => self.modify_endpoint(call),
            "DeleteVpcEndpoints" => self.delete_endpoints(call),
            "ModifyVpcEndpointPayerResponsibility" => self.pay_for_endpoint(call),
            "AcceptVpcEndpointConnections" => self.accept(call, true),
            "RejectVpcEndpointConnections" => self.accept(call, false),
            "CreateVpcEndpointConnectionNotification" => self.create_notification(call),
            "ModifyVpcEndpointConnectionNotification" => self.modify_notification(call),
            "DeleteVpcEndpointConnectionNotifications" => self.delete_notifications(call),
            _ => self.describe(operation, call),
        }
    }

    pub(crate) fn is_gone(&self, service: &Service) -> bool {
        service.gone_at.is_some_and(|at| at <= self.now)
    }

    /// The service of this id that a call may act on: its own, in its Region, and not deleted (§2.1, A2).
    pub(crate) fn own_service(&self, call: &Call<'_>, id: &str) -> Result<usize, Refusals> {
        if !is_formed(id, "vpce-svc-") {
            return Err(Refusals::one("InvalidVpcEndpointServiceId.Malformed", malformed(id, "vpce-svc-"), "A2, C"));
        }
        let found = self
            .services
            .iter()
            .position(|service| service.id == id && service.place == call.at && service.gone_at.is_none());
        found.ok_or_else(|| Refusals::one("InvalidVpcEndpointServiceId.NotFound", no_service(id), "§2.1"))
    }

    /// The service of this id that a call may look at: one that is being deleted as well [I].
    pub(crate) fn shown_service(&self, call: &Call<'_>, id: &str) -> Result<usize, Refusals> {
        let shown = |service: &Service| service.id == id && service.place == call.at && !self.is_gone(service);
        self.services.iter().position(shown).map_or_else(|| self.own_service(call, id), Ok)
    }

    /// The endpoint of this id that a call may act on (§2.1, A1).
    pub(crate) fn own_endpoint(&self, call: &Call<'_>, id: &str) -> Result<usize, Refusals> {
        if !is_formed(id, "vpce-") {
            return Err(Refusals::one("InvalidVpcEndpointId.Malformed", malformed(id, "vpce-"), "A1, C"));
        }
        let found = self
            .endpoints
            .iter()
            .position(|endpoint| endpoint.id == id && endpoint.place == call.at && endpoint.state(self.now) != "gone");
        found.ok_or_else(|| Refusals::one("InvalidVpcEndpointId.NotFound", no_endpoint(id), "§2.1"))
    }

    /// Endpoints that keep a service (A12).
    pub(crate) fn active<'a>(&'a self, service: &'a str) -> impl Iterator<Item = &'a Endpoint> + 'a {
        self.endpoints
            .iter()
            .filter(move |endpoint| endpoint.service == service && ACTIVE.contains(&endpoint.state(self.now)))
    }
}

/// §4
pub(crate) fn service_name(service: &Service) -> String {
    format!("com.amazonaws.vpce.{}.{}", service.place.region(), service.id)
}

pub(crate) fn service_type(service: &Service) -> &'static str {
    if service.is_gateway { "GatewayLoadBalancer" } else { "Interface" }
}

pub(crate) fn payers_view(endpoint: &Endpoint) -> Value {
    json!([{ "Scope": "vpc-endpoint-charges", "PayerResponsibilityType": endpoint.payer }])
}
