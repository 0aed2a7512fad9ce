package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dnssec.DsRecord;
import dev.koder.herald.domain.record.Rdata;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** DS records as one column: for each its length in two octets and its wire form, in the order in which they were told. */
final class DsRdata {

    private DsRdata() {}

    static byte[] packed(List<DsRecord> records) {
        OctetBuffer out = new OctetBuffer(64);
        for (DsRecord record : records) {
            out.u16(record.rdata().length());
            record.rdata().writeWire(out);
        }
        return out.toArray();
    }

    static List<DsRecord> unpacked(byte[] packed) {
        List<DsRecord> records = new ArrayList<>();
        for (ByteBuffer in = ByteBuffer.wrap(packed); in.hasRemaining(); ) {
            byte[] wire = new byte[Short.toUnsignedInt(in.getShort())];
            in.get(wire);
            records.add(new DsRecord(Rdata.ofWire(RecordType.DS, wire)));
        }
        return records;
    }
}
