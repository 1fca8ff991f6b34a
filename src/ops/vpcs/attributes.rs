//! Attributes of a VPC: ModifyVpcAttribute, DescribeVpcAttribute (lab-behaviour.md §2.2).

use serde::{Deserialize, Serialize};

use super::found;
use crate::domain::error::ApiError;
use crate::ops::attributes::{Switch, exactly_one};
use crate::ops::{Call, Empty, Failure, required};
use crate::store;

/// Input of [`modify_vpc_attribute`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct ModifyVpcAttributeInput {
    enable_dns_hostnames: Option<Switch>,
    enable_dns_support: Option<Switch>,
    vpc_id: String,
    enable_network_address_usage_metrics: Option<Switch>,
}

/// Changes one attribute of a VPC.
///
/// Support may be turned off while hostnames are on, and either while an endpoint of the VPC has private DNS enabled: a VPC
/// then has no private names until both are on again [I].
pub fn modify_vpc_attribute(call: &mut Call<'_>, input: ModifyVpcAttributeInput) -> Result<Empty, Failure> {
    let hostnames = Switch::wanted(input.enable_dns_hostnames);
    let support = Switch::wanted(input.enable_dns_support);
    let metrics = Switch::wanted(input.enable_network_address_usage_metrics);
    exactly_one(&[
        ("enableDnsHostnames", hostnames.is_some()),
        ("enableDnsSupport", support.is_some()),
        ("enableNetworkAddressUsageMetrics", metrics.is_some()),
    ])?;
    let mut vpc = found(call, input.vpc_id)?;
    if hostnames == Some(true) && !vpc.dns_support {
        return Err(ApiError::HostnamesWithoutSupport { vpc: vpc.id }.into());
    }
    vpc.dns_hostnames = hostnames.unwrap_or(vpc.dns_hostnames);
    vpc.dns_support = support.unwrap_or(vpc.dns_support);
    vpc.usage_metrics = metrics.unwrap_or(vpc.usage_metrics);
    store::vpcs::set_attributes(&call.tx, &vpc)?;
    Ok(Empty {})
}

/// Input of [`describe_vpc_attribute`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DescribeVpcAttributeInput {
    attribute: Option<String>,
    vpc_id: String,
}

/// Output of [`describe_vpc_attribute`]: the attribute asked for, and the VPC.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeVpcAttributeOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    enable_dns_hostnames: Option<Switch>,
    #[serde(skip_serializing_if = "Option::is_none")]
    enable_dns_support: Option<Switch>,
    #[serde(skip_serializing_if = "Option::is_none")]
    enable_network_address_usage_metrics: Option<Switch>,
    vpc_id: String,
}

/// Tells one attribute of a VPC.
pub fn describe_vpc_attribute(
    call: &mut Call<'_>,
    input: DescribeVpcAttributeInput,
) -> Result<DescribeVpcAttributeOutput, Failure> {
    let attribute = required(input.attribute, "attribute")?;
    let vpc = found(call, input.vpc_id)?;
    let mut output = DescribeVpcAttributeOutput { vpc_id: vpc.id, ..DescribeVpcAttributeOutput::default() };
    let (member, value) = match attribute.as_str() {
        "enableDnsHostnames" => (&mut output.enable_dns_hostnames, vpc.dns_hostnames),
        "enableDnsSupport" => (&mut output.enable_dns_support, vpc.dns_support),
        "enableNetworkAddressUsageMetrics" => (&mut output.enable_network_address_usage_metrics, vpc.usage_metrics),
        _ => return Err(ApiError::InvalidChoice { value: attribute, parameter: "attribute".to_owned() }.into()),
    };
    *member = Some(Switch::new(value));
    Ok(output)
}
