mod properties;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::*;
use crate::base::config::Config;
use crate::base::random::Random;
use crate::domain::caller::Caller;
use crate::domain::states;
use crate::ops::services::offered::describe_vpc_endpoint_services;
use crate::ops::{connections, permissions, services, subnets, vpcs};
use crate::store::services::{Parts, PrivateDns, Service, SupportedRegion};
use crate::store::state::Transition;
use crate::store::vpcs::Vpc;
use crate::store::{Access, Scope, Store, StoreError, Tx};

const PROVIDER: &str = "111122223333";
const CONSUMER: &str = "444455556666";
const VPC: &str = "vpc-0aaaaaaaaaaaaaaaa";
const SERVICE: &str = "vpce-svc-0aaaaaaaaaaaaaaaa";

/// A provider's service with a verified name, and a consumer's VPC with DNS hostnames and a subnet.
struct Lab {
    store: Store,
    random: Random,
    subnet: Value,
}

impl Lab {
    fn new() -> Self {
        let (store, random) = (Store::in_memory().unwrap(), Random::new(Some("endpoints")));
        let mut lab = Self { store, random, subnet: Value::Null };
        lab.write(|tx| {
            let vpc = Vpc {
                id: VPC.to_owned(),
                account: CONSUMER.to_owned(),
                cidr_block: "10.0.0.0/16".to_owned(),
                cidr_association_id: "vpc-cidr-assoc-0".to_owned(),
                instance_tenancy: "default".to_owned(),
                dhcp_options_id: "dopt-0".to_owned(),
                is_default: false,
                dns_support: true,
                usage_metrics: false,
                dns_hostnames: true,
                state: states::vpc::AVAILABLE.to_owned(),
            };
            let scope = Scope { account: CONSUMER, region: "us-east-1" };
            store::vpcs::insert(tx, scope, &vpc, Transition::settled(states::vpc::AVAILABLE))?;
            let private_dns = PrivateDns {
                name: "api.example.com".to_owned(),
                state: states::private_dns::VERIFIED.to_owned(),
                next_state: None,
                lost: false,
                record_name: "_x".to_owned(),
                record_value: "vpce:x".to_owned(),
            };
            let service = Service {
                id: SERVICE.to_owned(),
                account: PROVIDER.to_owned(),
                region: "us-east-1".to_owned(),
                name: name_of(SERVICE),
                kind: INTERFACE.to_owned(),
                acceptance_required: true,
                private_dns: Some(private_dns),
                payer_responsibility: None,
                state: states::service::AVAILABLE.to_owned(),
            };
            let available = Transition::settled(states::service::AVAILABLE);
            let parts = Parts {
                load_balancers: Vec::new(),
                zones: vec!["use1-az6".to_owned()],
                address_types: vec!["ipv4".to_owned()],
                regions: vec![SupportedRegion::new("us-east-1", available)],
            };
            store::services::insert(tx, &service, available, &parts)
        });
        let subnet = json!({ "VpcId": VPC, "CidrBlock": "10.0.0.0/24", "AvailabilityZone": "us-east-1a" });
        lab.subnet = lab.made(CONSUMER, subnets::create_subnet, subnet)["Subnet"]["SubnetId"].clone();
        lab
    }

    fn write(&mut self, work: impl FnOnce(&Tx<'_>) -> Result<(), StoreError>) {
        self.store.transaction(Access::Write, |_| now(), |tx| work(&tx)).unwrap();
    }

    /// The answer or the refusal, and the reasons noted on the way.
    fn called<I: DeserializeOwned, O: Serialize>(
        &mut self,
        (account, region): (&str, &str),
        operation: fn(&mut Call<'_>, I) -> Result<O, Failure>,
        input: Value,
    ) -> (Result<Value, String>, String) {
        let principal = format!("arn:aws:iam::{account}:root");
        let caller = Caller { account: account.to_owned(), region: region.to_owned(), principal, ..Caller::default() };
        let (region, config, random) = (Region::find(region).unwrap(), Config::default(), &mut self.random);
        let mut reasons = Vec::new();
        let answer = self.store.transaction(
            Access::Write,
            |_| now(),
            |tx| {
                let mut call = Call::new(tx, &caller, region, random, &config)?;
                let answer = operation(&mut call, serde_json::from_value(input).unwrap());
                reasons = call.take_reasons();
                answer
            },
        );
        let answer = answer.map(|output| serde_json::to_value(output).unwrap());
        (answer.map_err(|failure| failure.to_string()), reasons.join("; "))
    }

    fn made<I: DeserializeOwned, O: Serialize>(
        &mut self,
        account: &str,
        operation: fn(&mut Call<'_>, I) -> Result<O, Failure>,
        input: Value,
    ) -> Value {
        self.called((account, "us-east-1"), operation, input).0.unwrap()
    }

    fn grant(&mut self, principal: &str) {
        let input = json!({ "ServiceId": SERVICE, "AddAllowedPrincipals": [principal] });
        self.made(PROVIDER, permissions::modify_vpc_endpoint_service_permissions, input);
    }

    /// Why a service does not exist for an account in a Region.
    fn why(&mut self, caller: (&str, &str), name: &str) -> String {
        let input = json!({ "ServiceNames": [name] });
        let (refused, reason) = self.called(caller, describe_vpc_endpoint_services, input);
        assert_eq!(refused, Err(format!("The Vpc Endpoint Service '{name}' does not exist")));
        reason
    }
}

fn now() -> jiff::Timestamp {
    "2026-01-01T00:00:00Z".parse().unwrap()
}

fn name_of(service: &str) -> String {
    dns::service_name("us-east-1", service)
}

#[test]
fn a_verified_name_leads_to_an_accepted_endpoint() {
    let mut lab = Lab::new();
    lab.grant("*");
    let input = |subnet: &Value, enabled: bool| {
        json!({ "VpcId": VPC, "VpcEndpointType": "Interface", "ServiceName": name_of(SERVICE), "SubnetIds": [subnet],
                "PrivateDnsEnabled": enabled })
    };
    let refusal = format!(
        "Private DNS can only be enabled after the endpoint connection is accepted by the owner of {}.",
        name_of(SERVICE)
    );
    let subnet = lab.subnet.clone();
    let (refused, _) = lab.called((CONSUMER, "us-east-1"), create_vpc_endpoint, input(&subnet, true));
    assert_eq!(refused, Err(refusal.clone()));

    let made = lab.made(CONSUMER, create_vpc_endpoint, input(&subnet, false));
    let id = made["VpcEndpoint"]["VpcEndpointId"].clone();
    let enable = json!({ "VpcEndpointId": id, "PrivateDnsEnabled": true });
    let (refused, _) = lab.called((CONSUMER, "us-east-1"), modify_vpc_endpoint, enable.clone());
    assert_eq!(refused, Err(refusal));
    let accept = json!({ "ServiceId": SERVICE, "VpcEndpointIds": [id] });
    lab.made(PROVIDER, connections::accept_vpc_endpoint_connections, accept);
    lab.made(CONSUMER, modify_vpc_endpoint, enable);
    let seen = lab.made(CONSUMER, describe_vpc_endpoints, json!({}));
    assert_eq!(seen["VpcEndpoints"][0]["DnsEntries"][2]["DnsName"], "api.example.com");
    // The provider sees only the names that anybody may resolve.
    let seen = lab.made(PROVIDER, connections::describe_vpc_endpoint_connections, json!({}));
    assert_eq!(seen["VpcEndpointConnections"][0]["DnsEntries"].as_array().map(Vec::len), Some(2));
}

#[test]
fn why_a_service_does_not_exist_is_noted() {
    let mut lab = Lab::new();
    let (consumer, name) = ((CONSUMER, "us-east-1"), name_of(SERVICE));
    let here = format!("{SERVICE} of {PROVIDER}");
    let me = format!("arn:aws:iam::{CONSUMER}:root");
    assert_eq!(lab.why(consumer, &name), format!("{here} is granted to nobody, not to {me}"));
    let other = "arn:aws:iam::777788889999:root";
    lab.grant(other);
    assert_eq!(lab.why(consumer, &name), format!("{here} is granted to {other}, not to {me}"));
    lab.grant("*");
    let abroad = lab.why((CONSUMER, "eu-west-1"), &name);
    assert_eq!(abroad, format!("{here} is in us-east-1 and does not support eu-west-1"));
    let aws = lab.why(consumer, "com.amazonaws.eu-west-1.sqs");
    assert_eq!(aws, "com.amazonaws.eu-west-1.sqs is AWS's in eu-west-1, which is reached from endpoints there only");
    let nothing = name_of("vpce-svc-0123456789abcdef0");
    assert_eq!(lab.why(consumer, &nothing), format!("no account and not AWS has a service {nothing}"));
    let delete = json!({ "ServiceIds": [SERVICE] });
    lab.write(|tx| {
        let gone_at = "2026-01-01T00:01:00Z".parse().unwrap();
        let deleting = Transition::then(states::service::DELETING, states::service::DELETED, gone_at);
        store::services::set_state(tx, SERVICE, deleting)
    });
    assert_eq!(lab.why(consumer, &name), format!("{here} is Deleting"));
    lab.made(PROVIDER, services::delete_vpc_endpoint_service_configurations, delete);
}

#[test]
fn where_an_endpoint_is_is_noted() {
    let mut lab = Lab::new();
    let input = json!({ "VpcId": VPC, "ServiceName": "com.amazonaws.us-east-1.s3" });
    let made = lab.made(CONSUMER, create_vpc_endpoint, input);
    let id = made["VpcEndpoint"]["VpcEndpointId"].as_str().unwrap().to_owned();
    let mut why = |caller, id: &str| {
        let input = json!({ "VpcEndpointIds": [id] });
        lab.called(caller, describe_vpc_endpoints, input).1
    };
    assert_eq!(why((PROVIDER, "us-east-1"), &id), format!("{id} is of {CONSUMER}"));
    assert_eq!(why((CONSUMER, "eu-west-1"), &id), format!("{id} is in us-east-1"));
    assert_eq!(why((CONSUMER, "us-east-1"), "vpce-0"), "there is no endpoint vpce-0 in any account");
}

#[test]
fn a_gateway_endpoint_is_a_route_in_each_of_its_tables() {
    let mut lab = Lab::new();
    let made = lab.made(CONSUMER, vpcs::create_vpc, json!({ "CidrBlock": "10.1.0.0/16" }));
    let vpc = made["Vpc"]["VpcId"].as_str().unwrap().to_owned();
    let (main, far) = ("rtb-0bbbbbbbbbbbbbbbb", "rtb-0cccccccccccccccc");
    lab.write(|tx| {
        let scope = Scope { account: CONSUMER, region: "us-east-1" };
        store::route_tables::insert_main(tx, scope, VPC, main, "rtbassoc-0b")
    });
    let create =
        |vpc: &str| json!({ "VpcId": vpc, "ServiceName": "com.amazonaws.us-east-1.s3", "RouteTableIds": [main, main] });
    let made = lab.made(CONSUMER, create_vpc_endpoint, create(VPC));
    assert_eq!(made["VpcEndpoint"]["RouteTableIds"], json!([main]));
    let id = made["VpcEndpoint"]["VpcEndpointId"].clone();

    let consumer = (CONSUMER, "us-east-1");
    let (refused, _) = lab.called(consumer, create_vpc_endpoint, create(VPC));
    assert_eq!(
        refused,
        Err(format!("route table {main} already has a route with destination-prefix-list-id pl-63a5400a"))
    );
    let (refused, reason) = lab.called(consumer, create_vpc_endpoint, create(&vpc));
    assert_eq!(refused, Err(format!("The route table ID '{main}' does not belong to the VPC '{vpc}'.")));
    assert_eq!(reason, format!("{main} is in {VPC}"));
    let add = json!({ "VpcEndpointId": id, "AddRouteTableIds": [far] });
    let (refused, _) = lab.called(consumer, modify_vpc_endpoint, add);
    assert_eq!(refused, Err(format!("The routeTable ID '{far}' does not exist")));

    // Its place is free again once the table is taken away, and once the endpoint is deleted.
    let remove = json!({ "VpcEndpointId": id, "RemoveRouteTableIds": [main] });
    lab.made(CONSUMER, modify_vpc_endpoint, remove);
    let second = lab.made(CONSUMER, create_vpc_endpoint, create(VPC))["VpcEndpoint"]["VpcEndpointId"].clone();
    let add = json!({ "VpcEndpointId": id, "AddRouteTableIds": [main] });
    assert!(lab.called(consumer, modify_vpc_endpoint, add.clone()).0.is_err());
    lab.made(CONSUMER, delete_vpc_endpoints, json!({ "VpcEndpointIds": [second] }));
    lab.made(CONSUMER, modify_vpc_endpoint, add);
}

#[test]
fn a_policy_has_20_480_characters() {
    let mut lab = Lab::new();
    let input = json!({ "VpcId": VPC, "ServiceName": "com.amazonaws.us-east-1.s3" });
    let id = lab.made(CONSUMER, create_vpc_endpoint, input)["VpcEndpoint"]["VpcEndpointId"].clone();
    let statement = r#""Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}}"#;
    // Characters, not bytes.
    let policy = |length: usize| {
        let id = "é".repeat(length - statement.chars().count() - r#"{"Id":"","#.len());
        format!(r#"{{"Id":"{id}",{statement}"#)
    };
    let modify = |length| json!({ "VpcEndpointId": id, "PolicyDocument": policy(length) });
    lab.made(CONSUMER, modify_vpc_endpoint, modify(20_480));
    let (refused, reason) = lab.called((CONSUMER, "us-east-1"), modify_vpc_endpoint, modify(20_481));
    let text = "The Policy Document is not valid. It exceeds the maximum length of 20480 characters";
    assert_eq!((refused, reason.as_str()), (Err(text.to_owned()), "it has 20481 characters"));
}
