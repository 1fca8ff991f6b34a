//! `vpce status`: the lab at a glance, across accounts.

use super::{Context, table};
use crate::store::overview::{self, AccountSummary, EndpointSummary, ServiceSummary};

pub(super) fn run(context: &mut Context<'_, '_>) -> anyhow::Result<()> {
    let mut embedded = context.embedded()?;
    let (accounts, services, endpoints) =
        embedded.look(|tx| Ok((overview::accounts(tx)?, overview::services(tx)?, overview::endpoints(tx)?)))?;
    if accounts.is_empty() {
        let path = embedded.path().display();
        return Ok(context.io.print(&format!("The state {path} is empty. `vpce tour` shows what it is for.\n"))?);
    }
    let io = &*context.io;
    let parts = [
        table::render(io, &["Account", "Region", "VPCs", "Load balancers", "Services", "Endpoints"], accounts, account),
        table::render(io, &["Service", "Owner", "Region", "Acceptance", "Grants", "Connections"], services, service),
        table::render(io, &["Endpoint", "Owner", "Region", "VPC", "Service", "State"], endpoints, endpoint),
    ];
    Ok(context.io.print(&parts.concat())?)
}

fn account(row: AccountSummary) -> Vec<String> {
    let counts = row.counts.map(|count| count.to_string());
    [row.account, row.region].into_iter().chain(counts).collect()
}

fn service(row: ServiceSummary) -> Vec<String> {
    let connections: Vec<_> = row.connections.iter().map(|(state, count)| format!("{count} {state}")).collect();
    let acceptance = if row.acceptance_required { "required" } else { "automatic" };
    let connections = if connections.is_empty() { "none".to_owned() } else { connections.join(", ") };
    vec![row.id, row.account, row.region, acceptance.to_owned(), row.grants.to_string(), connections]
}

fn endpoint(row: EndpointSummary) -> Vec<String> {
    // Of a service's name only its id tells anything.
    let service = row.service_name.rsplit('.').next().unwrap_or_default().to_owned();
    vec![row.id, row.account, row.region, row.vpc_id, service, row.state]
}
