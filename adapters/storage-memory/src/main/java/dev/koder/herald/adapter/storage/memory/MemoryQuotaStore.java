package dev.koder.herald.adapter.storage.memory;

import dev.koder.herald.application.quota.port.QuotaStore;
import dev.koder.herald.domain.quota.TenantPlan;
import dev.koder.herald.domain.tenant.TenantId;
import java.util.Map;

/** What single tenants may have, in a map. */
final class MemoryQuotaStore implements QuotaStore {

    private final Platform platform;

    MemoryQuotaStore(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Map<TenantId, TenantPlan> plans() {
        synchronized (platform) {
            return Map.copyOf(platform.tenantPlans);
        }
    }

    @Override
    public void put(TenantId tenant, TenantPlan plan) {
        synchronized (platform) {
            if (plan.equals(TenantPlan.NONE)) {
                platform.tenantPlans.remove(tenant);
            } else {
                platform.tenantPlans.put(tenant, plan);
            }
        }
    }

    @Override
    public long zones(TenantId tenant) {
        synchronized (platform) {
            return platform.zones(tenant);
        }
    }
}
