PRAGMA user_version = 9;

CREATE INDEX zone_deleted_of_tenant ON zone (tenant, name_key) WHERE deleted_at IS NOT NULL;
