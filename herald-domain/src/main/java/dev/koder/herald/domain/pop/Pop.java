package dev.koder.herald.domain.pop;

import java.time.Duration;
import java.time.Instant;

/**
 * A point of presence, as its last report showed it.
 *
 * @param id its name
 * @param startedAt when its program started
 * @param heardAt when the engine last heard from it
 */
public record Pop(PopId id, Instant startedAt, Instant heardAt) {

    /** One that was not heard of for so long counts as silent: three reports have failed to come. */
    public static final Duration SILENT_AFTER = Duration.ofSeconds(95);

    /** From when on it counts as silent, unless it is heard of. */
    public Instant silentFrom() {
        return heardAt.plus(SILENT_AFTER).plusMillis(1);
    }

    /** Whether it is no longer heard of. */
    public boolean isSilentAt(Instant now) {
        return !now.isBefore(silentFrom());
    }
}
