package dev.koder.herald.sync.zone;

import dev.koder.herald.sync.zone.port.ZoneFiles;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;

/** Deletes the files of zones that were deleted long ago. */
final class SweepRemoved {
    private static final Logger LOG = System.getLogger(SweepRemoved.class.getName());
    private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);

    private final ZoneFiles files;
    private final InstantSource clock;
    private final Duration kept;

    /** @param kept how long they are kept */
    SweepRemoved(ZoneFiles files, InstantSource clock, Duration kept) {
        this.files = files;
        this.clock = clock;
        this.kept = kept;
    }

    Duration step() {
        try {
            int swept = files.sweep(clock.instant().minus(kept));
            if (swept > 0) {
                LOG.log(Level.INFO, Event.of("removed zone files deleted").with("files", swept));
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, Event.of("removed zone files not deleted").with("why", e));
        }
        return BETWEEN_SWEEPS;
    }
}
