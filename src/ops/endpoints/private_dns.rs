//! Private DNS: a service's own names, which lead to an endpoint inside its VPC (aws-behaviour.md §2.1, §4.1;
//! aws-behaviour-2.md Q7).

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::{DnsOptionsInput, gateway};
use crate::domain::dns;
use crate::domain::error::ApiError;
use crate::ops::services::INTERFACE;
use crate::ops::services::offered::{Offered, Provider};
use crate::ops::{Call, Failure, route53};
use crate::store;
use crate::store::endpoints::Endpoint;
use crate::store::vpcs::Vpc;

/// Whether a new endpoint that does not say so has private DNS: one of AWS's services has if the service has names
/// (§5.2), in spite of what that needs of the VPC; not one of S3 and DynamoDB, whose interface endpoints had none for
/// years, nor one of a customer's service [I].
pub(super) fn by_default(service: &Offered) -> bool {
    let is_aws = matches!(service.provider, Provider::Aws(_));
    is_aws && !service.has_gateways_too() && !service.private_names.is_empty()
}

/// What private DNS needs, in the order chosen in aws-behaviour-2.md Q7 [I].
pub(super) fn check(call: &Call<'_>, vpc: &Vpc, service: &Offered, accepted: bool) -> Result<(), Failure> {
    let name = service.name.clone();
    if service.private_names.is_empty() {
        return Err(ApiError::PrivateDnsWithoutName { service: name }.into());
    }
    if !service.verified {
        return Err(ApiError::PrivateDnsNotVerified { service: name }.into());
    }
    if !accepted {
        return Err(ApiError::PrivateDnsNotAccepted { service: name }.into());
    }
    if !(vpc.dns_support && vpc.dns_hostnames) {
        call.explain(format!(
            "{} has enableDnsSupport {}, enableDnsHostnames {}",
            vpc.id, vpc.dns_support, vpc.dns_hostnames
        ));
        return Err(ApiError::PrivateDnsVpcAttributes { vpc: vpc.id.clone() }.into());
    }
    let mut taken = store::endpoints::private_names_in(&call.tx, &vpc.id)?;
    taken.extend(store::hosted_zones::names_in(&call.tx, &vpc.id)?);
    // A domain's zone is the wildcard's too [I].
    let domains: BTreeSet<&str> = taken.iter().map(|name| dns::domain_of_private_name(name)).collect();
    let is_taken = |name: &&String| domains.contains(dns::domain_of_private_name(name));
    match service.private_names.iter().find(is_taken) {
        Some(domain) => Err(ApiError::PrivateDnsConflict { domain: domain.clone(), vpc: vpc.id.clone() }.into()),
        None => Ok(()),
    }
}

/// Refuses to hear of inbound resolvers where an endpoint has no names, whatever is said of them: seen of a gateway in
/// gh:hashicorp/terraform-provider-aws#45846.
pub(super) fn check_options(kind: &str, options: Option<&DnsOptionsInput>) -> Result<(), ApiError> {
    let said = options.is_some_and(|options| options.private_dns_only_for_inbound_resolver_endpoint.is_some());
    if said && kind != INTERFACE { Err(ApiError::InboundResolverForInterface) } else { Ok(()) }
}

/// Whether the names lead to the endpoint for inbound resolvers only: a matter of services that have gateway endpoints
/// too, and true there unless the caller says otherwise, as AWS's refusals show (gh:hashicorp/terraform-provider-aws#31117).
pub(super) fn inbound_only(
    call: &Call<'_>,
    vpc: &str,
    service: &Offered,
    enabled: bool,
    asked_for: Option<bool>,
) -> Result<Option<bool>, Failure> {
    if !service.has_gateways_too() {
        return match asked_for {
            Some(true) => Err(ApiError::InboundResolverUnsupported { service: service.name.clone() }.into()),
            _ => Ok(None),
        };
    }
    match (enabled, asked_for) {
        (false, Some(true)) => Err(ApiError::InboundResolverWithoutPrivateDns.into()),
        (true, None | Some(true)) => gateway::must_be_there(call, vpc, service).map(|()| Some(true)),
        (_, other) => Ok(other),
    }
}

/// Lets a service's names lead to an endpoint that is kept already. Its zone has a new id, from a moment on.
pub(super) fn enable(
    call: &mut Call<'_>,
    endpoint: &mut Endpoint,
    service: &Offered,
    ready_at: Timestamp,
) -> Result<(), Failure> {
    store::endpoints::set_private_names(&call.tx, &endpoint.id, &service.private_names)?;
    endpoint.private_dns_enabled = true;
    endpoint.private_dns_zone_id = Some(route53::new_id(call, 'Z'));
    endpoint.private_dns_ready_at = Some(ready_at);
    Ok(())
}

/// Lets no name lead to an endpoint privately.
pub(super) fn disable(call: &Call<'_>, endpoint: &mut Endpoint) -> Result<(), Failure> {
    store::endpoints::set_private_names(&call.tx, &endpoint.id, &[])?;
    endpoint.private_dns_enabled = false;
    endpoint.private_dns_zone_id = None;
    endpoint.private_dns_ready_at = None;
    Ok(())
}
