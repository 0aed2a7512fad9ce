package dev.koder.herald.domain.audit;

import dev.koder.herald.domain.dns.DnsFormatException;

/**
 * A place in a trail, and all that comes before it in 64 digits.
 *
 * @param sequence the entry that stands there, from 1 on; 0 before the first
 * @param hash the SHA-256 (FIPS 180-4) of the entry and of the hash before it, in hexadecimal
 */
public record AuditHead(long sequence, String hash) {

    private static final int DIGITS = 64;

    /** Before the first entry. */
    public static final AuditHead ORIGIN = new AuditHead(0, "0".repeat(DIGITS));

    /** Refuses what is no place. */
    public AuditHead {
        if (sequence < 0) {
            throw new DnsFormatException("sequence", Long.toString(sequence), "0 or more");
        }
        if (hash.length() != DIGITS || !isHexadecimal(hash)) {
            throw new DnsFormatException("hash", hash, DIGITS + " hexadecimal digits in lower case");
        }
    }

    private static boolean isHexadecimal(String text) {
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                return false;
            }
        }
        return true;
    }

    /** As it is written down elsewhere. */
    @Override
    public String toString() {
        return sequence + ":" + hash;
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws DnsFormatException where it is none
     */
    public static AuditHead parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || !text.substring(0, colon).matches("[0-9]{1,18}")) {
            throw new DnsFormatException("place in a trail", text, "a number, a colon and a hash");
        }
        return new AuditHead(Long.parseLong(text.substring(0, colon)), text.substring(colon + 1));
    }
}
