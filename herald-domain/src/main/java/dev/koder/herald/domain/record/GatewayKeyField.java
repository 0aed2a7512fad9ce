package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;

/** The public key of IPSECKEY, which is there unless the algorithm, the third octet, is 0 (RFC 4025, section 2.4). */
enum GatewayKeyField implements RdataField {
    PUBLIC_KEY;

    private static final int ALGORITHM = 2;

    private static final Base64Field KEY = new Base64Field("public key", 1);

    @Override
    public void read(RdataText in, OctetBuffer out) {
        if (out.at(ALGORITHM) != 0) {
            KEY.read(in, out);
        }
    }

    @Override
    public int check(RecordType type, byte[] wire, int at) {
        return wire[ALGORITHM] == 0 ? at : KEY.check(type, wire, at);
    }

    @Override
    public int print(byte[] wire, int at, OctetBuffer out) {
        return wire[ALGORITHM] == 0 ? at : KEY.print(wire, at, out);
    }
}
