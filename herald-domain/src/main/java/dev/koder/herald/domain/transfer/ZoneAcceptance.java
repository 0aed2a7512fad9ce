package dev.koder.herald.domain.transfer;

import dev.koder.herald.domain.quota.Holdings;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.Objection;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneContents;
import java.time.Instant;
import java.util.Optional;

/**
 * A wish to have what was offered, complete in itself.
 *
 * @param tenant who is to have it
 * @param actor who wishes it
 * @param note what the zone's history is to tell besides
 * @param at when it was wished
 * @param guard what may object on the side of whoever is to have it
 */
public record ZoneAcceptance(
        TenantId tenant, OfferId offer, Actor actor, ChangeNote note, Instant at, ChangeGuard guard) {

    /**
     * What stands against a zone's arrival.
     *
     * @param others what the tenant has, the zones that came before it included
     */
    public Optional<Objection> objection(Zone next, ZoneContents contents, Holdings others) {
        return guard.objectionToArrival(next, contents, others);
    }

    /** What the history of a zone tells of its change of hands. */
    public ChangeNote noteOf(ZoneOffer accepted) {
        return new ChangeNote(
                note.requestId(),
                note.reason().or(() -> Optional.of("transferred from tenant " + accepted.from())),
                note.credential());
    }

    /** What is told to whoever gave it: who of the other tenant accepted it is not. */
    public static ChangeNote noteOfGiver(ZoneOffer accepted) {
        return new ChangeNote(
                Optional.empty(), Optional.of("transferred to tenant " + accepted.to()), Optional.empty());
    }
}
