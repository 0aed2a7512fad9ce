package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.Ipv4;
import dev.koder.herald.domain.dns.Ipv6;
import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;

/** An IPv4 address (4 octets) or an IPv6 address (16 octets). */
enum AddressField implements RdataField {
    IPV4(4, Ipv4.EXPECTED) {
        @Override
        boolean readText(byte[] text, int from, int to, OctetBuffer out) {
            return Ipv4.read(text, from, to, out);
        }

        @Override
        void printText(byte[] wire, int at, OctetBuffer out) {
            Ipv4.print(wire, at, out);
        }
    },
    IPV6(16, Ipv6.EXPECTED) {
        @Override
        boolean readText(byte[] text, int from, int to, OctetBuffer out) {
            return Ipv6.read(text, from, to, out);
        }

        @Override
        void printText(byte[] wire, int at, OctetBuffer out) {
            Ipv6.print(wire, at, out);
        }
    };

    private static final String LABEL = "address";

    private final int octets;
    private final String expected;

    AddressField(int octets, String expected) {
        this.octets = octets;
        this.expected = expected;
    }

    abstract boolean readText(byte[] text, int from, int to, OctetBuffer out);

    abstract void printText(byte[] wire, int at, OctetBuffer out);

    @Override
    public void read(RdataText in, OctetBuffer out) {
        int token = in.takeWord(LABEL, expected);
        if (!readText(in.text(), in.start(token), in.endOf(token), out)) {
            throw in.refusal(token, LABEL, expected);
        }
    }

    @Override
    public int check(RecordType type, byte[] wire, int at) {
        return NumberField.require(type, LABEL, wire, at, octets);
    }

    @Override
    public int print(byte[] wire, int at, OctetBuffer out) {
        printText(wire, at, out);
        return at + octets;
    }
}
