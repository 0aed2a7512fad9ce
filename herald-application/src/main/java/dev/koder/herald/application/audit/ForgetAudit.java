package dev.koder.herald.application.audit;

import dev.koder.herald.application.audit.port.AuditLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Keeps the trails from growing without end. Safe for use by many threads. */
public final class ForgetAudit {

    private static final int ENTRIES_AT_ONCE = 2000;

    private final AuditLog log;
    private final InstantSource clock;
    private final Duration keep;

    /**
     * Forgets by this policy.
     *
     * @param keep for how long every entry is kept
     */
    public ForgetAudit(AuditLog log, InstantSource clock, Duration keep) {
        this.log = log;
        this.clock = clock;
        this.keep = keep;
    }

    /** Goes from the oldest entry on, a few at a time, so that other writes go on between. */
    public void run() {
        Instant now = clock.instant();
        boolean isMore = true;
        while (isMore && !Thread.currentThread().isInterrupted()) {
            isMore = log.forget(now.minus(keep), now, ENTRIES_AT_ONCE);
        }
    }
}
