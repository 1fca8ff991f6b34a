//! Route 53: hosted zones, their records, and what name servers would answer (lab-behaviour.md §12). It is global: an
//! account has its zones whatever the Region of a call.

mod answers;
mod changes;
mod faults;
mod lists;
mod records;
mod tags;
mod zones;

pub(super) use self::answers::public_texts;
pub use self::answers::test_dns_answer;
pub use self::changes::{change_resource_record_sets, get_change};
pub use self::lists::{list_hosted_zones, list_hosted_zones_by_name, list_hosted_zones_by_vpc};
pub use self::records::list_resource_record_sets;
pub use self::tags::{change_tags_for_resource, list_tags_for_resource};
pub use self::zones::{create_hosted_zone, delete_hosted_zone, get_hosted_zone};

use serde::{Deserialize, Serialize};

use super::{Call, Failure};
use crate::domain::error::ApiError;
use crate::domain::time;
use crate::store;
use crate::store::hosted_zones::HostedZone;
use crate::store::record_sets::Change;

/// The most zones of a page.
const MOST_ZONES: usize = 100;

/// What a new zone or change is called after its letter, as the real ones look: `Z06320943MMOWYG6MAVL9`
/// (aws-behaviour.md §4.1).
pub(super) fn new_id(call: &mut Call<'_>, letter: char) -> String {
    format!("{letter}{:08}{}", call.random.below(100_000_000), call.random.lower(12).to_uppercase())
}

/// A zone of the caller.
pub(super) fn found(call: &Call<'_>, id: &str) -> Result<HostedZone, Failure> {
    if let Some(zone) = store::hosted_zones::find(&call.tx, &call.caller.account, id)? {
        return Ok(zone);
    }
    if store::hosted_zones::is_anybodys(&call.tx, id)? {
        call.explain(format!("{id} is another account's"));
    }
    Err(ApiError::HostedZoneNotFound { id: id.to_owned() }.into())
}

/// How many items a page has, by a `MaxItems` that is text, and as the answer tells it.
fn page_size(max_items: Option<&str>, most: usize) -> Result<usize, ApiError> {
    let Some(text) = max_items else { return Ok(most) };
    match text.parse::<usize>() {
        Ok(count) if count > 0 => Ok(count.min(most)),
        _ => {
            let rule = "be a number greater than or equal to 1".to_owned();
            Err(ApiError::ZoneConstraint { value: text.to_owned(), member: "maxItems".to_owned(), rule })
        }
    }
}

/// A VPC as requests and answers have it.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
struct VpcOfZone {
    #[serde(rename = "VPCRegion")]
    region: String,
    #[serde(rename = "VPCId")]
    id: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct ZoneOutput {
    id: String,
    name: String,
    caller_reference: String,
    config: Config,
    resource_record_set_count: i64,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Config {
    #[serde(skip_serializing_if = "Option::is_none")]
    comment: Option<String>,
    private_zone: bool,
}

impl From<HostedZone> for ZoneOutput {
    fn from(zone: HostedZone) -> Self {
        Self {
            id: format!("/hostedzone/{}", zone.id),
            name: zone.name,
            caller_reference: zone.caller_reference,
            config: Config { comment: zone.comment, private_zone: zone.private },
            resource_record_set_count: zone.record_sets,
        }
    }
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct DelegationSet {
    name_servers: Vec<String>,
}

/// A change as answers show it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct ChangeInfo {
    id: String,
    status: &'static str,
    submitted_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    comment: Option<String>,
}

impl ChangeInfo {
    fn of(change: Change, status: &'static str) -> Self {
        Self {
            id: format!("/change/{}", change.id),
            status,
            submitted_at: time::wire(change.submitted_at),
            comment: change.comment,
        }
    }
}

/// Submits a change, which name servers have some time later.
fn submit(call: &mut Call<'_>, comment: Option<String>) -> Result<ChangeInfo, Failure> {
    let id = new_id(call, 'C');
    let change =
        Change { id, comment, submitted_at: call.now(), insync_at: call.after(call.config.delays.change_insync) };
    store::record_sets::insert_change(&call.tx, &call.caller.account, &change)?;
    Ok(ChangeInfo::of(change, "PENDING"))
}
