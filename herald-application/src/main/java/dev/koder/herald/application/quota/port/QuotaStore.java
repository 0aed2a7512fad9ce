package dev.koder.herald.application.quota.port;

import dev.koder.herald.application.quota.PlanRemoval;
import dev.koder.herald.domain.quota.Holdings;
import dev.koder.herald.domain.quota.PlanName;
import dev.koder.herald.domain.quota.Subscription;
import dev.koder.herald.domain.quota.TenantPlan;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.LocalDate;
import java.util.Map;

/**
 * Keeps the plans that tenants share, and what single tenants may have more or less of than others, and knows what they have. Safe for
 * use by many threads.
 *
 * <p>Any call may throw {@link dev.koder.herald.application.port.StoreUnavailableException}; then nothing was written.
 */
public interface QuotaStore {

    /** What has been settled for single tenants. */
    Map<TenantId, Subscription> subscriptions();

    /**
     * Settles it for a tenant in the place of what was; {@link Subscription#NONE} to settle nothing.
     *
     * @return false where it names a plan that there is not; nothing is settled then
     */
    boolean put(TenantId tenant, Subscription subscription);

    /** The plans that tenants share. */
    Map<PlanName, TenantPlan> sharedPlans();

    /** Keeps a plan that tenants share, in the place of the one of this name. */
    void putShared(PlanName name, TenantPlan plan);

    /** Removes a plan that no tenant has been given. */
    PlanRemoval removeShared(PlanName name);

    /** What a tenant has. The answer takes as long for much as for little. */
    Holdings holdings(TenantId tenant);

    /** How many requests tenants had made on a day when they were last noted. */
    Map<TenantId, Long> requests(LocalDate day);

    /** Notes how many requests these tenants have made on a day so far. What was noted of earlier days is forgotten. */
    void countRequests(LocalDate day, Map<TenantId, Long> requests);
}
