-- Route 53: hosted zones, their records and the changes of them. It is global: nothing of it has a Region.

CREATE TABLE hosted_zones (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE, -- Z0123456ABCDEFGHIJKL
  account TEXT NOT NULL,
  name TEXT NOT NULL, -- lower case, with the final dot
  sort_key TEXT NOT NULL, -- the labels of the name from the last to the first
  caller_reference TEXT NOT NULL,
  comment TEXT,
  private INTEGER NOT NULL,
  name_servers TEXT NOT NULL -- separated by spaces
) STRICT;
CREATE INDEX hosted_zones_of_account ON hosted_zones (account, private);
CREATE INDEX hosted_zones_by_name ON hosted_zones (account, sort_key, id);

CREATE TABLE hosted_zone_vpcs (
  zone_id TEXT NOT NULL REFERENCES hosted_zones (id) ON DELETE CASCADE,
  vpc_id TEXT NOT NULL, -- a VPC may be deleted before the zone
  vpc_region TEXT NOT NULL,
  PRIMARY KEY (zone_id, vpc_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX hosted_zone_vpcs_by_vpc ON hosted_zone_vpcs (vpc_id);

-- A reference is never taken again, not even when its zone has been deleted.
CREATE TABLE hosted_zone_references (
  account TEXT NOT NULL,
  caller_reference TEXT NOT NULL,
  PRIMARY KEY (account, caller_reference)
) STRICT, WITHOUT ROWID;

CREATE TABLE record_sets (
  zone_id TEXT NOT NULL REFERENCES hosted_zones (id) ON DELETE CASCADE,
  sort_key TEXT NOT NULL, -- as in hosted_zones
  type TEXT NOT NULL,
  set_identifier TEXT NOT NULL, -- empty of one that has none
  name TEXT NOT NULL,
  record_set TEXT NOT NULL, -- JSON: the whole set as it is answered
  PRIMARY KEY (zone_id, sort_key, type, set_identifier)
) STRICT, WITHOUT ROWID;
CREATE INDEX record_sets_by_name ON record_sets (name, type);

CREATE TABLE record_changes (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE, -- C0123456ABCDEFGHIJKL
  account TEXT NOT NULL,
  comment TEXT,
  submitted_at INTEGER NOT NULL,
  insync_at INTEGER NOT NULL
) STRICT;

-- What becomes of the verification of a service's private name, and when.
ALTER TABLE services ADD COLUMN private_dns_next_state TEXT;
ALTER TABLE services ADD COLUMN private_dns_due_at INTEGER;

-- Aliases lead to load balancers by their names.
CREATE INDEX load_balancers_by_dns_name ON load_balancers (dns_name);
