//! `vpce log`: what was called, across accounts, and the true reasons of what was refused.

use clap::Args;
use serde_json::{Value, json};

use super::{Context, table};
use crate::model::SERVICES;
use crate::store::calls::{self, Asked, Called};

#[derive(Debug, Args)]
pub(super) struct Log {
    /// Only so many of the newest calls.
    #[arg(long, value_name = "N", default_value_t = 50)]
    last: u32,
    /// Only calls that were refused.
    #[arg(long)]
    refused: bool,
    /// Only this account's calls.
    #[arg(long, value_name = "ACCOUNT")]
    account: Option<String>,
    /// With principals, parameters and texts.
    #[arg(long)]
    verbose: bool,
    /// A line of JSON for each call, with everything.
    #[arg(long)]
    json: bool,
}

impl Log {
    pub(super) fn run(self, context: &mut Context<'_, '_>) -> anyhow::Result<()> {
        let mut embedded = context.embedded()?;
        let asked = Asked { last: self.last, refused: self.refused, account: self.account.as_deref() };
        let calls = embedded.look(|tx| calls::newest(tx, &asked))?;
        if self.json {
            for call in &calls {
                context.io.print(&format!("{}\n", as_json(call)))?;
            }
            return Ok(());
        }
        let text = if calls.is_empty() {
            "Nothing of that kind was called yet. What was only read is not listed, unless it was refused.\n".to_owned()
        } else if self.verbose {
            let header = ["Time", "Principal", "Region", "Call", "Parameters", "Result", "Reason"];
            table::render(context.io, &header, calls, verbose)
        } else {
            table::render(context.io, &["Time", "Account", "Region", "Call", "Result", "Reason"], calls, brief)
        };
        Ok(context.io.print(&text)?)
    }
}

fn brief(call: Called) -> Vec<String> {
    let typed = typed(&call);
    let result = call.refusal.map_or_else(|| "done".to_owned(), |(code, _)| code);
    vec![call.at.to_string(), call.account, call.region, typed, result, call.reasons.join("\n")]
}

fn verbose(call: Called) -> Vec<String> {
    let typed = typed(&call);
    let result = call.refusal.map_or_else(|| "done".to_owned(), |(code, message)| format!("{code}: {message}"));
    vec![call.at.to_string(), call.principal, call.region, typed, call.parameters, result, call.reasons.join("\n")]
}

/// The call as it is typed: `ec2 create-vpc`.
fn typed(call: &Called) -> String {
    let Called { service, operation, .. } = call;
    let known = SERVICES.iter().find(|known| known.command == service);
    let known = known.and_then(|service| service.operation_by_name(operation));
    format!("{service} {}", known.map_or(operation.as_str(), |operation| operation.command))
}

/// All that is known of a call. What there is none of is there as `null`, so that every line has the same members.
fn as_json(call: &Called) -> Value {
    let (code, message) = call.refusal.as_ref().map(|(code, message)| (code, message)).unzip();
    json!({
        "Time": call.at.to_string(),
        "Account": call.account,
        "Principal": call.principal,
        "Region": call.region,
        "Service": call.service,
        "Operation": call.operation,
        "Parameters": serde_json::from_str::<Value>(&call.parameters).unwrap_or_default(),
        "Code": code,
        "Message": message,
        "Reasons": call.reasons,
    })
}
