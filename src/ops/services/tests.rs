use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::*;
use crate::base::config::Config;
use crate::base::random::Random;
use crate::domain::caller::Caller;
use crate::domain::states::private_dns as dns_states;
use crate::ops::{connections, endpoints, load_balancers, permissions, subnets, vpcs};
use crate::store::{Access, Store, StoreError};

const PROVIDER: &str = "111122223333";
const CONSUMER: &str = "444455556666";

/// A provider's service in one zone, and a consumer's VPC with a subnet there.
struct Lab {
    store: Store,
    random: Random,
    load_balancer: Value,
    service: Value,
    vpc: Value,
    subnet: Value,
}

impl Lab {
    fn new() -> Self {
        let (store, random) = (Store::in_memory().unwrap(), Random::new(Some("services")));
        let mut lab = Self {
            store,
            random,
            load_balancer: json!(null),
            service: json!(null),
            vpc: json!(null),
            subnet: json!(null),
        };
        let (_, subnet) = lab.network(PROVIDER);
        lab.load_balancer = lab.load_balancer("one", &subnet);
        let service = json!({ "NetworkLoadBalancerArns": [lab.load_balancer], "PrivateDnsName": "api.example.com" });
        let made = lab.made(PROVIDER, create_vpc_endpoint_service_configuration, service);
        lab.service = made["ServiceConfiguration"]["ServiceId"].clone();
        let all = json!({ "ServiceId": lab.service, "AddAllowedPrincipals": ["*"] });
        lab.made(PROVIDER, permissions::modify_vpc_endpoint_service_permissions, all);
        (lab.vpc, lab.subnet) = lab.network(CONSUMER);
        lab
    }

    fn network(&mut self, account: &str) -> (Value, Value) {
        let vpc = self.made(account, vpcs::create_vpc, json!({ "CidrBlock": "10.0.0.0/16" }));
        let vpc = vpc["Vpc"]["VpcId"].clone();
        let subnet = json!({ "VpcId": vpc, "CidrBlock": "10.0.0.0/24", "AvailabilityZone": "us-east-1a" });
        let subnet = self.made(account, subnets::create_subnet, subnet);
        (vpc, subnet["Subnet"]["SubnetId"].clone())
    }

    fn load_balancer(&mut self, name: &str, subnet: &Value) -> Value {
        let made = json!({ "Name": name, "Type": "network", "Scheme": "internal", "Subnets": [subnet] });
        let made = self.made(PROVIDER, load_balancers::create_load_balancer, made);
        made["LoadBalancers"][0]["LoadBalancerArn"].clone()
    }

    fn endpoint(&mut self) -> Value {
        let name = format!("com.amazonaws.vpce.us-east-1.{}", self.service.as_str().unwrap());
        let made = json!({ "VpcId": self.vpc, "VpcEndpointType": "Interface", "ServiceName": name, "SubnetIds": [self.subnet] });
        self.made(CONSUMER, endpoints::create_vpc_endpoint, made)["VpcEndpoint"]["VpcEndpointId"].clone()
    }

    /// The answer or the refusal, and the reasons noted on the way.
    fn called<I: DeserializeOwned, O: Serialize>(
        &mut self,
        account: &str,
        operation: fn(&mut Call<'_>, I) -> Result<O, Failure>,
        input: Value,
    ) -> (Result<Value, String>, String) {
        let caller = Caller { account: account.to_owned(), region: "us-east-1".to_owned(), ..Caller::default() };
        let (region, config, random) = (Region::find("us-east-1").unwrap(), Config::default(), &mut self.random);
        let mut reasons = Vec::new();
        let answer = self.store.transaction(
            Access::Write,
            |_| "2026-01-01T00:00:00Z".parse().unwrap(),
            |tx| {
                let mut call = Call::new(tx, &caller, region, random, &config)?;
                let answer = operation(&mut call, serde_json::from_value(input).unwrap());
                reasons = call.take_reasons();
                answer
            },
        );
        let answer = answer.map(|answer| serde_json::to_value(answer).unwrap());
        (answer.map_err(|failure: Failure| failure.to_string()), reasons.join("; "))
    }

    fn made<I: DeserializeOwned, O: Serialize>(
        &mut self,
        account: &str,
        operation: fn(&mut Call<'_>, I) -> Result<O, Failure>,
        input: Value,
    ) -> Value {
        self.called(account, operation, input).0.unwrap()
    }

    /// Why the provider, or another, may not do this.
    fn reason<I: DeserializeOwned, O: Serialize>(
        &mut self,
        account: &str,
        operation: fn(&mut Call<'_>, I) -> Result<O, Failure>,
        input: Value,
    ) -> String {
        self.called(account, operation, input).1
    }

    fn private_dns_state(&mut self) -> String {
        let described = json!({ "ServiceIds": [self.service] });
        let described = self.made(PROVIDER, describe_vpc_endpoint_service_configurations, described);
        described["ServiceConfigurations"][0]["PrivateDnsNameConfiguration"]["State"].as_str().unwrap().to_owned()
    }
}

#[test]
fn vague_refusals_have_true_reasons() {
    let mut lab = Lab::new();
    let endpoint = lab.endpoint();
    let (service, id) = (lab.service.as_str().unwrap().to_owned(), endpoint.as_str().unwrap().to_owned());
    let decide = json!({ "ServiceId": service, "VpcEndpointIds": [id] });
    assert_eq!(
        lab.reason(CONSUMER, connections::accept_vpc_endpoint_connections, decide.clone()),
        format!("{service} is a service of account {PROVIDER}")
    );
    assert_eq!(lab.reason(PROVIDER, connections::accept_vpc_endpoint_connections, decide.clone()), "");
    assert_eq!(
        lab.reason(PROVIDER, connections::accept_vpc_endpoint_connections, decide.clone()),
        format!("{id} is available, not pendingAcceptance or rejected")
    );
    assert_eq!(
        lab.reason(PROVIDER, delete_vpc_endpoint_service_configurations, json!({ "ServiceIds": [service] })),
        format!("{service} has connections with {id} (available)")
    );

    let arn = lab.load_balancer.clone();
    assert_eq!(
        lab.reason(PROVIDER, create_vpc_endpoint_service_configuration, json!({ "NetworkLoadBalancerArns": [arn] })),
        format!("{} is associated with {service}", arn.as_str().unwrap())
    );
    assert!(
        lab.reason(CONSUMER, create_vpc_endpoint_service_configuration, json!({ "NetworkLoadBalancerArns": [arn] }))
            .starts_with("the load balancers of a service are of its own account and Region")
    );
    assert_eq!(
        lab.reason(
            PROVIDER,
            modify_vpc_endpoint_service_configuration,
            json!({ "ServiceId": service, "RemovePrivateDnsName": true })
        ),
        format!("{service} has connections with {id} (available)")
    );

    let (_, subnet) = lab.network(PROVIDER);
    let other = lab.load_balancer("other", &subnet);
    let made =
        lab.made(PROVIDER, create_vpc_endpoint_service_configuration, json!({ "NetworkLoadBalancerArns": [other] }));
    let elsewhere = json!({ "ServiceId": made["ServiceConfiguration"]["ServiceId"], "VpcEndpointIds": [id] });
    assert_eq!(
        lab.reason(PROVIDER, connections::reject_vpc_endpoint_connections, elsewhere),
        format!("{id} is an endpoint of {service}")
    );
}

#[test]
fn a_verification_that_was_given_up_can_be_started_again() {
    let mut lab = Lab::new();
    let id = lab.service.as_str().unwrap().to_owned();
    let start = json!({ "ServiceId": id });
    for (state, then) in [
        (dns_states::FAILED, dns_states::PENDING_VERIFICATION),
        (dns_states::VERIFIED, dns_states::PENDING_VERIFICATION),
        (dns_states::PENDING_VERIFICATION, dns_states::PENDING_VERIFICATION),
    ] {
        let set =
            |tx: crate::store::Tx<'_>| store::services::set_private_dns_state(&tx, &id, Transition::settled(state));
        let now = |_| "2026-01-01T00:00:00Z".parse().unwrap();
        lab.store.transaction(Access::Write, now, set).map_err(|error: StoreError| error.to_string()).unwrap();
        assert_eq!(lab.private_dns_state(), state);
        lab.made(PROVIDER, start_vpc_endpoint_service_private_dns_verification, start.clone());
        assert_eq!(lab.private_dns_state(), then);
    }
}
