package dev.koder.herald.domain.masterfile;

import dev.koder.herald.domain.dns.Aside;
import dev.koder.herald.domain.dns.DomainName;

/**
 * Reads the master file of one zone, fed to it in pieces of any size, into a {@link ZoneFile}.
 *
 * <p>Holds the records of the zone in memory, about 30 octets each besides their data. For one file and one thread, beside
 * which records that were read may be put into order, see {@link Aside}.
 */
public final class ZoneFileReader {
    private final Findings findings;
    private final ZoneRecords records;
    private final Relay relay;
    private final MasterFileReader reader;

    /** @param zone the name of the zone, and the origin the file begins with */
    public ZoneFileReader(DomainName zone, MasterFileLimits limits) {
        this(zone, limits, Aside.NOBODY);
    }

    /**
     * Reads with help.
     *
     * @param aside who takes the records while the text after them is read
     */
    public ZoneFileReader(DomainName zone, MasterFileLimits limits, Aside aside) {
        findings = new Findings(limits.problems());
        records = new ZoneRecords(zone.lowerCase(), new Findings(limits.problems()));
        relay = new Relay(records, aside);
        reader = new MasterFileReader(zone, limits, findings, relay);
    }

    /** Takes the next {@code length} octets of the file; they are copied. */
    public void feed(byte[] octets, int offset, int length) {
        reader.feed(octets, offset, length);
    }

    /** Says that the file is over, and takes what it held. To be called once. */
    public ZoneFile end() {
        reader.end();
        relay.end();
        return records.end(findings);
    }
}
