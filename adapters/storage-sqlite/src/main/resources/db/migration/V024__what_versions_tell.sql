PRAGMA user_version = 24;

-- The versions of zones, in the order in which they were committed. Each knows the one before it, 0 where there is none; where it was
-- forgotten, it is not there. The latest is found by the zone's change_sequence. So a commit adds its version at the end, wherever its
-- zone lies. tenant is whose the zone was; kind is created, changed, deleted, restored or transferred. request_id, reason and credential
-- are empty where there is none; agreement tells who had to agree: the change request and the approvers, divided by tabs. removed and
-- added hold RRsets, packed as in piece: those that the version took away or put others in the place of, and those that are new. Both
-- are NULL where everything counts as new. They come last, so that nobody reads past them who looks for something else.
CREATE TABLE version_with_tenant (
    change_sequence INTEGER NOT NULL PRIMARY KEY,
    zone_id         INTEGER NOT NULL REFERENCES zone (id),
    previous        INTEGER NOT NULL,
    serial          INTEGER NOT NULL,
    soa_rdata       BLOB    NOT NULL,
    soa_ttl         INTEGER NOT NULL,
    rrset_count     INTEGER NOT NULL,
    committed_at    INTEGER NOT NULL,
    tenant          TEXT    NOT NULL,
    kind            TEXT    NOT NULL,
    actor           TEXT    NOT NULL,
    request_id      TEXT    NOT NULL,
    reason          TEXT    NOT NULL,
    credential      TEXT    NOT NULL,
    agreement       TEXT    NOT NULL,
    removed         BLOB,
    added           BLOB
) STRICT;

-- What events still tell is taken from them; else a version is the present tenant's.
INSERT INTO version_with_tenant
SELECT
    version.change_sequence, zone_id, previous, version.serial, version.soa_rdata, version.soa_ttl, version.rrset_count,
    CASE
        WHEN type = 'zone.deleted' THEN event.committed_at
        WHEN type IS NULL AND deleted_at IS NOT NULL AND zone.change_sequence = version.change_sequence THEN deleted_at
        ELSE version.committed_at
    END,
    coalesce(event.tenant, zone.tenant),
    CASE
        WHEN type IN ('zone.created', 'zone.deleted', 'zone.restored', 'zone.transferred') THEN substr(type, 6)
        WHEN type IS NOT NULL THEN 'changed'
        WHEN deleted_at IS NOT NULL AND zone.change_sequence = version.change_sequence THEN 'deleted'
        WHEN previous = 0 AND version.committed_at = created_at THEN 'created'
        ELSE 'changed'
    END,
    version.actor, version.request_id, version.reason, version.credential, version.agreement, removed, added
FROM version
JOIN zone ON zone.id = version.zone_id
LEFT JOIN event ON event.change_sequence = version.change_sequence
ORDER BY version.change_sequence;

DROP TABLE version;

ALTER TABLE version_with_tenant RENAME TO version;

-- Where to find a version by its serial, or by its time, without a look at all others: which one was the last of a zone with a serial of
-- the same block of 64, and when it was made. A block that the zone is still at has none. One commit in 64 writes here.
CREATE TABLE version_mark (
    zone_id         INTEGER NOT NULL REFERENCES zone (id),
    block           INTEGER NOT NULL,
    change_sequence INTEGER NOT NULL,
    committed_at    INTEGER NOT NULL,
    PRIMARY KEY (zone_id, block)
) STRICT, WITHOUT ROWID;

INSERT OR REPLACE INTO version_mark
SELECT version.zone_id, earlier.serial / 64, earlier.change_sequence, earlier.committed_at
FROM version
JOIN version AS earlier ON earlier.change_sequence = version.previous
WHERE earlier.serial / 64 <> version.serial / 64
ORDER BY version.change_sequence;

-- The serial of the oldest version that is kept: no leap may end where this one and those after it would come again.
ALTER TABLE zone ADD COLUMN oldest_serial INTEGER NOT NULL DEFAULT 0;

UPDATE zone SET oldest_serial = serial;

UPDATE zone SET oldest_serial = oldest.serial
FROM (SELECT zone_id, serial, min(change_sequence) FROM version GROUP BY zone_id) AS oldest
WHERE oldest.zone_id = zone.id;
