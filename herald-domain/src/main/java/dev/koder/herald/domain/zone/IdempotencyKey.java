package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.DnsFormatException;

/**
 * Marks a wish that may come twice, as its answer may have been lost, and is to have one effect (after
 * draft-ietf-httpapi-idempotency-key-header).
 *
 * @param value chosen by the caller, unique among the tenant's: 1 to 255 visible ASCII characters
 * @param fingerprint what tells the request from others: the same key with another one is a mistake of the caller's
 */
public record IdempotencyKey(String value, String fingerprint) {

    /** The most characters of a key. */
    public static final int LONGEST = 255;

    /** The key of one of the parts of a request; no caller can choose it. */
    public IdempotencyKey part(int number) {
        return new IdempotencyKey(value + " " + number, fingerprint);
    }

    /**
     * The text, if it can be a key.
     *
     * @throws DnsFormatException where it cannot
     */
    public static String requireKey(String value) {
        boolean isKey = !value.isEmpty()
                && value.length() <= LONGEST
                && value.chars().allMatch(character -> character > ' ' && character <= '~');
        if (!isKey) {
            throw new DnsFormatException("idempotency key", value, "1 to " + LONGEST + " visible ASCII characters");
        }
        return value;
    }
}
