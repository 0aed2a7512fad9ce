package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.domain.quota.LimitClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One route on the documentation's page. */
final class RouteSection {

    private static final Map<String, String> SAMPLES = Map.of(
            "{change}",
            "9f2c-17",
            "{zone}",
            "example.org",
            "{set}",
            "vanity",
            "{name}",
            "www",
            "{type}",
            "A",
            "{pop}",
            "fra1",
            "{plan}",
            "$PLAN",
            "{code}",
            "zone-not-found");

    private final Route route;

    RouteSection(Route route) {
        this.route = route;
    }

    void write(Html html) {
        html.element("h3", route.words().summary());
        html.inside("div class=\"call\"", call -> call.element(
                        "span class=\"method " + route.method() + "\"", route.method())
                .text(" " + route.path()));
        html.element("p", route.words().text());
        html.element(
                "p class=\"scope\"",
                switch (route.access()) {
                    case EVERYBODY -> "For everybody, without a token.";
                    case CALLER -> "For everybody with a token. Limit: " + limit() + ".";
                    default -> "Scope: " + route.access().scopes().replace(" ", " or ") + ". Limit: " + limit() + ".";
                });
        if (!route.parameters().isEmpty()) {
            html.element("h4", "Query");
            html.inside("table", table -> route.parameters()
                    .forEach(parameter -> table.row(
                            cell -> cell.element("code", parameter.name()), cell -> cell.text(parameter.text()))));
        }
        List<RequestHeader> headers = RequestHeader.of(route);
        if (!headers.isEmpty()) {
            html.element("h4", "Headers");
            html.inside(
                    "table",
                    table -> headers.forEach(header ->
                            table.row(cell -> cell.element("code", header.name()), cell -> cell.text(header.text()))));
        }
        html.element("h4", "Request");
        html.example(curl());
        if (!route.inputs().isEmpty()) {
            html.inside("p", this::bodies);
        }
        answers(html);
    }

    private String curl() {
        String path = route.path();
        for (Map.Entry<String, String> sample : SAMPLES.entrySet()) {
            path = path.replace(sample.getKey(), sample.getValue());
        }
        List<String> parts = new ArrayList<>(List.of("curl"));
        if (route.access().needsToken()) {
            parts.add("-H \"Authorization: Bearer $TOKEN\"");
        }
        if (!route.method().equals("GET")) {
            parts.add("-X " + route.method());
        }
        route.inputs().stream().limit(1).forEach(input -> {
            parts.add("-H 'Content-Type: " + input.mediaType() + "'");
            parts.add("--data-binary '" + input.example().strip() + "'");
        });
        parts.add("\"$HERALD" + path + "\"");
        return String.join(" \\\n  ", parts);
    }

    private void bodies(Html p) {
        p.text("Body: ");
        String separator = "";
        for (Route.Input input : route.inputs()) {
            p.text(separator);
            if (input.schema().isEmpty()) {
                p.text(input.mediaType());
            } else {
                p.link("#schema-" + input.schema(), input.schema());
            }
            separator = " or ";
        }
    }

    private void answers(Html html) {
        html.element("h4", "Answers");
        html.inside("table", table -> {
            for (Route.Output output : route.outputs()) {
                table.row(
                        cell -> cell.text(Integer.toString(output.status())),
                        cell -> {
                            cell.text(output.text() + " ");
                            body(output).ifPresent(schema -> cell.link("#schema-" + schema, schema));
                        },
                        cell -> cell.text(output.mediaType()),
                        cell -> cell.text(headers(output)));
            }
            for (ProblemType problem : OpenApi.problems(route)) {
                table.row(
                        cell -> cell.text(Integer.toString(problem.status())),
                        cell -> cell.link(problem.uri(), problem.title()),
                        cell -> cell.text(Problem.MEDIA_TYPE),
                        cell -> cell.text(""));
            }
        });
    }

    private static String headers(Route.Output output) {
        return Stream.concat(output.headers().stream(), output.sometimes().stream())
                .collect(Collectors.joining(", "));
    }

    private static Optional<String> body(Route.Output output) {
        return Optional.of(output.schema()).filter(schema -> !schema.isEmpty());
    }

    private String limit() {
        return route.limitClass().map(LimitClass::word).orElse("none");
    }
}
