package dev.koder.herald.sync.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one text. */
final class JsonReader {
    private static final int DEEPEST = 32;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private final String text;
    private int at;
    private int depth;

    JsonReader(String text) {
        this.text = text;
    }

    Json readAll() {
        Json value = read();
        skipSpace();
        if (at < text.length()) {
            throw unexpected("the end");
        }
        return value;
    }

    private Json read() {
        skipSpace();
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> new Json.Text(string());
            case 't' -> word("true", new Json.Truth(true));
            case 'f' -> word("false", new Json.Truth(false));
            case 'n' -> word("null", new Json.Null());
            default -> number();
        };
    }

    private Json object() {
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        descend();
        skipSpace();
        boolean isMore = peek() != '}';
        while (isMore) {
            skipSpace();
            String name = string();
            skipSpace();
            take(':');
            if (members.put(name, read()) != null) {
                throw new JsonException(name, "twice", "each member once");
            }
            isMore = isMore();
        }
        take('}');
        depth--;
        return new Json.Members(members);
    }

    private Json array() {
        List<Json> items = new ArrayList<>();
        descend();
        skipSpace();
        boolean isMore = peek() != ']';
        while (isMore) {
            items.add(read());
            isMore = isMore();
        }
        take(']');
        depth--;
        return new Json.Items(items);
    }

    private void descend() {
        at++;
        if (++depth > DEEPEST) {
            throw new JsonException("depth", Integer.toString(depth), "at most " + DEEPEST);
        }
    }

    private boolean isMore() {
        skipSpace();
        boolean isComma = peek() == ',';
        at += isComma ? 1 : 0;
        return isComma;
    }

    private Json word(String word, Json value) {
        if (!text.startsWith(word, at)) {
            throw unexpected("a value");
        }
        at += word.length();
        return value;
    }

    private Json number() {
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (!number.lookingAt()) {
            throw unexpected("a value");
        }
        at = number.end();
        return new Json.Figure(number.group());
    }

    private String string() {
        take('"');
        StringBuilder out = new StringBuilder();
        while (peek() != '"') {
            char c = peek();
            if (c < ' ') {
                throw unexpected("a closing quote, or an escape for a control character");
            }
            at++;
            out.append(c == '\\' ? escaped() : c);
        }
        at++;
        return out.toString();
    }

    private char escaped() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw unexpected("an escape");
        };
    }

    private char unicode() {
        int end = at + 4;
        if (end > text.length() || !text.substring(at, end).matches("[0-9a-fA-F]{4}")) {
            throw unexpected("four hexadecimal digits");
        }
        char c = (char) Integer.parseInt(text.substring(at, end), 16);
        at = end;
        return c;
    }

    private void take(char expected) {
        if (peek() != expected) {
            throw unexpected("'" + expected + "'");
        }
        at++;
    }

    /** The next character; NUL, which JSON has no use for, at the end. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private JsonException unexpected(String expected) {
        String found = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
        return new JsonException("JSON at character " + at, found, expected);
    }
}
