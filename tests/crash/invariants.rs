//! Every rule between rows is one that a row can break.

use rusqlite::Connection;

use crate::dump::{broken, copy};
use crate::script::Script;

/// What breaks a rule, and what is told of it.
const BREACHES: &[(&str, &str)] = &[
    ("UPDATE lab SET last_write = 0", "was made after the last write"),
    ("UPDATE route_tables SET main_association_id = NULL", "has not one main route table"),
    ("UPDATE security_groups SET name = 'other' || id", "has no default security group"),
    ("UPDATE account_regions SET dhcp_options_id = 'x'", "has not the DHCP options of its account"),
    ("UPDATE network_interfaces SET vpc_id = 'x'", "is in another VPC than its subnet"),
    (
        "INSERT INTO secondary_addresses SELECT id, 0, subnet_id, private_ip_address FROM network_interfaces",
        "has an address that another has",
    ),
    (
        "INSERT INTO secondary_addresses SELECT id, 0, 'x', private_ip_address FROM network_interfaces",
        "has an address of another subnet",
    ),
    (
        "UPDATE network_interface_groups SET group_id = (SELECT id FROM security_groups LIMIT 1)",
        "has a security group of another VPC",
    ),
    (
        "UPDATE endpoint_groups SET group_id = (SELECT id FROM security_groups LIMIT 1)",
        "has a security group of another VPC",
    ),
    ("UPDATE network_interfaces SET endpoint_id = 'x'", "belongs to what is not there"),
    ("UPDATE network_interfaces SET load_balancer_arn = 'x'", "belongs to what is not there"),
    ("DELETE FROM network_interfaces", "has no interface in a subnet of its own"),
    ("UPDATE endpoint_subnets SET subnet_id = (SELECT id FROM subnets LIMIT 1)", "is in a subnet of another VPC"),
    ("UPDATE load_balancer_zones SET zone_id = 'x'", "is in a subnet of another VPC"),
    ("UPDATE subnets SET zone_id = 'x'", "is twice in a zone"),
    ("UPDATE endpoints SET type = 'Gateway'", "has places of another type of endpoint"),
    ("DELETE FROM routes", "has no route in a table of its own"),
    ("DELETE FROM connections", "has no connection with its service"),
    ("DELETE FROM services", "connects to a service that is not there"),
    ("DELETE FROM endpoint_private_names", "has private DNS without names"),
    (
        "INSERT INTO endpoint_private_names SELECT t.id, 9, n.name FROM endpoint_private_names n, endpoints t",
        "has a private name that another endpoint of its VPC has",
    ),
    ("DELETE FROM service_load_balancers", "has no load balancer"),
    ("UPDATE load_balancers SET type = 'gateway'", "has no load balancer, or one of another"),
    ("UPDATE target_groups SET region = 'x'", "has a target group of another account or Region"),
    (
        "INSERT INTO route_table_associations SELECT 1, 'rtbassoc-1', r.id, s.id FROM route_tables r, subnets s LIMIT 1 OFFSET 4",
        "is associated in another VPC",
    ),
    (
        "INSERT INTO route_table_associations SELECT 1, main_association_id, r.id, s.id FROM route_tables r, subnets s LIMIT 1",
        "is both a main association and another",
    ),
    ("DELETE FROM vpc_peering_sides WHERE account = '111122223333'", "is not seen by both of its sides"),
    ("UPDATE connection_notifications SET account = 'x'", "notifies of what another account or Region has"),
    ("DELETE FROM record_sets WHERE type = 'SOA'", "has not the records of every zone"),
    ("DELETE FROM endpoints", "is tagged and not there"),
    (
        "INSERT INTO tags (account, region, resource_id, resource_type, key, value) \
         WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 51) \
         SELECT account, region, id, 'vpc', n, '' FROM n, vpcs",
        "has more than 50 tags",
    ),
    ("UPDATE record_sets SET record_set = '{'", "holds what is no JSON"),
    ("UPDATE subnets SET account = 'x'", "is of another account or Region than what it is in"),
    ("UPDATE endpoints SET due_at = 1", "changes without a moment"),
    ("UPDATE vpcs SET id = 'x' || seq", "is no id of its kind"),
    ("DELETE FROM sqlite_sequence", "has a counter that is behind its rows"),
    ("UPDATE subnets SET cidr_block = '10.1.0.0/20'", "overlaps another subnet"),
    ("UPDATE subnets SET cidr_block = '10.9.0.0/24'", "is not in the network of its VPC"),
    (
        "UPDATE network_interfaces SET private_ip_address = '10.9.0.' || seq",
        "has an address that its subnet does not give",
    ),
    ("UPDATE endpoints SET service_name = 'com.amazonaws.x' WHERE type = 'Gateway'", "has endpoints and is no service"),
];

#[test]
fn what_breaks_a_rule_is_told() {
    let script = Script::played();
    let lab = script.steps[script.position("create-network-interface")].files.join("state.db");
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("state.db");
    copy(&lab, &path);
    assert_eq!(broken(&path), Vec::<String>::new());
    let mut missed = Vec::new();
    for (sql, told) in BREACHES {
        copy(&lab, &path);
        let connection = Connection::open(&path).unwrap();
        connection.pragma_update(None, "foreign_keys", false).unwrap();
        connection.pragma_update(None, "ignore_check_constraints", true).unwrap();
        connection.execute(sql, []).unwrap_or_else(|error| panic!("{sql}: {error}"));
        drop(connection);
        let broken = broken(&path);
        if !broken.iter().any(|line| line.contains(told)) {
            missed.push(format!("{sql}: {told}: {broken:#?}"));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}
