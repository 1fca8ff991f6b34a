//! The private DNS name of a service, and the record that shows that the provider owns the domain (aws-behaviour.md §3.3,
//! §4.2, §5.15).

use serde::Deserialize;

use super::{INTERFACE, changeable};
use crate::domain::dns;
use crate::domain::error::ApiError;
use crate::domain::states::private_dns as states;
use crate::ops::{Call, Failure, ReturnValueOutput};
use crate::store;
use crate::store::services::PrivateDns;

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

/// Has the record of a service's private name looked for, whether or not it is there. One that was given up is waited for
/// again; a name that has been verified stays so [I].
pub fn start_vpc_endpoint_service_private_dns_verification(
    call: &mut Call<'_>,
    input: StartVpcEndpointServicePrivateDnsVerificationInput,
) -> Result<ReturnValueOutput, Failure> {
    let service = changeable(call, &input.service_id)?;
    let Some(private_dns) = service.private_dns else {
        return Err(ApiError::PrivateDnsNameMissing { id: service.id }.into());
    };
    if private_dns.state == states::FAILED {
        store::services::set_private_dns_state(&call.tx, &service.id, states::PENDING_VERIFICATION)?;
    }
    Ok(ReturnValueOutput::DONE)
}
