PRAGMA user_version = 30;

-- How many answers to requests with keys are kept of a tenant's, and their octets. Kept up with each that comes or goes.
CREATE TABLE keyed_room (
    tenant  TEXT    NOT NULL PRIMARY KEY,
    answers INTEGER NOT NULL,
    octets  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO keyed_room SELECT tenant, count(*), sum(octet_length(answer)) FROM keyed_answer GROUP BY tenant;

-- Where there is no more room the earliest of the tenant's go.
CREATE INDEX keyed_answer_of_tenant ON keyed_answer (tenant, given_at);
