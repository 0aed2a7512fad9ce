package dev.koder.herald.sync.zone;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a number of attempts that came to nothing: twice as long each time up to a limit, and then
 * anywhere from half of that to all of it, so that many agents do not come back at once. Safe for use by many threads
 * if the generator is.
 *
 * @param first the longest wait after the first attempt
 * @param longest the longest wait of all
 * @param random where the spread comes from
 */
public record Backoff(Duration first, Duration longest, RandomGenerator random) {
    private static final int MOST_DOUBLINGS = 30;

    /** Whether so long a wait can only come from a clock that was set back. */
    boolean isBeyond(Duration wait) {
        return wait.compareTo(longest) > 0;
    }

    /** @param attempts how many came to nothing in a row, 1 or more */
    Duration after(int attempts) {
        long doubled = first.toMillis() << Math.min(attempts - 1, MOST_DOUBLINGS);
        long ceiling = Math.min(Math.max(doubled, first.toMillis()), longest.toMillis());
        return Duration.ofMillis(ceiling / 2 + random.nextLong(ceiling / 2 + 1));
    }
}
