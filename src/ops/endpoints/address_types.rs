//! What addresses an endpoint has, and what records its names (aws-behaviour.md §5.2).

use super::{DnsOptionsInput, gateway};
use crate::domain::aws_services::GATEWAY;
use crate::domain::error::ApiError;
use crate::ops::refuse_unsupported;
use crate::ops::services::offered::Offered;

/// The type of an endpoint that asks for none.
pub(super) const DEFAULT: &str = "ipv4";

const DUALSTACK: &str = "dualstack";

/// Refuses types that there are not.
pub(super) fn check_forms(address_type: Option<&str>, options: Option<&DnsOptionsInput>) -> Result<(), ApiError> {
    if let Some(other) = address_type.filter(|wanted| !matches!(*wanted, "ipv4" | "ipv6" | DUALSTACK)) {
        return Err(ApiError::IpAddressTypeUnknown { value: other.to_owned() });
    }
    let Some(options) = options else { return Ok(()) };
    refuse_unsupported(&[
        ("DnsOptions.PrivateDnsPreference", &options.private_dns_preference),
        ("DnsOptions.PrivateDnsSpecifiedDomains", &options.private_dns_specified_domains),
    ])?;
    match options.dns_record_ip_type.as_deref() {
        None | Some("ipv4" | "ipv6" | DUALSTACK | gateway::RECORD_TYPE) => Ok(()),
        Some(other) => Err(ApiError::RecordTypeUnknown { value: other.to_owned() }),
    }
}

/// The type of the DNS records of an endpoint of this kind with these addresses: the one asked for, which must go with
/// them, or its default one. Records that the service decides on are for endpoints with both kinds of addresses, and for
/// gateways, which have them by default.
///
/// # Errors
/// `InvalidParameter`.
pub(super) fn record_type(
    options: Option<&DnsOptionsInput>,
    kind: &str,
    address_type: &str,
) -> Result<String, ApiError> {
    let default = if kind == GATEWAY { gateway::RECORD_TYPE } else { address_type };
    let wanted = options.and_then(|options| options.dns_record_ip_type.as_deref()).unwrap_or(default);
    if wanted == default || wanted == address_type || address_type == DUALSTACK {
        return Ok(wanted.to_owned());
    }
    Err(ApiError::RecordTypeMismatch { value: wanted.to_owned(), address_type: address_type.to_owned() })
}

/// Refuses an address type that the service, or a subnet here, does not have.
pub(super) fn check_offered(address_type: &str, service: &Offered) -> Result<(), ApiError> {
    // Subnets here have no IPv6 addresses to give.
    if address_type == DEFAULT && service.address_types.iter().any(|has| has == address_type) {
        return Ok(());
    }
    Err(ApiError::EndpointAddressType { value: address_type.to_owned(), service: service.name.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_go_with_addresses() {
        let of = |wanted: Option<&str>, kind, address_type| {
            let options =
                DnsOptionsInput { dns_record_ip_type: wanted.map(str::to_owned), ..DnsOptionsInput::default() };
            record_type(Some(&options), kind, address_type).ok()
        };
        let all = ["ipv4", "ipv6", "dualstack", "service-defined"];
        let fitting = |kind, address_type| {
            all.into_iter().filter(|wanted| of(Some(wanted), kind, address_type).is_some()).collect::<Vec<_>>()
        };
        assert_eq!(fitting("Interface", "ipv4"), ["ipv4"]);
        assert_eq!(fitting("Interface", "ipv6"), ["ipv6"]);
        assert_eq!(fitting("Interface", "dualstack"), all);
        assert_eq!(fitting("Gateway", "ipv4"), ["ipv4", "service-defined"]);
        assert_eq!(of(None, "Interface", "dualstack").as_deref(), Some("dualstack"));
        assert_eq!(of(None, "Gateway", "ipv4").as_deref(), Some("service-defined"));
    }
}
