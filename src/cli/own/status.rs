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
    let total = |kind: usize| accounts.iter().map(|account| u64::from(account.counts[kind])).sum::<u64>();
    let services_left = left("services", services.len(), total(2), "describe-vpc-endpoint-service-configurations");
    let endpoints_left = left("endpoints", endpoints.len(), total(3), "describe-vpc-endpoints");
    let io = &*context.io;
    let parts = [
        table::render(io, &["Account", "Region", "VPCs", "Load balancers", "Services", "Endpoints"], accounts, account),
        table::render(io, &["Service", "Owner", "Region", "Acceptance", "Grants", "Connections"], services, service),
        services_left,
        table::render(io, &["Endpoint", "Owner", "Region", "VPC", "Service", "State"], endpoints, endpoint),
        endpoints_left,
    ];
    Ok(context.io.print(&parts.concat())?)
}

/// What a table leaves out, and how to see it.
fn left(what: &str, shown: usize, all: u64, command: &str) -> String {
    if all <= shown as u64 {
        return String::new();
    }
    format!("The first {shown} of {all} {what}: `vpce ec2 {command}` lists those of a profile's account.\n")
}

fn account(row: AccountSummary) -> Vec<String> {
    let counts = row.counts.map(|count| count.to_string());
    [row.account, row.region].into_iter().chain(counts).collect()
}

fn service(row: ServiceSummary) -> Vec<String> {
    let mut connections: Vec<_> = row.connections.iter().map(|(state, count)| format!("{count} {state}")).collect();
    connections.extend(row.has_more.then(|| "and more".to_owned()));
    let acceptance = if row.acceptance_required { "required" } else { "automatic" };
    let connections = if connections.is_empty() { "none".to_owned() } else { connections.join(", ") };
    vec![row.id, row.account, row.region, acceptance.to_owned(), row.grants.to_string(), connections]
}

fn endpoint(row: EndpointSummary) -> Vec<String> {
    // Of a service's name only its id tells anything.
    let service = row.service_name.rsplit('.').next().unwrap_or_default().to_owned();
    vec![row.id, row.account, row.region, row.vpc_id, service, row.state]
}
