package dev.koder.herald.adapter.http.rest;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pages under the types of problems. */
final class ProblemPages {

    private ProblemPages() {}

    /** All types on one page. */
    static String index() {
        return Html.page("Problems of the Koder Herald API", ProblemPages::navigation, main -> {
            main.element("h1", "Problems");
            main.element(
                    "p",
                    "What the API answers instead of doing what was asked: application/problem+json (RFC 9457). A type means the same"
                            + " for ever; programs may rely on it and on the codes of single errors.");
            main.inside("table", table -> {
                table.heads("Status", "Type", "Means");
                for (ProblemType type : ProblemType.values()) {
                    table.row(
                            cell -> cell.text(Integer.toString(type.status())),
                            cell -> cell.link(type.uri(), type.code()),
                            cell -> cell.text(type.title() + "."));
                }
            });
        });
    }

    /** One type. */
    static String page(ProblemType type) {
        return Html.page(type.title(), ProblemPages::navigation, main -> {
            main.element("h1", type.title());
            main.inside("div class=\"call\"", call -> call.text(type.status() + " " + type.uri()));
            main.element("p", type.meaning());
            main.element("p", type.remedy());
        });
    }

    private static void navigation(Html nav) {
        nav.inside("h1", h -> h.link("/docs", "Koder Herald API"));
        nav.inside("h2", h -> h.link("/problems", "Problems"));
        nav.inside("ul", ul -> {
            for (ProblemType type : ProblemType.values()) {
                ul.inside("li", li -> li.link(type.uri(), type.code()));
            }
        });
    }

    /** All types as Markdown, for the documentation that comes with the source code. */
    static String markdown() {
        return Stream.of(ProblemType.values())
                .map(type -> "## " + type.code() + "\n\n" + type.status() + " " + type.title() + "\n\n" + type.meaning()
                        + "\n\n" + type.remedy() + "\n")
                .collect(Collectors.joining("\n", "# Problems\n\n", ""));
    }
}
