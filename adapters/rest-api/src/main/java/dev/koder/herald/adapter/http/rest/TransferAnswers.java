package dev.koder.herald.adapter.http.rest;

import static dev.koder.herald.adapter.http.rest.ProblemType.TOO_MANY_TRANSFERS;
import static dev.koder.herald.adapter.http.rest.ProblemType.TRANSFER_NOT_FOUND;
import static dev.koder.herald.adapter.http.rest.ProblemType.TRANSFER_NOT_POSSIBLE;
import static dev.koder.herald.adapter.http.rest.ProblemType.TRANSFER_PENDING;
import static dev.koder.herald.adapter.http.rest.ProblemType.UNPROCESSABLE_CONTENT;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.koder.herald.application.transfer.AcceptOutcome;
import dev.koder.herald.application.transfer.OfferOutcome;
import dev.koder.herald.application.transfer.TransferZone;
import dev.koder.herald.domain.claim.NameObstacle;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.transfer.OfferId;
import dev.koder.herald.domain.transfer.ZoneOffer;
import dev.koder.herald.domain.zone.Objection;
import dev.koder.herald.domain.zone.Zone;
import java.io.IOException;
import java.time.Instant;

/** Offers of zones, and what became of wishes for them, as answers. */
final class TransferAnswers {

    private TransferAnswers() {}

    static Answer offered(Call call, TransferZone.Wish wish, OfferOutcome outcome) {
        return switch (outcome) {
            case OfferOutcome.Offered(ZoneOffer offer) ->
                answer(201, call, offer).with("Location", TransferRoutes.ALL + "/" + offer.id());
            case OfferOutcome.NoSuchZone none -> throw ZoneAnswers.noSuchZone(call.zone());
            case OfferOutcome.PreconditionFailed(Zone current) -> throw ZoneAnswers.preconditionFailed(call, current);
            case OfferOutcome.PreconditionRequired(Zone current) -> throw ZoneAnswers.preconditionRequired(current);
            case OfferOutcome.Objected(DomainName zone, Objection objection) ->
                throw ObjectionAnswers.refusal(objection);
            case OfferOutcome.ToOneself same ->
                throw outOfRange("to", "to: " + wish.to() + " (expected: another tenant than the zone's own)");
            case OfferOutcome.TimeOutOfRange out ->
                throw outOfRange(
                        "expiresAt",
                        "expiresAt: " + wish.expiresAt().map(Instant::toString).orElse("")
                                + " (expected: later than now, and at most " + ZoneOffer.LONGEST.toDays()
                                + " days on)");
            case OfferOutcome.OfferedToAnother(ZoneOffer other) ->
                throw new Refusal(
                        TRANSFER_PENDING,
                        "zone: offered to " + other.to() + " until " + other.expiresAt()
                                + " (expected: no offer that stands)");
            case OfferOutcome.FamilySplit split -> throw split(call.zone(), split);
            case OfferOutcome.TooManyZones many ->
                throw new Refusal(
                        TRANSFER_NOT_POSSIBLE,
                        "zones below " + call.zone() + ": too many (expected: at most " + ZoneOffer.MOST_ZONES
                                + " with the zone itself)");
            case OfferOutcome.TooManyOffers many ->
                throw new Refusal(
                        TOO_MANY_TRANSFERS, "transfers: one too many (expected: at most " + ZoneOffer.MOST + ")");
        };
    }

    private static Refusal outOfRange(String member, String detail) {
        return new Refusal(Problem.of(
                UNPROCESSABLE_CONTENT, detail, new Reading.Bad<>("#/" + member, Form.OUT_OF_RANGE, detail).errors()));
    }

    private static Refusal split(DomainName zone, OfferOutcome.FamilySplit split) {
        String advice = split.isAbove()
                ? "is above " + zone + " and would stay (expected: to be offered itself, withZonesBelow)"
                : "is below " + zone + " and would stay (expected: withZonesBelow: true)";
        return new Refusal(TRANSFER_NOT_POSSIBLE, "zone " + split.stays() + ": " + advice);
    }

    static Answer accepted(Call call, AcceptOutcome outcome) {
        return switch (outcome) {
            case AcceptOutcome.Accepted(ZoneOffer offer) -> answer(200, call, offer);
            case AcceptOutcome.NoSuchOffer none -> throw noSuchOffer(call);
            case AcceptOutcome.Objected(Objection objection) -> throw ObjectionAnswers.refusal(objection);
            case AcceptOutcome.NotAvailable(ZoneOffer offer, NameObstacle obstacle) ->
                throw ZoneAnswers.nameNotAvailable(offer.zone(), obstacle);
            case AcceptOutcome.HeldBack(ZoneOffer offer) ->
                throw new Refusal(
                        TRANSFER_NOT_POSSIBLE,
                        "zone " + offer.zone() + ": held back by tenant " + offer.from()
                                + " (expected: no locks, and the zones below it offered with it)");
        };
    }

    static OfferId id(Call call) {
        return call.path("transfer", OfferId::new);
    }

    static Refusal noSuchOffer(Call call) {
        return new Refusal(
                TRANSFER_NOT_FOUND,
                "transfer: " + id(call) + " (expected: one to or from the caller's tenant that stands)");
    }

    static Answer answer(int status, Call call, ZoneOffer offer) {
        return Answer.json(status, out -> {
            out.writeStartObject();
            write(out, call, offer);
            out.writeEndObject();
        });
    }

    /** The members of an offer; whoever it is made to is not told by whom of the other tenant. */
    static void write(JsonGenerator out, Call call, ZoneOffer offer) throws IOException {
        boolean isGiver = offer.from().equals(call.caller().tenant());
        out.writeStringField("id", offer.id().value());
        out.writeStringField("zone", offer.zone().toString());
        out.writeStringField("direction", isGiver ? "outgoing" : "incoming");
        out.writeStringField("from", offer.from().value());
        out.writeStringField("to", offer.to().value());
        out.writeBooleanField("withZonesBelow", offer.withZonesBelow());
        if (isGiver) {
            out.writeStringField("offeredBy", offer.by().value());
        }
        out.writeStringField("createdAt", offer.madeAt().toString());
        out.writeStringField("expiresAt", offer.expiresAt().toString());
        out.writeStringField(
                "acceptedAt", offer.acceptedAt().map(Instant::toString).orElse(null));
    }
}
