//! Organizations as the configuration has them: DescribeAccount.

use serde::{Deserialize, Serialize};

use super::{Call, Failure};
use crate::domain::account::is_account;
use crate::domain::arn::Arn;
use crate::domain::error::ApiError;
use crate::domain::principal::organization_of;

/// Input of [`describe_account`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DescribeAccountInput {
    account_id: String,
}

/// Output of [`describe_account`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeAccountOutput {
    account: Account,
}

/// What the configuration knows of an account: no name, no address and not how it came in [I].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Account {
    id: String,
    arn: String,
    status: &'static str,
    state: &'static str,
}

/// Shows a member of the organization that the caller manages. Members themselves may not look, and nobody has been given
/// the right to look for them.
pub fn describe_account(call: &mut Call<'_>, input: DescribeAccountInput) -> Result<DescribeAccountOutput, Failure> {
    let DescribeAccountInput { account_id: id } = input;
    if !is_account(&id) {
        return Err(ApiError::AccountIdInvalid.into());
    }
    let own = &call.caller.account;
    let (organization_id, organization) =
        organization_of(own, &call.config.organizations).ok_or(ApiError::NoOrganization)?;
    let management = &organization.management;
    if management != own {
        call.explain(format!("{own} is a member of {organization_id}, and {management} manages it"));
        return Err(ApiError::OrganizationDenied.into());
    }
    if !organization.has(&id) {
        return Err(ApiError::AccountNotFound.into());
    }
    let arn = Arn {
        partition: call.region.partition,
        service: "organizations",
        region: "",
        account: management,
        resource: &format!("account/{organization_id}/{id}"),
    };
    Ok(DescribeAccountOutput { account: Account { arn: arn.to_string(), id, status: "ACTIVE", state: "ACTIVE" } })
}
