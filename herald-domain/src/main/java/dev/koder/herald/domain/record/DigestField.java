package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;
import java.util.Map;

/**
 * A digest in hexadecimal up to the end of the record, of the length that the octet before it, the algorithm, prescribes.
 *
 * @param lengths octets by algorithm; another algorithm takes {@code least} octets or more
 */
record DigestField(String label, int least, Map<Integer, Integer> lengths) implements RdataField {
    @Override
    public void read(RdataText in, OctetBuffer out) {
        int start = out.size();
        int first = in.next();
        if (!in.hasMore()) {
            throw in.missing(label, HexField.EXPECTED);
        }
        HexField.readRest(in, label, out);
        int length = out.size() - start;
        if (!fits(out.at(start - 1), length)) {
            throw in.refusal(first, label, expected(out.at(start - 1)) + ", not " + length);
        }
    }

    private boolean fits(int algorithm, int length) {
        Integer exact = lengths.get(algorithm);
        return exact == null ? length >= least : length == exact;
    }

    private String expected(int algorithm) {
        Integer exact = lengths.get(algorithm);
        return (exact == null ? least + (least == 1 ? " octet" : " octets") + " or more" : exact + " octets")
                + " for type " + algorithm;
    }

    @Override
    public int check(RecordType type, byte[] wire, int at) {
        int algorithm = wire[at - 1] & 0xff;
        if (!fits(algorithm, wire.length - at)) {
            throw Rdata.malformed(type, label, wire, expected(algorithm) + ", not " + (wire.length - at));
        }
        return wire.length;
    }

    @Override
    public int print(byte[] wire, int at, OctetBuffer out) {
        out.hex(wire, at, wire.length);
        return wire.length;
    }
}
