package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;

/**
 * A domain name, never compressed.
 *
 * @param foldsCase whether the type is one of RFC 4034, section 6.2, whose names are compared in lower case
 * @param isTarget whether the record points at this name
 * @param namesHost whether the name must be that of a host
 */
record NameField(String label, boolean foldsCase, boolean isTarget, boolean namesHost) implements RdataField {
    @Override
    public void read(RdataText in, OctetBuffer out) {
        in.name(label, out);
    }

    @Override
    public int check(RecordType type, byte[] wire, int at) {
        int length = DomainName.wireLength(wire, at, wire.length);
        if (length < 0) {
            throw Rdata.malformed(type, label, wire, "an uncompressed name at offset " + at);
        }
        return at + length;
    }

    @Override
    public int print(byte[] wire, int at, OctetBuffer out) {
        return DomainName.printWire(wire, at, out);
    }
}
