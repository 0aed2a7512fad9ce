package dev.koder.herald.application.quota;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.identity.Permission;
import dev.koder.herald.domain.dns.IpAddress;
import dev.koder.herald.domain.quota.Admission;
import dev.koder.herald.domain.quota.LimitClass;
import dev.koder.herald.domain.quota.RateLimit;
import dev.koder.herald.domain.quota.Rates;
import dev.koder.herald.domain.quota.TokenBucket;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * Holds tenants, and addresses that prove no identity, to their limits. Safe for use by many threads.
 *
 * <p>Points of presence have a class of their own, whatever they ask for, so that nothing that tenants do keeps zones from being
 * served, and the other way round.
 */
public final class AdmitRequest {

    /** What a customer commonly has of the address space (RFC 6177): addresses in it cost nothing. */
    private static final int IPV6_NETWORK_BITS = 64;

    private final Rates rates;
    private final Function<TenantId, Rates> ownRates;
    private final InstantSource clock;
    private final Buckets<Budget> budgets;
    private final Buckets<IpAddress> addresses;

    /**
     * Whose budget of which class.
     *
     * @param limitClass never that of addresses
     */
    private record Budget(TenantId tenant, LimitClass limitClass) {}

    /**
     * Goes by these rates.
     *
     * @param ownRates what a tenant has been given instead
     */
    public AdmitRequest(Rates rates, Function<TenantId, Rates> ownRates, InstantSource clock) {
        this.rates = rates;
        this.ownRates = ownRates;
        this.clock = clock;
        Instant start = clock.instant();
        this.budgets = new Buckets<>(start);
        this.addresses = new Buckets<>(start);
    }

    /**
     * Takes what a request costs from the budget of the caller's tenant; nothing, where it has less.
     *
     * @param asked the class of what is asked for
     */
    public Admission admit(Caller caller, LimitClass asked, long cost) {
        LimitClass limitClass = caller.may(Permission.POP) ? LimitClass.POP : asked;
        Optional<RateLimit> limit = limit(caller.tenant(), limitClass);
        if (limit.isEmpty()) {
            return new Admission.Unlimited();
        }
        Buckets.Taken taken = budgets.take(new Budget(caller.tenant(), limitClass), limit.get(), cost, clock.instant());
        return admission(limitClass, taken, cost);
    }

    /** What a tenant has left of a class now. */
    public Admission look(TenantId tenant, LimitClass limitClass) {
        return limit(tenant, limitClass)
                .map(limit -> budgets.look(new Budget(tenant, limitClass), limit, clock.instant()))
                .map(bucket -> admission(limitClass, new Buckets.Taken(true, bucket), 0))
                .orElseGet(Admission.Unlimited::new);
    }

    private Optional<RateLimit> limit(TenantId tenant, LimitClass limitClass) {
        return ownRates.apply(tenant).of(limitClass).or(() -> rates.of(limitClass));
    }

    /** Counts an attempt from this address that proved no identity. IPv6 addresses are counted by their /64. */
    public Admission countFailure(IpAddress address) {
        Optional<RateLimit> limit = rates.of(LimitClass.AUTH_FAILURE);
        if (limit.isEmpty()) {
            return new Admission.Unlimited();
        }
        IpAddress network = address.isIpv4() ? address : address.masked(IPV6_NETWORK_BITS);
        return admission(LimitClass.AUTH_FAILURE, addresses.take(network, limit.get(), 1, clock.instant()), 1);
    }

    private static Admission admission(LimitClass limitClass, Buckets.Taken taken, long cost) {
        TokenBucket bucket = taken.bucket();
        RateLimit limit = bucket.limit();
        return taken.isTaken()
                ? new Admission.Admitted(limitClass, limit, bucket.tokens(), bucket.secondsUntil(limit.tokens()))
                : new Admission.Limited(limitClass, limit, bucket.tokens(), bucket.secondsUntil(cost));
    }
}
