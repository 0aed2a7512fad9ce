package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.lock.ZoneLock;

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
     */
    record ReviewNeeded(String rule, int approvals) implements Objection {}
}
