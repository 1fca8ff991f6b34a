//! DescribeVpcEndpoints (aws-behaviour.md §5.9).

use serde::{Deserialize, Serialize};

use super::{VpcEndpoint, answered, not_found};
use crate::domain::ids::Kind;
use crate::ops::paging::{FilterInput, SmallestPage, select, seq_to_token};
use crate::ops::{Call, Failure, tags};
use crate::store;
use crate::store::endpoints::FILTERS;

/// Input of [`describe_vpc_endpoints`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DescribeVpcEndpointsInput {
    vpc_endpoint_ids: Vec<String>,
    filters: Vec<FilterInput>,
    max_results: Option<i64>,
    next_token: Option<String>,
}

/// Output of [`describe_vpc_endpoints`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeVpcEndpointsOutput {
    vpc_endpoints: Vec<VpcEndpoint>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
}

/// Lists the caller's endpoints.
pub fn describe_vpc_endpoints(
    call: &mut Call<'_>,
    input: DescribeVpcEndpointsInput,
) -> Result<DescribeVpcEndpointsOutput, Failure> {
    let DescribeVpcEndpointsInput { vpc_endpoint_ids: asked, filters, max_results, next_token } = &input;
    let ids = Some((Kind::Endpoint, asked.as_slice()));
    let selection = select(ids, FILTERS, filters, *max_results, SmallestPage::One, next_token.as_deref())?;
    let page = store::endpoints::page(&call.tx, call.scope(), &selection)?;
    if let Some(id) = page.unknown.first() {
        return Err(not_found(call, id)?);
    }
    let tags = tags::of_each(call, page.rows.iter().map(|endpoint| endpoint.id.as_str()))?;
    let described = answered(call, page.rows)?.into_iter().zip(tags);
    let described = described.map(|(endpoint, tags)| VpcEndpoint { tags: Some(tags), ..endpoint });
    Ok(DescribeVpcEndpointsOutput { vpc_endpoints: described.collect(), next_token: page.next.map(seq_to_token) })
}
