//! Hosted zones one at a time: CreateHostedZone, GetHostedZone, DeleteHostedZone.

use serde::{Deserialize, Serialize};

use super::{ChangeInfo, DelegationSet, VpcOfZone, ZoneOutput, found, new_id, submit};
use crate::domain::error::ApiError;
use crate::domain::record_set::RecordSet;
use crate::domain::{dns, domain_name};
use crate::ops::{Call, Failure};
use crate::store;
use crate::store::Scope;
use crate::store::hosted_zones::{HostedZone, Vpc};

/// The name servers of every private zone: no one asks them.
const PRIVATE_NAME_SERVERS: [&str; 4] =
    ["ns-1536.awsdns-00.co.uk", "ns-0.awsdns-00.com", "ns-1024.awsdns-00.org", "ns-512.awsdns-00.net"];

/// Input of [`create_hosted_zone`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct CreateHostedZoneInput {
    name: String,
    #[serde(rename = "VPC")]
    vpc: Option<VpcOfZone>,
    caller_reference: String,
    hosted_zone_config: Option<ConfigInput>,
    delegation_set_id: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
struct ConfigInput {
    comment: Option<String>,
    private_zone: Option<bool>,
}

/// Output of [`create_hosted_zone`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateHostedZoneOutput {
    /// First, as headers are read before bodies (recording r53-zone-create).
    location: String,
    hosted_zone: ZoneOutput,
    change_info: ChangeInfo,
    #[serde(skip_serializing_if = "Option::is_none")]
    delegation_set: Option<DelegationSet>,
    #[serde(rename = "VPC", skip_serializing_if = "Option::is_none")]
    vpc: Option<VpcOfZone>,
}

/// Makes a zone with the two records that every zone has; a private one if it comes with a VPC. Names of public zones may
/// be taken several times; a VPC sees one private zone of a name.
pub fn create_hosted_zone(
    call: &mut Call<'_>,
    input: CreateHostedZoneInput,
) -> Result<CreateHostedZoneOutput, Failure> {
    let config = input.hosted_zone_config.unwrap_or_default();
    let name = zone_name(call, &input.name, input.vpc.is_some())?;
    if input.vpc.is_none() && config.private_zone == Some(true) {
        return Err(ApiError::PrivateZoneWithoutVpc.into());
    }
    if let Some(id) = input.delegation_set_id {
        return Err(ApiError::DelegationSetNotFound { id }.into());
    }
    if !store::hosted_zones::take_reference(&call.tx, &call.caller.account, &input.caller_reference)? {
        return Err(ApiError::CallerReferenceUsed.into());
    }
    let (there, most) = (store::hosted_zones::count(&call.tx, &call.caller.account)?, call.config.quotas.hosted_zones);
    if there >= most {
        call.explain(format!("there are {there} of at most {most}"));
        return Err(ApiError::HostedZoneLimitExceeded.into());
    }
    let vpc = input.vpc.map(|vpc| checked_vpc(call, vpc, &name)).transpose()?;
    let name_servers = match vpc {
        Some(_) => PRIVATE_NAME_SERVERS.map(str::to_owned).to_vec(),
        None => new_name_servers(call),
    };
    let zone = HostedZone {
        id: new_id(call, 'Z'),
        account: call.caller.account.clone(),
        name,
        caller_reference: input.caller_reference,
        comment: config.comment.filter(|comment| !comment.is_empty()),
        private: vpc.is_some(),
        name_servers,
        record_sets: 2,
    };
    store::hosted_zones::insert(&call.tx, &zone, vpc.as_ref())?;
    for set in own_records(&zone) {
        store::record_sets::put(&call.tx, &zone.id, &set)?;
    }
    let location = format!("https://route53.amazonaws.com/2013-04-01/hostedzone/{}", zone.id);
    let name_servers = (!zone.private).then(|| zone.name_servers.clone());
    Ok(CreateHostedZoneOutput {
        hosted_zone: zone.into(),
        change_info: submit(call, None)?,
        delegation_set: name_servers.map(|name_servers| DelegationSet { name_servers }),
        vpc: vpc.map(|Vpc { id, region }| VpcOfZone { region, id }),
        location,
    })
}

/// A name in Route 53's form that a zone can have: no public one is a top-level domain.
fn zone_name(call: &Call<'_>, text: &str, private: bool) -> Result<String, ApiError> {
    let name = domain_name::normalized(text).map_err(|fault| ApiError::DomainNameInvalid { fault })?;
    if name == "." || !private && domain_name::parent(&name).is_none() {
        call.explain(format!("{name} is a top-level domain"));
        let fault = format!("{text} is reserved by AWS!");
        return Err(ApiError::DomainNameInvalid { fault });
    }
    Ok(name)
}

/// A VPC of the caller that sees no other zone of this name, neither one of a caller's nor one of an endpoint.
fn checked_vpc(call: &Call<'_>, vpc: VpcOfZone, name: &str) -> Result<Vpc, Failure> {
    let VpcOfZone { region, id } = vpc;
    let scope = Scope { account: &call.caller.account, region: &region };
    if store::vpcs::find(&call.tx, scope, &id)?.is_none() {
        call.explain(format!("the account has no VPC {id} in {region}"));
        return Err(ApiError::HostedZoneVpcInvalid.into());
    }
    let name = name.trim_end_matches('.');
    let mut taken = store::hosted_zones::names_in(&call.tx, &id)?;
    taken.extend(store::endpoints::private_names_in(&call.tx, &id)?);
    if taken.iter().any(|taken| dns::domain_of_private_name(taken) == name) {
        call.explain(format!("{id} sees a private zone {name} already"));
        return Err(ApiError::DomainConflict.into());
    }
    Ok(Vpc { id, region })
}

/// Four name servers, one in each of four domains, in no order.
fn new_name_servers(call: &mut Call<'_>) -> Vec<String> {
    let mut left = vec![("com", 0), ("net", 512), ("org", 1024), ("co.uk", 1536)];
    let mut servers = Vec::new();
    while !left.is_empty() {
        let index = usize::try_from(call.random.below(left.len() as u64)).unwrap_or(0);
        let (domain, first) = left.swap_remove(index);
        let (server, group) = (first + call.random.below(512), call.random.below(64));
        servers.push(format!("ns-{server}.awsdns-{group:02}.{domain}"));
    }
    servers
}

/// The records that a new zone has and cannot be without (lab-behaviour.md §12.2).
fn own_records(zone: &HostedZone) -> [RecordSet; 2] {
    let servers: Vec<String> = zone.name_servers.iter().map(|server| format!("{server}.")).collect();
    let first = servers.first().map(String::as_str).unwrap_or_default();
    let authority = format!("{first} awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400");
    [RecordSet::new(&zone.name, "NS", 172_800, &servers), RecordSet::new(&zone.name, "SOA", 900, &[authority])]
}

/// Input of [`get_hosted_zone`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct GetHostedZoneInput {
    id: String,
}

/// Output of [`get_hosted_zone`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetHostedZoneOutput {
    hosted_zone: ZoneOutput,
    #[serde(skip_serializing_if = "Option::is_none")]
    delegation_set: Option<DelegationSet>,
    #[serde(rename = "VPCs", skip_serializing_if = "Option::is_none")]
    vpcs: Option<Vec<VpcOfZone>>,
}

/// Shows a zone with its name servers, or with the VPCs that see it.
pub fn get_hosted_zone(call: &mut Call<'_>, input: GetHostedZoneInput) -> Result<GetHostedZoneOutput, Failure> {
    let zone = found(call, &input.id)?;
    let vpcs = store::hosted_zones::vpcs_of(&call.tx, &zone.id)?;
    let vpcs = vpcs.into_iter().map(|Vpc { id, region }| VpcOfZone { region, id }).collect();
    let name_servers = zone.name_servers.clone();
    Ok(GetHostedZoneOutput {
        delegation_set: (!zone.private).then_some(DelegationSet { name_servers }),
        vpcs: zone.private.then_some(vpcs),
        hosted_zone: zone.into(),
    })
}

/// Input of [`delete_hosted_zone`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DeleteHostedZoneInput {
    id: String,
}

/// Output of [`delete_hosted_zone`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteHostedZoneOutput {
    change_info: ChangeInfo,
}

/// Deletes a zone that has no records but its own two, with its tags.
pub fn delete_hosted_zone(
    call: &mut Call<'_>,
    input: DeleteHostedZoneInput,
) -> Result<DeleteHostedZoneOutput, Failure> {
    let zone = found(call, &input.id)?;
    if zone.record_sets > 2 {
        call.explain(format!("{} has {} record sets, of which 2 are its own", zone.id, zone.record_sets));
        return Err(ApiError::HostedZoneNotEmpty.into());
    }
    store::tags::delete_of(&call.tx, &super::tags::arn(&zone.id))?;
    store::hosted_zones::delete(&call.tx, &zone.id)?;
    Ok(DeleteHostedZoneOutput { change_info: submit(call, None)? })
}
