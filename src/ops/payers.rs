//! Who pays for endpoints: ModifyVpcEndpointServicePayerResponsibility, ModifyVpcEndpointPayerResponsibility
//! (aws-behaviour.md §5.16, §5.17). AWS tells little; both are a matter of the service's owner.

use serde::{Deserialize, Serialize};

use super::services::{INTERFACE, changeable};
use super::{Call, Failure, ReturnValueOutput};
use crate::domain::error::ApiError;
use crate::domain::ids::Kind;
use crate::domain::states;
use crate::store;

const SERVICE_OWNER: &str = "ServiceOwner";

/// The charges that somebody else can be made to pay.
const ENDPOINT_CHARGES: &str = "vpc-endpoint-charges";
/// Those that endpoints of services do not have.
const GATEWAY_CHARGES: &str = "resource-gateway-charges";

const ENDPOINT_ACCOUNT: &str = "vpc-endpoint-account";
const SERVICE_ACCOUNT: &str = "vpc-endpoint-service-account";
const GATEWAY_ACCOUNT: &str = "resource-gateway-account";

/// Input of [`modify_vpc_endpoint_service_payer_responsibility`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct ModifyVpcEndpointServicePayerResponsibilityInput {
    service_id: String,
    payer_responsibility: String,
}

/// Has the provider pay for all endpoints of a service; there is no way back.
pub fn modify_vpc_endpoint_service_payer_responsibility(
    call: &mut Call<'_>,
    input: ModifyVpcEndpointServicePayerResponsibilityInput,
) -> Result<ReturnValueOutput, Failure> {
    Kind::EndpointService.check(&input.service_id)?;
    if input.payer_responsibility != SERVICE_OWNER {
        return Err(invalid(input.payer_responsibility, "PayerResponsibility").into());
    }
    let service = changeable(call, &input.service_id)?;
    // AWS refuses some services; which is not known [I].
    if service.kind != INTERFACE {
        call.explain("only the owners of services behind Network Load Balancers can pay for endpoints");
        return Err(ApiError::PayerUnsupported.into());
    }
    store::services::set_payer_responsibility(&call.tx, &service.id, SERVICE_OWNER)?;
    Ok(ReturnValueOutput::DONE)
}

fn invalid(value: String, parameter: &str) -> ApiError {
    ApiError::InvalidChoice { value, parameter: parameter.to_owned() }
}

/// Input of [`modify_vpc_endpoint_payer_responsibility`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct ModifyVpcEndpointPayerResponsibilityInput {
    service_id: Option<String>,
    vpc_endpoint_id: String,
    payer_responsibility: String,
    scope: String,
}

/// Output of [`modify_vpc_endpoint_payer_responsibility`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyVpcEndpointPayerResponsibilityOutput {
    vpc_endpoint_id: String,
    payer_responsibilities: [PayerResponsibilityEntry; 1],
}

/// Which account pays for what of an endpoint.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct PayerResponsibilityEntry {
    scope: &'static str,
    payer_responsibility_type: String,
}

/// As endpoints and connections show who pays, once that has been set.
pub(super) fn entries(payer: String) -> [PayerResponsibilityEntry; 1] {
    [PayerResponsibilityEntry { scope: ENDPOINT_CHARGES, payer_responsibility_type: payer }]
}

/// Has the owner of the service or that of the endpoint pay for an endpoint. The service's owner decides; the endpoint's may
/// only take it upon itself [I].
pub fn modify_vpc_endpoint_payer_responsibility(
    call: &mut Call<'_>,
    input: ModifyVpcEndpointPayerResponsibilityInput,
) -> Result<ModifyVpcEndpointPayerResponsibilityOutput, Failure> {
    let ModifyVpcEndpointPayerResponsibilityInput { service_id, vpc_endpoint_id: id, payer_responsibility, scope } =
        input;
    service_id.as_deref().map_or(Ok(()), |id| Kind::EndpointService.check(id))?;
    Kind::Endpoint.check(&id)?;
    if !matches!(payer_responsibility.as_str(), ENDPOINT_ACCOUNT | SERVICE_ACCOUNT | GATEWAY_ACCOUNT) {
        return Err(invalid(payer_responsibility, "PayerResponsibility").into());
    }
    if !matches!(scope.as_str(), ENDPOINT_CHARGES | GATEWAY_CHARGES) {
        return Err(invalid(scope, "Scope").into());
    }
    service_id.as_deref().map_or(Ok(()), |id| changeable(call, id).map(drop))?;
    must_serve(call, service_id.as_deref(), &id, &payer_responsibility)?;
    if payer_responsibility == GATEWAY_ACCOUNT || scope == GATEWAY_CHARGES {
        call.explain("only endpoints of resources, which are not here, have a resource gateway");
        return Err(ApiError::PayerUnsupported.into());
    }
    store::endpoints::set_payer_responsibility(&call.tx, &id, &payer_responsibility)?;
    Ok(ModifyVpcEndpointPayerResponsibilityOutput {
        vpc_endpoint_id: id,
        payer_responsibilities: entries(payer_responsibility),
    })
}

/// Refuses an endpoint that is not the caller's and does not lead to a service of the caller's, or not to this one.
fn must_serve(call: &Call<'_>, service_id: Option<&str>, id: &str, payer: &str) -> Result<(), Failure> {
    let absent = || ApiError::EndpointNotFound { id: id.to_owned() };
    let serving = store::connections::service_of(&call.tx, id)?;
    let endpoint = store::endpoints::find_of_anybody(&call.tx, call.scope(), id)?;
    let endpoint = endpoint.ok_or_else(absent)?;
    if endpoint.state == states::endpoint::DELETING {
        call.explain(format!("{id} is {}", endpoint.state));
        return Err(absent().into());
    }
    let here = (&*call.caller.account, call.region.name);
    let is_here = (&*endpoint.account, &*endpoint.region) == here;
    // The connection outlives its service for a while.
    let service = match serving.filter(|serving| (&*serving.account, &*serving.region) == here) {
        None => None,
        Some(serving) => match changeable(call, &serving.service_id) {
            Ok(service) => Some(service.id),
            Err(Failure::Refused(_)) => None,
            Err(other) => return Err(other),
        },
    };
    match service {
        Some(service) if service_id.is_none_or(|wanted| wanted == service) => Ok(()),
        Some(service) => {
            call.explain(format!("{id} is an endpoint of {service}"));
            Err(absent().into())
        }
        None if is_here && service_id.is_none() && payer == ENDPOINT_ACCOUNT => Ok(()),
        None if is_here && service_id.is_none() => {
            call.explain("only the owner of the service can take an endpoint's charges");
            Err(ApiError::PayerUnsupported.into())
        }
        None => {
            call.explain(format!(
                "{id} is neither the caller's in this Region nor leads to a service of the caller's in it"
            ));
            Err(absent().into())
        }
    }
}
