PRAGMA user_version = 19;

-- Zones that tenants offer to others. accepted_at is null for those that stand; those that were declined or withdrawn are not kept.
CREATE TABLE zone_offer (
    id          TEXT    NOT NULL PRIMARY KEY,
    name_key    BLOB    NOT NULL,
    giver       TEXT    NOT NULL,
    receiver    TEXT    NOT NULL,
    with_below  INTEGER NOT NULL,
    offered_by  TEXT    NOT NULL,
    made_at     INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL,
    accepted_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX zone_offer_standing ON zone_offer (name_key) WHERE accepted_at IS NULL;

CREATE INDEX zone_offer_by_giver ON zone_offer (giver, name_key) WHERE accepted_at IS NULL;

CREATE INDEX zone_offer_by_receiver ON zone_offer (receiver, name_key) WHERE accepted_at IS NULL;

CREATE INDEX zone_offer_by_end ON zone_offer (expires_at);
