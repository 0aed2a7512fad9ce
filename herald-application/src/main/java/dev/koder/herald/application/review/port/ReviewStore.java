package dev.koder.herald.application.review.port;

import dev.koder.herald.application.review.AgreedWish;
import dev.koder.herald.application.review.Making;
import dev.koder.herald.application.review.RequestPage;
import dev.koder.herald.application.review.ReviewStep;
import dev.koder.herald.domain.plan.PlanId;
import dev.koder.herald.domain.review.ChangeRequest;
import dev.koder.herald.domain.review.ChangeRequestLimits;
import dev.koder.herald.domain.review.RequestId;
import dev.koder.herald.domain.review.ReviewRules;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps tenants' rules of review and their change requests. Each step of a request leaves an event, written with it or not at all.
 * What a call has acknowledged survives the death of the process and of the machine. Safe for use by many threads.
 *
 * <p>Any call may throw {@link dev.koder.herald.application.port.StoreUnavailableException}; then nothing was written.
 */
public interface ReviewStore {

    /** The rules of all tenants that have any. */
    Map<TenantId, ReviewRules> rules();

    /**
     * Puts a tenant's rules in the place of those that it has, which leaves an event, unless they are the same.
     *
     * @return whether they are others
     */
    boolean put(TenantId tenant, ReviewRules rules, ReviewStep step);

    /**
     * Adds a change request. Others of the tenant's that have ended make room for it, those that ended earliest first.
     *
     * @return whether there was room for one more that is open
     */
    boolean add(TenantId tenant, ChangeRequest.Pending request, ChangeRequestLimits limits, ReviewStep step);

    /** How many of a tenant's are open at this time. */
    long countOpen(TenantId tenant, Instant at);

    /** An open request of this author's for the change of this digest, at this time. */
    Optional<RequestId> twin(TenantId tenant, PlanId digest, Actor author, Instant at);

    /** One change request of the tenant's, as it was stored: what is over may be open still. */
    Optional<ChangeRequest> find(TenantId tenant, RequestId id);

    /**
     * A page of the tenant's change requests, in the order of their names.
     *
     * @param after only those after this one
     * @param limit at most so many, 1 to 500; fewer where their changes are large, but one at least
     */
    RequestPage list(TenantId tenant, Optional<RequestId> after, int limit);

    /**
     * Puts a change request as it is next in the place of itself, provided that it is still as expected.
     *
     * @return whether it was
     */
    boolean replace(TenantId tenant, ChangeRequest expected, ChangeRequest next, ReviewStep step);

    /** What became of the wish to have a change request seen anew. */
    enum Rebase {
        DONE,
        /** It was not as expected any more. */
        OVERTAKEN,
        /** There is no room for it among those that are open. */
        NO_ROOM
    }

    /**
     * Puts a change request that is seen anew in the place of itself, provided that it is still as expected, and that there is room for it
     * as for one that is added.
     */
    Rebase rebase(
            TenantId tenant,
            ChangeRequest expected,
            ChangeRequest.Pending next,
            ChangeRequestLimits limits,
            ReviewStep step);

    /**
     * Makes what was agreed to and has its request go on as {@link AgreedWish#turn} says, both or neither, provided that the request
     * is still as expected.
     */
    Making make(AgreedWish wish);

    /** A change request, and whose. */
    record Kept(TenantId tenant, ChangeRequest request) {}

    /** Some scheduled requests of all tenants that are to be made at this time or before, and are not over: the earliest first. */
    List<Kept> due(Instant at, int limit);

    /** Some open requests of all tenants that are over at this time. */
    List<Kept> overdue(Instant at, int limit);

    /**
     * Forgets some requests that ended before this time.
     *
     * @return how many; 0 when there are no more
     */
    int forget(Instant endedBefore, int limit);
}
