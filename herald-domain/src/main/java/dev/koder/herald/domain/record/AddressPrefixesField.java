package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;
import java.util.Arrays;

/** The items of an APL record, possibly none: {@code !1:192.0.2.0/24} (RFC 3123); families 1 (IPv4) and 2 (IPv6). */
enum AddressPrefixesField implements RdataField {
    PREFIXES;

    private static final String LABEL = "prefix";
    private static final String EXPECTED = "[!]1:IPv4/0 to 32 or [!]2:IPv6/0 to 128";
    private static final int NEGATED = 0x80;

    @Override
    public void read(RdataText in, OctetBuffer out) {
        while (in.hasMore()) {
            int token = in.takeWord(LABEL, EXPECTED);
            boolean isNegated = in.text()[in.start(token)] == '!';
            int family = in.start(token) + (isNegated ? 1 : 0);
            int slash = family;
            while (slash < in.endOf(token) && in.text()[slash] != '/') {
                slash++;
            }
            if (slash == in.endOf(token)
                    || !readItem(in, family, slash, in.endOf(token), isNegated ? NEGATED : 0, out)) {
                throw in.refusal(token, LABEL, EXPECTED);
            }
        }
    }

    private static boolean readItem(RdataText in, int from, int slash, int to, int negation, OctetBuffer out) {
        int family = slash - from < 2 || in.text()[from + 1] != ':' ? 0 : in.text()[from] - '0';
        if (family != 1 && family != 2) {
            return false;
        }
        long prefix = in.decimal(slash + 1, to, 8L * octets(family));
        OctetBuffer address = new OctetBuffer(16);
        if (prefix < 0 || !field(family).readText(in.text(), from + 2, slash, address)) {
            return false;
        }
        int length = address.size();
        while (length > 0 && address.at(length - 1) == 0) {
            length--;
        }
        out.u16(family).u8((int) prefix).u8(length | negation).put(address.toArray(), 0, length);
        return true;
    }

    private static AddressField field(int family) {
        return family == 1 ? AddressField.IPV4 : AddressField.IPV6;
    }

    private static int octets(int family) {
        return family == 1 ? 4 : 16;
    }

    @Override
    public int check(RecordType type, byte[] wire, int at) {
        int item = at;
        while (item < wire.length) {
            int address = NumberField.require(type, LABEL, wire, item, 4);
            int end = NumberField.require(type, LABEL, wire, address, wire[item + 3] & 0x7f);
            if (!isItem(wire, item, end)) {
                throw Rdata.malformed(type, LABEL, wire, "family 1 or 2, a prefix that fits, no zeros at the end");
            }
            item = end;
        }
        return item;
    }

    private static boolean isItem(byte[] wire, int item, int end) {
        int family = (int) NumberField.value(wire, item, 2);
        int length = end - item - 4;
        return (family == 1 || family == 2)
                && length <= octets(family)
                && (wire[item + 2] & 0xff) <= 8 * octets(family)
                && (length == 0 || wire[end - 1] != 0);
    }

    @Override
    public int print(byte[] wire, int at, OctetBuffer out) {
        int item = at;
        while (item < wire.length) {
            int end = item + 4 + (wire[item + 3] & 0x7f);
            int family = wire[item + 1];
            out.ascii(item > at ? " " : "").ascii((wire[item + 3] & NEGATED) != 0 ? "!" : "");
            out.decimal(family).u8(':');
            field(family).printText(Arrays.copyOf(Arrays.copyOfRange(wire, item + 4, end), 16), 0, out);
            out.u8('/').decimal(wire[item + 2] & 0xff);
            item = end;
        }
        return item;
    }
}
