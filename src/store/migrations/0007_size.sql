-- Indexes that lead to the caller's own rows at any size: services are used by many accounts, and an account has endpoints of
-- all types; a tag of the caller's leads to what it is on.
DROP INDEX endpoints_of_service;
CREATE INDEX endpoints_of_service ON endpoints (service_name, account, region);
CREATE INDEX endpoints_by_type ON endpoints (account, region, type);
DROP INDEX tags_by_key;
CREATE INDEX tags_by_key ON tags (account, key, value);
