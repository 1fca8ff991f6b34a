//! What the lists of the model show: items in creation order, filters and pages over them.

use serde_json::{Value, json};

use crate::lab::Place;
use crate::lab::REGIONS;
use crate::model::{
    Call, Endpoint, Expected, Model, Notification, Refusal, Refusals, Service, payers_view, service_name, service_type,
};

/// A describe: its list in the answer, its least MaxResults (§7.2, A14), and its filters with the members that they look
/// at (§7.1).
pub(crate) struct List {
    pub(crate) operation: &'static str,
    pub(crate) member: &'static str,
    pub(crate) least: i64,
    pub(crate) filters: &'static [(&'static str, &'static str)],
}

/// All describes but that of associations, which are always none here (§5.18).
pub(crate) const LISTS: &[List] = &[
    List {
        operation: "DescribeVpcEndpointServiceConfigurations",
        member: "ServiceConfigurations",
        least: 5,
        filters: &[
            ("service-name", "ServiceName"),
            ("service-id", "ServiceId"),
            ("service-state", "ServiceState"),
            ("supported-ip-address-types", "SupportedIpAddressTypes"),
            ("tag:team", "tag:team"),
            ("tag-key", "tag-key"),
        ],
    },
    List {
        operation: "DescribeVpcEndpointServices",
        member: "ServiceDetails",
        least: 1,
        filters: &[
            ("owner", "Owner"),
            ("service-name", "ServiceName"),
            ("service-region", "ServiceRegion"),
            ("service-type", "ServiceType"),
            ("supported-ip-address-types", "SupportedIpAddressTypes"),
        ],
    },
    List {
        operation: "DescribeVpcEndpoints",
        member: "VpcEndpoints",
        least: 1,
        filters: &[
            ("ip-address-type", "IpAddressType"),
            ("service-name", "ServiceName"),
            ("service-region", "ServiceRegion"),
            ("vpc-id", "VpcId"),
            ("vpc-endpoint-id", "VpcEndpointId"),
            ("vpc-endpoint-state", "State"),
            ("vpc-endpoint-type", "VpcEndpointType"),
            ("tag:team", "tag:team"),
            ("tag-key", "tag-key"),
        ],
    },
    List {
        operation: "DescribeVpcEndpointConnections",
        member: "VpcEndpointConnections",
        least: 5,
        filters: &[
            ("ip-address-type", "IpAddressType"),
            ("service-id", "ServiceId"),
            ("vpc-endpoint-owner", "VpcEndpointOwner"),
            ("vpc-endpoint-region", "VpcEndpointRegion"),
            ("vpc-endpoint-state", "VpcEndpointState"),
            ("vpc-endpoint-id", "VpcEndpointId"),
        ],
    },
    List {
        operation: "DescribeVpcEndpointServicePermissions",
        member: "AllowedPrincipals",
        least: 5,
        filters: &[("principal", "Principal"), ("principal-type", "PrincipalType")],
    },
    List {
        operation: "DescribeVpcEndpointConnectionNotifications",
        member: "ConnectionNotificationSet",
        least: 1,
        filters: &[
            ("connection-notification-arn", "ConnectionNotificationArn"),
            ("connection-notification-id", "ConnectionNotificationId"),
            ("connection-notification-state", "ConnectionNotificationState"),
            ("connection-notification-type", "ConnectionNotificationType"),
            ("service-id", "ServiceId"),
            ("vpc-endpoint-id", "VpcEndpointId"),
        ],
    },
];

impl List {
    /// The list that an operation gives.
    pub(crate) fn find(operation: &str) -> Option<&'static Self> {
        LISTS.iter().find(|list| list.operation == operation)
    }
}

/// What an interface endpoint's policy is when none was given (§4.4).
const FULL_ACCESS: &str = "{\n  \"Statement\": [\n    {\n      \"Action\": \"*\", \n      \"Effect\": \"Allow\", \n      \"Principal\": \"*\", \n      \"Resource\": \"*\"\n    }\n  ]\n}";

fn tags_view(tags: &[(String, String)]) -> Value {
    tags.iter().map(|(key, value)| json!({ "Key": key, "Value": value })).collect()
}

/// The filters of a call, with their values.
fn given_filters(call: &Call<'_>) -> Vec<(String, Vec<String>)> {
    let filters = call.params["Filters"].as_array().into_iter().flatten();
    let filters = filters.map(|filter| {
        let values = filter["Values"].as_array().into_iter().flatten();
        let values = values.filter_map(Value::as_str).map(str::to_owned).collect();
        (filter["Name"].as_str().unwrap_or_default().to_owned(), values)
    });
    filters.collect()
}

impl Model {
    /// A describe, with its filters. Pages are joined before they come here.
    pub(crate) fn describe(&self, operation: &str, call: &Call<'_>) -> Expected {
        let mut no = Refusals::default();
        let refuse = |no: &mut Refusals, code, text: String, rule| no.0.push(Refusal { code, text: Some(text), rule });
        let list = List::find(operation);
        if let Some(count) = call.params["MaxResults"].as_i64() {
            let least = list.map_or(1, |list| list.least);
            if count < least {
                let text = format!(
                    "Value ( {count} ) for parameter maxResults is invalid. Expecting a value greater than {least}."
                );
                refuse(&mut no, "InvalidParameterValue", text, "§7.2, A14");
            }
        }
        if call.text("NextToken").is_some() {
            // Those of a walk are made up.
            no.0.push(Refusal { code: "InvalidNextToken", text: None, rule: "§7.2" });
            no.0.push(Refusal { code: "InvalidPaginationToken", text: None, rule: "§7.2" });
        }
        let given = given_filters(call);
        if let Some(list) = list {
            for (name, _) in &given {
                if !list.filters.iter().any(|(has, _)| has == name) {
                    refuse(&mut no, "InvalidFilter", format!("The filter '{name}' is invalid"), "§2.1, §7.1");
                }
            }
        }
        let items = match self.items(operation, call) {
            Ok(items) => items,
            Err(others) => {
                no.0.extend(others.0);
                return Err(no);
            }
        };
        if !no.0.is_empty() {
            return Err(no);
        }
        let Some(list) = list else { return Ok(json!({ "VpcEndpointAssociations": [] })) };
        let is_wanted = |item: &Value| {
            given.iter().all(|(name, values)| {
                let has = values_of(list, name, item, call.at);
                values.iter().any(|wanted| has.iter().any(|has| is_like(wanted, has)))
            })
        };
        let items: Vec<Value> = items.into_iter().filter(is_wanted).collect();
        let mut answer = json!({});
        if list.member == "ServiceDetails" {
            let mut names: Vec<Value> = items.iter().map(|item| item["ServiceName"].clone()).collect();
            names.sort_by_key(ToString::to_string);
            answer["ServiceNames"] = json!(names);
        }
        answer[list.member] = Value::Array(items);
        Ok(answer)
    }

    /// Everything that a list without filters shows, in creation order.
    fn items(&self, operation: &str, call: &Call<'_>) -> Result<Vec<Value>, Refusals> {
        let at = call.at;
        Ok(match operation {
            "DescribeVpcEndpointServiceConfigurations" => {
                let ids = call.list("ServiceIds");
                for id in &ids {
                    self.shown_service(call, id)?;
                }
                let own = self.services.iter().filter(|service| service.place == at && !self.is_gone(service));
                let wanted = own.filter(|service| ids.is_empty() || ids.contains(&service.id));
                wanted.map(|service| self.configuration_view(service, false)).collect()
            }
            "DescribeVpcEndpointServices" => {
                let names = call.list("ServiceNames");
                let mut regions = call.list("ServiceRegions");
                // A filter reaches other Regions, too (§5.8).
                if regions.is_empty() {
                    let reached = REGIONS.iter().filter(|region| {
                        let filters = given_filters(call);
                        let mut filters = filters.iter().filter(|(name, _)| name == "service-region");
                        **region == at.region()
                            || filters.any(|(_, values)| values.iter().any(|wanted| is_like(wanted, region)))
                    });
                    regions.extend(reached.map(ToString::to_string));
                }
                let seen: Vec<&Service> =
                    self.services.iter().filter(|service| Self::is_seen(service, at, &regions)).collect();
                for name in &names {
                    if !seen.iter().any(|service| service_name(service) == *name) {
                        let text = format!("The Vpc Endpoint Service '{name}' does not exist");
                        return Err(Refusals(vec![Refusal {
                            code: "InvalidServiceName",
                            text: Some(text),
                            rule: "§2.1, A11",
                        }]));
                    }
                }
                let wanted =
                    seen.into_iter().filter(|service| names.is_empty() || names.contains(&service_name(service)));
                wanted.map(|service| self.detail_view(service, at)).collect()
            }
            "DescribeVpcEndpoints" => {
                let ids = call.list("VpcEndpointIds");
                for id in &ids {
                    self.own_endpoint(call, id)?;
                }
                let own =
                    self.endpoints.iter().filter(|endpoint| endpoint.place == at && endpoint.state(self.now) != "gone");
                let wanted = own.filter(|endpoint| ids.is_empty() || ids.contains(&endpoint.id));
                wanted.map(|endpoint| self.endpoint_view(endpoint, false)).collect()
            }
            "DescribeVpcEndpointConnections" => {
                let listed = self.endpoints.iter().filter_map(|endpoint| self.connection_view(endpoint, at));
                listed.collect()
            }
            "DescribeVpcEndpointServicePermissions" => {
                let id = call.text("ServiceId").unwrap_or_default();
                let service = &self.services[self.shown_service(call, id)?];
                let permissions = service.permissions.iter();
                permissions
                    .map(|(principal, kind)| {
                        json!({ "PrincipalType": kind, "Principal": principal, "ServicePermissionId": "~", "ServiceId": id })
                    })
                    .collect()
            }
            "DescribeVpcEndpointConnectionNotifications" => {
                let id = call.text("ConnectionNotificationId");
                if let Some(id) = id {
                    self.own_notification(call, id)?;
                }
                let own = self
                    .notifications
                    .iter()
                    .filter(|has| has.place == at && self.is_there(has) && id.is_none_or(|id| id == has.id));
                own.map(|notification| self.notification_view(notification)).collect()
            }
            "DescribeVpcEndpointAssociations" => {
                for id in call.list("VpcEndpointIds") {
                    self.own_endpoint(call, &id)?;
                }
                Vec::new()
            }
            other => panic!("the model has no {other}"),
        })
    }

    /// Whether DescribeVpcEndpointServices shows it here (§5.8, A11).
    fn is_seen(service: &Service, at: Place, regions: &[String]) -> bool {
        service.gone_at.is_none()
            && Self::is_permitted(service, at)
            && regions.iter().any(|region| region == service.place.region())
            && service.regions.iter().any(|(has, state)| has == at.region() && *state == "Available")
    }

    /// Zones by the letters of this place, in order; ids in the order of the names.
    fn zones_view(&self, zones: &[String], at: Place) -> (Value, Value) {
        let names = &self.zone_names[&at];
        let mut pairs: Vec<(&String, &String)> = zones.iter().filter_map(|id| Some((names.get(id)?, id))).collect();
        pairs.sort();
        (pairs.iter().map(|(name, _)| json!(name)).collect(), pairs.iter().map(|(_, id)| json!(id)).collect())
    }

    /// §5.1, §5.3
    pub(crate) fn configuration_view(&self, service: &Service, is_new: bool) -> Value {
        let (names, ids) = self.zones_view(&service.zones, service.place);
        let regions = service.regions.iter().map(|(region, state)| json!({ "Region": region, "ServiceState": state }));
        let mut shown = json!({
            "ServiceType": [{ "ServiceType": service_type(service) }],
            "ServiceId": service.id,
            "ServiceName": service_name(service),
            "ServiceState": if service.gone_at.is_some() { "Deleting" } else { "Available" },
            "AvailabilityZoneIds": ids,
            "AvailabilityZones": names,
            "AcceptanceRequired": service.needs_acceptance,
            "ManagesVpcEndpoints": false,
            "SupportedIpAddressTypes": ["ipv4"],
            "PrivateDnsNameConfiguration": {},
            "SupportedRegions": regions.collect::<Value>(),
        });
        let balancers = if service.is_gateway { "GatewayLoadBalancerArns" } else { "NetworkLoadBalancerArns" };
        shown[balancers] = json!(service.balancers);
        if !service.is_gateway {
            shown["BaseEndpointDnsNames"] = base_names(service);
        }
        if let Some(name) = &service.private_name {
            shown["PrivateDnsName"] = json!(name);
            // No TXT record is ever there in a walk (§3.3).
            shown["PrivateDnsNameConfiguration"] =
                json!({ "State": "pendingVerification", "Type": "TXT", "Value": "~", "Name": "~" });
        }
        if service.owner_pays {
            shown["PayerResponsibility"] = json!("ServiceOwner");
        }
        if !is_new || !service.tags.is_empty() {
            shown["Tags"] = tags_view(&service.tags);
        }
        shown
    }

    /// §5.8
    fn detail_view(&self, service: &Service, at: Place) -> Value {
        let mut shown = json!({
            "ServiceName": service_name(service),
            "ServiceId": service.id,
            "ServiceType": [{ "ServiceType": service_type(service) }],
            "ServiceRegion": service.place.region(),
            "Owner": service.place.owner(),
            "VpcEndpointPolicySupported": false,
            "AcceptanceRequired": service.needs_acceptance,
            "ManagesVpcEndpoints": false,
            // [I] tags are seen by the account that gave them.
            "Tags": if service.place.owner() == at.owner() { tags_view(&service.tags) } else { json!([]) },
            "SupportedIpAddressTypes": ["ipv4"],
        });
        if service.place.region == at.region {
            let (names, ids) = self.zones_view(&service.zones, at);
            (shown["AvailabilityZones"], shown["AvailabilityZoneIds"]) = (names, ids);
        }
        if !service.is_gateway {
            shown["BaseEndpointDnsNames"] = base_names(service);
        }
        if let Some(name) = &service.private_name {
            shown["PrivateDnsName"] = json!(name);
            shown["PrivateDnsNames"] = json!([{ "PrivateDnsName": name }]);
            shown["PrivateDnsNameVerificationState"] = json!("pendingVerification");
        }
        if service.owner_pays {
            shown["PayerResponsibility"] = json!("ServiceOwner");
        }
        shown
    }

    fn service_of(&self, endpoint: &Endpoint) -> &Service {
        self.services.iter().find(|service| service.id == endpoint.service).unwrap()
    }

    /// §4.1, A17: the Regional name, and in the service's own Region one for each zone, by the consumer's letters.
    fn dns_view(&self, endpoint: &Endpoint) -> Value {
        let service = self.service_of(endpoint);
        if service.is_gateway {
            return json!([]);
        }
        let region = service.place.region();
        let rest = format!("{}.{region}.vpce.amazonaws.com", service.id);
        let mut names = vec![format!("{}-~.{rest}", endpoint.id)];
        if service.place.region == endpoint.place.region {
            let zones =
                endpoint.subnets.iter().map(|subnet| &self.zone_names[&endpoint.place][&self.subnets[subnet].zone]);
            let mut zonal: Vec<String> = zones.map(|zone| format!("{}-~-{zone}.{rest}", endpoint.id)).collect();
            zonal.sort();
            names.extend(zonal);
        }
        let zone = if region == "us-east-1" { "Z7HUB22UULQXV" } else { "Z38GZ743OKFT7T" };
        names.iter().map(|name| json!({ "DnsName": name, "HostedZoneId": zone })).collect()
    }

    /// §5.2, §5.9
    pub(crate) fn endpoint_view(&self, endpoint: &Endpoint, is_new: bool) -> Value {
        let service = self.service_of(endpoint);
        let groups = endpoint.groups.iter().map(|group| json!({ "GroupId": group, "GroupName": self.groups[group].1 }));
        let mut shown = json!({
            "VpcEndpointId": endpoint.id,
            "VpcEndpointType": service_type(service),
            "VpcId": endpoint.vpc,
            "ServiceName": service_name(service),
            "State": endpoint.state(self.now),
            "RouteTableIds": [],
            "SubnetIds": endpoint.subnets,
            "Groups": groups.collect::<Value>(),
            "IpAddressType": "ipv4",
            "DnsOptions": { "DnsRecordIpType": "ipv4" },
            "PrivateDnsEnabled": false,
            "RequesterManaged": false,
            "NetworkInterfaceIds": endpoint.subnets.len(),
            "DnsEntries": self.dns_view(endpoint),
            "CreationTimestamp": endpoint.created,
            "OwnerId": endpoint.place.owner(),
            "ServiceRegion": service.place.region(),
        });
        // Endpoints of appliances have none (AWS CLI's example).
        if !is_new && !service.is_gateway {
            shown["PolicyDocument"] = json!(FULL_ACCESS);
        }
        if !is_new || !endpoint.tags.is_empty() {
            shown["Tags"] = tags_view(&endpoint.tags);
        }
        if endpoint.payer.is_some() {
            shown["PayerResponsibilities"] = payers_view(endpoint);
        }
        shown
    }

    /// §5.13: the connection of an endpoint, as the owner of its service sees it. Those of a deleted service stay for a
    /// while, as `rejected` (§3.1).
    fn connection_view(&self, endpoint: &Endpoint, at: Place) -> Option<Value> {
        let service = self.service_of(endpoint);
        let state = match (self.is_gone(service), endpoint.state(self.now)) {
            (_, "gone") => return None,
            (true, _) if service.forgotten_at <= self.now => return None,
            // [I] unless it is being deleted.
            (true, "deleting") => "deleting",
            (true, _) => "rejected",
            (false, state) => state,
        };
        if service.place != at {
            return None;
        }
        let mut shown = json!({
            "ServiceId": service.id,
            "VpcEndpointId": endpoint.id,
            "VpcEndpointOwner": endpoint.place.owner(),
            "VpcEndpointState": state,
            "CreationTimestamp": endpoint.created,
            "DnsEntries": self.dns_view(endpoint),
            "IpAddressType": "ipv4",
            "VpcEndpointConnectionId": "~",
            "Tags": [],
            "VpcEndpointRegion": endpoint.place.region(),
        });
        let balancers = if service.is_gateway { "GatewayLoadBalancerArns" } else { "NetworkLoadBalancerArns" };
        if !self.is_gone(service) {
            shown[balancers] = json!(service.balancers);
        }
        if endpoint.payer.is_some() {
            shown["PayerResponsibilities"] = payers_view(endpoint);
        }
        Some(shown)
    }

    /// §3.4, §5.14
    pub(crate) fn notification_view(&self, notification: &Notification) -> Value {
        // [I] the Region of the service, though an endpoint in another one is what it is about.
        let about = self.endpoints.iter().find(|endpoint| endpoint.id == notification.about.1);
        let region = about.map(|endpoint| self.service_of(endpoint).place.region());
        let mut shown = json!({
            "ConnectionNotificationId": notification.id,
            "ConnectionNotificationType": "Topic",
            "ConnectionNotificationArn": notification.topic,
            "ConnectionEvents": notification.events,
            "ConnectionNotificationState": "Enabled",
            "ServiceRegion": region.unwrap_or(notification.place.region()),
        });
        shown[notification.about.0] = json!(notification.about.1);
        shown
    }
}

fn base_names(service: &Service) -> Value {
    json!([format!("{}.{}.vpce.amazonaws.com", service.id, service.place.region())])
}

/// What a filter compares of an item.
fn values_of(list: &List, filter: &str, item: &Value, at: Place) -> Vec<String> {
    let member = list.filters.iter().find(|(name, _)| *name == filter).map_or("", |(_, member)| member);
    let tags = || item["Tags"].as_array().into_iter().flatten();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    match member {
        "tag-key" => return tags().map(|tag| text(&tag["Key"])).collect(),
        "tag:team" => return tags().filter(|tag| tag["Key"] == "team").map(|tag| text(&tag["Value"])).collect(),
        _ => (),
    }
    let mut values = match &item[member] {
        Value::String(value) => vec![value.clone()],
        Value::Array(values) => {
            let member = |value: &Value| if value.is_object() { text(&value[member]) } else { text(value) };
            values.iter().map(member).collect()
        }
        _ => Vec::new(),
    };
    // §7.1: any other Region.
    if filter == "vpc-endpoint-region" && item[member] != at.region() {
        values.push("cross-region".to_owned());
    }
    values
}

/// `*` is any text, `?` any character (§7.1).
fn is_like(pattern: &str, text: &str) -> bool {
    match (pattern.chars().next(), text.chars().next()) {
        (None, None) => true,
        (Some('*'), _) => {
            is_like(&pattern[1..], text)
                || !text.is_empty() && is_like(pattern, &text[text.chars().next().unwrap().len_utf8()..])
        }
        (Some('?'), Some(_)) => is_like(&pattern[1..], &text[1..]),
        (Some(a), Some(b)) if a == b => is_like(&pattern[a.len_utf8()..], &text[b.len_utf8()..]),
        _ => false,
    }
}
