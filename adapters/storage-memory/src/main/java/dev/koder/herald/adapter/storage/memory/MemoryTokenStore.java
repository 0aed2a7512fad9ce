package dev.koder.herald.adapter.storage.memory;

import dev.koder.herald.application.access.Token;
import dev.koder.herald.application.access.TokenHash;
import dev.koder.herald.application.access.TokenId;
import dev.koder.herald.application.access.TokenSettings;
import dev.koder.herald.application.access.port.TokenStore;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Tokens in a map, the earliest first. */
final class MemoryTokenStore implements TokenStore {

    private final Platform platform;

    MemoryTokenStore(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Insertion insert(Token token, TokenHash hash, int most) {
        synchronized (platform) {
            if (platform.tokens.values().stream().anyMatch(it -> it.id().equals(token.id()))) {
                return Insertion.ID_TAKEN;
            }
            if (count(token.tenant()) >= most) {
                return Insertion.TOO_MANY;
            }
            platform.tokens.put(hash, token);
            platform.changed();
            return Insertion.ADDED;
        }
    }

    @Override
    public Optional<Token> alter(TenantId tenant, TokenId id, UnaryOperator<TokenSettings> alteration) {
        synchronized (platform) {
            Optional<Token> altered = find(tenant, id)
                    .filter(token -> token.revokedAt().isEmpty())
                    .map(token -> token.with(alteration.apply(token.settings())));
            altered.ifPresent(next -> {
                platform.tokens.replaceAll((hash, token) -> token.id().equals(id) ? next : token);
                platform.changed();
            });
            return altered;
        }
    }

    @Override
    public long count(TenantId tenant) {
        return list(tenant).stream()
                .filter(token -> token.revokedAt().isEmpty())
                .count();
    }

    @Override
    public Optional<Token> find(TenantId tenant, TokenId id) {
        return list(tenant).stream().filter(token -> token.id().equals(id)).findFirst();
    }

    @Override
    public List<Token> list(TenantId tenant) {
        synchronized (platform) {
            return platform.tokens.values().stream()
                    .filter(token -> token.tenant().equals(tenant))
                    .toList();
        }
    }

    @Override
    public Optional<Token> identify(TokenHash hash) {
        synchronized (platform) {
            return Optional.ofNullable(platform.tokens.get(hash));
        }
    }

    @Override
    public boolean revoke(TenantId tenant, TokenId id, Instant at) {
        synchronized (platform) {
            boolean isThere = find(tenant, id)
                    .filter(token -> token.revokedAt().isEmpty())
                    .isPresent();
            if (isThere) {
                platform.tokens.replaceAll((hash, token) -> token.id().equals(id) ? token.revoked(at) : token);
                platform.changed();
            }
            return isThere;
        }
    }

    @Override
    public void used(Map<TokenId, Instant> uses) {
        synchronized (platform) {
            platform.tokens.replaceAll(
                    (hash, token) -> uses.containsKey(token.id()) ? token.used(uses.get(token.id())) : token);
        }
    }

    @Override
    public void forget(Instant revokedBefore) {
        synchronized (platform) {
            platform.tokens.values().removeIf(token -> token.revokedAt()
                    .filter(revokedBefore::isAfter)
                    .isPresent());
        }
    }
}
