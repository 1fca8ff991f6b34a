//! Amazon Resource Names.

use std::fmt;

/// The six parts of an ARN, borrowed from its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arn<'a> {
    /// `aws`
    pub partition: &'a str,
    /// `iam`, `elasticloadbalancing`
    pub service: &'a str,
    /// Empty for global services.
    pub region: &'a str,
    /// 12 digits, or empty.
    pub account: &'a str,
    /// What the service makes of it: `role/Consumer`.
    pub resource: &'a str,
}

impl<'a> Arn<'a> {
    /// Splits an ARN; none if it has fewer than six parts or another start.
    pub fn parse(text: &'a str) -> Option<Self> {
        let mut parts = text.splitn(6, ':');
        if parts.next() != Some("arn") {
            return None;
        }
        let mut next = || parts.next();
        let arn = Self { partition: next()?, service: next()?, region: next()?, account: next()?, resource: next()? };
        let named = !arn.partition.is_empty() && !arn.service.is_empty() && !arn.resource.is_empty();
        named.then_some(arn)
    }
}

impl fmt::Display for Arn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { partition, service, region, account, resource } = self;
        write!(f, "arn:{partition}:{service}:{region}:{account}:{resource}")
    }
}

/// The root principal of an account.
pub fn root_of(account: &str) -> String {
    format!("arn:aws:iam::{account}:root")
}
