//! What must hold between the rows of a state whatever was called, and whenever a process was killed. What the schema itself
//! holds, unique names and ids and what a column refers to, SQLite checks.

use std::net::Ipv4Addr;

use super::{StoreError, Tx};
use crate::domain::aws_services;
use crate::domain::cidr::Cidr;
use crate::domain::regions::Region;

/// So many breaches of a rule are told.
const MOST: &str = " LIMIT 10";

/// Each a rule that is broken, and the ids of what breaks it.
const RULES: &[(&str, &str)] = &[
    (
        "was made after the last write",
        "SELECT id FROM (SELECT id, created_at AS at FROM endpoints UNION ALL SELECT arn, created_at FROM load_balancers \
         UNION ALL SELECT 'call ' || seq, at FROM calls WHERE code IS NULL) \
         WHERE at > ifnull((SELECT last_write FROM lab), at - 1)",
    ),
    (
        "has not one main route table",
        "SELECT id FROM vpcs v WHERE (SELECT count(main_association_id) FROM route_tables WHERE vpc_id = v.id) <> 1",
    ),
    (
        "has no default security group",
        "SELECT id FROM vpcs v WHERE NOT EXISTS (SELECT 1 FROM security_groups WHERE vpc_id = v.id AND name = 'default')",
    ),
    (
        "has not the DHCP options of its account",
        "SELECT v.id FROM vpcs v LEFT JOIN account_regions a ON a.account = v.account AND a.region = v.region \
         WHERE a.dhcp_options_id IS NOT v.dhcp_options_id",
    ),
    (
        "is in another VPC than its subnet",
        "SELECT t.id FROM network_interfaces t JOIN subnets s ON s.id = t.subnet_id WHERE s.vpc_id <> t.vpc_id",
    ),
    (
        "has an address that another has",
        "SELECT s.interface_id FROM secondary_addresses s \
         JOIN network_interfaces t ON t.subnet_id = s.subnet_id AND t.private_ip_address = s.private_ip_address",
    ),
    (
        "has an address of another subnet",
        "SELECT s.interface_id FROM secondary_addresses s JOIN network_interfaces t ON t.id = s.interface_id \
         WHERE t.subnet_id <> s.subnet_id",
    ),
    (
        "has a security group of another VPC",
        "SELECT t.id FROM network_interface_groups g JOIN network_interfaces t ON t.id = g.interface_id \
         JOIN security_groups s ON s.id = g.group_id WHERE s.vpc_id <> t.vpc_id \
         UNION ALL SELECT t.id FROM endpoint_groups g JOIN endpoints t ON t.id = g.endpoint_id \
         JOIN security_groups s ON s.id = g.group_id WHERE s.vpc_id <> t.vpc_id \
         UNION ALL SELECT t.arn FROM load_balancer_groups g JOIN load_balancers t ON t.arn = g.load_balancer_arn \
         JOIN security_groups s ON s.id = g.group_id WHERE s.vpc_id <> t.vpc_id",
    ),
    (
        "belongs to what is not there",
        "SELECT t.id FROM network_interfaces t WHERE t.gone_at IS NULL \
         AND (t.endpoint_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM endpoint_subnets p \
           WHERE p.endpoint_id = t.endpoint_id AND p.subnet_id = t.subnet_id AND p.interface_id = t.id) \
         OR t.load_balancer_arn IS NOT NULL AND NOT EXISTS (SELECT 1 FROM load_balancer_zones z \
           WHERE z.load_balancer_arn = t.load_balancer_arn AND z.subnet_id = t.subnet_id))",
    ),
    (
        "has no interface in a subnet of its own",
        "SELECT p.endpoint_id FROM endpoint_subnets p WHERE NOT EXISTS (SELECT 1 FROM network_interfaces t \
         WHERE t.id = p.interface_id AND t.endpoint_id = p.endpoint_id AND t.subnet_id = p.subnet_id)",
    ),
    (
        "is in a subnet of another VPC",
        "SELECT t.id FROM endpoint_subnets p JOIN endpoints t ON t.id = p.endpoint_id \
         JOIN subnets s ON s.id = p.subnet_id WHERE s.vpc_id <> t.vpc_id \
         UNION ALL SELECT t.arn FROM load_balancer_zones z JOIN load_balancers t ON t.arn = z.load_balancer_arn \
         JOIN subnets s ON s.id = z.subnet_id WHERE s.vpc_id <> t.vpc_id OR s.zone_id <> z.zone_id",
    ),
    (
        "is twice in a zone",
        "SELECT p.endpoint_id FROM endpoint_subnets p JOIN subnets s ON s.id = p.subnet_id \
         GROUP BY p.endpoint_id, s.zone_id HAVING count(*) > 1 \
         UNION ALL SELECT load_balancer_arn FROM load_balancer_zones GROUP BY load_balancer_arn, zone_id \
         HAVING count(*) > 1",
    ),
    (
        "has places of another type of endpoint",
        "SELECT endpoint_id FROM endpoint_subnets JOIN endpoints t ON t.id = endpoint_id WHERE t.type = 'Gateway' \
         UNION ALL SELECT endpoint_id FROM endpoint_route_tables JOIN endpoints t ON t.id = endpoint_id \
         WHERE t.type <> 'Gateway'",
    ),
    (
        "has no route in a table of its own",
        "SELECT t.id FROM endpoint_route_tables e JOIN endpoints t ON t.id = e.endpoint_id \
         JOIN route_tables r ON r.id = e.route_table_id WHERE t.next_state IS NOT 'deleted' AND (r.vpc_id <> t.vpc_id \
         OR NOT EXISTS (SELECT 1 FROM routes WHERE route_table_id = r.id AND target = t.id))",
    ),
    (
        "has no connection with its service",
        "SELECT t.id FROM endpoints t JOIN services s ON s.name = t.service_name \
         WHERE NOT EXISTS (SELECT 1 FROM connections c WHERE c.endpoint_id = t.id AND c.service_id = s.id \
         AND c.account = s.account AND c.region = s.region)",
    ),
    (
        "connects to a service that is not there",
        "SELECT c.id FROM connections c LEFT JOIN services s ON s.id = c.service_id \
         JOIN endpoints t ON t.id = c.endpoint_id WHERE s.id IS NULL AND c.gone_at IS NULL OR s.name <> t.service_name",
    ),
    (
        // Files that were made before there were names have none.
        "has private DNS without names, or names without private DNS",
        "SELECT id FROM endpoints t WHERE (private_dns_zone_id IS NOT NULL) > private_dns_enabled \
         OR (private_dns_zone_id IS NOT NULL) <> EXISTS (SELECT 1 FROM endpoint_private_names WHERE endpoint_id = t.id)",
    ),
    (
        "has a private name that another endpoint of its VPC has",
        "SELECT max(t.id) FROM endpoint_private_names n JOIN endpoints t ON t.id = n.endpoint_id \
         GROUP BY t.vpc_id, n.name HAVING count(*) > 1",
    ),
    (
        "has no load balancer, or one of another account, Region or type",
        "SELECT s.id FROM services s LEFT JOIN service_load_balancers p ON p.service_id = s.id \
         LEFT JOIN load_balancers b ON b.arn = p.load_balancer_arn \
         WHERE (b.account, b.region, b.type) IS NOT (s.account, s.region, iif(s.type = 'Interface', 'network', 'gateway'))",
    ),
    (
        "has a target group of another account or Region",
        "SELECT l.arn FROM listeners l JOIN load_balancers b ON b.arn = l.load_balancer_arn \
         JOIN target_groups g ON g.arn = l.target_group_arn WHERE (b.account, b.region) <> (g.account, g.region)",
    ),
    (
        "is associated in another VPC",
        "SELECT a.id FROM route_table_associations a JOIN subnets s ON s.id = a.subnet_id \
         JOIN route_tables r ON r.id = a.route_table_id WHERE s.vpc_id <> r.vpc_id",
    ),
    (
        "is both a main association and another",
        "SELECT id FROM route_table_associations WHERE id IN (SELECT main_association_id FROM route_tables)",
    ),
    (
        "is not seen by both of its sides",
        "SELECT t.id FROM vpc_peering_connections t WHERE NOT EXISTS (SELECT 1 FROM vpc_peering_sides \
         WHERE (account, region, peering_seq) = (t.requester_account, t.requester_region, t.seq)) \
         OR t.accepter_cidr_block IS NOT NULL AND NOT EXISTS (SELECT 1 FROM vpc_peering_sides \
         WHERE (account, region, peering_seq) = (t.accepter_account, t.accepter_region, t.seq))",
    ),
    (
        "notifies of what another account or Region has",
        "SELECT n.id FROM connection_notifications n LEFT JOIN services s ON s.id = n.service_id \
         LEFT JOIN endpoints e ON e.id = n.endpoint_id \
         WHERE (n.account, n.region) <> (ifnull(s.account, e.account), ifnull(s.region, e.region))",
    ),
    (
        "has not the records of every zone, or VPCs although it is public",
        "SELECT z.id FROM hosted_zones z WHERE 2 <> (SELECT count(*) FROM record_sets r \
         WHERE r.zone_id = z.id AND r.sort_key = z.sort_key AND r.type IN ('NS', 'SOA')) \
         OR z.private <> EXISTS (SELECT 1 FROM hosted_zone_vpcs WHERE zone_id = z.id)",
    ),
    (
        "is tagged and not there",
        "SELECT t.resource_id FROM tags t WHERE NOT EXISTS (SELECT 1 FROM vpcs WHERE id = t.resource_id \
         UNION ALL SELECT 1 FROM vpcs WHERE t.resource_id LIKE 'acl-%' AND id = 'vpc-' || substr(t.resource_id, 5) \
         UNION ALL SELECT 1 FROM account_regions WHERE dhcp_options_id = t.resource_id \
         UNION ALL SELECT 1 FROM subnets WHERE id = t.resource_id \
         UNION ALL SELECT 1 FROM security_groups WHERE id = t.resource_id \
         UNION ALL SELECT 1 FROM security_group_rules WHERE id = t.resource_id \
         UNION ALL SELECT 1 FROM network_interfaces WHERE id = t.resource_id \
         UNION ALL SELECT 1 FROM route_tables WHERE id = t.resource_id \
         UNION ALL SELECT 1 FROM internet_gateways WHERE id = t.resource_id \
         UNION ALL SELECT 1 FROM vpc_peering_connections WHERE id = t.resource_id \
         UNION ALL SELECT 1 FROM services WHERE id = t.resource_id \
         UNION ALL SELECT 1 FROM service_permissions WHERE id = t.resource_id \
         UNION ALL SELECT 1 FROM endpoints WHERE id = t.resource_id \
         UNION ALL SELECT 1 FROM connections WHERE id = t.resource_id \
         UNION ALL SELECT 1 FROM connection_notifications WHERE id = t.resource_id \
         UNION ALL SELECT 1 FROM load_balancers WHERE arn = t.resource_id \
         UNION ALL SELECT 1 FROM target_groups WHERE arn = t.resource_id \
         UNION ALL SELECT 1 FROM listeners WHERE arn = t.resource_id \
         UNION ALL SELECT 1 FROM topics WHERE arn = t.resource_id \
         UNION ALL SELECT 1 FROM hosted_zones WHERE id = substr(t.resource_id, -length(id)) AND t.resource_type = 'hostedzone')",
    ),
    ("has more than 50 tags", "SELECT resource_id FROM tags GROUP BY resource_id, account HAVING count(*) > 50"),
    (
        "holds what is no JSON",
        "SELECT id FROM connection_notifications WHERE NOT json_valid(events) \
         UNION ALL SELECT arn FROM subscriptions WHERE NOT json_valid(attributes) \
         UNION ALL SELECT name FROM record_sets WHERE NOT json_valid(record_set) \
         UNION ALL SELECT token FROM client_tokens WHERE NOT json_valid(parameters) OR NOT json_valid(answer)",
    ),
];

/// What is in something else, by which column, and where that is: both are of one account in one Region.
const OWNED: &[(&str, &str, &str, &str)] = &[
    ("subnets", "id", "vpc_id", "vpcs"),
    ("security_groups", "id", "vpc_id", "vpcs"),
    ("security_group_rules", "id", "group_id", "security_groups"),
    ("route_tables", "id", "vpc_id", "vpcs"),
    ("internet_gateways", "id", "vpc_id", "vpcs"),
    ("network_interfaces", "id", "vpc_id", "vpcs"),
    ("load_balancers", "arn", "vpc_id", "vpcs"),
    ("endpoints", "id", "vpc_id", "vpcs"),
];

/// What changes its state at a moment.
const TRANSITIONS: &[(&str, &str)] = &[
    ("vpcs", "id"),
    ("network_interfaces", "id"),
    ("load_balancers", "arn"),
    ("targets", "target_id"),
    ("services", "id"),
    ("service_regions", "service_id"),
    ("endpoints", "id"),
    ("vpc_peering_connections", "id"),
];

/// What ids of a table begin with, so that none is used in two of them.
const PREFIXES: &[(&str, &str)] = &[
    ("vpcs", "vpc-"),
    ("subnets", "subnet-"),
    ("security_groups", "sg-"),
    ("security_group_rules", "sgr-"),
    ("network_interfaces", "eni-"),
    ("route_tables", "rtb-"),
    ("route_table_associations", "rtbassoc-"),
    ("internet_gateways", "igw-"),
    ("vpc_peering_connections", "pcx-"),
    ("services", "vpce-svc-"),
    ("service_permissions", "vpce-svc-perm-"),
    ("endpoints", "vpce-"),
    ("connections", "vpce-con-"),
    ("connection_notifications", "vpce-nfn-"),
];

/// The rules that are broken, a line each: what breaks it, and which it is. None in a sound state.
///
/// # Errors
/// When the state cannot be read.
pub fn broken(tx: &Tx<'_>) -> Result<Vec<String>, StoreError> {
    let mut found = Vec::new();
    for (rule, sql) in RULES {
        tell(tx, rule, sql, &mut found)?;
    }
    for (table, id, column, owner) in OWNED {
        let sql = format!(
            "SELECT t.{id} FROM {table} t JOIN {owner} o ON o.id = t.{column} \
             WHERE (o.account, o.region) <> (t.account, t.region)"
        );
        tell(tx, "is of another account or Region than what it is in", &sql, &mut found)?;
    }
    for (table, id) in TRANSITIONS {
        let sql = format!("SELECT {id} FROM {table} WHERE (next_state IS NULL) <> (due_at IS NULL)");
        tell(tx, "changes without a moment, or has a moment without a change", &sql, &mut found)?;
    }
    for (table, prefix) in PREFIXES {
        let sql = format!("SELECT id FROM {table} WHERE id NOT GLOB '{prefix}[0-9a-f]*'");
        tell(tx, "is no id of its kind", &sql, &mut found)?;
    }
    let counted = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'";
    let mut tables = tx.connection.prepare(counted)?;
    let mut tables = tables.query([])?;
    while let Some(row) = tables.next()? {
        let table: String = row.get(0)?;
        let sql = format!(
            "SELECT '{table}' WHERE (SELECT max(seq) FROM {table}) > \
             ifnull((SELECT seq FROM sqlite_sequence WHERE name = '{table}'), 0)"
        );
        tell(tx, "has a counter that is behind its rows", &sql, &mut found)?;
    }
    subnets(tx, &mut found)?;
    addresses(tx, &mut found)?;
    services_of_aws(tx, &mut found)?;
    Ok(found)
}

fn tell(tx: &Tx<'_>, rule: &str, sql: &str, found: &mut Vec<String>) -> Result<(), StoreError> {
    let mut statement = tx.connection.prepare(&format!("{sql}{MOST}"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let id: Option<String> = row.get(0)?;
        found.push(format!("{} {rule}", id.unwrap_or_default()));
    }
    Ok(())
}

/// Subnets are in the network of their VPC and have nothing in common.
fn subnets(tx: &Tx<'_>, found: &mut Vec<String>) -> Result<(), StoreError> {
    let sql = "SELECT s.id, s.vpc_id, s.cidr_block, v.cidr_block FROM vpcs v JOIN subnets s ON s.vpc_id = v.id \
               ORDER BY v.seq";
    let mut statement = tx.connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    let (mut vpc, mut others): (String, Vec<Cidr>) = Default::default();
    while let Some(row) = rows.next()? {
        let (id, of): (String, String) = (row.get(0)?, row.get(1)?);
        let block = |column| -> Result<Option<Cidr>, StoreError> { Ok(Cidr::parse(&row.get::<_, String>(column)?)) };
        if of != vpc {
            others.clear();
            vpc = of;
        }
        match (block(2)?, block(3)?) {
            (Some(own), Some(network)) if network.contains(own) => {
                if others.iter().any(|other| other.overlaps(own)) {
                    found.push(format!("{id} overlaps another subnet"));
                }
                others.push(own);
            }
            _ => found.push(format!("{id} is not in the network of its VPC")),
        }
    }
    Ok(())
}

/// Interfaces have addresses that their subnets give.
fn addresses(tx: &Tx<'_>, found: &mut Vec<String>) -> Result<(), StoreError> {
    let sql = "SELECT t.id, t.private_ip_address, s.cidr_block FROM network_interfaces t JOIN subnets s ON s.id = t.subnet_id \
               UNION ALL SELECT a.interface_id, a.private_ip_address, s.cidr_block FROM secondary_addresses a \
               JOIN subnets s ON s.id = a.subnet_id";
    let mut statement = tx.connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (id, address, block): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let address: Option<Ipv4Addr> = address.parse().ok();
        let is_given = |address| Cidr::parse(&block).is_some_and(|block| block.is_usable(address));
        if !address.is_some_and(is_given) {
            found.push(format!("{id} has an address that its subnet does not give"));
        }
    }
    Ok(())
}

/// Endpoints that lead to no customer's service lead to one of AWS's.
fn services_of_aws(tx: &Tx<'_>, found: &mut Vec<String>) -> Result<(), StoreError> {
    let sql = "SELECT DISTINCT service_name, service_region FROM endpoints \
               WHERE NOT EXISTS (SELECT 1 FROM connections WHERE endpoint_id = endpoints.id) \
               AND service_name NOT LIKE '%.vpce-svc-%'";
    let mut statement = tx.connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (name, region): (String, String) = (row.get(0)?, row.get(1)?);
        if Region::find(&region).is_none_or(|region| aws_services::find(&name, region).is_empty()) {
            found.push(format!("{name} has endpoints and is no service"));
        }
    }
    Ok(())
}
