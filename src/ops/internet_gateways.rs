//! Internet gateways: CreateInternetGateway, AttachInternetGateway, DetachInternetGateway, DescribeInternetGateways,
//! DeleteInternetGateway. A VPC has at most one, and no load balancer here needs one.
//!
//! The texts of what is refused: gh:berlioz-the/berlioz#1, gh:binlab/terraform-aws-vault-ha-raft#54,
//! gh:hashicorp/terraform-provider-aws#40788, gh:hashicorp/terraform#497.

use serde::{Deserialize, Serialize};

use super::paging::{FilterInput, SmallestPage, select, seq_to_token};
use super::tags::{self, Tag, TagSpecification};
use super::{Call, Empty, Failure, vpcs};
use crate::domain::error::ApiError;
use crate::domain::ids::Kind;
use crate::store;

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct InternetGateway {
    attachments: Vec<Attachment>,
    internet_gateway_id: String,
    owner_id: String,
    tags: Vec<Tag>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Attachment {
    state: &'static str,
    vpc_id: String,
}

impl InternetGateway {
    fn new(call: &Call<'_>, row: store::internet_gateways::InternetGateway) -> Result<Self, Failure> {
        Ok(Self {
            // Not one of the states that the model names, but what AWS answers.
            attachments: row.vpc_id.into_iter().map(|vpc_id| Attachment { state: "available", vpc_id }).collect(),
            tags: tags::of(call, &row.id)?,
            internet_gateway_id: row.id,
            owner_id: row.account,
        })
    }
}

/// Input of [`create_internet_gateway`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct CreateInternetGatewayInput {
    tag_specifications: Vec<TagSpecification>,
}

/// Output of [`create_internet_gateway`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateInternetGatewayOutput {
    internet_gateway: InternetGateway,
}

/// Makes an internet gateway that is attached to nothing. Its answer has tags even when there are none.
pub fn create_internet_gateway(
    call: &mut Call<'_>,
    input: CreateInternetGatewayInput,
) -> Result<CreateInternetGatewayOutput, Failure> {
    let tags = tags::of_specifications(Kind::InternetGateway, &input.tag_specifications)?;
    let row = create(call, None)?;
    tags::put_on_new(call, Kind::InternetGateway, &row.id, tags)?;
    Ok(CreateInternetGatewayOutput { internet_gateway: InternetGateway::new(call, row)? })
}

/// Makes an internet gateway, attached to a VPC that has none, or to nothing.
///
/// # Errors
/// That the state cannot serve.
pub fn create(call: &mut Call<'_>, vpc_id: Option<&str>) -> Result<store::internet_gateways::InternetGateway, Failure> {
    let row = store::internet_gateways::InternetGateway {
        id: call.new_id(Kind::InternetGateway),
        account: call.caller.account.clone(),
        vpc_id: vpc_id.map(str::to_owned),
    };
    store::internet_gateways::insert(&call.tx, call.scope(), &row)?;
    Ok(row)
}

/// An internet gateway of the caller.
fn found(call: &Call<'_>, id: String) -> Result<store::internet_gateways::InternetGateway, Failure> {
    Kind::InternetGateway.check(&id)?;
    let row = store::internet_gateways::find(&call.tx, call.scope(), &id)?;
    Ok(row.ok_or(ApiError::InternetGatewayNotFound { id })?)
}

/// Input of [`attach_internet_gateway`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct AttachInternetGatewayInput {
    internet_gateway_id: String,
    vpc_id: String,
}

/// Attaches an internet gateway to a VPC.
pub fn attach_internet_gateway(call: &mut Call<'_>, input: AttachInternetGatewayInput) -> Result<Empty, Failure> {
    Kind::Vpc.check(&input.vpc_id)?;
    let gateway = found(call, input.internet_gateway_id)?;
    let vpc = vpcs::found(call, input.vpc_id)?;
    if let Some(vpc) = gateway.vpc_id {
        return Err(ApiError::InternetGatewayAttached { id: gateway.id, vpc }.into());
    }
    if let Some(other) = store::internet_gateways::of_vpc(&call.tx, &vpc.id)? {
        call.explain(format!("{other} is attached to {}", vpc.id));
        return Err(ApiError::VpcHasInternetGateway { vpc: vpc.id }.into());
    }
    store::internet_gateways::set_vpc(&call.tx, &gateway.id, Some(&vpc.id))?;
    Ok(Empty {})
}

/// Input of [`detach_internet_gateway`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DetachInternetGatewayInput {
    internet_gateway_id: String,
    vpc_id: String,
}

/// Detaches an internet gateway from its VPC, in which nothing may have a public address.
pub fn detach_internet_gateway(call: &mut Call<'_>, input: DetachInternetGatewayInput) -> Result<Empty, Failure> {
    Kind::Vpc.check(&input.vpc_id)?;
    let gateway = found(call, input.internet_gateway_id)?;
    let vpc = vpcs::found(call, input.vpc_id)?;
    if gateway.vpc_id.as_ref() != Some(&vpc.id) {
        call.explain(format!("{} is attached to {}", gateway.id, gateway.vpc_id.as_deref().unwrap_or("no VPC")));
        return Err(ApiError::InternetGatewayNotAttached { id: gateway.id, vpc: vpc.id }.into());
    }
    let public = store::internet_gateways::public_load_balancers(&call.tx, &vpc.id)?;
    if !public.is_empty() {
        call.explain(format!("internet-facing in {}: {}", vpc.id, public.join(", ")));
        return Err(ApiError::VpcHasPublicAddresses { vpc: vpc.id }.into());
    }
    store::internet_gateways::set_vpc(&call.tx, &gateway.id, None)?;
    Ok(Empty {})
}

/// Input of [`describe_internet_gateways`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DescribeInternetGatewaysInput {
    next_token: Option<String>,
    max_results: Option<i64>,
    internet_gateway_ids: Vec<String>,
    filters: Vec<FilterInput>,
}

/// Output of [`describe_internet_gateways`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeInternetGatewaysOutput {
    internet_gateways: Vec<InternetGateway>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
}

/// Lists the caller's internet gateways.
pub fn describe_internet_gateways(
    call: &mut Call<'_>,
    input: DescribeInternetGatewaysInput,
) -> Result<DescribeInternetGatewaysOutput, Failure> {
    let DescribeInternetGatewaysInput { next_token, max_results, internet_gateway_ids, filters } = &input;
    let ids = Some((Kind::InternetGateway, internet_gateway_ids.as_slice()));
    let token = next_token.as_deref();
    let selection = select(ids, store::internet_gateways::FILTERS, filters, *max_results, SmallestPage::Five, token)?;
    let page = store::internet_gateways::page(&call.tx, call.scope(), &selection)?;
    not_found(&page.unknown)?;
    Ok(DescribeInternetGatewaysOutput {
        internet_gateways: page
            .rows
            .into_iter()
            .map(|row| InternetGateway::new(call, row))
            .collect::<Result<_, _>>()?,
        next_token: page.next.map(seq_to_token),
    })
}

fn not_found(ids: &[String]) -> Result<(), ApiError> {
    match ids {
        [] => Ok(()),
        [id] => Err(ApiError::InternetGatewayNotFound { id: id.clone() }),
        several => Err(ApiError::InternetGatewaysNotFound { ids: several.join(", ") }),
    }
}

/// Input of [`delete_internet_gateway`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DeleteInternetGatewayInput {
    internet_gateway_id: String,
}

/// Deletes an internet gateway that is attached to nothing.
pub fn delete_internet_gateway(call: &mut Call<'_>, input: DeleteInternetGatewayInput) -> Result<Empty, Failure> {
    let gateway = found(call, input.internet_gateway_id)?;
    if let Some(vpc) = gateway.vpc_id {
        call.explain(format!("{} is attached to {vpc}", gateway.id));
        return Err(ApiError::InternetGatewayInUse { id: gateway.id }.into());
    }
    store::internet_gateways::delete(&call.tx, &gateway.id)?;
    Ok(Empty {})
}
