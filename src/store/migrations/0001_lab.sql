-- The lab of two or more accounts: one row a thing, `seq` in the order of creation.
--
-- Times are milliseconds since 1970. A transition is (state, next_state, due_at): the state now is next_state once due_at
-- has come. `gone_at` is when a row stops being there; the next writer removes it.

CREATE TABLE lab (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  last_write INTEGER,
  random_position INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO lab (only_row) VALUES (1);

CREATE TABLE account_regions (
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  dhcp_options_id TEXT NOT NULL,
  PRIMARY KEY (account, region)
) STRICT, WITHOUT ROWID;

CREATE TABLE vpcs (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  cidr_block TEXT NOT NULL,
  cidr_association_id TEXT NOT NULL,
  instance_tenancy TEXT NOT NULL,
  dhcp_options_id TEXT NOT NULL,
  is_default INTEGER NOT NULL DEFAULT 0,
  dns_support INTEGER NOT NULL DEFAULT 1,
  dns_hostnames INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL,
  next_state TEXT,
  due_at INTEGER
) STRICT;
CREATE INDEX vpcs_of_account ON vpcs (account, region);

CREATE TABLE subnets (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  vpc_id TEXT NOT NULL REFERENCES vpcs (id),
  cidr_block TEXT NOT NULL,
  zone_id TEXT NOT NULL,
  zone_name TEXT NOT NULL, -- by the owner's letters
  state TEXT NOT NULL
) STRICT;
CREATE INDEX subnets_of_account ON subnets (account, region);
CREATE INDEX subnets_of_vpc ON subnets (vpc_id);

CREATE TABLE security_groups (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  vpc_id TEXT NOT NULL REFERENCES vpcs (id),
  name TEXT NOT NULL COLLATE NOCASE,
  description TEXT NOT NULL,
  UNIQUE (vpc_id, name)
) STRICT;
CREATE INDEX security_groups_of_account ON security_groups (account, region);

CREATE TABLE security_group_rules (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  group_id TEXT NOT NULL REFERENCES security_groups (id) ON DELETE CASCADE,
  is_egress INTEGER NOT NULL,
  protocol TEXT NOT NULL, -- tcp, udp, icmp, icmpv6, a number, or -1 for all
  from_port INTEGER NOT NULL, -- -1 with protocol -1
  to_port INTEGER NOT NULL,
  source TEXT NOT NULL, -- an IPv4 or IPv6 CIDR, a prefix list, or a group
  source_kind TEXT NOT NULL CHECK (source_kind IN ('ipv4', 'ipv6', 'prefix-list', 'group')),
  source_account TEXT, -- of a group
  description TEXT,
  UNIQUE (group_id, is_egress, protocol, from_port, to_port, source_kind, source)
) STRICT;

CREATE TABLE route_tables (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  vpc_id TEXT NOT NULL REFERENCES vpcs (id),
  main_association_id TEXT -- of the VPC's main table
) STRICT;
CREATE INDEX route_tables_of_vpc ON route_tables (vpc_id);

CREATE TABLE network_interfaces (
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
  source_dest_check INTEGER NOT NULL,
  attachment_id TEXT NOT NULL,
  endpoint_id TEXT, -- whose it is: an endpoint's ...
  load_balancer_arn TEXT, -- ... or a load balancer's
  gone_at INTEGER,
  UNIQUE (subnet_id, private_ip_address)
) STRICT;
CREATE INDEX network_interfaces_of_account ON network_interfaces (account, region);
CREATE INDEX network_interfaces_of_vpc ON network_interfaces (vpc_id);
CREATE INDEX network_interfaces_of_endpoint ON network_interfaces (endpoint_id);
CREATE INDEX network_interfaces_gone ON network_interfaces (gone_at) WHERE gone_at IS NOT NULL;

CREATE TABLE network_interface_groups (
  interface_id TEXT NOT NULL REFERENCES network_interfaces (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  group_id TEXT NOT NULL REFERENCES security_groups (id),
  PRIMARY KEY (interface_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX network_interface_groups_by_group ON network_interface_groups (group_id);

CREATE TABLE load_balancers (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  arn TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  scheme TEXT, -- none for a Gateway Load Balancer
  vpc_id TEXT NOT NULL REFERENCES vpcs (id),
  dns_name TEXT,
  hosted_zone_id TEXT,
  ip_address_type TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  state TEXT NOT NULL,
  next_state TEXT,
  due_at INTEGER,
  UNIQUE (account, region, name)
) STRICT;
CREATE INDEX load_balancers_of_account ON load_balancers (account, region);

CREATE TABLE load_balancer_zones (
  load_balancer_arn TEXT NOT NULL REFERENCES load_balancers (arn) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  zone_id TEXT NOT NULL,
  zone_name TEXT NOT NULL,
  subnet_id TEXT NOT NULL REFERENCES subnets (id),
  chosen_address TEXT, -- a private address named in a subnet mapping
  PRIMARY KEY (load_balancer_arn, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE load_balancer_groups (
  load_balancer_arn TEXT NOT NULL REFERENCES load_balancers (arn) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  group_id TEXT NOT NULL REFERENCES security_groups (id),
  PRIMARY KEY (load_balancer_arn, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE target_groups (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  arn TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  name TEXT NOT NULL,
  protocol TEXT NOT NULL,
  port INTEGER NOT NULL,
  vpc_id TEXT NOT NULL REFERENCES vpcs (id),
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

CREATE TABLE listeners (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  arn TEXT NOT NULL UNIQUE,
  load_balancer_arn TEXT NOT NULL REFERENCES load_balancers (arn) ON DELETE CASCADE,
  port INTEGER, -- none for a Gateway Load Balancer
  protocol TEXT,
  ssl_policy TEXT, -- of a TLS listener, as are the next two
  certificate_arn TEXT,
  alpn_policy TEXT,
  target_group_arn TEXT NOT NULL REFERENCES target_groups (arn),
  UNIQUE (load_balancer_arn, port)
) STRICT;
CREATE INDEX listeners_of_target_group ON listeners (target_group_arn);

CREATE TABLE services (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  name TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  acceptance_required INTEGER NOT NULL,
  private_dns_name TEXT,
  private_dns_state TEXT,
  private_dns_record_name TEXT,
  private_dns_record_value TEXT,
  state TEXT NOT NULL,
  next_state TEXT,
  due_at INTEGER
) STRICT;
CREATE INDEX services_of_account ON services (account, region);
CREATE INDEX services_of_region ON services (region);
CREATE INDEX services_gone ON services (due_at) WHERE next_state = 'Deleted';

CREATE TABLE service_load_balancers (
  service_id TEXT NOT NULL REFERENCES services (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  load_balancer_arn TEXT NOT NULL UNIQUE REFERENCES load_balancers (arn), -- one service a load balancer
  PRIMARY KEY (service_id, position)
) STRICT, WITHOUT ROWID;

-- The zones of the load balancers when the service was last configured, not those they have now.
CREATE TABLE service_zones (
  service_id TEXT NOT NULL REFERENCES services (id) ON DELETE CASCADE,
  zone_id TEXT NOT NULL,
  PRIMARY KEY (service_id, zone_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE service_address_types (
  service_id TEXT NOT NULL REFERENCES services (id) ON DELETE CASCADE,
  address_type TEXT NOT NULL,
  PRIMARY KEY (service_id, address_type)
) STRICT, WITHOUT ROWID;

CREATE TABLE service_regions (
  service_id TEXT NOT NULL REFERENCES services (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  region TEXT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (service_id, region)
) STRICT, WITHOUT ROWID;

CREATE TABLE service_permissions (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  service_id TEXT NOT NULL REFERENCES services (id) ON DELETE CASCADE,
  principal TEXT NOT NULL,
  principal_type TEXT NOT NULL,
  UNIQUE (service_id, principal)
) STRICT;
CREATE INDEX service_permissions_of_service ON service_permissions (service_id);

CREATE TABLE endpoints (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  vpc_id TEXT NOT NULL REFERENCES vpcs (id),
  type TEXT NOT NULL,
  service_name TEXT NOT NULL,
  service_region TEXT NOT NULL,
  service_base_name TEXT NOT NULL, -- what its DNS names end with
  dns_suffix TEXT NOT NULL,
  policy_document TEXT NOT NULL,
  ip_address_type TEXT NOT NULL,
  dns_record_ip_type TEXT NOT NULL,
  private_dns_enabled INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  state TEXT NOT NULL,
  next_state TEXT,
  due_at INTEGER
) STRICT;
CREATE INDEX endpoints_of_account ON endpoints (account, region);
CREATE INDEX endpoints_of_vpc ON endpoints (vpc_id);
CREATE INDEX endpoints_of_service ON endpoints (service_name);
CREATE INDEX endpoints_gone ON endpoints (due_at) WHERE next_state = 'deleted';

CREATE TABLE endpoint_subnets (
  endpoint_id TEXT NOT NULL REFERENCES endpoints (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  subnet_id TEXT NOT NULL REFERENCES subnets (id),
  interface_id TEXT NOT NULL,
  PRIMARY KEY (endpoint_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX endpoint_subnets_by_subnet ON endpoint_subnets (subnet_id);

CREATE TABLE endpoint_groups (
  endpoint_id TEXT NOT NULL REFERENCES endpoints (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  group_id TEXT NOT NULL REFERENCES security_groups (id),
  PRIMARY KEY (endpoint_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX endpoint_groups_by_group ON endpoint_groups (group_id);

-- One for each endpoint of a customer's service. Its state is the endpoint's; it outlives its service for a while, so it
-- keeps whose service that was.
CREATE TABLE connections (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  service_id TEXT NOT NULL,
  endpoint_id TEXT NOT NULL UNIQUE REFERENCES endpoints (id) ON DELETE CASCADE,
  gone_at INTEGER
) STRICT;
CREATE INDEX connections_of_account ON connections (account, region);
CREATE INDEX connections_of_service ON connections (service_id);
CREATE INDEX connections_gone ON connections (gone_at) WHERE gone_at IS NOT NULL;

CREATE TABLE tags (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  resource_id TEXT NOT NULL, -- an id, or an ARN for Elastic Load Balancing
  resource_type TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  UNIQUE (resource_id, key)
) STRICT;
CREATE INDEX tags_of_account ON tags (account, region);
CREATE INDEX tags_by_key ON tags (account, region, key, value);

-- Answers to calls that carried a client token: the same call gets the same answer again.
CREATE TABLE client_tokens (
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  operation TEXT NOT NULL,
  token TEXT NOT NULL,
  parameters TEXT NOT NULL, -- JSON
  answer TEXT NOT NULL, -- JSON
  PRIMARY KEY (account, region, operation, token)
) STRICT, WITHOUT ROWID;
