-- The Regions of a service open and close in time, as all else does.
ALTER TABLE service_regions ADD COLUMN next_state TEXT;
ALTER TABLE service_regions ADD COLUMN due_at INTEGER;
