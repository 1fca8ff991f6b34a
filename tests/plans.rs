//! No describe reads a table from end to end: not by id, not by any filter, not a page of all. SQLite itself is asked how it
//! would run each statement (EXPLAIN QUERY PLAN).

#![expect(clippy::unwrap_used, reason = "a test ends where something is not there")]

use std::path::Path;
use std::sync::{Arc, Mutex};

use rusqlite::Connection;
use serde_json::{Value, json};
use vpce::api::registry::{self, Entry};
use vpce::base::clock::Clock;
use vpce::base::config::Config;
use vpce::base::document::Document;
use vpce::base::random::Random;
use vpce::domain::caller::Caller;
use vpce::domain::regions::Region;
use vpce::model::SERVICES;
use vpce::ops::{Call, Failure};
use vpce::store::listing::Filter;
use vpce::store::{self, Access, Store};

/// A describe, the member that takes ids and an id, and its filters.
type Describe = (&'static str, Option<(&'static str, &'static str)>, &'static [Filter]);

fn describes() -> Vec<Describe> {
    vec![
        (
            "DescribeInternetGateways",
            Some(("InternetGatewayIds", "igw-0123456789abcdef0")),
            store::internet_gateways::FILTERS,
        ),
        ("DescribeNetworkAcls", Some(("NetworkAclIds", "acl-0123456789abcdef0")), store::network_acls::FILTERS),
        (
            "DescribeNetworkInterfaces",
            Some(("NetworkInterfaceIds", "eni-0123456789abcdef0")),
            store::interfaces::FILTERS,
        ),
        (
            "DescribeSecurityGroupRules",
            Some(("SecurityGroupRuleIds", "sgr-0123456789abcdef0")),
            store::security_group_rules::FILTERS,
        ),
        ("DescribeRouteTables", Some(("RouteTableIds", "rtb-0123456789abcdef0")), store::route_tables::FILTERS),
        ("DescribeSecurityGroups", Some(("GroupIds", "sg-0123456789abcdef0")), store::security_groups::FILTERS),
        ("DescribeSubnets", Some(("SubnetIds", "subnet-0123456789abcdef0")), store::subnets::FILTERS),
        ("DescribeTags", None, store::tags::FILTERS),
        ("DescribeVpcEndpointConnectionNotifications", None, store::notifications::FILTERS),
        ("DescribeVpcEndpointConnections", None, store::connections::FILTERS),
        (
            "DescribeVpcEndpointServiceConfigurations",
            Some(("ServiceIds", "vpce-svc-0123456789abcdef0")),
            store::services::CONFIGURATION_FILTERS,
        ),
        (
            "DescribeVpcEndpointServices",
            Some(("ServiceNames", "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0")),
            store::services::CONSUMER_FILTERS,
        ),
        ("DescribeVpcEndpoints", Some(("VpcEndpointIds", "vpce-0123456789abcdef0")), store::endpoints::FILTERS),
        (
            "DescribeVpcPeeringConnections",
            Some(("VpcPeeringConnectionIds", "pcx-0123456789abcdef0")),
            store::peering::FILTERS,
        ),
        ("DescribeVpcs", Some(("VpcIds", "vpc-0123456789abcdef0")), store::vpcs::FILTERS),
    ]
}

#[test]
fn no_describe_scans_a_table() {
    let mut lab = Lab::new();
    for (operation, ids, filters) in describes() {
        let entry = entry(operation);
        lab.check(entry, &json!({}), Sorting::Refused);
        // The token of the page after row 5.
        lab.check(entry, &json!({ "NextToken": vpce::ops::paging::seq_to_token(5) }), Sorting::Refused);
        if let Some((member, id)) = ids {
            lab.check(entry, &json!({ member: [id] }), Sorting::Allowed);
        }
        for filter in filters {
            let name = if filter.name == "tag" { "tag:Name" } else { filter.name };
            // Some refuse what cannot be an id.
            let value = match name {
                "group-id" => "sg-0123456789abcdef0",
                "vpc-id" => "vpc-0123456789abcdef0",
                "service-region" => "us-east-?",
                _ => "x",
            };
            // What a filter leaves may be sorted: it is found by an index that is not in the order of creation.
            lab.check(entry, &json!({ "Filters": [{ "Name": name, "Values": [value] }] }), Sorting::Allowed);
            lab.check(entry, &json!({ "Filters": [{ "Name": name, "Values": ["vpc-*"] }] }), Sorting::Allowed);
        }
    }
    let notification = json!({ "ConnectionNotificationId": "vpce-nfn-0123456789abcdef0" });
    lab.check(entry("DescribeVpcEndpointConnectionNotifications"), &notification, Sorting::Allowed);
    let permissions = json!({ "ServiceId": lab.service });
    lab.check(entry("DescribeVpcEndpointServicePermissions"), &permissions, Sorting::Refused);
    lab.check_elb();
    lab.check_sns();
    lab.check_route53();
    lab.check_tagging();
}

#[test]
fn every_describe_is_looked_at() {
    let looked_at: Vec<&str> = describes().iter().map(|(name, ..)| *name).collect();
    for entry in registry::all("ec2").unwrap().iter().filter(|entry| entry.name.starts_with("Describe")) {
        // Prefix lists, zones and Regions come from static tables, attributes and DHCP options from one row; of associations and
        // what nobody can make there are none.
        let elsewhere = [
            "DescribeAccountAttributes",
            "DescribeAddresses",
            "DescribeAvailabilityZones",
            "DescribeCustomerGateways",
            "DescribeDhcpOptions",
            "DescribeEgressOnlyInternetGateways",
            "DescribeFlowLogs",
            "DescribeManagedPrefixLists",
            "DescribePrefixLists",
            "DescribeRegions",
            "DescribeTransitGatewayRouteTables",
            "DescribeTransitGatewayVpcAttachments",
            "DescribeTransitGateways",
            "DescribeVpcAttribute",
            "DescribeVpcEndpointAssociations",
            "DescribeVpcEndpointServicePermissions",
            "DescribeVpnConnections",
            "DescribeVpnGateways",
        ];
        assert!(looked_at.contains(&entry.name) || elsewhere.contains(&entry.name), "{} is not looked at", entry.name);
    }
}

fn entry(operation: &str) -> &'static Entry {
    registry::all("ec2").unwrap().iter().find(|entry| entry.name == operation).unwrap()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sorting {
    Allowed,
    Refused,
}

struct Lab {
    _directory: tempfile::TempDir,
    store: Store,
    explainer: Connection,
    statements: Arc<Mutex<Vec<String>>>,
    caller: Caller,
    random: Random,
    service: String,
    load_balancer: String,
}

impl Lab {
    fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("state.db");
        let store = Store::open(&path, Access::Write).unwrap();
        let mut lab = Self {
            _directory: directory,
            store,
            explainer: open(&path),
            statements: Arc::default(),
            caller: Caller { account: "111122223333".into(), region: "us-east-1".into(), ..Caller::default() },
            random: Random::new(Some("plans")),
            service: String::new(),
            load_balancer: String::new(),
        };
        (lab.service, lab.load_balancer) = lab.make_service();
        let statements = Arc::clone(&lab.statements);
        lab.store.trace(move |sql| statements.lock().unwrap().push(sql)).unwrap();
        lab
    }

    /// A service and its load balancer, so that its permissions and its listeners can be asked for.
    fn make_service(&mut self) -> (String, String) {
        let vpc = self.made(entry("CreateVpc"), &json!({ "CidrBlock": "10.0.0.0/16" }));
        let vpc = &vpc["Vpc"]["VpcId"];
        let subnet = self.made(entry("CreateSubnet"), &json!({ "VpcId": vpc, "CidrBlock": "10.0.0.0/24" }));
        let subnet = &subnet["Subnet"]["SubnetId"];
        let create = elb("CreateLoadBalancer");
        let load_balancer = self
            .made(create, &json!({ "Name": "orders", "Type": "network", "Scheme": "internal", "Subnets": [subnet] }));
        let arn = &load_balancer["LoadBalancers"][0]["LoadBalancerArn"];
        let made =
            self.made(entry("CreateVpcEndpointServiceConfiguration"), &json!({ "NetworkLoadBalancerArns": [arn] }));
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        (text(&made["ServiceConfiguration"]["ServiceId"]), text(arn))
    }

    fn made(&mut self, entry: &Entry, params: &Value) -> Value {
        self.run(entry, params).unwrap_or_else(|failure| panic!("{}: {failure}", entry.name)).into()
    }

    fn run(&mut self, entry: &Entry, params: &Value) -> Result<Document, Failure> {
        let (caller, random, config) = (&self.caller, &mut self.random, &Config::default());
        let clock = Clock::parse("2026-01-01T00:00:00Z").unwrap();
        let region = Region::find("us-east-1").unwrap();
        self.store.transaction(
            entry.access,
            |last| clock.now(last, false),
            |tx| (entry.run)(&mut Call::new(tx, caller, region, random, config)?, params),
        )
    }

    /// Runs a describe and asks how its statements were run; that it finds nothing by these ids does not matter.
    fn check(&mut self, entry: &Entry, params: &Value, sorting: Sorting) {
        self.statements.lock().unwrap().clear();
        match self.run(entry, params) {
            Ok(_) => {}
            Err(Failure::Refused(error))
                if error.code().contains("NotFound")
                    || ["InvalidServiceName", "InvalidConnectionNotification"].contains(&error.code()) => {}
            Err(failure) => panic!("{} {params}: {failure}", entry.name),
        }
        let statements = std::mem::take(&mut *self.statements.lock().unwrap());
        // Those of Route 53 page by names and ids, and look a zone up first; keys and values of tags are found one by one.
        let is_paged = |sql: &&String| {
            ["page_key", "hosted_zones t", "record_sets", "FROM tags WHERE"].iter().any(|part| sql.contains(part))
        };
        let selects: Vec<_> = statements.iter().filter(is_paged).collect();
        assert!(!selects.is_empty(), "{} {params} ran no paged statement", entry.name);
        for sql in selects {
            for line in plan(&self.explainer, sql) {
                let scans = line.starts_with("SCAN") && line != "SCAN CONSTANT ROW";
                let sorts = line.contains("TEMP B-TREE") && sorting == Sorting::Refused;
                assert!(!scans && !sorts, "{} {params}: {line}\n{sql}", entry.name);
            }
        }
    }

    /// The lists of Route 53.
    fn check_route53(&mut self) {
        let made = self.made(route53("CreateHostedZone"), &json!({ "Name": "example.com", "CallerReference": "1" }));
        let zone = made["HostedZone"]["Id"].as_str().unwrap().trim_start_matches("/hostedzone/").to_owned();
        for (operation, params) in [
            ("ListHostedZones", json!({})),
            ("ListHostedZones", json!({ "Marker": zone, "MaxItems": "5" })),
            ("ListHostedZones", json!({ "HostedZoneType": "PrivateHostedZone" })),
            ("ListHostedZonesByName", json!({})),
            ("ListHostedZonesByName", json!({ "DNSName": "example.com", "HostedZoneId": zone, "MaxItems": "5" })),
            ("ListResourceRecordSets", json!({ "HostedZoneId": zone })),
            (
                "ListResourceRecordSets",
                json!({ "HostedZoneId": zone, "StartRecordName": "a.example.com", "StartRecordType": "A" }),
            ),
            ("TestDNSAnswer", json!({ "HostedZoneId": zone, "RecordName": "a.b.example.com", "RecordType": "A" })),
        ] {
            self.check(route53(operation), &params, Sorting::Refused);
        }
    }

    /// The lists of Simple Notification Service.
    fn check_sns(&mut self) {
        let token = vpce::ops::paging::seq_to_token(5);
        let topic = self.made(sns("CreateTopic"), &json!({ "Name": "orders" }))["TopicArn"].clone();
        for operation in ["ListTopics", "ListSubscriptions"] {
            self.check(sns(operation), &json!({}), Sorting::Refused);
            self.check(sns(operation), &json!({ "NextToken": token }), Sorting::Refused);
        }
        let of_topic = json!({ "TopicArn": topic, "NextToken": token });
        self.check(sns("ListSubscriptionsByTopic"), &of_topic, Sorting::Refused);
    }

    /// What is tagged, and with what.
    fn check_tagging(&mut self) {
        let token = vpce::ops::paging::seq_to_token(5);
        let vpc = "arn:aws:ec2:us-east-1:111122223333:vpc/vpc-0123456789abcdef0";
        self.check(tagging("GetResources"), &json!({}), Sorting::Refused);
        self.check(tagging("GetResources"), &json!({ "PaginationToken": token }), Sorting::Refused);
        self.check(tagging("GetResources"), &json!({ "ResourceTypeFilters": ["ec2:vpc"] }), Sorting::Refused);
        for params in [
            json!({ "TagFilters": [{ "Key": "team" }, { "Key": "Name", "Values": ["x"] }] }),
            json!({ "ResourceARNList": [vpc] }),
        ] {
            self.check(tagging("GetResources"), &params, Sorting::Allowed);
        }
        self.check(tagging("GetTagKeys"), &json!({}), Sorting::Refused);
        self.check(tagging("GetTagValues"), &json!({ "Key": "team" }), Sorting::Refused);
    }

    /// The describes of Elastic Load Balancing: they have no filters, and pages of their own.
    fn check_elb(&mut self) {
        let marker = vpce::ops::paging::seq_to_token(5);
        let arn = |resource: &str| format!("arn:aws:elasticloadbalancing:us-east-1:111122223333:{resource}");
        let (group, listener) =
            (arn("targetgroup/x/0123456789abcdef"), arn("listener/net/x/0123456789abcdef/0123456789abcdef"));
        let orders = self.load_balancer.clone();
        for operation in ["DescribeLoadBalancers", "DescribeTargetGroups"] {
            self.check(elb(operation), &json!({}), Sorting::Refused);
            self.check(elb(operation), &json!({ "Marker": marker, "PageSize": 5 }), Sorting::Refused);
            self.check(elb(operation), &json!({ "Names": ["orders"] }), Sorting::Allowed);
        }
        self.check(elb("DescribeLoadBalancers"), &json!({ "LoadBalancerArns": [orders] }), Sorting::Allowed);
        self.check(elb("DescribeTargetGroups"), &json!({ "TargetGroupArns": [group] }), Sorting::Allowed);
        self.check(elb("DescribeTargetGroups"), &json!({ "LoadBalancerArn": orders }), Sorting::Allowed);
        self.check(elb("DescribeListeners"), &json!({ "LoadBalancerArn": orders, "Marker": marker }), Sorting::Allowed);
        self.check(elb("DescribeListeners"), &json!({ "ListenerArns": [listener] }), Sorting::Allowed);
    }
}

fn sns(operation: &str) -> &'static Entry {
    registry::find(SERVICES.iter().find(|service| service.command == "sns").unwrap(), operation).unwrap()
}

fn tagging(operation: &str) -> &'static Entry {
    registry::all("resourcegroupstaggingapi").unwrap().iter().find(|entry| entry.name == operation).unwrap()
}

fn route53(operation: &str) -> &'static Entry {
    registry::all("route53").unwrap().iter().find(|entry| entry.name == operation).unwrap()
}

fn elb(operation: &str) -> &'static Entry {
    registry::all("elbv2").unwrap().iter().find(|entry| entry.name == operation).unwrap()
}

fn open(path: &Path) -> Connection {
    Connection::open(path).unwrap()
}

fn plan(connection: &Connection, sql: &str) -> Vec<String> {
    let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
    // Its values stay open, as they are when it is planned.
    let mut rows = statement.raw_query();
    let mut lines = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        lines.push(row.get("detail").unwrap());
    }
    lines
}
