package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Seconds since 1970 in four octets, as {@code YYYYMMDDHHmmSS} in UTC or a plain number (RFC 4034, section 3.2). */
record TimestampField(String label) implements RdataField {
    private static final String EXPECTED = "YYYYMMDDHHmmSS, or 0 to 4294967295";
    private static final long MAX = 0xffff_ffffL;

    @Override
    public void read(RdataText in, OctetBuffer out) {
        int token = in.takeWord(label, EXPECTED);
        long seconds = in.endOf(token) - in.start(token) == 14
                ? ofDate(in.decimal(token, Long.MAX_VALUE / 100))
                : in.decimal(token, MAX);
        if (seconds < 0 || seconds > MAX) {
            throw in.refusal(token, label, EXPECTED);
        }
        out.u32(seconds);
    }

    /** Seconds since 1970 of a date written as one number, or -1. */
    private static long ofDate(long digits) {
        int date = (int) (digits / 1_000_000);
        int time = (int) (digits % 1_000_000);
        try {
            return LocalDateTime.of(
                            date / 10_000, date / 100 % 100, date % 100, time / 10_000, time / 100 % 100, time % 100)
                    .toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeException _) {
            return -1;
        }
    }

    @Override
    public int check(RecordType type, byte[] wire, int at) {
        return NumberField.require(type, label, wire, at, 4);
    }

    @Override
    public int print(byte[] wire, int at, OctetBuffer out) {
        LocalDateTime time =
                LocalDateTime.ofInstant(Instant.ofEpochSecond(NumberField.value(wire, at, 4)), ZoneOffset.UTC);
        out.decimal(time.getYear() * 10_000_000_000L
                + time.getMonthValue() * 100_000_000L
                + time.getDayOfMonth() * 1_000_000L
                + time.getHour() * 10_000L
                + time.getMinute() * 100L
                + time.getSecond());
        return at + 4;
    }
}
