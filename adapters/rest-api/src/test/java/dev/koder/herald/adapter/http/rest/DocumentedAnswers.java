package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds every answer that any test gets against what the OpenAPI document says of it: statuses, media types, problems, schemas and
 * headers. Nothing is answered that is not in there, and nothing is in there as always answered that is not.
 */
final class DocumentedAnswers {

    /** Headers of HTTP itself, those that tell browsers what not to do, and those for programs from before tokens. */
    private static final Set<String> NOT_OF_THE_API = caseless(List.of(
            "Date",
            "Connection",
            "Content-Type",
            "Content-Length",
            "Transfer-Encoding",
            "Cache-Control",
            "X-Content-Type-Options",
            "Referrer-Policy",
            "Content-Security-Policy",
            "Strict-Transport-Security",
            "Deprecation",
            "Sunset"));

    /** Headers of requests that say nothing of what is asked for. */
    private static final Set<String> OF_EVERY_REQUEST = caseless(List.of(
            "Authorization",
            "Content-Type",
            "Accept",
            "Expect",
            "Origin",
            "User-Agent",
            "X-Request-Id",
            "X-Forwarded-For",
            "Forwarded",
            LegacyTenantHeader.NAME));

    private final RouteTable table;
    private final JsonNode document;
    private final Schemas schemas = new Schemas(Json.resource("schemas.json"));

    DocumentedAnswers(RouteTable table) {
        this.table = table;
        this.document = new OpenApi(table.routes(), "1").document();
    }

    private static Set<String> caseless(Collection<String> names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(names);
        return set;
    }

    /** Holds an answer to this request against the document. */
    void check(String method, String rawPath, Set<String> sent, Reply reply) {
        if (table.find(method, rawPath) instanceof RouteTable.Found found) {
            checkRoute(found.route(), method.equals("HEAD"), sent, reply);
        } else if (!reply.problem().isEmpty()) {
            schemas.check("Problem", reply.json());
        }
    }

    private void checkRoute(Route route, boolean isHead, Set<String> sent, Reply reply) {
        String operation = route.words().operation();
        String mediaType = MediaRange.type(reply.header("Content-Type"));
        JsonNode answer = answer(route, reply.status());
        assertThat(answer.isObject())
                .as("%s answers %d: %s", operation, reply.status(), reply)
                .isTrue();
        checkSentHeaders(operation, answer, reply);
        if (mediaType.equals(Problem.MEDIA_TYPE)) {
            if (!isHead) {
                checkProblem(route, reply);
            }
            return;
        }
        Route.Output output = route.outputs().stream()
                .filter(it -> it.status() == reply.status() && it.mediaType().equals(mediaType))
                .findFirst()
                .orElseThrow(() -> new AssertionError(operation + " answers " + reply.status() + " " + mediaType));
        for (String header : output.headers()) {
            assertThat(reply.header(header))
                    .as("%s of %d of %s", header, reply.status(), operation)
                    .isNotEmpty();
        }
        checkTakenHeaders(route, sent);
        if (!output.schema().isEmpty() && !isHead) {
            schemas.check(output.schema(), reply.json());
        }
    }

    private JsonNode answer(Route route, int status) {
        JsonNode answer = document.path("paths")
                .path(route.path())
                .path(route.method().toLowerCase(Locale.ROOT))
                .path("responses")
                .path(Integer.toString(status));
        return answer.has("$ref") ? document.at(answer.get("$ref").textValue().substring(1)) : answer;
    }

    private static void checkSentHeaders(String operation, JsonNode answer, Reply reply) {
        Set<String> undocumented = caseless(reply.response().headers().map().keySet());
        undocumented.removeAll(NOT_OF_THE_API);
        answer.path("headers").fieldNames().forEachRemaining(undocumented::remove);
        assertThat(undocumented)
                .as("undocumented headers of %d of %s", reply.status(), operation)
                .isEmpty();
    }

    /** A key changes nothing where a request has one effect anyway. */
    private static void checkTakenHeaders(Route route, Set<String> sent) {
        Set<String> undocumented = caseless(sent);
        undocumented.removeAll(OF_EVERY_REQUEST);
        if (!route.hasOneEffect()) {
            undocumented.remove(RequestHeader.IDEMPOTENCY_KEY.name());
        }
        RequestHeader.of(route).forEach(header -> undocumented.remove(header.name()));
        assertThat(undocumented)
                .as(
                        "headers that %s was sent and that are not documented",
                        route.words().operation())
                .isEmpty();
    }

    private void checkProblem(Route route, Reply reply) {
        schemas.check("Problem", reply.json());
        ProblemType type = ProblemType.ofCode(reply.problem()).orElseThrow();
        assertThat(OpenApi.problems(route))
                .as("documented problems of " + route.words().operation())
                .contains(type);
        assertThat(reply.status()).isEqualTo(type.status());
    }
}
