package dev.koder.herald.sync.zone.port;

import dev.koder.herald.domain.dns.DnsFormatException;
import java.util.HexFormat;

/**
 * A SHA-256 digest.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Sha256(String hex) {

    public Sha256 {
        boolean isDigest =
                hex.length() == 64 && hex.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        if (!isDigest) {
            throw new DnsFormatException("sha-256", hex, "64 lower-case hexadecimal digits");
        }
    }

    /** Takes the 32 octets of a digest. */
    public static Sha256 of(byte[] octets) {
        return new Sha256(HexFormat.of().formatHex(octets));
    }

    @Override
    public String toString() {
        return hex;
    }
}
