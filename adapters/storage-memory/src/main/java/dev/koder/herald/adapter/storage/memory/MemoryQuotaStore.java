package dev.koder.herald.adapter.storage.memory;

import dev.koder.herald.application.quota.PlanRemoval;
import dev.koder.herald.application.quota.port.QuotaStore;
import dev.koder.herald.domain.quota.Holdings;
import dev.koder.herald.domain.quota.PlanName;
import dev.koder.herald.domain.quota.Subscription;
import dev.koder.herald.domain.quota.TenantPlan;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** What tenants may have, in maps. */
final class MemoryQuotaStore implements QuotaStore {

    private final Platform platform;

    MemoryQuotaStore(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Map<TenantId, Subscription> subscriptions() {
        synchronized (platform) {
            return Map.copyOf(platform.subscriptions);
        }
    }

    @Override
    public boolean put(TenantId tenant, Subscription subscription) {
        synchronized (platform) {
            boolean isKnown =
                    subscription.plan().map(platform.sharedPlans::containsKey).orElse(true);
            if (isKnown) {
                settle(tenant, subscription);
            }
            return isKnown;
        }
    }

    private void settle(TenantId tenant, Subscription subscription) {
        if (subscription.equals(Subscription.NONE)) {
            platform.subscriptions.remove(tenant);
        } else {
            platform.subscriptions.put(tenant, subscription);
        }
        platform.changed();
    }

    @Override
    public Map<PlanName, TenantPlan> sharedPlans() {
        synchronized (platform) {
            return Map.copyOf(platform.sharedPlans);
        }
    }

    @Override
    public void putShared(PlanName name, TenantPlan plan) {
        synchronized (platform) {
            platform.sharedPlans.put(name, plan);
            platform.changed();
        }
    }

    @Override
    public PlanRemoval removeShared(PlanName name) {
        synchronized (platform) {
            boolean isUsed = platform.subscriptions.values().stream()
                    .anyMatch(subscription -> subscription.plan().equals(Optional.of(name)));
            if (isUsed) {
                return PlanRemoval.IN_USE;
            }
            if (platform.sharedPlans.remove(name) == null) {
                return PlanRemoval.NO_SUCH_PLAN;
            }
            platform.changed();
            return PlanRemoval.REMOVED;
        }
    }

    @Override
    public Holdings holdings(TenantId tenant) {
        synchronized (platform) {
            return platform.holdings(tenant);
        }
    }

    @Override
    public Map<TenantId, Long> requests(LocalDate day) {
        synchronized (platform) {
            return platform.dayOfRequests == day.toEpochDay() ? Map.copyOf(platform.requests) : Map.of();
        }
    }

    @Override
    public void countRequests(LocalDate day, Map<TenantId, Long> requests) {
        synchronized (platform) {
            if (platform.dayOfRequests != day.toEpochDay()) {
                platform.requests.clear();
                platform.dayOfRequests = day.toEpochDay();
            }
            platform.requests.putAll(requests);
        }
    }
}
