package dev.koder.herald.application.event;

import dev.koder.herald.application.event.port.EventLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Keeps the log of events from growing without end. Safe for use by many threads. */
public final class ForgetEvents {

    private static final int EVENTS_AT_ONCE = 2000;

    private final EventLog events;
    private final InstantSource clock;
    private final Duration keep;

    /**
     * Forgets by this policy.
     *
     * @param keep for how long every event is kept
     */
    public ForgetEvents(EventLog events, InstantSource clock, Duration keep) {
        this.events = events;
        this.clock = clock;
        this.keep = keep;
    }

    /** Goes from the oldest event on, a few at a time, so that other writes go on between. */
    public void run() {
        Instant olderThan = clock.instant().minus(keep);
        boolean isMore = true;
        while (isMore && !Thread.currentThread().isInterrupted()) {
            isMore = events.forget(olderThan, EVENTS_AT_ONCE);
        }
    }
}
