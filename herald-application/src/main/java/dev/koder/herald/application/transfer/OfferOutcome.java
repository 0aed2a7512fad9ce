package dev.koder.herald.application.transfer;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.transfer.ZoneOffer;
import dev.koder.herald.domain.zone.Objection;
import dev.koder.herald.domain.zone.Zone;

/** What became of a wish to offer a zone to another tenant. */
public sealed interface OfferOutcome {

    /** It stands; the same one as before where the zone was offered to that tenant already. */
    record Offered(ZoneOffer offer) implements OfferOutcome {}

    /** The zone is offered to another tenant. */
    record OfferedToAnother(ZoneOffer offer) implements OfferOutcome {}

    /** Nobody gives a zone to oneself. */
    record ToOneself() implements OfferOutcome {}

    /** It would be over at once, or stand for longer than offers do. */
    record TimeOutOfRange() implements OfferOutcome {}

    /** There is no such zone for this tenant. */
    record NoSuchZone() implements OfferOutcome {}

    /** The precondition does not hold of the zone as it is. */
    record PreconditionFailed(Zone current) implements OfferOutcome {}

    /** The zone is changed, and given away, only by whoever says what must hold. */
    record PreconditionRequired(Zone current) implements OfferOutcome {}

    /** Something stands against the loss of this zone. */
    record Objected(DomainName zone, Objection objection) implements OfferOutcome {}

    /**
     * A zone of the giver's above or below would stay, so that two tenants had a part of one family of names.
     *
     * @param stays one of those that would
     * @param isAbove whether it is above the one that is to be given
     */
    record FamilySplit(DomainName stays, boolean isAbove) implements OfferOutcome {}

    /** More than {@link ZoneOffer#MOST_ZONES} zones would go along. */
    record TooManyZones() implements OfferOutcome {}

    /** The tenant has {@link ZoneOffer#MOST} offers that stand. */
    record TooManyOffers() implements OfferOutcome {}
}
