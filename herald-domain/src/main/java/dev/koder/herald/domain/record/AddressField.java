package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.Ipv4;
import dev.koder.herald.domain.dns.Ipv6;
import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;

/** An IPv4 address (4 octets) or an IPv6 address (16 octets). */
record AddressField(int octets, String expected) implements RdataField {
    static final AddressField IPV4 = new AddressField(4, Ipv4.EXPECTED);
    static final AddressField IPV6 = new AddressField(16, Ipv6.EXPECTED);

    private static final String LABEL = "address";

    /** Appends the address in {@code text}; answers false, with {@code out} unchanged, when it is none. */
    boolean readText(byte[] text, int from, int to, OctetBuffer out) {
        return octets == 4 ? Ipv4.read(text, from, to, out) : Ipv6.read(text, from, to, out);
    }

    void printText(byte[] wire, int at, OctetBuffer out) {
        if (octets == 4) {
            Ipv4.print(wire, at, out);
        } else {
            Ipv6.print(wire, at, out);
        }
    }

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
