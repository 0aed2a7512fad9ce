package dev.koder.herald.adapter.storage.memory;

import dev.koder.herald.domain.zone.VersionEntry;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZonePatch;
import java.util.Optional;

/**
 * One version in a zone's history.
 *
 * @param patch what it changed; empty where everything counts as new
 */
record KeptVersion(VersionEntry entry, Optional<ZonePatch> patch) {

    Zone zone() {
        return entry.version().zone();
    }
}
