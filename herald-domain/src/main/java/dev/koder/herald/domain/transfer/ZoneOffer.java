package dev.koder.herald.domain.transfer;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A tenant's word that another one may have its zone.
 *
 * <p>It ends when it is accepted, declined or withdrawn, when its time is over, or with the zone. Only one that was accepted is told
 * after that, until its time is over, so that whoever accepts it twice gets the same answer.
 *
 * @param from whose zone it is
 * @param to who may have it; whether there is such a tenant is nobody's business
 * @param zone the apex
 * @param withZonesBelow whether the giver's zones below it go along
 * @param by who offers it
 * @param madeAt when it was offered
 * @param expiresAt when it is over
 * @param acceptedAt when the zone changed hands
 */
public record ZoneOffer(
        OfferId id,
        TenantId from,
        TenantId to,
        DomainName zone,
        boolean withZonesBelow,
        Actor by,
        Instant madeAt,
        Instant expiresAt,
        Optional<Instant> acceptedAt) {

    /** For how long an offer stands where nothing else is said. */
    public static final Duration USUAL = Duration.ofDays(7);

    /** For how long an offer can stand. */
    public static final Duration LONGEST = Duration.ofDays(30);

    /** The most offers of a tenant that stand at once. */
    public static final int MOST = 1000;

    /** The most zones that change hands at once. */
    public static final int MOST_ZONES = 500;

    /** Puts the name into lower case. */
    public ZoneOffer {
        zone = zone.lowerCase();
    }

    /** Whether it can be accepted, declined or withdrawn. */
    public boolean isOpen(Instant at) {
        return acceptedAt.isEmpty() && at.isBefore(expiresAt);
    }

    /** Whether it is told of at all. */
    public boolean isKnown(Instant at) {
        return at.isBefore(expiresAt);
    }

    /** Whether a tenant is one of the two that know of it. */
    public boolean concerns(TenantId tenant) {
        return from.equals(tenant) || to.equals(tenant);
    }

    /** The same offer, accepted. */
    public ZoneOffer accepted(Instant at) {
        return new ZoneOffer(id, from, to, zone, withZonesBelow, by, madeAt, expiresAt, Optional.of(at));
    }
}
