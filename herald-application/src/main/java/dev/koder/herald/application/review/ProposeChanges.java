package dev.koder.herald.application.review;

import dev.koder.herald.application.feed.CommitBell;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.review.port.ReviewStore;
import dev.koder.herald.application.zone.ChangeReview;
import dev.koder.herald.domain.event.EventType;
import dev.koder.herald.domain.plan.PlanId;
import dev.koder.herald.domain.plan.Prospect;
import dev.koder.herald.domain.review.ChangeRequest;
import dev.koder.herald.domain.review.Proposal;
import dev.koder.herald.domain.review.RequestId;
import dev.koder.herald.domain.review.ReviewRules;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.Objection;
import dev.koder.herald.domain.zone.Trial;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Keeps the rules of tenants by which changes need agreement, and makes change requests of such changes. Safe for use by many threads.
 *
 * <p>Rules are held in memory, as every write asks for them.
 */
public final class ProposeChanges implements ChangeReview {

    /** For how long a change request can be decided. */
    public static final Duration OPEN_FOR = Duration.ofDays(7);

    /** The most open change requests of a tenant. */
    public static final int MOST_OPEN = 1000;

    /** The most octets of a change that others can be asked to agree to. */
    private static final int MOST_OCTETS = 4 << 20;

    private static final int PAGE = 500;
    private static final int RANDOM_OCTETS = 6;

    private final ReviewStore reviews;
    private final CommitBell bell;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final UnaryOperator<byte[]> sha256;
    private final Map<TenantId, ReviewRules> rules;

    /**
     * Keeps rules and requests in this store, and rings this bell, as each request is an event.
     *
     * @param random where names of requests come from
     */
    public ProposeChanges(
            ReviewStore reviews,
            CommitBell bell,
            InstantSource clock,
            RandomGenerator random,
            UnaryOperator<byte[]> sha256) {
        this.reviews = reviews;
        this.bell = bell;
        this.clock = clock;
        this.random = random;
        this.sha256 = sha256;
        this.rules = new ConcurrentHashMap<>(reviews.rules());
    }

    /** The rules of the caller's tenant. */
    public ReviewRules rules(Caller caller) {
        return rules.getOrDefault(caller.tenant(), ReviewRules.NONE);
    }

    /** Puts the rules of the caller's tenant in the place of those that it has. */
    public void put(Caller caller, ReviewRules wished) {
        reviews.put(caller.tenant(), wished);
        rules.put(caller.tenant(), wished);
    }

    @Override
    public ChangeGuard guard(Caller caller) {
        return rules(caller).guard(caller.actor());
    }

    @Override
    public Optional<String> propose(Caller caller, Trial trial, Objection.ReviewNeeded needed) {
        return Prospects.of(trial)
                .filter(prospect -> prospect.octets().length <= MOST_OCTETS)
                .flatMap(prospect -> same(caller, prospect)
                        .or(() -> asked(caller, prospect, needed))
                        .map(RequestId::value));
    }

    /** A request for the very same change by the same author that is still open. */
    private Optional<RequestId> same(Caller caller, Prospect prospect) {
        PlanId digest = digest(prospect);
        Instant now = clock.instant();
        List<ChangeRequest> page = reviews.list(caller.tenant(), Optional.empty(), PAGE);
        while (!page.isEmpty()) {
            Optional<RequestId> found = page.stream()
                    .filter(request -> request.at(now) instanceof ChangeRequest.Open)
                    .map(ChangeRequest::proposal)
                    .filter(other ->
                            other.digest().equals(digest) && other.author().equals(caller.actor()))
                    .map(Proposal::id)
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
            page = reviews.list(
                    caller.tenant(), Optional.of(page.getLast().proposal().id()), PAGE);
        }
        return Optional.empty();
    }

    private Optional<RequestId> asked(Caller caller, Prospect prospect, Objection.ReviewNeeded needed) {
        Instant now = clock.instant();
        Proposal proposal = new Proposal(
                newId(now),
                prospect,
                digest(prospect),
                needed.rule(),
                needed.approvals(),
                caller.actor(),
                caller.note().reason(),
                now,
                now.plus(OPEN_FOR),
                List.of());
        ReviewStep step = new ReviewStep(EventType.REVIEW_REQUESTED, caller.actor(), caller.note(), now);
        boolean isKept = reviews.add(caller.tenant(), new ChangeRequest.Pending(proposal, List.of()), MOST_OPEN, step);
        if (isKept) {
            bell.ring();
        }
        return isKept ? Optional.of(proposal.id()) : Optional.empty();
    }

    /** The name of base and change. */
    PlanId digest(Prospect prospect) {
        return new PlanId(HexFormat.of().formatHex(sha256.apply(prospect.octets())));
    }

    private RequestId newId(Instant now) {
        byte[] octets = new byte[RANDOM_OCTETS];
        random.nextBytes(octets);
        return new RequestId(
                "%012x".formatted(now.toEpochMilli()) + HexFormat.of().formatHex(octets));
    }
}
