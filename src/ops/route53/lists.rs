//! Lists of hosted zones: in the order of creation, by name, and those that a VPC sees.

use serde::{Deserialize, Serialize};

use super::{MOST_ZONES, ZoneOutput, page_size};
use crate::domain::error::ApiError;
use crate::domain::{dns, domain_name};
use crate::ops::{Call, Failure};
use crate::store;
use crate::store::Scope;
use crate::store::hosted_zones::HostedZone;

/// What owns the zones with the private names of endpoints [I].
const OWNER_OF_ENDPOINT_ZONES: &str = "vpce.amazonaws.com";

/// Input of [`list_hosted_zones`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct ListHostedZonesInput {
    marker: Option<String>,
    max_items: Option<String>,
    delegation_set_id: Option<String>,
    hosted_zone_type: Option<String>,
}

/// Output of [`list_hosted_zones`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListHostedZonesOutput {
    hosted_zones: Vec<ZoneOutput>,
    #[serde(skip_serializing_if = "Option::is_none")]
    marker: Option<String>,
    is_truncated: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_marker: Option<String>,
    max_items: String,
}

/// Lists the caller's zones in the order of creation; a marker is the id of the first one of a page.
pub fn list_hosted_zones(call: &mut Call<'_>, input: ListHostedZonesInput) -> Result<ListHostedZonesOutput, Failure> {
    let ListHostedZonesInput { marker, max_items, delegation_set_id, hosted_zone_type } = input;
    let size = page_size(max_items.as_deref(), MOST_ZONES)?;
    if let Some(id) = delegation_set_id {
        return Err(ApiError::DelegationSetNotFound { id }.into());
    }
    let account = &call.caller.account;
    if let Some(marker) = marker.as_deref()
        && store::hosted_zones::find(&call.tx, account, marker)?.is_none()
    {
        return Err(ApiError::MarkerUnknown { marker: marker.to_owned() }.into());
    }
    let zones = store::hosted_zones::page(&call.tx, account, marker.as_deref(), hosted_zone_type.is_some(), size + 1)?;
    let (zones, next) = cut(zones, size);
    Ok(ListHostedZonesOutput {
        hosted_zones: zones.into_iter().map(ZoneOutput::from).collect(),
        marker,
        is_truncated: next.is_some(),
        next_marker: next.map(|zone| zone.id),
        max_items: size.to_string(),
    })
}

/// A page, and the first item of the next one.
fn cut<T>(mut items: Vec<T>, size: usize) -> (Vec<T>, Option<T>) {
    let next = items.split_off(items.len().min(size)).into_iter().next();
    (items, next)
}

/// Input of [`list_hosted_zones_by_name`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct ListHostedZonesByNameInput {
    #[serde(rename = "DNSName")]
    dns_name: Option<String>,
    hosted_zone_id: Option<String>,
    max_items: Option<String>,
}

/// Output of [`list_hosted_zones_by_name`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListHostedZonesByNameOutput {
    hosted_zones: Vec<ZoneOutput>,
    #[serde(rename = "DNSName", skip_serializing_if = "Option::is_none")]
    dns_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hosted_zone_id: Option<String>,
    is_truncated: bool,
    #[serde(rename = "NextDNSName", skip_serializing_if = "Option::is_none")]
    next_dns_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_hosted_zone_id: Option<String>,
    max_items: String,
}

/// Lists the caller's zones by name; a name is where to start, and no filter.
pub fn list_hosted_zones_by_name(
    call: &mut Call<'_>,
    input: ListHostedZonesByNameInput,
) -> Result<ListHostedZonesByNameOutput, Failure> {
    let ListHostedZonesByNameInput { dns_name, hosted_zone_id, max_items } = input;
    let size = page_size(max_items.as_deref(), MOST_ZONES)?;
    let start = match &dns_name {
        None if hosted_zone_id.is_some() => return Err(ApiError::ZoneIdWithoutName.into()),
        None => String::new(),
        Some(name) => domain_name::normalized(name).map_err(|fault| ApiError::DomainNameInvalid { fault })?,
    };
    let first_id = hosted_zone_id.as_deref().unwrap_or_default();
    let zones = store::hosted_zones::page_by_name(&call.tx, &call.caller.account, &start, first_id, size + 1)?;
    let (zones, next) = cut(zones, size);
    Ok(ListHostedZonesByNameOutput {
        hosted_zones: zones.into_iter().map(ZoneOutput::from).collect(),
        dns_name,
        hosted_zone_id,
        is_truncated: next.is_some(),
        next_dns_name: next.as_ref().map(|zone| zone.name.clone()),
        next_hosted_zone_id: next.map(|zone| zone.id),
        max_items: size.to_string(),
    })
}

/// Input of [`list_hosted_zones_by_vpc`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct ListHostedZonesByVpcInput {
    #[serde(rename = "VPCId")]
    vpc_id: String,
    #[serde(rename = "VPCRegion")]
    vpc_region: String,
    max_items: Option<String>,
    next_token: Option<String>,
}

/// Output of [`list_hosted_zones_by_vpc`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListHostedZonesByVpcOutput {
    hosted_zone_summaries: Vec<Summary>,
    max_items: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Summary {
    hosted_zone_id: String,
    name: String,
    owner: Owner,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Owner {
    #[serde(skip_serializing_if = "Option::is_none")]
    owning_account: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    owning_service: Option<&'static str>,
}

/// Lists the private zones that a VPC of the caller sees, those with the private names of its endpoints among them.
pub fn list_hosted_zones_by_vpc(
    call: &mut Call<'_>,
    input: ListHostedZonesByVpcInput,
) -> Result<ListHostedZonesByVpcOutput, Failure> {
    let ListHostedZonesByVpcInput { vpc_id, vpc_region, max_items, next_token } = input;
    let size = page_size(max_items.as_deref(), MOST_ZONES)?;
    let scope = Scope { account: &call.caller.account, region: &vpc_region };
    if store::vpcs::find(&call.tx, scope, &vpc_id)?.is_none() {
        call.explain(format!("the account has no VPC {vpc_id} in {vpc_region}"));
        return Err(ApiError::HostedZoneVpcInvalid.into());
    }
    let own = store::hosted_zones::of_vpc(&call.tx, &vpc_id)?.into_iter().map(|zone: HostedZone| Summary {
        hosted_zone_id: zone.id,
        name: zone.name,
        owner: Owner { owning_account: Some(zone.account), owning_service: None },
    });
    let mut of_endpoints: Vec<(String, String)> = Vec::new();
    for (id, name) in store::endpoints::private_zones_in(&call.tx, &vpc_id)? {
        let domain = dns::domain_of_private_name(&name);
        let zone = (id, domain_name::normalized(domain).unwrap_or_else(|_| domain.to_owned()));
        if !of_endpoints.contains(&zone) {
            of_endpoints.push(zone);
        }
    }
    let of_endpoints = of_endpoints.into_iter().map(|(id, name)| Summary {
        hosted_zone_id: id,
        name,
        owner: Owner { owning_account: None, owning_service: Some(OWNER_OF_ENDPOINT_ZONES) },
    });
    let zones: Vec<Summary> = own.chain(of_endpoints).collect();
    let start = match &next_token {
        None => 0,
        Some(token) => crate::ops::paging::token_to_seq(token)
            .ok()
            .and_then(|start| usize::try_from(start).ok())
            .filter(|start| *start < zones.len())
            .ok_or_else(|| ApiError::MarkerUnknown { marker: token.clone() })?,
    };
    let is_truncated = zones.len() - start > size;
    let next = is_truncated.then(|| crate::ops::paging::seq_to_token(i64::try_from(start + size).unwrap_or(i64::MAX)));
    Ok(ListHostedZonesByVpcOutput {
        hosted_zone_summaries: zones.into_iter().skip(start).take(size).collect(),
        max_items: size.to_string(),
        next_token: next,
    })
}
