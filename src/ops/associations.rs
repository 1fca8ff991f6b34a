//! DescribeVpcEndpointAssociations: what endpoints of VPC Lattice are associated with (aws-behaviour.md §5.18). There are
//! none of them here.

use serde::{Deserialize, Serialize};

use super::endpoints;
use super::paging::{FilterInput, SmallestPage, check_largest, select};
use super::{Call, Failure};
use crate::domain::ids::Kind;
use crate::store;
use crate::store::listing::{Column, Filter};

/// The model's bound.
const LARGEST_PAGE: i64 = 100;

/// What it filters by (§7.1).
static FILTERS: &[Filter] = &[
    Filter { name: "associated-resource-accessibility", column: Column::Never },
    Filter { name: "associated-resource-id", column: Column::Never },
    Filter { name: "association-id", column: Column::Never },
    Filter { name: "resource-configuration-group-arn", column: Column::Never },
    Filter { name: "service-network-arn", column: Column::Never },
    Filter { name: "vpc-endpoint-id", column: Column::Never },
];

/// Input of [`describe_vpc_endpoint_associations`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DescribeVpcEndpointAssociationsInput {
    vpc_endpoint_ids: Vec<String>,
    filters: Vec<FilterInput>,
    max_results: Option<i64>,
    next_token: Option<String>,
}

/// Output of [`describe_vpc_endpoint_associations`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeVpcEndpointAssociationsOutput {
    vpc_endpoint_associations: [(); 0],
}

/// Lists no associations, of endpoints that must be there all the same.
pub fn describe_vpc_endpoint_associations(
    call: &mut Call<'_>,
    input: DescribeVpcEndpointAssociationsInput,
) -> Result<DescribeVpcEndpointAssociationsOutput, Failure> {
    let DescribeVpcEndpointAssociationsInput { vpc_endpoint_ids, filters, max_results, next_token } = &input;
    let ids = Some((Kind::Endpoint, vpc_endpoint_ids.as_slice()));
    let selection = select(ids, FILTERS, filters, *max_results, SmallestPage::One, next_token.as_deref())?;
    check_largest(*max_results, LARGEST_PAGE)?;
    for id in selection.ids {
        if store::endpoints::find(&call.tx, call.scope(), id)?.is_none() {
            return Err(endpoints::not_found(call, id)?);
        }
    }
    Ok(DescribeVpcEndpointAssociationsOutput { vpc_endpoint_associations: [] })
}
