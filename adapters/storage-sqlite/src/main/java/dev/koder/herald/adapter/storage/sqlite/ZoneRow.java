package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.Zone;
import java.time.Instant;
import java.util.Optional;

/**
 * A row of the table of zones.
 *
 * @param id what the rows of its contents know it by
 * @param deletedAt when it became a tombstone, where it is one
 * @param sequence the place of its latest change among those of all zones
 */
record ZoneRow(long id, Zone zone, Optional<Instant> deletedAt, long sequence) {

    boolean isLive() {
        return deletedAt.isEmpty();
    }

    /** Whether nothing is kept of what it held, neither RRsets nor versions. */
    boolean isEmptied() {
        return !isLive() && zone.recordSetCount() == 0;
    }

    /** Whether it is somebody else's name, so that this tenant cannot have it or any above or below it. */
    boolean isHeldAgainst(TenantId tenant, Instant at) {
        return !isOwnedBy(tenant)
                && deletedAt
                        .map(deletion -> at.isBefore(deletion.plus(ZoneStore.HELD_AFTER_DELETION)))
                        .orElse(true);
    }

    boolean isOwnedBy(TenantId tenant) {
        return zone.tenant().equals(tenant);
    }
}
