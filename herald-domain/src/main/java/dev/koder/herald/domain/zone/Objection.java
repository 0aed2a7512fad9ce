package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.access.Denial;
import dev.koder.herald.domain.lock.ZoneLock;
import dev.koder.herald.domain.quota.Quota;
import java.util.Optional;

/** What stands against a change that the rules of zones allow. Plain values, which say all that whoever wished it is to be told. */
public sealed interface Objection {

    /**
     * A lock forbids it.
     *
     * @param lock the first of those that do
     */
    record Locked(ZoneLock lock) implements Objection {}

    /**
     * Others of the tenant have to agree to it first.
     *
     * @param rule the name of the rule that asks for that
     * @param approvals how many
     * @param obstacle why they cannot be asked; empty where they can
     */
    record ReviewNeeded(String rule, int approvals, Optional<Unasked> obstacle) implements Objection {

        /** The same, of which others cannot be asked. */
        public ReviewNeeded because(Unasked why) {
            return new ReviewNeeded(rule, approvals, Optional.of(why));
        }
    }

    /** Why others cannot be asked to agree. */
    enum Unasked {
        /** There is more of it than can be kept and shown. */
        TOO_LARGE,
        /** What waits for agreement already is as large as it may be. */
        TOO_MUCH_WAITS,
        /** It is nothing that can be made later as it was seen. */
        NOT_TO_BE_KEPT
    }

    /**
     * The tenant would have more than it may.
     *
     * @param limit how much it may have
     * @param used how much it has
     * @param wanted how much it would have
     */
    record OverQuota(Quota quota, long limit, long used, long wanted) implements Objection {}

    /**
     * No policy of the caller allows it.
     *
     * @param denial the first thing that none allows
     */
    record NotPermitted(Denial denial) implements Objection {}
}
