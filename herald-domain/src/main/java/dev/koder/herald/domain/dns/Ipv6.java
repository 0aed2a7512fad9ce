package dev.koder.herald.domain.dns;

/** The text form of IPv6 addresses: all forms of RFC 4291, section 2.2 are read, the one of RFC 5952 is written. */
public final class Ipv6 {
    /** What {@link #read} takes, in words. */
    public static final String EXPECTED = "an IPv6 address such as 2001:db8::1";

    private static final byte[] HEX = "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private Ipv6() {}

    /** Appends the 16 octets of the address in {@code text}; answers false, with {@code out} unchanged, when it is none. */
    public static boolean read(byte[] text, int from, int to, OctetBuffer out) {
        int start = out.size();
        int gap = readGroups(text, from, to, out);
        int length = out.size() - start;
        boolean whole = gap == NO_GAP ? length == 16 : gap >= 0 && length < 16;
        if (!whole) {
            out.truncate(start);
            return false;
        }
        if (gap >= 0) {
            openGap(out, gap, 16 - length);
        }
        return true;
    }

    private static final int NO_GAP = -1;
    private static final int WRONG = -2;

    /** Appends the groups written out; answers the offset of the {@code ::}, {@link #NO_GAP} or {@link #WRONG}. */
    private static int readGroups(byte[] text, int from, int to, OctetBuffer out) {
        int start = out.size();
        int gap = NO_GAP;
        int at = from;
        if (to - from >= 2 && text[from] == ':' && text[from + 1] == ':') {
            gap = start;
            at += 2;
            if (at == to) {
                return gap;
            }
        }
        while (out.size() - start < 16) {
            int end = groupEnd(text, at, to);
            if (end < to && text[end] == '.') {
                return out.size() - start <= 12 && Ipv4.read(text, at, to, out) ? gap : WRONG;
            }
            if (end == at || end - at > 4) {
                return WRONG;
            }
            out.u16(group(text, at, end));
            if (end == to) {
                return gap;
            }
            at = end + 1;
            if (at < to && text[at] == ':') {
                if (gap != NO_GAP) {
                    return WRONG;
                }
                gap = out.size();
                if (++at == to) {
                    return gap;
                }
            }
        }
        return WRONG;
    }

    /** The end of the hex digits at {@code at}; a character that is neither digit, colon nor dot makes the group empty. */
    private static int groupEnd(byte[] text, int at, int to) {
        int end = at;
        while (end < to && digit(text[end]) >= 0) {
            end++;
        }
        return end == to || text[end] == ':' || text[end] == '.' ? end : at;
    }

    private static int group(byte[] text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value << 4 | digit(text[i]);
        }
        return value;
    }

    private static int digit(byte c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    private static void openGap(OctetBuffer out, int gap, int length) {
        int tail = out.size() - gap;
        byte[] octets = out.reserve(length);
        System.arraycopy(octets, gap, octets, gap + length, tail);
        java.util.Arrays.fill(octets, gap, gap + length, (byte) 0);
        out.grow(length);
    }

    /** Appends the shortest text of the 16 octets at {@code at} (RFC 5952), IPv4-mapped addresses in mixed notation. */
    public static void print(byte[] octets, int at, OctetBuffer out) {
        if (isMapped(octets, at)) {
            out.ascii("::ffff:");
            Ipv4.print(octets, at + 12, out);
            return;
        }
        int gap = longestZeros(octets, at);
        int gapEnd = gap < 0 ? -1 : zerosEnd(octets, at, gap);
        for (int group = 0; group < 8; ) {
            if (group == gap) {
                out.ascii("::");
                group = gapEnd;
                continue;
            }
            if (group > 0 && group != gapEnd) {
                out.u8(':');
            }
            printGroup(value(octets, at, group), out);
            group++;
        }
    }

    private static boolean isMapped(byte[] octets, int at) {
        for (int i = 0; i < 10; i++) {
            if (octets[at + i] != 0) {
                return false;
            }
        }
        return octets[at + 10] == -1 && octets[at + 11] == -1;
    }

    /** The first of the longest runs of at least two zero groups, -1 when there is none. */
    private static int longestZeros(byte[] octets, int at) {
        int best = -1;
        int bestLength = 1;
        for (int group = 0; group < 8; group++) {
            int length = zerosEnd(octets, at, group) - group;
            if (length > bestLength) {
                best = group;
                bestLength = length;
            }
        }
        return best;
    }

    private static int zerosEnd(byte[] octets, int at, int group) {
        int end = group;
        while (end < 8 && value(octets, at, end) == 0) {
            end++;
        }
        return end;
    }

    private static int value(byte[] octets, int at, int group) {
        return (octets[at + 2 * group] & 0xff) << 8 | (octets[at + 2 * group + 1] & 0xff);
    }

    private static void printGroup(int value, OctetBuffer out) {
        for (int shift = value > 0xfff ? 12 : value > 0xff ? 8 : value > 0xf ? 4 : 0; shift >= 0; shift -= 4) {
            out.u8(HEX[value >> shift & 15]);
        }
    }
}
