//! Route tables: CreateRouteTable, DescribeRouteTables, DeleteRouteTable, AssociateRouteTable, DisassociateRouteTable; routes
//! in a file of their own (lab-behaviour.md §6).

mod routes;

use serde::{Deserialize, Serialize};

pub use routes::{create_route, delete_route, replace_route};

use super::paging::{FilterInput, SmallestPage, check_largest, select, seq_to_token};
use super::tags::{self, Tag, TagSpecification};
use super::{Call, Empty, Failure, Unused, refuse_unsupported, required};
use crate::domain::error::ApiError;
use crate::domain::ids::Kind;
use crate::store;
use crate::store::route_tables::Association;

/// The largest page (§1.4).
const LARGEST_PAGE: i64 = 100;

/// Input of [`create_route_table`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct CreateRouteTableInput {
    tag_specifications: Vec<TagSpecification>,
    client_token: Option<String>,
    vpc_id: String,
}

/// Output of [`create_route_table`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateRouteTableOutput {
    route_table: RouteTable,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_token: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct RouteTable {
    associations: Vec<RouteTableAssociation>,
    propagating_vgws: [(); 0],
    route_table_id: String,
    routes: Vec<routes::Route>,
    tags: Vec<Tag>,
    vpc_id: String,
    owner_id: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct RouteTableAssociation {
    main: bool,
    route_table_association_id: String,
    route_table_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    subnet_id: Option<String>,
    association_state: AssociationState,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct AssociationState {
    state: &'static str,
}

/// There is no other: AWS takes no time for it (§6.1).
const ASSOCIATED: AssociationState = AssociationState { state: "associated" };

impl From<Association> for RouteTableAssociation {
    fn from(row: Association) -> Self {
        Self {
            main: row.subnet_id.is_none(),
            route_table_association_id: row.id,
            route_table_id: row.route_table_id,
            subnet_id: row.subnet_id,
            association_state: ASSOCIATED,
        }
    }
}

/// A route table as it is now.
fn described(call: &Call<'_>, row: store::route_tables::RouteTable) -> Result<RouteTable, Failure> {
    let associations = store::route_tables::associations_of(&call.tx, &row.id)?;
    let routes = store::route_tables::routes_of(&call.tx, &row.id)?;
    Ok(RouteTable {
        associations: associations.into_iter().map(RouteTableAssociation::from).collect(),
        propagating_vgws: [],
        routes: routes.into_iter().map(routes::Route::from).collect(),
        tags: tags::of(call, &row.id)?,
        route_table_id: row.id,
        vpc_id: row.vpc_id,
        owner_id: row.account,
    })
}

/// A route table of the caller.
fn find(call: &Call<'_>, id: &str) -> Result<store::route_tables::RouteTable, Failure> {
    Kind::RouteTable.check(id)?;
    let found = store::route_tables::find(&call.tx, call.scope(), id)?;
    Ok(found.ok_or_else(|| ApiError::RouteTableNotFound { id: id.to_owned() })?)
}

/// Makes a route table with the local route of its VPC.
pub fn create_route_table(
    call: &mut Call<'_>,
    input: CreateRouteTableInput,
) -> Result<CreateRouteTableOutput, Failure> {
    Kind::Vpc.check(&input.vpc_id)?;
    let tags = tags::of_specifications(Kind::RouteTable, &input.tag_specifications)?;
    let vpc =
        store::vpcs::find(&call.tx, call.scope(), &input.vpc_id)?.ok_or(ApiError::VpcNotFound { id: input.vpc_id })?;
    let id = call.new_id(Kind::RouteTable);
    store::route_tables::insert(&call.tx, call.scope(), &vpc.id, &id)?;
    tags::put_on_new(call, Kind::RouteTable, &id, tags)?;
    let row = find(call, &id)?;
    Ok(CreateRouteTableOutput { route_table: described(call, row)?, client_token: input.client_token })
}

/// Input of [`describe_route_tables`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DescribeRouteTablesInput {
    next_token: Option<String>,
    max_results: Option<i64>,
    route_table_ids: Vec<String>,
    filters: Vec<FilterInput>,
}

/// Output of [`describe_route_tables`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeRouteTablesOutput {
    route_tables: Vec<RouteTable>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
}

/// Lists the caller's route tables.
pub fn describe_route_tables(
    call: &mut Call<'_>,
    input: DescribeRouteTablesInput,
) -> Result<DescribeRouteTablesOutput, Failure> {
    let DescribeRouteTablesInput { next_token, max_results, route_table_ids, filters } = &input;
    check_largest(*max_results, LARGEST_PAGE)?;
    let ids = Some((Kind::RouteTable, route_table_ids.as_slice()));
    let token = next_token.as_deref();
    let selection = select(ids, store::route_tables::FILTERS, filters, *max_results, SmallestPage::Five, token)?;
    let page = store::route_tables::page(&call.tx, call.scope(), &selection)?;
    match &page.unknown[..] {
        [] => {}
        [id] => return Err(ApiError::RouteTableNotFound { id: id.clone() }.into()),
        several => return Err(ApiError::RouteTablesNotFound { ids: several.join(", ") }.into()),
    }
    Ok(DescribeRouteTablesOutput {
        next_token: page.next.map(seq_to_token),
        route_tables: page.rows.into_iter().map(|row| described(call, row)).collect::<Result<_, _>>()?,
    })
}

/// Input of [`delete_route_table`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DeleteRouteTableInput {
    route_table_id: String,
}

/// Deletes a route table that no subnet has and that is not its VPC's main one; gateway endpoints have it no longer [I].
pub fn delete_route_table(call: &mut Call<'_>, input: DeleteRouteTableInput) -> Result<Empty, Failure> {
    let table = find(call, &input.route_table_id)?;
    if let Some(association) = store::route_tables::associations_of(&call.tx, &table.id)?.first() {
        call.explain(match &association.subnet_id {
            None => format!("{} is the main route table of {}", table.id, table.vpc_id),
            Some(subnet) => format!("{} is the route table of {subnet}", table.id),
        });
        return Err(ApiError::RouteTableInUse { id: table.id }.into());
    }
    store::route_tables::remove(&call.tx, &table.id)?;
    Ok(Empty {})
}

/// Input of [`associate_route_table`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct AssociateRouteTableInput {
    gateway_id: Unused,
    public_ipv4_pool: Unused,
    subnet_id: Option<String>,
    route_table_id: String,
}

/// Output of [`associate_route_table`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct AssociateRouteTableOutput {
    association_id: String,
    association_state: AssociationState,
}

/// Makes a route table that of a subnet of its VPC. Where it is so already, the association stays [I].
pub fn associate_route_table(
    call: &mut Call<'_>,
    input: AssociateRouteTableInput,
) -> Result<AssociateRouteTableOutput, Failure> {
    refuse_unsupported(&[("GatewayId", &input.gateway_id), ("PublicIpv4Pool", &input.public_ipv4_pool)])?;
    let subnet_id = required(input.subnet_id, "subnetId")?;
    Kind::Subnet.check(&subnet_id)?;
    let table = find(call, &input.route_table_id)?;
    let subnet =
        store::subnets::find(&call.tx, call.scope(), &subnet_id)?.ok_or(ApiError::SubnetNotFound { id: subnet_id })?;
    if subnet.vpc_id != table.vpc_id {
        let (table, id) = (table.id, subnet.id);
        return Err(ApiError::RouteTableOtherVpc { table, what: "subnet".to_owned(), id }.into());
    }
    let association_id = match store::route_tables::association_of_subnet(&call.tx, &subnet.id)? {
        None => {
            let id = call.new_id(Kind::RouteTableAssociation);
            store::route_tables::associate(&call.tx, &id, &table.id, &subnet.id)?;
            id
        }
        Some(same) if same.route_table_id == table.id => same.id,
        Some(other) => {
            call.explain(format!("{} has {} by {}", subnet.id, other.route_table_id, other.id));
            return Err(ApiError::AssociationConflict { table: table.id }.into());
        }
    };
    Ok(AssociateRouteTableOutput { association_id, association_state: ASSOCIATED })
}

/// Input of [`disassociate_route_table`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DisassociateRouteTableInput {
    association_id: String,
}

/// Gives a subnet back to its VPC's main route table.
pub fn disassociate_route_table(call: &mut Call<'_>, input: DisassociateRouteTableInput) -> Result<Empty, Failure> {
    let id = input.association_id;
    Kind::RouteTableAssociation.check(&id)?;
    match store::route_tables::find_association(&call.tx, call.scope(), &id)? {
        None => Err(ApiError::AssociationNotFound { id }.into()),
        Some(Association { subnet_id: None, .. }) => Err(ApiError::AssociationOfMain { id }.into()),
        Some(_) => {
            store::route_tables::disassociate(&call.tx, &id)?;
            Ok(Empty {})
        }
    }
}
