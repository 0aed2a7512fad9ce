PRAGMA user_version = 6;

-- Changes that were worked out and are kept for a while, to be made as they are or not at all. digest names a plan within its
-- tenant's zone by what it says, base_serial the version that it is for; octets counts what it takes of the tenant's share.
-- removed and added hold RRsets, packed as in piece, as in version.
CREATE TABLE plan (
    id               INTEGER PRIMARY KEY,
    tenant           TEXT    NOT NULL,
    zone_key         BLOB    NOT NULL,
    digest           BLOB    NOT NULL,
    base_serial      INTEGER NOT NULL,
    octets           INTEGER NOT NULL,
    planned_at       INTEGER NOT NULL,
    expires_at       INTEGER NOT NULL,
    actor            TEXT    NOT NULL,
    soa_rdata_before BLOB    NOT NULL,
    soa_ttl_before   INTEGER NOT NULL,
    soa_rdata        BLOB    NOT NULL,
    soa_ttl          INTEGER NOT NULL,
    warning_count    INTEGER NOT NULL,
    caution_count    INTEGER NOT NULL,
    removed          BLOB    NOT NULL,
    added            BLOB    NOT NULL,
    UNIQUE (tenant, zone_key, digest)
) STRICT;

CREATE INDEX plan_by_expiry ON plan (expires_at);

-- What is to be said of a plan, in order: the warnings of rules, then the cautions of policies. code is the rule's or the policy's
-- word; line is 0 where the plan comes from no text.
CREATE TABLE plan_finding (
    plan_id INTEGER NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    place   INTEGER NOT NULL,
    code    TEXT    NOT NULL,
    owner   TEXT    NOT NULL,
    type    INTEGER NOT NULL,
    detail  TEXT    NOT NULL,
    line    INTEGER NOT NULL,
    PRIMARY KEY (plan_id, place)
) STRICT, WITHOUT ROWID;
