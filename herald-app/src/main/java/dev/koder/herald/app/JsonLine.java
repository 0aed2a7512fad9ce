package dev.koder.herald.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A JSON object in one line, its members in the order in which they were put. */
final class JsonLine {

    private final Map<String, String> members = new LinkedHashMap<>();

    JsonLine text(String name, String value) {
        return put(name, quoted(value));
    }

    JsonLine number(String name, Number value) {
        return put(name, value.toString());
    }

    JsonLine flag(String name, boolean value) {
        return put(name, Boolean.toString(value));
    }

    JsonLine texts(String name, List<String> values) {
        return put(name, values.stream().map(JsonLine::quoted).collect(Collectors.joining(",", "[", "]")));
    }

    private JsonLine put(String name, String json) {
        members.put(name, json);
        return this;
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(character -> {
            if (character == '"' || character == '\\') {
                json.append('\\').append((char) character);
            } else if (Character.isISOControl(character)) {
                json.append("\\u%04x".formatted(character));
            } else {
                json.append((char) character);
            }
        });
        return json.append('"').toString();
    }

    @Override
    public String toString() {
        return members.entrySet().stream()
                .map(member -> quoted(member.getKey()) + ":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
