package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.application.health.Obstacle;
import dev.koder.herald.application.port.StoreUnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.OptionalLong;

/**
 * Tells operators why the store cannot serve: at once when it begins, then once a minute for as long as requests meet it,
 * however many they are. Safe for use by many threads.
 */
final class TroubleLog {

    private static final Logger LOG = System.getLogger(TroubleLog.class.getName());

    private final SparseLines<Obstacle> lines;
    private volatile boolean isTroubled;

    TroubleLog(InstantSource clock) {
        lines = new SparseLines<>(Obstacle.class, clock);
    }

    /** Whether a write was made again, after some could not be; a line tells so. */
    boolean noteWrite() {
        if (!isTroubled) {
            return false;
        }
        synchronized (lines) {
            isTroubled = false;
            lines.forgetAll();
        }
        LOG.log(Level.INFO, "store takes writes again");
        return true;
    }

    /** A request met it. Answers whether a line was written. */
    boolean note(StoreUnavailableException unavailable, String requestId) {
        OptionalLong others;
        synchronized (lines) {
            isTroubled = true;
            others = lines.note(unavailable.obstacle());
        }
        others.ifPresent(count -> LOG.log(
                Level.WARNING,
                "store unavailable reason=\"{0}\" request={1} others={2}",
                unavailable.getMessage(),
                requestId,
                Long.toString(count)));
        return others.isPresent();
    }
}
