package dev.koder.herald.adapter.http.rest;

import static dev.koder.herald.adapter.http.rest.ProblemType.NAMESERVER_SET_IN_USE;
import static dev.koder.herald.adapter.http.rest.ProblemType.NAMESERVER_SET_NOT_FOUND;
import static dev.koder.herald.adapter.http.rest.ProblemType.PRECONDITION_FAILED;
import static dev.koder.herald.adapter.http.rest.ProblemType.TOO_MANY_NAMESERVER_SETS;
import static dev.koder.herald.adapter.http.rest.ProblemType.UNPROCESSABLE_CONTENT;

import dev.koder.herald.application.zone.KeepNameServerSets;
import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.quota.LimitClass;
import dev.koder.herald.domain.zone.NameServerSetName;
import dev.koder.herald.domain.zone.NameServers;
import dev.koder.herald.domain.zone.TenantSettings;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Sets of name servers that zones of the caller's tenant can follow. */
final class NameServerSetRoutes {

    private static final String SETS = Links.BASE + "/nameserver-sets";
    private static final String SET = SETS + "/{set}";
    private static final String EXAMPLE = """
            {"nameservers": [{"name": "ns1.example.org", "addresses": ["192.0.2.1", "2001:db8::1"]},
                             {"name": "ns2.example.org", "addresses": ["198.51.100.1"]}]}""";

    private static final Form<NameServers> WISH = Form.object(members -> {
        Optional<NameServers> servers = members.required("nameservers", NameServerForms.LIST);
        for (String shown : List.of("name", "warningCount", "warnings", "followers")) {
            members.optional(shown, Form.ANYTHING);
        }
        return members.done(servers::orElseThrow);
    });

    private final KeepNameServerSets sets;
    private final long maxBodyBytes;

    NameServerSetRoutes(RestApi.UseCases useCases, RestConfig config) {
        this.sets = useCases.nameServing().keepNameServerSets();
        this.maxBodyBytes = config.maxBodyBytes();
    }

    List<Route> routes() {
        return List.of(listRoute(), showRoute(), putRoute(), applyRoute(), deleteRoute());
    }

    private Route listRoute() {
        return Route.of("GET", SETS, Access.READER)
                .called(
                        SoaRoutes.GROUP,
                        "listNameServerSets",
                        "List the sets of name servers",
                        "The tenant's own, and platform, which the platform gives to everybody. At most "
                                + TenantSettings.MOST_SETS + " of its own.")
                .answersJson(200, "All of them, by name.", "NameServerSets")
                .by(this::list);
    }

    private Route showRoute() {
        return Route.of("GET", SET, Access.READER)
                .called(SoaRoutes.GROUP, "showNameServerSet", "Show a set of name servers", "In the order given.")
                .answersJson(200, "The set.", "NameServerSet", "ETag")
                .answers(304, "It is as If-None-Match says.", "", "", "ETag")
                .refuses(NAMESERVER_SET_NOT_FOUND)
                .by(call -> NameServerSetAnswers.representation(name(call), found(call))
                        .answer(call.conditions()));
    }

    private Route putRoute() {
        return Route.of("PUT", SET, Access.WRITER)
                .leaves(Route.Trace.VERSIONS)
                .called(
                        SoaRoutes.GROUP,
                        "putNameServerSet",
                        "Put a set of name servers",
                        "Every zone that follows the set is brought into step, one change for each, before this answers."
                                + " Zones that cannot follow keep their name servers, and are listed with the reason; once it"
                                + " is mended, put or apply the set again. Addresses are used in the zone that the name is in.")
                .takesJson("NameServerSetWish", EXAMPLE)
                .answersJson(200, "It is as wished.", "NameServerSetWithFollowers", "ETag")
                .sometimes("Retry-After")
                .answersJson(201, "The set is new.", "NameServerSetWithFollowers", "ETag", "Location")
                .sometimes("Retry-After")
                .refuses(UNPROCESSABLE_CONTENT, PRECONDITION_FAILED, TOO_MANY_NAMESERVER_SETS)
                .by(this::put);
    }

    private Route applyRoute() {
        return Route.of("POST", SET + "/apply", Access.WRITER)
                .leaves(Route.Trace.VERSIONS)
                .spends(LimitClass.BULK)
                .called(
                        SoaRoutes.GROUP,
                        "applyNameServerSet",
                        "Apply a set of name servers",
                        "Brings every zone of the tenant into step that follows the set: after the operators have changed"
                                + " platform, after the addresses of a name server were changed by hand, or after a put that"
                                + " did not reach all zones.")
                .answersJson(200, "What became of its followers.", "NameServerSetWithFollowers", "ETag")
                .sometimes("Retry-After")
                .refuses(NAMESERVER_SET_NOT_FOUND)
                .takesNoConditions("the set itself stays as it is; send it with PUT or DELETE of the set")
                .by(this::apply);
    }

    private Route deleteRoute() {
        return Route.of("DELETE", SET, Access.WRITER)
                .called(
                        SoaRoutes.GROUP,
                        "deleteNameServerSet",
                        "Delete a set of name servers",
                        "Only one that no zone follows, and that is not the tenant's default.")
                .answers(204, "It is gone.", "", "")
                .refuses(NAMESERVER_SET_NOT_FOUND, NAMESERVER_SET_IN_USE, PRECONDITION_FAILED)
                .by(this::delete);
    }

    private static NameServerSetName name(Call call) {
        return call.path("set", NameServerSetName::new);
    }

    /** The name of a set that can be written. */
    private static NameServerSetName ownName(Call call) {
        return call.path("set", text -> {
            NameServerSetName name = new NameServerSetName(text);
            if (name.equals(NameServerSetName.PLATFORM)) {
                throw new DnsFormatException("set", text, "a set of the tenant's own; the operators change this one");
            }
            return name;
        });
    }

    private Answer list(Call call) {
        return Answer.json(200, out -> {
            out.writeStartObject();
            Json.list(
                    out,
                    "sets",
                    sets.all(call.caller()).entrySet(),
                    (list, set) -> NameServerSetAnswers.write(list, set.getKey(), set.getValue()));
            out.writeEndObject();
        });
    }

    private NameServers found(Call call) {
        NameServerSetName name = name(call);
        return sets.show(call.caller(), name).orElseThrow(() -> NameServerSetAnswers.notFound(name));
    }

    /** Of a set that is as wished already a put under a key may have made it so, and found then what it asks for (RFC 9110, section 13.1.1). */
    private static Predicate<Optional<NameServers>> precondition(Call call, NameServerSetName name, NameServers wish) {
        boolean isRepeatable =
                call.caller().idempotencyKey().isPresent() && !call.conditions().wantNothing();
        return precondition(call, name).or(stored -> isRepeatable && stored.equals(Optional.of(wish)));
    }

    private static Predicate<Optional<NameServers>> precondition(Call call, NameServerSetName name) {
        Conditions conditions = call.conditions();
        return stored -> conditions.allowWriting(stored.map(servers -> tag(name, servers)));
    }

    private Answer put(Call call) {
        NameServerSetName name = ownName(call);
        NameServers wish = call.read(WISH, maxBodyBytes);
        return switch (sets.put(call.caller(), name, precondition(call, name, wish), wish)) {
            case KeepNameServerSets.PutOutcome.Put put -> {
                Answer answer =
                        NameServerSetAnswers.withFollowers(put.isNew() ? 201 : 200, name, wish, put.followers());
                yield put.isNew() ? answer.with("Location", SETS + "/" + name) : answer;
            }
            case KeepNameServerSets.PutOutcome.PreconditionFailed failed -> throw preconditionFailed(call, name);
            case KeepNameServerSets.PutOutcome.TooMany tooMany ->
                throw new Refusal(
                        TOO_MANY_NAMESERVER_SETS,
                        "sets: " + TenantSettings.MOST_SETS + " already (expected: at most " + TenantSettings.MOST_SETS
                                + ")");
        };
    }

    private Refusal preconditionFailed(Call call, NameServerSetName name) {
        return call.conditions()
                .unmet("set " + name, sets.show(call.caller(), name).map(servers -> tag(name, servers)));
    }

    private static EntityTag tag(NameServerSetName name, NameServers servers) {
        return NameServerSetAnswers.representation(name, servers).tag();
    }

    private Answer apply(Call call) {
        NameServerSetName name = name(call);
        NameServers servers = found(call);
        List<KeepNameServerSets.Follower> followers =
                sets.apply(call.caller(), name).orElseThrow(() -> NameServerSetAnswers.notFound(name));
        return NameServerSetAnswers.withFollowers(200, name, servers, followers);
    }

    private Answer delete(Call call) {
        NameServerSetName name = ownName(call);
        return switch (sets.remove(call.caller(), name, precondition(call, name))) {
            case KeepNameServerSets.RemoveOutcome.Removed removed -> Answer.of(204);
            case KeepNameServerSets.RemoveOutcome.NoSuchSet none -> throw NameServerSetAnswers.notFound(name);
            case KeepNameServerSets.RemoveOutcome.PreconditionFailed failed -> throw preconditionFailed(call, name);
            case KeepNameServerSets.RemoveOutcome.InUse use ->
                throw new Refusal(
                        NAMESERVER_SET_IN_USE,
                        "set: " + name + " is followed by " + use.zones() + " zones"
                                + (use.isDefault() ? " and is the default of new ones" : "")
                                + " (expected: by none, and not the default)");
        };
    }
}
