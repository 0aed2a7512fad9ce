package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.record.Rdata;
import dev.koder.herald.domain.record.RecordSet;
import java.util.List;

/**
 * A zone's start of authority without its serial (RFC 1035, section 3.3.13), which belongs to the version.
 *
 * @param mname the primary name server
 * @param rname the mailbox of the person responsible, as a domain name
 * @param refresh seconds between a secondary's checks, 0 to 2147483647
 * @param retry seconds before a failed check is repeated, 0 to 2147483647
 * @param expire seconds after which a secondary without contact stops answering, 0 to 2147483647
 * @param minimum seconds for which the absence of a name may be cached (RFC 2308, section 4), 0 to 2147483647
 * @param ttl the lifetime of the SOA record itself
 */
public record Soa(DomainName mname, DomainName rname, long refresh, long retry, long expire, long minimum, Ttl ttl) {

    private static final int INTERVALS = 4;
    private static final int OCTETS_PER_NUMBER = 4;

    /** Refuses intervals outside their range. */
    public Soa {
        checkInterval("soa.refresh", refresh);
        checkInterval("soa.retry", retry);
        checkInterval("soa.expire", expire);
        checkInterval("soa.minimum", minimum);
    }

    Soa withMname(DomainName primary) {
        return new Soa(primary, rname, refresh, retry, expire, minimum, ttl);
    }

    private static void checkInterval(String field, long seconds) {
        if (seconds < 0 || seconds > Ttl.MAX_SECONDS) {
            throw new DnsFormatException(field, Long.toString(seconds), "0 to " + Ttl.MAX_SECONDS + " seconds");
        }
    }

    /**
     * Takes the SOA out of its RRset; the serial is {@link #serialIn}'s.
     *
     * @throws DnsFormatException unless the set holds exactly one SOA record
     */
    public static Soa of(RecordSet recordSet) {
        byte[] wire = only(recordSet).wire();
        DomainName mname = DomainName.ofWire(wire, 0);
        DomainName rname = DomainName.ofWire(wire, mname.wireLength());
        int numbers = mname.wireLength() + rname.wireLength() + OCTETS_PER_NUMBER;
        return new Soa(
                mname,
                rname,
                number(wire, numbers),
                number(wire, numbers + OCTETS_PER_NUMBER),
                number(wire, numbers + 2 * OCTETS_PER_NUMBER),
                number(wire, numbers + 3 * OCTETS_PER_NUMBER),
                recordSet.ttl());
    }

    /** The serial written in an SOA RRset. */
    public static Serial serialIn(RecordSet recordSet) {
        byte[] wire = only(recordSet).wire();
        return new Serial(number(wire, wire.length - (INTERVALS + 1) * OCTETS_PER_NUMBER));
    }

    private static Rdata only(RecordSet recordSet) {
        if (!recordSet.type().equals(RecordType.SOA) || recordSet.records().size() != 1) {
            throw new DnsFormatException("SOA", recordSet.records().size() + " records", "exactly one SOA record");
        }
        return recordSet.records().getFirst();
    }

    private static long number(byte[] wire, int at) {
        return ((wire[at] & 0xffL) << 24)
                | ((wire[at + 1] & 0xffL) << 16)
                | ((wire[at + 2] & 0xffL) << 8)
                | (wire[at + 3] & 0xffL);
    }

    /** This SOA as the RRset that version {@code serial} of the zone {@code apex} answers with. */
    public RecordSet toRecordSet(DomainName apex, Serial serial) {
        byte[] first = mname.toWire();
        byte[] second = rname.toWire();
        byte[] wire = new byte[first.length + second.length + (INTERVALS + 1) * OCTETS_PER_NUMBER];
        System.arraycopy(first, 0, wire, 0, first.length);
        System.arraycopy(second, 0, wire, first.length, second.length);
        int at = first.length + second.length;
        for (long number : new long[] {serial.value(), refresh, retry, expire, minimum}) {
            wire[at++] = (byte) (number >>> 24);
            wire[at++] = (byte) (number >>> 16);
            wire[at++] = (byte) (number >>> 8);
            wire[at++] = (byte) number;
        }
        return new RecordSet(apex, RecordType.SOA, ttl, List.of(Rdata.ofWire(RecordType.SOA, wire)));
    }
}
