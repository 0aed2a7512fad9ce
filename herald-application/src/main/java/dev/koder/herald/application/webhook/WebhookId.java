package dev.koder.herald.application.webhook;

import dev.koder.herald.application.identity.RandomHex;
import dev.koder.herald.domain.zone.IdempotencyKey;
import java.util.random.RandomGenerator;

/**
 * Names a webhook of a tenant.
 *
 * @param value letters, digits and underscores
 */
public record WebhookId(String value) {

    private static final String PREFIX = "wh_";
    private static final int OCTETS = 12;

    /** One that nobody can foresee. */
    static WebhookId make(RandomGenerator random) {
        return new WebhookId(PREFIX + RandomHex.of(random, OCTETS));
    }

    /** The one that a request gets that may come again. */
    static WebhookId under(IdempotencyKey key) {
        return new WebhookId(PREFIX + key.name());
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
