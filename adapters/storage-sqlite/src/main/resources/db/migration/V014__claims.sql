PRAGMA user_version = 14;

-- How many zones, tombstones included, a tenant has below a name: for each zone, one count at each name above it but the root.
CREATE TABLE zone_below (
    name_key BLOB    NOT NULL,
    tenant   TEXT    NOT NULL,
    zones    INTEGER NOT NULL,
    PRIMARY KEY (name_key, tenant)
) STRICT, WITHOUT ROWID;

-- A key is cut behind each 00, which ends a label there and stands nowhere else.
INSERT INTO zone_below (name_key, tenant, zones)
WITH RECURSIVE above (whole, tenant, octets) AS (
    SELECT name_key, tenant, instr(name_key, x'00') FROM zone
    UNION ALL
    SELECT whole, tenant, octets + instr(substr(whole, octets + 1), x'00') FROM above WHERE octets < length(whole)
)
SELECT substr(whole, 1, octets), tenant, count(*)
FROM above
WHERE octets < length(whole)
GROUP BY 1, 2;
