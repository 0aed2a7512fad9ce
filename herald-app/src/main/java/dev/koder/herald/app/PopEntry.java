package dev.koder.herald.app;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.koder.herald.adapter.config.file.ValueType;
import dev.koder.herald.application.pop.PopBearers;
import dev.koder.herald.domain.pop.PopId;
import dev.koder.herald.domain.tenant.TenantId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whose tokens may be a point of presence's: {@code SUB}, or {@code NAME=SUB}. What stands before the first sign is a name, so
 * that a misspelt one is not taken for a part of the {@code sub}; {@code *} is any name.
 *
 * @param name under which it may report, and nobody else but those that are given the same; any that nobody was given when empty
 */
record PopEntry(Optional<PopId> name, String sub) {

    static final ValueType<List<PopEntry>> LIST = ValueType.of(
            "a list with commas between: SUB, or NAME=SUB with a NAME of 1 to 63 lower-case letters, digits and inner hyphens;"
                    + " *=SUB where a SUB without a name has an = in it; no SUB both with and without a name",
            text -> Optional.of(list(text)).filter(PopEntry::isDecided));

    private static final String ANY_NAME = "*";

    private static List<PopEntry> list(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",", -1))
                        .map(part -> of(part.strip()))
                        .toList();
    }

    private static PopEntry of(String text) {
        int sign = text.indexOf('=');
        String name = sign < 0 ? ANY_NAME : text.substring(0, sign).strip();
        String sub = text.substring(sign + 1).strip();
        return new PopEntry(
                name.equals(ANY_NAME) ? Optional.empty() : Optional.of(new PopId(name)), new TenantId(sub).value());
    }

    /** A {@code sub} of one name that may take any other, too, would be bound by neither. */
    private static boolean isDecided(List<PopEntry> entries) {
        Set<String> named = subs(entries.stream().filter(entry -> entry.name().isPresent()));
        return entries.stream().noneMatch(entry -> entry.name().isEmpty() && named.contains(entry.sub()));
    }

    static Set<String> subs(List<PopEntry> entries) {
        return subs(entries.stream());
    }

    private static Set<String> subs(Stream<PopEntry> entries) {
        return entries.map(PopEntry::sub).collect(toUnmodifiableSet());
    }

    /** A name may have several, as while a point of presence changes from one {@code sub} to another. */
    static PopBearers bearers(List<PopEntry> entries) {
        return new PopBearers(entries.stream()
                .filter(entry -> entry.name().isPresent())
                .collect(groupingBy(
                        entry -> entry.name().orElseThrow(),
                        mapping(entry -> new TenantId(entry.sub()), toUnmodifiableSet()))));
    }
}
