package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;

/**
 * The rdata of LOC (RFC 1876): latitude, longitude, altitude, then size and precisions, which may be left out in text:
 * {@code 52 22 23.000 N 4 53 32.000 E -2.00m 1m 10000m 10m}.
 */
enum LocationField implements RdataField {
    LOCATION;

    private static final int OCTETS = 16;
    private static final long EQUATOR = 1L << 31;
    private static final long MILLISECONDS_PER_DEGREE = 3_600_000;
    private static final long BASE_CENTIMETRES = 10_000_000;
    private static final String EXPECTED_LENGTH = "metres such as 10m, 0 to 90000000";

    @Override
    public void read(RdataText in, OctetBuffer out) {
        long latitude = angle(in, "latitude", 90, 'N', 'S');
        long longitude = angle(in, "longitude", 180, 'E', 'W');
        long altitude = centimetres(in, "altitude", -BASE_CENTIMETRES, 0xffff_ffffL - BASE_CENTIMETRES);
        out.u8(0);
        out.u8(in.hasMore() ? length(in, "size") : 0x12);
        out.u8(in.hasMore() ? length(in, "horizontal precision") : 0x16);
        out.u8(in.hasMore() ? length(in, "vertical precision") : 0x13);
        out.u32(latitude).u32(longitude).u32(altitude + BASE_CENTIMETRES);
    }

    /** Takes degrees, optional minutes and seconds, and the hemisphere; answers the wire value. */
    private static long angle(RdataText in, String field, int most, char positive, char negative) {
        String expected = "degrees 0 to " + most + ", minutes, seconds and " + positive + " or " + negative;
        long milliseconds = in.number(field, most) * MILLISECONDS_PER_DEGREE;
        long unit = 60_000;
        while (true) {
            int token = in.takeWord(field, expected);
            boolean isLetter = in.endOf(token) - in.start(token) == 1;
            boolean isNegative = isLetter && in.text()[in.start(token)] == negative;
            if (isNegative || (isLetter && in.text()[in.start(token)] == positive)) {
                if (milliseconds > most * MILLISECONDS_PER_DEGREE) {
                    throw in.refusal(token, field, expected);
                }
                return isNegative ? EQUATOR - milliseconds : EQUATOR + milliseconds;
            }
            long part = unit == 60_000 ? in.decimal(token, 59) * 1000 : thousandths(in, token);
            if (part < 0 || part >= 60_000 || unit < 1000) {
                throw in.refusal(token, field, expected);
            }
            milliseconds += part * (unit / 1000);
            unit /= 60;
        }
    }

    /** A decimal number with up to three places, in thousandths; -1 for anything else. */
    private static long thousandths(RdataText in, int token) {
        return scaled(in, in.start(token), in.endOf(token), 3, 59);
    }

    private static long scaled(RdataText in, int from, int to, int places, long most) {
        int dot = from;
        while (dot < to && in.text()[dot] != '.') {
            dot++;
        }
        long whole = in.decimal(from, dot, most);
        int digits = dot == to ? 0 : to - dot - 1;
        long fraction = dot == to ? 0 : in.decimal(dot + 1, to, 999);
        if (whole < 0 || fraction < 0 || digits > places) {
            return -1;
        }
        for (int i = 0; i < places; i++) {
            whole *= 10;
            fraction *= i < places - digits ? 10 : 1;
        }
        return whole + fraction;
    }

    /** Takes metres with up to two places and an optional m. */
    private static long centimetres(RdataText in, String field, long least, long most) {
        String expected = "metres such as 10m, " + least / 100 + " to " + most / 100;
        int token = in.takeWord(field, expected);
        int from = in.start(token);
        int to = in.endOf(token);
        boolean isNegative = in.text()[from] == '-';
        boolean hasUnit = to - from > 1 && (in.text()[to - 1] | 0x20) == 'm';
        long value = scaled(in, isNegative ? from + 1 : from, hasUnit ? to - 1 : to, 2, most / 100);
        long signed = isNegative ? -value : value;
        if (value < 0 || signed < least || signed > most) {
            throw in.refusal(token, field, expected);
        }
        return signed;
    }

    /** Takes a length; answers mantissa and exponent of its centimetres, the mantissa rounded down. */
    private static int length(RdataText in, String field) {
        long centimetres = centimetres(in, field, 0, 9_000_000_000L);
        int exponent = 0;
        while (centimetres > 9) {
            centimetres /= 10;
            exponent++;
        }
        return (int) centimetres << 4 | exponent;
    }

    @Override
    public int check(RecordType type, byte[] wire, int at) {
        int end = NumberField.require(type, "rdata", wire, at, OCTETS);
        boolean isWhole = wire[at] == 0
                && isLength(wire[at + 1])
                && isLength(wire[at + 2])
                && isLength(wire[at + 3])
                && isAngle(wire, at + 4, 90)
                && isAngle(wire, at + 8, 180);
        if (!isWhole) {
            throw Rdata.malformed(
                    type,
                    "rdata",
                    wire,
                    "version 0, " + EXPECTED_LENGTH + ", latitude to 90 and longitude to 180 degrees");
        }
        return end;
    }

    /** Mantissa and exponent of 0 to 9; zero has exponent zero, so that each length has one form. */
    private static boolean isLength(byte octet) {
        int mantissa = (octet >> 4) & 15;
        int exponent = octet & 15;
        return mantissa <= 9 && exponent <= 9 && (mantissa > 0 || exponent == 0);
    }

    private static boolean isAngle(byte[] wire, int at, int most) {
        return Math.abs(NumberField.value(wire, at, 4) - EQUATOR) <= most * MILLISECONDS_PER_DEGREE;
    }

    @Override
    public int print(byte[] wire, int at, OctetBuffer out) {
        printAngle(NumberField.value(wire, at + 4, 4) - EQUATOR, 'N', 'S', out);
        printAngle(NumberField.value(wire, at + 8, 4) - EQUATOR, 'E', 'W', out);
        long altitude = NumberField.value(wire, at + 12, 4) - BASE_CENTIMETRES;
        out.ascii(altitude < 0 ? "-" : "");
        printMetres(Math.abs(altitude), out);
        for (int i = 1; i <= 3; i++) {
            out.u8(' ');
            printMetres(((wire[at + i] >> 4) & 15) * (long) Math.pow(10, wire[at + i] & 15), out);
        }
        return at + OCTETS;
    }

    private static void printAngle(long signed, char positive, char negative, OctetBuffer out) {
        long milliseconds = Math.abs(signed);
        out.decimal(milliseconds / MILLISECONDS_PER_DEGREE).u8(' ');
        out.decimal(milliseconds / 60_000 % 60).u8(' ');
        out.decimal(milliseconds / 1000 % 60).u8('.');
        printDigits(milliseconds % 1000, 100, out);
        out.u8(' ').u8(signed < 0 ? negative : positive).u8(' ');
    }

    private static void printMetres(long centimetres, OctetBuffer out) {
        out.decimal(centimetres / 100).u8('.');
        printDigits(centimetres % 100, 10, out);
        out.u8('m');
    }

    private static void printDigits(long value, int highest, OctetBuffer out) {
        for (int unit = highest; unit > 0; unit /= 10) {
            out.u8((int) ('0' + value / unit % 10));
        }
    }
}
