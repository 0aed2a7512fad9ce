package dev.koder.herald.adapter.http.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The routes as a page for people: one request, no script, nothing from elsewhere. */
final class DocsPage {

    private static final String INTRODUCTION =
            "Everything happens inside the tenant that the token names. Send the token as Authorization: Bearer. Names may be"
                    + " written with or without the final dot, in ASCII or in Unicode; answers have them absolute, in lower case,"
                    + " with the final dot. A write that changes nothing answers with change null and makes no new version."
                    + " Reads answer with an ETag; writes take it back in If-Match.";

    private final List<Route> routes;
    private final String version;

    DocsPage(List<Route> routes, String version) {
        this.routes = routes;
        this.version = version;
    }

    String html() {
        JsonNode schemas = Json.resource("schemas.json");
        return Html.page("Koder Herald API", this::navigation, main -> {
            main.element("h1", "Koder Herald API");
            main.element("p", INTRODUCTION);
            main.inside("p", p -> p.text("For programs: ")
                    .link("/openapi.json", "openapi.json")
                    .text(", ")
                    .link("/openapi.yaml", "openapi.yaml")
                    .text(". What can go wrong: ")
                    .link("/problems", "problems")
                    .text(". Version " + version + "."));
            groups().forEach((group, members) -> {
                main.element("h2 id=\"" + anchor(group) + "\"", group);
                members.forEach(route ->
                        main.inside("article id=\"" + route.words().operation() + "\"", html -> new RouteSection(route)
                                .write(html)));
            });
            main.element("h2 id=\"schemas\"", "Schemas");
            schemas.properties()
                    .forEach(schema -> main.inside(
                            "article id=\"schema-" + schema.getKey() + "\"",
                            html -> SchemaSection.write(html, schema.getKey(), schema.getValue())));
        });
    }

    private void navigation(Html nav) {
        nav.inside("h1", h -> h.link("/docs", "Koder Herald API"));
        groups().forEach((group, members) -> {
            nav.element("h2", group);
            nav.inside(
                    "ul",
                    ul -> members.forEach(route -> ul.inside(
                            "li",
                            li -> li.link(
                                    "#" + route.words().operation(),
                                    route.words().summary()))));
        });
        nav.element("h2", "Reference");
        nav.inside("ul", ul -> ul.inside("li", li -> li.link("#schemas", "Schemas"))
                .inside("li", li -> li.link("/problems", "Problems")));
    }

    private Map<String, List<Route>> groups() {
        return routes.stream()
                .collect(
                        Collectors.groupingBy(route -> route.words().group(), LinkedHashMap::new, Collectors.toList()));
    }

    private static String anchor(String group) {
        return group.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
