//! What is wrong with a batch of changes, in Route 53's words (lab-behaviour.md §12.3): of the changes by themselves, and of
//! what they come to.

use super::answers;
use super::changes::{Action, Change};
use crate::domain::domain_name;
use crate::domain::record_set::{AliasTarget, RecordSet};
use crate::ops::{Call, Failure};
use crate::store;
use crate::store::hosted_zones::HostedZone;

/// What is wrong with changes whatever the zone holds.
pub(super) fn of_changes(zone: &HostedZone, batch: &[Change]) -> Vec<String> {
    let mut faults = Vec::from_iter(of_size(batch));
    for (index, change) in batch.iter().enumerate() {
        let set = &change.set;
        if change.action != Action::Delete {
            faults.extend(set.faults());
        }
        if !domain_name::is_within(&set.name, &zone.name) {
            faults.push(format!("RRSet with DNS name {} is not permitted in zone {}", set.name, zone.name));
        }
        let earlier: Vec<&Change> = batch[..index].iter().filter(|earlier| is_of_one(&earlier.set, set)).collect();
        let replaces =
            matches!(earlier[..], [Change { action: Action::Delete, .. }]) && change.action != Action::Delete;
        if !earlier.is_empty() && !replaces {
            faults.push(format!(
                "The request contains an invalid set of changes for a resource record set '{} {}'",
                set.r#type, set.name
            ));
        }
    }
    faults
}

/// The most values of a batch, their most characters, and the most values of a set.
const MOST_RECORDS: usize = 1000;
const MOST_CHARACTERS: usize = 32_000;
const MOST_VALUES: usize = 400;

/// What is wrong with the size of a batch, in which UPSERT counts twice and an alias as a value
/// (gh:DNSControl/dnscontrol#1114, gh:kubernetes/kops#4495, gh:rancher/rancher#10253, there with an earlier number).
fn of_size(batch: &[Change]) -> Option<String> {
    let (mut records, mut characters) = (0, 0);
    for Change { action, set } in batch {
        let times = if *action == Action::Upsert { 2 } else { 1 };
        let values = set.values().count();
        if values > MOST_VALUES {
            return Some(format!("Cannot have more than {MOST_VALUES} records in a RRSet"));
        }
        records += times * values.max(1);
        characters += times * set.values().map(|value| value.chars().count()).sum::<usize>();
    }
    if records > MOST_RECORDS {
        return Some(format!("Number of records limit of {MOST_RECORDS} exceeded."));
    }
    (characters > MOST_CHARACTERS).then(|| format!("RDATA character limit of {MOST_CHARACTERS} exceeded."))
}

fn is_of_one(one: &RecordSet, other: &RecordSet) -> bool {
    one.name == other.name && one.r#type == other.r#type && one.set_identifier == other.set_identifier
}

/// What is wrong with a zone after its changes.
pub(super) fn of_outcome(call: &Call<'_>, zone: &HostedZone, batch: &[Change]) -> Result<Vec<String>, Failure> {
    let mut faults = Vec::new();
    let (there, most) = (store::record_sets::count(&call.tx, &zone.id)?, call.config.quotas.record_sets_per_zone);
    if there > i64::from(most) && there > zone.record_sets {
        call.explain(format!("there would be {there} of at most {most}"));
        // The text [I].
        faults.push("Limits Exceeded: MAX_RRSETS_BY_ZONE - Cannot create more RRSets in zone.".to_owned());
    }
    for Change { set, .. } in batch.iter().filter(|change| change.action != Action::Delete) {
        let others: Vec<RecordSet> = store::record_sets::of_name(&call.tx, &zone.id, &set.name)?
            .into_iter()
            .filter(|other| !is_of_one(other, set))
            .collect();
        faults.extend(conflict(zone, set, &others).or_else(|| routing_conflict(set, &others)));
        if let Some(target) = &set.alias_target {
            faults.extend(of_alias(call, zone, set, target)?);
        }
    }
    let apex = store::record_sets::of_name(&call.tx, &zone.id, &zone.name)?;
    if !apex.iter().any(|set| set.r#type == "NS") {
        faults.push("A HostedZone must contain at least one NS record for the zone itself.".to_owned());
    }
    if !apex.iter().any(|set| set.r#type == "SOA") {
        faults.push("A HostedZone must contain exactly one SOA record.".to_owned());
    }
    Ok(faults)
}

/// A name that has a CNAME has nothing else, and a zone's own name has none.
fn conflict(zone: &HostedZone, set: &RecordSet, others: &[RecordSet]) -> Option<String> {
    let RecordSet { name, r#type: kind, .. } = set;
    let start = format!("RRSet of type {kind} with DNS name {name} is not permitted");
    match kind.as_str() {
        "CNAME" if *name == zone.name => Some(format!("{start} at apex in zone {}", zone.name)),
        // By analogy [I].
        "SOA" if *name != zone.name => Some(format!("{start} except at apex in zone {}", zone.name)),
        "CNAME" if others.iter().any(|other| other.r#type != "CNAME") => {
            Some(format!("{start} as it conflicts with other records with the same DNS name in zone {}", zone.name))
        }
        "CNAME" => None,
        _ if others.iter().any(|other| other.r#type == "CNAME") => Some(format!(
            "{start} because a conflicting RRSet of type CNAME with the same DNS name already exists in zone {}",
            zone.name
        )),
        _ => None,
    }
}

/// Sets of one name and type share the questions in one way (gh:chef-boneyard/route53#100,
/// gh:kubernetes-sigs/external-dns#1411, gh:hashicorp/terraform-provider-aws#1961).
fn routing_conflict(set: &RecordSet, others: &[RecordSet]) -> Option<String> {
    let RecordSet { name, r#type: kind, .. } = set;
    let same: Vec<&RecordSet> = others.iter().filter(|other| other.r#type == *kind).collect();
    let Some(routing) = set.routing() else {
        let start = format!("RRSet with DNS name {name}, type {kind} cannot be created");
        return (!same.is_empty()).then(|| format!("{start} as other RRSets exist with the same name and type."));
    };
    let identifier = set.set_identifier.as_deref().unwrap_or_default();
    if same.iter().any(|other| other.routing() != Some(routing)) {
        let start = format!("RRSet with DNS name {name}, type {kind}, SetIdentifier {identifier} cannot be created");
        return Some(format!("{start} as a non-{} set exists with the same name and type.", routing.word()));
    }
    if set.weight.is_some() && same.iter().any(|other| other.ttl != set.ttl) {
        let start = format!("RRSet with DNS name {name} and type {kind}, SetIdentifier {identifier} cannot be created");
        return Some(format!("{start} as weighted sets must contain the same TTL."));
    }
    None
}

/// An alias leads to a set of its own type in its own zone, or to an endpoint or a load balancer by its zone; there are no
/// other things of AWS's here.
fn of_alias(call: &Call<'_>, zone: &HostedZone, set: &RecordSet, target: &AliasTarget) -> Result<Vec<String>, Failure> {
    let name = match domain_name::normalized(&target.dns_name) {
        Ok(name) => name,
        Err(fault) => return Ok(vec![fault]),
    };
    let (kind, id) = (&set.r#type, &target.hosted_zone_id);
    let (is_within, is_there) = if *id == zone.id {
        let sets = store::record_sets::of_name(&call.tx, id, &name)?;
        let is_there = sets.iter().any(|other| other.r#type == *kind && !is_of_one(other, set));
        (domain_name::is_within(&name, &zone.name), is_there)
    } else if let Some(domain) = answers::domain_of_aws_zone(id) {
        let is_address = matches!(kind.as_str(), "A" | "AAAA");
        let is_there = is_address && answers::addresses_of_aws_name(call, &name)?.is_some();
        (domain_name::is_within(&name, &domain), is_there)
    } else {
        call.explain(format!("{id} is neither {} nor a zone of endpoints or Network Load Balancers", zone.id));
        (true, false)
    };
    let tried = format!("Tried to create an alias that targets {name}, type {kind} in zone {id}");
    let mut faults = Vec::new();
    if !is_within {
        faults.push(format!("{tried}, but the alias target name does not lie within the target zone"));
    }
    if !is_there {
        faults.push(format!("{tried}, but that target was not found"));
    }
    Ok(faults)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_has_its_size() {
        let change = |action, values: usize, length: usize| {
            let values: Vec<String> = (0..values).map(|_| "x".repeat(length)).collect();
            Change { action, set: RecordSet::new("a.example.com.", "TXT", 60, &values) }
        };
        let of = |action, sets: usize, values, length| {
            of_size(&(0..sets).map(|_| change(action, values, length)).collect::<Vec<_>>())
        };
        let too_many = Some("Number of records limit of 1000 exceeded.".to_owned());
        let too_long = Some("RDATA character limit of 32000 exceeded.".to_owned());
        assert_eq!((of(Action::Create, 1000, 1, 32), of(Action::Create, 1001, 1, 1)), (None, too_many.clone()));
        assert_eq!((of(Action::Upsert, 500, 1, 32), of(Action::Upsert, 501, 1, 1)), (None, too_many));
        assert_eq!((of(Action::Delete, 1, 8, 4000), of(Action::Upsert, 1, 5, 4000)), (None, too_long));
        assert_eq!(
            (of(Action::Create, 1, 400, 1), of(Action::Create, 1, 401, 1)),
            (None, Some("Cannot have more than 400 records in a RRSet".to_owned()))
        );
    }
}
