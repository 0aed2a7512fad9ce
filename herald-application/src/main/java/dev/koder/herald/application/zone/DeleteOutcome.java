package dev.koder.herald.application.zone;

import dev.koder.herald.domain.zone.ChangeId;
import dev.koder.herald.domain.zone.Objection;
import dev.koder.herald.domain.zone.Zone;

/** What became of a wish to delete a zone. */
public sealed interface DeleteOutcome {

    /**
     * It is gone.
     *
     * @param change the change that took it away
     */
    record Deleted(ChangeId change) implements DeleteOutcome {}

    /** There is no such zone for this tenant. */
    record NoSuchZone() implements DeleteOutcome {}

    /**
     * Something stands against it.
     *
     * @param current the zone as it is
     */
    record Objected(Zone current, Objection objection) implements DeleteOutcome {}

    /**
     * It waits for the agreement of others; nothing was deleted.
     *
     * @param current the zone as it is
     * @param request the name of the change request that was made of it
     */
    record Proposed(Zone current, String request) implements DeleteOutcome {}

    /**
     * The precondition does not hold.
     *
     * @param current the zone as it is
     */
    record PreconditionFailed(Zone current) implements DeleteOutcome {}

    /**
     * The zone is changed only by whoever says what must hold.
     *
     * @param current the zone as it is
     */
    record PreconditionRequired(Zone current) implements DeleteOutcome {}

    /** The idempotency key was used for another request. */
    record KeyReused() implements DeleteOutcome {}
}
