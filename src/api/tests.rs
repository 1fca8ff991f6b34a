//! The embedded service from outside: what holds for every operation, and what only time shows.

use serde_json::json;

use super::*;
use crate::model;

const PROVIDER: &str = "111122223333";
const CONSUMER: &str = "444455556666";

/// A clock that ticks a second with every writing call.
fn ticking() -> Clock {
    Clock::parse("2026-01-01T00:00:00Z+1s").unwrap()
}

/// A state of its own with such a clock.
struct Lab {
    service: Embedded,
}

impl Lab {
    fn new(config: Config) -> Self {
        Self { service: Embedded::in_memory(ticking(), Random::new(Some("1")), config).unwrap() }
    }

    fn call(&mut self, account: &str, operation: &str, params: &Value) -> Result<Value, String> {
        let service = model::SERVICES.iter().find(|service| service.operation_by_name(operation).is_some()).unwrap();
        let caller = Caller {
            account: account.to_owned(),
            principal: format!("arn:aws:iam::{account}:root"),
            region: "us-east-1".to_owned(),
            ..Caller::default()
        };
        let request = Request { service, operation: service.operation_by_name(operation).unwrap(), params };
        self.service.call(&caller, &request).map(Value::from).map_err(|error| match error {
            ServiceError::Refused { code, .. } => code,
            ServiceError::Unanswered(text) => text,
        })
    }

    /// A call that is answered, and a text in the answer.
    fn text(&mut self, account: &str, operation: &str, params: &Value, pointer: &str) -> String {
        let answer = self.call(account, operation, params).unwrap();
        answer.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned()
    }

    fn subnet(&mut self, account: &str, cidr: &str) -> (String, String) {
        let vpc = self.text(account, "CreateVpc", &json!({ "CidrBlock": "10.0.0.0/16" }), "/Vpc/VpcId");
        let params = json!({ "VpcId": vpc, "CidrBlock": cidr });
        let subnet = self.text(account, "CreateSubnet", &params, "/Subnet/SubnetId");
        (vpc, subnet)
    }

    /// A load balancer, and a service behind it that everybody may use.
    fn service(&mut self) -> (String, String) {
        let (_, subnet) = self.subnet(PROVIDER, "10.0.1.0/24");
        let params = json!({ "Name": "n", "Type": "network", "Scheme": "internal", "Subnets": [subnet] });
        let load_balancer = self.text(PROVIDER, "CreateLoadBalancer", &params, "/LoadBalancers/0/LoadBalancerArn");
        let service = self.offer(&load_balancer).unwrap();
        let params = json!({ "ServiceId": service, "AddAllowedPrincipals": ["*"] });
        self.call(PROVIDER, "ModifyVpcEndpointServicePermissions", &params).unwrap();
        (load_balancer, service)
    }

    fn offer(&mut self, load_balancer: &str) -> Result<String, String> {
        let params = json!({ "NetworkLoadBalancerArns": [load_balancer] });
        let answer = self.call(PROVIDER, "CreateVpcEndpointServiceConfiguration", &params)?;
        Ok(answer.pointer("/ServiceConfiguration/ServiceId").and_then(Value::as_str).unwrap_or_default().to_owned())
    }

    fn pause(&mut self, seconds: u64) {
        self.service.pause(Duration::from_secs(seconds)).unwrap();
    }
}

fn endpoint_params(vpc: &str, subnet: &str, service: &str) -> Value {
    json!({
        "VpcId": vpc, "SubnetIds": [subnet], "VpcEndpointType": "Interface",
        "ServiceName": format!("com.amazonaws.vpce.us-east-1.{service}"),
    })
}

#[test]
fn a_client_token_gets_the_first_answer_again() {
    let mut lab = Lab::new(Config::default());
    let (_, service) = lab.service();
    let (vpc, subnet) = lab.subnet(CONSUMER, "10.0.1.0/24");
    let mut params = endpoint_params(&vpc, &subnet, &service);
    params["ClientToken"] = json!("t");
    let first = lab.call(CONSUMER, "CreateVpcEndpoint", &params);
    let mut turned = serde_json::Map::new();
    for (name, value) in params.as_object().unwrap().iter().rev() {
        turned.insert(name.clone(), value.clone());
    }
    assert_eq!(lab.call(CONSUMER, "CreateVpcEndpoint", &Value::Object(turned)), first);
    params["DryRun"] = json!(true);
    assert_eq!(lab.call(CONSUMER, "CreateVpcEndpoint", &params), Err("DryRunOperation".to_owned()));
    params["PrivateDnsEnabled"] = json!(false);
    assert_eq!(lab.call(CONSUMER, "CreateVpcEndpoint", &params), Err("IdempotentParameterMismatch".to_owned()));
    let all = lab.call(CONSUMER, "DescribeVpcEndpoints", &json!({})).unwrap();
    assert_eq!(all["VpcEndpoints"].as_array().unwrap().len(), 1);
}

#[test]
fn ids_may_be_described_page_by_page() {
    let mut lab = Lab::new(Config::default());
    let ids: Vec<String> = (0..6).map(|_| lab.subnet(PROVIDER, "10.0.1.0/24").1).collect();
    let first = lab.call(PROVIDER, "DescribeSubnets", &json!({ "SubnetIds": ids, "MaxResults": 5 })).unwrap();
    assert_eq!(first["Subnets"].as_array().unwrap().len(), 5);
    let params = json!({ "SubnetIds": ids, "MaxResults": 5, "NextToken": first["NextToken"] });
    let second = lab.call(PROVIDER, "DescribeSubnets", &params).unwrap();
    assert_eq!(second["Subnets"][0]["SubnetId"], ids[5]);
    let filters = json!([{ "Name": "vpc-id", "Values": ["none"] }]);
    let unknown = json!({ "SubnetIds": ["subnet-0"], "Filters": filters });
    assert_eq!(lab.call(PROVIDER, "DescribeSubnets", &unknown), Err("InvalidSubnetID.NotFound".to_owned()));
}

#[test]
fn what_is_on_its_way_out_is_there_until_it_is_due() {
    let mut config = Config::default();
    (config.delays.service_deleted, config.delays.endpoint_deleted) = (60, 60);
    let mut lab = Lab::new(config);
    let (load_balancer, service) = lab.service();
    let (vpc, subnet) = lab.subnet(CONSUMER, "10.0.1.0/24");
    let params = endpoint_params(&vpc, &subnet, &service);
    let endpoint = lab.text(CONSUMER, "CreateVpcEndpoint", &params, "/VpcEndpoint/VpcEndpointId");
    let tags = json!({ "Resources": [endpoint], "Tags": [{ "Key": "k", "Value": "v" }] });
    lab.call(CONSUMER, "CreateTags", &tags).unwrap();
    let one = json!({ "ServiceId": service, "VpcEndpointIds": [endpoint] });
    lab.call(PROVIDER, "RejectVpcEndpointConnections", &one).unwrap();

    let delete = json!({ "ServiceIds": [service] });
    lab.call(PROVIDER, "DeleteVpcEndpointServiceConfigurations", &delete).unwrap();
    let taken = Err("InvalidParameter".to_owned());
    assert_eq!(lab.offer(&load_balancer), taken, "its load balancers are its own until it is gone");
    let gone = Err("InvalidVpcEndpointServiceId.NotFound".to_owned());
    assert_eq!(lab.call(PROVIDER, "AcceptVpcEndpointConnections", &one), gone, "no new connections");
    lab.pause(30);
    lab.call(PROVIDER, "DeleteVpcEndpointServiceConfigurations", &delete).unwrap();
    lab.pause(30);
    assert!(lab.offer(&load_balancer).is_ok(), "deleting it twice takes no longer");

    lab.call(CONSUMER, "DeleteVpcEndpoints", &json!({ "VpcEndpointIds": [endpoint] })).unwrap();
    let state = |lab: &mut Lab| {
        let answer = lab.call(CONSUMER, "DescribeVpcEndpoints", &json!({})).unwrap();
        answer.pointer("/VpcEndpoints/0/State").cloned()
    };
    let tag_count =
        |lab: &mut Lab| lab.call(CONSUMER, "DescribeTags", &json!({})).unwrap()["Tags"].as_array().unwrap().len();
    assert_eq!((state(&mut lab), tag_count(&mut lab)), (Some(json!("deleting")), 1));
    lab.pause(60);
    // Nothing was written since it was due, so nothing was swept.
    assert_eq!((state(&mut lab), tag_count(&mut lab)), (None, 0));
}

#[test]
fn an_accepted_peering_is_active_when_it_is_due() {
    let mut config = Config::default();
    config.delays.peering_active = 60;
    let mut lab = Lab::new(config);
    let mut vpc = |cidr: &str| lab.text(PROVIDER, "CreateVpc", &json!({ "CidrBlock": cidr }), "/Vpc/VpcId");
    let params = json!({ "VpcId": vpc("10.1.0.0/16"), "PeerVpcId": vpc("10.2.0.0/16") });
    let id = "/VpcPeeringConnection/VpcPeeringConnectionId";
    let peering = lab.text(PROVIDER, "CreateVpcPeeringConnection", &params, id);
    let one = json!({ "VpcPeeringConnectionId": peering });
    lab.call(PROVIDER, "AcceptVpcPeeringConnection", &one).unwrap();
    let state = |lab: &mut Lab| {
        let code = "/VpcPeeringConnections/0/Status/Code";
        lab.text(PROVIDER, "DescribeVpcPeeringConnections", &json!({}), code)
    };
    assert_eq!(state(&mut lab), "provisioning");
    let early = lab.call(PROVIDER, "ModifyVpcPeeringConnectionOptions", &one);
    assert_eq!(early, Err("OperationNotPermitted".to_owned()));
    assert_eq!(lab.text(PROVIDER, "CreateVpcPeeringConnection", &params, id), peering, "it is on its way");
    lab.pause(60);
    assert_eq!(state(&mut lab), "active");
    lab.call(PROVIDER, "DeleteVpcPeeringConnection", &one).unwrap();
    assert_ne!(lab.text(PROVIDER, "CreateVpcPeeringConnection", &params, id), peering, "what has ended does not count");
}

#[test]
fn a_list_without_items_is_not_there() {
    let mut lab = Lab::new(Config::default());
    let nothing = json!({ "VpcEndpointIds": [] });
    assert_eq!(lab.call(CONSUMER, "DeleteVpcEndpoints", &nothing), Err("MissingParameter".to_owned()));
}

#[test]
fn a_refused_first_call_makes_no_file() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("s.db");
    let mut lab = Lab { service: Embedded::new(file, ticking(), Random::new(Some("1")), Config::default()) };
    let refused = lab.call(PROVIDER, "CreateVpc", &json!({ "CidrBlock": "10.0.0.0/8" }));
    assert_eq!(refused, Err("InvalidVpc.Range".to_owned()));
    let dry = lab.call(PROVIDER, "CreateVpc", &json!({ "CidrBlock": "10.0.0.0/16", "DryRun": true }));
    assert_eq!(dry, Err("DryRunOperation".to_owned()));
    assert!(!lab.service.path().exists());
    // Nor does it fill a file that somebody made for it.
    std::fs::write(lab.service.path(), "").unwrap();
    let text = lab.call(PROVIDER, "CreateVpc", &json!({ "CidrBlock": "10.0.0.0/16", "DryRun": "true" }));
    assert_eq!(text, Err("InvalidParameterValue".to_owned()));
    assert_eq!(lab.service.path().metadata().unwrap().len(), 0);
    lab.call(PROVIDER, "CreateVpc", &json!({ "CidrBlock": "10.0.0.0/16" })).unwrap();
    assert!(lab.service.path().metadata().unwrap().len() > 0);
}

#[test]
fn refusals_are_logged_with_their_reasons() {
    let mut lab = Lab::new(Config::default());
    let (_, service) = lab.service();
    let (vpc, subnet) = lab.subnet(CONSUMER, "10.0.1.0/24");
    let mut params = endpoint_params(&vpc, &subnet, &service);
    params["ClientToken"] = json!("t");
    lab.call(CONSUMER, "CreateVpcEndpoint", &params).unwrap();
    let kept =
        |lab: &mut Lab| lab.service.look(|tx| Ok((state::clock(tx)?.last_write, state::random_position(tx)?))).unwrap();
    let before = kept(&mut lab);
    params["PrivateDnsEnabled"] = json!(true);
    assert!(lab.call(CONSUMER, "CreateVpcEndpoint", &params).is_err());
    let reason = "the first call with the client token \"t\" had other PrivateDnsEnabled";
    assert_eq!(lab.service.reasons(), [reason]);
    assert!(lab.service.reasons().is_empty(), "they are told once");
    assert!(lab.call(CONSUMER, "DescribeVpcs", &json!({ "VpcIds": ["vpc-0"] })).is_err());
    assert!(lab.call(CONSUMER, "CreateVpc", &json!({ "CidrBlock": "10.0.0.0/16", "DryRun": true })).is_err());
    lab.call(CONSUMER, "DescribeVpcs", &json!({})).unwrap();
    assert_eq!(kept(&mut lab), before, "a refusal changes nothing");

    let asked = calls::Asked { last: 4, refused: false, account: None };
    let logged = lab.service.look(|tx| calls::newest(tx, &asked)).unwrap();
    let logged: Vec<_> = logged.iter().map(|call| (call.operation.as_str(), call.refusal.as_ref())).collect();
    let [("CreateVpcEndpoint", None), (_, Some(reused)), ("DescribeVpcs", Some(missing)), (_, Some(dry))] = logged[..]
    else {
        panic!("{logged:?}")
    };
    let codes = [reused, missing, dry].map(|(code, _)| code.as_str());
    assert_eq!(codes, ["IdempotentParameterMismatch", "InvalidVpcID.NotFound", "DryRunOperation"]);
}

/// A lab in which the consumer's root has a policy with these statements.
fn restricted(directory: &Path, statements: &Value) -> Lab {
    let policy = json!({ "Version": "2012-10-17", "Statement": statements });
    let file = directory.join("consumer.json");
    std::fs::write(&file, policy.to_string()).unwrap();
    let policies = [(format!("arn:aws:iam::{CONSUMER}:root"), file)].into();
    Lab::new(Config { policies, ..Config::default() })
}

#[test]
fn a_resource_is_known_by_what_the_input_and_the_state_say() {
    let directory = tempfile::tempdir().unwrap();
    let allow = |actions: &[&str], resources: &[&str]| {
        let arn = |resource: &&str| match resource.split_once('!') {
            Some((service, rest)) => format!("arn:aws:{service}:us-east-1:{CONSUMER}:{rest}"),
            None => format!("arn:aws:ec2:us-east-1:{CONSUMER}:{resource}"),
        };
        let resources: Vec<String> = resources.iter().map(arn).collect();
        json!({ "Effect": "Allow", "Action": actions, "Resource": resources })
    };
    let everything_but = |actions: &[&str]| json!({ "Effect": "Allow", "NotAction": actions, "Resource": "*" });
    let mut lab = restricted(
        directory.path(),
        &json!([
            everything_but(&[
                "ec2:AcceptVpcPeeringConnection",
                "ec2:DisassociateRouteTable",
                "ec2:DeleteVpcEndpointConnectionNotifications",
                "elasticloadbalancing:*",
                "ec2:CreateTags",
            ]),
            allow(&["ec2:AcceptVpcPeeringConnection"], &["vpc/vpc-*", "vpc-peering-connection/pcx-*"]),
            allow(&["ec2:DisassociateRouteTable"], &["route-table/rtb-*", "subnet/subnet-*"]),
            allow(&["ec2:DeleteVpcEndpointConnectionNotifications"], &["vpc-endpoint/vpce-*"]),
            allow(
                &["elasticloadbalancing:Describe*", "elasticloadbalancing:CreateTargetGroup"],
                &["elasticloadbalancing!*"]
            ),
            allow(&["elasticloadbalancing:CreateLoadBalancer"], &["elasticloadbalancing!loadbalancer/net/orders/*"]),
            allow(&["elasticloadbalancing:CreateListener"], &["elasticloadbalancing!loadbalancer/net/orders/*"]),
            allow(&["elasticloadbalancing:AddTags"], &["elasticloadbalancing!listener/net/orders/*"]),
            allow(&["ec2:CreateTags"], &["subnet/subnet-*"]),
        ]),
    );
    let denied = Err("UnauthorizedOperation".to_owned());
    let (_, service) = lab.service();
    let (vpc, subnet) = lab.subnet(CONSUMER, "10.0.1.0/24");

    let theirs = lab.text(PROVIDER, "CreateVpc", &json!({ "CidrBlock": "10.9.0.0/16" }), "/Vpc/VpcId");
    let params = json!({ "VpcId": theirs, "PeerVpcId": vpc, "PeerOwnerId": CONSUMER });
    let id = "/VpcPeeringConnection/VpcPeeringConnectionId";
    let peering = lab.text(PROVIDER, "CreateVpcPeeringConnection", &params, id);
    lab.call(CONSUMER, "AcceptVpcPeeringConnection", &json!({ "VpcPeeringConnectionId": peering })).unwrap();

    let table = lab.text(CONSUMER, "CreateRouteTable", &json!({ "VpcId": vpc }), "/RouteTable/RouteTableId");
    let params = json!({ "RouteTableId": table, "SubnetId": subnet });
    let association = lab.text(CONSUMER, "AssociateRouteTable", &params, "/AssociationId");
    lab.call(CONSUMER, "DisassociateRouteTable", &json!({ "AssociationId": association })).unwrap();

    let params = endpoint_params(&vpc, &subnet, &service);
    let endpoint = lab.text(CONSUMER, "CreateVpcEndpoint", &params, "/VpcEndpoint/VpcEndpointId");
    let topic = lab.text(CONSUMER, "CreateTopic", &json!({ "Name": "t" }), "/TopicArn");
    let params =
        json!({ "VpcEndpointId": endpoint, "ConnectionNotificationArn": topic, "ConnectionEvents": ["Accept"] });
    let id = "/ConnectionNotification/ConnectionNotificationId";
    let notification = lab.text(CONSUMER, "CreateVpcEndpointConnectionNotification", &params, id);
    let one = json!({ "ConnectionNotificationIds": [notification] });
    lab.call(CONSUMER, "DeleteVpcEndpointConnectionNotifications", &one).unwrap();

    let balancer = |name: &str| json!({ "Name": name, "Type": "network", "Scheme": "internal", "Subnets": [subnet] });
    assert_eq!(lab.call(CONSUMER, "CreateLoadBalancer", &balancer("other")), Err("AccessDenied".to_owned()));
    let orders = lab.text(CONSUMER, "CreateLoadBalancer", &balancer("orders"), "/LoadBalancers/0/LoadBalancerArn");
    let params = json!({ "Name": "g", "Protocol": "TCP", "Port": 443, "VpcId": vpc });
    let group = lab.text(CONSUMER, "CreateTargetGroup", &params, "/TargetGroups/0/TargetGroupArn");
    let listener = json!({
        "LoadBalancerArn": orders, "Protocol": "TCP", "Port": 443, "Tags": [{ "Key": "k", "Value": "v" }],
        "DefaultActions": [{ "Type": "forward", "TargetGroupArn": group }],
    });
    lab.call(CONSUMER, "CreateListener", &listener).unwrap();

    let tags = |id: &str| json!({ "Resources": [id], "Tags": [{ "Key": "k", "Value": "v" }] });
    lab.call(CONSUMER, "CreateTags", &tags(&subnet)).unwrap();
    assert_eq!(lab.call(CONSUMER, "CreateTags", &tags(&vpc)), denied);
}

#[test]
fn a_denial_counts_whoever_would_need_no_permission() {
    let directory = tempfile::tempdir().unwrap();
    let mut lab = restricted(directory.path(), &json!({ "Effect": "Deny", "Action": "sts:*", "Resource": "*" }));
    assert!(lab.call(CONSUMER, "GetCallerIdentity", &json!({})).is_ok());
    assert_eq!(lab.call(CONSUMER, "GetSessionToken", &json!({})), Err("AccessDenied".to_owned()));
    let mut lab = restricted(directory.path(), &json!({ "Effect": "Allow", "Action": "ec2:*", "Resource": "*" }));
    assert!(lab.call(CONSUMER, "GetSessionToken", &json!({})).is_ok());
    assert_eq!(lab.call(CONSUMER, "ListTopics", &json!({})), Err("AuthorizationError".to_owned()));
    assert!(lab.call(PROVIDER, "ListTopics", &json!({})).is_ok(), "another account has another policy, or none");
}
