package dev.koder.herald.application.review;

import dev.koder.herald.application.audit.Deed;
import dev.koder.herald.application.feed.CommitBell;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.identity.RandomHex;
import dev.koder.herald.application.review.port.ReviewStore;
import dev.koder.herald.application.zone.ChangeReview;
import dev.koder.herald.domain.event.EventType;
import dev.koder.herald.domain.plan.PlanId;
import dev.koder.herald.domain.quota.Quota;
import dev.koder.herald.domain.review.ChangeRequest;
import dev.koder.herald.domain.review.ChangeRequestLimits;
import dev.koder.herald.domain.review.Proposal;
import dev.koder.herald.domain.review.RequestId;
import dev.koder.herald.domain.review.ReviewRules;
import dev.koder.herald.domain.review.ReviewedChange;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.Objection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Keeps the rules of tenants by which changes need agreement, and makes change requests of such changes. Safe for use by many threads.
 *
 * <p>Rules are held in memory, as every write asks for them.
 */
public final class ProposeChanges implements ChangeReview {

    /** The most octets of a change that others can be asked to agree to. */
    public static final int MOST_OCTETS = 4 << 20;

    private static final int RANDOM_OCTETS = 6;

    private final ReviewStore reviews;
    private final CommitBell bell;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final UnaryOperator<byte[]> sha256;
    private final Function<TenantId, Optional<Long>> quota;
    private final Map<TenantId, ReviewRules> rules;

    /**
     * Keeps rules and requests in this store, and rings this bell, as each request is an event.
     *
     * @param random where names of requests come from
     * @param quota how many open requests a tenant may have; empty for as many as {@link ChangeRequestLimits#DEFAULT} says
     */
    public ProposeChanges(
            ReviewStore reviews,
            CommitBell bell,
            InstantSource clock,
            RandomGenerator random,
            UnaryOperator<byte[]> sha256,
            Function<TenantId, Optional<Long>> quota) {
        this.reviews = reviews;
        this.bell = bell;
        this.clock = clock;
        this.random = random;
        this.sha256 = sha256;
        this.quota = quota;
        this.rules = new ConcurrentHashMap<>(reviews.rules());
    }

    /** The rules of the caller's tenant. */
    public ReviewRules rules(Caller caller) {
        return rules.getOrDefault(caller.tenant(), ReviewRules.NONE);
    }

    /** Puts the rules of the caller's tenant in the place of those that it has. */
    public synchronized void put(Caller caller, ReviewRules wished) {
        ReviewRules before = rules(caller);
        Deed.say("rules", before.list().size() + "->" + wished.list().size());
        wished.differenceFrom(before).forEach(Deed::say);
        ReviewStep step =
                new ReviewStep(EventType.REVIEW_RULES_CHANGED, caller.actor(), caller.note(), clock.instant());
        boolean isOther = reviews.put(caller.tenant(), wished, step);
        rules.put(caller.tenant(), wished);
        if (isOther) {
            bell.ring();
        }
    }

    @Override
    public ChangeGuard guard(Caller caller) {
        return rules(caller).guard(caller.actor());
    }

    @Override
    public ChangeGuard guardOfReturn(Caller caller) {
        return rules(caller).guardOfReturn(caller.actor());
    }

    @Override
    public Asking propose(Caller caller, ReviewedChange change, Objection.ReviewNeeded needed) {
        byte[] octets = change.octets();
        if (octets.length > MOST_OCTETS) {
            return new Asking.Unasked(Objection.Unasked.TOO_LARGE);
        }
        Instant now = clock.instant();
        return reviews.twin(caller.tenant(), digest(octets), caller.actor(), now)
                .or(() -> asked(caller, change, digest(octets), needed, now))
                .<Asking>map(id -> new Asking.Asked(id.value()))
                .orElseGet(() -> noRoom(caller.tenant(), now));
    }

    private Asking noRoom(TenantId tenant, Instant now) {
        long open = reviews.countOpen(tenant, now);
        int most = limits(tenant).open();
        return open < most
                ? new Asking.Unasked(Objection.Unasked.TOO_MUCH_WAITS)
                : new Asking.TooMany(new Objection.OverQuota(Quota.CHANGE_REQUESTS, most, open, open + 1));
    }

    /** How many change requests a tenant can have. */
    ChangeRequestLimits limits(TenantId tenant) {
        return quota.apply(tenant)
                .map(most -> ChangeRequestLimits.DEFAULT.withOpen((int) Math.min(most, Integer.MAX_VALUE)))
                .orElse(ChangeRequestLimits.DEFAULT);
    }

    /** How many change requests of a tenant are open. */
    public long countOpen(TenantId tenant) {
        return reviews.countOpen(tenant, clock.instant());
    }

    private Optional<RequestId> asked(
            Caller caller, ReviewedChange change, PlanId digest, Objection.ReviewNeeded needed, Instant now) {
        Proposal proposal = new Proposal(
                newId(now),
                change,
                digest,
                needed.rule(),
                needed.approvals(),
                caller.actor(),
                caller.note().reason(),
                now,
                Proposal.expiry(now, Optional.empty()),
                Optional.empty(),
                List.of());
        ReviewStep step = new ReviewStep(EventType.REVIEW_REQUESTED, caller.actor(), caller.note(), now);
        boolean isKept = reviews.add(
                caller.tenant(), new ChangeRequest.Pending(proposal, List.of()), limits(caller.tenant()), step);
        if (isKept) {
            bell.ring();
        }
        return isKept ? Optional.of(proposal.id()) : Optional.empty();
    }

    /** The name of base and change. */
    PlanId digest(ReviewedChange change) {
        return digest(change.octets());
    }

    private PlanId digest(byte[] octets) {
        return new PlanId(HexFormat.of().formatHex(sha256.apply(octets)));
    }

    private RequestId newId(Instant now) {
        return new RequestId("%012x".formatted(now.toEpochMilli()) + RandomHex.of(random, RANDOM_OCTETS));
    }
}
