package dev.koder.herald.application.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.IdempotencyKey;
import dev.koder.herald.domain.zone.Precondition;
import java.time.Instant;
import java.util.Optional;

/**
 * A wish to delete a zone.
 *
 * @param tenant whose zone it is
 * @param zone the apex
 * @param precondition what must hold, or nothing happens
 * @param actor who wishes it
 * @param note what its history is to tell besides
 * @param key marks a wish that may come twice and is to have one effect
 * @param at when it was wished
 */
public record ZoneDeletion(
        TenantId tenant,
        DomainName zone,
        Precondition precondition,
        Actor actor,
        ChangeNote note,
        Optional<IdempotencyKey> key,
        Instant at) {}
