package dev.koder.herald.adapter.http.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.koder.herald.domain.dns.DnsFormatException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * What a JSON value is expected to be, and what is made of it.
 *
 * @param <T> what is made of it
 */
@FunctionalInterface
interface Form<T> {

    String MALFORMED = "malformed";
    String WRONG_TYPE = "wrong-type";
    String OUT_OF_RANGE = "out-of-range";
    String TOO_MANY = "too-many";

    /** Whatever it is: what answers show and requests may send back without effect. */
    Form<JsonNode> ANYTHING = (node, pointer) -> new Reading.Ok<>(node);

    /** Reads the value at this pointer. */
    Reading<T> read(JsonNode node, String pointer);

    /** Reads a whole body. */
    default Reading<T> read(JsonBody body) {
        return read(body.whole(), JsonPointers.WHOLE);
    }

    /** Such a value, and what is made of it and of its pointer. */
    default <R> Form<R> then(BiFunction<T, String, Reading<R>> next) {
        return (node, pointer) -> switch (read(node, pointer)) {
            case Reading.Ok<T>(T value) -> next.apply(value, pointer);
            case Reading.Bad<T>(List<ProblemError> errors) -> new Reading.Bad<>(errors);
        };
    }

    /** A string, and what a parser that throws {@link DnsFormatException} makes of it. */
    static <T> Form<T> text(Function<String, T> parser) {
        return (node, pointer) -> {
            if (!node.isTextual()) {
                return wrongType(node, pointer, "a string");
            }
            try {
                return new Reading.Ok<>(parser.apply(node.textValue()));
            } catch (DnsFormatException misshapen) {
                return new Reading.Bad<>(pointer, MALFORMED, words(misshapen));
            }
        };
    }

    /** A string of at most so many characters. */
    static Form<String> text(int longest) {
        return text(text -> {
            if (text.length() > longest) {
                throw new DnsFormatException("text", text.length() + " characters", "at most " + longest);
            }
            return text;
        });
    }

    /** True or false. */
    static Form<Boolean> truth() {
        return (node, pointer) ->
                node.isBoolean() ? new Reading.Ok<>(node.booleanValue()) : wrongType(node, pointer, "true or false");
    }

    /** A point in time (RFC 3339). */
    static Form<Instant> instant() {
        return text(text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException misshapen) {
                throw new DnsFormatException("time", text, "RFC 3339, such as 2026-01-14T12:00:00Z");
            }
        });
    }

    /** A whole number within these bounds. */
    static <T> Form<T> number(String name, long least, long most, LongFunction<T> parser) {
        return (node, pointer) -> {
            if (!node.isIntegralNumber()) {
                return wrongType(node, pointer, "a whole number, " + least + " to " + most);
            }
            if (!node.canConvertToLong() || node.longValue() < least || node.longValue() > most) {
                String detail = name + ": " + node.asText() + " (expected: " + least + " to " + most + ")";
                return new Reading.Bad<>(pointer, OUT_OF_RANGE, detail);
            }
            return new Reading.Ok<>(parser.apply(node.longValue()));
        };
    }

    /** A list of such values, of at most so many. */
    static <T> Form<List<T>> list(Form<T> element, int most) {
        return new ListForm<>(element, most);
    }

    /** What became of reading such a value: of a list of them, those that are wrong keep none of the others from being read. */
    static <T> Form<Reading<T>> tried(Form<T> form) {
        return (node, pointer) -> new Reading.Ok<>(form.read(node, pointer));
    }

    /** An object, whose members the function asks for one after the other. */
    static <T> Form<T> object(Function<Members, Reading<T>> reader) {
        return (node, pointer) ->
                node.isObject() ? reader.apply(new Members(node, pointer)) : wrongType(node, pointer, "an object");
    }

    /** Such a value, or null for none. */
    static <T> Form<Optional<T>> orNull(Form<T> form) {
        return (node, pointer) -> {
            if (node.isNull()) {
                return new Reading.Ok<>(Optional.empty());
            }
            return form.<Optional<T>>then((value, place) -> new Reading.Ok<>(Optional.of(value)))
                    .read(node, pointer);
        };
    }

    /** What a parser found, and what it expected. */
    static String words(DnsFormatException misshapen) {
        return misshapen.what() + ": " + misshapen.value() + " (expected: " + misshapen.expected() + ")";
    }

    /** Says what a value is and what it should have been. */
    static <T> Reading<T> wrongType(JsonNode node, String pointer, String expected) {
        return new Reading.Bad<>(pointer, WRONG_TYPE, kind(node) + " (expected: " + expected + ")");
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case NULL -> "null";
            case BOOLEAN -> "a truth value";
            case STRING -> "a string";
            case NUMBER -> node.isIntegralNumber() ? "a number" : "a number with a fraction or an exponent";
            case ARRAY -> "a list";
            default -> "an object";
        };
    }
}
