package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;
import java.util.Locale;
import java.util.Map;

/**
 * A number that text may also give by a registered name; printed as number.
 *
 * @param octets 1 or 2
 */
record MnemonicField(String label, int octets, Map<String, Integer> names) implements RdataField {
    /** DNSSEC algorithms (RFC 4034, appendix A.1, and the registry after it). */
    static final Map<String, Integer> ALGORITHMS = Map.ofEntries(
            Map.entry("RSAMD5", 1),
            Map.entry("DH", 2),
            Map.entry("DSA", 3),
            Map.entry("RSASHA1", 5),
            Map.entry("DSA-NSEC3-SHA1", 6),
            Map.entry("NSEC3DSA", 6),
            Map.entry("RSASHA1-NSEC3-SHA1", 7),
            Map.entry("NSEC3RSASHA1", 7),
            Map.entry("RSASHA256", 8),
            Map.entry("RSASHA512", 10),
            Map.entry("ECC-GOST", 12),
            Map.entry("ECCGOST", 12),
            Map.entry("ECDSAP256SHA256", 13),
            Map.entry("ECDSAP384SHA384", 14),
            Map.entry("ED25519", 15),
            Map.entry("ED448", 16),
            Map.entry("INDIRECT", 252),
            Map.entry("PRIVATEDNS", 253),
            Map.entry("PRIVATEOID", 254));

    /** Digest types of DS records. */
    static final Map<String, Integer> DIGEST_TYPES =
            Map.of("SHA1", 1, "SHA-1", 1, "SHA256", 2, "SHA-256", 2, "GOST", 3, "SHA384", 4, "SHA-384", 4);

    /** Certificate types (RFC 4398, section 2.1). */
    static final Map<String, Integer> CERTIFICATES = Map.ofEntries(
            Map.entry("PKIX", 1),
            Map.entry("SPKI", 2),
            Map.entry("PGP", 3),
            Map.entry("IPKIX", 4),
            Map.entry("ISPKI", 5),
            Map.entry("IPGP", 6),
            Map.entry("ACPKIX", 7),
            Map.entry("IACPKIX", 8),
            Map.entry("URI", 253),
            Map.entry("OID", 254));

    @Override
    public void read(RdataText in, OctetBuffer out) {
        long max = (1L << (8 * octets)) - 1;
        String expected = "0 to " + max + ", or a registered name";
        int token = in.takeWord(label, expected);
        long value = in.decimal(token, max);
        if (value < 0) {
            Integer named = names.get(in.string(token).toUpperCase(Locale.ROOT));
            if (named == null) {
                throw in.refusal(token, label, expected);
            }
            value = named;
        }
        NumberField.append(value, octets, out);
    }

    @Override
    public int check(RecordType type, byte[] wire, int at) {
        return NumberField.require(type, label, wire, at, octets);
    }

    @Override
    public int print(byte[] wire, int at, OctetBuffer out) {
        out.decimal(NumberField.value(wire, at, octets));
        return at + octets;
    }
}
