CREATE TABLE audit (
    id         INTEGER NOT NULL PRIMARY KEY,
    trail      TEXT    NOT NULL,
    sequence   INTEGER NOT NULL,
    made_at    INTEGER NOT NULL,
    actor      TEXT    NOT NULL,
    credential TEXT    NOT NULL,
    request_id TEXT    NOT NULL,
    address    TEXT    NOT NULL,
    action     TEXT    NOT NULL,
    target     TEXT    NOT NULL,
    outcome    TEXT    NOT NULL,
    detail     TEXT    NOT NULL,
    hash       TEXT    NOT NULL
) STRICT;

CREATE INDEX audit_of_trail ON audit (trail, sequence);

CREATE TABLE audit_head (
    trail         TEXT    NOT NULL PRIMARY KEY,
    last_sequence INTEGER NOT NULL,
    last_hash     TEXT    NOT NULL,
    base_sequence INTEGER NOT NULL,
    base_hash     TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE change_request (
    tenant           TEXT    NOT NULL,
    id               TEXT    NOT NULL,
    zone_key         BLOB    NOT NULL,
    digest           BLOB    NOT NULL,
    base_serial      INTEGER NOT NULL,
    soa_rdata_before BLOB    NOT NULL,
    soa_ttl_before   INTEGER NOT NULL,
    soa_rdata        BLOB    NOT NULL,
    soa_ttl          INTEGER NOT NULL,
    removed          BLOB    NOT NULL,
    added            BLOB    NOT NULL,
    warning_count    INTEGER NOT NULL,
    warnings         TEXT    NOT NULL,
    rule             TEXT    NOT NULL,
    approvals_needed INTEGER NOT NULL,
    author           TEXT    NOT NULL,
    reason           TEXT    NOT NULL,
    created_at       INTEGER NOT NULL,
    expires_at       INTEGER NOT NULL,
    comments         TEXT    NOT NULL,
    approvals        TEXT    NOT NULL,
    state            TEXT    NOT NULL,
    decided_by       TEXT    NOT NULL,
    decided_at       INTEGER NOT NULL,
    serial           INTEGER NOT NULL, kind            TEXT    NOT NULL DEFAULT 'change', rrset_count     INTEGER NOT NULL DEFAULT 0, caution_count   INTEGER NOT NULL DEFAULT 0, cautions        TEXT    NOT NULL DEFAULT '', settings_before TEXT    NOT NULL DEFAULT '', settings        TEXT    NOT NULL DEFAULT '', apply_at        INTEGER NOT NULL DEFAULT 0, octets INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX change_request_due ON change_request (state, apply_at, expires_at) WHERE state = 'scheduled';

CREATE INDEX change_request_ended ON change_request (state, decided_at);

CREATE INDEX change_request_open ON change_request (state, expires_at);

CREATE INDEX change_request_room ON change_request (tenant, decided_at, state, expires_at, octets);

CREATE TABLE dead_letter (
    webhook_id      TEXT    NOT NULL,
    change_sequence INTEGER NOT NULL,
    attempts        INTEGER NOT NULL,
    error           TEXT    NOT NULL,
    given_up_at     INTEGER NOT NULL,
    is_replayed     INTEGER NOT NULL,
    PRIMARY KEY (webhook_id, change_sequence)
) STRICT, WITHOUT ROWID;

CREATE INDEX dead_letter_by_event ON dead_letter (change_sequence);

CREATE TABLE dnssec_report (
    zone_id     INTEGER NOT NULL REFERENCES zone (id),
    pop_id      TEXT    NOT NULL,
    ds_rdata    BLOB    NOT NULL,
    reported_at INTEGER NOT NULL,
    PRIMARY KEY (zone_id, pop_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX dnssec_report_of_pop ON dnssec_report (pop_id);

CREATE TABLE event (
    change_sequence INTEGER NOT NULL PRIMARY KEY,
    tenant          TEXT    NOT NULL,
    name_key        BLOB    NOT NULL,
    type            TEXT    NOT NULL,
    serial          INTEGER NOT NULL,
    actor           TEXT    NOT NULL,
    request_id      TEXT    NOT NULL,
    reason          TEXT    NOT NULL,
    committed_at    INTEGER NOT NULL
, credential TEXT NOT NULL DEFAULT '', subject TEXT NOT NULL DEFAULT '', agreement TEXT NOT NULL DEFAULT '') STRICT;

CREATE INDEX event_by_tenant ON event (tenant);

CREATE INDEX event_of_deletion ON event (name_key, change_sequence) WHERE type = 'zone.deleted';

CREATE TABLE keyed_answer (
    tenant      TEXT    NOT NULL,
    request_key TEXT    NOT NULL,
    fingerprint TEXT    NOT NULL,
    answer      TEXT    NOT NULL,
    given_at    INTEGER NOT NULL,
    PRIMARY KEY (tenant, request_key)
) STRICT;

CREATE INDEX keyed_answer_given ON keyed_answer (given_at);

CREATE INDEX keyed_answer_of_tenant ON keyed_answer (tenant, given_at);

CREATE TABLE keyed_change (
    tenant          TEXT    NOT NULL,
    request_key     TEXT    NOT NULL,
    name_key        BLOB    NOT NULL,
    fingerprint     TEXT    NOT NULL,
    change_sequence INTEGER NOT NULL,
    warning_count   INTEGER NOT NULL,
    warnings        TEXT    NOT NULL,
    made_at         INTEGER NOT NULL,
    PRIMARY KEY (tenant, request_key, name_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX keyed_change_made ON keyed_change (made_at);

CREATE TABLE keyed_room (
    tenant  TEXT    NOT NULL PRIMARY KEY,
    answers INTEGER NOT NULL,
    octets  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE meta (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE nameserver_of_set (
    tenant    TEXT    NOT NULL,
    set_name  TEXT    NOT NULL,
    place     INTEGER NOT NULL,
    name      TEXT    NOT NULL,
    addresses TEXT,
    PRIMARY KEY (tenant, set_name, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE piece (
    zone_id   INTEGER NOT NULL REFERENCES zone (id),
    owner_key BLOB    NOT NULL,
    rrsets    BLOB    NOT NULL, checksum INTEGER,
    PRIMARY KEY (zone_id, owner_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE plan (
    id               INTEGER PRIMARY KEY,
    tenant           TEXT    NOT NULL,
    zone_key         BLOB    NOT NULL,
    digest           BLOB    NOT NULL,
    base_serial      INTEGER NOT NULL,
    octets           INTEGER NOT NULL,
    planned_at       INTEGER NOT NULL,
    expires_at       INTEGER NOT NULL,
    actor            TEXT    NOT NULL,
    soa_rdata_before BLOB    NOT NULL,
    soa_ttl_before   INTEGER NOT NULL,
    soa_rdata        BLOB    NOT NULL,
    soa_ttl          INTEGER NOT NULL,
    warning_count    INTEGER NOT NULL,
    caution_count    INTEGER NOT NULL,
    removed          BLOB    NOT NULL,
    added            BLOB    NOT NULL,
    UNIQUE (tenant, zone_key, digest)
) STRICT;

CREATE INDEX plan_by_expiry ON plan (expires_at);

CREATE TABLE plan_finding (
    plan_id INTEGER NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    place   INTEGER NOT NULL,
    code    TEXT    NOT NULL,
    owner   TEXT    NOT NULL,
    type    INTEGER NOT NULL,
    detail  TEXT    NOT NULL,
    line    INTEGER NOT NULL,
    PRIMARY KEY (plan_id, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE pop (
    id         TEXT    NOT NULL PRIMARY KEY,
    started_at INTEGER NOT NULL,
    heard_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE pop_zone (
    zone_id       INTEGER NOT NULL REFERENCES zone (id),
    pop_id        TEXT    NOT NULL REFERENCES pop (id),
    serial        INTEGER,
    served_serial INTEGER,
    loaded_at     INTEGER,
    error         TEXT, loads BLOB NOT NULL DEFAULT x'',
    PRIMARY KEY (zone_id, pop_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX pop_zone_of_pop ON pop_zone (pop_id);

CREATE TABLE quota_plan (
    name   TEXT NOT NULL,
    what   TEXT NOT NULL,
    amount TEXT NOT NULL,
    PRIMARY KEY (name, what)
) STRICT, WITHOUT ROWID;

CREATE TABLE review_rules (
    tenant TEXT NOT NULL PRIMARY KEY,
    rules  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE tenant_plan (
    tenant TEXT NOT NULL,
    what   TEXT NOT NULL,
    amount TEXT NOT NULL,
    PRIMARY KEY (tenant, what)
) STRICT, WITHOUT ROWID;

CREATE INDEX tenant_plan_by_plan ON tenant_plan (amount) WHERE what = 'plan';

CREATE TABLE tenant_requests (
    tenant   TEXT    NOT NULL PRIMARY KEY,
    day      INTEGER NOT NULL,
    requests INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX tenant_requests_by_day ON tenant_requests (day);

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

CREATE TABLE tenant_usage (
    tenant TEXT    NOT NULL PRIMARY KEY,
    zones  INTEGER NOT NULL
, record_sets INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;

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

CREATE TABLE "version" (
    change_sequence INTEGER NOT NULL PRIMARY KEY,
    zone_id         INTEGER NOT NULL REFERENCES zone (id),
    previous        INTEGER NOT NULL,
    serial          INTEGER NOT NULL,
    soa_rdata       BLOB    NOT NULL,
    soa_ttl         INTEGER NOT NULL,
    rrset_count     INTEGER NOT NULL,
    committed_at    INTEGER NOT NULL,
    tenant          TEXT    NOT NULL,
    kind            TEXT    NOT NULL,
    actor           TEXT    NOT NULL,
    request_id      TEXT    NOT NULL,
    reason          TEXT    NOT NULL,
    credential      TEXT    NOT NULL,
    agreement       TEXT    NOT NULL,
    removed         BLOB,
    added           BLOB
) STRICT;

CREATE TABLE version_mark (
    zone_id         INTEGER NOT NULL REFERENCES zone (id),
    block           INTEGER NOT NULL,
    change_sequence INTEGER NOT NULL,
    committed_at    INTEGER NOT NULL,
    PRIMARY KEY (zone_id, block)
) STRICT, WITHOUT ROWID;

CREATE TABLE webhook (
    tenant           TEXT    NOT NULL,
    id               TEXT    NOT NULL,
    url              TEXT    NOT NULL,
    types            TEXT    NOT NULL,
    name_key         BLOB,
    description      TEXT    NOT NULL,
    secret           TEXT    NOT NULL,
    old_secret       TEXT,
    old_secret_until INTEGER,
    state            TEXT    NOT NULL,
    after_sequence   INTEGER NOT NULL,
    attempts         INTEGER NOT NULL,
    next_attempt_at  INTEGER,
    given_up         INTEGER NOT NULL,
    last_error       TEXT,
    created_at       INTEGER NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX webhook_by_state ON webhook (state);

CREATE TABLE zone (
    id              INTEGER NOT NULL PRIMARY KEY,
    name_key        BLOB    NOT NULL UNIQUE,
    tenant          TEXT    NOT NULL,
    serial          INTEGER NOT NULL,
    soa_rdata       BLOB    NOT NULL,
    soa_ttl         INTEGER NOT NULL,
    rrset_count     INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    changed_at      INTEGER NOT NULL,
    deleted_at      INTEGER,
    change_sequence INTEGER NOT NULL UNIQUE
, serial_policy TEXT NOT NULL DEFAULT 'increment', nameserver_set TEXT, precondition_required INTEGER NOT NULL DEFAULT 0, locks TEXT NOT NULL DEFAULT '', oldest_serial INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE INDEX zone_change_of_tenant ON zone (tenant, change_sequence);

CREATE INDEX zone_deleted ON zone (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE INDEX zone_deleted_of_tenant ON zone (tenant, name_key) WHERE deleted_at IS NOT NULL;

CREATE INDEX zone_of_tenant ON zone (tenant, name_key) WHERE deleted_at IS NULL;

CREATE TABLE zone_below (
    name_key BLOB    NOT NULL,
    tenant   TEXT    NOT NULL,
    zones    INTEGER NOT NULL,
    PRIMARY KEY (name_key, tenant)
) STRICT, WITHOUT ROWID;

CREATE TABLE zone_claim (
    tenant    TEXT    NOT NULL,
    name_key  BLOB    NOT NULL,
    token     TEXT    NOT NULL,
    made_at   INTEGER NOT NULL,
    proven_at INTEGER,
    PRIMARY KEY (tenant, name_key)
) STRICT, WITHOUT ROWID;

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

CREATE INDEX zone_offer_by_end ON zone_offer (expires_at);

CREATE INDEX zone_offer_by_giver ON zone_offer (giver, name_key) WHERE accepted_at IS NULL;

CREATE INDEX zone_offer_by_receiver ON zone_offer (receiver, name_key) WHERE accepted_at IS NULL;

CREATE UNIQUE INDEX zone_offer_standing ON zone_offer (name_key) WHERE accepted_at IS NULL;

