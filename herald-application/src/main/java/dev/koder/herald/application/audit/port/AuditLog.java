package dev.koder.herald.application.audit.port;

import dev.koder.herald.domain.audit.AuditEntry;
import dev.koder.herald.domain.audit.AuditLink;
import dev.koder.herald.domain.audit.AuditTrail;
import java.time.Instant;
import java.util.List;

/**
 * The trails of who did what. Entries are only ever added, each tied to the one before it in its trail; the oldest are forgotten. Safe
 * for use by many threads.
 *
 * <p>Every {@linkplain dev.koder.herald.domain.event.Event event} is an entry of its tenant's trail too, written with it or not at
 * all: whoever stores the one stores the other.
 *
 * <p>Any call may throw {@link dev.koder.herald.application.port.StoreUnavailableException}; then nothing was written.
 */
public interface AuditLog {

    /** Adds these entries, all of them or none, each at the end of its trail. */
    void append(List<AuditEntry> entries);

    /**
     * A part of a trail, in its order.
     *
     * @param after only entries after this sequence; 0 for all that are kept
     * @param limit at most so many, 1 to 500
     */
    List<AuditLink> after(AuditTrail trail, long after, int limit);

    /**
     * Forgets entries that are older, the oldest of all trails first. Each trail that loses some gets an entry that names the last one it lost.
     *
     * @param at now
     * @param limit looks at no more than so many
     * @return whether there may be more
     */
    boolean forget(Instant olderThan, Instant at, int limit);
}
