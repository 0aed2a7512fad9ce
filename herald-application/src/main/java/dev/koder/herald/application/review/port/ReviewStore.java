package dev.koder.herald.application.review.port;

import dev.koder.herald.application.review.ReviewStep;
import dev.koder.herald.domain.review.ChangeRequest;
import dev.koder.herald.domain.review.RequestId;
import dev.koder.herald.domain.review.ReviewRules;
import dev.koder.herald.domain.tenant.TenantId;
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

    /** Puts a tenant's rules in the place of those that it has. */
    void put(TenantId tenant, ReviewRules rules);

    /**
     * Adds a change request.
     *
     * @param most so many open ones a tenant may have
     * @return whether there was room for it
     */
    boolean add(TenantId tenant, ChangeRequest.Pending request, int most, ReviewStep step);

    /** One change request of the tenant's, as it was stored: what is over may be open still. */
    Optional<ChangeRequest> find(TenantId tenant, RequestId id);

    /**
     * A page of the tenant's change requests, in the order of their names.
     *
     * @param after only those after this one
     * @param limit at most so many, 1 to 500
     */
    List<ChangeRequest> list(TenantId tenant, Optional<RequestId> after, int limit);

    /**
     * Puts a change request as it is next in the place of itself, provided that it is still as expected.
     *
     * @return whether it was
     */
    boolean replace(TenantId tenant, ChangeRequest expected, ChangeRequest next, ReviewStep step);
}
