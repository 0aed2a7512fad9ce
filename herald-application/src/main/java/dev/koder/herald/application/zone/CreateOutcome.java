package dev.koder.herald.application.zone;

import dev.koder.herald.domain.zone.ZoneProblem;
import dev.koder.herald.domain.zone.ZoneVersion;
import java.util.List;

/** What became of a wish for a new zone. */
public sealed interface CreateOutcome {

    /**
     * It is there.
     *
     * @param version its first
     */
    record Created(ZoneVersion version) implements CreateOutcome {}

    /** The caller's tenant has it already. */
    record AlreadyYours() implements CreateOutcome {}

    /** Somebody else holds the name. */
    record NameHeld() implements CreateOutcome {}

    /**
     * Its contents break rules.
     *
     * @param problems all of them, at least one
     */
    record Refused(List<ZoneProblem> problems) implements CreateOutcome {

        /** Keeps what was handed in from changing. */
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
