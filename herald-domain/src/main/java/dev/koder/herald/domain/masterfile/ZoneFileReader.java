package dev.koder.herald.domain.masterfile;

import dev.koder.herald.domain.dns.DomainName;

/**
 * Reads the master file of one zone, fed to it in pieces of any size, into a {@link ZoneFile}.
 *
 * <p>Holds the records of the zone in memory, about 30 octets each besides their data. For one file and one thread.
 */
public final class ZoneFileReader {
    private final Findings findings;
    private final ZoneRecords records;
    private final MasterFileReader reader;

    /** @param zone the name of the zone, and the origin the file begins with */
    public ZoneFileReader(DomainName zone, MasterFileLimits limits) {
        findings = new Findings(limits.problems());
        records = new ZoneRecords(zone.lowerCase(), findings);
        reader = new MasterFileReader(zone, limits, findings, records);
    }

    /** Takes the next {@code length} octets of the file; they are copied. */
    public void feed(byte[] octets, int offset, int length) {
        reader.feed(octets, offset, length);
    }

    /** Says that the file is over, and takes what it held. To be called once. */
    public ZoneFile end() {
        reader.end();
        return records.end();
    }
}
