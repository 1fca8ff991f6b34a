//! TestDNSAnswer: what a name server of a public zone would answer; and the names of endpoints and load balancers.

use serde::{Deserialize, Serialize};

use super::found;
use crate::domain::error::ApiError;
use crate::domain::record_set::{self, RecordSet};
use crate::domain::regions::Region;
use crate::domain::{dns, domain_name};
use crate::ops::{Call, Failure, Unused};
use crate::store;
use crate::store::hosted_zones::HostedZone;

/// How many aliases may lead to one another before none of them has an answer.
const MOST_ALIASES: usize = 8;

/// Where the names of a zone of AWS's end: of the zones of endpoints and of Network Load Balancers.
pub(super) fn domain_of_aws_zone(id: &str) -> Option<String> {
    Region::all().iter().find_map(|region| {
        let (name, suffix) = (region.name, region.dns_suffix());
        if region.endpoint_hosted_zone == Some(id) {
            return Some(format!("{name}.vpce.{suffix}."));
        }
        (region.load_balancer_hosted_zone == Some(id)).then(|| format!("elb.{name}.{suffix}."))
    })
}

/// The addresses of an endpoint or a load balancer by one of its names; none if nothing has the name.
pub(super) fn addresses_of_aws_name(call: &Call<'_>, name: &str) -> Result<Option<Vec<String>>, Failure> {
    let name = name.trim_end_matches('.');
    let interfaces = |id: &str| store::interfaces::addresses_of(&call.tx, id);
    let addresses = |interfaces: Vec<(String, String)>| interfaces.into_iter().map(|(_, address)| address).collect();
    if let Some(arn) = store::load_balancers::find_by_dns_name(&call.tx, name)? {
        return Ok(Some(addresses(interfaces(&arn)?)));
    }
    // `vpce-` and 17 digits, wherever in the name: buckets may stand before an endpoint's own label.
    let Some(start) = name.find("vpce-") else { return Ok(None) };
    let own_name = &name[start..];
    let id = own_name.splitn(3, '-').take(2).collect::<Vec<_>>().join("-");
    let Some(endpoint) = store::endpoints::find_of_anybody(&call.tx, call.scope(), &id)? else { return Ok(None) };
    let places = store::endpoints::places_of(&call.tx, &id)?;
    let zones = places.iter().map(|place| place.zone_name.as_str());
    let names = dns::endpoint_names(&id, &endpoint.dns_suffix, zones, &endpoint.service_base_name);
    let interfaces = interfaces(&id)?;
    Ok(match names.iter().position(|name| name == own_name) {
        None => None,
        Some(0) => Some(addresses(interfaces)),
        Some(zone) => {
            let there = &places[zone - 1].interface_id;
            Some(interfaces.into_iter().filter(|(id, _)| id == there).map(|(_, address)| address).collect())
        }
    })
}

/// The TXT records that public zones, whosever they are, answer to a name in Route 53's form, each with its strings joined;
/// also where a CNAME leads to.
pub(in crate::ops) fn public_texts(call: &Call<'_>, name: &str) -> Result<Vec<Vec<u8>>, Failure> {
    let (mut texts, mut names) = (Vec::new(), vec![name.to_owned()]);
    for _ in 0..=MOST_ALIASES {
        let mut canonical = Vec::new();
        for name in std::mem::take(&mut names) {
            for zone in authorities(call, &name)? {
                for value in data(call, &zone.id, &zone.name, &name, "TXT", 0)?.unwrap_or_default() {
                    match record_set::character_strings(&value) {
                        Some(strings) => texts.push(strings.concat()),
                        None => canonical.extend(domain_name::normalized(&value)),
                    }
                }
            }
        }
        names = canonical;
    }
    Ok(texts)
}

/// The public zones that are asked for a name. Nobody is the registrar of a lab's domains, so that each zone of a name
/// counts, until a zone above delegates the name: then those that have one of the name servers given there [I].
fn authorities(call: &Call<'_>, name: &str) -> Result<Vec<HostedZone>, Failure> {
    let domains: Vec<&str> = std::iter::successors(Some(name), |name| domain_name::parent(name)).collect();
    let mut asked: Vec<HostedZone> = Vec::new();
    for domain in domains.into_iter().rev() {
        let mut delegated = Vec::new();
        let mut kept = Vec::new();
        for zone in asked {
            let sets = store::record_sets::of_name(&call.tx, &zone.id, domain)?;
            let servers = sets.iter().filter(|set| set.r#type == "NS").flat_map(RecordSet::values);
            let before = delegated.len();
            delegated.extend(servers.filter_map(|server| domain_name::normalized(server).ok()));
            if delegated.len() == before {
                kept.push(zone);
            }
        }
        let mut here = store::hosted_zones::public(&call.tx, domain)?;
        here.retain(|zone| {
            delegated.is_empty() || zone.name_servers.iter().any(|server| delegated.contains(&format!("{server}.")))
        });
        asked = kept;
        asked.extend(here);
    }
    Ok(asked)
}

/// Input of [`test_dns_answer`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct TestDnsAnswerInput {
    hosted_zone_id: String,
    record_name: String,
    record_type: String,
    #[serde(rename = "ResolverIP")]
    _resolver_ip: Unused,
    #[serde(rename = "EDNS0ClientSubnetIP")]
    _client_subnet_ip: Unused,
    #[serde(rename = "EDNS0ClientSubnetMask")]
    _client_subnet_mask: Unused,
}

/// Output of [`test_dns_answer`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct TestDnsAnswerOutput {
    nameserver: String,
    record_name: String,
    record_type: String,
    record_data: Vec<String>,
    response_code: &'static str,
    protocol: &'static str,
}

/// Tells what the first name server of a public zone would answer, wherever the question comes from: of sets that share the
/// questions, all that give several answers, else the first one that has any share [I].
pub fn test_dns_answer(call: &mut Call<'_>, input: TestDnsAnswerInput) -> Result<TestDnsAnswerOutput, Failure> {
    let zone = found(call, &input.hosted_zone_id)?;
    if zone.private {
        return Err(ApiError::AnswerOfPrivateZone { id: zone.id }.into());
    }
    let name = domain_name::normalized(&input.record_name).map_err(|fault| ApiError::ZoneInputInvalid { fault })?;
    let (response_code, record_data) = if domain_name::is_within(&name, &zone.name) {
        match data(call, &zone.id, &zone.name, &name, &input.record_type, 0)? {
            Some(data) => ("NOERROR", data),
            None => ("NXDOMAIN", Vec::new()),
        }
    } else {
        ("REFUSED", Vec::new())
    };
    Ok(TestDnsAnswerOutput {
        nameserver: zone.name_servers.into_iter().next().unwrap_or_default(),
        record_name: input.record_name,
        record_type: input.record_type,
        record_data,
        response_code,
        protocol: "UDP",
    })
}

/// Whether a zone leaves a question to the name servers of a name below its own, whatever else it has there: it refers to
/// them, without data. Of the name itself it tells those servers, and the delegation's signer.
fn is_delegated(call: &Call<'_>, zone_id: &str, zone_name: &str, name: &str, kind: &str) -> Result<bool, Failure> {
    let below = |name: &&str| domain_name::is_within(name, zone_name) && *name != zone_name;
    for domain in std::iter::successors(Some(name), |name| domain_name::parent(name)).take_while(below) {
        let has_servers = |set: &RecordSet| set.r#type == "NS";
        let is_told = domain == name && matches!(kind, "NS" | "DS");
        if !is_told && store::record_sets::of_name(&call.tx, zone_id, domain)?.iter().any(has_servers) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The values of a name and type; nothing if there is no such name, which there is if anything is below it.
fn data(
    call: &Call<'_>,
    zone_id: &str,
    zone_name: &str,
    name: &str,
    kind: &str,
    depth: usize,
) -> Result<Option<Vec<String>>, Failure> {
    if is_delegated(call, zone_id, zone_name, name, kind)? {
        return Ok(Some(Vec::new()));
    }
    let mut sets = store::record_sets::of_name(&call.tx, zone_id, name)?;
    let is_there = |name: &str| -> Result<bool, Failure> {
        let has_records = !store::record_sets::of_name(&call.tx, zone_id, name)?.is_empty();
        Ok(has_records || store::record_sets::are_below(&call.tx, zone_id, name)?)
    };
    if sets.is_empty() && is_there(name)? {
        return Ok(Some(Vec::new()));
    }
    let mut below = name;
    while sets.is_empty() {
        let Some(parent) = domain_name::parent(below).filter(|parent| domain_name::is_within(parent, zone_name)) else {
            return Ok(None);
        };
        sets = store::record_sets::of_name(&call.tx, zone_id, &format!("\\052.{parent}"))?;
        // A name that is there keeps the wildcards above it from answering.
        if sets.is_empty() && is_there(parent)? {
            return Ok(None);
        }
        below = parent;
    }
    let wanted: Vec<&RecordSet> = sets.iter().filter(|set| set.r#type == kind).collect();
    let wanted = if wanted.is_empty() { sets.iter().filter(|set| set.r#type == "CNAME").collect() } else { wanted };
    let answering: Vec<&RecordSet> = if wanted.iter().any(|set| set.multi_value_answer == Some(true)) {
        wanted
    } else {
        let has_share = |set: &&RecordSet| set.weight != Some(0);
        wanted.iter().copied().find(has_share).or(wanted.first().copied()).into_iter().collect()
    };
    let mut data_of_all = Vec::new();
    for set in answering {
        data_of_all.extend(set.values().map(str::to_owned));
        let Some(target) = set.alias_target.as_ref().filter(|_| depth < MOST_ALIASES) else { continue };
        let data = if target.hosted_zone_id == zone_id {
            data(call, zone_id, zone_name, &target.dns_name, kind, depth + 1)?
        } else if kind == "A" {
            addresses_of_aws_name(call, &target.dns_name)?
        } else {
            None
        };
        data_of_all.extend(data.unwrap_or_default());
    }
    Ok(Some(data_of_all))
}
