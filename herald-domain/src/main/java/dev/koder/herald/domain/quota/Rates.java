package dev.koder.herald.domain.quota;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Limits by class. Immutable.
 *
 * @param limits a class that is missing here is not limited
 */
public record Rates(Map<LimitClass, RateLimit> limits) {

    /** Nothing is limited. */
    public static final Rates NONE = new Rates(Map.of());

    /** Keeps what was handed in from changing. */
    public Rates {
        limits = Map.copyOf(limits);
    }

    /** The limit of a class, where there is one. */
    public Optional<RateLimit> of(LimitClass limitClass) {
        return Optional.ofNullable(limits.get(limitClass));
    }

    /** These limits, and for classes that the others have too, those. */
    public Rates overriddenBy(Rates others) {
        Map<LimitClass, RateLimit> both = new EnumMap<>(LimitClass.class);
        both.putAll(limits);
        both.putAll(others.limits);
        return new Rates(both);
    }
}
