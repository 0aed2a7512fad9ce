package dev.koder.herald.adapter.http.rest;

import java.util.function.Consumer;

/** HTML that is being written; all text is escaped. Used by one thread. */
final class Html {

    private final StringBuilder out = new StringBuilder();

    /** A whole page with navigation and main part, in the look of the documentation. */
    static String page(String title, Consumer<Html> navigation, Consumer<Html> main) {
        Html html = new Html();
        html.out
                .append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.element("title", title);
        html.out
                .append("<link rel=\"stylesheet\" href=\"/docs/docs.css\">\n")
                .append("<link rel=\"icon\" href=\"data:,\">\n</head>\n<body>\n");
        html.inside("nav", navigation).inside("main", main);
        html.out.append("</body>\n</html>\n");
        return html.out.toString();
    }

    /**
     * An element around others.
     *
     * @param tag with attributes, if it has any, that are escaped already
     */
    Html inside(String tag, Consumer<Html> content) {
        out.append('<').append(tag).append('>');
        content.accept(this);
        out.append("</").append(name(tag)).append(">\n");
        return this;
    }

    /** An element around text. */
    Html element(String tag, String text) {
        return inside(tag, html -> html.text(text));
    }

    Html link(String target, String text) {
        out.append("<a href=\"").append(escaped(target)).append("\">");
        text(text);
        out.append("</a>");
        return this;
    }

    Html text(String text) {
        out.append(escaped(text));
        return this;
    }

    /** A row of a table, with one cell for each content. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    final Html row(Consumer<Html>... cells) {
        return inside("tr", row -> {
            for (Consumer<Html> cell : cells) {
                row.inside("td", cell);
            }
        });
    }

    Html heads(String... heads) {
        return inside("tr", row -> {
            for (String head : heads) {
                row.element("th", head);
            }
        });
    }

    Html example(String text) {
        return inside("pre", pre -> pre.element("code", text));
    }

    private static String name(String tag) {
        int blank = tag.indexOf(' ');
        return blank < 0 ? tag : tag.substring(0, blank);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
