package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.OctetBuffer;
import java.util.List;
import java.util.Optional;

/** A service parameter with a word and a text form of its own (RFC 9460, section 14.3.2; RFC 9461 for dohpath). */
record SvcParam(String word, SvcValue value) {
    /** The key of {@code alpn}. */
    static final int ALPN = 1;

    /** The highest key; it is reserved and never used (RFC 9460, section 14.3.2). */
    static final int RESERVED_KEY = 65_535;

    /** Keys from here on are younger than RFC 9460; Knot 3.2 and BIND 9.18 take them as {@code keyNNNNN} only. */
    private static final int FIRST_YOUNG_KEY = 7;

    /** By key, from 0 on. */
    private static final List<SvcParam> BY_KEY = List.of(
            new SvcParam("mandatory", new SvcValue.Keys()),
            new SvcParam("alpn", new ProtocolIds()),
            new SvcParam("no-default-alpn", new SvcValue.Nothing()),
            new SvcParam("port", new SvcValue.Port()),
            new SvcParam("ipv4hint", new SvcValue.Addresses(AddressField.IPV4, 4)),
            new SvcParam("ech", new SvcValue.EncryptedHello()),
            new SvcParam("ipv6hint", new SvcValue.Addresses(AddressField.IPV6, 16)),
            new SvcParam("dohpath", new SvcValue.DohPath()));

    /** How the values of this key are read, checked and printed. */
    static SvcValue valueOf(int key) {
        return key < BY_KEY.size() ? BY_KEY.get(key).value : SvcValue.OPAQUE;
    }

    /** Appends the name of a key: its word where every name server knows it, else {@code keyNNNNN}. */
    static void printKey(int key, OctetBuffer out) {
        out.ascii(key < FIRST_YOUNG_KEY ? BY_KEY.get(key).word : "key" + key);
    }

    /** The key that a word or {@code keyNNNNN} names. */
    static Optional<Integer> keyOf(String name) {
        for (int key = 0; key < BY_KEY.size(); key++) {
            if (BY_KEY.get(key).word.equals(name)) {
                return Optional.of(key);
            }
        }
        return numbered(name);
    }

    /** Whether the name is {@code keyNNNNN}, whose value is always taken as plain octets. */
    static boolean isNumbered(String name) {
        return numbered(name).isPresent();
    }

    private static Optional<Integer> numbered(String name) {
        String digits = name.startsWith("key") ? name.substring(3) : "";
        boolean isNumber = !digits.isEmpty()
                && digits.length() <= 5
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && (digits.equals("0") || digits.charAt(0) != '0');
        return isNumber && Integer.parseInt(digits) < RESERVED_KEY
                ? Optional.of(Integer.parseInt(digits))
                : Optional.empty();
    }
}
