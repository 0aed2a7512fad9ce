package dev.koder.herald.sync.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.sync.zone.port.DnsKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The DS records that lead from the parent zone to a zone's keys (RFC 4034, section 5; SHA-256: RFC 4509). */
final class Delegation {
    private static final int SHA_256 = 2;

    private Delegation() {}

    /** One per key that is a secure entry point: key tag, algorithm, digest type, digest in hexadecimal. */
    static List<String> to(DomainName zone, List<DnsKey> keys) {
        return keys.stream()
                .filter(DnsKey::isSecureEntryPoint)
                .map(key -> tag(key) + " " + key.algorithm() + " " + SHA_256 + " " + digest(zone, key))
                .sorted()
                .toList();
    }

    /** The sum of the content's 16-bit words, carries folded in (RFC 4034, appendix B). */
    static int tag(DnsKey key) {
        byte[] wire = key.wire();
        int sum = 0;
        for (int i = 0; i < wire.length; i++) {
            sum += (i & 1) == 0 ? (wire[i] & 0xff) << 8 : wire[i] & 0xff;
        }
        return (sum + (sum >> 16)) & 0xffff;
    }

    private static String digest(DomainName zone, DnsKey key) {
        MessageDigest sha256 = sha256();
        sha256.update(zone.lowerCase().toWire());
        return HexFormat.of().formatHex(sha256.digest(key.wire()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
