package dev.koder.herald.domain.dns;

import java.nio.charset.StandardCharsets;

/**
 * An address of a machine, IPv4 or IPv6. An IPv4-mapped IPv6 address (RFC 4291, section 2.5.5.2) is the IPv4 address that
 * it holds, as both reach the same machine.
 *
 * @param high the first 64 bits; 0 for an IPv4 address
 * @param low the last 64 bits; {@code 0xffff} and the 32 bits of an IPv4 address
 */
public record IpAddress(long high, long low) {

    /** The bits of an address in its IPv6 form. */
    public static final int BITS = 128;

    /** The bits of an IPv6 address that stand before the IPv4 address in it. */
    public static final int BITS_BEFORE_IPV4 = 96;

    private static final String EXPECTED = "an address such as 192.0.2.1 or 2001:db8::1";
    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;
    private static final long MAPPED = 0xffffL;

    /**
     * Reads the text of an address.
     *
     * @throws DnsFormatException where it is none
     */
    public static IpAddress parse(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        OctetBuffer out = new OctetBuffer(IPV6_BYTES);
        if (Ipv4.read(octets, 0, octets.length, out) || Ipv6.read(octets, 0, octets.length, out)) {
            return of(out.toArray());
        }
        throw new DnsFormatException("address", text, EXPECTED);
    }

    /** The address in these 4 or 16 octets. */
    public static IpAddress of(byte[] octets) {
        if (octets.length != IPV4_BYTES && octets.length != IPV6_BYTES) {
            throw new DnsFormatException("address", octets.length + " octets", "4 or 16 octets");
        }
        return octets.length == IPV4_BYTES
                ? new IpAddress(0, MAPPED << Integer.SIZE | number(octets, 0, IPV4_BYTES))
                : new IpAddress(number(octets, 0, Long.BYTES), number(octets, Long.BYTES, IPV6_BYTES));
    }

    private static long number(byte[] octets, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number << Byte.SIZE | (octets[i] & 0xff);
        }
        return number;
    }

    public boolean isIpv4() {
        return high == 0 && low >>> Integer.SIZE == MAPPED;
    }

    /**
     * The address whose first bits are those of this one, and all others 0.
     *
     * @param bits 0 to 128, of the IPv6 form
     */
    public IpAddress masked(int bits) {
        return new IpAddress(high & mask(bits), low & mask(bits - Long.SIZE));
    }

    private static long mask(int bits) {
        if (bits <= 0) {
            return 0;
        }
        return bits >= Long.SIZE ? -1 : -1L << (Long.SIZE - bits);
    }

    /** Its text: four numbers, or the form of RFC 5952. */
    @Override
    public String toString() {
        byte[] octets = new byte[IPV6_BYTES];
        for (int i = 0; i < Long.BYTES; i++) {
            int shift = Long.SIZE - Byte.SIZE * (i + 1);
            octets[i] = (byte) (high >>> shift);
            octets[Long.BYTES + i] = (byte) (low >>> shift);
        }
        OctetBuffer out = new OctetBuffer(IPV6_BYTES);
        if (isIpv4()) {
            Ipv4.print(octets, IPV6_BYTES - IPV4_BYTES, out);
        } else {
            Ipv6.print(octets, 0, out);
        }
        return new String(out.toArray(), StandardCharsets.US_ASCII);
    }
}
