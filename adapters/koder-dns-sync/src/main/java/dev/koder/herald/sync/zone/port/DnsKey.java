package dev.koder.herald.sync.zone.port;

import dev.koder.herald.domain.dns.DnsFormatException;
import java.util.Base64;

/**
 * A DNSKEY record's content (RFC 4034, section 2).
 *
 * @param flags 0 to 65535
 * @param protocol 0 to 255; 3 in every key that is of use
 * @param algorithm 0 to 255
 * @param key the public key in base64 without spaces
 */
public record DnsKey(int flags, int protocol, int algorithm, String key) {
    private static final int SECURE_ENTRY_POINT = 1;

    public DnsKey {
        boolean isInRange = isIn(flags, 0xffff) && isIn(protocol, 0xff) && isIn(algorithm, 0xff);
        if (!isInRange || !isBase64(key)) {
            throw malformed(flags + " " + protocol + " " + algorithm + " " + key);
        }
    }

    private static boolean isIn(int value, int largest) {
        return value >= 0 && value <= largest;
    }

    private static boolean isBase64(String text) {
        try {
            return Base64.getDecoder().decode(text).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Reads {@code 257 3 13 <base64>}; spaces inside the base64 are allowed. */
    public static DnsKey parse(String text) {
        String[] fields = text.strip().split("\\s+", 4);
        if (fields.length != 4
                || !String.join("", fields[0], fields[1], fields[2]).matches("[0-9]{3,15}")) {
            throw malformed(text);
        }
        return new DnsKey(number(fields[0]), number(fields[1]), number(fields[2]), fields[3].replaceAll("\\s", ""));
    }

    /** Out of range for every field when it has more than five digits. */
    private static int number(String digits) {
        return digits.length() > 5 ? -1 : Integer.parseInt(digits);
    }

    private static DnsFormatException malformed(String text) {
        return new DnsFormatException("DNSKEY", text, "flags, protocol, algorithm and a key in base64");
    }

    /** Whether the parent zone is to point at this key (RFC 4034, section 2.1.1). */
    public boolean isSecureEntryPoint() {
        return (flags & SECURE_ENTRY_POINT) != 0;
    }

    /** The record's content on the wire. */
    public byte[] wire() {
        byte[] octets = Base64.getDecoder().decode(key);
        byte[] wire = new byte[4 + octets.length];
        wire[0] = (byte) (flags >> 8);
        wire[1] = (byte) flags;
        wire[2] = (byte) protocol;
        wire[3] = (byte) algorithm;
        System.arraycopy(octets, 0, wire, 4, octets.length);
        return wire;
    }
}
