package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;

/** A record type, in two octets. */
record TypeField(String label) implements RdataField {
    /** Takes a token that names a type. */
    static RecordType take(RdataText in, String label) {
        String expected = "a record type such as MX, or TYPEnnn";
        int token = in.takeWord(label, expected);
        RecordType type = RecordType.read(in.text(), in.start(token), in.endOf(token));
        if (type == null) {
            throw in.refusal(token, label, expected);
        }
        return type;
    }

    @Override
    public void read(RdataText in, OctetBuffer out) {
        out.u16(take(in, label).code());
    }

    @Override
    public int check(RecordType type, byte[] wire, int at) {
        return NumberField.require(type, label, wire, at, 2);
    }

    @Override
    public int print(byte[] wire, int at, OctetBuffer out) {
        out.ascii(RecordType.of((int) NumberField.value(wire, at, 2)).toString());
        return at + 2;
    }
}
