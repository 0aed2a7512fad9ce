package dev.koder.herald.application.feed;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When a wait is over, by a clock that nobody sets: one for the time of day may go back, and lengthen the wait by as much.
 *
 * @param nanos the nanoseconds since some moment
 * @param end of the wait, on that clock
 */
public record Deadline(LongSupplier nanos, long end) {

    /** Begins to wait. */
    public static Deadline in(Duration wait, LongSupplier nanos) {
        return new Deadline(nanos, nanos.getAsLong() + wait.toNanos());
    }

    /** How long is left; zero or negative where it is over. */
    public Duration left() {
        return Duration.ofNanos(end - nanos.getAsLong());
    }
}
