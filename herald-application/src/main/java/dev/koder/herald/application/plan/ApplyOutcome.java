package dev.koder.herald.application.plan;

import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.zone.Zone;

/** What became of the wish to apply a plan. */
public sealed interface ApplyOutcome {

    /**
     * The plan was handed in as the change that it is.
     *
     * @param outcome what became of that
     */
    record Committed(CommitOutcome outcome) implements ApplyOutcome {}

    /** There is no such zone for this tenant. */
    record NoSuchZone() implements ApplyOutcome {}

    /** The zone has no such plan, or has it no more. */
    record NoSuchPlan() implements ApplyOutcome {}

    /**
     * The zone has changed since; nothing was changed.
     *
     * @param base the serial that the plan is for
     * @param current the zone as it is
     */
    record Stale(Serial base, Zone current) implements ApplyOutcome {}
}
