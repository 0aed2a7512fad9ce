package dev.koder.herald.domain.zone;

import java.util.List;

/** What becomes of a wish to change a zone. */
public sealed interface Judgement {

    /**
     * The change is lawful: {@code patch} turns the stored contents into those of {@code next}.
     *
     * @param next the zone after the change, its serial ahead of the stored one
     * @param patch what to write; empty where only the SOA changes
     */
    record Accepted(Zone next, ZonePatch patch) implements Judgement {}

    /** The zone is already as wished: no new version comes of it. */
    record Unchanged(Zone zone) implements Judgement {}

    /**
     * The result would break rules.
     *
     * @param problems all of them, at least one
     */
    record Refused(List<ZoneProblem> problems) implements Judgement {

        /** Keeps what was handed in from changing. */
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /**
     * The precondition does not hold.
     *
     * @param current the zone as it is
     */
    record PreconditionFailed(Zone current) implements Judgement {}
}
