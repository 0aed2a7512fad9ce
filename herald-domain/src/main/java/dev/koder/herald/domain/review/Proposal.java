package dev.koder.herald.domain.review;

import dev.koder.herald.domain.plan.PlanId;
import dev.koder.herald.domain.plan.Prospect;
import dev.koder.herald.domain.tenant.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is asked to be agreed to.
 *
 * @param id its name
 * @param prospect what would become of the zone, seen from its base
 * @param digest names base and change: whoever agrees, agrees to exactly that
 * @param rule which rule asks for agreement
 * @param approvals how many have to agree
 * @param author who wants the change
 * @param reason why
 * @param createdAt when it was asked for
 * @param expiresAt until when it can be decided
 * @param comments what was said about it, in order
 */
public record Proposal(
        RequestId id,
        Prospect prospect,
        PlanId digest,
        String rule,
        int approvals,
        Actor author,
        Optional<String> reason,
        Instant createdAt,
        Instant expiresAt,
        List<Comment> comments) {

    /** The most comments on a change request. */
    public static final int MOST_COMMENTS = 200;

    /** Keeps what was handed in from changing. */
    public Proposal {
        comments = List.copyOf(comments);
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
                prospect,
                digest,
                rule,
                approvals,
                author,
                reason,
                createdAt,
                expiresAt,
                Stream.concat(comments.stream(), Stream.of(comment)).toList());
    }

    Proposal with(Prospect newProspect, PlanId newDigest, Instant newExpiry) {
        return new Proposal(
                id, newProspect, newDigest, rule, approvals, author, reason, createdAt, newExpiry, comments);
    }
}
