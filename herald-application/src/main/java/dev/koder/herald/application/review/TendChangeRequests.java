package dev.koder.herald.application.review;

import dev.koder.herald.application.feed.CommitBell;
import dev.koder.herald.application.review.port.ReviewStore;
import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.domain.event.EventType;
import dev.koder.herald.domain.review.ChangeRequest;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.Objection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Makes changes whose time has come, ends requests whose time is over, and forgets those that ended long ago. Safe for use by many
 * threads.
 *
 * <p>A change that cannot be made when its time comes is not tried again: it stays agreed to, and somebody may make it by hand.
 */
public final class TendChangeRequests {

    /** Does what nobody asked for just now. */
    public static final Actor ENGINE = new Actor("koder-herald");

    private static final String NO_LONGER = "the zone cannot be changed like this any more";
    private static final int AT_ONCE = 20;
    private static final int FORGOTTEN_AT_ONCE = 100;

    private final ReviewStore reviews;
    private final ApplyApproved apply;
    private final CommitBell bell;
    private final InstantSource clock;
    private final Duration keep;

    /**
     * Tends the requests of this store.
     *
     * @param keep for how long a request is kept after it has ended
     */
    public TendChangeRequests(
            ReviewStore reviews, ApplyApproved apply, CommitBell bell, InstantSource clock, Duration keep) {
        this.reviews = reviews;
        this.apply = apply;
        this.bell = bell;
        this.clock = clock;
        this.keep = keep;
    }

    /** Makes what is due, and then ends what is over. */
    public void run() {
        Instant now = clock.instant();
        for (ReviewStore.Kept due : reviews.due(now, AT_ONCE)) {
            if (due.request() instanceof ChangeRequest.Scheduled scheduled) {
                make(due, scheduled);
            }
        }
        List<ReviewStore.Kept> over = reviews.overdue(now, AT_ONCE);
        for (ReviewStore.Kept kept : over) {
            if (kept.request() instanceof ChangeRequest.Open open) {
                turn(kept, open.expired(), EventType.REVIEW_EXPIRED, ChangeNote.NONE);
            }
        }
    }

    private void make(ReviewStore.Kept kept, ChangeRequest.Scheduled request) {
        obstacle(apply.make(kept.tenant(), request, ENGINE, ChangeNote.NONE))
                .ifPresent(why -> turn(
                        kept,
                        request.obstructed(),
                        EventType.REVIEW_OBSTRUCTED,
                        new ChangeNote(Optional.empty(), Optional.of("not made: " + why), Optional.empty())));
    }

    private void turn(ReviewStore.Kept kept, ChangeRequest next, EventType type, ChangeNote note) {
        ReviewStep step = new ReviewStep(type, ENGINE, note, clock.instant());
        if (reviews.replace(kept.tenant(), kept.request(), next, step)) {
            bell.ring();
        }
    }

    private static Optional<String> obstacle(Making making) {
        return switch (making) {
            case Making.Made made -> Optional.empty();
            case Making.ZoneWentOn went -> Optional.empty();
            case Making.Overtaken overtaken -> Optional.empty();
            case Making.AuthorRevoked revoked -> Optional.of("the token of its author was revoked");
            case Making.Obstructed(CommitOutcome why) -> Optional.of(words(why));
        };
    }

    private static String words(CommitOutcome why) {
        return switch (why) {
            case CommitOutcome.NoSuchZone none -> "the zone is not there";
            case CommitOutcome.Objected objected -> words(objected.objection());
            case CommitOutcome.Refused refused -> "the result would break rules of zones";
            case CommitOutcome.PreconditionRequired required -> NO_LONGER;
            case CommitOutcome.PreconditionFailed failed -> NO_LONGER;
            case CommitOutcome.Proposed proposed -> NO_LONGER;
            case CommitOutcome.KeyReused reused -> NO_LONGER;
            case CommitOutcome.Done done -> NO_LONGER;
            case CommitOutcome.Unchanged same -> NO_LONGER;
        };
    }

    private static String words(Objection objection) {
        return switch (objection) {
            case Objection.Locked locked -> "lock " + locked.lock().id();
            case Objection.ReviewNeeded needed -> "rule " + needed.rule();
            case Objection.OverQuota over -> "quota " + over.quota().word();
            case Objection.NotPermitted not -> "the policies of its author's token";
        };
    }

    /** Forgets requests that ended long ago, a few at a time, so that other writes go on between. */
    public void forget() {
        Instant before = clock.instant().minus(keep);
        while (!Thread.currentThread().isInterrupted() && reviews.forget(before, FORGOTTEN_AT_ONCE) > 0) {}
    }
}
