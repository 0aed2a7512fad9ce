package dev.koder.herald.domain.transfer;

import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.Objection;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneContents;
import dev.koder.herald.domain.zone.ZoneDeletion;
import java.util.Optional;

/**
 * A wish to offer a zone, complete in itself. Whoever gives a zone away loses it, so it is judged as a deletion is.
 *
 * @param precondition what must hold of the zone, or nothing happens
 * @param note what is to be told besides
 * @param guard what may object besides the zones' locks
 */
public record ZoneOffering(ZoneOffer offer, Precondition precondition, ChangeNote note, ChangeGuard guard) {

    /** What becomes of the zone that is offered, as if it were deleted. */
    public ZoneDeletion.Verdict judge(Zone stored, ZoneContents contents) {
        return new ZoneDeletion(
                        stored.tenant(),
                        stored.name(),
                        precondition,
                        offer.by(),
                        note,
                        Optional.empty(),
                        offer.madeAt(),
                        guard,
                        false)
                .judge(stored, contents);
    }

    /** What stands against a zone's going along with the one that is offered. */
    public Optional<Objection> objection(Zone below, ZoneContents contents) {
        ZoneOffering any = new ZoneOffering(offer, new Precondition.ZoneExists(), note, guard);
        return any.judge(below, contents) instanceof ZoneDeletion.Objected(Objection objection)
                ? Optional.of(objection)
                : Optional.empty();
    }
}
