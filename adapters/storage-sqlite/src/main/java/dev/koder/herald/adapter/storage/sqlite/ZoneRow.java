package dev.koder.herald.adapter.storage.sqlite;

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

    boolean isOwnedBy(TenantId tenant) {
        return zone.tenant().equals(tenant);
    }
}
