package dev.koder.herald.domain.dns;

/** The text form of IPv4 addresses: four decimal numbers without leading zeros (RFC 6943, section 3.1.1, the strict form). */
public final class Ipv4 {
    /** What {@link #read} takes, in words. */
    public static final String EXPECTED = "an IPv4 address such as 192.0.2.1";

    private Ipv4() {}

    /** Appends the four octets of the address in {@code text}; answers false, with {@code out} unchanged, when it is none. */
    public static boolean read(byte[] text, int from, int to, OctetBuffer out) {
        long address = 0;
        int at = from;
        for (int part = 0; part < 4; part++) {
            if (part > 0 && (at == to || text[at++] != '.')) {
                return false;
            }
            int digits = at;
            int number = 0;
            while (at < to && text[at] >= '0' && text[at] <= '9' && at - digits < 3) {
                number = number * 10 + (text[at++] - '0');
            }
            if (at == digits || number > 255 || (text[digits] == '0' && at - digits > 1)) {
                return false;
            }
            address = address << 8 | number;
        }
        if (at != to) {
            return false;
        }
        out.u32(address);
        return true;
    }

    /** Appends the text of the four octets at {@code at}. */
    public static void print(byte[] octets, int at, OctetBuffer out) {
        for (int i = 0; i < 4; i++) {
            if (i > 0) {
                out.u8('.');
            }
            out.decimal(octets[at + i] & 0xff);
        }
    }
}
