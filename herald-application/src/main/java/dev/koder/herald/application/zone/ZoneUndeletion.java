package dev.koder.herald.application.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.quota.Holdings;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.IdempotencyKey;
import dev.koder.herald.domain.zone.Objection;
import dev.koder.herald.domain.zone.RepeatableWish;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneContents;
import java.time.Instant;
import java.util.Optional;

/**
 * A wish to have a deleted zone back.
 *
 * @param tenant whose zone it was
 * @param zone the apex
 * @param actor who wishes it
 * @param note what its history is to tell besides
 * @param key marks a wish that may come twice and is to have one effect
 * @param at when it was wished
 * @param guard what may object to it
 * @param base the version that it must have been deleted at; empty for whichever it was
 */
public record ZoneUndeletion(
        TenantId tenant,
        DomainName zone,
        Actor actor,
        ChangeNote note,
        Optional<IdempotencyKey> key,
        Instant at,
        ChangeGuard guard,
        Optional<Serial> base)
        implements RepeatableWish {

    /** A wish for whichever version the zone was deleted at. */
    public ZoneUndeletion(
            TenantId tenant,
            DomainName zone,
            Actor actor,
            ChangeNote note,
            Optional<IdempotencyKey> key,
            Instant at,
            ChangeGuard guard) {
        this(tenant, zone, actor, note, key, at, guard, Optional.empty());
    }

    /** The same wish for this version. */
    public ZoneUndeletion of(Serial version) {
        return new ZoneUndeletion(tenant, zone, actor, note, key, at, guard, Optional.of(version));
    }

    /** Whether a zone that was deleted at this version is what is wished back. */
    public boolean isFor(Zone last) {
        return base.isEmpty() || base.equals(Optional.of(last.serial()));
    }

    /**
     * What stands against it.
     *
     * @param next the version with which the zone would be there again
     * @param others what the tenant has
     */
    public Optional<Objection> objection(Zone next, ZoneContents contents, Holdings others) {
        return guard.objectionToArrival(next, contents, others);
    }
}
