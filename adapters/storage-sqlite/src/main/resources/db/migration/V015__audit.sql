PRAGMA user_version = 15;

-- Who did what, in the order in which it was committed. trail is a tenant, or empty for the platform; sequence counts its entries from 1 without gaps.
-- hash is the SHA-256 of the entry and of the hash before it in its trail. Texts are empty where there is nothing to tell.
CREATE TABLE audit (
    id         INTEGER NOT NULL PRIMARY KEY,
    trail      TEXT    NOT NULL,
    sequence   INTEGER NOT NULL,
    made_at    INTEGER NOT NULL,
    actor      TEXT    NOT NULL,
    credential TEXT    NOT NULL,
    request_id TEXT    NOT NULL,
    address    TEXT    NOT NULL,
    action     TEXT    NOT NULL,
    target     TEXT    NOT NULL,
    outcome    TEXT    NOT NULL,
    detail     TEXT    NOT NULL,
    hash       TEXT    NOT NULL
) STRICT;

CREATE INDEX audit_of_trail ON audit (trail, sequence);

-- Where each trail ends, and behind which entry it begins: 0 where nothing was forgotten.
CREATE TABLE audit_head (
    trail         TEXT    NOT NULL PRIMARY KEY,
    last_sequence INTEGER NOT NULL,
    last_hash     TEXT    NOT NULL,
    base_sequence INTEGER NOT NULL,
    base_hash     TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
