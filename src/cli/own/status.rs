//! `vpce status`: the lab at a glance, across accounts.

use comfy_table::{ContentArrangement, Table, presets};

use super::Context;
use crate::store::overview::{self, AccountSummary, EndpointSummary, ServiceSummary};

pub(super) fn run(context: &mut Context<'_, '_>) -> anyhow::Result<()> {
    let mut embedded = context.embedded()?;
    let (accounts, services, endpoints) =
        embedded.look(|tx| Ok((overview::accounts(tx)?, overview::services(tx)?, overview::endpoints(tx)?)))?;
    if accounts.is_empty() {
        let path = embedded.path().display();
        return Ok(context.io.print(&format!("The state {path} is empty. `vpce tour` shows what it is for.\n"))?);
    }
    let width = context.io.terminal.map(|terminal| terminal.columns);
    let parts = [
        table(width, &["Account", "Region", "VPCs", "Load balancers", "Services", "Endpoints"], accounts, account),
        table(width, &["Service", "Owner", "Region", "Acceptance", "Grants", "Connections"], services, service),
        table(width, &["Endpoint", "Owner", "Region", "VPC", "Service", "State"], endpoints, endpoint),
    ];
    Ok(context.io.print(&parts.concat())?)
}

fn table<T>(width: Option<usize>, header: &[&str], rows: Vec<T>, cells: fn(T) -> Vec<String>) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let mut table = Table::new();
    table.load_style(presets::UTF8_FULL_CONDENSED).set_header(header.to_vec());
    if let Some(width) = width.and_then(|width| u16::try_from(width).ok()).filter(|width| *width > 0) {
        table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    }
    table.add_rows(rows.into_iter().map(cells));
    format!("{table}\n")
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
