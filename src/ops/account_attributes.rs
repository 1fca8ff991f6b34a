//! What an account has and may have: DescribeAccountAttributes.

use serde::{Deserialize, Serialize};

use super::{Call, Failure};
use crate::domain::error::ApiError;
use crate::store;

/// Input of [`describe_account_attributes`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DescribeAccountAttributesInput {
    attribute_names: Vec<String>,
}

/// Output of [`describe_account_attributes`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeAccountAttributesOutput {
    account_attributes: Vec<AccountAttribute>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct AccountAttribute {
    attribute_name: &'static str,
    attribute_values: [AttributeValue; 1],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct AttributeValue {
    attribute_value: String,
}

/// Tells the attributes of the account in the Region: all, or those asked for. The numbers are AWS's defaults and bound
/// nothing here; the order is ours [I].
pub fn describe_account_attributes(
    call: &mut Call<'_>,
    input: DescribeAccountAttributesInput,
) -> Result<DescribeAccountAttributesOutput, Failure> {
    let default_vpc = store::vpcs::find_default(&call.tx, call.scope())?;
    let all = [
        ("supported-platforms", "VPC".to_owned()),
        ("vpc-max-security-groups-per-interface", "5".to_owned()),
        ("max-elastic-ips", "5".to_owned()),
        ("max-instances", "20".to_owned()),
        ("vpc-max-elastic-ips", "5".to_owned()),
        ("default-vpc", default_vpc.unwrap_or_else(|| "none".to_owned())),
    ];
    let wanted = &input.attribute_names;
    if let Some(unknown) = wanted.iter().find(|wanted| all.iter().all(|(name, _)| name != wanted)) {
        return Err(ApiError::InvalidChoice { value: unknown.clone(), parameter: "attributeName".to_owned() }.into());
    }
    let asked_for = |name: &str| wanted.is_empty() || wanted.iter().any(|wanted| wanted == name);
    Ok(DescribeAccountAttributesOutput {
        account_attributes: all
            .into_iter()
            .filter(|(name, _)| asked_for(name))
            .map(|(attribute_name, attribute_value)| AccountAttribute {
                attribute_name,
                attribute_values: [AttributeValue { attribute_value }],
            })
            .collect(),
    })
}
