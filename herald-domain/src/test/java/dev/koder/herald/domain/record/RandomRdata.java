package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/** Random rdata in wire form, for every type that has a row in the table, written apart from the code under test. */
final class RandomRdata {
    /** Appends one random rdata. */
    interface Maker {
        void make(RandomRdata random);
    }

    private static final Map<Integer, Maker> MAKERS = new TreeMap<>();

    static {
        put(RecordType.A, r -> r.octets(4));
        put(RecordType.AAAA, r -> r.octets(16));
        put(RecordType.AFSDB, r -> r.octets(2).name());
        put(RecordType.APL, RandomRdata::prefixes);
        put(RecordType.CAA, r -> r.octets(1).tag().rest(0));
        put(RecordType.CDNSKEY, r -> r.octets(4).rest(1));
        put(RecordType.CDS, r -> r.octets(4).digest(Map.of(1, 20, 2, 32, 3, 32, 4, 48), 1));
        put(RecordType.CERT, r -> r.octets(5).rest(1));
        put(RecordType.CNAME, RandomRdata::name);
        put(RecordType.CSYNC, r -> r.octets(6).types());
        put(RecordType.DHCID, r -> r.rest(1));
        put(RecordType.DLV, r -> r.octets(4).digest(Map.of(1, 20, 2, 32, 3, 32, 4, 48), 1));
        put(RecordType.DNAME, RandomRdata::name);
        put(RecordType.DNSKEY, r -> r.octets(4).rest(1));
        put(RecordType.DS, r -> r.octets(4).digest(Map.of(1, 20, 2, 32, 3, 32, 4, 48), 1));
        put(RecordType.EUI48, r -> r.octets(6));
        put(RecordType.EUI64, r -> r.octets(8));
        put(RecordType.HINFO, r -> r.string().string());
        put(RecordType.HIP, RandomRdata::hostIdentity);
        put(RecordType.HTTPS, r -> r.octets(2).name().params());
        put(RecordType.IPSECKEY, RandomRdata::gateway);
        put(RecordType.KX, r -> r.octets(2).name());
        put(RecordType.L32, r -> r.octets(6));
        put(RecordType.L64, r -> r.octets(10));
        put(RecordType.LOC, RandomRdata::location);
        put(RecordType.LP, r -> r.octets(2).name());
        put(RecordType.MB, RandomRdata::name);
        put(RecordType.MG, RandomRdata::name);
        put(RecordType.MINFO, r -> r.name().name());
        put(RecordType.MR, RandomRdata::name);
        put(RecordType.MX, r -> r.octets(2).name());
        put(RecordType.NAPTR, r -> r.octets(4).string().string().substitution().name());
        put(RecordType.NID, r -> r.octets(10));
        put(RecordType.NS, RandomRdata::name);
        put(RecordType.NSEC, r -> r.name().types());
        put(RecordType.NSEC3, r -> r.octets(4).string().nonEmptyString().types());
        put(RecordType.NSEC3PARAM, r -> r.octets(4).string());
        put(RecordType.OPENPGPKEY, r -> r.rest(1));
        put(RecordType.PTR, RandomRdata::name);
        put(RecordType.PX, r -> r.octets(2).name().name());
        put(RecordType.RESINFO, RandomRdata::strings);
        put(RecordType.RP, r -> r.name().name());
        put(RecordType.RRSIG, r -> r.octets(18).name().rest(1));
        put(RecordType.RT, r -> r.octets(2).name());
        put(RecordType.SMIMEA, r -> r.octets(3).rest(1));
        put(
                RecordType.SOA,
                r -> r.name().name().octets(4).seconds().seconds().seconds().seconds());
        put(RecordType.SPF, RandomRdata::strings);
        put(RecordType.SRV, r -> r.octets(6).name());
        put(RecordType.SSHFP, r -> r.octets(2).digest(Map.of(1, 20, 2, 32), 1));
        put(RecordType.SVCB, r -> r.octets(2).name().params());
        put(RecordType.TLSA, r -> r.octets(3).rest(1));
        put(RecordType.TXT, RandomRdata::strings);
        put(RecordType.URI, r -> r.octets(4).rest(1));
        put(RecordType.WALLET, RandomRdata::strings);
        put(RecordType.ZONEMD, r -> r.octets(6).digest(Map.of(1, 48, 2, 64), 12));
    }

    private final Random random;
    private final OctetBuffer out = new OctetBuffer(256);

    private RandomRdata(Random random) {
        this.random = random;
    }

    private static void put(RecordType type, Maker maker) {
        MAKERS.put(type.code(), maker);
    }

    /** The types there is random rdata for, by number. */
    static Map<Integer, Maker> makers() {
        return MAKERS;
    }

    /** One random rdata of the type; for a type without maker any octets. */
    static byte[] wire(RecordType type, Random random) {
        RandomRdata rdata = new RandomRdata(random);
        MAKERS.getOrDefault(type.code(), r -> r.rest(0)).make(rdata);
        return rdata.out.toArray();
    }

    private RandomRdata octets(int count) {
        byte[] octets = new byte[count];
        random.nextBytes(octets);
        out.put(octets);
        return this;
    }

    private RandomRdata rest(int least) {
        return octets(least + random.nextInt(60));
    }

    private RandomRdata seconds() {
        out.u32(random.nextInt() & 0x7fff_ffffL);
        return this;
    }

    private RandomRdata name() {
        for (int labels = random.nextInt(5); labels > 0; labels--) {
            int length = 1 + random.nextInt(random.nextInt(10) == 0 ? 40 : 5);
            out.u8(length);
            octets(length);
        }
        out.u8(0);
        return this;
    }

    private RandomRdata string() {
        int length = random.nextInt(20) == 0 ? random.nextInt(256) : random.nextInt(12);
        out.u8(length);
        return octets(length);
    }

    private RandomRdata nonEmptyString() {
        int length = 1 + random.nextInt(255);
        out.u8(length);
        return octets(length);
    }

    private void strings() {
        for (int strings = 1 + random.nextInt(4); strings > 0; strings--) {
            string();
        }
    }

    private RandomRdata tag() {
        int length = 1 + random.nextInt(20);
        out.u8(length);
        for (int i = 0; i < length; i++) {
            out.u8("abcxyzABCXYZ0189".charAt(random.nextInt(16)));
        }
        return this;
    }

    private void digest(Map<Integer, Integer> lengths, int least) {
        int type = random.nextBoolean() ? 1 + random.nextInt(4) : out.at(out.size() - 1);
        out.set(out.size() - 1, type);
        Integer exact = lengths.get(type);
        if (exact == null) {
            rest(least);
        } else {
            octets(exact);
        }
    }

    private void types() {
        TreeSet<Integer> windows = new TreeSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            windows.add(random.nextBoolean() ? 0 : random.nextInt(256));
        }
        for (int window : windows) {
            int length = 1 + random.nextInt(32);
            out.u8(window).u8(length);
            octets(length - 1);
            out.u8(1 + random.nextInt(255));
        }
    }

    private void prefixes() {
        for (int items = random.nextInt(4); items > 0; items--) {
            boolean isIpv4 = random.nextBoolean();
            int length = random.nextInt(isIpv4 ? 5 : 17);
            out.u16(isIpv4 ? 1 : 2)
                    .u8(random.nextInt(isIpv4 ? 33 : 129))
                    .u8(length | (random.nextBoolean() ? 0x80 : 0));
            if (length > 0) {
                octets(length - 1);
                out.u8(1 + random.nextInt(255));
            }
        }
    }

    private void hostIdentity() {
        int tag = 1 + random.nextInt(40);
        int key = 1 + random.nextInt(200);
        out.u8(tag).u8(random.nextInt(256)).u16(key);
        octets(tag + key);
        for (int servers = random.nextInt(3); servers > 0; servers--) {
            name();
        }
    }

    private void gateway() {
        int type = random.nextInt(4);
        int algorithm = random.nextInt(3);
        out.u8(random.nextInt(256)).u8(type).u8(algorithm);
        switch (type) {
            case 1 -> octets(4);
            case 2 -> octets(16);
            case 3 -> name();
            default -> {}
        }
        if (algorithm != 0) {
            rest(1);
        }
    }

    private void location() {
        out.u8(0);
        for (int i = 0; i < 3; i++) {
            int mantissa = random.nextInt(10);
            out.u8(mantissa << 4 | (mantissa == 0 ? 0 : random.nextInt(10)));
        }
        out.u32((1L << 31) + random.nextLong(-90 * 3_600_000L, 90 * 3_600_000L + 1));
        out.u32((1L << 31) + random.nextLong(-180 * 3_600_000L, 180 * 3_600_000L + 1));
        octets(4);
    }

    private RandomRdata substitution() {
        String[] samples = {"", "!a!b!", "!^(.*)$!\\1@x!i", "/a\\/b/c/", "#[^]]x{2}(a|b)+#\\1\\\\#ii"};
        String sample = samples[random.nextInt(samples.length)];
        out.u8(sample.length()).ascii(sample);
        return this;
    }

    private void params() {
        boolean hasAlpn = random.nextBoolean();
        if (hasAlpn && random.nextInt(3) == 0) {
            out.u16(0).u16(2).u16(1);
        }
        if (hasAlpn) {
            param(1, () -> {
                for (int ids = 1 + random.nextInt(3); ids > 0; ids--) {
                    int length = 1 + random.nextInt(9);
                    out.u8(length);
                    octets(length);
                }
            });
            if (random.nextBoolean()) {
                param(2, () -> {});
            }
        }
        param(3, () -> octets(2));
        param(4, () -> octets(4 * (1 + random.nextInt(3))));
        param(5, () -> rest(1));
        param(6, () -> octets(16 * (1 + random.nextInt(3))));
        if (random.nextBoolean()) {
            param(7, () -> out.ascii("/dns-query{?dns}"));
        }
        param(8 + random.nextInt(1000), () -> rest(0));
        param(5000 + random.nextInt(60_000), () -> rest(0));
    }

    private void param(int key, Runnable value) {
        out.u16(key).u16(0);
        int start = out.size();
        value.run();
        int length = out.size() - start;
        out.set(start - 2, length >> 8);
        out.set(start - 1, length);
    }
}
