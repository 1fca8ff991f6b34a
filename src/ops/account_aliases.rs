//! The one operation of IAM that clients ask for on their way: ListAccountAliases. Nobody can give an account an alias here.

use serde::{Deserialize, Serialize};

use super::{Call, Failure};
use crate::domain::error::ApiError;

/// Input of [`list_account_aliases`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct ListAccountAliasesInput {
    marker: Option<String>,
    max_items: Option<i64>,
}

/// Output of [`list_account_aliases`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListAccountAliasesOutput {
    account_aliases: [(); 0],
    is_truncated: bool,
}

/// Lists the account's alias: none.
pub fn list_account_aliases(
    _: &mut Call<'_>,
    input: ListAccountAliasesInput,
) -> Result<ListAccountAliasesOutput, Failure> {
    if let Some(items) = input.max_items {
        ApiError::check_value(items, "maxItems", 1..=1000)?;
    }
    if let Some(marker) = input.marker {
        ApiError::check_length(&marker, "marker", 1..=320)?;
        return Err(ApiError::AliasMarkerUnknown { marker }.into());
    }
    Ok(ListAccountAliasesOutput { account_aliases: [], is_truncated: false })
}
