package dev.koder.herald.application.review;

import dev.koder.herald.application.feed.CommitBell;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.identity.Permission;
import dev.koder.herald.application.review.port.ReviewStore;
import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.event.EventType;
import dev.koder.herald.domain.plan.PlanId;
import dev.koder.herald.domain.review.Approval;
import dev.koder.herald.domain.review.ChangeRequest;
import dev.koder.herald.domain.review.ChangeRequestLimits;
import dev.koder.herald.domain.review.Proposal;
import dev.koder.herald.domain.review.RequestId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Shows the change requests of the caller's tenant, and has them decided and made. Safe for use by many threads.
 *
 * <p>Whoever agrees is of the tenant and never the author, each once. As soon as enough have agreed the change is made, or waits
 * for its time, provided that its zone is still at the version that it was seen from.
 */
public final class DecideChanges {

    /** The most change requests on a page. */
    public static final int MAX_LIMIT = 500;

    private final ReviewStore reviews;
    private final SeeAnew seeAnew;
    private final ApplyApproved apply;
    private final CommitBell bell;
    private final InstantSource clock;

    /** Decides on what this store keeps. */
    public DecideChanges(
            ReviewStore reviews, SeeAnew seeAnew, ApplyApproved apply, CommitBell bell, InstantSource clock) {
        this.reviews = reviews;
        this.seeAnew = seeAnew;
        this.apply = apply;
        this.bell = bell;
        this.clock = clock;
    }

    /** What became of a wish about a change request. */
    public sealed interface Outcome {

        /** It is as wished. */
        record Done(ChangeRequest request) implements Outcome {}

        /** There is no such change request. */
        record NoSuchRequest() implements Outcome {}

        /** It is not to be decided like this any more, or not yet. */
        record NotNow(ChangeRequest request) implements Outcome {}

        /** The author cannot agree to it. */
        record OwnChange() implements Outcome {}

        /** Somebody else is its author. */
        record OfSomebodyElse(ChangeRequest request) implements Outcome {}

        /** It is another change by now than the one that was agreed to. */
        record OtherDigest(ChangeRequest request) implements Outcome {}

        /** It is to be made at another time than the one that was agreed to. */
        record OtherTime(Instant applyAt) implements Outcome {}

        /** Its time would be over already, or too far ahead. */
        record OutOfReach(Instant wished, Instant earliest, Instant latest) implements Outcome {}

        /** Its zone has changed. */
        record Stale(ChangeRequest request, Serial current) implements Outcome {}

        /** It cannot be made, or seen from another version. */
        record NotMade(ChangeRequest request, CommitOutcome outcome) implements Outcome {}

        /** The token by which its author asked for it was revoked. */
        record AuthorRevoked(ChangeRequest request) implements Outcome {}

        /** It was changed meanwhile by somebody else. */
        record Overtaken() implements Outcome {}

        /** The tenant has as many open change requests as it may have, or of as many octets. */
        record NoRoom(ChangeRequestLimits limits) implements Outcome {}
    }

    /** A page of the change requests, in the order in which they were made. */
    public RequestPage list(Caller caller, Optional<RequestId> after, int limit) {
        Instant now = clock.instant();
        RequestPage page = reviews.list(caller.tenant(), after, limit);
        return new RequestPage(
                page.requests().stream().map(request -> request.at(now)).toList(), page.isLast());
    }

    /** One of them. */
    public Optional<ChangeRequest> show(Caller caller, RequestId id) {
        return reviews.find(caller.tenant(), id).map(request -> request.at(clock.instant()));
    }

    /**
     * Agrees to exactly this change, and has it made where enough agree.
     *
     * @param applyAt when it is to be made: the time that the request has, where it has one; empty to leave that as it is
     */
    public Outcome approve(Caller caller, RequestId id, PlanId digest, Optional<Instant> applyAt) {
        return decide(caller, id, (request, now) -> {
            Proposal proposal = request.proposal();
            if (proposal.author().equals(caller.actor())) {
                return new Outcome.OwnChange();
            }
            if (!proposal.digest().equals(digest)) {
                return new Outcome.OtherDigest(request);
            }
            if (!(request instanceof ChangeRequest.Pending pending) || pending.isApprovedBy(caller.actor())) {
                return new Outcome.NotNow(request);
            }
            if (applyAt.isEmpty() || applyAt.equals(proposal.applyAt())) {
                return approved(caller, pending, pending, now);
            }
            return proposal.applyAt()
                    .<Outcome>map(Outcome.OtherTime::new)
                    .or(() -> outOfReach(applyAt, now))
                    .orElseGet(() -> approved(caller, pending, pending.delayed(applyAt.get(), now), now));
        });
    }

    private Outcome approved(Caller caller, ChangeRequest found, ChangeRequest.Pending request, Instant now) {
        ChangeRequest.Open next = request.approved(new Approval(caller.actor(), now));
        Outcome outcome = replaced(caller, found, next, EventType.REVIEW_APPROVED, now);
        return outcome instanceof Outcome.Done && next instanceof ChangeRequest.Approved approved
                ? made(caller, approved)
                : outcome;
    }

    private static Optional<Outcome> outOfReach(Optional<Instant> applyAt, Instant now) {
        Instant latest = now.plus(Proposal.FARTHEST);
        return applyAt.filter(time -> !time.isAfter(now) || time.isAfter(latest))
                .map(time -> new Outcome.OutOfReach(time, now, latest));
    }

    /**
     * Has the change made at another time, or as soon as enough have agreed: its author's, or an administrator's right. Where that is its
     * time already, those who have agreed need not agree anew.
     */
    public Outcome schedule(Caller caller, RequestId id, Optional<Instant> applyAt) {
        return decide(caller, id, (request, now) -> {
            if (!isTheirs(caller, request)) {
                return new Outcome.OfSomebodyElse(request);
            }
            if (!(request instanceof ChangeRequest.Pending pending)) {
                return new Outcome.NotNow(request);
            }
            if (applyAt.equals(pending.proposal().applyAt())) {
                return new Outcome.Done(pending);
            }
            return outOfReach(applyAt, now)
                    .orElseGet(() -> replaced(
                            caller, request, pending.scheduled(applyAt, now), EventType.REVIEW_SCHEDULED, now));
        });
    }

    /** Makes a change that enough have agreed to, where it could not be made at once, or before its time. */
    public Outcome apply(Caller caller, RequestId id) {
        return decide(
                caller,
                id,
                (request, now) -> request instanceof ChangeRequest.Agreed agreed
                        ? made(caller, agreed)
                        : new Outcome.NotNow(request));
    }

    /** Decides that the change is not to be made. */
    public Outcome reject(Caller caller, RequestId id) {
        return decide(
                caller,
                id,
                (request, now) -> replaced(
                        caller, request, request.rejected(caller.actor(), now), EventType.REVIEW_REJECTED, now));
    }

    /** Takes the request back: its author's, or an administrator's right. */
    public Outcome withdraw(Caller caller, RequestId id) {
        return decide(
                caller,
                id,
                (request, now) -> isTheirs(caller, request)
                        ? replaced(
                                caller,
                                request,
                                request.withdrawn(caller.actor(), now),
                                EventType.REVIEW_WITHDRAWN,
                                now)
                        : new Outcome.OfSomebodyElse(request));
    }

    private static boolean isTheirs(Caller caller, ChangeRequest request) {
        return request.proposal().author().equals(caller.actor()) || caller.may(Permission.ADMIN);
    }

    /** Says something about an open request. */
    public Outcome comment(Caller caller, RequestId id, String text) {
        return decide(caller, id, (request, now) -> {
            boolean hasRoom = request.proposal().comments().size() < Proposal.MOST_COMMENTS;
            ChangeRequest.Open next = request.commented(new Proposal.Comment(caller.actor(), now, text));
            return hasRoom
                    ? replaced(caller, request, next, EventType.REVIEW_COMMENTED, now)
                    : new Outcome.NotNow(request);
        });
    }

    /** Sees the same change from the zone's present version; who had agreed has to agree anew, unless it is seen from there already. */
    public Outcome rebase(Caller caller, RequestId id) {
        Optional<ChangeRequest> found = show(caller, id);
        if (found.isEmpty()) {
            return new Outcome.NoSuchRequest();
        }
        ChangeRequest request = found.get();
        Instant now = clock.instant();
        return seeAnew.rebased(caller, request, now)
                .map(next -> isSame(request, next) ? new Outcome.Done(request) : rebased(caller, request, next, now))
                .orElseGet(() -> SeeAnew.isPossible(request)
                        ? new Outcome.NotMade(request, new CommitOutcome.NoSuchZone())
                        : new Outcome.NotNow(request));
    }

    private static boolean isSame(ChangeRequest request, ChangeRequest.Pending next) {
        return request instanceof ChangeRequest.Open
                && next.proposal().digest().equals(request.proposal().digest());
    }

    private Outcome rebased(Caller caller, ChangeRequest request, ChangeRequest.Pending next, Instant now) {
        ReviewStep step = new ReviewStep(EventType.REVIEW_REBASED, caller.actor(), caller.note(), now);
        ChangeRequestLimits limits = seeAnew.limits(caller.tenant());
        return switch (reviews.rebase(caller.tenant(), request, next, limits, step)) {
            case DONE -> {
                bell.ring();
                yield new Outcome.Done(next);
            }
            case OVERTAKEN -> new Outcome.Overtaken();
            case NO_ROOM -> new Outcome.NoRoom(limits);
        };
    }

    private Outcome decide(Caller caller, RequestId id, BiFunction<ChangeRequest.Open, Instant, Outcome> decision) {
        Optional<ChangeRequest> found = show(caller, id);
        if (found.isEmpty()) {
            return new Outcome.NoSuchRequest();
        }
        return found.get() instanceof ChangeRequest.Open open
                ? decision.apply(open, clock.instant())
                : new Outcome.NotNow(found.get());
    }

    private Outcome replaced(Caller caller, ChangeRequest request, ChangeRequest next, EventType type, Instant now) {
        boolean isDone = reviews.replace(
                caller.tenant(), request, next, new ReviewStep(type, caller.actor(), caller.note(), now));
        if (isDone) {
            bell.ring();
        }
        return isDone ? new Outcome.Done(next) : new Outcome.Overtaken();
    }

    private Outcome made(Caller caller, ChangeRequest.Agreed request) {
        RequestId id = request.proposal().id();
        return switch (apply.make(caller.tenant(), request, caller.actor(), caller.note())) {
            case Making.Made made ->
                show(caller, id).<Outcome>map(Outcome.Done::new).orElseGet(Outcome.Overtaken::new);
            case Making.ZoneWentOn went -> new Outcome.Stale(request, went.current());
            case Making.Obstructed(CommitOutcome why) -> new Outcome.NotMade(request, why);
            case Making.AuthorRevoked revoked -> new Outcome.AuthorRevoked(request);
            case Making.Overtaken overtaken -> new Outcome.Overtaken();
        };
    }
}
