package dev.koder.herald.adapter.http.rest;

import static dev.koder.herald.adapter.http.rest.ProblemType.NAME_NOT_AVAILABLE;
import static dev.koder.herald.adapter.http.rest.ProblemType.PLAN_TOO_LARGE;
import static dev.koder.herald.adapter.http.rest.ProblemType.PRECONDITION_FAILED;
import static dev.koder.herald.adapter.http.rest.ProblemType.PROOF_REQUIRED;
import static dev.koder.herald.adapter.http.rest.ProblemType.ZONE_NAME_HELD;
import static dev.koder.herald.adapter.http.rest.ProblemType.ZONE_NOT_FOUND;
import static dev.koder.herald.adapter.http.rest.ProblemType.ZONE_RULES_BROKEN;
import static dev.koder.herald.adapter.http.rest.ProblemType.ZONE_TEXT_ERRORS;

import dev.koder.herald.application.plan.PlanOutcome;
import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.application.zone.CreateOutcome;
import dev.koder.herald.application.zone.TextOutcome;
import dev.koder.herald.domain.claim.NameObstacle;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.quota.LimitClass;
import dev.koder.herald.domain.zone.Precondition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Zone text that takes the place of a zone's contents. */
final class ImportRoutes {

    static final String EXAMPLE = """
            $ORIGIN example.org.
            $TTL 3600
            @    NS   ns1.example.net.
            @    NS   ns2.example.net.
            www  A    192.0.2.42
            """;

    private static final String DRY_RUN = "dry-run";

    private final RestApi.UseCases useCases;
    private final long maxImportBytes;

    ImportRoutes(RestApi.UseCases useCases, RestConfig config) {
        this.useCases = useCases;
        this.maxImportBytes = config.maxImportBytes();
    }

    List<Route> routes() {
        return List.of(Route.of("POST", Links.BASE + "/zones/{zone}/import", Access.WRITER)
                .spends(LimitClass.BULK)
                .reaches(Reach.ZONE)
                .called(
                        "Zone text",
                        "importZone",
                        "Import a zone",
                        "The text (RFC 1035, section 5) takes the place of all that the zone holds, or nothing is changed. Its SOA"
                                + " serial is taken when it is ahead of the zone's. Without an SOA the zone keeps its own. $INCLUDE"
                                + " is refused. If-Match takes the zone's entity tag; If-None-Match: * creates the zone, with the platform's"
                                + " SOA where the text has none. With dry-run nothing is changed, and the answer tells what would be.")
                .query(
                        DRY_RUN,
                        "boolean",
                        "Whether to tell only what would change: true or false, false when left out. Not with If-None-Match.")
                .takesText(ExportRoutes.ZONE_TEXT, EXAMPLE)
                .answersJson(
                        200,
                        "The zone is as wished; change is null where it was so already, and in a dry run, which has a difference.",
                        "Imported")
                .sometimes("ETag", "Herald-Change")
                .answersJson(201, "The zone was created.", "ZoneWithChange", "Location", "ETag", "Herald-Change")
                .refuses(
                        ZONE_NOT_FOUND,
                        ZONE_TEXT_ERRORS,
                        ZONE_RULES_BROKEN,
                        PRECONDITION_FAILED,
                        ZONE_NAME_HELD,
                        NAME_NOT_AVAILABLE,
                        PROOF_REQUIRED,
                        PLAN_TOO_LARGE)
                .by(this::importZone));
    }

    private Answer importZone(Call call) {
        if (call.isSet(DRY_RUN)) {
            return foresee(call);
        }
        return call.conditions().isForNew() ? create(call) : replace(call);
    }

    private Answer foresee(Call call) {
        if (call.conditions().isForNew()) {
            throw Refusal.ofParameter(
                    DRY_RUN, DRY_RUN + ": true with If-None-Match (expected: a zone that is there, or no dry run)");
        }
        try (InputStream text = call.body(maxImportBytes)) {
            TextOutcome.Read<PlanOutcome> read = TextAnswers.readOrRefuse(useCases.history()
                    .planZone()
                    .foresee(call.caller(), call.zone(), precondition(call), text)
                    .orElseThrow(() -> ZoneAnswers.noSuchZone(call.zone())));
            PlanAnswers.Shown shown = PlanAnswers.shownOrRefuse(
                    call, read.outcome(), errors -> ZoneAnswers.rulesBroken(errors, key -> ""));
            return ZoneAnswers.unchanged(out -> {
                PlanAnswers.difference(out, shown.prospect());
                TextAnswers.warnings(read).write(out);
            });
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    private Precondition precondition(Call call) {
        return ZonePreconditions.of(useCases, call);
    }

    private Answer create(Call call) {
        DomainName zone = NewZone.belowRoot(call.zone());
        try (InputStream text = call.body(maxImportBytes)) {
            TextOutcome.Read<CreateOutcome> read =
                    TextAnswers.readOrRefuse(useCases.zones().importZone().create(call.caller(), zone, text));
            return switch (read.outcome()) {
                case CreateOutcome.Created created ->
                    ZoneAnswers.created(created.version(), TextAnswers.warnings(read));
                case CreateOutcome.AlreadyYours yours ->
                    throw ZoneAnswers.preconditionFailed(call, ZoneAnswers.zone(useCases, call));
                case CreateOutcome.NameHeld held -> throw ZoneAnswers.nameHeld(zone);
                case CreateOutcome.Objected objected -> {
                    call.readOut(text);
                    throw ObjectionAnswers.refusal(objected.objection());
                }
                case CreateOutcome.NotAvailable(NameObstacle obstacle) ->
                    throw ZoneAnswers.nameNotAvailable(zone, obstacle);
                case CreateOutcome.ProofRequired required -> throw ZoneAnswers.proofRequired(zone);
                case CreateOutcome.KeyReused reused -> throw ZoneAnswers.keyReused();
                case CreateOutcome.Refused refused -> throw ZoneAnswers.rulesBroken(refused.errors(), key -> "");
            };
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    private Answer replace(Call call) {
        Precondition precondition = precondition(call);
        try (InputStream text = call.body(maxImportBytes)) {
            Optional<TextOutcome<CommitOutcome>> outcome =
                    useCases.zones().importZone().replace(call.caller(), call.zone(), precondition, text);
            if (outcome.isEmpty()) {
                call.readOut(text);
                throw ZoneAnswers.noSuchZone(call.zone());
            }
            return answer(call, outcome.get());
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    private static Answer answer(Call call, TextOutcome<CommitOutcome> outcome) {
        TextOutcome.Read<CommitOutcome> read = TextAnswers.readOrRefuse(outcome);
        return ZoneAnswers.committed(
                call,
                read.outcome(),
                zone -> TextAnswers.warnings(read),
                errors -> ZoneAnswers.rulesBroken(errors, key -> ""));
    }
}
