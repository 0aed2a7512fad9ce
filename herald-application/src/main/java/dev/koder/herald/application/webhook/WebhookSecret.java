package dev.koder.herald.application.webhook;

import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * A key for signatures, as Standard Webhooks writes it.
 *
 * @param value {@code whsec_} and 32 octets in Base64
 */
public record WebhookSecret(String value) {

    private static final String PREFIX = "whsec_";
    private static final int OCTETS = 32;

    /** A new one. */
    static WebhookSecret make(RandomGenerator random) {
        byte[] key = new byte[OCTETS];
        random.nextBytes(key);
        return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(key));
    }

    /** The octets to sign with. */
    public byte[] key() {
        return Base64.getDecoder().decode(value.substring(PREFIX.length()));
    }

    /** Says nothing of the secret, as logs are read by many. */
    @Override
    public String toString() {
        return PREFIX + "...";
    }
}
