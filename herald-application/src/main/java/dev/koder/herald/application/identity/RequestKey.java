package dev.koder.herald.application.identity;

import dev.koder.herald.domain.zone.IdempotencyKey;

/** The idempotency key of a request that is still being read. Used by the thread that reads it. */
@FunctionalInterface
public interface RequestKey {

    /** The key, with the fingerprint of the request: to be asked for once all of the request was read. */
    IdempotencyKey known();
}
