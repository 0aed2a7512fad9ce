package dev.koder.herald.adapter.http.rest;

import static dev.koder.herald.adapter.http.rest.ProblemType.POP_ALIVE;
import static dev.koder.herald.adapter.http.rest.ProblemType.POP_NOT_FOUND;
import static dev.koder.herald.adapter.http.rest.ProblemType.UNPROCESSABLE_CONTENT;
import static dev.koder.herald.adapter.http.rest.ProblemType.ZONE_NOT_FOUND;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.koder.herald.application.pop.AcceptPopReport;
import dev.koder.herald.application.pop.ForgetPop;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dnssec.DnssecReport;
import dev.koder.herald.domain.dnssec.DsRecord;
import dev.koder.herald.domain.pop.Pop;
import dev.koder.herald.domain.pop.PopId;
import dev.koder.herald.domain.pop.Propagation;
import dev.koder.herald.domain.quota.LimitClass;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Points of presence: what they report, and what owners of zones can learn from it. */
final class PopRoutes {

    private static final String GROUP = "Points of presence";
    private static final String ZONE = Links.BASE + "/zones/{zone}";
    private static final String REPORT_EXAMPLE = """
            {"startedAt": "2026-01-14T11:00:00Z",
             "zones": [{"name": "example.org.", "serial": 12, "servedSerial": 2026, "loadedAt": "2026-01-14T12:00:00Z",
                        "error": null,
                        "ds": ["20326 13 2 E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D"]}]}""";

    /** What registrars' own tools put there; nobody caches by it, as the record stands in the parent zone. */
    private static final int DS_TTL = 3600;

    private final RestApi.UseCases useCases;
    private final long maxBodyBytes;

    PopRoutes(RestApi.UseCases useCases, RestConfig config) {
        this.useCases = useCases;
        this.maxBodyBytes = config.maxBodyBytes();
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", ZONE + "/status", Access.READER)
                        .reaches(Reach.ZONE)
                        .called(
                                GROUP,
                                "showZoneStatus",
                                "Show where a zone is served",
                                "The serial that is committed, and what each point of presence was seen to serve of it: INSYNC once"
                                        + " all that are heard of serve it.")
                        .answersJson(200, "The zone's status.", "ZoneStatus")
                        .refuses(ZONE_NOT_FOUND)
                        .by(this::status),
                Route.of("GET", ZONE + "/dnssec", Access.READER)
                        .reaches(Reach.ZONE)
                        .called(
                                GROUP,
                                "showDnssec",
                                "Show the DS records for the registrar",
                                "Made of the keys with which the points of presence sign the zone; none until one has signed it.")
                        .answersJson(200, "The DS records.", "Dnssec")
                        .refuses(ZONE_NOT_FOUND)
                        .by(this::dnssec),
                Route.of("GET", Links.BASE + "/pops", Access.OPERATOR_OR_POP)
                        .spends(LimitClass.POP)
                        .called(
                                GROUP,
                                "listPops",
                                "List the points of presence",
                                "All that reported and were not forgotten, by name.")
                        .answersJson(200, "The points of presence.", "Pops")
                        .by(this::pops),
                Route.of("DELETE", Links.BASE + "/pops/{pop}", Access.OPERATOR)
                        .called(
                                GROUP,
                                "forgetPop",
                                "Forget a point of presence",
                                "For operators: one that is retired, or was misspelt. What it reported is forgotten with it, and nobody"
                                        + " waits for it or is told of it any more. One that is still heard of is refused; one that reports"
                                        + " again is there again.")
                        .answers(204, "It is forgotten.", "", "")
                        .refuses(POP_NOT_FOUND, POP_ALIVE)
                        .by(this::forget),
                Route.of("POST", Links.BASE + "/pops/{pop}/report", Access.POP)
                        .spends(LimitClass.POP)
                        .called(
                                GROUP,
                                "reportPop",
                                "Report what a point of presence serves",
                                "Zones that are not named stand as last reported; zones that the platform does not have are passed"
                                        + " over, and so is that one is gone which was not known to be served. serial is the engine's,"
                                        + " servedSerial the one that the name server answers with; one that is gone has neither, and no"
                                        + " error. known in the answer is false where nothing of this name had reported, or it was forgotten:"
                                        + " then the agent tells of all its zones again. Where"
                                        + " identity.points-of-presence gives this name to one sub, or the caller's sub another name, others"
                                        + " are refused with 403.")
                        .takesJson("PopReport", REPORT_EXAMPLE)
                        .answersJson(200, "It is noted.", "NotedReport")
                        .refuses(UNPROCESSABLE_CONTENT)
                        .by(this::report));
    }

    private Answer report(Call call) {
        PopId pop = call.path("pop", PopId::new);
        PopReportForm report = call.read(PopReportForm.FORM, maxBodyBytes);
        return switch (useCases.pops()
                .acceptPopReport()
                .accept(call.caller(), pop, report.startedAt(), report.zones())) {
            case AcceptPopReport.Outcome.Noted(boolean wasKnown) -> noted(wasKnown);
            case AcceptPopReport.Outcome.NotItsOwn() ->
                throw new Refusal(
                        ProblemType.FORBIDDEN,
                        "pop: " + pop
                                + " (expected: one for which identity.points-of-presence lets the token's sub speak)");
        };
    }

    private static Answer noted(boolean wasKnown) {
        return Answer.json(200, out -> {
            out.writeStartObject();
            out.writeBooleanField("known", wasKnown);
            out.writeEndObject();
        });
    }

    private Answer forget(Call call) {
        PopId pop = call.path("pop", PopId::new);
        return switch (useCases.pops().forgetPop().forget(pop)) {
            case ForgetPop.Outcome.Forgotten() -> Answer.of(204);
            case ForgetPop.Outcome.NotThere() ->
                throw new Refusal(
                        POP_NOT_FOUND, "pop: " + pop + " (expected: one of those at " + Links.BASE + "/pops)");
            case ForgetPop.Outcome.StillHeard(Pop heard) ->
                throw new Refusal(
                        POP_ALIVE,
                        "pop: " + pop + " was heard at " + heard.heardAt() + " (expected: one that has been silent for "
                                + Pop.SILENT_AFTER.toSeconds() + " s)");
        };
    }

    private Answer pops(Call call) {
        List<Pop> pops = useCases.pops().showPops().all();
        return Answer.json(200, out -> {
            out.writeStartObject();
            Json.list(out, "pops", pops, PopRoutes::pop);
            out.writeEndObject();
        });
    }

    private static void pop(JsonGenerator out, Pop pop) throws IOException {
        out.writeStringField("name", pop.id().value());
        out.writeStringField("startedAt", pop.startedAt().toString());
        out.writeStringField("heardAt", pop.heardAt().toString());
    }

    private Answer status(Call call) {
        Propagation propagation = useCases.pops()
                .showPropagation()
                .ofZone(call.caller(), call.zone())
                .orElseThrow(() -> ZoneAnswers.noSuchZone(call.zone()));
        return Answer.json(200, out -> {
            out.writeStartObject();
            Views.name(out, propagation.change().zone());
            out.writeNumberField("serial", propagation.change().serial().value());
            out.writeStringField("changedAt", propagation.change().committedAt().toString());
            Views.propagation(out, propagation);
            out.writeEndObject();
        });
    }

    private Answer dnssec(Call call) {
        DomainName zone = call.zone();
        List<DnssecReport> reports =
                useCases.pops().showDnssec().show(call.caller(), zone).orElseThrow(() -> ZoneAnswers.noSuchZone(zone));
        Set<DsRecord> all = new LinkedHashSet<>();
        reports.forEach(report -> all.addAll(report.records()));
        return Answer.json(200, out -> {
            out.writeStartObject();
            out.writeStringField("zone", zone.toString());
            Json.list(out, "ds", all, (list, ds) -> ds(list, zone, ds));
            Json.list(out, "pops", reports, PopRoutes::report);
            out.writeEndObject();
        });
    }

    private static void ds(JsonGenerator out, DomainName zone, DsRecord ds) throws IOException {
        out.writeNumberField("keyTag", ds.keyTag());
        out.writeNumberField("algorithm", ds.algorithm());
        out.writeNumberField("digestType", ds.digestType());
        out.writeStringField("digest", ds.digest());
        out.writeStringField("record", zone + " " + DS_TTL + " IN DS " + ds);
    }

    private static void report(JsonGenerator out, DnssecReport report) throws IOException {
        out.writeStringField("pop", report.pop().value());
        out.writeStringField("reportedAt", report.reportedAt().toString());
        out.writeArrayFieldStart("ds");
        for (DsRecord ds : report.records()) {
            out.writeString(ds.toString());
        }
        out.writeEndArray();
    }
}
