PRAGMA user_version = 8;

-- Whether a zone is changed only by requests that say what must hold of it.
ALTER TABLE zone ADD COLUMN precondition_required INTEGER NOT NULL DEFAULT 0;

-- What whoever made a version was known by, as its issuer names it; empty where there is nothing to tell.
ALTER TABLE version ADD COLUMN credential TEXT NOT NULL DEFAULT '';

ALTER TABLE event ADD COLUMN credential TEXT NOT NULL DEFAULT '';

-- What came of requests that may be sent again, as their answer may have been lost: which change each of them made of a zone,
-- and what the rules warned of, one finding a line. A key goes with one request only, which its fingerprint tells from others.
CREATE TABLE keyed_change (
    tenant          TEXT    NOT NULL,
    request_key     TEXT    NOT NULL,
    name_key        BLOB    NOT NULL,
    fingerprint     TEXT    NOT NULL,
    change_sequence INTEGER NOT NULL,
    warning_count   INTEGER NOT NULL,
    warnings        TEXT    NOT NULL,
    made_at         INTEGER NOT NULL,
    PRIMARY KEY (tenant, request_key, name_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX keyed_change_made ON keyed_change (made_at);
