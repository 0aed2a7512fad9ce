package dev.koder.herald.adapter.storage.memory;

import dev.koder.herald.application.claim.port.ClaimStore;
import dev.koder.herald.domain.claim.NameClaim;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/** Claims of names in a list. */
final class MemoryClaimStore implements ClaimStore {

    private final Platform platform;

    MemoryClaimStore(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Optional<NameClaim> open(NameClaim claim) {
        synchronized (platform) {
            platform.claims.removeIf(kept -> !kept.isValid(claim.madeAt()));
            Optional<NameClaim> known = find(claim.tenant(), claim.zone(), claim.madeAt());
            long count = platform.claims.stream()
                    .filter(kept -> kept.tenant().equals(claim.tenant()))
                    .count();
            if (known.isPresent() || count >= NameClaim.MOST) {
                return known;
            }
            platform.claims.add(claim);
            platform.changed();
            return Optional.of(claim);
        }
    }

    @Override
    public Optional<NameClaim> find(TenantId tenant, DomainName zone, Instant at) {
        synchronized (platform) {
            return platform.claim(tenant, zone, at);
        }
    }

    @Override
    public void prove(NameClaim proven) {
        synchronized (platform) {
            boolean isThere = platform.claims.removeIf(kept -> kept.token().equals(proven.token()));
            if (isThere) {
                platform.claims.add(proven);
                platform.changed();
            }
        }
    }
}
