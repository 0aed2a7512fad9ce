package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;

/** The salt of NSEC3 and NSEC3PARAM: 0 to 255 octets after a length octet; {@code -} when empty (RFC 5155, section 3.3). */
enum SaltField implements RdataField {
    SALT;

    private static final String LABEL = "salt";
    private static final String EXPECTED = "- or up to 255 octets in hexadecimal";

    @Override
    public void read(RdataText in, OctetBuffer out) {
        int token = in.takeWord(LABEL, EXPECTED);
        int length = in.endOf(token) - in.start(token);
        if (length == 1 && in.text()[in.start(token)] == '-') {
            out.u8(0);
            return;
        }
        out.u8(length / 2);
        boolean isHex =
                length > 0 && length <= 510 && HexField.readToken(in.text(), in.start(token), in.endOf(token), out);
        if (!isHex) {
            throw in.refusal(token, LABEL, EXPECTED);
        }
    }

    @Override
    public int check(RecordType type, byte[] wire, int at) {
        int salt = NumberField.require(type, LABEL, wire, at, 1);
        return NumberField.require(type, LABEL, wire, salt, wire[at] & 0xff);
    }

    @Override
    public int print(byte[] wire, int at, OctetBuffer out) {
        int end = at + 1 + (wire[at] & 0xff);
        if (end == at + 1) {
            out.u8('-');
        }
        out.hex(wire, at + 1, end);
        return end;
    }
}
