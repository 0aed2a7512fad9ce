package dev.koder.herald.domain.review;

import dev.koder.herald.domain.plan.PlanId;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.tenant.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is asked to be agreed to.
 *
 * @param id its name
 * @param change what would become of the zone, seen from its base
 * @param digest names base and change: whoever agrees, agrees to exactly that
 * @param rule which rule asks for agreement
 * @param approvals how many have to agree
 * @param author who wants the change
 * @param reason why
 * @param createdAt when it was asked for
 * @param expiresAt until when it can be decided and made
 * @param applyAt when it is to be made; empty for as soon as enough have agreed
 * @param comments what was said about it, in order
 */
public record Proposal(
        RequestId id,
        ReviewedChange change,
        PlanId digest,
        String rule,
        int approvals,
        Actor author,
        Optional<String> reason,
        Instant createdAt,
        Instant expiresAt,
        Optional<Instant> applyAt,
        List<Comment> comments) {

    /** The most comments on a change request. */
    public static final int MOST_COMMENTS = 200;

    /** For how long a change can be decided. */
    public static final Duration OPEN_FOR = Duration.ofDays(7);

    /** How far ahead the time of a change can be. */
    public static final Duration FARTHEST = Duration.ofDays(90);

    /** For how long after its time a change can still be made: an engine that was down then makes it when it is up again. */
    public static final Duration GRACE = Duration.ofDays(1);

    /** Keeps what was handed in from changing. */
    public Proposal {
        comments = List.copyOf(comments);
    }

    /** How much of it there is to keep: the octets of RRsets and the characters of comments. */
    public long octets() {
        return change.shown().mapToLong(RecordSet::octets).sum()
                + comments.stream()
                        .mapToLong(comment -> comment.text().length())
                        .sum();
    }

    /**
     * Something said about it.
     *
     * @param text 1 to 1000 characters, none of them a control character
     */
    public record Comment(Actor actor, Instant at, String text) {

        /** The most characters of a comment. */
        public static final int LONGEST = 1000;
    }

    Proposal with(Comment comment) {
        return new Proposal(
                id,
                change,
                digest,
                rule,
                approvals,
                author,
                reason,
                createdAt,
                expiresAt,
                applyAt,
                Stream.concat(comments.stream(), Stream.of(comment)).toList());
    }

    /** The same seen from another version: to be decided from now on as if it was asked for now. */
    Proposal rebased(ReviewedChange newChange, PlanId newDigest, Instant now) {
        Optional<Instant> stillAhead = applyAt.filter(now::isBefore);
        return new Proposal(
                id,
                newChange,
                newDigest,
                rule,
                approvals,
                author,
                reason,
                createdAt,
                expiry(now, stillAhead),
                stillAhead,
                comments);
    }

    /** The same to be made at another time. */
    Proposal scheduled(Optional<Instant> newTime, Instant now) {
        return new Proposal(
                id,
                change,
                digest,
                rule,
                approvals,
                author,
                reason,
                createdAt,
                expiry(now, newTime),
                newTime,
                comments);
    }

    /** Until when what is asked for now can be decided and made: beyond the time at which it is to be made. */
    public static Instant expiry(Instant now, Optional<Instant> applyAt) {
        Instant usual = now.plus(OPEN_FOR);
        return applyAt.map(time -> time.plus(GRACE)).filter(usual::isBefore).orElse(usual);
    }
}
