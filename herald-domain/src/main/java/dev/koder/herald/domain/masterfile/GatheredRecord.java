package dev.koder.herald.domain.masterfile;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.record.Rdata;
import java.util.Arrays;
import java.util.Comparator;

/** A record of a zone with what it is sorted by. The owner is only kept as its canonical key: that is a third of the memory. */
final class GatheredRecord {
    /** By owner in canonical order, then by type number. A stable sort keeps the order of the file within an RRset. */
    static final Comparator<GatheredRecord> BY_OWNER_AND_TYPE = GatheredRecord::compare;

    private final RecordType type;
    private final Ttl ttl;
    private final Rdata rdata;
    private final long line;
    private final byte[] key;
    /** The first eight octets of the key, which decide most comparisons. */
    private final long prefix;

    /**
     * @param key the canonical key of the owner in its zone
     * @param line where the record stands in the file
     */
    GatheredRecord(byte[] key, RecordType type, Ttl ttl, Rdata rdata, long line) {
        this.key = key;
        this.prefix = prefix(key);
        this.type = type;
        this.ttl = ttl;
        this.rdata = rdata;
        this.line = line;
    }

    private static long prefix(byte[] key) {
        long prefix = 0;
        for (int i = 0; i < 8; i++) {
            prefix = prefix << 8 | (i < key.length ? key[i] & 0xff : 0);
        }
        return prefix;
    }

    private static int compare(GatheredRecord left, GatheredRecord right) {
        int order = Long.compareUnsigned(left.prefix, right.prefix);
        if (order == 0) {
            order = Arrays.compareUnsigned(left.key, right.key);
        }
        return order == 0 ? Integer.compare(left.type.code(), right.type.code()) : order;
    }

    /** Whether both records belong to one RRset. */
    boolean isOfSameSet(GatheredRecord other) {
        return compare(this, other) == 0;
    }

    /** The owner in lower case. */
    DomainName owner(DomainName zone) {
        return DomainName.ofCanonicalKey(key, zone);
    }

    RecordType type() {
        return type;
    }

    Ttl ttl() {
        return ttl;
    }

    Rdata rdata() {
        return rdata;
    }

    long line() {
        return line;
    }
}
