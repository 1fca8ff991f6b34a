//! `vpce state generate`: a lab of many endpoints.

use clap::{Args, value_parser};

use super::Context;
use crate::api::generate::{ACCOUNTS, Generated, MOST_ENDPOINTS};

#[derive(Debug, Args)]
pub(super) struct Generate {
    /// How many endpoints, at most 1,000,000; they lead to 1,000 services of 20 accounts.
    #[arg(long, value_name = "NUMBER", default_value_t = 1000, value_parser = value_parser!(u32).range(1..=i64::from(MOST_ENDPOINTS)))]
    endpoints: u32,
    /// How many accounts the endpoints are of, at most 100: the first is that of the profile `consumer`.
    #[arg(long, value_name = "NUMBER", default_value_t = ACCOUNTS, value_parser = value_parser!(u32).range(1..=i64::from(ACCOUNTS)))]
    consumers: u32,
    /// The same seed makes the same lab.
    #[arg(long, value_name = "TEXT", default_value = "vpce")]
    seed: String,
}

impl Generate {
    pub(super) fn run(self, context: &mut Context<'_, '_>) -> anyhow::Result<()> {
        let mut embedded = context.embedded()?;
        let Self { endpoints, consumers, seed } = self;
        let Generated { consumers, services, vpcs, endpoints } = embedded.generate(endpoints, consumers, &seed)?;
        Ok(context.io.print(&format!(
            "The state {} has {endpoints} endpoints in {vpcs} VPCs of {consumers} accounts now, and {services} services.\n\
             The built-in profiles `provider` and `consumer` are two of the accounts; `vpce status` shows them.\n",
            embedded.path().display()
        ))?)
    }
}
