PRAGMA user_version = 13;

-- How much single tenants may have, where it is not what all may have: quotas by their name, rates by "rate-" and their class.
CREATE TABLE tenant_plan (
    tenant TEXT NOT NULL,
    what   TEXT NOT NULL,
    amount TEXT NOT NULL,
    PRIMARY KEY (tenant, what)
) STRICT, WITHOUT ROWID;

-- How many zones a tenant has, those that are deleted left out. Kept up with every zone that comes or goes.
CREATE TABLE tenant_usage (
    tenant TEXT    NOT NULL PRIMARY KEY,
    zones  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO tenant_usage (tenant, zones)
SELECT tenant, count(*) FROM zone WHERE deleted_at IS NULL GROUP BY tenant;
