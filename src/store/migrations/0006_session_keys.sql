-- Temporary keys that were given out, for whoever looks at signatures.

CREATE TABLE session_keys (
  access_key_id TEXT PRIMARY KEY,
  secret_access_key TEXT NOT NULL,
  session_token TEXT NOT NULL,
  expires_at INTEGER NOT NULL -- Unix milliseconds
) STRICT, WITHOUT ROWID;
CREATE INDEX session_keys_by_end ON session_keys (expires_at);
