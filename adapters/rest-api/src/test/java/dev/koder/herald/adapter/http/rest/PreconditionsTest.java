package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.identity.Permission;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No write passes over what a request says must hold. The routes are those of the table: a new one that writes either judges the
 * headers, and then needs a request here that would be carried out without them, or refuses them.
 */
class PreconditionsTest {

    private static final String ZONE = WritePaths.ZONE;
    private static final String WWW = ZONE + "/rrsets/www/A";
    private static final String OTHER = "{\"records\":[\"192.0.2.9\"]}";
    private static final String EVERYTHING = "tenant-a."
            + Arrays.stream(Permission.values()).map(Permission::name).collect(Collectors.joining("."));

    private final RunningApi api = RunningApi.start();
    private final Map<String, Supplier<Ask>> requests = new LinkedHashMap<>();

    @BeforeEach
    void prepare() {
        requests.putAll(WritePaths.prepare(api).requests());
        requests.put("planZone", () -> api.ask("POST", ZONE + "/plans").body("text/dns", "@ 60 NS ns1.example.net.\n"));
        requests.put(
                "putZoneDefaults", () -> api.ask("PUT", "/api/v1/zone-defaults").json("{\"soa\":{\"retry\":901}}"));
        requests.put("offerZone", () -> api.ask("POST", ZONE + "/transfer").json("{\"to\":\"tenant-x\"}"));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private Stream<Route> writes() {
        return api.table().routes().stream().filter(Route::writes);
    }

    /** The requests for a route, by name. */
    private Map<String, Supplier<Ask>> requests(Route route) {
        return requests.entrySet().stream()
                .filter(it ->
                        it.getKey().replaceFirst(" .*", "").equals(route.words().operation()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Ask ofAny(Route route) {
        Ask ask = api.ask(route.method(), route.path().replaceAll("\\{[a-z-]+}", "x"));
        route.inputs().stream().limit(1).forEach(input -> ask.body(input.mediaType(), input.example()));
        return ask;
    }

    /** All that the requests could change. */
    private String state() {
        return Stream.of(
                        ZONE,
                        ZONE + "/rrsets",
                        ZONE + "/versions",
                        "/api/v1/nameserver-sets",
                        "/api/v1/zone-defaults",
                        ZONE + "/transfer")
                .map(path -> api.ask("GET", path).as(EVERYTHING).send())
                .map(reply -> reply.status() == 200 ? reply.body() : "none")
                .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @CsvSource({"If-Match, '\"999\"'", "If-Match, *", "If-None-Match, *"})
    void a_route_that_does_not_judge_them_refuses_them_by_name(String header, String value) {
        String before = state();

        writes().filter(route -> !route.takesConditions()).forEach(route -> {
            Reply reply = ofAny(route).header(header, value).as(tokenFor(route)).send();

            assertThat(reply.status())
                    .as(route.words().operation() + " " + reply.body())
                    .isEqualTo(400);
            assertThat(reply.detail()).startsWith(header + ": " + value + " (expected: none; ");
            assertThat(reply.errors()).singleElement().asString().startsWith(header + " bad-parameter: ");
        });

        assertThat(state()).isEqualTo(before);
    }

    private static String tokenFor(Route route) {
        return route.access() == Access.POP ? FakeTokens.POP : EVERYTHING;
    }

    @Test
    void a_route_that_judges_them_does_nothing_where_they_do_not_hold() {
        String before = state();
        Set<String> judged = new TreeSet<>();

        writes().filter(Route::takesConditions).forEach(route -> requests(route).forEach((name, request) -> {
            judged.add(route.words().operation());
            Reply reply = request.get()
                    .header("If-Match", "\"nosuch\"")
                    .as(EVERYTHING)
                    .send();

            assertThat(reply.status()).as(name + " " + reply.body()).isEqualTo(name.endsWith(" each") ? 400 : 412);
            assertThat(reply.detail()).as(name).startsWith("If-Match: \"nosuch\" (expected: ");
            assertThat(state()).as(name).isEqualTo(before);
        }));

        assertThat(judged)
                .as("operations of which there is a request")
                .containsExactlyInAnyOrderElementsOf(writes().filter(Route::takesConditions)
                        .map(route -> route.words().operation())
                        .toList());
    }

    @Test
    void what_is_wished_only_where_there_is_nothing_is_not_done_to_what_is_there() {
        String before = state();

        writes().filter(Route::takesConditions).forEach(route -> requests(route).forEach((name, request) -> {
            Reply reply =
                    request.get().header("If-None-Match", "*").as(EVERYTHING).send();

            assertThat(reply.status()).as(name + " " + reply.body()).isEqualTo(name.endsWith(" each") ? 400 : 412);
            assertThat(reply.detail()).as(name).startsWith("If-None-Match: * (expected: none, as ");
            assertThat(state()).as(name).isEqualTo(before);
        }));
    }

    @Test
    void the_openapi_document_shows_them_where_they_are_taken() {
        assertThat(writes()).allSatisfy(route -> assertThat(RequestHeader.of(route).stream()
                        .map(RequestHeader::name)
                        .filter(name -> name.startsWith("If-")))
                .hasSize(route.takesConditions() ? 2 : 0));
    }

    private Reply put(String header, String value) {
        return api.ask("PUT", WWW).header(header, value).json(OTHER).send();
    }

    @Test
    void any_of_several_entity_tags_may_match() {
        String tag = api.get(WWW).header("ETag");

        Reply stale = put("If-Match", "\"0000000000000000\", \"x\"");
        Reply known = put("If-Match", "\"0000000000000000\" ," + tag);
        Reply zone = api.ask("PATCH", ZONE)
                .header("If-Match", "\"3\", W/\"9\", \"4\"")
                .json("{\"preconditionRequired\":true}")
                .send();

        assertThat(stale.status()).isEqualTo(412);
        assertThat(known.status()).isEqualTo(200);
        assertThat(zone.status()).as(zone.body()).isEqualTo(200);
    }

    @Test
    void weak_entity_tags_match_nothing() {
        String tag = api.get(WWW).header("ETag");

        assertThat(put("If-Match", "W/" + tag).status()).isEqualTo(412);
        assertThat(put("If-Match", "W/" + tag + ", " + tag).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"02\"", "\" 2\"", "\"+2\"", "\"2.0\""})
    void a_serial_that_is_written_otherwise_is_another_entity_tag(String tag) {
        Reply reply = api.ask("PATCH", ZONE)
                .header("If-Match", tag)
                .json("{\"preconditionRequired\":true}")
                .send();

        assertThat(reply.status()).isBetween(400, 412);
        assertThat(api.get(ZONE).text("/serial")).isEqualTo("2");
    }

    @Test
    void what_does_not_hold_of_an_rrset_is_told_with_what_was_sent_and_what_is_there() {
        String tag = api.get(WWW).header("ETag");

        Reply stale = put("If-Match", "\"x\"");
        Reply present = put("If-None-Match", "*");
        Reply absent = api.ask("DELETE", ZONE + "/rrsets/none/A")
                .header("If-Match", "*")
                .send();

        assertThat(stale.detail())
                .isEqualTo("If-Match: \"x\" (expected: " + tag + ", which RRset www.kept.example. A is at)");
        assertThat(stale.header("ETag")).isEqualTo(tag);
        assertThat(present.detail())
                .isEqualTo("If-None-Match: * (expected: none, as RRset www.kept.example. A is at " + tag + ")");
        assertThat(absent.detail())
                .isEqualTo("If-Match: * (expected: none, as there is no RRset none.kept.example. A)");
        assertThat(absent.header("ETag")).isEmpty();
    }

    @Test
    void a_plan_is_applied_only_where_both_the_plan_and_the_request_are_for_the_zone_as_it_is() {
        Supplier<Ask> apply = Objects.requireNonNull(requests.get("applyPlan"));

        Reply other = apply.get().header("If-Match", "\"1\"").send();
        Reply known = apply.get().header("If-Match", "\"1\", \"2\"").send();
        Reply later = apply.get().header("If-Match", "\"3\"").send();

        assertThat(other.status()).isEqualTo(412);
        assertThat(other.detail()).isEqualTo("If-Match: \"1\" (expected: \"2\", which zone kept.example. is at)");
        assertThat(known.status()).as(known.body()).isEqualTo(200);
        assertThat(later.problem()).isEqualTo("plan-stale");
    }
}
