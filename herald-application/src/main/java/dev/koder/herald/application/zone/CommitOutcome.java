package dev.koder.herald.application.zone;

import dev.koder.herald.domain.zone.Objection;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneFindings;
import dev.koder.herald.domain.zone.ZoneVersion;

/** What became of a wish to change a zone. */
public sealed interface CommitOutcome extends Warned {

    /**
     * It is changed, for good.
     *
     * @param version the new one
     * @param warnings what whoever wished it is to be told
     */
    record Done(ZoneVersion version, ZoneFindings warnings) implements CommitOutcome {}

    /**
     * It was as wished already; no new version came of it.
     *
     * @param zone as it is
     * @param warnings what whoever wished it is to be told
     */
    record Unchanged(Zone zone, ZoneFindings warnings) implements CommitOutcome {}

    /** There is no such zone for this tenant. */
    record NoSuchZone() implements CommitOutcome {}

    /**
     * The precondition does not hold.
     *
     * @param current the zone as it is
     */
    record PreconditionFailed(Zone current) implements CommitOutcome {}

    /**
     * The zone is changed only by whoever says what must hold.
     *
     * @param current the zone as it is
     */
    record PreconditionRequired(Zone current) implements CommitOutcome {}

    /**
     * It is lawful, but something stands against it.
     *
     * @param current the zone as it is
     */
    record Objected(Zone current, Objection objection) implements CommitOutcome {}

    /**
     * It waits for the agreement of others; nothing was changed.
     *
     * @param current the zone as it is
     * @param request the name of the change request that was made of it
     */
    record Proposed(Zone current, String request) implements CommitOutcome {}

    /** The idempotency key was used for another request. */
    record KeyReused() implements CommitOutcome {}

    /**
     * The result would break rules.
     *
     * @param errors at least one
     */
    record Refused(ZoneFindings errors) implements CommitOutcome {}

    /** Whether the zone is as wished now. */
    default boolean isAsWished() {
        return this instanceof Done || this instanceof Unchanged;
    }

    /** What whoever wished the change is to be told. */
    @Override
    default ZoneFindings warnings() {
        return ZoneFindings.NONE;
    }
}
