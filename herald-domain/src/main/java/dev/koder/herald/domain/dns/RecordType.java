package dev.koder.herald.domain.dns;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A resource record type: its number in the registry.
 *
 * <p>Text is the registered mnemonic, or {@code TYPE65280} for a number without one (RFC 3597, section 5). Any number of
 * 0 to 65535 is a type; whether records of it can be held in a zone is another question, see {@link #isMeta}.
 *
 * @param code 0 to 65535
 */
public record RecordType(int code) {
    private static final Map<String, RecordType> BY_MNEMONIC = new HashMap<>();
    private static final Map<Integer, String> MNEMONICS = new HashMap<>();
    /** Names by number where the number is small, mnemonics or not. */
    private static final String[] SMALL_NAMES = new String[512];
    /** Types by number where the number is small, so that reading a zone makes no new objects. */
    private static final RecordType[] SMALL = new RecordType[512];
    /** Mnemonics of up to eight characters, packed into a long, by open addressing. */
    private static final long[] PACKED = new long[512];

    private static final RecordType[] PACKED_TYPES = new RecordType[512];

    public static final RecordType A = registered(1, "A");
    public static final RecordType NS = registered(2, "NS");
    public static final RecordType CNAME = registered(5, "CNAME");
    public static final RecordType SOA = registered(6, "SOA");
    public static final RecordType MB = registered(7, "MB");
    public static final RecordType MG = registered(8, "MG");
    public static final RecordType MR = registered(9, "MR");
    public static final RecordType NULL = registered(10, "NULL");
    public static final RecordType WKS = registered(11, "WKS");
    public static final RecordType PTR = registered(12, "PTR");
    public static final RecordType HINFO = registered(13, "HINFO");
    public static final RecordType MINFO = registered(14, "MINFO");
    public static final RecordType MX = registered(15, "MX");
    public static final RecordType TXT = registered(16, "TXT");
    public static final RecordType RP = registered(17, "RP");
    public static final RecordType AFSDB = registered(18, "AFSDB");
    public static final RecordType RT = registered(21, "RT");
    public static final RecordType NSAP = registered(22, "NSAP");
    public static final RecordType SIG = registered(24, "SIG");
    public static final RecordType KEY = registered(25, "KEY");
    public static final RecordType PX = registered(26, "PX");
    public static final RecordType AAAA = registered(28, "AAAA");
    public static final RecordType LOC = registered(29, "LOC");
    public static final RecordType NXT = registered(30, "NXT");
    public static final RecordType SRV = registered(33, "SRV");
    public static final RecordType NAPTR = registered(35, "NAPTR");
    public static final RecordType KX = registered(36, "KX");
    public static final RecordType CERT = registered(37, "CERT");
    public static final RecordType DNAME = registered(39, "DNAME");
    public static final RecordType OPT = registered(41, "OPT");
    public static final RecordType APL = registered(42, "APL");
    public static final RecordType DS = registered(43, "DS");
    public static final RecordType SSHFP = registered(44, "SSHFP");
    public static final RecordType IPSECKEY = registered(45, "IPSECKEY");
    public static final RecordType RRSIG = registered(46, "RRSIG");
    public static final RecordType NSEC = registered(47, "NSEC");
    public static final RecordType DNSKEY = registered(48, "DNSKEY");
    public static final RecordType DHCID = registered(49, "DHCID");
    public static final RecordType NSEC3 = registered(50, "NSEC3");
    public static final RecordType NSEC3PARAM = registered(51, "NSEC3PARAM");
    public static final RecordType TLSA = registered(52, "TLSA");
    public static final RecordType SMIMEA = registered(53, "SMIMEA");
    public static final RecordType HIP = registered(55, "HIP");
    public static final RecordType CDS = registered(59, "CDS");
    public static final RecordType CDNSKEY = registered(60, "CDNSKEY");
    public static final RecordType OPENPGPKEY = registered(61, "OPENPGPKEY");
    public static final RecordType CSYNC = registered(62, "CSYNC");
    public static final RecordType ZONEMD = registered(63, "ZONEMD");
    public static final RecordType SVCB = registered(64, "SVCB");
    public static final RecordType HTTPS = registered(65, "HTTPS");
    public static final RecordType SPF = registered(99, "SPF");
    public static final RecordType NID = registered(104, "NID");
    public static final RecordType L32 = registered(105, "L32");
    public static final RecordType L64 = registered(106, "L64");
    public static final RecordType LP = registered(107, "LP");
    public static final RecordType EUI48 = registered(108, "EUI48");
    public static final RecordType EUI64 = registered(109, "EUI64");
    public static final RecordType TKEY = registered(249, "TKEY");
    public static final RecordType TSIG = registered(250, "TSIG");
    public static final RecordType IXFR = registered(251, "IXFR");
    public static final RecordType AXFR = registered(252, "AXFR");
    public static final RecordType MAILB = registered(253, "MAILB");
    public static final RecordType MAILA = registered(254, "MAILA");
    public static final RecordType ANY = registered(255, "ANY");
    public static final RecordType URI = registered(256, "URI");
    public static final RecordType CAA = registered(257, "CAA");
    public static final RecordType RESINFO = registered(261, "RESINFO");
    public static final RecordType WALLET = registered(262, "WALLET");
    public static final RecordType DLV = registered(32769, "DLV");

    static {
        for (int code = 0; code < SMALL.length; code++) {
            SMALL[code] = SMALL[code] == null ? new RecordType(code) : SMALL[code];
            SMALL_NAMES[code] = MNEMONICS.getOrDefault(code, "TYPE" + code);
        }
    }

    public RecordType {
        if (code < 0 || code > 0xffff) {
            throw new DnsFormatException("record type", Integer.toString(code), "0 to 65535");
        }
    }

    private static RecordType registered(int code, String mnemonic) {
        RecordType type = new RecordType(code);
        BY_MNEMONIC.put(mnemonic, type);
        MNEMONICS.put(code, mnemonic);
        if (code < SMALL.length) {
            SMALL[code] = type;
        }
        byte[] text = mnemonic.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        if (text.length <= 8) {
            long packed = pack(text, 0, text.length);
            int slot = slot(packed);
            while (PACKED[slot] != 0) {
                slot = (slot + 1) % PACKED.length;
            }
            PACKED[slot] = packed;
            PACKED_TYPES[slot] = type;
        }
        return type;
    }

    /** The type of this number; the same object each time for small numbers. */
    public static RecordType of(int code) {
        return code >= 0 && code < SMALL.length ? SMALL[code] : new RecordType(code);
    }

    /** Reads a mnemonic or {@code TYPEnnn}, in any case. */
    public static RecordType parse(String text) {
        byte[] octets = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        RecordType type = read(octets, 0, octets.length);
        if (type == null) {
            throw new DnsFormatException("record type", text, "a mnemonic such as MX, or TYPE0 to TYPE65535");
        }
        return type;
    }

    /** The type that the octets {@code from} to {@code to} name, or null. */
    public static @Nullable RecordType read(byte[] text, int from, int to) {
        if (to - from <= 8) {
            long packed = pack(text, from, to);
            for (int slot = slot(packed); PACKED[slot] != 0; slot = (slot + 1) % PACKED.length) {
                if (PACKED[slot] == packed) {
                    return PACKED_TYPES[slot];
                }
            }
        }
        return to - from <= 4 ? null : readUnusual(text, from, to);
    }

    private static @Nullable RecordType readUnusual(byte[] text, int from, int to) {
        if (to - from > 16) {
            return null;
        }
        String name = new String(text, from, to - from, java.nio.charset.StandardCharsets.ISO_8859_1)
                .toUpperCase(Locale.ROOT);
        boolean isNumber = name.startsWith("TYPE")
                && name.length() <= 9
                && name.chars().skip(4).allMatch(c -> c >= '0' && c <= '9');
        if (!isNumber) {
            return BY_MNEMONIC.get(name);
        }
        int code = Integer.parseInt(name, 4, name.length(), 10);
        return code <= 0xffff ? of(code) : null;
    }

    /** Up to eight characters as one number, letters in upper case; any other octet can only make it match nothing. */
    private static long pack(byte[] text, int from, int to) {
        long packed = 0;
        for (int i = from; i < to; i++) {
            byte octet = text[i];
            packed = packed << 8 | ((octet >= 'a' && octet <= 'z' ? octet - 32 : octet) & 0xff);
        }
        return packed;
    }

    private static int slot(long packed) {
        return (int) ((packed * 0x9e37_79b9_7f4a_7c15L) >>> 55);
    }

    /** Whether the type only ever occurs in messages: number 0, OPT and the range 128 to 255 (RFC 6895, section 3.1). */
    public boolean isMeta() {
        return code == 0 || code == 41 || (code >= 128 && code <= 255);
    }

    /**
     * Whether records of this type are the work of the signer, not of the customer: DNSKEY, RRSIG, NSEC, NSEC3, NSEC3PARAM,
     * CDS, CDNSKEY and ZONEMD. Knot makes and replaces them at the points of presence.
     */
    public boolean isMadeBySigner() {
        return switch (code) {
            case 46, 47, 48, 50, 51, 59, 60, 63 -> true;
            default -> false;
        };
    }

    /** The mnemonic, or {@code TYPEnnn}. */
    @Override
    public String toString() {
        return code < SMALL_NAMES.length ? SMALL_NAMES[code] : MNEMONICS.getOrDefault(code, "TYPE" + code);
    }
}
