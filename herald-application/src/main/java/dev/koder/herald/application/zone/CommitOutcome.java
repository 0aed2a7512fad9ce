package dev.koder.herald.application.zone;

import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneProblem;
import dev.koder.herald.domain.zone.ZoneVersion;
import java.util.List;

/** What became of a wish to change a zone. */
public sealed interface CommitOutcome {

    /**
     * It is changed, for good.
     *
     * @param version the new one
     */
    record Done(ZoneVersion version) implements CommitOutcome {}

    /**
     * It was as wished already; no new version came of it.
     *
     * @param zone as it is
     */
    record Unchanged(Zone zone) implements CommitOutcome {}

    /** There is no such zone for this tenant. */
    record NoSuchZone() implements CommitOutcome {}

    /**
     * The precondition does not hold.
     *
     * @param current the zone as it is
     */
    record PreconditionFailed(Zone current) implements CommitOutcome {}

    /**
     * The result would break rules.
     *
     * @param problems all of them, at least one
     */
    record Refused(List<ZoneProblem> problems) implements CommitOutcome {

        /** Keeps what was handed in from changing. */
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
