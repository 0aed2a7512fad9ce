package dev.koder.herald.application.claim.port;

import dev.koder.herald.domain.claim.NameClaim;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps what tenants say of names. A {@link dev.koder.herald.application.zone.port.ZoneStore} uses up a claim that was proven when
 * it creates the zone. Safe for use by many threads.
 *
 * <p>Any call may throw {@link dev.koder.herald.application.port.StoreUnavailableException}; then nothing was written.
 */
public interface ClaimStore {

    /**
     * Keeps a claim, unless the tenant has a {@linkplain NameClaim#isValid valid} one of that name, which then stays, or as many
     * as it may have.
     *
     * @return the claim that is kept; empty where there are {@link NameClaim#MOST}
     */
    Optional<NameClaim> open(NameClaim claim);

    /** The tenant's claim, if it is valid at this time. */
    Optional<NameClaim> find(TenantId tenant, DomainName zone, Instant at);

    /** Keeps that a claim was found to be true; nothing where it is not there any more. */
    void prove(NameClaim proven);
}
