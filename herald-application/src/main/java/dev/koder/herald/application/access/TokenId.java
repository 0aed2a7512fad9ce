package dev.koder.herald.application.access;

import dev.koder.herald.application.identity.RandomHex;
import dev.koder.herald.domain.zone.IdempotencyKey;
import java.util.random.RandomGenerator;

/**
 * Names a token, and says nothing of its secret.
 *
 * @param value letters, digits and underscores
 */
public record TokenId(String value) {

    private static final String PREFIX = "tok_";
    private static final int OCTETS = 10;

    /** One that nobody can foresee. */
    static TokenId make(RandomGenerator random) {
        return new TokenId(PREFIX + RandomHex.of(random, OCTETS));
    }

    /** The one that a request gets that may come again. */
    static TokenId under(IdempotencyKey key) {
        return new TokenId(PREFIX + key.name());
    }

    /** Whether it was made for a request with this key, whatever that asked for. */
    boolean isUnder(IdempotencyKey key) {
        return value.startsWith(PREFIX + key.beginning());
    }

    @Override
    public String toString() {
        return value;
    }
}
