package dev.koder.herald.application.zone;

import dev.koder.herald.application.feed.CommitBell;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.claim.ProofPolicy;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.review.ReviewedChange;
import dev.koder.herald.domain.review.Sight;
import dev.koder.herald.domain.zone.AuthorityGuard;
import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.MemoryContents;
import dev.koder.herald.domain.zone.Objection;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.Soa;
import dev.koder.herald.domain.zone.Trial;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneChange;
import dev.koder.herald.domain.zone.ZoneCommit;
import dev.koder.herald.domain.zone.ZoneCreation;
import dev.koder.herald.domain.zone.ZoneDeletion;
import dev.koder.herald.domain.zone.ZoneLimits;
import dev.koder.herald.domain.zone.ZoneSettings;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The one way by which zones come, change and go, whoever asks for it. Safe for use by many threads. */
public final class ZoneCommits {

    private final ZoneStore zones;
    private final CommitBell bell;
    private final InstantSource clock;
    private final ZoneLimits limits;
    private final ChangeGuards guards;
    private final ChangeReview review;

    /**
     * Commits to this store and rings this bell; zones keep within these limits, these guards may object to each change, and some
     * changes need the agreement of others.
     */
    public ZoneCommits(
            ZoneStore zones,
            CommitBell bell,
            InstantSource clock,
            ZoneLimits limits,
            ChangeGuards guards,
            ChangeReview review) {
        this.zones = zones;
        this.bell = bell;
        this.clock = clock;
        this.limits = limits;
        this.guards = guards;
        this.review = review;
    }

    /** Makes the change in a zone of the caller's tenant, or has others asked to agree to it, or says why not. */
    public CommitOutcome commit(Caller caller, DomainName zone, Precondition precondition, ZoneChange change) {
        if (!caller.authority().sees(zone)) {
            return new CommitOutcome.NoSuchZone();
        }
        ChangeGuard guard = guard(caller).and(review.guard(caller));
        CommitOutcome outcome = zones.commit(commitOf(caller, zone, precondition, change, guard));
        if (outcome instanceof CommitOutcome.Done) {
            bell.ring();
        }
        return outcome instanceof CommitOutcome.Objected(Zone current, Objection.ReviewNeeded needed)
                ? proposed(caller, sight(caller, zone, precondition, change), current, needed)
                : outcome;
    }

    private CommitOutcome proposed(Caller caller, Sight sight, Zone current, Objection.ReviewNeeded needed) {
        ChangeReview.Asking asking =
                switch (sight) {
                    case Sight.Seen(ReviewedChange.Difference change) -> review.propose(caller, change, needed);
                    case Sight.TooLarge large -> new ChangeReview.Asking.Unasked(Objection.Unasked.TOO_LARGE);
                    case Sight.Nothing nothing -> new ChangeReview.Asking.Unasked(Objection.Unasked.NOT_TO_BE_KEPT);
                };
        return switch (asking) {
            case ChangeReview.Asking.Asked(String request) -> new CommitOutcome.Proposed(current, request);
            case ChangeReview.Asking.TooMany(Objection.OverQuota over) -> new CommitOutcome.Objected(current, over);
            case ChangeReview.Asking.Unasked(Objection.Unasked why) ->
                new CommitOutcome.Objected(current, needed.because(why));
        };
    }

    /** What others would have to agree to, had they to. Nothing is changed. */
    public Sight sight(Caller caller, DomainName zone, Precondition precondition, ZoneChange change) {
        return caller.authority().sees(zone)
                ? zones.tryOut(commitOf(caller, zone, precondition, change, guard(caller)), Sight::of)
                        .orElseGet(Sight.Nothing::new)
                : new Sight.Nothing();
    }

    /** The wish to make what enough others have agreed to: of those who had to be asked, nobody is asked again. */
    public ZoneCommit agreedCommit(Caller author, DomainName zone, Precondition precondition, ZoneChange change) {
        return commitOf(author, zone, precondition, change, guard(author));
    }

    /** The wish to delete a zone, on which enough others have agreed. */
    public ZoneDeletion agreedDeletion(Caller author, DomainName zone, Precondition precondition) {
        return deletionOf(author, zone, precondition, guard(author));
    }

    /**
     * What would become of the change, were it made now, and had others agreed to it; empty where the caller has no such zone.
     * Nothing is changed.
     */
    public Optional<Trial> tryOut(Caller caller, DomainName zone, Precondition precondition, ZoneChange change) {
        return caller.authority().sees(zone)
                ? zones.tryOut(commitOf(caller, zone, precondition, change, guard(caller)))
                : Optional.empty();
    }

    private ZoneCommit commitOf(
            Caller caller, DomainName zone, Precondition precondition, ZoneChange change, ChangeGuard guard) {
        return new ZoneCommit(
                caller.tenant(),
                zone,
                precondition,
                change,
                caller.actor(),
                caller.note(),
                caller.idempotencyKey(),
                clock.instant(),
                limits,
                guard,
                caller.breaksLocks());
    }

    /** First how far the caller may go, as that says nothing of anybody else. */
    private ChangeGuard guard(Caller caller) {
        return caller.authority().isLimited()
                ? new AuthorityGuard(caller.authority()).and(guards.of(caller))
                : guards.of(caller);
    }

    /** What is sure to stand against so many more zones and RRsets of the caller's tenant. */
    Optional<Objection> foresee(Caller caller, long zones, long recordSets) {
        return guards.foresee(caller, zones, recordSets);
    }

    /** What may object to the caller's losing a zone: it may need the agreement of others, too. */
    public ChangeGuard guardOfLoss(Caller caller) {
        return guard(caller).and(review.guard(caller));
    }

    /** What may object to the caller's getting a zone. */
    public ChangeGuard guardOfArrival(Caller caller) {
        return guard(caller);
    }

    /** Creates a zone of the caller's tenant, or says why not. */
    CreateOutcome create(
            Caller caller,
            DomainName zone,
            Soa soa,
            ZoneSettings settings,
            Optional<Serial> serial,
            MemoryContents contents,
            ProofPolicy proof) {
        CreateOutcome outcome = zones.create(new ZoneCreation(
                caller.tenant(),
                zone.lowerCase(),
                soa,
                settings,
                serial,
                contents,
                caller.actor(),
                caller.note(),
                caller.idempotencyKey(),
                clock.instant(),
                limits,
                guard(caller),
                proof));
        if (outcome instanceof CreateOutcome.Created) {
            bell.ring();
        }
        return outcome;
    }

    /** Deletes a zone of the caller's tenant, or says why not. */
    DeleteOutcome delete(Caller caller, DomainName zone, Precondition precondition) {
        if (!caller.authority().sees(zone)) {
            return new DeleteOutcome.NoSuchZone();
        }
        DeleteOutcome outcome = zones.delete(deletionOf(caller, zone, precondition, guardOfLoss(caller)));
        if (outcome instanceof DeleteOutcome.Deleted) {
            bell.ring();
        }
        return outcome instanceof DeleteOutcome.Objected(Zone current, Objection.ReviewNeeded needed)
                ? proposed(caller, current, needed)
                : outcome;
    }

    private DeleteOutcome proposed(Caller caller, Zone current, Objection.ReviewNeeded needed) {
        return switch (review.propose(caller, deletion(current), needed)) {
            case ChangeReview.Asking.Asked(String request) -> new DeleteOutcome.Proposed(current, request);
            case ChangeReview.Asking.TooMany(Objection.OverQuota over) -> new DeleteOutcome.Objected(current, over);
            case ChangeReview.Asking.Unasked(Objection.Unasked why) ->
                new DeleteOutcome.Objected(current, needed.because(why));
        };
    }

    /** What others would have to agree to, were this version of a zone to be deleted. */
    public ReviewedChange.Deletion deletion(Zone zone) {
        return ReviewedChange.Deletion.of(
                zone,
                zones.recordSets(zone.tenant(), zone.name(), Optional.empty(), ReviewedChange.OfWhole.MOST_SHOWN)
                        .orElse(List.of()));
    }

    private ZoneDeletion deletionOf(Caller caller, DomainName zone, Precondition precondition, ChangeGuard guard) {
        return new ZoneDeletion(
                caller.tenant(),
                zone,
                precondition,
                caller.actor(),
                caller.note(),
                caller.idempotencyKey(),
                clock.instant(),
                guard,
                caller.breaksLocks());
    }

    /** Has a deleted zone of the caller's tenant back, or has others asked to agree to it, or says why not. */
    UndeleteOutcome undelete(Caller caller, DomainName zone) {
        ShownReturn shown = new ShownReturn(review.guardOfReturn(caller));
        UndeleteOutcome outcome =
                zones.undelete(undeletionOf(caller, zone, guard(caller).and(shown)));
        if (outcome instanceof UndeleteOutcome.Undeleted) {
            bell.ring();
        }
        return outcome instanceof UndeleteOutcome.Objected(Zone last, Objection.ReviewNeeded needed)
                ? proposed(caller, last, shown, needed)
                : outcome;
    }

    private UndeleteOutcome proposed(Caller caller, Zone last, ShownReturn shown, Objection.ReviewNeeded needed) {
        return switch (review.propose(caller, ReviewedChange.Undeletion.of(last, shown.first()), needed)) {
            case ChangeReview.Asking.Asked(String request) -> new UndeleteOutcome.Proposed(request);
            case ChangeReview.Asking.TooMany(Objection.OverQuota over) -> new UndeleteOutcome.Objected(last, over);
            case ChangeReview.Asking.Unasked(Objection.Unasked why) ->
                new UndeleteOutcome.Objected(last, needed.because(why));
        };
    }

    /** The wish to have a zone back that was deleted at this version, on which enough others have agreed. */
    public ZoneUndeletion agreedUndeletion(Caller author, DomainName zone, Serial base) {
        return undeletionOf(author, zone, guard(author)).of(base);
    }

    private ZoneUndeletion undeletionOf(Caller caller, DomainName zone, ChangeGuard guard) {
        return new ZoneUndeletion(
                caller.tenant(), zone, caller.actor(), caller.note(), caller.idempotencyKey(), clock.instant(), guard);
    }
}
