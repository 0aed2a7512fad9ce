package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;
import java.util.BitSet;
import java.util.Set;

/** A set of record types up to the end of the record, as windows of bits (RFC 4034, section 4.1.2). */
enum TypeBitmapField implements RdataField {
    TYPES;

    /** Types that Knot 3.2 does not know by name: MB MG MR NULL WKS NSAP SIG PX NXT OPT HIP, the metatypes, RESINFO WALLET DLV. */
    private static final Set<Integer> NUMBERED =
            Set.of(7, 8, 9, 10, 11, 22, 24, 26, 30, 41, 55, 249, 250, 251, 252, 253, 254, 255, 261, 262, 32769);

    private static final String LABEL = "types";
    private static final String EXPECTED = "windows of 1 to 32 octets, ascending, without zeros at the end";

    @Override
    public void read(RdataText in, OctetBuffer out) {
        BitSet types = new BitSet();
        while (in.hasMore()) {
            types.set(TypeField.take(in, LABEL).code());
        }
        for (int first = types.nextSetBit(0); first >= 0; first = types.nextSetBit((first | 255) + 1)) {
            int window = first >> 8;
            byte[] bits = new byte[types.previousSetBit(first | 255) / 8 - window * 32 + 1];
            for (int code = first; code >= 0 && code >> 8 == window; code = types.nextSetBit(code + 1)) {
                bits[(code & 255) / 8] |= (byte) (0x80 >> (code & 7));
            }
            out.u8(window).u8(bits.length).put(bits);
        }
    }

    @Override
    public int check(RecordType type, byte[] wire, int at) {
        int window = -1;
        int next = at;
        while (next < wire.length) {
            int bits = NumberField.require(type, LABEL, wire, next, 2);
            int length = wire[next + 1] & 0xff;
            int end = NumberField.require(type, LABEL, wire, bits, length);
            if (length == 0 || length > 32 || (wire[next] & 0xff) <= window || wire[end - 1] == 0) {
                throw Rdata.malformed(type, LABEL, wire, EXPECTED);
            }
            window = wire[next] & 0xff;
            next = end;
        }
        return next;
    }

    @Override
    public int print(byte[] wire, int at, OctetBuffer out) {
        int start = out.size();
        for (int next = at; next < wire.length; next += 2 + wire[next + 1]) {
            for (int bit = 0; bit < 8 * wire[next + 1]; bit++) {
                if ((wire[next + 2 + bit / 8] & (0x80 >> (bit & 7))) != 0) {
                    if (out.size() > start) {
                        out.u8(' ');
                    }
                    int code = (wire[next] & 0xff) << 8 | bit;
                    out.ascii(
                            NUMBERED.contains(code)
                                    ? "TYPE" + code
                                    : RecordType.of(code).toString());
                }
            }
        }
        return wire.length;
    }
}
