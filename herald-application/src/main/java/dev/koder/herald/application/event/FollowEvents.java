package dev.koder.herald.application.event;

import dev.koder.herald.application.event.port.EventLog;
import dev.koder.herald.application.feed.CommitBell;
import dev.koder.herald.application.feed.Deadline;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.domain.zone.ChangeId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Tells the caller's tenant what happened to its zones after a point, and waits for the next event where nothing did.
 *
 * <p>Safe for use by many threads; a caller that waits costs a parked virtual thread.
 */
public final class FollowEvents {

    /** The most events that one answer tells. */
    public static final int MAX_LIMIT = 500;

    /** The longest a caller may wait. */
    public static final Duration MAX_WAIT = Duration.ofSeconds(60);

    private final EventLog events;
    private final CommitBell bell;
    private final LongSupplier nanos;

    /**
     * Follows this log, woken by this bell.
     *
     * @param nanos a clock that nobody sets, for waits
     */
    public FollowEvents(EventLog events, CommitBell bell, LongSupplier nanos) {
        this.events = events;
        this.bell = bell;
        this.nanos = nanos;
    }

    /**
     * What happened after {@code after}; since the oldest event that is kept when empty.
     *
     * @param limit at most so many events, 1 to {@link #MAX_LIMIT}
     * @param wait how long to wait for an event where there is none; zero for not at all
     * @throws InterruptedException where the waiting thread is told to give up
     */
    public EventSlice follow(Caller caller, Optional<ChangeId> after, int limit, Duration wait)
            throws InterruptedException {
        return bell.watch(
                () -> events.after(Optional.of(caller.tenant()), after, limit),
                FollowEvents::isEmpty,
                Deadline.in(wait, nanos));
    }

    private static boolean isEmpty(EventSlice slice) {
        return slice instanceof EventSlice.Events events && events.list().isEmpty();
    }
}
