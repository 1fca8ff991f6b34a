//! Ids that are in the state and fit: which describe lists those that a member wants, as data.
//!
//! They are asked for through the ordinary describes, as the caller that the line names, so that nobody is offered what the
//! call would not find. What does not belong here: members whose choices the model knows (`values`).

use std::time::Duration;

use serde_json::{Map, Value, json};

use super::{Candidate, Known};
use crate::api::Embedded;
use crate::base::config::Config;
use crate::base::document::Document;
use crate::cli::argparse::Given;
use crate::cli::aws_files::AwsFiles;
use crate::cli::errors::CliError;
use crate::cli::invoke::{Client, Settings, Target, Timeouts};
use crate::cli::profile::Session;
use crate::domain::caller::Caller;
use crate::domain::service::{self, Request, ServiceError};
use crate::domain::states::endpoint;
use crate::model::{Kind, Member, Service};
use crate::query::Expression;

/// Where ids come from.
pub struct Source {
    /// The service that has the describe: `ec2`.
    pub service: &'static str,
    /// The describe: `DescribeVpcs`.
    pub operation: &'static str,
    /// Input members and filters that narrow it.
    pub narrowed: &'static [(Narrowing, By)],
    /// The describe needs an id itself, and is called with each of another source's in this member.
    pub for_each: Option<(&'static str, &'static Source)>,
    /// JMESPath from the answer to lists of an id and what there is to say of it; nulls are left out.
    pub rows: &'static str,
}

/// How a describe is narrowed.
pub enum Narrowing {
    /// By an input member. Without it the describe answers nothing that fits.
    Member(&'static str),
    /// By a filter, if there is something to filter by.
    Filter(&'static str),
}

/// What it is narrowed by.
pub enum By {
    /// These texts.
    Texts(&'static [&'static str]),
    /// What this member is given on the line.
    Line(&'static str),
    /// The caller's account.
    Account,
}

use By::{Account, Line, Texts};
use Narrowing::{Filter, Member as Input};

const fn source(service: &'static str, operation: &'static str, rows: &'static str) -> Source {
    Source { service, operation, narrowed: &[], for_each: None, rows }
}

const fn ec2(operation: &'static str, rows: &'static str) -> Source {
    source("ec2", operation, rows)
}

/// Of a VPC, if the line names one.
const fn of_vpc(operation: &'static str, rows: &'static str) -> Source {
    Source { narrowed: &[(Filter("vpc-id"), Line("VpcId"))], ..ec2(operation, rows) }
}

static VPCS: Source = ec2("DescribeVpcs", "Vpcs[].[VpcId, Tags[?Key=='Name']|[0].Value, CidrBlock]");
static SUBNETS: Source =
    of_vpc("DescribeSubnets", "Subnets[].[SubnetId, Tags[?Key=='Name']|[0].Value, AvailabilityZone, CidrBlock]");
static GROUPS: Source = of_vpc("DescribeSecurityGroups", "SecurityGroups[].[GroupId, GroupName, VpcId]");
static GROUP_NAMES: Source = of_vpc("DescribeSecurityGroups", "SecurityGroups[].[GroupName, GroupId]");
static RULES: Source = Source {
    narrowed: &[(Filter("group-id"), Line("GroupId"))],
    ..ec2("DescribeSecurityGroupRules", "SecurityGroupRules[].[SecurityGroupRuleId, IpProtocol, CidrIpv4, Description]")
};
static ROUTE_TABLES: Source =
    of_vpc("DescribeRouteTables", "RouteTables[].[RouteTableId, Tags[?Key=='Name']|[0].Value, VpcId]");
static ASSOCIATIONS: Source = ec2(
    "DescribeRouteTables",
    "RouteTables[].Associations[?SubnetId].[RouteTableAssociationId, SubnetId, RouteTableId][]",
);
static INTERNET_GATEWAYS: Source = ec2(
    "DescribeInternetGateways",
    "InternetGateways[].[InternetGatewayId, Tags[?Key=='Name']|[0].Value, Attachments[0].VpcId]",
);
static FREE_GATEWAYS: Source = ec2(
    "DescribeInternetGateways",
    "InternetGateways[?!Attachments].[InternetGatewayId, Tags[?Key=='Name']|[0].Value]",
);
static PEERINGS: Source = ec2("DescribeVpcPeeringConnections", PEERING_ROWS);
static OFFERED_PEERINGS: Source = Source {
    narrowed: &[
        (Filter("status-code"), Texts(&["pending-acceptance"])),
        (Filter("accepter-vpc-info.owner-id"), Account),
    ],
    ..ec2("DescribeVpcPeeringConnections", PEERING_ROWS)
};
const PEERING_ROWS: &str = "VpcPeeringConnections[].[VpcPeeringConnectionId, Tags[?Key=='Name']|[0].Value, Status.Code, \
                            RequesterVpcInfo.OwnerId]";
static INTERFACES: Source = of_vpc(
    "DescribeNetworkInterfaces",
    "NetworkInterfaces[].[NetworkInterfaceId, TagSet[?Key=='Name']|[0].Value, Status, PrivateIpAddress]",
);
static ENDPOINTS: Source =
    of_vpc("DescribeVpcEndpoints", "VpcEndpoints[].[VpcEndpointId, Tags[?Key=='Name']|[0].Value, State, ServiceName]");
static SERVICES: Source = ec2(
    "DescribeVpcEndpointServiceConfigurations",
    "ServiceConfigurations[].[ServiceId, Tags[?Key=='Name']|[0].Value, ServiceState, PrivateDnsName]",
);
static NAMED_SERVICES: Source = ec2(
    "DescribeVpcEndpointServiceConfigurations",
    "ServiceConfigurations[?PrivateDnsName].[ServiceId, PrivateDnsName, PrivateDnsNameConfiguration.State]",
);
static SERVICE_NAMES: Source =
    ec2("DescribeVpcEndpointServices", "ServiceDetails[].[ServiceName, ServiceType[0].ServiceType, Owner]");
static NOTIFICATIONS: Source = ec2(
    "DescribeVpcEndpointConnectionNotifications",
    "ConnectionNotificationSet[].[ConnectionNotificationId, ConnectionNotificationState, ServiceId, VpcEndpointId]",
);
static PREFIX_LISTS: Source = ec2("DescribePrefixLists", "PrefixLists[].[PrefixListId, PrefixListName]");
static ZONE_NAMES: Source = ec2("DescribeAvailabilityZones", "AvailabilityZones[].[ZoneName, ZoneId]");
static ZONE_IDS: Source = ec2("DescribeAvailabilityZones", "AvailabilityZones[].[ZoneId, ZoneName]");

const CONNECTION_ROWS: &str = "VpcEndpointConnections[].[VpcEndpointId, VpcEndpointState, VpcEndpointOwner, ServiceId]";
static WAITING: Source = Source {
    narrowed: &[
        (Filter("vpc-endpoint-state"), Texts(&[endpoint::PENDING_ACCEPTANCE])),
        (Filter("service-id"), Line("ServiceId")),
    ],
    ..ec2("DescribeVpcEndpointConnections", CONNECTION_ROWS)
};
static REJECTABLE: Source = Source {
    narrowed: &[(Filter("vpc-endpoint-state"), Texts(endpoint::REJECTABLE)), (Filter("service-id"), Line("ServiceId"))],
    ..ec2("DescribeVpcEndpointConnections", CONNECTION_ROWS)
};
static PRINCIPALS: Source = Source {
    narrowed: &[(Input("ServiceId"), Line("ServiceId"))],
    ..ec2("DescribeVpcEndpointServicePermissions", "AllowedPrincipals[].[Principal, PrincipalType]")
};

/// What the endpoint of the line has.
const fn of_endpoint(rows: &'static str) -> Source {
    Source { narrowed: &[(Input("VpcEndpointIds"), Line("VpcEndpointId"))], ..ec2("DescribeVpcEndpoints", rows) }
}

/// What the endpoint service of the line has.
const fn of_service(rows: &'static str) -> Source {
    let narrowed = &[(Input("ServiceIds"), Line("ServiceId"))];
    Source { narrowed, ..ec2("DescribeVpcEndpointServiceConfigurations", rows) }
}

static ENDPOINT_SUBNETS: Source = of_endpoint("VpcEndpoints[].SubnetIds[].[@]");
static ENDPOINT_GROUPS: Source = of_endpoint("VpcEndpoints[].Groups[].[GroupId, GroupName]");
static ENDPOINT_ROUTE_TABLES: Source = of_endpoint("VpcEndpoints[].RouteTableIds[].[@]");
static SERVICE_NETWORK_BALANCERS: Source = of_service("ServiceConfigurations[].NetworkLoadBalancerArns[].[@]");
static SERVICE_GATEWAY_BALANCERS: Source = of_service("ServiceConfigurations[].GatewayLoadBalancerArns[].[@]");

static LOAD_BALANCERS: Source =
    source("elbv2", "DescribeLoadBalancers", "LoadBalancers[].[LoadBalancerArn, LoadBalancerName, Type, State.Code]");
static NETWORK_BALANCERS: Source = source(
    "elbv2",
    "DescribeLoadBalancers",
    "LoadBalancers[?Type=='network'].[LoadBalancerArn, LoadBalancerName, State.Code]",
);
static GATEWAY_BALANCERS: Source = source(
    "elbv2",
    "DescribeLoadBalancers",
    "LoadBalancers[?Type=='gateway'].[LoadBalancerArn, LoadBalancerName, State.Code]",
);
static BALANCER_NAMES: Source =
    source("elbv2", "DescribeLoadBalancers", "LoadBalancers[].[LoadBalancerName, Type, State.Code]");
static TARGET_GROUPS: Source =
    source("elbv2", "DescribeTargetGroups", "TargetGroups[].[TargetGroupArn, TargetGroupName, Protocol]");
static TARGET_GROUP_NAMES: Source =
    source("elbv2", "DescribeTargetGroups", "TargetGroups[].[TargetGroupName, Protocol]");
static LISTENERS: Source = Source {
    for_each: Some(("LoadBalancerArn", &LOAD_BALANCERS)),
    ..source("elbv2", "DescribeListeners", "Listeners[].[ListenerArn, Protocol, to_string(Port)]")
};
static TAG_KEYS: Source = Source {
    narrowed: &[(Input("ResourceArns"), Line("ResourceArns"))],
    ..source("elbv2", "DescribeTags", "TagDescriptions[].Tags[].[Key, Value]")
};

/// What a member wants, whatever the operation. `Add…` and `Remove…` members want what the rest of their name says.
pub const MEMBERS: &[(&str, &[&Source])] = &[
    ("AssociationId", &[&ASSOCIATIONS]),
    ("AvailabilityZone", &[&ZONE_NAMES]),
    ("AvailabilityZoneId", &[&ZONE_IDS]),
    ("ConnectionNotificationId", &[&NOTIFICATIONS]),
    ("ConnectionNotificationIds", &[&NOTIFICATIONS]),
    ("DestinationPrefixListId", &[&PREFIX_LISTS]),
    ("GatewayId", &[&INTERNET_GATEWAYS]),
    ("GatewayLoadBalancerArns", &[&GATEWAY_BALANCERS]),
    ("GroupId", &[&GROUPS]),
    ("GroupIds", &[&GROUPS]),
    ("GroupName", &[&GROUP_NAMES]),
    ("GroupNames", &[&GROUP_NAMES]),
    ("Groups", &[&GROUPS]),
    ("InternetGatewayId", &[&INTERNET_GATEWAYS]),
    ("InternetGatewayIds", &[&INTERNET_GATEWAYS]),
    ("ListenerArn", &[&LISTENERS]),
    ("ListenerArns", &[&LISTENERS]),
    ("LoadBalancerArn", &[&LOAD_BALANCERS]),
    ("LoadBalancerArns", &[&LOAD_BALANCERS]),
    ("NetworkInterfaceId", &[&INTERFACES]),
    ("NetworkInterfaceIds", &[&INTERFACES]),
    ("NetworkLoadBalancerArns", &[&NETWORK_BALANCERS]),
    ("PeerVpcId", &[&VPCS]),
    ("PrefixListIds", &[&PREFIX_LISTS]),
    ("ResourceArns", &[&LOAD_BALANCERS, &TARGET_GROUPS, &LISTENERS]),
    (
        "Resources",
        &[
            &SERVICES,
            &ENDPOINTS,
            &VPCS,
            &SUBNETS,
            &GROUPS,
            &ROUTE_TABLES,
            &INTERNET_GATEWAYS,
            &INTERFACES,
            &PEERINGS,
            &RULES,
        ],
    ),
    ("RouteTableId", &[&ROUTE_TABLES]),
    ("RouteTableIds", &[&ROUTE_TABLES]),
    ("SecurityGroupIds", &[&GROUPS]),
    ("SecurityGroupRuleIds", &[&RULES]),
    ("SecurityGroups", &[&GROUPS]),
    ("ServiceId", &[&SERVICES]),
    ("ServiceIds", &[&SERVICES]),
    ("ServiceName", &[&SERVICE_NAMES]),
    ("ServiceNames", &[&SERVICE_NAMES]),
    ("SubnetId", &[&SUBNETS]),
    ("SubnetIds", &[&SUBNETS]),
    ("Subnets", &[&SUBNETS]),
    ("TargetGroupArn", &[&TARGET_GROUPS]),
    ("TargetGroupArns", &[&TARGET_GROUPS]),
    ("VpcEndpointId", &[&ENDPOINTS]),
    ("VpcEndpointIds", &[&ENDPOINTS]),
    ("VpcId", &[&VPCS]),
    ("VpcIds", &[&VPCS]),
    ("VpcPeeringConnectionId", &[&PEERINGS]),
    ("VpcPeeringConnectionIds", &[&PEERINGS]),
    ("ZoneIds", &[&ZONE_IDS]),
    ("ZoneNames", &[&ZONE_NAMES]),
];

/// What a member of one operation wants, where not everything of its kind fits: names that are being made up are none.
pub const OPERATIONS: &[(&str, &str, &[&Source])] = &[
    ("AcceptVpcEndpointConnections", "VpcEndpointIds", &[&WAITING]),
    ("AcceptVpcPeeringConnection", "VpcPeeringConnectionId", &[&OFFERED_PEERINGS]),
    ("AttachInternetGateway", "InternetGatewayId", &[&FREE_GATEWAYS]),
    ("CreateSecurityGroup", "GroupName", &[]),
    ("DescribeLoadBalancers", "Names", &[&BALANCER_NAMES]),
    ("DescribeTargetGroups", "Names", &[&TARGET_GROUP_NAMES]),
    ("ModifyVpcEndpoint", "RemoveRouteTableIds", &[&ENDPOINT_ROUTE_TABLES]),
    ("ModifyVpcEndpoint", "RemoveSecurityGroupIds", &[&ENDPOINT_GROUPS]),
    ("ModifyVpcEndpoint", "RemoveSubnetIds", &[&ENDPOINT_SUBNETS]),
    ("ModifyVpcEndpointServiceConfiguration", "RemoveGatewayLoadBalancerArns", &[&SERVICE_GATEWAY_BALANCERS]),
    ("ModifyVpcEndpointServiceConfiguration", "RemoveNetworkLoadBalancerArns", &[&SERVICE_NETWORK_BALANCERS]),
    ("ModifyVpcEndpointServicePermissions", "RemoveAllowedPrincipals", &[&PRINCIPALS]),
    ("RejectVpcEndpointConnections", "VpcEndpointIds", &[&REJECTABLE]),
    ("RejectVpcPeeringConnection", "VpcPeeringConnectionId", &[&OFFERED_PEERINGS]),
    ("RemoveTags", "TagKeys", &[&TAG_KEYS]),
    ("StartVpcEndpointServicePrivateDnsVerification", "ServiceId", &[&NAMED_SERVICES]),
];

/// `RemoveSubnetIds` without its verb.
pub(super) fn without_verb(member: &str) -> &str {
    member.strip_prefix("Add").or_else(|| member.strip_prefix("Remove")).unwrap_or(member)
}

/// Where the ids for a member of an operation come from.
pub fn sources(operation: &str, member: &str) -> &'static [&'static Source] {
    let own = OPERATIONS.iter().find(|(name, of, _)| *name == operation && *of == member).map(|row| row.2);
    let plain = without_verb(member);
    own.or_else(|| MEMBERS.iter().find(|(name, _)| *name == plain).map(|row| row.1)).unwrap_or_default()
}

/// The ids for a member that are in the state. Sources that cannot answer give none.
pub(super) fn fitting(known: &Known<'_>, member: &Member) -> Vec<Candidate> {
    let sources = sources(known.target.operation.name, member.name);
    if sources.is_empty() {
        return Vec::new();
    }
    let environment = known.cursor.environment;
    let (Ok(config), Ok(files)) = (Config::load(environment), AwsFiles::load(environment)) else { return Vec::new() };
    let mut session = Session::new(environment, &config, files);
    session.set_profile(known.globals.profile.as_deref());
    let asking = Asking { known, session: &session };
    let mut found: Vec<Candidate> = Vec::new();
    for source in sources {
        for candidate in asking.ask(source).unwrap_or_default() {
            if !found.iter().any(|other| other.word == candidate.word) {
                found.push(candidate);
            }
        }
    }
    found
}

struct Asking<'a> {
    known: &'a Known<'a>,
    session: &'a Session<'a>,
}

impl Asking<'_> {
    fn ask(&self, source: &Source) -> Option<Vec<Candidate>> {
        let service = Service::find(source.service)?;
        let operation = service.operation_by_name(source.operation)?;
        let mut connect = |target: &Target| self.connect(target);
        let session = self.session;
        let settings = Settings {
            session,
            globals: &self.known.globals,
            timeouts: Timeouts { connect: 0, read: 0 },
            timestamps: session.timestamps().ok()?,
        };
        let mut client = Client::new(settings, service, &mut connect).ok()?;
        let caller = client.caller().ok()?;
        let rows = Expression::compile(source.rows).ok()?;
        let mut found = Vec::new();
        for params in self.inputs(source, &caller)? {
            let members: Map<String, Value> =
                params.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
            let Ok(answer) = client.call(operation, &Value::Object(members)) else { continue };
            let listed = rows.search(&answer.into()).ok()?;
            found.extend(listed.as_array().into_iter().flatten().filter_map(candidate));
        }
        Some(found)
    }

    /// What the describe is called with; more than once if it needs an id itself that the line does not have.
    fn inputs(&self, source: &Source, caller: &Caller) -> Option<Vec<Vec<(&'static str, Value)>>> {
        let mut members = Vec::new();
        let mut filters = Vec::new();
        for (narrowing, by) in source.narrowed {
            let texts = match by {
                Texts(texts) => texts.iter().map(|text| (*text).to_owned()).collect(),
                Line(member) => self.on_line(member),
                Account => vec![caller.account.clone()],
            };
            match narrowing {
                Input(_) if texts.is_empty() => return None,
                Input(name) => members.push((*name, input_of(source, name, texts)?)),
                Filter(_) if texts.is_empty() => {}
                Filter(name) => filters.push(json!({ "Name": name, "Values": texts })),
            }
        }
        if !filters.is_empty() {
            members.push(("Filters", Value::Array(filters)));
        }
        let Some((member, each)) = source.for_each else { return Some(vec![members]) };
        let ids = match self.on_line(member) {
            ids if ids.is_empty() => self.ask(each)?.into_iter().map(|candidate| candidate.word).collect(),
            ids => ids,
        };
        let with = |id: String| members.iter().cloned().chain([(member, Value::String(id))]).collect();
        Some(ids.into_iter().map(with).collect())
    }

    /// The words that a member is given on the line.
    fn on_line(&self, member: &str) -> Vec<String> {
        let Known { target, table, line, .. } = self.known;
        let option = target.operation.member(member).map(|member| format!("--{}", member.option));
        let index = option.and_then(|option| table.iter().position(|entry| entry.name == option));
        match index.and_then(|index| line.last(index)) {
            Some(Given::Word(word)) => vec![word.clone()],
            Some(Given::Words(words)) => words.clone(),
            Some(Given::Bare) | None => Vec::new(),
        }
    }

    /// The state file, for describes alone. Servers are not asked: a completion must not wait, or send anything.
    fn connect(&self, target: &Target) -> Result<Box<dyn service::Service>, CliError> {
        if target.endpoint.is_some() {
            return Err(CliError::General("a server is not asked for completions".to_owned()));
        }
        let state = self.known.cursor.state.as_deref();
        let embedded = Embedded::of_environment(self.session.environment, self.session.config, state);
        Ok(Box::new(Describes(embedded.map_err(CliError::General)?)))
    }
}

/// A member's value of these texts: a list if it is one.
fn input_of(source: &Source, member: &str, mut texts: Vec<String>) -> Option<Value> {
    let member = Service::find(source.service)?.operation_by_name(source.operation)?.member(member)?;
    Some(match member.shape.kind {
        Kind::List { .. } => json!(texts),
        _ => Value::String(texts.swap_remove(0)),
    })
}

fn candidate(row: &Value) -> Option<Candidate> {
    let mut texts = row.as_array()?.iter().filter_map(Value::as_str).filter(|text| !text.is_empty());
    let id = texts.next()?;
    Some(Candidate::new(id, texts.collect::<Vec<_>>().join(", ")))
}

/// A service that changes nothing, not even to assume a role.
struct Describes(Embedded);

impl service::Service for Describes {
    fn call(&mut self, caller: &Caller, request: &Request<'_>) -> Result<Document, ServiceError> {
        if request.operation.name.starts_with("Describe") {
            return self.0.call(caller, request);
        }
        Err(ServiceError::Unanswered("only describes are asked for completions".to_owned()))
    }

    fn pause(&mut self, _: Duration) -> Result<(), ServiceError> {
        Ok(())
    }
}
