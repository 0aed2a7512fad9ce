PRAGMA user_version = 29;

-- For the scheduled changes whose time has come, which are looked for every few seconds.
CREATE INDEX change_request_due ON change_request (state, apply_at, expires_at) WHERE state = 'scheduled';
