//! IPv4 networks: parsing, overlap, the addresses that a subnet can give.

use std::fmt;
use std::net::Ipv4Addr;

/// An IPv4 network; host bits are cleared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cidr {
    first: u32,
    prefix: u32,
}

impl Cidr {
    /// 172.31.0.0/16, the network of every default VPC.
    pub const DEFAULT_VPC: Self = Self { first: 0xAC1F_0000, prefix: 16 };

    /// Reads `10.0.0.0/16`; host bits are cleared, not refused (lab-behaviour.md §3.1, §4.2).
    pub fn parse(text: &str) -> Option<Self> {
        let (address, prefix) = text.split_once('/')?;
        let address: Ipv4Addr = address.parse().ok()?;
        let digits = !prefix.is_empty() && prefix.bytes().all(|byte| byte.is_ascii_digit());
        let prefix = prefix.parse().ok().filter(|&prefix| digits && prefix <= 32)?;
        Some(Self { first: u32::from(address) & mask(prefix), prefix })
    }

    /// The number of leading bits.
    pub fn prefix(self) -> u32 {
        self.prefix
    }

    /// The networks with this prefix that it is made of; none if the prefix is shorter than its own.
    pub fn parts(self, prefix: u32) -> impl Iterator<Item = Self> {
        let size = 32_u32.checked_sub(prefix).and_then(|bits| 1_usize.checked_shl(bits)).unwrap_or(usize::MAX);
        let firsts = (u64::from(self.first)..=self.last()).step_by(size).take_while(move |_| prefix >= self.prefix);
        firsts.filter_map(|first| u32::try_from(first).ok()).map(move |first| Self { first, prefix })
    }

    /// Whether any address is in both.
    pub fn overlaps(self, other: Self) -> bool {
        let shorter = mask(self.prefix.min(other.prefix));
        self.first & shorter == other.first & shorter
    }

    /// Whether all of the other is in this.
    pub fn contains(self, other: Self) -> bool {
        self.prefix <= other.prefix && self.overlaps(other)
    }

    /// The addresses that a subnet gives out: all but the first four and the last (lab-behaviour.md §3.1).
    pub fn usable(self) -> impl Iterator<Item = Ipv4Addr> {
        let (first, last) = (u64::from(self.first) + 4, self.last().saturating_sub(1));
        (first..=last).filter_map(|address| u32::try_from(address).ok()).map(Ipv4Addr::from)
    }

    /// Whether [`Cidr::usable`] gives this address.
    pub fn is_usable(self, address: Ipv4Addr) -> bool {
        let address = u64::from(u32::from(address));
        (u64::from(self.first) + 4..self.last()).contains(&address)
    }

    /// How many [`Cidr::usable`] gives.
    pub fn usable_count(self) -> i64 {
        ((1 << (32 - self.prefix)) - 5).max(0)
    }

    fn last(self) -> u64 {
        u64::from(self.first) + (1_u64 << (32 - self.prefix)) - 1
    }
}

fn mask(prefix: u32) -> u32 {
    u32::MAX.checked_shl(32 - prefix).unwrap_or(0)
}

impl fmt::Display for Cidr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", Ipv4Addr::from(self.first), self.prefix)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn host_bits_are_cleared() {
        assert_eq!(Cidr::parse("100.68.0.18/18").unwrap().to_string(), "100.68.0.0/18");
        assert_eq!(Cidr::parse("1.2.3.4/0").unwrap().to_string(), "0.0.0.0/0");
        for bad in ["10.0.0.0", "10.0.0.0/33", "10.0.0/8", "10.0.0.0/+8", "::/0", "/"] {
            assert_eq!(Cidr::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_subnet_keeps_five_addresses() {
        let subnet = Cidr::parse("10.0.1.0/28").unwrap();
        let usable: Vec<_> = subnet.usable().map(|address| address.to_string()).collect();
        assert_eq!((usable.len(), subnet.usable_count()), (11, 11));
        assert_eq!((usable[0].as_str(), usable[10].as_str()), ("10.0.1.4", "10.0.1.14"));
    }

    #[test]
    fn a_network_is_made_of_parts() {
        let parts: Vec<_> = Cidr::DEFAULT_VPC.parts(20).map(|part| part.to_string()).collect();
        assert_eq!((parts.len(), parts[0].as_str(), parts[1].as_str()), (16, "172.31.0.0/20", "172.31.16.0/20"));
        assert_eq!((Cidr::DEFAULT_VPC.parts(16).count(), Cidr::DEFAULT_VPC.parts(15).count()), (1, 0));
    }

    #[test]
    fn overlap_is_symmetric() {
        let (vpc, subnet) = (Cidr::parse("10.0.0.0/16").unwrap(), Cidr::parse("10.0.255.0/24").unwrap());
        assert!(vpc.overlaps(subnet) && subnet.overlaps(vpc));
        assert!(vpc.contains(subnet) && !subnet.contains(vpc));
        assert!(!Cidr::parse("10.1.0.0/16").unwrap().overlaps(vpc));
    }
}
