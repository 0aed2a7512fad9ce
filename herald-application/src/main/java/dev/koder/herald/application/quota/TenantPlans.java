package dev.koder.herald.application.quota;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.quota.port.QuotaStore;
import dev.koder.herald.application.zone.ChangeGuards;
import dev.koder.herald.domain.quota.Quota;
import dev.koder.herald.domain.quota.Rates;
import dev.koder.herald.domain.quota.TenantPlan;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.Objection;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneEffect;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The plan of each tenant: the platform's, and what operators have settled for the tenant instead. Safe for use by many threads.
 *
 * <p>What was settled is in memory too, as every request asks for it; one engine uses a store.
 */
public final class TenantPlans implements ChangeGuards {

    private final TenantPlan usual;
    private final QuotaStore store;
    private final Map<TenantId, TenantPlan> own;

    /** Goes by this plan, and by what the store has settled instead. */
    public TenantPlans(TenantPlan usual, QuotaStore store) {
        this.usual = usual;
        this.store = store;
        this.own = new ConcurrentHashMap<>(store.plans());
    }

    /**
     * What a tenant may have, and what it has.
     *
     * @param plan all that counts for it
     * @param own what was settled for it alone
     * @param zones how many it has
     */
    public record Standing(TenantId tenant, TenantPlan plan, TenantPlan own, long zones) {}

    /** How a tenant stands; one that nobody has heard of has nothing. */
    public Standing show(TenantId tenant) {
        TenantPlan mine = own(tenant);
        return new Standing(tenant, usual.overriddenBy(mine), mine, store.zones(tenant));
    }

    /** Settles it for a tenant, from now on. What the tenant has already is left alone, but grows no more. */
    public synchronized Standing settle(TenantId tenant, TenantPlan plan) {
        store.put(tenant, plan);
        if (plan.equals(TenantPlan.NONE)) {
            own.remove(tenant);
        } else {
            own.put(tenant, plan);
        }
        return show(tenant);
    }

    /** The rates that were settled for a tenant alone. */
    public Rates ownRates(TenantId tenant) {
        return own(tenant).rates();
    }

    private TenantPlan own(TenantId tenant) {
        return own.getOrDefault(tenant, TenantPlan.NONE);
    }

    /** Objects to what would make a tenant have more than it may; what makes it less is welcome however much it is. */
    @Override
    public ChangeGuard of(Caller caller) {
        TenantPlan plan = usual.overriddenBy(own(caller.tenant()));
        return plan.quotas().isEmpty()
                ? ChangeGuard.NONE
                : effect -> tooManyZones(plan, effect).or(() -> tooManyRecordSets(plan, effect));
    }

    private static Optional<Objection> tooManyZones(TenantPlan plan, ZoneEffect effect) {
        long wanted = effect.otherZones() + 1;
        return plan.of(Quota.ZONES)
                .filter(most -> effect.isArrival() && wanted > most)
                .map(most -> new Objection.OverQuota(Quota.ZONES, most, effect.otherZones(), wanted));
    }

    private static Optional<Objection> tooManyRecordSets(TenantPlan plan, ZoneEffect effect) {
        long used = effect.before().map(Zone::recordSetCount).orElse(0L);
        long wanted = effect.after().map(Zone::recordSetCount).orElse(0L);
        return plan.of(Quota.RECORD_SETS_PER_ZONE)
                .filter(most -> wanted > most && wanted > used)
                .map(most -> new Objection.OverQuota(Quota.RECORD_SETS_PER_ZONE, most, used, wanted));
    }
}
