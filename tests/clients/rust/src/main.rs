//! PrivateLink with aws-sdk-ec2. `AWS_ENDPOINT_URL` says where; `rich.sh` has made what is looked at there.

mod story;

use std::collections::BTreeSet;
use std::env;
use std::error::Error;
use std::time::Duration;

use aws_config::{BehaviorVersion, SdkConfig};
use aws_credential_types::Credentials;
use aws_sdk_ec2::Client;
use aws_sdk_ec2::client::Waiters as _;
use aws_sdk_ec2::error::ProvideErrorMetadata as _;
use aws_sdk_ec2::types::State;

const PROVIDER: &str = "111122223333";
const CONSUMER: &str = "444455556666";

async fn config(account: &str) -> SdkConfig {
    let credentials = Credentials::new(account, "x", None, None, "test");
    aws_config::defaults(BehaviorVersion::latest()).credentials_provider(credentials).region("us-east-1").load().await
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let (provider, consumer) = (config(PROVIDER).await, config(CONSUMER).await);
    look(&Client::new(&consumer)).await?;
    story::tell(&provider, &consumer).await?;
    println!("rust: all well");
    Ok(())
}

/// What one account sees: an endpoint, pages, refusals, a waiter.
async fn look(consumer: &Client) -> Result<(), Box<dyn Error>> {
    let id = env::var("EP")?;
    let one = consumer.describe_vpc_endpoints().vpc_endpoint_ids(&id).send().await?;
    let one = &one.vpc_endpoints()[0];
    // The wire says `available`, the SDK's enum knows `Available`: it is no known variant, with AWS neither.
    assert_eq!(one.state().map(State::as_str), Some("available"));
    assert!(one.creation_timestamp().is_some());
    assert_eq!(one.subnet_ids().len(), 2);
    assert_eq!(one.network_interface_ids().len(), 2);
    assert_eq!(one.groups()[0].group_name(), Some("endpoints"));
    let tag = |key| one.tags().iter().find(|tag| tag.key() == Some(key)).and_then(|tag| tag.value());
    assert_eq!((tag("naïve"), tag("empty")), (Some("東京 café 🚀"), Some("")));

    let mut pages = consumer.describe_vpc_endpoints().into_paginator().page_size(3).send();
    let (mut sizes, mut ids) = (vec![], BTreeSet::new());
    while let Some(page) = pages.try_next().await? {
        sizes.push(page.vpc_endpoints().len());
        ids.extend(page.vpc_endpoints().iter().filter_map(|endpoint| endpoint.vpc_endpoint_id().map(str::to_owned)));
    }
    assert_eq!((sizes, ids.len(), ids.contains(&id)), (vec![3, 3, 1], 7, true));

    let missing = consumer.describe_vpc_endpoints().vpc_endpoint_ids("vpce-0123456789abcdef0").send().await;
    let missing = missing.expect_err("there is none");
    assert_eq!(missing.code(), Some("InvalidVpcEndpointId.NotFound"));
    assert_eq!(missing.message(), Some("The Vpc Endpoint Id 'vpce-0123456789abcdef0' does not exist"));
    assert_eq!(missing.raw_response().map(|response| response.status().as_u16()), Some(400));
    let dry = consumer.create_vpc().cidr_block("10.9.0.0/16").dry_run(true).send().await.expect_err("it is dry");
    assert_eq!(dry.code(), Some("DryRunOperation"));
    assert_eq!(dry.raw_response().map(|response| response.status().as_u16()), Some(412));

    let vpc = consumer.create_vpc().cidr_block("10.7.0.0/16").send().await?;
    let vpc = vpc.vpc().and_then(|vpc| vpc.vpc_id()).ok_or("no VPC")?;
    consumer.wait_until_vpc_available().vpc_ids(vpc).wait(Duration::from_secs(30)).await?;
    consumer.delete_vpc().vpc_id(vpc).send().await?;
    Ok(())
}
