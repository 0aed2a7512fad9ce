package dev.koder.herald.domain.masterfile;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.record.Rdata;

/** Some records of a file in their order. Not thread-safe. */
final class RecordBatch implements RecordSink {

    private static final int MOST_RECORDS = 2048;
    private static final int ENOUGH_OCTETS = 1 << 18;

    /** A row of each thing, instead of a short-lived object for each record. What was moved on stays until it is overwritten. */
    private final DomainName[] owners = new DomainName[MOST_RECORDS];

    private final Ttl[] ttls = new Ttl[MOST_RECORDS];
    private final Rdata[] rdata = new Rdata[MOST_RECORDS];
    private final long[] lines = new long[MOST_RECORDS];
    private int count;
    private int octets;

    @Override
    public void record(DomainName owner, Ttl ttl, RecordType type, Rdata data, long line) {
        owners[count] = owner;
        ttls[count] = ttl;
        rdata[count] = data;
        lines[count++] = line;
        octets += data.length();
    }

    /** Whether it is time to move them on. */
    boolean isFull() {
        return count == MOST_RECORDS || octets >= ENOUGH_OCTETS;
    }

    /** Hands over all of them, and forgets them. */
    void moveTo(RecordSink sink) {
        for (int i = 0; i < count; i++) {
            sink.record(owners[i], ttls[i], rdata[i].type(), rdata[i], lines[i]);
        }
        count = 0;
        octets = 0;
    }
}
