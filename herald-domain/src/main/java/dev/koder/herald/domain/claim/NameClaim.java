package dev.koder.herald.domain.claim;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A tenant's word that a name is its own, and whether the DNS says so too.
 *
 * @param zone the name
 * @param token what the DNS has to say; known to the tenant alone
 * @param madeAt when it was given
 * @param provenAt when the DNS was found to say it
 */
public record NameClaim(TenantId tenant, DomainName zone, String token, Instant madeAt, Optional<Instant> provenAt) {

    /** For how long a claim can be proven, and then used. */
    public static final Duration VALID = Duration.ofDays(7);

    /** The most claims that a tenant may have at once. */
    public static final int MOST = 100;

    private static final int LONGEST_NAME = 255;
    private static final String LABEL = "_koder-herald-challenge";

    /** Refuses names below which there is no room for the challenge. */
    public NameClaim {
        zone = zone.lowerCase();
        challenge(zone);
    }

    /** Where the token is looked for, as a TXT record. */
    public DomainName challenge() {
        return challenge(zone);
    }

    private static DomainName challenge(DomainName zone) {
        if (zone.wireLength() + LABEL.length() + 1 > LONGEST_NAME) {
            throw new DnsFormatException("zone", zone.toString(), "a name with room for " + LABEL + " below it");
        }
        return zone.child(LABEL);
    }

    /**
     * The name server that is this claim's alone: whoever has the name delegated to it says so in the place of the record.
     *
     * @param below where the platform has such names
     */
    public DomainName nameServer(DomainName below) {
        return below.child(token);
    }

    /** Until when it is of use. */
    public Instant expiresAt() {
        return madeAt.plus(VALID);
    }

    /** Whether it can still be proven or used. */
    public boolean isValid(Instant at) {
        return at.isBefore(expiresAt());
    }

    /** The same claim, found to be true. */
    public NameClaim proven(Instant at) {
        return new NameClaim(tenant, zone, token, madeAt, Optional.of(at));
    }
}
