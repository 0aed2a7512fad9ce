package dev.koder.herald.sync.json;

import java.util.List;
import java.util.Map;

/** Writes values as text. */
final class JsonWriter {
    private JsonWriter() {}

    static void print(Json value, StringBuilder out) {
        switch (value) {
            case Json.Null ignored -> out.append("null");
            case Json.Truth(boolean truth) -> out.append(truth);
            case Json.Figure(String digits) -> out.append(digits);
            case Json.Text(String text) -> quote(text, out);
            case Json.Items(List<Json> items) -> print(items, out);
            case Json.Members(Map<String, Json> members) -> print(members, out);
        }
    }

    private static void print(List<Json> items, StringBuilder out) {
        String separator = "[";
        for (Json item : items) {
            out.append(separator);
            print(item, out);
            separator = ",";
        }
        out.append(items.isEmpty() ? "[]" : "]");
    }

    private static void print(Map<String, Json> members, StringBuilder out) {
        String separator = "{";
        for (Map.Entry<String, Json> member : members.entrySet()) {
            out.append(separator);
            quote(member.getKey(), out);
            out.append(':');
            print(member.getValue(), out);
            separator = ",";
        }
        out.append(members.isEmpty() ? "{}" : "}");
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                default -> append(c, out);
            }
        }
        out.append('"');
    }

    private static void append(char c, StringBuilder out) {
        if (c < ' ' || Character.isSurrogate(c)) {
            out.append(String.format("\\u%04x", (int) c));
        } else {
            out.append(c);
        }
    }
}
