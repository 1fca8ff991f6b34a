//! A provider offers a service and a consumer connects to it, from the first VPC to the last deletion.

use std::error::Error;
use std::time::Duration;

use aws_config::SdkConfig;
use aws_sdk_ec2::Client;
use aws_sdk_ec2::client::Waiters as _;
use aws_sdk_ec2::error::ProvideErrorMetadata as _;
use aws_sdk_ec2::types::{
    AttributeBooleanValue, ConnectionNotificationState, Filter, IpPermission, IpRange, PrincipalType, ResourceType,
    ServiceState, ServiceType, State, Tag, TagSpecification, VpcEndpoint, VpcEndpointConnection, VpcEndpointType,
};
use aws_sdk_elasticloadbalancingv2::Client as LoadBalancing;
use aws_sdk_elasticloadbalancingv2::client::Waiters as _;
use aws_sdk_elasticloadbalancingv2::types::{
    Action, ActionTypeEnum, LoadBalancerSchemeEnum, LoadBalancerTypeEnum, ProtocolEnum, TargetDescription,
    TargetTypeEnum,
};

use crate::CONSUMER;

type Outcome<T> = Result<T, Box<dyn Error>>;

pub async fn tell(provider: &SdkConfig, consumer: &SdkConfig) -> Outcome<()> {
    let (balancing, provider, consumer) = (LoadBalancing::new(provider), Client::new(provider), Client::new(consumer));
    let offered = Network::make(&provider, "10.30.0.0/16", ["10.30.1.0/24", "10.30.2.0/24"]).await?;
    let balancer = Balancer::make(&balancing, &offered).await?;
    let service = Service::make(&provider, &balancer.arn).await?;

    // Who is not allowed does not see it.
    let describe = || consumer.describe_vpc_endpoint_services().service_names(&service.name).send();
    assert_eq!(describe().await.expect_err("not allowed").code(), Some("InvalidServiceName"));
    let allowed = format!("arn:aws:iam::{CONSUMER}:root");
    let allow = provider.modify_vpc_endpoint_service_permissions().service_id(&service.id);
    let allow = allow.add_allowed_principals(&allowed).send().await?;
    assert_eq!(allow.added_principals()[0].principal(), Some(&*allowed));
    let allow = provider.describe_vpc_endpoint_service_permissions().service_id(&service.id).send().await?;
    assert_eq!(allow.allowed_principals()[0].principal_type(), Some(&PrincipalType::Account));
    let seen = describe().await?;
    let seen = &seen.service_details()[0];
    assert_eq!(seen.service_type()[0].service_type(), Some(&ServiceType::Interface));
    assert_eq!((seen.owner(), seen.acceptance_required()), (Some(crate::PROVIDER), Some(true)));
    assert_eq!(seen.availability_zones(), ["us-east-1a", "us-east-1b"]);

    let told = provider.create_vpc_endpoint_connection_notification().service_id(&service.id);
    let told = told.connection_notification_arn(format!("arn:aws:sns:us-east-1:{}:rust", crate::PROVIDER));
    let told = told.connection_events("Accept").connection_events("Connect").send().await?;
    let told = told.connection_notification().ok_or("no notification")?;
    assert_eq!(told.connection_notification_state(), Some(&ConnectionNotificationState::Enabled));

    // The consumer asks, the provider accepts one and rejects one.
    let network = Network::make(&consumer, "10.40.0.0/16", ["10.40.1.0/24", "10.40.2.0/24"]).await?;
    let group = security_group(&consumer, &network.vpc).await?;
    let ask = || {
        let ask = consumer.create_vpc_endpoint().vpc_endpoint_type(VpcEndpointType::Interface).vpc_id(&network.vpc);
        ask.service_name(&service.name).subnet_ids(&network.subnets[0]).security_group_ids(&group)
    };
    let made = ask().tag_specifications(named(ResourceType::VpcEndpoint)).client_token("once").send().await?;
    let (made, again) = (made.vpc_endpoint, ask().tag_specifications(named(ResourceType::VpcEndpoint)));
    let again = again.client_token("once").send().await?.vpc_endpoint;
    let made = made.ok_or("no endpoint")?;
    assert_eq!(again.and_then(|endpoint| endpoint.vpc_endpoint_id), made.vpc_endpoint_id);
    assert_eq!(state(&made), "pendingAcceptance");
    let id = made.vpc_endpoint_id().ok_or("no id")?;
    assert_eq!(made.network_interface_ids().len(), 1);
    let names: Vec<_> = made.dns_entries().iter().filter_map(|entry| entry.dns_name()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
    let end = format!(".{}.us-east-1.vpce.amazonaws.com", service.id);
    assert!(names.iter().all(|name| name.starts_with(id) && name.ends_with(&end)), "{names:?}");

    let asked = connection(&provider, id).await?;
    assert_eq!(asked.vpc_endpoint_state().map(State::as_str), Some("pendingAcceptance"));
    assert_eq!((asked.vpc_endpoint_owner(), asked.service_id()), (Some(CONSUMER), Some(&*service.id)));
    assert_eq!(asked.network_load_balancer_arns(), [balancer.arn.clone()]);
    let accept = || provider.accept_vpc_endpoint_connections().service_id(&service.id).vpc_endpoint_ids(id).send();
    assert!(accept().await?.unsuccessful().is_empty());
    assert_eq!(state(&endpoint(&consumer, id).await?), "available");
    let twice = accept().await?;
    let refused = twice.unsuccessful()[0].error().and_then(|error| error.code());
    assert_eq!(refused, Some("InvalidState"));
    let other = ask().send().await?.vpc_endpoint.and_then(|endpoint| endpoint.vpc_endpoint_id).ok_or("no id")?;
    provider.reject_vpc_endpoint_connections().service_id(&service.id).vpc_endpoint_ids(&other).send().await?;
    assert_eq!(state(&endpoint(&consumer, &other).await?), "rejected");

    // Another zone for the one, with an interface there.
    consumer.modify_vpc_endpoint().vpc_endpoint_id(id).add_subnet_ids(&network.subnets[1]).send().await?;
    let wider = endpoint(&consumer, id).await?;
    assert_eq!((wider.subnet_ids().len(), wider.dns_entries().len()), (2, 3));
    let interfaces = consumer.describe_network_interfaces();
    let interfaces = interfaces.set_network_interface_ids(wider.network_interface_ids).send().await?;
    let description = format!("VPC Endpoint Interface {id}");
    for interface in interfaces.network_interfaces() {
        assert_eq!(interface.description(), Some(&*description));
        assert_eq!(interface.requester_managed(), Some(true));
        assert_eq!(interface.interface_type().map(|kind| kind.as_str()), Some("vpc_endpoint"));
    }

    // Nothing goes while something else needs it.
    let delete = || provider.delete_vpc_endpoint_service_configurations().service_ids(&service.id).send();
    let refused = delete().await?;
    let refused = refused.unsuccessful()[0].error().and_then(|error| error.code());
    assert_eq!(refused, Some("ExistingVpcEndpointConnections"));
    let refused = balancing.delete_load_balancer().load_balancer_arn(&balancer.arn).send().await;
    assert_eq!(refused.expect_err("it is in use").code(), Some("ResourceInUse"));
    let refused = consumer.delete_subnet().subnet_id(&network.subnets[0]).send().await;
    assert_eq!(refused.expect_err("it is in use").code(), Some("DependencyViolation"));

    let gone = consumer.delete_vpc_endpoints().vpc_endpoint_ids(id).vpc_endpoint_ids(&other).send().await?;
    assert!(gone.unsuccessful().is_empty());
    let gone = consumer.describe_vpc_endpoints().vpc_endpoint_ids(id).send().await;
    assert_eq!(gone.expect_err("it is deleted").code(), Some("InvalidVpcEndpointId.NotFound"));
    assert!(delete().await?.unsuccessful().is_empty());
    assert_eq!(describe().await.expect_err("it is deleted").code(), Some("InvalidServiceName"));
    consumer.delete_security_group().group_id(&group).send().await?;
    network.unmake(&consumer).await?;
    balancer.unmake(&balancing).await?;
    offered.unmake(&provider).await
}

fn named(kind: ResourceType) -> TagSpecification {
    TagSpecification::builder().resource_type(kind).tags(Tag::builder().key("Name").value("rust").build()).build()
}

fn state(endpoint: &VpcEndpoint) -> &str {
    endpoint.state().map_or("", State::as_str)
}

async fn endpoint(client: &Client, id: &str) -> Outcome<VpcEndpoint> {
    let found = client.describe_vpc_endpoints().vpc_endpoint_ids(id).send().await?;
    Ok(found.vpc_endpoints.and_then(|mut found| found.pop()).ok_or("no endpoint")?)
}

async fn connection(client: &Client, endpoint: &str) -> Outcome<VpcEndpointConnection> {
    let filter = Filter::builder().name("vpc-endpoint-id").values(endpoint).build();
    let found = client.describe_vpc_endpoint_connections().filters(filter).into_paginator().items().send();
    let found = found.collect::<Result<Vec<_>, _>>().await?;
    assert_eq!(found.len(), 1);
    Ok(found.into_iter().next().ok_or("no connection")?)
}

async fn security_group(client: &Client, vpc: &str) -> Outcome<String> {
    let made = client.create_security_group().group_name("rust").description("to the service").vpc_id(vpc);
    let id = made.send().await?.group_id.ok_or("no id")?;
    let range = IpRange::builder().cidr_ip("10.40.0.0/16").description("web").build();
    let rule = IpPermission::builder().ip_protocol("tcp").from_port(443).to_port(443).ip_ranges(range).build();
    let rules = client.authorize_security_group_ingress().group_id(&id).ip_permissions(rule).send().await?;
    assert!(rules.security_group_rules()[0].security_group_rule_id().is_some_and(|id| id.starts_with("sgr-")));
    client.wait_until_security_group_exists().group_ids(&id).wait(Duration::from_secs(30)).await?;
    Ok(id)
}

/// A VPC with a subnet in each of two zones.
struct Network {
    vpc: String,
    subnets: [String; 2],
}

impl Network {
    async fn make(client: &Client, block: &str, blocks: [&str; 2]) -> Outcome<Self> {
        let vpc = client.create_vpc().cidr_block(block).tag_specifications(named(ResourceType::Vpc)).send().await?;
        let vpc = vpc.vpc.and_then(|vpc| vpc.vpc_id).ok_or("no VPC")?;
        let names = AttributeBooleanValue::builder().value(true).build();
        client.modify_vpc_attribute().vpc_id(&vpc).enable_dns_hostnames(names).send().await?;
        let subnet = async |block: &str, zone| -> Outcome<String> {
            let made = client.create_subnet().vpc_id(&vpc).cidr_block(block).availability_zone(zone).send().await?;
            let id = made.subnet.and_then(|subnet| subnet.subnet_id).ok_or("no subnet")?;
            client.wait_until_subnet_available().subnet_ids(&id).wait(Duration::from_secs(30)).await?;
            Ok(id)
        };
        let subnets = [subnet(blocks[0], "us-east-1a").await?, subnet(blocks[1], "us-east-1b").await?];
        Ok(Self { vpc, subnets })
    }

    async fn unmake(&self, client: &Client) -> Outcome<()> {
        for subnet in &self.subnets {
            client.delete_subnet().subnet_id(subnet).send().await?;
        }
        client.delete_vpc().vpc_id(&self.vpc).send().await?;
        Ok(())
    }
}

/// A Network Load Balancer with a listener and a target.
struct Balancer {
    arn: String,
    group: String,
}

impl Balancer {
    async fn make(client: &LoadBalancing, network: &Network) -> Outcome<Self> {
        let made = client.create_load_balancer().name("rust").set_subnets(Some(network.subnets.to_vec()));
        let made = made.r#type(LoadBalancerTypeEnum::Network).scheme(LoadBalancerSchemeEnum::Internal).send().await?;
        let arn = made.load_balancers()[0].load_balancer_arn().ok_or("no ARN")?.to_owned();
        let wait = client.wait_until_load_balancer_available().load_balancer_arns(&arn);
        wait.wait(Duration::from_secs(30)).await?;
        let made = client.create_target_group().name("rust").protocol(ProtocolEnum::Tcp).port(80);
        let made = made.vpc_id(&network.vpc).target_type(TargetTypeEnum::Ip).send().await?;
        let group = made.target_groups()[0].target_group_arn().ok_or("no ARN")?.to_owned();
        let target = TargetDescription::builder().id("10.30.1.10").build();
        client.register_targets().target_group_arn(&group).targets(target).send().await?;
        let forward = Action::builder().r#type(ActionTypeEnum::Forward).target_group_arn(&group).build();
        let listen = client.create_listener().load_balancer_arn(&arn).protocol(ProtocolEnum::Tcp).port(443);
        listen.default_actions(forward).send().await?;
        client.wait_until_target_in_service().target_group_arn(&group).wait(Duration::from_secs(30)).await?;
        Ok(Self { arn, group })
    }

    async fn unmake(&self, client: &LoadBalancing) -> Outcome<()> {
        client.delete_load_balancer().load_balancer_arn(&self.arn).send().await?;
        let wait = client.wait_until_load_balancers_deleted().load_balancer_arns(&self.arn);
        wait.wait(Duration::from_secs(30)).await?;
        client.delete_target_group().target_group_arn(&self.group).send().await?;
        Ok(())
    }
}

struct Service {
    id: String,
    name: String,
}

impl Service {
    async fn make(client: &Client, balancer: &str) -> Outcome<Self> {
        let make = client.create_vpc_endpoint_service_configuration().network_load_balancer_arns(balancer);
        let make = make.acceptance_required(true).tag_specifications(named(ResourceType::VpcEndpointService));
        let made = make.send().await?.service_configuration.ok_or("no service")?;
        assert_eq!(made.service_state(), Some(&ServiceState::Available));
        assert!(made.private_dns_name_configuration().is_some_and(|private| private.state().is_none()));
        let (id, name) = (made.service_id.ok_or("no id")?, made.service_name.ok_or("no name")?);
        assert_eq!(name, format!("com.amazonaws.vpce.us-east-1.{id}"));
        let found = client.describe_vpc_endpoint_service_configurations().service_ids(&id).send().await?;
        assert_eq!(found.service_configurations()[0].tags()[0].value(), Some("rust"));
        Ok(Self { id, name })
    }
}
