package dev.koder.herald.adapter.http.rest;

import static dev.koder.herald.adapter.http.rest.ProblemType.NAME_NOT_AVAILABLE;
import static dev.koder.herald.adapter.http.rest.ProblemType.ZONE_NOT_FOUND;

import dev.koder.herald.application.zone.DeletedZone;
import dev.koder.herald.application.zone.UndeleteOutcome;
import dev.koder.herald.application.zone.UndeleteZone;
import dev.koder.herald.domain.claim.NameObstacle;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.quota.LimitClass;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneFindings;
import java.util.List;
import java.util.Optional;

/** Zones that were deleted and can be had back. */
final class DeletedZoneRoutes {

    private static final String GROUP = "Zones";
    private static final String ALL = Links.BASE + "/deleted-zones";

    private final UndeleteZone undeleteZone;

    DeletedZoneRoutes(RestApi.UseCases useCases) {
        this.undeleteZone = useCases.zones().undeleteZone();
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", ALL, Access.READER)
                        .called(
                                GROUP,
                                "listDeletedZones",
                                "List the tenant's deleted zones",
                                "Those that can be had back, in canonical order of their names, page by page: for 30 days a deleted"
                                        + " zone's name is held for its tenant, and what it held is kept.")
                        .query("limit", "integer", "At most so many zones: 1 to 500, 100 when left out.")
                        .query("cursor", "string", "Where to go on: the cursor of the page before.")
                        .answersJson(200, "A page of deleted zones.", "DeletedZonePage")
                        .sometimes("Link")
                        .by(this::list),
                Route.of("POST", ALL + "/{zone}/restore", Access.WRITER)
                        .spends(LimitClass.BULK)
                        .called(
                                GROUP,
                                "restoreDeletedZone",
                                "Have a deleted zone back",
                                "With all that it held, and its versions. Its serial goes on from where it was. A zone that follows a"
                                        + " set of name servers gets those that the set has by now. What needed agreement to be deleted needs it"
                                        + " to be had back.")
                        .answersJson(200, "The zone is there again.", "ZoneWithChange", "ETag", "Herald-Change")
                        .answersJson(202, "It waits for the agreement of others.", "ProposedChange", "Location")
                        .refuses(ZONE_NOT_FOUND, NAME_NOT_AVAILABLE)
                        .takesNoConditions("a deleted zone has no entity tag")
                        .by(this::restore));
    }

    private Answer list(Call call) {
        int limit = Paging.limit(call, UndeleteZone.MAX_LIMIT);
        Optional<DomainName> after = call.query("cursor", Cursor::name);
        List<DeletedZone> zones = undeleteZone.list(call.caller(), after, limit);
        return Paging.answer(
                call,
                limit,
                "zones",
                zones,
                (out, deleted) -> {
                    Views.name(out, deleted.zone().name());
                    out.writeNumberField("serial", deleted.zone().serial().value());
                    out.writeNumberField("recordSetCount", deleted.zone().recordSetCount());
                    out.writeStringField("deletedAt", deleted.deletedAt().toString());
                    out.writeStringField("keptUntil", deleted.keptUntil().toString());
                },
                deleted -> Optional.of(Cursor.after(deleted.zone().name())));
    }

    private Answer restore(Call call) {
        return switch (undeleteZone.undelete(call.caller(), call.zone())) {
            case UndeleteOutcome.NoSuchZone none ->
                throw new Refusal(
                        ZONE_NOT_FOUND, "zone: " + call.zone() + " (expected: a deleted zone of the caller's tenant)");
            case UndeleteOutcome.Objected objected -> throw ObjectionAnswers.refusal(objected.objection());
            case UndeleteOutcome.Proposed(String request) -> ChangeRequestAnswers.proposed(request);
            case UndeleteOutcome.OtherVersion(Zone last) -> throw ZoneAnswers.preconditionFailed(call, last);
            case UndeleteOutcome.KeyReused reused -> throw ZoneAnswers.keyReused();
            case UndeleteOutcome.NotAvailable(NameObstacle obstacle) ->
                throw ZoneAnswers.nameNotAvailable(call.zone(), obstacle);
            case UndeleteOutcome.Undeleted undeleted ->
                ZoneAnswers.tagged(
                        ZoneAnswers.changed(undeleted.version(), out -> {
                            Views.zone(out, undeleted.version().zone());
                            ZoneAnswers.warnings(ZoneFindings.NONE, key -> "").write(out);
                        }),
                        undeleted.version().zone());
        };
    }
}
