package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Ttl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * An RRset (RFC 2181, section 5): all records of one owner and type, under one TTL.
 *
 * <p>The owner is turned into lower case; the records are put into canonical order (RFC 4034, section 6.3), equal ones
 * dropped. The set fits into one DNS message, see {@link #LARGEST_OCTETS}.
 *
 * @param records at least one, all of {@code type}
 */
public record RecordSet(DomainName owner, RecordType type, Ttl ttl, List<Rdata> records) {
    /** The largest set: each record counts its rdata and {@link #OCTETS_PER_RECORD}; a message holds 65535 octets. */
    public static final int LARGEST_OCTETS = 65_535;

    /** What a record costs in a message besides rdata: compressed owner, type, class, TTL and length. */
    public static final int OCTETS_PER_RECORD = 12;

    public RecordSet {
        owner = owner.lowerCase();
        records = inOrder(type, records);
        if (records.isEmpty()) {
            throw new DnsFormatException("records of " + owner + " " + type, "none", "at least one record");
        }
        long octets = octets(records);
        if (octets > LARGEST_OCTETS) {
            throw new DnsFormatException(
                    "RRset " + owner + " " + type, octets + " octets", "at most " + LARGEST_OCTETS + " octets");
        }
    }

    private static List<Rdata> inOrder(RecordType type, List<Rdata> records) {
        for (Rdata rdata : records) {
            if (!rdata.type().equals(type)) {
                throw new DnsFormatException("record type", rdata.type().toString(), type.toString());
            }
        }
        if (records.size() < 2) {
            return List.copyOf(records);
        }
        List<Rdata> sorted = new ArrayList<>(records);
        Collections.sort(sorted);
        List<Rdata> distinct = new ArrayList<>(sorted.size());
        for (Rdata rdata : sorted) {
            if (distinct.isEmpty() || !distinct.getLast().equals(rdata)) {
                distinct.add(rdata);
            }
        }
        return List.copyOf(distinct);
    }

    private static long octets(List<Rdata> records) {
        long octets = 0;
        for (Rdata rdata : records) {
            octets += OCTETS_PER_RECORD + rdata.length();
        }
        return octets;
    }

    /** What the records cost in a message, {@link #OCTETS_PER_RECORD} each besides rdata. */
    public long octets() {
        return octets(records);
    }

    /** The owner and type. */
    public RecordKey key() {
        return new RecordKey(owner, type);
    }

    /** The length of the storage form of the records. */
    int packedLength() {
        return records.stream().mapToInt(RecordSet::packedLength).sum();
    }

    /** The length of the storage form of one record. */
    static int packedLength(Rdata rdata) {
        return 2 + rdata.length();
    }

    /** The storage form of the records: for each its length in two octets and its wire form. */
    public byte[] packed() {
        OctetBuffer out = new OctetBuffer(packedLength());
        for (Rdata rdata : records) {
            out.u16(rdata.length());
            rdata.writeWire(out);
        }
        return out.toArray();
    }

    /** Takes the storage form back. */
    public static RecordSet ofPacked(DomainName owner, RecordType type, Ttl ttl, byte[] packed) {
        return ofPacked(owner, type, ttl, packed, 0, packed.length);
    }

    /** Takes the storage form back that stands between two offsets. */
    static RecordSet ofPacked(DomainName owner, RecordType type, Ttl ttl, byte[] packed, int from, int to) {
        int end = endOfRecord(owner, type, packed, from, to);
        if (end == to) {
            return new RecordSet(owner, type, ttl, List.of(record(type, packed, from, end)));
        }
        List<Rdata> records = new ArrayList<>();
        records.add(record(type, packed, from, end));
        while (end < to) {
            int at = end;
            end = endOfRecord(owner, type, packed, at, to);
            records.add(record(type, packed, at, end));
        }
        return new RecordSet(owner, type, ttl, records);
    }

    private static int endOfRecord(DomainName owner, RecordType type, byte[] packed, int at, int to) {
        int length = at + 2 <= to ? (packed[at] & 0xff) << 8 | (packed[at + 1] & 0xff) : to - at;
        int end = at + 2 + length;
        if (end > to) {
            throw new DnsFormatException(
                    "rest of the packed records of " + owner + " " + type,
                    (to - at) + " octets",
                    (end - at) + " octets or more");
        }
        return end;
    }

    private static Rdata record(RecordType type, byte[] packed, int at, int end) {
        return Rdata.of(type, Arrays.copyOfRange(packed, at + 2, end));
    }
}
