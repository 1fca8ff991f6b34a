-- What the rules of PrivateLink need besides: transitions of Regions and of changes, and the past of private names.

-- The Regions of a service open and close in time, as all else does.
ALTER TABLE service_regions ADD COLUMN next_state TEXT;
ALTER TABLE service_regions ADD COLUMN due_at INTEGER;

-- Until when an endpoint's last change is being applied, and from when the zone of its private names has its id.
ALTER TABLE endpoints ADD COLUMN modified_at INTEGER;
ALTER TABLE endpoints ADD COLUMN private_dns_ready_at INTEGER;
UPDATE endpoints SET private_dns_ready_at = ifnull(due_at, created_at) WHERE private_dns_zone_id IS NOT NULL;

-- Whether a private name was ever verified, and what its verification looks things up by.
ALTER TABLE services ADD COLUMN private_dns_was_verified INTEGER NOT NULL DEFAULT 0;
CREATE INDEX services_by_record_value ON services (private_dns_record_value) WHERE private_dns_record_value IS NOT NULL;
CREATE INDEX hosted_zones_public ON hosted_zones (name) WHERE private = 0;

-- Lists of an account's zones are in the order of creation.
DROP INDEX hosted_zones_of_account;
CREATE INDEX hosted_zones_of_account ON hosted_zones (account);
