package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.Zone;

/**
 * A row of the table of versions, without what the version changed.
 *
 * @param sequence the place of the change that made it among those of all zones
 * @param zoneId whose version it is
 * @param previous the version before it; 0 where there is none
 */
record VersionRow(long sequence, long zoneId, long previous, Zone zone, Actor actor, ChangeNote note) {}
