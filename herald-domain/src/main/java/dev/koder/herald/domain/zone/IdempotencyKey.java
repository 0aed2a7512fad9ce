package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.DnsFormatException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;

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

    private static final int OCTETS = 12;
    private static final int OCTETS_OF_KEY = 8;

    /** What the names of all begin with that is made under this key, whatever was asked for: 16 hexadecimal digits. */
    public String beginning() {
        return digest(value, OCTETS_OF_KEY);
    }

    /** Names what is made under this key, and for this request: 24 hexadecimal digits. */
    public String name() {
        return beginning() + digest(fingerprint, OCTETS - OCTETS_OF_KEY);
    }

    /** So many octets, at most eight, that follow from a text. Whoever finds two texts with the same ones harms itself alone. */
    private static String digest(String text, int octets) {
        UUID named = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
        long folded = named.getMostSignificantBits() ^ named.getLeastSignificantBits();
        return HexFormat.of().toHexDigits(folded, 2 * octets);
    }

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
