package dev.koder.herald.application.event.port;

import dev.koder.herald.application.event.EventSlice;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeId;
import java.time.Instant;
import java.util.Optional;

/**
 * The outbox: what every commit owes the outside world, in the order of commits.
 *
 * <p>Each creation, change and deletion that {@link dev.koder.herald.application.zone.port.ZoneStore} has acknowledged left one
 * event, in the same transaction. A point in the order is named by a change. Safe for use by many threads.
 *
 * <p>Any call may throw {@link dev.koder.herald.application.port.StoreUnavailableException}.
 */
public interface EventLog {

    /**
     * The events after a point.
     *
     * @param tenant only this tenant's; all tenants' when empty
     * @param after the point; before the oldest event that is kept when empty
     * @param limit at most so many, 1 to 500
     */
    EventSlice after(Optional<TenantId> tenant, Optional<ChangeId> after, int limit);

    /** The point that nothing has happened after. */
    ChangeId end();

    /** The point just before the tenant's first event that is kept of this time or later; the end where there is none. */
    ChangeId justBefore(TenantId tenant, Instant time);

    /**
     * Forgets the oldest events, some at a time, so that a short while is enough for it.
     *
     * @param olderThan only events of before this; the first one that is not ends it
     * @param limit at most so many, at least 1
     * @return whether there may be more
     */
    boolean forget(Instant olderThan, int limit);
}
