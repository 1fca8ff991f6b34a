//! Who may use a service: ModifyVpcEndpointServicePermissions, DescribeVpcEndpointServicePermissions (aws-behaviour.md
//! §5.6, aws-behaviour-2.md Q8).

use serde::{Deserialize, Serialize};

use super::paging::{FilterInput, SmallestPage, select, seq_to_token};
use super::services::{changeable, explain_absence};
use super::tags::{self, Tag};
use super::{Call, Failure};
use crate::domain::error::ApiError;
use crate::domain::ids::Kind;
use crate::domain::principal::PrincipalType;
use crate::store;
use crate::store::permissions::{FILTERS, Permission};

/// Input of [`modify_vpc_endpoint_service_permissions`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct ModifyVpcEndpointServicePermissionsInput {
    service_id: String,
    add_allowed_principals: Vec<String>,
    remove_allowed_principals: Vec<String>,
}

/// Output of [`modify_vpc_endpoint_service_permissions`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyVpcEndpointServicePermissionsOutput {
    added_principals: Vec<AddedPrincipal>,
    return_value: bool,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct AddedPrincipal {
    principal_type: String,
    principal: String,
    service_permission_id: String,
    service_id: String,
}

/// Grants a service to principals and takes grants back. Connections that exist are not touched.
pub fn modify_vpc_endpoint_service_permissions(
    call: &mut Call<'_>,
    input: ModifyVpcEndpointServicePermissionsInput,
) -> Result<ModifyVpcEndpointServicePermissionsOutput, Failure> {
    Kind::EndpointService.check(&input.service_id)?;
    let mut types = Vec::new();
    for principal in input.add_allowed_principals.iter().chain(&input.remove_allowed_principals) {
        let Some(of) = PrincipalType::of(principal, call.region.partition) else {
            call.explain(
                "a principal is *, an account, a service, an organization, or a user or a role without a path, of the Region's \
                 partition",
            );
            return Err(ApiError::InvalidPrincipal { principal: principal.clone() }.into());
        };
        types.push(of);
    }
    changeable(call, &input.service_id)?;
    for principal in &input.remove_allowed_principals {
        store::permissions::delete(&call.tx, &input.service_id, principal)?;
    }
    let mut added_principals = Vec::new();
    for (principal, principal_type) in input.add_allowed_principals.into_iter().zip(types) {
        let permission = Permission {
            id: call.new_id(Kind::ServicePermission),
            service_id: input.service_id.clone(),
            principal,
            principal_type: principal_type.as_str().to_owned(),
        };
        // One that is there already is not added again (table C) [I].
        if store::permissions::insert(&call.tx, &permission)? {
            added_principals.push(AddedPrincipal {
                principal_type: permission.principal_type,
                principal: permission.principal,
                service_permission_id: permission.id,
                service_id: permission.service_id,
            });
        }
    }
    Ok(ModifyVpcEndpointServicePermissionsOutput { added_principals, return_value: true })
}

/// Input of [`describe_vpc_endpoint_service_permissions`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DescribeVpcEndpointServicePermissionsInput {
    service_id: String,
    filters: Vec<FilterInput>,
    max_results: Option<i64>,
    next_token: Option<String>,
}

/// Output of [`describe_vpc_endpoint_service_permissions`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeVpcEndpointServicePermissionsOutput {
    allowed_principals: Vec<AllowedPrincipal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct AllowedPrincipal {
    principal_type: String,
    principal: String,
    service_permission_id: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<Tag>,
    service_id: String,
}

/// Lists the grants of a service of the caller, in the order in which they were made.
pub fn describe_vpc_endpoint_service_permissions(
    call: &mut Call<'_>,
    input: DescribeVpcEndpointServicePermissionsInput,
) -> Result<DescribeVpcEndpointServicePermissionsOutput, Failure> {
    let DescribeVpcEndpointServicePermissionsInput { service_id, filters, max_results, next_token } = &input;
    Kind::EndpointService.check(service_id)?;
    let mut selection = select(None, FILTERS, filters, *max_results, SmallestPage::Five, next_token.as_deref())?;
    if store::services::find(&call.tx, call.scope(), service_id)?.is_none() {
        explain_absence(call, service_id)?;
        return Err(ApiError::ServiceIdNotFound { id: service_id.clone() }.into());
    }
    selection.ids = std::slice::from_ref(service_id);
    let page = store::permissions::page(&call.tx, call.scope(), &selection)?;
    let described = |row: Permission| -> Result<AllowedPrincipal, Failure> {
        Ok(AllowedPrincipal {
            tags: tags::of(call, &row.id)?,
            principal_type: row.principal_type,
            principal: row.principal,
            service_permission_id: row.id,
            service_id: row.service_id,
        })
    };
    Ok(DescribeVpcEndpointServicePermissionsOutput {
        allowed_principals: page.rows.into_iter().map(described).collect::<Result<_, _>>()?,
        next_token: page.next.map(seq_to_token),
    })
}
