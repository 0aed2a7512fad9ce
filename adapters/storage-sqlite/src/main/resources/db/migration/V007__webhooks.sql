PRAGMA user_version = 7;

-- Who is told of events, and how far each has come: everything up to after_sequence is dealt with. types holds words, with a blank between two;
-- empty for all. name_key is NULL for all zones.
CREATE TABLE webhook (
    tenant           TEXT    NOT NULL,
    id               TEXT    NOT NULL,
    url              TEXT    NOT NULL,
    types            TEXT    NOT NULL,
    name_key         BLOB,
    description      TEXT    NOT NULL,
    secret           TEXT    NOT NULL,
    old_secret       TEXT,
    old_secret_until INTEGER,
    state            TEXT    NOT NULL,
    after_sequence   INTEGER NOT NULL,
    attempts         INTEGER NOT NULL,
    next_attempt_at  INTEGER,
    given_up         INTEGER NOT NULL,
    last_error       TEXT,
    created_at       INTEGER NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX webhook_by_state ON webhook (state);

-- Events that were given up. They go with their events.
CREATE TABLE dead_letter (
    webhook_id      TEXT    NOT NULL,
    change_sequence INTEGER NOT NULL,
    attempts        INTEGER NOT NULL,
    error           TEXT    NOT NULL,
    given_up_at     INTEGER NOT NULL,
    is_replayed     INTEGER NOT NULL,
    PRIMARY KEY (webhook_id, change_sequence)
) STRICT, WITHOUT ROWID;

CREATE INDEX dead_letter_by_event ON dead_letter (change_sequence);
