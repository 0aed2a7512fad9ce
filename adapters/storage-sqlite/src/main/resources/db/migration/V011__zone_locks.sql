PRAGMA user_version = 11;

-- What keeps a zone from being changed or deleted, a lock a line, its parts divided by tabs: id, level, the owner name and the type of
-- the RRset that is locked, both empty for the whole zone, who set it, when, until when, empty for ever, and why.
ALTER TABLE zone ADD COLUMN locks TEXT NOT NULL DEFAULT '';

-- What an event is about besides its zone, by its id: a lock, a change request; empty where it is about nothing else.
ALTER TABLE event ADD COLUMN subject TEXT NOT NULL DEFAULT '';
