package dev.koder.herald.application.feed;

import dev.koder.herald.application.feed.port.ZoneDirectory;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.identity.Permission;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Tells which zones changed after a point, and waits for the next change where none did.
 *
 * <p>A point of presence sees the zones of all tenants, everybody else those of its own tenant. Safe for use by many
 * threads; a caller that waits costs a parked virtual thread.
 */
public final class FollowFeed {

    /** The most zones that one answer tells of. */
    public static final int MAX_LIMIT = 500;

    /** The longest a caller may wait. */
    public static final Duration MAX_WAIT = Duration.ofSeconds(60);

    private final ZoneDirectory directory;
    private final CommitBell bell;
    private final LongSupplier nanos;

    /**
     * Follows the changes of this directory, woken by this bell.
     *
     * @param nanos a clock that nobody sets, for waits
     */
    public FollowFeed(ZoneDirectory directory, CommitBell bell, LongSupplier nanos) {
        this.directory = directory;
        this.bell = bell;
        this.nanos = nanos;
    }

    /**
     * What changed after {@code after}; the beginning when empty.
     *
     * @param limit at most so many zones, 1 to {@link #MAX_LIMIT}
     * @param wait how long to wait for a change where there is none; zero for not at all
     * @throws InterruptedException where the waiting thread is told to give up
     */
    public FeedSlice follow(Caller caller, Optional<FeedCursor> after, int limit, Duration wait)
            throws InterruptedException {
        Optional<TenantId> tenant = caller.may(Permission.POP) ? Optional.empty() : Optional.of(caller.tenant());
        return bell.watch(
                () -> directory.changedAfter(tenant, after, limit), FollowFeed::isEmpty, Deadline.in(wait, nanos));
    }

    private static boolean isEmpty(FeedSlice slice) {
        return slice instanceof FeedSlice.Changes changes && changes.zones().isEmpty();
    }
}
