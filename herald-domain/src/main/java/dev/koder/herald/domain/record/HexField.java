package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;

/** At least {@code least} octets up to the end of the record, as hexadecimal digits, in text possibly with blanks between. */
record HexField(String label, int least) implements RdataField {
    static final String EXPECTED = "hexadecimal digits, two an octet";

    @Override
    public void read(RdataText in, OctetBuffer out) {
        int start = out.size();
        if (least > 0 && !in.hasMore()) {
            throw in.missing(label, EXPECTED);
        }
        int first = in.next();
        readRest(in, label, out);
        if (out.size() - start < least) {
            throw in.refusal(first, label, "at least " + least + " octet, not " + (out.size() - start));
        }
    }

    /** Appends the octets of all tokens left; an octet may be split between two tokens. */
    static void readRest(RdataText in, String label, OctetBuffer out) {
        int half = -1;
        int token = -1;
        while (in.hasMore()) {
            token = in.takeWord(label, EXPECTED);
            byte[] text = in.text();
            for (int i = in.start(token); i < in.endOf(token); i++) {
                int digit = Character.digit(text[i], 16);
                if (digit < 0) {
                    throw in.refusal(token, label, EXPECTED);
                }
                if (half < 0) {
                    half = digit;
                } else {
                    out.u8(half << 4 | digit);
                    half = -1;
                }
            }
        }
        if (half >= 0) {
            throw in.refusal(token, label, EXPECTED);
        }
    }

    /** Appends the octets of the hexadecimal digits between two offsets; false when it is something else. */
    static boolean readToken(byte[] text, int from, int to, OctetBuffer out) {
        for (int i = from; i + 1 < to; i += 2) {
            int high = Character.digit(text[i], 16);
            int low = Character.digit(text[i + 1], 16);
            if (high < 0 || low < 0) {
                return false;
            }
            out.u8(high << 4 | low);
        }
        return (to - from) % 2 == 0;
    }

    @Override
    public int check(RecordType type, byte[] wire, int at) {
        NumberField.require(type, label, wire, at, least);
        return wire.length;
    }

    @Override
    public int print(byte[] wire, int at, OctetBuffer out) {
        out.hex(wire, at, wire.length);
        return wire.length;
    }
}
