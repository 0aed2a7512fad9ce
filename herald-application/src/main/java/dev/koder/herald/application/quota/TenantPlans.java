package dev.koder.herald.application.quota;

import dev.koder.herald.application.audit.Deed;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.quota.port.QuotaStore;
import dev.koder.herald.application.zone.ChangeGuards;
import dev.koder.herald.domain.quota.Holdings;
import dev.koder.herald.domain.quota.PlanName;
import dev.koder.herald.domain.quota.Quota;
import dev.koder.herald.domain.quota.Rates;
import dev.koder.herald.domain.quota.Subscription;
import dev.koder.herald.domain.quota.TenantPlan;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.Objection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The plan of each tenant: the platform's; what the plan that it shares with others, or the one of all who have no other, says
 * instead; and what operators have settled for it alone. Safe for use by many threads.
 *
 * <p>What was settled is in memory too, as every request asks for it, for those tenants alone of whom something was; one engine
 * uses a store.
 */
public final class TenantPlans implements ChangeGuards {

    private final TenantPlan usual;
    private final QuotaStore store;
    private final Map<TenantId, Subscription> subscriptions;
    private final Map<PlanName, TenantPlan> shared;

    /** One for all tenants that have a plan and nothing of their own: there may be many of them. */
    private final Map<PlanName, Subscription> alike = new ConcurrentHashMap<>();

    /** Goes by this plan, and by what the store has settled instead. */
    public TenantPlans(TenantPlan usual, QuotaStore store) {
        this.usual = usual;
        this.store = store;
        this.subscriptions = new ConcurrentHashMap<>();
        this.shared = new ConcurrentHashMap<>(store.sharedPlans());
        store.subscriptions().forEach((tenant, settled) -> subscriptions.put(tenant, alike(settled)));
    }

    private Subscription alike(Subscription settled) {
        return settled.own().equals(TenantPlan.NONE)
                ? settled.plan()
                        .map(plan -> alike.computeIfAbsent(plan, first -> settled))
                        .orElse(settled)
                : settled;
    }

    /**
     * What a tenant may have, and what it has.
     *
     * @param plan all that counts for it
     * @param settled what was settled for it
     */
    public record Standing(TenantId tenant, TenantPlan plan, Subscription settled, Holdings holdings) {}

    /** How a tenant stands; one that nobody has heard of has nothing. */
    public Standing show(TenantId tenant) {
        return new Standing(tenant, plan(tenant), subscription(tenant), store.holdings(tenant));
    }

    private Subscription subscription(TenantId tenant) {
        return subscriptions.getOrDefault(tenant, Subscription.NONE);
    }

    /** All that counts for a tenant. */
    private TenantPlan plan(TenantId tenant) {
        Subscription settled = subscription(tenant);
        TenantPlan common = shared.getOrDefault(settled.plan().orElse(PlanName.DEFAULT), TenantPlan.NONE);
        return usual.overriddenBy(common).overriddenBy(settled.own());
    }

    /** How much of something a tenant may have, where there is a limit. */
    public Optional<Long> quota(TenantId tenant, Quota quota) {
        Subscription settled = subscription(tenant);
        return settled.own()
                .of(quota)
                .or(() -> Optional.ofNullable(shared.get(settled.plan().orElse(PlanName.DEFAULT)))
                        .flatMap(common -> common.of(quota)))
                .or(() -> usual.of(quota));
    }

    /** The rates of a tenant, where they are not the platform's. */
    public Rates ownRates(TenantId tenant) {
        Subscription settled = subscription(tenant);
        Rates common = shared.getOrDefault(settled.plan().orElse(PlanName.DEFAULT), TenantPlan.NONE)
                .rates();
        Rates own = settled.own().rates();
        return own.equals(Rates.NONE) ? common : common.overriddenBy(own);
    }

    /**
     * Settles it for a tenant, from now on. What the tenant has already is left alone, but grows no more. Empty where it names a
     * plan that there is not.
     */
    public synchronized Optional<Standing> settle(TenantId tenant, Subscription subscription) {
        Deed.say("from", subscription(tenant).words());
        Deed.say("to", subscription.words());
        if (!store.put(tenant, subscription)) {
            return Optional.empty();
        }
        if (subscription.equals(Subscription.NONE)) {
            subscriptions.remove(tenant);
        } else {
            subscriptions.put(tenant, alike(subscription));
        }
        return Optional.of(show(tenant));
    }

    /** The plans that tenants share. */
    public SortedMap<String, TenantPlan> sharedPlans() {
        SortedMap<String, TenantPlan> plans = new TreeMap<>();
        shared.forEach((name, plan) -> plans.put(name.value(), plan));
        return plans;
    }

    /** One of them. */
    public Optional<TenantPlan> sharedPlan(PlanName name) {
        return Optional.ofNullable(shared.get(name));
    }

    /** Keeps a plan that tenants share; it counts at once for all who have it. */
    public synchronized void putShared(PlanName name, TenantPlan plan) {
        say(name);
        Deed.say("to", plan.words());
        store.putShared(name, plan);
        shared.put(name, plan);
    }

    /** Removes a plan that no tenant has been given. */
    public synchronized PlanRemoval removeShared(PlanName name) {
        say(name);
        PlanRemoval removal = store.removeShared(name);
        if (removal == PlanRemoval.REMOVED) {
            shared.remove(name);
            alike.remove(name);
        }
        return removal;
    }

    private void say(PlanName name) {
        sharedPlan(name).ifPresent(before -> Deed.say("from", before.words()));
    }

    /** Objects to what would make a tenant have more than it may; what makes it less is welcome however much it is. */
    @Override
    public ChangeGuard of(Caller caller) {
        QuotaGuard guard = new QuotaGuard(plan(caller.tenant()));
        return guard.isNeeded() ? guard : ChangeGuard.NONE;
    }

    @Override
    public Optional<Objection> foresee(Caller caller, long zones, long recordSets) {
        QuotaGuard guard = new QuotaGuard(plan(caller.tenant()));
        return guard.isNeeded()
                ? guard.objectionToMore(store.holdings(caller.tenant()), zones, recordSets)
                : Optional.empty();
    }
}
