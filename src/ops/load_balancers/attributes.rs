//! Attributes of load balancers: ModifyLoadBalancerAttributes, DescribeLoadBalancerAttributes (lab-behaviour.md §10.2).
//! Only deletion protection has an effect here.

use serde::{Deserialize, Serialize};

use super::existing;
use super::settings::Type;
use crate::domain::error::ApiError;
use crate::ops::elb_attributes::{Attribute, Definition, Values, changed, pairs, value};
use crate::ops::{Call, Failure};
use crate::store;
use crate::store::load_balancers::LoadBalancer;

/// The most attributes of a call, by the model.
const MOST_ATTRIBUTES: usize = 20;

const DELETION_PROTECTION: &str = "deletion_protection.enabled";

/// Input of [`modify_load_balancer_attributes`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct ModifyLoadBalancerAttributesInput {
    load_balancer_arn: String,
    attributes: Vec<Attribute>,
}

/// Input of [`describe_load_balancer_attributes`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DescribeLoadBalancerAttributesInput {
    load_balancer_arn: String,
}

/// Output of both.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct LoadBalancerAttributesOutput {
    attributes: Vec<Attribute>,
}

/// What a load balancer has, in the order in which it is answered [I].
fn definitions(load_balancer: &LoadBalancer) -> Vec<Definition> {
    let protection = Definition::new(DELETION_PROTECTION, "false", Values::Boolean);
    let cross_zone = Definition::new("load_balancing.cross_zone.enabled", "false", Values::Boolean);
    if Type::of(load_balancer) == Type::Gateway {
        return vec![protection, cross_zone];
    }
    let denies_igw = if load_balancer.scheme.as_deref() == Some("internal") { "true" } else { "false" };
    let routing =
        Values::OneOf(&["availability_zone_affinity", "partial_availability_zone_affinity", "any_availability_zone"]);
    vec![
        Definition::new("access_logs.s3.enabled", "false", Values::Boolean),
        Definition::new("access_logs.s3.bucket", "", Values::Text),
        Definition::new("access_logs.s3.prefix", "", Values::Text),
        protection,
        cross_zone,
        Definition::new("ipv6.deny_all_igw_traffic", denies_igw, Values::Boolean),
        Definition::new("dns_record.client_routing_policy", "any_availability_zone", routing),
        Definition::new("zonal_shift.config.enabled", "false", Values::Boolean),
        Definition::new("secondary_ips.auto_assigned.per_subnet", "0", Values::Within(0..=7)),
    ]
}

fn attributes_with(call: &Call<'_>, row: &LoadBalancer, asked: &[Attribute]) -> Result<Vec<Attribute>, Failure> {
    let set = store::load_balancers::attributes_of(&call.tx, &row.arn)?;
    Ok(changed("Load balancer", &definitions(row), &set, asked)?)
}

/// Whether a load balancer may not be deleted.
///
/// # Errors
/// That the state cannot serve.
pub(super) fn is_protected(call: &Call<'_>, row: &LoadBalancer) -> Result<bool, Failure> {
    Ok(value(&attributes_with(call, row, &[])?, DELETION_PROTECTION) == "true")
}

/// Sets attributes of a load balancer; answers all of them.
pub fn modify_load_balancer_attributes(
    call: &mut Call<'_>,
    input: ModifyLoadBalancerAttributesInput,
) -> Result<LoadBalancerAttributesOutput, Failure> {
    let asked = &input.attributes;
    if asked.len() > MOST_ATTRIBUTES {
        let texts: Vec<_> =
            pairs(asked).map(|(key, value)| format!("LoadBalancerAttribute(key={key}, value={value})")).collect();
        let rule = format!("have length less than or equal to {MOST_ATTRIBUTES}");
        let value = format!("[{}]", texts.join(", "));
        return Err(ApiError::Constraint { value, member: "attributes".to_owned(), rule }.into());
    }
    let row = existing(call, &input.load_balancer_arn)?;
    let attributes = attributes_with(call, &row, asked)?;
    // The bucket itself is not looked for: there are none here.
    if value(&attributes, "access_logs.s3.enabled") == "true" && value(&attributes, "access_logs.s3.bucket").is_empty()
    {
        return Err(ApiError::SettingMissing { what: "An S3 bucket for access logs".to_owned() }.into());
    }
    for (key, value) in pairs(asked) {
        store::load_balancers::set_attribute(&call.tx, &row.arn, key, value)?;
    }
    Ok(LoadBalancerAttributesOutput { attributes })
}

/// Lists the attributes of a load balancer.
pub fn describe_load_balancer_attributes(
    call: &mut Call<'_>,
    input: DescribeLoadBalancerAttributesInput,
) -> Result<LoadBalancerAttributesOutput, Failure> {
    let row = existing(call, &input.load_balancer_arn)?;
    Ok(LoadBalancerAttributesOutput { attributes: attributes_with(call, &row, &[])? })
}
