package dev.koder.herald.application.audit;

import dev.koder.herald.application.audit.port.AuditLog;
import dev.koder.herald.domain.audit.AuditEntry;
import dev.koder.herald.domain.audit.AuditLink;
import dev.koder.herald.domain.audit.AuditTrail;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Shows trails, from their oldest entry on. Safe for use by many threads. */
public final class ShowAudit {

    /** The most entries that one answer shows. */
    public static final int MAX_LIMIT = 500;

    /** So many entries are looked at for one answer, however few of them are wished for. */
    static final int MOST_LOOKED_AT = 10_000;

    private final AuditLog log;

    /** Shows these trails. */
    public ShowAudit(AuditLog log) {
        this.log = log;
    }

    /**
     * A part of a trail.
     *
     * @param links what was wished for, in order
     * @param next where to go on
     * @param complete whether nothing comes after it yet
     */
    public record Slice(List<AuditLink> links, long next, boolean complete) {}

    /**
     * The entries that are wished for, after this sequence.
     *
     * @param limit at most so many, 1 to {@link #MAX_LIMIT}
     */
    public Slice show(AuditTrail trail, Predicate<AuditEntry> wished, long after, int limit) {
        List<AuditLink> found = new ArrayList<>();
        long next = after;
        for (int looked = 0; looked < MOST_LOOKED_AT; looked += MAX_LIMIT) {
            List<AuditLink> some = log.after(trail, next, MAX_LIMIT);
            for (AuditLink link : some) {
                next = link.head().sequence();
                if (wished.test(link.entry())) {
                    found.add(link);
                }
                if (found.size() == limit) {
                    return new Slice(found, next, false);
                }
            }
            if (some.size() < MAX_LIMIT) {
                return new Slice(found, next, true);
            }
        }
        return new Slice(found, next, false);
    }
}
