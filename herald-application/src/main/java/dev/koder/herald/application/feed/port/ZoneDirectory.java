package dev.koder.herald.application.feed.port;

import dev.koder.herald.application.feed.FeedCursor;
import dev.koder.herald.application.feed.FeedSlice;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.tenant.TenantId;
import java.util.Optional;

/**
 * The only look-ups that go across tenants, in one small place. Safe for use by many threads.
 *
 * <p>Any call may throw {@link dev.koder.herald.application.port.StoreUnavailableException}.
 */
public interface ZoneDirectory {

    /** Who owns this zone; empty where there is none, or it is deleted. */
    Optional<TenantId> locate(DomainName zone);

    /**
     * The zones that changed after a point in the order of all changes, each once, however often it changed; in the
     * order of their latest change. Deleted zones are among them.
     *
     * @param tenant only this tenant's zones; all tenants' when empty
     * @param after the point; the beginning when empty
     * @param limit at most so many, 1 to 500
     */
    FeedSlice changedAfter(Optional<TenantId> tenant, Optional<FeedCursor> after, int limit);

    /** How many zones there are, deleted ones left out. */
    long count();
}
