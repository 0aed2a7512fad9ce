package dev.koder.herald.application.access;

import dev.koder.herald.application.access.port.TokenStore;
import dev.koder.herald.application.audit.Deed;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.identity.Permission;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.access.Authority;
import dev.koder.herald.domain.access.Policy;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Keeps the tokens of the programs of the caller's tenant. Safe for use by many threads. */
public final class KeepTokens {

    /** The latest end that a token which has one can be given. */
    public static final Duration LONGEST_LIFE = Duration.ofDays(3650);

    private final TokenStore tokens;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final UnaryOperator<byte[]> sha256;
    private final Function<TenantId, Optional<Long>> quota;

    /**
     * Keeps tokens in this store, their secrets as {@code sha256} gives them (FIPS 180-4).
     *
     * @param random where secrets and names come from: one that nobody can foresee
     * @param quota how many a tenant may have; empty for as many as it likes
     */
    public KeepTokens(
            TokenStore tokens,
            InstantSource clock,
            RandomGenerator random,
            UnaryOperator<byte[]> sha256,
            Function<TenantId, Optional<Long>> quota) {
        this.tokens = tokens;
        this.clock = clock;
        this.random = random;
        this.sha256 = sha256;
        this.quota = quota;
    }

    /** What became of the wish for a token, or for one that is another. */
    public sealed interface Outcome {

        /**
         * It is there.
         *
         * @param secret told this once
         */
        record Issued(Token token, TokenSecret secret) implements Outcome {}

        /** The request has come before, and its token was issued then: its secret cannot be told again. */
        record IssuedBefore(Token token) implements Outcome {}

        /** It is as wished. */
        record Altered(Token token) implements Outcome {}

        /** The tenant has no such token that is not revoked. */
        record NoSuchToken() implements Outcome {}

        /** The caller's idempotency key has come with another request. */
        record KeyReused() implements Outcome {}

        /** The caller may not do itself what the token should be for. */
        record BeyondCaller(Permission permission) implements Outcome {}

        /** It would be over before it begins, or so late that nobody can foresee it. */
        record EndsOutside(Instant end, Instant earliest, Instant latest) implements Outcome {}

        /** The tenant has as many as it may have. */
        record TooMany(int most) implements Outcome {}
    }

    /**
     * Issues a token, by somebody who keeps the tenant.
     *
     * <p>A caller whose request has an idempotency key is told of the token that it has made within {@link ZoneStore#KEYS_KEPT}.
     */
    public Outcome issue(Caller caller, TokenSettings settings) {
        return issuedUnder(caller)
                .or(() -> objection(caller, settings.permissions(), settings.expiresAt()))
                .orElseGet(() -> insert(
                        caller,
                        settings,
                        caller.idempotencyKey().map(TokenId::under).orElseGet(() -> TokenId.make(random))));
    }

    private Optional<Outcome> issuedUnder(Caller caller) {
        Instant since = clock.instant().minus(ZoneStore.KEYS_KEPT);
        return caller.idempotencyKey().flatMap(key -> list(caller).stream()
                .filter(token -> token.id().isUnder(key) && token.createdAt().isAfter(since))
                .findFirst()
                .<Outcome>map(token -> token.id().equals(TokenId.under(key))
                        ? new Outcome.IssuedBefore(token)
                        : new Outcome.KeyReused()));
    }

    private Optional<Outcome> objection(Caller caller, Set<Permission> permissions, Optional<Instant> expiresAt) {
        Instant now = clock.instant();
        Instant latest = now.plus(LONGEST_LIFE);
        Optional<Outcome> beyond = permissions.stream()
                .filter(permission -> !caller.may(permission))
                .sorted()
                .findFirst()
                .map(Outcome.BeyondCaller::new);
        return beyond.or(() -> expiresAt
                .filter(end -> !end.isAfter(now) || end.isAfter(latest))
                .map(end -> new Outcome.EndsOutside(end, now, latest)));
    }

    private Outcome insert(Caller caller, TokenSettings settings, TokenId id) {
        TokenSecret secret = TokenSecret.make(random);
        Token token = new Token(
                id, caller.tenant(), settings, caller.actor(), clock.instant(), Optional.empty(), Optional.empty());
        say(token.id(), TokenAlteration.to(settings));
        int most = quota.apply(caller.tenant())
                .map(limit -> (int) Math.min(limit, Integer.MAX_VALUE))
                .orElse(Integer.MAX_VALUE);
        return switch (tokens.insert(token, secret.hash(sha256), most)) {
            case ADDED -> new Outcome.Issued(token, secret);
            case TOO_MANY -> new Outcome.TooMany(most);
            case ID_TAKEN -> issuedUnder(caller).orElseGet(() -> insert(caller, settings, TokenId.make(random)));
        };
    }

    /** Alters a token, by somebody who keeps the tenant. What it may do from now on, it may do with its next request. */
    public Outcome alter(Caller caller, TokenId id, TokenAlteration wish) {
        return objection(
                        caller,
                        wish.permissions().orElse(Set.of()),
                        wish.expiresAt().flatMap(it -> it))
                .orElseGet(() -> altered(caller, id, wish));
    }

    private Outcome altered(Caller caller, TokenId id, TokenAlteration wish) {
        say(id, wish);
        return tokens.alter(caller.tenant(), id, wish::of)
                .<Outcome>map(Outcome.Altered::new)
                .orElseGet(Outcome.NoSuchToken::new);
    }

    private static void say(TokenId token, TokenAlteration wish) {
        Deed.say("token", token);
        wish.name().ifPresent(name -> Deed.say("name", name));
        wish.permissions()
                .ifPresent(permissions -> Deed.say(
                        "permissions",
                        permissions.stream().sorted().map(Permission::name).collect(Collectors.joining(","))));
        wish.authority()
                .ifPresent(authority -> Deed.say(
                        "policies",
                        authority instanceof Authority.Limited(List<Policy> policies) ? policies.size() : "unlimited"));
        wish.expiresAt()
                .ifPresent(end -> Deed.say("expires", end.map(Instant::toString).orElse("never")));
        wish.networks().ifPresent(networks -> Deed.say("networks", networks.size()));
    }

    /** The tenant's tokens, those that were revoked a while ago left out. */
    public List<Token> list(Caller caller) {
        return tokens.list(caller.tenant());
    }

    /** How many a tenant has that count: all that were not revoked. */
    public long count(TenantId tenant) {
        return tokens.count(tenant);
    }

    /** One token. */
    public Optional<Token> show(Caller caller, TokenId id) {
        return tokens.find(caller.tenant(), id);
    }

    /** Revokes a token: it is good for nothing from now on. False where there is none that is not revoked. */
    public boolean revoke(Caller caller, TokenId id) {
        return tokens.revoke(caller.tenant(), id, clock.instant());
    }
}
