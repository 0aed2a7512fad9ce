package dev.koder.herald.sync.files;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.koder.herald.domain.dns.DomainName;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Turns a zone's name into a file's: lower case, no final dot, and {@code =XX} for every octet that is not a letter, digit,
 * hyphen or underscore. Names that would grow too long for a file system end in a digest instead.
 */
final class FileName {
    private static final int LONGEST = 180;
    private static final int KEPT_OF_A_LONG_ONE = 100;

    private FileName() {}

    static String of(DomainName zone) {
        byte[] wire = zone.lowerCase().toWire();
        StringBuilder name = new StringBuilder();
        int next = 0;
        for (int i = 0; wire[i] != 0; i = next) {
            next = i + 1 + wire[i];
            name.append(name.isEmpty() ? "" : ".");
            for (int k = i + 1; k < next; k++) {
                append(wire[k] & 0xff, name);
            }
        }
        return name.isEmpty() ? "=" : shortened(name.toString());
    }

    private static void append(int octet, StringBuilder name) {
        boolean isPlain =
                (octet >= 'a' && octet <= 'z') || (octet >= '0' && octet <= '9') || octet == '-' || octet == '_';
        if (isPlain) {
            name.append((char) octet);
        } else {
            name.append('=').append(HexFormat.of().toHexDigits((byte) octet));
        }
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, KEPT_OF_A_LONG_ONE) + "=-" + digest(name);
    }

    private static String digest(String name) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(name.getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
