package dev.koder.herald.application.transfer;

import dev.koder.herald.domain.claim.NameObstacle;
import dev.koder.herald.domain.transfer.ZoneOffer;
import dev.koder.herald.domain.zone.Objection;

/** What became of a wish to have an offered zone. Of the giver's side it tells no more than that something stands against it there. */
public sealed interface AcceptOutcome {

    /** The zone is the tenant's; told again where it is already. */
    record Accepted(ZoneOffer offer) implements AcceptOutcome {}

    /** Nothing of this id is offered to the tenant, or not any more. */
    record NoSuchOffer() implements AcceptOutcome {}

    /** Something stands against the zone's arrival on the side of whoever is to have it. */
    record Objected(Objection objection) implements AcceptOutcome {}

    /** The tenant cannot have a zone of this name. */
    record NotAvailable(ZoneOffer offer, NameObstacle obstacle) implements AcceptOutcome {}

    /** The giver has locked a zone since it was offered, has another one below it that does not go along, or too many that do. */
    record HeldBack(ZoneOffer offer) implements AcceptOutcome {}
}
