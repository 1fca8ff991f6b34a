//! `vpce events`: what connection notifications told their topics, and what they could not tell and why.

use std::time::Duration;

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::{Context, table};
use crate::api::Embedded;
use crate::base::clock;
use crate::store::deliveries::{self, Delivery};
use crate::store::state;

/// How long to wait before looking for new ones.
const PAUSE: Duration = Duration::from_secs(1);

#[derive(Debug, Args)]
pub(super) struct Events {
    /// Only so many of the newest events.
    #[arg(long, value_name = "N", default_value_t = 50)]
    last: u32,
    /// How they are shown.
    #[arg(long, value_enum, value_name = "FORM", default_value_t = Output::Table)]
    output: Output,
    /// As --output json.
    #[arg(long, conflicts_with = "output")]
    json: bool,
    /// Go on with what happens from now on, until interrupted; with a clock that stands still nothing would.
    #[arg(long)]
    follow: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Output {
    /// A table; with --follow, a line for each.
    Table,
    /// A line of JSON for each, with everything.
    Json,
}

impl Events {
    pub(super) fn run(mut self, context: &mut Context<'_, '_>) -> anyhow::Result<()> {
        self.json |= self.output == Output::Json;
        let mut embedded = context.embedded()?;
        let found = embedded.look(|tx| deliveries::newest(tx, 0, self.last))?;
        let mut seen = match found.last() {
            Some(delivery) => delivery.seq,
            // With `--last 0` there may be some.
            None => newest_seq(&mut embedded)?,
        };
        if found.is_empty() && !self.json && !self.follow {
            let text = "No notification told anything yet, and none failed to. \
                        `vpce ec2 create-vpc-endpoint-connection-notification` makes one.\n";
            return Ok(context.io.print(text)?);
        }
        self.show(context, found)?;
        while self.follow && !stands_still(&mut embedded)? {
            clock::sleep(PAUSE);
            // A state that was emptied or put back counts anew.
            seen = seen.min(newest_seq(&mut embedded)?);
            let found = embedded.look(|tx| deliveries::newest(tx, seen, u32::MAX))?;
            seen = found.last().map_or(seen, |delivery| delivery.seq);
            self.show(context, found)?;
        }
        Ok(())
    }

    fn show(&self, context: &mut Context<'_, '_>, deliveries: Vec<Delivery>) -> anyhow::Result<()> {
        if self.json {
            for delivery in &deliveries {
                context.io.print(&format!("{}\n", as_json(delivery)))?;
            }
            return Ok(());
        }
        if self.follow {
            for delivery in deliveries {
                context.io.print(&line(row(delivery)))?;
            }
            return Ok(());
        }
        let header = ["Time", "Event", "Service", "Endpoint", "Owner", "Notification", "Topic", "Result", "Reason"];
        let text = table::render(context.io, &header, deliveries, row);
        Ok(context.io.print(&text)?)
    }
}

fn newest_seq(embedded: &mut Embedded) -> anyhow::Result<i64> {
    let newest = embedded.look(|tx| deliveries::newest(tx, 0, 1))?;
    Ok(newest.last().map_or(0, |delivery| delivery.seq))
}

/// Whether time moves only as something happens, so that waiting has no end.
fn stands_still(embedded: &mut Embedded) -> anyhow::Result<bool> {
    Ok(embedded.clock().is_fixed() || embedded.look(state::clock)?.is_fixed())
}

fn row(delivery: Delivery) -> Vec<String> {
    let service = delivery.service.map_or_else(|| "AWS's own".to_owned(), |(id, _)| id);
    let result = if delivery.refusal.is_none() { "delivered" } else { "not delivered" };
    vec![
        delivery.at.to_string(),
        delivery.event,
        service,
        delivery.endpoint_id,
        delivery.endpoint_account,
        delivery.notification_id,
        delivery.topic_arn,
        result.to_owned(),
        delivery.refusal.unwrap_or_default(),
    ]
}

/// What follows one another has no table's width to go by.
fn line(mut row: Vec<String>) -> String {
    row.retain(|cell| !cell.is_empty());
    format!("{}\n", row.join("  "))
}

/// All that is known of a delivery. What there is none of is there as `null`, so that every line has the same members.
fn as_json(delivery: &Delivery) -> Value {
    let (service_id, service_owner) = delivery.service.as_ref().map(|(id, owner)| (id, owner)).unzip();
    json!({
        "Time": delivery.at.to_string(),
        "Event": delivery.event,
        "ServiceId": service_id,
        "ServiceOwner": service_owner,
        "VpcEndpointId": delivery.endpoint_id,
        "VpcEndpointOwner": delivery.endpoint_account,
        "ConnectionNotificationId": delivery.notification_id,
        "TopicArn": delivery.topic_arn,
        "Delivered": delivery.refusal.is_none(),
        "Reason": delivery.refusal,
        "Message": serde_json::from_str::<Value>(&delivery.message).unwrap_or_default(),
    })
}
