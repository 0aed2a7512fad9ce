PRAGMA user_version = 12;

-- Which changes of a tenant's zones need the agreement of others, a rule a line, its parts divided by tabs: name, names, types divided
-- by blanks, from how many RRsets on, whose changes, how many have to agree.
CREATE TABLE review_rules (
    tenant TEXT NOT NULL PRIMARY KEY,
    rules  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Changes that wait for agreement, or did. Ids sort by the time at which they were made. removed and added hold RRsets, packed as in
-- piece, as in version. state is open, applied, rejected, withdrawn or stale; decided_by and decided_at tell who ended it and when,
-- serial at which version of the zone. approvals and comments are a line each, their parts divided by tabs: who, when, and what was said.
CREATE TABLE change_request (
    tenant           TEXT    NOT NULL,
    id               TEXT    NOT NULL,
    zone_key         BLOB    NOT NULL,
    digest           BLOB    NOT NULL,
    base_serial      INTEGER NOT NULL,
    soa_rdata_before BLOB    NOT NULL,
    soa_ttl_before   INTEGER NOT NULL,
    soa_rdata        BLOB    NOT NULL,
    soa_ttl          INTEGER NOT NULL,
    removed          BLOB    NOT NULL,
    added            BLOB    NOT NULL,
    warning_count    INTEGER NOT NULL,
    warnings         TEXT    NOT NULL,
    rule             TEXT    NOT NULL,
    approvals_needed INTEGER NOT NULL,
    author           TEXT    NOT NULL,
    reason           TEXT    NOT NULL,
    created_at       INTEGER NOT NULL,
    expires_at       INTEGER NOT NULL,
    comments         TEXT    NOT NULL,
    approvals        TEXT    NOT NULL,
    state            TEXT    NOT NULL,
    decided_by       TEXT    NOT NULL,
    decided_at       INTEGER NOT NULL,
    serial           INTEGER NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT, WITHOUT ROWID;
