package dev.koder.herald.application.webhook;

import dev.koder.herald.domain.zone.IdempotencyKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
        byte[] octets = new byte[OCTETS];
        random.nextBytes(octets);
        return new WebhookId(PREFIX + HexFormat.of().formatHex(octets));
    }

    /** The one that a request gets that may come again: it begins with what its key gives, and ends with what it asks for. */
    static WebhookId under(IdempotencyKey key) {
        return new WebhookId(
                beginningUnder(key) + HexFormat.of().formatHex(digest(key.fingerprint()), 0, OCTETS - OCTETS_OF_KEY));
    }

    private static String beginningUnder(IdempotencyKey key) {
        return PREFIX + HexFormat.of().formatHex(digest(key.value()), 0, OCTETS_OF_KEY);
    }

    /** Whether it was made for a request with this key, whatever that asked for. */
    boolean isUnder(IdempotencyKey key) {
        return value.startsWith(beginningUnder(key));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
