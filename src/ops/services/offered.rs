//! The services that a consumer may use, AWS's own among them: DescribeVpcEndpointServices, and what an endpoint leads to
//! (aws-behaviour.md §5.8).

use serde::{Deserialize, Serialize};

use super::{INTERFACE, ServiceTypeDetail, base_name, base_names, zones_as_seen};
use crate::domain::aws_services::{self, Offer};
use crate::domain::error::ApiError;
use crate::domain::principal::grants_to;
use crate::domain::regions::Region;
use crate::domain::states;
use crate::ops::paging::{FilterInput, SmallestPage, check_count, select, seq_to_token};
use crate::ops::tags::{self, Tag};
use crate::ops::{Call, Failure};
use crate::store;
use crate::store::endpoints::Endpoint;
use crate::store::listing::Selection;
use crate::store::services::{CONSUMER_FILTERS, Parts, PrivateDns, Service};

/// Input of [`describe_vpc_endpoint_services`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DescribeVpcEndpointServicesInput {
    service_names: Vec<String>,
    filters: Vec<FilterInput>,
    max_results: Option<i64>,
    next_token: Option<String>,
    service_regions: Vec<String>,
}

/// Output of [`describe_vpc_endpoint_services`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeVpcEndpointServicesOutput {
    service_names: Vec<String>,
    service_details: Vec<ServiceDetail>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct ServiceDetail {
    service_name: String,
    service_id: String,
    service_type: [ServiceTypeDetail; 1],
    service_region: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    availability_zone_ids: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    availability_zones: Option<Vec<String>>,
    owner: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    base_endpoint_dns_names: Option<[String; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    private_dns_name: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    private_dns_names: Vec<PrivateDnsDetails>,
    vpc_endpoint_policy_supported: bool,
    acceptance_required: bool,
    manages_vpc_endpoints: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    payer_responsibility: Option<String>,
    tags: Vec<Tag>,
    #[serde(skip_serializing_if = "Option::is_none")]
    private_dns_name_verification_state: Option<String>,
    supported_ip_address_types: Vec<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct PrivateDnsDetails {
    private_dns_name: String,
}

/// Lists the services that the caller may use: AWS's, sorted by name, then its own and those granted to it.
pub fn describe_vpc_endpoint_services(
    call: &mut Call<'_>,
    input: DescribeVpcEndpointServicesInput,
) -> Result<DescribeVpcEndpointServicesOutput, Failure> {
    let DescribeVpcEndpointServicesInput { service_names, filters, max_results, next_token, service_regions } = &input;
    if let Some(region) = service_regions.iter().find(|region| Region::find(region).is_none()) {
        return Err(ApiError::RegionUnsupported { region: region.clone() }.into());
    }
    let token = next_token.as_deref();
    let mut selection = select(None, CONSUMER_FILTERS, filters, *max_results, SmallestPage::One, token)?;
    check_count(service_names)?;
    check_count(service_regions)?;
    let regions = &regions_of(call, service_regions, filters)?;
    // AWS's are reached from their own Region only [I].
    let is_here = regions.iter().any(|region| region == call.region.name);
    let offers = if is_here { aws_services::offers(call.region) } else { Vec::new() };
    let (mut service_details, mut next) = aws_page(call, &offers, service_names, filters, &selection)?;

    let is_aws = |name: &&String| offers.iter().any(|offer| offer.name() == **name);
    let others: Vec<String> = service_names.iter().filter(|name| !is_aws(name)).cloned().collect();
    if service_names.is_empty() || !others.is_empty() {
        let full = u32::try_from(service_details.len()).is_ok_and(|length| length == selection.limit);
        selection.limit -= u32::try_from(service_details.len()).unwrap_or(selection.limit).min(selection.limit);
        selection.ids = &others;
        let principals = grants_to(call.caller, &call.config.organizations);
        let page = store::services::page_for_consumer(&call.tx, call.scope(), &principals, regions, &selection)?;
        if let Some(name) = page.unknown.into_iter().next() {
            return Err(not_found(call, &name, regions)?);
        }
        for service in page.rows {
            service_details.push(detail(call, service)?);
        }
        // Where a page ends with AWS's, the customers' services are the next one.
        next = next.or(if full { page.next.map(|_| LAST_OF_AWS) } else { page.next });
    }
    let mut service_names: Vec<String> = service_details.iter().map(|detail| detail.service_name.clone()).collect();
    service_names.sort();
    Ok(DescribeVpcEndpointServicesOutput { service_names, service_details, next_token: next.map(seq_to_token) })
}

/// Where the services asked for are: in the Regions named, else in the caller's and those of the partition that a filter lets
/// through.
fn regions_of(call: &Call<'_>, named: &[String], filters: &[FilterInput]) -> Result<Vec<String>, ApiError> {
    if !named.is_empty() {
        return Ok(named.to_vec());
    }
    let mut regions = vec![call.region.name.to_owned()];
    for filter in filters.iter().filter(|filter| filter.name() == "service-region") {
        for region in Region::all().iter().filter(|region| region.partition == call.region.partition) {
            if region.name != call.region.name && filter.fits(Some(region.name))? {
                regions.push(region.name.to_owned());
            }
        }
    }
    Ok(regions)
}

/// AWS's services were there before any customer's: they are numbered backwards from here.
const LAST_OF_AWS: i64 = -1;

/// AWS's services on a page, and where the next one begins if more of them follow.
fn aws_page(
    call: &Call<'_>,
    offers: &[Offer],
    names: &[String],
    filters: &[FilterInput],
    selection: &Selection<'_>,
) -> Result<(Vec<ServiceDetail>, Option<i64>), ApiError> {
    let mut details = Vec::new();
    let mut last = LAST_OF_AWS;
    let backwards = (i64::MIN + 1..=LAST_OF_AWS).rev();
    let numbered: Vec<(i64, &Offer)> = backwards.zip(offers.iter().rev()).collect();
    for (seq, offer) in numbered.into_iter().rev() {
        let asked_for = names.is_empty() || names.iter().any(|name| offer.name() == *name);
        let is_left = selection.after.is_none_or(|after| seq > after);
        if !is_left || !asked_for || !FilterInput::all_fit(filters, |filter| fits(offer, filter))? {
            continue;
        }
        if details.len() == selection.limit as usize {
            return Ok((details, Some(last)));
        }
        details.push(aws_detail(call, offer));
        last = seq;
    }
    Ok((details, None))
}

fn fits(offer: &Offer, filter: &FilterInput) -> Result<bool, ApiError> {
    filter.fits(Some(match filter.name() {
        "owner" => aws_services::OWNER,
        "service-name" => return filter.fits(Some(&offer.name())),
        "service-region" => offer.region.name,
        "service-type" => offer.kind,
        "supported-ip-address-types" => IPV4,
        // The others are of tags, which AWS's have none of; unknown ones were refused before.
        _ => "",
    }))
}

/// What AWS's services are taken to support [I]: subnets here have no IPv6 addresses.
const IPV4: &str = "ipv4";

/// One of AWS's services: in every zone of the Region.
fn aws_detail(call: &Call<'_>, offer: &Offer) -> ServiceDetail {
    let private_names = offer.private_names();
    let verified = || states::private_dns::VERIFIED.to_owned();
    ServiceDetail {
        service_name: offer.name().into_owned(),
        service_id: offer.id(),
        service_type: [ServiceTypeDetail { service_type: offer.kind.to_owned() }],
        service_region: offer.region.name.to_owned(),
        availability_zone_ids: Some(call.zones.zones().map(|zone| zone.id.to_owned()).collect()),
        availability_zones: Some(call.zones.names()),
        owner: aws_services::OWNER.to_owned(),
        base_endpoint_dns_names: Some([offer.base_name()]),
        private_dns_name: private_names.first().cloned(),
        private_dns_name_verification_state: private_names.first().map(|_| verified()),
        private_dns_names: details_of(private_names),
        vpc_endpoint_policy_supported: offer.service.heeds_policies(),
        acceptance_required: false,
        manages_vpc_endpoints: false,
        payer_responsibility: None,
        tags: Vec::new(),
        supported_ip_address_types: vec![IPV4.to_owned()],
    }
}

fn details_of(names: Vec<String>) -> Vec<PrivateDnsDetails> {
    names.into_iter().map(|private_dns_name| PrivateDnsDetails { private_dns_name }).collect()
}

/// No customer's service heeds its endpoints' policies (§5.8) [I].
const CUSTOMERS_HEED_POLICIES: bool = false;

/// A customer's service as a consumer sees it: zones by the consumer's letters, none for a service of another Region
/// (§5.8).
fn detail(call: &Call<'_>, service: Service) -> Result<ServiceDetail, Failure> {
    let parts = store::services::parts_of(&call.tx, &service.id)?;
    let here = service.region == call.region.name;
    let zones = here.then(|| zones_as_seen(&call.zones, parts.zones));
    let (availability_zone_ids, availability_zones) = zones.unzip();
    let own = service.account == call.caller.account;
    Ok(ServiceDetail {
        base_endpoint_dns_names: base_names(&service),
        // Tags are the provider's; a consumer sees none of them [I].
        tags: if own { tags::of(call, &service.id)? } else { Vec::new() },
        service_name: service.name,
        service_id: service.id,
        service_type: [ServiceTypeDetail { service_type: service.kind }],
        service_region: service.region,
        availability_zone_ids,
        availability_zones,
        owner: service.account,
        private_dns_name: service.private_dns.as_ref().map(|dns| dns.name.clone()),
        private_dns_names: details_of(service.private_dns.iter().map(|dns| dns.name.clone()).collect()),
        vpc_endpoint_policy_supported: CUSTOMERS_HEED_POLICIES,
        acceptance_required: service.acceptance_required,
        manages_vpc_endpoints: false,
        payer_responsibility: service.payer_responsibility,
        private_dns_name_verification_state: service.private_dns.map(|dns| dns.state),
        supported_ip_address_types: parts.address_types,
    })
}

/// A service as an endpoint leads to it, by one type of endpoint.
#[derive(Clone, Debug)]
pub(in crate::ops) struct Offered {
    /// `com.amazonaws.…`
    pub(in crate::ops) name: String,
    /// Where it is.
    pub(in crate::ops) region: String,
    /// `Interface`, `Gateway`, `GatewayLoadBalancer`
    pub(in crate::ops) kind: String,
    /// What the names of its endpoints end with.
    pub(in crate::ops) base_name: String,
    /// The names that may lead to its endpoints privately.
    pub(in crate::ops) private_names: Vec<String>,
    /// Whether these names are verified.
    pub(in crate::ops) verified: bool,
    /// Whether they were, and are not any more.
    pub(in crate::ops) lost: bool,
    /// Whether the provider accepts each endpoint.
    pub(in crate::ops) acceptance_required: bool,
    /// The ids of the zones that it is in.
    pub(in crate::ops) zones: Vec<String>,
    /// `ipv4`, `ipv6`
    pub(in crate::ops) address_types: Vec<String>,
    /// Whether its endpoints may have policies of their own.
    pub(in crate::ops) heeds_policies: bool,
    /// Whose it is.
    pub(in crate::ops) provider: Provider,
}

/// Who provides a service.
#[derive(Clone, Debug)]
pub(in crate::ops) enum Provider {
    /// AWS itself.
    Aws(Offer),
    /// An account, and the id of its service.
    Customer { account: String, service_id: String },
}

impl Offered {
    fn of_aws(offer: Offer) -> Self {
        Self {
            name: offer.name().into_owned(),
            region: offer.region.name.to_owned(),
            kind: offer.kind.to_owned(),
            base_name: offer.base_name(),
            private_names: offer.private_names(),
            verified: true,
            lost: false,
            acceptance_required: false,
            zones: offer.region.zones.iter().map(|zone| zone.id.to_owned()).collect(),
            address_types: vec![IPV4.to_owned()],
            heeds_policies: offer.service.heeds_policies(),
            provider: Provider::Aws(offer),
        }
    }

    fn of_customer(service: Service, parts: Parts) -> Self {
        let verified = |dns: &PrivateDns| dns.state == states::private_dns::VERIFIED;
        Self {
            base_name: base_name(&service),
            verified: service.private_dns.as_ref().is_some_and(verified),
            lost: service.private_dns.as_ref().is_some_and(|dns| dns.lost),
            private_names: service.private_dns.map(|dns| dns.name).into_iter().collect(),
            name: service.name,
            region: service.region,
            kind: service.kind,
            acceptance_required: service.acceptance_required,
            zones: parts.zones,
            address_types: parts.address_types,
            heeds_policies: CUSTOMERS_HEED_POLICIES,
            provider: Provider::Customer { account: service.account, service_id: service.id },
        }
    }

    /// Whether interface endpoints have names and security groups here.
    pub(in crate::ops) fn is_interface(&self) -> bool {
        self.kind == INTERFACE
    }

    /// Whether AWS has gateway endpoints of the service besides these interface endpoints.
    pub(in crate::ops) fn has_gateways_too(&self) -> bool {
        self.is_interface() && matches!(&self.provider, Provider::Aws(offer) if offer.has_both_types())
    }
}

/// The service of this name that the caller may use from its Region, once for each type of endpoint that reaches it. One
/// that exists but is not granted does not exist for the caller (§2.1).
///
/// # Errors
/// `InvalidServiceName`, `Unavailable` while the service is being made.
pub(in crate::ops) fn usable(
    call: &Call<'_>,
    name: &str,
    service_region: Option<&str>,
) -> Result<Vec<Offered>, Failure> {
    let regions = [service_region.unwrap_or(call.region.name).to_owned()];
    if regions[0] == call.region.name {
        let offers = aws_services::find(name, call.region);
        if !offers.is_empty() {
            return Ok(offers.into_iter().map(Offered::of_aws).collect());
        }
    }
    let names = [name.to_owned()];
    let selection = Selection { ids: &names, limit: 1, ..Selection::default() };
    let principals = grants_to(call.caller, &call.config.organizations);
    let mut page = store::services::page_for_consumer(&call.tx, call.scope(), &principals, &regions, &selection)?;
    let Some(service) = page.rows.pop() else { return Err(not_found(call, name, &regions)?) };
    if service.state != states::service::AVAILABLE {
        call.explain(format!("{} of {} is {}", service.id, service.account, service.state));
        return Err(ApiError::ServiceNotReady.into());
    }
    let parts = store::services::parts_of(&call.tx, &service.id)?;
    Ok(vec![Offered::of_customer(service, parts)])
}

/// The service that an endpoint leads to, whether or not the caller could make another endpoint of it now; none if it is
/// gone.
///
/// # Errors
/// That the state cannot serve.
pub(in crate::ops) fn of_endpoint(call: &Call<'_>, endpoint: &Endpoint) -> Result<Option<Offered>, Failure> {
    if let Some(region) = Region::find(&endpoint.service_region) {
        let offers = aws_services::find(&endpoint.service_name, region);
        if let Some(offer) = offers.into_iter().find(|offer| offer.kind == endpoint.kind) {
            return Ok(Some(Offered::of_aws(offer)));
        }
    }
    let Some(service) = store::services::find_by_name(&call.tx, &endpoint.service_name)? else { return Ok(None) };
    let parts = store::services::parts_of(&call.tx, &service.id)?;
    Ok(Some(Offered::of_customer(service, parts)))
}

/// The refusal of a name, with the true reason noted.
fn not_found(call: &Call<'_>, name: &str, regions: &[String]) -> Result<Failure, Failure> {
    call.explain(why_not(call, name, regions)?);
    Ok(ApiError::ServiceNotFound { name: name.to_owned() }.into())
}

/// Why a service does not exist for the caller.
fn why_not(call: &Call<'_>, name: &str, regions: &[String]) -> Result<String, Failure> {
    let Some(service) = store::services::find_by_name(&call.tx, name)? else {
        return Ok(match aws_services::region_in(name) {
            Some(region) => format!("{name} is AWS's in {}, which is reached from endpoints there only", region.name),
            None => format!("no account and not AWS has a service {name}"),
        });
    };
    let Service { id, account, region, state, .. } = service;
    if ![states::service::PENDING, states::service::AVAILABLE].contains(&state.as_str()) {
        return Ok(format!("{id} of {account} is {state}"));
    }
    let here = call.region.name;
    if region != here {
        let supported = store::services::parts_of(&call.tx, &id)?.regions;
        let entry = supported.iter().find(|entry| entry.name == here);
        match entry.map(|entry| entry.state.as_str()) {
            Some(states::service_region::AVAILABLE) => {}
            Some(state) => return Ok(format!("{id} of {account} is in {region}; its support of {here} is {state}")),
            None => return Ok(format!("{id} of {account} is in {region} and does not support {here}")),
        }
    }
    if !regions.contains(&region) {
        return Ok(format!("{id} of {account} is in {region}, which the call does not name as the service's Region"));
    }
    let ids = [id.clone()];
    let selection = Selection { ids: &ids, limit: MOST_NAMED, ..Selection::default() };
    let page = store::permissions::page(&call.tx, call.scope(), &selection)?;
    let mut granted: Vec<String> = page.rows.into_iter().map(|grant| grant.principal).collect();
    granted.extend(page.next.map(|_| "others".to_owned()));
    let granted = if granted.is_empty() { "nobody".to_owned() } else { granted.join(", ") };
    Ok(format!("{id} of {account} is granted to {granted}, not to {}", call.caller.principal))
}

/// How many principals a reason names.
const MOST_NAMED: u32 = 5;
