-- Until when an endpoint's last change is being applied, and from when the zone of its private names has its id.
ALTER TABLE endpoints ADD COLUMN modified_at INTEGER;
ALTER TABLE endpoints ADD COLUMN private_dns_ready_at INTEGER;
UPDATE endpoints SET private_dns_ready_at = ifnull(due_at, created_at) WHERE private_dns_zone_id IS NOT NULL;
