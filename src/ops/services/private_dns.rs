//! The private DNS name of a service, and the record that shows that the provider owns the domain (aws-behaviour.md §3.3,
//! §4.2, §5.15).

use std::collections::BTreeSet;

use serde::Deserialize;

use super::{INTERFACE, changeable};
use crate::domain::error::ApiError;
use crate::domain::states::private_dns as states;
use crate::domain::{dns, domain_name};
use crate::ops::{Call, Failure, ReturnValueOutput, route53};
use crate::store;
use crate::store::services::PrivateDns;
use crate::store::state::Transition;

/// Refuses a name that no service can have.
///
/// # Errors
/// `InvalidParameter`.
pub(super) fn check_form(name: &str) -> Result<(), ApiError> {
    if dns::is_private_name(name) { Ok(()) } else { Err(ApiError::PrivateDnsNameInvalid { name: name.to_owned() }) }
}

/// Refuses a name for a service of a kind that cannot have one: those behind Gateway Load Balancers have none.
///
/// # Errors
/// `InvalidParameter`.
pub(super) fn check_name(call: &Call<'_>, kind: &str, name: &str) -> Result<(), ApiError> {
    if kind == INTERFACE {
        return Ok(());
    }
    call.explain("a service behind Gateway Load Balancers cannot have a private DNS name");
    Err(ApiError::PrivateDnsNameInvalid { name: name.to_owned() })
}

/// A name that is still to be verified, by a record of its own.
pub(super) fn new_private_dns(call: &mut Call<'_>, name: String) -> PrivateDns {
    PrivateDns {
        name,
        state: states::PENDING_VERIFICATION.to_owned(),
        next_state: None,
        lost: false,
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

/// Begins to look for the record of a service's private name; it is no error that it is not there. AWS goes on looking for
/// it, so that it may come later, but not for ever; a verified name whose record is not there is looked for anew [I].
pub fn start_vpc_endpoint_service_private_dns_verification(
    call: &mut Call<'_>,
    input: StartVpcEndpointServicePrivateDnsVerificationInput,
) -> Result<ReturnValueOutput, Failure> {
    let service = changeable(call, &input.service_id)?;
    let Some(private_dns) = service.private_dns else {
        return Err(ApiError::PrivateDnsNameMissing { id: service.id }.into());
    };
    let found = has_record(call, &private_dns)?;
    if !found {
        let PrivateDns { name, record_name, record_value, .. } = &private_dns;
        let domain = dns::domain_of_private_name(name);
        call.explain(format!(
            "no public hosted zone answers with a TXT record \"{record_value}\" for {record_name}.{domain}, for {domain} or for a domain above it"
        ));
    }
    let transition = match (private_dns.state.as_str(), found) {
        (states::VERIFIED, true) => Transition::settled(states::VERIFIED),
        // To ask again puts off neither the end nor the success.
        (states::PENDING_VERIFICATION, _) if is_awaited(&private_dns, found) => return Ok(ReturnValueOutput::DONE),
        (_, true) => about_to_be_verified(call),
        (_, false) => about_to_fail(call),
    };
    store::services::set_private_dns_state(&call.tx, &service.id, transition)?;
    Ok(ReturnValueOutput::DONE)
}

/// Takes notice of records that have come or gone, by their values, where a service's private name is being looked for or
/// is verified. A record that is missed again makes a verified name fail only if the configuration says when.
pub(in crate::ops) fn records_changed(call: &Call<'_>, values: &BTreeSet<String>) -> Result<(), Failure> {
    for value in values {
        let Some(service) = store::services::find_by_record_value(&call.tx, value)? else { continue };
        let Some(private_dns) = service.private_dns else { continue };
        let found = has_record(call, &private_dns)?;
        let lost = call.config.delays.private_dns_lost.map(|seconds| call.after(seconds));
        let awaited = private_dns.next_state.as_deref();
        let transition = match (private_dns.state.as_str(), awaited, found, lost) {
            (states::PENDING_VERIFICATION, Some(states::FAILED), true, _) => about_to_be_verified(call),
            (states::PENDING_VERIFICATION, Some(states::VERIFIED), false, _) => about_to_fail(call),
            (states::VERIFIED, Some(states::FAILED), true, _) => Transition::settled(states::VERIFIED),
            (states::VERIFIED, Some(states::VERIFIED) | None, false, Some(lost)) => {
                Transition::then(states::VERIFIED, states::FAILED, lost)
            }
            _ => continue,
        };
        store::services::set_private_dns_state(&call.tx, &service.id, transition)?;
    }
    Ok(())
}

/// Whether what is to become of a name is what would begin now.
fn is_awaited(private_dns: &PrivateDns, found: bool) -> bool {
    private_dns.next_state.as_deref() == Some(if found { states::VERIFIED } else { states::FAILED })
}

fn about_to_be_verified(call: &Call<'_>) -> Transition {
    let due = call.after(call.config.delays.private_dns_verified);
    Transition::then(states::PENDING_VERIFICATION, states::VERIFIED, due)
}

fn about_to_fail(call: &Call<'_>) -> Transition {
    let due = call.after(call.config.delays.private_dns_failed);
    Transition::then(states::PENDING_VERIFICATION, states::FAILED, due)
}

/// Whether public hosted zones, whosever they are, answer with the record: by its own name below the domain or by the
/// domain's, where a domain above the domain will do as well (§4.2). The value must be the same to the letter.
fn has_record(call: &Call<'_>, private_dns: &PrivateDns) -> Result<bool, Failure> {
    let PrivateDns { name, record_name, record_value, .. } = private_dns;
    let domain = domain_name::normalized(dns::domain_of_private_name(name)).unwrap_or_default();
    let mut next = Some(domain.as_str());
    while let Some(domain) = next {
        for name in [format!("{record_name}.{domain}"), domain.to_owned()] {
            let texts = route53::public_texts(call, &name)?;
            if texts.iter().any(|text| text == record_value.as_bytes()) {
                return Ok(true);
            }
        }
        next = domain_name::parent(domain);
    }
    Ok(false)
}
