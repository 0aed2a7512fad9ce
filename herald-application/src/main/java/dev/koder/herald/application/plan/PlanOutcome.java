package dev.koder.herald.application.plan;

import dev.koder.herald.application.zone.Warned;
import dev.koder.herald.domain.plan.PlanLimits;
import dev.koder.herald.domain.plan.Prospect;
import dev.koder.herald.domain.plan.ZonePlan;
import dev.koder.herald.domain.zone.Objection;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneFindings;

/** What became of the wish to see what a change would do. Nothing of it has changed the zone. */
public sealed interface PlanOutcome extends Warned {

    /** It can be seen, and nothing is kept of it. */
    record Foreseen(Prospect prospect) implements PlanOutcome {

        @Override
        public ZoneFindings warnings() {
            return prospect.warnings();
        }
    }

    /** It can be seen, and is kept to be applied. */
    record Planned(ZonePlan plan) implements PlanOutcome {

        @Override
        public ZoneFindings warnings() {
            return plan.prospect().warnings();
        }
    }

    /** There is no such zone for this tenant. */
    record NoSuchZone() implements PlanOutcome {}

    /**
     * The precondition does not hold.
     *
     * @param current the zone as it is
     */
    record PreconditionFailed(Zone current) implements PlanOutcome {}

    /**
     * The result would break rules.
     *
     * @param errors at least one
     */
    record Refused(ZoneFindings errors) implements PlanOutcome {}

    /**
     * It is lawful, but something stands against it.
     *
     * @param current the zone as it is
     */
    record Objected(Zone current, Objection objection) implements PlanOutcome {}

    /** So much would change that it can neither be told nor kept. */
    record TooLarge() implements PlanOutcome {}

    /** The tenant has as much planned as it may have. */
    record NoRoom(PlanLimits limits) implements PlanOutcome {}

    /** What the rules say of the result. */
    @Override
    default ZoneFindings warnings() {
        return ZoneFindings.NONE;
    }
}
