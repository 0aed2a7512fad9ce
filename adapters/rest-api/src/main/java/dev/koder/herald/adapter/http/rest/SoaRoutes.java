package dev.koder.herald.adapter.http.rest;

import static dev.koder.herald.adapter.http.rest.ProblemType.PRECONDITION_FAILED;
import static dev.koder.herald.adapter.http.rest.ProblemType.UNPROCESSABLE_CONTENT;
import static dev.koder.herald.adapter.http.rest.ProblemType.ZONE_NOT_FOUND;
import static dev.koder.herald.adapter.http.rest.ProblemType.ZONE_RULES_BROKEN;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.application.zone.CustomiseSoa;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.SoaRules;
import dev.koder.herald.domain.zone.SoaSettings;
import dev.koder.herald.domain.zone.Zone;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A zone's SOA, and how its serials go on. */
final class SoaRoutes {

    static final String GROUP = "SOA and name servers";

    private static final String SOA = Links.BASE + "/zones/{zone}/soa";
    private static final String EXAMPLE = """
            {"rname": "hostmaster@example.org", "refresh": 7200, "retry": 900, "expire": 1209600, "minimum": 300,
             "serialPolicy": "date"}""";

    private final RestApi.UseCases useCases;
    private final long maxBodyBytes;

    SoaRoutes(RestApi.UseCases useCases, RestConfig config) {
        this.useCases = useCases;
        this.maxBodyBytes = config.maxBodyBytes();
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", SOA, Access.READER)
                        .reaches(Reach.ZONE)
                        .called(
                                GROUP,
                                "showSoa",
                                "Show a zone's SOA",
                                "With its serial, how serials go on, and which default each value is equal to: the"
                                        + " platform's, the tenant's, or none, when it is the zone's own. Warnings tell what"
                                        + " works and is hardly wanted.")
                        .answersJson(200, "The SOA.", "ZoneSoa", "ETag")
                        .answers(304, "It is as If-None-Match says.", "", "", "ETag")
                        .refuses(ZONE_NOT_FOUND)
                        .by(this::show),
                Route.of("PUT", SOA, Access.WRITER)
                        .reaches(Reach.ZONE)
                        .called(
                                GROUP,
                                "putSoa",
                                "Put a zone's SOA",
                                "Members that are left out become the tenant's defaults, or the platform's; mname becomes the"
                                        + " first of the set of name servers that the zone follows, and stays where it follows"
                                        + " none. rname is a mail address or the name that stands for one. The serial is the"
                                        + " engine's: it only ever moves forward (RFC 1982), as the serial policy says. What was"
                                        + " read can be sent back; serial, from and warnings are passed over.")
                        .takesJson("SoaSettings", EXAMPLE)
                        .answersJson(
                                200,
                                "It is as wished; change is null where it was so already.",
                                "ZoneSoaWithChange",
                                "ETag")
                        .sometimes("Herald-Change")
                        .refuses(ZONE_NOT_FOUND, UNPROCESSABLE_CONTENT, ZONE_RULES_BROKEN, PRECONDITION_FAILED)
                        .by(this::put));
    }

    private Answer show(Call call) {
        CustomiseSoa.Shown shown = useCases.nameServing()
                .customiseSoa()
                .show(call.caller(), call.zone())
                .orElseThrow(() -> ZoneAnswers.noSuchZone(call.zone()));
        return representation(shown).answer(call.conditions());
    }

    private static Representation representation(CustomiseSoa.Shown shown) {
        return Representation.of(out -> write(out, shown));
    }

    /** As a read shows it now. */
    private Optional<ZonePreconditions.Shown> now(Call call) {
        return useCases.nameServing()
                .customiseSoa()
                .show(call.caller(), call.zone())
                .map(shown -> new ZonePreconditions.Shown(representation(shown), shown.zone()));
    }

    private static void write(JsonGenerator out, CustomiseSoa.Shown shown) throws IOException {
        Zone zone = shown.zone();
        out.writeStringField("zone", zone.name().toString());
        SoaForms.write(out, SoaSettings.of(zone));
        out.writeNumberField("serial", zone.serial().value());
        out.writeObjectFieldStart("from");
        SoaForms.writeOrigins(out, shown.origins());
        out.writeEndObject();
        ZoneAnswers.warningsAt(
                        SoaRules.check(zone.name(), zone.soa()).warnings(),
                        finding -> SoaForms.pointer(finding, JsonPointers.WHOLE))
                .write(out);
    }

    private Answer put(Call call) {
        SoaSettings wish = call.read(SoaForms.SHOWN, maxBodyBytes);
        Precondition precondition = ZonePreconditions.of(useCases, call, () -> now(call));
        CommitOutcome outcome =
                useCases.nameServing().customiseSoa().customise(call.caller(), call.zone(), precondition, wish);
        return ZoneAnswers.committed(
                call,
                outcome,
                zone -> view(call, zone),
                errors -> ZoneAnswers.rulesBrokenAt(errors, finding -> SoaForms.pointer(finding, JsonPointers.WHOLE)));
    }

    private Json.Content view(Call call, Zone zone) {
        return out -> write(out, useCases.nameServing().customiseSoa().show(call.caller(), zone));
    }
}
