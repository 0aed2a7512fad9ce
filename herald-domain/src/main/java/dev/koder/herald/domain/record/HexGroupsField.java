package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;

/**
 * Octets in groups of hexadecimal digits: the 64-bit locators of RFC 6742 ({@code 2001:db8:1140:1000}), the EUI-48 and
 * EUI-64 addresses of RFC 7043 ({@code 00-00-5e-00-53-2a}).
 *
 * @param octetsPerGroup 1 (both digits must be given) or 2 (leading zeros may be left out; they are written, since Knot wants them)
 */
record HexGroupsField(String label, int groups, int octetsPerGroup, char separator, String example)
        implements RdataField {
    @Override
    public void read(RdataText in, OctetBuffer out) {
        String expected = groups + " groups such as " + example;
        int token = in.takeWord(label, expected);
        byte[] text = in.text();
        int at = in.start(token);
        int end = in.endOf(token);
        for (int group = 0; group < groups; group++) {
            int next = at;
            while (next < end && text[next] != separator) {
                next++;
            }
            boolean isLast = group == groups - 1;
            long value = hex(text, at, next);
            if (value < 0 || isLast != (next == end)) {
                throw in.refusal(token, label, expected);
            }
            NumberField.append(value, octetsPerGroup, out);
            at = next + 1;
        }
    }

    private long hex(byte[] text, int from, int to) {
        int least = octetsPerGroup == 1 ? 2 : 1;
        long value = to - from < least || to - from > 2 * octetsPerGroup ? -1 : 0;
        for (int i = from; i < to && value >= 0; i++) {
            int digit = Character.digit(text[i], 16);
            value = digit < 0 ? -1 : value << 4 | digit;
        }
        return value;
    }

    @Override
    public int check(RecordType type, byte[] wire, int at) {
        return NumberField.require(type, label, wire, at, groups * octetsPerGroup);
    }

    @Override
    public int print(byte[] wire, int at, OctetBuffer out) {
        for (int group = 0; group < groups; group++) {
            if (group > 0) {
                out.u8(separator);
            }
            int value = (int) NumberField.value(wire, at + group * octetsPerGroup, octetsPerGroup);
            for (int shift = 8 * octetsPerGroup - 4; shift >= 0; shift -= 4) {
                out.u8(Character.forDigit((value >> shift) & 15, 16));
            }
        }
        return at + groups * octetsPerGroup;
    }
}
