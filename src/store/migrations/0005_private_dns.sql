-- The verification of private names: whether a name was ever verified, and what it looks things up by.

ALTER TABLE services ADD COLUMN private_dns_was_verified INTEGER NOT NULL DEFAULT 0;
CREATE INDEX services_by_record_value ON services (private_dns_record_value) WHERE private_dns_record_value IS NOT NULL;
CREATE INDEX hosted_zones_public ON hosted_zones (name) WHERE private = 0;

-- Lists of an account's zones are in the order of creation.
DROP INDEX hosted_zones_of_account;
CREATE INDEX hosted_zones_of_account ON hosted_zones (account);
