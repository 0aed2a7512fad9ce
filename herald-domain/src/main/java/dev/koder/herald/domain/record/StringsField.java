package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;
import java.util.Arrays;

/** One or more character-strings up to the end of the record; a longer one in the text becomes several of at most 255 octets. */
record StringsField(String label) implements RdataField {
    @Override
    public void read(RdataText in, OctetBuffer out) {
        do {
            int token = in.take(label, "a string");
            int start = out.size();
            out.u8(0);
            in.octets(token, label, out);
            chunk(start, out);
        } while (in.hasMore());
    }

    /** Puts length octets into the octets after {@code start}, one per 255. */
    private static void chunk(int start, OctetBuffer out) {
        int length = out.size() - start - 1;
        if (length <= StringField.LONGEST) {
            out.set(start, length);
            return;
        }
        byte[] octets = Arrays.copyOfRange(out.storage(), start + 1, out.size());
        out.truncate(start);
        for (int at = 0; at < octets.length; at += StringField.LONGEST) {
            int chunk = Math.min(StringField.LONGEST, octets.length - at);
            out.u8(chunk).put(octets, at, chunk);
        }
    }

    @Override
    public int check(RecordType type, byte[] wire, int at) {
        int end = at;
        do {
            int string = NumberField.require(type, label, wire, end, 1);
            end = NumberField.require(type, label, wire, string, wire[end] & 0xff);
        } while (end < wire.length);
        return end;
    }

    @Override
    public int print(byte[] wire, int at, OctetBuffer out) {
        int string = at;
        while (string < wire.length) {
            if (string > at) {
                out.u8(' ');
            }
            int end = string + 1 + (wire[string] & 0xff);
            StringField.printQuoted(wire, string + 1, end, out);
            string = end;
        }
        return string;
    }
}
