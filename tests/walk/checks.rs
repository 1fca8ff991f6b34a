//! Playing commands on the service and on the model, and comparing everything that can be seen.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::commands::{Command, PASS};
use crate::lab::{ACCOUNTS, Answer, Lab, Place};
use crate::model::{Expected, Model};
use crate::views::{LISTS, List};

/// Where model and service part.
#[derive(Clone, Debug)]
pub(crate) struct Difference {
    /// What was looked at: an operation, or an invariant.
    pub(crate) what: String,
    pub(crate) expected: String,
    pub(crate) got: String,
    /// What the model rests on.
    pub(crate) rule: String,
}

/// A walk: the service and its model, in step.
pub(crate) struct Walk {
    pub(crate) lab: Lab,
    pub(crate) model: Model,
    /// All that could be seen at the last look, unless something may have changed since.
    seen: Option<String>,
    /// How often it was looked everywhere.
    looks: usize,
    /// How often each operation was answered and refused.
    pub(crate) counts: BTreeMap<&'static str, (u64, u64)>,
    /// How often each code was given.
    pub(crate) codes: BTreeMap<String, u64>,
}

/// How thoroughly a step is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    /// The list that the command is about, of the caller.
    Near,
    /// Every list of every account, before and after.
    Everywhere,
}

/// Where the rules of an operation are.
fn section(operation: &str) -> &'static str {
    match operation {
        "CreateVpcEndpointServiceConfiguration" => "§5.1",
        "DescribeVpcEndpointServiceConfigurations" => "§5.3, §7",
        "ModifyVpcEndpointServiceConfiguration" => "§5.4",
        "DeleteVpcEndpointServiceConfigurations" => "§5.5, §2.3, §3.2, A12",
        "ModifyVpcEndpointServicePermissions" => "§5.6, Q8",
        "DescribeVpcEndpointServicePermissions" => "§5.7, §7, Q8",
        "DescribeVpcEndpointServices" => "§5.8, §7",
        "CreateVpcEndpoint" => "§5.2, §3.1, §4.1",
        "DescribeVpcEndpoints" => "§5.9, §3.1, §4.1, §7",
        "ModifyVpcEndpoint" => "§5.10",
        "DeleteVpcEndpoints" => "§5.11, §2.3",
        "AcceptVpcEndpointConnections" | "RejectVpcEndpointConnections" => "§5.12, §3.1, Q1, table C",
        "DescribeVpcEndpointConnections" => "§5.13, §3.1, §7",
        "StartVpcEndpointServicePrivateDnsVerification" => "§5.15, §3.3",
        "ModifyVpcEndpointServicePayerResponsibility" => "§5.16",
        "ModifyVpcEndpointPayerResponsibility" => "§5.17",
        "DescribeVpcEndpointAssociations" => "§5.18",
        _ => "§5.14, Q5",
    }
}

/// Where the name of a new thing is in the answer.
fn made(operation: &str) -> Option<&'static str> {
    match operation {
        "CreateVpcEndpointServiceConfiguration" => Some("/ServiceConfiguration/ServiceId"),
        "CreateVpcEndpoint" => Some("/VpcEndpoint/VpcEndpointId"),
        "CreateVpcEndpointConnectionNotification" => Some("/ConnectionNotification/ConnectionNotificationId"),
        _ => None,
    }
}

/// The difference between what the model says and what came, if any: a path and what is there.
fn differs(expected: &Value, got: &Value, path: &str) -> Option<String> {
    match (expected, got) {
        (Value::String(any), _) if any == "~" => got.is_null().then(|| format!("{path} is absent")),
        (Value::Number(length), Value::Array(items)) if length.as_u64() == Some(items.len() as u64) => None,
        (Value::Array(expected), Value::Array(got)) => {
            let short = |items: &[Value]| {
                let ids = items.iter().map(|item| {
                    let id = [
                        "VpcEndpointId",
                        "ServiceId",
                        "ConnectionNotificationId",
                        "DnsName",
                        "ResourceId",
                        "Principal",
                    ];
                    id.iter().find_map(|key| item[*key].as_str()).map_or_else(|| item.to_string(), str::to_owned)
                });
                ids.collect::<Vec<_>>().join(", ")
            };
            if expected.len() != got.len() {
                return Some(format!("{path}: expected [{}], got [{}]", short(expected), short(got)));
            }
            expected
                .iter()
                .zip(got)
                .enumerate()
                .find_map(|(index, (expected, got))| differs(expected, got, &format!("{path}[{index}]")))
        }
        (Value::Object(expected), Value::Object(got)) => {
            let other = got.keys().find(|key| !expected.contains_key(*key));
            if let Some(key) = other {
                return Some(format!("{path}.{key} is {}, expected to be absent", got[key]));
            }
            expected
                .iter()
                .find_map(|(key, value)| differs(value, got.get(key).unwrap_or(&Value::Null), &format!("{path}.{key}")))
        }
        _ if expected == got => None,
        _ => Some(format!("{path}: expected {expected}, got {got}")),
    }
}

fn compare(operation: &str, expected: &Expected, got: &Answer) -> Result<(), Difference> {
    let told = |refusals: &crate::model::Refusals| {
        let mut text = String::new();
        for refusal in &refusals.0 {
            let separator = if text.is_empty() { "" } else { " or " };
            let _ = write!(text, "{separator}{}: {}", refusal.code, refusal.text.as_deref().unwrap_or("(any text)"));
        }
        text
    };
    let difference = |expected: String, got: String, rule: String| {
        Err(Difference { what: operation.to_owned(), expected, got, rule })
    };
    match (expected, got) {
        (Ok(expected), Ok(got)) => match differs(expected, got, "answer") {
            None => Ok(()),
            Some(text) => {
                difference(format!("{text}\n    in {expected}"), got.to_string(), section(operation).to_owned())
            }
        },
        (Ok(_), Err((code, text))) => {
            difference("success".to_owned(), format!("{code}: {text}"), section(operation).to_owned())
        }
        (Err(refusals), Ok(got)) => {
            let rules: Vec<&str> = refusals.0.iter().map(|refusal| refusal.rule).collect();
            difference(told(refusals), format!("success: {got}"), rules.join("; "))
        }
        (Err(refusals), Err((code, text))) => {
            let is_it = refusals
                .0
                .iter()
                .any(|refusal| refusal.code == code && refusal.text.as_ref().is_none_or(|expected| expected == text));
            if is_it {
                return Ok(());
            }
            let rules: Vec<&str> = refusals.0.iter().map(|refusal| refusal.rule).collect();
            difference(told(refusals), format!("{code}: {text}"), rules.join("; "))
        }
    }
}

impl Walk {
    pub(crate) fn new(lab: Lab, model: Model) -> Self {
        Self { lab, model, seen: None, looks: 0, counts: BTreeMap::new(), codes: BTreeMap::new() }
    }

    /// Plays a command, and compares.
    pub(crate) fn step(&mut self, command: &Command, look: Look) -> Result<(), Difference> {
        let mut is_refused = false;
        if command.operation == PASS {
            let seconds = command.params["Seconds"].as_i64().unwrap_or_default();
            self.lab.pass(seconds.unsigned_abs());
            self.model.now += seconds;
            self.seen = None;
        } else {
            if look == Look::Everywhere && self.seen.is_none() {
                self.look_everywhere()?;
            }
            let expected = self.model.run(command);
            let got = self.play(command, &expected);
            is_refused = got.is_err();
            let count = self.counts.entry(command.operation).or_default();
            match &got {
                Ok(_) => count.0 += 1,
                Err((code, _)) => {
                    count.1 += 1;
                    *self.codes.entry(code.clone()).or_default() += 1;
                }
            }
            if !command.operation.starts_with("Describe") && got.is_ok() {
                self.seen = None;
            }
            compare(command.operation, &expected, &got)?;
        }
        match look {
            Look::Everywhere => self.look_everywhere(),
            // What a refused call has changed is seen by the next look, near or everywhere.
            Look::Near if is_refused => Ok(()),
            Look::Near => self.look_near(command),
        }
    }

    /// Calls the service; the pages of a list are joined.
    fn play(&mut self, command: &Command, expected: &Expected) -> Answer {
        let Command { at, operation, .. } = command;
        let mut params = command.params.clone();
        let mut answer = self.lab.call(*at, operation, &params)?;
        if let (Some(path), Ok(expected)) = (made(operation), expected) {
            let name = expected.pointer(path).and_then(Value::as_str).unwrap_or_default();
            let id = answer.pointer(path).cloned().unwrap_or_default();
            if name.ends_with(&format!("#{}", command.number)) && id.as_str().is_some_and(|id| !id.contains('#')) {
                self.lab.name(&id, name);
                self.lab.to_names(&mut answer, "");
            }
        }
        let Some(list) = List::find(operation) else { return Ok(answer) };
        let most = params["MaxResults"].as_u64();
        let mut token = answer.as_object_mut().and_then(|answer| answer.remove("NextToken"));
        let mut length = answer[list.member].as_array().map_or(0, Vec::len);
        while let Some(next) = token.filter(|token| token.as_str() != Some("")) {
            // A page that is followed is full, and none is fuller.
            if most.is_some_and(|most| most != length as u64) {
                return Err(("(invariant)".to_owned(), format!("a page of {length} items, MaxResults {most:?}")));
            }
            params["NextToken"] = next;
            let mut page = self.lab.call(*at, operation, &params)?;
            token = page.as_object_mut().and_then(|page| page.remove("NextToken"));
            length = page[list.member].as_array().map_or(0, Vec::len);
            for member in [list.member, "ServiceNames"] {
                if let (Some(all), Value::Array(more)) = (
                    answer.get_mut(member).and_then(Value::as_array_mut),
                    page.get_mut(member).map(Value::take).unwrap_or_default(),
                ) {
                    all.extend(more);
                }
            }
        }
        if most.is_some_and(|most| most < length as u64) {
            return Err(("(invariant)".to_owned(), format!("a page of {length} items, MaxResults {most:?}")));
        }
        if let Some(names) = answer.get_mut("ServiceNames").and_then(Value::as_array_mut) {
            names.sort_by_key(ToString::to_string);
        }
        Ok(answer)
    }

    /// What a list shows, compared with the model.
    fn look_at(&mut self, at: Place, operation: &'static str, params: Value) -> Result<Value, Difference> {
        let command = Command { number: u32::MAX, at, operation, params };
        let expected = self.model.run(&command);
        let got = self.play(&command, &expected);
        compare(operation, &expected, &got).map_err(|difference| Difference {
            what: format!("{operation} by {} {}", at.word(), command.params),
            ..difference
        })?;
        Ok(got.unwrap_or_default())
    }

    /// The list that a command is about.
    fn look_near(&mut self, command: &Command) -> Result<(), Difference> {
        let at = command.at;
        let operation = match command.operation {
            PASS => return Ok(()),
            operation if operation.starts_with("Describe") => return Ok(()),
            operation if operation.contains("ServicePermissions") => {
                let service = command.params["ServiceId"].clone();
                self.look_at(at, "DescribeVpcEndpointServicePermissions", json!({ "ServiceId": service }))?;
                return Ok(());
            }
            operation if operation.contains("Notification") => "DescribeVpcEndpointConnectionNotifications",
            operation if operation.contains("VpcEndpointService") => "DescribeVpcEndpointServiceConfigurations",
            operation if operation.contains("Connections") => "DescribeVpcEndpointConnections",
            _ => "DescribeVpcEndpoints",
        };
        self.look_at(at, operation, json!({})).map(drop)
    }

    /// Every list of every account, and what must hold between them. If nothing can have changed since the last look,
    /// then nothing has.
    pub(crate) fn look_everywhere(&mut self) -> Result<(), Difference> {
        let mut seen = String::new();
        let (mut endpoints, mut connections, mut services) = (Vec::new(), Vec::new(), BTreeSet::new());
        // The two dear ones of one place at a time: services (AWS's own are many) and interfaces.
        self.looks += 1;
        let turn = Place::all().nth(self.looks % 6);
        for at in Place::all() {
            for list in LISTS {
                let params = match list.operation {
                    "DescribeVpcEndpointServicePermissions" => continue,
                    "DescribeVpcEndpointServices" if turn != Some(at) => continue,
                    "DescribeVpcEndpointServices" => {
                        json!({ "Filters": [{ "Name": "owner", "Values": ACCOUNTS.map(|(_, owner, _)| owner) }] })
                    }
                    _ => json!({}),
                };
                let got = self.look_at(at, list.operation, params)?;
                if list.operation != "DescribeVpcEndpointServices" {
                    let _ = writeln!(seen, "{got}");
                }
                let items = got[list.member].as_array().cloned().unwrap_or_default();
                match list.operation {
                    "DescribeVpcEndpoints" => endpoints.extend(items),
                    "DescribeVpcEndpointConnections" => connections.extend(items),
                    "DescribeVpcEndpointServiceConfigurations" => {
                        let ids = items.iter().filter(|item| item["ServiceState"] == "Available");
                        let ids: Vec<String> =
                            ids.filter_map(|item| item["ServiceId"].as_str().map(str::to_owned)).collect();
                        for id in &ids {
                            let got =
                                self.look_at(at, "DescribeVpcEndpointServicePermissions", json!({ "ServiceId": id }))?;
                            let _ = writeln!(seen, "{got}");
                        }
                        services.extend(ids);
                    }
                    _ => (),
                }
            }
            if turn == Some(at) {
                self.look_at_interfaces(at, &endpoints)?;
            }
        }
        Self::hold_together(&endpoints, &connections, &services)?;
        if let Some(before) = self.seen.replace(seen.clone()).filter(|before| *before != seen) {
            let (was, is) = before.lines().zip(seen.lines()).find(|(was, is)| was != is).unwrap_or_default();
            return Err(invariant("a refused call changes nothing", was, is, "design: a refused call changes nothing"));
        }
        Ok(())
    }

    /// One interface for each subnet of each endpoint, and no other (§4.3, §5.2).
    fn look_at_interfaces(&mut self, at: Place, endpoints: &[Value]) -> Result<(), Difference> {
        let params = json!({ "Filters": [{ "Name": "requester-managed", "Values": ["true"] }] });
        let got = self.lab.call_of("ec2", at, "DescribeNetworkInterfaces", &params).unwrap_or_default();
        let mut has: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for interface in got["NetworkInterfaces"].as_array().into_iter().flatten() {
            let description = interface["Description"].as_str().unwrap_or_default();
            let Some((_, endpoint)) = description.split_once("vpce-") else { continue };
            let subnet = interface["SubnetId"].as_str().unwrap_or_default().to_owned();
            if !has.entry(format!("vpce-{endpoint}")).or_default().insert(subnet.clone()) {
                return Err(invariant("one interface in a subnet", "one", &format!("two in {subnet}"), "§4.3"));
            }
        }
        let mut wanted: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for endpoint in endpoints.iter().filter(|endpoint| endpoint["OwnerId"] == at.owner()) {
            let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            let subnets: BTreeSet<String> = endpoint["SubnetIds"].as_array().into_iter().flatten().map(text).collect();
            let is_here = text(&endpoint["VpcId"]).starts_with(&format!("vpc-#{}", at.word()));
            if is_here && !subnets.is_empty() {
                wanted.insert(text(&endpoint["VpcEndpointId"]), subnets);
            }
        }
        if has == wanted {
            return Ok(());
        }
        let what = format!("interfaces of {}", at.word());
        Err(invariant(&what, &format!("{wanted:?}"), &format!("{has:?}"), "§4.3, §5.2: one for each subnet"))
    }

    /// Each endpoint of a service that is there has one connection; one that is gone has no live connection.
    fn hold_together(
        endpoints: &[Value],
        connections: &[Value],
        services: &BTreeSet<String>,
    ) -> Result<(), Difference> {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let mut of: BTreeMap<String, usize> = BTreeMap::new();
        let mut ids = BTreeSet::new();
        for connection in connections {
            *of.entry(text(&connection["VpcEndpointId"])).or_default() += 1;
            if !ids.insert(text(&connection["VpcEndpointConnectionId"])) {
                return Err(invariant("ids of connections", "each once", &connection.to_string(), "§4"));
            }
            let state = text(&connection["VpcEndpointState"]);
            if !services.contains(&text(&connection["ServiceId"]))
                && ["pendingAcceptance", "pending", "available"].contains(&state.as_str())
            {
                return Err(invariant(
                    "connections of deleted services",
                    "none is live",
                    &connection.to_string(),
                    "§3.2, A12",
                ));
            }
        }
        for endpoint in endpoints {
            let service = text(&endpoint["ServiceName"]).rsplit('.').next().unwrap_or_default().to_owned();
            let count = of.get(&text(&endpoint["VpcEndpointId"])).copied().unwrap_or_default();
            if count > 1 || services.contains(&service) && count != 1 {
                return Err(invariant("connections of an endpoint", "one", &format!("{count}: {endpoint}"), "§3.1"));
            }
        }
        Ok(())
    }
}

fn invariant(what: &str, expected: &str, got: &str, rule: &str) -> Difference {
    Difference { what: what.to_owned(), expected: expected.to_owned(), got: got.to_owned(), rule: rule.to_owned() }
}
