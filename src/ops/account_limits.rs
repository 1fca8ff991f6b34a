//! How much of Elastic Load Balancing an account may have: the quotas, and DescribeAccountLimits (lab-behaviour.md §10.6).

use serde::{Deserialize, Serialize};

use super::load_balancers::{after, page_limit};
use super::paging::seq_to_token;
use super::{Call, Failure};

/// Network Load Balancers of an account in a Region.
pub(super) const NETWORK_LOAD_BALANCERS: u32 = 50;

/// Gateway Load Balancers of an account in a Region.
pub(super) const GATEWAY_LOAD_BALANCERS: u32 = 100;

/// Listeners of a load balancer.
pub(super) const LISTENERS: u32 = 50;

/// Target groups of an account in a Region.
pub(super) const TARGET_GROUPS: u32 = 3000;

/// Those of them that are for Gateway Load Balancers.
pub(super) const GENEVE_TARGET_GROUPS: u32 = 100;

/// Targets of a target group (AWS CLI's example).
pub(super) const TARGETS: u32 = 1000;

/// Those of Network and Gateway Load Balancers, by name; AWS's order is none.
const LIMITS: &[(&str, u32)] = &[
    ("gateway-load-balancers", GATEWAY_LOAD_BALANCERS),
    ("geneve-target-groups", GENEVE_TARGET_GROUPS),
    ("listeners-per-network-load-balancer", LISTENERS),
    ("network-load-balancer-enis-per-vpc", 1200),
    ("network-load-balancers", NETWORK_LOAD_BALANCERS),
    ("target-groups", TARGET_GROUPS),
    ("target-groups-per-action-on-network-load-balancer", 1),
    ("targets-per-availability-zone-per-network-load-balancer", 500),
    ("targets-per-network-load-balancer", 3000),
    ("targets-per-target-group", TARGETS),
];

/// Input of [`describe_account_limits`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DescribeAccountLimitsInput {
    marker: Option<String>,
    page_size: Option<i64>,
}

/// Output of [`describe_account_limits`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeAccountLimitsOutput {
    limits: Vec<Limit>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_marker: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Limit {
    name: &'static str,
    max: String,
}

/// Lists the quotas.
pub fn describe_account_limits(
    _call: &mut Call<'_>,
    input: DescribeAccountLimitsInput,
) -> Result<DescribeAccountLimitsOutput, Failure> {
    let skipped = input.marker.as_deref().map(after).transpose()?.unwrap_or(0);
    let skipped = usize::try_from(skipped).unwrap_or(LIMITS.len()).min(LIMITS.len());
    let size = page_limit(input.page_size)?;
    let page = LIMITS[skipped..].iter().take(size as usize);
    let limits: Vec<_> = page.map(|(name, max)| Limit { name, max: max.to_string() }).collect();
    let end = skipped + limits.len();
    let next_marker = (end < LIMITS.len()).then(|| seq_to_token(i64::try_from(end).unwrap_or(i64::MAX)));
    Ok(DescribeAccountLimitsOutput { limits, next_marker })
}
