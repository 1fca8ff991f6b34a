//! Whether a caller's own policy lets it do what it asks for. Callers without one may do everything.
//!
//! What an operation touches stands in [`actions`]; what is known about it, in the input and in the state. Each resource of
//! each action must be allowed. What a topic's policy would allow besides does not count for callers who have one [I].

use serde_json::Value;

use super::actions::{self, Key, Line};
use crate::base::config::Config;
use crate::base::files;
use crate::base::random::Random;
use crate::domain::arn::Arn;
use crate::domain::aws_services;
use crate::domain::caller::Caller;
use crate::domain::error::ApiError;
use crate::domain::ids::Kind;
use crate::domain::policy::{self, Context, Policy, Principal, Verdict};
use crate::domain::regions::Region;
use crate::domain::session::Session;
use crate::model::shape::Protocol;
use crate::model::{Operation, Service};
use crate::ops::{Call, Failure, identity};
use crate::store::{self, Access, StoreError};

/// The service of actions whose refusals have a text of their own.
const EC2: &str = "ec2";

/// How long the blob of a refusal is. AWS's are several times as long; as with theirs, nothing can be read out of it [I].
const ENCODED_MESSAGE: usize = 64;

/// The policy of a caller.
pub(super) struct Rules {
    /// The file's name, as reasons show it.
    file: String,
    policy: Policy,
}

impl Rules {
    /// The policy of a caller; none if it has none.
    ///
    /// # Errors
    /// One line if its file cannot be read or is no policy.
    pub(super) fn of(caller: &Caller, config: &Config) -> Result<Option<Self>, Failure> {
        let Some(path) = config.policy_of(&caller.principal) else { return Ok(None) };
        let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let unusable =
            |why: String| Failure::Misconfigured(format!("Unable to use the policy {}: {why}", path.display()));
        let text = files::read_settings(path).map_err(|error| unusable(error.to_string()))?;
        let policy = Policy::of_identity(&text).map_err(unusable)?;
        Ok(Some(Self { file, policy }))
    }

    /// Refuses what the policy does not allow.
    ///
    /// # Errors
    /// The service's refusal, or that the state cannot serve.
    pub(super) fn check(&self, call: &Call<'_>, asked: &Asked<'_>) -> Result<(), Failure> {
        for Question { action, resource, context } in asked.questions(call)? {
            let access = policy::Access {
                principal: Principal::Holder,
                action: &action,
                resource: &resource,
                context: &context,
            };
            let free = actions::FREE.iter().find(|(free, _)| action == *free);
            let (why, reason) = match (self.policy.judge(&access), free) {
                (Verdict::Allowed, _) | (_, Some((_, false))) | (Verdict::NotAllowed(_), Some(_)) => continue,
                (Verdict::Denied(reason), _) => {
                    ("with an explicit deny in an identity-based policy".to_owned(), reason)
                }
                (Verdict::NotAllowed(reason), None) => {
                    (format!("because no identity-based policy allows the {action} action"), reason)
                }
            };
            call.explain(format!("the policy {}: {reason}", self.file));
            return Err(asked.refusal(call, action, &resource, why).into());
        }
        Ok(())
    }
}

/// A call as a policy sees it.
pub(super) struct Asked<'a> {
    /// The service.
    pub(super) service: &'static Service,
    /// The operation.
    pub(super) operation: &'static Operation,
    /// Whether it changes the state.
    pub(super) access: Access,
    /// Its input.
    pub(super) params: &'a Value,
}

/// One thing that a policy has to allow.
struct Question {
    /// `ec2:CreateVpcEndpoint`
    action: String,
    /// An ARN, or `*`.
    resource: String,
    context: Context,
}

impl Asked<'_> {
    /// What actions of the service begin with.
    fn prefix(&self) -> &'static str {
        match self.service.signing_name {
            // Capitals do not count, but SNS writes them.
            "sns" => "SNS",
            "tagging" => "tag",
            name => name,
        }
    }

    fn action(&self) -> String {
        format!("{}:{}", self.prefix(), self.operation.name)
    }

    fn refusal(&self, call: &Call<'_>, action: String, resource: &str, why: String) -> ApiError {
        let principal = identity::acting_principal(&call.caller.principal);
        // It follows from what is refused, so that a refusal takes nothing from what ids are made of.
        let seed = format!("{principal} {action} {resource}");
        let resource = if resource == "*" { String::new() } else { format!(" on resource: {resource}") };
        match self.service.signing_name {
            EC2 => {
                let blob = || {
                    format!(
                        ". Encoded authorization failure message: {}",
                        Random::new(Some(&seed)).mixed(ENCODED_MESSAGE)
                    )
                };
                let message = (self.access == Access::Write).then(blob).unwrap_or_default();
                ApiError::Unauthorized { principal, action, resource, why, message }
            }
            "sns" => ApiError::AuthorizationError { principal, action, resource, why },
            _ if self.service.protocol == Protocol::Json => {
                ApiError::AccessDeniedException { principal, action, resource, why }
            }
            _ => ApiError::AccessDenied { principal, action, resource, why },
        }
    }

    /// All that has to be allowed.
    fn questions(&self, call: &Call<'_>) -> Result<Vec<Question>, Failure> {
        let general = self.general_context(call);
        let mut questions = Vec::new();
        for line in actions::of(self.service.signing_name, self.operation.name) {
            let action = match line.further {
                None => self.action(),
                Some((member, action)) if self.names_another(call, member) => action.to_owned(),
                Some(_) => continue,
            };
            self.ask(call, line, &action, &general, &mut questions)?;
        }
        if !questions.iter().any(|question| question.action == self.action()) {
            questions.insert(0, Question { action: self.action(), resource: "*".to_owned(), context: general.clone() });
        }
        if self.service.signing_name == EC2 {
            // What a call makes may only have tags that its caller could give it.
            for specification in items(self.params, "TagSpecifications") {
                let Some(kind) = specification["ResourceType"].as_str() else { continue };
                if items(specification, "Tags").is_empty() {
                    continue;
                }
                let mut context = general.clone();
                context.set("ec2:CreateAction", self.operation.name);
                self.add_request_tags(kind, &mut context);
                let resource = self.arn(call, &format!("{kind}/*"));
                questions.push(Question { action: "ec2:CreateTags".to_owned(), resource, context });
            }
        }
        Ok(questions)
    }

    /// Asks about each resource of a line.
    fn ask(
        &self,
        call: &Call<'_>,
        line: &Line,
        action: &str,
        general: &Context,
        questions: &mut Vec<Question>,
    ) -> Result<(), Failure> {
        for resource in line.resources {
            for filled in self.filled(call, resource.form)? {
                let arn = self.arn(call, &filled);
                let mut context = general.clone();
                if action.ends_with(":AddTags")
                    && self.service.signing_name == "elasticloadbalancing"
                    && line.further.is_some()
                {
                    context.set("elasticloadbalancing:CreateAction", self.operation.name);
                }
                self.add_resource(call, &arn, resource.keys, &mut context)?;
                questions.push(Question { action: action.to_owned(), resource: arn, context });
            }
        }
        Ok(())
    }

    /// A form with the input in it: one text for each value, none if there is none.
    fn filled(&self, call: &Call<'_>, form: &str) -> Result<Vec<String>, Failure> {
        let mut texts = vec![String::new()];
        for piece in form.split_inclusive('}') {
            let (before, member) = match piece.strip_suffix('}').and_then(|piece| piece.split_once('{')) {
                Some((before, member)) => (before, Some(member)),
                None => (piece, None),
            };
            let values = match member {
                None => vec![String::new()],
                Some(member) => match self.derived(call, member)? {
                    Some(values) => values,
                    None => texts_at(self.params, member),
                },
            };
            texts = texts
                .iter()
                .flat_map(|text| values.iter().map(move |value| format!("{text}{before}{value}")))
                .collect();
        }
        Ok(texts)
    }

    /// What is not in the input but follows from it; none if that is not what the name stands for.
    fn derived(&self, call: &Call<'_>, name: &str) -> Result<Option<Vec<String>>, Failure> {
        let (tx, scope) = (&call.tx, call.scope());
        let text = |member| texts_at(self.params, member).into_iter().next().unwrap_or_default();
        let notifications = || -> Result<Vec<store::notifications::Notification>, StoreError> {
            let ids = ["ConnectionNotificationId", "ConnectionNotificationIds"];
            let ids = ids.iter().flat_map(|member| texts_at(self.params, member));
            ids.filter_map(|id| store::notifications::find(tx, scope, &id).transpose()).collect()
        };
        let association = || store::route_tables::find_association(tx, scope, &text("AssociationId"));
        Ok(Some(match name {
            // Those of the ARNs that are of this service.
            "TaggedInEc2" => self.tagged_in(EC2),
            "TaggedInElb" => self.tagged_in("elasticloadbalancing"),
            "TaggedInRoute53" => self.tagged_in("route53"),
            "TaggedInSns" => self.tagged_in("sns"),
            "AccepterVpc" => {
                let peering = store::peering::find(tx, scope, &text("VpcPeeringConnectionId"))?;
                peering.into_iter().map(|peering| peering.accepter.vpc_id).collect()
            }
            "AssociatedSubnet" => association()?.and_then(|association| association.subnet_id).into_iter().collect(),
            "AssociatedTable" => association()?.map(|association| association.route_table_id).into_iter().collect(),
            "NewListener" => vec![format!("{}/*", text("LoadBalancerArn").replacen(":loadbalancer/", ":listener/", 1))],
            "NotifyingEndpoint" => notifications()?.into_iter().filter_map(|one| one.endpoint_id).collect(),
            "NotifyingService" => notifications()?.into_iter().filter_map(|one| one.service_id).collect(),
            "TypeOfLoadBalancer" => vec![
                match text("Type").as_str() {
                    "network" => "net",
                    "gateway" => "gwy",
                    _ => "app",
                }
                .to_owned(),
            ],
            _ => return Ok(None),
        }))
    }

    /// The ARNs of a service among those that are to be tagged.
    fn tagged_in(&self, service: &str) -> Vec<String> {
        let arns = texts_at(self.params, "ResourceARNList").into_iter();
        arns.filter(|arn| Arn::parse(arn).is_some_and(|arn| arn.service == service)).collect()
    }

    /// The ARN of the caller's resource with this last part, which may be an ARN already, or an id of EC2's.
    fn arn(&self, call: &Call<'_>, resource: &str) -> String {
        if resource.starts_with("arn:") {
            return resource.to_owned();
        }
        let (partition, service) = (call.region.partition, self.service.signing_name);
        let kind = if service == EC2 { Kind::of(resource) } else { None };
        let kind = kind.map_or_else(String::new, |kind| format!("{}/", kind.resource_type()));
        let (region, account) =
            if service == "route53" { ("", "") } else { (call.region.name, call.caller.account.as_str()) };
        format!("arn:{partition}:{service}:{region}:{account}:{kind}{resource}")
    }

    /// Whether a member has anything but the Region of the call.
    fn names_another(&self, call: &Call<'_>, member: &str) -> bool {
        match self.params.get(member) {
            None | Some(Value::Null) => false,
            Some(Value::Array(values)) => values.iter().any(|value| value != call.region.name),
            Some(value) => value != call.region.name && value != "",
        }
    }

    /// What is the same for whatever the call touches.
    fn general_context(&self, call: &Call<'_>) -> Context {
        let mut context = Context::default();
        let principal = identity::acting_principal(&call.caller.principal);
        let account = &call.caller.account;
        let (kind, arn) = match Session::of_principal(&principal) {
            Some(session) => {
                let (partition, Session { account, role, .. }) = (call.region.partition, session);
                ("AssumedRole", format!("arn:{partition}:iam::{account}:role/{role}"))
            }
            None if principal.ends_with(":root") => ("Account", principal),
            None => ("User", principal),
        };
        if let Some((_, name)) = arn.rsplit_once('/').filter(|_| kind == "User") {
            context.set("aws:username", name);
        }
        context.set("aws:PrincipalArn", arn);
        context.set("aws:PrincipalAccount", account);
        context.set("aws:PrincipalType", kind);
        context.set("aws:userid", identity::unique_id(call.caller));
        context.set("aws:RequestedRegion", call.region.name);
        context.set("aws:CurrentTime", format!("{:.0}", call.now()));
        context.set("aws:EpochTime", call.now().as_second().to_string());
        // As if it had come to AWS [I].
        context.set("aws:SecureTransport", "true");
        context.set("aws:PrincipalIsAWSService", "false");
        context.set("aws:ViaAWSService", "false");
        if call.caller.session_token.is_some() {
            context.set("aws:MultiFactorAuthPresent", "false");
        }
        if self.service.signing_name == EC2 {
            context.set("ec2:Region", call.region.name);
        }
        context
    }

    /// What is known about a resource.
    fn add_resource(&self, call: &Call<'_>, arn: &str, keys: &[Key], context: &mut Context) -> Result<(), Failure> {
        let Some(Arn { service, account, resource, .. }) = Arn::parse(arn) else { return Ok(()) };
        let (kind, id) = resource.split_once('/').unwrap_or(("", resource));
        if !account.is_empty() {
            context.set("aws:ResourceAccount", account);
        }
        self.add_request_tags(kind, context);
        let is_new = id.ends_with('*');
        // Route 53 has no keys for tags.
        if !is_new && service != "route53" {
            for (key, value) in store::tags::of(&call.tx, call.scope(), if service == EC2 { id } else { arn })? {
                context.set(format!("{service}:ResourceTag/{key}"), value.clone());
                context.set(format!("aws:ResourceTag/{key}"), value);
            }
        }
        if let Some((_, key)) = IDS.iter().find(|(of, _)| !is_new && service == EC2 && *of == kind) {
            context.set(*key, id);
        }
        match kind {
            _ if keys.is_empty() => Ok(()),
            "vpc-endpoint" => self.add_endpoint(call, id, keys, context),
            "vpc-endpoint-service" => self.add_service(call, id, keys, context),
            _ => Ok(()),
        }
    }

    /// The tags that the call gives to what it makes of this kind, or names.
    fn add_request_tags(&self, kind: &str, context: &mut Context) {
        let specifications = items(self.params, "TagSpecifications").iter();
        let of_kind = specifications.filter(|specification| specification["ResourceType"] == kind);
        let tags = of_kind.flat_map(|specification| items(specification, "Tags")).chain(items(self.params, "Tags"));
        let mut names = texts_at(self.params, "TagKeys");
        if let Some(map) = self.params["Tags"].as_object() {
            for (key, value) in map {
                names.push(key.clone());
                context.set(format!("aws:RequestTag/{key}"), value.as_str().unwrap_or_default());
            }
        }
        for tag in tags {
            let Some(key) = tag["Key"].as_str() else { continue };
            names.push(key.to_owned());
            if let Some(value) = tag["Value"].as_str() {
                context.set(format!("aws:RequestTag/{key}"), value);
            }
        }
        if !names.is_empty() {
            context.set_all("aws:TagKeys", names);
        }
    }

    /// What is known about an endpoint that there is, or is to be made. It is of several Regions if its service is in
    /// another [I].
    fn add_endpoint(&self, call: &Call<'_>, id: &str, keys: &[Key], context: &mut Context) -> Result<(), Failure> {
        let text = |member| texts_at(self.params, member).into_iter().next();
        let (name, region) = match store::endpoints::find(&call.tx, call.scope(), id)? {
            Some(endpoint) => (Some(endpoint.service_name), endpoint.service_region),
            None if id == "*" => {
                (text("ServiceName"), text("ServiceRegion").unwrap_or_else(|| call.region.name.to_owned()))
            }
            None => return Ok(()),
        };
        for key in keys {
            let value = match key {
                Key::ServiceName => name.clone(),
                Key::ServiceOwner => name.as_deref().map(|name| owner(call, name, &region)).transpose()?.flatten(),
                Key::ServiceRegion => Some(region.clone()),
                Key::MultiRegion => Some((region != call.region.name).to_string()),
                Key::PrivateDnsName | Key::SupportedRegion => None,
            };
            if let Some(value) = value {
                context.set(key.name(), value);
            }
        }
        Ok(())
    }

    /// What is known about a service that there is, or is to be made: what the call says about it goes before what the
    /// state says [I].
    fn add_service(&self, call: &Call<'_>, id: &str, keys: &[Key], context: &mut Context) -> Result<(), Failure> {
        let found = store::services::find(&call.tx, call.scope(), id)?;
        if found.is_none() && id != "*" {
            return Ok(());
        }
        let parts = found.as_ref().map(|service| store::services::parts_of(&call.tx, &service.id)).transpose()?;
        let host = call.region.name.to_owned();
        let kept: Vec<String> = match parts {
            Some(parts) => parts.regions.into_iter().map(|region| region.name).collect(),
            None => vec![host.clone()],
        };
        let members = ["SupportedRegions", "AddSupportedRegions", "RemoveSupportedRegions"];
        let asked: Vec<String> = members.iter().flat_map(|member| texts_at(self.params, member)).collect();
        let is_multi = kept.iter().chain(&asked).any(|region| *region != host);
        let dns_name = texts_at(self.params, "PrivateDnsName").into_iter().next();
        let dns_name = dns_name.or_else(|| Some(found?.private_dns?.name));
        for key in keys {
            match key {
                Key::MultiRegion => context.set(key.name(), is_multi.to_string()),
                Key::ServiceRegion => context.set(key.name(), host.clone()),
                Key::SupportedRegion => {
                    context.set_all(key.name(), if asked.is_empty() { kept.clone() } else { asked.clone() });
                }
                Key::PrivateDnsName => {
                    if let Some(name) = &dns_name {
                        context.set(key.name(), name);
                    }
                }
                Key::ServiceName | Key::ServiceOwner => {}
            }
        }
        Ok(())
    }
}

/// Types of resources that have a condition key for their ids.
const IDS: &[(&str, &str)] = &[
    ("internet-gateway", "ec2:InternetGatewayID"),
    ("network-interface", "ec2:NetworkInterfaceID"),
    ("route-table", "ec2:RouteTableID"),
    ("security-group", "ec2:SecurityGroupID"),
    ("subnet", "ec2:SubnetID"),
    ("vpc", "ec2:VpcID"),
    ("vpc-peering-connection", "ec2:VpcPeeringConnectionID"),
];

/// Whose a service is: `amazon` or an account; none if there is no such service.
fn owner(call: &Call<'_>, name: &str, region: &str) -> Result<Option<String>, StoreError> {
    let is_aws = Region::find(region).is_some_and(|region| !aws_services::find(name, region).is_empty());
    if is_aws {
        return Ok(Some(aws_services::OWNER.to_owned()));
    }
    Ok(store::services::find_by_name(&call.tx, name)?.map(|service| service.account))
}

/// The items of a list.
fn items<'a>(value: &'a Value, member: &str) -> &'a [Value] {
    value[member].as_array().map_or(&[], Vec::as_slice)
}

/// The texts at a path of members, in all items of lists on the way.
fn texts_at(value: &Value, path: &str) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().flat_map(|item| texts_at(item, path)).collect(),
        Value::String(text) if path.is_empty() && !text.is_empty() => vec![text.clone()],
        Value::Object(members) => {
            let (name, rest) = path.split_once('.').unwrap_or((path, ""));
            members.get(name).map_or_else(Vec::new, |value| texts_at(value, rest))
        }
        _ => Vec::new(),
    }
}
