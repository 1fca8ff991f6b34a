//! Regions and their Availability Zones, as data (`regions.json`, `hostedzones.json`).

#[rustfmt::skip]
mod table;

use std::borrow::Cow;

use table::REGIONS;

use crate::base::random::Random;

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

/// Where a service of this command is that is in one place for all Regions: a call of it acts there, whatever Region it names.
/// None for the others.
pub fn only_place(command: &str) -> Option<&'static str> {
    ["iam", "organizations", "route53"].contains(&command).then_some("us-east-1")
}

impl Region {
    /// All Regions by name.
    pub fn all() -> &'static [Self] {
        REGIONS
    }

    /// The Region of this name.
    pub fn find(name: &str) -> Option<&'static Self> {
        let found = REGIONS.binary_search_by(|region| region.name.cmp(name));
        found.ok().map(|index| &REGIONS[index])
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

/// The zones of a Region by the letters of one account.
#[derive(Clone, Debug)]
pub struct ZoneMap {
    region: &'static Region,
    zones: Cow<'static, [Zone]>,
}

impl ZoneMap {
    /// The map of every account that has none of its own.
    pub fn of_region(region: &'static Region) -> Self {
        Self { region, zones: Cow::Borrowed(region.zones) }
    }

    /// A map of an account's own: the ids of zones of the Region by letter, from `a` on. An account may lack zones, as new
    /// ones do at AWS, and an empty id leaves a letter out.
    ///
    /// # Errors
    /// One line if there is none, or an id that is not the Region's or there twice.
    pub fn of_ids(region: &'static Region, ids: &[String]) -> Result<Self, String> {
        let zone = |(letter, id): (char, &String)| {
            let found = region.zones.iter().find(|zone| zone.id == id)?;
            Some(Zone { letter, id: found.id })
        };
        let named = ('a'..='z').zip(ids).filter(|(_, id)| !id.is_empty());
        let zones: Option<Vec<Zone>> = named.map(zone).collect();
        let is_once = |zone: &Zone| ids.iter().filter(|id| *id == zone.id).count() == 1;
        let zones = zones.filter(|zones| !zones.is_empty() && zones.iter().all(is_once)).ok_or_else(|| {
            let all: Vec<&str> = region.zones.iter().map(|zone| zone.id).collect();
            format!(
                "{} has the zones {}: name those of the account once, in the order of the letters",
                region.name,
                all.join(", ")
            )
        })?;
        Ok(Self { region, zones: Cow::Owned(zones) })
    }

    /// A map that follows from an account's number, with another zone as the first than the Region's own has; none if the
    /// Region has but one.
    pub fn shuffled(region: &'static Region, account: &str) -> Option<Vec<&'static str>> {
        let mut random = Random::new(Some(&format!("{account} {}", region.name)));
        let mut ids: Vec<&str> = region.zones.iter().map(|zone| zone.id).collect();
        for last in (1..ids.len()).rev() {
            let bound = u64::try_from(last).ok()? + 1;
            ids.swap(last, usize::try_from(random.below(bound)).ok()?);
        }
        let first = region.zones.first()?.id;
        if ids.first() == Some(&first) {
            ids.rotate_left(1);
        }
        (ids.first() != Some(&first)).then_some(ids)
    }

    /// The zones in the order of the letters.
    pub fn zones(&self) -> impl Iterator<Item = Zone> {
        self.zones.iter().copied()
    }

    /// `us-east-1a` for a zone.
    pub fn name(&self, zone: Zone) -> String {
        format!("{}{}", self.region.name, zone.letter)
    }

    /// The names of all zones in the order of the letters.
    pub fn names(&self) -> Vec<String> {
        self.zones().map(|zone| self.name(zone)).collect()
    }

    /// The zone of this name (`us-east-1a`).
    pub fn by_name(&self, name: &str) -> Option<Zone> {
        let letter = name.strip_prefix(self.region.name)?;
        self.zones().find(|zone| letter.chars().eq([zone.letter]))
    }

    /// The zone of this id (`use1-az6`).
    pub fn by_id(&self, id: &str) -> Option<Zone> {
        self.zones().find(|zone| zone.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shuffled_map_is_the_accounts_own() {
        for region in REGIONS {
            for account in ["111122223333", "444455556666", "777788889999"] {
                let Some(ids) = ZoneMap::shuffled(region, account) else {
                    assert!(region.zones.len() < 2, "{}", region.name);
                    continue;
                };
                assert_eq!(ZoneMap::shuffled(region, account).as_ref(), Some(&ids));
                let owned: Vec<String> = ids.iter().map(|&id| id.to_owned()).collect();
                assert!(ZoneMap::of_ids(region, &owned).is_ok() && ids[0] != region.zones[0].id, "{ids:?}");
            }
        }
    }

    #[test]
    fn an_account_may_have_other_letters() {
        let region = Region::find("eu-west-1").unwrap();
        let ids = |ids: &[&str]| ids.iter().map(|&id| id.to_owned()).collect::<Vec<_>>();
        let map = ZoneMap::of_ids(region, &ids(&["euw1-az3", "euw1-az1", "euw1-az2"])).unwrap();
        assert_eq!(map.by_id("euw1-az1").map(|zone| map.name(zone)), Some("eu-west-1b".to_owned()));
        assert_eq!(map.by_name("eu-west-1a").map(|zone| zone.id), Some("euw1-az3"));
        let fewer = ZoneMap::of_ids(region, &ids(&["euw1-az3", "", "euw1-az1"])).unwrap();
        assert_eq!((fewer.names().join(" "), fewer.by_id("euw1-az2")), ("eu-west-1a eu-west-1c".to_owned(), None));
        assert!(ZoneMap::of_ids(region, &[]).is_err() && ZoneMap::of_ids(region, &ids(&[""])).is_err());
        assert!(ZoneMap::of_ids(region, &ids(&["euw1-az3", "euw1-az1", "euw1-az1"])).is_err());
        assert!(ZoneMap::of_ids(region, &ids(&["euw1-az3", "euw1-az1", "use1-az1"])).is_err());
    }
}
