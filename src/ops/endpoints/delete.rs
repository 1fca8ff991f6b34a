//! DeleteVpcEndpoints (aws-behaviour.md §5.11).

use serde::Deserialize;

use crate::domain::aws_services::GATEWAY;
use crate::domain::error::ApiError;
use crate::domain::ids::Kind;
use crate::domain::states;
use crate::ops::deliveries::{self, Event};
use crate::ops::paging::check_ids;
use crate::ops::{Call, Failure, UnsuccessfulOutput};
use crate::store;
use crate::store::state::Transition;

/// Input of [`delete_vpc_endpoints`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DeleteVpcEndpointsInput {
    vpc_endpoint_ids: Vec<String>,
}

/// Deletes endpoints of the caller in any state, with their interfaces and a gateway's routes. Other routes that lead to
/// an endpoint must go before it.
pub fn delete_vpc_endpoints(
    call: &mut Call<'_>,
    input: DeleteVpcEndpointsInput,
) -> Result<UnsuccessfulOutput, Failure> {
    check_ids(Kind::Endpoint, &input.vpc_endpoint_ids)?;
    let gone_at = call.after(call.config.delays.endpoint_deleted);
    let transition = Transition::then(states::endpoint::DELETING, states::endpoint::DELETED, gone_at);
    UnsuccessfulOutput::of_each(&input.vpc_endpoint_ids, |id| {
        let found = store::endpoints::find(&call.tx, call.scope(), id)?;
        let Some(endpoint) = found else {
            super::explain_absence(call, id)?;
            return Err(ApiError::EndpointItemNotFound { id: id.to_owned() }.into());
        };
        // Asking again changes nothing: it is on its way out.
        if endpoint.state == states::endpoint::DELETING {
            return Ok(());
        }
        // A gateway's routes came with it, and go with it.
        if endpoint.kind == GATEWAY {
            store::route_tables::remove_routes_to(&call.tx, id)?;
        }
        let tables = store::route_tables::leading_to(&call.tx, id)?;
        if !tables.is_empty() {
            call.explain(format!("{} leads to {id}", tables.join(", ")));
            return Err(ApiError::EndpointRouted.into());
        }
        deliveries::tell(call, Event::Delete, id)?;
        store::endpoints::set_state(&call.tx, id, transition)?;
        Ok(store::interfaces::release_of_endpoint(&call.tx, id, gone_at)?)
    })
}
