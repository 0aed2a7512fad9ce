PRAGMA user_version = 22;

-- octets is how much of a tenant's room a change request takes: its RRsets and comments. kind is undeletion, too: of a deleted zone's return,
-- removed holds its first RRsets, as of a deletion.
ALTER TABLE change_request ADD COLUMN octets INTEGER NOT NULL DEFAULT 0;

UPDATE change_request SET octets = length(removed) + length(added) + length(comments);

CREATE INDEX change_request_room ON change_request (tenant, decided_at, state, expires_at, octets);

-- Earlier days are forgotten with the first count of a day.
CREATE INDEX tenant_requests_by_day ON tenant_requests (day);
