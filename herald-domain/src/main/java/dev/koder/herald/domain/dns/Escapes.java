package dev.koder.herald.domain.dns;

/** The escapes of zone text (RFC 1035, section 5.1): {@code \DDD} for an octet, {@code \X} for a character that is not a digit. */
public final class Escapes {
    private Escapes() {}

    /** The octet escaped by the text after a backslash at {@code at - 1}, or -1 when it is not an escape. */
    public static int read(byte[] text, int at, int to) {
        if (at >= to || text[at] < 0x20 || text[at] == 0x7f) {
            return -1;
        }
        if (!isDigit(text[at])) {
            return text[at];
        }
        if (to - at < 3 || !isDigit(text[at + 1]) || !isDigit(text[at + 2])) {
            return -1;
        }
        int octet = (text[at] - '0') * 100 + (text[at + 1] - '0') * 10 + (text[at + 2] - '0');
        return octet <= 255 ? octet : -1;
    }

    /** How many octets the escape after the backslash takes: three digits or one character. */
    public static int length(byte[] text, int at, int to) {
        return at < to && isDigit(text[at]) ? 3 : 1;
    }

    /** Writes {@code octet} as {@code \X} where printable, else as {@code \DDD}; returns how many octets that took. */
    static int write(int octet, byte[] out, int at) {
        if (octet > 0x20 && octet < 0x7f) {
            out[at] = '\\';
            out[at + 1] = (byte) octet;
            return 2;
        }
        return writeNumber(octet, out, at);
    }

    /** Writes {@code octet} as {@code \DDD}; returns how many octets that took. */
    static int writeNumber(int octet, byte[] out, int at) {
        out[at] = '\\';
        out[at + 1] = (byte) ('0' + octet / 100);
        out[at + 2] = (byte) ('0' + octet / 10 % 10);
        out[at + 3] = (byte) ('0' + octet % 10);
        return 4;
    }

    private static boolean isDigit(byte octet) {
        return octet >= '0' && octet <= '9';
    }
}
