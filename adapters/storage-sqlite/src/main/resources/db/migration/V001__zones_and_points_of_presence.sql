-- What makes the file known as Herald's (the letters HRLD), and the number of the newest migration in it.
PRAGMA application_id = 1213353028;
PRAGMA user_version = 1;

-- Facts about the store itself: "epoch" is the random name by which it knows its own feed cursors.
CREATE TABLE meta (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A zone at its latest version. A deleted one stays as a tombstone, its contents with it, until its name is taken again.
-- name_key orders names canonically (RFC 4034, section 6.1). soa_rdata holds the SOA in wire form with a serial of 0.
-- Times are nanoseconds since 1970. change_sequence is the place of the latest change among those of all zones.
CREATE TABLE zone (
    id              INTEGER NOT NULL PRIMARY KEY,
    name_key        BLOB    NOT NULL UNIQUE,
    tenant          TEXT    NOT NULL,
    serial          INTEGER NOT NULL,
    soa_rdata       BLOB    NOT NULL,
    soa_ttl         INTEGER NOT NULL,
    rrset_count     INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    changed_at      INTEGER NOT NULL,
    deleted_at      INTEGER,
    change_sequence INTEGER NOT NULL UNIQUE
) STRICT;

CREATE INDEX zone_of_tenant ON zone (tenant, name_key) WHERE deleted_at IS NULL;

CREATE INDEX zone_deleted ON zone (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE INDEX zone_change_of_tenant ON zone (tenant, change_sequence);

-- The RRsets of a zone, its SOA left out, in canonical order. owner_key is the owner relative to the zone, empty at the
-- apex. rdata holds each record as its length in two octets and its wire form.
CREATE TABLE rrset (
    zone_id   INTEGER NOT NULL REFERENCES zone (id),
    owner_key BLOB    NOT NULL,
    rtype     INTEGER NOT NULL,
    ttl       INTEGER NOT NULL,
    rdata     BLOB    NOT NULL,
    PRIMARY KEY (zone_id, owner_key, rtype)
) STRICT, WITHOUT ROWID;

-- Points of presence by their last report.
CREATE TABLE pop (
    id         TEXT    NOT NULL PRIMARY KEY,
    started_at INTEGER NOT NULL,
    heard_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- How a zone stands at a point of presence, as last told.
CREATE TABLE pop_zone (
    zone_id       INTEGER NOT NULL REFERENCES zone (id),
    pop_id        TEXT    NOT NULL REFERENCES pop (id),
    serial        INTEGER,
    served_serial INTEGER,
    loaded_at     INTEGER,
    error         TEXT,
    PRIMARY KEY (zone_id, pop_id)
) STRICT, WITHOUT ROWID;

-- The DS records of the keys with which a point of presence signs a zone, as last told, packed as rdata is in rrset.
CREATE TABLE dnssec_report (
    zone_id     INTEGER NOT NULL REFERENCES zone (id),
    pop_id      TEXT    NOT NULL,
    ds_rdata    BLOB    NOT NULL,
    reported_at INTEGER NOT NULL,
    PRIMARY KEY (zone_id, pop_id)
) STRICT, WITHOUT ROWID;
