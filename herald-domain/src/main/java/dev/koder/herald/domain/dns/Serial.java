package dev.koder.herald.domain.dns;

/**
 * A zone's SOA serial: an unsigned 32-bit number that wraps (RFC 1982).
 *
 * <p>Serials have no total order. Two serials exactly 2^31 apart are neither before nor after each other.
 *
 * @param value 0 to 4294967295
 */
public record Serial(long value) {
    /** The largest serial; the one after it is 0. */
    public static final long MAX_VALUE = 0xffff_ffffL;

    private static final long HALF = 1L << 31;

    public Serial {
        if (value < 0 || value > MAX_VALUE) {
            throw new DnsFormatException("serial", Long.toString(value), "0 to " + MAX_VALUE);
        }
    }

    /** Reads a plain decimal number. */
    public static Serial parse(String text) {
        boolean isNumber =
                !text.isEmpty() && text.length() <= 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!isNumber || Long.parseLong(text) > MAX_VALUE) {
            throw new DnsFormatException("serial", text, "0 to " + MAX_VALUE);
        }
        return new Serial(Long.parseLong(text));
    }

    /** The serial one step on. */
    public Serial next() {
        return plus(1);
    }

    /** The serial {@code steps} further on, wrapping; {@code steps} is 0 to 2147483647 (RFC 1982, section 3.1). */
    public Serial plus(long steps) {
        if (steps < 0 || steps >= HALF) {
            throw new DnsFormatException("serial increment", Long.toString(steps), "0 to " + (HALF - 1));
        }
        return new Serial((value + steps) & MAX_VALUE);
    }

    /** Whether this serial follows {@code other} (RFC 1982, section 3.2); false both ways when they are 2^31 apart. */
    public boolean isAfter(Serial other) {
        long distance = (value - other.value) & MAX_VALUE;
        return distance != 0 && distance < HALF;
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
