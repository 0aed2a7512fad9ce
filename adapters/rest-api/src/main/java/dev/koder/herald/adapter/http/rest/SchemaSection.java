package dev.koder.herald.adapter.http.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One schema on the documentation's page. */
final class SchemaSection {

    private static final String REFERENCE = "#/components/schemas/";

    private SchemaSection() {}

    static void write(Html html, String name, JsonNode schema) {
        html.element("h3", name);
        if (schema.has("description")) {
            html.element("p", schema.get("description").textValue());
        }
        if (!schema.has("properties")) {
            html.inside("p", p -> type(p, schema));
            return;
        }
        html.inside("table", table -> {
            table.heads("Member", "Type", "");
            for (Map.Entry<String, JsonNode> member : schema.get("properties").properties()) {
                table.row(
                        cell -> {
                            cell.element("code", member.getKey());
                            cell.element("span class=\"soft\"", isRequired(schema, member.getKey()) ? "" : " optional");
                        },
                        cell -> type(cell, member.getValue()),
                        cell -> cell.text(member.getValue().path("description").asText()));
            }
        });
    }

    private static boolean isRequired(JsonNode schema, String member) {
        for (JsonNode name : schema.path("required")) {
            if (name.textValue().equals(member)) {
                return true;
            }
        }
        return false;
    }

    private static void type(Html html, JsonNode schema) {
        if (schema.has("$ref")) {
            String name = schema.get("$ref").textValue().substring(REFERENCE.length());
            html.link("#schema-" + name, name);
        } else if (schema.has("oneOf")) {
            type(html, schema.get("oneOf").get(0));
            html.text(" or null");
        } else if (schema.has("items")) {
            html.text("list of ");
            type(html, schema.get("items"));
            html.text(bounds(schema, "minItems", "maxItems"));
        } else if (schema.has("enum")) {
            html.text(words(schema.get("enum"), ", "));
        } else {
            html.text(words(schema.get("type"), " or ") + bounds(schema, "minimum", "maximum"));
        }
    }

    private static String words(JsonNode values, String separator) {
        if (!values.isArray()) {
            return values.asText();
        }
        List<String> words = new ArrayList<>();
        values.forEach(value -> words.add(value.asText()));
        return words.stream().collect(Collectors.joining(separator));
    }

    private static String bounds(JsonNode schema, String least, String most) {
        if (!schema.has(most)) {
            return schema.has(least) ? ", from " + schema.get(least) + " on" : "";
        }
        return schema.has(least)
                ? ", " + schema.get(least) + " to " + schema.get(most)
                : ", at most " + schema.get(most);
    }
}
