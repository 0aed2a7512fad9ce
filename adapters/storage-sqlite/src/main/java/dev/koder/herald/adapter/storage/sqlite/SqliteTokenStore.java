package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.access.Token;
import dev.koder.herald.application.access.TokenHash;
import dev.koder.herald.application.access.TokenId;
import dev.koder.herald.application.access.TokenSettings;
import dev.koder.herald.application.access.port.TokenStore;
import dev.koder.herald.application.identity.Permission;
import dev.koder.herald.domain.access.Authority;
import dev.koder.herald.domain.access.Policy;
import dev.koder.herald.domain.dns.IpNetwork;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tokens of programs in SQLite. */
final class SqliteTokenStore implements TokenStore {

    private final Writer writer;
    private final Readers readers;

    SqliteTokenStore(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public Insertion insert(Token token, TokenHash hash, int most) {
        return writer.write(session -> {
            if (session.number(TokenSql.COUNT_OF_ID, token.id().value()) > 0) {
                return Insertion.ID_TAKEN;
            }
            if (session.number(TokenSql.COUNT, token.tenant().value()) >= most) {
                return Insertion.TOO_MANY;
            }
            add(session, token, hash);
            return Insertion.ADDED;
        });
    }

    @Override
    public long count(TenantId tenant) {
        return readers.read(session -> session.number(TokenSql.COUNT, tenant.value()));
    }

    /** Adds one that is not there. */
    static void add(Session session, Token token, TokenHash hash) {
        TokenSettings settings = token.settings();
        session.run(
                TokenSql.ADD,
                token.tenant().value(),
                token.id().value(),
                hash.value(),
                settings.name(),
                PolicyText.words(settings.permissions(), Permission::name),
                settings.authority().isLimited() ? 1 : 0,
                PolicyText.words(settings.networks(), IpNetwork::toString),
                orNull(settings.expiresAt()),
                token.createdBy().value(),
                Nanoseconds.of(token.createdAt()),
                orNull(token.usedAt()),
                orNull(token.revokedAt()));
        addPolicies(session, token);
    }

    private static void addPolicies(Session session, Token token) {
        if (token.settings().authority() instanceof Authority.Limited(List<Policy> policies)) {
            for (int place = 0; place < policies.size(); place++) {
                session.run(TokenSql.ADD_POLICY, PolicyText.columns(token.id().value(), place, policies.get(place)));
            }
        }
    }

    @Override
    public Optional<Token> alter(TenantId tenant, TokenId id, UnaryOperator<TokenSettings> alteration) {
        return writer.write(session -> {
            Optional<Token> altered = first(session, TokenSql.FIND, tenant.value(), id.value())
                    .filter(token -> token.revokedAt().isEmpty())
                    .map(token -> token.with(alteration.apply(token.settings())));
            altered.ifPresent(token -> store(session, token));
            return altered;
        });
    }

    /** Writes what its settings say into a token that is there. */
    static void store(Session session, Token token) {
        TokenSettings settings = token.settings();
        session.run(
                TokenSql.ALTER,
                settings.name(),
                PolicyText.words(settings.permissions(), Permission::name),
                settings.authority().isLimited() ? 1 : 0,
                PolicyText.words(settings.networks(), IpNetwork::toString),
                orNull(settings.expiresAt()),
                token.tenant().value(),
                token.id().value());
        session.run(TokenSql.REMOVE_POLICIES, token.id().value());
        addPolicies(session, token);
    }

    private static @Nullable Object orNull(Optional<Instant> time) {
        return time.isPresent() ? Nanoseconds.of(time.get()) : null;
    }

    @Override
    public Optional<Token> find(TenantId tenant, TokenId id) {
        return readers.readOneState(session -> first(session, TokenSql.FIND, tenant.value(), id.value()));
    }

    @Override
    public Optional<Token> identify(TokenHash hash) {
        return readers.readOneState(session -> first(session, TokenSql.IDENTIFY, hash.value()));
    }

    private static Optional<Token> first(Session session, String sql, Object... values) {
        return tokens(session, sql, values).stream().findFirst();
    }

    @Override
    public List<Token> list(TenantId tenant) {
        return readers.readOneState(session -> tokens(session, TokenSql.LIST, tenant.value()));
    }

    /** The tokens of all tenants, revoked or not. */
    static List<Token> all(Session session) {
        return tokens(session, TokenSql.ALL);
    }

    /** What tells the secrets of all revoked ones. */
    static Map<TokenId, TokenHash> revoked(Session session) {
        try (Rows rows = session.rows(TokenSql.REVOKED)) {
            Map<TokenId, TokenHash> hashes = new HashMap<>();
            while (rows.next()) {
                hashes.put(new TokenId(rows.text(1)), new TokenHash(rows.text(2)));
            }
            return hashes;
        }
    }

    private static List<Token> tokens(Session session, String sql, Object... values) {
        try (Rows rows = session.rows(sql, values)) {
            List<Token> all = new ArrayList<>();
            while (rows.next()) {
                all.add(token(session, rows));
            }
            return List.copyOf(all);
        }
    }

    private static Token token(Session session, Rows row) {
        Authority authority =
                row.number(5) == 0 ? Authority.EVERYTHING : new Authority.Limited(policies(session, row.text(2)));
        return new Token(
                new TokenId(row.text(2)),
                new TenantId(row.text(1)),
                new TokenSettings(
                        row.text(3),
                        PolicyText.words(row.text(4)).map(Permission::valueOf).collect(Collectors.toUnmodifiableSet()),
                        authority,
                        row.optionalNumber(7).map(Nanoseconds::instant),
                        PolicyText.words(row.text(6)).map(IpNetwork::parse).toList()),
                new Actor(row.text(8)),
                Nanoseconds.instant(row.number(9)),
                row.optionalNumber(10).map(Nanoseconds::instant),
                row.optionalNumber(11).map(Nanoseconds::instant));
    }

    private static List<Policy> policies(Session session, String token) {
        try (Rows rows = session.rows(TokenSql.POLICIES, token)) {
            List<Policy> policies = new ArrayList<>();
            while (rows.next()) {
                policies.add(PolicyText.policy(rows));
            }
            return policies;
        }
    }

    @Override
    public boolean revoke(TenantId tenant, TokenId id, Instant at) {
        return writer.write(session -> {
            boolean isThere = first(session, TokenSql.FIND, tenant.value(), id.value())
                    .filter(token -> token.revokedAt().isEmpty())
                    .isPresent();
            if (isThere) {
                session.run(TokenSql.REVOKE, Nanoseconds.of(at), tenant.value(), id.value());
            }
            return isThere;
        });
    }

    @Override
    public void used(Map<TokenId, Instant> uses) {
        writer.write(session -> {
            uses.forEach((id, at) -> session.run(TokenSql.USED, Nanoseconds.of(at), id.value()));
            return uses.size();
        });
    }

    @Override
    public void forget(Instant revokedBefore) {
        writer.write(session -> {
            session.run(TokenSql.FORGET_POLICIES, Nanoseconds.of(revokedBefore));
            session.run(TokenSql.FORGET, Nanoseconds.of(revokedBefore));
            return revokedBefore;
        });
    }
}
