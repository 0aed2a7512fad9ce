PRAGMA user_version = 26;

-- When a point of presence began to serve each of the last versions of a zone: see PackedLoads. Nobody noted it before.
ALTER TABLE pop_zone ADD COLUMN loads BLOB NOT NULL DEFAULT x'';

-- For forgetting a point of presence.
CREATE INDEX pop_zone_of_pop ON pop_zone (pop_id);

CREATE INDEX dnssec_report_of_pop ON dnssec_report (pop_id);

-- For whether a zone was deleted after a change of it.
CREATE INDEX event_of_deletion ON event (name_key, change_sequence) WHERE type = 'zone.deleted';
