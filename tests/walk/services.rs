//! The rules of services and permissions, by the sections of the facts that `model.rs` names.

use serde_json::json;

use crate::lab::{Place, REGIONS};
use crate::model::{
    Call, Expected, HAS_CONNECTIONS, LAST_OR_BOTH, Model, Refusals, Service, is_balancer, is_formed, item, malformed,
    no_service,
};

impl Model {
    /// What may not be added to a service: `of` is the one that it is added to (§5.1, Q6, table C).
    pub(crate) fn check_balancers(&self, at: Place, arns: &[String], is_gateway: bool, of: &str, no: &mut Refusals) {
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
    pub(crate) fn zones_of(&self, balancers: &[String]) -> Vec<String> {
        let mut zones: Vec<String> =
            balancers.iter().filter_map(|arn| self.balancers.get(arn)).flat_map(|has| has.zones.clone()).collect();
        zones.sort();
        zones.dedup();
        zones
    }

    /// §5.1
    pub(crate) fn create_service(&mut self, call: &Call<'_>) -> Expected {
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
            // Services of appliances are for their own Region [I].
            if !REGIONS.contains(&region.as_str()) || is_gateway && region != call.at.region() {
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
    pub(crate) fn check_forms(call: &Call<'_>) -> Refusals {
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
    pub(crate) fn modify_service(&mut self, call: &Call<'_>) -> Expected {
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
            if service.is_gateway && region != call.at.region() {
                no.add("InvalidParameter", format!("The Region '{region}' is not supported."), "C");
            }
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
    pub(crate) fn delete_services(&mut self, call: &Call<'_>) -> Expected {
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
    pub(crate) fn modify_permissions(&mut self, call: &Call<'_>) -> Expected {
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
    pub(crate) fn pay_for_service(&mut self, call: &Call<'_>) -> Expected {
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
    pub(crate) fn start_verification(&mut self, call: &Call<'_>) -> Expected {
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
