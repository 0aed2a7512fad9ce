package dev.koder.herald.application.access.port;

import dev.koder.herald.application.access.Token;
import dev.koder.herald.application.access.TokenHash;
import dev.koder.herald.application.access.TokenId;
import dev.koder.herald.application.access.TokenSettings;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Tokens of programs, and what is kept of their secrets. Every call is atomic by itself. Safe for use by many threads.
 *
 * <p>Any call may throw {@link dev.koder.herald.application.port.StoreUnavailableException}; then nothing was written.
 */
public interface TokenStore {

    /** What became of adding one. */
    enum Insertion {
        /** It is there. */
        ADDED,
        /** There is one of this id already. */
        ID_TAKEN,
        /** Its tenant has as many as it may have. */
        TOO_MANY
    }

    /** Adds a token, unless there is one of its id, revoked or not, or its tenant has this many that are not revoked. */
    Insertion insert(Token token, TokenHash hash, int most);

    /** How many tokens a tenant has that are not revoked. */
    long count(TenantId tenant);

    /** The token of this tenant, revoked or not. */
    Optional<Token> find(TenantId tenant, TokenId id);

    /** The tenant's tokens, revoked or not, in the order of their creation. */
    List<Token> list(TenantId tenant);

    /** Whoever's token has the secret of this hash, revoked or not: the one look-up here that names no tenant. */
    Optional<Token> identify(TokenHash hash);

    /** Gives a token that is not revoked other settings; empty where there is none. */
    Optional<Token> alter(TenantId tenant, TokenId id, UnaryOperator<TokenSettings> alteration);

    /** Revokes a token; false where there is none that is not revoked. */
    boolean revoke(TenantId tenant, TokenId id, Instant at);

    /** Notes when tokens were last used. Those that are not there are passed over. */
    void used(Map<TokenId, Instant> uses);

    /** Forgets tokens that were revoked before this time. */
    void forget(Instant revokedBefore);
}
