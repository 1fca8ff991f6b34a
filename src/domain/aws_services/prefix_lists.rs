//! AWS's own prefix lists (lab-behaviour.md §4.3; the names by the VPC guide). Their ids but for two, and all their
//! ranges, are ours [I].

use super::{GATEWAY, Offer, digest};
use crate::domain::regions::Region;

/// Names after `com.amazonaws.`, those of IPv6 ranges with `ipv6.` in them. `REGION` stands for the Region.
const NAMES: &[&str] = &[
    "REGION.dynamodb",
    "REGION.ec2-instance-connect",
    "REGION.ipv6.ec2-instance-connect",
    "REGION.ipv6.route53-healthchecks",
    "REGION.ipv6.vpc-lattice",
    "REGION.route53-healthchecks",
    "REGION.s3",
    "REGION.s3express",
    "REGION.vpc-lattice",
    "global.cloudfront.origin-facing",
    "global.groundstation",
    "global.ipv6.cloudfront.origin-facing",
];

/// Ids that AWS's documentation shows.
const KNOWN_IDS: &[(&str, &str)] =
    &[("com.amazonaws.us-east-1.dynamodb", "pl-02cd2c6b"), ("com.amazonaws.us-east-1.s3", "pl-63a5400a")];

/// A prefix list of AWS's in a Region.
#[derive(Clone, Debug)]
pub struct PrefixList {
    /// `pl-…`, the same in every state.
    pub id: String,
    /// `com.amazonaws.us-east-1.s3`
    pub name: String,
    /// `IPv4` or `IPv6`
    pub address_family: &'static str,
    /// Ranges kept for documentation, since AWS's own change from day to day [I].
    pub cidrs: [String; 1],
}

/// AWS's prefix lists in a Region, always in the same order.
pub fn all(region: &Region) -> Vec<PrefixList> {
    NAMES.iter().enumerate().map(|(index, name)| named(region, index, name)).collect()
}

/// The prefix list that a gateway endpoint's routes lead to.
pub fn of_gateway(offer: &Offer) -> Option<PrefixList> {
    let name = offer.name();
    (offer.kind == GATEWAY).then(|| all(offer.region).into_iter().find(|list| list.name == name)).flatten()
}

fn named(region: &Region, index: usize, name: &str) -> PrefixList {
    let name = format!("com.amazonaws.{}", name.replace("REGION", region.name));
    let known = KNOWN_IDS.iter().find(|(of, _)| *of == name);
    let digits = digest(&["prefix list", region.name, &name]) >> 32;
    let (address_family, cidr) = if name.contains(".ipv6.") {
        ("IPv6", format!("2001:db8:{index:x}::/48"))
    } else {
        ("IPv4", format!("198.51.100.{}/28", 16 * index))
    };
    let id = known.map_or_else(|| format!("pl-{digits:08x}"), |(_, id)| (*id).to_owned());
    PrefixList { id, name, address_family, cidrs: [cidr] }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn lists_are_apart() {
        let lists: Vec<PrefixList> = ["us-east-1", "eu-west-1"].map(|name| all(Region::find(name).unwrap())).concat();
        let ids: BTreeSet<&String> = lists.iter().map(|list| &list.id).collect();
        assert_eq!(ids.len(), lists.len());
        let cidrs: BTreeSet<&String> = lists.iter().map(|list| &list.cidrs[0]).collect();
        assert_eq!(cidrs.len(), NAMES.len());
    }

    #[test]
    fn every_gateway_service_has_one() {
        let region = Region::find("us-east-1").unwrap();
        let offers = super::super::offers(region);
        let gateways: Vec<&Offer> = offers.iter().filter(|offer| offer.kind == GATEWAY).collect();
        assert_eq!(gateways.len(), 3);
        assert!(gateways.iter().all(|offer| of_gateway(offer).is_some()));
    }
}
