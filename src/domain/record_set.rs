//! The records of a hosted zone: what a set of them holds, and which values a type takes (lab-behaviour.md §12.2, §12.3).

use std::net::{Ipv4Addr, Ipv6Addr};

use serde::{Deserialize, Serialize};

use super::domain_name;

/// The records of one name and type, as requests and answers have them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default, rename_all = "PascalCase")]
pub struct RecordSet {
    /// In Route 53's form once it is kept.
    pub name: String,
    /// `A`
    pub r#type: String,
    /// Tells the sets of one name and type apart that share the questions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub set_identifier: Option<String>,
    /// Its share of the questions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<i64>,
    /// Where askers get it sooner than another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Where askers are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub geo_location: Option<GeoLocation>,
    /// `PRIMARY` or `SECONDARY`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failover: Option<String>,
    /// One of several answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub multi_value_answer: Option<bool>,
    /// How many seconds its values may be kept.
    #[serde(rename = "TTL", skip_serializing_if = "Option::is_none")]
    pub ttl: Option<i64>,
    /// Its values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_records: Option<Vec<ResourceRecord>>,
    /// The name whose records stand for its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alias_target: Option<AliasTarget>,
}

/// Where askers are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default, rename_all = "PascalCase")]
pub struct GeoLocation {
    #[serde(skip_serializing_if = "Option::is_none")]
    continent_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    subdivision_code: Option<String>,
}

/// A value.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(default, rename_all = "PascalCase")]
pub struct ResourceRecord {
    /// As it stands in a zone file.
    pub value: String,
}

/// What an alias leads to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default, rename_all = "PascalCase")]
pub struct AliasTarget {
    /// The zone of the name.
    pub hosted_zone_id: String,
    /// The name.
    #[serde(rename = "DNSName")]
    pub dns_name: String,
    /// Whether the target's health counts.
    pub evaluate_target_health: bool,
}

impl RecordSet {
    /// A set with these values.
    pub fn new(name: &str, kind: &str, ttl: i64, values: &[String]) -> Self {
        let resource_records = values.iter().map(|value| ResourceRecord { value: value.clone() }).collect();
        Self {
            name: name.to_owned(),
            r#type: kind.to_owned(),
            ttl: Some(ttl),
            resource_records: Some(resource_records),
            ..Self::default()
        }
    }

    /// Its values; none of an alias.
    pub fn values(&self) -> impl Iterator<Item = &str> {
        self.resource_records.iter().flatten().map(|record| record.value.as_str())
    }

    /// How it shares the questions with others of its name and type; none of one that has no others.
    pub fn routing(&self) -> Option<Routing> {
        [
            (self.weight.is_some(), Routing::Weighted),
            (self.region.is_some(), Routing::Latency),
            (self.geo_location.is_some(), Routing::Geolocation),
            (self.failover.is_some(), Routing::Failover),
            (self.multi_value_answer.is_some(), Routing::MultiValue),
        ]
        .into_iter()
        .find_map(|(is_so, routing)| is_so.then_some(routing))
    }

    /// How many ways of sharing the questions it names.
    pub fn routings(&self) -> usize {
        let named = [
            self.weight.is_some(),
            self.region.is_some(),
            self.geo_location.is_some(),
            self.failover.is_some(),
            self.multi_value_answer.is_some(),
        ];
        named.into_iter().filter(|is_so| *is_so).count()
    }

    /// Whether both hold the same, whatever the order of the values; both names are in Route 53's form.
    pub fn holds_the_same(&self, other: &Self) -> bool {
        let sorted = |set: &Self| {
            let mut set = set.clone();
            if let Some(records) = &mut set.resource_records {
                records.sort();
            }
            if let Some(target) = &mut set.alias_target {
                target.dns_name = domain_name::normalized(&target.dns_name).unwrap_or_default();
            }
            set
        };
        sorted(self) == sorted(other)
    }

    /// What is wrong with its values, in Route 53's words.
    pub fn faults(&self) -> Vec<String> {
        let values: Vec<&str> = self.values().collect();
        let mut faults: Vec<String> = values
            .iter()
            .filter_map(|value| fault_of(&self.r#type, value))
            .map(|fault| format!("Invalid Resource Record: '{fault}'"))
            .collect();
        let is_repeated = |(index, value): (usize, &&str)| values[..index].contains(value).then(|| (*value).to_owned());
        let repeated = values.iter().enumerate().find_map(is_repeated);
        faults.extend(repeated.map(|value| format!("Duplicate Resource Record: '{value}'")));
        if values.len() > 1 && matches!(self.r#type.as_str(), "CNAME" | "SOA") {
            // By analogy [I].
            faults.push(format!("{} record set can hold only one value: '{}'", self.r#type, self.name));
        }
        faults
    }
}

/// How the sets of one name and type share the questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Routing {
    /// By weight.
    Weighted,
    /// By what is nearest.
    Latency,
    /// By where askers are.
    Geolocation,
    /// By what is healthy.
    Failover,
    /// All that are healthy.
    MultiValue,
}

impl Routing {
    /// As refusals call a set of it. `weighted` was seen, the others are by analogy \[I\].
    pub fn word(self) -> &'static str {
        match self {
            Self::Weighted => "weighted",
            Self::Latency => "latency",
            Self::Geolocation => "geolocation",
            Self::Failover => "failover",
            Self::MultiValue => "multivalue answer",
        }
    }
}

/// Why a type does not take a value. Those of `A` and `TXT` were seen (lab-behaviour.md §12.3), the others are by analogy
/// \[I\].
fn fault_of(kind: &str, value: &str) -> Option<String> {
    let fault = |fault: &str| Some(format!("FATAL problem: {fault} encountered with '{value}'"));
    let fields: Vec<&str> = value.split_ascii_whitespace().collect();
    let is_number = |field: &str, most: u64| field.parse::<u64>().is_ok_and(|number| number <= most);
    let name_of = |field: &str| domain_name::normalized(field).err();
    match kind {
        "A" if value.parse::<Ipv4Addr>().is_err() => {
            fault("ARRDATAIllegalIPv4Address (Value is not a valid IPv4 address)")
        }
        "AAAA" if value.parse::<Ipv6Addr>().is_err() => {
            fault("AAAARRDATAIllegalIPv6Address (Value is not a valid IPv6 address)")
        }
        "TXT" | "SPF" => match character_strings(value) {
            None => fault("InvalidCharacterString (Value should be enclosed in quotation marks)"),
            Some(strings) if strings.iter().any(|text| text.len() > 255) => {
                fault("CharacterStringTooLong (Value is too long)")
            }
            Some(_) => None,
        },
        "CNAME" | "NS" | "PTR" => name_of(value),
        "MX" => match fields[..] {
            [priority, _] if !is_number(priority, 0xFFFF) => {
                fault("MXRRDATAIllegalPriority (MX record priority is not a number from 0 to 65535)")
            }
            [_, name] => name_of(name),
            _ => fault("MXRRDATANotTwoFields (MX record doesn't have 2 fields)"),
        },
        "SRV" => match fields[..] {
            [priority, weight, port, _] if [priority, weight, port].iter().any(|field| !is_number(field, 0xFFFF)) => {
                fault("SRVRRDATAIllegalNumber (SRV record priority, weight and port are not numbers from 0 to 65535)")
            }
            [_, _, _, name] => name_of(name),
            _ => fault("SRVRRDATANotFourFields (SRV record doesn't have 4 fields)"),
        },
        "SOA" => match fields[..] {
            [server, mailbox, ref numbers @ ..] if numbers.len() == 5 => {
                if numbers.iter().any(|number| !is_number(number, 0xFFFF_FFFF)) {
                    return fault("SOARRDATAIllegalNumber (SOA record has a field that is not a number)");
                }
                name_of(server).or_else(|| name_of(mailbox))
            }
            _ => fault("SOARRDATANotSevenFields (SOA record doesn't have 7 fields)"),
        },
        "CAA" => match value.trim().splitn(3, ' ').collect::<Vec<_>>()[..] {
            [flags, tag, text]
                if is_number(flags, 255)
                    && !tag.is_empty()
                    && tag.bytes().all(|byte| byte.is_ascii_alphanumeric())
                    && character_strings(text).is_some_and(|strings| strings.len() == 1) =>
            {
                None
            }
            _ => fault("CAARRDATAInvalid (CAA record is not flags, a tag and a value in quotation marks)"),
        },
        "NAPTR" | "DS" | "TLSA" | "SSHFP" | "SVCB" | "HTTPS" => {
            let least = match kind {
                "NAPTR" => 6,
                "DS" | "TLSA" => 4,
                "SSHFP" => 3,
                _ => 2,
            };
            let is_short = fields.len() < least || !is_number(fields[0], 0xFFFF);
            if is_short { fault(&format!("{kind}RRDATAInvalid (Value is not a valid {kind} record)")) } else { None }
        }
        _ => None,
    }
}

/// The strings of a TXT value, without their quotation marks and escapes; none if it is not made of quoted strings.
pub fn character_strings(value: &str) -> Option<Vec<Vec<u8>>> {
    let mut strings = Vec::new();
    let mut rest = value.trim().as_bytes();
    while !rest.is_empty() {
        rest = rest.strip_prefix(b"\"")?;
        let mut text = Vec::new();
        loop {
            match rest {
                [b'"', after @ ..] => {
                    rest = after.trim_ascii_start();
                    break;
                }
                [b'\\', a @ b'0'..=b'3', b @ b'0'..=b'7', c @ b'0'..=b'7', after @ ..] => {
                    text.push((a - b'0') << 6 | (b - b'0') << 3 | (c - b'0'));
                    rest = after;
                }
                [b'\\', byte, after @ ..] | [byte, after @ ..] => {
                    text.push(*byte);
                    rest = after;
                }
                [] => return None,
            }
        }
        strings.push(text);
    }
    (!strings.is_empty()).then_some(strings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_fit_their_types() {
        for (kind, good, bad) in [
            ("A", "192.0.2.1", "192.0.2.256"),
            ("AAAA", "2001:db8::1", "192.0.2.1"),
            ("TXT", "\"a b\" \"c\"", "a"),
            ("SPF", "\"v=spf1 -all\"", "\"v=spf1"),
            ("CNAME", "www.example.com", "www..example.com"),
            ("NS", "ns.example.com.", ""),
            ("PTR", "example.com", "a b"),
            ("MX", "10 mail.example.com", "mail.example.com"),
            ("MX", "0 .", "x mail.example.com"),
            ("SRV", "1 10 5269 xmpp.example.com.", "1 10 xmpp.example.com."),
            ("SRV", "0 0 0 .", "1 10 70000 xmpp.example.com."),
            ("SOA", "ns.example.com. admin.example.com. 1 2 3 4 60", "ns.example.com. 1 2 3 4 60"),
            ("CAA", "0 issue \"amazon.com\"", "0 issue amazon.com"),
            ("DS", "12345 3 1 49FD46E6", "x 3 1 49FD46E6"),
            ("HTTPS", "1 .", "1"),
        ] {
            assert_eq!(fault_of(kind, good), None, "{kind} {good}");
            assert!(fault_of(kind, bad).is_some(), "{kind} {bad}");
        }
    }

    #[test]
    fn a_faulty_value_is_told() {
        let set = RecordSet::new("a.example.com.", "A", 60, &["x".to_owned(), "x".to_owned()]);
        let fault = "Invalid Resource Record: 'FATAL problem: ARRDATAIllegalIPv4Address (Value is not a valid IPv4 \
                     address) encountered with 'x''";
        assert_eq!(set.faults(), [fault, fault, "Duplicate Resource Record: 'x'"]);
    }

    #[test]
    fn strings_lose_their_quotation_marks() {
        let strings = |text: &str| character_strings(text);
        assert_eq!(strings("\"a\\\"b\" \"\\101\""), Some(vec![b"a\"b".to_vec(), b"A".to_vec()]));
        assert_eq!((strings("a"), strings("\"a"), strings("")), (None, None, None));
    }
}
