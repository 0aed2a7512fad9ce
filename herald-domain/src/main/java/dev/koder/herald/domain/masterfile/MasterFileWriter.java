package dev.koder.herald.domain.masterfile;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.record.Rdata;
import dev.koder.herald.domain.record.RecordSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes canonical zone text: one record a line, {@code owner TTL IN TYPE rdata}, the owner absolute and in lower case, the
 * rest as {@link Rdata#printForFile} has it. ASCII only.
 *
 * <p>For one file and one thread; {@link #flush} ends it.
 */
public final class MasterFileWriter {
    private static final int FLUSH_AT = 1 << 15;

    /** Takes what is written, piece by piece. */
    @FunctionalInterface
    public interface OctetSink {
        /** Takes {@code length} octets, which are overwritten afterwards. */
        void write(byte[] octets, int offset, int length);
    }

    private final OctetSink sink;
    private final OctetBuffer buffer = new OctetBuffer(FLUSH_AT + (FLUSH_AT >> 1));
    private final OctetBuffer ownerText = new OctetBuffer(64);
    private @Nullable DomainName owner;

    public MasterFileWriter(OctetSink sink) {
        this.sink = sink;
    }

    /** Writes a comment line. */
    public void comment(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.chars().forEach(c -> line.append(c < 0x20 || c > 0x7e ? '?' : (char) c));
        buffer.ascii("; ").ascii(line.toString());
        endLine();
    }

    /** Writes all records of a set. */
    public void recordSet(RecordSet set) {
        List<Rdata> records = set.records();
        for (int i = 0; i < records.size(); i++) {
            record(set.owner(), set.ttl(), set.type(), records.get(i));
        }
    }

    /** Writes one record. */
    public void record(DomainName name, Ttl ttl, RecordType type, Rdata rdata) {
        if (!rdata.type().equals(type)) {
            throw new IllegalArgumentException("rdata of " + rdata.type() + " for a record of " + type);
        }
        if (!name.equals(owner)) {
            owner = name;
            ownerText.clear();
            name.lowerCase().print(ownerText);
            ownerText.u8(' ');
        }
        buffer.put(ownerText.storage(), 0, ownerText.size());
        buffer.decimal(ttl.seconds()).ascii(" IN ");
        rdata.printForFile(buffer);
        endLine();
    }

    private void endLine() {
        buffer.u8('\n');
        if (buffer.size() >= FLUSH_AT) {
            flush();
        }
    }

    /** Hands everything written so far to the sink. */
    public void flush() {
        sink.write(buffer.storage(), 0, buffer.size());
        buffer.clear();
    }
}
