package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;

/** One character-string of 0 to 255 octets (RFC 1035, section 3.3), printed in quotes. */
record StringField(String label) implements RdataField {
    static final int LONGEST = 255;

    @Override
    public void read(RdataText in, OctetBuffer out) {
        int token = in.take(label, "a string");
        int start = out.size();
        out.u8(0);
        in.octets(token, label, out);
        int length = out.size() - start - 1;
        if (length > LONGEST) {
            throw in.refusal(token, label, "at most 255 octets, not " + length);
        }
        out.set(start, length);
    }

    @Override
    public int check(RecordType type, byte[] wire, int at) {
        int text = NumberField.require(type, label, wire, at, 1);
        return NumberField.require(type, label, wire, text, wire[at] & 0xff);
    }

    @Override
    public int print(byte[] wire, int at, OctetBuffer out) {
        int end = at + 1 + (wire[at] & 0xff);
        printQuoted(wire, at + 1, end, out);
        return end;
    }

    /** Appends octets in quotes: {@code "} and {@code \} after a backslash, what is not printable ASCII as \DDD. */
    static void printQuoted(byte[] octets, int from, int to, OctetBuffer out) {
        out.reserve(to - from + 2);
        out.u8('"');
        for (int i = from; i < to; i++) {
            int octet = octets[i] & 0xff;
            if (octet < 0x20 || octet > 0x7e) {
                out.escaped(octet);
            } else {
                if (octet == '"' || octet == '\\') {
                    out.u8('\\');
                }
                out.u8(octet);
            }
        }
        out.u8('"');
    }
}
