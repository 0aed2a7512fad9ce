package dev.koder.herald.adapter.storage.memory;

import dev.koder.herald.application.plan.port.PlanStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.plan.PlanId;
import dev.koder.herald.domain.plan.PlanLimits;
import dev.koder.herald.domain.plan.Prospect;
import dev.koder.herald.domain.plan.ZonePlan;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans in lists, the earliest first. */
final class MemoryPlanStore implements PlanStore {

    private final Platform platform;

    MemoryPlanStore(Platform platform) {
        this.platform = platform;
    }

    @Override
    public boolean keep(TenantId tenant, ZonePlan plan, PlanLimits limits) {
        synchronized (platform) {
            forgetExpired(plan.plannedAt());
            List<ZonePlan> kept = plans(tenant);
            kept.removeIf(other -> isSame(other, plan));
            if (!hasRoom(kept, plan, limits)) {
                kept.removeIf(other -> !isAtItsBase(tenant, other.prospect()));
            }
            boolean isRoom = hasRoom(kept, plan, limits);
            if (isRoom) {
                kept.add(plan);
                platform.changed();
            }
            return isRoom;
        }
    }

    private List<ZonePlan> plans(TenantId tenant) {
        return platform.plans.computeIfAbsent(tenant, nobody -> new ArrayList<>());
    }

    private static boolean isSame(ZonePlan there, ZonePlan plan) {
        return there.prospect().zone().equals(plan.prospect().zone())
                && there.id().equals(plan.id());
    }

    private static boolean hasRoom(List<ZonePlan> kept, ZonePlan plan, PlanLimits limits) {
        long octets = kept.stream().mapToLong(MemoryPlanStore::octets).sum() + octets(plan);
        return limits.allow(kept.size() + 1L, octets);
    }

    private static long octets(ZonePlan plan) {
        return plan.prospect().octets().length;
    }

    private boolean isAtItsBase(TenantId tenant, Prospect prospect) {
        return platform.find(tenant, prospect.zone())
                .filter(kept -> kept.zone().serial().equals(prospect.base()))
                .isPresent();
    }

    @Override
    public Optional<ZonePlan> find(TenantId tenant, DomainName zone, PlanId id, Instant at) {
        synchronized (platform) {
            return plans(tenant).stream()
                    .filter(plan ->
                            plan.id().equals(id) && plan.prospect().zone().equals(zone))
                    .filter(plan -> !plan.isExpired(at))
                    .findFirst();
        }
    }

    @Override
    public void forgetExpired(Instant at) {
        synchronized (platform) {
            platform.plans.values().forEach(plans -> plans.removeIf(plan -> plan.isExpired(at)));
        }
    }
}
