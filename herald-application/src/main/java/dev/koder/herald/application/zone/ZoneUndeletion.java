package dev.koder.herald.application.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeNote;
import java.time.Instant;

/**
 * A wish to have a deleted zone back.
 *
 * @param tenant whose zone it was
 * @param zone the apex
 * @param actor who wishes it
 * @param note what its history is to tell besides
 * @param at when it was wished
 */
public record ZoneUndeletion(TenantId tenant, DomainName zone, Actor actor, ChangeNote note, Instant at) {}
