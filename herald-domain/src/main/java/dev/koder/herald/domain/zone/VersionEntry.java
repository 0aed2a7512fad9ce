package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;

/**
 * What a zone's history tells of one version.
 *
 * @param version the zone as of it, committed at {@link Zone#changedAt}, and the change that made it; owner, settings and locks are those
 *     that the zone has by now
 * @param kind what made it
 * @param tenant whose the zone was with it
 * @param actor who made it
 * @param note in which request and why
 */
public record VersionEntry(ZoneVersion version, VersionKind kind, TenantId tenant, Actor actor, ChangeNote note) {}
