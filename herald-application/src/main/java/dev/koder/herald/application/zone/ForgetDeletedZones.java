package dev.koder.herald.application.zone;

import dev.koder.herald.application.zone.port.ZoneStore;
import java.time.Instant;
import java.time.InstantSource;

/** Frees the room of deleted zones that nobody can have back any more. Safe for use by many threads. */
public final class ForgetDeletedZones {

    private static final int ZONES_AT_ONCE = 1;

    private final ZoneStore zones;
    private final InstantSource clock;

    /** Forgets zones of this store. */
    public ForgetDeletedZones(ZoneStore zones, InstantSource clock) {
        this.zones = zones;
        this.clock = clock;
    }

    /** Goes through all of them, one at a time, so that other writes go on between. */
    public void run() {
        Instant before = clock.instant().minus(ZoneStore.HELD_AFTER_DELETION);
        while (!Thread.currentThread().isInterrupted() && zones.forgetDeleted(before, ZONES_AT_ONCE) > 0) {}
    }
}
