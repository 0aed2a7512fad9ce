package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.application.health.Obstacle;
import dev.koder.herald.application.health.ShowReadiness;
import dev.koder.herald.application.identity.IssuerKeys;
import java.time.Instant;
import java.util.List;

/** What operators and their programs ask: whether it lives, whether it is ready, and how it does. */
final class SystemRoutes {

    private static final String GROUP = "Operation";

    private final ShowReadiness showReadiness;
    private final Metrics metrics;

    SystemRoutes(RestApi.UseCases useCases, Metrics metrics) {
        this.showReadiness = useCases.showReadiness();
        this.metrics = metrics;
        metrics.tellOutdatedKeys(() -> showReadiness.keys() instanceof IssuerKeys.Outdated);
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/healthz", Access.EVERYBODY)
                        .called(
                                GROUP,
                                "showHealth",
                                "Whether the process answers",
                                "Looks at nothing else: restart it when this is silent.")
                        .answersJson(200, "It does.", "Health")
                        .by(call -> health()),
                Route.of("GET", "/readyz", Access.EVERYBODY)
                        .called(
                                GROUP,
                                "showReadiness",
                                "Whether requests can be served",
                                "The store can be read, writes are taken as far as the last ones tell, and the keys"
                                        + " that tokens are verified with are known. Keys that are known stay in use while"
                                        + " the issuer cannot be reached; identity then tells since when.")
                        .answersJson(200, "They can.", "Readiness")
                        .answersJson(503, "They cannot; the members say what is missing.", "Readiness")
                        .by(call -> readiness()),
                Route.of("GET", "/metrics", Access.EVERYBODY)
                        .called(GROUP, "showMetrics", "Figures for Prometheus", "Without names of tenants or zones.")
                        .answers(200, "The figures, in the text format.", "text/plain", "")
                        .by(call -> Answer.of(200, metrics.mediaType(), metrics.text())));
    }

    private static Answer health() {
        return Answer.json(200, out -> {
            out.writeStartObject();
            out.writeStringField("status", "alive");
            out.writeEndObject();
        });
    }

    private Answer readiness() {
        ShowReadiness.Readiness readiness = showReadiness.show();
        return Answer.json(readiness.isComplete() ? 200 : 503, out -> {
            out.writeStartObject();
            out.writeStringField("status", readiness.isComplete() ? "ready" : "not ready");
            out.writeStringField("store", readiness.store() ? "readable" : "unavailable");
            out.writeStringField(
                    "writes", readiness.obstacle().map(Obstacle::words).orElse("taken"));
            out.writeStringField("identity", words(readiness.keys()));
            out.writeEndObject();
        });
    }

    private static String words(IssuerKeys keys) {
        return switch (keys) {
            case IssuerKeys.Unknown() -> "no keys yet";
            case IssuerKeys.Current() -> "keys known";
            case IssuerKeys.Outdated(Instant fetchedAt) ->
                "keys not refreshed since " + fetchedAt + " (tokens by known keys go on)";
        };
    }
}
