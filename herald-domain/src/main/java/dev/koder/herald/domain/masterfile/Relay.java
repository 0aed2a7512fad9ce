package dev.koder.herald.domain.masterfile;

import dev.koder.herald.domain.dns.Aside;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.record.Rdata;

/**
 * Hands records on in batches, in their order, each batch beside the gathering of the next. Two batches are all that is held.
 *
 * <p>To be fed by one thread. What the records go to is entered by one thread at a time, and is the feeder's after {@link #end}.
 */
final class Relay implements RecordSink {

    private final RecordSink sink;
    private final Aside aside;
    private RecordBatch gathered = new RecordBatch();
    private RecordBatch handedOn = new RecordBatch();
    private Aside.Work handing = () -> {};

    Relay(RecordSink sink, Aside aside) {
        this.sink = sink;
        this.aside = aside;
    }

    @Override
    public void record(DomainName owner, Ttl ttl, RecordType type, Rdata rdata, long line) {
        gathered.record(owner, ttl, type, rdata, line);
        if (gathered.isFull()) {
            handOn();
        }
    }

    private void handOn() {
        handing.await();
        RecordBatch batch = gathered;
        gathered = handedOn;
        handedOn = batch;
        handing = aside.begin(() -> batch.moveTo(sink));
    }

    /** Hands on what is left; nothing is under way any more when it returns. */
    void end() {
        handing.await();
        gathered.moveTo(sink);
    }
}
