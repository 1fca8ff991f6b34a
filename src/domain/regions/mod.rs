//! Regions and their Availability Zones, as data (`regions.json`, `hostedzones.json`).

#[rustfmt::skip]
mod table;

use table::REGIONS;

/// A Region.
#[derive(Debug)]
pub struct Region {
    /// `us-east-1`
    pub name: &'static str,
    /// `US East (N. Virginia)`
    pub long_name: &'static str,
    /// `aws`, `aws-cn`, `aws-eusc`, `aws-us-gov`
    pub partition: &'static str,
    /// `opt-in-not-required`, or `opted-in`: every account of the lab has opted in everywhere.
    pub opt_in_status: &'static str,
    /// The Route 53 zone of `<region>.vpce.amazonaws.com`; AWS publishes none for the newest Regions.
    pub endpoint_hosted_zone: Option<&'static str>,
    /// The Route 53 zone of Network Load Balancers' names.
    pub load_balancer_hosted_zone: Option<&'static str>,
    /// By letter, as an account without a map of its own sees them.
    pub zones: &'static [Zone],
}

/// An Availability Zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone {
    /// The letter after the Region's name.
    pub letter: char,
    /// The same place for every account: `use1-az6`.
    pub id: &'static str,
}

impl Region {
    /// The Region of this name.
    pub fn find(name: &str) -> Option<&'static Self> {
        let found = REGIONS.binary_search_by(|region| region.name.cmp(name));
        found.ok().map(|index| &REGIONS[index])
    }

    /// `us-east-1a` for a zone.
    pub fn zone_name(&self, zone: Zone) -> String {
        format!("{}{}", self.name, zone.letter)
    }

    /// The zone of this name (`us-east-1a`).
    pub fn zone_by_name(&self, name: &str) -> Option<Zone> {
        let letter = name.strip_prefix(self.name)?;
        self.zones.iter().copied().find(|zone| letter.chars().eq([zone.letter]))
    }

    /// The zone of this id (`use1-az6`).
    pub fn zone_by_id(&self, id: &str) -> Option<Zone> {
        self.zones.iter().copied().find(|zone| zone.id == id)
    }

    /// Where the Region's public names end: `amazonaws.com`, elsewhere in China and in the European sovereign cloud.
    pub fn dns_suffix(&self) -> &'static str {
        match self.partition {
            "aws-cn" => "amazonaws.com.cn",
            "aws-eusc" => "amazonaws.eu",
            _ => "amazonaws.com",
        }
    }
}
