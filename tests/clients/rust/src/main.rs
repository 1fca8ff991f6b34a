//! PrivateLink with aws-sdk-ec2: pages, refusals, waits. `AWS_ENDPOINT_URL` says where; `rich.sh` has made what is there.

use std::collections::BTreeSet;
use std::env;
use std::time::Duration;

use aws_config::BehaviorVersion;
use aws_credential_types::Credentials;
use aws_sdk_ec2::Client;
use aws_sdk_ec2::client::Waiters as _;
use aws_sdk_ec2::error::ProvideErrorMetadata as _;
use aws_sdk_ec2::types::{State, VpcEndpointType};

async fn client(account: &str) -> Client {
    let credentials = Credentials::new(account, "x", None, None, "test");
    let config = aws_config::defaults(BehaviorVersion::latest()).credentials_provider(credentials);
    Client::new(&config.region("us-east-1").load().await)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (provider, consumer) = (client("111122223333").await, client("444455556666").await);
    let id = |name: &str| env::var(name).expect("rich.sh has made it");

    let one = consumer.describe_vpc_endpoints().vpc_endpoint_ids(id("EP")).send().await?;
    let one = &one.vpc_endpoints()[0];
    assert_eq!(one.state(), Some(&State::Available));
    assert!(one.creation_timestamp().is_some());
    assert!(one.tags().iter().any(|tag| tag.key() == Some("naïve") && tag.value() == Some("東京 café 🚀")));

    let mut pages = consumer.describe_vpc_endpoints().into_paginator().page_size(5).send();
    let mut ids = BTreeSet::new();
    while let Some(page) = pages.try_next().await? {
        ids.extend(page.vpc_endpoints().iter().filter_map(|endpoint| endpoint.vpc_endpoint_id().map(str::to_owned)));
    }
    assert!(ids.len() >= 7, "{ids:?}");

    let missing = consumer.describe_vpc_endpoints().vpc_endpoint_ids("vpce-0123456789abcdef0").send().await;
    assert_eq!(missing.expect_err("there is none").code(), Some("InvalidVpcEndpointId.NotFound"));
    let dry = consumer.create_vpc().cidr_block("10.9.0.0/16").dry_run(true).send().await;
    assert_eq!(dry.expect_err("it is dry").code(), Some("DryRunOperation"));

    let vpc = consumer.create_vpc().cidr_block("10.7.0.0/16").send().await?;
    let vpc = vpc.vpc().and_then(|vpc| vpc.vpc_id()).expect("it has an id");
    consumer.wait_until_vpc_available().vpc_ids(vpc).wait(Duration::from_secs(30)).await?;

    let name = format!("com.amazonaws.vpce.us-east-1.{}", id("SVC"));
    let asked = consumer.create_vpc_endpoint().vpc_id(id("CVPC")).vpc_endpoint_type(VpcEndpointType::Interface);
    let made = asked.service_name(name).subnet_ids(id("CSUB1")).send().await?;
    let made = made.vpc_endpoint().and_then(|endpoint| endpoint.vpc_endpoint_id()).expect("it has an id").to_owned();
    let accepted = provider.accept_vpc_endpoint_connections().service_id(id("SVC")).vpc_endpoint_ids(&made).send().await?;
    assert!(accepted.unsuccessful().is_empty());
    let deleted = consumer.delete_vpc_endpoints().vpc_endpoint_ids(&made).send().await?;
    assert!(deleted.unsuccessful().is_empty());
    println!("rust: all well");
    Ok(())
}
