package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/** A wish about a zone that may come twice and is to have one effect, where it has an {@link IdempotencyKey}. */
public interface RepeatableWish {

    /** Whose zone it is, or will be. */
    TenantId tenant();

    /** The apex. */
    DomainName zone();

    /** Marks the wish; empty for one that has an effect each time it comes. */
    Optional<IdempotencyKey> key();

    /** When it was wished. */
    Instant at();
}
