-- Topics, what subscribes to them, and what they were told of connections.

CREATE TABLE topics (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  arn TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  is_fifo INTEGER NOT NULL,
  subscriptions_deleted INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX topics_of_account ON topics (account, region);

-- Only those that were set.
CREATE TABLE topic_attributes (
  topic_arn TEXT NOT NULL REFERENCES topics (arn) ON DELETE CASCADE,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (topic_arn, name)
) STRICT, WITHOUT ROWID;

-- Of the account that subscribed, which need not be the topic's.
CREATE TABLE subscriptions (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  arn TEXT NOT NULL UNIQUE,
  topic_arn TEXT NOT NULL REFERENCES topics (arn) ON DELETE CASCADE,
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  protocol TEXT NOT NULL,
  endpoint TEXT NOT NULL,
  attributes TEXT NOT NULL, -- JSON, only those that were given
  is_pending INTEGER NOT NULL,
  UNIQUE (topic_arn, protocol, endpoint)
) STRICT;
CREATE INDEX subscriptions_of_account ON subscriptions (account, region);
CREATE INDEX subscriptions_of_topic ON subscriptions (topic_arn);

-- What connection notifications told, or could not tell, and why; the newest of them. They outlive all that they name.
CREATE TABLE notification_deliveries (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  notification_id TEXT NOT NULL,
  event TEXT NOT NULL,
  service_id TEXT, -- none for AWS's own services, as for the next one
  service_account TEXT,
  endpoint_id TEXT NOT NULL,
  endpoint_account TEXT NOT NULL,
  topic_arn TEXT NOT NULL,
  message TEXT NOT NULL, -- JSON
  delivered INTEGER NOT NULL,
  reason TEXT -- why not
) STRICT;
