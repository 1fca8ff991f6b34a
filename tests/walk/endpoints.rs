//! The rules of endpoints and connections, by the sections of the facts that `model.rs` names.

use serde_json::json;

use crate::lab::REGIONS;
use crate::model::{
    ACTIVE, Call, Endpoint, Expected, Model, Refusals, Service, another_in_zone, is_formed, item, malformed,
    malformed_subnet, no_endpoint, payers_view, service_name, service_type,
};

impl Model {
    /// The service of this name that an endpoint here can be made to (A11, A18, table C).
    pub(crate) fn offered(&self, call: &Call<'_>, name: &str) -> Result<&Service, Refusals> {
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
    pub(crate) fn check_subnets(
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
    pub(crate) fn check_groups(
        &self,
        call: &Call<'_>,
        vpc: &str,
        groups: &[String],
        subnets: &[String],
        no: &mut Refusals,
    ) {
        for id in groups {
            match self.groups.get(id).filter(|(vpc, _)| self.vpcs[vpc].place == call.at) {
                None if !is_formed(id, "sg-") => no.add_code("InvalidSecurityGroupId.Malformed", "§2.2"),
                None => no.add("InvalidGroup.NotFound", format!("The security group '{id}' does not exist"), "C"),
                Some((has, _)) if has != vpc => {
                    for subnet in subnets {
                        let text = format!("Security group {id} and subnet {subnet} belong to different networks.");
                        no.add("InvalidParameter", text, "Q6, C");
                    }
                    // The text of table C names a subnet, and there may be none [I] as implemented.
                    if subnets.is_empty() {
                        no.add_code("InvalidGroup.NotFound", "lab-behaviour.md §4.4");
                    }
                }
                Some(_) => (),
            }
        }
    }

    /// What keeps private DNS off (§2.1, A3, Q7); it cannot be verified in a walk.
    pub(crate) fn check_private_dns(service: &Service, no: &mut Refusals) {
        let name = service_name(service);
        let text = if service.private_name.is_none() {
            format!("Private DNS can't be enabled because the service {name} does not provide a private DNS name.")
        } else {
            format!("Private DNS can't be enabled because the service {name} has not verified the private DNS name.")
        };
        no.add("InvalidParameter", text, "A3, Q7");
    }

    /// §5.2
    pub(crate) fn create_endpoint(&mut self, call: &Call<'_>) -> Expected {
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
        let (name, asked) =
            (call.text("ServiceName").unwrap_or_default(), call.text("VpcEndpointType").unwrap_or("Gateway"));
        // What a type does not have is told before whether the service has the type.
        if asked == "Gateway" && !subnets.is_empty() {
            let text = "Subnet IDs are only supported for Interface and GatewayLoadBalancer type VPC Endpoints.";
            no.add("InvalidParameter", text, "§2.1");
        }
        if asked != "Interface" && (!groups.is_empty() || call.flag("PrivateDnsEnabled") == Some(true)) {
            no.add_code("InvalidParameter", "[I]");
        }
        let service = match self.offered(call, name) {
            Ok(service) => service,
            Err(others) => {
                no.0.extend(others.0);
                // What is wrong with the subnets themselves may be told first.
                self.check_subnet_ids(call, vpc, &subnets, &mut no);
                return Err(no);
            }
        };
        let offers = service_type(service);
        if offers != asked {
            let text = format!("Endpoint type ({asked}) does not match available service types ([{offers}]).");
            no.add("InvalidParameter", text, "§2.1");
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
    pub(crate) fn check_subnet_ids(&self, call: &Call<'_>, vpc: &str, subnets: &[String], no: &mut Refusals) {
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
    pub(crate) fn modify_endpoint(&mut self, call: &Call<'_>) -> Expected {
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
    pub(crate) fn delete_endpoints(&mut self, call: &Call<'_>) -> Expected {
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
    pub(crate) fn accept(&mut self, call: &Call<'_>, is_accepting: bool) -> Expected {
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
    pub(crate) fn pay_for_endpoint(&mut self, call: &Call<'_>) -> Expected {
        let id = call.text("VpcEndpointId").unwrap_or_default();
        let mut no = Refusals::default();
        if !is_formed(id, "vpce-") {
            no.add("InvalidVpcEndpointId.Malformed", malformed(id, "vpce-"), "A1, C");
        }
        if let Some(Err(others)) = call.text("ServiceId").map(|service| self.own_service(call, service)) {
            no = no.or(others);
        }
        let now = self.now;
        let owns = |service: &str| {
            self.services.iter().any(|has| has.id == service && has.place == call.at && has.gone_at.is_none())
        };
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
}
