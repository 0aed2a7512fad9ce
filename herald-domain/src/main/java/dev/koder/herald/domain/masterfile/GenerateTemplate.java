package dev.koder.herald.domain.masterfile;

import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.Tokens;
import java.nio.charset.StandardCharsets;

/** An owner or rdata of {@code $GENERATE} in which {@code $} stands for the value. */
final class GenerateTemplate {
    private static final int WIDEST = 255;

    private GenerateTemplate() {}

    /** Appends the token with each {@code $} replaced; false when a <code>${</code> is none. */
    static boolean expand(Tokens tokens, int token, long value, OctetBuffer out) {
        byte[] text = tokens.text();
        int to = tokens.end(token);
        for (int i = tokens.start(token); i < to; i++) {
            byte octet = text[i];
            if (octet == '\\' && i + 1 < to) {
                i++;
                if (text[i] != '"' || !tokens.isQuoted(token)) {
                    out.u8('\\');
                }
                out.u8(text[i]);
            } else if (octet != '$') {
                out.u8(octet);
            } else if (i + 1 < to && text[i + 1] == '$') {
                out.ascii("\\$");
                i++;
            } else if (i + 1 < to && text[i + 1] == '{') {
                int end = closing(text, i + 2, to);
                if (end == to
                        || !modified(new String(text, i + 2, end - i - 2, StandardCharsets.ISO_8859_1), value, out)) {
                    return false;
                }
                i = end;
            } else {
                out.decimal(value);
            }
        }
        return true;
    }

    private static int closing(byte[] text, int from, int to) {
        int at = from;
        while (at < to && text[at] != '}') {
            at++;
        }
        return at;
    }

    /** Appends the value as {@code offset[,width[,base]]} says. */
    private static boolean modified(String modifier, long value, OctetBuffer out) {
        String[] parts = modifier.split(",", -1);
        boolean isWhole = parts.length <= 3
                && parts[0].matches("[+-]?[0-9]{1,9}")
                && (parts.length < 2 || parts[1].matches("[0-9]{1,3}"))
                && (parts.length < 3 || parts[2].matches("[doxXnN]"));
        int width = isWhole && parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
        long shifted = isWhole ? value + Long.parseLong(parts[0]) : -1;
        if (shifted < 0 || width > WIDEST) {
            return false;
        }
        print(shifted, width, parts.length < 3 ? 'd' : parts[2].charAt(0), out);
        return true;
    }

    private static void print(long value, int width, char base, OctetBuffer out) {
        switch (base) {
            case 'n' -> nibbles(value, width, false, out);
            case 'N' -> nibbles(value, width, true, out);
            case 'o' -> padded(Long.toOctalString(value), width, out);
            case 'x' -> padded(Long.toHexString(value), width, out);
            case 'X' -> padded(Long.toHexString(value).toUpperCase(java.util.Locale.ROOT), width, out);
            default -> padded(Long.toString(value), width, out);
        }
    }

    private static void padded(String digits, int width, OctetBuffer out) {
        out.ascii("0".repeat(Math.max(0, width - digits.length()))).ascii(digits);
    }

    /** Appends hexadecimal digits from the lowest on, dots between; the width counts both. */
    private static void nibbles(long value, int width, boolean isUpper, OctetBuffer out) {
        long rest = value;
        int left = width;
        do {
            char digit = Character.forDigit((int) (rest & 15), 16);
            out.u8(isUpper ? Character.toUpperCase(digit) : digit);
            rest >>= 4;
            left--;
            if (left > 0 || rest != 0) {
                out.u8('.');
                left--;
            }
        } while (rest != 0 || left > 0);
    }
}
