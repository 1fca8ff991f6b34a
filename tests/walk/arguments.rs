//! The arguments of the larger commands of a walk: mostly such as work, now and then such as do not.

use serde_json::{Value, json};

use crate::commands::{Chooser, PRINCIPALS};
use crate::lab::{ACCOUNTS, Place, REGIONS};
use crate::model::{Model, service_name};
use crate::views::LISTS;

impl Chooser<'_> {
    pub(crate) fn new_service(&mut self, at: Place) -> Value {
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

    pub(crate) fn changed_service(&mut self, at: Place, id: &str) -> Value {
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
    pub(crate) fn new_endpoint(&mut self, at: Place) -> (Place, Value) {
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

    pub(crate) fn subnets(&mut self, at: Place, vpc: usize, service: Option<&crate::model::Service>) -> Vec<String> {
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

    pub(crate) fn security_groups(&mut self, at: Place, vpc: usize) -> Vec<String> {
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

    pub(crate) fn changed_endpoint(&mut self, at: Place) -> (Place, Value) {
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
    pub(crate) fn judged(&mut self, at: Place) -> (Place, Value) {
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

    pub(crate) fn topic(&mut self, at: Place) -> Value {
        let start = format!(":{}:{}:", at.region(), at.owner());
        let own: Vec<String> = self.model.topics.iter().filter(|topic| topic.contains(&start)).cloned().collect();
        match self.below(12) {
            0 => json!("nonsense"),
            1 => json!(format!("arn:aws:sns{start}none")),
            _ => json!(self.pick(&own)),
        }
    }

    pub(crate) fn events(&mut self) -> Value {
        let mut events: Vec<&str> = Vec::new();
        for _ in 0..=self.below(3) {
            events.push(self.pick(&["Accept", "Connect", "Delete", "Reject"]).unwrap());
        }
        if self.one_in(20) {
            events.push("Explode");
        }
        json!(events)
    }

    pub(crate) fn new_notification(&mut self, at: Place) -> (Place, Value) {
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
    pub(crate) fn described(&mut self, operation: &str, at: Place) -> (Place, Value) {
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

    pub(crate) fn filter(&mut self, name: &str, at: Place) -> Value {
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
