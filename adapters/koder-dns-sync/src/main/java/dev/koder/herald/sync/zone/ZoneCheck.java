package dev.koder.herald.sync.zone;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.masterfile.RecordSink;
import dev.koder.herald.domain.record.Rdata;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the records of an export one by one for what would make the name server refuse the zone: a SOA record that is
 * missing, doubled, misplaced or of another version, names outside the zone, and a CNAME that does not stand alone. The
 * records of one owner stand together in an export, so nothing needs to be remembered but the last owner.
 *
 * <p>The name server looks for more (DNAME, glue); what it finds there sends the zone back to the version before.
 */
final class ZoneCheck implements RecordSink {
    /** The five numbers at the end of a SOA record's data, the serial being the first. */
    private static final int SOA_NUMBERS_BYTES = 20;

    private final EndMark mark;
    private long records;
    private boolean hasSoa;
    private @Nullable DomainName lastOwner;
    private @Nullable RecordType lastType;

    ZoneCheck(EndMark mark) {
        this.mark = mark;
    }

    @Override
    public void record(DomainName owner, Ttl ttl, RecordType type, Rdata rdata, long line) {
        records++;
        if (!owner.isSubdomainOf(mark.zone())) {
            throw new DnsFormatException("owner in line " + line, owner.toString(), "a name in " + mark.zone());
        }
        if (type.equals(RecordType.SOA)) {
            soa(owner, rdata, line);
        }
        boolean isCrowded =
                owner.equals(lastOwner) && (type.equals(RecordType.CNAME) || RecordType.CNAME.equals(lastType));
        if (isCrowded) {
            throw new DnsFormatException("CNAME in line " + line, owner.toString(), "no other record at this name");
        }
        lastOwner = owner;
        lastType = type;
    }

    private void soa(DomainName owner, Rdata rdata, long line) {
        if (hasSoa || !owner.equals(mark.zone())) {
            throw new DnsFormatException("SOA in line " + line, owner.toString(), "one, at " + mark.zone());
        }
        hasSoa = true;
        ByteBuffer wire = ByteBuffer.wrap(rdata.wire());
        Serial serial = new Serial(wire.getInt(wire.limit() - SOA_NUMBERS_BYTES) & Serial.MAX_VALUE);
        if (!serial.equals(mark.serial())) {
            throw new DnsFormatException(
                    "serial of the SOA", serial.toString(), mark.serial() + " as the last line says");
        }
    }

    /** The records are over. */
    void end() {
        if (!hasSoa) {
            throw new DnsFormatException("SOA", "missing", "one, at " + mark.zone());
        }
        if (records != mark.records()) {
            throw new DnsFormatException("records", Long.toString(records), mark.records() + " as the last line says");
        }
    }
}
