package dev.koder.herald.adapter.http.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.koder.herald.domain.dns.DnsFormatException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The members of one JSON object, read one after the other; everything wrong with them is found at once and told in document
 * order. Members that nobody asks for are errors. Used once, by one thread.
 */
final class Members {

    static final String MISSING = "missing";
    static final String UNKNOWN = "unknown-member";
    static final String NOT_TAKEN = "not-taken-here";

    private final JsonNode object;
    private final String pointer;

    /** Of each member asked for, what is wrong with it. */
    private final Map<String, List<ProblemError>> asked = new LinkedHashMap<>();

    /** How many members there are that were asked for. */
    private int known;

    private boolean isWrong;

    Members(JsonNode object, String pointer) {
        this.object = object;
        this.pointer = pointer;
    }

    boolean has(String name) {
        return object.has(name);
    }

    <T> Optional<T> required(String name, Form<T> form) {
        if (!object.has(name)) {
            refuse(name, MISSING, name + ": missing");
            return Optional.empty();
        }
        return optional(name, form);
    }

    /** Empty where the member is missing, or wrong. */
    <T> Optional<T> optional(String name, Form<T> form) {
        boolean isNew = asked.putIfAbsent(name, List.of()) == null;
        JsonNode value = object.get(name);
        if (value == null) {
            return Optional.empty();
        }
        known += isNew ? 1 : 0;
        return switch (form.read(value, at(name))) {
            case Reading.Ok<T> ok -> Optional.of(ok.value());
            case Reading.Bad<T> bad -> {
                wrong(name, bad.errors());
                yield Optional.empty();
            }
        };
    }

    /** Says that something is wrong with this member, or with its absence. */
    void refuse(String name, String code, String detail) {
        wrong(name, new Reading.Bad<>(at(name), code, detail).errors());
    }

    private void wrong(String name, List<ProblemError> errors) {
        asked.put(name, errors);
        isWrong = true;
    }

    /** What the supplier makes of the members, unless something is wrong with them. */
    <T> Reading<T> done(Supplier<T> value) {
        List<ProblemError> errors = errors();
        if (!errors.isEmpty()) {
            return new Reading.Bad<>(errors);
        }
        try {
            return new Reading.Ok<>(value.get());
        } catch (DnsFormatException misshapen) {
            return new Reading.Bad<>(pointer, Form.MALFORMED, Form.words(misshapen));
        }
    }

    private List<ProblemError> errors() {
        if (!isWrong && known == object.size()) {
            return List.of();
        }
        List<ProblemError> errors = new ArrayList<>();
        object.fieldNames()
                .forEachRemaining(name -> errors.addAll(asked.containsKey(name) ? asked.get(name) : unknown(name)));
        asked.forEach((name, wrong) -> {
            if (!object.has(name)) {
                errors.addAll(wrong);
            }
        });
        return errors;
    }

    private List<ProblemError> unknown(String name) {
        String detail = DnsFormatException.shown(name) + ": not known here (expected: "
                + String.join(", ", asked.keySet()) + ")";
        return new Reading.Bad<>(at(name), UNKNOWN, detail).errors();
    }

    private String at(String name) {
        return pointer + "/" + JsonPointers.token(name);
    }
}
