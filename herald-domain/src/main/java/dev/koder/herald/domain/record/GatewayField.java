package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;

/**
 * The gateway of an IPSECKEY record (RFC 4025, section 2.5): none, an IPv4 address, an IPv6 address or a name, as the
 * gateway type says that stands before it and before the algorithm.
 */
enum GatewayField implements RdataField {
    GATEWAY;

    private static final String LABEL = "gateway";
    private static final RdataField NAME = new NameField(LABEL, false, false, false);
    private static final RdataField NONE = new NoGateway();

    private static RdataField of(RecordType type, int gatewayType) {
        return switch (gatewayType) {
            case 0 -> NONE;
            case 1 -> AddressField.IPV4;
            case 2 -> AddressField.IPV6;
            case 3 -> NAME;
            default -> throw new DnsFormatException(type + " gateway type", Integer.toString(gatewayType), "0 to 3");
        };
    }

    @Override
    public void read(RdataText in, OctetBuffer out) {
        of(in.type(), out.at(out.size() - 2)).read(in, out);
    }

    @Override
    public int check(RecordType type, byte[] wire, int at) {
        return of(type, wire[at - 2] & 0xff).check(type, wire, at);
    }

    @Override
    public int print(byte[] wire, int at, OctetBuffer out) {
        return of(RecordType.IPSECKEY, wire[at - 2]).print(wire, at, out);
    }

    /** No octets, written as a dot. */
    private record NoGateway() implements RdataField {
        @Override
        public void read(RdataText in, OctetBuffer out) {
            int token = in.takeWord(LABEL, ". for gateway type 0");
            if (!in.tokens().is(token, ".")) {
                throw in.refusal(token, LABEL, ". for gateway type 0");
            }
        }

        @Override
        public int check(RecordType type, byte[] wire, int at) {
            return at;
        }

        @Override
        public int print(byte[] wire, int at, OctetBuffer out) {
            out.u8('.');
            return at;
        }
    }
}
