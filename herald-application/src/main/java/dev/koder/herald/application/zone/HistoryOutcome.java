package dev.koder.herald.application.zone;

import dev.koder.herald.domain.dns.Serial;
import java.util.function.Function;

/**
 * What a zone's history can tell.
 *
 * @param <T> what was asked for
 */
public sealed interface HistoryOutcome<T> {

    /** It is known. */
    record Found<T>(T value) implements HistoryOutcome<T> {}

    /** There is no such zone for this tenant. */
    record NoSuchZone<T>() implements HistoryOutcome<T> {}

    /** The zone never was at this serial, or that was forgotten. */
    record NoSuchVersion<T>(Serial serial) implements HistoryOutcome<T> {}

    /**
     * It cannot be told what the older version held.
     *
     * @param serial of a version after it in which so much was new that the history does not hold what it replaced
     */
    record OutOfReach<T>(Serial serial) implements HistoryOutcome<T> {}

    /** The same with something made of what was found. */
    default <R> HistoryOutcome<R> map(Function<T, R> function) {
        return switch (this) {
            case Found<T>(T value) -> new Found<>(function.apply(value));
            case NoSuchZone<T> none -> new NoSuchZone<>();
            case NoSuchVersion<T>(Serial serial) -> new NoSuchVersion<>(serial);
            case OutOfReach<T>(Serial serial) -> new OutOfReach<>(serial);
        };
    }
}
