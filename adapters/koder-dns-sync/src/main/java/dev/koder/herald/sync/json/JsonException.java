package dev.koder.herald.sync.json;

/** A text that is not JSON, or JSON that is not what was expected. */
public final class JsonException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    JsonException(String what, String found, String expected) {
        super(what + ": " + found + " (expected: " + expected + ")");
    }
}
