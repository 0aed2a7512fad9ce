package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.domain.review.ChangeRequestLimits;
import dev.koder.herald.domain.review.RequestId;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The room that one tenant's change requests have, in a transaction of the writer. */
final class RequestRoom {

    private final Session session;
    private final TenantId tenant;
    private final ChangeRequestLimits limits;

    RequestRoom(Session session, TenantId tenant, ChangeRequestLimits limits) {
        this.session = session;
        this.tenant = tenant;
        this.limits = limits;
    }

    /** So many requests, and what they take. */
    private record Amount(long count, long octets) {

        Amount plus(long more) {
            return new Amount(count + 1, octets + more);
        }

        Amount without(long less) {
            return new Amount(count - 1, octets - less);
        }
    }

    /** How many of a tenant's are open at this time. */
    static long countOpen(Session session, TenantId tenant, Instant at) {
        return session.number(ReviewSql.OPEN, tenant.value(), Nanoseconds.of(at));
    }

    /** Whether one more of so many octets can be open now. */
    boolean isThereFor(long octets, Instant at) {
        Amount open = amount(ReviewSql.OPEN, tenant.value(), Nanoseconds.of(at)).plus(octets);
        return limits.allowOpen(open.count(), open.octets());
    }

    /** Forgets those that have ended, the earliest first, until one of so many octets can be kept besides the others. */
    void make(long octets) {
        Amount kept = amount(ReviewSql.KEPT, tenant.value()).plus(octets);
        List<RequestId> forgotten = new ArrayList<>();
        try (Rows ended = session.rows(ReviewSql.ENDED_OF_TENANT, tenant.value())) {
            while (!limits.allowKept(kept.count(), kept.octets()) && ended.next()) {
                forgotten.add(new RequestId(ended.text(1)));
                kept = kept.without(ended.number(2));
            }
        }
        forgotten.forEach(new ReviewRows(session, tenant)::remove);
    }

    private Amount amount(String sql, Object... values) {
        try (Rows row = session.rows(sql, values)) {
            return row.next() ? new Amount(row.number(1), row.number(2)) : new Amount(0, 0);
        }
    }
}
