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
use crate::lab::{Place, REGIONS, Settings};

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
    fn add(&mut self, code: &'static str, text: impl Into<String>, rule: &'static str) {
        self.0.push(Refusal { code, text: Some(text.into()), rule });
    }

    fn add_code(&mut self, code: &'static str, rule: &'static str) {
        self.0.push(Refusal { code, text: None, rule });
    }

    /// These, or some of those as well.
    fn or(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }

    fn none(self) -> Result<(), Self> {
        if self.0.is_empty() { Ok(()) } else { Err(self) }
    }

    fn one(code: &'static str, text: impl Into<String>, rule: &'static str) -> Self {
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

    fn go(&mut self, state: &'static str, next: &'static str, due: i64) {
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
    fn tags(&self, kind: &str, no: &mut Refusals) -> Vec<(String, String)> {
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
fn is_formed(id: &str, prefix: &str) -> bool {
    id.strip_prefix(prefix).is_some_and(|rest| rest.starts_with('#'))
}

/// Whether it has the form of such a load balancer's ARN.
fn is_balancer(arn: &str, is_gateway: bool) -> bool {
    let form = if is_gateway { ":loadbalancer/gwy/" } else { ":loadbalancer/net/" };
    arn.starts_with("arn:aws:elasticloadbalancing:") && arn.contains(form)
}

/// The text about an id of another form (A1, A2).
fn malformed(id: &str, prefix: &str) -> String {
    format!(
        "Invalid Id: '{id}' (expecting '{prefix}...; the Id may only contain lowercase alphanumeric characters and a single dash')"
    )
}

/// The one of its kind for subnets (§2.1).
fn malformed_subnet(id: &str) -> String {
    format!(
        "Invalid Subnet Id: '{id}' (expecting 'subnet-...; the Id may only contain lowercase alphanumeric characters and a single dash')"
    )
}

fn another_in_zone(id: &str) -> String {
    format!(
        "Found another VPC endpoint subnet in the availability zone of {id}. VPC endpoint subnets should be in different availability zones supported by the VPC endpoint service."
    )
}

fn no_service(id: &str) -> String {
    format!("The VpcEndpointService Id '{id}' does not exist")
}

fn no_endpoint(id: &str) -> String {
    format!("The Vpc Endpoint Id '{id}' does not exist")
}

fn no_notification(id: &str) -> Refusals {
    let text = format!("The connection notification '{id}' does not exist");
    Refusals::one("InvalidConnectionNotification", text, "Q5, C")
}

fn item(id: &str, code: &str, text: &str) -> Value {
    json!({ "ResourceId": id, "Error": { "Code": code, "Message": text } })
}

const LAST_OR_BOTH: &str = "exactly one of network_load_balancer_arn or gateway_load_balancer_arn is a required member";
const HAS_CONNECTIONS: &str = "Service has existing active VPC Endpoint connections!";

/// States in which an endpoint keeps its service from being deleted (A12).
const ACTIVE: [&str; 3] = ["pendingAcceptance", "pending", "available"];

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
    fn run_once(&mut self, command: &Command, params: &Value) -> Expected {
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

    fn dispatch(&mut self, operation: &str, call: &Call<'_>) -> Expected {
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
    fn active<'a>(&'a self, service: &'a str) -> impl Iterator<Item = &'a Endpoint> + 'a {
        self.endpoints
            .iter()
            .filter(move |endpoint| endpoint.service == service && ACTIVE.contains(&endpoint.state(self.now)))
    }

    /// What may not be added to a service: `of` is the one that it is added to (§5.1, Q6, table C).
    fn check_balancers(&self, at: Place, arns: &[String], is_gateway: bool, of: &str, no: &mut Refusals) {
        for arn in arns {
            if !is_balancer(arn, is_gateway) {
                if is_gateway {
                    no.add_code("InvalidNetworkLoadBalancerArn.Malformed", "[I]");
                } else {
                    let text = format!("The Network Load Balancer ARN '{arn}' is malformed");
                    no.add("InvalidNetworkLoadBalancerArn.Malformed", text, "C");
                }
            } else if self.balancers.get(arn).is_none_or(|balancer| balancer.place != at) {
                if is_gateway {
                    no.add_code("InvalidNetworkLoadBalancerArn.NotFound", "[I]");
                } else {
                    let text = format!("The Network Load Balancer Arn '{arn}' does not exist");
                    no.add("InvalidNetworkLoadBalancerArn.NotFound", text, "C");
                }
            } else if self
                .services
                .iter()
                .any(|other| other.id != of && !self.is_gone(other) && other.balancers.contains(arn))
            {
                let text = "One or more LBs are already associated with another VPC Endpoint Service Configuration";
                no.add("InvalidParameter", text, "Q6, C");
            }
        }
    }

    /// The zones that a service has from its load balancers (§5.1).
    fn zones_of(&self, balancers: &[String]) -> Vec<String> {
        let mut zones: Vec<String> =
            balancers.iter().filter_map(|arn| self.balancers.get(arn)).flat_map(|has| has.zones.clone()).collect();
        zones.sort();
        zones.dedup();
        zones
    }

    /// §5.1
    fn create_service(&mut self, call: &Call<'_>) -> Expected {
        let (network, gateway) = (call.list("NetworkLoadBalancerArns"), call.list("GatewayLoadBalancerArns"));
        let mut no = Refusals::default();
        if network.is_empty() == gateway.is_empty() {
            no.add("InvalidParameter", LAST_OR_BOTH, "§2.1, C");
        }
        let is_gateway = network.is_empty();
        self.check_balancers(call.at, &network, false, "", &mut no);
        self.check_balancers(call.at, &gateway, true, "", &mut no);
        for family in call.list("SupportedIpAddressTypes") {
            if family == "ipv6" {
                for arn in network.iter().chain(&gateway) {
                    let text = format!("The load balancer '{arn}' does not support the IP address type 'ipv6'.");
                    no.add("InvalidParameter", text, "C");
                }
            }
        }
        let mut regions = vec![(call.at.region().to_owned(), "Available")];
        for region in call.list("SupportedRegions") {
            if !REGIONS.contains(&region.as_str()) {
                no.add("InvalidParameter", format!("The Region '{region}' is not supported."), "C");
            }
            if !regions.iter().any(|(has, _)| *has == region) {
                regions.push((region, "Available"));
            }
        }
        let private_name = call.text("PrivateDnsName").filter(|name| !name.is_empty()).map(str::to_owned);
        if is_gateway && private_name.is_some() {
            no.add_code("InvalidParameter", "§5.1");
        }
        let tags = call.tags("vpc-endpoint-service", &mut no);
        no.none()?;
        let balancers = if is_gateway { gateway } else { network };
        let service = Service {
            id: format!("vpce-svc-{}", call.label),
            place: call.at,
            zones: self.zones_of(&balancers),
            balancers,
            is_gateway,
            needs_acceptance: call.flag("AcceptanceRequired").unwrap_or(true),
            private_name,
            regions,
            owner_pays: false,
            tags,
            permissions: Vec::new(),
            gone_at: None,
            forgotten_at: 0,
        };
        let mut answer = json!({ "ServiceConfiguration": self.configuration_view(&service, true) });
        if let Some(token) = call.text("ClientToken") {
            answer["ClientToken"] = json!(token);
        }
        self.services.push(service);
        Ok(answer)
    }

    /// What is wrong with a change of any service: forms of ARNs, names of Regions.
    fn check_forms(call: &Call<'_>) -> Refusals {
        let mut no = Refusals::default();
        for (member, is_gateway) in [
            ("AddNetworkLoadBalancerArns", false),
            ("RemoveNetworkLoadBalancerArns", false),
            ("AddGatewayLoadBalancerArns", true),
            ("RemoveGatewayLoadBalancerArns", true),
        ] {
            for arn in call.list(member).iter().filter(|arn| !is_balancer(arn, is_gateway)) {
                let text = format!("The Network Load Balancer ARN '{arn}' is malformed");
                no.add("InvalidNetworkLoadBalancerArn.Malformed", text, "C");
            }
        }
        for region in call.list("AddSupportedRegions").iter().filter(|region| !REGIONS.contains(&region.as_str())) {
            no.add("InvalidParameter", format!("The Region '{region}' is not supported."), "C");
        }
        no
    }

    /// §5.4
    fn modify_service(&mut self, call: &Call<'_>) -> Expected {
        let id = call.text("ServiceId").unwrap_or_default();
        let index = self.own_service(call, id).map_err(|no| no.or(Self::check_forms(call)))?;
        let mut service = self.services[index].clone();
        let mut no = Self::check_forms(call);
        let (kind, other) = if service.is_gateway { ("Gateway", "Network") } else { ("Network", "Gateway") };
        for change in ["Add", "Remove"] {
            if !call.list(&format!("{change}{other}LoadBalancerArns")).is_empty() {
                no.add_code("InvalidParameter", "[I]");
            }
        }
        let added = call.list(&format!("Add{kind}LoadBalancerArns"));
        self.check_balancers(call.at, &added, service.is_gateway, id, &mut no);
        for arn in call.list(&format!("Remove{kind}LoadBalancerArns")) {
            if service.balancers.contains(&arn) {
                service.balancers.retain(|has| *has != arn);
            } else {
                let text = format!("The load balancer '{arn}' is not associated with the VPC endpoint service '{id}'.");
                no.add("InvalidParameter", text, "C");
            }
        }
        for arn in added {
            if !service.balancers.contains(&arn) {
                service.balancers.push(arn);
            }
        }
        if service.balancers.is_empty() {
            no.add("InvalidParameter", LAST_OR_BOTH, "C");
        }
        service.zones = self.zones_of(&service.balancers);
        // [I] zones of other Regions are not the service's.
        let near = self.active(id).filter(|endpoint| endpoint.place.region == call.at.region);
        let mut used = near.flat_map(|endpoint| &endpoint.subnets).map(|subnet| &self.subnets[subnet].zone);
        if !call.list(&format!("Remove{kind}LoadBalancerArns")).is_empty()
            && used.any(|zone| !service.zones.contains(zone))
        {
            no.add("ExistingVpcEndpointConnections", HAS_CONNECTIONS, "§5.4, C");
        }
        drop(used);
        if call.list("AddSupportedIpAddressTypes").iter().any(|family| family == "ipv6") {
            for arn in &service.balancers {
                let text = format!("The load balancer '{arn}' does not support the IP address type 'ipv6'.");
                no.add("InvalidParameter", text, "C");
            }
        }
        for region in call.list("AddSupportedRegions") {
            match service.regions.iter_mut().find(|(has, _)| *has == region) {
                Some((_, state)) => *state = "Available",
                None => service.regions.push((region, "Available")),
            }
        }
        for region in call.list("RemoveSupportedRegions") {
            // The Region of the service cannot be removed (§5.1).
            let open = service.regions.iter_mut().skip(1).find(|(has, state)| *has == region && *state != "Closed");
            if let Some((_, state)) = open {
                *state = "Closed";
            } else if region == call.at.region() {
                no.add_code("InvalidParameter", "§5.1");
            } else {
                let text =
                    format!("Cannot remove region {region} because it is not a supported region of the service.");
                no.add("InvalidParameter", text, "C");
            }
        }
        if let Some(name) = call.text("PrivateDnsName") {
            // An empty one clears it, as Terraform has it.
            service.private_name = Some(name.to_owned()).filter(|name| !name.is_empty());
            if service.is_gateway && service.private_name.is_some() {
                no.add_code("InvalidParameter", "§5.1");
            }
        }
        if call.flag("RemovePrivateDnsName") == Some(true) {
            service.private_name = None;
        }
        // [I] not while somebody may use it.
        let had_name = self.services[index].private_name.is_some();
        if had_name && service.private_name.is_none() && self.active(id).next().is_some() {
            no.add("ExistingVpcEndpointConnections", HAS_CONNECTIONS, "[I]");
        }
        no.none()?;
        service.needs_acceptance = call.flag("AcceptanceRequired").unwrap_or(service.needs_acceptance);
        self.services[index] = service;
        Ok(json!({ "Return": true }))
    }

    /// §2.3, §3.2, §5.5
    fn delete_services(&mut self, call: &Call<'_>) -> Expected {
        let ids = call.list("ServiceIds");
        for id in &ids {
            if !is_formed(id, "vpce-svc-") {
                return Err(Refusals::one(
                    "InvalidVpcEndpointServiceId.Malformed",
                    malformed(id, "vpce-svc-"),
                    "§2.3, A2",
                ));
            }
        }
        let mut unsuccessful = Vec::new();
        for id in ids {
            match self.own_service(call, &id) {
                // [I] one that is being deleted may be deleted again, which changes nothing.
                Err(_) if self.shown_service(call, &id).is_ok() => (),
                Err(_) => unsuccessful.push(item(&id, "InvalidVpcEndpointService.NotFound", &no_service(&id))),
                Ok(_) if self.active(&id).next().is_some() => {
                    unsuccessful.push(item(&id, "ExistingVpcEndpointConnections", HAS_CONNECTIONS));
                }
                Ok(index) => {
                    let gone_at = self.now + i64::from(self.delays.service_deleted);
                    let service = &mut self.services[index];
                    service.gone_at = Some(gone_at);
                    service.forgotten_at = gone_at + i64::from(self.delays.connection_lingers);
                }
            }
        }
        Ok(json!({ "Unsuccessful": unsuccessful }))
    }

    /// §5.6, Q8
    fn modify_permissions(&mut self, call: &Call<'_>) -> Expected {
        let id = call.text("ServiceId").unwrap_or_default();
        let mut no = Refusals::default();
        let (added, removed) = (call.list("AddAllowedPrincipals"), call.list("RemoveAllowedPrincipals"));
        for principal in added.iter().chain(&removed) {
            if principal_type(principal).is_none() {
                no.add("InvalidPrincipal", format!("Invalid Principal: '{principal}'"), "§2.1, C");
            }
        }
        let index = match self.own_service(call, id) {
            Ok(index) => index,
            Err(others) => return Err(others.or(no)),
        };
        no.none()?;
        let permissions = &mut self.services[index].permissions;
        // [I] what is both removed and added is there afterwards.
        permissions.retain(|(principal, _)| !removed.contains(principal));
        let mut shown = Vec::new();
        for principal in added {
            let Some(kind) = principal_type(&principal) else { continue };
            // One that is there already is not told again (table C).
            if !permissions.iter().any(|(has, _)| *has == principal) {
                shown.push(json!({
                    "PrincipalType": kind, "Principal": principal, "ServicePermissionId": "~", "ServiceId": id,
                }));
                permissions.push((principal, kind));
            }
        }
        Ok(json!({ "AddedPrincipals": shown, "ReturnValue": true }))
    }

    /// §5.16: there is no way back.
    fn pay_for_service(&mut self, call: &Call<'_>) -> Expected {
        let index = self.own_service(call, call.text("ServiceId").unwrap_or_default())?;
        if call.text("PayerResponsibility") != Some("ServiceOwner") {
            let mut no = Refusals::default();
            no.add_code("InvalidParameterValue", "§5.16");
            return Err(no);
        }
        if self.services[index].is_gateway {
            // [I] which services cannot is not known.
            return Err(Refusals::one("UnsupportedOperation", "The operation is not supported.", "C"));
        }
        self.services[index].owner_pays = true;
        Ok(json!({ "ReturnValue": true }))
    }

    /// §3.3, §5.15
    fn start_verification(&mut self, call: &Call<'_>) -> Expected {
        let id = call.text("ServiceId").unwrap_or_default();
        let index = self.own_service(call, id)?;
        if self.services[index].private_name.is_none() {
            let text = format!("The VPC endpoint service '{id}' does not have a private DNS name.");
            return Err(Refusals::one("InvalidParameter", text, "C"));
        }
        Ok(json!({ "ReturnValue": true }))
    }

    /// Whether a principal of this place may see the service (§5.8, §6).
    pub(crate) fn is_permitted(service: &Service, at: Place) -> bool {
        let root = format!("arn:aws:iam::{}:root", at.owner());
        service.place.owner() == at.owner()
            || service.permissions.iter().any(|(principal, _)| {
                principal == "*" || *principal == root || principal == at.owner() || principal == at.principal()
            })
    }

    /// The service of this name that an endpoint here can be made to (A11, A18, table C).
    fn offered(&self, call: &Call<'_>, name: &str) -> Result<&Service, Refusals> {
        let region = call.text("ServiceRegion").unwrap_or(call.at.region());
        let found = self.services.iter().find(|service| {
            service.gone_at.is_none()
                && service_name(service) == name
                && service.place.region() == region
                && Self::is_permitted(service, call.at)
                && service.regions.iter().any(|(has, state)| has == call.at.region() && *state == "Available")
        });
        found.ok_or_else(|| {
            let text = format!("The Vpc Endpoint Service '{name}' does not exist");
            Refusals::one("InvalidServiceName", text, "§2.1, A11, A18")
        })
    }

    /// What may not be the subnets of an endpoint in this VPC, some of them newly added (§2.1, table C). The zones of those
    /// that it had need not be the service's any more.
    fn check_subnets(
        &self,
        call: &Call<'_>,
        vpc: &str,
        subnets: &[String],
        added: &[String],
        service: &Service,
        no: &mut Refusals,
    ) {
        let mut taken: Vec<(&str, &str)> = Vec::new();
        for id in subnets {
            if !is_formed(id, "subnet-") {
                no.add("InvalidSubnetId.Malformed", malformed_subnet(id), "§2.1");
                continue;
            }
            let Some(subnet) = self.subnets.get(id).filter(|subnet| self.vpcs[&subnet.vpc].place == call.at) else {
                no.add("InvalidSubnetID.NotFound", format!("The subnet ID '{id}' does not exist"), "§2.1");
                continue;
            };
            if subnet.vpc != vpc {
                let text = format!("The subnet ID '{id}' does not belong to the VPC '{vpc}'.");
                no.add("InvalidParameter", text, "C");
                continue;
            }
            if let Some((other, _)) = taken.iter().find(|(_, zone)| *zone == subnet.zone) {
                for id in [*other, id] {
                    no.add("DuplicateSubnetsInSameZone", another_in_zone(id), "§2.1");
                }
            }
            taken.push((id, &subnet.zone));
            let is_near = service.place.region == call.at.region;
            if is_near && added.contains(id) && !service.zones.contains(&subnet.zone) {
                let name = service_name(service);
                let text = format!(
                    "The VPC endpoint service {name} does not support the availability zone of the subnet: {id}."
                );
                no.add("InvalidParameter", text, "§2.1");
            }
        }
    }

    /// What may not be the security groups of an endpoint in this VPC (Q6).
    fn check_groups(&self, call: &Call<'_>, vpc: &str, groups: &[String], subnets: &[String], no: &mut Refusals) {
        for id in groups {
            match self.groups.get(id).filter(|(vpc, _)| self.vpcs[vpc].place == call.at) {
                None if !is_formed(id, "sg-") => no.add_code("InvalidSecurityGroupId.Malformed", "§2.2"),
                None => no.add("InvalidGroup.NotFound", format!("The security group '{id}' does not exist"), "C"),
                Some((has, _)) if has != vpc => {
                    for subnet in subnets {
                        let text = format!("Security group {id} and subnet {subnet} belong to different networks.");
                        no.add("InvalidParameter", text, "Q6, C");
                    }
                    // The text names a subnet, and there may be none.
                    if subnets.is_empty() && crate::is_known("group of another VPC without subnets") {
                        no.add_code("InvalidGroup.NotFound", "lab-behaviour.md §4.4");
                    } else if subnets.is_empty() {
                        no.add_code("InvalidParameter", "Q6, C");
                    }
                }
                Some(_) => (),
            }
        }
    }

    /// What keeps private DNS off (§2.1, A3, Q7); it cannot be verified in a walk.
    fn check_private_dns(service: &Service, no: &mut Refusals) {
        let name = service_name(service);
        let text = if service.private_name.is_none() {
            format!("Private DNS can't be enabled because the service {name} does not provide a private DNS name.")
        } else {
            format!("Private DNS can't be enabled because the service {name} has not verified the private DNS name.")
        };
        no.add("InvalidParameter", text, "A3, Q7");
    }

    /// §5.2
    fn create_endpoint(&mut self, call: &Call<'_>) -> Expected {
        let vpc = call.text("VpcId").unwrap_or_default();
        let mut no = Refusals::default();
        let tags = call.tags("vpc-endpoint", &mut no);
        if !is_formed(vpc, "vpc-") {
            no.add("InvalidVpcId.Malformed", malformed(vpc, "vpc-"), "Q6");
            return Err(no);
        }
        let here = self.vpcs.get(vpc).filter(|vpc| vpc.place == call.at);
        if here.is_none() {
            no.add("InvalidVpcID.NotFound", format!("The vpc ID '{vpc}' does not exist"), "C");
        }
        if let Some(region) = call.text("ServiceRegion").filter(|region| !REGIONS.contains(region)) {
            no.add("InvalidParameter", format!("The Region '{region}' is not supported."), "C");
        }
        let (subnets, mut groups) = (call.list("SubnetIds"), call.list("SecurityGroupIds"));
        self.check_groups(call, vpc, &groups, &subnets, &mut no);
        let name = call.text("ServiceName").unwrap_or_default();
        let service = match self.offered(call, name) {
            Ok(service) => service,
            Err(others) => {
                no.0.extend(others.0);
                // What is wrong with the subnets themselves may be told first.
                self.check_subnet_ids(call, vpc, &subnets, &mut no);
                return Err(no);
            }
        };
        let (offers, asked) = (service_type(service), call.text("VpcEndpointType").unwrap_or("Gateway"));
        if offers != asked {
            let text = format!("Endpoint type ({asked}) does not match available service types ([{offers}]).");
            no.add("InvalidParameter", text, "§2.1");
            if asked == "Gateway" && !subnets.is_empty() {
                let text = "Subnet IDs are only supported for Interface and GatewayLoadBalancer type VPC Endpoints.";
                no.add("InvalidParameter", text, "§2.1");
            }
        }
        self.check_subnets(call, vpc, &subnets, &subnets, service, &mut no);
        if call.flag("PrivateDnsEnabled") == Some(true) {
            if service.is_gateway {
                no.add_code("InvalidParameter", "[I]");
            } else {
                Self::check_private_dns(service, &mut no);
            }
        }
        if let Some(family) = call.text("IpAddressType").filter(|family| *family != "ipv4") {
            let text = format!("The IP address type '{family}' is not supported by the service {name}.");
            no.add("InvalidParameter", text, "C");
        }
        let count =
            self.endpoints.iter().filter(|endpoint| endpoint.vpc == vpc && endpoint.state(self.now) != "gone").count();
        if count >= self.quota as usize {
            no.add("VpcEndpointLimitExceeded", "The maximum number of VPC endpoints has been reached.", "A5, C");
        }
        no.none()?;
        if groups.is_empty() && !service.is_gateway {
            groups = vec![format!("sg-{}d", vpc.trim_start_matches("vpc-"))];
        }
        let mut endpoint = Endpoint {
            id: format!("vpce-{}", call.label),
            place: call.at,
            vpc: vpc.to_owned(),
            service: service.id.clone(),
            state: "pendingAcceptance",
            next: None,
            subnets,
            groups,
            created: self.now,
            tags,
            payer: None,
            is_gateway: service.is_gateway,
        };
        if !service.needs_acceptance {
            endpoint.go("pending", "available", self.now + i64::from(self.delays.endpoint_available));
        }
        let mut shown = self.endpoint_view(&endpoint, true);
        // The answer tells the state that the call made (§3.1), even if the next call sees another.
        shown["State"] = json!(endpoint.state);
        let mut answer = json!({ "VpcEndpoint": shown });
        if let Some(token) = call.text("ClientToken") {
            answer["ClientToken"] = json!(token);
        }
        self.endpoints.push(endpoint);
        Ok(answer)
    }

    /// What is wrong with subnets, whatever the service.
    fn check_subnet_ids(&self, call: &Call<'_>, vpc: &str, subnets: &[String], no: &mut Refusals) {
        for id in subnets {
            match self.subnets.get(id).filter(|subnet| self.vpcs[&subnet.vpc].place == call.at) {
                None if !is_formed(id, "subnet-") => no.add("InvalidSubnetId.Malformed", malformed_subnet(id), "§2.1"),
                None => no.add("InvalidSubnetID.NotFound", format!("The subnet ID '{id}' does not exist"), "§2.1"),
                Some(subnet) if subnet.vpc != vpc => {
                    no.add(
                        "InvalidParameter",
                        format!("The subnet ID '{id}' does not belong to the VPC '{vpc}'."),
                        "C",
                    );
                }
                Some(_) => (),
            }
        }
    }

    /// §5.10
    fn modify_endpoint(&mut self, call: &Call<'_>) -> Expected {
        let found = self.own_endpoint(call, call.text("VpcEndpointId").unwrap_or_default());
        let index = found.map_err(|no| {
            let mut forms = Refusals::default();
            for id in call.list("AddSubnetIds").iter().filter(|id| !is_formed(id, "subnet-")) {
                forms.add("InvalidSubnetId.Malformed", malformed_subnet(id), "§2.1");
            }
            no.or(forms)
        })?;
        let mut endpoint = self.endpoints[index].clone();
        let mut no = Refusals::default();
        let service = self.services.iter().find(|service| service.id == endpoint.service).cloned();
        let Some(service) = service else { return Err(no) };
        let state = endpoint.state(self.now);
        if !ACTIVE.contains(&state) {
            no.add("InvalidState", format!("{} is in invalid state", endpoint.id), "[I]");
        }
        let (added, removed) = (call.list("AddSubnetIds"), call.list("RemoveSubnetIds"));
        let kept = endpoint.subnets.iter().filter(|subnet| !removed.contains(subnet)).cloned();
        let mut subnets: Vec<String> = kept.collect();
        subnets.extend(added.iter().filter(|subnet| !endpoint.subnets.contains(subnet)).cloned());
        for id in added.iter().filter(|id| endpoint.subnets.contains(id)) {
            // [I] one that the endpoint has is another in its own zone.
            no.add("DuplicateSubnetsInSameZone", another_in_zone(id), "§2.1, [I]");
        }
        if !added.is_empty() {
            self.check_subnets(call, &endpoint.vpc, &subnets, &added, &service, &mut no);
        }
        let groups = call.list("AddSecurityGroupIds");
        self.check_groups(call, &endpoint.vpc, &groups, &subnets, &mut no);
        if call.flag("PrivateDnsEnabled") == Some(true) {
            Self::check_private_dns(&service, &mut no);
            if endpoint.state(self.now) == "pendingAcceptance" {
                let name = service_name(&service);
                let text = format!(
                    "Private DNS can only be enabled after the endpoint connection is accepted by the owner of {name}."
                );
                no.add("InvalidParameter", text, "§2.1");
            }
        }
        no.none()?;
        endpoint.subnets = subnets;
        let removed = call.list("RemoveSecurityGroupIds");
        endpoint.groups.retain(|group| !removed.contains(group));
        for group in groups {
            if !endpoint.groups.contains(&group) {
                endpoint.groups.push(group);
            }
        }
        self.endpoints[index] = endpoint;
        Ok(json!({ "Return": true }))
    }

    /// §2.3, §5.11
    fn delete_endpoints(&mut self, call: &Call<'_>) -> Expected {
        let ids = call.list("VpcEndpointIds");
        for id in &ids {
            if !is_formed(id, "vpce-") {
                return Err(Refusals::one("InvalidVpcEndpointId.Malformed", malformed(id, "vpce-"), "§2.3, A1"));
            }
        }
        let mut unsuccessful = Vec::new();
        for id in ids {
            let Ok(index) = self.own_endpoint(call, &id) else {
                unsuccessful.push(item(&id, "InvalidVpcEndpoint.NotFound", &no_endpoint(&id)));
                continue;
            };
            let due = self.now + i64::from(self.delays.endpoint_deleted);
            // One that is being deleted already goes when it would have gone [I].
            if self.endpoints[index].state(self.now) != "deleting" {
                self.endpoints[index].go("deleting", "gone", due);
            }
        }
        Ok(json!({ "Unsuccessful": unsuccessful }))
    }

    /// §3.1, Q1, table C
    fn accept(&mut self, call: &Call<'_>, is_accepting: bool) -> Expected {
        let ids = call.list("VpcEndpointIds");
        let mut no = Refusals::default();
        for id in ids.iter().filter(|id| !is_formed(id, "vpce-")) {
            no.add("InvalidVpcEndpointId.Malformed", malformed(id, "vpce-"), "C");
        }
        let service = match self.own_service(call, call.text("ServiceId").unwrap_or_default()) {
            Ok(service) => self.services[service].id.clone(),
            Err(others) => return Err(others.or(no)),
        };
        no.none()?;
        let mut unsuccessful = Vec::new();
        for id in ids {
            let now = self.now;
            let found = self
                .endpoints
                .iter_mut()
                .find(|endpoint| endpoint.id == id && endpoint.service == service && endpoint.state(now) != "gone");
            let Some(endpoint) = found else {
                unsuccessful.push(item(&id, "InvalidVpcEndpointId.NotFound", &no_endpoint(&id)));
                continue;
            };
            match (endpoint.state(now), is_accepting) {
                ("pendingAcceptance" | "rejected", true) => {
                    endpoint.go("pending", "available", now + i64::from(self.delays.endpoint_available));
                }
                ("pendingAcceptance" | "pending" | "available", false) => {
                    (endpoint.state, endpoint.next) = ("rejected", None);
                }
                _ => unsuccessful.push(item(&id, "InvalidState", &format!("{id} is in invalid state"))),
            }
        }
        Ok(json!({ "Unsuccessful": unsuccessful }))
    }

    /// §5.17; who may say what is [I]: the owner of the service takes the charges, either gives them to the consumer.
    fn pay_for_endpoint(&mut self, call: &Call<'_>) -> Expected {
        let id = call.text("VpcEndpointId").unwrap_or_default();
        let mut no = Refusals::default();
        if !is_formed(id, "vpce-") {
            no.add("InvalidVpcEndpointId.Malformed", malformed(id, "vpce-"), "A1, C");
        }
        if let Some(Err(others)) = call.text("ServiceId").map(|service| self.own_service(call, service)) {
            no = no.or(others);
        }
        let now = self.now;
        // [I] one that was deleted counts as long as its connections are listed.
        let is_listed = |has: &Service| !self.is_gone(has) || has.forgotten_at > now;
        let owns =
            |service: &str| self.services.iter().any(|has| has.id == service && has.place == call.at && is_listed(has));
        let found = self.endpoints.iter().position(|endpoint| {
            endpoint.id == id
                && !["gone", "deleting"].contains(&endpoint.state(now))
                && (endpoint.place == call.at && call.text("ServiceId").is_none() || owns(&endpoint.service))
        });
        let Some(index) = found else {
            no.add("InvalidVpcEndpointId.NotFound", no_endpoint(id), "§2.1");
            return Err(no);
        };
        let payer = call.text("PayerResponsibility").unwrap_or_default();
        if payer == "vpc-endpoint-service-account" && !owns(&self.endpoints[index].service) {
            no.add("UnsupportedOperation", "The operation is not supported.", "C, [I]");
        }
        no.none()?;
        let endpoint = &mut self.endpoints[index];
        endpoint.payer = Some(payer.to_owned());
        Ok(json!({ "VpcEndpointId": endpoint.id, "PayerResponsibilities": payers_view(endpoint) }))
    }

    fn check_notification(&self, call: &Call<'_>, no: &mut Refusals) -> Vec<String> {
        if let Some(topic) = call.text("ConnectionNotificationArn") {
            // One that the lab lacks, though it may be one.
            let is_known = crate::is_known("unknown topic") && topic.starts_with("arn:aws:sns:");
            if !is_known && !self.topics.iter().any(|has| has == topic) {
                no.add("InvalidParameter", format!("Invalid connection notification ARN: '{topic}'"), "C");
            }
        }
        let mut events = call.list("ConnectionEvents");
        for event in &events {
            if !["Accept", "Connect", "Delete", "Reject"].contains(&event.as_str()) {
                let text =
                    format!("Invalid connection event: '{event}'. Valid values are Accept, Connect, Delete, Reject.");
                no.add("InvalidParameter", text, "C");
            }
        }
        // Not in the order of the request (§5.14).
        events.sort();
        events.dedup();
        events
    }

    /// §5.14, Q5
    fn create_notification(&mut self, call: &Call<'_>) -> Expected {
        let mut no = Refusals::default();
        let events = self.check_notification(call, &mut no);
        let about = match (call.text("ServiceId"), call.text("VpcEndpointId")) {
            (Some(id), None) => self.own_service(call, id).map(|_| ("ServiceId", id.to_owned())),
            (None, Some(id)) => self.own_endpoint(call, id).and_then(|index| {
                // [I] one that is being deleted is none to be notified about.
                let is_deleting = self.endpoints[index].state(self.now) == "deleting";
                let no = Refusals::one("InvalidVpcEndpointId.NotFound", no_endpoint(id), "§2.1, [I]");
                if is_deleting { Err(no) } else { Ok(("VpcEndpointId", id.to_owned())) }
            }),
            _ => Err(Refusals::one(
                "InvalidParameter",
                "Exactly one of ServiceId or VpcEndpointId must be specified.",
                "C",
            )),
        };
        let about = match about {
            Ok(about) => about,
            Err(others) => return Err(others.or(no)),
        };
        no.none()?;
        let notification = Notification {
            id: format!("vpce-nfn-{}", call.label),
            place: call.at,
            about,
            topic: call.text("ConnectionNotificationArn").unwrap_or_default().to_owned(),
            events,
        };
        let mut answer = json!({ "ConnectionNotification": self.notification_view(&notification) });
        if let Some(token) = call.text("ClientToken") {
            answer["ClientToken"] = json!(token);
        }
        self.notifications.push(notification);
        Ok(answer)
    }

    /// [I] A notification goes with what it is about.
    pub(crate) fn is_there(&self, notification: &Notification) -> bool {
        let about = &notification.about.1;
        self.services.iter().any(|service| service.id == *about && !self.is_gone(service))
            || self.endpoints.iter().any(|endpoint| endpoint.id == *about && endpoint.state(self.now) != "gone")
    }

    pub(crate) fn own_notification(&self, call: &Call<'_>, id: &str) -> Result<usize, Refusals> {
        let found =
            self.notifications.iter().position(|has| has.id == id && has.place == call.at && self.is_there(has));
        found.ok_or_else(|| no_notification(id))
    }

    /// §5.14
    fn modify_notification(&mut self, call: &Call<'_>) -> Expected {
        let mut no = Refusals::default();
        let events = self.check_notification(call, &mut no);
        let index = match self.own_notification(call, call.text("ConnectionNotificationId").unwrap_or_default()) {
            Ok(index) => index,
            Err(others) => return Err(others.or(no)),
        };
        no.none()?;
        let notification = &mut self.notifications[index];
        if let Some(topic) = call.text("ConnectionNotificationArn") {
            topic.clone_into(&mut notification.topic);
        }
        if !events.is_empty() {
            notification.events = events;
        }
        Ok(json!({ "ReturnValue": true }))
    }

    /// §2.3: an unknown id refuses the whole call.
    fn delete_notifications(&mut self, call: &Call<'_>) -> Expected {
        let ids = call.list("ConnectionNotificationIds");
        let mut no = Refusals::default();
        for id in &ids {
            if let Err(others) = self.own_notification(call, id) {
                no.0.extend(others.0);
            }
        }
        no.none()?;
        self.notifications.retain(|notification| !ids.contains(&notification.id));
        Ok(json!({ "Unsuccessful": [] }))
    }
}

/// The type of a principal, if it is one (§5.6, Q8).
fn principal_type(principal: &str) -> Option<&'static str> {
    let is_account = |text: &str| text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit());
    if principal == "*" {
        return Some("All");
    }
    if is_account(principal) {
        return Some("Account");
    }
    if principal.ends_with(".amazonaws.com") {
        return Some("Service");
    }
    let (account, who) = principal.strip_prefix("arn:aws:iam::")?.split_once(':')?;
    match who.split_once('/') {
        _ if !is_account(account) => None,
        None if who == "root" => Some("Account"),
        // Paths are not supported (§5.6).
        Some(("user", name)) if !name.contains('/') => Some("User"),
        Some(("role", name)) if !name.contains('/') => Some("Role"),
        _ => None,
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
