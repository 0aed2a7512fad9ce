package dev.koder.herald.domain.masterfile;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.record.Rdata;
import java.util.ArrayList;
import java.util.List;

/** Some records of a file in their order. Not thread-safe. */
final class RecordBatch implements RecordSink {

    private static final int MOST_RECORDS = 2048;
    private static final int ENOUGH_OCTETS = 1 << 18;

    private record Entry(DomainName owner, Ttl ttl, RecordType type, Rdata rdata, long line) {}

    private final List<Entry> entries = new ArrayList<>();
    private int octets;

    @Override
    public void record(DomainName owner, Ttl ttl, RecordType type, Rdata rdata, long line) {
        entries.add(new Entry(owner, ttl, type, rdata, line));
        octets += rdata.length();
    }

    /** Whether it is time to move them on. */
    boolean isFull() {
        return entries.size() >= MOST_RECORDS || octets >= ENOUGH_OCTETS;
    }

    /** Hands over all of them, and forgets them. */
    void moveTo(RecordSink sink) {
        for (Entry entry : entries) {
            sink.record(entry.owner(), entry.ttl(), entry.type(), entry.rdata(), entry.line());
        }
        entries.clear();
        octets = 0;
    }
}
