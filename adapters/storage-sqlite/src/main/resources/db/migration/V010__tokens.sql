PRAGMA user_version = 10;

-- Tokens of programs; of the secret, its SHA-256 alone. permissions and networks hold words, with a blank between two. is_limited is 1 where
-- policies say how far a token reaches, which then may be none.
CREATE TABLE token (
    tenant      TEXT    NOT NULL,
    id          TEXT    NOT NULL,
    hash        TEXT    NOT NULL,
    name        TEXT    NOT NULL,
    permissions TEXT    NOT NULL,
    is_limited  INTEGER NOT NULL,
    networks    TEXT    NOT NULL,
    expires_at  INTEGER,
    created_by  TEXT    NOT NULL,
    created_at  INTEGER NOT NULL,
    used_at     INTEGER,
    revoked_at  INTEGER,
    PRIMARY KEY (tenant, id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX token_by_hash ON token (hash);
CREATE UNIQUE INDEX token_by_id ON token (id);
CREATE INDEX token_by_revocation ON token (revoked_at) WHERE revoked_at IS NOT NULL;

-- What a token may do. zones and names hold a word and, behind a blank, a name; types and actions words, types none for all.
CREATE TABLE token_policy (
    token_id  TEXT    NOT NULL,
    place     INTEGER NOT NULL,
    zones     TEXT    NOT NULL,
    names     TEXT    NOT NULL,
    types     TEXT    NOT NULL,
    value_pattern TEXT NOT NULL,
    actions   TEXT    NOT NULL,
    PRIMARY KEY (token_id, place)
) STRICT, WITHOUT ROWID;
