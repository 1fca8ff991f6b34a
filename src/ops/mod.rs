//! What AWS does when it is called: one function an operation, typed input to typed output, one file a resource family.
//!
//! A function here knows no edge, no SQL and no JSON. It gets a [`Call`], which is one transaction at one moment for one
//! caller; what it refuses changes nothing.

pub mod account_aliases;
pub mod account_attributes;
pub mod account_limits;
pub mod associations;
pub mod attributes;
pub mod connections;
pub mod deliveries;
pub mod dhcp_options;
pub mod elb_attributes;
pub mod elb_tags;
pub mod endpoints;
pub mod identity;
pub mod interfaces;
pub mod internet_gateways;
pub mod listeners;
pub mod load_balancers;
pub mod mishaps;
pub mod network_acls;
pub mod nothing;
pub mod notifications;
pub mod organizations;
pub mod paging;
pub mod payers;
pub mod peering;
pub mod permissions;
pub mod prefix_lists;
pub mod regions;
pub mod route53;
pub mod route_tables;
pub mod security_groups;
pub mod services;
pub mod sns;
pub mod subnets;
pub mod tagging;
pub mod tags;
pub mod target_groups;
pub mod targets;
pub mod vpcs;
pub mod zones;

use std::cell::RefCell;
use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use thiserror::Error;

use crate::base::config::Config;
use crate::base::random::Random;
use crate::domain::caller::Caller;
use crate::domain::error::ApiError;
use crate::domain::ids::Kind;
use crate::domain::regions::{Region, ZoneMap};
use crate::store::{Scope, StoreError, Tx};

/// One call: who, where, when, on which state.
pub struct Call<'a> {
    /// The state at the moment of the call.
    pub tx: Tx<'a>,
    /// Who calls.
    pub caller: &'a Caller,
    /// Where.
    pub region: &'static Region,
    /// Where new ids come from.
    pub random: &'a mut Random,
    /// Delays and quotas.
    pub config: &'a Config,
    /// The Region's zones by the caller's letters.
    pub zones: ZoneMap,
    reasons: RefCell<Vec<String>>,
}

impl<'a> Call<'a> {
    /// A call to the state at this moment.
    ///
    /// # Errors
    /// One line if the configuration has a zone map that does not fit the Region.
    pub fn new(
        tx: Tx<'a>,
        caller: &'a Caller,
        region: &'static Region,
        random: &'a mut Random,
        config: &'a Config,
    ) -> Result<Self, Failure> {
        let zones = match config.zone_maps.get(&caller.account).and_then(|maps| maps.get(region.name)) {
            None => ZoneMap::of_region(region),
            Some(ids) => ZoneMap::of_ids(region, ids)
                .map_err(|error| Failure::Misconfigured(format!("zone_maps.{}: {error}", caller.account)))?,
        };
        Ok(Self { tx, caller, region, random, config, zones, reasons: RefCell::default() })
    }

    /// Notes the true reason of a refusal that AWS words vaguely; nobody but the log and `VPCE_EXPLAIN` is told.
    pub fn explain(&self, reason: impl Into<String>) {
        self.reasons.borrow_mut().push(reason.into());
    }

    /// The reasons noted so far.
    pub fn take_reasons(&self) -> Vec<String> {
        self.reasons.take()
    }

    /// The caller's account in the Region of the call.
    pub fn scope(&self) -> Scope<'a> {
        Scope { account: &self.caller.account, region: self.region.name }
    }

    /// The moment of the call.
    pub fn now(&self) -> Timestamp {
        self.tx.now()
    }

    /// The moment so many seconds after the call.
    pub fn after(&self, seconds: u32) -> Timestamp {
        self.now().saturating_add(SignedDuration::from_secs(seconds.into())).unwrap_or(self.now())
    }

    /// A new id of this kind.
    pub fn new_id(&mut self, kind: Kind) -> String {
        kind.new_id(self.random)
    }

    /// The ARN of an EC2 resource of the caller: `arn:aws:ec2:<region>:<account>:<type>/<id>`.
    pub fn arn(&self, kind: Kind, id: &str) -> String {
        let (partition, region, account) = (self.region.partition, self.region.name, &self.caller.account);
        format!("arn:{partition}:ec2:{region}:{account}:{}/{id}", kind.resource_type())
    }
}

/// Why a call has no answer.
#[derive(Debug, Error)]
pub enum Failure {
    /// AWS would refuse it.
    #[error("{0}")]
    Refused(ApiError),
    /// Our configuration cannot serve.
    #[error("{0}")]
    Misconfigured(String),
    /// The state file cannot serve.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<ApiError> for Failure {
    fn from(error: ApiError) -> Self {
        Self::Refused(error)
    }
}

/// An accepted member that has no effect here; spelled out in an input, so that the model and the code agree.
pub type Unused = Option<serde::de::IgnoredAny>;

/// An operation's answer without members.
#[derive(Debug, Serialize)]
pub struct Empty {}

/// An answer that only says that it is done.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct ReturnOutput {
    r#return: bool,
}

impl ReturnOutput {
    /// What is not done is refused, so there is no other.
    pub const DONE: Self = Self { r#return: true };
}

/// The same under the name that some operations give it (aws-behaviour.md §1).
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct ReturnValueOutput {
    return_value: bool,
}

impl ReturnValueOutput {
    /// What is not done is refused, so there is no other.
    pub const DONE: Self = Self { return_value: true };
}

/// An item that a call for several could not do (aws-behaviour.md §2.3).
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct UnsuccessfulItem {
    error: UnsuccessfulItemError,
    resource_id: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct UnsuccessfulItemError {
    code: &'static str,
    message: String,
}

impl UnsuccessfulItem {
    /// What was refused for this resource.
    pub fn new(resource_id: &str, error: &ApiError) -> Self {
        let error = UnsuccessfulItemError { code: error.code(), message: error.to_string() };
        Self { error, resource_id: resource_id.to_owned() }
    }
}

/// The answer of calls for several: those that were not done.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct UnsuccessfulOutput {
    unsuccessful: Vec<UnsuccessfulItem>,
}

impl UnsuccessfulOutput {
    /// Does something for each resource, once for one named twice; one that is refused does not keep the others from
    /// being done.
    ///
    /// # Errors
    /// Only that the state cannot serve.
    pub fn of_each(ids: &[String], mut work: impl FnMut(&str) -> Result<(), Failure>) -> Result<Self, Failure> {
        let (mut unsuccessful, mut seen) = (Vec::new(), BTreeSet::new());
        for id in ids.iter().filter(|id| seen.insert(*id)) {
            match work(id) {
                Ok(()) => {}
                Err(Failure::Refused(error)) => unsuccessful.push(UnsuccessfulItem::new(id, &error)),
                Err(failure) => return Err(failure),
            }
        }
        Ok(Self { unsuccessful })
    }
}

/// A value that the server requires although no client checks it.
///
/// # Errors
/// `MissingParameter` if it is not there.
pub fn required<T>(value: Option<T>, name: &str) -> Result<T, ApiError> {
    value.ok_or_else(|| ApiError::MissingParameter { name: name.to_owned() })
}

/// Refuses members that AWS has and we lack, rather than ignoring them.
///
/// # Errors
/// `UnsupportedOperation` that names the first one given.
pub fn refuse_unsupported(given: &[(&str, &Unused)]) -> Result<(), ApiError> {
    let refused = given.iter().find(|(_, value)| value.is_some());
    refused.map_or(Ok(()), |(name, _)| Err(ApiError::Unsupported { what: format!("The parameter {name}") }))
}
