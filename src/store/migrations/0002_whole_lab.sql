-- The rest of the lab: what is attached, routed, peered, registered, notified and deleted; a clock and a log.

-- The state's own clock: `clock_at` fixes it, `clock_tick` is what each writing call adds to it; otherwise it is the
-- system's, `clock_ahead` later.
ALTER TABLE lab ADD COLUMN clock_at INTEGER;
ALTER TABLE lab ADD COLUMN clock_tick INTEGER NOT NULL DEFAULT 0;
ALTER TABLE lab ADD COLUMN clock_ahead INTEGER NOT NULL DEFAULT 0;

-- Calls that changed something or were refused, the newest of them.
CREATE TABLE calls (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  account TEXT NOT NULL,
  principal TEXT NOT NULL,
  region TEXT NOT NULL,
  service TEXT NOT NULL,
  operation TEXT NOT NULL,
  parameters TEXT NOT NULL, -- JSON
  code TEXT, -- of a refused one
  message TEXT,
  reason TEXT -- what AWS does not say
) STRICT;

ALTER TABLE vpcs ADD COLUMN usage_metrics INTEGER NOT NULL DEFAULT 0;
CREATE UNIQUE INDEX default_vpcs ON vpcs (account, region) WHERE is_default;

ALTER TABLE subnets ADD COLUMN default_for_az INTEGER NOT NULL DEFAULT 0;
ALTER TABLE subnets ADD COLUMN map_public_ip_on_launch INTEGER NOT NULL DEFAULT 0;
ALTER TABLE subnets ADD COLUMN hostname_type TEXT NOT NULL DEFAULT 'ip-name';
ALTER TABLE subnets ADD COLUMN resource_name_dns_a_record INTEGER NOT NULL DEFAULT 0;

CREATE TABLE internet_gateways (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  vpc_id TEXT UNIQUE REFERENCES vpcs (id)
) STRICT;
CREATE INDEX internet_gateways_of_account ON internet_gateways (account, region);

CREATE INDEX route_tables_of_account ON route_tables (account, region);
CREATE UNIQUE INDEX route_tables_by_main_association ON route_tables (main_association_id);

-- Of subnets with a route table of their own; a main table's association is in its row.
CREATE TABLE route_table_associations (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  route_table_id TEXT NOT NULL REFERENCES route_tables (id),
  subnet_id TEXT NOT NULL UNIQUE REFERENCES subnets (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX route_table_associations_of_table ON route_table_associations (route_table_id);

-- Besides the local ones, which follow from the VPC. A target may be gone: then the route is a black hole.
CREATE TABLE routes (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  route_table_id TEXT NOT NULL REFERENCES route_tables (id) ON DELETE CASCADE,
  destination TEXT NOT NULL, -- a CIDR or a prefix list
  destination_kind TEXT NOT NULL CHECK (destination_kind IN ('ipv4', 'ipv6', 'prefix-list')),
  target TEXT NOT NULL, -- igw-, vpce-, pcx-, eni-
  UNIQUE (route_table_id, destination)
) STRICT;
CREATE INDEX routes_by_target ON routes (target);

CREATE TABLE vpc_peering_connections (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  requester_account TEXT NOT NULL,
  requester_region TEXT NOT NULL,
  requester_vpc_id TEXT NOT NULL,
  requester_cidr_block TEXT NOT NULL,
  requester_dns_resolution INTEGER NOT NULL DEFAULT 0,
  accepter_account TEXT NOT NULL,
  accepter_region TEXT NOT NULL,
  accepter_vpc_id TEXT NOT NULL,
  accepter_cidr_block TEXT, -- known when it is accepted
  accepter_dns_resolution INTEGER NOT NULL DEFAULT 0,
  ended_by TEXT, -- the account that rejected or deleted it
  expires_at INTEGER NOT NULL,
  state TEXT NOT NULL,
  next_state TEXT,
  due_at INTEGER,
  gone_at INTEGER -- when an ended one is listed no longer
) STRICT;
CREATE INDEX vpc_peering_connections_by_requester_vpc ON vpc_peering_connections (requester_vpc_id);
CREATE INDEX vpc_peering_connections_by_accepter_vpc ON vpc_peering_connections (accepter_vpc_id);
CREATE INDEX vpc_peering_connections_gone ON vpc_peering_connections (gone_at) WHERE gone_at IS NOT NULL;

-- Where a peering connection is seen: at the requester's, and at the accepter's if that is elsewhere.
CREATE TABLE vpc_peering_sides (
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  peering_seq INTEGER NOT NULL REFERENCES vpc_peering_connections (seq) ON DELETE CASCADE,
  PRIMARY KEY (account, region, peering_seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX vpc_peering_sides_of_connection ON vpc_peering_sides (peering_seq);

-- An interface of a caller's own has no attachment, and may have more than one address.
CREATE TABLE new_network_interfaces (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  vpc_id TEXT NOT NULL REFERENCES vpcs (id),
  subnet_id TEXT NOT NULL REFERENCES subnets (id),
  interface_type TEXT NOT NULL,
  description TEXT NOT NULL,
  private_ip_address TEXT NOT NULL,
  mac_address TEXT NOT NULL,
  requester_id TEXT NOT NULL,
  requester_managed INTEGER NOT NULL,
  source_dest_check INTEGER NOT NULL,
  attachment_id TEXT,
  endpoint_id TEXT, -- whose it is: an endpoint's ...
  load_balancer_arn TEXT, -- ... or a load balancer's
  state TEXT NOT NULL,
  next_state TEXT,
  due_at INTEGER,
  gone_at INTEGER,
  UNIQUE (subnet_id, private_ip_address)
) STRICT;
INSERT INTO new_network_interfaces
  SELECT seq, id, account, region, vpc_id, subnet_id, interface_type, description, private_ip_address, mac_address,
    requester_id, 1, source_dest_check, attachment_id, endpoint_id, load_balancer_arn, 'in-use', NULL, NULL, gone_at
  FROM network_interfaces;
DROP TABLE network_interfaces;
ALTER TABLE new_network_interfaces RENAME TO network_interfaces;
CREATE INDEX network_interfaces_of_account ON network_interfaces (account, region);
CREATE INDEX network_interfaces_of_vpc ON network_interfaces (vpc_id);
CREATE INDEX network_interfaces_of_endpoint ON network_interfaces (endpoint_id);
CREATE INDEX network_interfaces_of_load_balancer ON network_interfaces (load_balancer_arn);
CREATE INDEX network_interfaces_gone ON network_interfaces (gone_at) WHERE gone_at IS NOT NULL;

CREATE TABLE secondary_addresses (
  interface_id TEXT NOT NULL REFERENCES network_interfaces (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  subnet_id TEXT NOT NULL REFERENCES subnets (id),
  private_ip_address TEXT NOT NULL,
  PRIMARY KEY (interface_id, position),
  UNIQUE (subnet_id, private_ip_address)
) STRICT, WITHOUT ROWID;

-- Whose the group of a rule is.
ALTER TABLE security_group_rules ADD COLUMN account TEXT NOT NULL DEFAULT '';
ALTER TABLE security_group_rules ADD COLUMN region TEXT NOT NULL DEFAULT '';
ALTER TABLE security_group_rules ADD COLUMN source_vpc_id TEXT; -- of a group in a peered VPC
UPDATE security_group_rules SET (account, region) =
  (SELECT g.account, g.region FROM security_groups g WHERE g.id = security_group_rules.group_id);
CREATE INDEX security_group_rules_of_account ON security_group_rules (account, region);
CREATE INDEX security_group_rules_by_source ON security_group_rules (source);

ALTER TABLE load_balancers ADD COLUMN enforce_inbound_rules TEXT; -- on or off, once it has been set
CREATE INDEX load_balancers_of_vpc ON load_balancers (vpc_id);
CREATE INDEX load_balancer_zones_by_subnet ON load_balancer_zones (subnet_id);
CREATE INDEX load_balancer_groups_by_group ON load_balancer_groups (group_id);

-- Only those that were set.
CREATE TABLE load_balancer_attributes (
  load_balancer_arn TEXT NOT NULL REFERENCES load_balancers (arn) ON DELETE CASCADE,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (load_balancer_arn, key)
) STRICT, WITHOUT ROWID;

-- A target group outlives its VPC.
CREATE TABLE new_target_groups (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  arn TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  name TEXT NOT NULL,
  protocol TEXT NOT NULL,
  port INTEGER NOT NULL,
  vpc_id TEXT NOT NULL,
  target_type TEXT NOT NULL,
  ip_address_type TEXT NOT NULL,
  health_check_protocol TEXT NOT NULL,
  health_check_port TEXT NOT NULL,
  health_check_path TEXT,
  health_check_interval INTEGER NOT NULL,
  health_check_timeout INTEGER NOT NULL,
  healthy_threshold INTEGER NOT NULL,
  unhealthy_threshold INTEGER NOT NULL,
  matcher TEXT,
  UNIQUE (account, region, name)
) STRICT;
INSERT INTO new_target_groups SELECT * FROM target_groups;
DROP TABLE target_groups;
ALTER TABLE new_target_groups RENAME TO target_groups;

CREATE TABLE target_group_attributes (
  target_group_arn TEXT NOT NULL REFERENCES target_groups (arn) ON DELETE CASCADE,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (target_group_arn, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX target_groups_of_account ON target_groups (account, region);
CREATE INDEX target_groups_of_vpc ON target_groups (vpc_id);

CREATE TABLE targets (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  target_group_arn TEXT NOT NULL REFERENCES target_groups (arn) ON DELETE CASCADE,
  target_id TEXT NOT NULL, -- an instance, an address or a load balancer
  port INTEGER NOT NULL,
  zone TEXT, -- given by the caller: a zone's name, or all
  state TEXT NOT NULL,
  next_state TEXT,
  due_at INTEGER,
  gone_at INTEGER,
  UNIQUE (target_group_arn, target_id, port)
) STRICT;
CREATE INDEX targets_gone ON targets (gone_at) WHERE gone_at IS NOT NULL;

ALTER TABLE services ADD COLUMN payer_responsibility TEXT; -- ServiceOwner, once it has been set

ALTER TABLE endpoints ADD COLUMN payer_responsibility TEXT; -- once it has been set
ALTER TABLE endpoints ADD COLUMN private_dns_zone_id TEXT; -- of the hidden zone with its private names
ALTER TABLE endpoints ADD COLUMN inbound_resolver_only INTEGER; -- PrivateDnsOnlyForInboundResolverEndpoint, where given

-- The names that lead to it in its VPC, once private DNS is enabled: the service's at that moment.
CREATE TABLE endpoint_private_names (
  endpoint_id TEXT NOT NULL REFERENCES endpoints (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (endpoint_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE endpoint_route_tables (
  endpoint_id TEXT NOT NULL REFERENCES endpoints (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  route_table_id TEXT NOT NULL REFERENCES route_tables (id) ON DELETE CASCADE,
  PRIMARY KEY (endpoint_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX endpoint_route_tables_by_table ON endpoint_route_tables (route_table_id);

CREATE TABLE connection_notifications (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  service_id TEXT REFERENCES services (id) ON DELETE CASCADE,
  endpoint_id TEXT REFERENCES endpoints (id) ON DELETE CASCADE,
  topic_arn TEXT NOT NULL,
  events TEXT NOT NULL, -- JSON, sorted
  state TEXT NOT NULL,
  CHECK ((service_id IS NULL) <> (endpoint_id IS NULL))
) STRICT;
CREATE INDEX connection_notifications_of_account ON connection_notifications (account, region);
CREATE INDEX connection_notifications_of_service ON connection_notifications (service_id);
CREATE INDEX connection_notifications_of_endpoint ON connection_notifications (endpoint_id);

-- Both sides of a peering connection tag it for themselves.
CREATE TABLE new_tags (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  resource_id TEXT NOT NULL, -- an id, or an ARN for Elastic Load Balancing
  resource_type TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  UNIQUE (resource_id, account, key)
) STRICT;
INSERT INTO new_tags SELECT seq, account, region, resource_id, resource_type, key, value FROM tags;
DROP TABLE tags;
ALTER TABLE new_tags RENAME TO tags;
CREATE INDEX tags_of_account ON tags (account, region);
CREATE INDEX tags_by_key ON tags (account, region, key, value);
