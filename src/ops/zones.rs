//! Availability Zones: DescribeAvailabilityZones (lab-behaviour.md §9, aws-behaviour.md §8).

use serde::{Deserialize, Serialize};

use super::paging::FilterInput;
use super::{Call, Failure, Unused};
use crate::domain::error::ApiError;
use crate::domain::regions::{Region, Zone, ZoneMap};

/// Input of [`describe_availability_zones`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DescribeAvailabilityZonesInput {
    zone_names: Vec<String>,
    zone_ids: Vec<String>,
    /// Every zone here is one that the account has opted in to.
    all_availability_zones: Unused,
    filters: Vec<FilterInput>,
}

/// Output of [`describe_availability_zones`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeAvailabilityZonesOutput {
    availability_zones: Vec<AvailabilityZone>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct AvailabilityZone {
    opt_in_status: &'static str,
    messages: [(); 0],
    region_name: &'static str,
    zone_name: String,
    zone_id: &'static str,
    group_name: String,
    network_border_group: &'static str,
    zone_type: &'static str,
    group_long_name: String,
    state: &'static str,
}

impl AvailabilityZone {
    fn new(region: &'static Region, map: &ZoneMap, zone: Zone) -> Self {
        Self {
            // Whatever the Region's: only other kinds of zones are opted in to.
            opt_in_status: "opt-in-not-required",
            messages: [],
            region_name: region.name,
            zone_name: map.name(zone),
            zone_id: zone.id,
            group_name: format!("{}-zg-1", region.name),
            network_border_group: region.name,
            zone_type: "availability-zone",
            group_long_name: format!("{} 1", region.long_name),
            state: "available",
        }
    }

    /// What a filter of this name compares its values with; none if there is no such filter.
    fn filtered_by(&self, name: &str) -> Option<&str> {
        Some(match name {
            "group-long-name" => &self.group_long_name,
            "group-name" => &self.group_name,
            "opt-in-status" => self.opt_in_status,
            "region-name" => self.region_name,
            "state" => self.state,
            "zone-id" => self.zone_id,
            "zone-name" => &self.zone_name,
            "zone-type" => self.zone_type,
            // No zone here has messages or a parent.
            "message" | "parent-zone-id" | "parent-zone-name" => "",
            _ => return None,
        })
    }

    fn fits(&self, filter: &FilterInput) -> Result<bool, ApiError> {
        filter.fits(self.filtered_by(filter.name()))
    }
}

/// Lists the zones of the Region by the caller's letters.
pub fn describe_availability_zones(
    call: &mut Call<'_>,
    input: DescribeAvailabilityZonesInput,
) -> Result<DescribeAvailabilityZonesOutput, Failure> {
    let unknown = input.zone_names.iter().find(|name| call.zones.by_name(name).is_none());
    if let Some(zone) = unknown.or_else(|| input.zone_ids.iter().find(|id| call.zones.by_id(id).is_none())) {
        return Err(ApiError::UnknownZone { zone: zone.clone() }.into());
    }
    let mut availability_zones = Vec::new();
    for zone in call.zones.zones().map(|zone| AvailabilityZone::new(call.region, &call.zones, zone)) {
        let named = input.zone_names.is_empty() || input.zone_names.contains(&zone.zone_name);
        let identified = input.zone_ids.is_empty() || input.zone_ids.iter().any(|id| id == zone.zone_id);
        let fits = FilterInput::all_fit(&input.filters, |filter| zone.fits(filter))?;
        if named && identified && fits {
            availability_zones.push(zone);
        }
    }
    Ok(DescribeAvailabilityZonesOutput { availability_zones })
}
