//! Network ACLs: DescribeNetworkAcls of the one that comes with each VPC and lets everything through.

use serde::{Deserialize, Serialize};

use super::nothing::told;
use super::paging::{FilterInput, SmallestPage, check_ids, select, seq_to_token};
use super::tags::{self, Tag};
use super::{Call, Failure};
use crate::domain::error::ApiError;
use crate::domain::ids::Kind;
use crate::store;
use crate::store::listing::Selection;

/// Input of [`describe_network_acls`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DescribeNetworkAclsInput {
    next_token: Option<String>,
    max_results: Option<i64>,
    network_acl_ids: Vec<String>,
    filters: Vec<FilterInput>,
}

/// Output of [`describe_network_acls`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeNetworkAclsOutput {
    network_acls: Vec<NetworkAcl>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct NetworkAcl {
    associations: Vec<Association>,
    entries: [Entry; 4],
    is_default: bool,
    network_acl_id: String,
    tags: Vec<Tag>,
    vpc_id: String,
    owner_id: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Association {
    network_acl_association_id: String,
    network_acl_id: String,
    subnet_id: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Entry {
    cidr_block: &'static str,
    egress: bool,
    protocol: &'static str,
    rule_action: &'static str,
    rule_number: i64,
}

impl Entry {
    fn of_all(egress: bool, rule_action: &'static str, rule_number: i64) -> Self {
        Self { cidr_block: "0.0.0.0/0", egress, protocol: "-1", rule_action, rule_number }
    }

    /// Those of a default ACL without IPv6, by AWS's guide: everything is allowed, what is left is denied.
    fn of_default() -> [Self; 4] {
        const LAST: i64 = 32_767;
        [
            Self::of_all(true, "allow", 100),
            Self::of_all(true, "deny", LAST),
            Self::of_all(false, "allow", 100),
            Self::of_all(false, "deny", LAST),
        ]
    }
}

/// Lists the caller's network ACLs.
pub fn describe_network_acls(
    call: &mut Call<'_>,
    input: DescribeNetworkAclsInput,
) -> Result<DescribeNetworkAclsOutput, Failure> {
    let DescribeNetworkAclsInput { next_token, max_results, network_acl_ids, filters } = &input;
    check_ids(Kind::NetworkAcl, network_acl_ids)?;
    let vpcs: Vec<String> = network_acl_ids.iter().map(|id| store::network_acls::vpc_of(id)).collect();
    let token = next_token.as_deref();
    let selection = select(None, store::network_acls::FILTERS, filters, *max_results, SmallestPage::Five, token)?;
    let page = store::network_acls::page(&call.tx, call.scope(), &Selection { ids: &vpcs, ..selection })?;
    if !page.unknown.is_empty() {
        let unknown: Vec<String> = page.unknown.iter().map(|vpc| store::network_acls::of_vpc(vpc)).collect();
        return Err(not_found(&unknown).into());
    }
    let described = |acl: store::network_acls::NetworkAcl| -> Result<NetworkAcl, Failure> {
        let associated = |(network_acl_association_id, subnet_id)| Association {
            network_acl_association_id,
            network_acl_id: acl.id.clone(),
            subnet_id,
        };
        let associations =
            store::network_acls::associations(&call.tx, &acl.vpc_id)?.into_iter().map(associated).collect();
        Ok(NetworkAcl {
            associations,
            entries: Entry::of_default(),
            is_default: true,
            tags: tags::of(call, &acl.id)?,
            network_acl_id: acl.id,
            vpc_id: acl.vpc_id,
            owner_id: acl.account,
        })
    };
    Ok(DescribeNetworkAclsOutput {
        network_acls: page.rows.into_iter().map(described).collect::<Result<_, _>>()?,
        next_token: page.next.map(seq_to_token),
    })
}

/// Whether the caller has the ACL.
pub(super) fn exists(call: &Call<'_>, id: &str) -> Result<bool, Failure> {
    Ok(store::vpcs::find(&call.tx, call.scope(), &store::network_acls::vpc_of(id))?.is_some())
}

/// What is said of ids that there are none of.
pub(super) fn not_found(ids: &[String]) -> ApiError {
    ApiError::AclNotFound { ids: told(ids) }
}
