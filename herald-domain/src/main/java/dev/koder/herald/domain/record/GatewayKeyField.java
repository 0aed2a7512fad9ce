package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;

/** The public key of IPSECKEY, which is there unless the algorithm, the third octet, is 0 (RFC 4025, section 2.4). */
enum GatewayKeyField implements RdataField {
    PUBLIC_KEY;

    private static final int ALGORITHM = 2;

    private static Base64Field field(int algorithm) {
        return new Base64Field("public key", algorithm == 0 ? 0 : 1);
    }

    @Override
    public void read(RdataText in, OctetBuffer out) {
        field(out.at(ALGORITHM)).read(in, out);
    }

    @Override
    public int check(RecordType type, byte[] wire, int at) {
        return field(wire[ALGORITHM]).check(type, wire, at);
    }

    @Override
    public int print(byte[] wire, int at, OctetBuffer out) {
        return field(wire[ALGORITHM]).print(wire, at, out);
    }
}
