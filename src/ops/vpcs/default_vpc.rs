//! The default VPC of an account in a Region: CreateDefaultVpc (lab-behaviour.md §2).

use serde::Deserialize;

use super::{CreateVpcOutput, Settings, Vpc, create};
use crate::domain::cidr::Cidr;
use crate::domain::error::ApiError;
use crate::ops::{Call, Failure, internet_gateways, subnets};
use crate::store;

/// The prefix of a default VPC's subnets.
const SUBNET_PREFIX: u32 = 20;

/// Input of [`create_default_vpc`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct CreateDefaultVpcInput {}

/// Makes the default VPC with what comes with it: a public subnet in every zone, in the order of the letters, and an internet
/// gateway that the main route table leads to.
pub fn create_default_vpc(call: &mut Call<'_>, _: CreateDefaultVpcInput) -> Result<CreateVpcOutput, Failure> {
    if let Some(vpc) = store::vpcs::find_default(&call.tx, call.scope())? {
        call.explain(format!("the default VPC is {vpc}"));
        return Err(ApiError::DefaultVpcExists.into());
    }
    let settings = Settings {
        cidr: Cidr::DEFAULT_VPC,
        instance_tenancy: "default".to_owned(),
        is_default: true,
        dns_hostnames: true,
    };
    let (vpc, route_table) = create(call, settings)?;
    let zones: Vec<_> = call.zones.zones().collect();
    for (zone, network) in zones.into_iter().zip(Cidr::DEFAULT_VPC.parts(SUBNET_PREFIX)) {
        let mut row = subnets::new_row(call, &vpc, network, zone);
        row.default_for_az = true;
        row.map_public_ip_on_launch = true;
        store::subnets::insert(&call.tx, &row)?;
    }
    let gateway = internet_gateways::create(call, Some(&vpc.id))?;
    store::route_tables::insert_route(&call.tx, &route_table, "0.0.0.0/0", "ipv4", &gateway.id)?;
    Ok(CreateVpcOutput { vpc: Vpc::created(vpc, None) })
}
