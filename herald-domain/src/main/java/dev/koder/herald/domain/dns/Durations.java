package dev.koder.herald.domain.dns;

/** Reads the durations of zone text: plain seconds, or the sum of numbers with the units w, d, h, m and s. */
public final class Durations {
    private static final String UNITS = "wdhms";
    private static final long[] SECONDS = {604_800, 86_400, 3_600, 60, 1};

    private Durations() {}

    /** Says what {@link #read} takes. */
    public static String expected(long max) {
        return "0 to " + max + " seconds, or units such as 1h30m";
    }

    /** The seconds that the octets {@code from} to {@code to} stand for, or -1 when they are not a duration up to {@code max}. */
    public static long read(byte[] text, int from, int to, long max) {
        if (from == to) {
            return -1;
        }
        long number = 0;
        for (int i = from; i < to; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return readUnits(text, from, to, max);
            }
            number = number * 10 + digit;
            if (number > max) {
                return -1;
            }
        }
        return number;
    }

    private static long readUnits(byte[] text, int from, int to, long max) {
        long total = 0;
        int at = from;
        while (at < to) {
            int digits = at;
            long number = 0;
            while (at < to && text[at] >= '0' && text[at] <= '9' && number <= max) {
                number = number * 10 + (text[at++] - '0');
            }
            int unit = at == to || at == digits ? -1 : UNITS.indexOf(text[at++] | 0x20);
            if (unit < 0) {
                return -1;
            }
            total += number * SECONDS[unit];
            if (number > max || total > max) {
                return -1;
            }
        }
        return total;
    }
}
