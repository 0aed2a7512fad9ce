package dev.koder.herald.adapter.http.rest;

import static dev.koder.herald.adapter.http.rest.ProblemType.PRECONDITION_FAILED;
import static dev.koder.herald.adapter.http.rest.ProblemType.UNPROCESSABLE_CONTENT;
import static dev.koder.herald.adapter.http.rest.ProblemType.ZONE_NOT_FOUND;
import static dev.koder.herald.adapter.http.rest.ProblemType.ZONE_RULES_BROKEN;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.application.zone.CustomiseNameServers;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.zone.NameServerSetName;
import dev.koder.herald.domain.zone.NameServers;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneFinding;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Which name servers a zone has. */
final class NameServerRoutes {

    private static final String SERVERS = Links.BASE + "/zones/{zone}/nameservers";
    private static final String EXAMPLE = """
            {"nameservers": [{"name": "ns1.example.org", "addresses": ["192.0.2.1", "2001:db8::1"]},
                             {"name": "ns2.example.net"}]}""";

    private final RestApi.UseCases useCases;
    private final long maxBodyBytes;

    NameServerRoutes(RestApi.UseCases useCases, RestConfig config) {
        this.useCases = useCases;
        this.maxBodyBytes = config.maxBodyBytes();
    }

    /**
     * What a request wants: exactly one of both.
     *
     * @param servers of the zone's own
     * @param set that it is to follow
     */
    private record Wish(Optional<NameServers> servers, Optional<NameServerSetName> set, Optional<Ttl> ttl) {

        static final Form<Wish> FORM = Form.object(members -> {
            Optional<NameServers> servers = members.optional("nameservers", NameServerForms.LIST);
            Optional<Optional<NameServerSetName>> set =
                    members.optional("set", Form.orNull(Form.text(NameServerSetName::new)));
            Optional<NameServerSetName> followed = set.flatMap(it -> it);
            Optional<Ttl> ttl = members.optional("ttl", RecordForms.TTL);
            for (String shown : List.of("zone", "from", "inStep", "warningCount", "warnings", "change")) {
                members.optional(shown, Form.ANYTHING);
            }
            if (followed.isPresent() && members.has("nameservers")) {
                members.refuse(
                        "nameservers",
                        Members.NOT_TAKEN,
                        "nameservers: not taken together with set (expected: one of both)");
            } else if (!members.has("set") && !members.has("nameservers")) {
                members.refuse(
                        "nameservers", Members.MISSING, "nameservers: missing (expected: nameservers, or a set)");
            }
            if (set.isPresent() && followed.isEmpty() && !members.has("nameservers")) {
                members.refuse("set", Members.MISSING, "set: null (expected: a set, or nameservers)");
            }
            return members.done(() -> new Wish(servers, followed, ttl));
        });
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", SERVERS, Access.READER)
                        .reaches(Reach.ZONE)
                        .called(
                                SoaRoutes.GROUP,
                                "showNameServers",
                                "Show a zone's name servers",
                                "Those at the apex, with the addresses that the zone has for those inside it; the set that the"
                                        + " zone follows, or null where its name servers are its own; and whether they are those"
                                        + " of the set.")
                        .answersJson(200, "The name servers.", "ZoneNameServers", "ETag")
                        .answers(304, "They are as If-None-Match says.", "", "", "ETag")
                        .refuses(ZONE_NOT_FOUND)
                        .by(this::show),
                Route.of("PUT", SERVERS, Access.WRITER)
                        .reaches(Reach.ZONE)
                        .called(
                                SoaRoutes.GROUP,
                                "putNameServers",
                                "Put a zone's name servers",
                                "Either nameservers of the zone's own, or the name of a set that it follows from now on; platform"
                                        + " is the platform's. The NS records at the apex are replaced, and with them the A and"
                                        + " AAAA records of name servers inside the zone whose addresses are told; one without"
                                        + " addresses must have them already. Addresses of names outside the zone are refused."
                                        + " An SOA that names a name server which goes names the first of the new ones.")
                        .takesJson("NameServerWish", EXAMPLE)
                        .answersJson(
                                200,
                                "They are as wished; change is null where they were so already.",
                                "ZoneNameServersWithChange",
                                "ETag")
                        .sometimes("Herald-Change")
                        .refuses(ZONE_NOT_FOUND, UNPROCESSABLE_CONTENT, ZONE_RULES_BROKEN, PRECONDITION_FAILED)
                        .by(this::put));
    }

    private Answer show(Call call) {
        return useCases.nameServing()
                .customiseNameServers()
                .show(call.caller(), call.zone())
                .map(shown -> representation(shown).answer(call.conditions()))
                .orElseThrow(() -> ZoneAnswers.noSuchZone(call.zone()));
    }

    private static Representation representation(CustomiseNameServers.Shown shown) {
        return Representation.of(out -> write(out, shown));
    }

    /** As a read shows them now. */
    private Optional<ZonePreconditions.Shown> now(Call call) {
        return useCases.nameServing()
                .customiseNameServers()
                .show(call.caller(), call.zone())
                .map(shown -> new ZonePreconditions.Shown(representation(shown), shown.zone()));
    }

    private static void write(JsonGenerator out, CustomiseNameServers.Shown shown) throws IOException {
        Zone zone = shown.zone();
        out.writeStringField("zone", zone.name().toString());
        Optional<NameServerSetName> set = zone.settings().nameServerSet();
        if (set.isPresent()) {
            out.writeStringField("set", set.get().value());
        } else {
            out.writeNullField("set");
        }
        out.writeStringField("from", SoaForms.word(shown.origin()));
        out.writeBooleanField("inStep", shown.isInStep());
        NameServerForms.write(out, shown.servers());
        out.writeNumberField("ttl", shown.ttl().seconds());
        ZoneAnswers.warnings(shown.warnings(), key -> "").write(out);
    }

    private Answer put(Call call) {
        Wish wish = call.read(Wish.FORM, maxBodyBytes);
        NameServers wished = wished(call, wish);
        Precondition precondition = ZonePreconditions.of(useCases, call, () -> now(call));
        return ZoneAnswers.committed(
                call,
                commit(call, wish, precondition),
                zone -> out -> write(out, made(call, wish, wished, zone)),
                errors -> ZoneAnswers.rulesBrokenAt(errors, finding -> pointer(wish, finding)));
    }

    /** The name servers that are told, or those of the set. */
    private NameServers wished(Call call, Wish wish) {
        return wish.servers().or(() -> followed(call, wish)).orElseThrow(() -> noSuchSet(call, wish));
    }

    private Optional<NameServers> followed(Call call, Wish wish) {
        return useCases.nameServing()
                .keepNameServerSets()
                .show(call.caller(), wish.set().orElseThrow());
    }

    /** What a commit has made, whatever was written since. Of a zone that is gone by now, what the wish says. */
    private CustomiseNameServers.Shown made(Call call, Wish wish, NameServers wished, Zone zone) {
        return useCases.nameServing()
                .customiseNameServers()
                .show(call.caller(), zone)
                .orElseGet(() -> new CustomiseNameServers.Shown(
                        zone, wished, wish.ttl().orElse(zone.soa().ttl()), true));
    }

    private CommitOutcome commit(Call call, Wish wish, Precondition precondition) {
        CustomiseNameServers useCase = useCases.nameServing().customiseNameServers();
        if (wish.servers().isPresent()) {
            return useCase.customise(
                    call.caller(), call.zone(), precondition, wish.servers().get(), wish.ttl());
        }
        return useCase.follow(
                        call.caller(), call.zone(), precondition, wish.set().orElseThrow(), wish.ttl())
                .orElseThrow(() -> noSuchSet(call, wish));
    }

    /** Tells of the zone first: whoever does not have it learns nothing of sets. */
    private Refusal noSuchSet(Call call, Wish wish) {
        return useCases.zones()
                .showZone()
                .show(call.caller(), call.zone())
                .map(there -> NameServerSetAnswers.noSuchSet("#/set", wish.set().orElseThrow()))
                .orElseGet(() -> ZoneAnswers.noSuchZone(call.zone()));
    }

    private static String pointer(Wish wish, ZoneFinding finding) {
        return wish.servers()
                .map(servers -> NameServerForms.pointer(servers, finding.owner()))
                .orElse("#/set");
    }
}
