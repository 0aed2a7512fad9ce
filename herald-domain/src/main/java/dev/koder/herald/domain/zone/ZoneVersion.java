package dev.koder.herald.domain.zone;

/**
 * A committed state of a zone, and the change that made it.
 *
 * @param zone the zone as of this version
 * @param change the name of the change
 */
public record ZoneVersion(Zone zone, ChangeId change) {}
