package dev.koder.herald.adapter.http.rest;

import static dev.koder.herald.adapter.http.rest.ProblemType.PRECONDITION_FAILED;
import static dev.koder.herald.adapter.http.rest.ProblemType.UNPROCESSABLE_CONTENT;
import static dev.koder.herald.adapter.http.rest.ProblemType.ZONE_RULES_BROKEN;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.koder.herald.application.zone.CustomiseZoneDefaults;
import dev.koder.herald.application.zone.EffectiveDefaults;
import dev.koder.herald.application.zone.Origin;
import dev.koder.herald.domain.zone.NameServerSetName;
import dev.koder.herald.domain.zone.SoaSettings;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What new zones of the caller's tenant get. */
final class ZoneDefaultsRoutes {

    private static final String DEFAULTS = Links.BASE + "/zone-defaults";
    private static final String EXAMPLE = """
            {"soa": {"rname": "hostmaster@example.org", "serialPolicy": "date"}, "nameserverSet": "vanity"}""";

    private final CustomiseZoneDefaults defaults;
    private final long maxBodyBytes;

    ZoneDefaultsRoutes(RestApi.UseCases useCases, RestConfig config) {
        this.defaults = useCases.nameServing().customiseZoneDefaults();
        this.maxBodyBytes = config.maxBodyBytes();
    }

    /** What a request wants; the platform's set where it names none. */
    private record Wish(SoaSettings soa, Optional<NameServerSetName> set) {

        static final Form<Wish> FORM = Form.object(members -> {
            Optional<SoaSettings> soa = members.optional("soa", SoaForms.SETTINGS);
            Optional<Optional<NameServerSetName>> set =
                    members.optional("nameserverSet", Form.orNull(Form.text(NameServerSetName::new)));
            for (String shown : List.of("effective", "from", "warningCount", "warnings")) {
                members.optional(shown, Form.ANYTHING);
            }
            return members.done(() -> new Wish(soa.orElse(SoaSettings.NONE), set.flatMap(it -> it)));
        });
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", DEFAULTS, Access.READER)
                        .called(
                                SoaRoutes.GROUP,
                                "showZoneDefaults",
                                "Show what new zones get",
                                "What the tenant itself has settled, what comes of it together with the platform's defaults, and"
                                        + " whose each part is.")
                        .answersJson(200, "The defaults.", "ZoneDefaults", "ETag")
                        .answers(304, "They are as If-None-Match says.", "", "", "ETag")
                        .by(call -> representation(defaults.show(call.caller())).answer(call.conditions())),
                Route.of("PUT", DEFAULTS, Access.WRITER)
                        .called(
                                SoaRoutes.GROUP,
                                "putZoneDefaults",
                                "Put what new zones get",
                                "What is left out, or null, is the platform's. Zones that are there stay as they are. What was"
                                        + " read can be sent back; effective, from and warnings are passed over.")
                        .takesJson("ZoneDefaultsWish", EXAMPLE)
                        .answersJson(200, "They are as wished.", "ZoneDefaults", "ETag")
                        .refuses(UNPROCESSABLE_CONTENT, ZONE_RULES_BROKEN, PRECONDITION_FAILED)
                        .by(this::put));
    }

    private Answer put(Call call) {
        Wish wish = call.read(Wish.FORM, maxBodyBytes);
        Conditions conditions = call.conditions();
        CustomiseZoneDefaults.Outcome outcome = defaults.replace(
                call.caller(),
                current -> conditions.allowWriting(
                        Optional.of(representation(current).tag())),
                wish.soa(),
                wish.set());
        return switch (outcome) {
            case CustomiseZoneDefaults.Outcome.Replaced replaced ->
                representation(replaced.defaults()).answer();
            case CustomiseZoneDefaults.Outcome.PreconditionFailed failed ->
                throw conditions.unmet(
                        "the tenant's zone defaults",
                        Optional.of(representation(failed.current()).tag()));
            case CustomiseZoneDefaults.Outcome.NoSuchNameServerSet none ->
                throw NameServerSetAnswers.noSuchSet("#/nameserverSet", none.set());
            case CustomiseZoneDefaults.Outcome.Refused refused ->
                throw ZoneAnswers.rulesBrokenAt(refused.errors(), finding -> SoaForms.pointer(finding, "#/soa"));
        };
    }

    private static Representation representation(EffectiveDefaults defaults) {
        return Representation.of(out -> write(out, defaults));
    }

    private static void write(JsonGenerator out, EffectiveDefaults defaults) throws IOException {
        out.writeObjectFieldStart("soa");
        SoaForms.write(out, defaults.tenant().soa());
        out.writeEndObject();
        Optional<NameServerSetName> set = defaults.tenant().nameServerSet();
        if (set.isPresent()) {
            out.writeStringField("nameserverSet", set.get().value());
        } else {
            out.writeNullField("nameserverSet");
        }
        out.writeObjectFieldStart("effective");
        out.writeObjectFieldStart("soa");
        SoaForms.write(out, defaults.soa());
        out.writeEndObject();
        out.writeStringField("nameserverSet", defaults.nameServerSet().value());
        NameServerForms.write(out, defaults.nameServers());
        out.writeEndObject();
        out.writeObjectFieldStart("from");
        SoaForms.writeOrigins(out, defaults.soaOrigins());
        out.writeStringField("nameserverSet", SoaForms.word(set.isPresent() ? Origin.TENANT : Origin.PLATFORM));
        out.writeEndObject();
        ZoneAnswers.warningsAt(defaults.check().warnings(), finding -> SoaForms.pointer(finding, "#/soa"))
                .write(out);
    }
}
