package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;

/**
 * An unsigned number.
 *
 * @param octets 1, 2 or 4
 */
record NumberField(String label, int octets) implements RdataField {
    private long max() {
        return (1L << (8 * octets)) - 1;
    }

    @Override
    public void read(RdataText in, OctetBuffer out) {
        append(in.number(label, max()), octets, out);
    }

    static void append(long value, int octets, OctetBuffer out) {
        for (int shift = 8 * (octets - 1); shift >= 0; shift -= 8) {
            out.u8((int) (value >>> shift));
        }
    }

    @Override
    public int check(RecordType type, byte[] wire, int at) {
        return require(type, label, wire, at, octets);
    }

    /** Refuses a wire form that has fewer than {@code octets} from {@code at} on; returns the offset after them. */
    static int require(RecordType type, String label, byte[] wire, int at, int octets) {
        if (wire.length - at < octets) {
            throw Rdata.malformed(
                    type, label, wire, octets + (octets == 1 ? " octet" : " octets") + " from offset " + at);
        }
        return at + octets;
    }

    @Override
    public int print(byte[] wire, int at, OctetBuffer out) {
        out.decimal(value(wire, at, octets));
        return at + octets;
    }

    /** The number in the {@code octets} at {@code at}. */
    static long value(byte[] wire, int at, int octets) {
        long value = 0;
        for (int i = at; i < at + octets; i++) {
            value = value << 8 | (wire[i] & 0xff);
        }
        return value;
    }
}
