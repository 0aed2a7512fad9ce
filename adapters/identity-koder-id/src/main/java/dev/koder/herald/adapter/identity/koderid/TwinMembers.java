package dev.koder.herald.adapter.identity.koderid;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds members named twice in one JSON object, at any depth (RFC 7519, section 4: such a token is refused).
 *
 * <p>The library's parser notices them in the outermost object alone. The text must be JSON that it has read already.
 */
final class TwinMembers {

    private static final int HEX_DIGITS = 4;

    private final String json;
    private final Deque<Set<String>> open = new ArrayDeque<>();
    private int at;

    private TwinMembers(String json) {
        this.json = json;
    }

    static boolean in(String json) {
        return new TwinMembers(json).found();
    }

    private boolean found() {
        while (at < json.length()) {
            char c = json.charAt(at++);
            switch (c) {
                case '{' -> open.push(new HashSet<>());
                case '}' -> open.poll();
                case '"' -> {
                    String text = string();
                    if (isName() && !open.isEmpty() && !open.element().add(text)) {
                        return true;
                    }
                }
                default -> {}
            }
        }
        return false;
    }

    /** The string whose opening quote has been read. */
    private String string() {
        StringBuilder text = new StringBuilder();
        while (at < json.length()) {
            char c = json.charAt(at++);
            if (c == '"') {
                break;
            }
            text.append(c == '\\' && at < json.length() ? escaped() : c);
        }
        return text.toString();
    }

    private char escaped() {
        char c = json.charAt(at++);
        if (c == 'u' && at + HEX_DIGITS <= json.length()) {
            at += HEX_DIGITS;
            return (char) Integer.parseInt(json, at - HEX_DIGITS, at, 16);
        }
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> c;
        };
    }

    /** Whether a colon follows. */
    private boolean isName() {
        int next = at;
        while (next < json.length() && Character.isWhitespace(json.charAt(next))) {
            next++;
        }
        return next < json.length() && json.charAt(next) == ':';
    }
}
