PRAGMA user_version = 16;

-- What tenants say of names: that each is their own, and with which token they let the DNS say so. proven_at is null until it was found to.
CREATE TABLE zone_claim (
    tenant    TEXT    NOT NULL,
    name_key  BLOB    NOT NULL,
    token     TEXT    NOT NULL,
    made_at   INTEGER NOT NULL,
    proven_at INTEGER,
    PRIMARY KEY (tenant, name_key)
) STRICT, WITHOUT ROWID;
