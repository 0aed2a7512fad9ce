package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A tenant cannot tell what is somebody else's from what does not exist: each operation of the OpenAPI document, with each id of
 * another tenant. An operation with a new kind of id fails here until it is said what such an id looks like.
 */
class IsolationTest {

    private static final Pattern PARAMETER = Pattern.compile("\\{([a-z-]+)}");

    /** What tells places apart inside of a thing that has an id, and what is nobody's. */
    private static final Map<String, String> NO_IDS =
            Map.of("name", "www", "type", "A", "serial", "2", "code", "zone-not-found", "pop", "fra1");

    private static final String ASKING = "tenant-b.READ.WRITE.APPROVE.ADMIN";
    private static final String OURS = "ours.example";

    private final RunningApi api = RunningApi.start();
    private final Map<String, Ids> ids = new TreeMap<>();

    /** An id of tenant A's, and one as long that nobody has. */
    private record Ids(String theirs, String nobodys) {

        /** An id and another one of the same form. */
        static Ids of(String theirs) {
            char last = theirs.charAt(theirs.length() - 1);
            return new Ids(theirs, theirs.substring(0, theirs.length() - 1) + (last == '1' ? '2' : '1'));
        }
    }

    /** An operation, and which of the parameters in its path is to be of another tenant. */
    record Case(String method, String path, String parameter, Optional<Body> body) {

        @Override
        public String toString() {
            return method + " " + path + " with another tenant's " + parameter;
        }
    }

    record Body(String mediaType, String text) {}

    @BeforeEach
    void haveThingsOfTenantA() {
        api.createZone("theirs.example");
        api.put("/api/v1/zones/theirs.example/rrsets/www/A", "{\"records\":[\"192.0.2.1\"]}");
        api.createZone("doomed.example");
        api.delete("/api/v1/zones/doomed.example");
        api.ask("POST", "/api/v1/zones")
                .as(ASKING)
                .json("{\"name\":\"" + OURS + "\"}")
                .send();
        ids.put("zone", new Ids("theirs.example", "nobody.example"));
        ids.put("deleted zone", new Ids("doomed.example", "nobody.example"));
        ids.put("set", new Ids("theirs", "nobody"));
        api.put("/api/v1/nameserver-sets/theirs", example("putNameServerSet"));
        ids.put("tenant", new Ids("tenant-a", "tenant-x"));
        ids.put("plan", Ids.of(plan()));
        ids.put("change", Ids.of(change()));
        ids.put("webhook", Ids.of(webhook()));
        ids.put("lock", Ids.of(lock()));
        ids.put("request", Ids.of(request()));
        ids.put("token", Ids.of(token()));
        ids.put("quota-plan", new Ids("golden", "silver"));
        api.ask("PUT", "/api/v1/quota-plans/golden")
                .as("platform.OPERATOR")
                .json("{}")
                .send();
        ids.put("transfer", Ids.of(transfer()));
    }

    private String example(String operation) {
        return api.table().routes().stream()
                .filter(route -> route.words().operation().equals(operation))
                .map(route -> route.inputs().getFirst().example())
                .findFirst()
                .orElseThrow();
    }

    private String plan() {
        return api.ask("POST", "/api/v1/zones/theirs.example/plans")
                .body("text/dns", "@ 3600 NS ns1.herald.test.\nwww 60 A 192.0.2.7\n")
                .send()
                .text("/id");
    }

    private String change() {
        return api.put("/api/v1/zones/theirs.example/rrsets/www/A", "{\"records\":[\"192.0.2.2\"]}")
                .header("Herald-Change");
    }

    private String webhook() {
        return api.post("/api/v1/webhooks", "{\"url\":\"https://hooks.example/x\",\"enabled\":false}")
                .text("/id");
    }

    private String lock() {
        return api.post("/api/v1/zones/theirs.example/locks", "{\"level\":\"no-deletion\",\"reason\":\"ours\"}")
                .text("/id");
    }

    private String request() {
        api.ask("PUT", "/api/v1/review-rules")
                .as("tenant-a.READ.WRITE.ADMIN")
                .json("{\"rules\":[{\"name\":\"seen\",\"names\":\"seen.theirs.example.\"}]}")
                .send();
        return api.put("/api/v1/zones/theirs.example/rrsets/seen/A", "{\"records\":[\"192.0.2.2\"]}")
                .text("/changeRequest");
    }

    private String transfer() {
        api.createZone("offered.example");
        return api.ask("POST", "/api/v1/zones/offered.example/transfer")
                .as("tenant-a.READ.WRITE.ADMIN")
                .json("{\"to\":\"tenant-x\"}")
                .send()
                .text("/id");
    }

    private String token() {
        return api.ask("POST", "/api/v1/tokens")
                .as("tenant-a.READ.WRITE.ADMIN")
                .json("{\"name\":\"ours\",\"policies\":[]}")
                .send()
                .text("/id");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    static Stream<Arguments> operationsAndIds() {
        try (RunningApi api = RunningApi.start()) {
            JsonNode document =
                    api.ask("GET", "/openapi.json").asNobody().send().json();
            return document.at("/paths").properties().stream()
                    .flatMap(path -> path.getValue().properties().stream()
                            .flatMap(operation -> cases(path.getKey(), operation.getKey(), operation.getValue())))
                    .map(Arguments::of)
                    .toList()
                    .stream();
        }
    }

    private static Stream<Case> cases(String path, String method, JsonNode operation) {
        return PARAMETER
                .matcher(path)
                .results()
                .map(found -> found.group(1))
                .filter(parameter -> !NO_IDS.containsKey(parameter))
                .map(parameter -> new Case(method.toUpperCase(Locale.ROOT), path, parameter, body(operation)));
    }

    private static Optional<Body> body(JsonNode operation) {
        return operation.at("/requestBody/content").properties().stream()
                .findFirst()
                .map(content ->
                        new Body(content.getKey(), text(content.getValue().get("example"))));
    }

    private static String text(JsonNode example) {
        return example.isTextual() ? example.textValue() : example.toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operationsAndIds")
    void what_is_another_tenants_answers_as_what_does_not_exist(Case asked) {
        Ids pair = ids(asked);
        Map<String, String> before = seenByTenantA();

        Reply theirs = ask(asked, pair.theirs());
        Reply nobodys = ask(asked, pair.nobodys());

        assertThat(theirs.status()).as(theirs.body()).isEqualTo(nobodys.status());
        assertThat(theirs.status()).isNotIn(200, 202, 204);
        assertThat(headers(theirs).replace(pair.theirs(), pair.nobodys())).isEqualTo(headers(nobodys));
        assertThat(withoutInstance(theirs).replace(pair.theirs(), pair.nobodys()))
                .isEqualTo(withoutInstance(nobodys));
        assertThat(seenByTenantA()).isEqualTo(before);
    }

    private Ids ids(Case asked) {
        return ids(asked.path().contains("/deleted-zones/") ? "deleted zone" : asked.parameter());
    }

    private Ids ids(String kind) {
        return Optional.ofNullable(ids.get(kind))
                .orElseThrow(
                        () -> new AssertionError("nothing is said of ids for {" + kind + "} (expected: in this test)"));
    }

    private Reply ask(Case asked, String id) {
        String path = PARAMETER.matcher(asked.path()).replaceAll(found -> {
            String parameter = found.group(1);
            return parameter.equals(asked.parameter()) ? id : besides(parameter);
        });
        Ask ask = api.ask(asked.method(), path).as(ASKING);
        asked.body().ifPresent(body -> ask.body(body.mediaType(), body.text()));
        return ask.send();
    }

    /** What stands in the other places: the caller's own zone, and things that nobody has. */
    private String besides(String parameter) {
        return parameter.equals("zone")
                ? OURS
                : Optional.ofNullable(NO_IDS.get(parameter))
                        .orElseGet(() -> ids(parameter).nobodys());
    }

    /** All that tenant A is told without having to name anything. */
    private Map<String, String> seenByTenantA() {
        Map<String, String> seen = new TreeMap<>();
        for (Route route : api.table().routes()) {
            if (route.method().equals("GET")
                    && route.pathParameters().isEmpty()
                    && Set.of(Access.READER, Access.READER_OR_POP).contains(route.access())) {
                seen.put(route.path(), api.get(route.path()).body());
            }
        }
        return seen;
    }

    @ParameterizedTest
    @CsvSource({"If-Match, \"2\"", "If-Match, \"x\"", "If-Match, *", "If-None-Match, *"})
    void preconditions_tell_nothing_either(String header, String value) {
        for (String path : List.of("", "/rrsets/www/A")) {
            Reply foreign = api.ask("DELETE", "/api/v1/zones/theirs.example" + path)
                    .as(ASKING)
                    .header(header, value)
                    .send();

            assertThat(foreign.problem()).isEqualTo("zone-not-found");
        }
    }

    /** Without the tag of what was made under a name that each tenant chooses for itself: it differs with the name. */
    private static String headers(Reply reply) {
        Map<String, List<String>> headers = reply.lastingHeaders();
        if (reply.status() == 201) {
            headers.remove("etag");
        }
        return headers.toString();
    }

    private static String withoutInstance(Reply reply) {
        return reply.body().replaceFirst("\"instance\":\"[^\"]*\"", "");
    }
}
