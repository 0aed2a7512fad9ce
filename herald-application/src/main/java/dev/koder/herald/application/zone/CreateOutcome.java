package dev.koder.herald.application.zone;

import dev.koder.herald.domain.claim.NameObstacle;
import dev.koder.herald.domain.zone.Objection;
import dev.koder.herald.domain.zone.ZoneFindings;
import dev.koder.herald.domain.zone.ZoneVersion;

/** What became of a wish for a new zone. */
public sealed interface CreateOutcome extends Warned {

    /**
     * It is there.
     *
     * @param version its first
     * @param warnings what whoever wished it is to be told
     */
    record Created(ZoneVersion version, ZoneFindings warnings) implements CreateOutcome {}

    /** The caller's tenant has it already. */
    record AlreadyYours() implements CreateOutcome {}

    /** Somebody else holds the name. */
    record NameHeld() implements CreateOutcome {}

    /** Its contents are lawful, but something stands against it. */
    record Objected(Objection objection) implements CreateOutcome {}

    /** The tenant has not proven that the name is its own. */
    record ProofRequired() implements CreateOutcome {}

    /**
     * The tenant cannot have a zone of this name.
     *
     * @param obstacle why not
     */
    record NotAvailable(NameObstacle obstacle) implements CreateOutcome {}

    /** The idempotency key was used for another request. */
    record KeyReused() implements CreateOutcome {}

    /**
     * Its contents break rules.
     *
     * @param errors at least one
     */
    record Refused(ZoneFindings errors) implements CreateOutcome {}

    /** What whoever wished the zone is to be told. */
    @Override
    default ZoneFindings warnings() {
        return ZoneFindings.NONE;
    }
}
