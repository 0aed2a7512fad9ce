package dev.koder.herald.adapter.http.rest;

import static dev.koder.herald.adapter.http.rest.ProblemType.PRECONDITION_FAILED;
import static dev.koder.herald.adapter.http.rest.ProblemType.UNPROCESSABLE_CONTENT;
import static dev.koder.herald.adapter.http.rest.ProblemType.VERSION_NOT_FOUND;
import static dev.koder.herald.adapter.http.rest.ProblemType.VERSION_OUT_OF_REACH;
import static dev.koder.herald.adapter.http.rest.ProblemType.ZONE_NOT_FOUND;
import static dev.koder.herald.adapter.http.rest.ProblemType.ZONE_RULES_BROKEN;

import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.application.zone.HistoryOutcome;
import dev.koder.herald.application.zone.ShowVersions;
import dev.koder.herald.application.zone.VersionDetails;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.quota.LimitClass;
import dev.koder.herald.domain.zone.ChangeId;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.VersionEntry;
import dev.koder.herald.domain.zone.ZoneDiff;
import dev.koder.herald.domain.zone.ZonePatch;
import java.util.List;
import java.util.Optional;

/** The versions of a zone: listed, shown, compared and restored. */
final class VersionRoutes {

    private static final String GROUP = "Versions";
    private static final String ZONE = Links.BASE + "/zones/{zone}";
    private static final Form<Serial> TO_RESTORE = Form.object(members -> {
        Optional<Serial> serial = members.required("serial", Form.number("serial", 0, Serial.MAX_VALUE, Serial::new));
        return members.done(serial::orElseThrow);
    });

    private final RestApi.UseCases useCases;
    private final long maxBodyBytes;

    VersionRoutes(RestApi.UseCases useCases, RestConfig config) {
        this.useCases = useCases;
        this.maxBodyBytes = config.maxBodyBytes();
    }

    List<Route> routes() {
        return List.of(listRoute(), showRoute(), differenceRoute(), restoreRoute());
    }

    private Route listRoute() {
        return Route.of("GET", ZONE + "/versions", Access.READER)
                .reaches(Reach.ZONE)
                .called(
                        GROUP,
                        "listVersions",
                        "List a zone's versions",
                        "The latest first, page by page: every change of the zone made one, and its deletion, return or transfer,"
                                + " too. Each tells what made it, who, for which tenant, when, in which request, and why where the"
                                + " request had the header Herald-Reason.")
                .query("limit", "integer", "At most so many versions: 1 to 500, 100 when left out.")
                .query("cursor", "string", "Where to go on: the cursor of the page before.")
                .answersJson(200, "A page of versions.", "VersionPage")
                .sometimes("Link")
                .refuses(ZONE_NOT_FOUND)
                .by(this::list);
    }

    private Route showRoute() {
        return Route.of("GET", ZONE + "/versions/{serial}", Access.READER)
                .reaches(Reach.ZONE)
                .called(
                        GROUP,
                        "showVersion",
                        "Show a version and what it changed",
                        "The RRsets that it took away or replaced, as they were, and those that it brought. allNew says that"
                                + " everything counts as new, as in a zone's first version; none are listed then.")
                .answersJson(200, "The version.", "VersionWithChanges")
                .refuses(ZONE_NOT_FOUND, VERSION_NOT_FOUND)
                .by(this::show);
    }

    private Route differenceRoute() {
        return Route.of("GET", ZONE + "/diff", Access.READER)
                .spends(LimitClass.EXPORT)
                .reaches(Reach.ZONE)
                .called(
                        GROUP,
                        "compareVersions",
                        "Compare two versions",
                        "What leads from one to the other, whichever is the later. What came and went between them does not show.")
                .query("from", "integer", "The serial of the one version.")
                .query("to", "integer", "The serial of the other; the current version when left out.")
                .answersJson(200, "The difference.", "ZoneDiff")
                .refuses(ZONE_NOT_FOUND, VERSION_NOT_FOUND, VERSION_OUT_OF_REACH)
                .by(this::compare);
    }

    private Route restoreRoute() {
        return Route.of("POST", ZONE + "/restore", Access.WRITER)
                .spends(LimitClass.BULK)
                .reaches(Reach.ZONE)
                .called(
                        GROUP,
                        "restoreZone",
                        "Restore a version",
                        "Makes the zone's RRsets and SOA what they were at this serial. That is a change like any other: checked by"
                                + " the rules, and a version of its own with a new serial, so it can be undone by restoring the"
                                + " one before it. If-Match takes the zone's entity tag.")
                .takesJson("VersionToRestore", "{\"serial\": 1}")
                .answersJson(200, "The zone is as it was; change is null where it was so already.", "Changed", "ETag")
                .sometimes("Herald-Change")
                .refuses(
                        ZONE_NOT_FOUND,
                        VERSION_NOT_FOUND,
                        VERSION_OUT_OF_REACH,
                        UNPROCESSABLE_CONTENT,
                        ZONE_RULES_BROKEN,
                        PRECONDITION_FAILED)
                .by(this::restore);
    }

    private Answer list(Call call) {
        int limit = Paging.limit(call, ShowVersions.MAX_LIMIT);
        Optional<ChangeId> before = call.query("cursor", Cursor::change);
        List<VersionEntry> versions = useCases.history()
                .showVersions()
                .list(call.caller(), call.zone(), before, limit)
                .orElseThrow(() -> ZoneAnswers.noSuchZone(call.zone()));
        return Paging.answer(
                call,
                limit,
                "versions",
                versions,
                Views::version,
                last -> Optional.of(Cursor.after(last.version().change())));
    }

    private Answer show(Call call) {
        Serial serial = call.path("serial", Serial::parse);
        VersionDetails details =
                foundOrRefuse(call, useCases.history().showVersions().show(call.caller(), call.zone(), serial));
        return Answer.json(200, out -> {
            out.writeStartObject();
            Views.version(out, details.entry());
            if (details.previous().isPresent()) {
                out.writeNumberField(
                        "previousSerial", details.previous().get().serial().value());
                Views.soa(out, "soaBefore", details.previous().get().soa());
            }
            out.writeBooleanField("allNew", details.patch().isEmpty());
            Views.patch(out, details.patch().orElse(ZonePatch.NONE));
            out.writeEndObject();
        });
    }

    private Answer compare(Call call) {
        Serial current = ZoneAnswers.zone(useCases, call).serial();
        Serial from = call.query("from", Serial::parse)
                .orElseThrow(() -> Refusal.ofParameter("from", "from: missing (expected: a serial, 0 to 4294967295)"));
        Serial to = call.query("to", Serial::parse).orElse(current);
        ZoneDiff diff =
                foundOrRefuse(call, useCases.history().showVersions().difference(call.caller(), call.zone(), from, to));
        return Answer.json(200, out -> {
            out.writeStartObject();
            out.writeNumberField("from", diff.from().serial().value());
            out.writeNumberField("to", diff.to().serial().value());
            Views.soa(out, "soaBefore", diff.from().soa());
            Views.soa(out, "soa", diff.to().soa());
            Views.patch(out, diff.recordSets());
            out.writeEndObject();
        });
    }

    private Answer restore(Call call) {
        Serial serial = call.read(TO_RESTORE, maxBodyBytes);
        Precondition precondition = ZonePreconditions.of(useCases, call);
        CommitOutcome outcome = foundOrRefuse(
                call, useCases.history().restoreZone().restore(call.caller(), call.zone(), precondition, serial));
        return ZoneAnswers.committed(
                call,
                outcome,
                zone -> ZoneAnswers.warnings(outcome.warnings(), key -> ""),
                errors -> ZoneAnswers.rulesBroken(errors, key -> ""));
    }

    static <T> T foundOrRefuse(Call call, HistoryOutcome<T> outcome) {
        return switch (outcome) {
            case HistoryOutcome.Found<T>(T value) -> value;
            case HistoryOutcome.NoSuchZone<T> none -> throw ZoneAnswers.noSuchZone(call.zone());
            case HistoryOutcome.NoSuchVersion<T>(Serial serial) ->
                throw new Refusal(
                        VERSION_NOT_FOUND, "serial: " + serial + " (expected: that of a version that is listed)");
            case HistoryOutcome.OutOfReach<T>(Serial serial) ->
                throw new Refusal(
                        VERSION_OUT_OF_REACH,
                        "serial: before " + serial
                                + ", in which everything is new (expected: that one or a later one)");
        };
    }
}
