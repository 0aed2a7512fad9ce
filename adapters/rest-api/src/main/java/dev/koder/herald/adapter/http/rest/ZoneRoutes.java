package dev.koder.herald.adapter.http.rest;

import static dev.koder.herald.adapter.http.rest.ProblemType.NAME_NOT_AVAILABLE;
import static dev.koder.herald.adapter.http.rest.ProblemType.PRECONDITION_FAILED;
import static dev.koder.herald.adapter.http.rest.ProblemType.PROOF_REQUIRED;
import static dev.koder.herald.adapter.http.rest.ProblemType.UNPROCESSABLE_CONTENT;
import static dev.koder.herald.adapter.http.rest.ProblemType.ZONE_EXISTS;
import static dev.koder.herald.adapter.http.rest.ProblemType.ZONE_NAME_HELD;
import static dev.koder.herald.adapter.http.rest.ProblemType.ZONE_NOT_FOUND;
import static dev.koder.herald.adapter.http.rest.ProblemType.ZONE_RULES_BROKEN;

import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.application.zone.CreateOutcome;
import dev.koder.herald.application.zone.DeleteOutcome;
import dev.koder.herald.application.zone.ListZones;
import dev.koder.herald.domain.claim.NameObstacle;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneFindings;
import java.util.List;
import java.util.Optional;

/** Zones as a whole: listed, created, shown and deleted. */
final class ZoneRoutes {

    private static final String GROUP = "Zones";
    private static final String ZONES = Links.BASE + "/zones";
    private static final String ZONE = ZONES + "/{zone}";

    private static final Form<Boolean> SETTINGS = Form.object(members -> {
        Optional<Boolean> required = members.required("preconditionRequired", Form.truth());
        return members.done(required::orElseThrow);
    });

    private final RestApi.UseCases useCases;
    private final long maxBodyBytes;

    ZoneRoutes(RestApi.UseCases useCases, RestConfig config) {
        this.useCases = useCases;
        this.maxBodyBytes = config.maxBodyBytes();
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", ZONES, Access.READER)
                        .reaches(Reach.PART)
                        .called(
                                GROUP,
                                "listZones",
                                "List the tenant's zones",
                                "In canonical order of their names, page by page; or the one zone of the tenant's that a name"
                                        + " belongs to, if any.")
                        .query(
                                "owns",
                                "string",
                                "Only the zone that this name belongs to: of the tenant's zones the one nearest above it, or it itself.")
                        .query("limit", "integer", "At most so many zones: 1 to 500, 100 when left out.")
                        .query("cursor", "string", "Where to go on: the cursor of the page before.")
                        .answersJson(200, "A page of zones.", "ZonePage")
                        .sometimes("Link")
                        .by(this::list),
                Route.of("POST", ZONES, Access.WRITER)
                        .reaches(Reach.PART)
                        .called(
                                GROUP,
                                "createZone",
                                "Create a zone",
                                "With the tenant's default SOA and name servers, or the platform's, or with those that are sent along. Import zone text"
                                        + " afterwards to fill it.")
                        .takesJson("NewZone", "{\"name\": \"example.org\"}")
                        .answersJson(201, "The zone is there.", "ZoneWithChange", "Location", "ETag", "Herald-Change")
                        .refuses(
                                UNPROCESSABLE_CONTENT,
                                ZONE_RULES_BROKEN,
                                ZONE_EXISTS,
                                ZONE_NAME_HELD,
                                NAME_NOT_AVAILABLE,
                                PROOF_REQUIRED)
                        .takesNoConditions("a zone is created only where there is none")
                        .by(this::create),
                Route.of("GET", ZONE, Access.READER)
                        .reaches(Reach.PART)
                        .called(GROUP, "showZone", "Show a zone", "Its SOA, its serial and how much it holds.")
                        .answersJson(200, "The zone.", "Zone", "ETag")
                        .answers(304, "It is as If-None-Match says.", "", "", "ETag")
                        .refuses(ZONE_NOT_FOUND)
                        .by(this::show),
                Route.of("PATCH", ZONE, Access.WRITER)
                        .reaches(Reach.PART)
                        .called(
                                GROUP,
                                "changeZone",
                                "Change how a zone is run",
                                "With preconditionRequired, every later change of the zone, this one's like included, has to say what"
                                        + " it expects: If-Match with an entity tag or *, or If-None-Match. Nobody overwrites"
                                        + " what he has not seen then.")
                        .takesJson("ZoneSettings", "{\"preconditionRequired\": true}")
                        .answersJson(
                                200,
                                "The zone is run as wished; change is null where it was so already.",
                                "ZoneWithChange",
                                "ETag")
                        .sometimes("Herald-Change")
                        .refuses(ZONE_NOT_FOUND, UNPROCESSABLE_CONTENT, PRECONDITION_FAILED)
                        .by(this::configure),
                Route.of("DELETE", ZONE, Access.WRITER)
                        .reaches(Reach.PART)
                        .called(
                                GROUP,
                                "deleteZone",
                                "Delete a zone",
                                "Every point of presence lets go of it. Its name is held for the tenant for 30 days.")
                        .answersJson(200, "The zone is gone.", "Changed", "Herald-Change")
                        .answersJson(202, "It waits for the agreement of others.", "ProposedChange", "Location")
                        .refuses(ZONE_NOT_FOUND, PRECONDITION_FAILED)
                        .by(this::delete));
    }

    private Answer list(Call call) {
        int limit = Paging.limit(call, ListZones.MAX_LIMIT);
        Optional<DomainName> after = call.query("cursor", Cursor::name);
        Optional<DomainName> owned = call.query("owns", NameReading::zone);
        if (owned.isPresent()) {
            return page(
                    call,
                    ListZones.MAX_LIMIT,
                    useCases.zones().listZones().owning(call.caller(), owned.get()).stream()
                            .toList());
        }
        return page(call, limit, useCases.zones().listZones().list(call.caller(), after, limit));
    }

    private static Answer page(Call call, int limit, List<Zone> zones) {
        return Paging.answer(call, limit, "zones", zones, Views::zone, zone -> Optional.of(Cursor.after(zone.name())));
    }

    private Answer create(Call call) {
        NewZone wish = call.read(NewZone.FORM, maxBodyBytes);
        CreateOutcome outcome = useCases.zones()
                .createZone()
                .create(call.caller(), wish.name(), wish.soa(), wish.nameServers())
                .orElseThrow(() -> NameServerSetAnswers.noSuchSet("#/nameserverSet", wish.set()));
        return switch (outcome) {
            case CreateOutcome.Created created ->
                ZoneAnswers.created(created.version(), ZoneAnswers.warningsAt(created.warnings(), NewZone::pointer));
            case CreateOutcome.AlreadyYours yours ->
                throw new Refusal(ZONE_EXISTS, "zone: " + wish.name() + " (expected: a name without a zone)");
            case CreateOutcome.NameHeld held -> throw ZoneAnswers.nameHeld(wish.name());
            case CreateOutcome.Objected objected -> throw ObjectionAnswers.refusal(objected.objection());
            case CreateOutcome.NotAvailable(NameObstacle obstacle) ->
                throw ZoneAnswers.nameNotAvailable(wish.name(), obstacle);
            case CreateOutcome.ProofRequired required -> throw ZoneAnswers.proofRequired(wish.name());
            case CreateOutcome.KeyReused reused -> throw ZoneAnswers.keyReused();
            case CreateOutcome.Refused refused -> throw ZoneAnswers.rulesBrokenAt(refused.errors(), NewZone::pointer);
        };
    }

    private Answer show(Call call) {
        return ZonePreconditions.representation(ZoneAnswers.zone(useCases, call))
                .answer(call.conditions());
    }

    private Answer configure(Call call) {
        boolean isRequired = call.read(SETTINGS, maxBodyBytes);
        Precondition precondition = ZonePreconditions.of(useCases, call);
        CommitOutcome outcome = useCases.zones()
                .configureZone()
                .requirePrecondition(call.caller(), call.zone(), precondition, isRequired);
        return ZoneAnswers.committed(
                call,
                outcome,
                zone -> out -> {
                    Views.zone(out, zone);
                    ZoneAnswers.warnings(outcome.warnings(), key -> "").write(out);
                },
                errors -> ZoneAnswers.rulesBroken(errors, key -> ""));
    }

    private Answer delete(Call call) {
        Precondition precondition = ZonePreconditions.of(useCases, call);
        return switch (useCases.zones().deleteZone().delete(call.caller(), call.zone(), precondition)) {
            case DeleteOutcome.Deleted deleted ->
                Answer.json(200, out -> {
                            out.writeStartObject();
                            ZoneAnswers.warnings(ZoneFindings.NONE, key -> "").write(out);
                            out.writeObjectFieldStart("change");
                            Views.change(out, deleted.change(), call.zone(), Optional.empty());
                            out.writeEndObject();
                            out.writeEndObject();
                        })
                        .with(ZoneAnswers.CHANGE_HEADER, deleted.change().value());
            case DeleteOutcome.NoSuchZone none -> throw ZoneAnswers.noSuchZone(call.zone());
            case DeleteOutcome.Proposed proposed -> ChangeRequestAnswers.proposed(proposed.request());
            case DeleteOutcome.Objected objected -> throw ObjectionAnswers.refusal(objected.objection());
            case DeleteOutcome.KeyReused reused -> throw ZoneAnswers.keyReused();
            case DeleteOutcome.PreconditionFailed failed ->
                throw ZoneAnswers.preconditionFailed(call, failed.current());
            case DeleteOutcome.PreconditionRequired required ->
                throw ZoneAnswers.preconditionRequired(required.current());
        };
    }
}
