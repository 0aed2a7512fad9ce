PRAGMA user_version = 21;

-- kind is change or deletion; of a deletion, removed holds the first RRsets of the zone, and rrset_count tells how many it holds. cautions
-- are a line each, their parts divided by tabs. settings_before and settings tell how the zone is run and would be: serial policy, set of
-- name servers, whether a precondition is required, divided by tabs; empty where that stays. apply_at is the time at which it is to be
-- made; 0 for as soon as enough have agreed. state is open, scheduled, applied, rejected, withdrawn, stale or expired.
ALTER TABLE change_request ADD COLUMN kind            TEXT    NOT NULL DEFAULT 'change';
ALTER TABLE change_request ADD COLUMN rrset_count     INTEGER NOT NULL DEFAULT 0;
ALTER TABLE change_request ADD COLUMN caution_count   INTEGER NOT NULL DEFAULT 0;
ALTER TABLE change_request ADD COLUMN cautions        TEXT    NOT NULL DEFAULT '';
ALTER TABLE change_request ADD COLUMN settings_before TEXT    NOT NULL DEFAULT '';
ALTER TABLE change_request ADD COLUMN settings        TEXT    NOT NULL DEFAULT '';
ALTER TABLE change_request ADD COLUMN apply_at        INTEGER NOT NULL DEFAULT 0;

CREATE INDEX change_request_open ON change_request (state, expires_at);
CREATE INDEX change_request_ended ON change_request (state, decided_at);

-- Who had to agree to a change, and did: the change request and the approvers, divided by tabs; empty where nobody had to.
ALTER TABLE version ADD COLUMN agreement TEXT NOT NULL DEFAULT '';
ALTER TABLE event ADD COLUMN agreement TEXT NOT NULL DEFAULT '';
