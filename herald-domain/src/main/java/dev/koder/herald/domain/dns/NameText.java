package dev.koder.herald.domain.dns;

/** The text form of names (RFC 1035, section 5.1): octets to wire and back, without strings in between. */
final class NameText {
    /** The longest name in wire form, final root label included (RFC 1035, section 2.3.4). */
    static final int LONGEST_NAME = 255;

    static final int LONGEST_LABEL = 63;

    // What can be wrong with a name, as answers of read(); each has its words in expected().
    private static final int EMPTY = -1;
    private static final int EMPTY_LABEL = -2;
    private static final int LONG_LABEL = -3;
    private static final int LONG_NAME = -4;
    private static final int BAD_ESCAPE = -5;
    private static final int BAD_OCTET = -6;
    private static final int MAIL_ADDRESS = -7;
    private static final int NOT_ASCII = -8;

    private static final int PLAIN = 0;
    private static final int DOT = 1;
    private static final int ESCAPE = 2;
    private static final int AT_SIGN = 3;
    private static final int REFUSED = 4;
    private static final int HIGH = 5;
    private static final byte[] KIND = kinds();

    private NameText() {}

    private static byte[] kinds() {
        byte[] kind = new byte[256];
        java.util.Arrays.fill(kind, 0, 0x21, (byte) REFUSED);
        java.util.Arrays.fill(kind, 0x7f, 256, (byte) HIGH);
        kind[0x7f] = REFUSED;
        for (char c : "\"();".toCharArray()) {
            kind[c] = REFUSED;
        }
        kind['.'] = DOT;
        kind['\\'] = ESCAPE;
        kind['@'] = AT_SIGN;
        return kind;
    }

    /**
     * Writes the wire form of the name in {@code text} to {@code out}, which has room for 255 octets from {@code at} on.
     *
     * @param origin the wire form appended to a name without final dot
     * @return the length of the wire form, or a negative code for {@link #expected}
     */
    static int read(byte[] text, int from, int to, byte[] origin, byte[] out, int at) {
        if (to - from == 1 && text[from] == '@') {
            return append(origin, out, at, at);
        }
        if (to - from == 1 && text[from] == '.') {
            out[at] = 0;
            return 1;
        }
        return from == to ? EMPTY : readLabels(text, from, to, origin, out, at);
    }

    private static int readLabels(byte[] text, int from, int to, byte[] origin, byte[] out, int at) {
        int limit = at + LONGEST_NAME;
        int label = at;
        int next = at + 1;
        int i = from;
        while (i < to) {
            int octet = text[i++] & 0xff;
            int kind = KIND[octet];
            if (kind == PLAIN && next < limit) {
                out[next++] = (byte) octet;
            } else if (kind == DOT) {
                int length = next - label - 1;
                if (length == 0 || length > LONGEST_LABEL || next >= limit) {
                    return length == 0 ? EMPTY_LABEL : length > LONGEST_LABEL ? LONG_LABEL : LONG_NAME;
                }
                out[label] = (byte) length;
                label = next++;
            } else {
                if (kind == ESCAPE) {
                    octet = Escapes.read(text, i, to);
                    i += Escapes.length(text, i, to);
                }
                if (octet < 0 || kind >= AT_SIGN) {
                    return refusal(kind);
                }
                if (next >= limit) {
                    return LONG_NAME;
                }
                out[next++] = (byte) octet;
            }
        }
        return finish(label, next, origin, out, at);
    }

    private static int refusal(int kind) {
        return switch (kind) {
            case ESCAPE -> BAD_ESCAPE;
            case AT_SIGN -> MAIL_ADDRESS;
            case HIGH -> NOT_ASCII;
            default -> BAD_OCTET;
        };
    }

    /** Ends a name: with the root label after a final dot, else with the origin. */
    private static int finish(int label, int next, byte[] origin, byte[] out, int at) {
        int length = next - label - 1;
        if (length == 0) {
            out[label] = 0;
            return label + 1 - at;
        }
        if (length > LONGEST_LABEL) {
            return LONG_LABEL;
        }
        out[label] = (byte) length;
        return append(origin, out, at, next);
    }

    private static int append(byte[] origin, byte[] out, int at, int next) {
        if (next - at + origin.length > LONGEST_NAME) {
            return LONG_NAME;
        }
        System.arraycopy(origin, 0, out, next, origin.length);
        return next - at + origin.length;
    }

    /** What would have been accepted where {@link #read} answered {@code code}. */
    static String expected(int code) {
        return switch (code) {
            case EMPTY -> "a domain name";
            case EMPTY_LABEL -> "no empty label";
            case LONG_LABEL -> "labels of at most 63 octets";
            case LONG_NAME -> "a name of at most 255 octets, origin included";
            case BAD_ESCAPE -> "\\DDD from \\000 to \\255, or \\ and a character";
            case MAIL_ADDRESS -> "a dot instead of @ in a mail address, or \\@";
            case NOT_ASCII -> "ASCII; an international name is written as A-label, xn--…";
            default -> "letters, digits and - _ / *; \\DDD for other octets";
        };
    }

    /** Appends the text of the labels from {@code at} up to {@code end} (the offset of the label not shown any more), dots between. */
    static void print(byte[] wire, int at, int end, OctetBuffer out) {
        int i = at;
        while (i < end) {
            if (i > at) {
                out.u8('.');
            }
            int next = i + 1 + wire[i];
            printLabel(wire, i + 1, next, out);
            i = next;
        }
    }

    /** Appends the absolute text of the name at {@code at}; returns the offset after its root label. */
    static int printAbsolute(byte[] wire, int at, OctetBuffer out) {
        int i = at;
        if (wire[i] == 0) {
            out.u8('.');
        }
        while (wire[i] != 0) {
            int next = i + 1 + wire[i];
            printLabel(wire, i + 1, next, out);
            out.u8('.');
            i = next;
        }
        return i + 1;
    }

    /**
     * Letters, digits and {@code - _ * /} stand for themselves, other printable characters after a backslash, the rest as \DDD; so
     * do {@code [} and {@code #}: BIND takes {@code \[} at the beginning of a label for a bit-string label (RFC 2673), Knot a name that
     * begins with {@code \#} for rdata of RFC 3597.
     */
    private static void printLabel(byte[] wire, int from, int to, OctetBuffer out) {
        byte[] target = out.reserve(4 * (to - from));
        int at = out.size();
        for (int i = from; i < to; i++) {
            int octet = wire[i] & 0xff;
            if (PRINTED_RAW[octet]) {
                target[at++] = (byte) octet;
            } else if (octet == '[' || octet == '#') {
                at += Escapes.writeNumber(octet, target, at);
            } else {
                at += Escapes.write(octet, target, at);
            }
        }
        out.grow(at - out.size());
    }

    private static final boolean[] PRINTED_RAW = printedRaw();

    private static boolean[] printedRaw() {
        boolean[] raw = new boolean[256];
        for (char c = 0; c < 128; c++) {
            raw[c] = Character.isLetterOrDigit(c) || "-_*/".indexOf(c) >= 0;
        }
        return raw;
    }
}
