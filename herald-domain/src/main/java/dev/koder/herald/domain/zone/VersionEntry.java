package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.tenant.Actor;

/**
 * What a zone's history tells of one version.
 *
 * @param version the zone as of it, committed at {@link Zone#changedAt}, and the change that made it
 * @param actor who made it
 * @param note in which request and why
 */
public record VersionEntry(ZoneVersion version, Actor actor, ChangeNote note) {}
