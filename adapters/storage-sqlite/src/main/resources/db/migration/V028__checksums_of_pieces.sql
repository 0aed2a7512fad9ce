PRAGMA user_version = 28;

-- The CRC-32C of owner_key and rrsets, as a signed number of 32 bits; NULL in pieces that were last written before there were any.
ALTER TABLE piece ADD COLUMN checksum INTEGER;
