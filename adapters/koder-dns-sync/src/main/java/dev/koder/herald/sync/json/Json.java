package dev.koder.herald.sync.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A JSON value. Immutable. */
public sealed interface Json {

    /** {@code null}. */
    record Null() implements Json {}

    /** {@code true} or {@code false}. */
    record Truth(boolean value) implements Json {}

    /**
     * A number.
     *
     * @param text as it was written
     */
    record Figure(String text) implements Json {}

    /** A string. */
    record Text(String value) implements Json {}

    /** An array. */
    record Items(List<Json> items) implements Json {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** An object: its members in the order they were written. */
    record Members(SequencedMap<String, Json> members) implements Json {
        public Members {
            members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
        }
    }

    /**
     * Reads one value and nothing after it.
     *
     * @throws JsonException when the text is something else
     */
    static Json parse(String text) {
        return new JsonReader(text).readAll();
    }

    /** A text or, for null, {@link Null}. */
    static Json of(@Nullable String text) {
        return text == null ? new Null() : new Text(text);
    }

    static Json of(long number) {
        return new Figure(Long.toString(number));
    }

    static Json of(boolean value) {
        return new Truth(value);
    }

    static Json array(List<Json> items) {
        return new Items(items);
    }

    /** Begins an object. */
    static Builder object() {
        return new Builder();
    }

    /**
     * A member of an object.
     *
     * @throws JsonException when this is no object or has no such member
     */
    default Json member(String name) {
        return optional(name).orElseThrow(() -> new JsonException(name, "missing", "a member of this name"));
    }

    /** A member of an object; empty when it is missing or null. */
    default Optional<Json> optional(String name) {
        if (!(this instanceof Members(Map<String, Json> members))) {
            throw new JsonException(name, kind(), "an object around it");
        }
        return Optional.ofNullable(members.get(name)).filter(value -> !(value instanceof Null));
    }

    /** The text that is the member of this name. */
    default String text(String name) {
        if (member(name) instanceof Text(String value)) {
            return value;
        }
        throw unexpected(name, "a text");
    }

    /** The whole number that is the member of this name. */
    default long number(String name) {
        try {
            if (member(name) instanceof Figure(String digits)) {
                return Long.parseLong(digits);
            }
        } catch (NumberFormatException e) {
            throw unexpected(name, "a whole number of 64 bits");
        }
        throw unexpected(name, "a number");
    }

    /** The truth value that is the member of this name. */
    default boolean bool(String name) {
        if (member(name) instanceof Truth(boolean value)) {
            return value;
        }
        throw unexpected(name, "true or false");
    }

    /** The items of the array that is the member of this name. */
    default List<Json> items(String name) {
        if (member(name) instanceof Items(List<Json> items)) {
            return items;
        }
        throw unexpected(name, "an array");
    }

    private JsonException unexpected(String name, String expected) {
        return new JsonException(name, member(name).kind(), expected);
    }

    private String kind() {
        return switch (this) {
            case Null ignored -> "null";
            case Truth ignored -> "a truth value";
            case Figure(String text) -> text;
            case Text ignored -> "a text";
            case Items ignored -> "an array";
            case Members ignored -> "an object";
        };
    }

    /** The value as text. */
    default String print() {
        StringBuilder out = new StringBuilder();
        JsonWriter.print(this, out);
        return out.toString();
    }

    /** Collects the members of an object. Not safe for use by many threads. */
    final class Builder {
        private final SequencedMap<String, Json> members = new LinkedHashMap<>();

        private Builder() {}

        public Builder put(String name, Json value) {
            members.put(name, value);
            return this;
        }

        public Builder put(String name, @Nullable String value) {
            return put(name, of(value));
        }

        public Builder put(String name, long value) {
            return put(name, of(value));
        }

        public Builder put(String name, boolean value) {
            return put(name, of(value));
        }

        public Json build() {
            return new Members(members);
        }
    }
}
