package dev.koder.herald.application.review;

import dev.koder.herald.application.zone.ZoneUndeletion;
import dev.koder.herald.domain.event.EventType;
import dev.koder.herald.domain.review.ChangeRequest;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.ZoneCommit;
import dev.koder.herald.domain.zone.ZoneDeletion;
import java.time.Instant;
import java.util.Optional;

/**
 * What enough have agreed to, about to be made: the change and the next state of its request, both or neither.
 *
 * @param request as it must still be
 * @param deed what is made
 * @param by who has it made now
 * @param note what the request's event is to tell besides
 * @param at when
 */
public record AgreedWish(
        TenantId tenant, ChangeRequest.Agreed request, Deed deed, Actor by, ChangeNote note, Instant at) {

    /** What is made. */
    public sealed interface Deed {

        /** A change of the zone. */
        record Commit(ZoneCommit wish) implements Deed {}

        /** The zone's deletion. */
        record Delete(ZoneDeletion wish) implements Deed {}

        /** The zone's return. */
        record Undelete(ZoneUndeletion wish) implements Deed {}
    }

    /** How the request goes on after that; empty where it stays as it is. */
    public Optional<ReviewTurn> turn(Making making) {
        return switch (making) {
            case Making.Made made ->
                Optional.of(new ReviewTurn(request.applied(made.serial(), at), step(EventType.REVIEW_APPLIED)));
            case Making.ZoneWentOn went ->
                Optional.of(new ReviewTurn(request.stale(went.current(), at), step(EventType.REVIEW_STALE)));
            case Making.Obstructed obstructed -> Optional.empty();
            case Making.AuthorRevoked revoked -> Optional.empty();
            case Making.Overtaken overtaken -> Optional.empty();
        };
    }

    private ReviewStep step(EventType type) {
        return new ReviewStep(type, by, note, at);
    }
}
