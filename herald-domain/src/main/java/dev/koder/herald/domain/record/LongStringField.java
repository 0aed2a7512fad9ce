package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;

/** One string up to the end of the record, without length octet: the value of a CAA property, the target of a URI record. */
record LongStringField(String label, int least) implements RdataField {
    @Override
    public void read(RdataText in, OctetBuffer out) {
        int token = in.take(label, "a string");
        int start = out.size();
        in.octets(token, label, out);
        if (out.size() - start < least) {
            throw in.refusal(token, label, "at least " + least + " octet");
        }
    }

    @Override
    public int check(RecordType type, byte[] wire, int at) {
        NumberField.require(type, label, wire, at, least);
        return wire.length;
    }

    @Override
    public int print(byte[] wire, int at, OctetBuffer out) {
        StringField.printQuoted(wire, at, wire.length, out);
        return wire.length;
    }
}
