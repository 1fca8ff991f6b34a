//! ChangeResourceRecordSets and GetChange.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{ChangeInfo, faults, found, submit};
use crate::domain::domain_name;
use crate::domain::error::ApiError;
use crate::domain::record_set::{self, RecordSet};
use crate::ops::{Call, Failure, Unused, refuse_unsupported, services};
use crate::store;
use crate::store::hosted_zones::HostedZone;

/// Input of [`change_resource_record_sets`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct ChangeResourceRecordSetsInput {
    hosted_zone_id: String,
    change_batch: ChangeBatch,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
struct ChangeBatch {
    comment: Option<String>,
    changes: Vec<ChangeInput>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
struct ChangeInput {
    action: String,
    resource_record_set: RecordSetInput,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
struct RecordSetInput {
    #[serde(flatten)]
    set: RecordSet,
    health_check_id: Option<String>,
    traffic_policy_instance_id: Unused,
    cidr_routing_config: Unused,
    geo_proximity_location: Unused,
}

/// A change of one set, whose name is in Route 53's form.
#[derive(Debug)]
pub(super) struct Change {
    pub(super) action: Action,
    pub(super) set: RecordSet,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    Create,
    Delete,
    Upsert,
}

/// Output of [`change_resource_record_sets`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct ChangeResourceRecordSetsOutput {
    change_info: ChangeInfo,
}

/// Changes records of a zone, all of them or none. The changes are made in the order given, but only what they come to must
/// be free of conflicts [I].
pub fn change_resource_record_sets(
    call: &mut Call<'_>,
    input: ChangeResourceRecordSetsInput,
) -> Result<ChangeResourceRecordSetsOutput, Failure> {
    let zone = found(call, &input.hosted_zone_id)?;
    let ChangeBatch { comment, changes } = input.change_batch;
    let (mut batch, mut wrong) = (Vec::new(), Vec::new());
    for change in changes {
        let change = checked(change)?;
        match domain_name::normalized(&change.set.name) {
            Ok(name) => batch.push(Change { set: RecordSet { name, ..change.set }, ..change }),
            Err(fault) => wrong.push(fault),
        }
    }
    wrong.extend(faults::of_changes(&zone, &batch));
    refuse(wrong)?;
    let (mut wrong, mut texts) = (Vec::new(), BTreeSet::new());
    for change in &batch {
        texts.extend(texts_of(&change.set));
        wrong.extend(apply(call, &zone, change, &mut texts)?);
    }
    refuse(wrong)?;
    refuse(faults::of_outcome(call, &zone, &batch)?)?;
    services::records_changed(call, &texts)?;
    Ok(ChangeResourceRecordSetsOutput { change_info: submit(call, comment)? })
}

/// What the TXT records of a set say.
fn texts_of(set: &RecordSet) -> Vec<String> {
    let values = set.values().filter(|_| set.r#type == "TXT");
    let strings = values.filter_map(record_set::character_strings);
    strings.filter_map(|strings| String::from_utf8(strings.concat()).ok()).collect()
}

fn refuse(faults: Vec<String>) -> Result<(), ApiError> {
    if faults.is_empty() { Ok(()) } else { Err(ApiError::RecordChangesInvalid { faults: faults.join(", ") }) }
}

/// What a set may hold, as refusals tell it.
const CONTENTS: &str = "AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId";

/// How a set may share the questions, by analogy [I].
const ROUTINGS: &str = "Weight, Region, Failover, GeoLocation, or MultiValueAnswer";

/// A change that has what every change must have, and nothing that we lack.
fn checked(change: ChangeInput) -> Result<Change, ApiError> {
    let ChangeInput { action: word, resource_record_set: input } = change;
    let RecordSetInput { set, health_check_id, traffic_policy_instance_id, cidr_routing_config, .. } = input;
    refuse_unsupported(&[
        ("TrafficPolicyInstanceId", &traffic_policy_instance_id),
        ("CidrRoutingConfig", &cidr_routing_config),
        ("GeoProximityLocation", &input.geo_proximity_location),
    ])?;
    if let Some(id) = health_check_id {
        return Err(ApiError::HealthCheckNotFound { id });
    }
    let action = match word.as_str() {
        "CREATE" => Action::Create,
        "DELETE" => Action::Delete,
        _ => Action::Upsert,
    };
    let told = format!(
        "Action={word}, Name={}, Type={}, SetIdentifier={}",
        set.name,
        set.r#type,
        set.set_identifier.as_deref().unwrap_or("null")
    );
    let expected = |choices: &str, found: &str| {
        let (choices, found) = (choices.to_owned(), found.to_owned());
        Err(ApiError::RecordSetExpected { choices, found, change: told.clone() })
    };
    match (set.alias_target.is_some(), set.ttl.is_some(), set.resource_records.is_some()) {
        (true, false, false) | (false, true, true) => {}
        (true, ..) => return expected(CONTENTS, "more than one"),
        (false, ..) => return expected(CONTENTS, "none"),
    }
    match (set.set_identifier.is_some(), set.routings()) {
        (false, 0) | (true, 1) => Ok(Change { action, set }),
        (false, _) => Err(ApiError::RecordSetField { field: "SetIdentifier".to_owned(), change: told }),
        (true, 0) => expected(ROUTINGS, "none"),
        (true, _) => expected(ROUTINGS, "more than one"),
    }
}

/// Makes a change, or tells why it cannot be made; adds what the records that it replaces or removes say to `texts`.
fn apply(
    call: &Call<'_>,
    zone: &HostedZone,
    change: &Change,
    texts: &mut BTreeSet<String>,
) -> Result<Option<String>, Failure> {
    let set = &change.set;
    let is_same = |other: &RecordSet| other.r#type == set.r#type && other.set_identifier == set.set_identifier;
    let sets = store::record_sets::of_name(&call.tx, &zone.id, &set.name)?;
    let kept = sets.into_iter().find(is_same);
    texts.extend(kept.iter().flat_map(texts_of));
    let fault = |verb: &str, why: &str| {
        let identifier = set.set_identifier.as_deref().map(|text| format!(", set-identifier='{text}'"));
        let identifier = identifier.unwrap_or_default();
        let set = format!("[name='{}', type='{}'{identifier}]", set.name, set.r#type);
        Ok(Some(format!("Tried to {verb} resource record set {set} but {why}")))
    };
    match (change.action, kept) {
        (Action::Create, Some(_)) => return fault("create", "it already exists"),
        (Action::Delete, None) => return fault("delete", "it was not found"),
        (Action::Delete, Some(kept)) if !kept.holds_the_same(set) => {
            return fault("delete", "the values provided do not match the current values");
        }
        (Action::Delete, Some(_)) => store::record_sets::remove(&call.tx, &zone.id, set)?,
        (Action::Create | Action::Upsert, _) => store::record_sets::put(&call.tx, &zone.id, &shown(set))?,
    }
    Ok(None)
}

/// A set as it is kept: the name of an alias's target gets Route 53's form too.
fn shown(set: &RecordSet) -> RecordSet {
    let mut set = set.clone();
    if let Some(target) = &mut set.alias_target
        && let Ok(name) = domain_name::normalized(&target.dns_name)
    {
        target.dns_name = name;
    }
    set
}

/// Input of [`get_change`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct GetChangeInput {
    id: String,
}

/// Output of [`get_change`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetChangeOutput {
    change_info: ChangeInfo,
}

/// Tells whether a change of the caller has reached all name servers.
pub fn get_change(call: &mut Call<'_>, input: GetChangeInput) -> Result<GetChangeOutput, Failure> {
    let Some(change) = store::record_sets::find_change(&call.tx, &call.caller.account, &input.id)? else {
        return Err(ApiError::ChangeNotFound { id: input.id }.into());
    };
    let status = if change.insync_at <= call.now() { "INSYNC" } else { "PENDING" };
    Ok(GetChangeOutput { change_info: ChangeInfo::of(change, status) })
}
