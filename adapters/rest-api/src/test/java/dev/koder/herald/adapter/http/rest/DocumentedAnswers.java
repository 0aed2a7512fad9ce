package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/** Holds every answer that any test gets against what the routes document: statuses, media types, problems and schemas. */
final class DocumentedAnswers {

    private static final Set<String> SOMETIMES =
            Set.of("Link", "Herald-Change", "ETag", "Content-Digest", "Herald-Record-Count");

    private final RouteTable table;
    private final Schemas schemas = new Schemas(Json.resource("schemas.json"));

    DocumentedAnswers(RouteTable table) {
        this.table = table;
    }

    void check(String method, String rawPath, Reply reply) {
        if (!reply.problem().isEmpty()) {
            schemas.check("Problem", reply.json());
        }
        if (table.find(method, rawPath) instanceof RouteTable.Found found && !method.equals("HEAD")) {
            checkRoute(found.route(), reply);
        }
    }

    private void checkRoute(Route route, Reply reply) {
        if (!reply.problem().isEmpty()) {
            ProblemType type = ProblemType.ofCode(reply.problem()).orElseThrow();
            assertThat(OpenApi.problems(route))
                    .as("documented problems of " + route.words().operation())
                    .contains(type);
            assertThat(reply.status()).isEqualTo(type.status());
            return;
        }
        String mediaType = MediaRange.type(reply.header("Content-Type"));
        Optional<Route.Output> documented = route.outputs().stream()
                .filter(output -> output.status() == reply.status())
                .filter(output -> output.mediaType().equals(mediaType))
                .findFirst();
        assertThat(documented)
                .as("%s answers %d %s", route.words().operation(), reply.status(), mediaType)
                .isPresent();
        for (String header : documented.orElseThrow().headers()) {
            assertThat(SOMETIMES.contains(header) || !reply.header(header).isEmpty())
                    .as(header)
                    .isTrue();
        }
        if (!documented.orElseThrow().schema().isEmpty()) {
            JsonNode json = reply.json();
            schemas.check(documented.orElseThrow().schema(), json);
        }
    }
}
