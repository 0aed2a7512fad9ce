package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;

/** The tag of a CAA property: 1 to 255 ASCII letters and digits after a length octet (RFC 8659, section 4.1). */
enum TagField implements RdataField {
    TAG;

    private static final String LABEL = "tag";
    private static final String EXPECTED = "1 to 255 letters and digits, such as issue";

    @Override
    public void read(RdataText in, OctetBuffer out) {
        int token = in.take(LABEL, EXPECTED);
        int length = in.endOf(token) - in.start(token);
        if (!isTag(in.text(), in.start(token), in.endOf(token))) {
            throw in.refusal(token, LABEL, EXPECTED);
        }
        out.u8(length).put(in.text(), in.start(token), length);
    }

    private static boolean isTag(byte[] octets, int from, int to) {
        for (int i = from; i < to; i++) {
            int lower = octets[i] | 0x20;
            boolean isLetter = octets[i] >= 'A' && lower >= 'a' && lower <= 'z';
            if (!isLetter && (octets[i] < '0' || octets[i] > '9')) {
                return false;
            }
        }
        return to > from && to - from <= StringField.LONGEST;
    }

    @Override
    public int check(RecordType type, byte[] wire, int at) {
        int text = NumberField.require(type, LABEL, wire, at, 1);
        int end = NumberField.require(type, LABEL, wire, text, wire[at] & 0xff);
        if (!isTag(wire, text, end)) {
            throw Rdata.malformed(type, LABEL, wire, EXPECTED);
        }
        return end;
    }

    @Override
    public int print(byte[] wire, int at, OctetBuffer out) {
        int length = wire[at] & 0xff;
        out.put(wire, at + 1, length);
        return at + 1 + length;
    }
}
