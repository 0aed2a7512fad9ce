package dev.koder.herald.application.zone;

import dev.koder.herald.domain.claim.NameObstacle;
import dev.koder.herald.domain.zone.Objection;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneVersion;

/** What became of a wish to have a deleted zone back. */
public sealed interface UndeleteOutcome {

    /**
     * It is there again, with what it held.
     *
     * @param version its new one
     */
    record Undeleted(ZoneVersion version) implements UndeleteOutcome {}

    /**
     * Something stands against it.
     *
     * @param last the version that it was deleted at
     */
    record Objected(Zone last, Objection objection) implements UndeleteOutcome {}

    /**
     * Others have to agree first, and were asked.
     *
     * @param request the name of the change request
     */
    record Proposed(String request) implements UndeleteOutcome {}

    /** It was deleted at another version than the one that is wished back. */
    record OtherVersion(Zone last) implements UndeleteOutcome {}

    /**
     * The tenant cannot have a zone of this name any more.
     *
     * @param obstacle why not
     */
    record NotAvailable(NameObstacle obstacle) implements UndeleteOutcome {}

    /** The tenant has deleted no zone of this name, or so long ago that it is not kept any more. */
    record NoSuchZone() implements UndeleteOutcome {}

    /** The idempotency key was used for another request. */
    record KeyReused() implements UndeleteOutcome {}
}
