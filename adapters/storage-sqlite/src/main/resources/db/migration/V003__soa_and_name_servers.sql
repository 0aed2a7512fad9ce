PRAGMA user_version = 3;

-- How the serials of a zone go on, and which set of name servers it follows: none where its name servers are its own.
ALTER TABLE zone ADD COLUMN serial_policy TEXT NOT NULL DEFAULT 'increment';

ALTER TABLE zone ADD COLUMN nameserver_set TEXT;

-- What a tenant has settled for its new zones. What is null is the platform's to say. Names are in presentation format.
CREATE TABLE tenant_settings (
    tenant         TEXT NOT NULL PRIMARY KEY,
    mname          TEXT,
    rname          TEXT,
    refresh        INTEGER,
    retry          INTEGER,
    expire         INTEGER,
    minimum        INTEGER,
    ttl            INTEGER,
    serial_policy  TEXT,
    nameserver_set TEXT
) STRICT, WITHOUT ROWID;

-- The name servers of a tenant's sets, in their order. addresses has blanks between them; null where none are told.
CREATE TABLE nameserver_of_set (
    tenant    TEXT    NOT NULL,
    set_name  TEXT    NOT NULL,
    place     INTEGER NOT NULL,
    name      TEXT    NOT NULL,
    addresses TEXT,
    PRIMARY KEY (tenant, set_name, place)
) STRICT, WITHOUT ROWID;
