package dev.koder.herald.adapter.http.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What there is to read about the API, made from the table of routes. */
final class DocumentationRoutes {

    private static final String GROUP = "Documentation";
    private static final String YAML = "application/yaml";
    private static final String HTML = "text/html";
    private static final String CSS = "text/css";

    /** No scripts, no frames, nothing from elsewhere. */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Lazy<byte[]> json;
    private final Lazy<String> yaml;
    private final Lazy<String> page;

    DocumentationRoutes(String version, Supplier<List<Route>> routes) {
        this.json = new Lazy<>(() -> Json.pretty(new OpenApi(routes.get(), version).document()));
        this.yaml = new Lazy<>(() -> Yaml.of(new OpenApi(routes.get(), version).document()));
        this.page = new Lazy<>(() -> new DocsPage(routes.get(), version).html());
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/openapi", Access.EVERYBODY)
                        .called(
                                GROUP,
                                "showOpenApi",
                                "The API as OpenAPI 3.1",
                                "As JSON, or as YAML to who does not take JSON.")
                        .answers(200, "The document.", Answer.JSON, "")
                        .answers(200, "The document.", YAML, "")
                        .by(this::openApi),
                Route.of("GET", "/openapi.json", Access.EVERYBODY)
                        .called(
                                GROUP,
                                "showOpenApiJson",
                                "The API as OpenAPI 3.1, as JSON",
                                "Made from the table that routes requests.")
                        .answers(200, "The document.", Answer.JSON, "")
                        .by(call -> openApiJson()),
                Route.of("GET", "/openapi.yaml", Access.EVERYBODY)
                        .called(
                                GROUP,
                                "showOpenApiYaml",
                                "The API as OpenAPI 3.1, as YAML",
                                "Made from the table that routes requests.")
                        .answers(200, "The document.", YAML, "")
                        .by(call -> openApiYaml()),
                Route.of("GET", "/docs", Access.EVERYBODY)
                        .called(
                                GROUP,
                                "showDocs",
                                "This page",
                                "One page without scripts; nothing is fetched from elsewhere.")
                        .answers(200, "The page.", HTML, "")
                        .by(call -> html(page.get())),
                Route.of("GET", "/docs/docs.css", Access.EVERYBODY)
                        .called(GROUP, "showStyle", "The look of these pages", "A style sheet.")
                        .answers(200, "The style sheet.", CSS, "")
                        .by(call -> Answer.of(200, CSS + "; charset=utf-8", resource("docs.css"))),
                Route.of("GET", "/problems", Access.EVERYBODY)
                        .called(
                                GROUP,
                                "listProblems",
                                "All types of problems",
                                "What the API answers instead of doing what was asked.")
                        .answers(200, "The page.", HTML, "")
                        .by(call -> html(ProblemPages.index())),
                Route.of("GET", "/problems/{code}", Access.EVERYBODY)
                        .called(
                                GROUP,
                                "showProblem",
                                "One type of problem",
                                "What it means and what can be done about it.")
                        .answers(200, "The page.", HTML, "")
                        .refuses(ProblemType.NOT_FOUND)
                        .by(DocumentationRoutes::problem));
    }

    private Answer openApi(Call call) {
        Optional<String> accept = call.header("Accept");
        return MediaRange.accepts(accept, Answer.JSON) ? openApiJson() : openApiYaml();
    }

    private Answer openApiJson() {
        return Answer.of(200, Answer.JSON, json.get());
    }

    private Answer openApiYaml() {
        return Answer.text(200, YAML, yaml.get());
    }

    private static Answer problem(Call call) {
        return ProblemType.ofCode(call.path("code"))
                .map(type -> html(ProblemPages.page(type)))
                .orElseThrow(() ->
                        new Refusal(ProblemType.NOT_FOUND, "problem: unknown (expected: one of those at /problems)"));
    }

    private static Answer html(String page) {
        return Answer.text(200, HTML, page).with("Content-Security-Policy", POLICY);
    }

    private static byte[] resource(String name) {
        try (InputStream in = DocumentationRoutes.class.getResourceAsStream(name)) {
            return in == null ? new byte[0] : in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A value that is made when it is first wanted, once. */
    private static final class Lazy<T> implements Supplier<T> {

        private final Supplier<T> maker;
        private Optional<T> value = Optional.empty();

        Lazy(Supplier<T> maker) {
            this.maker = maker;
        }

        @Override
        public synchronized T get() {
            if (value.isEmpty()) {
                value = Optional.of(maker.get());
            }
            return value.get();
        }
    }
}
