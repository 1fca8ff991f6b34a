//! The private DNS name of a service, and the record that shows that the provider owns the domain (aws-behaviour.md §3.3,
//! §4.2, §5.15).

use serde::Deserialize;

use super::{INTERFACE, changeable};
use crate::domain::error::ApiError;
use crate::domain::states::private_dns as states;
use crate::domain::{dns, domain_name, record_set};
use crate::ops::{Call, Failure, ReturnValueOutput};
use crate::store;
use crate::store::services::PrivateDns;
use crate::store::state::Transition;

/// Refuses a name that a service of this kind cannot have; those behind Gateway Load Balancers have none.
///
/// # Errors
/// `InvalidParameter`.
pub(super) fn check_name(call: &Call<'_>, kind: &str, name: &str) -> Result<(), ApiError> {
    if kind != INTERFACE {
        call.explain("a service behind Gateway Load Balancers cannot have a private DNS name");
    } else if dns::is_private_name(name) {
        return Ok(());
    }
    Err(ApiError::PrivateDnsNameInvalid { name: name.to_owned() })
}

/// A name that is still to be verified, by a record of its own.
pub(super) fn new_private_dns(call: &mut Call<'_>, name: String) -> PrivateDns {
    PrivateDns {
        name,
        state: states::PENDING_VERIFICATION.to_owned(),
        next_state: None,
        record_name: format!("_{}", call.random.lower(20)),
        record_value: format!("vpce:{}", call.random.mixed(20)),
    }
}

/// Input of [`start_vpc_endpoint_service_private_dns_verification`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct StartVpcEndpointServicePrivateDnsVerificationInput {
    service_id: String,
}

/// Looks for the record of a service's private name; it is no error that it is not there. Nothing else looks for it: a name
/// that is not verified fails some time after it was first looked for in vain, and a verified name is lost only when it is
/// looked for again [I].
pub fn start_vpc_endpoint_service_private_dns_verification(
    call: &mut Call<'_>,
    input: StartVpcEndpointServicePrivateDnsVerificationInput,
) -> Result<ReturnValueOutput, Failure> {
    let service = changeable(call, &input.service_id)?;
    let Some(private_dns) = service.private_dns else {
        return Err(ApiError::PrivateDnsNameMissing { id: service.id }.into());
    };
    let delays = call.config.delays;
    let is_there = has_record(call, &private_dns)?;
    let transition = match private_dns.state.as_str() {
        states::VERIFIED if is_there => Transition::settled(states::VERIFIED),
        _ if is_there => {
            Transition::then(states::PENDING_VERIFICATION, states::VERIFIED, call.after(delays.private_dns_verified))
        }
        // To look again does not put off the end.
        states::PENDING_VERIFICATION if private_dns.next_state.as_deref() == Some(states::FAILED) => {
            return Ok(ReturnValueOutput::DONE);
        }
        _ => Transition::then(states::PENDING_VERIFICATION, states::FAILED, call.after(delays.private_dns_failed)),
    };
    store::services::set_private_dns_state(&call.tx, &service.id, transition)?;
    Ok(ReturnValueOutput::DONE)
}

/// Whether a public hosted zone, whosever it is, has the record: by its own name below the domain or by the domain's, where
/// a domain above the domain will do as well (§4.2). Only the value's case counts.
fn has_record(call: &Call<'_>, private_dns: &PrivateDns) -> Result<bool, Failure> {
    let PrivateDns { name, record_name, record_value, .. } = private_dns;
    let domain = domain_name::normalized(name.strip_prefix("*.").unwrap_or(name)).unwrap_or_default();
    let mut next = Some(domain.as_str());
    while let Some(domain) = next {
        for name in [format!("{record_name}.{domain}"), domain.to_owned()] {
            let sets = store::record_sets::public(&call.tx, &name, "TXT")?;
            let is_value = |text: &str| {
                record_set::character_strings(text).is_some_and(|strings| strings.concat() == record_value.as_bytes())
            };
            if sets.iter().any(|set| set.values().any(is_value)) {
                return Ok(true);
            }
        }
        next = domain_name::parent(domain);
    }
    call.explain(format!(
        "no public hosted zone has a TXT record \"{record_value}\" named {record_name}.{domain} or for that domain or one above it"
    ));
    Ok(false)
}
