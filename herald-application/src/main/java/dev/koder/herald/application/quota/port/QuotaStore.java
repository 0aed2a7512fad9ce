package dev.koder.herald.application.quota.port;

import dev.koder.herald.domain.quota.TenantPlan;
import dev.koder.herald.domain.tenant.TenantId;
import java.util.Map;

/**
 * Keeps what single tenants may have more or less of than others, and knows what they have. Safe for use by many threads.
 *
 * <p>Any call may throw {@link dev.koder.herald.application.port.StoreUnavailableException}; then nothing was written.
 */
public interface QuotaStore {

    /** What has been settled, by tenant. */
    Map<TenantId, TenantPlan> plans();

    /** Settles it for a tenant in the place of what was; {@link TenantPlan#NONE} to settle nothing. */
    void put(TenantId tenant, TenantPlan plan);

    /** How many zones a tenant has, those that are deleted left out. The answer takes as long for many as for few. */
    long zones(TenantId tenant);
}
