PRAGMA user_version = 2;

-- The RRsets of a zone, its SOA left out, in canonical order: those of neighbouring owners together, some twenty in a row.
-- owner_key is where a piece begins: it holds the owners from this one on up to the next piece's. It is relative to the zone
-- and empty at the apex. rrsets holds each RRset as the length of its owner's key (2 octets), the key, its type (2), its TTL
-- (4), the length of its records (2), and each record as its length (2) and its wire form.
CREATE TABLE piece (
    zone_id   INTEGER NOT NULL REFERENCES zone (id),
    owner_key BLOB    NOT NULL,
    rrsets    BLOB    NOT NULL,
    PRIMARY KEY (zone_id, owner_key)
) STRICT, WITHOUT ROWID;

-- One piece for each owner; they grow together as they are written.
INSERT INTO piece (zone_id, owner_key, rrsets)
SELECT zone_id, owner_key, CAST(group_concat(
    unhex(printf('%04x', length(owner_key))) || owner_key
        || unhex(printf('%04x%08x%04x', rtype, ttl, length(rdata))) || rdata, '' ORDER BY rtype) AS BLOB)
FROM rrset
GROUP BY zone_id, owner_key;

DROP TABLE rrset;
