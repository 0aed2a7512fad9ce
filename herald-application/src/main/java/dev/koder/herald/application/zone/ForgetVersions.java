package dev.koder.herald.application.zone;

import dev.koder.herald.application.zone.port.ZoneHistory;
import dev.koder.herald.domain.dns.DomainName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Keeps the history of all zones from growing without end: forgets versions that are old, but for the latest of each zone. Safe
 * for use by many threads.
 */
public final class ForgetVersions {

    private static final int ZONES_AT_ONCE = 200;

    private final ZoneHistory history;
    private final InstantSource clock;
    private final Duration keep;
    private final int least;

    /**
     * Forgets by this policy.
     *
     * @param keep for how long every version is kept
     * @param least how many of each zone are kept however old they are
     */
    public ForgetVersions(ZoneHistory history, InstantSource clock, Duration keep, int least) {
        this.history = history;
        this.clock = clock;
        this.keep = keep;
        this.least = least;
    }

    /** Goes through all zones once, a few at a time, so that other writes go on between. */
    public void run() {
        Instant olderThan = clock.instant().minus(keep);
        Optional<DomainName> after = Optional.empty();
        do {
            after = history.forget(olderThan, least, after, ZONES_AT_ONCE);
        } while (after.isPresent() && !Thread.currentThread().isInterrupted());
    }
}
