package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.domain.access.Action;
import dev.koder.herald.domain.access.NamePattern;
import dev.koder.herald.domain.access.Policy;
import dev.koder.herald.domain.access.ValuePattern;
import dev.koder.herald.domain.access.ZonePattern;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Policies as the database keeps them. */
final class PolicyText {

    private static final String BETWEEN = " ";
    private static final String ANY = "any";
    private static final String EXACT = "exact";
    private static final String WITHIN = "within";
    private static final String LABEL = "label";

    private PolicyText() {}

    /** The columns of a policy, in their order. */
    static Object[] columns(String token, int place, Policy policy) {
        return new Object[] {
            token,
            place,
            zones(policy.zones()),
            names(policy.names()),
            words(policy.types(), RecordType::toString),
            policy.values().text(),
            words(policy.actions(), Action::word)
        };
    }

    /** The policy in a row of zones, names, types, value pattern and actions. */
    static Policy policy(Rows row) {
        return new Policy(
                zones(row.text(1)),
                names(row.text(2)),
                words(row.text(3)).map(RecordType::parse).collect(Collectors.toUnmodifiableSet()),
                new ValuePattern(row.text(4)),
                words(row.text(5)).map(Action::parse).collect(Collectors.toUnmodifiableSet()));
    }

    private static String zones(ZonePattern pattern) {
        return switch (pattern) {
            case ZonePattern.Any any -> ANY;
            case ZonePattern.Exact(DomainName name) -> EXACT + BETWEEN + name;
            case ZonePattern.Within(DomainName name) -> WITHIN + BETWEEN + name;
        };
    }

    private static ZonePattern zones(String text) {
        return switch (kind(text)) {
            case EXACT -> new ZonePattern.Exact(name(text));
            case WITHIN -> new ZonePattern.Within(name(text));
            case ANY -> ZonePattern.ANY;
            default -> throw new IllegalStateException("zones of a policy: " + text);
        };
    }

    private static String names(NamePattern pattern) {
        return switch (pattern) {
            case NamePattern.Any any -> ANY;
            case NamePattern.Exact(DomainName name) -> EXACT + BETWEEN + name;
            case NamePattern.Within(DomainName name) -> WITHIN + BETWEEN + name;
            case NamePattern.Label(DomainName name) -> LABEL + BETWEEN + name;
        };
    }

    private static NamePattern names(String text) {
        return switch (kind(text)) {
            case EXACT -> new NamePattern.Exact(name(text));
            case WITHIN -> new NamePattern.Within(name(text));
            case LABEL -> new NamePattern.Label(name(text));
            case ANY -> NamePattern.ANY;
            default -> throw new IllegalStateException("names of a policy: " + text);
        };
    }

    private static String kind(String text) {
        return text.split(BETWEEN, 2)[0];
    }

    private static DomainName name(String text) {
        return DomainName.parse(text.split(BETWEEN, 2)[1]);
    }

    /** In the order of the alphabet, with a blank between two. */
    static <T> String words(Collection<T> values, Function<T, String> word) {
        return values.stream().map(word).sorted().collect(Collectors.joining(BETWEEN));
    }

    /** The words with a blank between two; none of an empty text. */
    static Stream<String> words(String text) {
        return Arrays.stream(text.split(BETWEEN, -1)).filter(word -> !word.isEmpty());
    }
}
