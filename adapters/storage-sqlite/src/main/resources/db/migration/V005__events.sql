PRAGMA user_version = 5;

-- What happened, in the order in which it was committed: each commit adds one row at the end. The index is for those who follow
-- one tenant's events. Zones are told by name, as an event outlives the tombstone of its zone. request_id and reason are empty where
-- there is none. What was forgotten last is in meta, under events-forgotten.
CREATE TABLE event (
    change_sequence INTEGER NOT NULL PRIMARY KEY,
    tenant          TEXT    NOT NULL,
    name_key        BLOB    NOT NULL,
    type            TEXT    NOT NULL,
    serial          INTEGER NOT NULL,
    actor           TEXT    NOT NULL,
    request_id      TEXT    NOT NULL,
    reason          TEXT    NOT NULL,
    committed_at    INTEGER NOT NULL
) STRICT;

CREATE INDEX event_by_tenant ON event (tenant);
