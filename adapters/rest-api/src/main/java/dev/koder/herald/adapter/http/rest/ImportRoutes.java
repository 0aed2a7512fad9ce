package dev.koder.herald.adapter.http.rest;

import static dev.koder.herald.adapter.http.rest.ProblemType.PRECONDITION_FAILED;
import static dev.koder.herald.adapter.http.rest.ProblemType.ZONE_NAME_HELD;
import static dev.koder.herald.adapter.http.rest.ProblemType.ZONE_NOT_FOUND;
import static dev.koder.herald.adapter.http.rest.ProblemType.ZONE_RULES_BROKEN;
import static dev.koder.herald.adapter.http.rest.ProblemType.ZONE_TEXT_ERRORS;

import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.application.zone.CreateOutcome;
import dev.koder.herald.application.zone.TextFinding;
import dev.koder.herald.application.zone.TextOutcome;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.Zone;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Zone text that takes the place of a zone's contents. */
final class ImportRoutes {

    private static final String EXAMPLE = """
            $ORIGIN example.org.
            $TTL 3600
            @    NS   ns1.example.net.
            @    NS   ns2.example.net.
            www  A    192.0.2.42
            """;

    private final RestApi.UseCases useCases;
    private final long maxImportBytes;

    ImportRoutes(RestApi.UseCases useCases, RestConfig config) {
        this.useCases = useCases;
        this.maxImportBytes = config.maxImportBytes();
    }

    List<Route> routes() {
        return List.of(Route.of("POST", Links.BASE + "/zones/{zone}/import", Access.WRITER)
                .called(
                        "Zone text",
                        "importZone",
                        "Import a zone",
                        "The text (RFC 1035, section 5) takes the place of all that the zone holds, or nothing is changed. Its SOA"
                                + " serial is taken when it is ahead of the zone's. Without an SOA the zone keeps its own. $INCLUDE"
                                + " is refused. If-Match takes the zone's entity tag; If-None-Match: * creates the zone, with the platform's"
                                + " SOA where the text has none.")
                .takesText(ExportRoutes.ZONE_TEXT, EXAMPLE)
                .answersJson(
                        200,
                        "The zone is as wished; change is null where it was so already.",
                        "Changed",
                        "ETag",
                        "Herald-Change")
                .answersJson(201, "The zone was created.", "ZoneWithChange", "Location", "ETag", "Herald-Change")
                .refuses(ZONE_NOT_FOUND, ZONE_TEXT_ERRORS, ZONE_RULES_BROKEN, PRECONDITION_FAILED, ZONE_NAME_HELD)
                .by(call -> call.conditions().isForNew() ? create(call) : replace(call)));
    }

    private Answer create(Call call) {
        DomainName zone = NewZone.belowRoot(call.zone());
        try (InputStream text = call.body(maxImportBytes)) {
            TextOutcome.Read<CreateOutcome> read =
                    readOrRefuse(useCases.importZone().create(call.caller(), zone, text));
            return switch (read.outcome()) {
                case CreateOutcome.Created created -> ZoneAnswers.created(created.version(), warnings(read));
                case CreateOutcome.AlreadyYours yours -> throw ZoneAnswers.preconditionFailed(zone(call));
                case CreateOutcome.NameHeld held -> throw ZoneAnswers.nameHeld(zone);
                case CreateOutcome.Refused refused -> throw ZoneAnswers.rulesBroken(refused.errors(), key -> "");
            };
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    private Answer replace(Call call) {
        Precondition precondition =
                call.conditions().forZone().orElseThrow(() -> ZoneAnswers.preconditionFailed(zone(call)));
        try (InputStream text = call.body(maxImportBytes)) {
            return useCases.importZone()
                    .replace(call.caller(), call.zone(), precondition, text)
                    .map(outcome -> answer(call, outcome))
                    .orElseThrow(() -> ZoneAnswers.noSuchZone(call.zone()));
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    private Zone zone(Call call) {
        return useCases.showZone()
                .show(call.caller(), call.zone())
                .orElseThrow(() -> ZoneAnswers.noSuchZone(call.zone()));
    }

    private static Answer answer(Call call, TextOutcome<CommitOutcome> outcome) {
        TextOutcome.Read<CommitOutcome> read = readOrRefuse(outcome);
        return ZoneAnswers.committed(
                call.zone(),
                read.outcome(),
                zone -> warnings(read),
                errors -> ZoneAnswers.rulesBroken(errors, key -> ""));
    }

    private static <O> TextOutcome.Read<O> readOrRefuse(TextOutcome<O> outcome) {
        return switch (outcome) {
            case TextOutcome.Unreadable<O> unreadable -> throw unreadable(unreadable);
            case TextOutcome.Read<O> read -> read;
        };
    }

    private static Refusal unreadable(TextOutcome.Unreadable<?> unreadable) {
        List<ProblemError> errors =
                unreadable.problems().stream().map(ImportRoutes::error).toList();
        return new Refusal(Problem.of(
                ZONE_TEXT_ERRORS,
                ZoneAnswers.counted(
                        "errors in the zone text",
                        unreadable.problemCount(),
                        errors,
                        unreadable.problems().getFirst()),
                errors));
    }

    private static ProblemError error(TextFinding finding) {
        ProblemError.Place position = new ProblemError.Position(finding.line(), finding.column());
        ProblemError.Place place = finding.recordSet()
                .<ProblemError.Place>map(key -> new ProblemError.Owner(Optional.of(position), key))
                .orElse(position);
        return new ProblemError(place, finding.code(), finding.detail());
    }

    private static Json.Content warnings(TextOutcome.Read<?> read) {
        List<ProblemError> listed =
                read.warnings().stream().map(ImportRoutes::error).toList();
        return out -> ZoneAnswers.writeWarnings(out, read.warningCount(), listed);
    }
}
