package dev.koder.herald.application.webhook;

import dev.koder.herald.application.identity.RandomHex;
import dev.koder.herald.domain.zone.IdempotencyKey;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Names a webhook of a tenant.
 *
 * @param value letters, digits and underscores
 */
public record WebhookId(String value) {

    private static final String PREFIX = "wh_";
    private static final int OCTETS = 12;
    private static final int OCTETS_OF_KEY = 8;

    /** One that nobody can foresee. */
    static WebhookId make(RandomGenerator random) {
        return new WebhookId(PREFIX + RandomHex.of(random, OCTETS));
    }

    /** The one that a request gets that may come again: it begins with what its key gives, and ends with what it asks for. */
    static WebhookId under(IdempotencyKey key) {
        return new WebhookId(beginningUnder(key) + digest(key.fingerprint(), OCTETS - OCTETS_OF_KEY));
    }

    private static String beginningUnder(IdempotencyKey key) {
        return PREFIX + digest(key.value(), OCTETS_OF_KEY);
    }

    /** Whether it was made for a request with this key, whatever that asked for. */
    boolean isUnder(IdempotencyKey key) {
        return value.startsWith(beginningUnder(key));
    }

    /** So many octets, at most eight, that follow from a text. Whoever finds two texts with the same ones harms itself alone. */
    private static String digest(String text, int octets) {
        UUID named = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
        long folded = named.getMostSignificantBits() ^ named.getLeastSignificantBits();
        return HexFormat.of().toHexDigits(folded, 2 * octets);
    }

    @Override
    public String toString() {
        return value;
    }
}
