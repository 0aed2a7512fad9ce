PRAGMA user_version = 4;

-- The versions of zones, in the order in which they were committed. Each knows the one before it, 0 where there is none (any
-- more); the latest is found by the zone's change_sequence. So a commit adds its version at the end, wherever its zone lies.
-- The deletion of a zone is one too. request_id and reason are empty where there is none. removed and added hold RRsets, packed
-- as in piece: those that the version took away or put others in the place of, and those that are new. Both are NULL where
-- everything counts as new.
CREATE TABLE version (
    change_sequence INTEGER NOT NULL PRIMARY KEY,
    zone_id         INTEGER NOT NULL REFERENCES zone (id),
    previous        INTEGER NOT NULL,
    serial          INTEGER NOT NULL,
    soa_rdata       BLOB    NOT NULL,
    soa_ttl         INTEGER NOT NULL,
    rrset_count     INTEGER NOT NULL,
    committed_at    INTEGER NOT NULL,
    actor           TEXT    NOT NULL,
    request_id      TEXT    NOT NULL,
    reason          TEXT    NOT NULL,
    removed         BLOB,
    added           BLOB
) STRICT;

-- Zones that are older than their history begin it as they are.
INSERT INTO version
SELECT change_sequence, id, 0, serial, soa_rdata, soa_ttl, rrset_count, changed_at, 'koder-herald', '',
    'as it was when versions began to be kept', NULL, NULL
FROM zone;
