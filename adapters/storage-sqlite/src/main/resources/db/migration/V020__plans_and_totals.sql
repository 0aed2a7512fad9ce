PRAGMA user_version = 20;

-- How many RRsets are in all zones of a tenant, SOAs and deleted zones left out. Kept up with every commit that makes them more or less.
ALTER TABLE tenant_usage ADD COLUMN record_sets INTEGER NOT NULL DEFAULT 0;

UPDATE tenant_usage SET record_sets = coalesce(
    (SELECT sum(rrset_count) FROM zone WHERE zone.tenant = tenant_usage.tenant AND deleted_at IS NULL), 0);

-- Plans that tenants share, as in tenant_plan; one that settles nothing has a row of its own, with what and amount empty. Which one a tenant has stands in tenant_plan, under plan.
CREATE TABLE quota_plan (
    name   TEXT NOT NULL,
    what   TEXT NOT NULL,
    amount TEXT NOT NULL,
    PRIMARY KEY (name, what)
) STRICT, WITHOUT ROWID;

CREATE INDEX tenant_plan_by_plan ON tenant_plan (amount) WHERE what = 'plan';

-- How many requests tenants have made on a day, in days since 1970, of those whose requests are counted. Earlier days are forgotten.
CREATE TABLE tenant_requests (
    tenant   TEXT    NOT NULL PRIMARY KEY,
    day      INTEGER NOT NULL,
    requests INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
