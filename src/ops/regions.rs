//! Regions: DescribeRegions (lab-behaviour.md §9).

use serde::{Deserialize, Serialize};

use super::paging::FilterInput;
use super::{Call, Failure, Unused};
use crate::domain::error::ApiError;
use crate::domain::regions::Region;

/// The order in which AWS lists these; the others follow by name [I].
const LISTED_FIRST: &[&str] = &[
    "eu-north-1",
    "ap-south-1",
    "eu-west-3",
    "eu-west-2",
    "eu-west-1",
    "ap-northeast-3",
    "ap-northeast-2",
    "ap-northeast-1",
    "sa-east-1",
    "ca-central-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "eu-central-1",
    "us-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2",
];

/// Input of [`describe_regions`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DescribeRegionsInput {
    region_names: Vec<String>,
    /// Every account of the lab has opted in everywhere.
    all_regions: Unused,
    filters: Vec<FilterInput>,
}

/// Output of [`describe_regions`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeRegionsOutput {
    regions: Vec<Described>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Described {
    opt_in_status: &'static str,
    region_name: &'static str,
    endpoint: String,
}

impl Described {
    fn new(region: &'static Region) -> Self {
        Self {
            opt_in_status: region.opt_in_status,
            region_name: region.name,
            endpoint: format!("ec2.{}.{}", region.name, region.dns_suffix()),
        }
    }

    fn fits(&self, filter: &FilterInput) -> Result<bool, ApiError> {
        filter.fits(match filter.name() {
            "endpoint" => Some(&self.endpoint),
            "opt-in-status" => Some(self.opt_in_status),
            "region-name" => Some(self.region_name),
            _ => None,
        })
    }
}

/// Lists the Regions of the caller's partition.
pub fn describe_regions(call: &mut Call<'_>, input: DescribeRegionsInput) -> Result<DescribeRegionsOutput, Failure> {
    let place = |region: &&Region| LISTED_FIRST.iter().position(|name| *name == region.name);
    let mut all: Vec<&'static Region> =
        Region::all().iter().filter(|region| region.partition == call.region.partition).collect();
    all.sort_by_key(|region| place(region).unwrap_or(LISTED_FIRST.len()));
    let wanted = &input.region_names;
    let unknown: Vec<&str> =
        wanted.iter().map(String::as_str).filter(|name| all.iter().all(|region| region.name != *name)).collect();
    if !unknown.is_empty() {
        return Err(ApiError::UnknownRegion { region: unknown.join(", ") }.into());
    }
    let mut regions = Vec::new();
    for region in all.into_iter().map(Described::new) {
        let named = wanted.is_empty() || wanted.iter().any(|name| name == region.region_name);
        if FilterInput::all_fit(&input.filters, |filter| region.fits(filter))? && named {
            regions.push(region);
        }
    }
    Ok(DescribeRegionsOutput { regions })
}
