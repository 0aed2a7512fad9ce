package dev.koder.herald.adapter.storage.memory;

import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.VersionEntry;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZonePatch;
import dev.koder.herald.domain.zone.ZoneVersion;
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

    /** The same version of a zone that has gone to another tenant. */
    KeptVersion in(TenantId other) {
        Zone zone = zone();
        ZoneVersion version = new ZoneVersion(
                zone.transferredTo(other, zone.changedAt()), entry.version().change());
        return new KeptVersion(
                new VersionEntry(version, entry.kind(), entry.tenant(), entry.actor(), entry.note()), patch);
    }
}
