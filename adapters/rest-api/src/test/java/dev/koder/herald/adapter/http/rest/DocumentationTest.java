package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.koder.herald.domain.quota.LimitClass;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What there is to read about the API. */
class DocumentationTest {

    private final RunningApi api = RunningApi.start();

    @AfterEach
    void stop() {
        api.close();
    }

    private List<Route> routes() {
        return api.table().routes();
    }

    @Test
    void the_routes_are_those_that_were_agreed_on() {
        String lines = routes().stream()
                .map(route -> "%-7s %-44s %-24s %-7s %s"
                        .formatted(
                                route.method(),
                                route.path(),
                                route.access().needsToken() ? route.access().scopes() : "-",
                                route.limitClass().map(LimitClass::word).orElse("-"),
                                route.words().operation()))
                .collect(Collectors.joining("\n", "", "\n"));

        Golden.file("routes.txt").isEqualTo(lines);
    }

    @Test
    void the_problems_are_those_that_were_agreed_on() {
        Golden.file("problems.md").isEqualTo(ProblemPages.markdown());
    }

    @Test
    void the_openapi_document_is_the_one_that_was_agreed_on() {
        Golden.file("openapi.yaml").isEqualTo(api.get("/openapi.yaml").body());
    }

    @ParameterizedTest
    @CsvSource({
        "*/*, application/json",
        "application/json, application/json",
        "application/yaml, application/yaml",
        "'application/yaml, application/json;q=0', application/yaml"
    })
    void the_openapi_document_comes_as_json_or_yaml(String accept, String mediaType) {
        Reply reply =
                api.ask("GET", "/openapi").asNobody().header("Accept", accept).send();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(MediaRange.type(reply.header("Content-Type"))).isEqualTo(mediaType);
    }

    @Test
    void every_reference_of_the_openapi_document_leads_somewhere() {
        JsonNode document = api.get("/openapi.json").json();

        List<String> references = document.findValuesAsText("$ref");

        assertThat(references).isNotEmpty().allSatisfy(reference -> assertThat(
                        document.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
    }

    @Test
    void every_schema_is_used() {
        JsonNode document = api.get("/openapi.json").json();
        Set<String> used = new TreeSet<>(document.findValuesAsText("$ref"));

        for (String schema :
                (Iterable<String>) () -> document.at("/components/schemas").fieldNames()) {
            assertThat(used).contains("#/components/schemas/" + schema);
        }
    }

    @Test
    void every_operation_has_a_name_of_its_own_and_words() {
        assertThat(routes()).extracting(route -> route.words().operation()).doesNotHaveDuplicates();
        assertThat(routes()).allSatisfy(route -> assertThat(List.of(
                        route.words().group(),
                        route.words().operation(),
                        route.words().summary(),
                        route.words().text()))
                .doesNotContain(""));
    }

    @Test
    void every_path_parameter_is_described() {
        assertThat(api.get("/openapi.json").json().findParents("in"))
                .isNotEmpty()
                .allSatisfy(parameter ->
                        assertThat(parameter.get("description").textValue()).isNotEmpty());
    }

    @Test
    void every_example_of_a_body_is_as_its_schema_says() {
        Schemas schemas = new Schemas(Json.resource("schemas.json"));

        for (Route route : routes()) {
            route.inputs().stream()
                    .filter(input -> !input.schema().isEmpty())
                    .forEach(input -> schemas.check(
                            input.schema(), Json.parse(input.example().getBytes(StandardCharsets.UTF_8))));
        }
    }

    @Test
    void yaml_keeps_apart_what_looks_alike() {
        JsonNode value = Json.parse(
                "{\"a\":[],\"b\":{},\"c\":[[1,\"1\"],{\"d\":null,\"e\":\"null\"}],\"yes\":\"a: b\",\"200\":true,\"f\":[{\"g\":[2]}]}"
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(Yaml.of(value)).isEqualTo("""
                        a: []
                        b: {}
                        c:
                          - - 1
                            - "1"
                          - d: null
                            e: "null"
                        "yes": "a: b"
                        "200": true
                        f:
                          - g:
                              - 2
                        """);
    }

    @Test
    void the_page_for_people_shows_every_route_and_every_link_on_it_leads_somewhere() {
        String page = api.get("/docs").body();

        assertThat(routes()).allSatisfy(route -> assertThat(page)
                .contains("<article id=\"" + route.words().operation() + "\">")
                .contains(route.path()));
        assertThat(links(page)).isNotEmpty().allSatisfy(link -> {
            if (link.startsWith("#")) {
                assertThat(page).contains("id=\"" + link.substring(1) + "\"");
            } else {
                assertThat(api.ask("GET", link).asNobody().send().status())
                        .as(link)
                        .isEqualTo(200);
            }
        });
    }

    private static Set<String> links(String page) {
        Matcher link = Pattern.compile("href=\"([^\"]*)\"").matcher(page);
        return link.results()
                .map(result -> result.group(1))
                .filter(target -> !target.startsWith("data:"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void no_page_runs_scripts_or_reaches_elsewhere() {
        assertThat(Stream.of("/docs", "/problems", "/problems/zone-exists")).allSatisfy(path -> {
            Reply reply = api.get(path);
            assertThat(reply.header("Content-Security-Policy")).contains("default-src 'none'");
            assertThat(reply.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
            assertThat(reply.body()).doesNotContain("<script", "style=", "src=", "url(", "=\"http", "=\"//");
        });
    }

    @Test
    void the_pages_have_their_look() {
        Reply reply = api.get("/docs/docs.css");

        assertThat(reply.header("Content-Type")).isEqualTo("text/css; charset=utf-8");
        assertThat(reply.body()).contains("body {");
    }

    @ParameterizedTest
    @EnumSource
    void every_problem_has_a_page_under_its_type(ProblemType type) {
        Reply reply = api.ask("GET", type.uri()).asNobody().send();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).contains(type.title()).contains(Integer.toString(type.status()));
    }

    @Test
    void a_problem_that_is_none_has_no_page() {
        assertThat(api.get("/problems/nonsense").status()).isEqualTo(404);
    }

    @Test
    void what_is_shown_is_escaped() {
        String html = Html.page("<t>", nav -> nav.link("\"x", "a&b"), main -> main.element("p", "<script>"));

        assertThat(html)
                .contains("<title>&lt;t&gt;</title>")
                .contains("<a href=\"&quot;x\">a&amp;b</a>")
                .contains("<p>&lt;script&gt;</p>");
    }
}
