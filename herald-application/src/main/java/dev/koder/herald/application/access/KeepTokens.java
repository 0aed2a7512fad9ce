package dev.koder.herald.application.access;

import dev.koder.herald.application.access.port.TokenStore;
import dev.koder.herald.application.audit.Deed;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.identity.Permission;
import dev.koder.herald.application.identity.RandomHex;
import dev.koder.herald.domain.access.Authority;
import dev.koder.herald.domain.access.Policy;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Keeps the tokens of the programs of the caller's tenant. Safe for use by many threads. */
public final class KeepTokens {

    /** The latest end that a token which has one can be given. */
    public static final Duration LONGEST_LIFE = Duration.ofDays(3650);

    private static final int ID_OCTETS = 10;

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

    /** What became of the wish for a token. */
    public sealed interface Outcome {

        /**
         * It is there.
         *
         * @param secret told this once
         */
        record Issued(Token token, TokenSecret secret) implements Outcome {}

        /** The caller may not do itself what the token should be for. */
        record BeyondCaller(Permission permission) implements Outcome {}

        /** It would be over before it begins, or so late that nobody can foresee it. */
        record EndsOutside(Instant earliest, Instant latest) implements Outcome {}

        /** The tenant has as many as it may have. */
        record TooMany(int most) implements Outcome {}
    }

    /** Issues a token, by somebody who keeps the tenant. */
    public Outcome issue(Caller caller, TokenSettings settings) {
        Instant now = clock.instant();
        Optional<Permission> beyond = settings.permissions().stream()
                .filter(permission -> !caller.may(permission))
                .sorted()
                .findFirst();
        if (beyond.isPresent()) {
            return new Outcome.BeyondCaller(beyond.get());
        }
        TokenSecret secret = TokenSecret.make(random);
        Token token =
                new Token(newId(), caller.tenant(), settings, caller.actor(), now, Optional.empty(), Optional.empty());
        if (settings.expiresAt().filter(end -> isOutside(end, now)).isPresent()) {
            return new Outcome.EndsOutside(now, now.plus(LONGEST_LIFE));
        }
        say(token);
        int most = quota.apply(caller.tenant())
                .map(limit -> (int) Math.min(limit, Integer.MAX_VALUE))
                .orElse(Integer.MAX_VALUE);
        return tokens.insert(token, secret.hash(sha256), most)
                ? new Outcome.Issued(token, secret)
                : new Outcome.TooMany(most);
    }

    private static void say(Token token) {
        TokenSettings settings = token.settings();
        Deed.say("token", token.id());
        Deed.say("name", settings.name());
        Deed.say(
                "permissions",
                settings.permissions().stream().sorted().map(Permission::name).collect(Collectors.joining(",")));
        Deed.say(
                "policies",
                settings.authority() instanceof Authority.Limited(List<Policy> policies)
                        ? policies.size()
                        : "unlimited");
        settings.expiresAt().ifPresent(end -> Deed.say("expires", end));
    }

    private static boolean isOutside(Instant end, Instant now) {
        return !end.isAfter(now) || end.isAfter(now.plus(LONGEST_LIFE));
    }

    private TokenId newId() {
        return new TokenId("tok_" + RandomHex.of(random, ID_OCTETS));
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
