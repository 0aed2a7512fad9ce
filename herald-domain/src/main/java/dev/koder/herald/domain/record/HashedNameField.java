package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;

/** The next hashed owner of NSEC3: 1 to 255 octets after a length octet, in Base32hex without padding (RFC 5155, section 3.3). */
enum HashedNameField implements RdataField {
    NEXT_HASHED_OWNER;

    private static final String LABEL = "next hashed owner";
    private static final String EXPECTED = "1 to 255 octets in Base32hex (RFC 4648), without padding";
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUV";

    @Override
    public void read(RdataText in, OctetBuffer out) {
        int token = in.takeWord(LABEL, EXPECTED);
        int start = out.size();
        out.u8(0);
        boolean isBase32 = decode(in.text(), in.start(token), in.endOf(token), out);
        int length = out.size() - start - 1;
        if (!isBase32 || length < 1 || length > StringField.LONGEST) {
            throw in.refusal(token, LABEL, EXPECTED);
        }
        out.set(start, length);
    }

    private static boolean decode(byte[] text, int from, int to, OctetBuffer out) {
        int bits = 0;
        int held = 0;
        for (int i = from; i < to; i++) {
            int digit = Character.digit(text[i], 32);
            if (digit < 0) {
                return false;
            }
            bits = bits << 5 | digit;
            held += 5;
            if (held >= 8) {
                held -= 8;
                out.u8(bits >> held);
                bits &= (1 << held) - 1;
            }
        }
        return held < 5 && bits == 0;
    }

    @Override
    public int check(RecordType type, byte[] wire, int at) {
        int hash = NumberField.require(type, LABEL, wire, at, 1);
        int end = NumberField.require(type, LABEL, wire, hash, wire[at] & 0xff);
        if (end == hash) {
            throw Rdata.malformed(type, LABEL, wire, "1 to 255 octets");
        }
        return end;
    }

    @Override
    public int print(byte[] wire, int at, OctetBuffer out) {
        int end = at + 1 + (wire[at] & 0xff);
        int bits = 0;
        int held = 0;
        for (int i = at + 1; i < end; i++) {
            bits = bits << 8 | (wire[i] & 0xff);
            for (held += 8; held >= 5; held -= 5) {
                out.u8(DIGITS.charAt((bits >> (held - 5)) & 31));
            }
            bits &= (1 << held) - 1;
        }
        if (held > 0) {
            out.u8(DIGITS.charAt((bits << (5 - held)) & 31));
        }
        return end;
    }
}
