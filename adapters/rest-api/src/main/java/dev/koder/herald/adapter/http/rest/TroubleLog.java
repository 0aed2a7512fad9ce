package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.application.health.Obstacle;
import dev.koder.herald.application.port.StoreUnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;

/**
 * Tells operators why the store cannot serve: at once when it begins, then once a minute for as long as requests meet it,
 * however many they are. Safe for use by many threads.
 */
final class TroubleLog {

    private static final Logger LOG = System.getLogger(TroubleLog.class.getName());
    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Map<Obstacle, Trouble> troubles = new EnumMap<>(Obstacle.class);
    private volatile boolean isTroubled;

    TroubleLog(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * What was told of a reason.
     *
     * @param toldAt when a line was written last
     * @param untold how many requests met it since
     */
    private record Trouble(Instant toldAt, long untold) {

        private static final Trouble NONE = new Trouble(Instant.MIN, 0);

        boolean isDue(Instant now) {
            return now.isBefore(toldAt) || !now.isBefore(toldAt.plus(BETWEEN_LINES));
        }
    }

    /** Whether a write was made again, after some could not be; a line tells so. */
    boolean noteWrite() {
        if (!isTroubled) {
            return false;
        }
        synchronized (troubles) {
            isTroubled = false;
            troubles.clear();
        }
        LOG.log(Level.INFO, "store takes writes again");
        return true;
    }

    /** A request met it. Answers whether a line was written. */
    boolean note(StoreUnavailableException unavailable, String requestId) {
        long untold;
        synchronized (troubles) {
            isTroubled = true;
            Instant now = clock.instant();
            Trouble trouble = troubles.getOrDefault(unavailable.obstacle(), Trouble.NONE);
            untold = trouble.untold();
            boolean isDue = trouble.isDue(now);
            troubles.put(
                    unavailable.obstacle(), isDue ? new Trouble(now, 0) : new Trouble(trouble.toldAt(), untold + 1));
            if (!isDue) {
                return false;
            }
        }
        LOG.log(
                Level.WARNING,
                "store unavailable reason=\"{0}\" request={1} others={2}",
                unavailable.getMessage(),
                requestId,
                untold);
        return true;
    }
}
