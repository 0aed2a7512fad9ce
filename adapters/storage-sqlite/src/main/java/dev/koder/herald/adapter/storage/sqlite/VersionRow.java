package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.VersionKind;
import dev.koder.herald.domain.zone.Zone;

/**
 * A row of the table of versions, without what the version changed.
 *
 * @param sequence the place of the change that made it among those of all zones
 * @param zoneId whose version it is
 * @param previous the version before it; 0 where there is none
 * @param tenant whose the zone was with it
 */
record VersionRow(
        long sequence,
        long zoneId,
        long previous,
        VersionKind kind,
        TenantId tenant,
        Zone zone,
        Actor actor,
        ChangeNote note) {

    private static final long NONE = 0;

    /** One that follows upon none. */
    static VersionRow first(long sequence, long zoneId, VersionKind kind, Zone zone, Actor actor, ChangeNote note) {
        return new VersionRow(sequence, zoneId, NONE, kind, zone.tenant(), zone, actor, note);
    }

    /** One that follows upon the zone's latest. */
    static VersionRow after(ZoneRow latest, long sequence, VersionKind kind, Zone zone, Actor actor, ChangeNote note) {
        return new VersionRow(sequence, latest.id(), latest.sequence(), kind, zone.tenant(), zone, actor, note);
    }
}
