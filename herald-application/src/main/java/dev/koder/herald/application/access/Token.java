package dev.koder.herald.application.access;

import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * A token of a program, without its secret.
 *
 * @param createdBy who issued it
 * @param usedAt when it was last used, to a minute; empty for never
 * @param revokedAt from when on it is good for nothing, as somebody said so; empty for not revoked
 */
public record Token(
        TokenId id,
        TenantId tenant,
        TokenSettings settings,
        Actor createdBy,
        Instant createdAt,
        Optional<Instant> usedAt,
        Optional<Instant> revokedAt) {

    private static final String ACTOR = "token:";

    /** Who acts by it: not whoever issued it, and nobody whom an issuer's token could name. */
    Actor actor() {
        return new Actor(ACTOR + id.value());
    }

    /** The token by which this actor acts; empty for one who acts by none. */
    public static Optional<TokenId> of(Actor actor) {
        return actor.value().startsWith(ACTOR)
                ? Optional.of(new TokenId(actor.value().substring(ACTOR.length())))
                : Optional.empty();
    }

    /** The same, with other settings. */
    public Token with(TokenSettings newSettings) {
        return new Token(id, tenant, newSettings, createdBy, createdAt, usedAt, revokedAt);
    }

    /** The same, used then. */
    public Token used(Instant at) {
        return new Token(id, tenant, settings, createdBy, createdAt, Optional.of(at), revokedAt);
    }

    /** The same, revoked then. */
    public Token revoked(Instant at) {
        return new Token(id, tenant, settings, createdBy, createdAt, usedAt, Optional.of(at));
    }

    /** Whether it was good for something at this time. */
    public boolean isGoodAt(Instant now) {
        return revokedAt.isEmpty() && !isExpiredAt(now);
    }

    /** Whether its time is over. */
    boolean isExpiredAt(Instant now) {
        return settings.expiresAt().filter(end -> !now.isBefore(end)).isPresent();
    }
}
