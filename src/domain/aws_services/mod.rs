//! AWS's own endpoint services and prefix lists. The services are data (`aws-endpoint-services.json`); every Region is
//! taken to have all of them [I].

pub mod prefix_lists;
#[rustfmt::skip]
mod table;

use std::borrow::Cow;

use table::SERVICES;

use super::regions::Region;

/// Who owns AWS's services (aws-behaviour.md §5.8).
pub const OWNER: &str = "amazon";

/// The type of endpoints that are a route.
pub const GATEWAY: &str = "Gateway";

/// What stands for the Region in the texts of a service.
const PLACE_OF_REGION: &str = "REGION";

/// A service of AWS's. `REGION` in its texts stands for the Region.
#[derive(Debug)]
pub struct AwsService {
    /// `com.amazonaws.REGION.ecr.api`
    name: &'static str,
    /// `Gateway`, `Interface`
    kinds: &'static [&'static str],
    /// What its endpoints' names have in place of a service id: `api.ecr`.
    dns_id: &'static str,
    /// Whether its endpoints' names begin with `*.`, as S3's do.
    pub wildcard: bool,
    /// The names that lead to an endpoint privately; none if none is known.
    private_names: &'static [&'static str],
}

/// Services that heed no policy of an endpoint, as far as their refusals were seen (aws-behaviour-2.md Q6).
const WITHOUT_POLICIES: &[&str] = &["com.amazonaws.REGION.email-smtp"];

impl AwsService {
    /// Whether its endpoints may have policies of their own.
    pub fn heeds_policies(&self) -> bool {
        !WITHOUT_POLICIES.contains(&self.name)
    }
}

/// A service of AWS's in a Region, as one type of endpoint reaches it. Each type is a service of its own to AWS, under one
/// name.
#[derive(Clone, Copy, Debug)]
pub struct Offer {
    /// The service.
    pub service: &'static AwsService,
    /// Where.
    pub region: &'static Region,
    /// `Gateway` or `Interface`
    pub kind: &'static str,
}

/// AWS's services in a Region, sorted by name.
pub fn offers(region: &'static Region) -> Vec<Offer> {
    let mut offers: Vec<Offer> = SERVICES.iter().flat_map(|service| of_service(service, region)).collect();
    offers.sort_by_cached_key(|offer| (offer.name(), offer.kind));
    offers
}

/// The types of endpoints that reach the service of this name in a Region: none if AWS has no such service.
pub fn find(name: &str, region: &'static Region) -> Vec<Offer> {
    if name.contains(PLACE_OF_REGION) {
        return Vec::new();
    }
    let template = name.replacen(region.name, PLACE_OF_REGION, 1);
    let found = SERVICES.binary_search_by(|service| service.name.cmp(&template)).ok().map(|place| &SERVICES[place]);
    found.map_or_else(Vec::new, |service| of_service(service, region).collect())
}

/// The Region that a name of one of AWS's services says, if there is one.
pub fn region_in(name: &str) -> Option<&'static Region> {
    let mut regions = name.split('.').filter_map(Region::find);
    regions.find(|region| !find(name, region).is_empty())
}

fn of_service(service: &'static AwsService, region: &'static Region) -> impl Iterator<Item = Offer> {
    service.kinds.iter().map(move |kind| Offer { service, region, kind })
}

impl Offer {
    /// `com.amazonaws.us-east-1.ecr.api`
    pub fn name(&self) -> Cow<'static, str> {
        filled(self.service.name, self.region.name)
    }

    /// `vpce-svc-…`: AWS's real ones are not known, so it follows from the Region, the name and the type [I].
    pub fn id(&self) -> String {
        format!("vpce-svc-0{:016x}", digest(&[self.region.name, self.service.name, self.kind]))
    }

    /// What the names of its endpoints end with; of a gateway service, what its routes are for (the form as in AWS's
    /// examples).
    pub fn base_name(&self) -> String {
        let (id, region, suffix) = (self.service.dns_id, self.region.name, self.region.dns_suffix());
        if self.kind == GATEWAY { format!("{id}.{region}.{suffix}") } else { format!("{id}.{region}.vpce.{suffix}") }
    }

    /// The names that lead to an endpoint privately; none for gateways. Outside the commercial and the GovCloud
    /// Regions only those of `amazonaws.com` are known to have a counterpart [I].
    pub fn private_names(&self) -> Vec<String> {
        if self.kind == GATEWAY {
            return Vec::new();
        }
        let suffix = self.region.dns_suffix();
        let here = |name: &&'static str| {
            let name = filled(name, self.region.name);
            match name.strip_suffix("amazonaws.com") {
                Some(front) => Some(format!("{front}{suffix}")),
                None => (suffix == "amazonaws.com").then(|| name.into_owned()),
            }
        };
        self.service.private_names.iter().filter_map(here).collect()
    }

    /// Whether the service has endpoints of both types.
    pub fn has_both_types(&self) -> bool {
        self.service.kinds.len() > 1
    }
}

fn filled(text: &'static str, region: &str) -> Cow<'static, str> {
    if text.contains(PLACE_OF_REGION) { Cow::Owned(text.replace(PLACE_OF_REGION, region)) } else { Cow::Borrowed(text) }
}

/// FNV-1a over texts, mixed so that similar ones differ everywhere: ids that are the same in every state.
fn digest(texts: &[&str]) -> u64 {
    let bytes = texts.iter().flat_map(|text| text.bytes().chain([0]));
    let hash =
        bytes.fold(0xCBF2_9CE4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3));
    let hash = (hash ^ (hash >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    hash ^ (hash >> 32)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn region(name: &str) -> &'static Region {
        Region::find(name).unwrap()
    }

    #[test]
    fn names_follow_the_region() {
        let [offer] = find("com.amazonaws.cn-north-1.ecr.api", region("cn-north-1"))[..] else { panic!("one type") };
        assert_eq!(offer.base_name(), "api.ecr.cn-north-1.vpce.amazonaws.com.cn");
        assert_eq!(offer.private_names(), ["api.ecr.cn-north-1.amazonaws.com.cn"]);
        let [gateway, interface] = find("com.amazonaws.eu-west-1.s3", region("eu-west-1"))[..] else { panic!("both") };
        assert_eq!(gateway.base_name(), "s3.eu-west-1.amazonaws.com");
        assert!(gateway.private_names().is_empty());
        assert_eq!(interface.private_names()[1], "*.s3.eu-west-1.amazonaws.com");
        assert!(find("com.amazonaws.eu-west-1.s3", region("us-east-1")).is_empty());
        assert_eq!(region_in("com.amazonaws.eu-west-1.s3").map(|region| region.name), Some("eu-west-1"));
        assert!(region_in("com.amazonaws.eu-west-1.nothing").is_none());
        assert!(find("com.amazonaws.REGION.s3", region("us-east-1")).is_empty());
        assert_eq!(find("com.amazonaws.s3-global.accesspoint", region("us-east-1")).len(), 1);
    }

    #[test]
    fn every_service_is_found_by_its_name_alone() {
        assert!(SERVICES.is_sorted_by(|one, next| one.name < next.name));
        for offer in offers(region("eu-west-1")) {
            let found = find(&offer.name(), offer.region);
            assert!(found.iter().any(|found| found.id() == offer.id()), "{}", offer.name());
        }
        assert!(find("com.amazonaws.REGION.s3", region("eu-west-1")).is_empty());
        assert!(find("com.amazonaws.eu-west-1.s3x", region("eu-west-1")).is_empty());
    }

    #[test]
    fn every_offer_has_an_id_of_its_own() {
        let offers: Vec<Offer> = ["us-east-1", "eu-west-1"].into_iter().flat_map(|name| offers(region(name))).collect();
        let ids: BTreeSet<String> = offers.iter().map(Offer::id).collect();
        assert_eq!(ids.len(), offers.len());
    }
}
