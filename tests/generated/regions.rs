//! `src/domain/regions/table.rs`: Regions, their zones and Route 53 zones.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Deserialize;

#[derive(Deserialize)]
pub struct Regions {
    regions: Vec<Region>,
}

#[derive(Deserialize)]
struct Region {
    region: String,
    long_name: String,
    partition: String,
    opt_in_required: bool,
    example_letter_to_zone_id: Option<BTreeMap<char, String>>,
}

#[derive(Deserialize)]
pub struct HostedZones {
    interface_endpoint_hosted_zone_id: BTreeMap<String, String>,
    nlb_canonical_hosted_zone_id: BTreeMap<String, String>,
}

pub fn render(mut regions: Regions, zones: &HostedZones) -> String {
    regions.regions.sort_by(|left, right| left.region.cmp(&right.region));
    let mut text =
        "// @generated from regions.json and hostedzones.json by `UPDATE=1 cargo test --test generated`.\n\n\
                    use super::{Region, Zone};\n\npub(super) static REGIONS: &[Region] = &[\n"
            .to_owned();
    for region in &regions.regions {
        // Every account of a lab has opted in everywhere.
        let opt_in_status = if region.opt_in_required { "opted-in" } else { "opt-in-not-required" };
        let _ = write!(
            text,
            "    Region {{\n        name: {:?},\n        long_name: {:?},\n        partition: {:?},\n        \
             opt_in_status: {opt_in_status:?},\n        endpoint_hosted_zone: {:?},\n        \
             load_balancer_hosted_zone: {:?},\n        zones: &[",
            region.region,
            region.long_name,
            region.partition,
            zones.interface_endpoint_hosted_zone_id.get(&region.region),
            zones.nlb_canonical_hosted_zone_id.get(&region.region),
        );
        let letters: Vec<_> = region.example_letter_to_zone_id.iter().flatten().collect();
        for (letter, id) in &letters {
            let _ = write!(text, "\n            Zone {{ letter: {letter:?}, id: {id:?} }},");
        }
        text.push_str(if letters.is_empty() { "],\n    },\n" } else { "\n        ],\n    },\n" });
    }
    text + "];\n"
}
