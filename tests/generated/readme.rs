//! The table of operations in `README.md`.

use std::fmt::Write as _;

use vpce::model::SERVICES;

const BEGIN: &str = "<!-- operations: made from the tables by `UPDATE=1 cargo test --test generated` -->\n";
const END: &str = "<!-- end of operations -->\n";

/// The text with its table made anew.
pub fn render(text: &str) -> String {
    let (before, rest) = text.split_once(BEGIN).expect("README.md has a place for the table");
    let (_, after) = rest.split_once(END).expect("the place for the table ends");
    format!("{before}{BEGIN}{}{END}{after}", table())
}

/// What operations and waiters are about, by a part of their names: the first row that fits is theirs.
const GROUPS: &[(&str, &str, &[&str])] = &[
    ("ec2", "PrivateLink", &["vpc-endpoint"]),
    ("ec2", "peering", &["peering"]),
    ("ec2", "security groups", &["security-group"]),
    ("ec2", "network interfaces", &["network-interface"]),
    ("ec2", "what nobody can make here", &["addresses", "customer", "egress-only", "flow-logs", "transit", "vpn"]),
    ("ec2", "routes and gateways", &["route", "gateway", "prefix-list"]),
    ("ec2", "VPCs and subnets", &["vpc", "subnet", "network-acls", "dhcp"]),
    ("ec2", "Regions, account, tags", &[""]),
    ("elbv2", "targets", &["target"]),
    ("elbv2", "listeners", &["listener"]),
    ("elbv2", "load balancers", &[""]),
    ("iam", "account", &[""]),
    ("organizations", "accounts", &[""]),
    ("resourcegroupstaggingapi", "tags of all services", &[""]),
    ("route53", "hosted zones and records", &[""]),
    ("sns", "topics and subscriptions", &[""]),
    ("sts", "callers", &[""]),
];

fn table() -> String {
    let mut table = "| service | about | operations | `wait` |\n|---|---|---|---|\n".to_owned();
    for service in SERVICES {
        let groups = || GROUPS.iter().filter(|(command, _, _)| *command == service.command);
        let group_of = |name: &str| {
            let fits = |parts: &[&str]| parts.iter().any(|part| name.contains(part));
            let found = groups().find(|(_, _, parts)| fits(parts));
            found.unwrap_or_else(|| panic!("no group has {} {name}", service.command)).1
        };
        for (_, about, _) in groups() {
            let listed = |names: &[&str]| {
                let fit = names.iter().filter(|name| group_of(name) == *about);
                fit.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
            };
            let operations: Vec<&str> = service.operations.iter().map(|operation| operation.command).collect();
            let waiters: Vec<&str> = service.waiters.iter().map(|waiter| waiter.command).collect();
            let _ =
                writeln!(table, "| `{}` | {about} | {} | {} |", service.command, listed(&operations), listed(&waiters));
        }
    }
    table
}
