package dev.koder.herald.application.zone;

import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.zone.Zone;
import java.time.Instant;

/**
 * A zone that was deleted and can be had back.
 *
 * @param zone as it was
 * @param deletedAt when it was deleted
 */
public record DeletedZone(Zone zone, Instant deletedAt) {

    /** Until when it can be had back. */
    public Instant keptUntil() {
        return deletedAt.plus(ZoneStore.HELD_AFTER_DELETION);
    }
}
