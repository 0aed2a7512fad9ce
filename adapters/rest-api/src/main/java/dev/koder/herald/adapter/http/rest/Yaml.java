package dev.koder.herald.adapter.http.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Pattern;

/** A JSON value as YAML 1.2 text in block style; strings that could be something else stand in quotes, as in JSON. */
final class Yaml {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/$][A-Za-z0-9_/{}.$-]*");
    private static final Pattern WORDS = Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n");

    private final StringBuilder text = new StringBuilder();

    private Yaml() {}

    static String of(JsonNode value) {
        Yaml yaml = new Yaml();
        yaml.append(value, 0, false);
        return yaml.text.toString();
    }

    private void append(JsonNode value, int depth, boolean isEntry) {
        if (value.isContainerNode() && value.isEmpty()) {
            text.append(value.isArray() ? "[]\n" : "{}\n");
        } else if (value.isArray()) {
            appendList(value, depth, isEntry);
        } else if (value.isObject()) {
            appendObject(value, depth, isEntry);
        } else {
            text.append(scalar(value)).append('\n');
        }
    }

    private void appendList(JsonNode list, int depth, boolean isEntry) {
        boolean isFirst = isEntry;
        for (JsonNode entry : list) {
            text.append(isFirst ? "" : "  ".repeat(depth)).append("- ");
            append(entry, depth + 1, true);
            isFirst = false;
        }
    }

    /** The first member of an object in a list stands behind the list's hyphen. */
    private void appendObject(JsonNode object, int depth, boolean isEntry) {
        boolean isFirst = isEntry;
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            text.append(isFirst ? "" : "  ".repeat(depth))
                    .append(string(member.getKey()))
                    .append(':');
            boolean isBlock =
                    member.getValue().isContainerNode() && !member.getValue().isEmpty();
            text.append(isBlock ? "\n" : " ");
            append(member.getValue(), depth + 1, false);
            isFirst = false;
        }
    }

    private static String scalar(JsonNode value) {
        return value.isTextual() ? string(value.textValue()) : value.toString();
    }

    private static String string(String value) {
        boolean isPlain =
                PLAIN.matcher(value).matches() && !WORDS.matcher(value).matches();
        return isPlain ? value : Json.quoted(value);
    }
}
