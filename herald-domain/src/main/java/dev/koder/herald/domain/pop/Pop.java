package dev.koder.herald.domain.pop;

import java.time.Instant;

/**
 * A point of presence, as its last report showed it.
 *
 * @param id its name
 * @param startedAt when its program started
 * @param heardAt when the engine last heard from it
 */
public record Pop(PopId id, Instant startedAt, Instant heardAt) {}
