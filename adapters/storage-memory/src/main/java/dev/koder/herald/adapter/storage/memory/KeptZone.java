package dev.koder.herald.adapter.storage.memory;

import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.MemoryContents;
import dev.koder.herald.domain.zone.Zone;
import java.time.Instant;
import java.util.Optional;

/**
 * What is kept under a zone's name.
 *
 * @param zone its latest version
 * @param contents that version's RRsets
 * @param deletedAt when it was deleted, where it was
 * @param sequence the place of its latest change among the changes of all zones
 */
record KeptZone(Zone zone, MemoryContents contents, Optional<Instant> deletedAt, long sequence) {

    boolean isLive() {
        return deletedAt.isEmpty();
    }

    /** Whether somebody else's name, so that this tenant cannot have it or any above or below it. */
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
