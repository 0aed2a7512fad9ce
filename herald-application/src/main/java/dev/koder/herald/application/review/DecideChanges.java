package dev.koder.herald.application.review;

import dev.koder.herald.application.feed.CommitBell;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.identity.Permission;
import dev.koder.herald.application.review.port.ReviewStore;
import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.application.zone.ZoneCommits;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.event.EventType;
import dev.koder.herald.domain.plan.PlanId;
import dev.koder.herald.domain.plan.Prospect;
import dev.koder.herald.domain.review.Approval;
import dev.koder.herald.domain.review.ChangeRequest;
import dev.koder.herald.domain.review.Proposal;
import dev.koder.herald.domain.review.RequestId;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.RecordChange;
import dev.koder.herald.domain.zone.ZoneChange;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Shows the change requests of the caller's tenant, and has them decided and made. Safe for use by many threads.
 *
 * <p>Whoever agrees is of the tenant and never the author, each once. As soon as enough have agreed the change is made, provided that
 * its zone is still at the version that it was seen from.
 */
public final class DecideChanges {

    /** The most change requests on a page. */
    public static final int MAX_LIMIT = 500;

    private final ReviewStore reviews;
    private final ProposeChanges proposals;
    private final ZoneCommits commits;
    private final CommitBell bell;
    private final InstantSource clock;

    /** Decides on what this store keeps, and has it made by way of these commits. */
    public DecideChanges(
            ReviewStore reviews, ProposeChanges proposals, ZoneCommits commits, CommitBell bell, InstantSource clock) {
        this.reviews = reviews;
        this.proposals = proposals;
        this.commits = commits;
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

        /** Its zone has changed. */
        record Stale(ChangeRequest request, Serial current) implements Outcome {}

        /** It cannot be made, or seen from another version. */
        record NotMade(ChangeRequest request, CommitOutcome outcome) implements Outcome {}

        /** It was changed meanwhile by somebody else. */
        record Overtaken() implements Outcome {}
    }

    /** A page of the change requests, in the order in which they were made. */
    public List<ChangeRequest> list(Caller caller, Optional<RequestId> after, int limit) {
        Instant now = clock.instant();
        return reviews.list(caller.tenant(), after, limit).stream()
                .map(request -> request.at(now))
                .toList();
    }

    /** One of them. */
    public Optional<ChangeRequest> show(Caller caller, RequestId id) {
        return reviews.find(caller.tenant(), id).map(request -> request.at(clock.instant()));
    }

    /** Agrees to exactly this change, and has it made where enough agree. */
    public Outcome approve(Caller caller, RequestId id, PlanId digest) {
        return decide(caller, id, (request, now) -> {
            if (request.proposal().author().equals(caller.actor())) {
                return new Outcome.OwnChange();
            }
            if (!request.proposal().digest().equals(digest)) {
                return new Outcome.OtherDigest(request);
            }
            if (!(request instanceof ChangeRequest.Pending pending) || pending.isApprovedBy(caller.actor())) {
                return new Outcome.NotNow(request);
            }
            ChangeRequest.Open next = pending.approved(new Approval(caller.actor(), now));
            Outcome outcome = replaced(caller, request, next, EventType.REVIEW_APPROVED, now);
            return outcome instanceof Outcome.Done && next instanceof ChangeRequest.Approved approved
                    ? made(caller, approved)
                    : outcome;
        });
    }

    /** Makes a change that enough have agreed to, where it could not be made at once. */
    public Outcome apply(Caller caller, RequestId id) {
        return decide(
                caller,
                id,
                (request, now) -> request instanceof ChangeRequest.Approved approved
                        ? made(caller, approved)
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

    /** Sees the same change from the zone's present version; who had agreed has to agree anew. */
    public Outcome rebase(Caller caller, RequestId id) {
        Optional<ChangeRequest> found = show(caller, id);
        if (found.isEmpty()) {
            return new Outcome.NoSuchRequest();
        }
        ChangeRequest request = found.get();
        if (!(request instanceof ChangeRequest.Open) && !(request instanceof ChangeRequest.Stale)) {
            return new Outcome.NotNow(request);
        }
        Prospect old = request.proposal().prospect();
        Optional<Prospect> seen = commits.tryOut(caller, old.zone(), new Precondition.ZoneExists(), change(old))
                .flatMap(Prospects::of);
        return seen.map(prospect -> rebased(caller, request, prospect))
                .orElseGet(() -> new Outcome.NotMade(request, new CommitOutcome.NoSuchZone()));
    }

    private Outcome rebased(Caller caller, ChangeRequest request, Prospect prospect) {
        Instant now = clock.instant();
        Instant end = now.plus(ProposeChanges.OPEN_FOR);
        PlanId digest = proposals.digest(prospect);
        ChangeRequest next = request instanceof ChangeRequest.Stale stale
                ? stale.rebased(prospect, digest, end)
                : ((ChangeRequest.Open) request).rebased(prospect, digest, end);
        return replaced(caller, request, next, EventType.REVIEW_REBASED, now);
    }

    /** The change by itself: the SOA is left alone where it is not part of it. */
    private static ZoneChange change(Prospect prospect) {
        List<RecordChange> changes = new ArrayList<>();
        prospect.recordSets().removed().forEach(key -> changes.add(new RecordChange.Delete(key)));
        prospect.recordSets().after().forEach(set -> changes.add(new RecordChange.Replace(set)));
        if (!prospect.soa().equals(prospect.soaBefore())) {
            changes.add(new RecordChange.Replace(prospect.soa().toRecordSet(prospect.zone(), prospect.base())));
        }
        return new ZoneChange.ChangeRecords(changes);
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

    private Outcome made(Caller caller, ChangeRequest.Approved request) {
        Prospect prospect = request.proposal().prospect();
        CommitOutcome outcome = commits.commitAgreed(
                caller.withoutKey(), prospect.zone(), new Precondition.ZoneIsAt(prospect.base()), change(prospect));
        Instant now = clock.instant();
        return switch (outcome) {
            case CommitOutcome.Done done ->
                applied(caller, request, done.version().zone().serial(), now);
            case CommitOutcome.Unchanged same ->
                applied(caller, request, same.zone().serial(), now);
            case CommitOutcome.PreconditionFailed failed -> {
                Serial current = failed.current().serial();
                ChangeRequest stale = request.stale(current, now);
                replaced(caller, request, stale, EventType.REVIEW_STALE, now);
                yield new Outcome.Stale(stale, current);
            }
            default -> new Outcome.NotMade(request, outcome);
        };
    }

    private Outcome applied(Caller caller, ChangeRequest.Approved request, Serial serial, Instant now) {
        ChangeRequest.Applied next = request.applied(serial, now);
        replaced(caller, request, next, EventType.REVIEW_APPLIED, now);
        return new Outcome.Done(next);
    }
}
