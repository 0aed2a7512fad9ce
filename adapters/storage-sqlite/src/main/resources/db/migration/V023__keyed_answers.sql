PRAGMA user_version = 23;

-- What requests that may be sent again were answered, as whoever gave the answer wrote it down. Whether a change was made is told by
-- keyed_change, which is written with the change; an answer is written after it, and may be missing.
CREATE TABLE keyed_answer (
    tenant      TEXT    NOT NULL,
    request_key TEXT    NOT NULL,
    fingerprint TEXT    NOT NULL,
    answer      TEXT    NOT NULL,
    given_at    INTEGER NOT NULL,
    PRIMARY KEY (tenant, request_key)
) STRICT;

CREATE INDEX keyed_answer_given ON keyed_answer (given_at);
